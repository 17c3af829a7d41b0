// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Answers without an end, from a process of its own, while the thread that reads them is busy: little is taken all the same.
#include "models/rest/fault_names.h"
#include "models/rest/http_client.h"

#include <QProcess>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace streamscope;

class TestRestEndless : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void littleIsTaken_data();
    void littleIsTaken();
    void headersEndWithTheTime();

private:
    static constexpr int kWaitMs = 20'000;
    static constexpr qint64 kMostTaken = 192 << 20; ///< a third of a second of what a loaded machine moves
};

namespace {

QByteArray nextLine(QProcess &server, int waitMs)
{
    while (!server.canReadLine() && server.waitForReadyRead(waitMs)) { }
    return server.readLine().trimmed();
}

} // namespace

void TestRestEndless::littleIsTaken_data()
{
    QTest::addColumn<QStringList>("manner");
    QTest::newRow("large chunks") << QStringList{u"chunked"_s, u"65536"_s};
    // Qt reads these slower than any server writes them: the socket never runs empty.
    QTest::newRow("small chunks") << QStringList{u"chunked"_s, u"64"_s};
    QTest::newRow("until it closes") << QStringList{u"plain"_s, u"65536"_s};
}

void TestRestEndless::littleIsTaken()
{
    QFETCH(const QStringList, manner);
    QProcess server;
    server.start(QStringLiteral(STREAMSCOPE_ENDLESS_SERVER), manner);
    const QByteArray at = nextLine(server, kWaitMs);
    QVERIFY2(at.startsWith("at "), at.constData());
    rest::RestConfig config;
    config.baseUrl = QUrl(u"http://127.0.0.1:"_s + QString::fromLatin1(at.mid(3)));
    config.route.kind = rest::ProxyRoute::Kind::Direct;
    config.timeout = std::chrono::milliseconds(kWaitMs);
    config.maxBodyBytes = 4 << 20;
    rest::HttpClient client(config);
    rest::RestCall call;
    call.method = "GET";
    call.path = "/records";
    call.accept = rest::kJson;
    for (int i = 0; i < 3; ++i) {
        std::optional<core::Result<rest::HttpAnswer>> answer;
        client.send(call, [&answer](core::Result<rest::HttpAnswer> given) { answer = std::move(given); });
        // Comes between the request and the bound that is told behind it, as a thread that loses its processor does there.
        QByteArray pouring;
        QMetaObject::invokeMethod(
            &client, [&] { pouring = nextLine(server, kWaitMs); }, Qt::QueuedConnection);
        QTRY_VERIFY_WITH_TIMEOUT(answer, 2 * kWaitMs);
        QCOMPARE(pouring, QByteArray("pouring"));
        QVERIFY(!*answer);
        QCOMPARE(answer->error().name, QLatin1StringView(rest::kAnswerTooLarge));
        const QByteArray poured = nextLine(server, kWaitMs);
        QVERIFY2(poured.startsWith("poured "), poured.constData());
        QVERIFY2(poured.mid(7).toLongLong() < kMostTaken, poured.constData());
    }
    server.kill();
    QVERIFY(server.waitForFinished());
}

// No size bounds them, but the time of the request does, and the connection is cut with it.
void TestRestEndless::headersEndWithTheTime()
{
    QProcess server;
    server.start(QStringLiteral(STREAMSCOPE_ENDLESS_SERVER), {u"headers"_s, u"500"_s});
    const QByteArray at = nextLine(server, kWaitMs);
    QVERIFY2(at.startsWith("at "), at.constData());
    rest::RestConfig config;
    config.baseUrl = QUrl(u"http://127.0.0.1:"_s + QString::fromLatin1(at.mid(3)));
    config.route.kind = rest::ProxyRoute::Kind::Direct;
    config.timeout = std::chrono::milliseconds(500);
    rest::HttpClient client(config);
    rest::RestCall call;
    call.method = "GET";
    call.path = "/records";
    call.accept = rest::kJson;
    std::optional<core::Result<rest::HttpAnswer>> answer;
    client.send(call, [&answer](core::Result<rest::HttpAnswer> given) { answer = std::move(given); });
    QTRY_VERIFY_WITH_TIMEOUT(answer, kWaitMs);
    QVERIFY(!*answer);
    QCOMPARE(answer->error().kind, core::ErrorKind::TimedOut);
    QByteArray poured = nextLine(server, kWaitMs);
    if (poured == "pouring") // a busy machine does not come so far
        poured = nextLine(server, kWaitMs);
    QVERIFY2(poured.startsWith("poured "), poured.constData());
    server.kill();
    QVERIFY(server.waitForFinished());
}

QTEST_GUILESS_MAIN(TestRestEndless)

#include "tst_rest_endless.moc"
