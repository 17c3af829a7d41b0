// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/throughput_view.h"

#include "models/core/save_file.h"
#include "models/decode/decode.h"
#include "models/session/session.h"
#include "models/session/settings.h"
#include "models/session/tail_meter.h"
#include "widgets/charts/throughput_plot.h"
#include "widgets/common/banner.h"
#include "widgets/common/page_header.h"
#include "widgets/common/plain_label.h"
#include "widgets/common/rest_offers.h"
#include "widgets/common/sentences.h"
#include "widgets/common/session_state.h"
#include "widgets/common/state_frame.h"
#include "widgets/common/theme.h"

#include <QComboBox>
#include <QDateTime>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <limits>
#include <utility>

using namespace Qt::StringLiterals;

namespace streamscope::widgets {
namespace {

constexpr int kMinutes5 = 300;
constexpr int kHour = 3600;
constexpr int kChoiceSamples = 30; // how long the lines stay the same ones
constexpr int kCursorNames = 4;
constexpr qint64 kSameMomentMs = 1500; // both are counted each second, at times of their own

// Those before start are let go.
void cut(QList<RateSeries> &series, qint64 startMs)
{
    for (RateSeries &line : series) {
        const auto old =
            std::find_if(line.points.begin(), line.points.end(), [startMs](const auto &point) { return point.timeMs >= startMs; });
        line.points.erase(line.points.begin(), old);
    }
}

// What the single lines have, the largest first: the sum of them, and a few others.
QStringList valuesAt(const QList<RateSeries> &series, qint64 time, QString (*format)(double))
{
    QStringList words;
    QList<std::pair<double, QString>> values;
    for (const RateSeries &line : series) {
        const auto at = std::find_if(line.points.begin(), line.points.end(), [time](const auto &point) { return point.timeMs == time; });
        if (at == line.points.end())
            continue;
        if (line.kind == RateSeries::Kind::Sum)
            words.append(u"%1 %2"_s.arg(seriesName(line), format(at->rate)));
        else
            values.append({at->rate, seriesName(line)});
    }
    std::stable_sort(values.begin(), values.end(), [](const auto &a, const auto &b) { return a.first > b.first; });
    for (const auto &[rate, name] : values.mid(0, kCursorNames))
        words.append(u"%1 %2"_s.arg(name, format(rate)));
    if (values.size() > kCursorNames)
        words.append(ThroughputView::tr("%Ln more", nullptr, static_cast<int>(values.size() - kCursorNames)));
    return words;
}

} // namespace

ThroughputView::ThroughputView(const ViewContext &context, const QString &topic, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_topic(topic)
    , m_span(new QComboBox)
    , m_pause(new QToolButton)
    , m_words(new PlainLabel)
    , m_tailedWords(new PlainLabel)
    , m_banner(new Banner)
    , m_plot(new ThroughputPlot)
{
    m_plot->setAccessibleName(tr("Chart of the throughput"));
    m_plot->setToolTip(tr("Offsets a second, from the brokers' own numbers: nothing is read for it. With transactions or compaction "
                          "that can be more than messages. Below them the bytes of keys, values and headers that the open tails of this "
                          "program receive. ← → move the cursor"));
    auto *content = new QWidget;
    auto *inner = new QVBoxLayout(content);
    inner->setContentsMargins(8, 8, 8, 8);
    inner->addWidget(makeBar());
    inner->addWidget(m_plot, 1);
    for (QLabel *words : {m_words, m_tailedWords}) {
        inner->addWidget(words);
        words->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    m_words->setAccessibleName(tr("Values at the cursor"));
    m_tailedWords->setAccessibleName(tr("Bytes at the cursor"));
    m_tailedWords->setWordWrap(true);
    m_frame = new StateFrame(content);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_banner);
    auto *offers = new OffersNote(context.session, {rest::Feature::Offsets});
    connect(offers, &OffersNote::offersChanged, this, &ThroughputView::showState);
    layout->addWidget(offers);
    layout->addWidget(m_frame, 1);
    const auto showTimes = [this](const session::Settings &settings) {
        m_plot->setUtc(settings.timeZone == session::TimeZoneMode::Utc);
        showCursor();
    };
    showTimes(context.settings->settings());
    session::Session *session = context.session;
    connect(context.settings, &session::SettingsStore::changed, this, showTimes);
    connect(m_plot, &ThroughputPlot::cursorMoved, this, &ThroughputView::showCursor);
    connect(session, &session::Session::metadataChanged, this, &ThroughputView::takeSamples);
    connect(session, &session::Session::metadataFailed, this, &ThroughputView::showState);
    connect(session, &session::Session::stateChanged, this, &ThroughputView::showState);
    connect(&session->sampler(), &session::OffsetSampler::sampled, this, &ThroughputView::takeSamples);
    connect(&session->tailMeter(), &session::TailMeter::tailedChanged, this, &ThroughputView::takeSamples);
    connect(m_frame, &StateFrame::retryRequested, session, &session::Session::refresh);
    m_frame->setLoading(tr("Waiting for the first two samples…"));
    showState();
}

ThroughputView::~ThroughputView() = default;

QWidget *ThroughputView::makeBar()
{
    auto *bar = new QWidget;
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    m_span->addItem(tr("5 minutes"), kMinutes5);
    m_span->addItem(tr("1 hour"), kHour);
    m_span->setAccessibleName(tr("Time shown"));
    m_span->setToolTip(tr("How far back the chart goes; one hour is kept while the program runs"));
    m_pause->setText(tr("&Pause"));
    m_pause->setIcon(icon(u"pause"_s));
    m_pause->setCheckable(true);
    markWhenChecked(m_pause);
    m_pause->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_pause->setToolTip(tr("Hold the picture; sampling goes on (Alt+P)"));
    auto *title = new PlainLabel(tr("Offsets a second"));
    row->addWidget(title);
    row->addStretch(1);
    row->addWidget(m_span);
    row->addWidget(m_pause);
    for (const bool picture : {true, false}) {
        auto *save = new QToolButton;
        save->setText(picture ? tr("Save the picture…") : tr("Save as CSV…"));
        save->setIcon(icon(u"save"_s));
        save->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        save->setToolTip(picture ? tr("The chart as a PNG file") : tr("What is shown, as numbers"));
        connect(save, &QToolButton::clicked, this, [this, picture] { chooseFile(picture); });
        row->addWidget(save);
    }
    connect(m_span, &QComboBox::currentIndexChanged, this, &ThroughputView::takeSamples);
    connect(m_pause, &QToolButton::toggled, this, &ThroughputView::takeSamples);
    return bar;
}

void ThroughputView::setPaused(bool paused)
{
    m_pause->setChecked(paused);
}

void ThroughputView::setSpan(int seconds)
{
    m_span->setCurrentIndex(m_span->findData(seconds));
}

void ThroughputView::showEvent(QShowEvent *event)
{
    session::OffsetSampler &sampler = m_context.session->sampler();
    m_watch = m_topic.isEmpty() ? sampler.watchCluster() : sampler.watch(m_topic);
    takeSamples();
    QWidget::showEvent(event);
}

void ThroughputView::hideEvent(QHideEvent *event)
{
    m_watch.reset();
    QWidget::hideEvent(event);
}

int ThroughputView::partitionCount() const
{
    const cluster::MetadataPtr metadata = m_context.session->metadata();
    const cluster::Topic *topic = metadata ? metadata->topic(m_topic) : nullptr;
    return topic ? static_cast<int>(topic->partitions.size()) : 0;
}

void ThroughputView::takeSamples()
{
    if (m_watch && !m_pause->isChecked()) {
        const session::OffsetSampler &sampler = m_context.session->sampler();
        const session::TailMeter &meter = m_context.session->tailMeter();
        const qint64 span = m_span->currentData().toLongLong() * 1000;
        const int count = partitionCount();
        if (m_topic.isEmpty()) {
            m_series = {{.kind = RateSeries::Kind::Sum, .points = sampler.clusterHistory()}};
            m_tailed = tailedSeries(meter, 0);
        } else {
            if (--m_untilChoice < 0 || count != m_chosenOf) {
                m_chosen = busiestPartitions(sampler, m_topic, count);
                m_chosenOf = count;
                const bool known = std::all_of(m_chosen.begin(), m_chosen.end(), [&](qint32 p) {
                    return sampler.partition({m_topic, p}).rate >= 0;
                });
                m_untilChoice = known ? kChoiceSamples : 0;
            }
            m_series = topicSeries(sampler, m_topic, m_chosen, count, 0);
            m_tailed = tailedSeries(meter, m_topic, m_chosen, count, 0);
        }
        const auto &sum = m_series.first().points;
        const qint64 end = sum.empty() ? QDateTime::currentMSecsSinceEpoch() : sum.back().timeMs;
        cut(m_series, end - span);
        cut(m_tailed, end - span);
        if (!m_tailed.isEmpty() && m_tailed.first().points.empty())
            m_tailed.clear();
        m_plot->setSeries(m_series, m_tailed, end, span);
        m_plot->setAccessibleDescription(summary());
    }
    showState();
    showCursor();
    Q_EMIT changed();
}

QString ThroughputView::summary() const
{
    const session::OffsetSampler &sampler = m_context.session->sampler();
    const double rate = m_topic.isEmpty() ? sampler.clusterRate() : sampler.topicRate(m_topic);
    return rate < 0 ? QString() : formatOffsetRate(rate);
}

bool ThroughputView::isLoaded() const
{
    const auto state = m_frame->state();
    // Behind another page nothing is sampled for it.
    return !isVisible() || state == StateFrame::State::Failed || state == StateFrame::State::Empty ||
           (state == StateFrame::State::Loaded && !m_series.isEmpty());
}

void ThroughputView::showState()
{
    const QString waiting = tr("Waiting for the first two samples…");
    if (!presentSession(*m_frame, *m_context.session, waiting))
        return;
    const bool sampled = !m_series.isEmpty() && !m_series.first().points.empty();
    if (!m_topic.isEmpty() && !m_context.session->metadata()->topic(m_topic))
        m_frame->setFailed(core::localError(core::ErrorKind::UnknownObject, tr("topic %1").arg(m_topic)));
    else if (m_context.session->metadata()->topics.isEmpty())
        m_frame->setEmpty(tr("There are no topics yet, so nothing is written."));
    else if (const QString why = whyMissing(m_context.session, rest::Feature::Offsets); !sampled && m_tailed.isEmpty() && !why.isEmpty())
        m_frame->setEmpty(tr("Rates are counted from the offsets of partitions, which this server does not tell.") + u' ' + why);
    else if (!sampled && m_frame->state() == StateFrame::State::Loading)
        m_frame->setLoading(waiting);
    else
        m_frame->setLoaded();
}

// What the cursor stands on, in words; without one, what the newest point says.
void ThroughputView::showCursor()
{
    if (m_series.isEmpty() || m_series.first().points.empty()) {
        m_words->clear();
        m_tailedWords->clear();
        return;
    }
    const qint64 time = m_plot->cursorTime().value_or(m_series.first().points.back().timeMs);
    m_words->setText(offsetWords(time));
    m_tailedWords->setText(tailedWords(time));
}

QString ThroughputView::clockTime(qint64 ms) const
{
    const bool utc = m_context.settings->settings().timeZone == session::TimeZoneMode::Utc;
    return QDateTime::fromMSecsSinceEpoch(ms, utc ? Qt::UTC : Qt::LocalTime).toString(u"HH:mm:ss"_s);
}

QString ThroughputView::offsetWords(qint64 time) const
{
    QStringList words = {clockTime(time)};
    words += valuesAt(m_series, time, formatRate);
    qint64 knownSince = std::numeric_limits<qint64>::max();
    for (const RateSeries &line : m_series) {
        if (line.kind != RateSeries::Kind::Sum && !line.points.empty())
            knownSince = std::min(knownSince, line.points.front().timeMs);
    }
    // Their sum is sampled all the time, they themselves while somebody looks.
    if (knownSince > m_series.first().points.front().timeMs && knownSince < std::numeric_limits<qint64>::max())
        words.append(tr("single partitions since %1").arg(clockTime(knownSince)));
    return words.join(u" · "_s);
}

QString ThroughputView::tailedWords(qint64 time) const
{
    const session::TailMeter &meter = m_context.session->tailMeter();
    if (m_tailed.isEmpty() && meter.isTailed(m_topic))
        return tr("Tailed here: the first bytes are being counted…");
    if (m_tailed.isEmpty())
        return m_topic.isEmpty()
                   ? tr("Bytes a second are known of what is tailed here. Nothing is: open the messages of a topic, and theirs show below.")
                   : tr("Bytes a second are known of what is tailed here. This topic is not: open its messages, and theirs show below.");
    const auto &sum = m_tailed.first().points;
    const auto nearest = std::min_element(
        sum.begin(), sum.end(), [time](const auto &a, const auto &b) { return std::abs(a.timeMs - time) < std::abs(b.timeMs - time); });
    if (std::abs(nearest->timeMs - time) > kSameMomentMs)
        return tr("Tailed here: nothing at %1.").arg(clockTime(time));
    return tr("Tailed here: %1").arg(valuesAt(m_tailed, nearest->timeMs, formatByteRate).join(u" · "_s));
}

void ThroughputView::chooseFile(bool picture)
{
    auto *dialog = new QFileDialog(this, picture ? tr("Save the picture") : tr("Save as CSV"), QString(),
                                   picture ? tr("Pictures (*.png)") : tr("Comma-separated values (*.csv)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(picture ? u"png"_s : u"csv"_s);
    // Another suffix than that of what was asked for gets the right one after it.
    connect(dialog, &QFileDialog::fileSelected, this, [this, picture](const QString &path) {
        const bool isNamedSo = !picture || path.endsWith(u".png"_s, Qt::CaseInsensitive);
        exportTo(isNamedSo ? path : path + u".png"_s);
    });
    dialog->open();
}

bool ThroughputView::exportTo(const QString &path)
{
    const QString shown = decode::visibleText(path);
    bool written = false;
    QString reason;
    if (path.endsWith(u".png"_s, Qt::CaseInsensitive)) {
        written = m_plot->savePng(path);
    } else {
        reason = core::writeFile(path, toCsv(m_series, m_tailed));
        written = reason.isEmpty();
    }
    if (written)
        m_banner->show(Banner::Kind::Information, tr("Written to %1.").arg(shown));
    else
        m_banner->show(Banner::Kind::Error, tr("%1 cannot be written. %2").arg(shown, reason));
    return written;
}

ChartPage::ChartPage(const ViewContext &context, QWidget *parent)
    : Page(context, parent)
    , m_view(new ThroughputView(context, {}))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(new PageHeader(tr("Throughput of the cluster")));
    layout->addWidget(m_view, 1);
    connect(m_view, &ThroughputView::changed, this, &Page::statusChanged);
    connect(m_view, &ThroughputView::changed, this, &Page::loadedChanged);
}

ChartPage::~ChartPage() = default;

QString ChartPage::title() const
{
    return tr("Throughput");
}

void ChartPage::reload()
{
    context().session->refresh();
}

} // namespace streamscope::widgets
