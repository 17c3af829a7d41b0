// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QValidator>

class QLineEdit;

namespace streamscope::widgets {

/// Lets a line of text be long – a QLineEdit cuts in silence at 32,767 characters – and refuses, with a sentence in a tool tip, what
/// is too long to be edited in a line: nothing of it is taken then.
class LongLine final : public QValidator {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LongLine)

public:
    static constexpr qsizetype kLongest = 256 << 10; ///< UTF-16 units

    /// Becomes the validator of the line, and its child. longest: UTF-16 units.
    explicit LongLine(QLineEdit *line, qsizetype longest = kLongest);
    ~LongLine() override;

    State validate(QString &text, int &position) const override;

Q_SIGNALS:
    void refused(const QString &sentence) const;

private:
    QLineEdit *m_line;
    const qsizetype m_longest;
};

} // namespace streamscope::widgets
