// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Sessions on real Apache Kafka: the gate as the broker sees it, the sampler, recovery.
#include "models/cluster/topic_config_catalog.h"
#include "models/kafka/kafka_connection.h"
#include "models/session/journal.h"
#include "models/session/offset_sampler.h"
#include "models/session/session.h"
#include "tests/support/kafka_server.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QSet>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace streamscope;
using session::JournalEntry;
using session::Session;
using testing::KafkaServer;

class TestSessionKafka : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    session::Journal m_journal{m_folder.filePath(u"journal.jsonl"_s)};
    std::unique_ptr<KafkaServer> m_server;
    std::unique_ptr<Session> m_session;

    void open(bool readOnly = false, session::Environment environment = session::Environment::Development)
    {
        session::Profile profile;
        profile.id = u"kafka"_s;
        profile.name = u"real"_s;
        profile.bootstrapServers = m_server->bootstrap();
        profile.properties = {{u"client.id"_s, u"streamscope-session-test"_s}};
        profile.readOnly = readOnly;
        profile.environment = environment;
        m_session = std::make_unique<Session>(profile, kafka::openConnection(session::connectionConfig(profile, {})), m_journal);
        QTRY_VERIFY_WITH_TIMEOUT(m_session->metadata(), 20000);
    }
    template<typename T>
    static bool done(const core::FutureResult<T> &answer)
    {
        return QTest::qWaitFor([&answer] { return answer.isFinished(); }, 30000);
    }
    static cluster::ProducerRecord record(const QString &topic, int number)
    {
        cluster::ProducerRecord r;
        r.topic = topic;
        r.key = QByteArray::number(number);
        r.value = "{\"number\":" + QByteArray::number(number) + "}";
        return r;
    }
    QStringList toolTopics() const
    {
        const auto run = m_server->tool(u"TopicCommand"_s, {u"--bootstrap-server"_s, m_server->bootstrap(), u"--list"_s});
        return QString::fromUtf8(run.output).split(u'\n', Qt::SkipEmptyParts);
    }

