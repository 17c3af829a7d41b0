// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/journal.h"
#include "models/session/session.h"
#include "models/session/tail_meter.h"
#include "tests/session/fake_cluster.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace streamscope;
using session::TailMeter;

namespace {

class Bin final : public cluster::MessageSink {
public:
    std::size_t room = 1000;
    std::size_t append(std::span<const cluster::RawMessage> messages) override { return std::min(room, messages.size()); }
};

} // namespace

class TestTailMeter : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    session::Journal m_journal{m_folder.filePath(u"journal.jsonl"_s)};
    tests::FakeCluster *m_cluster = nullptr;
    std::unique_ptr<session::Session> m_session;
    qint64 m_now = 0;

    [[nodiscard]] TailMeter &meter() const { return m_session->tailMeter(); }
    [[nodiscard]] std::unique_ptr<cluster::Tail> open(const QStringList &topics, const std::shared_ptr<Bin> &sink = std::make_shared<Bin>())
    {
        cluster::TailRequest request;
        request.topics = topics;
        return m_session->openTail(request, sink, {});
    }
    // A second goes by, and is counted.
    void pass(qint64 ms = 1000)
    {
        m_now += ms;
        const auto newest = [this] { return meter().history().empty() ? 0 : meter().history().back().timeMs; };
        QTRY_COMPARE(newest(), m_now);
    }

private Q_SLOTS:
    void init()
    {
        m_now = 1'790'000'000'000;
        auto cluster = std::make_unique<tests::FakeCluster>();
        m_cluster = cluster.get();
        m_cluster->opensTails = true;
        session::Profile profile;
        profile.id = u"x"_s;
        m_session = std::make_unique<session::Session>(profile, std::move(cluster), m_journal);
        meter().setClock([this] { return m_now; }, 5);
    }

    void whatTheSinkTakesIsCounted()
    {
        QVERIFY(!meter().isTailed(u"orders"_s));
        const auto sink = std::make_shared<Bin>();
        sink->room = 3;
        const auto tail = open({u"payments"_s, u"orders"_s}, sink);
        QVERIFY(meter().isTailed(u"orders"_s) && meter().isTailed({}) && !meter().isTailed(u"other"_s));
        m_cluster->tail->give(1, 4, 100, 5); // of five only three are taken
        sink->room = 1000;
        m_cluster->tail->give(0, 0, 50, 2);
        pass(2000);
        QCOMPARE(meter().topicHistory(u"orders"_s).back().rate, 150.0);
        QCOMPARE(meter().topicHistory(u"payments"_s).back().rate, 50.0);
        QCOMPARE(meter().history({u"orders"_s, 4}).back().rate, 150.0);
        QVERIFY(meter().history({u"orders"_s, 0}).empty());
        QCOMPARE(meter().history().back().rate, 200.0);
        QVERIFY(meter().topicHistory(u"other"_s).empty());
        pass();
        QCOMPARE(meter().topicHistory(u"orders"_s).back().rate, 0.0); // tailed, and quiet
    }

    void twoTailsOfATopicAddUp()
    {
        const auto first = open({u"orders"_s});
        auto *feed = m_cluster->tail;
        const auto second = open({u"orders"_s});
        feed->give(0, 0, 10, 1);
        m_cluster->tail->give(0, 0, 10, 1);
        pass();
        QCOMPARE(meter().topicHistory(u"orders"_s).back().rate, 20.0);
    }

    void nothingIsCountedWhileNothingIsTailed()
    {
        QSignalSpy changed(&meter(), &TailMeter::tailedChanged);
        auto tail = open({u"orders"_s});
        QCOMPARE(changed.count(), 1);
        pass();
        m_cluster->tail->give(0, 0, 30, 1);
        m_now += 1000;
        tail.reset();
        QTRY_COMPARE(changed.count(), 2);
        QVERIFY(!meter().isTailed(u"orders"_s));
        QCOMPARE(meter().topicHistory(u"orders"_s).back().rate, 30.0); // its last bytes too
        const std::size_t before = meter().topicHistory(u"orders"_s).size();
        m_now += 600'000;
        tail = open({u"orders"_s});
        m_cluster->tail->give(0, 0, 40, 1);
        pass();
        const auto points = meter().topicHistory(u"orders"_s);
        QCOMPARE(points.size(), before + 1);
        QCOMPARE(points.back().rate, 40.0); // of that second, not of the ten minutes
        QCOMPARE(meter().history({u"orders"_s, 0}).back().rate, 40.0);
    }

    void oneThatHasFinishedIsNotTailed()
    {
        const auto tail = open({u"orders"_s});
        m_cluster->tail->state = cluster::TailStatus::State::Finished;
        QTRY_VERIFY(!meter().isTailed({}));
    }

    void tailsMayOutliveTheSession()
    {
        const auto tail = open({u"orders"_s});
        m_session.reset();
        QVERIFY(tail->status().state == cluster::TailStatus::State::Reading);
    }

    void partitionsBeyondTheBoundAreInTheSum()
    {
        const auto tail = open({u"wide"_s});
        for (qint32 p = 0; p < TailMeter::kPartitionHistories + 10; ++p)
            m_cluster->tail->give(0, p, 1, 1);
        pass();
        QVERIFY(!meter().history({u"wide"_s, TailMeter::kPartitionHistories - 1}).empty());
        QVERIFY(meter().history({u"wide"_s, TailMeter::kPartitionHistories}).empty());
        QCOMPARE(meter().topicHistory(u"wide"_s).back().rate, TailMeter::kPartitionHistories + 10.0);
    }
};

QTEST_GUILESS_MAIN(TestTailMeter)
#include "tst_tail_meter.moc"
