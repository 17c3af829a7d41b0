// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/messages/filter_scan.h"
#include "models/messages/text_filter.h"

#include <QRandomGenerator>
#include <QScopeGuard>
#include <QSemaphore>
#include <QTest>

#include <algorithm>
#include <memory>

using namespace Qt::StringLiterals;
using namespace streamscope;
using namespace streamscope::messages;

class TestFilterScan : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void matcherLooksEverywhere();
    void badExpressionsHaveAReason();
    void findAgreesWithTheRows();
    void scanFindsEachRowOnce_data();
    void scanFindsEachRowOnce();
    void theFirstHitsDoNotWait_data();
    void theFirstHitsDoNotWait();
    void failuresAreCountedAndListed();
};

void TestFilterScan::matcherLooksEverywhere()
{
    const cluster::RawHeader headers[] = {{"trace", "needle-7", false}};
    cluster::RawMessage message;
    message.nullValue = false;
    message.value = "Hello Wörld";
    message.headers = headers;
    const auto matches = [&](const QString &text, TextOptions options) { return TextMatcher::make(text, options)->matches(message); };
    QVERIFY(matches(u"Wörld"_s, {}));
    QVERIFY(!matches(u"WÖRLD"_s, {}));
    QVERIFY(matches(u"WÖRLD"_s, {.caseSensitive = false}));
    QVERIFY(matches(u"needle"_s, {}));
    QVERIFY(matches(u"trace"_s, {}));
    QVERIFY(matches(u"needle-\\d"_s, {.regex = true}));
    QVERIFY(!matches(u"needle-\\d"_s, {}));
    QVERIFY(matches(QString(), {}));
}

void TestFilterScan::badExpressionsHaveAReason()
{
    const auto matcher = TextMatcher::make(u"(a"_s, {.regex = true});
    QVERIFY(!matcher);
    QVERIFY(!matcher.error().message.isEmpty());
}

void TestFilterScan::scanFindsEachRowOnce_data()
{
    QTest::addColumn<unsigned>("threads");
    QTest::newRow("one") << 1U;
    QTest::newRow("three") << 3U;
    QTest::newRow("by the machine") << 0U;
}

