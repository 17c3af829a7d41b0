// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A search in the window of a program that is killed, and of the next one, on real Kafka.
#include "tests/support/signal_process.h"
#include "tests/widgets/pictures.h"
#include "tests/widgets/window_harness.h"
#include "widgets/messages/filter_bar.h"
#include "widgets/messages/kept_search.h"
#include "widgets/messages/message_page.h"
#include "widgets/messages/search_strip.h"

#include <QFile>
#include <QJsonArray>
#include <QTemporaryFile>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace streamscope;
using namespace streamscope::testing;
using namespace streamscope::widgets;

namespace {

constexpr int kLong = 60'000;
constexpr int kCount = 3000;
constexpr int kEvery = 10;            // one in so many is looked for
constexpr quint64 kRowsAtFirst = 40; // that the first program holds: it stops there
constexpr int kRemoved = 100;        // offsets of each partition that are gone when the second one starts

// The program that will be killed.
int searchInto(const QString &folder, const QString &servers)
{
    WindowHarness harness(folder);
    session::Settings settings = harness.settings().settings();
    settings.tailLimits.rows = kRowsAtFirst;
    harness.settings().setSettings(settings);
    if (!harness.connectByForm({.name = u"search"_s, .servers = servers}) || !QTest::qWaitFor([&] { return harness.isConnected(); }, kLong))
        return 1;
    harness.window().open(u"messages:events"_s);
    auto *page = harness.window().findChild<MessagePage *>();
    const auto *list = page ? page->findChild<MessageListView *>() : nullptr;
    if (!list)
        return 1;
    page->findChild<ReadBar *>()->readEarliest();
    if (!QTest::qWaitFor([list] { return list->rowCount() > 0; }, kLong))
        return 1;
    page->findChild<FilterBar *>()->findChild<QLineEdit *>()->setText(u"needle"_s);
    WindowHarness::named<QToolButton>(page, u"Search the topic"_s)->click();
    return QApplication::exec();
}

} // namespace

class TestSearchRestart : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void matchesOutliveTheProgram();

private:
    // What the killed program has written of its search.
    [[nodiscard]] KeptSearch kept() const
    {
        QFile file(m_folder.filePath(u"state.json"_s));
        if (!file.open(QIODevice::ReadOnly))
            return {};
        const QJsonObject views = QJsonDocument::fromJson(file.readAll()).object().value(u"views"_s).toObject();
        for (auto it = views.begin(); it != views.end(); ++it) {
            for (const QJsonValue &page : it.value().toObject().value(u"pages"_s).toArray()) {
                const QJsonObject state = page.toObject().value(u"state"_s).toObject();
                const QJsonObject messages = state.contains(u"messages"_s) ? state.value(u"messages"_s).toObject() : state;
                if (messages.contains(u"search"_s))
                    return KeptSearch::fromJson(messages.value(u"search"_s).toObject());
            }
        }
        return {};
    }

    std::unique_ptr<KafkaServer> m_server;
    QTemporaryDir m_folder;
};

void TestSearchRestart::initTestCase()
{
    m_server = std::make_unique<KafkaServer>();
    STREAMSCOPE_REQUIRE_KAFKA(*m_server);
    WindowHarness harness;
    QVERIFY(harness.connectByForm({.name = u"fill"_s, .servers = m_server->bootstrap()}));
    QTRY_VERIFY_WITH_TIMEOUT(harness.isConnected(), kLong);
    const auto made = harness.session()->gate().createTopics({{u"events"_s, 2, 1, {{u"retention.ms"_s, u"-1"_s}}}}, false);
    QTRY_VERIFY_WITH_TIMEOUT(made.isFinished(), kLong);
    QTRY_VERIFY_WITH_TIMEOUT(harness.session()->metadata()->topic(u"events"_s), kLong);
    QList<core::FutureResult<cluster::Delivery>> sent;
    for (int i = 0; i < kCount; ++i) {
        cluster::ProducerRecord record;
        record.topic = u"events"_s;
        record.partition = i % 2;
        record.value = (i / 2 % kEvery == 0 ? "needle " : "straw ") + QByteArray::number(i);
        sent.append(harness.session()->gate().produce(record, {}));
    }
    for (const auto &delivery : sent)
        QTRY_VERIFY_WITH_TIMEOUT(delivery.isFinished() && delivery.result(), kLong);
}

void TestSearchRestart::matchesOutliveTheProgram()
{
    QProcess first;
    first.setProcessChannelMode(QProcess::ForwardedChannels);
    first.start(QCoreApplication::applicationFilePath(), {u"--search-into"_s, m_folder.path(), m_server->bootstrap()});
    QVERIFY(first.waitForStarted(kLong));
    QTRY_COMPARE_WITH_TIMEOUT(kept().found.count(), kRowsAtFirst, kLong);
    const KeptSearch before = kept();
    QVERIFY(signalProcess(first, SIGKILL));
    QVERIFY(first.waitForFinished(kLong));

    // Retention takes some of them meanwhile.
    quint64 gone = 0;
    QTemporaryFile file;
    QVERIFY(file.open());
    QJsonArray removed;
    for (const int partition : {0, 1}) {
        removed.append(QJsonObject{{u"topic"_s, u"events"_s}, {u"partition"_s, partition}, {u"offset"_s, kRemoved}});
        const std::vector<qint64> offsets = before.found.offsets({u"events"_s, partition});
        gone += quint64(std::count_if(offsets.begin(), offsets.end(), [](qint64 offset) { return offset < kRemoved; }));
    }
    QVERIFY(gone > 0);
    file.write(QJsonDocument(QJsonObject{{u"partitions"_s, removed}, {u"version"_s, 1}}).toJson());
    file.flush();
    (void)kafkaTool(*m_server, u"DeleteRecordsCommand"_s, {u"--offset-json-file"_s, file.fileName()});

    WindowHarness next(m_folder.path());
    session::Settings settings = next.settings().settings();
    settings.tailLimits = {};
    next.settings().setSettings(settings);
    QVERIFY(next.reopen());
    auto *page = next.window().findChild<MessagePage *>();
    QVERIFY(page);
    auto *strip = page->findChild<SearchStrip *>();
    QVERIFY2(strip->text().contains(u"with 40 match"_s), qPrintable(strip->text()));
    QVERIFY(streamscope::tests::savePicture(next.window(), u"search interrupted"_s));
    WindowHarness::named<QToolButton>(page, u"Go on"_s)->click();
    QTRY_VERIFY_WITH_TIMEOUT(strip->text().contains(u"at the end"_s), kLong);
    QVERIFY2(strip->text().contains(u"%1 found before and not there any more"_s.arg(gone)), qPrintable(strip->text()));
    QVERIFY(streamscope::tests::savePicture(next.window(), u"search restarted"_s));

    // What Kafka's own consumer has of them is what is held, each once.
    QSet<QString> expected;
    for (const QByteArray &line : m_server->readToEnd(u"events"_s)) {
        if (line.startsWith("needle "))
            expected.insert(QString::fromUtf8(line));
    }
    const QList<QJsonObject> rows = next.copiedRows(page);
    QSet<QString> held;
    for (const QJsonObject &row : rows)
        held.insert(row.value(u"value"_s).toString());
    QCOMPARE(held, expected);
    QCOMPARE(rows.size(), held.size());
    QVERIFY(rows.size() > qsizetype(kRowsAtFirst));
}

int main(int argc, char **argv)
{
    const QApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == "--search-into"_L1)
        return searchInto(arguments.value(2), arguments.value(3));
    TestSearchRestart test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_search_restart.moc"
