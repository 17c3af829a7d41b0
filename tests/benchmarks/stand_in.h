// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/benchmarks/prepared_data.h"

#include <QProcess>

namespace streamscope::benchmarks {

/// The stand-in broker (streamscope-bench-broker) in a process of its own: topics "bench-0" …, whose batches are prepared.
class StandIn {
public:
    struct Options {
        int topics = 1;
        int partitions = 4;
        Codec codec = Codec::None;
        int batch = 1000;   ///< messages in a batch
        qint64 history = 0; ///< messages in each partition at the start
        qint64 rate = 0;    ///< messages a second that arrive in each topic; 0: none
    };
    /// Values repeat with that period, so that its memory is bounded: number = offset % period.
    static constexpr int kPeriodBatches = 64;

    explicit StandIn(const Options &options);
    ~StandIn();
    [[nodiscard]] QString bootstrap() const { return m_bootstrap; }
    [[nodiscard]] QString topic(int index = 0) const { return QStringLiteral("bench-%1").arg(index); }

private:
    QProcess m_process;
    QString m_bootstrap;
};

} // namespace streamscope::benchmarks
