// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/rest/stand_in.h"

#include <QHttpServerRequest>
#include <QJsonArray>
#include <QJsonDocument>
#include <QMetaEnum>
#include <QSslConfiguration>
#include <QTimer>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace streamscope::testing {
namespace {

QByteArray head(int status, const QByteArray &type, qsizetype length, const QList<QPair<QByteArray, QByteArray>> &headers)
{
    QByteArray text = "HTTP/1.1 " + QByteArray::number(status) + " Status\r\n";
    if (status != 204)
        text += "Content-Type: " + type + "\r\nContent-Length: " + QByteArray::number(length) + "\r\n";
    for (const auto &[name, value] : headers)
        text += name + ": " + value + "\r\n";
    return text + "\r\n";
}

QByteArray methodOf(const QHttpServerRequest &request)
{
    return QByteArray(QMetaEnum::fromType<QHttpServerRequest::Method>().valueToKey(int(request.method()))).toUpper();
}

// As much as the reader takes, for ever.
void pour(QTcpSocket *socket, qint64 &poured)
{
    static const QByteArray chunk = "10000\r\n" + QByteArray(0x10000, 'x') + "\r\n";
    while (socket->isOpen() && socket->bytesToWrite() < 1 << 20) {
        socket->write(chunk);
        poured += chunk.size();
    }
}

} // namespace

void StandIn::start()
{
    m_port = listen(QHostAddress::LocalHost);
}

void StandIn::startTls(const QSslConfiguration &configuration)
{
    sslSetup(configuration);
    m_tls = true;
    start();
}

QString StandIn::url() const
{
    return u"%1://%2:%3%4"_s.arg(m_tls ? u"https"_s : u"http"_s, m_tls ? u"localhost"_s : u"127.0.0.1"_s)
        .arg(m_port)
        .arg(QString::fromLatin1(manners.prefix));
}

int StandIn::count(const QByteArray &method, const QByteArray &pathPart) const
{
    return static_cast<int>(std::count_if(seen.begin(), seen.end(), [&](const Seen &one) {
        return (method.isEmpty() || one.method == method) && one.path.contains(pathPart);
    }));
}

bool StandIn::handleRequest(const QHttpServerRequest &http, QTcpSocket *socket)
{
    Seen one{methodOf(http), http.url().toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority), {}, http.body()};
    for (const auto &[name, value] : http.headers())
        one.headers.insert(name.toLower(), value);
    seen.append(one);
    std::optional<Fault> said;
    if (misbehave(one, socket, said))
        return true;

    Request request{one.method,
                    {},
                    http.query(),
                    one.headers.value("accept"),
                    QJsonDocument::fromJson(one.body).object(),
                    one.headers.value("content-type"),
                    socket,
                    said};
    QByteArray path = http.url().path(QUrl::FullyEncoded).toLatin1();
    if (!manners.authorization.isEmpty() && one.headers.value("authorization") != manners.authorization) {
        replyError(request, 40101, u"Unauthorized"_s);
        return true;
    }
    if (!path.startsWith(manners.prefix)) {
        reply(request, 404, "<html>not here</html>", "text/html");
        return true;
    }
    if (manners.refusesAnyAccept && (request.accept.isEmpty() || request.accept.contains("*/*"))) {
        replyError(request, 40600, u"HTTP 406 Not Acceptable"_s);
        return true;
    }
    path.remove(0, manners.prefix.size());
    const bool isV3 = path.startsWith(manners.v3Root + '/');
    if (isV3)
        path.remove(0, manners.v3Root.size());
    for (const QByteArray &part : path.mid(1).split('/'))
        request.path.append(QUrl::fromPercentEncoding(part));
    if (isV3 ? !manners.v3 : !manners.v2)
        reply(request, 404, R"({"error_code":404,"message":"HTTP 404 Not Found"})", "application/json");
    else if (isV3)
        handleV3(request);
    else
        handleV2(request);
    return true;
}

