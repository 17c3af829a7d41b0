// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/report.h"

#include <QFile>

#include <algorithm>
#include <cmath>
#include <cstdio>

#include <sys/mman.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace streamscope::benchmarks {

void report(const Line &line)
{
    const QString row = u"| %1 | %2 | %3 | %4 | %5 | %6 |\n"_s.arg(
        line.what, line.ours, line.peer, line.ratio > 0 ? decimal(line.ratio) : u"–"_s, line.target, line.met ? u"met"_s : u"missed"_s);
    std::fputs(row.toUtf8().constData(), stdout);
    std::fflush(stdout);
}

void tell(const QString &sentence)
{
    std::fprintf(stderr, "%s\n", sentence.toUtf8().constData());
}

double percentile(std::vector<double> values, double percent)
{
    if (values.empty())
        return std::nan("");
    std::sort(values.begin(), values.end());
    const auto at = static_cast<std::size_t>(std::ceil(percent / 100.0 * static_cast<double>(values.size())));
    return values[std::clamp<std::size_t>(at, 1, values.size()) - 1];
}

double median(std::vector<double> values)
{
    return percentile(std::move(values), 50);
}

std::pair<double, double> alternate(int rounds, const std::function<double()> &ours, const std::function<double()> &peer)
{
    std::vector<double> a;
    std::vector<double> b;
    for (int i = 0; i < rounds; ++i) {
        a.push_back(ours());
        b.push_back(peer());
        tell(u"  round %1: %2 against %3"_s.arg(i + 1).arg(a.back(), 0, 'g', 4).arg(b.back(), 0, 'g', 4));
    }
    return {median(std::move(a)), median(std::move(b))};
}

void warmMemory(std::size_t bytes)
{
    constexpr std::size_t kPage = 4096;
    void *const memory = ::mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED)
        return;
    ::madvise(memory, bytes, MADV_HUGEPAGE);
    for (std::size_t at = 0; at < bytes; at += kPage)
        static_cast<volatile char *>(memory)[at] = 1;
    ::munmap(memory, bytes);
}

double residentBytes()
{
    QFile file(u"/proc/self/statm"_s);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    return file.readAll().split(' ').value(1).toDouble() * static_cast<double>(::sysconf(_SC_PAGESIZE));
}

QString millions(double perSecond)
{
    return decimal(perSecond / 1e6) + u" M/s"_s;
}

QString milliseconds(double ms)
{
    return decimal(ms, ms < 1 ? 3 : ms < 100 ? 1 : 0) + u" ms"_s;
}

QString decimal(double value, int digits)
{
    return QString::number(value, 'f', digits);
}

QString atMost(double ms)
{
    return u"≤ %1 ms"_s.arg(ms);
}

} // namespace streamscope::benchmarks
