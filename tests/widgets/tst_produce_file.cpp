// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Producing from files, and the load laboratory, on real Apache Kafka: what was stopped goes on where it was, nothing is twice.
#include "models/flows/record_list_feed.h"
#include "models/kafka/kafka_connection.h"
#include "models/session/activity.h"
#include "models/session/journal.h"
#include "models/session/session.h"
#include "models/session/settings.h"
#include "tests/kafka/collecting_sink.h"
#include "tests/support/kafka_server.h"
#include "tests/widgets/pictures.h"
#include "widgets/charts/group_lines.h"
#include "widgets/common/theme.h"
#include "widgets/produce/bulk_options_form.h"
#include "widgets/produce/bulk_run.h"
#include "widgets/produce/file_format_form.h"
#include "widgets/produce/file_page.h"
#include "widgets/produce/load_form.h"
#include "widgets/produce/load_page.h"
#include "widgets/produce/resend_dialog.h"
#include "widgets/produce/topic_row.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLabel>
#include <QPushButton>
#include <QTableWidget>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <set>

using namespace Qt::StringLiterals;
using namespace streamscope;
using namespace streamscope::widgets;
using testing::KafkaServer;
using Kind = flows::FileFormat::Kind;

namespace {

constexpr int kLong = 60'000;

} // namespace

