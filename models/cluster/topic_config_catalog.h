// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

#include <limits>

namespace streamscope::cluster {

/// What Kafka 4.x knows about one configuration of a topic. Source: org.apache.kafka.storage.internals.log.LogConfig and
/// org.apache.kafka.common.config.TopicConfig (names, types, defaults, ranges); the sentences are our own.
struct TopicConfigInfo {
    enum class Type { Boolean, Int, Long, Double, Text, List };
    QString name;
    Type type = Type::Text;
    QString defaultValue;      ///< of a broker that changes nothing
    QStringList allowedValues; ///< empty: any of the type; a list may name several of them
    double minimum = std::numeric_limits<double>::lowest();
    double maximum = std::numeric_limits<double>::max();
    /// One English sentence; translate with QCoreApplication::translate(kTopicConfigContext, documentation).
    const char *documentation = "";
};

/// Translation context of the sentences.
inline constexpr char kTopicConfigContext[] = "TopicConfig";

/// All of them, ascending by name.
[[nodiscard]] const QList<TopicConfigInfo> &topicConfigCatalog();
[[nodiscard]] const TopicConfigInfo *topicConfigInfo(const QString &name); ///< nullptr: not known (a newer Kafka may know it)

/// Why a broker would refuse a value; checked as it is typed. Unknown names are no fault of the value.
enum class TopicConfigFault { None, UnknownName, NotABoolean, NotANumber, OutOfRange, NotAllowed };
[[nodiscard]] TopicConfigFault checkTopicConfig(const QString &name, const QString &value);

} // namespace streamscope::cluster
