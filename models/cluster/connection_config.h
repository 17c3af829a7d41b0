// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QList>
#include <QPair>
#include <QString>

#include <chrono>

namespace streamscope::cluster {

/// Everything that is needed to open a connection to brokers, secrets included. Lives in memory only.
struct ConnectionConfig {
    /// librdkafka properties in order, later ones win; "bootstrap.servers" among them.
    QList<QPair<QString, QString>> properties;
    /// Advertised "host:port" → "host:port" that is dialled instead, for brokers behind tunnels and containers.
    QHash<QString, QString> addressMap;
    /// Bounds connecting and each answer, never a running tail.
    std::chrono::milliseconds timeout{10000};
    QString debugContexts;

    [[nodiscard]] QString property(const QString &name) const
    {
        for (auto it = properties.crbegin(); it != properties.crend(); ++it) {
            if (it->first == name)
                return it->second;
        }
        return {};
    }
};

} // namespace streamscope::cluster
