// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A server in a process of its own whose answers have no end. Arguments: "chunked", "plain" or "headers", and how many bytes it writes at a
// time. Says "at PORT", for each answer "pouring" once more is written than sockets hold, and "poured BYTES" when it was cut.
#include <QByteArray>
#include <QTcpServer>
#include <QTcpSocket>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string_view>

namespace {

constexpr qint64 kMoreThanSocketsHold = 16 << 20;
constexpr qint64 kBlock = 1 << 16;
constexpr int kForEver = -1;

void say(const QByteArray &line)
{
    std::puts(line.constData());
    std::fflush(stdout);
}

qint64 pour(QTcpSocket &socket, const QByteArray &block)
{
    qint64 poured = 0;
    while (socket.write(block) == block.size()) {
        while (socket.bytesToWrite() > 0) {
            if (!socket.waitForBytesWritten(kForEver))
                return poured;
        }
        if (poured < kMoreThanSocketsHold && poured + block.size() >= kMoreThanSocketsHold)
            say("pouring");
        poured += block.size();
    }
    return poured;
}

} // namespace

int main(int argc, char **argv)
{
    if (argc != 3)
        return 2;
    std::signal(SIGPIPE, SIG_IGN);
    const bool chunked = std::string_view(argv[1]) == "chunked";
    const bool headers = std::string_view(argv[1]) == "headers";
    const qint64 piece = std::atoi(argv[2]);
    const QByteArray one = chunked   ? QByteArray::number(piece, 16) + "\r\n" + QByteArray(piece, ' ') + "\r\n"
                           : headers ? "X-Filler: " + QByteArray(piece, 'x') + "\r\n"
                                     : QByteArray(piece, ' ');
    const QByteArray block = one.repeated(qMax<qint64>(1, kBlock / one.size()));
    QTcpServer server;
    if (!server.listen(QHostAddress::LocalHost))
        return 1;
    say("at " + QByteArray::number(server.serverPort()));
    while (server.waitForNewConnection(kForEver)) {
        const std::unique_ptr<QTcpSocket> socket(server.nextPendingConnection());
        QByteArray head;
        while (!head.contains("\r\n\r\n") && socket->waitForReadyRead(kForEver))
            head += socket->readAll();
        socket->write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n" +
                      QByteArray(chunked ? "Transfer-Encoding: chunked\r\n\r\n" : headers ? "" : "\r\n"));
        say("poured " + QByteArray::number(pour(*socket, block)));
    }
    return 0;
}
