// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The list of messages with its rows in another order than that of their arrival. On a store that needs no broker.
#include "widgets/common/theme.h"
#include "widgets/messages/message_list_view.h"

#include <QScrollBar>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace streamscope;
using namespace streamscope::widgets;

class TestMessageOrder : public QObject {
    Q_OBJECT

private:
    ThemeController m_theme;
    std::unique_ptr<messages::MessageStore> m_store;
    messages::RowsByTime m_rows;
    std::unique_ptr<MessageListView> m_list;

    // The timestamp is the offset too, for reading.
    void append(qint64 timestampMs)
    {
        cluster::RawMessage message;
        message.partition = 0;
        message.offset = timestampMs;
        message.timestampMs = timestampMs;
        QCOMPARE(m_store->append(std::span(&message, 1)), size_t(1));
    }

    void show(const std::vector<quint64> *hits = nullptr, bool only = false)
    {
        QVERIFY(m_rows.update(m_store->snapshot(), only ? hits : nullptr, 1'000'000));
        m_list->setRows(m_store->snapshot(), hits, only, &m_rows.order());
    }

    QStringList chosen() const
    {
        QStringList offsets;
        for (const quint64 row : m_list->chosenRows(1000))
            offsets.append(QString::number(m_list->rows().at(row).offset));
        return offsets;
    }

private Q_SLOTS:
    void init()
    {
        m_store = std::make_unique<messages::MessageStore>(messages::StoreLimits{.bytes = 1 << 20, .rows = 1000});
        m_rows.clear();
        m_list = std::make_unique<MessageListView>(nullptr);
        m_list->setTopics({u"a"_s, u"b"_s});
        m_list->resize(900, 300);
        m_list->show();
    }

