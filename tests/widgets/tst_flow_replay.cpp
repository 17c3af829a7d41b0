// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Replay and copy in the real window: flows that are written from topics and messages, and flows to another connection, whose
// protection holds. On the sandbox, and mock brokers as the other cluster.
#include "models/core/when_finished.h"
#include "models/sandbox/sandbox.h"
#include "tests/widgets/pictures.h"
#include "tests/widgets/window_harness.h"
#include "widgets/flows/flow_editor.h"
#include "widgets/flows/flow_page.h"
#include "widgets/flows/replay_dialog.h"
#include "widgets/messages/expression_edit.h"
#include "widgets/messages/message_page.h"
#include "widgets/produce/confirm_produce_dialog.h"
#include "widgets/produce/template_edit.h"
#include "widgets/topics/create_topics_dialog.h"
#include "widgets/topics/topic_actions.h"
#include "widgets/topics/topic_page.h"

#include <QMessageBox>
#include <QPlainTextEdit>
#include <QSpinBox>
#include <QToolButton>

#include <functional>

using namespace Qt::StringLiterals;
using namespace streamscope;
using namespace streamscope::widgets;
using session::Environment;
using testing::WindowHarness;

namespace {

constexpr int kLong = 40'000;

} // namespace

class TestFlowReplay : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<sandbox::Sandbox> m_other;
    std::unique_ptr<WindowHarness> m_harness;
    session::Session *m_session = nullptr; ///< of the sandbox
    session::Session *m_mirror = nullptr;

    void createTopic(session::Session *session, const QString &name, int partitions = 1)
    {
        const auto made = session->gate().createTopics({{name, partitions, 1, {}}}, false);
        QTRY_VERIFY_WITH_TIMEOUT(made.isFinished(), kLong);
        QTRY_VERIFY_WITH_TIMEOUT(session->metadata() && session->metadata()->topic(name), kLong);
    }

    void produce(const QString &topic, int count, int partitions = 1)
    {
        for (int i = 0; i < count; ++i) {
            cluster::ProducerRecord record;
            record.topic = topic;
            record.partition = i % partitions;
            record.value = R"({"n":)" + QByteArray::number(i) + '}';
            const auto sent = m_session->gate().produce(record, {});
            QTRY_VERIFY_WITH_TIMEOUT(sent.isFinished(), kLong);
            QVERIFY2(sent.result(), sent.result() ? "" : qPrintable(sent.result().error().message));
        }
    }

    static qint64 endOf(session::Session *session, const QString &topic, qint32 partition = 0)
    {
        const auto asked = session->reader().listOffsets({{{topic, partition}, cluster::OffsetQuery::What::HighWatermark, 0}});
        (void)QTest::qWaitFor([&asked] { return asked.isFinished(); }, kLong);
        const auto answers = asked.result();
        return answers && answers->first().offset ? *answers->first().offset : -1;
    }

    void connectMirror(Environment environment, bool readOnly)
    {
        session::Profile profile;
        profile.id = u"mirror"_s;
        profile.name = u"The mirror"_s;
        profile.bootstrapServers = m_other->bootstrapServers();
        profile.environment = environment;
        profile.readOnly = readOnly;
        const auto saved = m_harness->profiles().save(profile, {});
        QTRY_VERIFY_WITH_TIMEOUT(saved.isFinished(), kLong);
        m_harness->window().connectTo(profile);
        QTRY_VERIFY_WITH_TIMEOUT(m_harness->session() != m_session && m_harness->isConnected(), kLong);
        m_mirror = m_harness->session();
    }

    FlowPage *lastFlow()
    {
        const auto pages = m_harness->window().findChildren<FlowPage *>();
        FlowPage *page = pages.isEmpty() ? nullptr : pages.last();
        (void)QTest::qWaitFor([page] { return page && page->editor()->isChecked(); }, kLong);
        return page;
    }

    ReplayDialog *dialog()
    {
        const auto dialogs = m_harness->window().findChildren<ReplayDialog *>();
        return dialogs.isEmpty() ? nullptr : dialogs.last();
    }

    // As it is asked for, after what a person changes in it.
    FlowPage *accept(const std::function<void(ReplayDialog *)> &change = {})
    {
        ReplayDialog *asked = dialog();
        if (!asked)
            return nullptr;
        if (change)
            change(asked);
        if (!asked->openButton()->isEnabled())
            return nullptr;
        asked->openButton()->click();
        return lastFlow();
    }

    void askFor(const QString &topic)
    {
        m_harness->window().open(u"topic:"_s + topic, m_session);
        for (TopicPage *page : m_harness->window().findChildren<TopicPage *>()) {
            if (page->target() == u"topic:"_s + topic)
                page->findChild<TopicActions *>()->replay()->trigger();
        }
    }

    static void choose(ReplayDialog *dialog, const QString &field, const QString &text)
    {
        auto *box = WindowHarness::named<QComboBox>(dialog, field);
        box->setCurrentIndex(box->findText(text));
    }

    FlowPage *openReplay(const QString &topic)
    {
        askFor(topic);
        return accept();
    }

    // A flow from "here" to "there" on the mirror.
    FlowPage *openMirrored()
    {
        askFor(u"here"_s);
        return accept([](ReplayDialog *asked) {
            choose(asked, u"Connection"_s, u"The mirror"_s);
            WindowHarness::named<QLineEdit>(asked, u"Topic"_s)->setText(u"there"_s);
        });
    }

    QByteArray journal()
    {
        QFile file(m_harness->folder() + u"/journal.jsonl"_s);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

private Q_SLOTS:
    void init()
    {
        m_other = std::make_unique<sandbox::Sandbox>();
        QVERIFY(m_other->start(0).has_value());
        m_harness = std::make_unique<WindowHarness>();
        m_harness->window().connectTo(session::sandboxProfile());
        QTRY_VERIFY_WITH_TIMEOUT(m_harness->isConnected(), kLong);
        m_session = m_harness->session();
    }
    void cleanup()
    {
        m_harness.reset();
        m_other.reset();
    }

    // The topic that it goes to is created on the way.
    void aTopicIsReplayedAsItIs()
    {
        createTopic(m_session, u"dead-letters"_s, 2);
        produce(u"dead-letters"_s, 6, 2);
        FlowPage *page = openReplay(u"dead-letters"_s);
        QVERIFY(page && page->editor()->flow());
        QVERIFY(page->isModified());
        QTRY_VERIFY2_WITH_TIMEOUT(m_harness->says(u"6 message(s), nothing was written: otherwise 6"_s, page), m_harness->words(page), kLong);
        QVERIFY2(m_harness->says(u"Not on this cluster: dead-letters-replay."_s, page), m_harness->words(page));
        WindowHarness::button(page, u"Create…"_s)->click();
        auto *create = m_harness->window().findChild<CreateTopicsDialog *>();
        QVERIFY(create);
        QCOMPARE(create->topics().size(), 1);
        QCOMPARE(create->topics().first().partitions, 2);
        create->submit(false);
        QTRY_VERIFY_WITH_TIMEOUT(m_session->metadata()->topic(u"dead-letters-replay"_s), kLong);
        QTRY_VERIFY2_WITH_TIMEOUT(m_harness->says(u"This flow is new and no file yet."_s, page), m_harness->words(page), kLong);
        QVERIFY(!page->isRunning());
        page->run();
        QTRY_VERIFY2_WITH_TIMEOUT(m_harness->says(u"Done: the range is consumed"_s, page), m_harness->words(page), kLong);
        QVERIFY2(m_harness->says(u"from the earliest offset to the end, then it ends"_s, page), m_harness->words(page));
        QCOMPARE(endOf(m_session, u"dead-letters-replay"_s, 0), 3);
        QCOMPARE(endOf(m_session, u"dead-letters-replay"_s, 1), 3);
        // Saved it is a file, and no draft any more.
        const QString path = m_harness->folder() + u"/dead.yaml"_s;
        const QString text = page->editor()->text();
        page->saveAs(path);
        QCOMPARE(page->target(), u"flows:"_s + QFileInfo(path).canonicalFilePath());
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(QString::fromUtf8(file.readAll()), text);
        const QJsonObject kept = m_harness->settings().state(u"flows/"_s + m_session->profile().id);
        QVERIFY(kept.value("drafts"_L1).toObject().isEmpty());
    }

    // What is asked is what the file says.
    void whatIsAskedIsWritten()
    {
        createTopic(m_session, u"asked"_s);
        produce(u"asked"_s, 1);
        askFor(u"asked"_s);
        QVERIFY(dialog());
        QLineEdit *topic = WindowHarness::named<QLineEdit>(dialog(), u"Topic"_s);
        QCOMPARE(topic->text(), u"asked-replay"_s);
        for (const auto &[wrong, words] : {std::pair(u"asked"_s, u"feed itself in a loop"_s), std::pair(u"a b"_s, u"is no name of a topic"_s),
                                           std::pair(u"one, two"_s, u"One topic, or as many"_s)}) {
            topic->setText(wrong);
            QVERIFY(!dialog()->openButton()->isEnabled());
            QVERIFY2(m_harness->says(words, dialog()), m_harness->words(dialog()));
        }
        FlowPage *page = accept([topic](ReplayDialog *asked) {
            topic->setText(u"goal"_s);
            asked->findChild<ExpressionEdit *>()->setText(u"value.n >= 0"_s);
            const auto tick = [asked](const QString &words, bool on) {
                for (QCheckBox *box : asked->findChildren<QCheckBox *>()) {
                    if (WindowHarness::plain(box->text()) == words)
                        box->setChecked(on);
                }
            };
            tick(u"Change the value"_s, true);
            asked->findChild<TemplateEdit *>()->setText(u"{\"twice\": \"${value.n * 2}\"}"_s, true);
            tick(u"Keep the headers"_s, false);
            choose(asked, u"Partitions"_s, u"Choose anew, by the key"_s);
            choose(asked, u"Speed"_s, u"So many times as fast:"_s);
            WindowHarness::named<QDoubleSpinBox>(asked, u"Times as fast"_s)->setValue(12.5);
            WindowHarness::named<QSpinBox>(asked, u"Messages a second at most"_s)->setValue(2000);
            QVERIFY(tests::savePicture(*asked, u"replay-asked"_s));
        });
        QVERIFY(page && page->editor()->flow());
        const flows::Flow &flow = *page->editor()->flow();
        QCOMPARE(flow.targets(), QStringList({u"goal"_s}));
        QVERIFY(flow.partitionKeepers().isEmpty());
        QVERIFY(flow.exactlyOnce && flow.provenance && !flow.target);
        QCOMPARE(flow.rate, 2000.0);
        QVERIFY(flow.timing == cluster::OriginalTiming{.speed = 12.5});
        const flows::FlowOutput &output = flow.rules.at(0).outputs.at(0);
        QVERIFY(output.value && output.headers && output.headers->empty());
        QVERIFY2(page->editor()->text().contains(u"      value.n >= 0\n"_s), qPrintable(page->editor()->text()));
        // The dry run shows it.
        QTRY_VERIFY_WITH_TIMEOUT(m_harness->says(u"1 message(s), nothing was written: asked 1"_s, page), kLong);
        auto *preview = WindowHarness::named<QPlainTextEdit>(page, u"What the message would become"_s);
        QVERIFY2(preview->toPlainText().contains(uR"({"twice":0})"_s), qPrintable(preview->toPlainText()));
    }

    void theChosenMessagesAreReplayed()
    {
        createTopic(m_session, u"few"_s);
        createTopic(m_session, u"few-replay"_s);
        produce(u"few"_s, 8);
        m_harness->window().openMessages(m_session, {u"few"_s}, {{u"read"_s, ReadBar::at(0, 0)}});
        auto *messages = m_harness->window().findChild<MessagePage *>();
        QVERIFY(messages);
        auto *list = messages->findChild<MessageListView *>();
        QTRY_COMPARE_WITH_TIMEOUT(m_harness->copiedRows(messages).size(), 8, kLong);
        list->setCurrentRow(5);
        QAction *replay = m_harness->action(u"Replay or copy…"_s, messages);
        QVERIFY(replay->isEnabled());
        replay->trigger();
        QCOMPARE(WindowHarness::named<QComboBox>(dialog(), u"Messages"_s)->currentText(), u"The 1 selected message(s)"_s);
        FlowPage *page = accept();
        QVERIFY(page);
        QVERIFY2(page->editor()->text().contains(u"partition == 0 && offset in [5]"_s), qPrintable(page->editor()->text()));
        QVERIFY2(page->editor()->text().startsWith(u"# Exactly 1 message(s)"_s), qPrintable(page->editor()->text()));
        // Of its range, not of the end of the topic.
        QTRY_VERIFY2_WITH_TIMEOUT(m_harness->says(u"1 message(s), nothing was written: few 1"_s, page), m_harness->words(page), kLong);
        page->run();
        QTRY_VERIFY_WITH_TIMEOUT(m_harness->says(u"Done: the range is consumed"_s, page), kLong);
        QCOMPARE(endOf(m_session, u"few-replay"_s), 1);

        // All that the view has read.
        produce(u"few"_s, 1);
        m_harness->window().open(u"topic:few"_s, m_session);
        QTRY_COMPARE_WITH_TIMEOUT(m_harness->copiedRows(messages).size(), 9, kLong);
        m_harness->action(u"Replay or copy…"_s, messages)->trigger();
        page = accept([](ReplayDialog *asked) { choose(asked, u"Messages"_s, u"All that this view has read of few until now"_s); });
        QVERIFY(page);
        QVERIFY2(page->editor()->text().contains(u"partition == 0 && offset >= 0 && offset <= 8"_s), qPrintable(page->editor()->text()));
    }

    // Few are named one by one; many by the filter and the range.
    void whatMatchesIsReplayed()
    {
        createTopic(m_session, u"many"_s);
        createTopic(m_session, u"many-replay"_s);
        produce(u"many"_s, 240);
        const auto matches = [this](const QString &condition) {
            m_harness->window().openMessages(m_session, {u"many"_s},
                                             {{u"read"_s, ReadBar::at(0, 0)},
                                              {u"filter"_s, QJsonObject{{u"text"_s, condition}, {u"expression"_s, true}, {u"only_matches"_s, true}}}});
            return m_harness->window().findChild<MessagePage *>();
        };
        const auto replay = [this](MessagePage *messages, const QString &words) {
            m_harness->action(u"Replay or copy…"_s, messages)->trigger();
            return accept([&words](ReplayDialog *asked) { choose(asked, u"Messages"_s, words); });
        };
        MessagePage *messages = matches(u"value.n >= 100 && value.n < 110"_s);
        QVERIFY(messages);
        QTRY_COMPARE_WITH_TIMEOUT(m_harness->copiedRows(messages).size(), 10, kLong);
        FlowPage *page = replay(messages, u"The 10 message(s) that match the filter"_s);
        QVERIFY(page);
        QVERIFY2(page->editor()->text().contains(u"partition == 0 && offset >= 100 && offset <= 109"_s), qPrintable(page->editor()->text()));

        messages = matches(u"value.n % 2 == 0"_s);
        QTRY_COMPARE_WITH_TIMEOUT(m_harness->copiedRows(messages).size(), 120, kLong);
        page = replay(messages, u"The 120 message(s) that match the filter"_s);
        QVERIFY(page);
        const QString text = page->editor()->text();
        QVERIFY2(text.contains(u"      value.n % 2 == 0\n"_s) && text.contains(u"begin: offset:0\n  end: offset:239\n"_s), qPrintable(text));
        QVERIFY2(text.startsWith(u"# 120 message"_s) && text.contains(u"the expression decides anew"_s), qPrintable(text));
        page->run();
        QTRY_VERIFY_WITH_TIMEOUT(m_harness->says(u"Done: the range is consumed"_s, page), kLong);
        QCOMPARE(endOf(m_session, u"many-replay"_s), 120);

        // What a search of the whole topic has found.
        m_harness->window().openMessages(m_session, {u"many"_s}, {{u"read"_s, ReadBar::at(0, 0)}, {u"filter"_s, QJsonObject{{u"text"_s, u"9}"_s}}}});
        WindowHarness::named<QToolButton>(messages, u"Search the topic"_s)->click();
        QTRY_COMPARE_WITH_TIMEOUT(m_harness->copiedRows(messages).size(), 24, kLong);
        page = replay(messages, u"The 24 match(es) of the search"_s);
        QVERIFY(page);
        QVERIFY2(page->editor()->text().contains(u"offset in [9, 19, 29"_s), qPrintable(page->editor()->text()));
    }

    // Paused it writes nothing; stopped it goes on where it was.
    void aReplayIsPausedStoppedAndResumed()
    {
        createTopic(m_session, u"slow"_s);
        createTopic(m_session, u"slow-replay"_s);
        produce(u"slow"_s, 200);
        askFor(u"slow"_s);
        FlowPage *page = accept([](ReplayDialog *asked) { WindowHarness::named<QSpinBox>(asked, u"Messages a second at most"_s)->setValue(20); });
        QVERIFY(page);
        page->run();
        QTRY_VERIFY_WITH_TIMEOUT(endOf(m_session, u"slow-replay"_s) > 5, kLong);
        QTRY_VERIFY2_WITH_TIMEOUT(m_harness->says(u" % of the range"_s, page), m_harness->words(page), kLong);
        page->pauseOrResume();
        QTRY_VERIFY2_WITH_TIMEOUT(m_harness->says(u"Paused"_s, page), m_harness->words(page), kLong);
        page->stop();
        QTRY_VERIFY_WITH_TIMEOUT(!page->isRunning(), kLong);
        const qint64 before = endOf(m_session, u"slow-replay"_s);
        QVERIFY(before < 200);
        page->editor()->replaceText(page->editor()->text().replace(u"rate: 20\n"_s, u"rate: 100000\n"_s));
        QTRY_VERIFY_WITH_TIMEOUT(page->editor()->isChecked() && page->editor()->flow(), kLong);
        page->run();
        QTRY_VERIFY2_WITH_TIMEOUT(m_harness->says(u"Done: the range is consumed"_s, page), m_harness->words(page), kLong);
        QCOMPARE(endOf(m_session, u"slow-replay"_s), 200);
    }

    void anotherConnectionIsWrittenTo()
    {
        createTopic(m_session, u"here"_s);
        connectMirror(Environment::Development, false);
        createTopic(m_mirror, u"there"_s);
        produce(u"here"_s, 4);
        FlowPage *page = openMirrored();
        QVERIFY(page && page->editor()->flow());
        page->editor()->replaceText(page->editor()->text().remove(u"range:\n  begin: earliest\n  end: end\n"_s)); // it goes on
        QTRY_VERIFY_WITH_TIMEOUT(page->editor()->isChecked(), kLong);
        page->run();
        QTRY_VERIFY2_WITH_TIMEOUT(page->statusText().contains(u"produced 4"_s), qPrintable(page->statusText()), kLong);
        QVERIFY2(m_harness->says(u"At least once: it writes to another cluster, The mirror."_s, page), m_harness->words(page));
        QTRY_COMPARE_WITH_TIMEOUT(endOf(m_mirror, u"there"_s), 4, kLong);
        // It ends with the connection that it writes to.
        QPointer<session::Session> mirror = m_mirror;
        page->context().sessions->close(m_mirror);
        QTRY_VERIFY_WITH_TIMEOUT(mirror.isNull() && !page->isRunning(), kLong);
        m_harness->window().open(page->target(), m_session);
        QVERIFY2(m_harness->says(u"The flow was stopped, for The mirror was disconnected."_s), m_harness->words());
        const QByteArray entries = journal();
        QVERIFY2(entries.count("\"run-flow\"") == 2 && entries.contains("\"cluster\":\"The mirror\"") && entries.contains("\"written\":4"),
                 entries.constData());
        // Connected again by the button that says so.
        page->editor()->replaceText(page->editor()->text() + u'\n');
        QTRY_VERIFY_WITH_TIMEOUT(!m_harness->action(u"Run"_s, page)->isEnabled(), kLong);
        QTRY_VERIFY_WITH_TIMEOUT(page->editor()->isChecked(), kLong);
        QVERIFY2(m_harness->action(u"Run"_s, page)->toolTip().contains(u"not connected"_s), qPrintable(m_harness->action(u"Run"_s, page)->toolTip()));
        WindowHarness::button(page, u"Connect"_s)->click();
        QTRY_VERIFY_WITH_TIMEOUT(m_harness->action(u"Run"_s, page)->isEnabled(), kLong);
        page->writeTarget({});
        QTRY_VERIFY_WITH_TIMEOUT(page->editor()->isChecked(), kLong);
        QVERIFY2(m_harness->says(u"Not on this cluster: there."_s), m_harness->words());
    }

    void aReadOnlyTargetIsRefused()
    {
        createTopic(m_session, u"here"_s);
        connectMirror(Environment::Development, true);
        askFor(u"here"_s);
        QVERIFY(dialog() && dialog()->openButton()->isEnabled());
        choose(dialog(), u"Connection"_s, u"The mirror"_s);
        QVERIFY(!dialog()->openButton()->isEnabled());
        QVERIFY2(m_harness->says(u"The flow writes to The mirror."_s, dialog()) && m_harness->says(u"read-only"_s, dialog()),
                 m_harness->words(dialog()));
        choose(dialog(), u"Connection"_s, u"This one, Sandbox"_s);
        FlowPage *page = accept();
        QVERIFY(page && page->editor()->flow());
        page->writeTarget(flows::FlowTarget{u"The mirror"_s, {}}); // a file may say so whatever was asked
        QTRY_VERIFY_WITH_TIMEOUT(page->editor()->isChecked(), kLong);
        QAction *run = m_harness->action(u"Run"_s, page);
        QVERIFY(!run->isEnabled());
        QVERIFY2(run->toolTip().contains(u"The mirror"_s) && run->toolTip().contains(u"read-only"_s), qPrintable(run->toolTip()));
        page->run();
        QVERIFY(!page->isRunning());
    }

    // Two connections may lead to the same brokers.
    void itDoesNotFeedItself()
    {
        createTopic(m_session, u"here"_s);
        session::Profile again = session::sandboxProfile();
        again.id = u"again"_s;
        again.name = u"The same again"_s;
        again.kind = session::Profile::Kind::Kafka;
        const auto *brokers = m_session->metadata().get();
        again.bootstrapServers = u"%1:%2"_s.arg(brokers->brokers.first().host).arg(brokers->brokers.first().port);
        const auto saved = m_harness->profiles().save(again, {});
        QTRY_VERIFY_WITH_TIMEOUT(saved.isFinished(), kLong);
        m_harness->window().connectTo(again);
        QTRY_VERIFY_WITH_TIMEOUT(m_harness->session() != m_session && m_harness->isConnected(), kLong);
        askFor(u"here"_s);
        choose(dialog(), u"Connection"_s, u"The same again"_s);
        QCOMPARE(WindowHarness::named<QLineEdit>(dialog(), u"Topic"_s)->text(), u"here"_s);
        QVERIFY(!dialog()->openButton()->isEnabled());
        QVERIFY2(m_harness->says(u"feed itself in a loop"_s, dialog()), m_harness->words(dialog()));
        WindowHarness::named<QLineEdit>(dialog(), u"Topic"_s)->setText(u"elsewhere"_s);
        QVERIFY(dialog()->openButton()->isEnabled());
    }

    void productionWantsTheNamesTyped()
    {
        createTopic(m_session, u"here"_s);
        connectMirror(Environment::Production, false);
        createTopic(m_mirror, u"there"_s);
        produce(u"here"_s, 3);
        FlowPage *page = openMirrored();
        QVERIFY(page && page->editor()->flow());
        page->editor()->replaceText(page->editor()->text().remove(u"range:\n  begin: earliest\n  end: end\n"_s)); // it goes on
        QTRY_VERIFY_WITH_TIMEOUT(page->editor()->isChecked(), kLong);
        page->run();
        QVERIFY(!page->isRunning());
        QPointer<ConfirmProduceDialog> dialog = page->findChild<ConfirmProduceDialog *>();
        QVERIFY(dialog);
        QVERIFY2(m_harness->says(u"“The mirror” is production."_s, dialog), m_harness->words(dialog));
        QVERIFY(!dialog->sendButton()->isEnabled());
        dialog->findChild<QLineEdit *>()->setText(u"there"_s);
        QVERIFY(dialog->sendButton()->isEnabled());
        dialog->sendButton()->click();
        QTRY_VERIFY_WITH_TIMEOUT(page->statusText().contains(u"produced 3"_s), kLong);
        QTRY_COMPARE_WITH_TIMEOUT(endOf(m_mirror, u"there"_s), 3, kLong);
        // Who disconnects is asked, for the flow ends with it.
        m_harness->window().showSession(m_mirror);
        m_harness->action(u"Disconnect"_s)->trigger();
        QTRY_VERIFY(!m_harness->window().findChildren<QMessageBox *>().isEmpty());
        QMessageBox *box = m_harness->window().findChildren<QMessageBox *>().last();
        QVERIFY2(box->text().contains(u"is running"_s), qPrintable(box->text()));
        WindowHarness::button(box, u"Stop it and disconnect"_s)->click();
        QTRY_VERIFY_WITH_TIMEOUT(!page->isRunning(), kLong);
    }
};

QTEST_MAIN(TestFlowReplay)
#include "tst_flow_replay.moc"
