// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPlainTextEdit>

namespace streamscope::widgets {

/// A text field that hands what is too large for it to somebody else instead of freezing over it.
class BoundedTextEdit : public QPlainTextEdit {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BoundedTextEdit)

public:
    /// largest: in UTF-16 units, of one paste.
    explicit BoundedTextEdit(qsizetype largest, QWidget *parent = nullptr);
    ~BoundedTextEdit() override;

Q_SIGNALS:
    void tooLarge(const QString &text); ///< it was not inserted

protected:
    void insertFromMimeData(const QMimeData *source) override;

private:
    qsizetype m_largest;
};

} // namespace streamscope::widgets
