// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The real window on a REST Proxy in front of real Apache Kafka: connect by the form, list, create, tail, produce, delete; and
// on one that speaks v2 only, where each view says what is missing and why.
#include "models/kafka/kafka_connection.h"
#include "models/rest/rest_connection.h"
#include "models/session/offset_sampler.h"
#include "tests/kafka/collecting_sink.h"
#include "tests/widgets/pictures.h"
#include "tests/widgets/rest/proxies.h"
#include "tests/widgets/view_checks.h"
#include "tests/widgets/window_harness.h"
#include "widgets/common/copy_as.h"
#include "widgets/common/data_table.h"
#include "widgets/common/rest_offers.h"
#include "widgets/common/state_frame.h"
#include "widgets/connections/rest_form.h"
#include "widgets/flows/flow_page.h"
#include "widgets/shell/page_list.h"
#include "widgets/produce/header_editor.h"
#include "widgets/produce/payload_editor.h"
#include "widgets/produce/produce_page.h"
#include "widgets/topics/create_topics_dialog.h"
#include "widgets/topics/delete_topics_dialog.h"

#include <QPlainTextEdit>
#include <QProcess>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QToolButton>
#include <QTranslator>

using namespace Qt::StringLiterals;
using namespace streamscope;
using namespace streamscope::widgets;
using namespace streamscope::testing;

namespace {

constexpr int kLong = 30'000;

// Of what is missing.
void showDetails(const Page *page)
{
    WindowHarness::named<QToolButton>(page->findChild<OffersNote *>(), u"Show details"_s)->click();
}

} // namespace

class TestRestWindow : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void init() { m_harness = std::make_unique<WindowHarness>(); }
    void cleanup();

    void theMainJobThroughAProxy();
    void aProxyWithV2Only();
    void offsetsThatAreNotTold();
    void callsOfV3ThatAreMissing();
    void credentialsInTheClear();
    void aTopicMadeAnewIsOffered();
    void pipelinesSayWhatIsMissing_data();
    void pipelinesSayWhatIsMissing();

private:
    [[nodiscard]] bool connectTo(const StandIn &proxy, const QString &name);
    [[nodiscard]] bool produce(const QString &topic, const QString &value);
    [[nodiscard]] QStringList topicsOfKafka();
    [[nodiscard]] QString picture(const QString &name);
    [[nodiscard]] static QStringList allCopied(const QWidget *view, const QString &language);
    [[nodiscard]] static QString copied(const QWidget *view, const QString &language) { return allCopied(view, language).value(0); }
    [[nodiscard]] static QByteArray run(const QString &program, const QStringList &arguments);
    void copyWhatIsDone();
    void copyWhatIsLookedAt();
    void createTopic();
    void tailAndProduce();
    void deleteTopic();

    std::unique_ptr<KafkaServer> m_kafka;
    std::unique_ptr<Proxies> m_proxies;
    std::unique_ptr<WindowHarness> m_harness;
};

void TestRestWindow::initTestCase()
{
    m_kafka = std::make_unique<KafkaServer>(KafkaServer::Options());
    STREAMSCOPE_REQUIRE_KAFKA(*m_kafka);
    m_proxies = std::make_unique<Proxies>(m_kafka->bootstrap());
    QCOMPARE(m_kafka->tool(u"TopicCommand"_s, {u"--bootstrap-server"_s, m_kafka->bootstrap(), u"--create"_s, u"--topic"_s, u"orders"_s,
                                               u"--partitions"_s, u"2"_s})
                 .code,
             0);
}

void TestRestWindow::cleanup()
{
    m_harness.reset();
    rest::waitForClosedConnections(std::chrono::seconds(1));
    if (m_proxies)
        QTRY_VERIFY_WITH_TIMEOUT(m_proxies->areClean(), kLong);
}

void TestRestWindow::cleanupTestCase()
{
    m_proxies.reset();
    kafka::waitForClosedConnections(std::chrono::seconds(5));
}

