// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The page of analytics, on the sandbox: what is asked, counted, shown, kept and opened.
#include "models/items/window_group_model.h"
#include "models/session/change_gate.h"
#include "models/session/journal.h"
#include "models/session/session.h"
#include "models/session/settings.h"
#include "tests/session/fake_cluster.h"
#include "tests/widgets/find_widget.h"
#include "tests/widgets/pictures.h"
#include "widgets/analytics/analytics_page.h"
#include "widgets/charts/group_bars.h"
#include "widgets/charts/group_lines.h"
#include "widgets/common/banner.h"
#include "widgets/common/data_table.h"
#include "widgets/common/state_frame.h"
#include "widgets/common/theme.h"
#include "widgets/messages/filter_bar.h"
#include "widgets/messages/message_list_view.h"
#include "widgets/messages/message_page.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QCompleter>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace streamscope;
using namespace streamscope::widgets;
using tests::named;

namespace {

constexpr qint64 kStart = 1'774'693'800'000; // 2026-03-28T10:30:00Z
constexpr int kLong = 30'000;

class Window final : public Navigator {
public:
    void open(const QString &, session::Session *) override {}
    void openMessages(session::Session *, const QStringList &shown, const QJsonObject &kept) override
    {
        topics = shown;
        state = kept;
    }
    void produce(session::Session *, const cluster::ProducerRecord &) override {}
    void createTopics(session::Session *) override {}
    void deleteTopics(session::Session *, const QStringList &) override {}
    void connectTo(const session::Profile &) override {}

    void analyse(session::Session *, const messages::HeldSet &shown, const QString &said) override
    {
        set = shown;
        words = said;
    }

    QStringList topics;
    QJsonObject state;
    messages::HeldSet set;
    QString words;
};

} // namespace

class TestAnalytics : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    ThemeController m_theme;
    std::unique_ptr<session::SettingsStore> m_settings = std::make_unique<session::SettingsStore>(m_folder.path());
    session::Journal m_journal{m_folder.filePath(u"journal.jsonl"_s)};
    std::unique_ptr<session::Session> m_session;
    Window m_window;

    ViewContext context() { return {.session = m_session.get(), .settings = m_settings.get(), .navigator = &m_window}; }

    void produce(qint64 timeMs, const QByteArray &value)
    {
        const auto sent = m_session->gate().produce(
            {.topic = u"clicks"_s, .partition = 0, .key = {}, .value = value, .headers = {}, .timestampMs = timeMs}, {});
        QTRY_VERIFY_WITH_TIMEOUT(sent.isFinished(), kLong);
        QVERIFY2(sent.result(), sent.result() ? "" : qPrintable(sent.result().error().message));
    }

    static QJsonObject form(const QString &groupBy, const QString &aggregates, bool untilEnd = true)
    {
        return {{u"form"_s, QJsonObject{{u"topics"_s, u"clicks"_s},
                                        {u"read"_s, QJsonObject{{u"from"_s, 1}, {u"until_end"_s, untilEnd}}},
                                        {u"group_by"_s, groupBy},
                                        {u"aggregates"_s, aggregates}}}};
    }

    std::unique_ptr<AnalyticsPage> openPage(const QJsonObject &state)
    {
        auto page = std::make_unique<AnalyticsPage>(context(), u"clicks"_s);
        page->resize(1100, 700);
        page->restoreState(state);
        page->show();
        (void)QTest::qWaitFor([&] { return page->isLoaded() && says(*page, u"at the end"_s); }, kLong);
        return page;
    }

    static bool says(const QWidget &page, const QString &words)
    {
        const auto labels = page.findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(),
                           [&](const QLabel *label) { return label->isVisibleTo(&page) && label->text().contains(words); });
    }

    // As it is painted, row by row.
    static QStringList rows(const QWidget &page)
    {
        auto *table = page.findChild<DataTable *>();
        QStringList list;
        for (int row = 0; row < table->model()->rowCount(); ++row) {
            QStringList cells;
            for (int column = 0; column < table->model()->columnCount(); ++column)
                cells.append(table->shownText(table->model()->index(row, column)));
            list.append(cells.join(u" | "_s));
        }
        return list;
    }

    static StateFrame::State stateOf(const QWidget &page) { return page.findChild<StateFrame *>()->state(); }

