// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Finding messages in the window, on real Kafka: filters by expression, the search of a topic, the time scrubber.
#include "models/cluster/changes.h"
#include "tests/widgets/pictures.h"
#include "tests/widgets/window_harness.h"
#include "widgets/messages/filter_bar.h"
#include "widgets/messages/message_page.h"
#include "widgets/messages/search_strip.h"
#include "widgets/messages/timeline_view.h"

#include <QCompleter>
#include <QInputDialog>
#include <QJsonArray>
#include <QMenu>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace streamscope;
using namespace streamscope::testing;
using namespace streamscope::widgets;

namespace {

constexpr int kLong = 30'000;
constexpr qint64 kFirst = 1'790'000'000'000; // one message a second from here on
constexpr int kCount = 600;

} // namespace

class TestMessageSearch : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void init();
    void expressionsFilterWhatIsHeld();
    void faultsAreUnderlinedAndTold();
    void fieldsThatWereSeenAreOffered();
    void filtersAreRememberedAndKept();
    void searchHoldsOnlyWhatMatches();
    void searchThatWasInterruptedGoesOn();
    void timelineShowsAndReadsASpan();
    void whatIsShownAtFirstIsNoBeginning();
    void aPinnedKeyCanNarrowTheSearch();

private:
    QLineEdit *field() const { return m_page->findChild<FilterBar *>()->findChild<QLineEdit *>(); }
    MessageListView *list() const { return m_page->findChild<MessageListView *>(); }
    QToolButton *tool(const QString &name) const { return WindowHarness::named<QToolButton>(m_page.get(), name); }
    void chooseExpressions() const
    {
        WindowHarness::named<QComboBox>(m_page.get(), u"Text or expression"_s)->setCurrentIndex(1);
    }
    std::unique_ptr<MessagePage> makePage();

    std::unique_ptr<KafkaServer> m_server;
    std::unique_ptr<WindowHarness> m_harness;
    std::unique_ptr<MessagePage> m_page;
};

