// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cluster/connection.h"
#include "tests/benchmarks/prepared_data.h"

#include <QElapsedTimer>

#include <functional>
#include <initializer_list>
#include <memory>

namespace streamscope::benchmarks {

/// A topic of prepared data: values of 300 B in a few partitions, on the stand-in or on real Kafka.
struct Source {
    static constexpr int kPartitions = 4;

    QString name; ///< "stand-in, none, 3 M × 300 B"
    QString bootstrap;
    QString topic;
    qint64 perPartition = 0;
    quint64 period = 0; ///< the values repeat after so many numbers; 0: they do not
    bool standIn = false;

    [[nodiscard]] qint64 total() const { return perPartition * kPartitions; }
    /// The number that the value at an offset was made of.
    [[nodiscard]] quint64 number(qint64 offset) const
    {
        return period > 0 ? static_cast<quint64>(offset) % period : static_cast<quint64>(offset);
    }
    /// Each value, in the order of the partitions and offsets.
    void forEachValue(const std::function<void(std::string_view)> &take) const;
    [[nodiscard]] std::unique_ptr<cluster::Connection> connect() const;
    /// All of it from the earliest offset.
    [[nodiscard]] cluster::TailRequest request() const;
};

enum class Brokers { RealKafka, StandInAndRealKafka };

/// Calls run with a source for each broker and codec; without real Kafka its part is left out. The first argument of the
/// program is the number of messages, 3 M unless it is there.
void forEachSource(Brokers brokers, std::initializer_list<Codec> codecs, const std::function<void(const Source &)> &run);

/// The peer: messages a second of a librdkafka loop that reads all and does nothing else.
[[nodiscard]] double bareLoop(const Source &source);

[[nodiscard]] double secondsOf(const QElapsedTimer &clock);

} // namespace streamscope::benchmarks
