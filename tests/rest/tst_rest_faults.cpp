// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What goes wrong with calls that answer at once: what it is called, what is repeated, and what nobody knows afterwards.
#include "tests/rest/reading.h"

#include "models/rest/http_client.h"

#include <QSignalSpy>
#include <QTcpServer>

using namespace Qt::StringLiterals;
using namespace streamscope;
using namespace streamscope::testing;
using cluster::ConnectionState;
using core::ErrorKind;

class TestRestFaults : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void statusesBecomeErrors_data();
    void statusesBecomeErrors();
    void numbersAreChecked_data();
    void numbersAreChecked();
    void numbersThatNobodyReadsMayBeAny_data();
    void numbersThatNobodyReadsMayBeAny();
    void triesAgainFor429And503Only_data();
    void triesAgainFor429And503Only();
    void pausesBeforeANewTry_data();
    void pausesBeforeANewTry();
    void outcomesThatNobodyKnows_data();
    void outcomesThatNobodyKnows();
    void aRepeatedRequestMayHaveBeenDoneTwice();
    void bodiesAreBoundedInTimeAndSize_data();
    void bodiesAreBoundedInTimeAndSize();
    void recordsWithoutEndAreNotHeld();
    void redirectsStayWithTheServer_data();
    void redirectsStayWithTheServer();
    void aRedirectAfterAPostLeavesTheOutcomeOpen();
    void closingEndsWhatIsUnderWay();
};

void TestRestFaults::statusesBecomeErrors_data()
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
    QTest::newRow("a long message") << 500 << QByteArray(R"({"error_code":50002,"message":"it)" + QByteArray(100'000, 'x') + "\"}")
                                    << ErrorKind::Broker << u"itxxx"_s;
    QTest::newRow("a huge page") << 500 << QByteArray("it broke " + QByteArray(3'000'000, 'x')) << ErrorKind::Broker << u"it broke"_s;
    QTest::newRow("broken JSON") << 200 << QByteArray("{\"data\":[") << ErrorKind::CorruptData << u"cannot be read"_s;
    QTest::newRow("other JSON") << 200 << QByteArray("{\"data\":7}") << ErrorKind::CorruptData << u"expected"_s;
}

void TestRestFaults::statusesBecomeErrors()
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
    QVERIFY(groups.error().message.size() <= 1001);
    QCOMPARE(fixture.connection->state(), ConnectionState::Connected); // the other version answers
}

void TestRestFaults::numbersAreChecked_data()
{
    QTest::addColumn<bool>("v3");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("words");
    const auto topics = [](const QByteArray &count, int times) {
        QByteArray list;
        for (int i = 0; i < times; ++i)
            list += (list.isEmpty() ? "" : ",") + QByteArray("{\"topic_name\":\"t") + QByteArray::number(i) + "\",\"partitions_count\":" + count + '}';
        return "{\"data\":[" + list + "]}";
    };
    const auto partition = [](const QByteArray &number) {
        return "{\"name\":\"orders\",\"partitions\":[{\"partition\":" + number + ",\"leader\":1,\"replicas\":[]}]}";
    };
    const auto range = [](const QByteArray &from, const QByteArray &to) {
        return "{\"beginning_offset\":" + from + ",\"end_offset\":" + to + '}';
    };
    QTest::newRow("partitions without end") << true << QByteArray("/topics") << topics("2000000000", 1) << u"2000000000"_s;
    QTest::newRow("partitions without end, together") << true << QByteArray("/topics") << topics("1000000", 5) << u"together"_s;
    QTest::newRow("fewer than none") << true << QByteArray("/topics") << topics("-3", 1) << u"-3"_s;
    QTest::newRow("partition beyond int32") << false << QByteArray("/topics/orders") << partition("4294967296") << u"4294967296"_s;
    QTest::newRow("partition as text") << false << QByteArray("/topics/orders") << partition("\"0\"") << u"\"0\""_s;
    QTest::newRow("partition before the first") << false << QByteArray("/topics/orders") << partition("-1") << u"-1"_s;
    QTest::newRow("negative offsets") << false << QByteArray("/offsets") << range("-5", "-1") << u"-5"_s;
    QTest::newRow("fractions") << false << QByteArray("/offsets") << range("0.0", "10.5") << u"0.0"_s;
    QTest::newRow("offset beyond int64") << false << QByteArray("/offsets") << range("0", "9223372036854775808") << u"9223372036854775808"_s;
    QTest::newRow("offset beyond 64 bits") << false << QByteArray("/offsets") << range("0", "18446744073709551616") << u"18446744073709551616"_s;
    QTest::newRow("the end before the beginning") << false << QByteArray("/offsets") << range("7", "3") << u"the end at 3"_s;
}

