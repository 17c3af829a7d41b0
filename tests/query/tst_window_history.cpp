// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is kept of an aggregation, and how it is written.
#include "models/query/window_history.h"
#include "models/query/window_text.h"

#include <QTest>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace streamscope::query;

namespace {

GroupResult group(const std::string &key, quint64 count, double value = qQNaN())
{
    GroupResult result{.key = key, .count = count, .aggregates = {}};
    result.aggregates.push_back({.json = std::isnan(value) ? "null" : std::to_string(static_cast<int>(value)), .number = value});
    return result;
}

WindowResult window(qint64 start, std::vector<GroupResult> groups)
{
    WindowResult result{.startMs = start, .endMs = start + 10, .groups = std::move(groups)};
    result.groupCount = result.groups.size();
    return result;
}

QString described(const WindowHistory::Series &series)
{
    QString text = series.group.text() + u':';
    for (const auto &[time, value] : series.points)
        text += u" %1=%2"_s.arg(time).arg(value);
    return text;
}

} // namespace

class TestWindowHistory : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepsClosedAndOpenWindows()
    {
        WindowHistory history;
        QVERIFY(history.isEmpty());
        QVERIFY(!history.newest());
        history.setOpen({window(10, {group("sa", 1)}), window(20, {group("sa", 2)})});
        std::vector<WindowResult> closed;
        closed.push_back(window(10, {group("sa", 5)}));
        history.addClosed(std::move(closed)); // open no longer
        QCOMPARE(history.windows().size(), std::size_t{2});
        QCOMPARE(history.openCount(), std::size_t{1});
        QCOMPARE(history.newest()->startMs, 20);
        QCOMPARE(history.find(10, 20)->groups[0].count, 5U);
        QVERIFY(!history.find(10, 21));
        history.clear();
        QVERIFY(history.isEmpty());
    }

    void isBounded()
    {
        WindowHistory history;
        for (std::size_t i = 0; i < WindowHistory::kMaxWindows + 3; ++i) {
            std::vector<WindowResult> one;
            one.push_back(window(static_cast<qint64>(i) * 10, {group("sa", 1)}));
            history.addClosed(std::move(one));
        }
        QCOMPARE(history.windows().size(), WindowHistory::kMaxWindows);
        QCOMPARE(history.dropped(), 3U);
        QVERIFY(!history.find(20, 30));
        std::vector<WindowResult> large;
        large.push_back(window(1'000'000, std::vector<GroupResult>(WindowHistory::kMaxGroups + 1, group("sa", 1))));
        history.addClosed(std::move(large));
        QCOMPARE(history.windows().size(), std::size_t{1}); // the newest stays, however large
    }

    void seriesOfTheMostCommon()
    {
        WindowHistory history;
        std::vector<WindowResult> closed;
        closed.push_back(window(0, {group("sold", 100, 1)}));
        closed.push_back(window(10, {group("sa", 5, 7), group("sb", 1, 2)}));
        closed.push_back(window(20, {group("sb", 2, 3), group("sc", 1)}));
        history.addClosed(std::move(closed));
        history.setOpen({window(30, {group("sa", 1)})});
        const auto counts = history.series(2, 3, -1, 10); // the oldest window is not looked at
        QCOMPARE(counts.size(), std::size_t{2});
        QCOMPARE(described(counts[0]), u"a: 10=5 20=0 30=1"_s);
        QCOMPARE(described(counts[1]), u"b: 10=1 20=2 30=0"_s);
        const auto values = history.series(1, 3, 0, 10);
        QCOMPARE(described(values[0]), u"a: 10=7 20=nan 30=nan"_s);
    }

    // Who is not among the most common is there or not: that is no 0.
    void seriesOfWhoIsNotLookedAt()
    {
        WindowHistory history;
        std::vector<GroupResult> many(50, group("sa", 9));
        for (std::size_t i = 0; i < many.size(); ++i)
            many[i].key = "s" + std::to_string(i);
        std::vector<WindowResult> closed;
        closed.push_back(window(0, {group("sx", 900)}));
        closed.push_back(window(10, many));
        many.push_back(group("sx", 1));
        closed.push_back(window(20, many));
        closed.push_back(window(30, {group("sa", 5), group("", 3)}));
        history.addClosed(std::move(closed));
        QCOMPARE(described(history.series(1, 9, -1, 10)[0]), u"x: 0=900 10=0 20=nan 30=nan"_s);
    }

    // A line does not go straight over windows in which nothing was.
    void seriesOverEmptyWindows()
    {
        WindowHistory history;
        std::vector<WindowResult> closed;
        for (const qint64 start : {0, 10, 30, 100})
            closed.push_back(window(start, {group("sa", 5, 7)}));
        history.addClosed(std::move(closed));
        QCOMPARE(described(history.series(1, 9, -1, 10)[0]), u"a: 0=5 10=5 20=0 30=5 40=0 90=0 100=5"_s);
        QCOMPARE(described(history.series(1, 9, 0, 10)[0]), u"a: 0=7 10=7 20=nan 30=7 40=nan 90=nan 100=7"_s);
        QCOMPARE(described(history.series(1, 9, -1, 0)[0]), u"a: 0=5 10=5 30=5 100=5"_s); // sessions begin when they do
    }

    void linesOfTheContract();
};

