// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Bad input in the real window, against real Apache Kafka: each gets a sentence of its own, and nothing that was typed is lost.
#include "models/kafka/kafka_connection.h"
#include "tests/widgets/pictures.h"
#include "tests/widgets/window_harness.h"
#include "widgets/common/banner.h"
#include "widgets/common/sentences.h"
#include "widgets/connections/test_panel.h"
#include "widgets/produce/payload_editor.h"
#include "widgets/produce/produce_page.h"
#include "widgets/topics/create_topics_dialog.h"

#include <QPlainTextEdit>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace streamscope;
using namespace streamscope::widgets;
using testing::KafkaServer;
using testing::topicsOf;
using testing::WindowHarness;

namespace {

constexpr int kLong = 30'000;
constexpr qsizetype kHuge = 50'000'000;

} // namespace

class TestRealFaults : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<KafkaServer> m_server;
    std::unique_ptr<WindowHarness> m_harness;
    QStringList m_verdicts; ///< of the tests of a connection so far

    void connectPlainly()
    {
        QVERIFY(m_harness->connectByForm({.name = u"plain"_s, .servers = m_server->bootstrap()}));
        QTRY_VERIFY2_WITH_TIMEOUT(m_harness->isConnected(), m_harness->words().constData(), kLong);
    }

private Q_SLOTS:
    void initTestCase()
    {
        KafkaServer::Options options;
        options.security = true;
        m_server = std::make_unique<KafkaServer>(options);
        STREAMSCOPE_REQUIRE_KAFKA(*m_server);
    }
    void init() { m_harness = std::make_unique<WindowHarness>(); }
    void cleanup()
    {
        m_harness.reset();
        kafka::waitForClosedConnections(std::chrono::seconds(5));
    }

    void nonsenseAddressesStayInTheForm_data();
    void nonsenseAddressesStayInTheForm();
    void connectionsThatFailSayWhy_data();
    void connectionsThatFailSayWhy();
    void everyFailureOfATestHasItsOwnSentence_data();
    void everyFailureOfATestHasItsOwnSentence();
    void theClientsOwnFilesAreToldOf_data();
    void theClientsOwnFilesAreToldOf();
    void aLongNameAndTooManyReplicas();
    void fiftyMegabytesPasted();
};