// What a proxy says is told, and nothing is made of it.
void TestRestFaults::numbersAreChecked()
{
    QFETCH(const bool, v3);
    QFETCH(const QByteArray, path);
    QFETCH(const QByteArray, body);
    QFETCH(const QString, words);
    RestFixture fixture;
    fixture.server.manners.v3 = v3;
    fixture.server.manners.v2 = !v3;
    QVERIFY(fixture.connect());
    Fault fault;
    fault.path = path;
    fault.status = 200;
    fault.body = body;
    fixture.server.faults = {fault};
    std::optional<core::KafkaError> error;
    if (path == "/offsets") {
        const auto answers = waitFor(fixture.reader().listOffsets({{{u"orders"_s, 0}, cluster::OffsetQuery::What::HighWatermark, 0}}));
        QVERIFY(answers && !answers->first().offset);
        error = answers->first().offset.error();
        // A tail does not wait for an end that is none.
        Reading reading(fixture, readOrders(cluster::StartPosition::Kind::Earliest, 0, true));
        QTRY_COMPARE_WITH_TIMEOUT(reading.status().state, cluster::TailStatus::State::Failed, 20'000);
        QCOMPARE(reading.status().error->kind, ErrorKind::CorruptData);
    } else if (v3) {
        const auto metadata = waitFor(fixture.reader().metadata());
        QVERIFY(!metadata);
        error = metadata.error();
    } else {
        const auto metadata = waitFor(fixture.reader().metadata({u"orders"_s}));
        QVERIFY(metadata);
        error = (*metadata)->topic(u"orders"_s)->error;
    }
    QVERIFY(error);
    QCOMPARE(error->kind, ErrorKind::CorruptData);
    QVERIFY2(error->message.contains(words), qPrintable(error->message));
}

void TestRestFaults::numbersThatNobodyReadsMayBeAny_data()
{
    QTest::addColumn<QByteArray>("number");
    QTest::newRow("beyond 64 bits") << QByteArray("18446744073709551616");
    QTest::newRow("below them") << QByteArray("-9223372036854775809");
    QTest::newRow("beyond a double") << QByteArray("-1.5e400");
    QTest::newRow("of many digits") << QByteArray(400, '9');
}

void TestRestFaults::numbersThatNobodyReadsMayBeAny()
{
    QFETCH(const QByteArray, number);
    for (const bool v3 : {false, true}) {
        RestFixture fixture;
        fixture.server.manners.v3 = v3;
        fixture.server.manners.extra = R"("more":")" + number + R"( \" 1","most":)" + number;
        fixture.log.add(u"orders"_s, 0, {}, QByteArray("v"));
        QVERIFY(fixture.connect());
        const auto metadata = waitFor(fixture.reader().metadata());
        QVERIFY2(metadata, qPrintable(metadata ? QString() : metadata.error().message));
        QCOMPARE((*metadata)->topic(u"orders"_s)->partitions.size(), 2);
        const auto offsets = waitFor(fixture.reader().listOffsets({{{u"orders"_s, 0}, cluster::OffsetQuery::What::HighWatermark, 0}}));
        QCOMPARE(offsets->first().offset.value_or(-1), 1);
        QVERIFY(fixture.produce({u"orders"_s, 0, {}, QByteArray("w"), {}, {}}));
        QCOMPARE(waitFor(fixture.reader().groupOffsets(u"billing"_s)).has_value(), v3);
        const auto unknown = waitFor(fixture.reader().metadata({u"never"_s}));
        QCOMPARE((*unknown)->topic(u"never"_s)->error->code, 40401);
        Reading reading(fixture, readOrders(cluster::StartPosition::Kind::Earliest, 0, true));
        QTRY_COMPARE_WITH_TIMEOUT(reading.status().state, cluster::TailStatus::State::Finished, 20'000);
        QCOMPARE(reading.values(), (QList<QByteArray>{"v", "w"}));
    }
}

void TestRestFaults::triesAgainFor429And503Only_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("requests");
    QTest::newRow("429") << 429 << 3;
    QTest::newRow("503") << 503 << 3;
    QTest::newRow("500") << 500 << 1;
    QTest::newRow("504") << 504 << 1;
    QTest::newRow("409") << 409 << 1;
}

void TestRestFaults::triesAgainFor429And503Only()
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

