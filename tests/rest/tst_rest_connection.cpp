// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The calls that answer at once, against servers of every manner, and what goes wrong with them.
#include "tests/rest/rest_fixture.h"

#include <QSignalSpy>
#include <QTcpServer>

using namespace Qt::StringLiterals;
using namespace streamscope;
using namespace streamscope::testing;
using cluster::ConnectionState;
using core::ErrorKind;

namespace {

using MannersChange = std::function<void(Manners &)>;

} // namespace
Q_DECLARE_METATYPE(MannersChange)

class TestRestConnection : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsOutWhatIsOffered();
    void readsTopicsInEveryManner_data();
    void readsTopicsInEveryManner();
    void unknownTopicsAreTold_data();
    void unknownTopicsAreTold();
    void tellsOffsetsExactly();
    void saysWhatIsMissing();
    void readsConfigsAndGroups();
    void createsAndDeletesTopics();
    void producesExactBytes_data();
    void producesExactBytes();
    void producesHeadersAndTimestampsByV3Only();
    void producesJsonUntouched();
    void nothingIsProducedToAMissingTopic();
    void sendsCredentialsAndHeaders();
    void warnsOfCredentialsInTheClear();
    void statusesBecomeErrors_data();
    void statusesBecomeErrors();
    void triesAgainFor429And503Only_data();
    void triesAgainFor429And503Only();
    void bodiesAreBoundedInTimeAndSize_data();
    void bodiesAreBoundedInTimeAndSize();
    void redirectsStayWithTheServer_data();
    void redirectsStayWithTheServer();
    void comesBackByItself();
    void isNoRestProxy();
    void closingEndsWhatIsUnderWay();
};

void TestRestConnection::findsOutWhatIsOffered()
{
    RestFixture both;
    QVERIFY(both.connect());
    rest::Capabilities offers = both.connection->capabilities();
    QVERIFY(offers.v2 && offers.v3);
    QCOMPARE(offers.clusterId, u"stand-in"_s);
    for (const auto feature :
         {rest::Feature::CreateTopics, rest::Feature::Offsets, rest::Feature::ProduceHeaders, rest::Feature::ReadMessages})
        QVERIFY2(offers.offers(feature), qPrintable(rest::featureName(feature)));

    RestFixture old;
    old.server.manners.v3 = false;
    old.server.manners.hasOffsets = false;
    QVERIFY(old.connect());
    offers = old.connection->capabilities();
    QCOMPARE(offers.fact(rest::Feature::CreateTopics).reason, rest::Reason::NoV3);
    QCOMPARE(offers.fact(rest::Feature::ProduceHeaders).reason, rest::Reason::NoV3);
    QCOMPARE(offers.fact(rest::Feature::Offsets).reason, rest::Reason::CallMissing);
    QVERIFY(offers.offers(rest::Feature::ReadMessages));

    RestFixture cloud;
    cloud.server.manners.v2 = false;
    cloud.server.manners.v3Root = "/kafka/v3";
    QVERIFY(cloud.connect());
    offers = cloud.connection->capabilities();
    QCOMPARE(offers.v3Root, QByteArray("/kafka/v3"));
    QCOMPARE(offers.fact(rest::Feature::ReadMessages).reason, rest::Reason::NoV2);
    QVERIFY(offers.offers(rest::Feature::DeleteTopics));
    QCOMPARE(offers.facts().size(), int(rest::Feature::GroupOffsets) + 1);
}

void TestRestConnection::readsTopicsInEveryManner_data()
{
    QTest::addColumn<MannersChange>("change");
    const auto row = [](const char *name, const MannersChange &change) { QTest::newRow(name) << change; };
    row("v2 and v3", [](Manners &) {});
    row("v2 only", [](Manners &m) { m.v3 = false; });
    row("v3 only", [](Manners &m) { m.v2 = false; });
    row("v3 only, replicas one by one", [](Manners &m) { m.v2 = m.hasPartitionReplicas = false; });
    row("v3 without replicas of brokers", [](Manners &m) { m.hasPartitionReplicas = false; });
    row("below a path", [](Manners &m) { m.prefix = "/kafka/rest"; });
    row("answers typed as embedded JSON", [](Manners &m) { m.answerType = "application/vnd.kafka.json.v2+json"; });
    row("answers typed as plain JSON", [](Manners &m) { m.answerType = "application/json"; });
    row("refuses */*", [](Manners &m) { m.refusesAnyAccept = true; });
}

