// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the broker's own request log says of a window that only looks, and of one whose connection is read-only. The broker
// creates topics by itself, as is Kafka's default: an accidental creation would show.
#include "models/cluster/changes.h"
#include "models/kafka/kafka_connection.h"
#include "models/session/change_gate.h"
#include "models/session/offset_sampler.h"
#include "tests/kafka/collecting_sink.h"
#include "tests/widgets/window_harness.h"
#include "widgets/connections/test_panel.h"
#include "widgets/messages/timeline_view.h"
#include "widgets/produce/produce_page.h"
#include "widgets/shell/page_list.h"
#include "widgets/topics/create_topics_dialog.h"
#include "widgets/topics/delete_topics_dialog.h"

#include <QComboBox>
#include <QSet>
#include <QSignalSpy>
#include <QToolButton>
#include <QTreeView>

using namespace Qt::StringLiterals;
using namespace streamscope;
using namespace streamscope::widgets;
using testing::KafkaServer;
using testing::kafkaTool;
using testing::RequestSeen;
using testing::topicsOf;
using testing::waitFor;
using testing::WindowHarness;

namespace {

constexpr int kLong = 30'000;

} // namespace

class TestRealLooking : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<KafkaServer> m_server;
    std::unique_ptr<WindowHarness> m_harness;
    QStringList m_seen; ///< requests of the client of this test, in order
    QStringList m_texts; ///< the same, as the log has them
    QString m_clientId;
    int m_markers = 0;

    void readLog()
    {
        for (const RequestSeen &request : m_server->requests()) {
            if (request.clientId != m_clientId)
                continue;
            m_seen.append(request.api);
            m_texts.append(request.json);
        }
    }

    // All that was sent up to now is in the log: a question that was asked last is.
    bool logIsComplete()
    {
        const QString marker = u"marker-%1"_s.arg(++m_markers);
        (void)waitFor(m_harness->session()->reader().describeConfigs({cluster::ConfigResource::Type::Topic, marker}));
        return QTest::qWaitFor(
            [&] {
                readLog();
                return !m_texts.filter(marker).isEmpty();
            },
            kLong);
    }

    QStringList seenBeside(const QSet<QString> &allowed) const
    {
        QStringList others = m_seen;
        others.removeIf([&allowed](const QString &api) { return allowed.contains(api); });
        others.removeDuplicates();
        return others;
    }

    // Opens it, and waits until it has said what there is to say.
    void look(const QString &target, const QString &shownAs = {})
    {
        Page *page = m_harness->page(target, shownAs);
        QVERIFY2(page, qPrintable(target));
        QVERIFY2(QTest::qWaitFor([page] { return page->isVisible() && page->isLoaded(); }, kLong),
                 qPrintable(target + u": "_s + QString::fromUtf8(m_harness->words(page))));
    }

private Q_SLOTS:
    void initTestCase()
    {
        KafkaServer::Options options;
        options.requestLog = true;
        options.properties = {{u"auto.create.topics.enable"_s, u"true"_s}};
        m_server = std::make_unique<KafkaServer>(options);
        STREAMSCOPE_REQUIRE_KAFKA(*m_server);
        (void)kafkaTool(*m_server, u"TopicCommand"_s, {u"--create"_s, u"--topic"_s, u"looked-at"_s, u"--partitions"_s, u"2"_s});
        (void)kafkaTool(*m_server, u"ConsoleProducer"_s, {u"--topic"_s, u"looked-at"_s}, "one\ntwo\nthree\n");
    }
    void init()
    {
        m_harness = std::make_unique<WindowHarness>();
        m_seen.clear();
        m_texts.clear();
        (void)m_server->requests();
    }
    void cleanup()
    {
        m_harness.reset();
        kafka::waitForClosedConnections(std::chrono::seconds(5));
    }

    void lookingChangesNothing();
    void aGroupThatIsThereIsOnlyRead();
    void readOnlyForbidsAndSaysWhy();
    void aTimelineFetchesNothing();
};

