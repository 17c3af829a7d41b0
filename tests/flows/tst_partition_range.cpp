// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/flows/partition_range.h"

#include <QTest>

using namespace streamscope;
using namespace streamscope::flows;
using Bound = FlowRange::Bound;

class TestPartitionRange : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tellsWhatIsNotThere_data();
    void tellsWhatIsNotThere();
};

void TestPartitionRange::tellsWhatIsNotThere_data()
{
    QTest::addColumn<Bound>("begin");
    QTest::addColumn<Bound>("end");
    QTest::addColumn<PartitionEdges>("edges");
    QTest::addColumn<qint64>("committed");
    QTest::addColumn<QList<qint64>>("range"); // begin, end, removed, held back, beyond
    const auto at = [](qint64 offset) { return Bound{Bound::Kind::Offset, offset}; };
    const Bound edge;
    const Bound time{Bound::Kind::Time, 5};
    const PartitionEdges cut{.logStart = 40, .lastStable = 100, .highWatermark = 100};
    const PartitionEdges open{.logStart = 0, .lastStable = 30, .highWatermark = 41};
    const qint64 none = -1;
    QTest::newRow("all of it") << edge << edge << cut << none << QList<qint64>{40, 100, 0, 0, 0};
    QTest::newRow("the beginning is gone") << at(10) << at(60) << cut << none << QList<qint64>{40, 60, 30, 0, 0};
    QTest::newRow("gone after it was consumed") << at(10) << at(60) << cut << qint64{40} << QList<qint64>{40, 60, 0, 0, 0};
    QTest::newRow("gone before it went on") << at(10) << at(60) << cut << qint64{35} << QList<qint64>{40, 60, 5, 0, 0};
    QTest::newRow("all is gone") << at(0) << at(20) << cut << none << QList<qint64>{40, 40, 20, 0, 0};
    QTest::newRow("partly beyond the end") << at(90) << at(130) << cut << none << QList<qint64>{90, 100, 0, 0, 30};
    QTest::newRow("beyond the end") << at(500) << at(600) << cut << none << QList<qint64>{100, 100, 0, 0, 100};
    QTest::newRow("done") << at(50) << at(60) << cut << qint64{60} << QList<qint64>{50, 60, 0, 0, 0};
    QTest::newRow("a time that is to come") << time << edge << cut << none << QList<qint64>{100, 100, 0, 0, 0};
    QTest::newRow("an open transaction") << edge << edge << open << none << QList<qint64>{0, 30, 0, 11, 0};
    QTest::newRow("an open transaction, to an offset") << edge << at(50) << open << none << QList<qint64>{0, 30, 0, 11, 9};
    QTest::newRow("before an open transaction") << edge << at(20) << open << none << QList<qint64>{0, 20, 0, 0, 0};
}

void TestPartitionRange::tellsWhatIsNotThere()
{
    QFETCH(Bound, begin);
    QFETCH(Bound, end);
    QFETCH(PartitionEdges, edges);
    QFETCH(qint64, committed);
    QFETCH(QList<qint64>, range);
    const PartitionRange found = partitionRange({QStringLiteral("t"), 3}, {begin, end}, edges, committed);
    QCOMPARE(QList<qint64>({found.begin, found.end, found.removed, found.heldBack, found.beyond}), range);
    QCOMPARE(found.isWhole(), range.mid(2) == QList<qint64>(3, 0));
}

QTEST_GUILESS_MAIN(TestPartitionRange)
#include "tst_partition_range.moc"