// As a person fills the form in.
bool TestRestWindow::connectTo(const StandIn &proxy, const QString &name)
{
    ConnectionEditor *editor = m_harness->fillForm({.name = name, .servers = {}});
    if (!editor)
        return false;
    WindowHarness::named<QComboBox>(editor, u"Connect through"_s)->setCurrentText(u"REST Proxy"_s);
    auto *form = editor->findChild<RestForm *>();
    WindowHarness::named<QLineEdit>(form, u"Address"_s)->setText(proxy.url());
    WindowHarness::named<QComboBox>(form, u"Network proxy"_s)->setCurrentText(u"Direct"_s);
    WindowHarness::button(editor, u"Save and connect"_s)->click();
    return QTest::qWaitFor([this] { return m_harness->isConnected(); }, kLong);
}

QStringList TestRestWindow::topicsOfKafka()
{
    QStringList names;
    const auto metadata = waitFor(m_proxies->brokers->reader().metadata());
    for (const cluster::Topic &topic : metadata ? (*metadata)->topics : QList<cluster::Topic>())
        names.append(topic.name);
    return names;
}

QString TestRestWindow::picture(const QString &name)
{
    return m_harness->window().grab().save(name) ? QString() : name;
}

bool TestRestWindow::produce(const QString &topic, const QString &value)
{
    m_harness->action(u"Produce a message…"_s)->trigger();
    auto *page = m_harness->window().findChild<ProducePage *>();
    WindowHarness::named<QComboBox>(page, u"Topic"_s)->setCurrentText(topic);
    auto *editor = page->findChild<PayloadEditor *>(u"value"_s);
    editor->setForm(PayloadEditor::Form::Text);
    qobject_cast<QPlainTextEdit *>(editor->field())->setPlainText(value);
    QSignalSpy answered(page, &ProducePage::answered);
    WindowHarness::button(page, u"Send"_s)->click();
    return QTest::qWaitFor([&answered] { return answered.count() > 0; }, kLong) && answered.first().first().toBool();
}

void TestRestWindow::createTopic()
{
    QAction *create = m_harness->action(u"Create topics…"_s);
    QVERIFY(create && create->isEnabled());
    create->trigger();
    auto *dialog = m_harness->window().findChild<CreateTopicsDialog *>();
    QVERIFY(dialog);
    QVERIFY(QTest::qWaitForWindowActive(dialog));
    QApplication::clipboard()->setText(u"over-http 3 1\n"_s);
    QTest::keyClick(dialog->findChild<QTableWidget *>(u"topics"_s), Qt::Key_V, Qt::ControlModifier);
    QSignalSpy created(dialog, &CreateTopicsDialog::created);
    QPushButton *button = WindowHarness::button(dialog, u"Create 1"_s);
    QVERIFY2(button && button->isEnabled(), m_harness->words(dialog).constData());
    // Some servers would create instead of trying.
    QVERIFY(!WindowHarness::button(dialog, u"Check only"_s)->isEnabled());
    QVERIFY(WindowHarness::button(dialog, u"Check only"_s)->toolTip().contains(u"instead of trying"_s));
    QVERIFY2(copied(dialog, u"curl"_s).contains(u"\"topic_name\":\"over-http\""_s), qPrintable(copied(dialog, u"curl"_s)));
    button->click();
    QTRY_COMPARE_WITH_TIMEOUT(created.size(), 1, kLong);
    QVERIFY(topicsOfKafka().contains(u"over-http"_s));
}