void TestRealLooking::lookingChangesNothing()
{
    m_clientId = u"only-looking"_s;
    const QStringList before = topicsOf(*m_server);
    QCOMPARE(before, QStringList{u"looked-at"_s});
    // A test of the connection first, by its button.
    ConnectionEditor *editor = m_harness->fillForm({.name = u"look"_s, .servers = m_server->bootstrap(), .clientId = m_clientId});
    QVERIFY(editor);
    auto *panel = editor->findChild<TestPanel *>();
    QSignalSpy tested(panel, &TestPanel::finished);
    WindowHarness::button(editor, u"Test connection"_s)->click();
    QTRY_COMPARE_WITH_TIMEOUT(tested.size(), 1, kLong);
    QVERIFY2(tested.first().first().toBool(), qPrintable(panel->verdict()));
    WindowHarness::button(editor, u"Save and connect"_s)->click();
    QTRY_VERIFY2_WITH_TIMEOUT(m_harness->isConnected(), m_harness->words().constData(), kLong);

    // Every page there is, also of things that do not exist.
    static const QHash<QString, QStringList> names = {{u"messages"_s, {u":looked-at,nope"_s, u":nope"_s, u":nope,nope-2"_s}},
                                                      {u"topic"_s, {u":looked-at"_s, u":nope"_s}},
                                                      {u"broker"_s, {u":1"_s, u":7"_s}},
                                                      {u"group"_s, {u":nope"_s}},
                                                      {u"analytics"_s, {QString(), u":looked-at"_s, u":nope"_s}}};
    for (const PageKind &kind : pageList()) {
        const QString name = QString::fromLatin1(kind.kind);
        for (const QString &of : names.value(name, {QString()})) {
            look(name + of, resolveTarget(name + of).page);
            if (QTest::currentTestFailed())
                return;
        }
    }
    for (const QString &section : {u"messages"_s, u"partitions"_s, u"config"_s, u"chart"_s}) {
        for (const QString &topic : {u":looked-at"_s, u":nope"_s}) {
            look(section + topic, u"topic"_s + topic);
            if (QTest::currentTestFailed())
                return;
        }
    }
    QVERIFY(m_harness->says(u"does not exist"_s));
    // Tailing: the three that are there have been read. Charting: samples have been taken.
    Page *live = m_harness->page(u"messages:looked-at"_s, u"topic:looked-at"_s);
    QTRY_COMPARE_WITH_TIMEOUT(live->findChild<MessageListView *>()->rowCount(), qint64(3), kLong);
    look(u"chart"_s);
    QTRY_VERIFY_WITH_TIMEOUT(m_harness->session()->sampler().clusterHistory().size() > 2, kLong);
    // Dialogs that are opened and left, and everything read again.
    m_harness->action(u"Create topics…"_s)->trigger();
    m_harness->window().findChild<CreateTopicsDialog *>()->close();
    m_harness->window().deleteTopics(m_harness->session(), {u"looked-at"_s});
    m_harness->window().findChild<DeleteTopicsDialog *>()->close();
    m_harness->action(u"Read again"_s)->trigger();

    QVERIFY(logIsComplete());
    QVERIFY(m_seen.contains(u"FETCH"_s) && m_seen.contains(u"LIST_OFFSETS"_s) && m_seen.contains(u"LIST_GROUPS"_s));
    const QStringList others = seenBeside({u"API_VERSIONS"_s, u"METADATA"_s, u"FETCH"_s, u"LIST_OFFSETS"_s, u"DESCRIBE_CONFIGS"_s,
                                           u"LIST_GROUPS"_s});
    QVERIFY2(others.isEmpty(), qPrintable(others.join(u' ')));
    QCOMPARE(topicsOf(*m_server), before);
}

