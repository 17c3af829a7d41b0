// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/kafka_artifacts.h"
#include "tests/support/kafka_node.h"
#include "tests/support/require.h"

#include <QTest>

#include <memory>
#include <vector>

namespace streamscope::testing {

/// A request that the broker saw, from its own log.
struct RequestSeen {
    QString api; ///< Kafka's name: "METADATA", "FETCH", …
    QString clientId;
    QString listener;
    QString principal;
    QString json; ///< the whole line
};

/// Real Apache Kafka for a test: one node or three, in a temporary folder, on loopback. Synchronous; for test threads.
class KafkaServer {
public:
    struct Options {
        int nodes = 1;
        KafkaNode::Properties properties; ///< over the defaults
        bool requestLog = false;
        bool security =
            false; ///< also the listeners SSL, EXPIRED, WRONGHOST, MTLS, SASLPLAIN, SASLSSL; users alice/alice-secret, admin/admin-secret
    };

    KafkaServer() = default;
    explicit KafkaServer(Options options);
    ~KafkaServer();

    /// False: see fault().
    [[nodiscard]] bool start();
    [[nodiscard]] QString fault() const { return m_fault; }

    [[nodiscard]] QString bootstrap() const;
    [[nodiscard]] QString address(const QString &listener) const; ///< "localhost:PORT", of node 1
    [[nodiscard]] KafkaNode &node(int id = 1) { return *m_nodes[static_cast<std::size_t>(id) - 1]; }
    /// A file of the certificates: "ca.crt", "other-ca.crt", "client.crt", "client.key".
    [[nodiscard]] QString certificate(const QString &name) const;

    /// Requests of clients since the last call that are completed, without those between the nodes. The log is written
    /// after the answer: wait for what is expected.
    [[nodiscard]] QList<RequestSeen> requests();

    /// Runs one of Kafka's own tools: class below org.apache.kafka.tools (or with its whole name), then its arguments.
    [[nodiscard]] RunResult tool(const QString &className, const QStringList &arguments, const QByteArray &input = {}) const;
    enum class Reading {
        Committed,   ///< to the high watermark: transactions that are open below it are waited for
        Stable,      ///< to the first transaction that is open
        Uncommitted, ///< all, to the high watermark
    };
    /// What Kafka's own consumer reads of a topic, a line a message, from the beginning to the ends as they are now. parts: as
    /// ConsoleConsumer's formatter calls them ("print.headers=true").
    [[nodiscard]] QByteArrayList readToEnd(const QString &topic, const QStringList &parts = {}, Reading reading = Reading::Committed) const;

private:
    [[nodiscard]] bool makeCertificates();
    [[nodiscard]] KafkaNode::Properties securityProperties() const;

    Options m_options;
    KafkaArtifacts m_kafka;
    QTemporaryDir m_certificates;
    std::vector<std::unique_ptr<KafkaNode>> m_nodes;
    QString m_fault;
    qint64 m_requestsRead = 0;
};

} // namespace streamscope::testing

/// Starts the server; without Kafka the test fails where CI is set, else it is skipped aloud.
#define STREAMSCOPE_REQUIRE_KAFKA(server) STREAMSCOPE_REQUIRE((server).start(), QStringLiteral("real Kafka: ") + (server).fault())
