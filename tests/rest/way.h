// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/rest/rest_config.h"

#include <QByteArray>
#include <QObject>
#include <QStringList>

class QTcpServer;
class QTcpSocket;

namespace streamscope::testing {

/// A network proxy between a client and its server, on loopback: HTTP (CONNECT, and requests with a whole address) or SOCKS 5.
class Way final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Way)

public:
    enum class Kind { Http, Socks5 };

    /// user empty: nobody is asked who he is.
    explicit Way(Kind kind, const QByteArray &user = {}, const QByteArray &password = {});
    ~Way() override;

    /// How a client is told to go this way, with that login.
    [[nodiscard]] rest::ProxyRoute route(const QString &user = {}, const QString &password = {}) const;

    QStringList targets;     ///< "127.0.0.1:8082" of each connection that was let through, in their order
    QList<QByteArray> heads; ///< of HTTP: request line and headers as they came, the CONNECT ones and those with a whole address
    QByteArray tunnelled;    ///< what clients sent through tunnels, as this proxy can see it
    int refused = 0;         ///< wrong login or none

private:
    struct Client;

    void accept();
    void onHttp(Client &client);
    void onSocks(Client &client);
    [[nodiscard]] bool forward(Client &client, const QByteArray &head);
    void open(Client &client, const QString &host, quint16 port, const QByteArray &answer);
    void pipe(Client &client);

    const Kind m_kind;
    const QByteArray m_user;
    const QByteArray m_password;
    QTcpServer *m_server;
};

} // namespace streamscope::testing
