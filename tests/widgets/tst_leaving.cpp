// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The window, a connection or a page of it is closed while changes are on their way, or something runs.
#include "models/session/activity.h"
#include "models/session/journal.h"
#include "models/session/profile_store.h"
#include "models/session/secret_store.h"
#include "models/session/session.h"
#include "models/session/session_manager.h"
#include "models/session/settings.h"
#include "tests/session/fake_cluster.h"
#include "tests/widgets/pictures.h"
#include "widgets/common/theme.h"
#include "widgets/flows/flow_editor.h"
#include "widgets/flows/flow_page.h"
#include "widgets/produce/bulk_options_form.h"
#include "widgets/produce/bulk_run.h"
#include "widgets/produce/workbench_page.h"
#include "widgets/shell/header_bar.h"
#include "widgets/shell/leave_question.h"
#include "widgets/shell/main_window.h"
#include "widgets/shell/page_tabs.h"

#include <QFile>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace streamscope;
using namespace streamscope::widgets;

class TestLeaving : public QObject {
    Q_OBJECT

private:
    struct Program {
        Program()
        {
            window.show();
            session::Profile profile;
            profile.id = u"held"_s;
            profile.name = u"held"_s;
            session = sessions.open(profile);
            window.showSession(session);
        }
        std::unique_ptr<session::Session> make(const session::Profile &profile)
        {
            auto made = std::make_unique<tests::FakeCluster>();
            made->topics.insert(u"orders"_s, {{0, 0}});
            made->topics.insert(u"out"_s, {{0, 0}});
            cluster = made.get();
            return std::make_unique<session::Session>(profile, std::move(made), journal);
        }
        [[nodiscard]] core::FutureResult<cluster::Delivery> produce()
        {
            cluster::ProducerRecord record;
            record.topic = u"orders"_s;
            record.value = "1";
            return session->gate().produce(record, {});
        }
        /// A page on the connection; null: it did not come, or the topics are not known.
        template<typename T>
        [[nodiscard]] T *page(const QString &target)
        {
            if (!QTest::qWaitFor([this] { return session->metadata() != nullptr; }))
                return nullptr;
            window.open(target, session);
            return window.findChild<T *>();
        }
        /// A workbench that sends without end.
        [[nodiscard]] WorkbenchPage *sending()
        {
            cluster->bulk.state = cluster::BulkStatus::State::Running;
            cluster->bulk.sent = cluster->bulk.acknowledged = 5;
            auto *workbench = page<WorkbenchPage>(u"workbench:orders"_s);
            workbench->setAmount(WorkbenchPage::Amount::Stream, 0, 0);
            workbench->start();
            return workbench;
        }
        [[nodiscard]] FlowPage *flowing()
        {
            QFile file(folder.filePath(u"flow.yaml"_s));
            if (file.open(QIODevice::WriteOnly))
                file.write("version: 1\nname: copy\nfrom: orders\nrules:\n  - name: all\n    when: true\n    outputs:\n      - topic: out\notherwise: []\n");
            file.close();
            auto *flow = page<FlowPage>(u"flows:"_s + file.fileName());
            if (QTest::qWaitFor([flow] { return flow->editor()->isChecked(); }))
                flow->run();
            return QTest::qWaitFor([this] { return cluster->callCount(u"joinGroup"_s) > 0; }) ? flow : nullptr;
        }
        void leave(const QString &how)
        {
            if (how == "quit"_L1)
                QVERIFY(!window.close());
            else if (how == "disconnect"_L1)
                Q_EMIT window.findChild<HeaderBar *>()->disconnectRequested(session);
            else
                window.findChild<PageTabs *>()->closePage(window.findChild<PageTabs *>()->currentIndex());
        }
        // What was asked for by closing; the one before it goes later.
        [[nodiscard]] LeaveQuestion *question() const
        {
            for (LeaveQuestion *candidate : window.findChildren<LeaveQuestion *>()) {
                if (candidate->isVisible())
                    return candidate;
            }
            return nullptr;
        }
        void press(const QString &text) const
        {
            for (QPushButton *button : question()->findChildren<QPushButton *>()) {
                if (button->text().remove(u'&') == text) {
                    button->click();
                    return;
                }
            }
            QFAIL("no such button");
        }

