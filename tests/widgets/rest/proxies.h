// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/kafka/kafka_connection.h"
#include "tests/rest/stand_in.h"
#include "tests/rest/stand_in_backend.h"

#include <memory>

namespace streamscope::testing {

/// Two proxies in front of the same brokers: one that speaks v2 and v3, and one of the time before v3.
struct Proxies {
    explicit Proxies(const QString &bootstrap)
        : brokers(kafka::openConnection(configFor(bootstrap)))
        , backend(*brokers)
        , whole(backend)
        , old(backend)
    {
        whole.start();
        old.manners.v3 = false;
        old.start();
    }

    /// No consumer instance was left behind.
    [[nodiscard]] bool areClean() const { return whole.instances().isEmpty() && old.instances().isEmpty(); }

    std::unique_ptr<cluster::Connection> brokers;
    KafkaBackend backend;
    StandIn whole;
    StandIn old;

private:
    static cluster::ConnectionConfig configFor(const QString &bootstrap)
    {
        cluster::ConnectionConfig config;
        config.properties = {{QStringLiteral("bootstrap.servers"), bootstrap}};
        return config;
    }
};

} // namespace streamscope::testing
