// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The main window while a topic is tailed: its heartbeat, how late a message is painted, how soon the first one is there,
// and what a scroll costs among 10^8 rows.
#include "tests/benchmarks/bare_consumer.h"
#include "tests/benchmarks/report.h"
#include "tests/benchmarks/stand_in.h"
#include "tests/benchmarks/window_parts.h"
#include "widgets/common/page.h"
#include "widgets/messages/message_list_view.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QPointer>
#include <QRandomGenerator>
#include <QScrollBar>
#include <QTest>

#include <chrono>

using namespace Qt::StringLiterals;
using namespace streamscope;
using namespace streamscope::benchmarks;

namespace {

constexpr int kBeatMs = 5;
constexpr int kSettleMs = 1500;
constexpr int kMeasureMs = 10'000;
constexpr int kRounds = 2;
constexpr int kTimeoutMs = 20'000;
constexpr qint64 kFullRate = 1'000'000;
constexpr quint64 kSamplesOfAPaint = 50;

double epochMs()
{
    return std::chrono::duration<double, std::milli>(std::chrono::system_clock::now().time_since_epoch()).count();
}

// The gaps between the beats of a timer of 5 ms.
std::vector<double> heartbeat(int forMs)
{
    std::vector<double> gaps;
    QElapsedTimer clock;
    clock.start();
    qint64 last = 0;
    QTimer timer;
    timer.setTimerType(Qt::PreciseTimer);
    QObject::connect(&timer, &QTimer::timeout, &timer, [&] {
        const qint64 now = clock.nsecsElapsed();
        gaps.push_back(static_cast<double>(now - last) / 1e6);
        last = now;
    });
    timer.start(kBeatMs);
    QTest::qWait(forMs);
    return gaps;
}

// How long after it was available each new row is painted; where there are many, a sample of each paint's.
class PaintWatch final : public QObject {
public:
    explicit PaintWatch(widgets::MessageListView &list)
        : m_list(list)
        , m_next(list.rows().endRow())
    {
        list.viewport()->installEventFilter(this);
    }

    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() == QEvent::Paint) // the filter comes before the paint, what is queued after it
            QMetaObject::invokeMethod(this, [this] { painted(); }, Qt::QueuedConnection);
        return false;
    }

    std::vector<double> latencies;
    quint64 rows = 0;

private:
    void painted()
    {
        const messages::Snapshot &shown = m_list.rows();
        const double now = epochMs();
        const quint64 first = std::max(m_next, shown.firstRow());
        const quint64 step = std::max<quint64>(1, (shown.endRow() - std::min(first, shown.endRow())) / kSamplesOfAPaint);
        for (quint64 row = first; row < shown.endRow(); row += step)
            latencies.push_back(now - static_cast<double>(shown.at(row).timestampMs));
        rows += shown.endRow() - m_next;
        m_next = shown.endRow();
    }

    widgets::MessageListView &m_list;
    quint64 m_next;
};

// Opens the messages of a topic and waits for the first painted row. The milliseconds that it took.
double openMessages(WindowParts &parts, const QString &topic, QPointer<widgets::Page> &page)
{
    QElapsedTimer clock;
    clock.start();
    parts.window.open(u"messages:"_s + topic);
    for (widgets::Page *candidate : parts.window.findChildren<widgets::Page *>()) {
        if (candidate->target() == u"topic:"_s + topic)
            page = candidate;
    }
    auto *list = page->findChild<widgets::MessageListView *>();
    while (list->paintedRows() == 0 && !clock.hasExpired(kTimeoutMs))
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    if (list->paintedRows() == 0)
        qFatal("no message came");
    return static_cast<double>(clock.nsecsElapsed()) / 1e6;
}

void close(QPointer<widgets::Page> &page)
{
    delete page.data();
}

void waitForTopics(session::Session &session)
{
    if (!QTest::qWaitFor([&] { return session.metadata() != nullptr; }, kTimeoutMs))
        qFatal("no metadata");
    QTest::qWait(kSettleMs);
}

void measureHeartbeat()
{
    const StandIn broker({.rate = kFullRate});
    WindowParts parts;
    session::Session *session = parts.connectTo(broker.bootstrap());
    parts.window.showSession(session);
    waitForTopics(*session);
    std::vector<double> busy;
    std::vector<double> idle;
    std::vector<double> latencies;
    quint64 rows = 0;
    for (int round = 0; round < kRounds; ++round) {
        QPointer<widgets::Page> page;
        (void)openMessages(parts, broker.topic(), page);
        QTest::qWait(kSettleMs);
        PaintWatch watch(*page->findChild<widgets::MessageListView *>());
        const auto gaps = heartbeat(kMeasureMs);
        busy.insert(busy.end(), gaps.begin(), gaps.end());
        latencies.insert(latencies.end(), watch.latencies.begin(), watch.latencies.end());
        rows += watch.rows;
        close(page);
        QTest::qWait(kSettleMs);
        const auto still = heartbeat(kMeasureMs);
        idle.insert(idle.end(), still.begin(), still.end());
    }
    const double rate = static_cast<double>(rows) / (kRounds * kMeasureMs / 1000.0);
    const auto line = [&](const QString &what, double ours, double peer, double target) {
        report({u"window's heartbeat of 5 ms while tailing %1, %2"_s.arg(millions(rate), what), milliseconds(ours),
                u"the same window idle: "_s + milliseconds(peer), ours / peer, atMost(target), ours <= target});
    };
    line(u"p99 gap"_s, percentile(busy, 99), percentile(idle, 99), 16);
    line(u"longest gap"_s, percentile(busy, 100), percentile(idle, 100), 50);
    const double late = percentile(latencies, 99);
    report({u"record available → painted, p99, at %1"_s.arg(millions(rate)), milliseconds(late),
            u"one frame at 30 Hz: 33.3 ms"_s, late / 33.3, atMost(100), late <= 100});
}