void TestRestConnection::readsTopicsInEveryManner()
{
    QFETCH(const MannersChange, change);
    RestFixture fixture;
    fixture.log.addTopic(u"größe"_s, 1);
    fixture.log.addTopic(u"__internal"_s, 1);
    change(fixture.server.manners);
    QVERIFY(fixture.connect());
    for (const QStringList &asked : {QStringList{}, QStringList{u"orders"_s, u"größe"_s}}) {
        const auto metadata = waitFor(fixture.reader().metadata(asked));
        QVERIFY2(metadata, metadata ? "" : qPrintable(metadata.error().message));
        QCOMPARE((*metadata)->topics.size(), asked.isEmpty() ? 3 : 2);
        const cluster::Topic *orders = (*metadata)->topic(u"orders"_s);
        QVERIFY(orders && !orders->error);
        QCOMPARE(orders->partitions, (QList<cluster::Partition>{{0, 1, {1}, {1}}, {1, 1, {1}, {1}}}));
        QVERIFY((*metadata)->topic(u"größe"_s));
        QCOMPARE((*metadata)->brokers.size(), 1);
        QCOMPARE((*metadata)->brokers.first().port, fixture.server.manners.v3 ? 9092 : 0);
    }
    QCOMPARE(fixture.connection->brokersUp(), 1);
}

void TestRestConnection::unknownTopicsAreTold_data()
{
    QTest::addColumn<MannersChange>("change");
    QTest::newRow("40401") << MannersChange([](Manners &m) { m.unknownTopic = 40401; });
    QTest::newRow("40403") << MannersChange([](Manners &m) { m.unknownTopic = 40403; });
    QTest::newRow("as text") << MannersChange([](Manners &m) { m.plainTextErrors = true; });
    QTest::newRow("v3 only") << MannersChange([](Manners &m) { m.v2 = false; });
}

void TestRestConnection::unknownTopicsAreTold()
{
    QFETCH(const MannersChange, change);
    RestFixture fixture;
    change(fixture.server.manners);
    QVERIFY(fixture.connect());
    const auto metadata = waitFor(fixture.reader().metadata({u"orders"_s, u"nothing"_s}));
    QVERIFY(metadata);
    const cluster::Topic *missing = (*metadata)->topic(u"nothing"_s);
    QVERIFY(missing && missing->error);
    QCOMPARE(missing->error->kind, ErrorKind::UnknownObject);
    QVERIFY(missing->error->message.contains("Topic not found"_L1));
    QVERIFY(!(*metadata)->topic(u"orders"_s)->error);
    // A name that would lead out of its place is not sent at all.
    const qsizetype before = fixture.server.seen.size();
    QCOMPARE(waitFor(fixture.writer().deleteTopics({u".."_s})).value_or(QList<cluster::TopicOutcome>{{}}).first().error.has_value(),
             fixture.server.manners.v3);
    for (qsizetype i = before; i < fixture.server.seen.size(); ++i)
        QVERIFY(!fixture.server.seen[i].path.contains(".."));
}

