// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The workbench on real Apache Kafka: what it shows beforehand is what Kafka's own consumer reads afterwards.
#include "models/kafka/kafka_connection.h"
#include "models/session/activity.h"
#include "models/session/journal.h"
#include "models/session/session.h"
#include "models/session/settings.h"
#include "tests/support/kafka_server.h"
#include "tests/widgets/pictures.h"
#include "widgets/common/theme.h"
#include "widgets/produce/bulk_options_form.h"
#include "widgets/produce/bulk_run.h"
#include "widgets/produce/confirm_produce_dialog.h"
#include "widgets/produce/function_list.h"
#include "widgets/produce/template_edit.h"
#include "widgets/produce/template_form.h"
#include "widgets/produce/workbench_page.h"

#include <QAction>
#include <QJsonArray>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace streamscope;
using namespace streamscope::widgets;
using testing::KafkaServer;
using State = cluster::BulkStatus::State;
using Amount = WorkbenchPage::Amount;

namespace {

constexpr int kLong = 60'000;

} // namespace

class TestWorkbench : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    ThemeController m_theme;
    session::SettingsStore m_settings{m_folder.path()};
    session::Journal m_journal{m_folder.filePath(u"journal.jsonl"_s)};
    session::ActivityList m_activities;
    std::unique_ptr<KafkaServer> m_server;
    std::unique_ptr<session::Session> m_session;
    std::unique_ptr<WorkbenchPage> m_page;

    void open(const QString &topic, session::Environment environment = session::Environment::Development, bool readOnly = false)
    {
        session::Profile profile;
        profile.id = u"kafka"_s;
        profile.name = u"real"_s;
        profile.bootstrapServers = m_server->bootstrap();
        profile.environment = environment;
        profile.readOnly = readOnly;
        m_session = std::make_unique<session::Session>(profile, kafka::openConnection(session::connectionConfig(profile, {})), m_journal);
        QVERIFY(QTest::qWaitFor([this] { return m_session->metadata() != nullptr; }, kLong));
        if (!readOnly && !m_session->metadata()->topic(topic)) {
            (void)m_session->gate().createTopics({{topic, 3, 1, {}}}, false);
            QTRY_VERIFY_WITH_TIMEOUT(m_session->metadata()->topic(topic) != nullptr, kLong);
        }
        makePage(topic);
    }
    void makePage(const QString &topic)
    {
        ViewContext context;
        context.session = m_session.get();
        context.settings = &m_settings;
        context.activities = &m_activities;
        m_page = std::make_unique<WorkbenchPage>(context, topic);
        m_page->resize(1100, 720);
        m_page->show();
    }
    void type(const QString &part, const QString &text)
    {
        auto *edit = m_page->findChild<TemplateEdit *>(part);
        qobject_cast<QPlainTextEdit *>(edit->field())->setPlainText(text);
    }
    QAction *action(const QString &text)
    {
        for (QAction *candidate : m_page->findChildren<QAction *>()) {
            if (QString(candidate->text()).remove(u'&') == text)
                return candidate;
        }
        return nullptr;
    }
    QTableWidget *table(const QString &name)
    {
        for (QTableWidget *candidate : m_page->findChildren<QTableWidget *>()) {
            if (candidate->accessibleName() == name)
                return candidate;
        }
        return nullptr;
    }
    bool says(const QString &words)
    {
        const auto labels = m_page->findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(), [&words](const QLabel *label) { return label->text().contains(words); });
    }
    bool finish()
    {
        return QTest::qWaitFor([this] { return !m_page->run()->isRunning(); }, kLong);
    }
    /// What Kafka's own consumer reads, "key\tvalue" a message.
    QStringList consumed(const QString &topic, KafkaServer::Reading reading = KafkaServer::Reading::Committed) const
    {
        QStringList lines;
        for (const QByteArray &line : m_server->readToEnd(topic, {u"print.key=true"_s}, reading))
            lines.append(QString::fromUtf8(line));
        return lines;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_server = std::make_unique<KafkaServer>(KafkaServer::Options());
        STREAMSCOPE_REQUIRE_KAFKA(*m_server);
    }
    void cleanup()
    {
        m_page.reset();
        m_session.reset();
    }

    void aThousandAreCountedByKafkasOwnConsumer()
    {
        open(u"thousand"_s);
        type(u"templateKey"_s, u"k-${seq()}"_s);
        type(u"templateValue"_s, u"{\"n\": \"${seq()}\", \"word\": \"${randomWord()}\"}"_s);
        const QString second = table(u"The next five messages"_s)->item(1, 1)->text();
        QVERIFY2(second.startsWith(u"{\"n\":2,\"word\":\""_s), qPrintable(second));
        m_page->setAmount(Amount::Stream, 0, 2000);
        m_page->start();
        QVERIFY(m_page->run()->isRunning());
        QTRY_VERIFY_WITH_TIMEOUT(m_page->run()->status().acknowledged >= 1000, kLong);
        QVERIFY(tests::savePicture(*m_page, u"workbench-stream"_s));
        action(u"Stop"_s)->trigger();
        QVERIFY(finish());
        const cluster::BulkStatus &status = m_page->run()->status();
        QCOMPARE(status.state, State::Finished);
        QCOMPARE(status.failed + status.discarded, quint64(0));
        const QStringList read = consumed(u"thousand"_s);
        QCOMPARE(read.size(), qsizetype(status.acknowledged));
        QVERIFY(QSet<QString>(read.begin(), read.end()).size() == read.size());
        QVERIFY(read.contains(u"k-2\t"_s + second)); // as it was shown beforehand
        // One entry in the journal with the totals, and the numbers go on.
        QCOMPARE(m_journal.entries()[0].action, u"produce"_s);
        QCOMPARE(m_journal.entries()[0].outcome, session::JournalEntry::Outcome::Done);
        QCOMPARE(m_journal.entries()[0].to.toObject().value("delivered"_L1).toInteger(), qint64(status.acknowledged));
        QCOMPARE(table(u"The next five messages"_s)->item(0, 0)->text(), u"k-%1"_s.arg(status.sent + 1));
        QCOMPARE(m_activities.runningCount(), 0);
    }

    void oneAndNumber()
    {
        open(u"numbers"_s);
        m_page->setAmount(Amount::One, 0, 0);
        m_page->start();
        QVERIFY(finish());
        QCOMPARE(m_page->run()->status().acknowledged, quint64(1));
        m_page->setAmount(Amount::Number, 1000, 0);
        m_page->start();
        QVERIFY(finish());
        QCOMPARE(m_page->run()->status().acknowledged, quint64(1000));
        quint64 sum = 0;
        QTableWidget *partitions = table(u"Messages by partition"_s);
        QCOMPARE(partitions->rowCount(), 3);
        for (int row = 0; row < 3; ++row)
            sum += partitions->item(row, 1)->text().remove(QLocale().groupSeparator()).toULongLong();
        QCOMPARE(sum, quint64(1000));
        QCOMPARE(consumed(u"numbers"_s).size(), 1001);
    }

    void faultsAreUnderlinedAndHoldTheStart()
    {
        open(u"faults"_s);
        QVERIFY(action(u"Start"_s)->isEnabled());
        type(u"templateValue"_s, u"{\n  \"a\": \"${randomInt(1)}\"\n}"_s);
        QVERIFY2(m_page->form()->fault().contains(u"Line 2, column"_s), qPrintable(m_page->form()->fault()));
        auto *edit = qobject_cast<QPlainTextEdit *>(m_page->findChild<TemplateEdit *>(u"templateValue"_s)->field());
        QCOMPARE(edit->extraSelections().size(), 1);
        QVERIFY(edit->extraSelections().first().cursor.selectedText().contains(u"randomInt"_s));
        QVERIFY(!action(u"Start"_s)->isEnabled());
        QVERIFY(tests::savePicture(*m_page, u"workbench-fault"_s));
        // What fails only for some is counted, and no reason not to start.
        type(u"templateValue"_s, u"{\"a\": \"${1 / (seq() - 2)}\"}"_s);
        QVERIFY(action(u"Start"_s)->isEnabled());
        QVERIFY(table(u"The next five messages"_s)->item(1, 1)->text().contains(u"zero"_s));
        m_page->setAmount(Amount::Number, 3, 0);
        m_page->start();
        QVERIFY(finish());
        QCOMPARE(m_page->run()->status().acknowledged, quint64(2));
        QVERIFY(table(u"Errors by kind"_s)->item(0, 1)->text().contains(u"zero"_s));
        m_page->setTopic(u"no-such-topic"_s);
        QVERIFY(!action(u"Start"_s)->isEnabled());
        QVERIFY(says(u"producing never creates one"_s));
    }

    void templatesAreKeptByTopic()
    {
        open(u"kept"_s);
        type(u"templateKey"_s, u"first"_s);
        QVERIFY(m_page->form()->keep(u"One"_s));
        type(u"templateKey"_s, u"second"_s);
        QVERIFY(m_page->form()->keep(u"Two"_s));
        QVERIFY(!m_page->form()->keep(QString()));
        const QJsonObject state = m_page->saveState();
        makePage(u"kept"_s);
        QCOMPARE(m_page->form()->names(), QStringList({u"One"_s, u"Two"_s}));
        m_page->form()->open(u"One"_s);
        QCOMPARE(m_page->form()->text().key, std::optional(u"first"_s));
        m_page->form()->remove(u"One"_s);
        QCOMPARE(m_page->form()->names(), QStringList({u"Two"_s}));
        m_page->restoreState(state);
        QCOMPARE(m_page->form()->text().key, std::optional(u"second"_s));
        m_page->setTopic(u"another"_s);
        QVERIFY(m_page->form()->names().isEmpty());
        // A function goes where the cursor is.
        auto *functions = m_page->findChild<FunctionList *>();
        type(u"templateValue"_s, QString());
        Q_EMIT functions->chosen(u"${uuid()}"_s);
        QCOMPARE(m_page->form()->text().value, std::optional(u"${uuid()}"_s));
    }

    void aTransactionIsCommittedOrAborted()
    {
        open(u"transactions"_s);
        cluster::BulkOptions options;
        options.transactional = true;
        m_page->options()->setOptions(options);
        m_page->setAmount(Amount::Number, 10, 0);
        m_page->start();
        QTRY_COMPARE_WITH_TIMEOUT(m_page->run()->status().state, State::Open, kLong);
        QVERIFY(says(u"commit it or abort it"_s));
        QVERIFY(says(u"10 message"_s));
        QVERIFY(tests::savePicture(*m_page, u"workbench-transaction"_s));
        QCOMPARE(consumed(u"transactions"_s, KafkaServer::Reading::Stable).size(), 0);
        QVERIFY(action(u"Abort"_s)->isEnabled());
        action(u"Abort"_s)->trigger();
        QVERIFY(finish());
        m_page->start();
        QTRY_VERIFY_WITH_TIMEOUT(action(u"Commit"_s)->isEnabled(), kLong);
        QTRY_COMPARE_WITH_TIMEOUT(m_page->run()->status().state, State::Open, kLong);
        action(u"Commit"_s)->trigger();
        QVERIFY(finish());
        QCOMPARE(m_page->run()->status().commits, quint64(1));
        QCOMPARE(consumed(u"transactions"_s).size(), 10);
    }

    void productionAsks()
    {
        open(u"live"_s, session::Environment::Production);
        m_page->setAmount(Amount::Number, 5, 0);
        m_page->start();
        QVERIFY(!m_page->run()->isRunning());
        auto *dialog = m_page->findChild<ConfirmProduceDialog *>();
        QVERIFY(dialog);
        QVERIFY(!dialog->sendButton()->isEnabled());
        dialog->findChild<QLineEdit *>()->setText(u"live"_s);
        QVERIFY(dialog->sendButton()->isEnabled());
        dialog->sendButton()->click();
        QVERIFY(m_page->run()->isRunning());
        QVERIFY(finish());
        QCOMPARE(m_page->run()->status().acknowledged, quint64(5));
    }

    void readOnlySaysSo()
    {
        open(u"live"_s, session::Environment::Development, true);
        QVERIFY(!action(u"Start"_s)->isEnabled());
        QVERIFY(says(u"read-only"_s));
    }
};

QTEST_MAIN(TestWorkbench)
#include "tst_workbench.moc"
