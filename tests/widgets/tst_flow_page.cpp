// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The page of flows in the real window, on the sandbox: what is opened, checked, saved, tried, run, and what ends it.
#include "models/core/when_finished.h"
#include "tests/widgets/window_harness.h"
#include "widgets/common/data_table.h"
#include "widgets/common/state_frame.h"
#include "widgets/flows/dry_run_view.h"
#include "widgets/flows/flow_editor.h"
#include "widgets/flows/flow_page.h"
#include "widgets/messages/message_page.h"
#include "widgets/shell/page_tabs.h"

#include <QDir>
#include <QFileInfo>
#include <QListWidget>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QTabWidget>

using namespace Qt::StringLiterals;
using namespace streamscope;
using namespace streamscope::widgets;
using testing::WindowHarness;

namespace {

constexpr int kLong = 40'000;

QByteArray flowText(const QByteArray &topic, const QByteArray &name)
{
    return "version: 1\nname: " + name + "\nfrom: " + topic +
           "\nrules:\n  - name: large\n    when: value.total > 100\n    outputs:\n      - topic: out\n        value: {sum: \"${value.total}\"}\n"
           "otherwise: []\n";
}

} // namespace

class TestFlowPage : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<WindowHarness> m_harness;
    QTemporaryDir m_folder;
    int m_names = 0;

    session::Session *session() { return m_harness->session(); }

    QString fileOf(const QByteArray &text)
    {
        QFile file(m_folder.filePath(u"flow-%1.yaml"_s.arg(++m_names)));
        if (file.open(QIODevice::WriteOnly))
            file.write(text);
        return file.fileName();
    }
    static QByteArray contents(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    FlowPage *open(const QString &path)
    {
        auto *page = qobject_cast<FlowPage *>(m_harness->page(u"flows:"_s + path));
        (void)QTest::qWaitFor([page] { return page && page->editor()->isChecked(); }, kLong);
        return page;
    }

    static QStringList rows(const QWidget *page, const QString &name)
    {
        auto *table = WindowHarness::named<DataTable>(page, name);
        QStringList list;
        for (int row = 0; row < table->model()->rowCount(); ++row) {
            QStringList cells;
            for (int column = 0; column < table->model()->columnCount(); ++column) {
                if (!table->isColumnHidden(column))
                    cells.append(table->shownText(table->model()->index(row, column)));
            }
            list.append(cells.join(u" | "_s));
        }
        return list;
    }

    static void type(FlowPage *page, const QString &text)
    {
        WindowHarness::named<QPlainTextEdit>(page, u"Text of the flow"_s)->setPlainText(text);
    }

    void createTopics(const QStringList &names)
    {
        QList<cluster::NewTopic> topics;
        for (const QString &name : names)
            topics.append({name, 1, 1, {}});
        const auto made = session()->gate().createTopics(topics, false);
        QTRY_VERIFY_WITH_TIMEOUT(made.isFinished(), kLong);
        QTRY_VERIFY_WITH_TIMEOUT(session()->metadata()->topic(names.last()), kLong);
    }

    void produce(const QString &topic, const QByteArray &value)
    {
        const auto sent = session()->gate().produce({.topic = topic, .partition = 0, .key = {}, .value = value, .headers = {}, .timestampMs = {}}, {});
        QTRY_VERIFY_WITH_TIMEOUT(sent.isFinished(), kLong);
        QVERIFY2(sent.result(), sent.result() ? "" : qPrintable(sent.result().error().message));
    }

    QMessageBox *question()
    {
        for (QMessageBox *box : m_harness->window().findChildren<QMessageBox *>()) {
            if (box->isVisible())
                return box;
        }
        return nullptr;
    }

    void answer(const QString &text)
    {
        QTRY_VERIFY(question());
        QPushButton *button = WindowHarness::button(question(), text);
        QVERIFY2(button, qPrintable(question()->text()));
        button->click();
    }

    qsizetype members(const QString &group)
    {
        const auto asked = session()->reader().describeGroups({group});
        (void)QTest::qWaitFor([&asked] { return asked.isFinished(); }, kLong);
        const auto result = asked.result();
        return result && !result->isEmpty() ? result->first().members.size() : -1;
    }

private Q_SLOTS:
    void init()
    {
        m_harness = std::make_unique<WindowHarness>();
        m_harness->window().connectTo(session::sandboxProfile());
        QTRY_VERIFY_WITH_TIMEOUT(m_harness->isConnected(), kLong);
    }
    void cleanup() { m_harness.reset(); }

    void offersTheExample()
    {
        auto *page = qobject_cast<FlowPage *>(m_harness->page(u"flows"_s));
        QVERIFY(page);
        QCOMPARE(page->findChild<StateFrame *>()->state(), StateFrame::State::Empty);
        QVERIFY(page->isLoaded());
        WindowHarness::button(page, u"Open the example"_s)->click();
        QCOMPARE(page->target(), u"flows:"_s + FlowPage::kExample);
        QTRY_VERIFY_WITH_TIMEOUT(page->isLoaded(), kLong);
        QCOMPARE(rows(page, u"Rules of the flow"_s).size(), 3);
        QVERIFY2(rows(page, u"Rules of the flow"_s).first().startsWith(u"1 | accepted | 0 | payments, notifications | type(value) == map &&"_s),
                 qPrintable(rows(page, u"Rules of the flow"_s).first()));
        QVERIFY2(m_harness->says(u"not transactional here"_s, page), m_harness->words(page));
        QVERIFY(m_harness->says(u"orders – from the earliest offset"_s, page));
        QVERIFY(m_harness->says(u"Not running"_s, page));
        // It runs: the sandbox's own order processor is the other member of the group.
        page->run();
        QTRY_VERIFY_WITH_TIMEOUT(page->statusText().contains(u"lag"_s) && !page->statusText().contains(u"consumed 0"_s), kLong);
        QTRY_VERIFY_WITH_TIMEOUT(m_harness->says(u"order-processor · 2 member"_s, page), kLong);
        page->stop();
        QTRY_VERIFY_WITH_TIMEOUT(!page->isRunning(), kLong);
    }

    void faultsStandByLine()
    {
        FlowPage *page = open(fileOf(flowText("a", "f")));
        auto *list = WindowHarness::named<QListWidget>(page, u"Faults of the flow"_s);
        QAction *run = m_harness->action(u"Run"_s, page);
        QVERIFY(run->isEnabled());
        QVERIFY(!list->isVisible());
        type(page, u"version: 1\nname: f\nfrom: a\nrules:\n  - when: 1 +\n    outputs: []\n    x: 1\n"_s);
        QVERIFY(!run->isEnabled());
        QTRY_COMPARE(list->count(), 2);
        QCOMPARE(list->item(0)->text(), u"Line 5, column 14: The expression ends too early: a value is wanted."_s);
        QCOMPARE(run->toolTip(), u"The text has faults."_s);
        page->run();
        QVERIFY(!page->isRunning());
        Q_EMIT list->itemActivated(list->item(1));
        auto *text = WindowHarness::named<QPlainTextEdit>(page, u"Text of the flow"_s);
        QCOMPARE(text->textCursor().blockNumber(), 6);
        QCOMPARE(text->textCursor().positionInBlock(), 4);
        type(page, QString::fromUtf8(flowText("a", "f")));
        QTRY_VERIFY(run->isEnabled());
        QVERIFY(!list->isVisible());
        QVERIFY2(m_harness->says(u"Not on this cluster: a, out."_s, page), m_harness->words(page));
    }

    void savesAndAsksBeforeOverwriting()
    {
        const QString path = fileOf(flowText("a", "f"));
        FlowPage *page = open(path);
        QVERIFY(!page->isModified());
        const QByteArray changed = flowText("a", "changed");
        type(page, QString::fromUtf8(changed));
        QVERIFY(page->isModified());
        QVERIFY(page->title().startsWith(u'*'));
        page->save();
        QCOMPARE(contents(path), changed);
        QVERIFY(!page->isModified());
        // Another program writes to it.
        QFile other(path);
        QVERIFY(other.open(QIODevice::WriteOnly));
        other.write("version: 1\n");
        other.close();
        type(page, QString::fromUtf8(flowText("a", "mine")));
        page->save();
        answer(u"Cancel"_s);
        QCOMPARE(contents(path), "version: 1\n");
        QVERIFY(page->isModified());
        page->save();
        answer(u"Overwrite it"_s);
        QTRY_COMPARE(contents(path), flowText("a", "mine"));
        QVERIFY(other.open(QIODevice::WriteOnly));
        other.write("version: 1\nname: theirs\n");
        other.close();
        type(page, QString::fromUtf8(flowText("a", "again")));
        page->save();
        answer(u"Read it again"_s);
        QTRY_COMPARE(page->editor()->text(), u"version: 1\nname: theirs\n"_s);
        QVERIFY(!page->isModified());
        const QString elsewhere = m_folder.filePath(u"else.yaml"_s);
        page->saveAs(elsewhere);
        QCOMPARE(page->target(), u"flows:"_s + elsewhere);
        QCOMPARE(contents(elsewhere), "version: 1\nname: theirs\n");
        page->saveAs(m_folder.filePath(u"none/f.yaml"_s));
        QVERIFY(m_harness->says(u"cannot be written"_s, page));
    }

    // What was typed and not saved is there again; what was open is, too.
    void nothingTypedIsLost()
    {
        const QString path = fileOf(flowText("a", "f"));
        type(open(path), u"version: 1\n# half a thought\n"_s);
        m_harness->window().close();
        session::Session *before = session();
        m_harness->action(u"Disconnect"_s)->trigger();
        QTRY_VERIFY(session() != before);
        m_harness->window().show();
        QVERIFY(m_harness->reopen(session::sandboxProfile()));
        QTRY_COMPARE(m_harness->window().findChildren<FlowPage *>().size(), 1);
        const auto pages = m_harness->window().findChildren<FlowPage *>();
        QCOMPARE(pages.first()->target(), u"flows:"_s + path);
        QCOMPARE(pages.first()->editor()->text(), u"version: 1\n# half a thought\n"_s);
        QVERIFY(m_harness->says(u"not saved last time"_s, pages.first()));
        QCOMPARE(contents(path), flowText("a", "f"));
        FlowPage *none = open(m_folder.filePath(u"no-such-file.yaml"_s));
        QVERIFY(none && none->isLoaded());
        QVERIFY(m_harness->says(u"cannot be read"_s, none));
    }

    void aFileHasOnePage()
    {
        const QString path = fileOf(flowText("a", "f"));
        const QString link = m_folder.filePath(u"link.yaml"_s);
        QVERIFY(QFile::link(path, link));
        FlowPage *page = open(path);
        const int tabs = m_harness->window().findChild<PageTabs *>()->count();
        for (const QString &other : {QDir::current().relativeFilePath(path), link, m_folder.path() + u"/./"_s + QFileInfo(path).fileName()})
            m_harness->window().open(u"flows:"_s + other);
        QCOMPARE(m_harness->window().findChild<PageTabs *>()->count(), tabs);
        QCOMPARE(m_harness->window().findChild<PageTabs *>()->currentPage(), page);
        QVERIFY(QFile::remove(link));
    }

    // However many files it is; what there is no room for is told.
    void draftsAreKeptByTheirSize()
    {
        const QString key = u"flows/"_s + session()->profile().id;
        QJsonObject drafts;
        for (int i = 0; i < 100; ++i)
            drafts.insert(u"/none/%1.yaml"_s.arg(i), u"version: 1\n"_s);
        m_harness->settings().setState(key, {{u"drafts"_s, drafts}});
        const auto kept = [this, key](const FlowPage *page) {
            return m_harness->settings().state(key).value("drafts"_L1).toObject().value(page->target().section(u':', 1)).toString();
        };
        FlowPage *page = open(fileOf(flowText("a", "f")));
        type(page, u"version: 1\n# one more\n"_s);
        QTRY_COMPARE(kept(page), u"version: 1\n# one more\n"_s);
        QVERIFY(!m_harness->says(u"unless it is saved"_s, page));
        drafts.insert(u"/none/large.yaml"_s, QString(4 << 20, u'#'));
        m_harness->settings().setState(key, {{u"drafts"_s, drafts}});
        type(page, u"version: 1\n# too much\n"_s);
        QTRY_VERIFY(m_harness->says(u"unless it is saved"_s, page));
        QCOMPARE(kept(page), QString());
        page->save();
        QVERIFY(!m_harness->says(u"unless it is saved"_s, page));
    }

    void triesTheLastMessages()
    {
        createTopics({u"tried"_s, u"out"_s});
        produce(u"tried"_s, R"({"total":1})");
        produce(u"tried"_s, R"({"total":500})");
        produce(u"tried"_s, R"({"total":7})");
        produce(u"tried"_s, R"({"no":1})");
        FlowPage *page = open(fileOf(flowText("tried", "tries")));
        page->findChild<DryRunView *>()->setCount(3);
        page->dryRun();
        const QStringList expected = {u"1 | tried | 0 | 1 | large | out | –"_s, u"2 | tried | 0 | 2 | otherwise | – | –"_s};
        QTRY_COMPARE_WITH_TIMEOUT(rows(page, u"Messages of the dry run"_s).size(), 3, kLong);
        QCOMPARE(rows(page, u"Messages of the dry run"_s).first(2), expected);
        QVERIFY2(rows(page, u"Messages of the dry run"_s).last().startsWith(u"3 | tried | 0 | 3 | – | – | the condition of “large”"_s),
                 qPrintable(rows(page, u"Messages of the dry run"_s).last()));
        QVERIFY2(m_harness->says(u"nothing was written: large 1 · otherwise 1 · failed 1"_s, page), m_harness->words(page));
        auto *preview = WindowHarness::named<QPlainTextEdit>(page, u"What the message would become"_s);
        QVERIFY2(preview->toPlainText().contains(u"→ out"_s) && preview->toPlainText().contains(u"value: {\"sum\":500}"_s),
                 qPrintable(preview->toPlainText()));
        QVERIFY(members(u"tries"_s) <= 0);
        // The message is where it came from.
        auto *table = WindowHarness::named<DataTable>(page, u"Messages of the dry run"_s);
        table->setCurrentIndex(table->model()->index(2, 0));
        QTest::keyClick(table, Qt::Key_Return);
        auto *messages = m_harness->window().findChild<MessagePage *>();
        QVERIFY(messages);
        QTRY_VERIFY_WITH_TIMEOUT(messages->isLoaded(), kLong);
        QTRY_COMPARE_WITH_TIMEOUT(m_harness->copiedRows(messages).size(), 1, kLong);
        QCOMPARE(m_harness->copiedRows(messages).first().value("offset"_L1).toInt(), 3);
    }

    void runsPausesAndStops()
    {
        createTopics({u"run"_s, u"out"_s});
        FlowPage *page = open(fileOf(flowText("run", "runs")));
        page->run();
        QTRY_VERIFY_WITH_TIMEOUT(m_harness->says(u"Running with 1 partition"_s, page), kLong);
        QVERIFY(!m_harness->action(u"Run"_s, page)->isEnabled());
        for (const char *value : {R"({"total":500})", R"({"total":5})", R"({"total":600})", R"({})"})
            produce(u"run"_s, value);
        QTRY_COMPARE_WITH_TIMEOUT(rows(page, u"Rules of the flow"_s),
                                  QStringList({u"1 | large | 2 | out | value.total > 100"_s, u"2 | otherwise | 1 | – | –"_s,
                                               u"3 | failed | 1 | – | –"_s}),
                                  kLong);
        const QStringList failures = rows(page, u"Last failures"_s);
        QCOMPARE(failures.size(), 1);
        QVERIFY2(failures.first().startsWith(u"1 | run | 0 | 3 | the condition of “large”"_s), qPrintable(failures.first()));
        QTRY_VERIFY_WITH_TIMEOUT(m_harness->says(u"runs · 1 member"_s, page), kLong);
        QTRY_VERIFY_WITH_TIMEOUT(page->statusText().contains(u"lag 0 offset"_s), kLong);
        QVERIFY2(page->statusText().startsWith(u"consumed 4"_s) && page->statusText().contains(u"produced 2"_s), qPrintable(page->statusText()));

        page->pauseOrResume();
        QTRY_VERIFY_WITH_TIMEOUT(m_harness->says(u"Paused, still a member"_s, page), kLong);
        produce(u"run"_s, R"({"total":700})");
        QTRY_VERIFY_WITH_TIMEOUT(page->statusText().contains(u"lag 1 offset"_s), kLong);
        QVERIFY(page->statusText().startsWith(u"consumed 4"_s));
        page->pauseOrResume();
        QTRY_VERIFY_WITH_TIMEOUT(page->statusText().startsWith(u"consumed 5"_s), kLong);

        // What is typed now counts from the next start.
        type(page, QString::fromUtf8(flowText("run", "runs")) + u"# more\n"_s);
        QTRY_VERIFY(m_harness->says(u"counts from the next start"_s, page));
        page->stop();
        QTRY_VERIFY_WITH_TIMEOUT(!page->isRunning(), kLong);
        QVERIFY(m_harness->says(u"Stopped"_s, page));
        QTRY_COMPARE_WITH_TIMEOUT(members(u"runs"_s), 0, kLong);
        const QByteArray journal = contents(m_harness->folder() + u"/journal.jsonl"_s);
        QVERIFY2(journal.contains("\"run-flow\"") && journal.contains("\"commits\""), journal.constData());
    }

    void aRangeEndsByItself()
    {
        createTopics({u"part"_s, u"out"_s});
        for (int i = 0; i < 6; ++i)
            produce(u"part"_s, R"({"total":500})");
        FlowPage *page = open(fileOf(flowText("part", "part") + "range: {begin: 'offset:1', end: 'offset:4'}\nrate: 500\n"));
        QVERIFY2(m_harness->says(u"part – from offset 1 to offset 4, then it ends · at most 500/s"_s, page), m_harness->words(page));
        page->run();
        QTRY_VERIFY_WITH_TIMEOUT(m_harness->says(u"Done: the range is consumed"_s, page), kLong);
        QVERIFY(!page->isRunning());
        QCOMPARE(rows(page, u"Rules of the flow"_s).first(), u"1 | large | 3 | out | value.total > 100"_s);
    }

    void whatRunsEndsInOrder_data()
    {
        QTest::addColumn<QString>("how");
        QTest::addColumn<QString>("button");
        QTest::newRow("tab") << u"tab"_s << u"Stop it and close the page"_s;
        QTest::newRow("disconnect") << u"disconnect"_s << u"Stop it and disconnect"_s;
        QTest::newRow("quit") << u"quit"_s << u"Stop it and quit"_s;
    }

    void whatRunsEndsInOrder()
    {
        QFETCH(const QString, how);
        QFETCH(const QString, button);
        createTopics({u"ends"_s, u"out"_s});
        QPointer<FlowPage> page = open(fileOf(flowText("ends", "ends")));
        page->run();
        QTRY_VERIFY_WITH_TIMEOUT(m_harness->says(u"Running with 1 partition"_s, page), kLong);
        const auto end = [&] {
            if (how == "quit"_L1)
                m_harness->window().close();
            else
                m_harness->action(how == "tab"_L1 ? u"Close page"_s : u"Disconnect"_s)->trigger();
        };
        end();
        QTRY_VERIFY(question());
        QVERIFY(question()->text().contains(u"The flow ends is running."_s));
        answer(u"Cancel"_s);
        QTRY_VERIFY(!question());
        QVERIFY(page && page->isRunning());
        end();
        answer(button);
        if (how == "quit"_L1)
            QTRY_VERIFY_WITH_TIMEOUT(!m_harness->window().isVisible(), kLong);
        else
            QTRY_VERIFY_WITH_TIMEOUT(page.isNull(), kLong);
        QVERIFY(page.isNull() || !page->isRunning());
        if (how == "tab"_L1)
            QTRY_COMPARE_WITH_TIMEOUT(members(u"ends"_s), 0, kLong);
        const QByteArray journal = contents(m_harness->folder() + u"/journal.jsonl"_s);
        QVERIFY2(journal.count("\"run-flow\"") >= 1 && journal.contains("\"commits\""), journal.constData());
    }
};

QTEST_MAIN(TestFlowPage)
#include "tst_flow_page.moc"
