// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/long_line.h"

#include <QLineEdit>
#include <QLocale>
#include <QToolTip>

namespace streamscope::widgets {

LongLine::LongLine(QLineEdit *line, qsizetype longest)
    : QValidator(line)
    , m_line(line)
    , m_longest(longest)
{
    line->setMaxLength(static_cast<int>(longest + 1)); // one more than is valid, so that the line takes back what is pasted instead of cutting it
    line->setValidator(this);
}

LongLine::~LongLine() = default;

QValidator::State LongLine::validate(QString &text, int & /*position*/) const
{
    if (text.size() <= m_longest)
        return Acceptable;
    const QString sentence = tr("That is not taken: more than %1 characters are too many for a line.").arg(QLocale().toString(m_longest));
    QToolTip::showText(m_line->mapToGlobal(QPoint(0, m_line->height())), sentence, m_line);
    Q_EMIT refused(sentence);
    return Invalid;
}

} // namespace streamscope::widgets