void TestRestConnection::tellsOffsetsExactly()
{
    using What = cluster::OffsetQuery::What;
    RestFixture fixture;
    fixture.log.logs[u"orders"_s][0] = {9007199254740993, 9223372036854775807, {}};
    QVERIFY(fixture.connect());
    const cluster::TopicPartition first{u"orders"_s, 0};
    const auto answers = waitFor(fixture.reader().listOffsets({{first, What::LogStart, 0},
                                                               {first, What::HighWatermark, 0},
                                                               {first, What::LastStable, 0},
                                                               {first, What::AtTime, 5},
                                                               {{u"orders"_s, 7}, What::LogStart, 0}}));
    QVERIFY(answers);
    QCOMPARE(answers->at(0).offset.value(), 9007199254740993);
    QCOMPARE(answers->at(1).offset.value(), 9223372036854775807);
    QCOMPARE(answers->at(2).offset.error().kind, ErrorKind::Unsupported);
    QCOMPARE(answers->at(3).offset.error().kind, ErrorKind::Unsupported);
    QCOMPARE(answers->at(4).offset.error().kind, ErrorKind::UnknownObject);
    QCOMPARE(fixture.server.count("GET", "/partitions/0/offsets"), 2); // one at connect, one for all questions
}

void TestRestConnection::saysWhatIsMissing()
{
    RestFixture fixture;
    fixture.server.manners.v3 = false;
    fixture.server.manners.hasOffsets = false;
    QVERIFY(fixture.connect());
    const auto groups = waitFor(fixture.reader().listGroups());
    QCOMPARE(groups.error().kind, ErrorKind::Unsupported);
    QCOMPARE(groups.error().name, u"no-v3"_s);
    const auto configs = waitFor(fixture.reader().describeConfigs({cluster::ConfigResource::Type::Topic, u"orders"_s}));
    QCOMPARE(configs.error().name, u"no-v3"_s);
    const auto created = waitFor(fixture.writer().createTopics({{u"new"_s, 1, 1, {}}}, false));
    QCOMPARE(created.error().name, u"no-v3"_s);
    const auto offsets = waitFor(fixture.reader().listOffsets({{{u"orders"_s, 0}, cluster::OffsetQuery::What::LogStart, 0}}));
    QCOMPARE(offsets->first().offset.error().name, u"call-missing"_s);
    const auto racks = waitFor(fixture.reader().brokerRacks());
    QCOMPARE(racks.error().name, u"no-v3"_s);
}

void TestRestConnection::readsConfigsAndGroups()
{
    for (const auto uncommitted : {Manners::Uncommitted::Absent, Manners::Uncommitted::Minus1001}) {
        RestFixture fixture;
        fixture.server.manners.uncommitted = uncommitted;
        QVERIFY(fixture.connect());
        const auto configs = waitFor(fixture.reader().describeConfigs({cluster::ConfigResource::Type::Topic, u"orders"_s}));
        QVERIFY(configs);
        const cluster::ConfigEntry expected{u"retention.ms"_s, u"60000"_s, cluster::ConfigSource::DynamicTopic, false, false};
        QCOMPARE(*configs, QList<cluster::ConfigEntry>{expected});
        const auto groups = waitFor(fixture.reader().listGroups());
        QVERIFY(groups);
        QCOMPARE(groups->groups.first().group, u"billing"_s);
        QCOMPARE(groups->groups.first().state, cluster::GroupState::Stable);
        const auto described = waitFor(fixture.reader().describeGroups({u"billing"_s, u"gone"_s}));
        QVERIFY(described);
        QCOMPARE(described->at(0).members.first().assignment, (QList<cluster::TopicPartition>{{u"orders"_s, 0}}));
        QCOMPARE(described->at(0).coordinator, 1);
        QCOMPARE(described->at(1).error->kind, ErrorKind::UnknownObject);
        const auto offsets = waitFor(fixture.reader().groupOffsets(u"billing"_s));
        QVERIFY(offsets);
        QCOMPARE(offsets->at(0).committed, 5);
        QCOMPARE(offsets->at(1).committed, -1);
        const auto racks = waitFor(fixture.reader().brokerRacks());
        QCOMPARE(racks->value(1), u"rack-a"_s);
    }
}

