// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The sketches against the exact answer, on fixed data.
#include "models/query/window_sketches.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <map>
#include <random>

using namespace streamscope::query;

namespace {

// How far the estimate's rank among the sorted values is from the wanted one, as a share.
double rankDistance(const std::vector<double> &sorted, double estimate, double quantile)
{
    const auto low = static_cast<double>(std::lower_bound(sorted.begin(), sorted.end(), estimate) - sorted.begin());
    const auto high = static_cast<double>(std::upper_bound(sorted.begin(), sorted.end(), estimate) - sorted.begin());
    const double wanted = quantile * static_cast<double>(sorted.size());
    return (wanted < low ? low - wanted : wanted > high ? wanted - high : 0) / static_cast<double>(sorted.size());
}

} // namespace

class TestWindowSketches : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void digestKeepsItsError_data();
    void digestKeepsItsError();
    void digestIsBounded();
    void distinctIsExactThenNear();
    void distinctOfMergedSets();
    void topIsExactWhileThereIsRoom();
    void topKeepsItsError();
    void topOfMergedParts();
};

void TestWindowSketches::digestKeepsItsError_data()
{
    QTest::addColumn<int>("shape");
    QTest::addColumn<int>("parts");
    for (const int parts : {1, 7}) {
        QTest::addRow("uniform %d", parts) << 0 << parts;
        QTest::addRow("ascending %d", parts) << 1 << parts;
        QTest::addRow("long tail %d", parts) << 2 << parts;
        QTest::addRow("few values %d", parts) << 3 << parts;
    }
}

