// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Which versions a server speaks: what it says of them, and what it does not say while it is in trouble.
#include "tests/rest/rest_fixture.h"

#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace streamscope;
using namespace streamscope::testing;
using cluster::ConnectionState;
using core::ErrorKind;

class TestRestVersions : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aVersionThatIsNotAnswered_data();
    void aVersionThatIsNotAnswered();
    void aRefusalIsHeardOnce();
    void aVersionIsAskedForAgainByItself();
    void aVersionThatHangsDelaysNothing();
    void aRefusalIsForgottenWithTheNextAnswer();
    void oneCallThatIsRefusedIsNotTheConnection();
    void callsThatV3LacksAreTold();
    void aCallThatAnsweredOnceIsNotMissing();
    void listsComeByV2WhereV3LacksThem_data();
    void listsComeByV2WhereV3LacksThem();
    void withoutV2AMissingListIsTold();
    void comesBackByItself();
    void isNoRestProxy();
};

void TestRestVersions::aVersionThatIsNotAnswered_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<int>("status");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<rest::Reason>("reason");
    QTest::newRow("v2, 500") << QByteArray("/topics") << 500 << ErrorKind::Broker << rest::Reason::Unanswered;
    QTest::newRow("v2, 403") << QByteArray("/topics") << 403 << ErrorKind::Unsupported << rest::Reason::RefusedV2;
    QTest::newRow("v2, 401") << QByteArray("/topics") << 401 << ErrorKind::Unsupported << rest::Reason::RefusedV2;
    QTest::newRow("v3, 500") << QByteArray("/clusters") << 500 << ErrorKind::Broker << rest::Reason::Unanswered;
    QTest::newRow("v3, 503") << QByteArray("/clusters") << 503 << ErrorKind::Broker << rest::Reason::Unanswered;
    QTest::newRow("v3, 403") << QByteArray("/clusters") << 403 << ErrorKind::Unsupported << rest::Reason::RefusedV3;
    QTest::newRow("v3, 401") << QByteArray("/clusters") << 401 << ErrorKind::Unsupported << rest::Reason::RefusedV3;
}

// It is not missing: what was answered is told, and it is asked again by whoever wants it.
void TestRestVersions::aVersionThatIsNotAnswered()
{
    QFETCH(const QByteArray, path);
    QFETCH(const int, status);
    QFETCH(const ErrorKind, kind);
    QFETCH(const rest::Reason, reason);
    const bool ofV2 = path == "/topics";
    RestFixture fixture;
    fixture.config.openKept = {};
    Fault fault;
    fault.path = path;
    fault.status = status;
    fault.body = R"({"error_code":1,"message":"a hiccup"})";
    fault.headers = {{"Retry-After", "0"}};
    fixture.server.faults = {fault};
    QVERIFY(fixture.connect());
    const rest::FeatureFact fact = fixture.connection->capabilities().fact(ofV2 ? rest::Feature::Offsets : rest::Feature::Groups);
    QVERIFY(!fact.offered);
    QCOMPARE(fact.reason, reason);
    QCOMPARE(fact.detail, u"a hiccup"_s);
    const auto use = [&fixture, ofV2]() -> std::optional<core::KafkaError> {
        if (ofV2) {
            const auto offsets = waitFor(fixture.reader().listOffsets({{{u"orders"_s, 0}, cluster::OffsetQuery::What::HighWatermark, 0}}));
            return offsets->first().offset ? std::nullopt : std::optional(offsets->first().offset.error());
        }
        const auto groups = waitFor(fixture.reader().listGroups());
        return groups ? std::nullopt : std::optional(groups.error());
    };
    const auto refused = use();
    QVERIFY(refused);
    QCOMPARE(refused->kind, kind);
    QVERIFY2(refused->message.contains("a hiccup"_L1), qPrintable(refused->message));
    QCOMPARE(fixture.connection->state(), ConnectionState::Connected);
    fixture.server.faults.clear();
    QVERIFY(!use());
    QVERIFY(fixture.connection->capabilities().v2 && fixture.connection->capabilities().v3);
}

// Racks, groups, configurations: a view that reads them all asks for the version once.
void TestRestVersions::aRefusalIsHeardOnce()
{
    RestFixture fixture;
    fixture.config.openKept = std::chrono::minutes(10);
    Fault fault;
    fault.path = "/v3/clusters";
    fault.status = 401;
    fixture.server.faults = {fault};
    QVERIFY(fixture.connect());
    const int asked = fixture.server.count("GET", "/clusters");
    for (int i = 0; i < 2; ++i) {
        const auto groups = waitFor(fixture.reader().listGroups());
        QCOMPARE(groups.error().name, u"v3-refused"_s);
        QCOMPARE(waitFor(fixture.reader().brokerRacks()).error().name, u"v3-refused"_s);
    }
    QCOMPARE(fixture.server.count("GET", "/clusters"), asked);
    QVERIFY(waitFor(fixture.reader().metadata()));
}

