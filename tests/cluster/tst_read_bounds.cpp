// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/cluster/read_bounds.h"
#include "models/cluster/start_offsets.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace streamscope;
using namespace streamscope::cluster;

class TestReadBounds : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void committedOffsetsAreStarts()
    {
        const QList<TopicPartition> wanted{{u"b"_s, 1}, {u"a"_s, 0}, {u"a"_s, 1}, {u"a"_s, 2}};
        const QList<GroupOffset> committed{{{u"a"_s, 0}, 0, {}},
                                           {{u"a"_s, 1}, -1, {}},
                                           {{u"a"_s, 2}, 7, core::localError(core::ErrorKind::TimedOut, {})},
                                           {{u"b"_s, 1}, 42, {}},
                                           {{u"c"_s, 0}, 5, {}}};
        const CommittedStart start = committedStart(committed, wanted);
        QCOMPARE(start.offsets, (QHash<TopicPartition, qint64>{{{u"a"_s, 0}, 0}, {{u"b"_s, 1}, 42}}));
        QCOMPARE(start.without, (QList<TopicPartition>{{u"a"_s, 1}, {u"a"_s, 2}}));
        QVERIFY(committedStart({}, wanted).offsets.isEmpty());
    }

    void sharesAreEven()
    {
        QCOMPARE(evenShares(10, {100, 100}), QList<qint64>({5, 5}));
        QCOMPARE(evenShares(10, {100, 2, 0}), QList<qint64>({8, 2, 0}));
        QCOMPARE(evenShares(1, {5, 5, 5}), QList<qint64>({1, 0, 0}));
        QCOMPARE(evenShares(10, {3, -4}), QList<qint64>({3, 0}));
        QCOMPARE(evenShares(0, {3}), QList<qint64>({0}));
        QCOMPARE(evenShares(std::numeric_limits<qint64>::max(), {3, 4}), QList<qint64>({3, 4}));
        QVERIFY(evenShares(5, {}).isEmpty());
    }

    void aTimeIsAnEnd()
    {
        const QList<TopicPartition> partitions{{u"a"_s, 0}, {u"a"_s, 1}};
        const auto queries = queriesForEnd(partitions, 1000, Isolation::ReadCommitted);
        QCOMPARE(queries.size(), 4);
        QCOMPARE(int(queries[1].what), int(OffsetQuery::What::LastStable));
        QCOMPARE(int(queriesForEnd(partitions, 1000, Isolation::ReadUncommitted)[1].what), int(OffsetQuery::What::HighWatermark));
        QList<OffsetAnswer> answers;
        for (const OffsetQuery &query : queries)
            answers.append({query, qint64(0), -1});
        answers[0].offset = 10; // the first message at or after it
        answers[1].offset = 20;
        answers[2].offset = -1; // there is none
        answers[3].offset = 30;
        QCOMPARE(*endsAt(answers), (QHash<TopicPartition, qint64>{{{u"a"_s, 0}, 10}, {{u"a"_s, 1}, 30}}));
        answers[1].offset = 5; // it is held back by a transaction
        QCOMPARE(endsAt(answers)->value({u"a"_s, 0}), 5);
        answers[3].offset = tl::make_unexpected(core::localError(core::ErrorKind::TimedOut, u"late"_s));
        QCOMPARE(endsAt(answers).error().message, u"late"_s);
    }

    void partitionsBeginByThemselves()
    {
        using Kind = StartPosition::Kind;
        const TopicPartition first{u"a"_s, 0};
        const TopicPartition last{u"a"_s, 1};
        const TopicPartition timed{u"b"_s, 0};
        const TopicPartition told{u"b"_s, 1};
        const QHash<TopicPartition, StartPosition> starts{
            {first, {Kind::Earliest, 0}}, {last, {Kind::Latest, 0}}, {timed, {Kind::Time, 1000}}, {told, {Kind::Offset, 7}}};
        const auto answered = [&](const QHash<TopicPartition, QList<qint64>> &offsets) {
            QList<OffsetAnswer> answers;
            QHash<TopicPartition, int> asked;
            for (const OffsetQuery &query : queriesForStarts(starts, Isolation::ReadCommitted))
                answers.append({query, offsets.value(query.partition).value(asked[query.partition]++, -2), -1});
            return answers;
        };
        const auto answers = answered({{first, {3}}, {last, {40}}, {timed, {12, 50}}});
        QCOMPARE(answers.size(), 4); // an offset needs no question
        QCOMPARE(*startsAt(answers), (QHash<TopicPartition, qint64>{{first, 3}, {last, 40}, {timed, 12}}));
        QCOMPARE(startsAt(answered({{first, {3}}, {last, {40}}, {timed, {-1, 50}}}))->value(timed), 50); // nothing is as late
        const auto asks = [&](Isolation isolation, OffsetQuery::What what) {
            const auto queries = queriesForStarts(starts, isolation);
            return std::count_if(queries.begin(), queries.end(), [what](const OffsetQuery &query) { return query.what == what; });
        };
        QCOMPARE(asks(Isolation::ReadCommitted, OffsetQuery::What::LastStable), 2);
        QCOMPARE(asks(Isolation::ReadUncommitted, OffsetQuery::What::HighWatermark), 2);
        auto failed = answers;
        failed[1].offset = tl::make_unexpected(core::localError(core::ErrorKind::TimedOut, u"late"_s));
        QCOMPARE(startsAt(failed).error().message, u"late"_s);
    }

    void aShorterLogIsNotWaitedFor()
    {
        PartitionEnds end;
        end.partition = {u"a"_s, 0};
        end.end = 20;
        TailRequest request;
        QCOMPARE(readUntil(request, end), -1);
        request.endOffsets.insert(end.partition, 30);
        QCOMPARE(readUntil(request, end), 30); // what is not there yet may come
        request.untilEnd = true;
        QCOMPARE(readUntil(request, end), 20);
        request.endOffsets.insert(end.partition, 10);
        QCOMPARE(readUntil(request, end), 10);
        request.endOffsets.clear();
        QCOMPARE(readUntil(request, end), 20);
    }
};

QTEST_GUILESS_MAIN(TestReadBounds)
#include "tst_read_bounds.moc"
