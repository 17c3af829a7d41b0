// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/messages/row_selection.h"

#include <QRandomGenerator>
#include <QTest>

#include <set>

using streamscope::widgets::RowSelection;

class TestRowSelection : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // Whatever is done, it says the same as a plain set, and its ranges are ascending, disjoint and not adjacent.
    void likeAPlainSet()
    {
        QRandomGenerator random(20261124);
        for (int round = 0; round < 200; ++round) {
            RowSelection selection;
            std::set<quint64> plain;
            for (int step = 0; step < 60; ++step) {
                const quint64 a = random.bounded(40);
                const quint64 b = random.bounded(40);
                switch (random.bounded(5)) {
                case 0:
                case 1:
                    selection.add(a, b);
                    for (quint64 row = std::min(a, b); row <= std::max(a, b); ++row)
                        plain.insert(row);
                    break;
                case 2:
                case 3:
                    selection.remove(a);
                    plain.erase(a);
                    break;
                default: selection.dropBefore(a / 4); plain.erase(plain.begin(), plain.lower_bound(a / 4));
                }
                for (quint64 row = 0; row < 42; ++row)
                    QCOMPARE(selection.contains(row), plain.contains(row));
                QCOMPARE(selection.isEmpty(), plain.empty());
                quint64 rows = 0;
                for (std::size_t i = 0; i < selection.ranges().size(); ++i) {
                    const auto &range = selection.ranges()[i];
                    QVERIFY(range.first <= range.last);
                    QVERIFY(i == 0 || selection.ranges()[i - 1].last + 1 < range.first);
                    rows += range.last - range.first + 1;
                }
                QCOMPARE(rows, quint64(plain.size()));
            }
        }
    }

    void ofAnySize()
    {
        RowSelection selection;
        selection.add(0, std::numeric_limits<quint64>::max() - 1);
        QVERIFY(selection.contains(1ULL << 63));
        selection.remove(1ULL << 40);
        QCOMPARE(selection.ranges().size(), std::size_t(2));
    }
};

QTEST_APPLESS_MAIN(TestRowSelection)
#include "tst_row_selection.moc"