void TestRestVersions::aVersionIsAskedForAgainByItself()
{
    RestFixture fixture;
    Fault fault;
    fault.path = "/topics";
    fault.times = 1;
    fixture.server.faults = {fault};
    QVERIFY(fixture.connect());
    QVERIFY(!fixture.connection->capabilities().v2);
    QSignalSpy changed(fixture.connection.get(), &rest::RestConnection::capabilitiesChanged);
    QTRY_VERIFY_WITH_TIMEOUT(fixture.connection->capabilities().v2, 20'000);
    QVERIFY(!changed.isEmpty());
    // A server that says so lacks it, and is left alone.
    RestFixture old;
    old.server.manners.v3 = false;
    QVERIFY(old.connect());
    QCOMPARE(old.connection->capabilities().fact(rest::Feature::Groups).reason, rest::Reason::NoV3);
}

// Connected long before the question is given up.
void TestRestVersions::aVersionThatHangsDelaysNothing()
{
    RestFixture fixture;
    fixture.config.timeout = std::chrono::minutes(10);
    Fault silent;
    silent.path = "/clusters";
    silent.manner = Fault::Manner::Silence;
    fixture.server.faults = {silent};
    QVERIFY(fixture.connect());
    QVERIFY(fixture.connection->capabilities().v2);
    QCOMPARE(fixture.connection->capabilities().fact(rest::Feature::Groups).reason, rest::Reason::Unanswered);
    QVERIFY(waitFor(fixture.reader().metadata()));
}

void TestRestVersions::aRefusalIsForgottenWithTheNextAnswer()
{
    RestFixture fixture;
    QVERIFY(fixture.connect());
    Fault fault;
    fault.status = 401;
    fixture.server.faults = {fault};
    QVERIFY(!waitFor(fixture.reader().listGroups()));
    QTRY_COMPARE(fixture.connection->state(), ConnectionState::Failed);
    fixture.server.faults.clear();
    QVERIFY(waitFor(fixture.reader().listGroups()));
    QCOMPARE(fixture.connection->state(), ConnectionState::Connected);
    QVERIFY(!fixture.connection->lastError());
}

// The connection stands: v2 answers.
void TestRestVersions::oneCallThatIsRefusedIsNotTheConnection()
{
    RestFixture fixture;
    QVERIFY(fixture.connect());
    Fault fault;
    fault.path = "/consumer-groups";
    fault.status = 401;
    fixture.server.faults = {fault};
    const int asked = fixture.server.count("GET", "/topics");
    QCOMPARE(waitFor(fixture.reader().listGroups()).error().kind, ErrorKind::Authentication);
    QTRY_COMPARE(fixture.server.count("GET", "/topics"), asked + 1);
    QVERIFY(waitFor(fixture.reader().metadata()));
    QCOMPARE(fixture.connection->state(), ConnectionState::Connected);
}

void TestRestVersions::callsThatV3LacksAreTold()
{
    using Type = cluster::ConfigResource::Type;
    RestFixture fixture;
    fixture.server.manners.lacks = {u"GET consumer-groups"_s,   u"GET topics/orders/configs"_s, u"GET brokers/1/configs"_s,
                                    u"POST topics"_s,           u"DELETE topics/orders"_s,      u"GET consumer-groups/billing/lags"_s};
    QVERIFY(fixture.connect());
    const auto reason = [&fixture](rest::Feature feature) { return fixture.connection->capabilities().fact(feature).reason; };
    // Harmless questions are asked at connect.
    for (const auto feature : {rest::Feature::Groups, rest::Feature::GroupOffsets, rest::Feature::Configs})
        QTRY_COMPARE(reason(feature), rest::Reason::CallMissing);
    QSignalSpy changed(fixture.connection.get(), &rest::RestConnection::capabilitiesChanged);
    const auto told = [](const auto &result, const QString &call) {
        return !result && result.error().kind == ErrorKind::Unsupported && result.error().name == "call-missing"_L1 &&
               result.error().message.contains(u"HTTP 404 to "_s + call);
    };
    const QString cluster = u"/v3/clusters/stand-in"_s;
    QVERIFY(told(waitFor(fixture.reader().listGroups()), u"GET %1/consumer-groups"_s.arg(cluster)));
    QVERIFY(told(waitFor(fixture.reader().groupOffsets(u"billing"_s)), u"GET %1/consumer-groups"_s.arg(cluster)));
    QVERIFY(told(waitFor(fixture.reader().describeConfigs({Type::Topic, u"orders"_s})), u"GET %1/topics/orders/configs"_s.arg(cluster)));
    QVERIFY(told(waitFor(fixture.reader().describeConfigs({Type::Broker, u"1"_s})), u"GET %1/brokers/1/configs"_s.arg(cluster)));
    QVERIFY(fixture.connection->capabilities().offers(rest::Feature::CreateTopics));
    QVERIFY(told(waitFor(fixture.writer().createTopics({{u"new"_s, 1, 1, {}}}, false)), u"POST %1/topics"_s.arg(cluster)));
    QVERIFY(told(waitFor(fixture.writer().deleteTopics({u"orders"_s})), u"DELETE %1/topics/orders"_s.arg(cluster)));
    QVERIFY(fixture.log.logs.contains(u"orders"_s));
    for (const auto feature : {rest::Feature::BrokerConfigs, rest::Feature::CreateTopics, rest::Feature::DeleteTopics})
        QCOMPARE(reason(feature), rest::Reason::CallMissing);
    QCOMPARE(changed.count(), 3);
    QVERIFY(waitFor(fixture.reader().metadata()));
}

// What it does not know then is what was asked for.
void TestRestVersions::aCallThatAnsweredOnceIsNotMissing()
{
    RestFixture fixture;
    QVERIFY(fixture.connect());
    QVERIFY(waitFor(fixture.reader().listGroups()));
    Fault fault;
    fault.path = "/consumer-groups";
    fault.status = 404;
    fault.times = 1;
    fixture.server.faults = {fault};
    QCOMPARE(waitFor(fixture.reader().listGroups()).error().kind, ErrorKind::UnknownObject);
    QVERIFY(waitFor(fixture.reader().listGroups()));
}

void TestRestVersions::listsComeByV2WhereV3LacksThem_data()
{
    QTest::addColumn<QString>("list");
    QTest::addColumn<int>("status");
    for (const int status : {404, 403, 405}) {
        for (const QString &list : {u"topics"_s, u"brokers"_s})
            QTest::addRow("%s, %d", qPrintable(list), status) << list << status;
    }
}

void TestRestVersions::listsComeByV2WhereV3LacksThem()
{
    QFETCH(const QString, list);
    QFETCH(const int, status);
    RestFixture fixture;
    Fault fault;
    fault.path = "/v3/clusters/stand-in/" + list.toLatin1();
    fault.status = status;
    fixture.server.faults = {fault};
    QVERIFY(fixture.connect());
    for (int i = 0; i < 2; ++i) {
        const auto metadata = waitFor(fixture.reader().metadata());
        QVERIFY2(metadata, qPrintable(metadata ? QString() : metadata.error().message));
        const cluster::Topic *orders = (*metadata)->topic(u"orders"_s);
        QVERIFY(orders);
        QCOMPARE(orders->partitions.size(), 2);
        QCOMPARE(orders->partitions.first().leader, 1);
        QCOMPARE((*metadata)->brokers.size(), 1);
        QCOMPARE((*metadata)->brokers.first().host.isEmpty(), list == "brokers"_L1);
    }
    QVERIFY(waitFor(fixture.reader().metadata({u"orders"_s})));
    QVERIFY(fixture.connection->capabilities().offers(rest::Feature::ListTopics));
    const rest::Reason expected = status == 403 ? rest::Reason::CallRefused : rest::Reason::CallMissing;
    const rest::FeatureFact racks = fixture.connection->capabilities().fact(rest::Feature::Racks);
    QCOMPARE(racks.offered, list == "topics"_L1);
    if (!racks.offered) {
        QCOMPARE(racks.reason, expected);
        QCOMPARE(waitFor(fixture.reader().brokerRacks()).error().name, rest::reasonName(expected));
    }
}

void TestRestVersions::withoutV2AMissingListIsTold()
{
    RestFixture fixture;
    fixture.server.manners.v2 = false;
    fixture.server.manners.lacks = {u"GET topics"_s};
    QVERIFY(fixture.connect());
    const auto metadata = waitFor(fixture.reader().metadata());
    QVERIFY(!metadata);
    QCOMPARE(metadata.error().name, u"call-missing"_s);
}

void TestRestVersions::comesBackByItself()
{
    RestFixture fixture;
    Fault down;
    down.manner = Fault::Manner::Drop;
    fixture.server.faults = {down};
    QVERIFY(fixture.connect(ConnectionState::Connecting));
    QTRY_VERIFY_WITH_TIMEOUT(fixture.connection->lastError(), 10'000);
    QCOMPARE(fixture.connection->lastError()->kind, ErrorKind::Transport);
    fixture.server.faults.clear();
    QTRY_COMPARE_WITH_TIMEOUT(fixture.connection->state(), ConnectionState::Connected, 20'000);
    fixture.server.faults = {down};
    QVERIFY(!waitFor(fixture.reader().metadata()));
    QCOMPARE(fixture.connection->state(), ConnectionState::Lost);
    QCOMPARE(fixture.connection->brokersUp(), 0);
    fixture.server.faults.clear();
    QTRY_COMPARE_WITH_TIMEOUT(fixture.connection->state(), ConnectionState::Connected, 20'000);
}

void TestRestVersions::isNoRestProxy()
{
    RestFixture fixture;
    fixture.server.manners.v2 = fixture.server.manners.v3 = false;
    QVERIFY(fixture.connect(ConnectionState::Failed));
    QCOMPARE(fixture.connection->lastError()->kind, ErrorKind::Configuration);
    QCOMPARE(waitFor(fixture.reader().metadata()).error().kind, ErrorKind::Configuration);
}

QTEST_GUILESS_MAIN(TestRestVersions)
#include "tst_rest_versions.moc"
