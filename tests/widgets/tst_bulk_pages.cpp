// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the workbench, the load laboratory and producing from a file have in common, on a cluster in memory.
#include "models/session/journal.h"
#include "models/session/session.h"
#include "tests/session/fake_cluster.h"
#include "widgets/common/banner.h"
#include "widgets/flows/flow_editor.h"
#include "widgets/flows/flow_page.h"
#include "widgets/produce/bulk_options_form.h"
#include "widgets/produce/bulk_run.h"
#include "widgets/produce/confirm_produce_dialog.h"
#include "widgets/produce/file_format_form.h"
#include "widgets/produce/file_page.h"
#include "widgets/produce/load_page.h"
#include "widgets/produce/workbench_page.h"

#include <QAbstractButton>
#include <QAction>
#include <QFile>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <set>

using namespace Qt::StringLiterals;
using namespace streamscope;
using namespace streamscope::widgets;
using State = cluster::BulkStatus::State;

class TestBulkPages : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    std::unique_ptr<session::Journal> m_journal;
    std::unique_ptr<session::Session> m_session;
    tests::FakeCluster *m_cluster = nullptr;

    static QAction *action(const QWidget &page, const QString &text)
    {
        for (QAction *candidate : page.findChildren<QAction *>()) {
            if (QString(candidate->text()).remove(u'&') == text)
                return candidate;
        }
        return nullptr;
    }
    static bool says(const QWidget &page, const QString &words)
    {
        const auto labels = page.findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(), [&words](const QLabel *label) { return label->text().contains(words); });
    }
    ViewContext context() { return {.session = m_session.get()}; }
    std::unique_ptr<FilePage> filePage(const QByteArray &lines)
    {
        QFile file(m_folder.filePath(u"messages.ndjson"_s));
        if (file.open(QIODevice::WriteOnly))
            file.write(lines);
        auto page = std::make_unique<FilePage>(context());
        page->setTopic(u"orders"_s);
        page->options()->setOptions({});
        page->file()->setPath(file.fileName());
        return page;
    }
    static cluster::BulkOptions toPartition(qint32 partition)
    {
        cluster::BulkOptions options;
        options.partitioner = cluster::Partitioner::Chosen;
        options.partition = partition;
        return options;
    }
    // Another partition than was chosen would be worse than none.
    template<typename Page>
    static void refusesOtherPartitions(const Page &page)
    {
        page.options()->setOptions(toPartition(2));
        QCOMPARE(page.options()->options().partition, 2);
        QVERIFY(says(page, u"The topic has no such partition."_s));
        QVERIFY(!action(page, u"Start"_s)->isEnabled());
        page.options()->setOptions(toPartition(1));
        QVERIFY(!says(page, u"The topic has no such partition."_s));
        QVERIFY2(action(page, u"Start"_s)->isEnabled(), qPrintable(action(page, u"Start"_s)->toolTip()));
    }

    void connectTo(session::Environment environment)
    {
        m_journal = std::make_unique<session::Journal>(m_folder.filePath(u"journal.jsonl"_s));
        auto cluster = std::make_unique<tests::FakeCluster>();
        m_cluster = cluster.get();
        m_cluster->topics.insert(u"orders"_s, {{0, 0}, {0, 0}});
        m_cluster->topics.insert(u"out"_s, {{0, 0}});
        m_cluster->bulk.state = State::Running;
        session::Profile profile;
        profile.id = u"fake"_s;
        profile.environment = environment;
        m_session = std::make_unique<session::Session>(profile, std::move(cluster), *m_journal);
        QTRY_VERIFY(m_session->metadata());
    }

    // The fields of the rows begin in one line.
    static void hasOneEdge(QWidget &page)
    {
        page.resize(1100, 720);
        page.show();
        std::set<int> edges;
        for (const QLabel *label : page.findChildren<QLabel *>()) {
            const auto *row = qobject_cast<QHBoxLayout *>(label->parentWidget()->layout());
            if (row && row->indexOf(label) == 0 && label->buddy() && label->isVisible())
                edges.insert(label->buddy()->mapTo(&page, QPoint()).x());
        }
        QCOMPARE(edges.size(), std::size_t(1));
    }

