// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/flows/line_faults.h"

#include <algorithm>

namespace streamscope::flows {
namespace {

QByteArray field(const QString &text)
{
    QByteArray bytes = text.toUtf8();
    if (!bytes.contains(',') && !bytes.contains('"') && !bytes.contains('\n') && !bytes.contains('\r'))
        return bytes;
    return '"' + bytes.replace('"', "\"\"") + '"';
}

QByteArray name(LineFault::Outcome outcome)
{
    switch (outcome) {
    case LineFault::Outcome::NotRead: return "not read";
    case LineFault::Outcome::NotSent: return "not sent";
    case LineFault::Outcome::Failed: return "failed";
    case LineFault::Outcome::InDoubt: return "in doubt";
    }
    return {};
}

quint64 linesOf(const LineFault &fault)
{
    return static_cast<quint64>(fault.lastLine - fault.line + 1);
}

QList<LineFault> joined(QList<LineFault> list)
{
    std::stable_sort(list.begin(), list.end(), [](const LineFault &a, const LineFault &b) { return a.line < b.line; });
    QList<LineFault> ranges;
    for (LineFault &fault : list) {
        LineFault *before = ranges.isEmpty() ? nullptr : &ranges.last();
        if (before && before->lastLine + 1 == fault.line && before->outcome == fault.outcome && before->error.code == fault.error.code &&
            before->error.message == fault.error.message)
            before->lastLine = fault.lastLine;
        else
            ranges.append(std::move(fault));
    }
    return ranges;
}

} // namespace

void LineFaults::add(const LineFault &fault)
{
    m_lines += linesOf(fault);
    if (m_list.size() >= kMost && m_unlisted == 0)
        m_list = joined(std::move(m_list));
    if (m_list.size() >= kMost) {
        m_unlisted += linesOf(fault);
        return;
    }
    m_list.append(fault);
    // One sentence for many lines is kept once.
    if (m_list.size() > 1 && m_list[m_list.size() - 2].error.message == fault.error.message)
        m_list.last().error = m_list[m_list.size() - 2].error;
}

void LineFaults::cutBehind(qint64 line)
{
    m_list.removeIf([line](const LineFault &fault) { return fault.line > line; });
    m_lines = m_unlisted;
    for (LineFault &fault : m_list) {
        fault.lastLine = std::min(fault.lastLine, line);
        m_lines += linesOf(fault);
    }
}

QList<LineFault> LineFaults::list() const
{
    return joined(m_list);
}

QByteArray faultsCsv(const QList<LineFault> &faults, quint64 unlisted)
{
    QByteArray csv = "first_line,last_line,outcome,error\r\n";
    for (const LineFault &fault : faults)
        csv += QByteArray::number(fault.line) + ',' + QByteArray::number(fault.lastLine) + ',' + name(fault.outcome) + ',' +
               field(fault.error.message) + "\r\n";
    if (unlisted > 0)
        csv += ",,not listed," + QByteArray::number(unlisted) + " more lines\r\n";
    return csv;
}

} // namespace streamscope::flows
