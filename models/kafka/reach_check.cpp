// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/kafka/reach_check.h"

#include <QHostAddress>
#include <QNetworkProxy>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace streamscope::kafka {

HostPort HostPort::parse(QString text)
{
    text = text.trimmed();
    if (const qsizetype scheme = text.indexOf("://"_L1); scheme >= 0)
        text = text.mid(scheme + 3);
    HostPort parsed;
    const qsizetype colon = text.lastIndexOf(u':');
    const bool bareIpv6 = text.count(u':') > 1 && !text.startsWith(u'[');
    const bool hasPort = colon >= 0 && !bareIpv6 && !text.endsWith(u']');
    if (hasPort)
        parsed.port = text.mid(colon + 1).toUShort();
    parsed.host = hasPort ? text.left(colon) : text;
    if (parsed.host.startsWith(u'[') && parsed.host.endsWith(u']'))
        parsed.host = parsed.host.mid(1, parsed.host.size() - 2);
    return parsed;
}

QString HostPort::toString() const
{
    return host.contains(u':') ? u"[%1]:%2"_s.arg(host).arg(port) : u"%1:%2"_s.arg(host).arg(port);
}

ReachCheck::ReachCheck(const QList<HostPort> &addresses, int timeoutMs, QObject *parent)
    : QObject(parent)
    , m_timeoutMs(timeoutMs)
{
    for (const HostPort &address : addresses)
        m_answers.append({address, {}, {}});
}

void ReachCheck::start()
{
    m_open = m_answers.size();
    m_sockets = QList<QTcpSocket *>(m_answers.size(), nullptr);
    if (m_open == 0) {
        QMetaObject::invokeMethod(
            this, [this] { Q_EMIT finished(m_answers); }, Qt::QueuedConnection);
        return;
    }
    QTimer::singleShot(m_timeoutMs, this, &ReachCheck::giveUp);
    for (qsizetype i = 0; i < m_answers.size(); ++i) {
        auto *socket = new QTcpSocket(this);
        m_sockets[i] = socket;
        socket->setProxy(QNetworkProxy::NoProxy);
        connect(socket, &QTcpSocket::connected, this, [this, i] { settle(i, {}); });
        connect(socket, &QTcpSocket::errorOccurred, this, [this, i, socket](QAbstractSocket::SocketError error) {
            const auto kind = error == QAbstractSocket::HostNotFoundError ? core::ErrorKind::NameResolution : core::ErrorKind::Transport;
            settle(i, core::localError(kind, socket->errorString(), m_answers[i].address.toString()));
        });
        // Queued: a refusal may come from within the call.
        QMetaObject::invokeMethod(
            socket, [socket, address = m_answers[i].address] { socket->connectToHost(address.host, address.port); }, Qt::QueuedConnection);
    }
}

void ReachCheck::settle(qsizetype index, const std::optional<core::KafkaError> &error)
{
    QTcpSocket *socket = std::exchange(m_sockets[index], nullptr);
    if (!socket)
        return;
    m_answers[index].error = error;
    if (!error)
        m_answers[index].peer = HostPort{socket->peerAddress().toString(), socket->peerPort()}.toString();
    socket->disconnect(this);
    socket->abort();
    socket->deleteLater();
    if (--m_open == 0)
        Q_EMIT finished(m_answers);
}

void ReachCheck::giveUp()
{
    for (qsizetype i = 0; i < m_sockets.size(); ++i) {
        settle(i, core::localError(core::ErrorKind::Transport, u"no answer in %1 ms"_s.arg(m_timeoutMs), m_answers[i].address.toString()));
    }
}

} // namespace streamscope::kafka