        QTemporaryDir folder;
        ThemeController theme;
        session::SettingsStore settings{folder.path()};
        session::ActivityList activities;
        session::Journal journal{folder.filePath(u"journal.jsonl"_s)};
        session::SessionSecretStore secrets;
        session::ProfileStore profiles{folder.path(), secrets};
        tests::FakeCluster *cluster = nullptr;
        session::SessionManager sessions{journal, [this](const session::Profile &profile, const auto &, session::Journal &) { return make(profile); }};
        MainWindow window{ViewContext{.settings = &settings,
                                      .activities = &activities,
                                      .sessions = &sessions,
                                      .profiles = &profiles,
                                      .journal = &journal}};
        session::Session *session = nullptr;
    };

private Q_SLOTS:
    void nothingIsAskedWhenNothingIsOnItsWay()
    {
        Program program;
        QVERIFY(program.window.close());
        QVERIFY(!program.question());
    }

    void messagesOnTheirWayAreToldAndCanBeLeft()
    {
        Program program;
        program.cluster->hold = true;
        const auto first = program.produce();
        const auto second = program.produce();
        QVERIFY(!program.window.close());
        QVERIFY(program.question());
        QVERIFY2(program.question()->text().startsWith(u"2 message"_s), qPrintable(program.question()->text()));
        QVERIFY(program.question()->defaultButton()->text().contains(u"Wait"_s));
        QVERIFY(tests::savePicture(*program.question(), u"leave-question"_s));
        program.press(u"Wait"_s);
        QTRY_VERIFY(!program.question());
        QVERIFY(program.window.isVisible());
        QVERIFY(!program.window.close());
        program.press(u"Quit anyway"_s);
        QTRY_VERIFY(!program.window.isVisible());
    }

    void itGoesOnByItselfWhenAllIsAnswered()
    {
        Program program;
        program.cluster->hold = true;
        const auto sent = program.produce();
        QVERIFY(!program.window.close());
        program.cluster->release();
        QTRY_VERIFY(!program.window.isVisible());
        QVERIFY(sent.isFinished() && sent.result());
    }

    // Else nobody would see it.
    void aFailureKeepsTheWindow()
    {
        Program program;
        program.cluster->topicErrors.insert(u"orders"_s, core::localError(core::ErrorKind::TimedOut, u"nobody knows"_s));
        program.cluster->hold = true;
        const auto sent = program.produce();
        QVERIFY(!program.window.close());
        program.cluster->release();
        QTRY_VERIFY(!program.question());
        QVERIFY(sent.isFinished() && !sent.result());
        QVERIFY(program.window.isVisible());
        QVERIFY(program.window.close());
    }

    void disconnectingAsksAsWell()
    {
        Program program;
        program.cluster->hold = true;
        const auto created = program.session->gate().createTopics({{u"new"_s, 1, 1, {}}}, false);
        auto *header = program.window.findChild<HeaderBar *>();
        Q_EMIT header->disconnectRequested(program.session);
        QVERIFY(program.question());
        QVERIFY2(program.question()->text().startsWith(u"1 change"_s), qPrintable(program.question()->text()));
        QCOMPARE(program.sessions.sessions().size(), 1);
        program.press(u"Disconnect anyway"_s);
        QTRY_VERIFY(program.sessions.sessions().isEmpty());
        QVERIFY(program.window.isVisible());
        QTRY_VERIFY(created.isFinished());
        QVERIFY(!created.result());
        QCOMPARE(program.journal.entries().first().outcome, session::JournalEntry::Outcome::Unknown);
    }

    void aRunIsAskedAboutAndStopped_data()
    {
        QTest::addColumn<QString>("how");
        QTest::addColumn<QString>("button");
        QTest::newRow("tab") << u"tab"_s << u"Stop it and close the page"_s;
        QTest::newRow("disconnect") << u"disconnect"_s << u"Stop it and disconnect"_s;
        QTest::newRow("quit") << u"quit"_s << u"Stop it and quit"_s;
    }