void TestRestWindow::tailAndProduce()
{
    Page *live = m_harness->page(u"messages:over-http"_s, u"topic:over-http"_s);
    QVERIFY(live);
    const MessageListView *list = nullptr;
    QTRY_VERIFY_WITH_TIMEOUT((list = live->findChild<MessageListView *>()) && live->isLoaded(), kLong);
    WindowHarness::named<QComboBox>(live, u"Where reading begins"_s)->setCurrentText(u"From earliest"_s);
    QVERIFY(m_harness->says(u"What looking costs here"_s, live));
    QVERIFY(m_harness->says(u"a beginning by time and the timeline"_s, live));
    auto *from = WindowHarness::named<QComboBox>(live, u"Where reading begins"_s);
    QVERIFY(!from->model()->index(from->findText(u"From time:"_s), 0).flags().testFlag(Qt::ItemIsEnabled));
    QVERIFY(!WindowHarness::named<QComboBox>(live, u"Isolation"_s)->isEnabled());
    for (const QString &value : {u"one"_s, u"zwei ä"_s})
        QVERIFY2(produce(u"over-http"_s, value), m_harness->words().constData());
    QCOMPARE(picture(u"rest-produce.png"_s), QString());
    (void)m_harness->page(u"messages:over-http"_s, u"topic:over-http"_s);
    QTRY_COMPARE_WITH_TIMEOUT(list->rowCount(), qint64(2), kLong);
    QStringList values;
    for (const QJsonObject &row : m_harness->copiedRows(live))
        values.append(row.value("value"_L1).toString());
    values.sort();
    QCOMPARE(values, (QStringList{u"one"_s, u"zwei ä"_s}));
    QCOMPARE(m_proxies->whole.commits(), 0);
    QCOMPARE(picture(u"rest-messages.png"_s), QString());
}

// What each "Copy as" of a view puts on the clipboard.
QStringList TestRestWindow::allCopied(const QWidget *view, const QString &language)
{
    QStringList texts;
    for (const CopyAsMenu *menu : view->findChildren<CopyAsMenu *>()) {
        QApplication::clipboard()->clear();
        for (QAction *action : menu->actions()) {
            if (WindowHarness::plain(action->text()) == language)
                action->trigger();
        }
        if (!QApplication::clipboard()->text().isEmpty())
            texts.append(QApplication::clipboard()->text());
    }
    return texts;
}

// Beside the event loop, which the proxy needs to answer.
QByteArray TestRestWindow::run(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program, arguments);
    if (!QTest::qWaitFor([&process] { return process.state() == QProcess::NotRunning; }, kLong))
        return "does not end";
    return process.readAll() + " exit " + QByteArray::number(process.exitCode());
}

void TestRestWindow::copyWhatIsDone()
{
    const Page *live = m_harness->page(u"messages:over-http"_s, u"topic:over-http"_s);
    const QString curl = copied(live->findChild<Page *>(), u"curl"_s);
    QCOMPARE(curl.count(u"curl -sS"_s), 4); // make, subscribe, read, delete
    const QByteArray read = run(u"sh"_s, {u"-c"_s, curl});
    QVERIFY2(read.contains(QByteArray("one").toBase64()) && read.endsWith(" exit 0"), read.constData());
    auto *page = m_harness->window().findChild<ProducePage *>();
    qobject_cast<QPlainTextEdit *>(page->findChild<PayloadEditor *>(u"value"_s)->field())->setPlainText(u"it's three"_s);
    const auto *list = live->findChild<MessageListView *>();
    const QByteArray sent = run(u"sh"_s, {u"-c"_s, copied(page, u"curl"_s)});
    QVERIFY2(sent.endsWith(" exit 0"), sent.constData());
    QTRY_COMPARE_WITH_TIMEOUT(list->rowCount(), qint64(3), kLong);
    if (!QStandardPaths::findExecutable(u"python3"_s).isEmpty()) {
        const QByteArray by = run(u"python3"_s, {u"-c"_s, copied(page, u"Python"_s)});
        QVERIFY2(by.endsWith(" exit 0"), by.constData());
        QTRY_COMPARE_WITH_TIMEOUT(list->rowCount(), qint64(4), kLong);
    }
    if (!QStandardPaths::findExecutable(u"node"_s).isEmpty()) {
        const qint64 before = list->rowCount();
        const QByteArray by = run(u"node"_s, {u"-e"_s, copied(page, u"Node.js"_s)});
        QVERIFY2(by.endsWith(" exit 0"), by.constData());
        QTRY_COMPARE_WITH_TIMEOUT(list->rowCount(), before + 1, kLong);
    }
    const QByteArray listed = run(u"sh"_s, {u"-c"_s, copied(m_harness->page(u"topics"_s), u"curl"_s)});
    QVERIFY2(listed.contains("\"over-http\""), listed.constData());
    QTRY_VERIFY_WITH_TIMEOUT(m_proxies->whole.instances().size() <= 1, kLong); // only the page's own is left
}