private Q_SLOTS:
    void initTestCase()
    {
        KafkaServer::Options options;
        options.requestLog = true;
        options.properties = {{u"auto.create.topics.enable"_s, u"true"_s}}; // Kafka's default: an accident would show
        m_server = std::make_unique<KafkaServer>(options);
        STREAMSCOPE_REQUIRE_KAFKA(*m_server);
    }
    void cleanup() { m_session.reset(); }

    void readOnlyLetsNothingThrough()
    {
        open(true);
        (void)m_server->requests();
        const QStringList before = toolTopics();
        (void)m_server->requests();
        auto token = m_session->sampler().watch(u"nothing-here"_s);
        const auto created = m_session->gate().createTopics({{u"refused"_s, 1, 1, {}}}, false);
        const auto validated = m_session->gate().createTopics({{u"refused"_s, 1, 1, {}}}, true);
        m_session->gate().confirm({{u"refused"_s}, true});
        const auto deleted = m_session->gate().deleteTopics({u"refused"_s});
        const auto produced = m_session->gate().produce(record(u"refused"_s, 1), {});
        QVERIFY(done(created) && done(validated) && done(deleted) && done(produced));
        QCOMPARE(created.result().error().kind, core::ErrorKind::ReadOnly);
        QCOMPARE(produced.result().error().kind, core::ErrorKind::ReadOnly);

        // Looking on goes through; once the broker has logged that, whatever came before it is in the log too.
        const auto groups = m_session->reader().listGroups();
        QVERIFY(done(groups));
        QList<testing::RequestSeen> seen;
        const auto arrived = [&] {
            seen += m_server->requests();
            return std::any_of(seen.cbegin(), seen.cend(), [](const auto &r) { return r.api == "LIST_GROUPS"_L1; });
        };
        QTRY_VERIFY(arrived());
        QVERIFY(std::any_of(seen.cbegin(), seen.cend(), [](const auto &r) { return r.clientId == "streamscope-session-test"_L1; }));
        const QSet<QString> looking{u"API_VERSIONS"_s, u"METADATA"_s, u"LIST_OFFSETS"_s, u"LIST_GROUPS"_s, u"DESCRIBE_CLUSTER"_s};
        for (const auto &request : seen)
            QVERIFY2(!request.clientId.startsWith(u"streamscope"_s) || looking.contains(request.api), qPrintable(request.api));
        QCOMPARE(toolTopics(), before);

        // The same request past the gate would have been seen.
        const auto around = m_session->connection().writer().createTopics({{u"refused"_s, 1, 1, {}}}, true);
        QVERIFY(done(around));
        seen.clear();
        const auto isSeen = [&] {
            seen += m_server->requests();
            return std::any_of(seen.cbegin(), seen.cend(), [](const auto &r) { return r.api == "CREATE_TOPICS"_L1; });
        };
        QTRY_VERIFY(isSeen());
    }

    void changesAreMadeAndWrittenDown()
    {
        open();
        const auto created = m_session->gate().createTopics(
            {{u"gate.one"_s, 3, 1, {{u"retention.ms"_s, u"-1"_s}}}, {u"gate.two"_s, 1, 1, {}}, {u"gate.three"_s, 1, 5, {}}}, false);
        QVERIFY(done(created));
        QVERIFY(created.result().has_value());
        QVERIFY(!created.result()->at(0).error && !created.result()->at(1).error);
        QCOMPARE(created.result()->at(2).error->name, u"INVALID_REPLICATION_FACTOR"_s);
        QTRY_VERIFY(m_session->metadata()->topic(u"gate.one"_s) && m_session->metadata()->topic(u"gate.two"_s));

        QList<core::FutureResult<cluster::Delivery>> sent;
        for (int i = 0; i < 30; ++i)
            sent.append(m_session->gate().produce(record(u"gate.one"_s, i), {}));
        for (const auto &delivery : sent) {
            QVERIFY(done(delivery));
            QVERIFY(delivery.result().has_value());
            QVERIFY(delivery.result()->offset >= 0);
        }
        const auto missing = m_session->gate().produce(record(u"gate.missing"_s, 1), {});
        QVERIFY(done(missing));
        QVERIFY(!missing.result().has_value());

        m_session->gate().confirm({{}, true});
        const auto deleted = m_session->gate().deleteTopics({u"gate.two"_s, u"gate.absent"_s});
        QVERIFY(done(deleted));
        QVERIFY(!deleted.result()->at(0).error);
        QCOMPARE(deleted.result()->at(1).error->kind, core::ErrorKind::UnknownObject);
        QTRY_VERIFY(!m_session->metadata()->topic(u"gate.two"_s));

        const QStringList topics = toolTopics();
        QVERIFY(topics.contains(u"gate.one"_s) && !topics.contains(u"gate.two"_s) && !topics.contains(u"gate.missing"_s));

        QStringList lines;
        const auto entries = m_journal.entries();
        for (const JournalEntry &entry : entries) {
            if (entry.object.startsWith(u"gate."_s))
                lines.prepend(u"%1 %2 %3"_s.arg(entry.action, entry.object, session::outcomeName(entry.outcome)));
        }
        QCOMPARE(lines, (QStringList{u"create-topic gate.one done"_s, u"create-topic gate.two done"_s, u"create-topic gate.three failed"_s,
                                     u"produce gate.one done"_s, u"produce gate.missing failed"_s, u"delete-topic gate.two done"_s,
                                     u"delete-topic gate.absent failed"_s}));
        const auto produced = std::find_if(entries.cbegin(), entries.cend(), [](const auto &e) { return e.object == "gate.one"_L1; });
        QCOMPARE(produced->to.toObject().value("delivered"_L1).toInt(), 30);
        QVERIFY(!produced->clusterId.isEmpty());
    }

    void productionWantsTheName()
    {
        open(false, session::Environment::Production);
        m_session->gate().confirm({{u"gate.on"_s}, true});
        const auto deleted = m_session->gate().deleteTopics({u"gate.one"_s});
        QVERIFY(done(deleted));
        QCOMPARE(deleted.result().error().kind, core::ErrorKind::NotConfirmed);
        QVERIFY(toolTopics().contains(u"gate.one"_s));
    }

    void ratesComeFromOffsets()
    {
        open();
        const auto created = m_session->gate().createTopics({{u"rates"_s, 2, 1, {}}}, false);
        QVERIFY(done(created));
        QTRY_VERIFY(m_session->metadata()->topic(u"rates"_s));
        const auto token = m_session->sampler().watch(u"rates"_s);
        QTRY_COMPARE_WITH_TIMEOUT(m_session->sampler().topicSpan(u"rates"_s), 0, 10000);
        int number = 0;
        QTimer traffic;
        connect(&traffic, &QTimer::timeout, this, [&] { (void)m_session->gate().produce(record(u"rates"_s, number++), {}); });
        traffic.start(20);
        QTRY_VERIFY_WITH_TIMEOUT(m_session->sampler().topicRate(u"rates"_s) > 5, 10000);
        QTRY_VERIFY_WITH_TIMEOUT(m_session->sampler().topicHistory(u"rates"_s).size() >= 3, 10000);
        QVERIFY(m_session->sampler().clusterHistory().back().rate >= 0);
        QVERIFY(!m_session->sampler().history({u"rates"_s, 0}).empty());
        traffic.stop();
        QTRY_COMPARE_WITH_TIMEOUT(m_session->sampler().topicSpan(u"rates"_s), number, 10000);
        QTRY_COMPARE_WITH_TIMEOUT(m_session->sampler().topicRate(u"rates"_s), 0.0, 10000);
    }

    void catalogKnowsEveryConfiguration()
    {
        open();
        const auto answer = m_session->reader().describeConfigs({cluster::ConfigResource::Type::Topic, u"rates"_s});
        QVERIFY(done(answer));
        QVERIFY(answer.result().has_value());
        const QList<cluster::ConfigEntry> entries = *answer.result();
        QStringList told;
        for (const cluster::ConfigEntry &entry : entries)
            told.append(entry.name);
        told.sort();
        QStringList known;
        for (const cluster::TopicConfigInfo &info : cluster::topicConfigCatalog())
            known.append(info.name);
        QCOMPARE(told, known);
    }

    // A broker that keeps its connections and says nothing: no offset, and never a wrong one.
    void aFrozenBrokerAnswersNoOffset()
    {
        open();
        const auto made = m_session->gate().createTopics({{u"frozen"_s, 1, 1, {}}}, false);
        QVERIFY(done(made));
        QTRY_VERIFY_WITH_TIMEOUT(m_session->metadata()->topic(u"frozen"_s), 20'000);
        const QList<cluster::OffsetQuery> queries{{{u"frozen"_s, 0}, cluster::OffsetQuery::What::HighWatermark, 0},
                                                  {{u"frozen"_s, 0}, cluster::OffsetQuery::What::LastStable, 0}};
        const auto before = m_session->reader().listOffsets(queries);
        QVERIFY(done(before));
        QVERIFY(before.result() && before.result()->first().offset);
        m_session->connection().setTimeout(std::chrono::seconds(1));
        m_server->node().suspend();
        const auto answer = m_session->reader().listOffsets(queries);
        const bool isAnswered = done(answer);
        m_server->node().resume();
        QVERIFY(isAnswered && answer.result());
        const QList<cluster::OffsetAnswer> offsets = *answer.result();
        for (const cluster::OffsetAnswer &one : offsets) {
            QVERIFY2(!one.offset, qPrintable(QString::number(one.offset.value_or(0))));
            QCOMPARE(one.offset.error().kind, core::ErrorKind::TimedOut);
        }
    }

    // Last: it kills the broker.
    void recoversByItself()
    {
        open();
        QSignalSpy changed(m_session.get(), &Session::metadataChanged);
        QCOMPARE(m_session->connection().state(), cluster::ConnectionState::Connected);
        m_server->node().kill();
        QTRY_COMPARE_WITH_TIMEOUT(m_session->connection().state(), cluster::ConnectionState::Lost, 20000);
        QVERIFY(m_session->metadata()->topic(u"rates"_s));
        QVERIFY(m_session->metadataAgeMs() >= 0);
        const auto refused = m_session->gate().createTopics({{u"while.away"_s, 1, 1, {}}}, false);
        const qsizetype before = changed.size();
        QVERIFY2(m_server->node().start(), qPrintable(m_server->fault()));
        QTRY_COMPARE_WITH_TIMEOUT(m_session->connection().state(), cluster::ConnectionState::Connected, 30000);
        QTRY_VERIFY_WITH_TIMEOUT(changed.size() > before, 30000);
        QVERIFY(!m_session->metadataError());
        QTRY_VERIFY_WITH_TIMEOUT(refused.isFinished(), 30000); // done late or unknown, but never left open
    }
};

QTEST_GUILESS_MAIN(TestSessionKafka)
#include "tst_session_kafka.moc"