    void keysFollowTheShownOrder()
    {
        for (const qint64 time : {50, 20, 40, 10, 30})
            append(time);
        show();
        m_list->setFollowing(false);
        QStringList seen;
        QTest::keyClick(m_list.get(), Qt::Key_Home);
        for (int i = 0; i < 5; ++i) {
            seen.append(chosen());
            QTest::keyClick(m_list.get(), Qt::Key_Down);
        }
        QCOMPARE(seen.join(u' '), u"10 20 30 40 50"_s);
        // A range is of what stands between two rows, not of what came between them.
        QTest::keyClick(m_list.get(), Qt::Key_Home);
        QTest::keyClick(m_list.get(), Qt::Key_Down);
        QTest::keyClick(m_list.get(), Qt::Key_Down, Qt::ShiftModifier);
        QTest::keyClick(m_list.get(), Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(chosen().join(u' '), u"20 30 40"_s);
        m_list->selectAll();
        QCOMPARE(chosen().join(u' '), u"10 20 30 40 50"_s);
        QCOMPARE(m_list->chosenRows(2).size(), size_t(2));
        QCOMPARE(m_list->rows().at(m_list->chosenRows(2).front()).offset, 10);
    }

    void hitsAreFoundInTheShownOrder()
    {
        for (const qint64 time : {50, 20, 40, 10, 30})
            append(time);
        const std::vector<quint64> hits{0, 3, 4}; // 50, 10, 30
        show(&hits);
        QStringList seen;
        for (int i = 0; i < 4; ++i) {
            m_list->setCurrentRow(*m_list->nextHit(true));
            seen.append(chosen());
        }
        m_list->setCurrentRow(*m_list->nextHit(false));
        QCOMPARE((seen + chosen()).join(u' '), u"10 30 50 10 50"_s);
        m_rows.clear();
        show(&hits, true);
        QCOMPARE(m_list->rowCount(), 3);
        QVERIFY(!m_list->isShown(1));
        const std::vector<quint64> none;
        show(&none);
        QVERIFY(!m_list->nextHit(true));
    }

    // Whatever comes in above it, and whatever leaves.
    void theRowUnderTheEyeStays()
    {
        for (int i = 0; i < 500; ++i)
            append(1000 + 10 * i);
        show();
        m_list->setFollowing(false);
        m_list->verticalScrollBar()->setValue(200);
        const auto atTop = [this] {
            QTest::mouseClick(m_list->viewport(), Qt::LeftButton, {}, QPoint(50, 3));
            return chosen().join(u' ');
        };
        QCOMPARE(atTop(), u"3000"_s);
        for (int i = 0; i < 300; ++i)
            append(2001 + i); // late: before it
        show();
        QCOMPARE(atTop(), u"3000"_s);
        for (int i = 0; i < 390; ++i)
            append(9000 + i);
        show();
        QCOMPARE(m_store->snapshot().firstRow(), quint64(190)); // the oldest have left
        QCOMPARE(atTop(), u"3000"_s);
        QCOMPARE(m_list->rowCount(), 1000);
        QVERIFY(!m_list->grab().isNull());
    }

    // A full live store as it was received: each that comes pushes one out.
    void theRowUnderTheEyeStaysWhileOldOnesLeave()
    {
        const auto fill = [this](qint64 first, qint64 count) {
            for (qint64 i = first; i < first + count; ++i)
                append(i);
            m_list->setRows(m_store->snapshot(), nullptr, false, nullptr);
        };
        const auto atTop = [this] { return m_list->rows().at(m_list->shownRows()[size_t(m_list->verticalScrollBar()->value())]).offset; };
        fill(0, 1000);
        m_list->setFollowing(false);
        m_list->verticalScrollBar()->setValue(600);
        m_list->setCurrentRow(605);
        QTest::keyClick(m_list.get(), Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(atTop(), 600);
        for (qint64 next = 1000; next < 1600; next += 7) { // not in step with what is in view
            fill(next, 7);
            QCOMPARE(m_list->rowCount(), 1000);
            QVERIFY(m_store->snapshot().firstRow() > 0);
            QCOMPARE(atTop(), std::max<qint64>(600, qint64(m_store->snapshot().firstRow())));
            QVERIFY(!m_list->isFollowing());
        }
        QCOMPARE(chosen().join(u' '), u"605 606"_s);
        QVERIFY(!m_list->grab().isNull());
        // Once it has left itself, the oldest that is held is in view, and nothing is chosen that is not there.
        fill(1602, 100);
        QVERIFY(m_store->snapshot().firstRow() > 606);
        QCOMPARE(atTop(), qint64(m_store->snapshot().firstRow()));
        QVERIFY(chosen().isEmpty());
        QVERIFY(!m_list->isFollowing());
    }

    // As when a full store of the latest by key hands on to another.
    void newNumbersKeepWhatIsChosenAndInView()
    {
        messages::RowOrder order;
        const auto fill = [this, &order](int first, int step, int count) {
            m_store = std::make_unique<messages::MessageStore>(messages::StoreLimits{.bytes = 1 << 20, .rows = 1000});
            order.clear();
            for (int i = 0; i < count; ++i) {
                append(first + step * i);
                order.insert({0, quint64(i)});
            }
        };
        fill(0, 1, 400);
        m_list->setRows(m_store->snapshot(), nullptr, false, &order);
        m_list->setFollowing(false);
        m_list->verticalScrollBar()->setValue(200);
        m_list->setCurrentRow(202);
        QTest::keyClick(m_list.get(), Qt::Key_Down, Qt::ShiftModifier);
        QTest::keyClick(m_list.get(), Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(chosen().join(u' '), u"202 203 204"_s);
        std::vector<quint64> before; // every second row counts still
        for (quint64 row = 0; row < 400; row += 2)
            before.push_back(row);
        m_list->renumberRows(before);
        fill(0, 2, 200);
        m_list->setRows(m_store->snapshot(), nullptr, false, &order);
        QCOMPARE(chosen().join(u' '), u"202 204"_s);
        QCOMPARE(m_list->rows().at(*m_list->currentRow()).offset, 204);
        QCOMPARE(m_list->verticalScrollBar()->value(), 100); // offset 200 is the first in view, as before
    }

    void followsTheNewest()
    {
        for (int i = 0; i < 100; ++i)
            append(i);
        m_list->setFollowing(true);
        show();
        append(5000);
        append(40);
        show();
        QVERIFY(m_list->isFollowing());
        QCOMPARE(m_list->verticalScrollBar()->value(), m_list->verticalScrollBar()->maximum());
        QTest::keyClick(m_list.get(), Qt::Key_End);
        QCOMPARE(chosen().join(u' '), u"5000"_s);
    }
};

QTEST_MAIN(TestMessageOrder)
#include "tst_message_order.moc"