void measureSlowLatency()
{
    const StandIn broker({.batch = 1, .rate = 1000});
    WindowParts parts;
    session::Session *session = parts.connectTo(broker.bootstrap());
    parts.window.showSession(session);
    waitForTopics(*session);
    QPointer<widgets::Page> page;
    (void)openMessages(parts, broker.topic(), page);
    QTest::qWait(kSettleMs);
    PaintWatch watch(*page->findChild<widgets::MessageListView *>());
    QTest::qWait(kMeasureMs);
    const double late = percentile(watch.latencies, 99);
    report({u"record available → painted, p99, at 1 k/s"_s, milliseconds(late), u"one frame at 30 Hz: 33.3 ms"_s, late / 33.3, atMost(50),
            late <= 50});
    close(page);
}

void measureFirstRow()
{
    constexpr int kTopics = 40;
    const StandIn broker({.topics = kTopics, .batch = 100, .history = 100'000});
    WindowParts parts;
    session::Session *session = parts.connectTo(broker.bootstrap());
    parts.window.showSession(session);
    waitForTopics(*session);
    QPointer<widgets::Page> page;
    (void)openMessages(parts, broker.topic(0), page); // warm
    close(page);
    std::vector<double> ours;
    std::vector<double> peer;
    for (int i = 1; i < kTopics; ++i) {
        ours.push_back(openMessages(parts, broker.topic(i), page));
        close(page);
        QTest::qWait(kBeatMs);
        QElapsedTimer clock;
        clock.start();
        BareConsumer consumer(broker.bootstrap());
        (void)consumer.read(broker.topic(i), 4, 1);
        peer.push_back(static_cast<double>(clock.nsecsElapsed()) / 1e6);
    }
    const double p95 = percentile(ours, 95);
    report({u"click on a topic → first row painted, warm, p95"_s, milliseconds(p95),
            u"bare librdkafka, first message: "_s + milliseconds(percentile(peer, 95)), p95 / percentile(peer, 95), atMost(50), p95 <= 50});
}

std::unique_ptr<messages::MessageStore> storeOf(qint64 rows)
{
    constexpr std::size_t kAtOnce = 4000;
    auto store = std::make_unique<messages::MessageStore>(messages::StoreLimits{12ULL << 30, static_cast<quint64>(rows)},
                                                          messages::WhenFull::Refuse);
    std::vector<cluster::RawMessage> batch(kAtOnce);
    qint64 offset = 0;
    while (offset < rows) {
        for (cluster::RawMessage &message : batch) {
            message.partition = 0;
            message.offset = offset++;
            message.timestampMs = offset;
            message.nullValue = false;
            message.value = "{}";
        }
        if (store->append(batch) != batch.size())
            qFatal("the store is full");
    }
    return store;
}

// Milliseconds of one scroll to anywhere with its repaint, the rows handed over anew as at every tick.
double scroll(const messages::MessageStore &store)
{
    constexpr int kScrolls = 300;
    widgets::MessageListView list(nullptr);
    list.setTopics({u"bench"_s});
    list.resize(1200, 700);
    list.show();
    list.setRows(store.snapshot(), nullptr, false);
    list.setFollowing(false);
    QTest::qWait(50);
    QRandomGenerator random(1);
    QElapsedTimer clock;
    clock.start();
    for (int i = 0; i < kScrolls; ++i) {
        list.setRows(store.snapshot(), nullptr, false);
        list.verticalScrollBar()->setValue(random.bounded(list.verticalScrollBar()->maximum()));
        list.viewport()->repaint();
    }
    return static_cast<double>(clock.nsecsElapsed()) / 1e6 / kScrolls;
}

void measureScroll()
{
    const auto many = storeOf(100'000'000);
    const auto few = storeOf(100'000);
    const auto [ours, peer] = alternate(5, [&] { return scroll(*many); }, [&] { return scroll(*few); });
    report({u"scroll and repaint among 10^8 rows"_s, milliseconds(ours), u"among 10^5 rows: "_s + milliseconds(peer), ours / peer,
            u"≤ 1.2 ×"_s, ours / peer <= 1.2});
}

} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    const QString only = QApplication::arguments().value(1);
    const auto wanted = [&only](const QString &name) { return only.isEmpty() || only == name; };
    if (wanted(u"heartbeat"_s))
        measureHeartbeat();
    if (wanted(u"slow"_s))
        measureSlowLatency();
    if (wanted(u"click"_s))
        measureFirstRow();
    if (wanted(u"scroll"_s))
        measureScroll();
    std::fflush(nullptr);
    std::_Exit(0); // handles may still be torn down
}
