// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Through an HTTP proxy and a SOCKS proxy: everything goes that way, and each login stays with whom it is for.
#include "tests/rest/reading.h"
#include "tests/rest/way.h"

#include "models/rest/command_text.h"
#include "models/rest/proxy_test.h"

#include <QProcess>
#include <QSignalSpy>
#include <QStandardPaths>

using namespace Qt::StringLiterals;
using namespace streamscope;
using namespace streamscope::testing;
using cluster::ConnectionState;
using cluster::StartPosition;
using core::ErrorKind;

class TestRestWay : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everythingGoesThatWay_data();
    void everythingGoesThatWay();
    void aWrongLoginIsTold_data();
    void aWrongLoginIsTold();
    void copiedCommandsGoThatWay_data() { everythingGoesThatWay_data(); }
    void copiedCommandsGoThatWay();

private:
    static void copiedCommandGoesThatWay(rest::CommandLanguage language);
};

void TestRestWay::everythingGoesThatWay_data()
{
    QTest::addColumn<Way::Kind>("kind");
    QTest::addColumn<bool>("login");
    QTest::newRow("HTTP") << Way::Kind::Http << false;
    QTest::newRow("HTTP with login") << Way::Kind::Http << true;
    QTest::newRow("SOCKS") << Way::Kind::Socks5 << false;
    QTest::newRow("SOCKS with login") << Way::Kind::Socks5 << true;
}

void TestRestWay::everythingGoesThatWay()
{
    QFETCH(const Way::Kind, kind);
    QFETCH(const bool, login);
    Way way(kind, login ? "bob" : "", "gate-s3cret");
    RestFixture fixture;
    fixture.config.route = login ? way.route(u"bob"_s, u"gate-s3cret"_s) : way.route();
    fixture.config.auth = rest::Auth::Bearer;
    fixture.config.token = u"t0k3n"_s;
    fixture.server.manners.authorization = "Bearer t0k3n";
    fixture.log.add(u"orders"_s, 0, {}, QByteArray("old"));
    QVERIFY(fixture.connect());
    QVERIFY(fixture.produce({u"orders"_s, 0, {}, QByteArray(70'000, 'x'), {}, {}}));
    Reading reading(fixture, readOrders(StartPosition::Kind::Earliest, 0, true));
    QTRY_COMPARE_WITH_TIMEOUT(reading.status().state, cluster::TailStatus::State::Finished, 20'000);
    QCOMPARE(reading.sink->count(), 2);
    reading.tail.reset();
    QTRY_COMPARE(fixture.server.instances(), QStringList());

    const QString server = fixture.config.baseUrl.authority();
    QVERIFY(!way.targets.isEmpty());
    for (const QString &target : std::as_const(way.targets))
        QCOMPARE(target, server);
    for (const Seen &seen : std::as_const(fixture.server.seen)) {
        QVERIFY(!seen.headers.contains("proxy-authorization"));
        QCOMPARE(seen.headers.value("authorization"), QByteArray("Bearer t0k3n"));
    }
    if (kind == Way::Kind::Http) {
        int through = 0;
        for (const QByteArray &head : std::as_const(way.heads)) {
            through += head.contains("\r\nProxy-Authorization: ") == login ? 1 : 0;
            QVERIFY2(head.contains(" http://" + server.toLatin1() + '/'), head.constData());
        }
        QCOMPARE(through + way.refused, int(way.heads.size()));
        QCOMPARE(through, int(fixture.server.seen.size())); // not one went another way
    }
}

void TestRestWay::aWrongLoginIsTold_data()
{
    QTest::addColumn<Way::Kind>("kind");
    QTest::addColumn<QString>("user");
    for (const auto &[name, kind] : {std::pair("HTTP", Way::Kind::Http), std::pair("SOCKS", Way::Kind::Socks5)}) {
        QTest::addRow("%s, wrong", name) << kind << u"mallory"_s;
        QTest::addRow("%s, none", name) << kind << QString();
    }
}

void TestRestWay::aWrongLoginIsTold()
{
    QFETCH(const Way::Kind, kind);
    QFETCH(const QString, user);
    Way way(kind, "bob", "gate-s3cret");
    RestFixture fixture;
    fixture.config.route = way.route(user, user.isEmpty() ? QString() : u"w0rd"_s);
    fixture.server.start();
    fixture.config.baseUrl = QUrl(fixture.server.url());
    fixture.connection = rest::openConnection(fixture.config);
    QTRY_VERIFY_WITH_TIMEOUT(fixture.connection->lastError(), 10'000);
    QCOMPARE(fixture.connection->lastError()->kind, ErrorKind::Configuration);
    QVERIFY(way.refused > 0);
    QVERIFY(way.targets.isEmpty());
    QVERIFY(fixture.server.seen.isEmpty());
    QVERIFY(!fixture.connection->lastError()->message.contains("w0rd"_L1));
    // A test of the connection says the same.
    rest::ProxyTest test(fixture.config);
    QSignalSpy finished(&test, &cluster::ConnectionTest::finished);
    test.start();
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 20'000);
    QVERIFY(!test.passed());
    QCOMPARE(test.results().last().error->kind, ErrorKind::Configuration);
}

void TestRestWay::copiedCommandsGoThatWay()
{
    QFETCH(const Way::Kind, kind);
    QList<rest::CommandLanguage> languages{rest::CommandLanguage::Curl};
    if (kind == Way::Kind::Http) // the libraries of the others know no SOCKS, and the commands say so
        languages.append(rest::CommandLanguage::Python);
    if (kind == Way::Kind::Http && !QStandardPaths::findExecutable(u"node"_s).isEmpty())
        languages.append(rest::CommandLanguage::Node);
    for (const auto language : std::as_const(languages)) {
        copiedCommandGoesThatWay(language);
        if (QTest::currentTestFailed())
            return;
    }
}

void TestRestWay::copiedCommandGoesThatWay(rest::CommandLanguage language)
{
    QFETCH(const Way::Kind, kind);
    QFETCH(const bool, login);
    Way way(kind, login ? "bob" : "", "gate-s3cret");
    RestFixture fixture;
    QVERIFY(fixture.connect());
    rest::RestConfig config = fixture.config;
    config.route = login ? way.route(u"bob"_s, u"gate-s3cret"_s) : way.route();
    const QString command = rest::commandText(language, rest::act::listTopics(fixture.connection->capabilities()), config);
    QVERIFY(!command.contains("s3cret"_L1));
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.remove(u"no_proxy"_s);
    environment.remove(u"NO_PROXY"_s);
    for (const auto &[name, value] : rest::commandVariables(config))
        environment.insert(name, value);
    process.setProcessEnvironment(environment);
    switch (language) {
    case rest::CommandLanguage::Curl: process.start(u"sh"_s, {u"-c"_s, command}); break;
    case rest::CommandLanguage::Python: process.start(u"python3"_s, {u"-c"_s, command}); break;
    case rest::CommandLanguage::Node: process.start(u"node"_s, {u"-e"_s, command}); break;
    }
    QTRY_COMPARE_WITH_TIMEOUT(process.state(), QProcess::NotRunning, 30'000);
    QCOMPARE(process.readAllStandardOutput().trimmed(), QByteArray("[\"orders\"]"));
    QCOMPARE(way.targets, QStringList{fixture.config.baseUrl.authority()});
}

QTEST_GUILESS_MAIN(TestRestWay)
#include "tst_rest_way.moc"
