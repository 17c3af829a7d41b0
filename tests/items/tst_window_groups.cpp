// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/window_group_model.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace streamscope;
using namespace streamscope::items;

namespace {

query::GroupResult group(const std::string &key, quint64 count, const std::string &sum, double number)
{
    query::GroupResult result{.key = key, .count = count, .aggregates = {}};
    result.aggregates = {{.json = std::to_string(count), .number = static_cast<double>(count)},
                         {.json = sum, .number = number, .sketch = key == "sb" ? query::Sketch::TDigest : query::Sketch::None}};
    return result;
}

QString rowText(const WindowGroupModel &model, int row)
{
    QStringList cells;
    for (int column = 0; column < model.columnCount(); ++column)
        cells.append(model.index(row, column).data().toString());
    return cells.join(u' ');
}

} // namespace

class TestWindowGroups : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rowsFollowTheWindow()
    {
        WindowGroupModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setAggregations(*query::parseAggregations(u"count,sum:value.n"_s), u"(rest)"_s);
        QCOMPARE(model.columnCount(), 4);
        query::WindowResult window;
        window.groups = {group("sa", 3, "36893488147419103229", 3.7e19), group("sb", 1, "null", qQNaN())};
        window.messages = 4;
        model.setWindow(&window);
        QCOMPARE(rowText(model, 0), u"a 3 0.75 36893488147419103229"_s); // with all its digits
        QCOMPARE(model.index(0, WindowGroupModel::FirstAggregate).data(FactRole).toDouble(), 3.7e19);
        QCOMPARE(rowText(model, 1), u"b 1 0.25 ≈ null"_s);
        QCOMPARE(model.index(0, 0).data(KeyRole).toByteArray(), QByteArray("sa"));

        // The next look: one grew, one came; the rest of the table stays.
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        window.groups = {group("sa", 5, "5", 5), group("", 7, "1", 1), group("sb", 1, "null", qQNaN())};
        window.messages = 13;
        model.setWindow(&window);
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(model.index(0, 0).data().toString(), u"(rest)"_s);
        QVERIFY(model.index(0, 0).data(WindowGroupModel::OtherRole).toBool());
        QVERIFY(!model.index(1, 0).data(WindowGroupModel::OtherRole).toBool());
        QCOMPARE(resets.size(), 0);

        model.setAggregations(*query::parseAggregations(u"count"_s), u"(rest)"_s);
        QCOMPARE(model.columnCount(), 3);
        QCOMPARE(model.rowCount(), 0);
        model.setWindow(nullptr);
        QCOMPARE(model.rowCount(), 0);
    }

    void namesAreMadeVisible()
    {
        WindowGroupModel model;
        query::WindowResult window;
        window.groups.push_back({.key = "sa\u202eb", .count = 1, .aggregates = {}});
        model.setWindow(&window);
        QCOMPARE(model.index(0, 0).data().toString(), u"a⟨U+202E⟩b"_s);
    }
};

QTEST_GUILESS_MAIN(TestWindowGroups)

#include "tst_window_groups.moc"
