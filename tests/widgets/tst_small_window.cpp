// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What fits into a window of 1280 by 800 pixels, and what a narrower one leaves behind; on a cluster in memory.
#include "models/session/activity.h"
#include "models/session/journal.h"
#include "models/session/session.h"
#include "models/session/settings.h"
#include "tests/session/fake_cluster.h"
#include "tests/widgets/language.h"
#include "tests/widgets/view_checks.h"
#include "tests/widgets/window_harness.h"
#include "widgets/common/banner.h"
#include "widgets/common/data_table.h"
#include "widgets/common/page_header.h"
#include "widgets/common/sentences.h"
#include "widgets/groups/group_page.h"
#include "widgets/messages/message_page.h"
#include "widgets/produce/produce_page.h"
#include "widgets/shell/activity_pane.h"
#include "widgets/shell/journal_page.h"
#include "widgets/topics/delete_topics_dialog.h"
#include "widgets/topics/topic_page.h"
#include "widgets/topics/topics_page.h"

#include <QDockWidget>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QTemporaryDir>
#include <QTest>
#include <QWindow>

#include <algorithm>
#include <memory>
#include <utility>
#include <vector>

using namespace Qt::StringLiterals;
using namespace streamscope;
using namespace streamscope::widgets;

class TestSmallWindow : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    session::SettingsStore m_settings{m_folder.path()};
    session::Journal m_journal{m_folder.filePath(u"journal.jsonl"_s)};
    std::unique_ptr<session::Session> m_session;

