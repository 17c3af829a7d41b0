// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QList>
#include <QPair>
#include <QString>
#include <QStringList>

#include <chrono>
#include <functional>

namespace streamscope::cluster {

/// A line of the client library's own log, as it came. Untrusted plain text, secrets already removed.
struct LogLine {
    qint64 timestampMs = 0; ///< milliseconds since the epoch
    int level = 6;          ///< syslog: 3 error, 4 warning, 5 notice, 6 info, 7 debug
    QString facility;
    QString text;
    int repeats = 1; ///< the same line in a row is counted, not repeated
};

using LogListener = std::function<void(const LogLine &)>;

/// Everything that is needed to open a connection to brokers, secrets included. Lives in memory only.
struct ConnectionConfig {
    /// librdkafka properties in order, later ones win; "bootstrap.servers" among them.
    QList<QPair<QString, QString>> properties;
    /// Advertised "host:port" → "host:port" that is dialled instead, for brokers behind tunnels and containers.
    QHash<QString, QString> addressMap;
    /// Bounds connecting and each answer, never a running tail.
    std::chrono::milliseconds timeout{10000};
    QString debugContexts;
    QStringList secrets; ///< values that no line of a log may show
    /// Hears what the client library logs of whatever is opened with this; called on any thread, at once. Empty: nobody listens.
    LogListener log;

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
