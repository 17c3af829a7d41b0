// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/cluster/newest_messages.h"

#include <QTest>

#include <algorithm>
#include <limits>
#include <random>

using namespace streamscope::cluster;

namespace {

constexpr qint64 kLeast = std::numeric_limits<qint64>::min();
constexpr qint64 kGreatest = std::numeric_limits<qint64>::max();
using Logs = std::vector<std::vector<qint64>>;

std::vector<KnownEnd> whole(const Logs &logs)
{
    std::vector<KnownEnd> ends;
    for (const std::vector<qint64> &log : logs)
        ends.push_back({log, false});
    return ends;
}

QList<qint64> counts(qint64 wanted, const Logs &logs)
{
    return newestMessages(wanted, whole(logs)).counts;
}

QList<qint64> list(std::initializer_list<qint64> numbers)
{
    return numbers;
}

} // namespace

class TestNewestMessages : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void newestOfAllAreTaken()
    {
        const Logs logs{{10, 20, 30}, {5, 6, 7}, {29, 31, 40}};
        QCOMPARE(counts(0, logs), list({0, 0, 0}));
        QCOMPARE(counts(-5, logs), list({0, 0, 0}));
        QCOMPARE(counts(1, logs), list({0, 0, 1}));
        QCOMPARE(counts(3, logs), list({1, 0, 2}));
        QCOMPARE(counts(4, logs), list({1, 0, 3}));
        QCOMPARE(counts(6, logs), list({3, 0, 3}));
        QCOMPARE(counts(7, logs), list({3, 1, 3}));
        QCOMPARE(counts(kGreatest, logs), list({3, 3, 3}));
    }

    void emptyLogsGiveNothing()
    {
        QVERIFY(newestMessages(5, {}).counts.isEmpty());
        QCOMPARE(counts(5, {{}, {}}), list({0, 0}));
        QCOMPARE(counts(5, {{}, {1, 2}}), list({0, 2}));
    }

    void equalTimesAreSharedEvenly()
    {
        QCOMPARE(counts(1, {{7, 7, 7}, {7, 7, 7}, {7}}), list({1, 0, 0}));
        QCOMPARE(counts(6, {{7, 7, 7}, {7, 7, 7}, {7}}), list({3, 2, 1}));
        QCOMPARE(counts(5, {{-1, -1, -1}, {-1, -1, -1}}), list({3, 2}));
    }

    void withoutTimestampIsOlderThanAll()
    {
        QCOMPARE(counts(2, {{-1, -1}, {0, 0}}), list({0, 2}));
        QCOMPARE(counts(3, {{-1, -1}, {0, 0}}), list({1, 2}));
        QCOMPARE(counts(2, {{kLeast, kLeast}, {-1, -1}}), list({1, 1})); // any negative one is none
    }

    // What stands behind an old message is behind it: of each log the last are given, without a gap.
    void timesNeedNotRise()
    {
        QCOMPARE(counts(1, {{100, 1}, {50}}), list({0, 1}));
        QCOMPARE(counts(2, {{100, 1}, {50}}), list({1, 1}));
        QCOMPARE(counts(3, {{100, 1}, {50}}), list({2, 1}));
        QCOMPARE(counts(2, {{kGreatest, kLeast, kGreatest}, {0, kGreatest}}), list({1, 1}));
        QCOMPARE(counts(3, {{kGreatest, kLeast, kGreatest}, {0, kGreatest}}), list({1, 2}));
        QCOMPARE(counts(5, {{kGreatest, kLeast, kGreatest}, {0, kGreatest}}), list({3, 2}));
    }

    void whoRunsOutIsLookedAtFurther()
    {
        const std::vector<qint64> recent{50, 60};
        const std::vector<qint64> old{1, 2, 3};
        const NewestMessages some = newestMessages(4, {{recent, true}, {old, true}});
        QCOMPARE(some.missing, list({2, 0}));
        // Nobody has to look for what is enough, or has no more.
        QCOMPARE(newestMessages(2, {{recent, true}, {old, true}}).missing, list({0, 0}));
        QCOMPARE(newestMessages(4, {{recent, false}, {old, true}}).missing, list({0, 0}));
        QCOMPARE(newestMessages(6, {{recent, true}, {old, true}}).missing, list({4, 1}));
        // Offsets without a message: nothing is known of it yet.
        QCOMPARE(newestMessages(2, {{{}, true}, {old, true}}).missing, list({2, 0}));
        QCOMPARE(newestMessages(0, {{{}, true}}).missing, list({0}));
    }

    // Looking further back step by step gives what the whole logs give.
    void stepsLeadToTheSame()
    {
        std::mt19937 random(4);
        for (int round = 0; round < 200; ++round) {
            Logs logs(1 + random() % 5);
            for (std::vector<qint64> &log : logs) {
                log.resize(random() % 40);
                for (qint64 &timestamp : log)
                    timestamp = static_cast<qint64>(random() % 60) - 1;
                if (random() % 2 == 0)
                    std::sort(log.begin(), log.end());
            }
            const auto wanted = static_cast<qint64>(random() % 60);
            std::vector<std::size_t> known(logs.size(), 1);
            NewestMessages newest;
            for (bool isMissing = true; isMissing;) {
                std::vector<KnownEnd> ends;
                for (std::size_t i = 0; i < logs.size(); ++i) {
                    known[i] = std::min(known[i], logs[i].size());
                    ends.push_back({std::span(logs[i]).last(known[i]), known[i] < logs[i].size()});
                }
                newest = newestMessages(wanted, ends);
                isMissing = false;
                for (std::size_t i = 0; i < logs.size(); ++i) {
                    const qint64 missing = newest.missing[static_cast<qsizetype>(i)];
                    known[i] += missing > 0 ? 1 + random() % static_cast<std::size_t>(missing) : 0;
                    isMissing = isMissing || missing > 0;
                }
            }
            QCOMPARE(newest.counts, counts(wanted, logs));
        }
    }

    void firstLookIsEvenAndABitMore()
    {
        QCOMPARE(firstLook(1000, {5000}), list({1000})); // nothing to choose from
        QCOMPARE(firstLook(1000, {5000, 0}), list({1000, 0}));
        QCOMPARE(firstLook(1000, {5000, -3}), list({1000, 0}));
        QCOMPARE(firstLook(0, {5, 5}), list({0, 0}));
        QCOMPARE(firstLook(1, {9, 9, 9}), list({7, 2, 2}));
        QCOMPARE(firstLook(200, {1000, 1000}), list({142, 142}));
        QCOMPARE(firstLook(200, {1000, 10}), list({190 + 2 + 56, 10}));
        QCOMPARE(firstLook(kGreatest, {3, kGreatest}), list({3, kGreatest}));
        QVERIFY(firstLook(5, {}).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestNewestMessages)
#include "tst_newest_messages.moc"
