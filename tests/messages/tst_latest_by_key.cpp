// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/messages/latest_by_key.h"

#include <QRandomGenerator>
#include <QTest>

#include <map>

using namespace streamscope;
using namespace streamscope::messages;

namespace {

std::size_t append(LatestByKey &latest, std::optional<std::string_view> key, std::optional<std::string_view> value, qint64 offset = 0,
                   qint32 partition = 0)
{
    const cluster::RawHeader header{"h", "1", false};
    cluster::RawMessage message;
    message.partition = partition;
    message.offset = offset;
    message.nullKey = !key;
    message.nullValue = !value;
    message.key = key.value_or(std::string_view());
    message.value = value.value_or(std::string_view());
    message.headers = std::span(&header, 1);
    return latest.append(std::span(&message, 1));
}

// "key=value@offset" of what is shown, in its order.
QString shown(const LatestRows &rows, const Snapshot &snapshot)
{
    QStringList list;
    for (std::size_t i = 0; i < rows.order().size(); ++i) {
        const HeldMessage message = snapshot.at(rows.order().at(i).row);
        const std::string text = std::string(*message.key) + '=' + std::string(message.value.value_or("null"));
        list.append(QString::fromStdString(text));
    }
    return list.join(QLatin1Char(' '));
}

} // namespace

class TestLatestByKey : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepsTheNewestOfEachKey();
    void tellsTombstones();
    void leavesOutWhatHasNoKey();
    void filtersWhatItShows();
    void agreesWithAMapInLittleMemory();
    void refusesWhenTheNewestFillIt();
    void clearForgetsEverything();
};

void TestLatestByKey::keepsTheNewestOfEachKey()
{
    LatestByKey latest;
    LatestRows rows;
    append(latest, "a", "1");
    append(latest, "b", "1");
    append(latest, "", "empty");
    rows.apply(latest.take(), nullptr);
    append(latest, "a", "2");
    append(latest, "a", "3", 0, 1); // another partition: compaction would keep both
    const auto news = latest.take();
    rows.apply(news, nullptr);
    QCOMPARE(shown(rows, news.snapshot), QStringLiteral("b=1 =empty a=2 a=3"));
    QCOMPARE(news.counters.messages, quint64(5));
    QCOMPARE(news.counters.keys, quint64(4));
    QVERIFY(!news.anew);
    // Told whole it is the same.
    LatestRows again;
    again.apply(latest.take(true), nullptr);
    QCOMPARE(shown(again, news.snapshot), shown(rows, news.snapshot));
    QVERIFY(latest.take().changes.empty());
}

void TestLatestByKey::tellsTombstones()
{
    LatestByKey latest;
    append(latest, "a", "1");
    append(latest, "b", "1");
    append(latest, "a", std::nullopt);
    append(latest, "c", std::nullopt);
    append(latest, "c", "back");
    LatestRows rows;
    auto news = latest.take();
    rows.apply(news, nullptr);
    QCOMPARE(shown(rows, news.snapshot), QStringLiteral("b=1 c=back"));
    QCOMPARE(news.counters.keys, quint64(2));
    QCOMPARE(news.counters.tombstones, quint64(1));
    rows.setTombstonesShown(true);
    news = latest.take(true);
    rows.apply(news, nullptr);
    QCOMPARE(shown(rows, news.snapshot), QStringLiteral("b=1 a=null c=back"));
}

void TestLatestByKey::leavesOutWhatHasNoKey()
{
    LatestByKey latest;
    append(latest, std::nullopt, "1");
    append(latest, "a", "1");
    append(latest, std::nullopt, std::nullopt);
    LatestRows rows;
    const auto news = latest.take();
    rows.apply(news, nullptr);
    QCOMPARE(shown(rows, news.snapshot), QStringLiteral("a=1"));
    QCOMPARE(news.counters.messages, quint64(3));
    QCOMPARE(news.counters.withoutKey, quint64(2));
}

void TestLatestByKey::filtersWhatItShows()
{
    LatestByKey latest;
    LatestRows rows;
    append(latest, "a", "1"); // row 0
    append(latest, "b", "1");
    append(latest, "c", std::nullopt);
    auto news = latest.take();
    std::vector<quint64> hits{0};
    rows.apply(news, &hits);
    QCOMPARE(shown(rows, news.snapshot), QStringLiteral("a=1"));
    rows.addHits(news.snapshot, std::vector<quint64>{0, 1, 2}); // the last is hidden: a tombstone
    QCOMPARE(shown(rows, news.snapshot), QStringLiteral("a=1 b=1"));
    append(latest, "a", "no match"); // row 3: a is shown no longer
    append(latest, "b", "2");        // row 4
    news = latest.take();
    hits = {0, 1, 4};
    rows.apply(news, &hits);
    QCOMPARE(shown(rows, news.snapshot), QStringLiteral("b=2"));
    rows.addHits(news.snapshot, std::vector<quint64>{0});
    QCOMPARE(shown(rows, news.snapshot), QStringLiteral("b=2"));
}

