// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/rest/rest_connection.h"
#include "tests/kafka/collecting_sink.h"
#include "tests/rest/stand_in.h"

#include <QTemporaryDir>
#include <QTest>

namespace streamscope::testing {

/// A stand-in with a log in memory, and a connection to it. Manners and faults are set before connect().
struct RestFixture {
    MemoryBackend log;
    StandIn server{log};
    QTemporaryDir state;
    rest::RestConfig config;
    std::unique_ptr<rest::RestConnection> connection;

    RestFixture()
    {
        log.addTopic(QStringLiteral("orders"), 2);
        config.timeout = std::chrono::milliseconds(3000);
        config.route.kind = rest::ProxyRoute::Kind::Direct;
        config.stateFolder = state.path();
    }

    ~RestFixture()
    {
        connection.reset();
        (void)QTest::qWaitFor([this] { return server.instances().isEmpty(); }, 500);
        rest::waitForClosedConnections(std::chrono::milliseconds(100)); // the folder goes after the files in it
    }
    Q_DISABLE_COPY_MOVE(RestFixture)

    /// True once the connection is in that state.
    [[nodiscard]] bool connect(cluster::ConnectionState wanted = cluster::ConnectionState::Connected)
    {
        if (server.serverPorts().isEmpty())
            server.start();
        config.baseUrl = QUrl(server.url());
        connection = rest::openConnection(config);
        return QTest::qWaitFor([&] { return connection->state() == wanted; }, 20'000);
    }

    /// The same, and nothing more comes by itself.
    [[nodiscard]] bool connectAndSettle()
    {
        const auto isAsked = [this](rest::Feature feature) { return connection->capabilities().fact(feature).reason != rest::Reason::NotAsked; };
        return connect() && QTest::qWaitFor([&] { return isAsked(rest::Feature::Groups) && isAsked(rest::Feature::Configs); }, 20'000);
    }

    [[nodiscard]] cluster::ClusterReader &reader() { return connection->reader(); }
    [[nodiscard]] cluster::ClusterWriter &writer() { return connection->writer(); }

    [[nodiscard]] core::Result<cluster::Delivery> produce(const cluster::ProducerRecord &record)
    {
        return waitFor(writer().produce(record, {}));
    }
};

} // namespace streamscope::testing
