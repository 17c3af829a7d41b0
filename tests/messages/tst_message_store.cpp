// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/messages/message_store.h"
#include "models/messages/segment.h"
#include "models/messages/tail_store.h"

#include <QRandomGenerator>
#include <QTest>

#include <atomic>
#include <deque>
#include <thread>

using namespace streamscope;
using namespace streamscope::messages;

namespace {

cluster::RawMessage keyed(std::string_view key, std::string_view value, qint64 offset = 0)
{
    cluster::RawMessage message;
    message.offset = offset;
    message.partition = 1;
    message.timestampMs = 1000 + offset;
    message.nullKey = false;
    message.nullValue = false;
    message.key = key;
    message.value = value;
    return message;
}

std::size_t append(MessageStore &store, const cluster::RawMessage &message)
{
    return store.append(std::span(&message, 1));
}

} // namespace

class TestMessageStore : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepsEveryByte();
    void tellsNullFromEmpty();
    void keepsHeadersInOrder();
    void skipsTheOldestAndCountsThem();
    void refusesWhenFull();
    void rowBudgetIsExact();
    void oversizedMessagesHaveTheirOwnSegment();
    void clearKeepsTheNumbers();
    void snapshotOutlivesEviction();
    void sharedBudgetBoundsTheProgram();
    void whatATailFetchesAheadIsPartOfItsMemory();
    void readersAndAWriterAgree();
};

void TestMessageStore::keepsEveryByte()
{
    QRandomGenerator random(42);
    MessageStore store;
    std::deque<QByteArray> kept;
    for (int i = 0; i < 20'000; ++i) {
        QByteArray value(int(random.bounded(600)), Qt::Uninitialized);
        for (char &c : value)
            c = char(random.bounded(256));
        kept.push_back(value);
        QCOMPARE(append(store, keyed("k" + std::to_string(i), {value.constData(), size_t(value.size())}, i)), size_t(1));
    }
    const Snapshot snapshot = store.snapshot();
    QCOMPARE(snapshot.size(), quint64(kept.size()));
    for (quint64 row = 0; row < snapshot.endRow(); ++row) {
        const HeldMessage message = snapshot.at(row);
        QCOMPARE(message.row, row);
        QCOMPARE(message.offset, qint64(row));
        QCOMPARE(*message.key, "k" + std::to_string(row));
        QVERIFY(*message.value == std::string_view(kept[row].constData(), size_t(kept[row].size())));
    }
}

void TestMessageStore::tellsNullFromEmpty()
{
    MessageStore store;
    cluster::RawMessage message;
    (void)append(store, message);
    message.nullKey = false;
    (void)append(store, message);
    message.nullValue = false;
    (void)append(store, message);
    const Snapshot snapshot = store.snapshot();
    QVERIFY(!snapshot.at(0).key && !snapshot.at(0).value);
    QVERIFY(snapshot.at(1).key && snapshot.at(1).key->empty() && !snapshot.at(1).value);
    QVERIFY(snapshot.at(2).value && snapshot.at(2).value->empty());
}

void TestMessageStore::keepsHeadersInOrder()
{
    const std::string large(300, 'h');
    const cluster::RawHeader headers[] = {
        {"a", "1", false}, {"a", "2", false}, {"null", {}, true}, {"empty", {}, false}, {large, large, false}};
    cluster::RawMessage message = keyed("k", "v");
    message.headers = headers;
    MessageStore store;
    (void)append(store, message);
    const Snapshot snapshot = store.snapshot();
    const auto held = snapshot.at(0).headers();
    QCOMPARE(held.size(), size_t(5));
    for (size_t i = 0; i < held.size(); ++i) {
        QVERIFY(held[i].name == headers[i].name);
        QVERIFY(held[i].value == headers[i].value);
        QCOMPARE(held[i].nullValue, headers[i].nullValue);
    }
}

void TestMessageStore::skipsTheOldestAndCountsThem()
{
    MessageStore store({.bytes = 1 << 20, .rows = 1'000'000});
    const std::string value(1000, 'v');
    for (int i = 0; i < 5000; ++i)
        QCOMPARE(append(store, keyed("k", value, i)), size_t(1));
    const StoreCounters counters = store.counters();
    QCOMPARE(counters.received, quint64(5000));
    QVERIFY(counters.heldBytes <= 1 << 20);
    QVERIFY(counters.held > 500);
    QCOMPARE(counters.skipped + counters.held, counters.received);
    const Snapshot snapshot = store.snapshot();
    QCOMPARE(snapshot.firstRow(), counters.skipped);
    QCOMPARE(snapshot.at(snapshot.firstRow()).offset, qint64(counters.skipped));
    QCOMPARE(snapshot.at(4999).offset, qint64(4999));
}

void TestMessageStore::refusesWhenFull()
{
    MessageStore store({.bytes = 1 << 20, .rows = 1'000'000}, WhenFull::Refuse);
    const std::string value(1000, 'v');
    const std::vector<cluster::RawMessage> batch(5000, keyed("k", value));
    const std::size_t taken = store.append(batch);
    QVERIFY(taken > 500 && taken < 5000);
    QCOMPARE(store.append(batch), size_t(0));
    QCOMPARE(store.counters().held, quint64(taken));
    store.clear();
    MessageStore rows({.bytes = 1 << 30, .rows = 10}, WhenFull::Refuse);
    QCOMPARE(rows.append(batch), size_t(10));
}

