// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Many topics on real Kafka: how soon the list of them is painted after connecting, and what a keystroke in the filters costs.
#include "tests/benchmarks/bare_consumer.h"
#include "tests/benchmarks/real_kafka.h"
#include "tests/benchmarks/report.h"
#include "tests/benchmarks/window_parts.h"
#include "widgets/common/page.h"
#include "widgets/shell/cluster_tree.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QLineEdit>
#include <QTableView>
#include <QTest>
#include <QTreeView>

using namespace Qt::StringLiterals;
using namespace streamscope;
using namespace streamscope::benchmarks;

namespace {

constexpr int kTopics = 1'990; // as many partitions as a process may have open files where the limit is 20,000
constexpr int kPartitions = 10;
constexpr int kRounds = 7;
constexpr int kTimeoutMs = 60'000;
constexpr double kListMs = 500;
constexpr double kKeyMs = 16;

QStringList names()
{
    const QStringList areas = {u"orders"_s, u"payments"_s, u"users"_s, u"rides"_s, u"stock"_s};
    QStringList all;
    for (int i = 0; i < kTopics; ++i)
        all.append(u"%1.team-%2.events-%3"_s.arg(areas.at(i % areas.size())).arg(i % 37).arg(i, 4, 10, QChar(u'0')));
    return all;
}

// Counts the paints of a viewport that are over.
class Paints final : public QObject {
public:
    explicit Paints(QAbstractScrollArea *area) { area->viewport()->installEventFilter(this); }

    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() == QEvent::Paint)
            QMetaObject::invokeMethod(this, [this] { ++count; }, Qt::QueuedConnection);
        return false;
    }

    int count = 0;
};

QTableView *topicsTable(const WindowParts &parts)
{
    for (widgets::Page *page : parts.window.findChildren<widgets::Page *>()) {
        if (page->target() == "topics"_L1)
            return page->findChild<QTableView *>();
    }
    return nullptr;
}

void process(const std::function<bool()> &until)
{
    QElapsedTimer clock;
    clock.start();
    while (!until() && !clock.hasExpired(kTimeoutMs))
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
}

// From the wish to connect to a painted list of all topics.
double paintList(const QString &bootstrap)
{
    WindowParts parts;
    QTest::qWait(200);
    QElapsedTimer clock;
    clock.start();
    parts.window.showSession(parts.connectTo(bootstrap));
    QTableView *table = topicsTable(parts);
    process([&] { return table->model()->rowCount() >= kTopics; });
    const Paints paints(table);
    process([&] { return paints.count > 0; });
    return static_cast<double>(clock.nsecsElapsed()) / 1e6;
}

double bareMetadata(const QString &bootstrap)
{
    QElapsedTimer clock;
    clock.start();
    BareConsumer consumer(bootstrap);
    (void)consumer.metadata();
    return static_cast<double>(clock.nsecsElapsed()) / 1e6;
}

// Types and deletes; for each key the milliseconds until the view has been painted anew.
std::vector<double> type(QLineEdit *field, QAbstractScrollArea *view)
{
    std::vector<double> times;
    const auto press = [&](int key, const QString &text) {
        const Paints paints(view);
        QElapsedTimer clock;
        clock.start();
        QKeyEvent down(QEvent::KeyPress, key, Qt::NoModifier, text);
        QApplication::sendEvent(field, &down);
        view->viewport()->update(); // also where the key changes nothing in view
        while (paints.count == 0 && !clock.hasExpired(1000))
            QCoreApplication::processEvents();
        times.push_back(static_cast<double>(clock.nsecsElapsed()) / 1e6);
    };
    for (int round = 0; round < 5; ++round) {
        for (const QChar letter : u"team-7.events-1"_s)
            press(letter.toUpper().unicode(), QString(letter));
        for (int i = 0; i < 15; ++i)
            press(Qt::Key_Backspace, {});
    }
    return times;
}

double listFilter()
{
    static const QStringList all = names();
    QElapsedTimer clock;
    clock.start();
    if (all.filter(u"team-7"_s, Qt::CaseInsensitive).isEmpty())
        qFatal("nothing was found");
    return static_cast<double>(clock.nsecsElapsed()) / 1e6;
}

void measureKeys(const QString &bootstrap)
{
    WindowParts parts;
    session::Session *session = parts.connectTo(bootstrap);
    parts.window.showSession(session);
    QTableView *table = topicsTable(parts);
    process([&] { return table->model()->rowCount() >= kTopics; });
    QTest::qWait(3000); // offsets are sampled meanwhile
    std::vector<double> peer;
    for (int i = 0; i < 101; ++i)
        peer.push_back(listFilter());
    const auto line = [&](const QString &what, const std::vector<double> &times) {
        const double p95 = percentile(times, 95);
        report({what, milliseconds(p95), u"QStringList::filter of the names: "_s + milliseconds(median(peer)), p95 / median(peer),
                atMost(kKeyMs), p95 <= kKeyMs});
    };
    auto *page = table->parentWidget();
    while (page && !qobject_cast<widgets::Page *>(page))
        page = page->parentWidget();
    line(u"keystroke in the filter of the topics → painted, p95"_s, type(page->findChild<QLineEdit *>(), table));
    auto *tree = parts.window.findChild<widgets::ClusterTree *>();
    line(u"keystroke in the filter of the tree → painted, p95"_s, type(tree->findChild<QLineEdit *>(), tree->findChild<QTreeView *>()));
}

} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    const auto kafka = RealKafka::start();
    if (!kafka)
        return 0;
    tell(u"%1 topics with %2 partitions each are created"_s.arg(kTopics).arg(kPartitions));
    if (!kafka->create(names(), kPartitions))
        qFatal("the topics were not created");
    const auto [ours, peer] =
        alternate(kRounds, [&] { return paintList(kafka->bootstrap()); }, [&] { return bareMetadata(kafka->bootstrap()); });
    report({u"connect → list of %1 topics, %2 partitions, painted"_s.arg(kTopics).arg(kTopics * kPartitions), milliseconds(ours),
            u"bare rd_kafka_metadata, connecting included: "_s + milliseconds(peer), ours / peer, atMost(kListMs), ours <= kListMs});
    measureKeys(kafka->bootstrap());
    return 0;
}
