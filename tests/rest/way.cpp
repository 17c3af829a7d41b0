// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/rest/way.h"

#include <QHostAddress>
#include <QNetworkProxy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>
#include <QtEndian>

using namespace Qt::StringLiterals;

namespace streamscope::testing {
namespace {

// The value of a header; names are compared as HTTP does.
QByteArray header(const QByteArray &head, const QByteArray &name)
{
    for (const QByteArray &line : head.split('\n')) {
        if (line.toLower().startsWith(name.toLower() + ':'))
            return line.mid(name.size() + 1).trimmed();
    }
    return {};
}

} // namespace

// One connection of a client; a child of its socket.
struct Way::Client : QObject {
    QTcpSocket *socket = nullptr;
    QTcpSocket *upstream = nullptr;
    QByteArray bytes;      ///< that have come and are not worked on yet
    qint64 bodyLeft = 0;   ///< of the request under way
    bool tunnel = false;   ///< from here on only copied
    enum class Step { Greeting, Login, Request } step = Step::Greeting;
};

Way::Way(Kind kind, const QByteArray &user, const QByteArray &password)
    : m_kind(kind)
    , m_user(user)
    , m_password(password)
    , m_server(new QTcpServer(this))
{
    m_server->setProxy(QNetworkProxy::NoProxy);
    m_server->listen(QHostAddress::LocalHost);
    connect(m_server, &QTcpServer::newConnection, this, &Way::accept);
}

Way::~Way() = default;

rest::ProxyRoute Way::route(const QString &user, const QString &password) const
{
    return {m_kind == Kind::Http ? rest::ProxyRoute::Kind::Http : rest::ProxyRoute::Kind::Socks5, u"127.0.0.1"_s, m_server->serverPort(),
            user, password};
}

void Way::accept()
{
    while (QTcpSocket *socket = m_server->nextPendingConnection()) {
        auto *client = new Client;
        client->setParent(socket);
        client->socket = socket;
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        connect(socket, &QTcpSocket::readyRead, this, [this, client] {
            client->bytes += client->socket->readAll();
            if (client->tunnel)
                pipe(*client);
            else if (m_kind == Kind::Http)
                onHttp(*client);
            else
                onSocks(*client);
        });
    }
}

void Way::open(Client &client, const QString &host, quint16 port, const QByteArray &answer)
{
    targets.append(u"%1:%2"_s.arg(host).arg(port));
    client.upstream = new QTcpSocket(client.socket);
    client.upstream->setProxy(QNetworkProxy::NoProxy);
    connect(client.upstream, &QTcpSocket::connected, &client, [this, &client, answer] {
        client.socket->write(answer);
        if (client.tunnel)
            pipe(client);
        else
            onHttp(client);
    });
    connect(client.upstream, &QTcpSocket::readyRead, &client, [&client] { client.socket->write(client.upstream->readAll()); });
    connect(client.upstream, &QTcpSocket::disconnected, &client, [&client] { client.socket->disconnectFromHost(); });
    connect(client.upstream, &QTcpSocket::errorOccurred, &client, [&client] { client.socket->disconnectFromHost(); });
    client.upstream->connectToHost(host, port);
}

void Way::pipe(Client &client)
{
    if (client.upstream->state() != QAbstractSocket::ConnectedState)
        return;
    tunnelled += client.bytes;
    client.upstream->write(std::exchange(client.bytes, {}));
}

void Way::onHttp(Client &client)
{
    while (!client.bytes.isEmpty() && !client.tunnel) {
        if (client.bodyLeft > 0) {
            const QByteArray part = client.bytes.left(client.bodyLeft);
            client.upstream->write(part);
            client.bodyLeft -= part.size();
            client.bytes.remove(0, part.size());
            continue;
        }
        const qsizetype end = client.bytes.indexOf("\r\n\r\n");
        if (end < 0 || !forward(client, client.bytes.left(end + 4)))
            return;
        client.bytes.remove(0, end + 4);
    }
}

// False: not yet, or never.
bool Way::forward(Client &client, const QByteArray &head)
{
    const QList<QByteArray> request = head.left(head.indexOf('\r')).split(' ');
    if (!m_user.isEmpty() && header(head, "Proxy-Authorization") != "Basic " + (m_user + ':' + m_password).toBase64()) {
        ++refused;
        heads.append(head);
        client.bytes.clear();
        client.socket->write("HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"way\"\r\nContent-Length: 0\r\n\r\n");
        return false;
    }
    if (request[0] == "CONNECT") {
        heads.append(head);
        client.tunnel = true;
        client.bytes.remove(0, head.size());
        open(client, QString::fromLatin1(request[1].left(request[1].lastIndexOf(':'))),
             request[1].mid(request[1].lastIndexOf(':') + 1).toUShort(), "HTTP/1.1 200 Connection established\r\n\r\n");
        return false;
    }
    const QUrl url = QUrl::fromEncoded(request[1]);
    if (!client.upstream) {
        open(client, url.host(), static_cast<quint16>(url.port(80)), {});
        return false;
    }
    if (client.upstream->state() != QAbstractSocket::ConnectedState)
        return false;
    heads.append(head);
    QByteArray passed = request[0] + ' ' + url.toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority) + " HTTP/1.1\r\n";
    for (const QByteArray &line : head.mid(head.indexOf('\n') + 1).split('\n')) {
        if (!line.toLower().startsWith("proxy-") && !line.trimmed().isEmpty())
            passed += line.trimmed() + "\r\n";
    }
    client.upstream->write(passed + "\r\n");
    client.bodyLeft = header(head, "Content-Length").toLongLong();
    return true;
}