private Q_SLOTS:
    void initTestCase()
    {
        m_session = std::make_unique<session::Session>(session::sandboxProfile(), QHash<QString, QString>(), m_journal);
        QTRY_VERIFY_WITH_TIMEOUT(m_session->metadata(), kLong);
        const auto made = m_session->gate().createTopics({{u"clicks"_s, 2, 1, {}}}, false);
        QTRY_VERIFY_WITH_TIMEOUT(made.isFinished(), kLong);
        QTRY_VERIFY_WITH_TIMEOUT(m_session->metadata()->topic(u"clicks"_s), kLong);
        produce(kStart, R"({"event":"view","ms":5})");
        produce(kStart + 1, R"({"event":"view","ms":7})");
        produce(kStart + 2, R"({"event":"buy","ms":100})");
        produce(kStart + 60'000, R"({"event":"view","ms":1})");
        produce(kStart + 60'001, R"({"event":"<b>x</b>","ms":2})");
        produce(kStart + 60'002, R"({"event":"view","ms":9})");
        produce(kStart + 60'003, "no JSON");
    }

    void cleanupTestCase() { m_session.reset(); }

    void countsAndShows()
    {
        const auto page = openPage(form(u"value.event"_s, u"count,sum:value.ms"_s));
        QCOMPARE(rows(*page), QStringList({u"view | 2 | 66.7 % | 10"_s, u"<b>x</b> | 1 | 33.3 % | 2"_s}));
        QCOMPARE(page->findChild<GroupBars *>()->bars(), QList<GroupBar>({{u"view"_s, 2}, {u"<b>x</b>"_s, 1}}));
        QCOMPARE(page->findChild<GroupLines *>()->lineCount(), 3);
        QVERIFY(says(*page, u"1 message(s) could not be evaluated."_s));
        QVERIFY2(page->statusText().contains(u"counted 6"_s), qPrintable(page->statusText()));
        // An older window, and another measure.
        auto *windows = named<QComboBox>(*page, u"Window that is shown"_s);
        QCOMPARE(windows->count(), 3);
        windows->setCurrentIndex(2);
        Q_EMIT windows->activated(2);
        QCOMPARE(rows(*page), QStringList({u"view | 2 | 66.7 % | 12"_s, u"buy | 1 | 33.3 % | 100"_s}));
        named<QComboBox>(*page, u"What the charts show"_s)->setCurrentIndex(1);
        QCOMPARE(page->findChild<GroupBars *>()->bars(), QList<GroupBar>({{u"view"_s, 12}, {u"buy"_s, 100}}));
    }

    void aGroupOpensItsMessages()
    {
        const auto page = openPage(form(u"value.event"_s, u"count"_s));
        auto *table = page->findChild<DataTable *>();
        table->setCurrentIndex(table->model()->index(1, 0));
        QTest::keyClick(table, Qt::Key_Return);
        QCOMPARE(m_window.topics, QStringList{u"clicks"_s});
        const QJsonObject filter = m_window.state.value("filter"_L1).toObject();
        QCOMPARE(filter.value("text"_L1).toString(),
                 u"value.event == \"<b>x</b>\" && record.timestampMs >= %1 && record.timestampMs < %2"_s.arg(kStart + 60'000).arg(kStart + 120'000));
        QVERIFY(query::Expression::compile(filter.value("text"_L1).toString()).has_value());
        QVERIFY(filter.value("expression"_L1).toBool());
        QCOMPARE(m_window.state.value("read"_L1).toObject().value("time"_L1).toInteger(), kStart + 60'000);
        m_window.topics.clear();
        auto *bars = page->findChild<GroupBars *>();
        QTest::keyClick(bars, Qt::Key_Down);
        QTest::keyClick(bars, Qt::Key_Return);
        QCOMPARE(m_window.topics, QStringList{u"clicks"_s});
        QVERIFY(m_window.state.value("filter"_L1).toObject().value("text"_L1).toString().startsWith(u"value.event == \"view\""_s));
    }

    void faultsAreSentences_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("topic") << u"Topics"_s << QString() << u"Name a topic."_s;
        QTest::newRow("group") << u"Group by"_s << u"value."_s << u"Group by: Column"_s;
        QTest::newRow("no group") << u"Group by"_s << QString() << u"Say what to group by"_s;
        QTest::newRow("where") << u"Where"_s << u"vlue > 1"_s << u"Where: Column 1"_s;
        QTest::newRow("aggregates") << u"Aggregates"_s << u"median:value.ms"_s << u"Aggregates: There is no aggregate"_s;
        QTest::newRow("length") << u"Length of a window"_s << u"60"_s << u"is no length of time"_s;
        QTest::newRow("lateness") << u"Lateness allowed"_s << u"soon"_s << u"is no length of time"_s;
    }

    void faultsAreSentences()
    {
        QFETCH(const QString, field);
        QFETCH(const QString, text);
        QFETCH(const QString, sentence);
        const auto page = openPage(form(u"value.event"_s, u"count"_s));
        auto *edit = named<QLineEdit>(*page, field);
        QVERIFY(edit);
        edit->setText(text);
        page->start();
        QVERIFY(says(*page, sentence));
        QVERIFY(edit->hasFocus() || !page->isActiveWindow());
        QVERIFY(!rows(*page).isEmpty()); // what was counted stays, and is said to be no answer to this
        QVERIFY(says(*page, u"This is still the result of what was asked before."_s));
        page->restoreState(form(u"value.event"_s, u"count"_s));
        named<QLineEdit>(*page, u"Where"_s)->clear();
        page->start();
        QTRY_VERIFY_WITH_TIMEOUT(says(*page, u"at the end"_s), kLong);
        QVERIFY(!says(*page, u"This is still the result"_s));
    }

    void fieldsAreOffered()
    {
        const auto page = openPage(form(u"value.event"_s, u"count"_s));
        auto *edit = named<QLineEdit>(*page, u"Group by"_s);
        edit->setFocus();
        edit->setText(u"value."_s);
        const auto offered = [edit] {
            QStringList words;
            const QAbstractItemModel *model = edit->completer() ? edit->completer()->model() : nullptr;
            for (int row = 0; model && row < model->rowCount(); ++row)
                words.append(model->index(row, 0).data().toString());
            return words;
        };
        QTRY_VERIFY_WITH_TIMEOUT(offered().contains(u"value.event"_s) && offered().contains(u"value.ms"_s), kLong);
    }

    void exportsWhatIsKept()
    {
        const auto page = openPage(form(u"value.event"_s, u"count,sum:value.ms"_s));
        for (const auto &[name, contents] :
             {std::pair(u"a.csv"_s, QByteArray("window_start,window_end,group,other,count,sum:value.ms,estimates,time\r\n"
                                               "2026-03-28T10:30:00Z,2026-03-28T10:31:00Z,view,false,2,12,,message\r\n"
                                               "2026-03-28T10:30:00Z,2026-03-28T10:31:00Z,buy,false,1,100,,message\r\n"
                                               "2026-03-28T10:31:00Z,2026-03-28T10:32:00Z,view,false,2,10,,message\r\n"
                                               "2026-03-28T10:31:00Z,2026-03-28T10:32:00Z,<b>x</b>,false,1,2,,message\r\n")),
              {u"a.ndjson"_s,
               QByteArray(
                   R"({"window_start":"2026-03-28T10:30:00Z","window_end":"2026-03-28T10:31:00Z","group":"view","count":2,"sum:value.ms":12})"
                   "\n"
                   R"({"window_start":"2026-03-28T10:30:00Z","window_end":"2026-03-28T10:31:00Z","group":"buy","count":1,"sum:value.ms":100})"
                   "\n"
                   R"({"window_start":"2026-03-28T10:31:00Z","window_end":"2026-03-28T10:32:00Z","group":"view","count":2,"sum:value.ms":10})"
                   "\n"
                   R"({"window_start":"2026-03-28T10:31:00Z","window_end":"2026-03-28T10:32:00Z","group":"<b>x</b>","count":1,"sum:value.ms":2})"
                   "\n")}}) {
            const QString path = m_folder.filePath(name);
            page->exportTo(path);
            QTRY_VERIFY_WITH_TIMEOUT(says(*page, u"Written to "_s + path), kLong);
            QFile file(path);
            QVERIFY(file.open(QIODevice::ReadOnly));
            QCOMPARE(file.readAll(), contents);
        }
        page->exportTo(m_folder.filePath(u"none/a.csv"_s));
        QTRY_VERIFY_WITH_TIMEOUT(says(*page, u"cannot be written"_s), kLong);
    }

    void copiesForOtherEngines()
    {
        const auto page = openPage(form(u"value.event"_s, u"count,sum:int(value.ms)"_s));
        page->copyFor(query::Engine::FlinkSql);
        QVERIFY(says(*page, u"Copied as Flink SQL, without credentials."_s));
        QString copied = QApplication::clipboard()->text();
        QVERIFY(copied.contains("'topic' = 'clicks'"_L1) && copied.contains("SUM(`value_1`) AS `sum:int(value.ms)`"_L1));
        QVERIFY(copied.contains("and has no end."_L1)); // it is read until the end here
        page->copyFor(query::Engine::KafkaStreams);
        QVERIFY(QApplication::clipboard()->text().contains("builder.stream(List.of(\"clicks\")"_L1));
        // Part of it.
        named<QLineEdit>(*page, u"Aggregates"_s)->setText(u"count,p99:value.ms"_s);
        page->copyFor(query::Engine::FlinkSql);
        QVERIFY(says(*page, u"What has no equivalent is left out."_s));
        copied = QApplication::clipboard()->text();
        QVERIFY(copied.contains(u"-- The aggregate “p99:value.ms” is left out."_s));
        // Nothing of it.
        named<QLineEdit>(*page, u"Group by"_s)->setText(u"size"_s);
        page->copyFor(query::Engine::FlinkSql);
        QVERIFY(says(*page, u"Nothing is copied: a part of this has no equivalent in Flink SQL."_s));
        QCOMPARE(QApplication::clipboard()->text(), copied);
        QVERIFY(!rows(*page).isEmpty() && !says(*page, u"This is still the result"_s)); // copying asks for no other result
    }

    void countsExactlyWhatIsHeld()
    {
        std::vector<quint64> chosen;
        for (quint64 row = 0; row < 3000; row += 2)
            chosen.push_back(row);
        for (const bool all : {true, false}) {
            auto store = std::make_shared<messages::MessageStore>();
            for (int i = 0; i < 3000; ++i) {
                const std::string value = i % 3 == 0 ? R"({"event":"buy"})" : R"({"event":"view"})";
                cluster::RawMessage message;
                message.partition = i % 4;
                message.offset = i;
                message.timestampMs = kStart + i;
                message.nullValue = false;
                message.value = value;
                QCOMPARE(store->append({&message, 1}), std::size_t{1});
            }
            messages::HeldSet set{.topics = {u"clicks"_s}, .rows = store->snapshot(), .chosen = {}};
            if (!all)
                set.chosen = chosen;
            AnalyticsPage page(context(), set, u"so many of them"_s);
            page.resize(1100, 700);
            page.restoreState(form(u"value.event"_s, u"count"_s));
            page.show();
            QTRY_VERIFY_WITH_TIMEOUT(says(page, u"all of the set is counted"_s), kLong);
            QCOMPARE(rows(page), all ? QStringList({u"view | 2,000 | 66.7 %"_s, u"buy | 1,000 | 33.3 %"_s})
                                     : QStringList({u"view | 1,000 | 66.7 %"_s, u"buy | 500 | 33.3 %"_s}));
            QVERIFY(says(page, u"so many of them"_s));
            QVERIFY(page.statusText().contains(all ? u"read 3,000"_s : u"read 1,500"_s));
            QVERIFY(!named<QLineEdit>(page, u"Topics"_s)->isVisibleTo(&page) && !named<QComboBox>(page, u"Time of a message"_s)->isEnabled());
            // Another question about the same set, which does not go with its store.
            store.reset();
            named<QLineEdit>(page, u"Group by"_s)->setText(u"partition"_s);
            page.start();
            QTRY_COMPARE_WITH_TIMEOUT(rows(page).size(), all ? 4 : 2, kLong);
            QTRY_COMPARE_WITH_TIMEOUT(rows(page).value(0), all ? u"0 | 750 | 25.0 %"_s : u"0 | 750 | 50.0 %"_s, kLong);
        }
    }

    void analysesWhatAViewShows()
    {
        const QString filter = u"value.event == 'view'"_s;
        MessagePage view(context(), u"clicks"_s);
        view.resize(1100, 700);
        view.restoreState({{u"read"_s, QJsonObject{{u"from"_s, 1}, {u"until_end"_s, true}}}});
        view.show();
        auto *list = view.findChild<MessageListView *>();
        QTRY_VERIFY_WITH_TIMEOUT(list->rowCount() >= 7, kLong);
        const qint64 all = list->rowCount();
        QAction *analyse = nullptr;
        for (QAction *action : view.actions())
            analyse = action->shortcut() == QKeySequence(u"Ctrl+Shift+A"_s) ? action : analyse;
        QVERIFY(analyse);
        analyse->trigger();
        QCOMPARE(m_window.set.size(), static_cast<quint64>(all));
        QVERIFY2(m_window.words.contains(u"of clicks that are held"_s), qPrintable(m_window.words));
        // Under its filter.
        const QJsonObject found{{u"text"_s, filter}, {u"expression"_s, true}, {u"only_matches"_s, true}};
        view.restoreState({{u"read"_s, QJsonObject{{u"from"_s, 1}, {u"until_end"_s, true}}}, {u"filter"_s, found}});
        QTRY_VERIFY_WITH_TIMEOUT(list->rowCount() >= 4 && list->rowCount() < all, kLong);
        QTRY_VERIFY_WITH_TIMEOUT(view.statusText().contains(u"at the end"_s), kLong);
        const qint64 matches = list->rowCount();
        analyse->trigger();
        QCOMPARE(m_window.set.size(), static_cast<quint64>(matches));
        QVERIFY2(m_window.words.contains(u"filter “%1”"_s.arg(filter)), qPrintable(m_window.words));
        const auto countOf = [this](const messages::HeldSet &set) {
            AnalyticsPage page(context(), set, m_window.words);
            page.restoreState(form(u"value.event"_s, u"count"_s));
            page.show();
            (void)QTest::qWaitFor([&] { return says(page, u"all of the set is counted"_s); }, kLong);
            const QString path = m_folder.filePath(u"held.csv"_s);
            page.exportTo(path);
            (void)QTest::qWaitFor([&] { return says(page, u"Written to "_s + path); }, kLong);
            QFile file(path);
            qint64 sum = 0;
            if (file.open(QIODevice::ReadOnly)) {
                for (const QByteArray &line : file.readAll().split('\n'))
                    sum += line.contains(",view,") ? line.split(',').value(4).toLongLong() : 0;
            }
            return sum;
        };
        QCOMPARE(countOf(m_window.set), matches);
        // The hits of a search.
        Q_EMIT view.findChild<FilterBar *>()->searchRequested();
        QTRY_VERIFY_WITH_TIMEOUT(list->rowCount() == matches && m_window.set.rows.endRow() > 0, kLong);
        analyse->trigger();
        QVERIFY2(m_window.words.contains(u"of a search in clicks"_s), qPrintable(m_window.words));
        QCOMPARE(m_window.set.size(), static_cast<quint64>(matches));
        QCOMPARE(countOf(m_window.set), matches);
    }

    void timeIsSaid()
    {
        QJsonObject asked = form(u"value.event"_s, u"count"_s);
        const auto page = openPage(asked);
        QVERIFY(says(*page, u"by timestamp"_s) && !says(*page, u"by arrival"_s));
        named<QComboBox>(*page, u"Time of a message"_s)->setCurrentIndex(1);
        page->start();
        QTRY_VERIFY_WITH_TIMEOUT(says(*page, u"by arrival"_s) && says(*page, u"at the end"_s), kLong);
        const QString path = m_folder.filePath(u"arrival.ndjson"_s);
        page->exportTo(path);
        QTRY_VERIFY_WITH_TIMEOUT(says(*page, u"Written to "_s + path), kLong);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readLine().endsWith("\"time\":\"arrival\"}\n"));
    }

    void viewsAreKeptByName()
    {
        {
            const auto page = openPage(form(u"value.event"_s, u"count,max:value.ms"_s));
            page->saveView(QString());
            QVERIFY(says(*page, u"Type a name"_s));
            page->saveView(u"by event"_s);
            named<QLineEdit>(*page, u"Group by"_s)->setText(u"partition"_s);
            page->saveView(u"by partition"_s);
            QCOMPARE(page->viewNames(), QStringList({u"by event"_s, u"by partition"_s}));
        }
        // The next start of the program.
        m_settings.reset(); // writes what it has not yet written
        m_settings = std::make_unique<session::SettingsStore>(m_folder.path());
        AnalyticsPage page(context(), {});
        page.resize(1100, 700);
        page.show();
        QCOMPARE(stateOf(page), StateFrame::State::Empty);
        QVERIFY(page.isLoaded());
        page.openView(u"by event"_s);
        QTRY_COMPARE_WITH_TIMEOUT(rows(page), QStringList({u"view | 2 | 66.7 % | 9"_s, u"<b>x</b> | 1 | 33.3 % | 2"_s}), kLong);
        page.deleteView(u"by event"_s);
        QCOMPARE(page.viewNames(), QStringList{u"by partition"_s});
        page.openView(u"by event"_s); // there is none any more
        QCOMPARE(named<QLineEdit>(page, u"Group by"_s)->text(), u"value.event"_s);
    }

    void liveGrowsAndStops()
    {
        auto page = std::make_unique<AnalyticsPage>(context(), u"clicks"_s);
        page->resize(1100, 700);
        page->restoreState(form(u"value.event"_s, u"count"_s, false));
        page->show();
        QTRY_COMPARE_WITH_TIMEOUT(rows(*page), QStringList({u"view | 2 | 66.7 %"_s, u"<b>x</b> | 1 | 33.3 %"_s}), kLong);
        produce(kStart + 60'004, R"({"event":"view"})");
        QTRY_COMPARE_WITH_TIMEOUT(rows(*page).value(0), u"view | 3 | 75.0 %"_s, kLong);
        page->stop();
        QTRY_VERIFY(says(*page, u"stopped"_s));
        QCOMPARE(rows(*page).value(0), u"view | 3 | 75.0 %"_s);
        QCOMPARE(stateOf(*page), StateFrame::State::Loaded);
    }

    // Who begins before the partitions are known must not take the first one's time for everybody's.
    void waitsForMetadata()
    {
        session::Session session(session::sandboxProfile(), QHash<QString, QString>(), m_journal);
        QVERIFY(!session.metadata());
        AnalyticsPage page({.session = &session, .settings = m_settings.get(), .navigator = &m_window}, u"user-events"_s);
        page.resize(1100, 700);
        page.show();
        QVERIFY(!page.isLoaded());
        QCOMPARE(stateOf(page), StateFrame::State::Loading);
        QTRY_COMPARE_WITH_TIMEOUT(stateOf(page), StateFrame::State::Loaded, kLong);
        QTRY_VERIFY_WITH_TIMEOUT(page.statusText().contains(u"late 0"_s) && !page.statusText().contains(u"counted 0"_s), kLong);
        QVERIFY2(!says(page, u"too late"_s), qPrintable(page.statusText()));
        page.restoreState({{u"form"_s, QJsonObject{{u"topics"_s, u"user-events"_s},
                                                   {u"read"_s, QJsonObject{{u"from"_s, 1}, {u"until_end"_s, true}}},
                                                   {u"group_by"_s, u"value.event"_s},
                                                   {u"aggregates"_s, u"count,distinct:value.user_id"_s}}}});
        page.start();
        QTRY_VERIFY_WITH_TIMEOUT(says(page, u"at the end"_s) && rows(page).size() > 2, kLong);
        QVERIFY(tests::savePicture(page, u"analytics-events"_s));
    }

    void nothingThereIsSaid()
    {
        const auto page = openPage(form(u"value.nothing"_s, u"count"_s));
        QCOMPARE(stateOf(*page), StateFrame::State::Empty);
        QVERIFY(says(*page, u"could not be evaluated"_s));

        AnalyticsPage unknown(context(), u"no-such-topic"_s);
        unknown.show();
        QTRY_COMPARE_WITH_TIMEOUT(stateOf(unknown), StateFrame::State::Failed, kLong);
        QVERIFY(says(unknown, u"does not exist"_s));
    }

    void lostBrokersAreTold()
    {
        auto cluster = std::make_unique<tests::FakeCluster>();
        tests::FakeCluster *brokers = cluster.get();
        brokers->hold = true;
        session::Profile profile;
        profile.id = u"nobody"_s;
        session::Session session(profile, std::move(cluster), m_journal);
        AnalyticsPage page({.session = &session, .settings = m_settings.get(), .navigator = &m_window}, u"clicks"_s);
        page.show();
        QCOMPARE(stateOf(page), StateFrame::State::Loading);
        brokers->setState(cluster::ConnectionState::Lost);
        QCOMPARE(stateOf(page), StateFrame::State::Disconnected);
        brokers->failWith = core::localError(core::ErrorKind::Transport, u"refused"_s);
        brokers->setState(cluster::ConnectionState::Failed);
        QCOMPARE(stateOf(page), StateFrame::State::Failed);
        QVERIFY(page.isLoaded());
    }
};

QTEST_MAIN(TestAnalytics)

#include "tst_analytics.moc"
