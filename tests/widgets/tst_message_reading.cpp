// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the page of messages reads, on real Apache Kafka: from where, to where, of which partitions, and how long.
#include "tests/widgets/message_fixture.h"
#include "widgets/common/state_frame.h"
#include "widgets/messages/partition_starts_dialog.h"
#include "widgets/messages/read_bar.h"

#include <QComboBox>
#include <QCompleter>
#include <QInputDialog>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLineEdit>
#include <QPushButton>
#include <QTableWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <limits>
#include <tuple>

using namespace Qt::StringLiterals;
using namespace streamscope;
using namespace streamscope::widgets;
using tests::named;

class TestMessageReading : public QObject, private testing::MessageFixture {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        STREAMSCOPE_REQUIRE_KAFKA(m_server);
        connectToServer();
    }
    void cleanupTestCase() { m_session.reset(); }

    void partitionsAreParsed_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QList<qint32>>("numbers");
        QTest::addColumn<bool>("good");
        QTest::newRow("all") << u""_s << QList<qint32>{} << true;
        QTest::newRow("mixed") << u" 3, 0-2 ,2"_s << QList<qint32>{0, 1, 2, 3} << true;
        QTest::newRow("backwards") << u"5-3"_s << QList<qint32>{} << false;
        QTest::newRow("words") << u"first"_s << QList<qint32>{} << false;
        QTest::newRow("negative") << u"-1"_s << QList<qint32>{} << false;
        QTest::newRow("two dashes") << u"1-2-3"_s << QList<qint32>{} << false;
        QTest::newRow("a comma alone") << u","_s << QList<qint32>{} << false;
        QTest::newRow("huge range") << u"0-2147483647"_s << QList<qint32>{} << false;
        QTest::newRow("the largest number") << u"2147483647"_s << QList<qint32>{2147483647} << true;
        QTest::newRow("too large") << u"99999999999"_s << QList<qint32>{} << false;
    }

    void partitionsAreParsed()
    {
        QFETCH(QString, text);
        QFETCH(QList<qint32>, numbers);
        QFETCH(bool, good);
        const auto parsed = parsePartitions(text);
        QCOMPARE(parsed.has_value(), good);
        if (good)
            QCOMPARE(*parsed, numbers);
        else
            QVERIFY(!parsed.error().message.isEmpty());
    }

    void placesAreParsed_data()
    {
        using Kind = cluster::StartPosition::Kind;
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("kind"); // -1: it is none
        QTest::addColumn<qint64>("value");
        const auto ms = [](int h, int m, int s, int msec) { return QDateTime(QDate(2026, 1, 31), QTime(h, m, s, msec)).toMSecsSinceEpoch(); };
        QTest::newRow("earliest") << u" Earliest "_s << int(Kind::Earliest) << qint64(0);
        QTest::newRow("latest") << u"latest"_s << int(Kind::Latest) << qint64(0);
        QTest::newRow("offset") << u"12031"_s << int(Kind::Offset) << qint64(12031);
        QTest::newRow("grouped") << u"12,031"_s << int(Kind::Offset) << qint64(12031);
        QTest::newRow("largest") << u"9223372036854775807"_s << int(Kind::Offset) << std::numeric_limits<qint64>::max();
        QTest::newRow("time") << u"2026-01-31 12:00:00"_s << int(Kind::Time) << ms(12, 0, 0, 0);
        QTest::newRow("milliseconds") << u"2026-01-31T12:00:00.250"_s << int(Kind::Time) << ms(12, 0, 0, 250);
        QTest::newRow("UTC") << u"1970-01-01T00:00:01Z"_s << int(Kind::Time) << qint64(1000);
        QTest::newRow("before the epoch") << u"1969-12-31T23:59:59.999Z"_s << int(Kind::Time) << qint64(0); // -1 would be the latest
        QTest::newRow("negative") << u"-2"_s << -1 << qint64(0);
        QTest::newRow("too large") << u"9223372036854775808"_s << -1 << qint64(0);
        QTest::newRow("two numbers") << u"12 031"_s << -1 << qint64(0);
        QTest::newRow("words") << u"soon"_s << -1 << qint64(0);
        QTest::newRow("no such day") << u"2026-02-31 12:00:00"_s << -1 << qint64(0);
    }

    void placesAreParsed()
    {
        QFETCH(QString, text);
        QFETCH(int, kind);
        QFETCH(qint64, value);
        const auto start = parseStart(text);
        QCOMPARE(start ? int(start->kind) : -1, kind);
        if (!start) {
            QVERIFY2(start.error().message.contains(text), qPrintable(start.error().message));
            return;
        }
        QCOMPARE(start->value, value);
        QVERIFY(parseStart(startText(*start)) == *start);
    }

    void pastedLinesAreParsed_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("parsed"); // empty: it is none
        QTest::newRow("tab") << u"3\t1200"_s << u"a-3 b-3 = 1200"_s;
        QTest::newRow("range and time") << u"0-1 2026-01-31 12:00:00"_s << u"a-0 a-1 b-0 b-1 = 2026-01-31 12:00:00"_s;
        QTest::newRow("as a reset's CSV") << u"b,2,1200"_s << u"b-2 = 1200"_s;
        QTest::newRow("the place is looked at later") << u"2;soon"_s << u"a-2 b-2 = soon"_s;
        QTest::newRow("a topic that is not here") << u"c 2 1200"_s << QString();
        QTest::newRow("no place") << u"2"_s << QString();
        QTest::newRow("no place behind the topic") << u"a 2"_s << QString();
        QTest::newRow("words") << u"all earliest"_s << QString();
    }

    void pastedLinesAreParsed()
    {
        QFETCH(QString, line);
        QFETCH(QString, parsed);
        const auto got = parseStartLine(line, {u"a"_s, u"b"_s});
        QString words;
        for (const cluster::TopicPartition &partition : got ? got->partitions : QList<cluster::TopicPartition>())
            words += u"%1-%2 "_s.arg(partition.topic).arg(partition.partition);
        QCOMPARE(got ? words + u"= "_s + got->place : QString(), parsed);
        QVERIFY(got || !got.error().message.isEmpty());
    }

    void whereReadingBegins_data()
    {
        QTest::addColumn<QJsonObject>("read");
        QTest::addColumn<int>("rows");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("earliest") << QJsonObject{{u"from"_s, 1}} << 10 << QString();
        QTest::newRow("latest") << QJsonObject{{u"from"_s, 0}} << 0 << QString();
        QTest::newRow("last 4") << QJsonObject{{u"from"_s, 2}, {u"number"_s, u"4"_s}} << 4 << QString();
        QTest::newRow("last minutes") << QJsonObject{{u"from"_s, 3}, {u"number"_s, u"10"_s}} << 10 << QString();
        QTest::newRow("offset") << QJsonObject{{u"from"_s, 4}, {u"number"_s, u"3"_s}} << 4 << QString();
        QTest::newRow("time") << QJsonObject{{u"from"_s, 5}, {u"time"_s, 1'000}} << 10 << QString();
        QTest::newRow("future") << QJsonObject{{u"from"_s, 5}, {u"time"_s, qint64{4'000'000'000'000}}} << 0 << QString();
        QTest::newRow("one partition") << QJsonObject{{u"from"_s, 1}, {u"partitions"_s, u"1"_s}} << 5 << QString();
        QTest::newRow("no such partition") << QJsonObject{{u"from"_s, 1}, {u"partitions"_s, u"2"_s}} << -1 << u"has no partition 2"_s;
        QTest::newRow("words") << QJsonObject{{u"from"_s, 1}, {u"partitions"_s, u"some"_s}} << -1 << u"“some” is not"_s;
        QTest::newRow("a number") << QJsonObject{{u"from"_s, 2}, {u"number"_s, u"many"_s}} << -1 << u"not a whole number"_s;
        QTest::newRow("negative") << QJsonObject{{u"from"_s, 4}, {u"number"_s, u"-3"_s}} << -1 << u"not a whole number"_s;
        QTest::newRow("large") << QJsonObject{{u"from"_s, 3}, {u"number"_s, u"9223372036854775807"_s}} << 10 << QString();
        const auto byPartition = [](const QString &others, const QList<std::tuple<int, QString, qint64>> &own) {
            QJsonArray array;
            for (const auto &[partition, from, value] : own)
                array.append(QJsonObject{{u"topic"_s, u"begin"_s}, {u"partition"_s, partition}, {u"from"_s, from}, {u"value"_s, value}});
            return QJsonObject{{u"from"_s, 7}, {u"starts"_s, QJsonObject{{u"own"_s, array}, {u"others"_s, others}}}};
        };
        QTest::newRow("by partition: one") << byPartition(u"not_read"_s, {{0, u"offset"_s, 3}}) << 2 << QString();
        QTest::newRow("by partition: the others whole") << byPartition(u"earliest"_s, {{0, u"offset"_s, 3}}) << 7 << QString();
        QTest::newRow("by partition: no others") << byPartition(u"latest"_s, {{1, u"earliest"_s, 0}}) << 5 << QString();
        QTest::newRow("by partition: two kinds") << byPartition(u"not_read"_s, {{0, u"offset"_s, 4}, {1, u"time"_s, 1'000}}) << 6 << QString();
        QTest::newRow("by partition: to come") << byPartition(u"not_read"_s, {{0, u"latest"_s, 0}, {1, u"time"_s, 4'000'000'000'000}}) << 0
                                               << QString();
        QTest::newRow("by partition: one is not there") << byPartition(u"earliest"_s, {{2, u"offset"_s, 1}}) << -1 << u"has no partition 2"_s;
        QTest::newRow("by partition: never chosen") << byPartition(u"not_read"_s, {}) << 10 << QString(); // the last thousand, as at first
    }

    void whereReadingBegins()
    {
        createCounted(u"begin"_s, 10, 2);
        QFETCH(QJsonObject, read);
        QFETCH(int, rows);
        QFETCH(QString, sentence);
        MessagePage page(context(), u"begin"_s);
        page.show();
        QTRY_VERIFY_WITH_TIMEOUT(page.isLoaded(), 30'000);
        read.insert(u"until_end"_s, true);
        page.restoreState({{u"read"_s, read}});
        auto *list = page.findChild<MessageListView *>();
        if (!sentence.isEmpty()) {
            QVERIFY2(banners(page).contains(sentence), qPrintable(banners(page)));
            return;
        }
        QTRY_VERIFY_WITH_TIMEOUT(page.statusText().contains(u"at the end"_s), 30'000);
        QTRY_COMPARE(int(list->rowCount()), rows);
        // What was chosen comes back.
        MessagePage again(context(), u"begin"_s);
        again.restoreState(page.saveState());
        QCOMPARE(again.saveState().value("read"_L1), page.saveState().value("read"_L1));
    }

    // Through the window: chosen, pasted, mended, kept over a restart, and left.
    void partitionsBeginWhereTheyAreTold()
    {
        createCounted(u"own"_s, 30, 3);
        MessagePage page(context(), u"own"_s);
        page.restoreState({{u"read"_s, QJsonObject{{u"from"_s, 1}, {u"until_end"_s, true}}}});
        page.show();
        auto *list = page.findChild<MessageListView *>();
        auto *from = named<QComboBox>(page, u"Where reading begins"_s);
        QTRY_COMPARE_WITH_TIMEOUT(list->rowCount(), 30, 30'000);
        // Left without a choice it is as it was, and nothing is read anew.
        from->setCurrentIndex(7);
        auto *dialog = page.findChild<PartitionStartsDialog *>();
        QVERIFY(dialog);
        dialog->reject();
        QCOMPARE(from->currentIndex(), 1);
        QCOMPARE(list->rowCount(), 30);
        QTRY_VERIFY(!page.findChild<PartitionStartsDialog *>());

        from->setCurrentIndex(7);
        dialog = page.findChild<PartitionStartsDialog *>();
        auto *table = dialog->findChild<QTableWidget *>();
        QCOMPARE(table->rowCount(), 3);
        QVERIFY2(banners(*dialog).isEmpty(), qPrintable(banners(*dialog)));
        dialog->accept(); // nothing would be read
        QVERIFY2(dialog->isVisible() && banners(*dialog).contains(u"No partition would be read"_s), qPrintable(banners(*dialog)));
        dialog->addLines(u"0 7\n2 soon\n9 1\nrubbish\n\n"_s);
        QVERIFY2(banners(*dialog).contains(u"2 of what was pasted"_s) && banners(*dialog).contains(u"own has no partition 9"_s),
                 qPrintable(banners(*dialog)));
        QVERIFY2(table->item(2, 2)->text().contains(u"“soon” is no offset"_s), qPrintable(table->item(2, 2)->text()));
        dialog->accept();
        QVERIFY2(dialog->isVisible() && banners(*dialog).contains(u"Partition 2: “soon”"_s), qPrintable(banners(*dialog)));
        QCOMPARE(table->currentRow(), 2);
        table->item(2, 1)->setText(u"earliest"_s);
        QCOMPARE(table->item(2, 2)->text(), u"all that is there"_s);
        dialog->accept();
        QTRY_COMPARE_WITH_TIMEOUT(list->rowCount(), 13, 30'000); // three of the first, all of the last
        const auto least = [list] {
            QList<qint64> offsets(3, -1); // the first of each partition
            for (quint64 row = list->rows().firstRow(); row < list->rows().endRow(); ++row) {
                qint64 &first = offsets[list->rows().at(row).partition];
                first = first < 0 ? list->rows().at(row).offset : std::min(first, list->rows().at(row).offset);
            }
            return offsets;
        };
        QCOMPARE(least(), (QList<qint64>{7, -1, 0}));
        QVERIFY(!named<QLineEdit>(page, u"Partitions"_s)->isVisible());

        // After a restart, from what was written.
        const QByteArray kept = QJsonDocument(page.saveState()).toJson();
        MessagePage again(context(), u"own"_s);
        again.restoreState(QJsonDocument::fromJson(kept).object());
        again.show();
        list = again.findChild<MessageListView *>();
        QTRY_COMPARE_WITH_TIMEOUT(list->rowCount(), 13, 30'000);
        QCOMPARE(least(), (QList<qint64>{7, -1, 0}));
        named<QPushButton>(again, u"Where each partition begins"_s)->click();
        dialog = again.findChild<PartitionStartsDialog *>();
        table = dialog->findChild<QTableWidget *>();
        QCOMPARE(table->item(0, 1)->text() + u'|' + table->item(1, 1)->text() + u'|' + table->item(2, 1)->text(), u"7||earliest"_s);
        dialog->activateWindow();
        table->selectRow(0);
        table->setFocus();
        QTRY_VERIFY(table->hasFocus());
        QTest::keyClick(table, Qt::Key_Delete);
        QVERIFY(table->item(0, 1)->text().isEmpty());
        dialog->findChild<QComboBox *>()->setCurrentIndex(1);
        dialog->accept();
        QTRY_COMPARE_WITH_TIMEOUT(list->rowCount(), 30, 30'000);
    }

    void beginsWhereAGroupIs()
    {
        createCounted(u"grouped"_s, 30, 3);
        for (const auto &[place, offset] : {std::pair(u"grouped:0"_s, u"7"_s), std::pair(u"grouped:1"_s, u"10"_s)}) {
            const auto done = m_server.tool(u"consumer.group.ConsumerGroupCommand"_s,
                                             {u"--bootstrap-server"_s, m_server.bootstrap(), u"--group"_s, u"readers"_s, u"--topic"_s, place,
                                              u"--reset-offsets"_s, u"--to-offset"_s, offset, u"--execute"_s});
            QVERIFY2(done.code == 0, done.output.constData());
        }
        MessagePage page(context(), u"grouped"_s);
        page.resize(1100, 700);
        page.restoreState({{u"read"_s, QJsonObject{{u"from"_s, 6}, {u"group"_s, u"readers"_s}, {u"until_end"_s, true}}}});
        page.show();
        auto *list = page.findChild<MessageListView *>();
        QTRY_COMPARE_WITH_TIMEOUT(list->rowCount(), 13, 30'000); // three, none, and all that nothing is committed for
        QVERIFY2(banners(page).contains(u"readers has committed nothing for 1 partition(s): grouped-2"_s), qPrintable(banners(page)));
        MessagePage again(context(), u"grouped"_s);
        again.restoreState(page.saveState());
        QCOMPARE(again.saveState().value("read"_L1), page.saveState().value("read"_L1));
        // Its name is offered.
        named<QComboBox>(page, u"Where reading begins"_s)->setCurrentIndex(1);
        QTRY_COMPARE_WITH_TIMEOUT(list->rowCount(), 30, 30'000);
        named<QComboBox>(page, u"Where reading begins"_s)->setCurrentIndex(6);
        auto *group = named<QLineEdit>(page, u"Group whose offsets reading begins at"_s);
        QTRY_VERIFY_WITH_TIMEOUT(group->completer()->model()->rowCount() > 0, 30'000);
        QCOMPARE(group->completer()->model()->index(0, 0).data().toString(), u"readers"_s);
        group->setText(u"nobody"_s);
        Q_EMIT group->editingFinished();
        QTRY_VERIFY_WITH_TIMEOUT(page.isLoaded(), 30'000);
        QTRY_VERIFY2(page.findChild<StateFrame *>()->state() == StateFrame::State::Empty, qPrintable(page.statusText()));
        group->clear();
        Q_EMIT group->editingFinished();
        QVERIFY2(banners(page).contains(u"name of the group is missing"_s), qPrintable(banners(page)));
    }

    void whereReadingEnds_data()
    {
        QTest::addColumn<QJsonObject>("read");
        QTest::addColumn<int>("rows");
        QTest::newRow("offset") << QJsonObject{{u"until"_s, 2}, {u"until_number"_s, u"3"_s}} << 6;
        QTest::newRow("time") << QJsonObject{{u"until"_s, 3}, {u"until_time"_s, qint64{1'790'000'004'000}}} << 4;
        QTest::newRow("after the last") << QJsonObject{{u"until"_s, 3}, {u"until_time"_s, qint64{1'790'000'900'000}}} << 10;
        QTest::newRow("count") << QJsonObject{{u"until"_s, 4}, {u"until_number"_s, u"7"_s}} << 7;
    }

    void whereReadingEnds()
    {
        createCounted(u"ends"_s, 10, 2, 1'790'000'000'000);
        QFETCH(QJsonObject, read);
        QFETCH(int, rows);
        read.insert(u"from"_s, 1);
        MessagePage page(context(), u"ends"_s);
        page.restoreState({{u"read"_s, read}});
        page.show();
        QTRY_VERIFY_WITH_TIMEOUT(page.statusText().contains(u"at the end"_s), 30'000);
        QTRY_COMPARE(int(page.findChild<MessageListView *>()->rowCount()), rows);
    }

    void goesToAnOffsetOrATime_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QStringList>("values"); // of both partitions, in the order of the numbers; empty: asked again
        QTest::newRow("time") << u"2026-09-21T14:13:27Z"_s << QStringList{u"7"_s, u"8"_s, u"9"_s};
        QTest::newRow("as it is shown") << u"2026-09-21 14:13:27.500Z"_s << QStringList{u"8"_s, u"9"_s};
        QTest::newRow("negative") << u"-1"_s << QStringList();
        QTest::newRow("words") << u"<b>soon</b>"_s << QStringList();
        QTest::newRow("no such row") << u"#11"_s << QStringList();
        QTest::newRow("no row") << u"#last"_s << QStringList();
    }

    void goesToAnOffsetOrATime()
    {
        createCounted(u"sought"_s, 10, 2, 1'790'000'000'000); // 2026-09-21T14:13:20Z
        QFETCH(QString, typed);
        QFETCH(QStringList, values);
        const auto page = openAll(u"sought"_s, 10);
        auto *list = page->findChild<MessageListView *>();
        QCOMPARE(list->rowCount(), 10);
        page->goTo(typed);
        const auto shown = [list] {
            QStringList all;
            for (quint64 row = list->rows().firstRow(); row < list->rows().endRow(); ++row)
                all.append(QString::fromUtf8(list->rows().at(row).value.value_or(std::string_view())));
            all.sort();
            return all;
        };
        if (!values.isEmpty()) {
            QTRY_COMPARE_WITH_TIMEOUT(shown(), values, 30'000);
            return;
        }
        // Nothing moves; what was typed stays to be mended.
        auto *dialog = page->findChild<QInputDialog *>();
        QVERIFY(dialog);
        QCOMPARE(dialog->textValue(), typed);
        const QString told = typed == "#11"_L1 ? u"no row 11"_s : u"is no offset"_s;
        QVERIFY2(dialog->labelText().contains(told), qPrintable(dialog->labelText()));
        QCOMPARE(list->rowCount(), 10);
        // A row is gone to where it is held: the others stay.
        list->setFollowing(true);
        page->goTo(u" #1 "_s);
        QVERIFY(!list->isFollowing());
        QVERIFY(list->currentRow() == list->shownRows().front());
        page->goTo(u"#10"_s);
        QVERIFY(list->currentRow() == list->shownRows().back());
        QCOMPARE(list->rowCount(), 10);
    }

    void goesToAHeldOffset()
    {
        createCounted(u"held"_s, 10, 2);
        const auto page = openAll(u"held"_s, 10);
        auto *list = page->findChild<MessageListView *>();
        for (const QString &typed : {u"3"_s, u" 0,004 "_s}) {
            list->setFollowing(true);
            page->goTo(typed);
            QTRY_VERIFY_WITH_TIMEOUT(!list->isFollowing(), 30'000);
            QVERIFY(list->currentRow());
            QCOMPARE(list->rows().at(*list->currentRow()).offset, typed.trimmed().remove(u',').toLongLong());
            QCOMPARE(list->rowCount(), 10); // nothing is read anew
        }
        // What the filter hides in one partition may be in view in the other.
        named<QLineEdit>(*page, u"Text to find"_s)->setText(u"7"_s); // offset 3 of partition 1
        QTRY_COMPARE_WITH_TIMEOUT(list->rowCount(), 1, 30'000);
        page->goTo(u"3"_s);
        QTRY_VERIFY_WITH_TIMEOUT(list->currentRow() && list->rows().at(*list->currentRow()).partition == 1, 30'000);
        QVERIFY(!banners(*page).contains(u"hides it"_s));
        page->goTo(u"4"_s);
        QTRY_VERIFY_WITH_TIMEOUT(banners(*page).contains(u"hides it"_s), 30'000);
    }

    void anOffsetBeyondTheEndIsTold()
    {
        create(u"short"_s, 1);
        produce({record(u"short"_s, "1")});
        MessagePage page(context(), u"short"_s);
        page.restoreState({{u"read"_s, QJsonObject{{u"from"_s, 4}, {u"number"_s, u"99"_s}}}});
        page.show();
        QTRY_VERIFY2_WITH_TIMEOUT(banners(page).contains(u"beyond the end of 1 partition"_s), qPrintable(banners(page)), 30'000);
        auto *list = page.findChild<MessageListView *>();
        QCOMPARE(list->rowCount(), 0);
        produce({record(u"short"_s, "2")});
        QTRY_COMPARE_WITH_TIMEOUT(list->rowCount(), 1, 30'000);
        QTRY_VERIFY(!banners(page).contains(u"beyond the end"_s)); // it is history then
    }

    void aPlaceBeyondTheEndIsNoRow()
    {
        create(u"behind"_s, 1);
        produce({record(u"behind"_s, "1")});
        MessagePage page(context(), u"behind"_s);
        page.restoreState({{u"read"_s, QJsonObject{{u"from"_s, 1}}}});
        page.show();
        auto *list = page.findChild<MessageListView *>();
        QTRY_COMPARE_WITH_TIMEOUT(list->rowCount(), 1, 30'000);
        page.goTo(u"99"_s);
        QTRY_VERIFY_WITH_TIMEOUT(banners(page).contains(u"beyond the end of 1 partition"_s), 30'000);
        produce({record(u"behind"_s, "2")});
        QTRY_COMPARE_WITH_TIMEOUT(list->rowCount(), 1, 30'000);
        QVERIFY(!list->currentRow()); // it is not what was asked for, and that stays said
        QVERIFY(banners(page).contains(u"beyond the end of 1 partition"_s));
    }

    void whatIsToldOfOneReadingEndsWithIt()
    {
        create(u"told"_s, 1);
        MessagePage page(context(), u"told"_s);
        page.restoreState({{u"read"_s, QJsonObject{{u"from"_s, 4}, {u"number"_s, u"99"_s}}}});
        page.show();
        QTRY_VERIFY2_WITH_TIMEOUT(banners(page).contains(u"beyond the end"_s), qPrintable(banners(page)), 30'000);
        named<QComboBox>(page, u"Where reading begins"_s)->setCurrentIndex(6);
        auto *group = named<QLineEdit>(page, u"Group whose offsets reading begins at"_s);
        group->setText(u"nobody"_s);
        Q_EMIT group->editingFinished();
        QTRY_VERIFY_WITH_TIMEOUT(page.findChild<StateFrame *>()->state() == StateFrame::State::Empty, 30'000);
        QVERIFY2(!banners(page).contains(u"beyond the end"_s), qPrintable(banners(page)));
    }

    void aChoiceWaitsForItsNumber()
    {
        createCounted(u"waiting"_s, 10, 1);
        MessagePage page(context(), u"waiting"_s);
        page.restoreState({{u"read"_s, QJsonObject{{u"from"_s, 1}}}});
        page.show();
        QVERIFY(QTest::qWaitForWindowActive(&page));
        auto *list = page.findChild<MessageListView *>();
        QTRY_COMPARE_WITH_TIMEOUT(list->rowCount(), 10, 30'000);
        auto *until = named<QComboBox>(page, u"Live or until the end"_s);
        until->setFocus();
        for (const auto &[choice, name, rows] :
             {std::tuple(4, u"How many messages to read"_s, 3), std::tuple(2, u"Offset to end at"_s, 4)}) {
            const qint64 before = list->rowCount();
            until->setCurrentIndex(choice);
            auto *number = named<QLineEdit>(page, name);
            QVERIFY2(number && number->text().isEmpty() && number->hasFocus(), qPrintable(name));
            QCOMPARE(list->rowCount(), before); // the rows stay until then
            // Left like that, nothing waits for a number at the next start.
            MessagePage later(context(), u"waiting"_s);
            later.restoreState(page.saveState());
            later.show();
            QTRY_COMPARE_WITH_TIMEOUT(later.findChild<MessageListView *>()->rowCount(), 10, 30'000);
            page.activateWindow();
            QVERIFY(QTest::qWaitForWindowActive(&page));
            QTest::keyClicks(number, QString::number(rows));
            QTest::keyClick(number, Qt::Key_Return);
            QTRY_COMPARE_WITH_TIMEOUT(list->rowCount(), rows, 30'000);
        }
        until->setCurrentIndex(4); // each has a number of its own
        QCOMPARE(named<QLineEdit>(page, u"How many messages to read"_s)->text(), u"3"_s);
        QTRY_COMPARE_WITH_TIMEOUT(list->rowCount(), 3, 30'000);
    }

    // The button that is pressed goes; the focus does not leave the page with it.
    void readingFromTheEarliestKeepsTheFocusInThePage()
    {
        create(u"focus"_s, 1);
        produce({record(u"focus"_s, "1")});
        QWidget window;
        auto *before = new QLineEdit;
        auto *page = new MessagePage(context(), u"focus"_s);
        auto *layout = new QVBoxLayout(&window);
        layout->addWidget(before);
        layout->addWidget(page);
        page->restoreState({{u"read"_s, QJsonObject{{u"from"_s, 0}}}});
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        const auto *frame = page->findChild<StateFrame *>();
        QTRY_VERIFY_WITH_TIMEOUT(frame->state() == StateFrame::State::Empty, 30'000);
        QPushButton *earliest = nullptr;
        for (QPushButton *button : page->findChildren<QPushButton *>())
            earliest = button->isVisible() && button->text().contains(u"earliest"_s) ? button : earliest;
        QVERIFY(earliest);
        earliest->setFocus();
        QTest::keyClick(earliest, Qt::Key_Space);
        auto *list = page->findChild<MessageListView *>();
        QTRY_COMPARE_WITH_TIMEOUT(list->rowCount(), 1, 30'000);
        QTRY_VERIFY(frame->isAncestorOf(window.focusWidget()));
        QTRY_VERIFY(list->hasFocus());
    }

    void pauseHoldsAndGoesOn()
    {
        create(u"paused"_s, 1);
        produce({record(u"paused"_s, "1")});
        MessagePage page(context(), u"paused"_s);
        page.show();
        auto *list = page.findChild<MessageListView *>();
        QTRY_COMPARE_WITH_TIMEOUT(list->rowCount(), 1, 30'000);
        auto *pause = named<QToolButton>(page, u"Pause"_s);
        pause->click();
        QVERIFY(page.statusText().contains(u"paused"_s));
        produce({record(u"paused"_s, "2"), record(u"paused"_s, "3")});
        QVERIFY(!QTest::qWaitFor([list] { return list->rowCount() != 1; }, 700));
        pause->click();
        QTRY_COMPARE_WITH_TIMEOUT(list->rowCount(), 3, 30'000);
        named<QToolButton>(page, u"Clear"_s)->click();
        QTRY_COMPARE(list->rowCount(), 0);
        produce({record(u"paused"_s, "4")});
        QTRY_COMPARE_WITH_TIMEOUT(list->rowCount(), 1, 30'000);
        QVERIFY(page.statusText().contains(u"skipped 0"_s));
    }

    void fullMemoryPausesWhatMustNotSkip()
    {
        create(u"full"_s, 1);
        QList<cluster::ProducerRecord> records;
        for (int i = 0; i < 24; ++i)
            records.append(record(u"full"_s, QByteArray(700'000, 'x')));
        produce(records);
        auto settings = m_settings->settings();
        const auto before = settings.tailLimits;
        settings.tailLimits.bytes = 8 << 20;
        m_settings->setSettings(settings);
        MessagePage page(context(), u"full"_s);
        page.restoreState({{u"read"_s, QJsonObject{{u"from"_s, 1}, {u"until_end"_s, true}}}});
        page.show();
        QTRY_VERIFY_WITH_TIMEOUT(banners(page).contains(u"is full"_s), 30'000);
        auto *list = page.findChild<MessageListView *>();
        const qint64 atOnce = list->rowCount();
        QVERIFY(atOnce > 0 && atOnce < 24);
        QVERIFY(page.statusText().contains(u"skipped 0"_s));
        // Each time it is cleared it goes on where it stood, until the last offset was read.
        const auto isAtTheEnd = [&page] { return page.statusText().contains(u"at the end"_s); };
        QTRY_VERIFY_WITH_TIMEOUT(
            [&] {
                if (!isAtTheEnd() && banners(page).contains(u"is full"_s))
                    named<QToolButton>(page, u"Clear"_s)->click();
                return isAtTheEnd();
            }(),
            30'000);
        QVERIFY(page.statusText().contains(u"skipped 0"_s));
        settings.tailLimits = before;
        m_settings->setSettings(settings);
    }
};

QTEST_MAIN(TestMessageReading)
#include "tst_message_reading.moc"
