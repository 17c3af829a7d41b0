// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/kafka_error.h"

#include <QList>
#include <QObject>
#include <QTcpSocket>

#include <optional>

namespace streamscope::kafka {

/// "host:port" in its two parts. Understands "PLAINTEXT://host:port", "[::1]:9092" and a missing port (9092).
struct HostPort {
    QString host;
    quint16 port = 9092;

    [[nodiscard]] static HostPort parse(QString text);
    [[nodiscard]] QString toString() const;
};

/// Dials several addresses at once and tells which of them answer. Nothing is sent. For one use; lives on the caller's thread.
class ReachCheck : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ReachCheck)

public:
    struct Answer {
        HostPort address;
        QString peer;                          ///< the address that answered, "127.0.0.1:9092"
        std::optional<core::KafkaError> error; ///< empty: it answers
    };

    ReachCheck(const QList<HostPort> &addresses, int timeoutMs, QObject *parent);

    void start();

Q_SIGNALS:
    void finished(const QList<streamscope::kafka::ReachCheck::Answer> &answers); ///< in the order of the addresses; once

private:
    void settle(qsizetype index, const std::optional<core::KafkaError> &error);
    void giveUp();

    QList<Answer> m_answers;
    QList<QTcpSocket *> m_sockets; ///< nullptr: settled
    const int m_timeoutMs;
    qsizetype m_open = 0;
};

} // namespace streamscope::kafka
