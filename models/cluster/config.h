// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QMetaType>
#include <QString>

#include <optional>

namespace streamscope::cluster {

/// What has a configuration.
struct ConfigResource {
    enum class Type { Topic, Broker };
    Type type = Type::Topic;
    QString name; ///< topic name, or the broker's id in decimal

    friend bool operator==(const ConfigResource &, const ConfigResource &) = default;
};

/// Kafka's ConfigSource.
enum class ConfigSource { Unknown, Default, StaticBroker, DynamicBroker, DynamicDefaultBroker, DynamicTopic, Group };

struct ConfigEntry {
    QString name;
    std::optional<QString> value; ///< empty: null, or hidden because it is sensitive
    ConfigSource source = ConfigSource::Unknown;
    bool readOnly = false;
    bool sensitive = false;

    [[nodiscard]] bool isDefault() const { return source == ConfigSource::Default; }
    friend bool operator==(const ConfigEntry &, const ConfigEntry &) = default;
};

/// The source as the command line writes it: "default", "dynamic-topic", "static-broker", …
[[nodiscard]] QString configSourceName(ConfigSource source);

} // namespace streamscope::cluster