private Q_SLOTS:
    void init() { connectTo(session::Environment::Development); }
    void cleanup() { m_session.reset(); }

    // The window has asked: that is what the gate wants to know.
    void aFlowOnProductionRunsWhenItIsAgreedTo()
    {
        m_session.reset();
        connectTo(session::Environment::Production);
        QFile file(m_folder.filePath(u"flow.yaml"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("version: 1\nname: copy\nfrom: orders\notherwise: [{topic: out}]\n");
        file.close();
        FlowPage page(context(), file.fileName());
        page.show();
        QTRY_VERIFY(page.editor()->isChecked());
        page.run();
        auto *box = page.findChild<QMessageBox *>();
        QVERIFY(box);
        QCOMPARE(m_cluster->callCount(u"joinGroup"_s), 0);
        const auto buttons = box->buttons();
        const auto yes = std::find_if(buttons.begin(), buttons.end(),
                                      [box](QAbstractButton *button) { return box->buttonRole(button) == QMessageBox::AcceptRole; });
        QVERIFY(yes != buttons.end());
        (*yes)->click();
        QTRY_COMPARE(m_cluster->callCount(u"joinGroup"_s), 1);
        QCOMPARE(m_journal->entries()[0].outcome, session::JournalEntry::Outcome::Pending);
    }

    void aLoadOnProductionWaitsForTheName()
    {
        m_session.reset();
        connectTo(session::Environment::Production);
        LoadPage page(context(), u"orders"_s);
        page.start();
        QVERIFY(!page.run()->isRunning());
        QCOMPARE(m_cluster->callCount(u"openBulk"_s), 0);
        auto *dialog = page.findChild<ConfirmProduceDialog *>();
        QVERIFY(dialog && !dialog->sendButton()->isEnabled());
        dialog->findChild<QLineEdit *>()->setText(u"orders"_s);
        dialog->sendButton()->click();
        QVERIFY(page.run()->isRunning());
        QCOMPARE(m_cluster->callCount(u"openBulk"_s), 1);
        page.stopWork();
        QTRY_VERIFY(!page.run()->isRunning());
    }

    void thePartitionMustBeThere()
    {
        refusesOtherPartitions(WorkbenchPage(context(), u"orders"_s));
        refusesOtherPartitions(LoadPage(context(), u"orders"_s));
        refusesOtherPartitions(*filePage("{\"value\":\"a\"}\n"));
    }

    void rowsAreAligned()
    {
        WorkbenchPage workbench(context(), u"orders"_s);
        hasOneEdge(workbench);
        LoadPage load(context(), u"orders"_s);
        hasOneEdge(load);
    }

    // The topics may come to be known after what was open is restored.
    void aPartitionIsRestored()
    {
        WorkbenchPage before(context(), u"orders"_s);
        before.options()->setOptions(toPartition(1));
        WorkbenchPage after(context(), {});
        after.restoreState(before.saveState());
        QCOMPARE(after.options()->options().partition, 1);
    }

    void aFailedStartLeavesNothing()
    {
        LoadPage page(context(), u"orders"_s);
        m_cluster->failWith = core::localError(core::ErrorKind::Transport, u"no way"_s);
        page.start();
        QVERIFY(!page.run()->isRunning());
        QVERIFY(!page.findChild<Banner *>()->text().isEmpty());
        QCOMPARE(page.report().startedMs, 0);
        m_cluster->failWith.reset();
        page.start();
        QVERIFY(page.run()->isRunning());
        QVERIFY(page.findChild<Banner *>()->text().isEmpty());
        QCOMPARE(page.report().topic, u"orders"_s);
        page.stopWork();
        QTRY_VERIFY(!page.run()->isRunning());
    }

    void eachTellsWhatEndsWithIt()
    {
        WorkbenchPage workbench(context(), u"orders"_s);
        LoadPage load(context(), u"orders"_s);
        QCOMPARE(workbench.runningWork(), QString());
        workbench.start();
        load.start();
        QVERIFY2(workbench.runningWork().contains(u"two seconds to be answered"_s), qPrintable(workbench.runningWork()));
        QVERIFY2(load.runningWork().contains(u"“orders”"_s), qPrintable(load.runningWork()));
        for (Page *page : std::initializer_list<Page *>{&workbench, &load}) {
            QSignalSpy stopped(page, &Page::workStopped);
            page->stopWork();
            QTRY_COMPARE(stopped.size(), 1);
            QCOMPARE(page->runningWork(), QString());
        }
    }

    void aFileIsAskedAboutBeforeAndWhileItIsSent()
    {
        const auto page = filePage("{\"value\":\"a\"}\n{\"value\":\"b\"}\n");
        page->look();
        QCOMPARE(page->runningWork(), QString()); // looking alone
        QTRY_VERIFY(!page->isBusy());
        page->start();
        QVERIFY2(page->runningWork().contains(u"Nothing of it has been sent"_s), qPrintable(page->runningWork()));
        QSignalSpy stopped(page.get(), &Page::workStopped);
        page->stopWork();
        QTRY_COMPARE(stopped.size(), 1);
        QCOMPARE(m_cluster->callCount(u"openBulk"_s), 0);
        page->start();
        QTRY_VERIFY(page->run()->isRunning());
        QVERIFY2(page->runningWork().contains(u"two seconds to be answered"_s), qPrintable(page->runningWork()));
        page->stopWork();
        QTRY_COMPARE(page->runningWork(), QString());
        QVERIFY(!page->isBusy());
    }
};

QTEST_MAIN(TestBulkPages)
#include "tst_bulk_pages.moc"
