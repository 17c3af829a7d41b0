// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Where a tail stands, whatever happens to its instance and to what it was given: nothing is lost, or the loss is told.
#include "tests/rest/reading.h"

#include "models/cluster/read_bounds.h"
#include "models/rest/http_client.h"
#include "models/rest/poll_reader.h"

#include <thread>

using namespace Qt::StringLiterals;
using namespace streamscope;
using namespace streamscope::testing;
using cluster::StartPosition;
using core::ErrorKind;
using State = cluster::TailStatus::State;

namespace {

// A reader on a thread of its own that sleeps through none of its pauses, but notes them.
struct Sleepless {
    std::shared_ptr<rest::PollShared> shared = std::make_shared<rest::PollShared>();
    std::shared_ptr<CollectingSink> sink = std::make_shared<CollectingSink>();
    std::thread thread;

    Sleepless(const RestFixture &fixture, const cluster::TailRequest &request)
    {
        shared->sink = sink;
        shared->sleeper = [this](std::chrono::milliseconds time) {
            const std::lock_guard lock(m_mutex);
            m_pauses.append(time.count());
        };
        auto book = std::make_shared<rest::InstanceBook>(QString(), fixture.config.baseUrl);
        thread = std::thread([this, config = fixture.config, request, book] { rest::PollReader(shared, config, request, book, {}).run(); });
    }
    ~Sleepless()
    {
        shared->requestStop();
        std::atomic<bool> ended = false;
        std::thread waiting([this, &ended] {
            thread.join();
            ended = true;
        });
        (void)QTest::qWaitFor([&ended] { return ended.load(); }, 10'000); // this thread serves meanwhile
        waiting.join();
    }
    Q_DISABLE_COPY_MOVE(Sleepless)

    [[nodiscard]] QList<qint64> pauses() const
    {
        const std::lock_guard lock(m_mutex);
        return m_pauses;
    }

private:
    mutable std::mutex m_mutex;
    QList<qint64> m_pauses; ///< milliseconds
};

} // namespace

class TestRestPositions : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anExpiredInstanceIsMadeAnew();
    void anIdleInstanceExpires();
    void readsFromWhatAGroupCommitted_data();
    void readsFromWhatAGroupCommitted();
    void pausesGrowWhereNothingIsHeld();
    void pausesGrowWithFaults();
    void anInstanceThatExpiresBeforeTheFirstMessage();
    void aFailedPollDoesNotGoToTheEndAgain();
    void anInstanceThatCouldNotBeAssigned();
    void aLostBatchIsReadAgain_data();
    void aLostBatchIsReadAgain();
    void aHugeAnswerIsAskedForInParts();
    void countsWhatWasRemoved();
    void aHoleAtTheEndIsTold();
    void beginsAndEndsWherePartitionsAreToldTo();
    void recordsDecodedByASchemaAreRefused();
    void needsOffsetsForSomeStarts();
};

