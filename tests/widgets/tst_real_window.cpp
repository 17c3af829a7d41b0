// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The main job in the real window on real Apache Kafka, each step confirmed by Kafka's own tools; and a broker that is killed
// while messages are watched.
#include "models/kafka/kafka_connection.h"
#include "tests/widgets/pictures.h"
#include "tests/widgets/window_harness.h"
#include "widgets/common/data_table.h"
#include "widgets/produce/header_editor.h"
#include "widgets/produce/payload_editor.h"
#include "widgets/produce/produce_page.h"
#include "widgets/topics/create_topics_dialog.h"
#include "widgets/topics/delete_topics_dialog.h"
#include "widgets/topics/partitions_view.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTimer>

#include <map>
#include <set>

using namespace Qt::StringLiterals;
using namespace streamscope;
using namespace streamscope::widgets;
using testing::KafkaServer;
using testing::kafkaTool;
using testing::WindowHarness;

namespace {

constexpr int kLong = 30'000;
constexpr int kBeatMs = 5;

/// Beats on the GUI thread for as long as its event loop runs.
class Heartbeat {
public:
    Heartbeat()
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        QObject::connect(&m_timer, &QTimer::timeout, [this] {
            ++m_beats;
            m_largest = std::max(m_largest, m_clock.restart());
        });
        m_clock.start();
        m_timer.start(kBeatMs);
    }
    [[nodiscard]] int beats() const { return m_beats; }
    [[nodiscard]] qint64 largestGapMs() const { return m_largest; }

private:
    QTimer m_timer;
    QElapsedTimer m_clock;
    int m_beats = 0;
    qint64 m_largest = 0;
};

} // namespace

class TestRealWindow : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<KafkaServer> m_server;
    std::unique_ptr<WindowHarness> m_harness;

    QStringList topics() const
    {
        QStringList names = testing::topicsOf(*m_server);
        names.removeAll(u"__consumer_offsets"_s); // made by Kafka's own consumer, which joins a group
        return names;
    }

    /// "topic:partition:end" of Kafka's own tool, by partition.
    std::map<int, qint64> ends(const QString &topic) const
    {
        std::map<int, qint64> found;
        for (const QString &line : kafkaTool(*m_server, u"GetOffsetShell"_s, {u"--topic"_s, topic})) {
            const QStringList parts = line.split(u':');
            if (parts.size() == 3)
                found[parts[1].toInt()] = parts[2].toLongLong();
        }
        return found;
    }

    /// All messages of a topic as Kafka's own consumer prints them: partition, headers, key, value.
    QStringList consumed(const QString &topic, int count) const
    {
        QStringList arguments = {u"--topic"_s,        topic, u"--from-beginning"_s, u"--timeout-ms"_s,
                                 u"20000"_s, u"--max-messages"_s, QString::number(count)};
        for (const QString &property : {u"print.partition=true"_s, u"print.headers=true"_s, u"print.key=true"_s, u"key.separator=\t"_s,
                                        u"headers.separator=,"_s, u"null.literal=<null>"_s})
            arguments += QStringList{u"--formatter-property"_s, property};
        return kafkaTool(*m_server, u"consumer.ConsoleConsumer"_s, arguments);
    }

    void typePayload(const QWidget *page, const QString &name, PayloadEditor::Form form, const QString &text)
    {
        auto *editor = page->findChild<PayloadEditor *>(name);
        editor->setForm(form);
        qobject_cast<QPlainTextEdit *>(editor->field())->setPlainText(text);
    }

    bool sendAndWait(ProducePage *page)
    {
        QSignalSpy answered(page, &ProducePage::answered);
        QPushButton *send = WindowHarness::button(page, u"Send"_s);
        if (!send->isEnabled())
            return false;
        send->click();
        return QTest::qWaitFor([&answered] { return answered.count() > 0; }, kLong) && answered.first().first().toBool();
    }

    void addHeader(ProducePage *page, const QString &name, const QString &value)
    {
        auto *editor = page->findChild<HeaderEditor *>();
        WindowHarness::button(editor, u"Add"_s)->click();
        auto *table = editor->findChild<QTableWidget *>();
        table->item(table->rowCount() - 1, 0)->setText(name);
        table->item(table->rowCount() - 1, 1)->setText(value);
    }

    void createTwoTopics();
    void produceThreeMessages();
    void lookAtPartitions();
    void deleteBoth();

private Q_SLOTS:
    void initTestCase()
    {
        m_server = std::make_unique<KafkaServer>(KafkaServer::Options());
        STREAMSCOPE_REQUIRE_KAFKA(*m_server);
    }
    void init() { m_harness = std::make_unique<WindowHarness>(); }
    void cleanup()
    {
        m_harness.reset();
        kafka::waitForClosedConnections(std::chrono::seconds(5));
    }

    void theMainJobFromEndToEnd();
    void aKilledBrokerCostsNoRow();
};