void TestRestWindow::copyWhatIsLookedAt()
{
    for (const auto &[target, page, path] : {std::tuple(u"config:over-http"_s, u"topic:over-http"_s, u"/topics/over-http/configs"_s),
                                             std::tuple(u"groups"_s, u"groups"_s, u"/consumer-groups"_s),
                                             std::tuple(u"group:billing"_s, u"group:billing"_s, u"/consumer-groups/billing/lags"_s),
                                             std::tuple(u"cluster"_s, u"cluster"_s, u"/clusters/stand-in/brokers"_s),
                                             std::tuple(u"broker:1"_s, u"broker:1"_s, u"/brokers/1/partition-replicas"_s)}) {
        const Page *shown = m_harness->page(target, page);
        QVERIFY2(shown, qPrintable(target));
        QString text;
        QTRY_VERIFY2_WITH_TIMEOUT((text = allCopied(shown, u"curl"_s).join(u'\n')).contains(path), qPrintable(target + u": "_s + text), kLong);
        QCOMPARE(picture(u"rest-%1.png"_s.arg(QString(target).replace(u':', u'-'))), QString());
    }
}

void TestRestWindow::deleteTopic()
{
    Page *page = m_harness->page(u"topics"_s);
    auto *table = page->findChild<DataTable *>();
    for (int row = 0; row < table->model()->rowCount(); ++row) {
        if (table->model()->index(row, 0).data().toString() == "over-http"_L1)
            table->selectRow(row);
    }
    m_harness->action(u"Delete…"_s, page)->trigger();
    auto *dialog = m_harness->window().findChild<DeleteTopicsDialog *>();
    QVERIFY(dialog);
    QVERIFY(copied(dialog, u"curl"_s).contains(u"-X DELETE"_s));
    QSignalSpy deleted(dialog, &DeleteTopicsDialog::deleted);
    QTRY_VERIFY_WITH_TIMEOUT(dialog->deleteButton()->isEnabled(), kLong);
    dialog->deleteButton()->click();
    QTRY_COMPARE_WITH_TIMEOUT(deleted.size(), 1, kLong);
    QTRY_VERIFY_WITH_TIMEOUT(!topicsOfKafka().contains(u"over-http"_s), kLong);
}

void TestRestWindow::theMainJobThroughAProxy()
{
    QVERIFY2(connectTo(m_proxies->whole, u"shop over http"_s), m_harness->words().constData());
    QCOMPARE(m_harness->session()->profile().kind, session::Profile::Kind::Rest);
    Page *topics = m_harness->page(u"topics"_s);
    QTRY_COMPARE_WITH_TIMEOUT(topics->findChild<DataTable *>()->model()->rowCount(), 1, kLong);
    createTopic();
    if (QTest::currentTestFailed())
        return;
    QTRY_COMPARE_WITH_TIMEOUT(topics->findChild<DataTable *>()->model()->rowCount(), 2, kLong);
    tailAndProduce();
    if (!QTest::currentTestFailed())
        copyWhatIsDone();
    if (!QTest::currentTestFailed())
        copyWhatIsLookedAt();
    if (QTest::currentTestFailed())
        return;
    Page *overview = m_harness->page(u"cluster"_s);
    QTRY_VERIFY_WITH_TIMEOUT(m_harness->says(u"REST Proxy v2 + v3"_s, overview), kLong);
    showDetails(overview);
    QVERIFY(m_harness->says(u"a choice of acks"_s, overview));
    QCOMPARE(picture(u"rest-cluster.png"_s), QString());
    deleteTopic();
}