void TestRestPositions::anExpiredInstanceIsMadeAnew()
{
    for (const bool hasOffsets : {true, false}) {
        RestFixture fixture;
        fixture.server.manners.hasOffsets = hasOffsets;
        for (int i = 0; i < 5; ++i)
            fixture.log.add(u"orders"_s, 0, {}, number(i));
        QVERIFY(fixture.connect());
        Reading reading(fixture, readOrders(StartPosition::Kind::Earliest));
        QTRY_COMPARE(reading.values(), numbers(0, 5));
        const QStringList before = fixture.server.instances();
        fixture.server.expireAll();
        for (int i = 5; i < 9; ++i)
            fixture.log.add(u"orders"_s, 0, {}, number(i));
        QTRY_COMPARE_WITH_TIMEOUT(reading.values(), numbers(0, 9), 10'000);
        QCOMPARE(fixture.server.instances().size(), 1);
        QVERIFY(fixture.server.instances() != before);
        QCOMPARE(reading.status().state, State::Reading);
    }
}

// Minutes go by while nobody polls.
void TestRestPositions::anIdleInstanceExpires()
{
    RestFixture fixture;
    fixture.server.manners.idleMs = 300'000;
    fixture.log.add(u"orders"_s, 0, {}, number(0));
    QVERIFY(fixture.connect());
    Reading reading(fixture, readOrders(StartPosition::Kind::Earliest));
    QTRY_COMPARE(reading.values(), numbers(0, 1));
    const QStringList before = fixture.server.instances();
    reading.tail->pause();
    QTRY_COMPARE_WITH_TIMEOUT(reading.status().state, State::Paused, 10'000);
    for (int i = 1; i < 5; ++i)
        fixture.log.add(u"orders"_s, 0, {}, number(i));
    fixture.server.nowMs += 299'000;
    reading.tail->resume();
    QTRY_COMPARE_WITH_TIMEOUT(reading.values(), numbers(0, 5), 10'000);
    QCOMPARE(fixture.server.instances(), before);
    reading.tail->pause();
    QTRY_COMPARE_WITH_TIMEOUT(reading.status().state, State::Paused, 10'000);
    for (int i = 5; i < 9; ++i)
        fixture.log.add(u"orders"_s, 0, {}, number(i));
    fixture.server.nowMs += 301'000;
    reading.tail->resume();
    QTRY_COMPARE_WITH_TIMEOUT(reading.values(), numbers(0, 9), 10'000);
    QCOMPARE(fixture.server.instances().size(), 1);
    QVERIFY(fixture.server.instances() != before);
    QCOMPARE(reading.status().removed, 0U);
}

void TestRestPositions::readsFromWhatAGroupCommitted_data()
{
    QTest::addColumn<bool>("commitsNext");
    QTest::newRow("N stores N + 1") << true;
    QTest::newRow("N stores N") << false;
}

// What a server stores for a member that commits offset 4 is what counts, whatever the member meant.
void TestRestPositions::readsFromWhatAGroupCommitted()
{
    QFETCH(const bool, commitsNext);
    RestFixture fixture;
    fixture.server.manners.commitsNext = commitsNext;
    for (int i = 0; i < 10; ++i)
        fixture.log.add(u"orders"_s, 0, {}, number(i));
    QVERIFY(fixture.connect());
    rest::HttpClient member(fixture.config);
    const rest::InstancePath instance = rest::instancePath(u"billing"_s, u"app-1"_s, {});
    rest::RestCall commit = rest::v2::seek(instance, {{{u"orders"_s, 0}, 4}});
    commit.path = instance.path + "/offsets";
    int good = 0;
    for (const rest::RestCall &call : {rest::v2::createConsumer(u"billing"_s, u"app-1"_s, rest::PayloadFormat::Binary), commit}) {
        const int before = good;
        member.send(call, [&good](const core::Result<rest::HttpAnswer> &answer) { good += answer && answer->isGood() ? 1 : 0; });
        QTRY_COMPARE(good, before + 1);
    }
    const auto committed = waitFor(fixture.reader().groupOffsets(u"billing"_s));
    QVERIFY(committed);
    const int from = commitsNext ? 5 : 4;
    QCOMPARE(committed->first().committed, from);
    auto range = readOrders(StartPosition::Kind::Earliest, 0, true);
    range.startOffsets = cluster::committedStart(*committed, {{u"orders"_s, 0}}).offsets;
    Reading reading(fixture, range);
    QTRY_COMPARE_WITH_TIMEOUT(reading.status().state, State::Finished, 20'000);
    QCOMPARE(reading.values(), numbers(from, 10));
    member.send(rest::v2::deleteConsumer(instance), [&good](const auto &) { ++good; });
    QTRY_COMPARE(good, 3);
}

void TestRestPositions::pausesGrowWhereNothingIsHeld()
{
    RestFixture fixture;
    fixture.server.manners.holdsPolls = false;
    QVERIFY(fixture.connect());
    Sleepless reader(fixture, readOrders(StartPosition::Kind::Earliest));
    const QList<qint64> growing{50, 100, 200, 400, 800, 1000, 1000};
    QTRY_VERIFY(reader.pauses().size() >= growing.size());
    QCOMPARE(reader.pauses().first(growing.size()), growing);
    // A message is followed by the next question at once.
    fixture.log.add(u"orders"_s, 0, {}, QByteArray("v"));
    QTRY_COMPARE(reader.sink->count(), 1);
    QTRY_COMPARE(reader.pauses().count(50), 2);
}

void TestRestPositions::pausesGrowWithFaults()
{
    RestFixture fixture;
    QVERIFY(fixture.connect());
    Fault fault;
    fault.path = "/records";
    fixture.server.faults = {fault};
    {
        Sleepless reader(fixture, readOrders(StartPosition::Kind::Earliest));
        const QList<qint64> growing{200, 400, 800, 1600, 3200, 5000, 5000};
        QTRY_VERIFY(reader.pauses().size() >= growing.size());
        QCOMPARE(reader.pauses().first(growing.size()), growing);
    }
    fixture.server.faults.first().status = 503;
    fixture.server.faults.first().headers = {{"Retry-After", "3"}}; // heeded where it is longer
    Sleepless reader(fixture, readOrders(StartPosition::Kind::Earliest));
    const QList<qint64> asked{3000, 3000, 3000, 3000, 3200, 5000};
    QTRY_VERIFY(reader.pauses().size() >= asked.size());
    QCOMPARE(reader.pauses().first(asked.size()), asked);
}

// The server alone knows where its end was: made anew, the instance stands at a later one.
void TestRestPositions::anInstanceThatExpiresBeforeTheFirstMessage()
{
    for (const bool hasOffsets : {true, false}) {
        RestFixture fixture;
        fixture.server.manners.hasOffsets = hasOffsets;
        QVERIFY(fixture.connect());
        Reading reading(fixture, readOrders(StartPosition::Kind::Latest));
        QTRY_VERIFY_WITH_TIMEOUT(fixture.server.count("GET", "/records") > 1, 10'000);
        QVERIFY(!reading.status().positions.first().mayHaveMissed);
        fixture.server.expireAll();
        fixture.log.add(u"orders"_s, 0, {}, QByteArray("meanwhile"));
        QTRY_COMPARE_WITH_TIMEOUT(fixture.server.count("POST", "/assignments"), 2, 10'000);
        const int polls = fixture.server.count("GET", "/records");
        QTRY_VERIFY_WITH_TIMEOUT(fixture.server.count("GET", "/records") > polls, 10'000);
        fixture.log.add(u"orders"_s, 0, {}, QByteArray("later"));
        QTRY_VERIFY_WITH_TIMEOUT(reading.values().contains("later"), 10'000);
        QCOMPARE(reading.values(), hasOffsets ? (QList<QByteArray>{"meanwhile", "later"}) : QList<QByteArray>{"later"});
        for (const cluster::TailPosition &position : reading.status().positions)
            QCOMPARE(position.mayHaveMissed, !hasOffsets);
    }
}

// Sought to the end once more, what came while the server was in trouble would be passed over.
void TestRestPositions::aFailedPollDoesNotGoToTheEndAgain()
{
    RestFixture fixture;
    fixture.server.manners.hasOffsets = false;
    QVERIFY(fixture.connect());
    Reading reading(fixture, readOrders(StartPosition::Kind::Latest));
    QTRY_VERIFY_WITH_TIMEOUT(fixture.server.count("GET", "/records") > 1, 10'000);
    Fault fault;
    fault.path = "/records";
    fault.times = 2;
    fixture.server.faults = {fault};
    QTRY_COMPARE_WITH_TIMEOUT(fixture.server.faults.first().times, 1, 10'000);
    fixture.log.add(u"orders"_s, 0, {}, QByteArray("meanwhile"));
    QTRY_COMPARE_WITH_TIMEOUT(reading.values(), QList<QByteArray>{"meanwhile"}, 10'000);
    QCOMPARE(fixture.server.count("POST", "/positions/end"), 1);
    QVERIFY(reading.status().positions.first().mayHaveMissed);
}

void TestRestPositions::anInstanceThatCouldNotBeAssigned()
{
    RestFixture fixture;
    fixture.log.add(u"orders"_s, 0, {}, QByteArray("v"));
    QVERIFY(fixture.connect());
    Fault fault;
    fault.path = "/assignments";
    fault.times = 1;
    fixture.server.faults = {fault};
    Reading reading(fixture, readOrders(StartPosition::Kind::Earliest));
    QTRY_COMPARE_WITH_TIMEOUT(reading.values(), QList<QByteArray>{"v"}, 10'000);
    QCOMPARE(fixture.server.instances().size(), 1);
}

void TestRestPositions::aLostBatchIsReadAgain_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::newRow("broken JSON") << QByteArray("[{\"topic\":\"orders\",") << 200;
    QTest::newRow("no JSON") << QByteArray("<html></html>") << 200;
    QTest::newRow("not UTF-8") << QByteArray("[{\"topic\":\"\xff\xfe\"}]") << 200;
    QTest::newRow("an object") << QByteArray("{\"records\":[]}") << 200;
    QTest::newRow("500") << QByteArray() << 500;
    QTest::newRow("503, which other calls repeat") << QByteArray() << 503;
    QTest::newRow("cut") << QByteArray() << 0;
}

void TestRestPositions::aLostBatchIsReadAgain()
{
    QFETCH(const QByteArray, body);
    QFETCH(const int, status);
    RestFixture fixture;
    for (int i = 0; i < 5; ++i)
        fixture.log.add(u"orders"_s, 0, {}, number(i));
    QVERIFY(fixture.connect());
    Fault fault;
    fault.path = "/records";
    fault.times = 2;
    fault.manner = Fault::Manner::LoseBatch;
    fault.status = status;
    fault.body = body;
    fixture.server.faults = {fault};
    Reading reading(fixture, readOrders(StartPosition::Kind::Earliest, 0, true));
    QTRY_COMPARE_WITH_TIMEOUT(reading.status().state, State::Finished, 20'000);
    QCOMPARE(reading.values(), numbers(0, 5));
}

void TestRestPositions::aHugeAnswerIsAskedForInParts()
{
    RestFixture fixture;
    fixture.config.maxBodyBytes = 1 << 20;
    for (int i = 0; i < 40; ++i)
        fixture.log.add(u"orders"_s, 0, {}, QByteArray(40'000, 'x'));
    QVERIFY(fixture.connect());
    Fault fault; // takes no notice of max_bytes at first
    fault.path = "/records";
    fault.times = 1;
    fault.manner = Fault::Manner::Endless;
    fixture.server.faults = {fault};
    Reading reading(fixture, readOrders(StartPosition::Kind::Earliest, 0, true));
    QTRY_COMPARE_WITH_TIMEOUT(reading.status().state, State::Finished, 20'000);
    QCOMPARE(reading.sink->count(), 40);
    QVERIFY(fixture.server.endlessBytes < 24 << 20);
}

void TestRestPositions::countsWhatWasRemoved()
{
    RestFixture fixture;
    for (int i = 0; i < 10; ++i)
        fixture.log.add(u"orders"_s, 0, {}, number(i));
    fixture.log.logs[u"orders"_s][0].beginning = 4;
    QVERIFY(fixture.connect());
    Reading reading(fixture, readOrders(StartPosition::Kind::Offset, 1, true));
    QTRY_COMPARE_WITH_TIMEOUT(reading.status().state, State::Finished, 20'000);
    QCOMPARE(reading.values(), numbers(4, 10));
    QCOMPARE(reading.status().removed, 3U);

    // Removed while it stands before them: the server goes on at the log start, and the gap is counted.
    Reading live(fixture, readOrders(StartPosition::Kind::Latest));
    QTRY_VERIFY(live.status().state == State::Reading && fixture.server.instances().size() == 1);
    live.tail->pause();
    QTRY_COMPARE(live.status().state, State::Paused);
    for (int i = 10; i < 20; ++i)
        fixture.log.add(u"orders"_s, 0, {}, number(i));
    fixture.log.logs[u"orders"_s][0].beginning = 15;
    live.tail->resume();
    QTRY_VERIFY_WITH_TIMEOUT(live.values().contains("19"), 10'000);
    QTRY_COMPARE_WITH_TIMEOUT(live.status().removed + quint64(live.sink->count()), 10U, 10'000);
}

void TestRestPositions::aHoleAtTheEndIsTold()
{
    RestFixture fixture;
    fixture.config.quietEnd = std::chrono::milliseconds(300);
    fixture.log.add(u"orders"_s, 0, {}, QByteArray("v"));
    fixture.log.logs[u"orders"_s][0].end = 2; // a transaction marker, which no consumer is given
    QVERIFY(fixture.connect());
    Reading reading(fixture, readOrders(StartPosition::Kind::Earliest, 0, true));
    QTRY_COMPARE_WITH_TIMEOUT(reading.status().state, State::Finished, 30'000);
    QCOMPARE(reading.values(), QList<QByteArray>{"v"});
    const cluster::TailPosition position = reading.status().positions.first();
    QVERIFY(position.error);
    QVERIFY(position.error->message.contains("from offset 1 to the end at 2"_L1));
}

void TestRestPositions::beginsAndEndsWherePartitionsAreToldTo()
{
    for (const bool hasOffsets : {true, false}) {
        RestFixture fixture;
        fixture.server.manners.hasOffsets = hasOffsets;
        for (int i = 0; i < 20; ++i)
            fixture.log.add(u"orders"_s, i % 2, {}, number(i));
        QVERIFY(fixture.connect());
        auto range = readOrders(StartPosition::Kind::Earliest);
        range.startOffsets = {{{u"orders"_s, 0}, 4}, {{u"orders"_s, 1}, 8}};
        range.endOffsets = {{{u"orders"_s, 0}, 6}, {{u"orders"_s, 1}, 12}};
        Reading reading(fixture, range);
        QTRY_COMPARE_WITH_TIMEOUT(reading.sink->count(), 4, 10'000);
        QCOMPARE(reading.status().state, State::Reading); // the second one waits for what is not there yet
        QCOMPARE(reading.status().positions.last().until, 12);
        for (int i = 0; i < 3; ++i)
            fixture.log.add(u"orders"_s, 1, {}, QByteArray("new"));
        QTRY_COMPARE_WITH_TIMEOUT(reading.status().state, State::Finished, 10'000);
        QList<QByteArray> values = reading.values();
        std::sort(values.begin(), values.end());
        QCOMPARE(values, (QList<QByteArray>{"10", "17", "19", "8", "new", "new"}));
        QCOMPARE(reading.status().positions.first().first, 4);
    }
}

// What a consumer of the format "avro" is given.
void TestRestPositions::recordsDecodedByASchemaAreRefused()
{
    RestFixture fixture;
    QVERIFY(fixture.connect());
    Fault fault;
    fault.path = "/records";
    fault.status = 200;
    fault.type = "application/vnd.kafka.avro.v2+json";
    fault.body = R"([{"topic":"orders","partition":0,"offset":0,"key":null,"value":{"total":12}}])";
    fixture.server.faults = {fault};
    Reading reading(fixture, readOrders(StartPosition::Kind::Earliest));
    QTRY_COMPARE_WITH_TIMEOUT(reading.status().state, State::Failed, 10'000);
    QCOMPARE(reading.status().error->kind, ErrorKind::Unsupported);
    QVERIFY(reading.status().error->message.contains("avro"_L1));
    QCOMPARE(reading.status().corrupt, 0U);
}

void TestRestPositions::needsOffsetsForSomeStarts()
{
    RestFixture fixture;
    fixture.server.manners.hasOffsets = false;
    QVERIFY(fixture.connect());
    for (const auto &impossible :
         {readOrders(StartPosition::Kind::LastN, 5), readOrders(StartPosition::Kind::Earliest, 0, true), readOrders(StartPosition::Kind::Time, 5)}) {
        Reading reading(fixture, impossible);
        QTRY_COMPARE(reading.status().state, State::Failed);
        QCOMPARE(reading.status().error->kind, ErrorKind::Unsupported);
    }
    QCOMPARE(fixture.server.count("POST", "/consumers/"), 0);
    auto missing = readOrders(StartPosition::Kind::Earliest);
    missing.topics = {u"nothing"_s};
    Reading reading(fixture, missing);
    QTRY_COMPARE(reading.status().state, State::Failed);
    QCOMPARE(reading.status().error->kind, ErrorKind::UnknownObject);
}

QTEST_GUILESS_MAIN(TestRestPositions)
#include "tst_rest_positions.moc"
