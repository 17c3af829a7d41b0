// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Sessions as the program opens them: on the built-in cluster, and towards addresses where nobody answers.
#include "models/sandbox/sandbox.h"
#include "models/session/journal.h"
#include "models/session/offset_sampler.h"
#include "models/session/session.h"
#include "models/session/session_manager.h"

#include <QElapsedTimer>
#include <QPointer>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace streamscope;
using session::Session;
using session::SessionManager;

class TestSessionManager : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    session::Journal m_journal{m_folder.filePath(u"journal.jsonl"_s)};

    static session::Profile towards(const QString &servers)
    {
        session::Profile profile;
        profile.id = servers;
        profile.name = servers;
        profile.bootstrapServers = servers;
        return profile;
    }
    static bool hasAll(const Session &session, const QStringList &topics)
    {
        return session.metadata() &&
               std::all_of(topics.cbegin(), topics.cend(), [&](const QString &t) { return session.metadata()->topic(t); });
    }

private Q_SLOTS:
    void sandboxIsAClusterLikeAnyOther()
    {
        SessionManager manager(m_journal);
        Session *session = manager.open(session::sandboxProfile());
        QVERIFY(session->sandbox());
        QTRY_VERIFY_WITH_TIMEOUT(hasAll(*session, {u"orders"_s, u"payments"_s, u"user-events"_s}), 20000);
        QCOMPARE(session->connection().state(), cluster::ConnectionState::Connected);

        session->sandbox()->setRate(500);
        const auto token = session->sampler().watch(u"orders"_s);
        QTRY_VERIFY_WITH_TIMEOUT(session->sampler().topicRate(u"orders"_s) > 0, 15000);

        const auto created = session->gate().createTopics({{u"mine"_s, 2, 1, {}}}, false);
        QTRY_VERIFY_WITH_TIMEOUT(created.isFinished(), 15000);
        QVERIFY(created.result().has_value() && !created.result()->at(0).error);
        QTRY_VERIFY_WITH_TIMEOUT(session->metadata()->topic(u"mine"_s), 10000);
        cluster::ProducerRecord record;
        record.topic = u"mine"_s;
        record.value = "hello";
        const auto sent = session->gate().produce(record, {});
        QTRY_VERIFY_WITH_TIMEOUT(sent.isFinished(), 15000);
        QVERIFY2(sent.result().has_value(), sent.result() ? "" : qPrintable(sent.result().error().message));
        session->gate().confirm({{}, true});
        const auto deleted = session->gate().deleteTopics({u"mine"_s});
        QTRY_VERIFY_WITH_TIMEOUT(deleted.isFinished(), 15000);
        QVERIFY(deleted.result().has_value() && !deleted.result()->at(0).error);
        QTRY_VERIFY_WITH_TIMEOUT(!session->metadata()->topic(u"mine"_s), 10000);
        QCOMPARE(m_journal.entries().size(), 3);
    }

    void closingIsPromptAndOpensAgain()
    {
        SessionManager manager(m_journal);
        for (int round = 0; round < 2; ++round) {
            QPointer<Session> session = manager.open(session::sandboxProfile());
            QTRY_VERIFY_WITH_TIMEOUT(session->metadata(), 20000);
            (void)session->reader().listGroups(); // an answer that nobody waits for
            manager.close(session);
            QTRY_VERIFY(session.isNull());
        }
    }

    void nobodyAnswers()
    {
        SessionManager manager(m_journal);
        Session *session = manager.open(towards(u"127.0.0.1:1"_s));
        session->connection().setTimeout(std::chrono::milliseconds(500));
        QSignalSpy failed(session, &Session::metadataFailed);
        QTRY_VERIFY_WITH_TIMEOUT(!failed.isEmpty(), 20000);
        QVERIFY(session->metadataError());
        QVERIFY(!session->metadata());
        QVERIFY(session->connection().state() != cluster::ConnectionState::Connected);
        QVERIFY(!session->sampler().isActive());
    }

    void unusableConfigurationIsAFailedConnection()
    {
        SessionManager manager(m_journal);
        session::Profile profile = towards(u"127.0.0.1:1"_s);
        profile.properties = {{u"socket.timeout.ms"_s, u"a while"_s}};
        Session *session = manager.open(profile);
        QCOMPARE(session->connection().state(), cluster::ConnectionState::Failed);
        QSignalSpy failed(session, &Session::metadataFailed);
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE(session->metadataError()->kind, core::ErrorKind::Configuration);
        const auto created = session->gate().createTopics({{u"x"_s, 1, 1, {}}}, false);
        QTRY_VERIFY(created.isFinished());
        QVERIFY(!created.result().has_value());
    }

    void severalAtOnce()
    {
        SessionManager manager(m_journal);
        Session *sandbox = manager.open(session::sandboxProfile());
        Session *nowhere = manager.open(towards(u"127.0.0.1:1"_s));
        QTRY_VERIFY_WITH_TIMEOUT(sandbox->metadata(), 20000);
        Session *again = manager.open(towards(sandbox->sandbox()->bootstrapServers()));
        QTRY_VERIFY_WITH_TIMEOUT(again->metadata(), 20000);
        QVERIFY(!nowhere->metadata());
        QCOMPARE(manager.sessions().size(), 3);
    }
};

QTEST_GUILESS_MAIN(TestSessionManager)
#include "tst_session_manager.moc"
