// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/messages/row_order.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>
#include <set>

using namespace streamscope;
using namespace streamscope::messages;
using Entry = RowOrder::Entry;

namespace {

void append(MessageStore &store, qint64 timestampMs, std::string_view value = "v")
{
    cluster::RawMessage message;
    message.partition = 0;
    message.offset = 0;
    message.timestampMs = timestampMs;
    message.nullValue = false;
    message.value = value;
    QCOMPARE(store.append(std::span(&message, 1)), size_t(1));
}

QList<qint64> timestamps(const RowsByTime &rows, const Snapshot &snapshot)
{
    QList<qint64> list;
    for (std::size_t i = 0; i < rows.order().size(); ++i)
        list.append(snapshot.at(rows.order().at(i).row).timestampMs);
    return list;
}

} // namespace

class TestRowOrder : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void agreesWithASet_data();
    void agreesWithASet();
    void takesRowsInStepByStep();
    void equalTimesKeepTheirArrival();
    void rowsThatLeaveAreGone();
    void onlyWhatIsAskedFor();
};

void TestRowOrder::agreesWithASet_data()
{
    QTest::addColumn<int>("spread"); // of the keys: how far from their order they come
    QTest::newRow("in order") << 0;
    QTest::newRow("nearly") << 50;
    QTest::newRow("anyhow") << 1'000'000;
}

void TestRowOrder::agreesWithASet()
{
    QFETCH(int, spread);
    QRandomGenerator random(7);
    RowOrder order;
    std::set<Entry> expected;
    quint64 first = 0;
    for (quint64 row = 0; row < 30'000; ++row) {
        const Entry entry{qint64(row) + (spread > 0 ? random.bounded(spread) : 0), row};
        order.insert(entry);
        expected.insert(entry);
        if (row % 3 == 2) {
            const Entry leaving = order.at(std::size_t(random.bounded(int(order.size()))));
            QVERIFY(order.erase(leaving));
            QVERIFY(!order.erase(leaving));
            QCOMPARE(expected.erase(leaving), size_t(1));
        }
        if (row % 5000 == 4999) {
            first = row - 8000 > row ? 0 : row - 8000;
            order.dropBefore(first);
            std::erase_if(expected, [first](const Entry &e) { return e.row < first; });
        }
        if (row % 1000 != 999)
            continue;
        QCOMPARE(order.size(), expected.size());
        std::size_t position = 0;
        for (const Entry &e : expected) {
            QVERIFY(order.at(position) == e);
            QCOMPARE(order.positionOf(e), position);
            QVERIFY(order.contains(e));
            ++position;
        }
    }
    order.clear();
    QCOMPARE(order.size(), size_t(0));
    QCOMPARE(order.positionOf({5, 5}), size_t(0));
}

void TestRowOrder::takesRowsInStepByStep()
{
    MessageStore store;
    QRandomGenerator random(3);
    QList<qint64> expected;
    for (int i = 0; i < 1000; ++i) {
        expected.append(random.bounded(100'000));
        append(store, expected.last());
    }
    RowsByTime rows;
    int steps = 1;
    while (!rows.update(store.snapshot(), nullptr, 64))
        ++steps;
    QCOMPARE(steps, 16);
    std::sort(expected.begin(), expected.end());
    QCOMPARE(timestamps(rows, store.snapshot()), expected);
    // What arrives later takes its place among the others.
    append(store, expected[500]);
    append(store, -1);
    QVERIFY(rows.update(store.snapshot(), nullptr, 64));
    expected.insert(500, expected[500]);
    expected.prepend(-1);
    QCOMPARE(timestamps(rows, store.snapshot()), expected);
}

void TestRowOrder::equalTimesKeepTheirArrival()
{
    MessageStore store;
    for (const qint64 time : {5, 3, 5, 3, 5})
        append(store, time);
    RowsByTime rows;
    QVERIFY(rows.update(store.snapshot(), nullptr, 100));
    QList<quint64> order;
    for (std::size_t i = 0; i < rows.order().size(); ++i)
        order.append(rows.order().at(i).row);
    QCOMPARE(order, (QList<quint64>{1, 3, 0, 2, 4}));
}

void TestRowOrder::rowsThatLeaveAreGone()
{
    MessageStore store(StoreLimits{.bytes = 1 << 20, .rows = 2000});
    RowsByTime rows;
    for (int i = 0; i < 50'000; ++i) {
        append(store, i % 2 == 0 ? i : i - 1001); // two topics, one of them late
        if (i % 777 != 0)
            continue;
        const Snapshot snapshot = store.snapshot();
        QVERIFY(rows.update(snapshot, nullptr, 100'000));
        QCOMPARE(rows.order().size(), size_t(snapshot.size()));
        const QList<qint64> times = timestamps(rows, snapshot);
        QVERIFY(std::is_sorted(times.begin(), times.end()));
    }
}

void TestRowOrder::onlyWhatIsAskedFor()
{
    MessageStore store;
    for (const qint64 time : {9, 8, 7, 6, 5, 4})
        append(store, time);
    std::vector<quint64> hits{0, 2, 3};
    RowsByTime rows;
    QVERIFY(!rows.update(store.snapshot(), &hits, 2));
    QVERIFY(rows.update(store.snapshot(), &hits, 2));
    QCOMPARE(timestamps(rows, store.snapshot()), (QList<qint64>{6, 7, 9}));
    hits.push_back(5);
    QVERIFY(rows.update(store.snapshot(), &hits, 2));
    QCOMPARE(timestamps(rows, store.snapshot()), (QList<qint64>{4, 6, 7, 9}));
    rows.clear();
    QVERIFY(rows.update(store.snapshot(), nullptr, 100));
    QCOMPARE(rows.order().size(), size_t(6));
}

QTEST_GUILESS_MAIN(TestRowOrder)
#include "tst_row_order.moc"
