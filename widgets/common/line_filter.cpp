// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/line_filter.h"

#include "widgets/common/long_line.h"

#include <QCoreApplication>
#include <QEvent>
#include <QLineEdit>

namespace streamscope::widgets {
namespace {

constexpr int kQtLongest = 32'767; // what a QLineEdit takes that was not told otherwise

} // namespace

LineFilter::LineFilter(QObject *parent)
    : QObject(parent)
{
    QCoreApplication::instance()->installEventFilter(this);
}

LineFilter::~LineFilter() = default;

bool LineFilter::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::Polish)
        return false;
    if (auto *line = qobject_cast<QLineEdit *>(watched); line && !line->validator() && line->maxLength() == kQtLongest)
        new LongLine(line);
    return false;
}

} // namespace streamscope::widgets