// A group's page asks its coordinator: for a group that the brokers have listed, so that the offsets topic is there already.
void TestRealLooking::aGroupThatIsThereIsOnlyRead()
{
    m_clientId = u"looking-at-groups"_s;
    (void)kafkaTool(*m_server, u"consumer.ConsoleConsumer"_s,
                    {u"--topic"_s, u"looked-at"_s, u"--group"_s, u"readers"_s, u"--from-beginning"_s, u"--max-messages"_s, u"3"_s});
    const QStringList before = topicsOf(*m_server);
    QCOMPARE(before, QStringList({u"__consumer_offsets"_s, u"looked-at"_s}));
    QVERIFY(m_harness->connectByForm({.name = u"groups"_s, .servers = m_server->bootstrap(), .clientId = m_clientId}));
    QTRY_VERIFY2_WITH_TIMEOUT(m_harness->isConnected(), m_harness->words().constData(), kLong);
    look(u"groups"_s);
    QVERIFY(logIsComplete());
    QVERIFY(!m_seen.contains(u"FIND_COORDINATOR"_s));
    look(u"group:readers"_s);
    QTRY_VERIFY2_WITH_TIMEOUT(m_harness->says(u"lag 0"_s), m_harness->words().constData(), kLong);
    QVERIFY(logIsComplete());
    QVERIFY(m_seen.contains(u"FIND_COORDINATOR"_s));
    look(u"group:nope"_s);
    QTRY_VERIFY2_WITH_TIMEOUT(m_harness->says(u"does not exist"_s), m_harness->words().constData(), kLong);
    (void)m_harness->page(u"groups"_s);
    QVERIFY(logIsComplete());
    const QStringList others =
        seenBeside({u"API_VERSIONS"_s, u"METADATA"_s, u"LIST_OFFSETS"_s, u"DESCRIBE_CONFIGS"_s, u"LIST_GROUPS"_s, u"FIND_COORDINATOR"_s, u"DESCRIBE_GROUPS"_s, u"CONSUMER_GROUP_DESCRIBE"_s, u"OFFSET_FETCH"_s});
    QVERIFY2(others.isEmpty(), qPrintable(others.join(u' ')));
    for (const QString &request : std::as_const(m_texts))
        QVERIFY2(!request.contains(u"nope"_s), qPrintable(request));
    QCOMPARE(topicsOf(*m_server), before);
}

void TestRealLooking::readOnlyForbidsAndSaysWhy()
{
    m_clientId = u"read-only"_s;
    const QStringList before = topicsOf(*m_server);
    QVERIFY(m_harness->connectByForm({.name = u"look only"_s, .servers = m_server->bootstrap(), .clientId = m_clientId, .readOnly = true}));
    QTRY_VERIFY2_WITH_TIMEOUT(m_harness->isConnected(), m_harness->words().constData(), kLong);
    QVERIFY(m_harness->session()->profile().readOnly);
    QVERIFY(m_harness->says(u"read-only"_s)); // in the header, always
    const QString why = u"This connection is read-only."_s;

    // Everything in the window that changes something is grey and says why: in the menus, the tree, on every page.
    look(u"topic:looked-at"_s);
    Page *list = m_harness->page(u"topics"_s);
    QTRY_VERIFY_WITH_TIMEOUT(list->isLoaded(), kLong);
    list->findChild<QTableView *>()->selectRow(0);
    auto *tree = WindowHarness::named<QTreeView>(&m_harness->window(), u"Clusters, topics and groups"_s);
    tree->expandAll();
    const QModelIndexList nodes = tree->model()->match(tree->model()->index(0, 0), Qt::DisplayRole, u"looked-at"_s, 1,
                                                       Qt::MatchExactly | Qt::MatchRecursive);
    QVERIFY(!nodes.isEmpty());
    tree->setCurrentIndex(nodes.first());
    Page *live = m_harness->page(u"messages:looked-at"_s, u"topic:looked-at"_s);
    auto *rows = live->findChild<MessageListView *>();
    QTRY_COMPARE_WITH_TIMEOUT(rows->rowCount(), qint64(3), kLong);
    rows->selectAll();
    static const QStringList kChanging = {u"Produce a message…"_s, u"Create topics…"_s, u"Delete…"_s, u"Edit and produce…"_s};
    QHash<QString, int> found;
    for (const QAction *action : m_harness->window().findChildren<QAction *>()) {
        const QString text = WindowHarness::plain(action->text());
        if (!kChanging.contains(text))
            continue;
        ++found[text];
        QVERIFY2(!action->isEnabled(), qPrintable(text));
        QVERIFY2(action->toolTip() == why, qPrintable(text + u": "_s + action->toolTip()));
    }
    for (const QString &text : kChanging)
        QVERIFY2(found.value(text) > 0, qPrintable(text));
    for (const QToolButton *button : m_harness->window().findChildren<QToolButton *>()) {
        if (kChanging.contains(WindowHarness::plain(button->text())))
            QVERIFY2(!button->isEnabled() && button->toolTip() == why, qPrintable(button->text() + button->toolTip()));
    }

    // By what a person cannot reach, but a fault in a view could: producer, dialogs and the gate itself.
    m_harness->window().produce(m_harness->session(), {});
    const QPushButton *send = WindowHarness::button(m_harness->window().findChild<ProducePage *>(), u"Send"_s);
    QVERIFY(send && !send->isEnabled());
    QCOMPARE(send->toolTip(), why);
    m_harness->window().createTopics(m_harness->session());
    auto *create = m_harness->window().findChild<CreateTopicsDialog *>();
    create->addLines(u"refused 1 1"_s);
    QVERIFY(!WindowHarness::button(create, u"Create"_s)->isEnabled() && !WindowHarness::button(create, u"Check only"_s)->isEnabled());
    QVERIFY2(m_harness->says(why, create), m_harness->words(create).constData());
    QTest::keyClick(create, Qt::Key_Return);
    create->close();
    m_harness->window().deleteTopics(m_harness->session(), {u"looked-at"_s});
    auto *deletion = m_harness->window().findChild<DeleteTopicsDialog *>();
    QVERIFY(!deletion->deleteButton()->isEnabled());
    QVERIFY(m_harness->says(why, deletion));
    Q_EMIT deletion->deleteButton()->clicked();
    session::ChangeGate &gate = m_harness->session()->gate();
    const auto refused = [](const auto &result) { return !result && result.error().kind == core::ErrorKind::ReadOnly; };
    QVERIFY(refused(waitFor(gate.createTopics({{u"refused"_s, 1, 1, {}}}, false))));
    QVERIFY(refused(waitFor(gate.createTopics({{u"refused"_s, 1, 1, {}}}, true))));
    gate.confirm({{u"looked-at"_s}, true});
    QVERIFY(refused(waitFor(gate.deleteTopics({u"looked-at"_s}))));
    cluster::ProducerRecord record;
    record.topic = u"looked-at"_s;
    record.value = "must not arrive";
    QVERIFY(refused(waitFor(gate.produce(record, {}))));

    QVERIFY(logIsComplete());
    const QStringList others = seenBeside({u"API_VERSIONS"_s, u"METADATA"_s, u"FETCH"_s, u"LIST_OFFSETS"_s, u"DESCRIBE_CONFIGS"_s,
                                           u"LIST_GROUPS"_s});
    QVERIFY2(others.isEmpty(), qPrintable(others.join(u' ')));
    QCOMPARE(topicsOf(*m_server), before);
    QCOMPARE(rows->rowCount(), qint64(3));
}