    void aRunIsAskedAboutAndStopped()
    {
        QFETCH(const QString, how);
        QFETCH(const QString, button);
        Program program;
        QPointer<WorkbenchPage> page = program.sending();
        QVERIFY(page && page->run()->isRunning());
        program.leave(how);
        QVERIFY(program.question());
        QVERIFY2(program.question()->text().startsWith(u"Messages are sent to “orders”."_s), qPrintable(program.question()->text()));
        QVERIFY(tests::savePicture(*program.question(), u"leave-question-run"_s));
        program.press(u"Cancel"_s);
        QTRY_VERIFY(!program.question());
        QVERIFY(page && page->run()->isRunning());
        program.leave(how);
        program.press(button);
        if (how == "quit"_L1)
            QTRY_VERIFY(!program.window.isVisible());
        else
            QTRY_VERIFY(page.isNull());
        QVERIFY(page.isNull() || !page->run()->isRunning());
        QCOMPARE(program.journal.entries().first().outcome, session::JournalEntry::Outcome::Done);
    }

    // Nobody is there any more to commit it.
    void anOpenTransactionIsAborted()
    {
        Program program;
        program.cluster->bulk.transactionOpen = true;
        WorkbenchPage *page = program.sending();
        cluster::BulkOptions options;
        options.transactional = true;
        page->run()->stop();
        page->run()->abort();
        QTRY_VERIFY(!page->run()->isRunning());
        page->options()->setOptions(options);
        page->start();
        QVERIFY(page->run()->isRunning());
        program.leave(u"tab"_s);
        QVERIFY2(program.question()->text().contains(u"is aborted then"_s), qPrintable(program.question()->text()));
        const QPointer<WorkbenchPage> closing = page;
        program.press(u"Stop it and close the page"_s);
        QTRY_VERIFY(closing.isNull());
        QCOMPARE(program.journal.entries().first().to.toObject().value("aborts"_L1).toInt(), 1);
    }

    // What came of it is seen then.
    void theQuestionGoesWithWhatEnds()
    {
        Program program;
        WorkbenchPage *page = program.sending();
        program.leave(u"quit"_s);
        QVERIFY(program.question());
        page->run()->stop();
        QTRY_VERIFY(!program.question());
        QVERIFY(program.window.isVisible());
    }

    void oneQuestionNamesAll()
    {
        Program program;
        const FlowPage *flow = program.flowing();
        QVERIFY(flow && flow->isRunning());
        program.cluster->hold = true;
        const auto sent = program.produce();
        program.leave(u"quit"_s);
        const QString text = program.question()->text();
        QVERIFY2(text.contains(u"The flow copy is running."_s) && text.contains(u"1 message"_s), qPrintable(text));
        QVERIFY(tests::savePicture(*program.question(), u"leave-question-both"_s));
        program.press(u"Cancel"_s);
        QTRY_VERIFY(!program.question());
        QVERIFY(flow->isRunning() && program.window.isVisible() && !sent.isFinished());
        program.leave(u"quit"_s);
        program.press(u"Stop it and quit"_s);
        QTRY_VERIFY(!program.window.isVisible());
        QVERIFY(!flow->isRunning());
    }

    // What was sent while a flow ended was not asked about.
    void whatIsSentMeanwhileIsAskedAbout()
    {
        Program program;
        const FlowPage *flow = program.flowing();
        QVERIFY(flow);
        program.leave(u"quit"_s);
        program.cluster->hold = true;
        QVERIFY(!program.question()->text().contains(u"message"_s));
        program.press(u"Stop it and quit"_s);
        const auto sent = program.produce();
        QTRY_VERIFY(program.question() && program.question()->text().startsWith(u"1 message"_s));
        QVERIFY(program.window.isVisible());
        program.cluster->release();
        QTRY_VERIFY(!program.window.isVisible());
        QVERIFY(sent.result());
    }

    // A validation changes nothing.
    void lookingIsNoChange()
    {
        Program program;
        program.cluster->hold = true;
        const auto checked = program.session->gate().createTopics({{u"new"_s, 1, 1, {}}}, true);
        QVERIFY(program.window.close());
        QVERIFY(!checked.isFinished());
    }

    // Told to end by the system: nobody is there to answer.
    void aSignalDoesNotAsk()
    {
        Program program;
        program.cluster->hold = true;
        const auto sent = program.produce();
        program.window.stopWork([&program] { program.window.close(); });
        QVERIFY(!program.window.isVisible());
        QVERIFY(!sent.isFinished());
    }
};

QTEST_MAIN(TestLeaving)
#include "tst_leaving.moc"
