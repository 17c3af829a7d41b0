// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/when_finished.h"
#include "models/session/offset_sampler.h"
#include "tests/session/fake_cluster.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace streamscope;
using session::OffsetSampler;

class TestOffsetSampler : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<tests::FakeCluster> m_cluster;
    std::unique_ptr<OffsetSampler> m_sampler;
    qint64 m_now = 1'000'000;

    void refresh()
    {
        const auto answer = m_cluster->reader().metadata();
        m_sampler->setMetadata(*answer.result());
    }
    // Everything that is due is asked and answered: time stands still while the interval is waited for.
    void step(qint64 ms)
    {
        m_now += ms;
        const int before = m_cluster->callCount(u"listOffsets"_s);
        QTRY_VERIFY(m_cluster->callCount(u"listOffsets"_s) >= before + 4);
    }

private Q_SLOTS:
    void init()
    {
        m_now = 1'000'000;
        m_cluster = std::make_unique<tests::FakeCluster>();
        m_sampler = std::make_unique<OffsetSampler>(m_cluster->reader());
        m_sampler->setClock([this] { return m_now; }, 5);
    }
    void cleanup()
    {
        m_sampler.reset();
        m_cluster.reset();
    }

    void ratesOfWatchedTopic()
    {
        m_cluster->topics = {{u"orders"_s, {{2, 10}, {0, 0}}}};
        refresh();
        QCOMPARE(m_sampler->topicSpan(u"orders"_s), -1);
        QCOMPARE(m_sampler->topicRate(u"orders"_s), -1.0);
        const auto token = m_sampler->watch(u"orders"_s);
        m_sampler->setActive(true);
        QTRY_COMPARE(m_sampler->topicSpan(u"orders"_s), 8);
        QCOMPARE(m_sampler->topicRate(u"orders"_s), -1.0); // one sample is no rate
        m_cluster->topics[u"orders"_s] = {{2, 110}, {0, 20}};
        step(2000);
        QTRY_COMPARE(m_sampler->topicRate(u"orders"_s), 60.0);
        QCOMPARE(m_sampler->partition({u"orders"_s, 0}).rate, 50.0);
        QCOMPARE(m_sampler->partition({u"orders"_s, 1}).highWatermark, 20);
        QTRY_VERIFY(!m_sampler->topicHistory(u"orders"_s).empty());
        QCOMPARE(m_sampler->history({u"orders"_s, 0}).back().rate, 50.0);
        QCOMPARE(m_sampler->clusterHistory().back().rate, 60.0);
        QCOMPARE(m_sampler->clusterRate(), 60.0);
        step(1000);
        QTRY_COMPARE(m_sampler->topicRate(u"orders"_s), 0.0);
    }

    // Two views that look at different times within a second show the same; what is not asked for is not known.
    void ratesAreOfOneSample()
    {
        m_cluster->topics = {{u"orders"_s, {{0, 0}}}};
        refresh();
        const auto token = m_sampler->watch(u"orders"_s);
        double atSample = -1;
        int unequal = 0;
        connect(m_sampler.get(), &OffsetSampler::sampled, this, [&] { atSample = m_sampler->topicRate(u"orders"_s); });
        m_sampler->setActive(true);
        for (qint64 written = 0; written < 2000; written += 100 + written / 2) {
            m_cluster->topics[u"orders"_s] = {{0, written}};
            step(1000);
            unequal += m_sampler->topicRate(u"orders"_s) == atSample && m_sampler->clusterRate() == atSample ? 0 : 1;
        }
        QCOMPARE(unequal, 0);
        QTRY_VERIFY(m_sampler->topicRate(u"orders"_s) >= 0);
        m_sampler->setActive(false);
        QCOMPARE(m_sampler->topicRate(u"orders"_s), -1.0);
        QCOMPARE(m_sampler->clusterRate(), -1.0);
        QCOMPARE(atSample, -1.0);
        QVERIFY(m_sampler->topicSpan(u"orders"_s) >= 0); // the last that is known
    }

    // Of a leader that does not answer the last is known, and no rate.
    void silenceIsNoRate()
    {
        m_cluster->topics = {{u"a"_s, {{0, 10}}}};
        refresh();
        const auto token = m_sampler->watch(u"a"_s);
        m_sampler->setActive(true);
        QTRY_COMPARE(m_sampler->topicSpan(u"a"_s), 10);
        step(2000);
        QTRY_VERIFY(m_sampler->partition({u"a"_s, 0}).rate >= 0);
        const qint64 last = m_sampler->partition({u"a"_s, 0}).highWatermark;
        m_cluster->silent.insert({u"a"_s, 0});
        QTRY_COMPARE(m_sampler->partition({u"a"_s, 0}).rate, -1.0);
        QVERIFY(!m_sampler->partition({u"a"_s, 0}).answers);
        QCOMPARE(m_sampler->partition({u"a"_s, 0}).highWatermark, last);
        m_cluster->silent.clear();
        QTRY_VERIFY(m_sampler->partition({u"a"_s, 0}).answers);
    }

    void aMomentIsNoRate()
    {
        m_cluster->topics = {{u"orders"_s, {{0, 0}}}}; // nobody watches it: its turn comes whenever there is time
        refresh();
        m_sampler->setActive(true);
        QTRY_COMPARE(m_sampler->topicSpan(u"orders"_s), 0);
        m_cluster->topics[u"orders"_s] = {{0, 100}};
        step(1000);
        QTRY_COMPARE(m_sampler->clusterRate(), 100.0);
        step(100); // between two lumps of a producer
        QCOMPARE(m_sampler->clusterRate(), 100.0);
        m_cluster->topics[u"orders"_s] = {{0, 200}};
        step(100); // one lump
        QCOMPARE(m_sampler->clusterRate(), 100.0);
        step(800);
        QTRY_COMPARE(m_sampler->clusterRate(), 100.0);
        QCOMPARE(m_sampler->partition({u"orders"_s, 0}).highWatermark, 200);
    }

    void topicMadeAnewNeverGivesANegativeRate()
    {
        m_cluster->topics = {{u"orders"_s, {{0, 1000}}}};
        refresh();
        const auto token = m_sampler->watch(u"orders"_s);
        m_sampler->setActive(true);
        QTRY_COMPARE(m_sampler->topicSpan(u"orders"_s), 1000);
        m_cluster->topics[u"orders"_s] = {{0, 30}};
        step(1000);
        QTRY_COMPARE(m_sampler->partition({u"orders"_s, 0}).highWatermark, 30);
        QCOMPARE(m_sampler->topicRate(u"orders"_s), -1.0);
        m_cluster->topics[u"orders"_s] = {{0, 40}};
        step(1000);
        QTRY_COMPARE(m_sampler->topicRate(u"orders"_s), 10.0);
        // gone, and back with fewer partitions
        m_cluster->topics.clear();
        refresh();
        QCOMPARE(m_sampler->topicSpan(u"orders"_s), -1);
        m_cluster->topics = {{u"orders"_s, {{0, 5000}}}};
        refresh();
        step(1000);
        QTRY_COMPARE(m_sampler->topicSpan(u"orders"_s), 5000);
        QCOMPARE(m_sampler->topicRate(u"orders"_s), -1.0);
        for (const OffsetSampler::Point &point : m_sampler->topicHistory(u"orders"_s))
            QVERIFY(point.rate >= 0);
    }

    void clockSetBackGivesNoRate()
    {
        m_cluster->topics = {{u"orders"_s, {{0, 10}}}};
        refresh();
        const auto token = m_sampler->watch(u"orders"_s);
        m_sampler->setActive(true);
        QTRY_COMPARE(m_sampler->topicSpan(u"orders"_s), 10);
        m_cluster->topics[u"orders"_s] = {{0, 20}};
        step(-5000);
        QTRY_COMPARE(m_sampler->partition({u"orders"_s, 0}).highWatermark, 20);
        QCOMPARE(m_sampler->topicRate(u"orders"_s), -1.0);
    }

    void whereEachPartitionIsARequestFewAreAsked()
    {
        m_cluster->perSecond = 4;
        m_cluster->topics = {{u"orders"_s, QList<tests::FakeCluster::Log>(10, {0, 7})},
                             {u"rest"_s, QList<tests::FakeCluster::Log>(6, {0, 5})}};
        refresh();
        const auto token = m_sampler->watch(u"orders"_s);
        m_sampler->setActive(true);
        QTRY_COMPARE(m_sampler->topicSpan(u"orders"_s), 70);
        QTRY_COMPARE(m_sampler->topicSpan(u"rest"_s), 30);
        // All but the first look at what is watched: log start and high watermark of four partitions at most.
        for (const qsizetype count : m_cluster->offsetQueries.mid(1))
            QVERIFY2(count <= 2 * 4, qPrintable(QString::number(count)));
        QVERIFY(m_cluster->offsetQueries.first() <= 2 * 4 * 4);
        m_cluster->topics[u"orders"_s] = QList<tests::FakeCluster::Log>(10, {0, 17});
        m_now += 5000;
        QTRY_COMPARE(m_sampler->topicSpan(u"orders"_s), 170);
        QVERIFY(m_sampler->topicRate(u"orders"_s) > 0);
    }

    void theRestIsAskedInTurnWithinABudget()
    {
        for (int i = 0; i < 150; ++i)
            m_cluster->topics.insert(u"t%1"_s.arg(i, 3, 10, QChar(u'0')), QList<tests::FakeCluster::Log>(50, {0, 5}));
        refresh();
        m_sampler->setActive(true);
        const auto all = [this] {
            for (auto it = m_cluster->topics.cbegin(); it != m_cluster->topics.cend(); ++it) {
                if (m_sampler->topicSpan(it.key()) != 250)
                    return false;
            }
            return true;
        };
        QTRY_VERIFY(all());
        for (const qsizetype queries : m_cluster->offsetQueries)
            QVERIFY2(queries <= 2 * OffsetSampler::kTurnPartitions / 4, qPrintable(QString::number(queries)));
        QVERIFY(m_cluster->offsetQueries.size() >= 10);
        m_cluster->offsetQueries.clear(); // from now on there is no hurry
        QTRY_VERIFY(m_cluster->offsetQueries.size() > 20);
        for (const qsizetype queries : m_cluster->offsetQueries.mid(10))
            QVERIFY(queries <= 2 * OffsetSampler::kQuietTurnPartitions / 4);
        QVERIFY(m_sampler->history({u"t000"_s, 0}).empty()); // nothing per partition for what nobody watches
    }

    void unwatchedHistoryIsCoarse()
    {
        m_cluster->topics = {{u"orders"_s, {{0, 0}}}};
        refresh();
        m_sampler->setActive(true);
        for (int second = 0; second < 40; ++second) {
            m_cluster->topics[u"orders"_s][0].end += 10;
            step(1000);
        }
        const auto points = m_sampler->topicHistory(u"orders"_s);
        QVERIFY2(points.size() >= 3 && points.size() <= 5, qPrintable(QString::number(points.size())));
        for (std::size_t i = 1; i < points.size(); ++i)
            QVERIFY(points[i].timeMs - points[i - 1].timeMs >= OffsetSampler::kCoarseMs);
        QVERIFY(m_sampler->clusterHistory().size() > points.size());
    }

    // What is written in bursts, in many topics that are asked in turn, is in the sum: the area below it is what was written.
    void nothingIsMissingInTheSumOfTheCluster()
    {
        for (int i = 0; i < 40; ++i)
            m_cluster->topics.insert(u"t%1"_s.arg(i), QList<tests::FakeCluster::Log>(50, {0, 5}));
        refresh();
        m_sampler->setActive(true);
        const auto area = [this](qint64 sinceMs) {
            const auto points = m_sampler->clusterHistory();
            double sum = 0;
            for (std::size_t i = 1; i < points.size(); ++i) {
                if (points[i].timeMs > sinceMs)
                    sum += points[i].rate * static_cast<double>(points[i].timeMs - points[i - 1].timeMs) / 1000.0;
            }
            return sum;
        };
        for (int second = 0; second < 12; ++second)
            step(1000);
        QVERIFY(!m_sampler->clusterHistory().empty());
        const qint64 begin = m_sampler->clusterHistory().back().timeMs;
        double written = 0;
        for (int second = 0; second < 60; ++second) {
            for (auto it = m_cluster->topics.begin(); second % 7 == 0 && it != m_cluster->topics.end(); ++it) {
                (*it)[second % 50].end += 1000;
                written += 1000;
            }
            step(1000);
        }
        for (int second = 0; second < 30; ++second)
            step(1000);
        QCOMPARE(area(begin), written);
    }

    // Made anew with fewer partitions while nobody looked: what was written before is not taken back.
    void fewerPartitionsGiveNoNegativeRate()
    {
        m_cluster->topics = {{u"orders"_s, {{0, 0}, {0, 0}}}};
        refresh();
        const auto token = m_sampler->watch(u"orders"_s);
        m_sampler->setActive(true);
        QTRY_COMPARE(m_sampler->topicSpan(u"orders"_s), 0);
        m_cluster->topics[u"orders"_s] = {{0, 100}, {0, 100}};
        step(1000);
        QTRY_COMPARE(m_sampler->topicRate(u"orders"_s), 200.0);
        m_cluster->topics[u"orders"_s] = {{0, 7}};
        refresh();
        step(1000);
        QTRY_COMPARE(m_sampler->topicSpan(u"orders"_s), 7);
        step(1000);
        for (const auto &points : {m_sampler->topicHistory(u"orders"_s), m_sampler->clusterHistory()}) {
            QVERIFY(!points.empty());
            for (const OffsetSampler::Point &point : points)
                QVERIFY2(point.rate >= 0, qPrintable(QString::number(point.rate)));
        }
    }

    void inactiveAsksNothingAndATokenMayOutliveIt()
    {
        m_cluster->topics = {{u"orders"_s, {{0, 0}}}};
        refresh();
        auto token = m_sampler->watch(u"orders"_s);
        auto clusterToken = m_sampler->watchCluster();
        m_sampler->setActive(true);
        step(1000);
        m_sampler->setActive(false);
        const int before = m_cluster->callCount(u"listOffsets"_s);
        m_now += 60'000;
        QVERIFY(!QTest::qWaitFor([&] { return m_cluster->callCount(u"listOffsets"_s) != before; }, 200));
        m_sampler.reset();
        token.reset();
        clusterToken.reset();
    }

    void lateAnswerAfterDestructionIsDropped()
    {
        m_cluster->topics = {{u"orders"_s, {{0, 0}}}};
        refresh();
        m_cluster->hold = true;
        m_sampler->setActive(true);
        QTRY_VERIFY(m_cluster->callCount(u"listOffsets"_s) > 0);
        m_sampler.reset();
        m_cluster->release();
        QCoreApplication::sendPostedEvents();
    }
};

QTEST_GUILESS_MAIN(TestOffsetSampler)
#include "tst_offset_sampler.moc"
