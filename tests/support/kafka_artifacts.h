// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace streamscope::testing {

/// Apache Kafka as Maven has it, kept in the cache folder: jars, a formatted data folder for each node, a class archive.
struct KafkaArtifacts {
    QString folder; ///< of this version, in the cache
    QString reader; ///< the folder of ReadToEnd's class
    QString fault;  ///< why Kafka cannot be had; empty: it can

    [[nodiscard]] bool isUsable() const { return fault.isEmpty(); }
    [[nodiscard]] QString classPath() const { return folder + QStringLiteral("/libs/*"); }
    /// The same with Kafka Streams, for a compiler.
    [[nodiscard]] QString streamsClassPath() const { return classPath() + QStringLiteral(":") + folder + QStringLiteral("/streams/*"); }
    /// The same with ReadToEnd.
    [[nodiscard]] QString readerClassPath() const { return classPath() + QStringLiteral(":") + reader; }
    /// Arguments of java before the class: memory, class archive, class path.
    [[nodiscard]] QStringList javaArguments(int heapMegabytes = 256) const;
    /// The formatted data folder of node 1 to 3.
    [[nodiscard]] QString formattedData(int node) const;
};

/// Gets what is missing; may take a minute the first time. Several processes may ask at once: one works, the others wait.
[[nodiscard]] KafkaArtifacts kafkaArtifacts();
/// The same with Kafka Streams.
[[nodiscard]] KafkaArtifacts kafkaStreamsArtifacts();

/// Runs a program to its end. Its output (both channels) and exit code; −1: it could not be started or took too long.
struct RunResult {
    int code = -1;
    QByteArray output;
};
[[nodiscard]] RunResult runProgram(const QString &program, const QStringList &arguments, int timeoutMs, const QByteArray &input = {});

} // namespace streamscope::testing
