// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Windows of a minute over one JSON field, from the broker to the last window: counted by it, and summed up where a filter on
// another one holds; against a bare librdkafka loop that only reads, on the stand-in and on real Kafka. The results must be
// the generator's.
#include "models/query/json_field.h"
#include "models/query/window_run.h"
#include "tests/benchmarks/report.h"
#include "tests/benchmarks/source.h"

#include <QCoreApplication>
#include <QThread>

#include <cmath>
#include <map>

using namespace Qt::StringLiterals;
using namespace streamscope;
using namespace streamscope::benchmarks;

namespace {

constexpr int kRounds = 5;
constexpr double kTargetRatio = 0.6; // on real Kafka
constexpr double kTargetRate = 1e6;  // a second, from the stand-in
constexpr double kSumError = 1e-9;   // of a sum of windows that are each exact

struct Group {
    quint64 count = 0;
    double sum = 0;
};
using Groups = std::map<std::string, Group>;

struct Expected {
    Groups events;    // event → messages
    Groups purchases; // region → purchases, and the sum of their amounts
};

// What the generator wrote, counted another way.
Expected generated(const Source &source)
{
    Expected expected;
    std::map<std::string, qint64> cents;
    query::FieldExtractor extractor({query::FieldPath({"event"}), query::FieldPath({"region"}), query::FieldPath({"amount"})});
    source.forEachValue([&](std::string_view value) {
        if (!extractor.extract(value))
            qFatal("the generator writes no JSON");
        const std::string event = extractor.field(0).text();
        ++expected.events[event].count;
        if (event != "purchase")
            return;
        const std::string region = extractor.field(1).text();
        ++expected.purchases[region].count;
        cents[region] += std::llround(std::strtod(extractor.field(2).text().c_str(), nullptr) * 100);
    });
    for (const auto &[region, sum] : cents)
        expected.purchases[region].sum = static_cast<double>(sum) / 100;
    return expected;
}

bool isSame(const Groups &a, const Groups &b)
{
    return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [](const auto &x, const auto &y) {
               return x.first == y.first && x.second.count == y.second.count &&
                      std::abs(x.second.sum - y.second.sum) <= kSumError * std::abs(y.second.sum);
           });
}

double analyze(const Source &source, const query::WindowQuery &query, const Groups &expected)
{
    const auto connection = source.connect();
    const cluster::TailRequest request = source.request();
    const auto run = std::make_shared<query::WindowRun>(query, request.topics, QList<cluster::TopicPartition>(), query::WindowRun::Look{});
    QElapsedTimer clock;
    clock.start();
    const auto tail = connection->reader().openTail(request, run, [&run] { run->work(); });
    while (tail->status().state != cluster::TailStatus::State::Finished)
        QThread::usleep(500);
    run->finish([] {});
    Groups groups;
    for (bool finished = false; !finished; QThread::usleep(100)) {
        finished = run->isFinished();
        for (const query::WindowResult &window : run->takeClosed()) {
            for (const query::GroupResult &result : window.groups) {
                Group &group = groups[result.text().toStdString()];
                group.count += result.count;
                if (query.where)
                    group.sum += result.aggregates.front().number;
            }
        }
    }
    const double seconds = secondsOf(clock);
    if (!isSame(groups, expected))
        qFatal("the results are not the generator's");
    return static_cast<double>(source.total()) / seconds;
}

query::WindowQuery queryOf(const QString &groupBy, const QString &aggregates, const QString &where = {})
{
    query::WindowQuery query(*query::Expression::compile(groupBy));
    query.aggregations = *query::parseAggregations(aggregates);
    if (!where.isEmpty())
        query.where = *query::Expression::compile(where);
    query.keepOpen = true;
    return query;
}

void compare(const Source &source, const QString &task, const query::WindowQuery &query, const Groups &expected)
{
    const QString what = u"%1, %2"_s.arg(task, source.name);
    tell(what);
    const auto [rate, peer] = alternate(kRounds, [&] { return analyze(source, query, expected); }, [&] { return bareLoop(source); });
    report({what, millions(rate), u"bare librdkafka loop: "_s + millions(peer), rate / peer,
            source.standIn ? u"≥ "_s + millions(kTargetRate) : u"≥ %1 ×"_s.arg(kTargetRatio),
            source.standIn ? rate >= kTargetRate : rate / peer >= kTargetRatio});
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    forEachSource(Brokers::StandInAndRealKafka, {Codec::None}, [](const Source &source) {
        const Expected expected = generated(source);
        compare(source, u"count by one JSON field in windows"_s, queryOf(u"value.event"_s, u"count"_s), expected.events);
        compare(source, u"filter on one JSON field, sum of another in windows"_s,
                queryOf(u"value.region"_s, u"sum:value.amount"_s, u"value.event == \"purchase\""_s), expected.purchases);
    });
    return 0;
}
