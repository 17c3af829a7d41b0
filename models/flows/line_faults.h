// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/kafka_error.h"

#include <QByteArray>
#include <QList>

namespace streamscope::flows {

/// Lines of a file, one after the other, that were not written for certain, for one and the same reason.
struct LineFault {
    enum class Outcome {
        NotRead,  ///< it is no message
        NotSent,  ///< certainly not written
        Failed,   ///< refused
        InDoubt   ///< it may have been written
    };
    qint64 line = 0; ///< the first
    Outcome outcome = Outcome::NotRead;
    core::KafkaError error;
    qint64 lastLine = line;
};

/// Gathers lines in any order. Bounded; what does not fit is counted.
class LineFaults {
public:
    static constexpr qsizetype kMost = 200'000; ///< ranges; more than a producer's queue holds

    void add(const LineFault &fault);
    /// Leaves out what is behind a line.
    void cutBehind(qint64 line);
    void clear() { *this = {}; }
    [[nodiscard]] QList<LineFault> list() const; ///< by line, neighbours joined
    [[nodiscard]] quint64 lines() const { return m_lines; }
    [[nodiscard]] quint64 unlisted() const { return m_unlisted; } ///< of these lines in no range

private:
    QList<LineFault> m_list;
    quint64 m_lines = 0;
    quint64 m_unlisted = 0;
};

/// "first_line,last_line,outcome,error" as CSV; unlisted: lines that are told as a number at its end.
[[nodiscard]] QByteArray faultsCsv(const QList<LineFault> &faults, quint64 unlisted = 0);

} // namespace streamscope::flows
