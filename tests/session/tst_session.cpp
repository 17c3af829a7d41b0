// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/journal.h"
#include "models/session/offset_sampler.h"
#include "models/session/session.h"
#include "models/session/session_manager.h"
#include "tests/session/fake_cluster.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace streamscope;
using session::Session;
using tests::FakeCluster;

class TestSession : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    session::Journal m_journal{m_folder.filePath(u"journal.jsonl"_s)};
    FakeCluster *m_cluster = nullptr; ///< the session's

    std::unique_ptr<Session> open(cluster::ConnectionState state = cluster::ConnectionState::Connected)
    {
        auto fake = std::make_unique<FakeCluster>();
        m_cluster = fake.get();
        m_cluster->topics = {{u"orders"_s, {{0, 5}}}};
        m_cluster->setState(state);
        session::Profile profile;
        profile.id = u"p"_s;
        return std::make_unique<Session>(profile, std::move(fake), m_journal);
    }

private Q_SLOTS:
    void firstMetadataComesByItself()
    {
        const auto session = open();
        QSignalSpy changed(session.get(), &Session::metadataChanged);
        QCOMPARE(session->metadataAgeMs(), -1);
        QTRY_COMPARE(changed.size(), 1);
        QVERIFY(session->metadata()->topic(u"orders"_s));
        QVERIFY(session->metadataAgeMs() >= 0);
        QVERIFY(!session->isRefreshing());
        QTRY_COMPARE(session->sampler().topicSpan(u"orders"_s), 5);
    }

    void refreshesAreJoined()
    {
        const auto session = open();
        QSignalSpy changed(session.get(), &Session::metadataChanged);
        QTRY_COMPARE(changed.size(), 1);
        m_cluster->hold = true;
        const int before = m_cluster->callCount(u"metadata"_s);
        for (int i = 0; i < 5; ++i)
            session->refresh();
        QVERIFY(session->isRefreshing());
        m_cluster->release();
        QTRY_COMPARE(changed.size(), 2);
        QCOMPARE(m_cluster->callCount(u"metadata"_s), before + 1);
    }

    void whatIsKnownStaysWhenTheClusterGoes()
    {
        const auto session = open();
        QSignalSpy changed(session.get(), &Session::metadataChanged);
        QSignalSpy failed(session.get(), &Session::metadataFailed);
        QTRY_COMPARE(changed.size(), 1);
        m_cluster->setState(cluster::ConnectionState::Lost);
        QVERIFY(!session->sampler().isActive());
        m_cluster->failWith = core::localError(core::ErrorKind::Transport, u"down"_s);
        session->refresh();
        QTRY_COMPARE(failed.size(), 1);
        QVERIFY(session->metadata()->topic(u"orders"_s));
        QCOMPARE(session->metadataError()->kind, core::ErrorKind::Transport);

        m_cluster->failWith.reset();
        m_cluster->topics.insert(u"new"_s, {{0, 0}});
        m_cluster->setState(cluster::ConnectionState::Connected); // asks at once, without waiting for the timer
        QTRY_COMPARE_WITH_TIMEOUT(changed.size(), 2, 1000);
        QVERIFY(session->metadata()->topic(u"new"_s));
        QVERIFY(!session->metadataError());
        QVERIFY(session->sampler().isActive());
    }

    void everyRecoveryRefreshes()
    {
        const auto session = open();
        QSignalSpy changed(session.get(), &Session::metadataChanged);
        QTRY_COMPARE(changed.size(), 1);
        m_cluster->setState(cluster::ConnectionState::Lost);
        m_cluster->setState(cluster::ConnectionState::Connected); // before any request of ours had failed
        QTRY_COMPARE_WITH_TIMEOUT(changed.size(), 2, 1000);
    }

    // A cluster tells of a broker that died only when it has given it up, and of one that is back when it has taken it in.
    void looksSeveralTimesWhenABrokerGoes()
    {
        const auto session = open();
        QTRY_COMPARE(m_cluster->callCount(u"metadata"_s), 1);
        Q_EMIT m_cluster->brokersUpChanged(3);
        QCOMPARE(m_cluster->callCount(u"metadata"_s), 1);
        Q_EMIT m_cluster->brokersUpChanged(2);
        QTRY_VERIFY_WITH_TIMEOUT(m_cluster->callCount(u"metadata"_s) >= 3, 30'000);
        const int before = m_cluster->callCount(u"metadata"_s);
        Q_EMIT m_cluster->brokersUpChanged(3);
        QTRY_VERIFY_WITH_TIMEOUT(m_cluster->callCount(u"metadata"_s) >= before + 2, 30'000);
    }

    void looksAgainUntilAChangeShows()
    {
        const auto session = open();
        QSignalSpy changed(session.get(), &Session::metadataChanged);
        QTRY_COMPARE(changed.size(), 1);
        const auto created = session->gate().createTopics({{u"fresh"_s, 1, 1, {}}}, false);
        m_cluster->metadataLag = 2;
        QTRY_VERIFY(created.isFinished());
        QTRY_VERIFY(session->metadata()->topic(u"fresh"_s));
        session->gate().confirm({{}, true});
        const auto deleted = session->gate().deleteTopics({u"fresh"_s});
        m_cluster->metadataLag = 2;
        QTRY_VERIFY(!session->metadata()->topic(u"fresh"_s));
    }

    void unknownOutcomeLooks()
    {
        const auto session = open();
        QSignalSpy changed(session.get(), &Session::metadataChanged);
        QTRY_COMPARE(changed.size(), 1);
        m_cluster->topicErrors.insert(u"slow"_s, core::localError(core::ErrorKind::TimedOut, u"no answer"_s));
        const auto created = session->gate().createTopics({{u"slow"_s, 1, 1, {}}}, false);
        QTRY_VERIFY(changed.size() > 3);
        m_cluster->topics.insert(u"slow"_s, {{0, 0}}); // it was created after all
        QTRY_VERIFY(session->metadata()->topic(u"slow"_s));
    }

    void closingWhileAskedIsSafe()
    {
        auto session = open();
        m_cluster->hold = true;
        session->refresh();
        QTRY_VERIFY(m_cluster->callCount(u"metadata"_s) > 0);
        session.reset();
        QCoreApplication::sendPostedEvents();
    }

    void managerKeepsOneSessionAProfile()
    {
        session::SessionManager manager(m_journal, [](const session::Profile &profile, const auto &, session::Journal &journal) {
            return std::make_unique<Session>(profile, std::make_unique<FakeCluster>(), journal);
        });
        QSignalSpy opened(&manager, &session::SessionManager::opened);
        QSignalSpy about(&manager, &session::SessionManager::aboutToClose);
        QSignalSpy closed(&manager, &session::SessionManager::closed);
        session::Profile one;
        one.id = u"one"_s;
        session::Profile two;
        two.id = u"two"_s;
        Session *first = manager.open(one);
        QCOMPARE(manager.open(one), first);
        Session *second = manager.open(two);
        QCOMPARE(manager.sessions(), (QList<Session *>{first, second}));
        QCOMPARE(opened.size(), 2);
        QPointer<Session> watched(first);
        manager.close(first);
        manager.close(first);
        QCOMPARE(about.size(), 1);
        QCOMPARE(closed.size(), 1);
        QCOMPARE(manager.session(u"one"_s), nullptr);
        QTRY_VERIFY(watched.isNull());
        manager.closeAll();
        QVERIFY(manager.sessions().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestSession)
#include "tst_session.moc"
