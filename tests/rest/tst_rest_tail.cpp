// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Reading by polling a consumer instance of our own: every manner of server, exact bytes, and nothing left behind.
#include "tests/rest/reading.h"

#include "models/rest/instance_book.h"

#include <QDateTime>
#include <QLockFile>

using namespace Qt::StringLiterals;
using namespace streamscope;
using namespace streamscope::testing;
using cluster::StartPosition;
using core::ErrorKind;
using State = cluster::TailStatus::State;

namespace {

using MannersChange = std::function<void(Manners &)>;

} // namespace
Q_DECLARE_METATYPE(MannersChange)

class TestRestTail : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsInEveryManner_data();
    void readsInEveryManner();
    void startsWhereItIsTold_data();
    void startsWhereItIsTold();
    void keysValuesAndNullsAreExact();
    void offsetsOf64BitsAreExact();
    void changesAsLittleAsPossible();
    void statusesOfPolls_data();
    void statusesOfPolls();
    void readsOnePartitionAndNewOnes();
    void pausesAndStops();
    void whereNothingIsAssignedOnlyWhatIsWantedIsKept();
    void aFullSinkLosesNothing();
    void deletesItsInstances();
    void deletesWhatACrashHasLeft();
    void closingWhileAPollIsUnderWay();
    void onlyTheFirstPollIsGivenMuchTime();
    void closingWhileAnInstanceIsMade();
    void anInstanceThatIsMadeAfterTheEndIsDeletedAtTheNextStart();
    void givingUpToWaitForAnInstanceLeavesNone();
};

void TestRestTail::readsInEveryManner_data()
{
    QTest::addColumn<MannersChange>("change");
    const auto row = [](const char *name, const MannersChange &change) { QTest::newRow(name) << change; };
    row("plain", [](Manners &) {});
    row("v2 only", [](Manners &m) { m.v3 = false; });
    row("base_uri relative", [](Manners &m) { m.baseUri = Manners::BaseUri::Relative; });
    row("base_uri of another host", [](Manners &m) { m.baseUri = Manners::BaseUri::OtherHost; });
    row("below a path", [](Manners &m) { m.prefix = "/some/path"; });
    row("below a path that ends in the same word", [](Manners &m) { m.prefix = "/my-consumers"; });
    row("below a path that has the same word", [](Manners &m) { m.prefix = "/consumers/kafka"; });
    row("below a path, base_uri without it", [](Manners &m) {
        m.prefix = "/some/path";
        m.baseUri = Manners::BaseUri::WithoutPrefix;
    });
    row("below a path, base_uri relative", [](Manners &m) {
        m.prefix = "/some/path";
        m.baseUri = Manners::BaseUri::Relative;
    });
    row("answers typed as embedded JSON", [](Manners &m) { m.answerType = "application/vnd.kafka.json.v2+json"; });
    row("answers typed as plain JSON", [](Manners &m) { m.answerType = "application/json"; });
    row("errors as text", [](Manners &m) { m.plainTextErrors = true; });
    row("refuses */*", [](Manners &m) { m.refusesAnyAccept = true; });
    row("first poll empty", [](Manners &m) { m.firstPoll = Manners::FirstPoll::Empty; });
    row("first poll after 11 s", [](Manners &m) { m.firstPoll = Manners::FirstPoll::Late; });
    row("polls are not held", [](Manners &m) { m.holdsPolls = false; });
    row("instances expire after two polls", [](Manners &m) { m.pollsUntilExpired = 2; });
    row("no offsets", [](Manners &m) { m.hasOffsets = false; });
    row("no assignments", [](Manners &m) { m.hasAssignments = false; });
    row("no assignments, first poll empty", [](Manners &m) {
        m.hasAssignments = false;
        m.firstPoll = Manners::FirstPoll::Empty;
    });
}

