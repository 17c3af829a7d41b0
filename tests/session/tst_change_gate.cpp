// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/change_gate.h"
#include "models/session/journal.h"
#include "tests/session/fake_cluster.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace streamscope;
using core::ErrorKind;
using session::ChangeGate;
using session::Journal;
using session::JournalEntry;
using Outcome = session::JournalEntry::Outcome;

class TestChangeGate : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    std::unique_ptr<Journal> m_journal;
    std::unique_ptr<tests::FakeCluster> m_cluster;
    session::Profile m_profile;
    std::unique_ptr<ChangeGate> m_gate;

    void open(session::Environment environment, bool readOnly)
    {
        m_profile.environment = environment;
        m_profile.readOnly = readOnly;
        m_gate = std::make_unique<ChangeGate>(m_profile, m_cluster->writer(), *m_journal);
    }
    QByteArray journalBytes() const
    {
        QFile file(m_journal->file());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    static cluster::ProducerRecord record(const QString &topic)
    {
        cluster::ProducerRecord r;
        r.topic = topic;
        r.key = "secret-key-payload";
        r.value = "secret-value-payload";
        r.headers = {{"secret-header", "secret-header-payload"}};
        return r;
    }

private Q_SLOTS:
    void guardIsTightenedAtOnce()
    {
        open(session::Environment::Staging, false);
        session::Profile other = m_profile;
        QVERIFY(!m_gate->tighten(other));
        other.environment = session::Environment::Development;
        QVERIFY(!m_gate->tighten(other));
        other.environment = session::Environment::Production;
        QVERIFY(m_gate->tighten(other));
        QVERIFY(m_gate->wantsTypedName() && !m_gate->refusal());
        m_gate->confirm({{}, true});
        const auto unnamed = m_gate->deleteTopics({u"orders"_s});
        QCOMPARE(int(unnamed.result().error().kind), int(ErrorKind::NotConfirmed));
        other.readOnly = true;
        QVERIFY(m_gate->tighten(other));
        const auto refused = m_gate->produce(record(u"orders"_s), {});
        QCOMPARE(int(refused.result().error().kind), int(ErrorKind::ReadOnly));
        // What guards less does not hold.
        QVERIFY(!m_gate->tighten({}));
        QVERIFY(m_gate->wantsTypedName() && m_gate->refusal());
    }
    void init()
    {
        m_journal = std::make_unique<Journal>(m_folder.filePath(QString::fromLatin1(QTest::currentTestFunction()) + u".jsonl"_s));
        m_cluster = std::make_unique<tests::FakeCluster>();
        m_profile = {};
        m_profile.id = u"p"_s;
        m_profile.name = u"local"_s;
        m_profile.username = u"alice"_s;
    }
    void cleanup()
    {
        m_gate.reset();
        m_cluster.reset();
        m_journal.reset();
    }

    void readOnlyLetsNothingThrough()
    {
        m_cluster->topics.insert(u"orders"_s, {{0, 5}});
        open(session::Environment::Development, true);
        QVERIFY(m_gate->refusal().has_value());
        const auto created = m_gate->createTopics({{u"new"_s, 1, 1, {}}}, false);
        const auto validated = m_gate->createTopics({{u"new"_s, 1, 1, {}}}, true);
        m_gate->confirm({{u"orders"_s}, true});
        const auto deleted = m_gate->deleteTopics({u"orders"_s});
        const auto produced = m_gate->produce(record(u"orders"_s), {});
        for (const auto &kind : {created.result().error().kind, validated.result().error().kind, deleted.result().error().kind,
                                 produced.result().error().kind})
            QCOMPARE(kind, ErrorKind::ReadOnly);
        QVERIFY2(m_cluster->calls.isEmpty(), qPrintable(m_cluster->calls.join(u';')));
        const QList<JournalEntry> entries = m_journal->entries();
        QCOMPARE(entries.size(), 3); // validation changes nothing and is not an entry
        for (const JournalEntry &entry : entries)
            QCOMPARE(entry.outcome, Outcome::Refused);
    }

    void aFlowIsRefusedOrJournalled()
    {
        const auto join = [this] {
            cluster::GroupWorkerRequest request;
            request.group = u"g"_s;
            request.topics = {u"orders"_s};
            request.targets = {u"payments"_s};
            request.transactional = true;
            return m_gate->joinGroup(request, {}, {});
        };
        open(session::Environment::Development, true);
        const auto refused = join();
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::ReadOnly);
        QVERIFY(m_cluster->calls.isEmpty());
        QCOMPARE(m_journal->entries()[0].outcome, Outcome::Refused);

        open(session::Environment::Development, false);
        auto worker = join();
        QVERIFY(worker.has_value());
        QCOMPARE(m_cluster->calls, QStringList({u"joinGroup g"_s}));
        QCOMPARE(m_journal->entries()[0].outcome, Outcome::Pending);
        QCOMPARE(m_journal->entries()[0].action, u"run-flow"_s);
        worker->reset();
        QCOMPARE(m_journal->entries()[0].outcome, Outcome::Done);

        m_cluster->failWith = core::localError(ErrorKind::Authorization, u"no"_s);
        worker = join();
        QVERIFY(worker.has_value()); // it fails later, on its own thread
        worker->reset();
        QCOMPARE(m_journal->entries()[0].outcome, Outcome::Failed);
        QVERIFY(m_journal->entries()[0].error.contains(u"no"_s));
    }

    void aFlowOnProductionIsConfirmed()
    {
        cluster::GroupWorkerRequest request;
        request.group = u"g"_s;
        request.topics = {u"orders"_s};
        request.targets = {u"payments"_s};
        open(session::Environment::Production, false);
        const auto unasked = m_gate->joinGroup(request, {}, {});
        QVERIFY(!unasked);
        QCOMPARE(unasked.error().kind, ErrorKind::NotConfirmed);
        QVERIFY(m_cluster->calls.isEmpty());
        QCOMPARE(m_journal->entries()[0].outcome, Outcome::Refused);
        m_gate->confirm({{}, true});
        QVERIFY(m_gate->joinGroup(request, {}, {}).has_value());
        QVERIFY(!m_gate->joinGroup(request, {}, {})); // a confirmation counts once
    }

    // What a flow writes may come back to it through others that run here.
    void flowsInALoopAreRefused()
    {
        open(session::Environment::Development, false);
        const auto join = [this](const QString &from, const QStringList &to, bool ends = false) {
            cluster::GroupWorkerRequest request;
            request.group = from + u'-' + to.first();
            request.topics = {from};
            request.targets = to;
            if (ends)
                request.endOffsets.insert({from, 0}, 10);
            return m_gate->joinGroup(request, {}, {});
        };
        const auto first = join(u"a"_s, {u"b"_s, u"errors"_s});
        auto second = join(u"b"_s, {u"c"_s});
        QVERIFY(first.has_value() && second.has_value());
        const auto third = join(u"c"_s, {u"d"_s, u"a"_s});
        QVERIFY(!third);
        QCOMPARE(third.error().kind, ErrorKind::InvalidInput);
        QVERIFY2(third.error().message.contains(u"a-b, b-c"_s), qPrintable(third.error().message));
        QVERIFY(join(u"errors"_s, {u"a"_s}, true).has_value()); // it ends by itself
        second->reset();
        QVERIFY(join(u"c"_s, {u"d"_s, u"a"_s}).has_value()); // nobody leads there any more
    }

    // The gate of the cluster that is written to, whatever that of the other one says.
    void aFlowFromElsewhereIsRefusedOrJournalled()
    {
        const auto ask = [this] { return m_gate->openOutlet({u"g"_s, {u"orders"_s, u"payments"_s}, u"its-cluster"_s}); };
        open(session::Environment::Development, true);
        const auto refused = ask();
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::ReadOnly);
        QCOMPARE(m_journal->entries()[0].outcome, Outcome::Refused);

        open(session::Environment::Production, false);
        m_gate->confirm({{u"orders"_s}, true}); // one of the two
        const auto unconfirmed = ask();
        QVERIFY(!unconfirmed);
        QCOMPARE(unconfirmed.error().kind, ErrorKind::NotConfirmed);
        QVERIFY(m_cluster->calls.isEmpty());

        m_gate->confirm({{u"orders"_s, u"payments"_s}, true});
        auto outlet = ask();
        QVERIFY(outlet.has_value());
        QCOMPARE(m_cluster->calls, QStringList({u"openOutlet orders,payments"_s}));
        QCOMPARE(m_journal->entries()[0].outcome, Outcome::Pending);
        QCOMPARE(m_journal->entries()[0].action, u"run-flow"_s);
        QCOMPARE(m_journal->entries()[0].to.toObject().value("from_cluster"_L1), QJsonValue(u"its-cluster"_s));
        QVERIFY((*outlet)->output()->send({}, 0, {}).has_value());
        outlet->reset();
        QCOMPARE(m_journal->entries()[0].outcome, Outcome::Done);
        QCOMPARE(m_journal->entries()[0].to.toObject().value("written"_L1), QJsonValue(1));
        QVERIFY(!ask()); // what was agreed to counts once
    }

    void aBulkIsRefusedOrJournalledOnce()
    {
        cluster::BulkRequest request;
        request.topic = u"orders"_s;
        const auto send = [this, request] { return m_gate->openBulk(request, {}, {}); };
        open(session::Environment::Development, true);
        const auto refused = send();
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::ReadOnly);
        QCOMPARE(m_journal->entries()[0].outcome, Outcome::Refused);

        open(session::Environment::Production, false);
        m_gate->confirm({{u"payments"_s}, true}); // another topic's name
        const auto unconfirmed = send();
        QVERIFY(!unconfirmed);
        QCOMPARE(unconfirmed.error().kind, ErrorKind::NotConfirmed);
        QVERIFY(m_cluster->calls.isEmpty());

        m_cluster->bulk.state = cluster::BulkStatus::State::Finished;
        m_cluster->bulk.sent = 10;
        m_cluster->bulk.acknowledged = 10;
        m_gate->confirm({{u"orders"_s}, true});
        auto sent = send();
        QVERIFY(sent.has_value());
        QCOMPARE(m_cluster->calls, QStringList({u"openBulk orders"_s}));
        QCOMPARE(m_journal->entries()[0].outcome, Outcome::Pending);
        sent->reset();
        QCOMPARE(m_journal->entries().size(), 3);
        QCOMPARE(m_journal->entries()[0].action, u"produce"_s);
        QCOMPARE(m_journal->entries()[0].outcome, Outcome::Done);
        QCOMPARE(m_journal->entries()[0].to.toObject().value("delivered"_L1).toInt(), 10);
        QVERIFY(!send()); // a confirmation counts once

        open(session::Environment::Development, false);
        m_cluster->bulk.state = cluster::BulkStatus::State::Running;
        m_cluster->bulk.sent = 12; // two are under way when it is let go
        sent = send();
        sent->reset();
        QCOMPARE(m_journal->entries()[0].outcome, Outcome::Unknown);
        QCOMPARE(m_journal->entries()[0].to.toObject().value("unknown"_L1).toInt(), 2);
    }

    void creationIsJournalledPerTopic()
    {
        open(session::Environment::Development, false);
        m_cluster->topicErrors.insert(u"bad"_s, core::localError(ErrorKind::InvalidInput, u"replication factor: 5 larger than 1"_s));
        m_cluster->topicErrors.insert(u"slow"_s, core::localError(ErrorKind::TimedOut, u"no answer"_s));
        m_cluster->hold = true;
        const auto answer =
            m_gate->createTopics({{u"good"_s, 3, -1, {{u"retention.ms"_s, u"1"_s}}}, {u"bad"_s, 1, 5, {}}, {u"slow"_s, 1, 1, {}}}, false);
        QCOMPARE(m_journal->entries().size(), 3); // the intent is there before the answer
        QCOMPARE(m_journal->entries()[0].outcome, Outcome::Pending);
        QStringList created;
        m_gate->onTopicsChanged([&](const QStringList &names, const QStringList &) { created = names; });
        m_cluster->release();
        QTRY_VERIFY(answer.isFinished());
        QCOMPARE(answer.result()->size(), 3);
        const QList<JournalEntry> entries = m_journal->entries();
        QCOMPARE(entries[2].object, u"good"_s);
        QCOMPARE(entries[2].outcome, Outcome::Done);
        QCOMPARE(entries[2].to.toObject().value("config"_L1).toObject().value("retention.ms"_L1).toString(), u"1"_s);
        QVERIFY(entries[2].to.toObject().value("replication_factor"_L1).isNull());
        QVERIFY(entries[2].who.endsWith(u" as alice"_s));
        QCOMPARE(entries[1].outcome, Outcome::Failed);
        QVERIFY(entries[1].error.contains(u"larger than 1"_s));
        QCOMPARE(entries[0].outcome, Outcome::Unknown);
        QCOMPARE(created, (QStringList{u"good"_s, u"slow"_s}));
    }

    void validationIsNoEntry()
    {
        open(session::Environment::Production, false);
        const auto answer = m_gate->createTopics({{u"new"_s, 1, 1, {}}}, true);
        QTRY_VERIFY(answer.isFinished());
        QVERIFY(answer.result().has_value());
        QCOMPARE(m_cluster->callCount(u"createTopics"_s), 1);
        QVERIFY(m_cluster->topics.isEmpty());
        QVERIFY(m_journal->entries().isEmpty());
    }

    void deletionWantsConsent_data()
    {
        QTest::addColumn<bool>("production");
        QTest::addColumn<bool>("accepted");
        QTest::addColumn<QStringList>("typed");
        QTest::addColumn<bool>("goes");
        QTest::newRow("nothing said") << false << false << QStringList() << false;
        QTest::newRow("accepted") << false << true << QStringList() << true;
        QTest::newRow("production, accepted") << true << true << QStringList() << false;
        QTest::newRow("production, one of two typed") << true << true << QStringList{u"a"_s} << false;
        QTest::newRow("production, other case typed") << true << true << QStringList{u"a"_s, u"B"_s} << false;
        QTest::newRow("production, typed, not accepted") << true << false << QStringList{u"a"_s, u"b"_s} << false;
        QTest::newRow("production, all typed") << true << true << QStringList{u"b"_s, u"a"_s} << true;
    }
    void deletionWantsConsent()
    {
        QFETCH(bool, production);
        QFETCH(bool, accepted);
        QFETCH(QStringList, typed);
        QFETCH(bool, goes);
        m_journal = std::make_unique<Journal>(m_folder.filePath(QString::fromLatin1(QTest::currentDataTag())));
        m_cluster->topics = {{u"a"_s, {{0, 1}, {0, 1}}}, {u"b"_s, {{0, 1}}}};
        open(production ? session::Environment::Production : session::Environment::Staging, false);
        QCOMPARE(m_gate->wantsTypedName(), production);
        m_gate->confirm({typed, accepted});
        const auto answer = m_gate->deleteTopics({u"a"_s, u"b"_s});
        QTRY_VERIFY(answer.isFinished());
        QCOMPARE(answer.result().has_value(), goes);
        QCOMPARE(m_cluster->callCount(u"deleteTopics"_s), goes ? 1 : 0);
        QCOMPARE(m_journal->entries().size(), 2);
        QCOMPARE(m_journal->entries()[0].outcome, goes ? Outcome::Done : Outcome::Refused);
        if (!goes)
            QCOMPARE(answer.result().error().kind, ErrorKind::NotConfirmed);
        // A consent is for one call.
        const auto second = m_gate->deleteTopics({u"a"_s});
        QCOMPARE(second.result().error().kind, ErrorKind::NotConfirmed);
    }

    void deletionKnowsWhatWasThere()
    {
        open(session::Environment::Development, false);
        auto metadata = std::make_shared<cluster::Metadata>();
        metadata->clusterId = u"cid"_s;
        metadata->topics = {{u"a"_s, false, {{0, 1, {1, 2}, {1}}, {1, 1, {1, 2}, {1}}}, {}}};
        m_gate->setMetadata(metadata);
        m_gate->confirm({{}, true});
        const auto answer = m_gate->deleteTopics({u"a"_s});
        QTRY_VERIFY(answer.isFinished());
        const JournalEntry entry = m_journal->entries().constFirst();
        QCOMPARE(entry.clusterId, u"cid"_s);
        QCOMPARE(entry.from.toObject().value("partitions"_L1).toInt(), 2);
        QCOMPARE(entry.from.toObject().value("replication_factor"_L1).toInt(), 2);
        QVERIFY(entry.to.isNull());
    }

    void producingIsSummedUpWithoutPayload()
    {
        m_cluster->topics = {{u"orders"_s, {{0, 7}, {0, 0}}}};
        open(session::Environment::Development, false);
        QList<core::FutureResult<cluster::Delivery>> answers;
        for (int i = 0; i < 100; ++i) {
            cluster::ProducerRecord r = record(u"orders"_s);
            r.partition = i % 2;
            answers.append(m_gate->produce(r, {}));
        }
        for (const auto &answer : answers)
            QTRY_VERIFY(answer.isFinished() && answer.result().has_value());
        QTRY_COMPARE(m_journal->entries().constFirst().to.toObject().value("messages"_L1).toInt(), 100);
        QCOMPARE(m_journal->entries().size(), 1);
        const JournalEntry entry = m_journal->entries().constFirst();
        QCOMPARE(entry.action, u"produce"_s);
        QCOMPARE(entry.outcome, Outcome::Done);
        QCOMPARE(entry.to.toObject().value("offsets"_L1).toObject().value("0"_L1).toArray(), (QJsonArray{7, 56}));
        QVERIFY(!journalBytes().contains("secret"));
    }

    void singleMessageIsDoneAtOnceAndFailuresAreTold()
    {
        m_cluster->topics = {{u"orders"_s, {{0, 0}}}};
        m_cluster->topicErrors.insert(u"missing"_s, core::localError(ErrorKind::UnknownObject, u"no such topic"_s));
        open(session::Environment::Development, false);
        const auto good = m_gate->produce(record(u"orders"_s), {});
        const auto bad = m_gate->produce(record(u"missing"_s), {});
        QTRY_VERIFY(good.isFinished() && bad.isFinished());
        const QList<JournalEntry> entries = m_journal->entries();
        QCOMPARE(entries.size(), 2);
        QCOMPARE(entries[1].outcome, Outcome::Done);
        QCOMPARE(entries[0].outcome, Outcome::Failed);
        QVERIFY(entries[0].error.contains(u"no such topic"_s));
    }

    // The connection broke under it: each topic's outcome is unknown, and is looked for.
    void whatWasOutIsUnknown()
    {
        m_cluster->topics = {{u"orders"_s, {{0, 0}}}};
        open(session::Environment::Development, false);
        QStringList looked;
        m_gate->onTopicsChanged([&looked](const QStringList &created, const QStringList &deleted) { looked = created + deleted; });
        m_cluster->failWith = core::localError(ErrorKind::Transport, u"it broke"_s);
        const auto created = m_gate->createTopics({{u"x"_s, 1, 1, {}}, {u"y"_s, 1, 1, {}}}, false);
        QTRY_VERIFY(created.isFinished());
        QVERIFY(created.result().has_value());
        QCOMPARE(created.result()->size(), 2);
        QCOMPARE(created.result()->last().error->kind, ErrorKind::TimedOut);
        QCOMPARE(created.result()->last().error->message, u"it broke"_s);
        QCOMPARE(looked, QStringList({u"x"_s, u"y"_s}));
        QCOMPARE(m_journal->entries()[0].outcome, Outcome::Unknown);
    }

    void nothingIsSentWithoutAJournal()
    {
        m_journal = std::make_unique<Journal>(u"/proc/nowhere/journal.jsonl"_s);
        m_cluster->topics = {{u"orders"_s, {{0, 0}}}};
        open(session::Environment::Development, false);
        QVERIFY(!m_gate->createTopics({{u"x"_s, 1, 1, {}}}, false).result().has_value());
        m_gate->confirm({{}, true});
        QVERIFY(!m_gate->deleteTopics({u"orders"_s}).result().has_value());
        QVERIFY(!m_gate->produce(record(u"orders"_s), {}).result().has_value());
        QVERIFY(m_cluster->calls.isEmpty());
    }

    void closingLeavesNoFutureAndNoEntryOpen()
    {
        m_cluster->topics = {{u"orders"_s, {{0, 0}}}};
        open(session::Environment::Development, false);
        m_cluster->hold = true;
        const auto created = m_gate->createTopics({{u"x"_s, 1, 1, {}}}, false);
        const auto produced = m_gate->produce(record(u"orders"_s), {});
        m_gate.reset();
        QVERIFY(created.isFinished() && produced.isFinished());
        QCOMPARE(created.result().error().kind, ErrorKind::Cancelled);
        QCOMPARE(produced.result().error().kind, ErrorKind::Cancelled);
        for (const JournalEntry &entry : m_journal->entries())
            QCOMPARE(entry.outcome, Outcome::Unknown);
    }
};

QTEST_GUILESS_MAIN(TestChangeGate)
#include "tst_change_gate.moc"
