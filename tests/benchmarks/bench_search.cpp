// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Search of a whole topic on real Kafka: a text against kcat with grep and against a bare librdkafka loop, an expression
// against kcat with jq. All must find the same.
#include "models/messages/search.h"
#include "models/messages/text_filter.h"
#include "models/query/expression_test.h"
#include "tests/benchmarks/report.h"
#include "tests/benchmarks/source.h"
#include "tests/support/kafka_artifacts.h"

#include <QCoreApplication>
#include <QStandardPaths>
#include <QThread>

using namespace Qt::StringLiterals;
using namespace streamscope;
using namespace streamscope::benchmarks;

namespace {

constexpr int kRounds = 5;
constexpr int kSlowRounds = 3;
constexpr double kTargetGrep = 1.4;
constexpr double kTargetBare = 0.85;
constexpr double kTargetJq = 14;
constexpr int kPeerTimeoutMs = 600'000;
const auto kRare = u"\"user\":\"user-077777\""_s;

struct Found {
    qint64 hits = 0;
    double seconds = 0;
};

Found search(const Source &source, const messages::MessageTest &test)
{
    messages::SearchRequest request;
    request.read = source.request();
    for (qint32 p = 0; p < Source::kPartitions; ++p)
        request.read.partitions.append({source.topic, p});
    auto store = std::make_shared<messages::MessageStore>(messages::StoreLimits{}, messages::WhenFull::Refuse);
    QElapsedTimer clock;
    clock.start();
    const auto connection = source.connect();
    messages::Search search(connection->reader(), request, test, store, [] {});
    while (!search.progress().isOver())
        QThread::usleep(500);
    const Found found{static_cast<qint64>(store->counters().received), secondsOf(clock)};
    const messages::SearchProgress progress = search.progress();
    if (progress.state != messages::SearchProgress::State::Finished || static_cast<qint64>(progress.messages) != source.total())
        qFatal("the search did not test all");
    return found;
}

// kcat with the settings that make it four times as fast; behind it a program that prints the number of hits.
Found kcat(const Source &source, const QString &counting)
{
    const QString command = u"kcat -q -C -e -o beginning -b %1 -t %2 -X queued.min.messages=10000000 "
                            "-X queued.max.messages.kbytes=2000000 | LC_ALL=C %3"_s.arg(source.bootstrap, source.topic, counting);
    QElapsedTimer clock;
    clock.start();
    const testing::RunResult run = testing::runProgram(u"/bin/sh"_s, {u"-c"_s, command}, kPeerTimeoutMs);
    return {run.output.trimmed().toLongLong(), secondsOf(clock)};
}

double sameHits(const Found &found, qint64 &wanted)
{
    if (wanted >= 0 && found.hits != wanted)
        qFatal("%lld hits instead of %lld", found.hits, wanted);
    wanted = found.hits;
    return found.seconds;
}

QString inSeconds(double seconds)
{
    return decimal(seconds) + u" s"_s;
}

void compare(const Source &source, const QString &task, const messages::MessageTest &test, const QString &peer, const QString &counting,
             int rounds, double target)
{
    const QString what = u"%1, %2"_s.arg(task, source.name);
    tell(what);
    qint64 hits = -1;
    const auto [ours, theirs] =
        alternate(rounds, [&] { return sameHits(search(source, test), hits); }, [&] { return sameHits(kcat(source, counting), hits); });
    report({what, u"%1, %2 hits"_s.arg(inSeconds(ours)).arg(hits), peer + u": "_s + inSeconds(theirs), theirs / ours,
            u"≥ %1 ×"_s.arg(target), theirs / ours >= target});
}

void compareWithBareLoop(const Source &source, const messages::MessageTest &test)
{
    const QString what = u"search from offset 0, text, %1"_s.arg(source.name);
    const auto total = static_cast<double>(source.total());
    const auto [ours, theirs] = alternate(kRounds, [&] { return total / search(source, test).seconds; }, [&] { return bareLoop(source); });
    report({what, millions(ours), u"bare librdkafka loop: "_s + millions(theirs), ours / theirs, u"≥ %1 ×"_s.arg(kTargetBare),
            ours / theirs >= kTargetBare});
}

bool isThere(const QString &program)
{
    if (!QStandardPaths::findExecutable(program).isEmpty())
        return true;
    tell(program + u" is not installed: without its line"_s);
    return false;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const bool withKcat = isThere(u"kcat"_s);
    const bool withJq = withKcat && isThere(u"jq"_s);
    const auto text = messages::makeTextTest(std::move(*messages::TextMatcher::make(kRare, {})));
    const auto expression =
        query::makeExpressionTest(*query::Expression::compile(u"value.amount > 900.0 && value.event == \"purchase\""_s), {u"bench"_s});
    forEachSource(Brokers::RealKafka, {Codec::None, Codec::Lz4, Codec::Zstd}, [&](const Source &source) {
        compareWithBareLoop(source, *text);
        if (withKcat)
            compare(source, u"search from offset 0, text"_s, *text, u"kcat -e \\| grep -c, tuned"_s, u"grep -c -F '%1'"_s.arg(kRare),
                    kRounds, kTargetGrep);
        if (withJq && source.topic.endsWith(codecName(Codec::None)))
            compare(source, u"search from offset 0, expression"_s, *expression, u"kcat -e \\| jq -c 'select(…)', tuned"_s,
                    u"jq -c 'select(.amount > 900 and .event == \"purchase\")' | wc -l"_s, kSlowRounds, kTargetJq);
    });
    return 0;
}