// A timeline of a whole topic is made of offsets by timestamp: no message is read for it.
void TestRealLooking::aTimelineFetchesNothing()
{
    m_clientId = u"timeline"_s;
    (void)kafkaTool(*m_server, u"TopicCommand"_s, {u"--create"_s, u"--topic"_s, u"drawn"_s});
    (void)kafkaTool(*m_server, u"ConsoleProducer"_s, {u"--topic"_s, u"drawn"_s}, "one\ntwo\n");
    QVERIFY(m_harness->connectByForm({.name = u"timeline"_s, .servers = m_server->bootstrap(), .clientId = m_clientId}));
    QTRY_VERIFY2_WITH_TIMEOUT(m_harness->isConnected(), m_harness->words().constData(), kLong);
    Page *page = m_harness->page(u"messages:drawn"_s, u"topic:drawn"_s);
    auto *rows = page->findChild<MessageListView *>();
    WindowHarness::named<QComboBox>(page, u"Live or until the end"_s)->setCurrentIndex(1);
    QTRY_VERIFY_WITH_TIMEOUT(rows->rowCount() == 2 && page->statusText().contains(u"at the end"_s), kLong);
    // A Fetch that the broker still holds back is answered with this one, and no other follows it.
    (void)kafkaTool(*m_server, u"ConsoleProducer"_s, {u"--topic"_s, u"drawn"_s}, "three\n");
    QVERIFY(logIsComplete());
    QVERIFY(m_seen.contains(u"FETCH"_s));
    m_seen.clear();

    auto *timeline = page->findChild<TimelineView *>();
    WindowHarness::named<QToolButton>(page, u"Timeline"_s)->click();
    QTRY_VERIFY2_WITH_TIMEOUT(timeline->caption().contains(u"3 offsets"_s) && !timeline->caption().contains(u'%'),
                              qPrintable(timeline->caption()), kLong);
    QVERIFY(logIsComplete());
    QVERIFY(m_seen.contains(u"LIST_OFFSETS"_s));
    QVERIFY2(!m_seen.contains(u"FETCH"_s), qPrintable(m_seen.join(u' ')));
    QCOMPARE(rows->rowCount(), qint64(2));
}

QTEST_MAIN(TestRealLooking)
#include "tst_real_looking.moc"