void TestRestFaults::pausesBeforeANewTry_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("retryAfter");
    QTest::addColumn<QList<int>>("pauses"); // milliseconds
    const QList<int> own{200, 400, 800, 1600};
    QTest::newRow("429") << 429 << QByteArray() << own;
    QTest::newRow("503") << 503 << QByteArray() << own;
    QTest::newRow("429, in two seconds") << 429 << QByteArray("2") << QList<int>(4, 2000);
    QTest::newRow("503, at once") << 503 << QByteArray("0") << QList<int>(4, 0);
    QTest::newRow("503, in an hour") << 503 << QByteArray("3600") << QList<int>(4, 5000);
    QTest::newRow("503, in an hour, with little time") << 503 << QByteArray("3600") << QList<int>(2, 5000);
    QTest::newRow("429, in an hour, with less") << 429 << QByteArray("3600") << QList<int>();
    QTest::newRow("503, at a time that is over") << 503 << QByteArray("Wed, 21 Oct 2015 07:28:00 GMT") << QList<int>(4, 0);
    QTest::newRow("503, at a time far away") << 503 << QByteArray("Thu, 31 Dec 2099 23:59:59 GMT") << QList<int>(4, 5000);
    QTest::newRow("503, nonsense") << 503 << QByteArray("soon") << own;
    QTest::newRow("500") << 500 << QByteArray() << QList<int>();
}

// By the clock that the client is given: nobody waits here.
void TestRestFaults::pausesBeforeANewTry()
{
    QFETCH(const int, status);
    QFETCH(const QByteArray, retryAfter);
    QFETCH(const QList<int>, pauses);
    RestFixture fixture;
    QVERIFY(fixture.connect());
    Fault fault;
    fault.path = "/brokers";
    fault.status = status;
    if (!retryAfter.isEmpty())
        fault.headers = {{"Retry-After", retryAfter}};
    fixture.server.faults = {fault};
    const QByteArray row = QTest::currentDataTag();
    fixture.config.timeout = std::chrono::seconds(row.contains("little") ? 10 : row.contains("less") ? 4 : 60);
    rest::HttpClient client(fixture.config);
    QList<int> found;
    client.setPauser([&found](QTimer &timer, std::chrono::milliseconds pause) {
        found.append(static_cast<int>(pause.count()));
        timer.start(0);
    });
    int answered = 0;
    client.send(rest::v2::brokers(), [&answered, status](const core::Result<rest::HttpAnswer> &answer) {
        answered += answer && answer->status == status ? 1 : 0;
    });
    QTRY_COMPARE(answered, 1);
    QCOMPARE(fixture.server.count("GET", "/brokers"), 1 + int(pauses.size()));
    QCOMPARE(found.size(), pauses.size());
    for (qsizetype i = 0; i < pauses.size(); ++i) {
        // Our own are spread by a quarter; what the server asks for is not.
        const int spread = retryAfter.isEmpty() || retryAfter == "soon" ? pauses[i] / 4 : 0;
        QVERIFY2(std::abs(found[i] - pauses[i]) <= spread, qPrintable(QString::number(found[i])));
    }
}

void TestRestFaults::outcomesThatNobodyKnows_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    for (const int status : {500, 502, 503, 504, 507})
        QTest::addRow("%d", status) << status << QByteArray("<html>it broke</html>");
    QTest::newRow("500 of the proxy's own") << 500 << QByteArray(R"({"error_code":50002,"message":"Kafka error"})");
    QTest::newRow("cut") << 0 << QByteArray();
    QTest::newRow("good, and unreadable") << 200 << QByteArray("{\"offsets\":");
    QTest::newRow("its producer timed out") << 200 << QByteArray(R"({"offsets":[{"error_code":2,"error":"it expired"}]})");
}

// Each is answered like this although it was done.
void TestRestFaults::outcomesThatNobodyKnows()
{
    QFETCH(const int, status);
    QFETCH(const QByteArray, body);
    const bool viaV2 = body.contains("offsets");
    RestFixture fixture;
    fixture.server.manners.v3 = !viaV2;
    QVERIFY(fixture.connect());
    Fault fault;
    fault.path = "/topics/orders";
    fault.method = "POST";
    fault.manner = Fault::Manner::DoAndSay;
    fault.status = status;
    fault.body = body;
    fault.headers = {{"Retry-After", "0"}};
    fixture.server.faults = {fault};
    const auto delivery = fixture.produce({u"orders"_s, 0, {}, QByteArray("once"), {}, {}});
    QVERIFY(!delivery);
    QCOMPARE(delivery.error().kind, ErrorKind::TimedOut);
    QCOMPARE(fixture.log.logs[u"orders"_s][0].records.size(), status == 503 ? rest::HttpClient::kTries : 1);
    if (viaV2)
        return;
    fault.path = "/topics";
    fixture.server.faults = {fault};
    const auto created = waitFor(fixture.writer().createTopics({{u"made"_s, 1, 1, {}}}, false));
    QCOMPARE(created->first().error->kind, ErrorKind::TimedOut);
    QVERIFY(fixture.log.logs.contains(u"made"_s));
}