// RFC 1928 and 1929.
void Way::onSocks(Client &client)
{
    using Step = Client::Step;
    QByteArray &bytes = client.bytes;
    const auto at = [&bytes](qsizetype i) { return static_cast<uchar>(bytes[i]); };
    if (client.step == Step::Greeting && bytes.size() >= 2 && bytes.size() >= 2 + at(1)) {
        const char wanted = m_user.isEmpty() ? 0 : 2;
        const bool offered = bytes.mid(2, at(1)).contains(wanted);
        bytes.remove(0, 2 + at(1));
        refused += offered ? 0 : 1;
        client.socket->write(QByteArray("\x05", 1) + (offered ? wanted : '\xff'));
        client.step = m_user.isEmpty() ? Step::Request : Step::Login;
    }
    if (client.step == Step::Login && bytes.size() >= 2 && bytes.size() >= 3 + at(1) && bytes.size() >= 3 + at(1) + at(2 + at(1))) {
        const QByteArray user = bytes.mid(2, at(1));
        const QByteArray password = bytes.mid(3 + at(1), at(2 + at(1)));
        bytes.remove(0, 3 + user.size() + password.size());
        const bool good = user == m_user && password == m_password;
        refused += good ? 0 : 1;
        client.socket->write(QByteArray("\x01", 1) + (good ? '\0' : '\x01'));
        client.step = Step::Request;
        if (!good) {
            client.socket->disconnectFromHost();
            return;
        }
    }
    if (client.step != Step::Request || bytes.size() < 7)
        return;
    const qsizetype length = at(3) == 1 ? 4 : at(3) == 3 ? 1 + at(4) : 16;
    if (bytes.size() < 4 + length + 2)
        return;
    const QString host = at(3) == 1   ? QHostAddress(qFromBigEndian<quint32>(bytes.constData() + 4)).toString()
                         : at(3) == 3 ? QString::fromLatin1(bytes.mid(5, length - 1))
                                      : u"::1"_s;
    const auto port = qFromBigEndian<quint16>(bytes.constData() + 4 + length);
    bytes.remove(0, 6 + length);
    client.tunnel = true;
    open(client, host, port, QByteArray("\x05\x00\x00\x01\x7f\x00\x00\x01\x00\x00", 10));
}

} // namespace streamscope::testing
