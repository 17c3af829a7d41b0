// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What holds messages back for a member: their order between partitions, and when each is due. On a clock of numbers.
#include "models/kafka/held_queue.h"
#include "models/kafka/timing_gate.h"

#include <QStringList>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace streamscope;
using kafka::TimingGate;
using Held = kafka::HeldQueue<QString>;

namespace {

Held::Item item(const QString &name, qint64 order, qint64 bytes = 1)
{
    return {name, order, bytes, false};
}

Held::Item end()
{
    return {u"end"_s, Held::kAtOnce, 0, true};
}

QStringList taken(Held &held)
{
    QStringList names;
    while (!held.isEmpty())
        names.append(held.takeFirst(0).payload);
    return names;
}

constexpr qint64 kSecond = 1'000'000;

} // namespace

class TestHeldQueue : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theOldestGoesFirstAndNothingOvertakes();
    void knowsWhatIsStillAwaited();
    void countsWhatIsHeld();
    void dueAsFarApartAsTheyWere();
    void gapsAreBounded();
    void whatIsLateMovesTheRest();
    void oddTimestampsDoNotWait();
};

void TestHeldQueue::theOldestGoesFirstAndNothingOvertakes()
{
    Held held;
    held.assign({{0, 0}, {0, 1}}, 0);
    held.add({0, 0}, item(u"a10"_s, 10));
    held.add({0, 0}, item(u"a40"_s, 40));
    held.add({0, 0}, item(u"a20"_s, 20)); // older than its predecessor: it stays behind it
    held.add({0, 1}, item(u"b15"_s, 15));
    held.add({0, 1}, item(u"b30"_s, 30));
    held.add({0, 1}, end());
    held.add({0, 1}, item(u"b50"_s, 50));
    QCOMPARE(held.first().payload, u"a10"_s);
    QCOMPARE(taken(held), QStringList({u"a10"_s, u"b15"_s, u"b30"_s, u"end"_s, u"a40"_s, u"a20"_s, u"b50"_s}));
}

void TestHeldQueue::knowsWhatIsStillAwaited()
{
    Held held;
    held.assign({{0, 0}, {0, 1}, {1, 0}}, 5);
    QVERIFY(!held.isComplete());
    QCOMPARE(held.silentSinceUs(), 5);
    held.add({0, 0}, item(u"a"_s, 1));
    held.add({0, 1}, end());
    QVERIFY(!held.isComplete());
    held.close({1, 0});
    QVERIFY(held.isComplete());
    (void)held.takeFirst(7); // the end: nothing is awaited from there
    QVERIFY(held.isComplete());
    (void)held.takeFirst(9);
    QVERIFY(held.isEmpty() && !held.isComplete());
    QCOMPARE(held.silentSinceUs(), 9);
    held.add({0, 0}, item(u"b"_s, 2));
    held.add({0, 1}, item(u"c"_s, 3)); // it was at its end, and is no more
    (void)held.takeFirst(10);
    (void)held.takeFirst(11);
    QVERIFY(!held.isComplete());
    held.add({0, 0}, end());
    QVERIFY(!held.isComplete());
    held.add({0, 1}, end());
    QVERIFY(held.isComplete());
}

void TestHeldQueue::countsWhatIsHeld()
{
    Held held;
    held.assign({{0, 0}, {0, 1}}, 0);
    held.add({0, 0}, item(u"a"_s, 1, 100));
    held.add({0, 0}, item(u"b"_s, 2, 50));
    held.add({0, 1}, item(u"c"_s, 3, 7));
    QCOMPARE(held.size({0, 0}), 2U);
    QCOMPARE(held.bytes(), 157);
    (void)held.takeFirst(0);
    QCOMPARE(held.size({0, 0}), 1U);
    QCOMPARE(held.bytes(), 57);
    held.assign({{0, 1}}, 0);
    QVERIFY(held.isEmpty());
    QCOMPARE(held.bytes(), 0);
    QCOMPARE(held.partitions(), 1U);
}

void TestHeldQueue::dueAsFarApartAsTheyWere()
{
    TimingGate gate(cluster::OriginalTiming{.speed = 2, .longestGapMs = 60'000});
    QCOMPARE(gate.waitUs(50'000, 7), 0); // the first at once
    gate.pass(50'000, 7);
    QCOMPARE(gate.waitUs(50'000, 7), 0);
    QCOMPARE(gate.waitUs(53'000, 7), 1'500'000);
    QCOMPARE(gate.waitUs(53'000, 500'007), 1'000'000);
    gate.pass(53'000, 1'500'107); // a little late: the next is not
    QCOMPARE(gate.waitUs(54'000, 1'500'107), 499'900);
    const TimingGate none;
    QVERIFY(!none.isOn());
    QCOMPARE(none.waitUs(1'000'000, 0), 0);
}

void TestHeldQueue::gapsAreBounded()
{
    TimingGate gate(cluster::OriginalTiming{.speed = 0.5, .longestGapMs = 10'000});
    gate.pass(0, 0);
    QCOMPARE(gate.waitUs(4'000, 0), 8 * kSecond);
    QCOMPARE(gate.waitUs(86'400'000, 0), 10 * kSecond);
    gate.pass(86'400'000, 10 * kSecond);
    QCOMPARE(gate.waitUs(86'401'000, 10 * kSecond), 2 * kSecond);
    QCOMPARE(gate.waitUs(std::numeric_limits<qint64>::max(), 10 * kSecond), 10 * kSecond);
}

// After a pause the distances are kept again; what was missed does not come in one burst.
void TestHeldQueue::whatIsLateMovesTheRest()
{
    TimingGate gate(cluster::OriginalTiming{});
    gate.pass(0, 0);
    gate.pass(1'000, 30 * kSecond);
    QCOMPARE(gate.waitUs(2'000, 30 * kSecond), 0); // a second is made up for
    gate.pass(2'000, 30 * kSecond);
    QCOMPARE(gate.waitUs(3'000, 30 * kSecond), kSecond);
}

void TestHeldQueue::oddTimestampsDoNotWait()
{
    TimingGate gate(cluster::OriginalTiming{});
    gate.pass(-1, 0); // none at all
    QCOMPARE(gate.waitUs(1'700'000'000'000, 0), 0);
    gate.pass(1'700'000'000'000, 0);
    QCOMPARE(gate.waitUs(-1, 0), 0);
    QCOMPARE(gate.waitUs(1'600'000'000'000, 0), 0);
    gate.pass(1'600'000'000'000, 0);
    QCOMPARE(gate.waitUs(1'700'000'001'000, 0), kSecond); // not a hundred days
}

QTEST_GUILESS_MAIN(TestHeldQueue)
#include "tst_held_queue.moc"