void TestRealFaults::nonsenseAddressesStayInTheForm_data()
{
    QTest::addColumn<QString>("servers");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("nothing") << u" "_s << u"at least one address"_s;
    QTest::newRow("words") << u"the new cluster"_s << u"is not an address"_s;
    QTest::newRow("port") << u"kafka:65536"_s << u"is not a port"_s;
    QTest::newRow("a page") << u"https://kafka.example/ui"_s << u"is not an address"_s;
    QTest::newRow("markup") << u"<b>x</b>:1"_s << u"is not an address"_s;
    QTest::newRow("very long") << QString(100'000, u'x') + u" y"_s << u"is not an address"_s;
}

void TestRealFaults::nonsenseAddressesStayInTheForm()
{
    QFETCH(QString, servers);
    QFETCH(QString, sentence);
    ConnectionEditor *editor = m_harness->fillForm({.name = u"mine"_s, .servers = servers});
    QVERIFY(editor);
    WindowHarness::button(editor, u"Save and connect"_s)->click();
    QVERIFY(editor->isVisible());
    const QString told = editor->findChild<Banner *>()->text();
    QVERIFY2(told.contains(sentence), qPrintable(told.left(500)));
    QVERIFY2(told.size() < 1000, "a sentence, not the whole of what was pasted");
    QCOMPARE(WindowHarness::named<QLineEdit>(editor, u"Name"_s)->text(), u"mine"_s);
    QVERIFY(m_harness->profiles().profiles().isEmpty());
    QVERIFY(!m_harness->session());
}

void TestRealFaults::connectionsThatFailSayWhy_data()
{
    QTest::addColumn<QString>("listener");
    QTest::addColumn<QString>("protocol");
    QTest::addColumn<QString>("password");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("wrong password") << u"SASLPLAIN"_s << u"SASL_PLAINTEXT"_s << u"wrong"_s << u"User or password is wrong"_s;
    QTest::newRow("plaintext to a TLS port") << u"SSL"_s << u"PLAINTEXT"_s << u""_s << u"this port most likely wants TLS"_s;
    QTest::newRow("plaintext to a SASL port") << u"SASLPLAIN"_s << u"PLAINTEXT"_s << u""_s << u"this port most likely wants TLS or SASL"_s;
    QTest::newRow("TLS to a plaintext port") << u"PLAINTEXT"_s << u"SSL"_s << u""_s << u"does not speak TLS"_s;
    QTest::newRow("authority not trusted") << u"SSL"_s << u"SSL"_s << u""_s << u"authority that is not trusted"_s;
    QTest::newRow("SASL to a plaintext port") << u"PLAINTEXT"_s << u"SASL_PLAINTEXT"_s << u"any"_s << u"expects no SASL"_s;
    QTest::newRow("no such host") << u""_s << u"PLAINTEXT"_s << u""_s << u"cannot be resolved"_s;
}

void TestRealFaults::connectionsThatFailSayWhy()
{
    QFETCH(QString, listener);
    QFETCH(QString, protocol);
    QFETCH(QString, password);
    QFETCH(QString, sentence);
    QVERIFY(m_harness->connectByForm({.name = u"mine"_s,
                                      .servers = listener.isEmpty() ? u"no-such-host.invalid:9092"_s : m_server->address(listener),
                                      .protocol = protocol,
                                      .mechanism = password.isEmpty() ? QString() : u"PLAIN"_s,
                                      .user = password.isEmpty() ? QString() : u"alice"_s,
                                      .password = password}));
    QTRY_VERIFY2_WITH_TIMEOUT(m_harness->says(sentence), m_harness->words().constData(), kLong);
    QCOMPARE(m_harness->profiles().profiles().size(), 1); // what was typed is there to be put right
    QVERIFY(!m_harness->words().contains("wrong-secret"));
    QVERIFY(tests::savePicture(m_harness->window(), u"fault-%1"_s.arg(QString::fromLatin1(QTest::currentDataTag()))));
}

void TestRealFaults::everyFailureOfATestHasItsOwnSentence_data()
{
    QTest::addColumn<QString>("listener");
    QTest::addColumn<QString>("protocol");
    QTest::addColumn<QString>("ca");
    QTest::addColumn<QString>("mechanism");
    QTest::addColumn<QString>("password");
    QTest::addColumn<QString>("sentence");
    const QString none;
    QTest::newRow("untrusted") << u"SSL"_s << u"SSL"_s << u"other-ca.crt"_s << none << none << u"authority that is not trusted"_s;
    QTest::newRow("wrong host") << u"WRONGHOST"_s << u"SSL"_s << u"ca.crt"_s << none << none << u"for another host name"_s;
    QTest::newRow("expired") << u"EXPIRED"_s << u"SSL"_s << u"ca.crt"_s << none << none << u"has expired"_s;
    QTest::newRow("plaintext on TLS") << u"SSL"_s << u"PLAINTEXT"_s << none << none << none << u"most likely wants TLS or SASL"_s;
    QTest::newRow("TLS on plaintext") << u"PLAINTEXT"_s << u"SSL"_s << u"ca.crt"_s << none << none << u"does not speak TLS"_s;
    QTest::newRow("no client certificate") << u"MTLS"_s << u"SSL"_s << u"ca.crt"_s << none << none << u"wants a client certificate"_s;
    QTest::newRow("wrong password") << u"SASLPLAIN"_s << u"SASL_PLAINTEXT"_s << none << u"PLAIN"_s << u"wrong"_s
                                    << u"User or password is wrong"_s;
    QTest::newRow("wrong mechanism") << u"SASLPLAIN"_s << u"SASL_PLAINTEXT"_s << none << u"SCRAM-SHA-256"_s << u"alice-secret"_s
                                     << u"does not offer this SASL mechanism"_s;
    QTest::newRow("SASL on plaintext") << u"PLAINTEXT"_s << u"SASL_PLAINTEXT"_s << none << u"PLAIN"_s << u"alice-secret"_s
                                       << u"expects no SASL"_s;
    QTest::newRow("no such host") << none << u"PLAINTEXT"_s << none << none << none << u"cannot be resolved"_s;
    QTest::newRow("nobody listens") << u"127.0.0.1:1"_s << u"PLAINTEXT"_s << none << none << none << u"No broker can be reached"_s;
}

void TestRealFaults::everyFailureOfATestHasItsOwnSentence()
{
    QFETCH(QString, listener);
    QFETCH(QString, protocol);
    QFETCH(QString, ca);
    QFETCH(QString, mechanism);
    QFETCH(QString, password);
    QFETCH(QString, sentence);
    const QString servers = listener.isEmpty()       ? u"no-such-host.invalid:9092"_s
                            : listener.contains(u':') ? listener
                                                      : m_server->address(listener);
    ConnectionEditor *editor = m_harness->fillForm({.name = u"mine"_s,
                                                    .servers = servers,
                                                    .protocol = protocol,
                                                    .mechanism = mechanism,
                                                    .user = password.isEmpty() ? QString() : u"alice"_s,
                                                    .password = password});
    if (!ca.isEmpty())
        WindowHarness::named<QLineEdit>(editor, u"CA certificates"_s)->setText(m_server->certificate(ca));
    auto *panel = editor->findChild<TestPanel *>();
    QSignalSpy finished(panel, &TestPanel::finished);
    WindowHarness::button(editor, u"Test connection"_s)->click();
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 60'000);
    QVERIFY(!finished.first().first().toBool());
    const QString verdict = panel->verdict();
    QVERIFY2(verdict.contains(sentence), qPrintable(verdict));
    QVERIFY2(verdict.contains(u" failed. "_s) && verdict.endsWith(u'.'), qPrintable(verdict));
    QVERIFY2(!m_verdicts.contains(verdict), qPrintable(verdict));
    m_verdicts.append(verdict);
    QVERIFY(editor->isVisible());
}

void TestRealFaults::theClientsOwnFilesAreToldOf_data()
{
    QTest::addColumn<QString>("certificate");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("passphrase");
    QTest::addColumn<QString>("sentence");
    const QString unopened = u"The private key cannot be opened: its passphrase is missing or wrong."_s;
    QTest::newRow("no passphrase") << u"client.crt"_s << u"client-pkcs8.key"_s << QString() << unopened;
    QTest::newRow("wrong passphrase") << u"client.crt"_s << u"client-pkcs1.key"_s << u"wrong"_s << unopened;
    QTest::newRow("expired") << u"expired.crt"_s << u"expired.key"_s << QString() << u"refused the client's certificate: it expired on 20"_s;
    QTest::newRow("of a stranger") << u"other-ca.crt"_s << u"other-ca.key"_s << QString() << u"The broker refused the client's certificate."_s;
}

void TestRealFaults::theClientsOwnFilesAreToldOf()
{
    QFETCH(QString, certificate);
    QFETCH(QString, key);
    QFETCH(QString, passphrase);
    QFETCH(QString, sentence);
    ConnectionEditor *editor = m_harness->fillForm({.name = u"mine"_s, .servers = m_server->address(u"MTLS"_s), .protocol = u"SSL"_s});
    for (const auto &[field, file] : {std::pair(u"CA certificates"_s, u"ca.crt"_s), {u"Client certificate"_s, certificate}, {u"Client key"_s, key}})
        WindowHarness::named<QLineEdit>(editor, field)->setText(m_server->certificate(file));
    WindowHarness::named<QLineEdit>(editor, u"Passphrase of the key"_s)->setText(passphrase);
    auto *panel = editor->findChild<TestPanel *>();
    QSignalSpy finished(panel, &TestPanel::finished);
    WindowHarness::button(editor, u"Test connection"_s)->click();
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 60'000);
    QVERIFY2(panel->verdict().contains(sentence), qPrintable(panel->verdict()));
    // Before a key is opened there is no handshake that could fail; after one it is said once.
    QCOMPARE(panel->verdict().count(u"TLS handshake"_s), sentence.contains(u"private key"_s) ? 0 : 1);
    WindowHarness::button(editor, u"Save and connect"_s)->click();
    QTRY_VERIFY2_WITH_TIMEOUT(m_harness->says(sentence), m_harness->words().constData(), kLong);
    QVERIFY(tests::savePicture(m_harness->window(), u"fault-key-%1"_s.arg(QString::fromLatin1(QTest::currentDataTag()))));
}

void TestRealFaults::aLongNameAndTooManyReplicas()
{
    connectPlainly();
    m_harness->action(u"Create topics…"_s)->trigger();
    auto *dialog = m_harness->window().findChild<CreateTopicsDialog *>();
    QVERIFY(dialog);
    dialog->addLines(QString(300, u'x') + u" 1 1\nreplicated 1 5\n"_s);
    const QStringList faults = dialog->faults();
    QCOMPARE(faults.size(), 2);
    QVERIFY2(faults[0].contains(u"300 characters"_s) && faults[0].contains(u"249"_s), qPrintable(faults[0]));
    QVERIFY2(faults[1].contains(u"A replication factor of 5 needs as many brokers; there are 1"_s) ||
                 faults[1].contains(u"A replication factor of 5 needs as many brokers"_s),
             qPrintable(faults[1]));
    QVERIFY(!WindowHarness::button(dialog, u"Create"_s)->isEnabled());
    const auto *table = dialog->findChild<QTableWidget *>(u"topics"_s);
    QCOMPARE(table->item(0, 0)->text().size(), qsizetype(300));
    // The broker's own refusal, where a view would let it through, has the same words.
    for (const auto &[topic, words] : {std::pair(cluster::NewTopic{QString(300, u'x'), 1, 1, {}}, u"not legal"_s),
                                       std::pair(cluster::NewTopic{u"replicated"_s, 1, 5, {}}, u"larger than the number of brokers"_s)}) {
        const auto answer = m_harness->session()->gate().createTopics({topic}, false);
        QTRY_VERIFY_WITH_TIMEOUT(answer.isFinished(), kLong);
        const auto outcomes = answer.result();
        const auto error = outcomes ? outcomes->first().error : std::optional(outcomes.error());
        QVERIFY(error);
        QVERIFY2(describe(*error).sentence.contains(words), qPrintable(describe(*error).sentence + u' ' + describe(*error).details));
    }
    // A name that is told of is not to be opened either.
    dialog->close();
    Page *page = m_harness->page(u"messages:"_s + QString(300, u'x'), u"topic:"_s + QString(300, u'x'));
    QVERIFY(page);
    QTRY_VERIFY_WITH_TIMEOUT(page->isLoaded(), kLong);
    QVERIFY(page->window()->width() < 4000);
    QCOMPARE(topicsOf(*m_server), QStringList());
}

void TestRealFaults::fiftyMegabytesPasted()
{
    connectPlainly();
    const auto made = m_harness->session()->gate().createTopics({{u"small"_s, 1, 1, {}}}, false);
    QTRY_VERIFY_WITH_TIMEOUT(made.isFinished(), kLong);
    QTRY_VERIFY_WITH_TIMEOUT(m_harness->session()->metadata()->topic(u"small"_s), kLong);
    m_harness->action(u"Produce a message…"_s)->trigger();
    auto *page = m_harness->window().findChild<ProducePage *>();
    QVERIFY(page);
    WindowHarness::named<QComboBox>(page, u"Topic"_s)->setCurrentText(u"small"_s);
    auto *value = page->findChild<PayloadEditor *>(u"value"_s);
    value->setForm(PayloadEditor::Form::Text);
    auto *text = qobject_cast<QPlainTextEdit *>(value->field());
    text->setPlainText(u"typed before"_s);
    QApplication::clipboard()->setText(QString(kHuge, u'x'));
    text->setFocus();
    QTest::keyClick(text, Qt::Key_V, Qt::ControlModifier);
    QVERIFY(value->isHeld());
    QTRY_VERIFY2_WITH_TIMEOUT(m_harness->says(u"more than the topic takes"_s), m_harness->words(page).constData(), kLong);
    QVERIFY2(m_harness->says(u"too much to edit"_s, page), m_harness->words(page).constData());
    QSignalSpy answered(page, &ProducePage::answered);
    WindowHarness::button(page, u"Send"_s)->click();
    QTRY_COMPARE_WITH_TIMEOUT(answered.size(), 1, 60'000);
    QVERIFY(!answered.first().first().toBool());
    QVERIFY2(m_harness->says(u"larger than the topic accepts"_s), m_harness->words(page).constData());
    // Still there to be sent elsewhere; let go, what was typed before it is back, also after the page was closed.
    QVERIFY(value->isHeld());
    QCOMPARE(value->bytes()->value().size(), kHuge);
    QTRY_COMPARE_WITH_TIMEOUT(m_harness->settings().state(u"draft/"_s + m_harness->session()->profile().id).value("value"_L1)
                                  .toObject().value("text"_L1).toString(),
                              u"typed before"_s, kLong);
    WindowHarness::button(value, u"Let go"_s)->click();
    QCOMPARE(text->toPlainText(), u"typed before"_s);
    m_harness->action(u"Close page"_s)->trigger();
    QTRY_VERIFY(!m_harness->window().findChild<ProducePage *>());
    m_harness->action(u"Produce a message…"_s)->trigger();
    page = m_harness->window().findChild<ProducePage *>();
    QCOMPARE(page->record()->value, std::optional(QByteArray("typed before")));
    QCOMPARE(page->record()->topic, u"small"_s);
    // Kafka's own tool: nothing got through.
    QCOMPARE(testing::kafkaTool(*m_server, u"GetOffsetShell"_s, {u"--topic"_s, u"small"_s}), QStringList{u"small:0:0"_s});
}

QTEST_MAIN(TestRealFaults)
#include "tst_real_faults.moc"
