// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/messages/message_store.h"
#include "models/session/journal.h"
#include "models/session/offset_sampler.h"
#include "models/session/session.h"
#include "models/session/settings.h"
#include "models/session/tail_meter.h"
#include "tests/session/fake_cluster.h"
#include "tests/widgets/pictures.h"
#include "widgets/charts/group_lines.h"
#include "widgets/charts/throughput_plot.h"
#include "widgets/charts/throughput_view.h"
#include "widgets/common/banner.h"
#include "widgets/common/state_frame.h"
#include "widgets/common/theme.h"

#include <QImage>
#include <QLabel>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace streamscope;
using namespace streamscope::widgets;
using session::OffsetSampler;

class TestCharts : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    ThemeController m_theme;
    session::SettingsStore m_settings{m_folder.path()};
    session::Journal m_journal{m_folder.filePath(u"journal.jsonl"_s)};
    tests::FakeCluster *m_cluster = nullptr;
    std::unique_ptr<session::Session> m_session;
    qint64 m_now = 0;

    ViewContext open(const QMap<QString, QList<tests::FakeCluster::Log>> &topics)
    {
        m_now = 1'790'000'000'000;
        auto cluster = std::make_unique<tests::FakeCluster>();
        m_cluster = cluster.get();
        m_cluster->topics = topics;
        m_cluster->opensTails = true;
        session::Profile profile;
        profile.id = u"x"_s;
        profile.name = u"fake"_s;
        m_session = std::make_unique<session::Session>(profile, std::move(cluster), m_journal);
        m_session->sampler().setClock([this] { return m_now; }, 5);
        m_session->tailMeter().setClock([this] { return m_now; }, 5);
        m_session->refresh();
        (void)QTest::qWaitFor([this] { return m_session->metadata() != nullptr; });
        return {.session = m_session.get(), .settings = &m_settings};
    }

    // Some time goes by, and every partition moves by so much.
    void pass(qint64 ms, const std::function<qint64(int)> &moved)
    {
        m_now += ms;
        for (auto &logs : m_cluster->topics) {
            for (int p = 0; p < logs.size(); ++p)
                logs[p].end += moved(p);
        }
        const int before = m_cluster->callCount(u"listOffsets"_s);
        QTRY_VERIFY(m_cluster->callCount(u"listOffsets"_s) >= before + 4);
    }

    static QString textsOf(const QWidget &view)
    {
        QStringList words;
        for (const QLabel *label : view.findChildren<QLabel *>())
            words.append(label->text());
        return words.join(u'|');
    }

    static RateSeries line(const std::vector<OffsetSampler::Point> &points) { return {.points = points}; }

