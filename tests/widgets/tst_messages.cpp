// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The page of messages, on real Apache Kafka: what is shown, chosen, found, saved and produced again.
#include "models/core/when_finished.h"
#include "models/kafka/kafka_connection.h"
#include "models/messages/message_json.h"
#include "models/session/activity.h"
#include "models/session/change_gate.h"
#include "models/session/journal.h"
#include "models/session/session.h"
#include "models/session/settings.h"
#include "tests/support/kafka_server.h"
#include "widgets/common/banner.h"
#include "widgets/common/state_frame.h"
#include "widgets/common/theme.h"
#include "widgets/messages/message_detail.h"
#include "widgets/messages/message_export.h"
#include "widgets/messages/message_list_view.h"
#include "widgets/messages/message_page.h"
#include "widgets/messages/read_bar.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QCompleter>
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
using testing::KafkaServer;

namespace {

class Window final : public Navigator {
public:
    void open(const QString &, session::Session *) override {}
    void produce(session::Session *, const cluster::ProducerRecord &record) override { drafts.append(record); }
    void createTopics(session::Session *) override {}
    void deleteTopics(session::Session *, const QStringList &) override {}
    void connectTo(const session::Profile &) override {}

    QList<cluster::ProducerRecord> drafts;
};

} // namespace

class TestMessages : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    ThemeController m_theme;
    std::unique_ptr<session::SettingsStore> m_settings = std::make_unique<session::SettingsStore>(m_folder.path());
    session::ActivityList m_activities;
    session::Journal m_journal{m_folder.filePath(u"journal.jsonl"_s)};
    std::unique_ptr<KafkaServer> m_server;
    std::unique_ptr<session::Session> m_session;
    Window m_window;

    ViewContext context()
    {
        return {.session = m_session.get(), .settings = m_settings.get(), .activities = &m_activities, .navigator = &m_window};
    }

    void create(const QString &topic, int partitions)
    {
        const auto made = m_session->gate().createTopics({{topic, partitions, 1, {}}}, false);
        QTRY_VERIFY_WITH_TIMEOUT(made.isFinished(), 30'000);
        QTRY_VERIFY_WITH_TIMEOUT(m_session->metadata()->topic(topic), 30'000);
    }

    void produce(const QList<cluster::ProducerRecord> &records)
    {
        for (const cluster::ProducerRecord &record : records) {
            const auto sent = m_session->gate().produce(record, {});
            QTRY_VERIFY_WITH_TIMEOUT(sent.isFinished(), 30'000);
            QVERIFY2(sent.result(), sent.result() ? "" : qPrintable(sent.result().error().message));
        }
    }

    static cluster::ProducerRecord record(const QString &topic, const QByteArray &value, qint32 partition = 0)
    {
        return {.topic = topic, .partition = partition, .key = QByteArray("k"), .value = value, .headers = {}, .timestampMs = {}};
    }

    template<typename T>
    static T *named(const QWidget &parent, const QString &name)
    {
        for (T *candidate : parent.findChildren<T *>()) {
            if (candidate->accessibleName() == name)
                return candidate;
        }
        return nullptr;
    }

    static QString banners(const QWidget &page)
    {
        QStringList all;
        for (const Banner *banner : page.findChildren<Banner *>())
            all.append(banner->isVisible() ? banner->text() : QString());
        return all.join(u' ');
    }

    // Opens the topic from the earliest until the end, and waits for so many rows.
    std::unique_ptr<MessagePage> openAll(const QString &topic, qint64 rows)
    {
        auto page = std::make_unique<MessagePage>(context(), topic);
        page->resize(1000, 700);
        page->restoreState({{u"read"_s, QJsonObject{{u"from"_s, 1}, {u"until_end"_s, true}}}});
        page->show();
        auto *list = page->findChild<MessageListView *>();
        (void)QTest::qWaitFor([&] { return list->rowCount() == rows && page->statusText().contains(u"at the end"_s); }, 30'000);
        return page;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_server = std::make_unique<KafkaServer>();
        STREAMSCOPE_REQUIRE_KAFKA(*m_server);
        session::Profile profile;
        profile.id = u"kafka"_s;
        profile.name = u"kafka"_s;
        profile.bootstrapServers = m_server->bootstrap();
        m_session = std::make_unique<session::Session>(profile, kafka::openConnection(session::connectionConfig(profile, {})), m_journal);
        QTRY_VERIFY_WITH_TIMEOUT(m_session->metadata(), 30'000);
    }

    void cleanupTestCase()
    {
        m_session.reset();
        m_server.reset();
    }

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
        QTest::newRow("huge range") << u"0-2147483647"_s << QList<qint32>{} << false;
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
    }

    void whereReadingBegins()
    {
        if (!m_session->metadata()->topic(u"begin"_s)) {
            create(u"begin"_s, 2);
            QList<cluster::ProducerRecord> records;
            for (int i = 0; i < 10; ++i)
                records.append(record(u"begin"_s, QByteArray::number(i), i % 2));
            produce(records);
        }
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

    void beginsWhereAGroupIs()
    {
        create(u"grouped"_s, 3);
        QList<cluster::ProducerRecord> records;
        for (int i = 0; i < 30; ++i)
            records.append(record(u"grouped"_s, QByteArray::number(i), i % 3));
        produce(records);
        for (const auto &[place, offset] : {std::pair(u"grouped:0"_s, u"7"_s), std::pair(u"grouped:1"_s, u"10"_s)}) {
            const auto done = m_server->tool(u"consumer.group.ConsumerGroupCommand"_s,
                                             {u"--bootstrap-server"_s, m_server->bootstrap(), u"--group"_s, u"readers"_s, u"--topic"_s, place,
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
        if (!m_session->metadata()->topic(u"ends"_s)) {
            const auto made = m_session->gate().createTopics({{u"ends"_s, 2, 1, {{u"retention.ms"_s, u"-1"_s}}}}, false);
            QTRY_VERIFY_WITH_TIMEOUT(made.isFinished(), 30'000);
            QTRY_VERIFY_WITH_TIMEOUT(m_session->metadata()->topic(u"ends"_s), 30'000);
            QList<cluster::ProducerRecord> records;
            for (int i = 0; i < 10; ++i) {
                records.append(record(u"ends"_s, QByteArray::number(i), i % 2));
                records.last().timestampMs = 1'790'000'000'000 + i * 1000;
            }
            produce(records);
        }
        QFETCH(QJsonObject, read);
        QFETCH(int, rows);
        read.insert(u"from"_s, 1);
        MessagePage page(context(), u"ends"_s);
        page.restoreState({{u"read"_s, read}});
        page.show();
        QTRY_VERIFY_WITH_TIMEOUT(page.statusText().contains(u"at the end"_s), 30'000);
        QTRY_COMPARE(int(page.findChild<MessageListView *>()->rowCount()), rows);
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

    void marksOutliveTheMemory()
    {
        create(u"marked"_s, 1);
        QList<cluster::ProducerRecord> records;
        for (int i = 0; i < 40; ++i)
            records.append(record(u"marked"_s, QByteArray::number(i)));
        produce(records);
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
        // Another day, and another part of the topic.
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

QTEST_MAIN(TestMessages)
#include "tst_messages.moc"