void TestRestWindow::aProxyWithV2Only()
{
    QVERIFY2(connectTo(m_proxies->old, u"old proxy"_s), m_harness->words().constData());
    QTRY_VERIFY_WITH_TIMEOUT(!m_harness->action(u"Create topics…"_s)->isEnabled(), kLong);
    QVERIFY(m_harness->action(u"Create topics…"_s)->toolTip().contains(u"does not speak v3"_s));
    Page *topics = m_harness->page(u"topics"_s);
    QVERIFY(m_harness->says(u"Not over this connection: creating topics, deleting topics (no v3)."_s, topics));
    showDetails(topics);
    QVERIFY(m_harness->says(u"creating topics, deleting topics. This server does not speak v3"_s, topics));
    // Configuration and groups are pages of v3: they fail with the reason.
    Page *topic = m_harness->page(u"config:orders"_s, u"topic:orders"_s);
    QTRY_VERIFY2_WITH_TIMEOUT(m_harness->says(u"does not speak v3"_s, topic), m_harness->words(topic).constData(), kLong);
    QCOMPARE(picture(u"rest-old-config.png"_s), QString());
    Page *groups = m_harness->page(u"groups"_s);
    QTRY_VERIFY2_WITH_TIMEOUT(m_harness->says(u"does not speak v3"_s, groups), m_harness->words(groups).constData(), kLong);
    // What v2 cannot carry is grey and says why; the rest is sent.
    QVERIFY2(produce(u"orders"_s, u"by v2"_s), m_harness->words().constData());
    auto *page = m_harness->window().findChild<ProducePage *>();
    QVERIFY(!page->findChild<HeaderEditor *>()->isEnabled());
    QVERIFY(page->findChild<HeaderEditor *>()->toolTip().contains(u"does not speak v3"_s));
    QVERIFY(!WindowHarness::named<QLineEdit>(page, u"Timestamp"_s)->isEnabled());
    cluster::ProducerRecord withHeaders{u"orders"_s, 0, {}, QByteArray("v"), {{QByteArray("h"), QByteArray("1")}}, 42};
    page->setRecord(withHeaders);
    QVERIFY(page->record() && page->record()->headers.isEmpty() && !page->record()->timestampMs);
    QCOMPARE(picture(u"rest-old-produce.png"_s), QString());
    Page *live = m_harness->page(u"messages:orders"_s, u"topic:orders"_s);
    const MessageListView *list = nullptr;
    QTRY_VERIFY_WITH_TIMEOUT((list = live->findChild<MessageListView *>()) && list->rowCount() == 1, kLong);
}

void TestRestWindow::pipelinesSayWhatIsMissing_data()
{
    QTest::addColumn<QString>("language");
    QTest::newRow("en") << u"en"_s;
    QTest::newRow("de") << u"de"_s;
}

// The views of the three pipelines where a part of them cannot be done: no words are cut off, each control has a name, and a
// picture of each by day and by night is left to be looked at.
void TestRestWindow::pipelinesSayWhatIsMissing()
{
    QFETCH(const QString, language);
    QVERIFY2(connectTo(m_proxies->whole, u"proxy of pipelines"_s), m_harness->words().constData());
    QTranslator words;
    QVERIFY(words.load(u":/i18n/streamscope_%1.qm"_s.arg(language)));
    QCoreApplication::installTranslator(&words);
    ThemeController theme;
    QStringList faults;
    for (const QString &target : {u"analytics:orders"_s, u"flows:"_s + FlowPage::kExample, u"workbench:orders"_s, u"load:orders"_s, u"produce-file"_s}) {
        Page *page = m_harness->page(target);
        QVERIFY2(page, qPrintable(target));
        (void)QTest::qWaitFor([page] { return page->isLoaded(); }, kLong);
        if (target.startsWith("analytics"_L1)) // it begins where a proxy can
            QVERIFY(page->findChild<StateFrame *>()->state() != StateFrame::State::Failed);
        for (const auto mode : {session::ThemeMode::Light, session::ThemeMode::Dark}) {
            theme.setMode(mode);
            QVERIFY(tests::savePicture(m_harness->window(), u"views/rest-%1-%2-%3"_s.arg(QString(target).replace(u'/', u'-'), language,
                                                                                     isDark() ? u"dark"_s : u"light"_s)));
        }
        for (const QString &fault : tests::unnamedControls(*page) + tests::truncatedTexts(*page))
            faults.append(target + u": "_s + fault);
    }
    theme.setMode(session::ThemeMode::Light);
    QCoreApplication::removeTranslator(&words);
    QVERIFY2(faults.isEmpty(), qPrintable(u'\n' + faults.join(u'\n')));
}

