// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/long_line.h"

#include <QLineEdit>
#include <QLocale>
#include <QToolTip>

namespace streamscope::widgets {

LongLine::LongLine(QLineEdit *line)
    : QValidator(line)
    , m_line(line)
{
    line->setMaxLength(kLongest + 1); // one more than is valid, so that the line takes back what is pasted instead of cutting it
    line->setValidator(this);
}

LongLine::~LongLine() = default;

QValidator::State LongLine::validate(QString &text, int & /*position*/) const
{
    if (text.size() <= kLongest)
        return Acceptable;
    const QString sentence = tr("That is not taken: more than %1 characters are too many for a line.").arg(QLocale().toString(kLongest));
    QToolTip::showText(m_line->mapToGlobal(QPoint(0, m_line->height())), sentence, m_line);
    Q_EMIT refused(sentence);
    return Invalid;
}

} // namespace streamscope::widgets
