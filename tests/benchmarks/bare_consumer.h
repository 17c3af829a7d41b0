// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QtGlobal>

#include <memory>

struct rd_kafka_s;

namespace streamscope::benchmarks {

/// The peer: librdkafka and nothing else, with the settings of Streamscope's own tails and one full metadata call first.
class BareConsumer {
public:
    explicit BareConsumer(const QString &bootstrap);
    ~BareConsumer();
    BareConsumer(const BareConsumer &) = delete;
    BareConsumer &operator=(const BareConsumer &) = delete;

    /// One metadata call for all topics; their number.
    int metadata();
    /// Reads so many messages from the start of partitions [0, partitions); the bytes of their values.
    quint64 read(const QString &topic, int partitions, qint64 total);

    /// Writes messages of prepared data [0, perPartition) into each partition of a topic of real Kafka.
    static void fill(const QString &bootstrap, const QString &topic, int partitions, qint64 perPartition, const QString &codec);

private:
    rd_kafka_s *m_handle;
};

} // namespace streamscope::benchmarks
