// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/messages/message_store.h"
#include "models/messages/segment.h"
#include "models/messages/tail_store.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>
#include <atomic>
#include <cstring>
#include <deque>
#include <malloc.h>
#include <sys/mman.h>
#include <thread>
#include <unistd.h>

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

// So many rows with offsets that go on, in batches as a tail gives them.
void appendRows(MessageStore &store, qint64 from, qint64 count, std::string_view value)
{
    constexpr qint64 kBatch = 1000;
    std::vector<cluster::RawMessage> batch;
    for (qint64 offset = from; offset < from + count; offset += kBatch) {
        batch.clear();
        for (qint64 i = 0; i < kBatch; ++i)
            batch.push_back(keyed({}, value, offset + i));
        (void)store.append(batch);
    }
}

quint64 allocatedBytes()
{
    const struct mallinfo2 info = mallinfo2();
    return info.uordblks + info.hblkhd;
}

// Whether the system has given memory for each page of it. It begins at one.
bool isResident(const Block &block)
{
    const auto page = static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
    std::vector<unsigned char> pages(block.size / page);
    return ::mincore(block.bytes.get(), block.size, pages.data()) == 0 &&
           std::all_of(pages.begin(), pages.end(), [](unsigned char state) { return (state & 1U) != 0; });
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
    void theRowsBoundTheMemoryToo_data();
    void theRowsBoundTheMemoryToo();
    void blocksAreHandedOn();
    void theNextBlockIsMadeReady();
    void whatIsMadeReadyKeepsToTheBytes();
    void memoryDoesNotGrowWithWhatComes();
    void oversizedMessagesHaveTheirOwnSegment();
    void clearKeepsTheNumbers();
    void snapshotOutlivesEviction();
    void sharedBudgetBoundsTheProgram();
    void tailsShareWhatTheProgramMayUse_data();
    void tailsShareWhatTheProgramMayUse();
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

void TestMessageStore::theRowsBoundTheMemoryToo_data()
{
    QTest::addColumn<quint64>("rows");
    QTest::addColumn<quint64>("more");
    QTest::newRow("small") << quint64{200'000} << quint64{1'800'000};
    QTest::newRow("by default") << StoreLimits().rows << quint64{1'000'000};
}

// Ten million by default; with small messages it is they that fill a store, and not its bytes.
void TestMessageStore::theRowsBoundTheMemoryToo()
{
    QCOMPARE(StoreLimits().rows, quint64{10'000'000});
    QFETCH(const quint64, rows);
    QFETCH(const quint64, more);
    constexpr std::string_view kValue = "12";
    MessageStore store({.bytes = 1 << 30, .rows = rows});
    appendRows(store, 0, static_cast<qint64>(rows + more), kValue);
    const StoreCounters counters = store.counters();
    QCOMPARE(counters.held, rows);
    QCOMPARE(counters.skipped, more);
    const Snapshot snapshot = store.snapshot();
    QCOMPARE(snapshot.at(snapshot.firstRow()).offset, static_cast<qint64>(more));
    QCOMPARE(snapshot.at(snapshot.endRow() - 1).offset, static_cast<qint64>(rows + more) - 1);
    // What is in front of them has left: no more than the segments in which the first and the last of them are stand over.
    constexpr quint64 kSegment = 4 << 20;
    const quint64 rowBytes = rows * (Segment::kRecordSize + kValue.size());
    QVERIFY2(counters.heldBytes <= rowBytes + 2 * kSegment + kSegment / 64, qPrintable(QString::number(counters.heldBytes)));
}

// What was in a block is still there: it was neither given back nor cleared in between.
void TestMessageStore::blocksAreHandedOn()
{
    constexpr std::size_t kSize = 1 << 20;
    BlockPool pool;
    std::vector<Block> left;
    for (int i = 0; i < 3; ++i) {
        left.push_back(pool.take(kSize));
        std::memset(left.back().bytes.get(), 'a' + i, kSize);
    }
    for (Block &block : left)
        pool.give(std::move(block));
    QCOMPARE(pool.take(kSize / 2).size, kSize / 2); // one of another size is another one
    std::string seen;
    for (int i = 0; i < 3; ++i) {
        const Block block = pool.take(kSize);
        const auto *bytes = reinterpret_cast<const char *>(block.bytes.get());
        QVERIFY(std::string_view(bytes, kSize).find_first_not_of(bytes[0]) == std::string_view::npos);
        seen += bytes[0];
    }
    std::sort(seen.begin(), seen.end());
    QCOMPARE(seen, std::string("abc"));
}

void TestMessageStore::theNextBlockIsMadeReady()
{
    constexpr std::size_t kSize = 4 << 20;
    BlockPool pool;
    pool.prepare(kSize);
    pool.prepare(kSize);                          // is under way
    QCOMPARE(pool.take(kSize / 4).size, kSize / 4); // one of another size does not take it
    Block ready = pool.take(kSize);
    QCOMPARE(ready.size, kSize);
    QVERIFY(isResident(ready));
    // One that a segment has left comes first.
    const std::byte *const left = ready.bytes.get();
    pool.give(std::move(ready));
    pool.prepare(kSize);
    QCOMPARE(pool.take(kSize).bytes.get(), left);
}

// However quickly it is filled, and with another store beside it: a block that is ready ahead is one that may be used.
void TestMessageStore::whatIsMadeReadyKeepsToTheBytes()
{
    constexpr quint64 kBudget = 32 << 20;
    constexpr quint64 kSlack = 1 << 20;
    const auto shared = std::make_shared<MemoryBudget>(kBudget + kBudget / 2);
    const std::string value(10'000, 'v');
    const quint64 before = allocatedBytes();
    MessageStore one({.bytes = kBudget, .rows = 1'000'000}, WhenFull::Refuse, shared);
    MessageStore other({.bytes = kBudget, .rows = 1'000'000}, WhenFull::SkipOldest, shared);
    appendRows(one, 0, 5'000, value);
    QVERIFY(allocatedBytes() - before <= kBudget + kSlack);
    appendRows(other, 0, 5'000, value);
    QVERIFY(one.counters().held < 5'000);
    QVERIFY(other.counters().skipped > 0);
    QVERIFY(allocatedBytes() - before <= kBudget + kBudget / 2 + kSlack);
    QCOMPARE(one.snapshot().at(one.snapshot().endRow() - 1).value->size(), value.size());
}

// Twenty budgets' worth of messages later it is the memory of the first few.
void TestMessageStore::memoryDoesNotGrowWithWhatComes()
{
    constexpr quint64 kBudget = 8 << 20;
    MessageStore store({.bytes = kBudget, .rows = 1'000'000});
    const std::string value(1000, 'v');
    constexpr qint64 kRowsOfABudget = 8000;
    appendRows(store, 0, 3 * kRowsOfABudget, value);
    const quint64 held = store.counters().heldBytes;
    const quint64 allocated = allocatedBytes();
    for (qint64 round = 3; round < 20; ++round) {
        appendRows(store, round * kRowsOfABudget, kRowsOfABudget, value);
        QVERIFY(store.counters().heldBytes <= kBudget);
        const Snapshot all = store.snapshot(); // a reader that is there while segments leave
        QCOMPARE(all.at(all.endRow() - 1).offset, (round + 1) * kRowsOfABudget - 1);
    }
    QCOMPARE(store.counters().heldBytes, held);
    QVERIFY2(allocatedBytes() <= allocated + kBudget / 32, qPrintable(QString::number(allocatedBytes() - allocated)));
    QCOMPARE(store.counters().received, quint64{20 * kRowsOfABudget});
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

void TestMessageStore::tailsShareWhatTheProgramMayUse_data()
{
    QTest::addColumn<quint64>("ofEach");
    QTest::addColumn<quint64>("count");
    QTest::addColumn<quint64>("room"); // for the rows of all of them, which want more
    QTest::addColumn<qint64>("rows");
    QTest::newRow("small") << quint64{16 << 20} << quint64{3} << quint64{6 << 20} << qint64{20'000};
    QTest::newRow("by default") << StoreLimits().bytes << quint64{5} << (1ULL << 30) - 5 * kFetchAheadBytes << qint64{200'000};
}

// One gibibyte for the program and a quarter of it for a tail: several at full rate keep to it together.
void TestMessageStore::tailsShareWhatTheProgramMayUse()
{
    QFETCH(const quint64, ofEach);
    QFETCH(const quint64, count);
    QFETCH(const quint64, room);
    QFETCH(const qint64, rows);
    const quint64 own = behindTail({.bytes = ofEach}).bytes;
    const quint64 ahead = ofEach - own; // what the client library may hold of each
    const quint64 limit = count * ahead + room;
    const quint64 segment = std::min<quint64>(own / 32, 4 << 20); // each of them may just be taking one
    QVERIFY(room < count * own);
    const std::string value(1000, 'v');
    auto budget = std::make_shared<MemoryBudget>(limit);
    std::vector<std::shared_ptr<MessageStore>> tails;
    while (tails.size() < count)
        tails.push_back(makeTailStore({.bytes = ofEach}, WhenFull::SkipOldest, budget));
    QCOMPARE(budget->used(), count * ahead);
    std::atomic<quint64> most = 0;
    const auto fill = [&](MessageStore &store, qint64 from) {
        for (qint64 i = 0; i < rows; i += 1000) {
            appendRows(store, from + i, 1000, value);
            for (quint64 seen = most.load(); seen < budget->used() && !most.compare_exchange_weak(seen, budget->used());) {}
        }
    };
    const auto fillAll = [&](qint64 from) {
        std::vector<std::thread> threads;
        for (const auto &tail : tails)
            threads.emplace_back([&fill, &tail, from] { fill(*tail, from); });
        for (std::thread &thread : threads)
            thread.join();
    };
    const auto heldBytes = [&tails] {
        quint64 sum = 0;
        for (const auto &tail : tails)
            sum += tail->counters().heldBytes;
        return sum;
    };
    fillAll(0);
    QVERIFY2(most.load() <= limit + count * segment, qPrintable(QString::number(most.load() - limit)));
    QVERIFY(most.load() > limit - segment); // and they use it
    QCOMPARE(budget->used(), heldBytes() + count * ahead);
    for (const auto &tail : tails) {
        const StoreCounters counters = tail->counters();
        QCOMPARE(counters.received, static_cast<quint64>(rows));
        QCOMPARE(counters.held + counters.skipped, counters.received); // every one accounted for
        const Snapshot held = tail->snapshot();
        QCOMPARE(held.at(held.endRow() - 1).offset, rows - 1);
        QCOMPARE(held.at(held.firstRow()).offset, static_cast<qint64>(counters.skipped));
    }
    // What one that is closed leaves is there for the others; a bound that is lowered meanwhile is kept to as they go on.
    tails.pop_back();
    QCOMPARE(budget->used(), heldBytes() + (count - 1) * ahead);
    fillAll(rows);
    for (const auto &tail : tails)
        QVERIFY(tail->counters().heldBytes > own - 2 * segment);
    budget->setLimit((count - 1) * ahead + (1 << 20));
    fillAll(2 * rows);
    QVERIFY2(heldBytes() <= (1 << 20) + (count - 1) * segment, qPrintable(QString::number(heldBytes())));
    tails.clear();
    QCOMPARE(budget->used(), quint64{0});
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