void TestRestFaults::aRepeatedRequestMayHaveBeenDoneTwice()
{
    RestFixture fixture;
    QVERIFY(fixture.connect());
    Fault fault;
    fault.path = "/records";
    fault.method = "POST";
    fault.manner = Fault::Manner::DoAndSay;
    fault.status = 503;
    fault.times = 1;
    fixture.server.faults = {fault};
    const auto doubled = fixture.produce({u"orders"_s, 0, {}, QByteArray("v"), {}, {}});
    QVERIFY(doubled);
    QVERIFY(doubled->mayBeDoubled);
    QCOMPARE(fixture.log.logs[u"orders"_s][0].records.size(), 2);
    fault.manner = Fault::Manner::Answer;
    fault.status = 429; // refused instead of done: that much is certain
    fixture.server.faults = {fault};
    const auto once = fixture.produce({u"orders"_s, 0, {}, QByteArray("v"), {}, {}});
    QVERIFY(once);
    QVERIFY(!once->mayBeDoubled);
    QCOMPARE(fixture.log.logs[u"orders"_s][0].records.size(), 3);
}

void TestRestFaults::bodiesAreBoundedInTimeAndSize_data()
{
    QTest::addColumn<Fault::Manner>("manner");
    QTest::addColumn<QList<ErrorKind>>("kinds");
    QTest::newRow("slow body") << Fault::Manner::SlowBody << QList{ErrorKind::TimedOut};
    QTest::newRow("silence") << Fault::Manner::Silence << QList{ErrorKind::TimedOut};
    QTest::newRow("endless body") << Fault::Manner::Endless << QList{ErrorKind::CorruptData};
    QTest::newRow("endless headers") << Fault::Manner::EndlessHeaders << QList{ErrorKind::TimedOut};
    QTest::newRow("chunked nonsense") << Fault::Manner::ChunkedNonsense << QList{ErrorKind::Transport, ErrorKind::CorruptData};
    QTest::newRow("connection dropped") << Fault::Manner::Drop << QList{ErrorKind::Transport};
}

void TestRestFaults::bodiesAreBoundedInTimeAndSize()
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

// The same of a poll, which is asked for less and less before it is given up.
void TestRestFaults::recordsWithoutEndAreNotHeld()
{
    RestFixture fixture;
    fixture.config.timeout = std::chrono::seconds(20);
    fixture.config.maxBodyBytes = 4 << 20;
    fixture.log.add(u"orders"_s, 0, {}, QByteArray("v"));
    QVERIFY(fixture.connect());
    Fault fault;
    fault.path = "/records";
    fault.manner = Fault::Manner::Endless;
    fixture.server.faults = {fault};
    cluster::TailRequest request;
    request.topics = QStringList{u"orders"_s};
    request.start.kind = cluster::StartPosition::Kind::Earliest;
    const auto sink = std::make_shared<CollectingSink>();
    auto tail = fixture.reader().openTail(request, sink, [] {});
    QTRY_COMPARE_WITH_TIMEOUT(tail->status().state, cluster::TailStatus::State::Failed, 60'000);
    QCOMPARE(tail->status().error->name, u"ANSWER_TOO_LARGE"_s);
    const int polls = fixture.server.count("GET", "/records");
    QVERIFY2(fixture.server.endlessBytes < polls * (16 << 20), QByteArray::number(fixture.server.endlessBytes).constData());
}

void TestRestFaults::redirectsStayWithTheServer_data()
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

void TestRestFaults::redirectsStayWithTheServer()
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

void TestRestFaults::aRedirectAfterAPostLeavesTheOutcomeOpen()
{
    RestFixture fixture;
    QVERIFY(fixture.connect());
    Fault fault;
    fault.path = "/records";
    fault.method = "POST";
    fault.status = 303;
    fault.headers = {{"Location", "/done/17"}};
    fixture.server.faults = {fault};
    const auto delivery = fixture.produce({u"orders"_s, 0, {}, QByteArray("once"), {}, {}});
    QVERIFY(!delivery);
    QCOMPARE(delivery.error().kind, ErrorKind::TimedOut);
    QVERIFY2(delivery.error().message.contains("status 303"_L1) && delivery.error().message.contains("/done/17"_L1),
             qPrintable(delivery.error().message));
    QCOMPARE(fixture.server.count("", "/done"), 0);
}

void TestRestFaults::closingEndsWhatIsUnderWay()
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

QTEST_GUILESS_MAIN(TestRestFaults)
#include "tst_rest_faults.moc"
