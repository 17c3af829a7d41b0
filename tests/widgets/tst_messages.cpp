// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The page of messages, on real Apache Kafka: what is shown, chosen, found, saved and produced again.
#include "models/messages/message_json.h"
#include "tests/widgets/message_fixture.h"
#include "tests/widgets/pictures.h"
#include "widgets/common/state_frame.h"
#include "widgets/messages/message_detail.h"
#include "widgets/messages/message_export.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTabWidget>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace streamscope;
using namespace streamscope::widgets;
using tests::named;

class TestMessages : public QObject, private testing::MessageFixture {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        STREAMSCOPE_REQUIRE_KAFKA(m_server);
        connectToServer();
    }
    void cleanupTestCase() { m_session.reset(); }

    void everyKindOfPayload()
    {
        create(u"payloads"_s, 1);
        cluster::ProducerRecord odd = record(u"payloads"_s, "{\"n\":9007199254740993,\"n\":1e400}");
        odd.headers = {
            {"h", QByteArray("1")}, {"h", std::nullopt}, {"<b>\xe2\x80\xae", QByteArray("")}, {"bin", QByteArray("\xff\x00", 2)}};
        cluster::ProducerRecord tombstone = record(u"payloads"_s, {});
        tombstone.value.reset();
        cluster::ProducerRecord nothing = tombstone;
        nothing.key.reset();
        produce({odd, tombstone, nothing, record(u"payloads"_s, ""), record(u"payloads"_s, QByteArray("\x00\xff\x80", 3)),
                 record(u"payloads"_s, "<img src=x>\n\xe2\x80\xae txt"), record(u"payloads"_s, QByteArray(900'000, 'x'))});
        const auto page = openAll(u"payloads"_s, 7);
        auto *list = page->findChild<MessageListView *>();
        QCOMPARE(list->rowCount(), 7);
        auto *detail = page->findChild<MessageDetail *>();
        const QStringList expected = {u"{\n  \"n\": 9007199254740993,\n  \"n\": 1e400\n}"_s,
                                      u"null"_s,
                                      u"null"_s,
                                      u"(empty)"_s,
                                      u"00 ff 80"_s,
                                      u"<img src=x>\n⟨U+202E⟩ txt"_s,
                                      u"xxxx"_s};
        for (int row = 0; row < expected.size(); ++row) {
            list->setCurrentRow(static_cast<quint64>(row));
            QVERIFY2(detail->valueText().contains(expected[row]), qPrintable(detail->valueText().left(300)));
            QVERIFY(detail->valueText().size() < 100'000);
        }
        // Saved whole, however little of it is shown.
        QVERIFY(detail->saveBytes(m_folder.filePath(u"value.bin"_s)));
        QCOMPARE(QFileInfo(m_folder.filePath(u"value.bin"_s)).size(), 900'000);
        QVERIFY(!detail->saveBytes(m_folder.filePath(u"no/such/value.bin"_s)));
        QVERIFY(banners(*detail).contains(u"cannot be written"_s));
        list->setCurrentRow(0);
        detail->findChild<QTabWidget *>()->setCurrentIndex(2);
        auto *headers = named<QTableWidget>(*detail, u"Headers of the message"_s);
        QCOMPARE(headers->rowCount(), 4);
        QCOMPARE(headers->item(0, 1)->text(), u"1"_s);
        QCOMPARE(headers->item(1, 1)->text(), u"null"_s);
        QCOMPARE(headers->item(2, 0)->text(), u"<b>⟨U+202E⟩"_s);
        QCOMPARE(headers->item(2, 1)->text(), u"(empty)"_s);
        // Produced again with all that it had.
        m_window.drafts.clear();
        QTest::keyClick(list, Qt::Key_E, Qt::ControlModifier);
        QCOMPARE(m_window.drafts.size(), 1);
        odd.partition.reset();
        QCOMPARE(m_window.drafts.first(), odd);
    }

    void rowsAreSavedExactly()
    {
        create(u"saved"_s, 2);
        QList<cluster::ProducerRecord> records;
        for (int i = 0; i < 20; ++i)
            records.append(record(u"saved"_s, QByteArray::number(i) + QByteArray("\xff\n\"", i % 3), i % 2));
        produce(records);
        const auto page = openAll(u"saved"_s, 20);
        auto *list = page->findChild<MessageListView *>();
        QCOMPARE(list->rowCount(), 20);
        list->setCurrentRow(2);
        for (int i = 0; i < 3; ++i)
            QTest::keyClick(list, Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(list->selection().ranges(), (std::vector<RowSelection::Range>{{2, 5}}));
        QTest::keyClick(list, Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
        const QByteArrayList copied = QApplication::clipboard()->text().toUtf8().split('\n');
        QCOMPARE(copied.size(), 4);
        page->saveSelected(m_folder.filePath(u"rows.ndjson"_s));
        QTRY_VERIFY(banners(*page).contains(u"4 message"_s));
        QFile file(m_folder.filePath(u"rows.ndjson"_s));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), copied.join('\n') + '\n');
        for (const QByteArray &line : copied) {
            const auto back = messages::parseMessageJson(line);
            QVERIFY(back && back->value);
            const int number = back->value->left(2).toInt() > 0 || back->value->startsWith('0') ? 1 : 0;
            QVERIFY(number == 1 || back->value->at(0) >= '0');
        }
        QVERIFY(m_activities.runningCount() == 0);
        page->saveSelected(m_folder.filePath(u"no/such/rows.ndjson"_s));
        QTRY_VERIFY(banners(*page).contains(u"cannot be written"_s));
        list->selectAll();
        page->saveSelected(m_folder.filePath(u"all.ndjson"_s));
        QTRY_VERIFY(banners(*page).contains(u"20 message"_s));
    }

    void findingAndHiding()
    {
        create(u"found"_s, 1);
        QList<cluster::ProducerRecord> records;
        for (int i = 0; i < 30; ++i)
            records.append(record(u"found"_s, i % 10 == 3 ? "Needle " + QByteArray::number(i) : "hay " + QByteArray::number(i)));
        produce(records);
        const auto page = openAll(u"found"_s, 30);
        auto *list = page->findChild<MessageListView *>();
        auto *search = named<QLineEdit>(*page, u"Text to find"_s);
        auto *only = named<QToolButton>(*page, u"Only matches"_s);
        auto *matchCase = named<QToolButton>(*page, u"Match case"_s);
        auto *regex = named<QToolButton>(*page, u"Regular expression"_s);
        search->setText(u"needle"_s);
        QTRY_COMPARE(list->rowCount(), 3);
        QVERIFY(page->statusText().contains(u"hidden 27"_s));
        matchCase->setChecked(true);
        QTRY_COMPARE(list->rowCount(), 0);
        matchCase->setChecked(false);
        only->setChecked(false);
        QTRY_COMPARE(list->rowCount(), 30);
        QTRY_VERIFY(page->statusText().contains(u"3 match"_s));
        QList<quint64> visited;
        for (int i = 0; i < 4; ++i) {
            QTest::keyClick(list, Qt::Key_F3);
            visited.append(list->currentRow().value_or(0));
        }
        QCOMPARE(visited, (QList<quint64>{3, 13, 23, 3}));
        QTest::keyClick(list, Qt::Key_F3, Qt::ShiftModifier);
        QCOMPARE(*list->currentRow(), quint64(23));
        regex->setChecked(true);
        search->setText(u"(unclosed"_s);
        QVERIFY2(banners(*page).contains(u"not a regular expression"_s), qPrintable(banners(*page)));
        search->setText(u"hay 2[0-9]$"_s);
        QTRY_VERIFY(page->statusText().contains(u"9 match"_s));
        QVERIFY(!banners(*page).contains(u"not a regular"_s));
        search->setText(u"(a+)+$"_s); // bounded however it is written
        QTRY_VERIFY(page->statusText().contains(u"0 match"_s));
        QTest::keyClick(list, Qt::Key_F3);
        QVERIFY(banners(*page).contains(u"Nothing that is held"_s));
        search->clear();
        QTRY_COMPARE(list->rowCount(), 30);
    }

    void columnsAndZonesAreKept()
    {
        create(u"columns"_s, 1);
        cluster::ProducerRecord dated = record(u"columns"_s, "v");
        dated.timestampMs = 1'790'000'000'007;
        produce({dated});
        {
            const auto page = openAll(u"columns"_s, 1);
            auto *list = page->findChild<MessageListView *>();
            list->setCurrentRow(0);
            auto settings = m_settings->settings();
            settings.timeZone = session::TimeZoneMode::Utc;
            m_settings->setSettings(settings);
            list->setFocus();
            QTest::keyClick(list, Qt::Key_C, Qt::ControlModifier);
            QCOMPARE(QApplication::clipboard()->text(), u"0\t0\t2026-09-21 14:13:20.007\tk\tv\t0\t2"_s);
            settings.timeZone = session::TimeZoneMode::Relative;
            m_settings->setSettings(settings);
            QVERIFY(list->selectedText(1).contains(u" s"_s));
            settings.timeZone = session::TimeZoneMode::Utc;
            m_settings->setSettings(settings);
            auto *header = list->findChild<QHeaderView *>();
            header->setSectionHidden(int(MessageColumn::Headers), true);
            header->resizeSection(int(MessageColumn::Key), 222);
        }
        m_settings.reset(); // writes what it kept
        m_settings.reset();
        m_settings = std::make_unique<session::SettingsStore>(m_folder.path());
        const auto page = openAll(u"columns"_s, 1);
        auto *list = page->findChild<MessageListView *>();
        auto *header = list->findChild<QHeaderView *>();
        QVERIFY(header->isSectionHidden(int(MessageColumn::Headers)));
        QCOMPARE(header->sectionSize(int(MessageColumn::Key)), 222);
        list->setCurrentRow(0);
        QVERIFY(list->accessibleDescription().contains(u"Offset 0"_s));
    }

    static QStringList shownValues(MessageListView &list)
    {
        QStringList values;
        list.selectAll();
        for (const quint64 row : list.chosenRows(1000)) {
            const auto value = list.rows().at(row).value;
            values.append(value ? QString::fromUtf8(value->data(), qsizetype(value->size())) : u"null"_s);
        }
        return values;
    }

    void severalTopicsByTime()
    {
        create(u"first"_s, 2);
        create(u"second"_s, 1);
        QList<cluster::ProducerRecord> records;
        for (int i = 0; i < 30; ++i) {
            records.append(record(i % 3 == 2 ? u"second"_s : u"first"_s, QByteArray::number(i), i % 3 == 1 ? 1 : 0));
            records.last().timestampMs = 1'790'000'000'000 + (i * 7 % 30) * 1000;
        }
        produce(records);
        const auto page = openAll(u"first,second"_s, 30);
        auto *list = page->findChild<MessageListView *>();
        QCOMPARE(list->rowCount(), 30);
        auto *views = named<QComboBox>(*page, u"Rows and their order"_s);
        views->setCurrentIndex(1);
        QStringList expected(30);
        for (int i = 0; i < 30; ++i)
            expected[i * 7 % 30] = QString::number(i);
        QCOMPARE(shownValues(*list), expected);
        // Saved in the order that is shown.
        page->saveSelected(m_folder.filePath(u"bytime.ndjson"_s));
        QTRY_VERIFY(banners(*page).contains(u"30 message"_s));
        QFile file(m_folder.filePath(u"bytime.ndjson"_s));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArrayList lines = file.readAll().trimmed().split('\n');
        for (int i = 0; i < 30; ++i)
            QVERIFY(lines[i].contains("\"value\":\"" + expected[i].toUtf8() + '"'));
        // With a filter, and without it again.
        named<QLineEdit>(*page, u"Text to find"_s)->setText(u"2"_s);
        QStringList twos = expected;
        twos.removeIf([](const QString &value) { return !value.contains(u'2'); });
        QTRY_COMPARE(shownValues(*list), twos);
        named<QToolButton>(*page, u"Only matches"_s)->setChecked(false);
        QTRY_COMPARE(list->rowCount(), 30);
        QTest::keyClick(list, Qt::Key_Home);
        QTest::keyClick(list, Qt::Key_F3);
        QCOMPARE(list->rows().at(*list->currentRow()).value.value_or(""), twos.value(0).toStdString());
        views->setCurrentIndex(0);
        QTRY_VERIFY(shownValues(*list) != expected);
        QCOMPARE(page->saveState().value("view"_L1).toInt(), 0);
    }

    void latestByKey()
    {
        create(u"latest"_s, 1);
        const auto keyed = [](const char *key, std::optional<QByteArray> value) {
            cluster::ProducerRecord made = record(u"latest"_s, {});
            made.key = key ? std::optional(QByteArray(key)) : std::nullopt;
            made.value = std::move(value);
            return made;
        };
        produce({keyed("a", "1"), keyed("b", "1"), keyed("a", "2"), keyed("c", "1"), keyed("b", std::nullopt), keyed(nullptr, "x"), keyed("a", "3")});
        MessagePage page(context(), u"latest"_s);
        page.resize(1000, 700);
        page.restoreState({{u"view"_s, 2}, {u"read"_s, QJsonObject{{u"from"_s, 1}}}});
        page.show();
        auto *list = page.findChild<MessageListView *>();
        QTRY_COMPARE_WITH_TIMEOUT(shownValues(*list), (QStringList{u"1"_s, u"3"_s}), 30'000);
        QVERIFY2(page.statusText().contains(u"2 keys, 1 tombstones of 7 messages read"_s), qPrintable(page.statusText()));
        QVERIFY2(page.statusText().contains(u"1 without a key left out"_s), qPrintable(page.statusText()));
        auto *tombstones = named<QToolButton>(page, u"Tombstones"_s);
        QVERIFY(tombstones->isVisible());
        tombstones->setChecked(true);
        QTRY_COMPARE(shownValues(*list), (QStringList{u"1"_s, u"null"_s, u"3"_s}));
        // What arrives takes the place of what it replaces.
        produce({keyed("c", "2"), keyed("b", "back")});
        QTRY_COMPARE_WITH_TIMEOUT(shownValues(*list), (QStringList{u"3"_s, u"2"_s, u"back"_s}), 30'000);
        named<QLineEdit>(page, u"Text to find"_s)->setText(u"back"_s);
        QTRY_COMPARE(shownValues(*list), QStringList{u"back"_s});
        produce({keyed("b", "gone again")});
        QTRY_COMPARE_WITH_TIMEOUT(list->rowCount(), 0, 30'000);
        named<QLineEdit>(page, u"Text to find"_s)->clear();
        QTRY_COMPARE(list->rowCount(), 3);
        named<QToolButton>(page, u"Clear"_s)->click();
        QTRY_COMPARE(list->rowCount(), 0);
        produce({keyed("d", "1")});
        QTRY_COMPARE_WITH_TIMEOUT(shownValues(*list), QStringList{u"1"_s}, 30'000);
        // From elsewhere it is told that not all keys may be there.
        QVERIFY(!banners(page).contains(u"These are the keys"_s));
        page.goTo(u"6"_s);
        QTRY_COMPARE_WITH_TIMEOUT(list->rowCount(), 4, 30'000);
        QVERIFY2(banners(page).contains(u"These are the keys"_s), qPrintable(banners(page)));
        auto *views = named<QComboBox>(page, u"Rows and their order"_s);
        views->setCurrentIndex(0);
        QTRY_COMPARE_WITH_TIMEOUT(list->rowCount(), 5, 30'000);
        QVERIFY(!tombstones->isVisible());
        QVERIFY(!banners(page).contains(u"These are the keys"_s));
    }

    // To the row where it is held; else it is read from there and not swept away by what follows, until somebody follows.
    void goingToAnOffset()
    {
        createCounted(u"places"_s, 60, 1);
        const auto offset = [](const MessageListView &list) {
            return list.currentRow() && list.isShown(*list.currentRow()) ? list.rows().at(*list.currentRow()).offset : -1;
        };
        MessagePage page(context(), u"places"_s);
        page.resize(1000, 400);
        page.restoreState({{u"read"_s, QJsonObject{{u"from"_s, 1}}}});
        page.show();
        auto *list = page.findChild<MessageListView *>();
        QTRY_COMPARE_WITH_TIMEOUT(list->rowCount(), 60, 30'000);
        QVERIFY(list->isFollowing());
        page.goTo(u"5"_s);
        QTRY_COMPARE(offset(*list), 5);
        QVERIFY(!list->isFollowing());
        QCOMPARE(list->rowCount(), 60); // nothing was read anew
        QVERIFY(list->paintedRows() < 60);

        session::Settings few = m_settings->settings();
        const session::Settings before = few;
        few.tailLimits.rows = 20;
        m_settings->setSettings(few);
        MessagePage bounded(context(), u"places"_s);
        bounded.resize(1000, 300);
        bounded.restoreState({{u"read"_s, QJsonObject{{u"from"_s, 0}}}}); // the latest: nothing is held
        bounded.show();
        auto *rows = bounded.findChild<MessageListView *>();
        QTRY_VERIFY_WITH_TIMEOUT(bounded.isLoaded(), 30'000);
        bounded.goTo(u"5"_s);
        QTRY_COMPARE_WITH_TIMEOUT(rows->rowCount(), 20, 30'000);
        QTRY_VERIFY_WITH_TIMEOUT(banners(bounded).contains(u"memory for messages is full"_s), 30'000);
        QCOMPARE(offset(*rows), 5);
        QVERIFY(!rows->isFollowing());
        QTest::keyClick(rows, Qt::Key_End); // the last that is held is no end: nothing is let go for it
        QVERIFY(!rows->isFollowing());
        QCOMPARE(rows->rowCount(), 20);
        rows->setFollowing(true);
        QTRY_VERIFY_WITH_TIMEOUT(rows->rowCount() > 0 && rows->rows().at(rows->rows().endRow() - 1).offset == 59, 30'000);
        bounded.goTo(u"1970-01-02"_s); // a time
        QTRY_COMPARE_WITH_TIMEOUT(offset(*rows), 0, 30'000);
        QVERIFY(!rows->isFollowing());
        m_settings->setSettings(before);
    }

    void clearedIsTold()
    {
        create(u"cleared"_s, 1);
        produce({record(u"cleared"_s, "a"), record(u"cleared"_s, "b")});
        MessagePage page(context(), u"cleared"_s);
        page.resize(1000, 700);
        page.restoreState({{u"read"_s, QJsonObject{{u"from"_s, 1}}}});
        page.show();
        auto *list = page.findChild<MessageListView *>();
        QTRY_COMPARE_WITH_TIMEOUT(list->rowCount(), 2, 30'000);
        named<QToolButton>(page, u"Clear"_s)->click();
        const auto says = [&page](const QString &words) {
            const auto labels = page.findChildren<QLabel *>();
            return std::any_of(labels.begin(), labels.end(), [&](const QLabel *label) { return label->isVisible() && label->text().contains(words); });
        };
        QTRY_VERIFY(says(u"was cleared; the topic keeps it"_s));
        QVERIFY(!says(u"No messages yet"_s));
        QVERIFY(tests::savePicture(page, u"messages-cleared"_s));
        for (QPushButton *button : page.findChildren<QPushButton *>()) {
            if (button->isVisible() && button->text() == "Read again"_L1)
                button->click();
        }
        QTRY_COMPARE_WITH_TIMEOUT(list->rowCount(), 2, 30'000);
    }

    void marksOutliveTheMemory()
    {
        createCounted(u"marked"_s, 40, 1);
        {
            const auto page = openAll(u"marked"_s, 40);
            auto *list = page->findChild<MessageListView *>();
            auto *note = named<QLineEdit>(*page, u"Note on the message"_s);
            for (const quint64 row : {30, 10, 20}) {
                list->setCurrentRow(row);
                list->setFocus(); // a letter is the list's only while it has the keys
                QTest::keyClick(list, Qt::Key_M);
                QVERIFY(note->isVisible());
            }
            QTest::keyClick(list, Qt::Key_N);
            QTRY_VERIFY(note->hasFocus());
            QTest::keyClicks(note, u"look here"_s);
            QTest::keyClick(note, Qt::Key_Return);
            list->setCurrentRow(0);
            QVERIFY(!note->isVisible());
            QList<quint64> visited;
            for (int i = 0; i < 4; ++i) {
                QTest::keyClick(list, Qt::Key_F4);
                visited.append(list->currentRow().value_or(0));
            }
            QCOMPARE(visited, (QList<quint64>{10, 20, 30, 10}));
            QTest::keyClick(list, Qt::Key_F4, Qt::ShiftModifier);
            QCOMPARE(*list->currentRow(), quint64(30));
            QTest::keyClick(list, Qt::Key_M); // no longer
            QTest::keyClick(list, Qt::Key_F4);
            QCOMPARE(*list->currentRow(), quint64(10));
            QVERIFY(!page->grab().isNull());
        }
        // Another day: what is in the files. And another part of the topic.
        m_settings.reset();
        m_settings = std::make_unique<session::SettingsStore>(m_folder.path());
        MessagePage page(context(), u"marked"_s);
        page.resize(1000, 700);
        page.restoreState({{u"read"_s, QJsonObject{{u"from"_s, 4}, {u"number"_s, u"15"_s}, {u"until_end"_s, true}}}});
        page.show();
        auto *list = page.findChild<MessageListView *>();
        QTRY_COMPARE_WITH_TIMEOUT(list->rowCount(), 25, 30'000);
        QTRY_VERIFY((QTest::keyClick(list, Qt::Key_F4), list->currentRow() == quint64(5))); // offset 20
        QVERIFY2(list->accessibleDescription().startsWith(u"marked: look here"_s), qPrintable(list->accessibleDescription()));
        QCOMPARE(named<QLineEdit>(page, u"Note on the message"_s)->text(), u"look here"_s);
        QTest::keyClick(list, Qt::Key_M, Qt::ControlModifier);
        auto *marks = named<QTableWidget>(page, u"Marked messages"_s);
        QCOMPARE(marks->rowCount(), 2);
        QCOMPARE(marks->item(1, 4)->text(), u"look here"_s);
        QVERIFY(!marks->window()->grab().isNull());
        marks->setCurrentCell(0, 4);
        Q_EMIT marks->cellDoubleClicked(0, 0); // offset 10 was not read
        QVERIFY2(banners(page).contains(u"marked-0 @ 10 is not among the rows"_s), qPrintable(banners(page)));
        for (QPushButton *button : page.findChildren<QPushButton *>()) {
            if (button->text() == u"Read from there"_s)
                button->click();
        }
        QTRY_COMPARE_WITH_TIMEOUT(list->rowCount(), 30, 30'000);
        QTRY_VERIFY(list->currentRow() == quint64(0));
        QCOMPARE(list->rows().at(0).offset, 10);
        // A note of the list, and a mark less.
        marks->item(0, 4)->setText(u"from the list"_s);
        QCOMPARE(named<QLineEdit>(page, u"Note on the message"_s)->text(), u"from the list"_s);
        for (QPushButton *button : marks->window()->findChildren<QPushButton *>()) {
            if (button->text() == u"Remove the mark"_s)
                button->click();
        }
        QCOMPARE(marks->rowCount(), 1);
        QVERIFY(!named<QLineEdit>(page, u"Note on the message"_s)->isVisible());
    }

};

QTEST_MAIN(TestMessages)
#include "tst_messages.moc"