private Q_SLOTS:
    void cleanup()
    {
        m_session.reset();
        m_cluster = nullptr;
    }

    void gaps_data()
    {
        QTest::addColumn<QList<qint64>>("times");
        QTest::addColumn<int>("gaps");
        QTest::newRow("each second") << QList<qint64>{0, 1000, 2000, 3000} << 0;
        QTest::newRow("a jitter") << QList<qint64>{0, 1000, 3400, 4400} << 0;
        QTest::newRow("disconnected") << QList<qint64>{0, 1000, 6000, 7000} << 1;
        QTest::newRow("for long") << QList<qint64>{0, 60'000, 61'000} << 1;
        QTest::newRow("not watched") << QList<qint64>{0, 10'000, 20'000, 30'000} << 0;
        QTest::newRow("watched since") << QList<qint64>{0, 10'000, 20'000, 21'000, 22'000} << 0;
        QTest::newRow("watched until") << QList<qint64>{0, 1000, 2000, 12'000, 22'000} << 0;
        QTest::newRow("one point") << QList<qint64>{5} << 0;
        QTest::newRow("none") << QList<qint64>{} << 0;
    }

    void gaps()
    {
        QFETCH(QList<qint64>, times);
        QFETCH(int, gaps);
        std::vector<OffsetSampler::Point> points;
        for (const qint64 time : times)
            points.push_back({time, 1});
        ThroughputPlot plot;
        plot.resize(400, 300);
        plot.setSeries({line(points)}, {}, times.isEmpty() ? 0 : times.last(), 300'000);
        QCOMPARE(plot.gapCount(), gaps);
        QCOMPARE(plot.lineCount(), 1);
    }

    void timesStandApart_data()
    {
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("points");
        QTest::addColumn<qint64>("step");
        for (const int width : {300, 400, 1200}) {
            for (const auto &[points, step] : {std::pair(1, 1000), {2, 1000}, {3, 1000}, {7, 1000}, {61, 1000}, {90, 60'000}, {72, 3'600'000}})
                QTest::addRow("%d pixels, %d points %d ms apart", width, points, step) << width << points << qint64(step);
        }
    }

    void timesStandApart()
    {
        QFETCH(int, width);
        QFETCH(int, points);
        QFETCH(qint64, step);
        GroupLines lines;
        lines.resize(width, 240);
        lines.show();
        GroupLine drawn{u"p50"_s, {}};
        for (int i = 0; i < points; ++i)
            drawn.points.emplace_back(1'790'000'000'345 + i * step, i);
        lines.setLines({drawn, {u"p99"_s, drawn.points}}, u"messages a second"_s);
        const auto apart = [&lines] { // in the narrowest there may be room for none
            const auto labels = lines.timeLabels();
            QSet<QString> words;
            bool fits = true;
            for (qsizetype i = 0; i < labels.size(); ++i) {
                words.insert(labels[i].second);
                fits = fits && (i == 0 || labels[i].first - labels[i - 1].first > lines.fontMetrics().horizontalAdvance(labels[i].second));
            }
            return fits && (!labels.isEmpty() || lines.width() == 300) && words.size() == labels.size();
        };
        QTRY_VERIFY2(apart(), qPrintable(QString::number(lines.timeLabels().size())));
    }

    void csvIsExact()
    {
        RateSeries part = line({{1'790'000'001'000, 0.5}});
        part.kind = RateSeries::Kind::Partition;
        part.partition = 7;
        RateSeries rest = line({{1'790'000'001'000, 1e12}});
        rest.kind = RateSeries::Kind::Rest;
        rest.restCount = 3;
        QCOMPARE(toCsv({line({{1'790'000'000'123, 12}, {1'790'000'001'000, 0}}), part, rest},
                       {line({{1'790'000'001'000, 4096}}), part}),
                 QByteArray("time,series,offsets_per_second,tailed_bytes_per_second\r\n"
                            "2026-09-21T14:13:20.123Z,sum,12,\r\n"
                            "2026-09-21T14:13:21.000Z,sum,0,\r\n"
                            "2026-09-21T14:13:21.000Z,partition 7,0.5,\r\n"
                            "2026-09-21T14:13:21.000Z,others 3,1e+12,\r\n"
                            "2026-09-21T14:13:21.000Z,sum,,4096\r\n"
                            "2026-09-21T14:13:21.000Z,partition 7,,0.5\r\n"));
    }

    void topicAndPartitionsAreDrawn()
    {
        const ViewContext context = open({{u"orders"_s, {{0, 0}, {0, 0}, {0, 0}}}});
        ThroughputView view(context, u"orders"_s);
        view.resize(900, 500);
        view.show();
        QVERIFY(!view.isLoaded());
        for (int i = 0; i < 20; ++i)
            pass(1000, [i](int p) { return (p + 1) * 10 + i; });
        QTRY_VERIFY(view.isLoaded());
        QCOMPARE(view.series().size(), 4);
        const auto &sum = view.series().first().points;
        QVERIFY(sum.size() >= 18);
        QCOMPARE(sum.back().rate, 60.0 + 3 * 19);
        QCOMPARE(view.series().at(3).points.back().rate, 30.0 + 19);
        QVERIFY(view.summary().contains(u"117"_s));
        auto *plot = view.findChild<ThroughputPlot *>();
        QCOMPARE(plot->lineCount(), 4);
        QCOMPARE(plot->gapCount(), 0);
        // The cursor says what it stands on; the keyboard moves it.
        QTest::keyClick(plot, Qt::Key_Left);
        QCOMPARE(plot->cursorTime(), std::optional(sum.back().timeMs));
        QTest::keyClick(plot, Qt::Key_Left);
        QCOMPARE(plot->cursorTime(), std::optional(sum[sum.size() - 2].timeMs));
        QVERIFY2(textsOf(view).contains(u"sum 114/s · partition 2 48/s"_s), qPrintable(textsOf(view)));
        for (const auto mode : {session::ThemeMode::Light, session::ThemeMode::Dark}) {
            m_theme.setMode(mode);
            QVERIFY(tests::savePicture(view, u"throughput-%1"_s.arg(isDark() ? u"dark"_s : u"light"_s)));
        }
    }

    void bytesOfWhatIsTailedAreBelow()
    {
        const ViewContext context = open({{u"orders"_s, {{0, 0}, {0, 0}, {0, 0}}}});
        ThroughputView view(context, u"orders"_s);
        view.resize(900, 500);
        view.show();
        for (int i = 0; i < 3; ++i)
            pass(1000, [](int) { return 10; });
        QTRY_VERIFY(view.isLoaded());
        QVERIFY(view.tailed().isEmpty());
        QVERIFY(textsOf(view).contains(u"This topic is not"_s));
        auto *plot = view.findChild<ThroughputPlot *>();
        QCOMPARE(plot->lineCount(), 4);

        cluster::TailRequest request;
        request.topics = {u"orders"_s};
        auto tail = m_session->openTail(request, std::make_shared<messages::MessageStore>(), {});
        QVERIFY(textsOf(view).contains(u"being counted"_s));
        for (int i = 0; i < 20; ++i) {
            m_cluster->tail->give(0, 1, 1024, 3 + i % 4);
            m_cluster->tail->give(0, 2, 512, 2);
            pass(1000, [](int p) { return (p + 1) * 10; });
        }
        QTRY_COMPARE(view.tailed().size(), 4); // in the places, and so the colours, of the lines above
        QTRY_COMPARE(view.tailed().at(0).points.back().rate, 7.0 * 1024);
        QCOMPARE(view.tailed().at(2).partition, 1);
        QCOMPARE(view.tailed().at(2).points.back().rate, 6.0 * 1024);
        QVERIFY(view.tailed().at(1).points.empty());
        QCOMPARE(plot->lineCount(), 8);
        QTRY_VERIFY2(textsOf(view).contains(u"Tailed here: sum 7.0 KiB/s · partition 1 6.0 KiB/s · partition 2 1.0 KiB/s"_s),
                     qPrintable(textsOf(view)));
        for (const auto mode : {session::ThemeMode::Light, session::ThemeMode::Dark}) {
            m_theme.setMode(mode);
            QVERIFY(tests::savePicture(view, u"throughput-tailed-%1"_s.arg(isDark() ? u"dark"_s : u"light"_s)));
        }
        // The hour has it as well; a pause holds both.
        view.setSpan(3600);
        QCOMPARE(view.tailed().size(), 4);
        view.setPaused(true);
        const qint64 end = view.tailed().first().points.back().timeMs;
        m_cluster->tail->give(0, 1, 1024, 3);
        pass(1000, [](int) { return 10; });
        QCOMPARE(view.tailed().first().points.back().timeMs, end);
        view.setPaused(false);
        tail.reset();
        pass(1000, [](int) { return 10; }); // its last bytes are counted
        m_now += 3'700'000; // nothing of it is left in the hour
        pass(1000, [](int) { return 10; });
        pass(1000, [](int) { return 10; });
        QTRY_VERIFY(view.tailed().isEmpty());
        QVERIFY(plot->lineCount() <= 4);
    }

    void pauseHoldsThePicture()
    {
        const ViewContext context = open({{u"orders"_s, {{0, 0}}}});
        ThroughputView view(context, u"orders"_s);
        view.show();
        for (int i = 0; i < 3; ++i)
            pass(1000, [](int) { return 5; });
        QTRY_VERIFY(view.isLoaded());
        QCOMPARE(view.series().size(), 1); // one partition is the sum
        view.setPaused(true);
        const qint64 end = view.series().first().points.back().timeMs;
        for (int i = 0; i < 3; ++i)
            pass(1000, [](int) { return 50; });
        QCOMPARE(view.series().first().points.back().timeMs, end);
        view.setPaused(false);
        QTRY_COMPARE(view.series().first().points.back().rate, 50.0);
        QVERIFY(view.series().first().points.size() >= 5); // what passed meanwhile is there
    }

    void onlyTheBusiestHaveALine()
    {
        const ViewContext context = open({{u"wide"_s, QList<tests::FakeCluster::Log>(1000)}});
        ThroughputView view(context, u"wide"_s);
        view.resize(900, 500);
        view.show();
        for (int i = 0; i < 4; ++i)
            pass(1000, [](int p) { return p >= 500 && p < 512 ? 1000 + p : 1; });
        QTRY_VERIFY(view.isLoaded());
        QTRY_COMPARE(view.series().size(), 1 + kMostPartitionLines + 1);
        QSet<qint32> drawn;
        for (const RateSeries &one : view.series()) {
            if (one.kind == RateSeries::Kind::Partition)
                drawn.insert(one.partition);
        }
        QVERIFY(drawn.contains(500) && drawn.contains(511));
        const RateSeries &rest = view.series().last();
        QVERIFY(rest.kind == RateSeries::Kind::Rest);
        QCOMPARE(rest.restCount, 988);
        QCOMPARE(rest.points.back().rate, 988.0);
        QVERIFY(tests::savePicture(view, u"throughput-wide"_s));
    }

    void topicThatGoesAndComesBack()
    {
        const ViewContext context = open({{u"orders"_s, {{0, 100}, {0, 100}}}});
        ThroughputView view(context, u"orders"_s);
        view.show();
        for (int i = 0; i < 3; ++i)
            pass(1000, [](int) { return 5; });
        QTRY_VERIFY(view.isLoaded());
        m_cluster->topics.clear();
        m_session->refresh();
        auto *frame = view.findChild<StateFrame *>();
        QTRY_VERIFY(frame->state() == StateFrame::State::Failed);
        m_cluster->topics = {{u"orders"_s, {{0, 0}, {0, 0}, {0, 0}}}};
        m_session->refresh();
        QTRY_VERIFY(frame->state() != StateFrame::State::Failed);
        for (int i = 0; i < 3; ++i)
            pass(1000, [](int) { return 7; });
        QTRY_COMPARE(view.series().size(), 4);
        for (const RateSeries &one : view.series()) {
            for (const auto &point : one.points)
                QVERIFY(point.rate >= 0);
        }
    }

    void filesAreWrittenOrToldWhyNot()
    {
        const ViewContext context = open({{u"orders"_s, {{0, 0}, {0, 0}}}});
        ThroughputView view(context, u"orders"_s);
        view.resize(800, 400);
        view.show();
        for (int i = 0; i < 5; ++i)
            pass(1000, [](int) { return 5; });
        QTRY_VERIFY(view.isLoaded());
        QVERIFY(view.exportTo(m_folder.filePath(u"x.csv"_s)));
        QFile csv(m_folder.filePath(u"x.csv"_s));
        QVERIFY(csv.open(QIODevice::ReadOnly));
        QCOMPARE(csv.readAll(), toCsv(view.series(), view.tailed()));
        QVERIFY(view.exportTo(m_folder.filePath(u"x.png"_s)));
        const QImage picture(m_folder.filePath(u"x.png"_s));
        QSet<QRgb> colors;
        for (int y = 0; y < picture.height(); ++y) {
            for (int x = 0; x < picture.width(); ++x)
                colors.insert(picture.pixel(x, y));
        }
        QVERIFY2(colors.size() > 5, qPrintable(QString::number(colors.size())));
        QVERIFY(!view.exportTo(m_folder.filePath(u"no/such/x.csv"_s)));
        QVERIFY(view.findChild<Banner *>()->text().contains(u"cannot be written"_s));
        QVERIFY(!view.exportTo(m_folder.filePath(u"no/such/x.png"_s)));
    }

    void clusterHasItsChart()
    {
        const ViewContext context = open({{u"a"_s, {{0, 0}}}, {u"b"_s, {{0, 0}}}});
        ChartPage page(context);
        page.resize(800, 400);
        page.show();
        for (int i = 0; i < 4; ++i)
            pass(1000, [](int) { return 10; });
        QTRY_VERIFY(page.isLoaded());
        QTRY_VERIFY2(page.statusText().contains(u"20 offsets/s"_s), qPrintable(page.statusText()));
        page.hide();
        const int before = m_cluster->callCount(u"listOffsets"_s);
        QVERIFY(before > 0);
    }
};

QTEST_MAIN(TestCharts)
#include "tst_charts.moc"
