// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The calls that answer at once, against servers of every manner.
#include "tests/rest/rest_fixture.h"

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
    void oneTopicThatIsGoneTakesNothingAway_data();
    void oneTopicThatIsGoneTakesNothingAway();
    void readsListsPageByPage();
    void knowsTheEndsOfAGroupWithoutV2();
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
    row("v3 with empty lists of replicas", [](Manners &m) { m.tellsPartitionReplicas = false; });
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

void TestRestConnection::oneTopicThatIsGoneTakesNothingAway_data()
{
    QTest::addColumn<MannersChange>("change");
    QTest::newRow("as text") << MannersChange([](Manners &m) { m.plainTextErrors = true; });
    QTest::newRow("404 as its code") << MannersChange([](Manners &m) { m.unknownTopic = 404; });
}

// A bare 404 is of the topic that was asked for, not of the call.
void TestRestConnection::oneTopicThatIsGoneTakesNothingAway()
{
    QFETCH(const MannersChange, change);
    RestFixture fixture;
    change(fixture.server.manners);
    fixture.server.manners.ghosts = {u"aghost"_s};
    fixture.log.add(u"orders"_s, 0, {}, QByteArray("v"));
    QVERIFY(fixture.connect());
    QVERIFY(fixture.connection->capabilities().offers(rest::Feature::Offsets));
    using What = cluster::OffsetQuery::What;
    for (int round = 0; round < 2; ++round) {
        const auto ghost = waitFor(fixture.reader().listOffsets({{{u"aghost"_s, 0}, What::HighWatermark, 0}}));
        QVERIFY(ghost && !ghost->first().offset);
        QCOMPARE(ghost->first().offset.error().kind, ErrorKind::UnknownObject);
        const auto orders = waitFor(fixture.reader().listOffsets({{{u"orders"_s, 0}, What::HighWatermark, 0}}));
        QCOMPARE(orders->first().offset.value_or(-1), 1);
    }
    const auto unknown = waitFor(fixture.reader().groupOffsets(u"gone"_s));
    QCOMPARE(unknown.error().kind, ErrorKind::UnknownObject);
    QVERIFY(waitFor(fixture.reader().groupOffsets(u"billing"_s)));

    RestFixture without; // and a call that is missing is still found missing
    change(without.server.manners);
    without.server.manners.hasOffsets = without.server.manners.hasLags = false;
    QVERIFY(without.connect());
    QCOMPARE(without.connection->capabilities().fact(rest::Feature::Offsets).reason, rest::Reason::CallMissing);
    QCOMPARE(waitFor(without.reader().groupOffsets(u"billing"_s)).error().name, u"call-missing"_s);
}

void TestRestConnection::readsListsPageByPage()
{
    RestFixture fixture;
    for (int i = 0; i < 6; ++i)
        fixture.log.addTopic(u"t%1"_s.arg(i), 3);
    fixture.server.manners.v2 = false;
    fixture.server.manners.pageSize = 2;
    QVERIFY(fixture.connect());
    const auto metadata = waitFor(fixture.reader().metadata());
    QVERIFY2(metadata, metadata ? "" : qPrintable(metadata.error().message));
    QCOMPARE((*metadata)->topics.size(), 7);
    for (const cluster::Topic &topic : (*metadata)->topics)
        QCOMPARE(topic.partitions.last().leader, 1);
    QCOMPARE(fixture.server.count("GET", "/somewhere"), 0); // the path is ours, whatever is named
    // A list that never ends is given up.
    Fault fault;
    fault.path = "/consumer-groups";
    fault.status = 200;
    fault.body = R"({"metadata":{"next":"/v3/x?page_token=1"},"data":[]})";
    fixture.server.faults = {fault};
    const auto groups = waitFor(fixture.reader().listGroups());
    QCOMPARE(groups.error().kind, ErrorKind::CorruptData);
    QVERIFY(fixture.server.count("GET", "/consumer-groups") <= 3);
}

// As the page of a group asks: what is committed, then the ends.
void TestRestConnection::knowsTheEndsOfAGroupWithoutV2()
{
    using What = cluster::OffsetQuery::What;
    RestFixture fixture;
    fixture.server.manners.v2 = false;
    QVERIFY(fixture.connect());
    const cluster::TopicPartition first{u"orders"_s, 0};
    const cluster::TopicPartition second{u"orders"_s, 1};
    QCOMPARE(waitFor(fixture.reader().listOffsets({{first, What::HighWatermark, 0}}))->first().offset.error().name, u"no-v2"_s);
    QVERIFY(waitFor(fixture.reader().groupOffsets(u"billing"_s)));
    const auto ends = waitFor(
        fixture.reader().listOffsets({{first, What::HighWatermark, 0}, {second, What::HighWatermark, 0}, {first, What::LogStart, 0}}));
    QVERIFY(ends);
    QCOMPARE(ends->at(0).offset.value_or(-1), 9);
    QCOMPARE(ends->at(1).offset.value_or(-1), 3);
    QCOMPARE(ends->at(2).offset.error().name, u"no-v2"_s); // nobody has told it
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

QTEST_GUILESS_MAIN(TestRestConnection)
#include "tst_rest_connection.moc"