void TestWindowSketches::digestKeepsItsError()
{
    QFETCH(const int, shape);
    QFETCH(const int, parts);
    std::mt19937_64 random(42);
    std::uniform_real_distribution<double> uniform(0, 1);
    std::vector<TDigest> digests(static_cast<std::size_t>(parts));
    std::vector<double> numbers;
    for (int i = 0; i < 100'000; ++i) {
        const double u = uniform(random);
        const double number = shape == 0 ? u : shape == 1 ? i : shape == 2 ? std::exp(20 * u) : std::floor(u * 5);
        numbers.push_back(number);
        digests[static_cast<std::size_t>(i % parts)].add(number);
    }
    for (std::size_t i = 1; i < digests.size(); ++i)
        digests[0].merge(digests[i]);
    std::sort(numbers.begin(), numbers.end());
    for (const double quantile : {0.001, 0.01, 0.25, 0.5, 0.9, 0.99, 0.999}) {
        // Between two values the estimate is interpolated: half a centroid to either side of where it is.
        const double bound = shape == 3 ? 0.01 : 2 * TDigest::rankError(quantile);
        const double distance = shape == 3 ? std::abs(digests[0].quantile(quantile) - numbers[static_cast<std::size_t>(quantile * 100'000)]) / 100
                                           : rankDistance(numbers, digests[0].quantile(quantile), quantile);
        QVERIFY2(distance <= bound, qPrintable(QStringLiteral("%1: %2 > %3").arg(quantile).arg(distance).arg(bound)));
    }
    QCOMPARE(digests[0].quantile(1), numbers.back());
    QVERIFY(digests[0].quantile(0) >= numbers.front());
}

void TestWindowSketches::digestIsBounded()
{
    TDigest digest;
    for (int i = 0; i < 1'000'000; ++i)
        digest.add(i % 1000 == 0 ? i : -i);
    (void)digest.quantile(0.5);
    QVERIFY2(digest.bytes() < 32'000, qPrintable(QString::number(digest.bytes())));
}

void TestWindowSketches::distinctIsExactThenNear()
{
    DistinctCounter counter;
    counter.add(0);
    quint64 known = 1;
    for (int i = 0; i < 200'000; ++i) {
        const quint64 hash = steadyHash(std::to_string(i));
        counter.add(hash);
        counter.add(hash);
        ++known;
        if (known <= DistinctCounter::kExact) {
            QVERIFY(counter.isExact());
            QCOMPARE(counter.count(), known);
        } else if (known % 5000 == 0) {
            const double error = std::abs(static_cast<double>(counter.count()) / static_cast<double>(known) - 1);
            QVERIFY2(error < 4 * DistinctCounter::kStandardError, qPrintable(QStringLiteral("%1 of %2").arg(counter.count()).arg(known)));
        }
    }
    QVERIFY(!counter.isExact());
    QVERIFY(counter.bytes() < 5000);
}

void TestWindowSketches::distinctOfMergedSets()
{
    for (const int size : {100, 900, 5000}) { // exact, exact that becomes a sketch, sketches
        DistinctCounter one;
        DistinctCounter two;
        for (int i = 0; i < size; ++i) {
            one.add(steadyHash(std::to_string(i)));
            two.add(steadyHash(std::to_string(i + size / 2)));
        }
        one.merge(two);
        const double exact = size * 1.5;
        if (exact <= DistinctCounter::kExact)
            QCOMPARE(one.count(), static_cast<quint64>(exact));
        else
            QVERIFY2(std::abs(static_cast<double>(one.count()) / exact - 1) < 4 * DistinctCounter::kStandardError,
                     qPrintable(QString::number(one.count())));
    }
}

void TestWindowSketches::topIsExactWhileThereIsRoom()
{
    TopCounter counter;
    for (int i = 0; i < static_cast<int>(TopCounter::kCapacity); ++i) {
        for (int times = 0; times <= i % 7; ++times)
            counter.add(std::to_string(i));
    }
    QVERIFY(counter.isExact());
    const auto top = counter.top(3);
    QCOMPARE(top.size(), std::size_t{3});
    QCOMPARE(top[0].count, 7U);
    QCOMPARE(top[0].text, std::string("104")); // the first of the sevens by text
    QCOMPARE(top[0].error, 0U);
}

void TestWindowSketches::topKeepsItsError()
{
    TopCounter counter;
    std::map<std::string, quint64> exact;
    std::mt19937_64 random(7);
    quint64 total = 0;
    for (int i = 0; i < 200'000; ++i) {
        // A few that are common among very many that are rare.
        const std::string text = std::to_string(i % 3 == 0 ? random() % 20 : 1000 + random() % 50'000);
        counter.add(text);
        ++exact[text];
        ++total;
    }
    QVERIFY(!counter.isExact());
    for (const TopCounter::Entry &entry : counter.top(20)) {
        const quint64 real = exact[entry.text];
        QVERIFY(entry.count >= real);
        QVERIFY(entry.count - entry.error <= real);
        QVERIFY(entry.error <= total / TopCounter::kCapacity);
        QVERIFY(std::stoi(entry.text) < 20); // each has more than total/kCapacity
    }
    QVERIFY(counter.bytes() < 200'000);
}

void TestWindowSketches::topOfMergedParts()
{
    TopCounter one;
    TopCounter two;
    std::map<std::string, quint64> exact;
    std::mt19937_64 random(9);
    for (int i = 0; i < 100'000; ++i) {
        const std::string text = std::to_string(i % 2 == 0 ? random() % 10 : 1000 + random() % 5000);
        (i % 5 < 2 ? one : two).add(text);
        ++exact[text];
    }
    one.merge(two);
    for (const TopCounter::Entry &entry : one.top(10)) {
        QVERIFY(std::stoi(entry.text) < 10);
        QVERIFY(entry.count >= exact[entry.text]);
        QVERIFY(entry.count - entry.error <= exact[entry.text]);
    }
    // It can go on.
    for (int i = 0; i < 1000; ++i)
        one.add("new");
    QVERIFY(one.top(10).size() == 10);
}

QTEST_GUILESS_MAIN(TestWindowSketches)

#include "tst_window_sketches.moc"