void TestRestWindow::offsetsThatAreNotTold()
{
    MemoryBackend log;
    log.addTopic(u"orders"_s, 2);
    log.add(u"orders"_s, 0, {}, QByteArray("v"));
    StandIn server(log);
    server.manners.hasOffsets = false;
    server.start();
    QVERIFY2(connectTo(server, u"without offsets"_s), m_harness->words().constData());
    Page *topic = m_harness->page(u"partitions:orders"_s, u"topic:orders"_s);
    QTRY_VERIFY2_WITH_TIMEOUT(m_harness->says(u"log start and high watermark"_s, topic), m_harness->words(topic).constData(), kLong);
    QTRY_VERIFY_WITH_TIMEOUT(topic->isLoaded(), kLong);
    // No rate will ever come: that is said, and nothing spins.
    for (const QString &target : {u"chart:orders"_s, u"chart"_s}) {
        Page *chart = m_harness->page(target, resolveTarget(target).page);
        QVERIFY(chart);
        QTRY_VERIFY2_WITH_TIMEOUT(m_harness->says(u"Rates are counted from the offsets"_s, chart), m_harness->words(chart).constData(), kLong);
        QVERIFY(!m_harness->says(u"Waiting for the first two samples"_s, chart));
    }
    // The last messages cannot be counted back from an end that nobody tells: the page begins at the latest by itself.
    Page *live = m_harness->page(u"messages:orders"_s, u"topic:orders"_s);
    QTRY_VERIFY_WITH_TIMEOUT(live->findChild<MessageListView *>(), kLong);
    auto *from = WindowHarness::named<QComboBox>(live, u"Where reading begins"_s);
    QCOMPARE(from->currentText(), u"From latest"_s);
    from->setCurrentText(u"From earliest"_s);
    QTRY_COMPARE_WITH_TIMEOUT(live->findChild<MessageListView *>()->rowCount(), qint64(1), kLong);
    m_harness->session()->sampler().setActive(false);
    m_harness.reset();
    rest::waitForClosedConnections(std::chrono::seconds(1));
    QTRY_VERIFY_WITH_TIMEOUT(server.instances().isEmpty(), kLong);
}

// They are told as that, and what they would do is grey once it is known.
void TestRestWindow::callsOfV3ThatAreMissing()
{
    MemoryBackend log;
    log.addTopic(u"orders"_s, 1);
    StandIn server(log);
    server.manners.lacks = {u"GET consumer-groups"_s, u"GET topics/orders/configs"_s, u"POST topics"_s, u"DELETE topics/orders"_s};
    server.start();
    QVERIFY2(connectTo(server, u"without some calls"_s), m_harness->words().constData());
    const auto says = [this](const QWidget *page, const QString &words) { return m_harness->says(words, page); };
    for (const auto &[target, key] : {std::pair(u"groups"_s, u"groups"_s), std::pair(u"groups:orders"_s, u"topic:orders"_s),
                                      std::pair(u"config:orders"_s, u"topic:orders"_s)}) {
        Page *page = m_harness->page(target, key);
        QVERIFY(page);
        QTRY_VERIFY2_WITH_TIMEOUT(says(page, u"This server does not have the call"_s), m_harness->words(page).constData(), kLong);
        QVERIFY2(!says(page, u"It may have been deleted"_s), m_harness->words(page).constData());
        QVERIFY2(!says(&m_harness->window(), u"0 groups"_s), m_harness->words().constData());
    }
    QCOMPARE(picture(u"rest-without-groups.png"_s), QString());
    const QAction *create = m_harness->action(u"Create topics…"_s, m_harness->page(u"topics"_s));
    QVERIFY(create && create->isEnabled());
    const auto refused = waitFor(m_harness->session()->gate().createTopics({{u"new"_s, 1, 1, {}}}, false));
    QCOMPARE(refused.error().name, u"call-missing"_s);
    QTRY_VERIFY(!create->isEnabled());
    QVERIFY2(create->toolTip().contains(u"HTTP 404 to POST /v3/clusters/stand-in/topics"_s), qPrintable(create->toolTip()));
    m_harness.reset();
}