// Many times its memory goes through it.
void TestLatestByKey::agreesWithAMapInLittleMemory()
{
    constexpr quint64 kLimit = 4 << 20;
    const auto budget = std::make_shared<MemoryBudget>(kLimit);
    LatestByKey latest(StoreLimits{.bytes = kLimit, .rows = 1'000'000}, budget);
    LatestRows rows;
    rows.setTombstonesShown(true);
    std::map<std::string, std::string> expected;
    QRandomGenerator random(11);
    int anew = 0;
    int found = 0;
    std::map<quint64, qint64> offsets; // of the rows, as last told
    for (int i = 0; i < 200'000; ++i) {
        const std::string key = "k" + std::to_string(random.bounded(2000));
        const std::string value = std::to_string(i) + std::string(random.bounded(300U), 'x');
        const bool tombstone = random.bounded(50) == 0;
        QCOMPARE(append(latest, key, tombstone ? std::nullopt : std::optional<std::string_view>(value), i), size_t(1));
        expected[key] = tombstone ? "null" : value;
        QVERIFY(budget->used() <= kLimit);
        if (i % 5000 != 0)
            continue;
        const auto news = latest.take();
        anew += news.anew;
        // A row that still counts is found again by its new number.
        for (std::size_t number = 0; number < news.before.size(); number += 97) {
            const auto known = offsets.find(news.before[number]);
            if (known != offsets.end())
                QCOMPARE(news.snapshot.at(number).offset, known->second);
            found += known != offsets.end() ? 1 : 0;
        }
        rows.apply(news, nullptr);
        offsets.clear();
        for (std::size_t position = 0; position < rows.order().size(); ++position) {
            const quint64 row = rows.order().at(position).row;
            offsets.emplace(row, news.snapshot.at(row).offset);
        }
    }
    QVERIFY(anew > 5);
    QVERIFY(found > 0);
    const auto news = latest.take();
    rows.apply(news, nullptr);
    QCOMPARE(rows.order().size(), expected.size());
    QCOMPARE(news.counters.keys + news.counters.tombstones, quint64(expected.size()));
    QCOMPARE(news.counters.messages, quint64(200'000));
    qint64 before = -1;
    for (std::size_t i = 0; i < rows.order().size(); ++i) {
        const HeldMessage message = news.snapshot.at(rows.order().at(i).row);
        QCOMPARE(std::string(message.value.value_or("null")), expected.at(std::string(*message.key)));
        QCOMPARE(message.headers().size(), size_t(1));
        QVERIFY(message.offset > before); // as received
        before = message.offset;
    }
}

void TestLatestByKey::refusesWhenTheNewestFillIt()
{
    LatestByKey latest(StoreLimits{.bytes = 4 << 20, .rows = 1'000'000});
    const std::string value(1000, 'x');
    int taken = 0;
    while (append(latest, "k" + std::to_string(taken), value) == 1)
        ++taken;
    QVERIFY2(taken > 1000 && taken < 4000, qPrintable(QString::number(taken)));
    QCOMPARE(latest.take().counters.keys, quint64(taken));
    QCOMPARE(latest.take().counters.messages, quint64(taken)); // what was refused comes again
    // Small ones fill the table of keys.
    LatestByKey small(StoreLimits{.bytes = 4 << 20, .rows = 100});
    taken = 0;
    while (append(small, "k" + std::to_string(taken), "") == 1)
        ++taken;
    QCOMPARE(taken, 100);
}

void TestLatestByKey::clearForgetsEverything()
{
    LatestByKey latest;
    LatestRows rows;
    append(latest, "a", "1");
    rows.apply(latest.take(), nullptr);
    latest.clear();
    append(latest, "b", "1");
    const auto news = latest.take();
    QVERIFY(news.anew);
    rows.apply(news, nullptr);
    QCOMPARE(shown(rows, news.snapshot), QStringLiteral("b=1"));
    QCOMPARE(news.counters.messages, quint64(1));
}

QTEST_GUILESS_MAIN(TestLatestByKey)
#include "tst_latest_by_key.moc"