void TestRealWindow::createTwoTopics()
{
    QAction *create = m_harness->action(u"Create topics…"_s);
    QVERIFY(create && create->isEnabled());
    create->trigger();
    auto *dialog = m_harness->window().findChild<CreateTopicsDialog *>();
    QVERIFY(dialog);
    QVERIFY(QTest::qWaitForWindowActive(dialog));
    QApplication::clipboard()->setText(u"by-hand 3 1\nbeside 1 1\n"_s);
    QTest::keyClick(dialog->findChild<QTableWidget *>(u"topics"_s), Qt::Key_V, Qt::ControlModifier);
    QPushButton *button = WindowHarness::button(dialog, u"Create 2"_s);
    QVERIFY2(button && button->isEnabled(), dialog->faults().join(u' ').toUtf8().constData());
    QSignalSpy created(dialog, &CreateTopicsDialog::created);
    button->click();
    QTRY_COMPARE_WITH_TIMEOUT(created.size(), 1, kLong);
    QCOMPARE(topics(), QStringList({u"beside"_s, u"by-hand"_s}));
    const QStringList described = kafkaTool(*m_server, u"TopicCommand"_s, {u"--describe"_s, u"--topic"_s, u"by-hand"_s});
    QVERIFY2(described.value(0).contains(u"PartitionCount: 3"_s), qPrintable(described.join(u'\n')));
    Page *page = m_harness->page(u"topics"_s);
    QTRY_COMPARE_WITH_TIMEOUT(page->findChild<QTableView *>()->model()->rowCount(), 2, kLong);
}

void TestRealWindow::produceThreeMessages()
{
    Page *live = m_harness->page(u"messages:by-hand,beside"_s);
    QVERIFY(live);
    WindowHarness::named<QComboBox>(live, u"Where reading begins"_s)->setCurrentText(u"From latest"_s);
    QTRY_VERIFY_WITH_TIMEOUT(live->isLoaded(), kLong);
    const auto *list = live->findChild<MessageListView *>();
    QCOMPARE(list->rowCount(), qint64(0));

    QAction *write = m_harness->action(u"Produce a message…"_s);
    QVERIFY(write && write->isEnabled());
    write->trigger();
    auto *page = m_harness->window().findChild<ProducePage *>();
    QVERIFY(page && page->isVisible());
    WindowHarness::named<QComboBox>(page, u"Topic"_s)->setCurrentText(u"by-hand"_s);
    typePayload(page, u"key"_s, PayloadEditor::Form::Text, u"kunde-42"_s);
    typePayload(page, u"value"_s, PayloadEditor::Form::Json, u"{\"amount\": 12345678901234567890, \"text\": \"ä\"}"_s);
    const int partition = cluster::defaultPartition("kunde-42", 3);
    QVERIFY(m_harness->says(u"would go to partition %1"_s.arg(partition)));
    QVERIFY2(sendAndWait(page), m_harness->words(page).constData());
    QVERIFY(m_harness->says(u"Written to by-hand, partition %1, offset 0"_s.arg(partition)));
    typePayload(page, u"value"_s, PayloadEditor::Form::Text, u"with headers"_s);
    addHeader(page, u"trace"_s, u"one"_s);
    addHeader(page, u"trace"_s, u"two"_s);
    QVERIFY2(sendAndWait(page), m_harness->words(page).constData());
    page->findChild<HeaderEditor *>()->setHeaders({});
    typePayload(page, u"value"_s, PayloadEditor::Form::Null, {});
    QVERIFY2(sendAndWait(page), m_harness->words(page).constData());
    QVERIFY(tests::savePicture(m_harness->window(), u"real-produce"_s));

    // They arrived in the page that was open all the while, and are what Kafka's own consumer reads.
    (void)m_harness->page(u"messages:by-hand,beside"_s);
    QTRY_COMPARE_WITH_TIMEOUT(list->rowCount(), qint64(3), kLong);
    QTRY_COMPARE_WITH_TIMEOUT(list->paintedRows(), 3, kLong);
    const QList<QJsonObject> rows = m_harness->copiedRows(live);
    QCOMPARE(rows.size(), 3);
    for (qsizetype i = 0; i < rows.size(); ++i) {
        QCOMPARE(rows[i].value("topic"_L1).toString(), u"by-hand"_s);
        QCOMPARE(rows[i].value("partition"_L1).toInt(), partition);
        QCOMPARE(rows[i].value("offset"_L1).toInt(), int(i));
        QCOMPARE(rows[i].value("key"_L1).toString(), u"kunde-42"_s);
    }
    QCOMPARE(rows[0].value("value"_L1).toString(), u"{\"amount\": 12345678901234567890, \"text\": \"ä\"}"_s);
    QCOMPARE(rows[1].value("headers"_L1).toArray(), QJsonArray({QJsonArray({u"trace"_s, u"one"_s}), QJsonArray({u"trace"_s, u"two"_s})}));
    QVERIFY(rows[2].value("value"_L1).isNull());
    QVERIFY(tests::savePicture(m_harness->window(), u"real-messages"_s));
    const QString prefix = u"Partition:%1\t"_s.arg(partition);
    QCOMPARE(consumed(u"by-hand"_s, 3).mid(0, 3),
             QStringList({prefix + u"NO_HEADERS\tkunde-42\t{\"amount\": 12345678901234567890, \"text\": \"ä\"}"_s,
                          prefix + u"trace:one,trace:two\tkunde-42\twith headers"_s, prefix + u"NO_HEADERS\tkunde-42\t<null>"_s}));
}