void TestRestConnection::createsAndDeletesTopics()
{
    RestFixture fixture;
    QVERIFY(fixture.connect());
    const auto created =
        waitFor(fixture.writer().createTopics({{u"new"_s, 3, 1, {{u"retention.ms"_s, u"1"_s}}}, {u"orders"_s, -1, -1, {}}}, false));
    QVERIFY(created);
    QVERIFY(!created->at(0).error);
    QCOMPARE(created->at(1).error->kind, ErrorKind::AlreadyExists);
    QCOMPARE(fixture.log.logs[u"new"_s].size(), 3);
    const auto deleted = waitFor(fixture.writer().deleteTopics({u"new"_s, u"never"_s}));
    QVERIFY(!deleted->at(0).error);
    QCOMPARE(deleted->at(1).error->kind, ErrorKind::UnknownObject);
    QVERIFY(!fixture.log.logs.contains(u"new"_s));
    const auto tried = waitFor(fixture.writer().createTopics({{u"tried"_s, 1, 1, {}}}, true));
    QCOMPARE(tried.error().kind, ErrorKind::Unsupported);
    QVERIFY(!fixture.log.logs.contains(u"tried"_s));
}

void TestRestConnection::producesExactBytes_data()
{
    QTest::addColumn<MannersChange>("change");
    QTest::newRow("v3") << MannersChange([](Manners &) {});
    QTest::newRow("v2") << MannersChange([](Manners &m) { m.v3 = false; });
    QTest::newRow("v3 without produce") << MannersChange([](Manners &m) { m.producesByV3 = false; });
    QTest::newRow("-1 for null") << MannersChange([](Manners &m) {
        m.v3 = false;
        m.minusOneForNull = true;
    });
}

void TestRestConnection::producesExactBytes()
{
    QFETCH(const MannersChange, change);
    RestFixture fixture;
    change(fixture.server.manners);
    QVERIFY(fixture.connect());
    const QList<std::optional<QByteArray>> payloads{QByteArray("\0\xff\x80{\"a\":", 8), QByteArray(""), std::nullopt, QByteArray("größe")};
    for (const auto &payload : payloads) {
        const auto delivery = fixture.produce({u"orders"_s, 1, payload, payload, {}, {}});
        QVERIFY2(delivery, delivery ? "" : qPrintable(delivery.error().message));
        const StoredRecord &stored = fixture.log.logs[u"orders"_s][1].records.last();
        QCOMPARE(stored.key, payload);
        QCOMPARE(stored.value, payload);
        QCOMPARE(delivery->partition.partition, 1);
        QCOMPARE(delivery->offset, fixture.server.manners.minusOneForNull && !payload ? -1 : stored.offset);
    }
    // Where no partition is named, the key decides as with Java's client.
    const auto keyed = fixture.produce({u"orders"_s, {}, QByteArray("k-3"), QByteArray("v"), {}, {}});
    QCOMPARE(keyed->partition.partition, cluster::defaultPartition("k-3", 2));
    cluster::ProduceOptions weak{cluster::Acks::None};
    QCOMPARE(waitFor(fixture.writer().produce({u"orders"_s, 0, {}, {}, {}, {}}, weak)).error().kind, ErrorKind::Unsupported);
}

void TestRestConnection::producesHeadersAndTimestampsByV3Only()
{
    cluster::ProducerRecord record{u"orders"_s,      0, {}, QByteArray("v"), {{"a", QByteArray("\xff\0", 2)}, {"a", std::nullopt}},
                                   1'790'000'000'123};
    RestFixture fixture;
    QVERIFY(fixture.connect());
    const auto delivery = fixture.produce(record);
    QVERIFY2(delivery, delivery ? "" : qPrintable(delivery.error().message));
    QCOMPARE(delivery->timestampMs, 1'790'000'000'123);
    const StoredRecord &stored = fixture.log.logs[u"orders"_s][0].records.last();
    QCOMPARE(stored.headers, record.headers);
    QCOMPARE(stored.timestampMs, 1'790'000'000'123);

    for (const bool hasV3 : {false, true}) {
        RestFixture old;
        old.server.manners.v3 = hasV3;
        old.server.manners.producesByV3 = false;
        QVERIFY(old.connect());
        const auto refused = old.produce(record);
        QCOMPARE(refused.error().kind, ErrorKind::Unsupported);
        QCOMPARE(refused.error().name, hasV3 ? u"call-missing"_s : u"no-v3"_s);
        QVERIFY(old.log.logs[u"orders"_s][0].records.isEmpty());
    }
}