bool StandIn::misbehave(const Seen &request, QTcpSocket *socket, std::optional<Fault> &said)
{
    const auto fault = std::find_if(faults.begin(), faults.end(), [&request](const Fault &one) {
        return one.times != 0 && request.path.contains(one.path) && (one.method.isEmpty() || one.method == request.method);
    });
    if (fault == faults.end())
        return false;
    if (fault->times > 0)
        --fault->times;
    switch (fault->manner) {
    case Fault::Manner::Answer:
        socket->write(head(fault->status, fault->type, fault->body.size(), fault->headers) + fault->body);
        return true;
    case Fault::Manner::Drop: socket->abort(); return true;
    case Fault::Manner::Silence: return true;
    case Fault::Manner::ChunkedNonsense:
        socket->write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n[1,\r\n-5\r\n");
        QTimer::singleShot(50, socket, [socket] { socket->disconnectFromHost(); });
        return true;
    case Fault::Manner::SlowBody: {
        socket->write(head(200, "application/json", 1000, {}));
        auto *drip = new QTimer(socket);
        QObject::connect(drip, &QTimer::timeout, socket, [socket] { socket->write(" "); });
        drip->start(20);
        return true;
    }
    case Fault::Manner::Endless:
        socket->write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n");
        QObject::connect(socket, &QTcpSocket::bytesWritten, this, [this, socket] { pour(socket, endlessBytes); });
        pour(socket, endlessBytes);
        return true;
    case Fault::Manner::EndlessHeaders: {
        socket->write("HTTP/1.1 200 OK\r\n");
        auto *drip = new QTimer(socket);
        QObject::connect(drip, &QTimer::timeout, socket, [socket] { socket->write("X-Filler: " + QByteArray(500, 'x') + "\r\n"); });
        drip->start(1);
        return true;
    }
    case Fault::Manner::DoAndSay: said = *fault; return false;
    case Fault::Manner::LoseBatch:
        // The position moves on, and what was read there never arrives.
        for (Instance &instance : m_instances) {
            for (auto position = instance.positions.begin(); position != instance.positions.end(); ++position) {
                const auto records = m_backend.read(position.key(), position.value(), 1000);
                if (!records.isEmpty())
                    position.value() = records.last().offset + 1;
            }
        }
        if (fault->status == 0)
            socket->abort();
        else
            socket->write(head(fault->status, "application/json", fault->body.size(), fault->headers) + fault->body);
        return true;
    }
    return false;
}

void StandIn::reply(const Request &request, int status, const QByteArray &body, QByteArray type,
                    const QList<QPair<QByteArray, QByteArray>> &headers)
{
    if (!request.socket)
        return;
    if (request.said && request.said->status == 0) {
        request.socket->abort();
        return;
    }
    if (request.said) {
        const Fault &said = *request.said;
        request.socket->write(head(said.status, said.type, said.body.size(), said.headers) + said.body);
        return;
    }
    if (type.isEmpty())
        type = !manners.answerType.isEmpty() ? manners.answerType : request.accept;
    const QByteArray all = manners.extra.isEmpty() ? body : QByteArray(body).replace("{\"", '{' + manners.extra + ",\"");
    request.socket->write(head(status, type, all.size(), headers) + all);
}

void StandIn::replyJson(const Request &request, const QJsonValue &value, int status)
{
    const QJsonDocument document = value.isArray() ? QJsonDocument(value.toArray()) : QJsonDocument(value.toObject());
    reply(request, status, document.toJson(QJsonDocument::Compact));
}

void StandIn::replyError(const Request &request, int code, const QString &message)
{
    const QByteArray json = QJsonDocument(QJsonObject{{u"error_code"_s, code}, {u"message"_s, message}}).toJson(QJsonDocument::Compact);
    const int status = code < 1000 ? code : code / 100;
    if (manners.plainTextErrors)
        reply(request, status, message.toUtf8(), "text/plain");
    else
        reply(request, status, json);
}

void StandIn::withTopic(const Request &request, const QString &name, const Found &found)
{
    m_backend.topics([this, request, name, found](const QList<cluster::Topic> &topics) {
        const auto it = std::find_if(topics.begin(), topics.end(), [&name](const cluster::Topic &topic) { return topic.name == name; });
        if (it == topics.end())
            replyError(request, manners.unknownTopic, u"Topic not found."_s);
        else
            found(*it);
    });
}

} // namespace streamscope::testing