void TestRealWindow::lookAtPartitions()
{
    Page *page = m_harness->page(u"partitions:by-hand"_s, u"topic:by-hand"_s);
    QVERIFY(page);
    QTRY_VERIFY_WITH_TIMEOUT(page->findChild<PartitionsView *>() && page->isLoaded(), kLong);
    const auto *table = page->findChild<PartitionsView *>()->findChild<QTableView *>();
    QCOMPARE(table->model()->rowCount(), 3);
    const auto cell = [table](int row, const QString &title) {
        for (int column = 0; column < table->model()->columnCount(); ++column) {
            if (table->model()->headerData(column, Qt::Horizontal).toString() == title)
                return table->model()->index(row, column).data();
        }
        return QVariant();
    };
    const auto told = ends(u"by-hand"_s);
    QCOMPARE(told.size(), std::size_t(3));
    for (int row = 0; row < 3; ++row) {
        const int partition = cell(row, u"Partition"_s).toInt();
        QTRY_COMPARE_WITH_TIMEOUT(cell(row, u"High watermark"_s).toLongLong(), told.at(partition), kLong);
        QCOMPARE(cell(row, u"Leader"_s).toInt(), 1);
        QCOMPARE(cell(row, u"In-sync replicas"_s).toString(), u"1"_s);
    }
    QVERIFY(m_harness->says(u"3 partition"_s, page));
    QVERIFY(tests::savePicture(m_harness->window(), u"real-partitions"_s));
}

void TestRealWindow::deleteBoth()
{
    Page *page = m_harness->page(u"topics"_s);
    auto *table = page->findChild<DataTable *>();
    table->selectAll();
    m_harness->window().activateWindow();
    table->setFocus();
    QTRY_VERIFY(table->hasFocus());
    QTest::keyClick(table, Qt::Key_Delete);
    auto *dialog = m_harness->window().findChild<DeleteTopicsDialog *>();
    QVERIFY(dialog);
    QTRY_COMPARE_WITH_TIMEOUT(dialog->findChild<QTableWidget *>(u"topics"_s)->rowCount(), 2, kLong);
    QVERIFY(m_harness->says(u"cannot be undone"_s, dialog));
    QSignalSpy deleted(dialog, &DeleteTopicsDialog::deleted);
    dialog->deleteButton()->click();
    QTRY_COMPARE_WITH_TIMEOUT(deleted.size(), 1, kLong);
    QStringList left;
    QVERIFY2(QTest::qWaitFor([&] { return (left = topics()).isEmpty(); }, kLong), qPrintable(left.join(u' ')));
    QTRY_COMPARE_WITH_TIMEOUT(table->model()->rowCount(), 0, kLong);
    // What is still open of them says so.
    (void)m_harness->page(u"partitions:by-hand"_s, u"topic:by-hand"_s);
    QTRY_VERIFY2_WITH_TIMEOUT(m_harness->says(u"not on this cluster"_s), m_harness->words().constData(), kLong);
}

void TestRealWindow::theMainJobFromEndToEnd()
{
    QVERIFY(m_harness->connectByForm({.name = u"real kafka"_s, .servers = m_server->bootstrap()}));
    QTRY_VERIFY2_WITH_TIMEOUT(m_harness->isConnected(), m_harness->words().constData(), kLong);
    QCOMPARE(m_harness->profiles().profiles().size(), 1);
    QCOMPARE(m_harness->session()->profile().name, u"real kafka"_s);
    createTwoTopics();
    if (!QTest::currentTestFailed())
        produceThreeMessages();
    if (!QTest::currentTestFailed())
        lookAtPartitions();
    if (!QTest::currentTestFailed())
        deleteBoth();
}