void TestRestConnection::producesJsonUntouched()
{
    for (const bool v3 : {false, true}) {
        RestFixture fixture;
        fixture.config.format = rest::PayloadFormat::Json;
        fixture.server.manners.v3 = v3;
        QVERIFY(fixture.connect());
        const QByteArray value = R"({"id":12345678901234567890, "price":1.10,"id":2,"name":"größe"})";
        QVERIFY(fixture.produce({u"orders"_s, 0, {}, value, {}, {}}));
        const auto posted =
            std::find_if(fixture.server.seen.rbegin(), fixture.server.seen.rend(), [](const Seen &s) { return s.method == "POST"; });
        QVERIFY(posted->body.contains(value)); // not a digit and not a key is touched here
        const auto refused = fixture.produce({u"orders"_s, 0, {}, QByteArray("{broken"), {}, {}});
        QCOMPARE(refused.error().kind, ErrorKind::InvalidInput);
        QCOMPARE(fixture.log.logs[u"orders"_s][0].records.size(), 1);
    }
}

void TestRestConnection::nothingIsProducedToAMissingTopic()
{
    RestFixture fixture;
    QVERIFY(fixture.connect());
    const auto refused = fixture.produce({u"nothing"_s, {}, {}, QByteArray("v"), {}, {}});
    QCOMPARE(refused.error().kind, ErrorKind::UnknownObject);
    QCOMPARE(fixture.server.count("POST", ""), 0);
}

void TestRestConnection::sendsCredentialsAndHeaders()
{
    RestFixture fixture;
    fixture.config.auth = rest::Auth::Basic;
    fixture.config.username = u"alice"_s;
    fixture.config.password = u"pässword:1"_s;
    fixture.config.headers = {{"X-Tenant", "blue", false}};
    fixture.server.manners.authorization = "Basic " + u"alice:pässword:1"_s.toUtf8().toBase64();
    QVERIFY(fixture.connect());
    for (const Seen &seen : std::as_const(fixture.server.seen))
        QCOMPARE(seen.headers.value("x-tenant"), QByteArray("blue"));

    RestFixture bearer;
    bearer.config.auth = rest::Auth::Bearer;
    bearer.config.token = u"t0k3n"_s;
    bearer.server.manners.authorization = "Bearer t0k3n";
    QVERIFY(bearer.connect());

    bearer.config.token = u"wrong"_s;
    QVERIFY(bearer.connect(ConnectionState::Failed));
    QCOMPARE(bearer.connection->lastError()->kind, ErrorKind::Authentication);
    QVERIFY(!bearer.connection->lastError()->message.contains("wrong"_L1));
}

void TestRestConnection::warnsOfCredentialsInTheClear()
{
    RestFixture fixture;
    QVERIFY(fixture.connect());
    QVERIFY(fixture.connection->capabilities().warnings.isEmpty());
    fixture.config.headers = {{"X-Api-Key", "k", true}};
    QVERIFY(fixture.connect());
    QCOMPARE(fixture.connection->capabilities().warnings, QList{rest::Warning::CredentialsInTheClear});
}

