// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Messages written by hand, on real Apache Kafka; what a tail reads is what was typed.
#include "models/kafka/kafka_connection.h"
#include "models/session/journal.h"
#include "models/session/session.h"
#include "models/session/settings.h"
#include "tests/kafka/collecting_sink.h"
#include "tests/support/kafka_server.h"
#include "tests/widgets/pictures.h"
#include "widgets/common/banner.h"
#include "widgets/common/theme.h"
#include "widgets/produce/header_editor.h"
#include "widgets/produce/payload_editor.h"
#include "widgets/produce/produce_page.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>

#include <map>

using namespace Qt::StringLiterals;
using namespace streamscope;
using namespace streamscope::widgets;
using testing::KafkaServer;
using Form = PayloadEditor::Form;

class TestProduce : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    ThemeController m_theme;
    session::SettingsStore m_settings{m_folder.path()};
    session::Journal m_journal{m_folder.filePath(u"journal.jsonl"_s)};
    std::unique_ptr<KafkaServer> m_server;
    std::unique_ptr<session::Session> m_session;
    std::unique_ptr<ProducePage> m_page;

    void open(bool readOnly = false)
    {
        session::Profile profile;
        profile.id = u"kafka"_s;
        profile.name = u"real"_s;
        profile.bootstrapServers = m_server->bootstrap();
        profile.readOnly = readOnly;
        m_session = std::make_unique<session::Session>(profile, kafka::openConnection(session::connectionConfig(profile, {})), m_journal);
        QVERIFY(QTest::qWaitFor([this] { return m_session->metadata() != nullptr; }, 30'000));
        makePage();
    }
    void makePage()
    {
        ViewContext context;
        context.session = m_session.get();
        context.settings = &m_settings;
        m_page = std::make_unique<ProducePage>(context);
        m_page->resize(1000, 760);
        m_page->show();
    }
    void makeTopic(const QString &name, int partitions)
    {
        const auto made = m_session->gate().createTopics({{name, partitions, 1, {}}}, false);
        QTRY_VERIFY_WITH_TIMEOUT(made.isFinished(), 30'000);
        QTRY_VERIFY_WITH_TIMEOUT(m_session->metadata()->topic(name) != nullptr, 30'000);
    }
    PayloadEditor *key() { return m_page->findChild<PayloadEditor *>(u"key"_s); }
    PayloadEditor *value() { return m_page->findChild<PayloadEditor *>(u"value"_s); }
    QPushButton *sendButton()
    {
        for (QPushButton *button : m_page->findChildren<QPushButton *>()) {
            if (button->text() == "&Send"_L1)
                return button;
        }
        return nullptr;
    }
    bool says(const QString &words)
    {
        const auto labels = m_page->findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(), [&words](const QLabel *label) { return label->text().contains(words); });
    }
    static void type(PayloadEditor *editor, Form form, const QString &text)
    {
        editor->setForm(form);
        qobject_cast<QPlainTextEdit *>(editor->field())->setPlainText(text);
    }
    bool sendAndWait()
    {
        QSignalSpy answered(m_page.get(), &ProducePage::answered);
        m_page->send();
        return QTest::qWaitFor([&answered] { return answered.count() > 0; }, 30'000) && answered.first().first().toBool();
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_server = std::make_unique<KafkaServer>(KafkaServer::Options());
        STREAMSCOPE_REQUIRE_KAFKA(*m_server);
    }
    void init() { m_settings.setState(u"draft/kafka"_s, {}); }
    void cleanup()
    {
        m_page.reset();
        m_session.reset();
    }

    void whatIsTypedArrives()
    {
        open();
        makeTopic(u"typed"_s, 6);
        m_page->setTopic(u"typed"_s);
        type(key(), Form::Text, u"kunde-42"_s);
        type(value(), Form::Json, u"{\"amount\": 9007199254740993, \"text\": \"ä\"}"_s);
        QVERIFY(says(u"valid JSON"_s));
        QVERIFY(says(u"would go to partition %1"_s.arg(cluster::defaultPartition("kunde-42", 6))));
        QVERIFY(sendAndWait());
        QVERIFY(says(u"partition %1, offset 0"_s.arg(cluster::defaultPartition("kunde-42", 6))));
        QVERIFY(tests::savePicture(*m_page, u"produce-sent"_s));

        // Duplicate headers with a null and an empty value, and a tombstone.
        m_page->findChild<HeaderEditor *>()->setHeaders(
            {{"trace", "1"}, {"trace", "2"}, {"none", std::nullopt}, {"empty", QByteArray("")}});
        type(value(), Form::Null, {});
        QVERIFY(sendAndWait());
        // Bytes, and an empty key that is not null.
        m_page->findChild<HeaderEditor *>()->setHeaders({});
        type(key(), Form::Text, {});
        type(value(), Form::Hex, u"00 ff 10"_s);
        QVERIFY(sendAndWait());
        type(key(), Form::Null, {});
        type(value(), Form::Base64, u"aGFsbG8="_s);
        QVERIFY(sendAndWait());

        auto sink = std::make_shared<testing::CollectingSink>();
        cluster::TailRequest request;
        request.topics = {u"typed"_s};
        request.start = {cluster::StartPosition::Kind::Earliest, 0};
        request.untilEnd = true;
        const auto tail = m_session->reader().openTail(request, sink, [] {});
        QTRY_COMPARE_WITH_TIMEOUT(tail->status().state, cluster::TailStatus::State::Finished, 30'000);
        QCOMPARE(sink->count(), 4);
        std::map<std::string, testing::CollectingSink::Message> byValue;
        for (const auto &message : sink->messages())
            byValue.emplace(message.value.value_or("tombstone"), message);
        const auto &json = byValue.at("{\"amount\": 9007199254740993, \"text\": \"ä\"}");
        QVERIFY(json.key == "kunde-42");
        QCOMPARE(json.partition, cluster::defaultPartition("kunde-42", 6));
        const auto &tombstone = byValue.at("tombstone");
        QVERIFY(!tombstone.value);
        QCOMPARE(tombstone.headers.size(), std::size_t(4));
        QVERIFY(tombstone.headers.at(0).second == "1" && tombstone.headers.at(1).second == "2");
        QVERIFY(!tombstone.headers.at(2).second);
        QVERIFY(tombstone.headers.at(3).second == "");
        const auto &binary = byValue.at(std::string("\x00\xff\x10", 3));
        QVERIFY(binary.key == "");
        QVERIFY(!byValue.at("hallo").key);
    }

    void faultsAreSentences()
    {
        open();
        makeTopic(u"faulty"_s, 1);
        m_page->setTopic(u"no-such-topic"_s);
        QVERIFY(!sendButton()->isEnabled());
        QVERIFY(says(u"producing never creates one"_s));
        m_page->setTopic(u"faulty"_s);
        type(value(), Form::Json, u"{\n  \"a\": tru\n}"_s);
        QVERIFY2(value()->note().contains(u"line 2"_s), qPrintable(value()->note()));
        QVERIFY(sendButton()->isEnabled()); // never a block
        type(value(), Form::Hex, u"0g"_s);
        QVERIFY(!sendButton()->isEnabled());
        type(value(), Form::Text, u"fine"_s);
        QVERIFY(sendButton()->isEnabled());
        auto *time = m_page->findChildren<QLineEdit *>().last();
        for (QLineEdit *candidate : m_page->findChildren<QLineEdit *>()) {
            if (candidate->accessibleName() == "Timestamp"_L1)
                time = candidate;
        }
        time->setText(u"yesterday"_s);
        QVERIFY(!sendButton()->isEnabled());
        time->setText(u"2026-01-31T12:00:00Z"_s);
        QCOMPARE(m_page->record()->timestampMs, std::optional<qint64>(1769860800000));
        time->setText(u"0"_s);
        QCOMPARE(m_page->record()->timestampMs, std::optional<qint64>(0));
    }

    void hugePasteIsHeldAndAnswered()
    {
        open();
        makeTopic(u"huge"_s, 1);
        m_page->setTopic(u"huge"_s);
        QApplication::clipboard()->setText(QString(50'000'000, u'x'));
        value()->setForm(Form::Text);
        qobject_cast<QPlainTextEdit *>(value()->field())->paste();
        QVERIFY(value()->isHeld());
        QCOMPARE(value()->bytes()->value().size(), qsizetype(50'000'000));
        QTRY_VERIFY_WITH_TIMEOUT(says(u"more than the topic takes"_s), 30'000);
        QSignalSpy answered(m_page.get(), &ProducePage::answered);
        m_page->send();
        QTRY_COMPARE_WITH_TIMEOUT(answered.count(), 1, 60'000);
        QVERIFY(!answered.first().first().toBool());
        QVERIFY(says(u"larger than the topic accepts"_s));
        QVERIFY(value()->isHeld()); // nothing is lost
        QVERIFY(tests::savePicture(*m_page, u"produce-huge"_s));
    }

    static void paste(PayloadEditor *editor, const QString &text)
    {
        QApplication::clipboard()->setText(text);
        auto *field = qobject_cast<QPlainTextEdit *>(editor->field());
        field->selectAll();
        field->paste();
    }

    void pastesKeepTheirBytes()
    {
        PayloadEditor editor(u"Value"_s, Form::Text);
        const QString exact = u"a\u00a0b\u2028c\nd\te"_s;
        paste(&editor, exact);
        QCOMPARE(editor.bytes()->value(), exact.toUtf8());
        QVERIFY(!editor.note().contains(u"LF"_s));
        paste(&editor, u"a\r\nb"_s);
        QCOMPARE(editor.bytes()->value(), QByteArray("a\nb"));
        QVERIFY2(editor.note().contains(u"LF"_s), qPrintable(editor.note())); // not in silence
        editor.setBytes(QByteArray("another message"));
        QVERIFY2(!editor.note().contains(u"LF"_s), qPrintable(editor.note())); // nothing of it was pasted
        editor.clear();
        QTest::keyClicks(editor.field(), u"x"_s);
        QTest::keyClick(editor.field(), Qt::Key_Return, Qt::ShiftModifier);
        QCOMPARE(editor.bytes()->value(), QByteArray("x\n"));
    }

    void largePastesAreTakenInTheirForm()
    {
        PayloadEditor editor(u"Value"_s, Form::Base64);
        const QByteArray bytes(300'000, '\xab');
        paste(&editor, QString::fromLatin1(bytes.toBase64()));
        QVERIFY(editor.isHeld());
        QCOMPARE(editor.bytes()->value(), bytes);
        editor.clear();
        editor.setForm(Form::Hex);
        paste(&editor, QString::fromLatin1(bytes.toHex('\n')) + u"zz"_s);
        QVERIFY(!editor.isHeld());
        QVERIFY2(editor.note().contains(u"line 300000, column 3"_s), qPrintable(editor.note()));
        PayloadEditor key(u"Key"_s, Form::Null);
        paste(&key, QString(300'000, u'k'));
        QCOMPARE(key.bytes()->value(), QByteArray(300'000, 'k'));
    }

    void againAndEdit()
    {
        open();
        makeTopic(u"repeated"_s, 1);
        m_page->setTopic(u"repeated"_s);
        type(value(), Form::Text, u"once"_s);
        QVERIFY(sendAndWait());
        type(value(), Form::Text, u"other"_s);
        QTableWidget *history = nullptr;
        for (QTableWidget *table : m_page->findChildren<QTableWidget *>())
            history = table->accessibleName() == "Sent messages"_L1 ? table : history;
        QCOMPARE(history->rowCount(), 1);
        history->selectRow(0);
        for (QPushButton *button : m_page->findChildren<QPushButton *>()) {
            if (button->text().remove(u'&') == "Send again"_L1)
                button->click();
        }
        QTRY_VERIFY_WITH_TIMEOUT(says(u"offset 1"_s), 30'000);
        QCOMPARE(value()->bytes()->value(), QByteArray("other"));
        for (QPushButton *button : m_page->findChildren<QPushButton *>()) {
            if (button->text().remove(u'&') == "Edit"_L1)
                button->click();
        }
        QCOMPARE(value()->bytes()->value(), QByteArray("once"));
    }

    void recordsKeepTheirBytes()
    {
        open();
        makeTopic(u"kept"_s, 2);
        for (const QByteArray &bytes : {QByteArray("plain"), QByteArray("{\"a\":1}"), QByteArray("\r\n"), QByteArray("a\0b", 3),
                                        QByteArray("\xff\xfe"), QByteArray("\xe2\x80\xa8"), QByteArray("")}) {
            cluster::ProducerRecord record;
            record.topic = u"kept"_s;
            record.partition = 1;
            record.key = bytes;
            record.value = bytes;
            record.headers = {{"h", bytes}};
            m_page->setRecord(record);
            const auto read = m_page->record();
            QVERIFY2(read, qPrintable(read ? QString() : read.error()));
            QCOMPARE(*read, record);
        }
    }

    // Names are bytes too, and may be empty; another name that is typed counts.
    void headersKeepTheirNames()
    {
        HeaderEditor editor;
        const QList<cluster::Header> wild = {{"\xFF\xFE\x01", QByteArray("bin")}, {"", QByteArray("")}, {"", std::nullopt},
                                             {"n\u00A0m", QByteArray("x")},         {"plain", QByteArray("y")}};
        editor.setHeaders(wild);
        QCOMPARE(editor.headers().value_or(QList<cluster::Header>()), wild);
        const QJsonArray kept = editor.draft();
        editor.setHeaders({});
        QVERIFY(editor.headers()->isEmpty());
        editor.setDraft(kept);
        QCOMPARE(editor.headers().value_or(QList<cluster::Header>()), wild);
        auto *table = editor.findChild<QTableWidget *>();
        QVERIFY(table->item(0, 0)->text().contains(u"ff fe 01"_s));
        QVERIFY(!(table->item(2, 1)->flags() & Qt::ItemIsEnabled)); // null has no value to type
        table->item(0, 0)->setText(u"typed"_s);
        QCOMPARE(editor.headers()->first().name, QByteArray("typed"));
    }

    // A line of text takes 32,767 characters unless it is told otherwise, and cuts the rest in silence.
    void longHeadersAreNotCut()
    {
        HeaderEditor editor;
        editor.show();
        auto *table = editor.findChild<QTableWidget *>();
        const auto edit = [table](int row, int column) {
            table->setCurrentCell(row, column);
            table->editItem(table->item(row, column));
            return table->findChild<QLineEdit *>();
        };
        const QByteArray large(199'993, 'v');
        const QByteArray bytes(60'000, '\xab'); // 180,000 characters of hex
        const QList<cluster::Header> headers = {{"large", large}, {"bytes", bytes}, {"huge", QByteArray(400'000, 'h')}, {"n", QByteArray("x")}};
        editor.setHeaders(headers);
        for (int row = 0; row < 2; ++row) {
            QLineEdit *line = edit(row, 1);
            QVERIFY(line);
            QTest::keyClick(line, Qt::Key_Return); // nothing typed
            QTRY_VERIFY(!table->findChild<QLineEdit *>());
        }
        QVERIFY(!edit(2, 1)); // too much to edit, and said
        QVERIFY(table->parentWidget()->findChildren<QLabel *>().at(1)->text().contains(u"400,000 characters"_s));
        QCOMPARE(editor.headers().value_or(QList<cluster::Header>()), headers);
        QVERIFY(tests::savePicture(editor, u"produce-long-headers"_s));

        QApplication::clipboard()->setText(QString(199'993, u'p'));
        QLineEdit *line = edit(3, 1);
        line->selectAll();
        line->paste();
        QTest::keyClick(line, Qt::Key_Return);
        QTRY_VERIFY(!table->findChild<QLineEdit *>());
        QCOMPARE(editor.headers()->at(3).value, std::optional(QByteArray(199'993, 'p')));

        QApplication::clipboard()->setText(QString(50'000'000, u'p'));
        line = edit(3, 0);
        line->end(false);
        line->paste(); // refused as a whole
        QCOMPARE(line->text(), u"n"_s);
        QVERIFY(table->parentWidget()->findChildren<QLabel *>().at(1)->text().contains(u"not taken"_s));
    }

    void whatIsReplacedCanBeBroughtBack()
    {
        open();
        makeTopic(u"replaced"_s, 2);
        m_page->setTopic(u"replaced"_s);
        type(key(), Form::Text, u"my key"_s);
        type(value(), Form::Text, u"an hour of typing"_s);
        cluster::ProducerRecord other;
        other.topic = u"replaced"_s;
        other.value = QByteArray(300 << 10, 'x'); // held
        m_page->setRecord(other);
        QVERIFY(says(u"was replaced"_s));
        const auto press = [this] {
            for (QPushButton *button : m_page->findChildren<QPushButton *>()) {
                if (button->text() == "&Bring it back"_L1)
                    button->click();
            }
        };
        press();
        QCOMPARE(m_page->record()->key, std::optional<QByteArray>("my key"));
        QCOMPARE(m_page->record()->value, std::optional<QByteArray>("an hour of typing"));
        // What is sent meanwhile has a banner of its own.
        m_page->send();
        QTRY_VERIFY_WITH_TIMEOUT(says(u"Written to replaced"_s), 20'000);
        QVERIFY(says(u"was replaced"_s));
        press(); // the other way round
        QCOMPARE(m_page->record()->value, other.value);
        press();
        for (QPushButton *button : m_page->findChildren<QPushButton *>()) {
            if (button->text() == "Start over"_L1)
                button->click();
        }
        QVERIFY(value()->isEmpty());
        m_page.reset(); // as when it is connected anew
        makePage();
        QVERIFY(says(u"was replaced"_s));
        press();
        QCOMPARE(m_page->record()->value, std::optional<QByteArray>("an hour of typing"));
        type(value(), Form::Json, u"{\"a\":1}"_s);
        for (QPushButton *button : m_page->findChildren<QPushButton *>()) {
            if (button->isVisible() && button->text().remove(u'&') == "Indent"_L1)
                button->click();
        }
        auto *field = qobject_cast<QPlainTextEdit *>(value()->field());
        QVERIFY(field->toPlainText().contains(u'\n'));
        field->undo();
        QCOMPARE(field->toPlainText(), u"{\"a\":1}"_s);
    }

    void draftComesBack()
    {
        open();
        makeTopic(u"drafted"_s, 3);
        m_page->setTopic(u"drafted"_s);
        type(key(), Form::Hex, u"00 01"_s);
        type(value(), Form::Json, u"{\"unfinished\": "_s);
        m_page->findChild<HeaderEditor *>()->setHeaders({{"n", std::nullopt}});
        m_page.reset();
        makePage();
        QCOMPARE(key()->bytes()->value(), QByteArray("\0\1", 2));
        QCOMPARE(value()->bytes()->value(), QByteArray("{\"unfinished\": "));
        QCOMPARE(m_page->record()->topic, u"drafted"_s);
        QVERIFY(!m_page->record()->headers.first().value);
    }

    void headersCountInADraft()
    {
        open();
        type(value(), Form::Text, u"short"_s);
        QVERIFY(!says(u"too long to be kept"_s));
        m_page->findChild<HeaderEditor *>()->setHeaders({{"n", QByteArray(1'100'000, 'x')}});
        QTRY_VERIFY(says(u"too long to be kept"_s));
    }

    void heldBytesAreMissedAloud()
    {
        PayloadEditor editor(u"Value"_s, Form::Text);
        QTest::keyClicks(editor.field(), u"before"_s);
        paste(&editor, QString(400'000, u'x'));
        QVERIFY(editor.isHeld());
        PayloadEditor later(u"Value"_s, Form::Text);
        later.setDraft(editor.draft());
        QCOMPARE(later.bytes()->value(), QByteArray("before"));
        QVERIFY2(later.note().contains(u"give them again"_s), qPrintable(later.note()));
    }

    // Also while a message is on its way.
    void historyOutlivesThePage()
    {
        open();
        makeTopic(u"outlived"_s, 1);
        m_page->setTopic(u"outlived"_s);
        type(value(), Form::Text, u"kept"_s);
        m_page->send();
        makePage();
        auto *history = m_page->findChild<QTableWidget *>();
        QCOMPARE(history->rowCount(), 1);
        QTRY_COMPARE_WITH_TIMEOUT(history->item(0, 6)->text(), u"delivered"_s, 30'000);
    }

    void readOnlySaysSo()
    {
        open(true);
        QVERIFY(!sendButton()->isEnabled());
        QVERIFY(says(u"read-only"_s));
    }
};

QTEST_MAIN(TestProduce)
#include "tst_produce.moc"