void TestMessageStore::rowBudgetIsExact()
{
    MessageStore store({.bytes = 64 << 20, .rows = 1000});
    for (int i = 0; i < 100'000; ++i)
        (void)append(store, keyed("k", "v", i));
    QCOMPARE(store.counters().held, quint64(1000));
    QCOMPARE(store.snapshot().firstRow(), quint64(99'000));
    QCOMPARE(store.counters().skipped, quint64(99'000));
}

void TestMessageStore::oversizedMessagesHaveTheirOwnSegment()
{
    MessageStore store({.bytes = 1 << 20, .rows = 1000});
    const std::string large(8 << 20, 'x');
    QCOMPARE(append(store, keyed("k", large)), size_t(1));
    QCOMPARE(store.snapshot().at(0).value->size(), large.size());
    QCOMPARE(append(store, keyed("k", "small")), size_t(1));
    QCOMPARE(*store.snapshot().at(1).value, std::string_view("small"));
}

void TestMessageStore::clearKeepsTheNumbers()
{
    MessageStore store;
    for (int i = 0; i < 10; ++i)
        (void)append(store, keyed("k", "v", i));
    store.clear();
    QVERIFY(store.snapshot().isEmpty());
    (void)append(store, keyed("k", "v", 10));
    QCOMPARE(store.snapshot().firstRow(), quint64(10));
    QCOMPARE(store.snapshot().at(10).offset, qint64(10));
    QCOMPARE(store.counters().skipped, quint64(0));
    QCOMPARE(store.counters().received, quint64(11));
}

void TestMessageStore::snapshotOutlivesEviction()
{
    MessageStore store({.bytes = 1 << 20, .rows = 1'000'000});
    (void)append(store, keyed("first", "value"));
    const Snapshot old = store.snapshot();
    const std::string value(1000, 'v');
    for (int i = 0; i < 5000; ++i)
        (void)append(store, keyed("k", value));
    QVERIFY(store.snapshot().firstRow() > 0);
    QCOMPARE(*old.at(0).key, std::string_view("first"));
}

void TestMessageStore::whatATailFetchesAheadIsPartOfItsMemory()
{
    const StoreLimits limits;
    QCOMPARE(behindTail(limits).bytes, limits.bytes - kFetchAheadBytes);
    QCOMPARE(behindTail(limits).rows, limits.rows);
    QCOMPARE(behindTail({.bytes = 40 << 20}).bytes, quint64{10 << 20}); // something is left to the store
    auto budget = std::make_shared<MemoryBudget>(1 << 30);
    auto store = makeTailStore(limits, WhenFull::SkipOldest, budget);
    QVERIFY(budget->used() >= kFetchAheadBytes);
    QCOMPARE(append(*store, keyed("k", "value")), std::size_t{1});
    QCOMPARE(budget->used(), store->counters().heldBytes + kFetchAheadBytes);
    store.reset();
    QCOMPARE(budget->used(), quint64{0});
}

void TestMessageStore::sharedBudgetBoundsTheProgram()
{
    auto budget = std::make_shared<MemoryBudget>(4 << 20);
    MessageStore a({.bytes = 64 << 20, .rows = 1'000'000}, WhenFull::SkipOldest, budget);
    MessageStore b({.bytes = 64 << 20, .rows = 1'000'000}, WhenFull::SkipOldest, budget);
    const std::string value(1000, 'v');
    for (int i = 0; i < 5000; ++i) {
        (void)append(a, keyed("k", value));
        (void)append(b, keyed("k", value));
    }
    QVERIFY2(budget->used() <= (4 << 20) + (4 << 20), qPrintable(QString::number(budget->used())));
    QVERIFY(a.counters().held > 0 && b.counters().held > 0);
}

void TestMessageStore::readersAndAWriterAgree()
{
    MessageStore store({.bytes = 2 << 20, .rows = 100'000});
    std::atomic<bool> stop = false;
    std::atomic<quint64> wrong = 0;
    const auto read = [&] {
        while (!stop.load()) {
            const Snapshot snapshot = store.snapshot();
            for (quint64 row = snapshot.firstRow(); row < snapshot.endRow(); row += 17) {
                const HeldMessage message = snapshot.at(row);
                if (message.offset != qint64(row) || *message.value != std::to_string(row))
                    wrong.fetch_add(1);
            }
        }
    };
    std::thread first(read);
    std::thread second(read);
    for (int i = 0; i < 200'000; ++i) {
        const std::string value = std::to_string(i);
        (void)append(store, keyed("k", value, i));
        if (i % 50'000 == 49'999)
            store.clear();
    }
    stop.store(true);
    first.join();
    second.join();
    QCOMPARE(wrong.load(), quint64(0));
}

QTEST_GUILESS_MAIN(TestMessageStore)
#include "tst_message_store.moc"