void TestRestConnection::statusesBecomeErrors_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<QString>("words");
    const QByteArray json = R"({"error_code":%1,"message":"said the server"})";
    const auto row = [&json](int status, int code, ErrorKind kind) {
        QTest::addRow("%d", status) << status << QByteArray(json).replace("%1", QByteArray::number(code)) << kind << u"said the server"_s;
    };
    row(401, 40101, ErrorKind::Authentication);
    row(403, 40301, ErrorKind::Authorization);
    row(404, 40401, ErrorKind::UnknownObject);
    row(409, 40901, ErrorKind::AlreadyExists);
    row(422, 42200, ErrorKind::InvalidInput);
    row(429, 42900, ErrorKind::Broker);
    row(500, 50002, ErrorKind::Broker);
    row(503, 50301, ErrorKind::Broker);
    QTest::newRow("text") << 500 << QByteArray("it broke") << ErrorKind::Broker << u"it broke"_s;
    QTest::newRow("nothing") << 502 << QByteArray() << ErrorKind::Broker << u"502"_s;
    QTest::newRow("broken JSON") << 200 << QByteArray("{\"data\":[") << ErrorKind::CorruptData << u"cannot be read"_s;
    QTest::newRow("other JSON") << 200 << QByteArray("{\"data\":7}") << ErrorKind::CorruptData << u"expected"_s;
}

void TestRestConnection::statusesBecomeErrors()
{
    QFETCH(const int, status);
    QFETCH(const QByteArray, body);
    QFETCH(const ErrorKind, kind);
    QFETCH(const QString, words);
    RestFixture fixture;
    QVERIFY(fixture.connect());
    Fault fault;
    fault.path = "/consumer-groups";
    fault.status = status;
    fault.body = body;
    fault.type = "text/plain";
    fault.headers = {{"Retry-After", "0"}};
    fixture.server.faults = {fault};
    const auto groups = waitFor(fixture.reader().listGroups());
    QVERIFY(!groups);
    QCOMPARE(groups.error().kind, kind);
    QVERIFY2(groups.error().message.contains(words), qPrintable(groups.error().message));
    QCOMPARE(fixture.connection->state(), status == 401 ? ConnectionState::Failed : ConnectionState::Connected);
}

void TestRestConnection::triesAgainFor429And503Only_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("requests");
    QTest::newRow("429") << 429 << 3;
    QTest::newRow("503") << 503 << 3;
    QTest::newRow("500") << 500 << 1;
    QTest::newRow("504") << 504 << 1;
    QTest::newRow("409") << 409 << 1;
}

void TestRestConnection::triesAgainFor429And503Only()
{
    QFETCH(const int, status);
    QFETCH(const int, requests);
    RestFixture fixture;
    QVERIFY(fixture.connect());
    Fault fault;
    fault.path = "/records";
    fault.method = "POST";
    fault.times = 2;
    fault.status = status;
    fixture.server.faults = {fault};
    const auto delivery = fixture.produce({u"orders"_s, 0, {}, QByteArray("once"), {}, {}});
    QCOMPARE(delivery.has_value(), requests == 3);
    QCOMPARE(fixture.server.count("POST", "/records"), requests);
    QCOMPARE(fixture.log.logs[u"orders"_s][0].records.size(), requests == 3 ? 1 : 0);
}

void TestRestConnection::bodiesAreBoundedInTimeAndSize_data()
{
    QTest::addColumn<Fault::Manner>("manner");
    QTest::addColumn<QList<ErrorKind>>("kinds");
    QTest::newRow("slow body") << Fault::Manner::SlowBody << QList{ErrorKind::TimedOut};
    QTest::newRow("silence") << Fault::Manner::Silence << QList{ErrorKind::TimedOut};
    QTest::newRow("endless body") << Fault::Manner::Endless << QList{ErrorKind::CorruptData};
    QTest::newRow("chunked nonsense") << Fault::Manner::ChunkedNonsense << QList{ErrorKind::Transport, ErrorKind::CorruptData};
    QTest::newRow("connection dropped") << Fault::Manner::Drop << QList{ErrorKind::Transport};
}

