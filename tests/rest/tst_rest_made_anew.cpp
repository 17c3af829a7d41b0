// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A topic that was deleted and made anew under a tail: the protocol tells no id of a topic, so that its log has to show it.
#include "tests/rest/reading.h"

using namespace Qt::StringLiterals;
using namespace streamscope;
using namespace streamscope::testing;
using cluster::StartPosition;
using core::ErrorKind;
using State = cluster::TailStatus::State;

class TestRestMadeAnew : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anEndBehindThePositionIsNoNewTopic();
    void oneThatIsShorterIsReadFromItsBeginning();
    void oneThatHasGrownIsTold_data();
    void oneThatHasGrownIsTold();
    void theSameLastMessageIsNoNewTopic();
};

// The last stable offset beside an open transaction, or the answer of a member that lags.
void TestRestMadeAnew::anEndBehindThePositionIsNoNewTopic()
{
    RestFixture fixture;
    fixture.server.manners.endBehind = 3;
    for (int i = 0; i < 10; ++i)
        fixture.log.add(u"orders"_s, 0, {}, number(i));
    QVERIFY(fixture.connect());
    Reading reading(fixture, readOrders(StartPosition::Kind::Earliest));
    QTRY_COMPARE_WITH_TIMEOUT(reading.values(), numbers(0, 10), 10'000);
    const int asked = fixture.server.count("GET", "/partitions/0/offsets");
    QTRY_VERIFY_WITH_TIMEOUT(fixture.server.count("GET", "/partitions/0/offsets") >= asked + 2, 10'000);
    const int polled = fixture.server.count("GET", "/records");
    QTRY_VERIFY_WITH_TIMEOUT(fixture.server.count("GET", "/records") >= polled + 2, 10'000);
    QCOMPARE(reading.values(), numbers(0, 10));
    const cluster::TailPosition position = reading.status().positions.first();
    QCOMPARE(position.next, 10);
    QCOMPARE(position.end, 10); // not behind what was read
    QVERIFY(position.atEnd);
    fixture.log.add(u"orders"_s, 0, {}, number(10));
    QTRY_COMPARE_WITH_TIMEOUT(reading.values(), numbers(0, 11), 10'000);
}

void TestRestMadeAnew::oneThatIsShorterIsReadFromItsBeginning()
{
    RestFixture fixture;
    for (int i = 0; i < 10; ++i)
        fixture.log.add(u"orders"_s, 0, {}, number(i));
    QVERIFY(fixture.connect());
    Reading reading(fixture, readOrders(StartPosition::Kind::Earliest));
    QTRY_COMPARE_WITH_TIMEOUT(reading.values(), numbers(0, 10), 10'000);
    fixture.log.logs[u"orders"_s][0] = {}; // between two looks at the topic
    for (int i = 10; i < 13; ++i)
        fixture.log.add(u"orders"_s, 0, {}, number(i));
    QTRY_COMPARE_WITH_TIMEOUT(reading.values(), numbers(0, 13), 10'000);
    QCOMPARE(reading.status().positions.first().next, 3);
}

void TestRestMadeAnew::oneThatHasGrownIsTold_data()
{
    QTest::addColumn<bool>("hasOffsets");
    QTest::addColumn<bool>("expires");
    QTest::addColumn<int>("beginning");
    QTest::newRow("a new instance reads it") << true << true << 0;
    QTest::newRow("it begins before the old one") << true << false << 4;
    QTest::newRow("nothing but the time tells") << false << false << 0;
}

// The position is within the new log: no offset is wrong, but the message before it is another one.
void TestRestMadeAnew::oneThatHasGrownIsTold()
{
    QFETCH(const bool, hasOffsets);
    QFETCH(const bool, expires);
    QFETCH(const int, beginning);
    RestFixture fixture;
    fixture.server.manners.hasOffsets = hasOffsets;
    if (!hasOffsets)
        fixture.config.topicsEvery = std::chrono::milliseconds(100);
    for (int i = 0; i < 10; ++i)
        fixture.log.add(u"orders"_s, 0, {}, number(i));
    fixture.log.logs[u"orders"_s][0].beginning = beginning;
    QVERIFY(fixture.connect());
    Reading reading(fixture, readOrders(StartPosition::Kind::Earliest));
    QTRY_COMPARE_WITH_TIMEOUT(reading.values(), numbers(beginning, 10), 10'000);
    fixture.log.logs[u"orders"_s][0] = {};
    for (int i = 100; i < 110; ++i)
        fixture.log.add(u"orders"_s, 0, {}, number(i));
    if (expires)
        fixture.server.expireAll();
    QTRY_COMPARE_WITH_TIMEOUT(reading.status().state, State::Failed, 10'000);
    QCOMPARE(reading.status().error->kind, ErrorKind::UnknownObject); // which a page takes for a topic that is another one
    QVERIFY2(reading.status().error->message.contains("made anew"_L1), qPrintable(reading.status().error->message));
    QCOMPARE(reading.values(), numbers(beginning, 10));
}

void TestRestMadeAnew::theSameLastMessageIsNoNewTopic()
{
    RestFixture fixture;
    fixture.config.topicsEvery = std::chrono::milliseconds(50);
    for (int i = 0; i < 10; ++i)
        fixture.log.add(u"orders"_s, i % 2, QByteArray("k"), number(i));
    fixture.log.add(u"orders"_s, 0, {}, QByteArray(100'000, 'x')); // is not read again for this
    QVERIFY(fixture.connect());
    Reading reading(fixture, readOrders(StartPosition::Kind::Earliest));
    QTRY_COMPARE_WITH_TIMEOUT(reading.sink->count(), 11, 10'000);
    const int sought = fixture.server.count("POST", "/positions");
    QTRY_VERIFY_WITH_TIMEOUT(fixture.server.count("POST", "/positions") >= sought + 3, 10'000);
    QCOMPARE(reading.status().state, State::Reading);
    QCOMPARE(reading.sink->count(), 11);
    fixture.log.add(u"orders"_s, 1, {}, QByteArray("later"));
    QTRY_VERIFY_WITH_TIMEOUT(reading.values().contains("later"), 10'000);
    QCOMPARE(reading.sink->count(), 12);
    for (const Seen &seen : std::as_const(fixture.server.seen)) {
        if (seen.path.endsWith("/positions"))
            QVERIFY2(!seen.body.contains(R"("partition":0,"offset":5)"), seen.body.constData());
    }
}

QTEST_GUILESS_MAIN(TestRestMadeAnew)
#include "tst_rest_made_anew.moc"