private Q_SLOTS:
    void init()
    {
        auto cluster = std::make_unique<tests::FakeCluster>();
        for (int i = 0; i < 100; ++i) // enough for a vertical scroll bar
            cluster->topics.insert(u"topic-%1"_s.arg(i), {{0, 0}});
        cluster->topics.insert(u"__consumer_offsets"_s, {{0, 0}, {0, 0}, {0, 0}, {0, 0}});
        session::Profile profile;
        profile.id = u"x"_s;
        m_session = std::make_unique<session::Session>(profile, std::move(cluster), m_journal);
        m_session->refresh();
    }

    void allTopicColumnsAreInView()
    {
        TopicsPage page({.session = m_session.get(), .settings = &m_settings});
        page.resize(1005, 600); // what is left beside the tree
        page.show();
        QTRY_VERIFY(page.isLoaded());
        const auto *table = page.findChild<DataTable *>();
        QTRY_COMPARE(table->shownRows(), 100);
        QVERIFY2(table->horizontalHeader()->length() <= table->viewport()->width(),
                 qPrintable(u"%1 of %2 pixels"_s.arg(table->horizontalHeader()->length()).arg(table->viewport()->width())));
        QCOMPARE(tests::truncatedTexts(page), QStringList());
    }

    // Also how each change ended: the journal is read for that.
    void allJournalColumnsAreInView()
    {
        JournalPage page({.settings = &m_settings, .journal = &m_journal});
        page.resize(1005, 600);
        page.show();
        const auto *table = page.findChild<DataTable *>();
        QTRY_VERIFY(page.isLoaded());
        const int shown = page.width() - 40; // of the table, which is hidden while it is empty
        QVERIFY2(table->horizontalHeader()->sectionPosition(8) <= shown,
                 qPrintable(u"%1 of %2 pixels"_s.arg(table->horizontalHeader()->sectionPosition(8)).arg(shown)));
    }

    void longWordsOfTheJournalAreNotCut()
    {
        const tests::Language german(u"de"_s);
        JournalPage page({.settings = &m_settings, .journal = &m_journal});
        page.resize(1005, 600);
        page.show();
        const auto *header = page.findChild<DataTable *>()->horizontalHeader();
        QVERIFY(header->sectionSize(7) >= header->fontMetrics().horizontalAdvance(u"fehlgeschlagen"_s) + 8);
        const int error = page.width() - 40 - header->sectionPosition(8);
        QVERIFY2(error >= header->fontMetrics().horizontalAdvance(u"POLICY_VIO"_s), qPrintable(QString::number(error)));
    }

    // What the page says of its table is of what the table shows.
    void partitionsAreCountedAsShown()
    {
        TopicsPage page({.session = m_session.get(), .settings = &m_settings});
        page.show();
        QTRY_COMPARE(page.findChild<DataTable *>()->shownRows(), 100);
        const auto says = [&page](const QString &words) {
            const auto labels = page.findChildren<QLabel *>();
            return std::any_of(labels.begin(), labels.end(), [&words](const QLabel *label) { return label->text().contains(words); });
        };
        QVERIFY(says(u"100 partition"_s));
        session::Settings all = m_settings.settings();
        all.showInternalTopics = true;
        m_settings.setSettings(all);
        QTRY_VERIFY(says(u"104 partition"_s));
        all.showInternalTopics = false;
        m_settings.setSettings(all);
    }

    // Kafka allows names of 249 characters, and groups longer ones.
    void longNamesAskForNoRoom()
    {
        const ViewContext context{.session = m_session.get(), .settings = &m_settings};
        const QString name(249, u'w');
        std::vector<std::unique_ptr<QWidget>> views;
        views.push_back(std::make_unique<TopicPage>(context, name));
        views.push_back(std::make_unique<GroupPage>(context, name));
        views.push_back(std::make_unique<MessagePage>(context, name));
        auto produce = std::make_unique<ProducePage>(context);
        produce->setTopic(name);
        views.push_back(std::move(produce));
        views.push_back(std::make_unique<DeleteTopicsDialog>(context, QStringList{name}));
        for (const std::unique_ptr<QWidget> &view : views) {
            view->resize(1005, 640);
            view->show();
            QCoreApplication::processEvents();
            QVERIFY2(view->minimumSizeHint().width() <= 1005,
                     qPrintable(u"%1: %2"_s.arg(QLatin1StringView(view->metaObject()->className())).arg(view->minimumSizeHint().width())));
        }
        PageHeader header(name);
        header.resize(400, 40);
        header.show();
        const auto *label = header.findChild<QLabel *>();
        QCOMPARE(label->toolTip(), name);
        QVERIFY(label->text().contains(u'…') && label->text().size() < name.size());
        header.setName(u"\u05e7\u05d1\u05d5\u05e6\u05d4-1"_s); // from the right: ordered from the left all the same, as in lists
        QVERIFY2(!label->text().isRightToLeft(), label->text().toUtf8().toHex(' ').constData());
        QVERIFY(label->text().endsWith(u"\u05e7\u05d1\u05d5\u05e6\u05d4-1"_s));
        header.setName(u"short"_s);
        QCOMPARE(label->text(), u"short"_s);
        QCOMPARE(label->toolTip(), QString());
    }

    void anUnknownRateIsSaidToBeUnknown()
    {
        QTRY_VERIFY(m_session->metadata());
        TopicPage page({.session = m_session.get(), .settings = &m_settings}, u"topic-1"_s);
        page.show();
        const auto says = [&page](const QString &words) {
            const auto labels = page.findChildren<QLabel *>();
            return std::any_of(labels.begin(), labels.end(), [&words](const QLabel *label) { return label->text().contains(words); });
        };
        QVERIFY(!says(u"not known"_s));
        static_cast<tests::FakeCluster &>(m_session->connection()).setState(cluster::ConnectionState::Lost);
        QTRY_VERIFY(says(u"offsets/s not known"_s));
    }

    void theTreeIsAsWideAsItWas()
    {
        testing::WindowHarness harness;
        MainWindow &window = harness.window();
        auto *dock = window.findChild<QDockWidget *>(u"clusters"_s);
        QVERIFY(harness.page(u"connections"_s)); // which wants room
        window.resize(1400, 800);
        QTRY_VERIFY(window.width() == 1400 && dock->width() > 100);
        const auto throughANarrowWindow = [&] {
            const int before = dock->width();
            window.resize(window.minimumSizeHint().width(), 800);
            if (!QTest::qWaitFor([&] { return dock->width() < before; }))
                return -1;
            window.resize(1400, 800);
            (void)QTest::qWaitFor([&] { return dock->width() == before; });
            return dock->width() - before;
        };
        QCOMPARE(throughANarrowWindow(), 0);
        // Also when a person has drawn it.
        const int before = dock->width();
        const QPoint separator = dock->geometry().topRight() + QPoint(3, dock->height() / 2);
        QWindow *handle = window.windowHandle();
        QTest::mousePress(handle, Qt::LeftButton, {}, separator);
        QTest::mouseMove(handle, separator + QPoint(40, 0));
        QTest::mouseMove(handle, separator + QPoint(80, 0));
        QTRY_VERIFY(dock->width() > before);
        QTest::mouseRelease(handle, Qt::LeftButton, {}, separator + QPoint(80, 0));
        QCOMPARE(throughANarrowWindow(), 0);
        QVERIFY(dock->width() > before);
    }

    // "12.3k rows/s · 40 seconds left"
    void workTellsItsPace()
    {
        session::Activity activity;
        activity.progress = 0.25;
        activity.startedMs = 1'000'000;
        QCOMPARE(paceOf(activity, 1'001'000), QString()); // too early to judge
        QCOMPARE(paceOf(activity, 1'010'000), timeLeft(30'000));
        activity.rows = 123'000;
        QCOMPARE(paceOf(activity, 1'010'000), u"12.3\u202fk rows/s · "_s + timeLeft(30'000));
    }

    void producingLeavesRoomForBanners()
    {
        ProducePage page({.session = m_session.get(), .settings = &m_settings});
        page.show();
        page.findChild<Banner *>()->show(Banner::Kind::Warning, u"The memory for messages is full, so reading pauses. "_s.repeated(4));
        QVERIFY2(page.minimumSizeHint().height() <= 500, qPrintable(QString::number(page.minimumSizeHint().height())));
    }

    void sendingStaysInView()
    {
        ProducePage page({.session = m_session.get(), .settings = &m_settings});
        page.resize(1005, 640); // in a window of 1280 by 800
        page.show();
        QTRY_VERIFY(m_session->metadata());
        const auto *scroll = page.findChild<QScrollArea *>();
        const int before = scroll->widget()->height();
        page.setTopic(u"topic-1"_s); // more is said then
        for (int i = 0; i < 5; ++i) // layouts ask one another
            QCoreApplication::processEvents();
        QCOMPARE(scroll->widget()->height(), before);
        for (const QPushButton *button : page.findChildren<QPushButton *>()) {
            if (button->toolTip().contains(u"Ctrl+Enter"_s))
                QCOMPARE(button->visibleRegion().boundingRect().size(), button->size());
        }
    }
};

QTEST_MAIN(TestSmallWindow)
#include "tst_small_window.moc"
