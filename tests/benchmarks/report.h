// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>
#include <utility>
#include <vector>

namespace streamscope::benchmarks {

/// A line of the table: what was measured, the named peer in the same run, the ratio, the target.
struct Line {
    QString what;
    QString ours;
    QString peer; ///< its name and its figure
    double ratio = 0;
    QString target;
    bool met = false;
};

/// Prints it as a line of a Markdown table on standard output.
void report(const Line &line);
/// What is going on, on standard error.
void tell(const QString &sentence);

[[nodiscard]] double median(std::vector<double> values);
[[nodiscard]] double percentile(std::vector<double> values, double percent);

/// Runs both in turn, A B A B …, and gives the median of each.
[[nodiscard]] std::pair<double, double> alternate(int rounds, const std::function<double()> &ours, const std::function<double()> &peer);

/// Touches so much memory and gives it back: a virtual machine may have to ask its host for every page that was long unused,
/// which would be measured instead of the program. The kernel still clears each page for the one that gets it.
void warmMemory(std::size_t bytes);

/// Of this process.
[[nodiscard]] double residentBytes();

[[nodiscard]] QString millions(double perSecond); ///< "1.92 M/s"
[[nodiscard]] QString milliseconds(double ms);    ///< "3.1 ms"
[[nodiscard]] QString decimal(double value, int digits = 2);
/// "≤ 16 ms"
[[nodiscard]] QString atMost(double ms);

} // namespace streamscope::benchmarks