void TestFilterScan::scanFindsEachRowOnce()
{
    MessageStore store;
    QSemaphore news;
    QFETCH(unsigned, threads);
    FilterScan scan(makeTextTest(std::move(*TextMatcher::make(u"7"_s, {}))), [&news] { news.release(); }, threads);
    std::vector<quint64> found;
    std::vector<quint64> expected;
    for (int i = 0; i < 30'000; ++i) {
        const std::string value = std::to_string(i);
        if (value.find('7') != std::string::npos)
            expected.push_back(quint64(i));
        cluster::RawMessage message;
        message.nullValue = false;
        message.value = value;
        (void)store.append(std::span(&message, 1));
        if (i % 999 == 0)
            scan.update(store.snapshot());
    }
    scan.update(store.snapshot());
    FilterScan::Progress progress;
    do {
        QVERIFY(news.tryAcquire(1, 10'000));
        progress = scan.take();
        found.insert(found.end(), progress.newHits.begin(), progress.newHits.end());
    } while (!progress.isCurrent);
    QVERIFY(found == expected);
}

void TestFilterScan::theFirstHitsDoNotWait_data()
{
    QTest::addColumn<unsigned>("threads");
    QTest::newRow("one") << 1U;
    QTest::newRow("three") << 3U;
}

// Of a large store: what was found is delivered while the rest is still to be tested.
void TestFilterScan::theFirstHitsDoNotWait()
{
    static constexpr qint64 kRows = 200'000;
    static constexpr qint64 kStopsAt = 1000; // on its way through the first hundredth
    class Waits final : public MessageTest {
    public:
        explicit Waits(std::shared_ptr<QSemaphore> gate)
            : m_gate(std::move(gate))
        {
        }
        Verdict test(const cluster::RawMessage &) override { return Verdict::No; }
        Verdict test(const HeldMessage &message) override
        {
            if (message.offset >= kStopsAt) {
                m_gate->acquire();
                m_gate->release();
            }
            return message.offset % 100 == 0 ? Verdict::Yes : Verdict::No;
        }
        std::unique_ptr<MessageTest> clone() const override { return std::make_unique<Waits>(m_gate); }

    private:
        std::shared_ptr<QSemaphore> m_gate;
    };
    MessageStore store;
    for (qint64 i = 0; i < kRows; ++i) {
        cluster::RawMessage message;
        message.offset = i;
        (void)store.append(std::span(&message, 1));
    }
    const auto gate = std::make_shared<QSemaphore>();
    QSemaphore news;
    QFETCH(unsigned, threads);
    FilterScan scan(std::make_unique<Waits>(gate), [&news] { news.release(); }, threads);
    const auto opened = qScopeGuard([&gate] { gate->release(); }); // before the scan is waited for
    scan.update(store.snapshot());
    QVERIFY(news.tryAcquire(1, 10'000));
    auto progress = scan.take();
    QVERIFY(!progress.isCurrent);
    QVERIFY(progress.testedUntil < quint64(kStopsAt));
    QVERIFY(!progress.newHits.empty());
    QCOMPARE(progress.newHits.front(), quint64(0));
    std::size_t hits = progress.newHits.size();
    gate->release();
    while (!progress.isCurrent) {
        QVERIFY(news.tryAcquire(1, 10'000));
        progress = scan.take();
        hits += progress.newHits.size();
    }
    QCOMPARE(hits, std::size_t(kRows / 100));
}

// A test that fails for some messages: they are counted, the first of them listed, and the others go on.
void TestFilterScan::failuresAreCountedAndListed()
{
    class OddFails final : public MessageTest {
    public:
        Verdict test(const cluster::RawMessage &) override { return Verdict::No; }
        Verdict test(const HeldMessage &message) override
        {
            return message.offset % 2 == 1 ? Verdict::Failed : message.offset % 4 == 0 ? Verdict::Yes : Verdict::No;
        }
        QString failure() const override { return u"odd"_s; }
        std::unique_ptr<MessageTest> clone() const override { return std::make_unique<OddFails>(); }
    };
    MessageStore store;
    for (int i = 0; i < 20'000; ++i) {
        cluster::RawMessage message;
        message.partition = 3;
        message.offset = i;
        (void)store.append(std::span(&message, 1));
    }
    QSemaphore news;
    FilterScan scan(std::make_unique<OddFails>(), [&news] { news.release(); }, 2);
    scan.update(store.snapshot());
    std::vector<quint64> hits;
    std::vector<FailedTest> failures;
    FilterScan::Progress progress;
    do {
        QVERIFY(news.tryAcquire(1, 10'000));
        progress = scan.take();
        hits.insert(hits.end(), progress.newHits.begin(), progress.newHits.end());
        failures.insert(failures.end(), progress.newFailures.begin(), progress.newFailures.end());
    } while (!progress.isCurrent);
    QCOMPARE(hits.size(), std::size_t{5000});
    QVERIFY(std::is_sorted(hits.begin(), hits.end()));
    QCOMPARE(progress.failed, quint64{10'000});
    QCOMPARE(failures.size(), FilterScan::kFailuresKept);
    QCOMPARE(failures.front().offset, 1);
    QCOMPARE(failures.back().offset, qint64(2 * FilterScan::kFailuresKept - 1));
    QCOMPARE(failures.back().partition, 3);
    QCOMPARE(failures.back().reason, u"odd"_s);
}

// Rows are looked at many at once: a text that lies across two of them, or across key and value, is in none.
void TestFilterScan::findAgreesWithTheRows()
{
    QRandomGenerator random(7);
    MessageStore store(StoreLimits{1 << 20, 1'000'000});
    const auto letters = [&random](int most) {
        std::string text(static_cast<std::size_t>(random.bounded(most)), 'a');
        for (char &c : text)
            c = "abAB"[random.bounded(4)];
        return text;
    };
    for (int i = 0; i < 20'000; ++i) {
        const std::string key = letters(5);
        const std::string value = letters(9);
        const std::string header = letters(4);
        const cluster::RawHeader headers[] = {{"h", header, random.bounded(2) == 0}};
        cluster::RawMessage message;
        message.nullKey = random.bounded(2) == 0;
        message.key = message.nullKey ? std::string_view() : key;
        message.nullValue = random.bounded(3) == 0;
        message.value = message.nullValue ? std::string_view() : value;
        if (random.bounded(3) == 0)
            message.headers = headers;
        QCOMPARE(store.append(std::span(&message, 1)), std::size_t(1));
    }
    const Snapshot snapshot = store.snapshot();
    QVERIFY(snapshot.size() > 15'000);
    for (const auto &text : {u"ab"_s, u"aBa"_s, u"b"_s, u"h"_s, u"abab"_s, QString()}) {
        for (const TextOptions options : {TextOptions{}, TextOptions{.caseSensitive = false}, TextOptions{.regex = true}}) {
            const auto matcher = TextMatcher::make(text, options);
            std::vector<quint64> expected;
            for (quint64 row = snapshot.firstRow(); row < snapshot.endRow(); ++row) {
                if (matcher->matches(snapshot.at(row)))
                    expected.push_back(row);
            }
            std::vector<quint64> found;
            const quint64 end = snapshot.endRow();
            for (quint64 row = matcher->next(snapshot, snapshot.firstRow(), end); row < end; row = matcher->next(snapshot, row + 1, end)) {
                if (matcher->matches(snapshot.at(row)))
                    found.push_back(row);
            }
            QVERIFY2(found == expected, qPrintable(u"%1: %2 instead of %3"_s.arg(text).arg(found.size()).arg(expected.size())));
        }
    }
}

QTEST_GUILESS_MAIN(TestFilterScan)
#include "tst_filter_scan.moc"