class TestProduceFile : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    ThemeController m_theme;
    session::SettingsStore m_settings{m_folder.path()};
    session::Journal m_journal{m_folder.filePath(u"journal.jsonl"_s)};
    session::ActivityList m_activities;
    std::unique_ptr<KafkaServer> m_server;
    std::unique_ptr<session::Session> m_session;
    quint64 m_looked = 0;

    ViewContext context()
    {
        ViewContext context;
        context.session = m_session.get();
        context.settings = &m_settings;
        context.activities = &m_activities;
        return context;
    }
    void makeTopic(const QString &name)
    {
        (void)m_session->gate().createTopics({{name, 3, 1, {}}}, false);
        QTRY_VERIFY_WITH_TIMEOUT(m_session->metadata() && m_session->metadata()->topic(name) != nullptr, kLong);
    }
    QString file(const QString &name, const QByteArray &bytes)
    {
        QFile out(m_folder.filePath(name));
        if (!out.open(QIODevice::WriteOnly) || out.write(bytes) != bytes.size())
            qFatal("the file was not written");
        return out.fileName();
    }
    static QByteArray numberedLines(int count, int badEvery = 0)
    {
        QByteArray text;
        for (int i = 1; i <= count; ++i)
            text += badEvery > 0 && i % badEvery == 0 ? QByteArray("no message\n")
                                                      : "{\"key\":\"k\",\"value\":\"" + QByteArray::number(i) + "\"}\n";
        return text;
    }
    std::vector<testing::CollectingSink::Message> read(const QString &topic)
    {
        auto sink = std::make_shared<testing::CollectingSink>();
        cluster::TailRequest request;
        request.topics = {topic};
        request.start = {cluster::StartPosition::Kind::Earliest, 0};
        request.untilEnd = true;
        const auto tail = m_session->reader().openTail(request, sink, [] {});
        if (!QTest::qWaitFor([&tail] { return tail->status().state == cluster::TailStatus::State::Finished; }, kLong))
            qWarning("the tail did not end");
        return sink->messages();
    }
    std::unique_ptr<FilePage> page(const QString &topic, const QString &path, bool transactional, Kind kind = Kind::Ndjson)
    {
        auto page = std::make_unique<FilePage>(context());
        page->resize(1100, 720);
        page->show();
        page->setTopic(topic);
        page->file()->setKind(kind);
        page->file()->setPath(path);
        cluster::BulkOptions options;
        options.transactional = transactional;
        page->options()->setOptions(options);
        return page;
    }
    // A message in each of three partitions, not committed yet.
    std::unique_ptr<cluster::BulkProducer> openTransaction(const QString &topic)
    {
        QList<cluster::ProducerRecord> records(3);
        for (qint32 partition = 0; partition < 3; ++partition) {
            records[partition].partition = partition;
            records[partition].value = "other";
        }
        cluster::BulkRequest request;
        request.topic = topic;
        request.partitions = 3;
        request.options.transactional = true;
        auto producer = m_session->gate().openBulk(request, std::make_shared<flows::RecordListFeed>(records, flows::RecordListFeed::Changes{.keepPartitions = true}), [] {});
        if (!producer || !QTest::qWaitFor([&] { return (*producer)->status().state == cluster::BulkStatus::State::Open; }, kLong))
            qFatal("there is no open transaction");
        return std::move(*producer);
    }
    static bool says(const QWidget &page, const QString &words)
    {
        const auto labels = page.findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(), [&words](const QLabel *label) { return label->text().contains(words); });
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_server = std::make_unique<KafkaServer>(KafkaServer::Options());
        STREAMSCOPE_REQUIRE_KAFKA(*m_server);
        session::Profile profile;
        profile.id = u"kafka"_s;
        profile.name = u"real"_s;
        profile.bootstrapServers = m_server->bootstrap();
        m_session = std::make_unique<session::Session>(profile, kafka::openConnection(session::connectionConfig(profile, {})), m_journal);
        QVERIFY(QTest::qWaitFor([this] { return m_session->metadata() != nullptr; }, kLong));
    }
    void cleanupTestCase() { m_session.reset(); }

    void aCheckSendsNothing()
    {
        makeTopic(u"checked"_s);
        const auto shown = page(u"checked"_s, file(u"checked.ndjson"_s, numberedLines(100, 40)), false);
        shown->look();
        QTRY_VERIFY_WITH_TIMEOUT(!shown->isBusy(), kLong);
        QVERIFY(says(*shown, u"98 message"_s));
        QCOMPARE(shown->faults().size(), 2);
        QCOMPARE(shown->faults().first().line, qint64(40));
        QVERIFY(tests::savePicture(*shown, u"produce-file-checked"_s));
        QVERIFY(read(u"checked"_s).empty());
        const QString report = m_folder.filePath(u"report.csv"_s);
        shown->saveReport(report);
        QFile in(report);
        QVERIFY(in.open(QIODevice::ReadOnly));
        QVERIFY(in.readAll().startsWith("first_line,last_line,outcome,error\r\n40,40,not read,"));
    }

    void withoutTransactionsEachLineIsAccounted()
    {
        makeTopic(u"plain"_s);
        const auto shown = page(u"plain"_s, file(u"plain.ndjson"_s, numberedLines(1000, 100)), false);
        shown->start();
        QTRY_VERIFY_WITH_TIMEOUT(!shown->isBusy(), kLong);
        QCOMPARE(shown->run()->status().acknowledged, quint64(990));
        QCOMPARE(shown->faults().size(), 10);
        const auto messages = read(u"plain"_s);
        QCOMPARE(messages.size(), std::size_t(990));
        QVERIFY(messages.front().headers.empty()); // nothing is added to them
    }

    void whatWasStoppedGoesOn()
    {
        makeTopic(u"resumed"_s);
        constexpr int kLines = 20'000;
        const QString path = file(u"resumed.ndjson"_s, numberedLines(kLines));
        {
            const auto shown = page(u"resumed"_s, path, true);
            shown->setChunk(500);
            shown->start();
            QTRY_VERIFY_WITH_TIMEOUT(shown->run()->status().commits >= 3, kLong);
            shown->stop();
            QTRY_VERIFY_WITH_TIMEOUT(!shown->isBusy(), kLong);
        }
        const std::size_t before = read(u"resumed"_s).size();
        QVERIFY2(before >= 1500 && before % 500 == 0, qPrintable(QString::number(before)));
        const auto shown = page(u"resumed"_s, path, true);
        shown->setChunk(500);
        shown->start();
        QTRY_VERIFY_WITH_TIMEOUT(!shown->isBusy(), kLong);
        QCOMPARE(shown->writtenBefore(), qint64(before));
        QCOMPARE(shown->run()->status().acknowledged, quint64(kLines) - before);
        QVERIFY(tests::savePicture(*shown, u"produce-file-resumed"_s));
        std::set<std::string> values;
        for (const auto &message : read(u"resumed"_s)) {
            QVERIFY(values.insert(*message.value).second); // nothing is there twice
            QCOMPARE(message.headers.back().second, message.value); // which line it is
        }
        QCOMPARE(values.size(), std::size_t(kLines));
        // A third time there is nothing left to do.
        shown->start();
        QTRY_VERIFY_WITH_TIMEOUT(!shown->isBusy(), kLong);
        QCOMPARE(shown->run()->status().sent, quint64(0));
        QCOMPARE(read(u"resumed"_s).size(), std::size_t(kLines));
    }

    // What was committed behind somebody's open transaction is not seen before that has ended.
    void anOpenTransactionOfAnotherIsWaitedFor()
    {
        makeTopic(u"held-back"_s);
        constexpr int kLines = 20'000;
        const QString path = file(u"held-back.ndjson"_s, numberedLines(kLines));
        auto other = openTransaction(u"held-back"_s);
        {
            const auto shown = page(u"held-back"_s, path, true);
            shown->setChunk(500);
            shown->start(); // three messages of another are in the way, and they end before anything is sent
            QTRY_VERIFY_WITH_TIMEOUT(says(*shown, u"offset(s) stand behind it"_s) || says(*shown, u"offsets stand behind it"_s), kLong);
            QCOMPARE(shown->run()->status().sent, quint64(0));
            QVERIFY(tests::savePicture(*shown, u"produce-file-waiting"_s));
            other->commit();
            QTRY_VERIFY_WITH_TIMEOUT(other->status().isOver(), kLong);
            QTRY_VERIFY_WITH_TIMEOUT(shown->run()->status().commits >= 2, kLong);
            other = openTransaction(u"held-back"_s);
            const quint64 commits = shown->run()->status().commits;
            QTRY_VERIFY_WITH_TIMEOUT(shown->run()->status().commits >= commits + 3, kLong);
            shown->stop();
            QTRY_VERIFY_WITH_TIMEOUT(!shown->isBusy(), kLong);
        }
        const auto shown = page(u"held-back"_s, path, true);
        shown->setChunk(500);
        shown->start();
        QTRY_VERIFY_WITH_TIMEOUT(says(*shown, u"stand behind it"_s), kLong);
        shown->stop();
        QTRY_VERIFY_WITH_TIMEOUT(!shown->isBusy(), kLong);
        QVERIFY(says(*shown, u"Stopped before anything was sent"_s));
        QCOMPARE(shown->run()->status().sent, quint64(0));
        shown->start();
        QTRY_VERIFY_WITH_TIMEOUT(says(*shown, u"stand behind it"_s), kLong);
        other->abort();
        QTRY_VERIFY_WITH_TIMEOUT(!shown->isBusy(), kLong);
        QVERIFY(shown->writtenBefore() >= 2500);
        std::multiset<std::string> values;
        for (const auto &message : read(u"held-back"_s))
            values.insert(*message.value);
        QCOMPARE(values.count("other"), std::size_t(3));
        QCOMPARE(values.size(), std::size_t(kLines) + 3);
        QCOMPARE((std::set<std::string>(values.begin(), values.end()).size()), std::size_t(kLines) + 1); // nothing is there twice
    }

    // What was found once is not read again; where that is not kept, or the topic is another one, all of it is.
    void whatIsKnownOfATopicIsNotReadAgain()
    {
        makeTopic(u"large"_s);
        constexpr int kLines = 20'000;
        constexpr quint64 kOthers = 3000;
        {
            const auto others = page(u"large"_s, file(u"others.ndjson"_s, numberedLines(kOthers)), false);
            others->start();
            QTRY_VERIFY_WITH_TIMEOUT(!others->isBusy(), kLong);
        }
        const QString path = file(u"large.ndjson"_s, numberedLines(kLines).replace("\"k\"", "\"n\""));
        const auto stopAfter = [this, &path](quint64 commits) {
            const auto shown = page(u"large"_s, path, true);
            shown->setChunk(500);
            shown->start();
            QTRY_VERIFY_WITH_TIMEOUT(shown->run()->status().commits >= commits, kLong);
            shown->stop();
            QTRY_VERIFY_WITH_TIMEOUT(!shown->isBusy(), kLong);
            m_looked = shown->lookedAt();
        };
        stopAfter(2);
        QCOMPARE(m_looked, kOthers); // never sent before, as far as is known here
        const quint64 first = read(u"large"_s).size() - kOthers;
        stopAfter(2);
        QCOMPARE(m_looked, first);
        const quint64 second = read(u"large"_s).size() - kOthers - first;
        const QString key = u"import-found/kafka"_s;
        const QJsonObject kept = m_settings.state(key);
        m_settings.setState(key, {});
        stopAfter(2); // the memory was lost
        QCOMPARE(m_looked, kOthers + first + second);
        m_settings.setState(key, kept); // an old one is as true as it was
        const quint64 before = read(u"large"_s).size();
        const auto shown = page(u"large"_s, path, true);
        shown->start();
        QTRY_VERIFY_WITH_TIMEOUT(!shown->isBusy(), kLong);
        QCOMPARE(shown->lookedAt(), before - kOthers - first);
        QCOMPARE(shown->writtenBefore(), qint64(before - kOthers));
        std::multiset<std::string> values;
        for (const auto &message : read(u"large"_s))
            values.insert(*message.key + *message.value);
        QCOMPARE(values.size(), std::size_t(kLines + kOthers));
        QCOMPARE((std::set<std::string>(values.begin(), values.end()).size()), std::size_t(kLines + kOthers));
        // A topic made anew has nothing of it, whatever its offsets are.
        m_session->gate().confirm({{}, true});
        (void)m_session->gate().deleteTopics({u"large"_s});
        QTRY_VERIFY_WITH_TIMEOUT(m_session->metadata()->topic(u"large"_s) == nullptr, kLong);
        makeTopic(u"large"_s);
        shown->start();
        QTRY_VERIFY_WITH_TIMEOUT(!shown->isBusy(), kLong);
        QCOMPARE(shown->writtenBefore(), qint64(0));
        QCOMPARE(read(u"large"_s).size(), std::size_t(kLines));
    }

    // A person who knows that the file was never sent there need not wait for the end of the look.
    void theLookCanBeLeftOut()
    {
        makeTopic(u"unseen"_s);
        auto other = openTransaction(u"unseen"_s);
        const auto shown = page(u"unseen"_s, file(u"unseen.ndjson"_s, numberedLines(2000)), true);
        shown->start();
        QTRY_VERIFY_WITH_TIMEOUT(says(*shown, u"Nothing is kept here of this file"_s), kLong);
        QVERIFY(tests::savePicture(*shown, u"produce-file-skip"_s));
        const auto buttons = shown->findChildren<QPushButton *>();
        const auto skip = std::find_if(buttons.begin(), buttons.end(), [](const QPushButton *one) { return one->text() == u"Begin at line 1"_s; });
        QVERIFY(skip != buttons.end());
        (*skip)->click();
        QTRY_VERIFY_WITH_TIMEOUT(!shown->isBusy(), kLong);
        QCOMPARE(shown->run()->status().acknowledged, quint64(2000));
        other->abort();
        QTRY_VERIFY_WITH_TIMEOUT(other->status().isOver(), kLong);
        QCOMPARE(read(u"unseen"_s).size(), std::size_t(2000));
    }

    // Who starts the same file elsewhere takes it over: the other one cannot commit any more.
    void theSameFileTwiceAtOnceIsWrittenOnce()
    {
        makeTopic(u"at-once"_s);
        constexpr int kLines = 20'000;
        const QString path = file(u"at-once.ndjson"_s, numberedLines(kLines));
        const auto first = page(u"at-once"_s, path, true);
        first->setChunk(500);
        first->start();
        QTRY_VERIFY_WITH_TIMEOUT(first->run()->status().commits >= 2, kLong);
        const auto second = page(u"at-once"_s, path, true);
        second->start();
        QTRY_VERIFY_WITH_TIMEOUT(!first->isBusy() && !second->isBusy(), kLong);
        std::multiset<std::string> values;
        for (const auto &message : read(u"at-once"_s))
            values.insert(*message.value);
        QCOMPARE(values.size(), std::size_t(kLines));
        QCOMPARE((std::set<std::string>(values.begin(), values.end()).size()), std::size_t(kLines));
    }

    void withoutTransactionsAStopIsGoneOnBehind()
    {
        makeTopic(u"stopped"_s);
        constexpr int kLines = 300'000;
        const QString path = file(u"stopped.ndjson"_s, numberedLines(kLines));
        {
            const auto shown = page(u"stopped"_s, path, false);
            shown->start();
            QTRY_VERIFY_WITH_TIMEOUT(shown->run()->status().acknowledged > 0, kLong);
            shown->stop();
            QTRY_VERIFY_WITH_TIMEOUT(!shown->isBusy(), kLong);
            QVERIFY(shown->faults().isEmpty());
            QVERIFY(says(*shown, u"Start goes on behind them"_s));
        }
        const std::size_t before = read(u"stopped"_s).size();
        QVERIFY(before > 0 && before < std::size_t(kLines));
        const auto shown = page(u"stopped"_s, path, false); // as after a restart
        shown->start();
        QTRY_VERIFY_WITH_TIMEOUT(!shown->isBusy(), kLong);
        QCOMPARE(shown->writtenBefore(), qint64(before));
        std::set<std::string> values;
        for (const auto &message : read(u"stopped"_s))
            QVERIFY(values.insert(*message.value).second); // nothing is there twice
        QCOMPARE(values.size(), std::size_t(kLines));
        shown->start();
        QTRY_VERIFY_WITH_TIMEOUT(!shown->isBusy(), kLong);
        QVERIFY(says(*shown, u"Nothing was sent: "_s));
        QCOMPARE(read(u"stopped"_s).size(), std::size_t(kLines));
        // Another file under the same name does not lose its first lines in silence.
        (void)file(u"stopped.ndjson"_s, numberedLines(10));
        shown->start();
        QTRY_VERIFY_WITH_TIMEOUT(!shown->isBusy(), kLong);
        QVERIFY(says(*shown, u"The file is not as it was"_s));
        QCOMPARE(read(u"stopped"_s).size(), std::size_t(kLines));
        shown->start();
        QTRY_VERIFY_WITH_TIMEOUT(!shown->isBusy(), kLong);
        QCOMPARE(read(u"stopped"_s).size(), std::size_t(kLines) + 10);
    }

    // What is on disk at any moment tells which lines may be on their way.
    void afterAKillTheLinesInDoubtAreListed()
    {
        makeTopic(u"killed"_s);
        constexpr int kLines = 300'000;
        const QString path = file(u"killed.ndjson"_s, numberedLines(kLines));
        QTemporaryDir after;
        {
            const auto shown = page(u"killed"_s, path, false);
            shown->start();
            QTRY_VERIFY_WITH_TIMEOUT(shown->run()->status().acknowledged > 30'000, kLong);
            QVERIFY(QFile::copy(m_folder.filePath(u"state.json"_s), after.filePath(u"state.json"_s)));
            shown->stop();
            QTRY_VERIFY_WITH_TIMEOUT(!shown->isBusy(), kLong);
        }
        session::SettingsStore kept(after.path());
        ViewContext killed = context();
        killed.settings = &kept;
        FilePage shown(killed);
        shown.resize(1100, 720);
        shown.show();
        shown.setTopic(u"killed"_s);
        shown.file()->setPath(path);
        QVERIFY(says(shown, u"it is not known which of the lines"_s));
        QVERIFY(tests::savePicture(shown, u"produce-file-in-doubt"_s));
        QCOMPARE(shown.faults().size(), 1);
        const flows::LineFault doubt = shown.faults().first();
        QCOMPARE(doubt.outcome, flows::LineFault::Outcome::InDoubt);
        std::set<qint64> lines;
        for (const auto &message : read(u"killed"_s))
            lines.insert(std::stoll(*message.value));
        QVERIFY(lines.size() > 30'000);
        QVERIFY2(*lines.rbegin() <= doubt.lastLine, qPrintable(QString::number(doubt.lastLine)));
        for (qint64 line = 1; line < doubt.line; ++line)
            QVERIFY2(lines.contains(line), qPrintable(QString::number(line)));
        QVERIFY(doubt.lastLine <= kLines);
        const QString report = m_folder.filePath(u"doubt.csv"_s);
        shown.saveReport(report);
        QFile in(report);
        QVERIFY(in.open(QIODevice::ReadOnly));
        QVERIFY(in.readAll().contains(QByteArray::number(doubt.lastLine) + ",in doubt,"));
    }

    void aLineThatTheTopicRefusesIsLeftOut()
    {
        (void)m_session->gate().createTopics({{u"narrow"_s, 3, 1, {{u"max.message.bytes"_s, u"100000"_s}}}}, false);
        QTRY_VERIFY_WITH_TIMEOUT(m_session->metadata() && m_session->metadata()->topic(u"narrow"_s) != nullptr, kLong);
        // What no compression makes small enough.
        QByteArray noise(300'000, Qt::Uninitialized);
        QRandomGenerator generator(1);
        for (char &byte : noise)
            byte = static_cast<char>('a' + generator.bounded(26));
        QByteArray text = numberedLines(300);
        const QByteArray large = "{\"key\":\"k\",\"value\":\"" + noise + "\"}\n";
        text += large + numberedLines(300).replace("\"value\":\"", "\"value\":\"b") + large;
        const auto shown = page(u"narrow"_s, file(u"narrow.ndjson"_s, text), true);
        shown->setChunk(200);
        shown->start();
        QTRY_VERIFY_WITH_TIMEOUT(!shown->isBusy(), kLong);
        QCOMPARE(shown->faults().size(), 2);
        for (const auto &[index, line] : {std::pair(0, qint64(301)), std::pair(1, qint64(602))}) {
            QCOMPARE(shown->faults()[index].line, line);
            QCOMPARE(shown->faults()[index].lastLine, line);
            QCOMPARE(shown->faults()[index].outcome, flows::LineFault::Outcome::Failed);
            QCOMPARE(shown->faults()[index].error.name, u"MSG_SIZE_TOO_LARGE"_s);
        }
        QVERIFY(!shown->run()->status().error);
        QVERIFY(says(*shown, u"2 line"_s));
        std::set<std::string> values;
        for (const auto &message : read(u"narrow"_s))
            QVERIFY(values.insert(*message.value).second);
        QCOMPARE(values.size(), std::size_t(600));
        // Once more there is nothing left to do but to tell of the last one again: it stands behind what is there.
        shown->start();
        QTRY_VERIFY_WITH_TIMEOUT(!shown->isBusy(), kLong);
        QCOMPARE(read(u"narrow"_s).size(), std::size_t(600));
    }

    void csvIsMapped()
    {
        makeTopic(u"csv"_s);
        const auto shown = page(u"csv"_s, file(u"orders.csv"_s, "id,total\n1,2.50\n2,\"three, four\"\n"), false, Kind::Csv);
        QVERIFY(tests::savePicture(*shown, u"produce-file-csv"_s));
        shown->start();
        QTRY_VERIFY_WITH_TIMEOUT(!shown->isBusy(), kLong);
        std::set<std::string> values;
        for (const auto &message : read(u"csv"_s))
            values.insert(*message.value);
        QCOMPARE(values, (std::set<std::string>{R"({"id":1,"total":2.50})", R"({"id":2,"total":"three, four"})"}));
    }

    void selectedMessagesAreSentAgain()
    {
        makeTopic(u"again"_s);
        QList<cluster::ProducerRecord> records;
        for (int i = 0; i < 50; ++i) {
            cluster::ProducerRecord record;
            record.topic = u"again"_s;
            record.partition = 1;
            record.key = QByteArray::number(i);
            record.value = "{\"amount\":" + QByteArray::number(i) + "}";
            record.headers = {{"trace", std::nullopt}, {"trace", "x"}};
            records.append(record);
        }
        ResendDialog dialog(context(), records);
        dialog.show();
        QTRY_VERIFY(dialog.sendButton()->isEnabled());
        dialog.sendButton()->click();
        QTRY_VERIFY_WITH_TIMEOUT(!dialog.run()->isRunning(), kLong);
        QVERIFY(says(dialog, u"50 message"_s));
        dialog.setValueTemplate(u"{\"amount\": \"${value.amount * }\"}"_s, true);
        QVERIFY(!dialog.sendButton()->isEnabled());
        dialog.setValueTemplate(u"{\"twice\": \"${value.amount * 2}\"}"_s, true);
        QVERIFY(dialog.sendButton()->isEnabled());
        dialog.sendButton()->click();
        QTRY_VERIFY_WITH_TIMEOUT(!dialog.run()->isRunning(), kLong);
        const auto messages = read(u"again"_s);
        QCOMPARE(messages.size(), std::size_t(100));
        int changed = 0;
        for (const auto &message : messages) {
            const std::string number = *message.key;
            changed += *message.value == "{\"twice\":" + std::to_string(2 * std::stoi(number)) + "}" ? 1 : 0;
            QVERIFY(*message.value == "{\"amount\":" + number + "}" || message.value->starts_with("{\"twice\":"));
            QCOMPARE(message.headers.size(), std::size_t(2));
            QVERIFY(!message.headers[0].second && message.headers[1].second == "x");
        }
        QCOMPARE(changed, 50);
    }

    void aLoadEndsAtItsBoundAndReports()
    {
        makeTopic(u"loaded"_s);
        LoadPage shown(context(), u"loaded"_s);
        shown.resize(1100, 720);
        shown.show();
        shown.load()->setShape({.kind = flows::LoadShape::Kind::Constant, .rate = 1000});
        shown.load()->setBounds({.messages = 3000});
        shown.start();
        QVERIFY(shown.run()->isRunning());
        QTRY_VERIFY_WITH_TIMEOUT(!shown.run()->isRunning(), kLong);
        const flows::LoadReport &report = shown.report();
        QCOMPARE(report.status.acknowledged, quint64(3000));
        QCOMPARE(report.latencies.count(), quint64(3000));
        quint64 sum = 0;
        for (const flows::LoadPoint &point : report.points)
            sum += point.acknowledged;
        QCOMPARE(sum, quint64(3000));
        QVERIFY(report.skew() >= 1);
        QVERIFY(says(shown, u"p99.9"_s));
        QCOMPARE(shown.findChildren<GroupLines *>().first()->lineCount(), 3);
        QVERIFY(tests::savePicture(shown, u"load"_s));
        QCOMPARE(read(u"loaded"_s).size(), std::size_t(3000));
        for (const QString &name : {u"r.json"_s, u"r.csv"_s, u"r.png"_s})
            shown.exportTo(m_folder.filePath(name));
        QFile json(m_folder.filePath(u"r.json"_s));
        QVERIFY(json.open(QIODevice::ReadOnly));
        const QJsonObject told = QJsonDocument::fromJson(json.readAll()).object();
        QCOMPARE(told.value("messages"_L1)["acknowledged"_L1].toInt(), 3000);
        QCOMPARE(told.value("load"_L1)["kind"_L1].toString(), u"constant"_s);
        QCOMPARE(told.value("by_second"_L1).toArray().size(), qsizetype(report.points.size()));
        QCOMPARE(told.value("partitions"_L1).toArray().size(), 3);
        QFile csv(m_folder.filePath(u"r.csv"_s));
        QVERIFY(csv.open(QIODevice::ReadOnly));
        QCOMPARE(csv.readAll().count('\n'), qsizetype(report.points.size()) + 1);
        QVERIFY(!QImage(m_folder.filePath(u"r.png"_s)).isNull());
        QVERIFY(says(shown, u"The report is in"_s));
    }
};

QTEST_MAIN(TestProduceFile)
#include "tst_produce_file.moc"