void TestMessageSearch::initTestCase()
{
    m_server = std::make_unique<KafkaServer>();
    STREAMSCOPE_REQUIRE_KAFKA(*m_server);
    m_harness = std::make_unique<WindowHarness>();
    QVERIFY(m_harness->connectByForm({.name = u"search"_s, .servers = m_server->bootstrap()}));
    QTRY_VERIFY_WITH_TIMEOUT(m_harness->isConnected(), kLong);
    const auto made = m_harness->session()->gate().createTopics({{u"events"_s, 3, 1, {{u"retention.ms"_s, u"-1"_s}}}}, false);
    QTRY_VERIFY_WITH_TIMEOUT(made.isFinished(), kLong);
    QTRY_VERIFY_WITH_TIMEOUT(m_harness->session()->metadata()->topic(u"events"_s), kLong);
    QList<core::FutureResult<cluster::Delivery>> sent;
    for (int i = 0; i < kCount; ++i) {
        cluster::ProducerRecord record;
        record.topic = u"events"_s;
        record.partition = i % 3;
        record.timestampMs = kFirst + i * 1000;
        record.value = i % 100 == 99 ? QByteArray("no JSON")
                                     : QByteArray(R"({"event":")") + (i % 2 ? "click" : "view") + R"(","amount":)" + QByteArray::number(i) + '}';
        sent.append(m_harness->session()->gate().produce(record, {}));
    }
    for (const auto &delivery : sent)
        QTRY_VERIFY_WITH_TIMEOUT(delivery.isFinished() && delivery.result(), kLong);
}

void TestMessageSearch::cleanupTestCase()
{
    m_page.reset();
    m_harness.reset();
}

std::unique_ptr<MessagePage> TestMessageSearch::makePage()
{
    auto page = std::make_unique<MessagePage>(
        ViewContext{.session = m_harness->session(), .settings = &m_harness->settings(), .activities = nullptr, .navigator = nullptr},
        u"events"_s);
    page->resize(1100, 700);
    page->show();
    return page;
}

void TestMessageSearch::init()
{
    m_page = makePage();
    m_page->restoreState({{u"read"_s, QJsonObject{{u"from"_s, 1}, {u"until_end"_s, true}}}});
    QTRY_COMPARE_WITH_TIMEOUT(list()->rowCount(), kCount, kLong);
}

void TestMessageSearch::expressionsFilterWhatIsHeld()
{
    chooseExpressions();
    field()->setText(u"value.amount >= 590 && value.event == 'click'"_s);
    QTRY_COMPARE_WITH_TIMEOUT(list()->rowCount(), 4, kLong); // 591, 593, 595, 597; 599 is no JSON
    QVERIFY2(m_page->statusText().contains(u"6 could not be tested"_s), qPrintable(m_page->statusText()));
    // Those can be listed, and their reasons with them.
    QVERIFY2(m_harness->says(u"could not be tested"_s, m_page.get()), m_harness->words(m_page.get()).constData());
    WindowHarness::button(m_page.get(), u"List them"_s)->click();
    QTRY_COMPARE_WITH_TIMEOUT(list()->rowCount(), 6, kLong);
    QVERIFY(streamscope::tests::savePicture(*m_page, u"messages that could not be tested"_s));
    for (const QJsonObject &row : m_harness->copiedRows(m_page.get()))
        QCOMPARE(row.value(u"value"_s).toString(), u"no JSON"_s);
    QVERIFY2(m_page->statusText().contains(u"6 could not be tested"_s), qPrintable(m_page->statusText()));
    WindowHarness::button(m_page.get(), u"Back to the matches"_s)->click();
    QTRY_COMPARE_WITH_TIMEOUT(list()->rowCount(), 4, kLong);
    field()->setText(u"partition == 1"_s);
    QTRY_COMPARE_WITH_TIMEOUT(list()->rowCount(), kCount / 3, kLong);
    field()->clear();
    QTRY_COMPARE_WITH_TIMEOUT(list()->rowCount(), kCount, kLong);
}

void TestMessageSearch::faultsAreUnderlinedAndTold()
{
    chooseExpressions();
    auto *bar = m_page->findChild<FilterBar *>();
    field()->setText(u"value.amount > > 3"_s);
    QVERIFY(!bar->fault().isEmpty());
    QVERIFY2(m_harness->says(bar->fault(), m_page.get()), m_harness->words(m_page.get()).constData());
    QCOMPARE(list()->rowCount(), kCount); // nothing is hidden by what is not understood
    QVERIFY(!tool(u"Search the topic"_s)->isEnabled());
    field()->setText(u"value.amount > 3"_s);
    QVERIFY(bar->fault().isEmpty());
    QVERIFY(tool(u"Search the topic"_s)->isEnabled());
}

void TestMessageSearch::fieldsThatWereSeenAreOffered()
{
    chooseExpressions();
    list()->setCurrentRow(0);
    field()->setFocus();
    field()->setText(u"size > 3 && "_s);
    QTest::keyClicks(field(), u"val"_s);
    QStringList offered;
    auto *completer = field()->completer();
    QVERIFY(completer);
    for (int row = 0; completer->setCurrentRow(row); ++row)
        offered.append(completer->currentCompletion());
    QVERIFY2(offered.contains(u"size > 3 && value.amount"_s), qPrintable(offered.join(u'|')));
    QVERIFY(offered.contains(u"size > 3 && value.event"_s));
}

void TestMessageSearch::filtersAreRememberedAndKept()
{
    auto *bar = m_page->findChild<FilterBar *>();
    const auto menu = [this, bar] {
        auto *filters = tool(u"Filters"_s)->menu();
        Q_EMIT filters->aboutToShow();
        return filters->actions();
    };
    const auto texts = [&menu] {
        QStringList all;
        for (const QAction *action : menu())
            all.append(action->isSeparator() ? u"-"_s : action->text());
        return all;
    };
    const auto trigger = [&menu](const QString &text) {
        for (QAction *action : menu()) {
            if (action->text() == text) {
                action->trigger();
                return true;
            }
        }
        return false;
    };
    field()->setText(u"click"_s);
    QTest::keyClick(field(), Qt::Key_Return);
    chooseExpressions();
    field()->setText(u"value.amount >= 590 && key == null"_s);
    QTest::keyClick(field(), Qt::Key_Return);
    field()->setText(u"value.amount >"_s); // a fault is not worth remembering
    QTest::keyClick(field(), Qt::Key_Return);
    QCOMPARE(texts().mid(0, 3), (QStringList{u"-"_s, u"value.amount >= 590 && key == null"_s.replace(u'&', u"&&"_s), u"click"_s}));
    QVERIFY(trigger(u"click"_s));
    QVERIFY(!bar->isExpression());
    QCOMPARE(bar->text(), u"click"_s);
    // Under a name.
    QVERIFY(trigger(u"Keep this filter…"_s));
    auto *dialog = bar->findChild<QInputDialog *>();
    QVERIFY(dialog);
    dialog->setTextValue(u"Clicks"_s);
    dialog->accept();
    bar->clear();
    QCOMPARE(texts().value(1), u"Clicks: click"_s);
    // Another page of the topic has it too.
    const auto other = makePage();
    auto *there = WindowHarness::named<QToolButton>(other.get(), u"Filters"_s)->menu();
    Q_EMIT there->aboutToShow();
    QCOMPARE(there->actions().value(1)->text(), u"Clicks: click"_s);
    there->actions().value(1)->trigger();
    QCOMPARE(other->findChild<FilterBar *>()->text(), u"click"_s);
    QVERIFY(trigger(u"Rename or remove kept filters…"_s));
    auto *list = WindowHarness::named<QTableWidget>(bar, u"Kept filters"_s);
    QVERIFY(list && !list->window()->grab().isNull());
    list->item(0, 0)->setText(u"Only clicks"_s);
    QCOMPARE(texts().value(1), u"Only clicks: click"_s);
    list->item(0, 0)->setText({});
    QCOMPARE(list->item(0, 0)->text(), u"Only clicks"_s);
    WindowHarness::button(list->window(), u"Remove the filter"_s)->click();
    QCOMPARE(list->rowCount(), 0);
    QVERIFY(!texts().contains(u"Only clicks: click"_s));
}

void TestMessageSearch::searchHoldsOnlyWhatMatches()
{
    auto *strip = m_page->findChild<SearchStrip *>();
    QVERIFY(strip->isHidden());
    chooseExpressions();
    field()->setText(u"value.amount % 50 == 0"_s);
    tool(u"Search the topic"_s)->click();
    QTRY_VERIFY_WITH_TIMEOUT(strip->text().contains(u"at the end"_s), kLong);
    QCOMPARE(list()->rowCount(), 12);
    QVERIFY2(strip->text().contains(u"scanned 600 of 600"_s), qPrintable(strip->text()));
    QVERIFY2(strip->text().contains(u"12 match"_s), qPrintable(strip->text()));
    QVERIFY2(strip->text().contains(u"6 could not be tested"_s), qPrintable(strip->text()));
    QVERIFY(m_page->isLoaded());
    field()->setText(u"value.amount == -1"_s);
    QCOMPARE(list()->rowCount(), 12); // the matches stay until another search
    tool(u"Search the topic"_s)->click();
    QTRY_VERIFY_WITH_TIMEOUT(m_harness->says(u"Nothing matches, up to the end."_s, m_page.get()), kLong);
    tool(u"End search"_s)->click();
    field()->clear();
    QTRY_COMPARE_WITH_TIMEOUT(list()->rowCount(), kCount, kLong);
    QVERIFY(strip->isHidden());
}

// A page shows the newest messages; its topic is searched all the same. A chosen offset is where a search begins.
void TestMessageSearch::whatIsShownAtFirstIsNoBeginning()
{
    auto *strip = m_page->findChild<SearchStrip *>();
    auto *from = WindowHarness::named<QComboBox>(m_page.get(), u"Where reading begins"_s);
    chooseExpressions();
    field()->setText(u"value.amount % 50 == 0"_s);
    for (const QString &start : {u"Last messages:"_s, u"From latest"_s}) {
        from->setCurrentText(start);
        tool(u"Search the topic"_s)->click();
        QTRY_VERIFY2_WITH_TIMEOUT(strip->text().contains(u"scanned 600 of 600"_s), qPrintable(strip->text()), kLong);
        QTRY_COMPARE_WITH_TIMEOUT(list()->rowCount(), 12, kLong);
        tool(u"End search"_s)->click();
    }
    from->setCurrentText(u"From offset:"_s);
    auto *offset = WindowHarness::named<QLineEdit>(m_page.get(), u"Offset to begin at"_s);
    offset->setText(u"100"_s);
    QTest::keyClick(offset, Qt::Key_Return);
    tool(u"Search the topic"_s)->click();
    QTRY_VERIFY2_WITH_TIMEOUT(strip->text().contains(u"scanned 300 of 300"_s), qPrintable(strip->text()), kLong);
}

void TestMessageSearch::aPinnedKeyCanNarrowTheSearch()
{
    cluster::ProducerRecord record;
    record.topic = u"events"_s;
    record.key = QByteArray("needle");
    record.value = QByteArray("by the default partitioner");
    const qint32 home = cluster::defaultPartition(*record.key, 3);
    for (const qint32 partition : {home, (home + 1) % 3}) { // the second one by another partitioner
        record.partition = partition;
        const auto sent = m_harness->session()->gate().produce(record, {});
        QTRY_VERIFY_WITH_TIMEOUT(sent.isFinished() && sent.result(), kLong);
    }
    chooseExpressions();
    field()->setText(u"record.keyAsText == 'needle'"_s);
    tool(u"Search the topic"_s)->click();
    QTRY_VERIFY_WITH_TIMEOUT(m_page->isLoaded(), kLong);
    QTRY_COMPARE_WITH_TIMEOUT(list()->rowCount(), 2, kLong); // nobody knows the partitioner: none is left out
    QVERIFY2(m_harness->says(u"puts it into partition(s) %1"_s.arg(home), m_page.get()), m_harness->words(m_page.get()));
    WindowHarness::button(m_page.get(), u"Read these only"_s)->click();
    QTRY_COMPARE_WITH_TIMEOUT(list()->rowCount(), 1, kLong);
    QVERIFY(!m_harness->says(u"The key is pinned"_s, m_page.get()));
    // Who names the partitions gets those.
    m_page->restoreState({{u"read"_s, QJsonObject{{u"from"_s, 1}, {u"partitions"_s, QString::number((home + 1) % 3)}}},
                          {u"filter"_s, QJsonObject{{u"text"_s, u"record.keyAsText == 'needle'"_s}, {u"expression"_s, true}}}});
    tool(u"Search the topic"_s)->click();
    QTRY_COMPARE_WITH_TIMEOUT(list()->rowCount(), 1, kLong);
    QVERIFY(!m_harness->says(u"The key is pinned"_s, m_page.get()));
}

// As after a restart of the program: the state says how far it was.
void TestMessageSearch::searchThatWasInterruptedGoesOn()
{
    const QJsonArray positions{QJsonArray{u"events"_s, 0, u"150"_s, u"200"_s}, QJsonArray{u"events"_s, 1, u"200"_s, u"200"_s},
                               QJsonArray{u"events"_s, 2, u"0"_s, u"10"_s}};
    m_page = makePage();
    m_page->restoreState({{u"read"_s, QJsonObject{{u"from"_s, 1}, {u"until_end"_s, true}}},
                          {u"filter"_s, QJsonObject{{u"text"_s, u"value"_s}, {u"expression"_s, false}}},
                          {u"search"_s, QJsonObject{{u"positions"_s, positions},
                                                    {u"fraction"_s, 0.58},
                                                    {u"filter"_s, QJsonObject{{u"text"_s, u"a"_s}, {u"expression"_s, false}}}}}});
    auto *strip = m_page->findChild<SearchStrip *>();
    QVERIFY2(strip->text().contains(u"58 %"_s), qPrintable(strip->text()));
    QCOMPARE(m_page->saveState().value(u"search"_s).toObject().value(u"positions"_s).toArray(), positions); // nobody has gone on yet
    tool(u"Go on"_s)->click();
    QTRY_VERIFY_WITH_TIMEOUT(strip->text().contains(u"at the end"_s), kLong);
    QCOMPARE(field()->text(), u"a"_s); // what was searched: in each value that is JSON, not in "no JSON"
    QVERIFY2(strip->text().contains(u"scanned 60 of 60"_s), qPrintable(strip->text()));
    QVERIFY(m_page->saveState().value(u"search"_s).isUndefined()); // it is over
}

void TestMessageSearch::timelineShowsAndReadsASpan()
{
    auto *timeline = m_page->findChild<TimelineView *>();
    QVERIFY(timeline->isHidden());
    tool(u"Timeline"_s)->click();
    QVERIFY(timeline->isVisible());
    QTRY_VERIFY_WITH_TIMEOUT(timeline->caption().contains(u"600 offsets"_s) && !timeline->caption().contains(u'%'), kLong);
    // The middle half, by the keyboard: the axis has a hundred steps.
    timeline->setFocus();
    QTest::keyClick(timeline, Qt::Key_Home);
    for (int i = 0; i < 25; ++i)
        QTest::keyClick(timeline, Qt::Key_Right);
    for (int i = 0; i < 50; ++i)
        QTest::keyClick(timeline, Qt::Key_Right, Qt::ShiftModifier);
    QTest::keyClick(timeline, Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(list()->rowCount() > 0 && list()->rowCount() < kCount && m_page->statusText().contains(u"at the end"_s), kLong);
    QVERIFY2(std::abs(list()->rowCount() - 300) <= 6, qPrintable(QString::number(list()->rowCount())));
    QVERIFY(m_harness->says(u" offset(s)."_s, m_page.get()));
    // It stays said, whatever else there is to say.
    QTest::keyClick(list(), Qt::Key_F4);
    QVERIFY(m_harness->says(u"Nothing is marked."_s, m_page.get()));
    tool(u"Clear"_s)->click();
    QVERIFY(m_harness->says(u" offset(s)."_s, m_page.get()));
    // And by the mouse, another span; then back to all.
    QTest::mousePress(timeline, Qt::LeftButton, {}, {20, 15});
    QTest::mouseMove(timeline, {200, 15});
    QTest::mouseRelease(timeline, Qt::LeftButton, {}, {200, 15});
    QTRY_VERIFY_WITH_TIMEOUT(list()->rowCount() > 0 && list()->rowCount() < 150, kLong);
    WindowHarness::button(m_page.get(), u"Leave the span"_s)->click();
    QTRY_COMPARE_WITH_TIMEOUT(list()->rowCount(), kCount, kLong);
}

QTEST_MAIN(TestMessageSearch)
#include "tst_message_search.moc"
