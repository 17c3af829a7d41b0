// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/kafka_artifacts.h"

#include <QHash>
#include <QMap>
#include <QPair>
#include <QProcess>
#include <QTemporaryDir>

namespace streamscope::testing {

/// A loopback port that is free now, outside the ephemeral range.
[[nodiscard]] int freePort();

/// Whether a broker on loopback answers there at once.
[[nodiscard]] bool answers(int port);

/// One Kafka process: broker and controller. Killed with this object, and with the process that made it.
class KafkaNode {
public:
    using Properties = QList<QPair<QString, QString>>;

    KafkaNode(const KafkaArtifacts &kafka, int id, QStringList javaOptions = {});
    ~KafkaNode();

    /// extra override the defaults; controllers: node id → controller port, of all nodes. Takes ports for the listeners
    /// PLAINTEXT and those named in extraListeners (NAME → security protocol).
    [[nodiscard]] bool configure(const Properties &extra, const QMap<int, int> &controllers,
                                 const QMap<QString, QString> &extraListeners = {});
    [[nodiscard]] bool start(int timeoutMs = 60'000); ///< waits until a client is answered; false: see log()
    void startWithoutWaiting();
    [[nodiscard]] bool waitUntilAnswering(int timeoutMs = 60'000);
    void terminate(int timeoutMs = 20'000); ///< SIGTERM, then SIGKILL
    void kill();                            ///< SIGKILL
    void suspend();                         ///< SIGSTOP; returns when all of its threads stand still
    void resume();                          ///< SIGCONT

    [[nodiscard]] int port(const QString &listener = QStringLiteral("PLAINTEXT")) const { return m_ports.value(listener); }
    [[nodiscard]] QString folder() const { return m_folder.path(); }
    [[nodiscard]] QByteArray log() const; ///< the last lines of its output
    [[nodiscard]] bool isRunning() const { return m_process.state() == QProcess::Running; }

private:
    [[nodiscard]] bool copyFormattedData();

    const KafkaArtifacts m_kafka;
    const int m_id;
    const QStringList m_javaOptions;
    QTemporaryDir m_folder;
    QHash<QString, int> m_ports;
    QProcess m_process;
};

} // namespace streamscope::testing