void TestRestTail::readsInEveryManner()
{
    QFETCH(const MannersChange, change);
    RestFixture fixture;
    for (int i = 0; i < 10; ++i)
        fixture.log.add(u"orders"_s, 0, number(i), number(i));
    change(fixture.server.manners);
    QVERIFY(fixture.connect());
    Reading reading(fixture, readOrders(StartPosition::Kind::Earliest));
    QTRY_COMPARE_WITH_TIMEOUT(reading.values(), numbers(0, 10), 25'000);
    for (int i = 10; i < 20; ++i) {
        fixture.log.add(u"orders"_s, 0, {}, number(i));
        QTRY_COMPARE_WITH_TIMEOUT(reading.values(), numbers(0, i + 1), 10'000);
    }
    QCOMPARE(reading.status().received, 20U);
    const bool otherHost = fixture.server.manners.baseUri == Manners::BaseUri::OtherHost;
    QTRY_COMPARE(fixture.connection->capabilities().warnings.contains(rest::Warning::OtherHostInBaseUri), otherHost);
    reading.tail.reset();
    QTRY_COMPARE(fixture.server.instances(), QStringList());
}

void TestRestTail::startsWhereItIsTold_data()
{
    QTest::addColumn<StartPosition>("start");
    QTest::addColumn<QList<QByteArray>>("values");
    QTest::newRow("earliest") << StartPosition{StartPosition::Kind::Earliest, 0} << numbers(0, 10);
    QTest::newRow("offset 7") << StartPosition{StartPosition::Kind::Offset, 7} << numbers(7, 10);
    QTest::newRow("offset beyond the end") << StartPosition{StartPosition::Kind::Offset, 700} << QList<QByteArray>();
    QTest::newRow("last 3") << StartPosition{StartPosition::Kind::LastN, 3} << numbers(7, 10);
    QTest::newRow("latest") << StartPosition{StartPosition::Kind::Latest, 0} << QList<QByteArray>();
}

void TestRestTail::startsWhereItIsTold()
{
    QFETCH(const StartPosition, start);
    QFETCH(const QList<QByteArray>, values);
    RestFixture fixture;
    for (int i = 0; i < 10; ++i)
        fixture.log.add(u"orders"_s, 0, {}, number(i));
    QVERIFY(fixture.connect());
    Reading finite(fixture, readOrders(start.kind, start.value, true));
    QTRY_COMPARE_WITH_TIMEOUT(finite.status().state, State::Finished, 20'000);
    QCOMPARE(finite.values(), values);

    Reading live(fixture, readOrders(start.kind, start.value));
    QTRY_VERIFY_WITH_TIMEOUT(live.status().state == State::Reading && fixture.server.count("GET", "/records") > 0, 10'000);
    QTRY_COMPARE(live.values(), values);
    fixture.log.add(u"orders"_s, 0, {}, QByteArray("new"));
    QTRY_COMPARE_WITH_TIMEOUT(live.values(), values + QList<QByteArray>{"new"}, 10'000);
}

void TestRestTail::keysValuesAndNullsAreExact()
{
    const QList<std::optional<QByteArray>> payloads{QByteArray("\0\xff\x80{\"", 5), QByteArray(""), std::nullopt,
                                                    u"größe \u202e"_s.toUtf8(), QByteArray(R"({"id":12345678901234567890})")};
    RestFixture fixture;
    for (const auto &payload : payloads)
        fixture.log.add(u"orders"_s, 0, payload, payload);
    QVERIFY(fixture.connect());
    Reading reading(fixture, readOrders(StartPosition::Kind::Earliest, 0, true));
    QTRY_COMPARE_WITH_TIMEOUT(reading.status().state, State::Finished, 20'000);
    const auto messages = reading.sink->messages();
    QCOMPARE(qsizetype(messages.size()), payloads.size());
    for (qsizetype i = 0; i < payloads.size(); ++i) {
        const auto expected = payloads[i] ? std::optional(payloads[i]->toStdString()) : std::nullopt;
        QCOMPARE(messages[std::size_t(i)].key, expected);
        QCOMPARE(messages[std::size_t(i)].value, expected);
    }
}

void TestRestTail::offsetsOf64BitsAreExact()
{
    constexpr qint64 kFirst = 9007199254740993; // no double is that number
    RestFixture fixture;
    fixture.log.logs[u"orders"_s][0] = {kFirst, kFirst, {}};
    fixture.log.add(u"orders"_s, 0, {}, QByteArray("a"));
    fixture.log.add(u"orders"_s, 0, {}, QByteArray("b"));
    QVERIFY(fixture.connect());
    Reading reading(fixture, readOrders(StartPosition::Kind::Offset, kFirst + 1, true));
    QTRY_COMPARE_WITH_TIMEOUT(reading.status().state, State::Finished, 20'000);
    QCOMPARE(reading.sink->count(), 1);
    QCOMPARE(reading.sink->messages().front().offset, kFirst + 1);
}

void TestRestTail::changesAsLittleAsPossible()
{
    RestFixture fixture;
    fixture.log.add(u"orders"_s, 0, {}, QByteArray("v"));
    QVERIFY(fixture.connect());
    Reading reading(fixture, readOrders(StartPosition::Kind::Earliest));
    QTRY_COMPARE(reading.sink->count(), 1);
    QTRY_VERIFY(fixture.server.count("GET", "/records") > 1);
    QCOMPARE(fixture.server.commits(), 0);
    QCOMPARE(fixture.server.count("POST", "/subscription"), 0);
    QCOMPARE(fixture.server.count("", "/instances/") - fixture.server.count("GET", "/records"), 2); // assigned and sought, no more
    const auto created = std::find_if(fixture.server.seen.begin(), fixture.server.seen.end(),
                                      [](const Seen &seen) { return seen.method == "POST" && seen.path.startsWith("/consumers/"); });
    QVERIFY(created->path.startsWith("/consumers/streamscope-"));
    QVERIFY(created->body.contains(R"("auto.commit.enable":"false")"));
    QVERIFY(created->body.contains(R"("format":"binary")"));
}

void TestRestTail::statusesOfPolls_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("times");
    QTest::addColumn<State>("state");
    QTest::newRow("401") << 401 << -1 << State::Failed;
    QTest::newRow("403") << 403 << -1 << State::Failed;
    QTest::newRow("404 for ever") << 404 << -1 << State::Waiting;
    QTest::newRow("500 for ever") << 500 << -1 << State::Waiting;
    QTest::newRow("409 and good again") << 409 << 1 << State::Finished;
    QTest::newRow("500 and good again") << 500 << 2 << State::Finished;
    QTest::newRow("429 and good again") << 429 << 3 << State::Finished;
    QTest::newRow("503 and good again") << 503 << 5 << State::Finished;
}

void TestRestTail::statusesOfPolls()
{
    QFETCH(const int, status);
    QFETCH(const int, times);
    QFETCH(const State, state);
    RestFixture fixture;
    fixture.log.add(u"orders"_s, 0, {}, QByteArray("v"));
    QVERIFY(fixture.connect());
    Fault fault;
    fault.path = "/records";
    fault.status = status;
    fault.times = times;
    fault.body = R"({"error_code":%1,"message":"said the server"})";
    fault.body.replace("%1", QByteArray::number(status * 100 + 1));
    fault.headers = {{"Retry-After", "0"}};
    fixture.server.faults = {fault};
    Reading reading(fixture, readOrders(StartPosition::Kind::Earliest, 0, true));
    QTRY_COMPARE_WITH_TIMEOUT(reading.status().state, state, 20'000);
    QCOMPARE(reading.sink->count(), state == State::Finished ? 1 : 0);
    if (state != State::Finished)
        QVERIFY(reading.status().error->message.contains("said the server"_L1));
}

void TestRestTail::readsOnePartitionAndNewOnes()
{
    RestFixture fixture;
    fixture.log.add(u"orders"_s, 0, {}, QByteArray("zero"));
    fixture.log.add(u"orders"_s, 1, {}, QByteArray("one"));
    QVERIFY(fixture.connect());
    auto only = readOrders(StartPosition::Kind::Earliest, 0, true);
    only.partitions = {{u"orders"_s, 1}};
    Reading one(fixture, only);
    QTRY_COMPARE_WITH_TIMEOUT(one.status().state, State::Finished, 20'000);
    QCOMPARE(one.values(), QList<QByteArray>{"one"});

    auto counted = readOrders(StartPosition::Kind::Earliest);
    counted.maxMessages = 1;
    Reading first(fixture, counted);
    QTRY_COMPARE_WITH_TIMEOUT(first.status().state, State::Finished, 20'000);
    QCOMPARE(first.sink->count(), 1);

    Reading all(fixture, readOrders(StartPosition::Kind::Latest));
    QTRY_COMPARE(all.status().positions.size(), 2);
    fixture.log.logs[u"orders"_s].append(MemoryBackend::Log());
    fixture.log.add(u"orders"_s, 2, {}, QByteArray("added"));
    QTRY_COMPARE_WITH_TIMEOUT(all.values(), QList<QByteArray>{"added"}, 30'000);
    fixture.log.logs.remove(u"orders"_s);
    QTRY_VERIFY_WITH_TIMEOUT(all.status().positions.first().error, 30'000);
    QCOMPARE(all.status().positions.first().error->kind, ErrorKind::UnknownObject);
}

void TestRestTail::pausesAndStops()
{
    RestFixture fixture;
    QVERIFY(fixture.connect());
    Reading reading(fixture, readOrders(StartPosition::Kind::Earliest));
    QTRY_COMPARE(reading.status().state, State::Reading);
    reading.tail->pause();
    QTRY_COMPARE_WITH_TIMEOUT(reading.status().state, State::Paused, 10'000);
    const int polls = fixture.server.count("GET", "/records");
    fixture.log.add(u"orders"_s, 0, {}, QByteArray("v"));
    QTRY_COMPARE(reading.status().state, State::Paused);
    QCOMPARE(fixture.server.count("GET", "/records"), polls);
    QCOMPARE(reading.sink->count(), 0);
    reading.tail->resume();
    QTRY_COMPARE(reading.sink->count(), 1);
    reading.tail->stop();
    QTRY_COMPARE(reading.status().state, State::Stopped);
    fixture.log.add(u"orders"_s, 0, {}, QByteArray("w"));
    QTRY_COMPARE(fixture.server.instances(), QStringList());
    QCOMPARE(reading.sink->count(), 1);
}

// Subscribed to, a topic comes with all its partitions and from its beginning.
void TestRestTail::whereNothingIsAssignedOnlyWhatIsWantedIsKept()
{
    RestFixture fixture;
    fixture.server.manners.hasAssignments = false;
    for (int i = 0; i < 10; ++i)
        fixture.log.add(u"orders"_s, i % 2, {}, number(i));
    QVERIFY(fixture.connect());
    auto only = readOrders(StartPosition::Kind::Offset, 3, true);
    only.partitions = {{u"orders"_s, 1}};
    Reading reading(fixture, only);
    QTRY_COMPARE_WITH_TIMEOUT(reading.status().state, State::Finished, 20'000);
    QCOMPARE(reading.values(), (QList<QByteArray>{number(7), number(9)}));
    QCOMPARE(reading.status().positions.first().first, 3);
    QCOMPARE(fixture.server.commits(), 0);
}

void TestRestTail::aFullSinkLosesNothing()
{
    struct Narrow final : cluster::MessageSink {
        std::atomic<int> room = 3;
        std::atomic<int> taken = 0;
        std::size_t append(std::span<const cluster::RawMessage> messages) override
        {
            const int now = std::min(room.load(), static_cast<int>(messages.size()));
            room -= now;
            taken += now;
            return static_cast<std::size_t>(now);
        }
    };
    RestFixture fixture;
    for (int i = 0; i < 10; ++i)
        fixture.log.add(u"orders"_s, 0, {}, number(i));
    QVERIFY(fixture.connect());
    auto sink = std::make_shared<Narrow>();
    const auto tail = fixture.reader().openTail(readOrders(StartPosition::Kind::Earliest), sink, [] {});
    QTRY_COMPARE(tail->status().state, State::Full);
    QCOMPARE(sink->taken.load(), 3);
    QCOMPARE(tail->status().positions.first().next, 3); // a search that goes on later begins there
    sink->room = 100;
    QTRY_COMPARE(sink->taken.load(), 10);
    QTRY_COMPARE(tail->status().received, 10U);
}

void TestRestTail::deletesItsInstances()
{
    RestFixture fixture;
    QVERIFY(fixture.connect());
    const auto files = [&fixture] { return QDir(fixture.state.path()).entryList({u"*.instances"_s}); };
    {
        Reading one(fixture, readOrders(StartPosition::Kind::Earliest));
        Reading two(fixture, readOrders(StartPosition::Kind::Latest));
        QTRY_COMPARE(fixture.server.instances().size(), 2);
        QTRY_COMPARE(files().size(), 1);
    }
    QTRY_COMPARE(fixture.server.instances(), QStringList());
    QTRY_COMPARE(files(), QStringList());
    // One that cannot be deleted now stays noted, and the next start does it.
    Fault fault;
    fault.method = "DELETE";
    fixture.server.faults = {fault};
    {
        Reading one(fixture, readOrders(StartPosition::Kind::Earliest));
        QTRY_COMPARE(fixture.server.instances().size(), 1);
    }
    QTRY_VERIFY(fixture.server.count("DELETE", "/instances/") >= 3);
    fixture.connection.reset();
    rest::waitForClosedConnections(std::chrono::seconds(5));
    QCOMPARE(files().size(), 1);
    fixture.server.faults.clear();
    QVERIFY(fixture.connect());
    QTRY_COMPARE(fixture.server.instances(), QStringList());
    QTRY_COMPARE(files(), QStringList());
}

void TestRestTail::deletesWhatACrashHasLeft()
{
    RestFixture fixture;
    QVERIFY(fixture.connect());
    // A program that is gone, and one that runs.
    const auto write = [&fixture](const QString &name, const QString &base, const QString &path) {
        QFile file(fixture.state.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write((base + u'\t' + path + u'\n').toUtf8());
    };
    const QString base = fixture.server.url();
    write(u"dead.instances"_s, base, u"/consumers/streamscope-dead/instances/streamscope-1"_s);
    write(u"elsewhere.instances"_s, u"http://other:1"_s, u"/consumers/streamscope-x/instances/streamscope-2"_s);
    // Only asked for: a server may make it yet, but not after a day.
    const auto asked = [](int hoursAgo) { return u'\t' + QString::number(QDateTime::currentMSecsSinceEpoch() - hoursAgo * 3'600'000LL); };
    write(u"asked.instances"_s, base, u"/consumers/streamscope-asked/instances/streamscope-4"_s + asked(1));
    write(u"yesterday.instances"_s, base, u"/consumers/streamscope-yesterday/instances/streamscope-5"_s + asked(25));
    write(u"foreign.instances"_s, base, u"/consumers/billing/instances/app-1"_s);
    write(u"alive.instances"_s, base, u"/consumers/streamscope-alive/instances/streamscope-3"_s);
    QLockFile alive(fixture.state.filePath(u"alive.instances.lock"_s));
    QVERIFY(alive.tryLock());
    QVERIFY(fixture.connect());
    QTRY_COMPARE(fixture.server.count("DELETE", "/consumers/streamscope-dead/instances/streamscope-1"), 1);
    QTRY_VERIFY(!QFile::exists(fixture.state.filePath(u"dead.instances"_s)));
    QTRY_VERIFY(!QFile::exists(fixture.state.filePath(u"yesterday.instances"_s)));
    QTRY_COMPARE(fixture.server.count("DELETE", "/consumers/streamscope-asked/instances/streamscope-4"), 1);
    QCOMPARE(fixture.server.count("DELETE", ""), 3);
    fixture.connection.reset(); // whatever was answered has been taken
    QVERIFY(QFile::exists(fixture.state.filePath(u"asked.instances"_s)));
    QVERIFY(QFile::exists(fixture.state.filePath(u"elsewhere.instances"_s)));
    QVERIFY(QFile::exists(fixture.state.filePath(u"alive.instances"_s)));
}

void TestRestTail::closingWhileAPollIsUnderWay()
{
    RestFixture fixture;
    QVERIFY(fixture.connect());
    Fault silent;
    silent.path = "/records";
    silent.manner = Fault::Manner::Silence;
    fixture.server.faults = {silent};
    auto reading = std::make_unique<Reading>(fixture, readOrders(StartPosition::Kind::Earliest));
    QTRY_VERIFY(fixture.server.count("GET", "/records") > 0);
    QElapsedTimer clock;
    clock.start();
    reading.reset();
    fixture.connection.reset();
    QVERIFY(clock.elapsed() < 2000); // far below the time limit of the poll
    QTRY_COMPARE(fixture.server.instances(), QStringList());
}

void TestRestTail::onlyTheFirstPollIsGivenMuchTime()
{
    RestFixture fixture;
    fixture.config.timeout = std::chrono::milliseconds(300);
    QVERIFY(fixture.connect());
    Reading reading(fixture, readOrders(StartPosition::Kind::Earliest));
    QTRY_COMPARE_WITH_TIMEOUT(reading.status().state, State::Reading, 20'000);
    Fault silent;
    silent.path = "/records";
    silent.manner = Fault::Manner::Silence;
    fixture.server.faults = {silent};
    const int before = fixture.server.count("GET", "/records");
    QTRY_VERIFY_WITH_TIMEOUT(fixture.server.count("GET", "/records") > before + 1, 12'000); // given up, and asked again
}

// The deletion comes before what it is to delete.
void TestRestTail::closingWhileAnInstanceIsMade()
{
    RestFixture fixture;
    fixture.server.manners.holdsCreates = true;
    QVERIFY(fixture.connect());
    {
        Reading reading(fixture, readOrders(StartPosition::Kind::Earliest));
        QTRY_COMPARE(fixture.server.count("POST", "/consumers/"), 1);
    }
    QTRY_VERIFY(fixture.server.count("DELETE", "/instances/") > 1); // not found, and asked again
    fixture.server.makeHeld();
    QCOMPARE(fixture.server.instances().size(), 1);
    QTRY_COMPARE(fixture.server.instances(), QStringList());
    QTRY_COMPARE(QDir(fixture.state.path()).entryList({u"*.instances"_s}), QStringList());
}

void TestRestTail::anInstanceThatIsMadeAfterTheEndIsDeletedAtTheNextStart()
{
    RestFixture fixture;
    fixture.server.manners.holdsCreates = true;
    QVERIFY(fixture.connect());
    {
        Reading reading(fixture, readOrders(StartPosition::Kind::Earliest));
        QTRY_COMPARE(fixture.server.count("POST", "/consumers/"), 1);
    }
    QTRY_VERIFY(fixture.server.count("DELETE", "/instances/") > 0);
    fixture.connection.reset();
    rest::waitForClosedConnections(std::chrono::milliseconds(0)); // the program ends
    fixture.server.makeHeld();
    QCOMPARE(fixture.server.instances().size(), 1);
    QCOMPARE(QDir(fixture.state.path()).entryList({u"*.instances"_s}).size(), 1);
    QVERIFY(fixture.connect());
    QTRY_COMPARE(fixture.server.instances(), QStringList());
    QTRY_COMPARE(QDir(fixture.state.path()).entryList({u"*.instances"_s}), QStringList());
}

void TestRestTail::givingUpToWaitForAnInstanceLeavesNone()
{
    RestFixture fixture;
    fixture.config.timeout = std::chrono::milliseconds(500);
    fixture.server.manners.holdsCreates = true;
    fixture.log.add(u"orders"_s, 0, {}, QByteArray("v"));
    QVERIFY(fixture.connect());
    {
        Reading reading(fixture, readOrders(StartPosition::Kind::Earliest));
        QTRY_VERIFY(fixture.server.count("POST", "/consumers/") > 2);
        fixture.server.makeHeld();
        QCOMPARE(fixture.server.instances().size(), 1); // all were for the same one
        fixture.server.manners.holdsCreates = false;
        QTRY_COMPARE_WITH_TIMEOUT(reading.sink->count(), 1, 20'000);
        QCOMPARE(fixture.server.instances().size(), 1);
    }
    QTRY_COMPARE(fixture.server.instances(), QStringList());
    QTRY_COMPARE(QDir(fixture.state.path()).entryList({u"*.instances"_s}), QStringList());
}

QTEST_GUILESS_MAIN(TestRestTail)
#include "tst_rest_tail.moc"