void TestRestConnection::bodiesAreBoundedInTimeAndSize()
{
    QFETCH(const Fault::Manner, manner);
    QFETCH(const QList<ErrorKind>, kinds);
    RestFixture fixture;
    fixture.config.timeout = std::chrono::milliseconds(manner == Fault::Manner::Endless ? 20'000 : 1000);
    fixture.config.maxBodyBytes = 4 << 20;
    QVERIFY(fixture.connect());
    Fault fault;
    fault.path = "/consumer-groups";
    fault.manner = manner;
    fixture.server.faults = {fault};
    const auto groups = waitFor(fixture.reader().listGroups());
    QVERIFY(!groups);
    QVERIFY2(kinds.contains(groups.error().kind), qPrintable(groups.error().message));
    // What was never read was never held: little more than the bound was taken from a server that would give a gigabyte.
    QVERIFY(fixture.server.endlessBytes < 24 << 20);
    fixture.server.faults.clear();
    QVERIFY(waitFor(fixture.reader().listGroups()));
}

void TestRestConnection::redirectsStayWithTheServer_data()
{
    QTest::addColumn<QByteArray>("location");
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("followed");
    QTest::newRow("another path") << QByteArray("/v3/clusters/stand-in/consumer-groups?again=1") << 307 << true;
    QTest::newRow("another host") << QByteArray("http://localhost:%1/elsewhere") << 302 << false;
    QTest::newRow("another port") << QByteArray("http://127.0.0.1:%1/elsewhere") << 301 << false;
    QTest::newRow("another scheme") << QByteArray("https://127.0.0.1:%1/elsewhere") << 308 << false;
    QTest::newRow("in a circle") << QByteArray("/v3/clusters/stand-in/consumer-groups") << 302 << false;
}

void TestRestConnection::redirectsStayWithTheServer()
{
    QFETCH(QByteArray, location);
    QFETCH(const int, status);
    QFETCH(const bool, followed);
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    QSignalSpy visited(&other, &QTcpServer::newConnection);
    RestFixture fixture;
    fixture.config.auth = rest::Auth::Bearer;
    fixture.config.token = u"secret-token"_s;
    QVERIFY(fixture.connect());
    Fault fault;
    fault.path = "/consumer-groups";
    fault.times = location.contains("again") ? 1 : -1;
    fault.status = status;
    fault.headers = {{"Location", location.replace("%1", QByteArray::number(other.serverPort()))}};
    fixture.server.faults = {fault};
    const auto groups = waitFor(fixture.reader().listGroups());
    QCOMPARE(groups.has_value(), followed);
    QCOMPARE(visited.count(), 0);
    if (!followed) {
        QCOMPARE(groups.error().kind, ErrorKind::Configuration);
        QVERIFY(!groups.error().message.contains("secret"_L1));
    }
}

void TestRestConnection::comesBackByItself()
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

void TestRestConnection::isNoRestProxy()
{
    RestFixture fixture;
    fixture.server.manners.v2 = fixture.server.manners.v3 = false;
    QVERIFY(fixture.connect(ConnectionState::Failed));
    QCOMPARE(fixture.connection->lastError()->kind, ErrorKind::Configuration);
    QCOMPARE(waitFor(fixture.reader().metadata()).error().kind, ErrorKind::Configuration);
}

void TestRestConnection::closingEndsWhatIsUnderWay()
{
    RestFixture fixture;
    QVERIFY(fixture.connect());
    Fault silent;
    silent.manner = Fault::Manner::Silence;
    fixture.server.faults = {silent};
    auto metadata = fixture.reader().metadata();
    auto produced = fixture.writer().produce({u"orders"_s, 0, {}, {}, {}, {}}, {});
    auto groups = fixture.reader().describeGroups({u"billing"_s});
    const int before = static_cast<int>(fixture.server.seen.size());
    QTRY_VERIFY(fixture.server.seen.size() > before);
    fixture.connection.reset();
    QCOMPARE(waitFor(metadata).error().kind, ErrorKind::Cancelled);
    QCOMPARE(waitFor(groups)->first().error->kind, ErrorKind::Cancelled);
    QVERIFY(!waitFor(produced));
}

QTEST_GUILESS_MAIN(TestRestConnection)
#include "tst_rest_connection.moc"
