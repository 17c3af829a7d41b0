// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Tails of the sandbox into the store, on plain threads, with a wake-up of this test's: what one thread writes and another reads.
// Figures are asserted, but what the test is for is the thread sanitizer.
#include "models/kafka/kafka_connection.h"
#include "models/kafka/tail_consumer.h"
#include "models/messages/message_store.h"
#include "models/sandbox/sandbox.h"

#include <QTest>

#include <condition_variable>
#include <map>
#include <thread>

using namespace Qt::StringLiterals;
using namespace streamscope;
using State = cluster::TailStatus::State;

namespace {

constexpr std::chrono::seconds kPatience{60};

// Counts what it is woken for; whoever waits is told.
class Bell {
public:
    void ring()
    {
        const std::lock_guard lock(m_mutex);
        ++m_rings;
        m_rung.notify_all();
    }
    // Waits for what only news can make true.
    template<typename Condition>
    bool waitFor(Condition condition)
    {
        const auto until = std::chrono::steady_clock::now() + kPatience;
        std::unique_lock lock(m_mutex);
        while (!condition()) {
            const quint64 seen = m_rings;
            if (!m_rung.wait_until(lock, until, [&] { return m_rings != seen; }))
                return false;
        }
        return true;
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_rung;
    quint64 m_rings = 0;
};

// Every byte of every row that the reader has not seen: what the writer writes meanwhile must not be among them.
quint64 readNew(const messages::Snapshot &snapshot, quint64 &next, std::map<qint32, qint64> &lastOffsets, bool &inOrder)
{
    quint64 bytes = 0;
    for (next = std::max(next, snapshot.firstRow()); next < snapshot.endRow(); ++next) {
        const messages::HeldMessage message = snapshot.at(next);
        for (const char byte : message.value.value_or(std::string_view()))
            bytes += static_cast<unsigned char>(byte) != 0;
        const auto [last, isFirst] = lastOffsets.try_emplace(message.partition, message.offset);
        inOrder = inOrder && (isFirst || last->second < message.offset);
        last->second = message.offset;
    }
    return bytes;
}

} // namespace

class TestTailThreads : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_sandbox = std::make_unique<sandbox::Sandbox>();
        const auto address = m_sandbox->start(2000);
        QVERIFY2(address, address ? "" : qPrintable(address.error().message));
        m_config.properties = {{u"bootstrap.servers"_s, m_sandbox->bootstrapServers()}};
    }
    void cleanupTestCase()
    {
        kafka::waitForClosedConnections(std::chrono::seconds(10));
        m_sandbox.reset();
    }

    void readersAndTheWriter();
    void severalTailsShareABudget();
    void stoppedWhileItStarts();

private:
    std::unique_ptr<sandbox::Sandbox> m_sandbox;
    cluster::ConnectionConfig m_config;

    std::unique_ptr<cluster::Tail> open(const QString &topic, std::shared_ptr<cluster::MessageSink> sink, const std::shared_ptr<Bell> &bell)
    {
        cluster::TailRequest request;
        request.topics = {topic};
        request.start = {cluster::StartPosition::Kind::Earliest, 0};
        return std::make_unique<kafka::TailConsumer>(m_config, request, std::move(sink), [bell] { bell->ring(); });
    }
};

// One writes, two read, one pauses and resumes, one changes the rate and clears.
void TestTailThreads::readersAndTheWriter()
{
    const auto bell = std::make_shared<Bell>();
    const auto store = std::make_shared<messages::MessageStore>(messages::StoreLimits{.bytes = 4U << 20, .rows = 20'000});
    const auto tail = open(u"user-events"_s, store, bell);
    std::atomic<bool> enough = false;
    struct Seen {
        quint64 bytes = 0;
        bool inOrder = true;
    };
    std::array<Seen, 2> seen;
    std::vector<std::thread> threads;
    for (Seen &reader : seen) {
        threads.emplace_back([&store, &bell, &enough, &reader] {
            quint64 next = 0;
            std::map<qint32, qint64> offsets;
            while (!enough) {
                reader.bytes += readNew(store->snapshot(), next, offsets, reader.inOrder);
                if (!bell->waitFor([&] { return enough || store->snapshot().endRow() > next; }))
                    return;
            }
        });
    }
    threads.emplace_back([&tail, &enough] {
        for (int i = 0; i < 20 && !enough; ++i) {
            tail->pause();
            (void)tail->status();
            tail->resume();
        }
    });
    threads.emplace_back([this, &store] {
        m_sandbox->setRate(5000);
        (void)store->counters();
        store->clear();
    });
    const bool arrived = bell->waitFor([&] { return tail->status().received >= 3000; });
    enough = true;
    bell->ring();
    for (std::thread &thread : threads)
        thread.join();
    QVERIFY(arrived);
    tail->stop();
    QTRY_COMPARE(int(tail->status().state), int(State::Stopped)); // nobody is woken any more
    QCOMPARE(store->counters().received, tail->status().received);
    for (const Seen &reader : seen) {
        QVERIFY(reader.bytes > 0);
        QVERIFY(reader.inOrder);
    }
}

void TestTailThreads::severalTailsShareABudget()
{
    const auto budget = std::make_shared<messages::MemoryBudget>(8U << 20);
    const auto bell = std::make_shared<Bell>();
    std::vector<std::shared_ptr<messages::MessageStore>> stores;
    std::vector<std::unique_ptr<cluster::Tail>> tails;
    for (const QString &topic : {u"user-events"_s, u"orders"_s, u"payments"_s}) {
        stores.push_back(std::make_shared<messages::MessageStore>(messages::StoreLimits{}, messages::WhenFull::SkipOldest, budget));
        tails.push_back(open(topic, stores.back(), bell));
    }
    QVERIFY(bell->waitFor([&] {
        return std::all_of(tails.begin(), tails.end(), [](const auto &tail) { return tail->status().received >= 100; });
    }));
    tails.clear(); // stopped and waited for
    quint64 held = 0;
    for (const auto &store : stores)
        held += store->counters().heldBytes;
    QCOMPARE(budget->used(), held);
    stores.clear();
    QTRY_COMPARE_WITH_TIMEOUT(budget->used(), quint64(0), 30'000); // freed where the handles are torn down, not here
}

// Whatever a tail is doing when it is let go, its sink outlives it and is not called any more.
void TestTailThreads::stoppedWhileItStarts()
{
    for (int i = 0; i < 10; ++i) {
        const auto bell = std::make_shared<Bell>();
        const auto store = std::make_shared<messages::MessageStore>();
        auto tail = open(u"orders"_s, store, bell);
        if (i % 2)
            QVERIFY(bell->waitFor([&] { return tail->status().received > 0; }));
        tail.reset();
        const quint64 atTheEnd = store->counters().received;
        QCOMPARE(store->snapshot().endRow(), atTheEnd);
    }
}

QTEST_GUILESS_MAIN(TestTailThreads)
#include "tst_tail_threads.moc"
