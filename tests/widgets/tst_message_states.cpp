// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The page of messages where its topic goes and comes back; on a cluster in memory.
#include "models/session/journal.h"
#include "models/session/session.h"
#include "models/session/settings.h"
#include "tests/session/fake_cluster.h"
#include "widgets/common/banner.h"
#include "widgets/common/state_frame.h"
#include "widgets/messages/message_list_view.h"
#include "widgets/messages/message_page.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace streamscope;
using namespace streamscope::widgets;

class TestMessageStates : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    session::SettingsStore m_settings{m_folder.path()};
    session::Journal m_journal{m_folder.filePath(u"journal.jsonl"_s)};
    tests::FakeCluster *m_cluster = nullptr;
    std::unique_ptr<session::Session> m_session;
    std::unique_ptr<MessagePage> m_page;

    [[nodiscard]] int rows() const { return static_cast<int>(m_page->findChild<MessageListView *>()->rowCount()); }
    [[nodiscard]] StateFrame::State state() const { return m_page->findChild<StateFrame *>()->state(); }
    [[nodiscard]] Banner *notice() const
    {
        for (Banner *banner : m_page->findChildren<Banner *>()) {
            if (banner->text().contains(u"made anew"_s))
                return banner;
        }
        return nullptr;
    }
    // The topic is deleted: its tail says so, and the page asks what there is.
    void vanish()
    {
        m_cluster->topics.clear();
        m_cluster->tail->state = cluster::TailStatus::State::Failed;
        m_cluster->tail->error = core::localError(core::ErrorKind::UnknownObject, u"topic"_s);
        m_cluster->tail->tell();
        QTRY_VERIFY(state() == StateFrame::State::Failed);
        QTRY_VERIFY(!m_session->metadata()->topic(u"orders"_s));
    }

private Q_SLOTS:
    void init()
    {
        auto cluster = std::make_unique<tests::FakeCluster>();
        m_cluster = cluster.get();
        m_cluster->opensTails = true;
        m_cluster->topics = {{u"orders"_s, {{0, 0}, {0, 0}}}};
        session::Profile profile;
        profile.id = u"x"_s;
        m_session = std::make_unique<session::Session>(profile, std::move(cluster), m_journal);
        m_session->refresh();
        QTRY_VERIFY(m_session->metadata());
        m_page = std::make_unique<MessagePage>(ViewContext{.session = m_session.get(), .settings = &m_settings}, u"orders"_s);
        m_page->resize(900, 500);
        m_page->show();
        QTRY_VERIFY(m_cluster->tail);
    }
    void cleanup()
    {
        m_page.reset();
        m_session.reset();
    }

    void aTopicMadeAnewIsReadWhereNothingIsHeld()
    {
        vanish();
        m_cluster->topics = {{u"orders"_s, {{0, 0}}}};
        m_session->refresh();
        QTRY_COMPARE(m_cluster->callCount(u"openTail"_s), 2);
        m_cluster->tail->give(0, 0, 10, 2);
        QTRY_COMPARE(rows(), 2);
        QVERIFY(state() == StateFrame::State::Loaded);
    }

    void rowsOfTheOldOneStayUntilAsked()
    {
        m_cluster->tail->give(0, 0, 10, 3);
        QTRY_COMPARE(rows(), 3);
        vanish();
        QVERIFY(!notice());
        m_cluster->topics = {{u"orders"_s, {{0, 0}}}};
        m_session->refresh();
        QTRY_VERIFY(notice());
        QVERIFY(state() == StateFrame::State::Loaded); // not "It does not exist" any more
        QCOMPARE(rows(), 3);
        Q_EMIT notice()->actionTriggered();
        QTRY_COMPARE(rows(), 0);
        m_cluster->tail->give(0, 0, 10, 1);
        QTRY_COMPARE(rows(), 1);
        QVERIFY(!notice());
    }
};

QTEST_MAIN(TestMessageStates)
#include "tst_message_states.moc"
