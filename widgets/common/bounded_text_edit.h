// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPlainTextEdit>

namespace streamscope::widgets {

/// A text field that hands what is too large for it to somebody else instead of freezing over it, and that tells its text exactly.
class BoundedTextEdit : public QPlainTextEdit {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BoundedTextEdit)

public:
    /// largest: in UTF-16 units, of one paste.
    explicit BoundedTextEdit(qsizetype largest, QWidget *parent = nullptr);
    ~BoundedTextEdit() override;

    /// The text with its no-break spaces and line separators; toPlainText() has blanks and line feeds for them.
    [[nodiscard]] QString exactText() const;

    void replaceText(const QString &text); ///< the whole; can be undone

Q_SIGNALS:
    void tooLarge(const QString &text); ///< it was not inserted
    void lineEndsChanged();             ///< what was pasted had line ends that are line feeds now

protected:
    void insertFromMimeData(const QMimeData *source) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    qsizetype m_largest;
};

} // namespace streamscope::widgets