void TestRestWindow::credentialsInTheClear()
{
    MemoryBackend log;
    log.addTopic(u"orders"_s, 1);
    StandIn server(log);
    server.start();
    session::Profile profile;
    profile.id = u"bare"_s;
    profile.kind = session::Profile::Kind::Rest;
    profile.name = u"Bare"_s;
    profile.restUrl = server.url();
    profile.properties = {{u"rest.proxy"_s, u"none"_s}, {u"rest.header.X-Api-Key"_s, u"key"_s}};
    m_harness->window().connectTo(profile);
    QTRY_VERIFY_WITH_TIMEOUT(m_harness->isConnected(), kLong);
    for (const QString &target : {u"topics"_s, u"cluster"_s, u"produce"_s, u"messages:orders"_s}) {
        QVERIFY(m_harness->page(target, resolveTarget(target).page));
        QTRY_VERIFY2_WITH_TIMEOUT(m_harness->says(u"everybody on the way can read"_s), m_harness->words().constData(), kLong);
        QVERIFY(m_harness->says(u"credentials unprotected"_s));
        QCOMPARE(m_harness->words().count("everybody on the way can read"), 1);
    }
    QCOMPARE(picture(u"rest-unprotected.png"_s), QString());
    m_harness.reset();
    rest::waitForClosedConnections(std::chrono::seconds(1));
    QTRY_VERIFY_WITH_TIMEOUT(server.instances().isEmpty(), kLong);
}

// Nothing in the protocol tells it but another message where the last one was.
void TestRestWindow::aTopicMadeAnewIsOffered()
{
    MemoryBackend log;
    log.addTopic(u"orders"_s, 1);
    log.add(u"orders"_s, 0, {}, QByteArray("old"));
    StandIn server(log);
    server.start();
    QVERIFY2(connectTo(server, u"made anew"_s), m_harness->words().constData());
    Page *live = m_harness->page(u"messages:orders"_s, u"topic:orders"_s);
    const MessageListView *list = nullptr;
    QTRY_VERIFY_WITH_TIMEOUT((list = live->findChild<MessageListView *>()) && list->rowCount() == 1, kLong);
    showDetails(live);
    QVERIFY(m_harness->says(u"shows only by another message"_s, live));
    log.addTopic(u"orders"_s, 1);
    for (const char *value : {"new 1", "new 2", "new 3"})
        log.add(u"orders"_s, 0, {}, QByteArray(value));
    server.expireAll();
    QTRY_VERIFY2_WITH_TIMEOUT(m_harness->says(u"what is shown was in the old one"_s, live), m_harness->words(live).constData(), kLong);
    QCOMPARE(list->rowCount(), qint64(1));
    WindowHarness::button(live, u"Read the new one"_s)->click();
    QTRY_COMPARE_WITH_TIMEOUT(list->rowCount(), qint64(3), kLong);
    m_harness->session()->sampler().setActive(false);
    m_harness.reset();
    rest::waitForClosedConnections(std::chrono::seconds(1));
    QTRY_VERIFY_WITH_TIMEOUT(server.instances().isEmpty(), kLong);
}

QTEST_MAIN(TestRestWindow)
#include "tst_rest_window.moc"
