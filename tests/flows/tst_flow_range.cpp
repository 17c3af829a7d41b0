// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/flows/flow_range.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace streamscope;
using namespace streamscope::flows;
using Kind = FlowRange::Bound::Kind;
using What = cluster::OffsetQuery::What;

Q_DECLARE_METATYPE(streamscope::flows::FlowRange)

class TestFlowRange : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void bounds_data();
    void bounds();
    void anErrorIsTold();
};

// The log has offsets 10 to 99; at the time 5000 stands the offset 40, at 9000 nothing yet.
void TestFlowRange::bounds_data()
{
    QTest::addColumn<FlowRange>("range");
    QTest::addColumn<qint64>("begin");
    QTest::addColumn<qint64>("end");
    const auto row = [](const char *name, const FlowRange &range, qint64 begin, qint64 end) { QTest::newRow(name) << range << begin << end; };
    row("all", {}, 10, 100);
    row("offsets", {{Kind::Offset, 20}, {Kind::Offset, 30}}, 20, 30);
    row("offsets that are gone or not there yet", {{Kind::Offset, 3}, {Kind::Offset, 300}}, 10, 100);
    row("behind the end", {{Kind::Offset, 200}, {}}, 100, 100);
    row("before the start", {{}, {Kind::Offset, 5}}, 10, 10);
    row("from a time", {{Kind::Time, 5000}, {}}, 40, 100);
    row("to a time", {{}, {Kind::Time, 5000}}, 10, 40);
    row("between times", {{Kind::Time, 5000}, {Kind::Time, 9000}}, 40, 100);
    row("from a time that nothing has reached", {{Kind::Time, 9000}, {}}, 100, 100);
    row("from an offset behind the time", {{Kind::Offset, 60}, {Kind::Time, 5000}}, 60, 60);
}

void TestFlowRange::bounds()
{
    QFETCH(FlowRange, range);
    QFETCH(qint64, begin);
    QFETCH(qint64, end);
    const QList<cluster::TopicPartition> partitions = {{u"t"_s, 0}, {u"t"_s, 1}};
    QList<cluster::OffsetAnswer> answers;
    for (const cluster::OffsetQuery &query : rangeQueries(range, partitions, What::HighWatermark)) {
        qint64 offset = query.timestampMs == 5000 ? 40 : -1;
        if (query.what != What::AtTime)
            offset = query.what == What::LogStart ? 10 : 100;
        answers.append({query, offset, -1});
    }
    const auto found = rangeBounds(range, answers);
    QVERIFY(found && found->size() == partitions.size());
    for (qsizetype i = 0; i < partitions.size(); ++i) {
        QCOMPARE(found->at(i).partition, partitions.at(i));
        QCOMPARE(found->at(i).begin, begin);
        QCOMPARE(found->at(i).end, end);
    }
}

void TestFlowRange::anErrorIsTold()
{
    QList<cluster::OffsetAnswer> answers;
    for (const cluster::OffsetQuery &query : rangeQueries({}, {{u"t"_s, 0}}))
        answers.append({query, 1, -1});
    answers.last().offset = tl::make_unexpected(core::localError(core::ErrorKind::TimedOut, u"no answer"_s));
    const auto found = rangeBounds({}, answers);
    QVERIFY(!found && found.error().kind == core::ErrorKind::TimedOut);
}

QTEST_GUILESS_MAIN(TestFlowRange)
#include "tst_flow_range.moc"