void TestRealWindow::aKilledBrokerCostsNoRow()
{
    (void)kafkaTool(*m_server, u"TopicCommand"_s, {u"--create"_s, u"--topic"_s, u"watched"_s, u"--partitions"_s, u"3"_s});
    QVERIFY(m_harness->connectByForm({.name = u"to be killed"_s, .servers = m_server->bootstrap()}));
    QTRY_VERIFY2_WITH_TIMEOUT(m_harness->isConnected(), m_harness->words().constData(), kLong);
    Page *live = m_harness->page(u"messages:watched"_s, u"topic:watched"_s);
    QVERIFY(live);
    const auto *list = live->findChild<MessageListView *>();
    QTRY_VERIFY_WITH_TIMEOUT((list = live->findChild<MessageListView *>()) && live->isLoaded(), kLong);
    WindowHarness::named<QComboBox>(live, u"Where reading begins"_s)->setCurrentText(u"From earliest"_s);

    // Somebody else who writes all the while, also while there is no broker.
    session::Profile other;
    other.bootstrapServers = m_server->bootstrap();
    const auto connection = kafka::openConnection(session::connectionConfig(other, {}));
    QTRY_COMPARE_WITH_TIMEOUT(int(connection->state()), int(cluster::ConnectionState::Connected), kLong);
    int sent = 0;
    QTimer writer;
    connect(&writer, &QTimer::timeout, &writer, [&] {
        cluster::ProducerRecord record;
        record.topic = u"watched"_s;
        record.partition = sent % 3;
        record.value = QByteArray::number(sent++);
        (void)connection->writer().produce(record, {});
    });
    writer.start(kBeatMs);

    Heartbeat heart;
    QTRY_VERIFY_WITH_TIMEOUT(list->rowCount() > 200, kLong);
    m_server->node().kill();
    const int beatsAtKill = heart.beats();
    QTRY_VERIFY2_WITH_TIMEOUT(m_harness->says(u"goes on by itself"_s), m_harness->words().constData(), kLong);
    QTRY_COMPARE_WITH_TIMEOUT(int(m_harness->session()->connection().state()), int(cluster::ConnectionState::Lost), kLong);
    QTRY_VERIFY2(m_harness->says(u"No broker can be reached."_s), m_harness->words().constData());
    QVERIFY(tests::savePicture(m_harness->window(), u"real-broker-lost"_s));
    const qint64 rowsInOutage = list->rowCount();
    QVERIFY(rowsInOutage > 200);
    // The window still does as it is told.
    Page *topics = m_harness->page(u"topics"_s);
    QVERIFY(topics->isVisible());
    (void)m_harness->page(u"messages:watched"_s, u"topic:watched"_s);
    QTRY_VERIFY(heart.beats() > beatsAtKill + 20);

    m_server->node().startWithoutWaiting();
    QTRY_COMPARE_WITH_TIMEOUT(int(m_harness->session()->connection().state()), int(cluster::ConnectionState::Connected), 60'000);
    const int beatsAtReturn = heart.beats();
    QTRY_VERIFY2_WITH_TIMEOUT(list->rowCount() > rowsInOutage + 200, m_harness->words(live).constData(), 60'000);
    QTRY_VERIFY_WITH_TIMEOUT(!m_harness->says(u"goes on by itself"_s), kLong);
    QTRY_VERIFY(heart.beats() > beatsAtReturn + 20);
    qInfo("killed and started again: the largest gap of a %d ms heartbeat on the GUI thread was %lld ms in %d beats", kBeatMs,
          static_cast<long long>(heart.largestGapMs()), heart.beats());

    // Every offset that Kafka has, each once.
    writer.stop();
    const auto total = [this] {
        qint64 sum = 0;
        for (const auto &[partition, end] : ends(u"watched"_s))
            sum += end;
        return sum;
    };
    qint64 atLast = -1;
    const auto settled = [&] {
        const qint64 before = atLast;
        atLast = total();
        return before == atLast;
    };
    QVERIFY(QTest::qWaitFor(settled, 60'000)); // what was under way has been written
    QTRY_COMPARE_WITH_TIMEOUT(list->rowCount(), atLast, kLong);
    std::map<int, std::set<qint64>> seen;
    const QList<QJsonObject> rows = m_harness->copiedRows(live);
    for (const QJsonObject &row : rows)
        seen[row.value("partition"_L1).toInt()].insert(row.value("offset"_L1).toInteger());
    QCOMPARE(qint64(rows.size()), atLast);
    for (const auto &[partition, end] : ends(u"watched"_s)) {
        QVERIFY2(qint64(seen[partition].size()) == end, qPrintable(u"partition %1: %2 rows, end %3"_s.arg(partition).arg(seen[partition].size()).arg(end)));
        QVERIFY(*seen[partition].begin() == 0 && *seen[partition].rbegin() == end - 1);
    }
}

QTEST_MAIN(TestRealWindow)
#include "tst_real_window.moc"