void TestWindowHistory::linesOfTheContract()
{
    const auto aggregations = parseAggregations(u"count,p99:value.ms,top1:value.u"_s);
    QVERIFY(aggregations);
    WindowResult result = window(1'774'693'800'000, {});
    GroupResult one{.key = "sa \"b\",\n", .count = 3, .aggregates = {}};
    one.aggregates = {{.json = "3", .number = 3},
                      {.json = "1.5", .number = 1.5, .sketch = Sketch::TDigest, .error = 0.00079},
                      {.json = R"([{"value":"x","count":2}])", .number = qQNaN()}};
    std::string out;
    appendWindowJson(out, result, one, *aggregations, WindowQuery::Time::Message);
    QCOMPARE(QString::fromStdString(out),
             uR"({"window_start":"2026-03-28T10:30:00Z","window_end":"2026-03-28T10:30:00.01Z","group":"a \"b\",\n","count":3,)"
             uR"("p99:value.ms":1.5,"top1:value.u":[{"value":"x","count":2}],"estimates":{"p99:value.ms":"t-digest, rank within ±0.08 %"}})"_s);
    GroupResult other = one;
    other.key.clear();
    result.early = true;
    out.clear();
    appendWindowJson(out, result, other, {}, WindowQuery::Time::Arrival);
    QCOMPARE(QString::fromStdString(out), uR"({"window_start":"2026-03-28T10:30:00Z","window_end":"2026-03-28T10:30:00.01Z","group":null,)"
                                          uR"("other":true,"count":3,"closed_early":true,"time":"arrival"})"_s);
    out.clear();
    appendWindowCsvHeader(out, *aggregations);
    appendWindowCsv(out, result, one, *aggregations, WindowQuery::Time::Message);
    appendWindowCsv(out, result, other, *aggregations, WindowQuery::Time::Arrival);
    QCOMPARE(QString::fromStdString(out),
             u"window_start,window_end,group,other,count,p99:value.ms,top1:value.u,estimates,time\r\n"
             "2026-03-28T10:30:00Z,2026-03-28T10:30:00.01Z,\"a \"\"b\"\",\n\",false,3,1.5,\"[{\"\"value\"\":\"\"x\"\",\"\"count\"\":2}]\",\"p99:value.ms: t-digest, rank within ±0.08 %\",message\r\n"
             "2026-03-28T10:30:00Z,2026-03-28T10:30:00.01Z,,true,3,1.5,\"[{\"\"value\"\":\"\"x\"\",\"\"count\"\":2}]\",\"p99:value.ms: t-digest, rank within ±0.08 %\",arrival\r\n"_s);
}

QTEST_GUILESS_MAIN(TestWindowHistory)

#include "tst_window_history.moc"
