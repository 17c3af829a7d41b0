// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/flow_table_models.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace streamscope;
using namespace streamscope::items;

namespace {

QString rowText(const QAbstractItemModel &model, int row)
{
    QStringList cells;
    for (int column = 0; column < model.columnCount(); ++column) {
        const QVariant cell = model.index(row, column).data();
        cells.append(cell.isValid() ? cell.toString() : u"–"_s);
    }
    return cells.join(u" | "_s);
}

flows::Flow flowOf(const QByteArray &text)
{
    auto flow = flows::readFlow(text);
    return flow ? *flow : flows::Flow();
}

} // namespace

class TestFlowTables : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rulesInTheirOrder()
    {
        FlowRuleModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const flows::Flow flow = flowOf("version: 1\nname: f\nfrom: a\nrules:\n"
                                        "- {name: zeta, when: 'value.n >\n  1', outputs: [{topic: b}, {topic: c}]}\n"
                                        "- {name: alpha, when: 'true', outputs: []}\n"
                                        "otherwise: [{topic: d}]\nerrors: {topic: e}\n");
        const FlowRuleModel::Words words{u"otherwise"_s, u"passed over"_s, u"failed"_s};
        model.setFlow(flow, {}, words); // before it ran
        QCOMPARE(model.rowCount(), 4);
        QCOMPARE(rowText(model, 0), u"1 | zeta | 0 | b, c | value.n > 1"_s);
        QCOMPARE(rowText(model, 1), u"2 | alpha | 0 | – | true"_s);
        flows::FlowCounts counts;
        counts.rules = {7, 2};
        counts.otherwise = 3;
        counts.failed = 1;
        const QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        model.setFlow(flow, counts, words);
        QCOMPARE(inserted.count(), 0); // what stands there stays
        QCOMPARE(rowText(model, 0), u"1 | zeta | 7 | b, c | value.n > 1"_s);
        QCOMPARE(rowText(model, 2), u"3 | otherwise | 3 | d | –"_s);
        QCOMPARE(rowText(model, 3), u"4 | failed | 1 | e | –"_s);
        QCOMPARE(model.index(3, 0).data(MarksRole).toInt(), int(Failed));
        model.setFlow(flowOf("version: 1\nname: f\nfrom: a\nrules: [{when: 'true', outputs: []}]\n"), {}, words);
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(rowText(model, 1), u"2 | passed over | 0 | – | –"_s);
        model.clear();
        QCOMPARE(model.rowCount(), 0);
    }

    void failuresAreNumberedAmongAll()
    {
        FlowMessageModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        flows::FlowCounts counts;
        counts.failed = 12;
        counts.failures = {{{u"orders"_s, 1}, 40, u"division by zero"_s, u"division by zero"_s}, {{u"orders"_s, 0}, 9, u"no such field"_s, u"no such field"_s}};
        model.setFailures(counts);
        QCOMPARE(rowText(model, 0), u"11 | orders | 1 | 40 | – | – | division by zero"_s);
        QCOMPARE(rowText(model, 1), u"12 | orders | 0 | 9 | – | – | no such field"_s);
        QCOMPARE(model.message(1).offset, 9);
    }

    void messagesAndWhatTheyBecome()
    {
        FlowMessageModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setMessages({{1, {u"a"_s, 0}, 5, u"r"_s, {u"b"_s, u"b"_s}, {}}, {2, {u"a"_s, 1}, 6, {}, {}, u"why"_s}});
        QCOMPARE(rowText(model, 0), u"1 | a | 0 | 5 | r | b, b | –"_s);
        QCOMPARE(rowText(model, 1), u"2 | a | 1 | 6 | – | – | why"_s);
        QCOMPARE(model.index(0, 0).data(MarksRole).toInt(), int(NoMark));
        QCOMPARE(model.index(1, 0).data(MarksRole).toInt(), int(Failed));
    }
};

QTEST_GUILESS_MAIN(TestFlowTables)
#include "tst_flow_tables.moc"
