// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cluster/config.h"
#include "models/rest/calls.h"
#include "models/rest/capabilities.h"

#include <QList>
#include <QString>

namespace streamscope::rest {

/// What can be copied instead of clicked.
enum class CommandLanguage { Curl, Python, Node };

/// Names of the environment variables that stand for the credentials in copied commands.
inline constexpr char kUserVariable[] = "KAFKA_REST_USER";
inline constexpr char kPasswordVariable[] = "KAFKA_REST_PASSWORD";
inline constexpr char kTokenVariable[] = "KAFKA_REST_TOKEN";
inline constexpr char kKeyPasswordVariable[] = "KAFKA_REST_KEY_PASSWORD";
inline constexpr char kProxyPasswordVariable[] = "KAFKA_REST_PROXY_PASSWORD";
/// "KAFKA_REST_HEADER_X_API_KEY".
[[nodiscard]] QString headerVariable(const QByteArray &header);
/// The variables that the commands of this connection read, with their values: for tests and for who runs them.
[[nodiscard]] QList<QPair<QString, QString>> commandVariables(const RestConfig &config);

/// The calls as a text to be pasted into a shell (curl), or saved as a program for Python 3's or Node's standard library.
/// No secret is in it. The answers go to standard output; a failure ends curl and the programs with an exit code.
[[nodiscard]] QString commandText(CommandLanguage language, const QList<RestCall> &calls, const RestConfig &config);

/// An act of the window as the calls that do it.
namespace act {
[[nodiscard]] QList<RestCall> listTopics(const Capabilities &offers);
[[nodiscard]] QList<RestCall> describeTopic(const Capabilities &offers, const QString &topic);
/// Log start and high watermark; empty where the server does not tell them.
[[nodiscard]] QList<RestCall> offsets(const Capabilities &offers, const QList<cluster::TopicPartition> &partitions);
[[nodiscard]] QList<RestCall> listBrokers(const Capabilities &offers);
/// The broker and the partitions that it holds; of v3 only, as all below are that look at configurations and groups.
[[nodiscard]] QList<RestCall> describeBroker(const Capabilities &offers, qint32 broker);
[[nodiscard]] QList<RestCall> configs(const Capabilities &offers, const cluster::ConfigResource &resource);
[[nodiscard]] QList<RestCall> listGroups(const Capabilities &offers);
/// State, members, committed offsets and lag.
[[nodiscard]] QList<RestCall> describeGroups(const Capabilities &offers, const QStringList &groups);
[[nodiscard]] QList<RestCall> createTopic(const Capabilities &offers, const cluster::NewTopic &topic);
[[nodiscard]] QList<RestCall> deleteTopic(const Capabilities &offers, const QString &topic);
/// partitions: as for withPartition().
[[nodiscard]] QList<RestCall> produce(const Capabilities &offers, const cluster::ProducerRecord &record, qint32 partitions,
                                      PayloadFormat format);
/// The four calls of the protocol's own examples: make a consumer, subscribe, read, delete it. In a group of its own,
/// nothing committed. json: only where every message is JSON, the batch is lost otherwise.
[[nodiscard]] QList<RestCall> consume(const QStringList &topics, PayloadFormat format, const QString &name);
/// As the window reads: partitions assigned, from where they are to be read.
[[nodiscard]] QList<RestCall> consumeFrom(const QList<QPair<cluster::TopicPartition, qint64>> &offsets, PayloadFormat format,
                                          const QString &name);
/// A name for group and instance of a copied command.
[[nodiscard]] QString freshName();
} // namespace act

/// One word for a POSIX shell.
[[nodiscard]] QString shellWord(const QString &text);

} // namespace streamscope::rest
