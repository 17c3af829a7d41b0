// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/kafka_node.h"

#include <memory>

namespace streamscope::benchmarks {

/// Real Apache Kafka in a process of its own, its data in memory (tmpfs), with room for many partitions.
class RealKafka {
public:
    /// Null: it cannot be had here; the reason was told.
    [[nodiscard]] static std::unique_ptr<RealKafka> start();

    [[nodiscard]] QString bootstrap() const { return QStringLiteral("127.0.0.1:%1").arg(m_node.port()); }
    [[nodiscard]] testing::KafkaNode &node() { return m_node; } ///< to be killed and started again
    /// Creates them all and waits until metadata shows them.
    [[nodiscard]] bool create(const QStringList &topics, int partitions);

private:
    explicit RealKafka(const testing::KafkaArtifacts &artifacts);

    testing::KafkaNode m_node;
};

} // namespace streamscope::benchmarks
