// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/analytics/analytics_page.h"

#include "models/decode/decode.h"
#include "models/items/window_group_model.h"
#include "models/session/session.h"
#include "models/session/settings.h"
#include "widgets/analytics/query_form.h"
#include "widgets/charts/group_bars.h"
#include "widgets/charts/group_lines.h"
#include "widgets/common/banner.h"
#include "widgets/common/data_table.h"
#include "widgets/common/kept_names.h"
#include "widgets/common/page_header.h"
#include "widgets/common/plain_label.h"
#include "widgets/common/rest_offers.h"
#include "widgets/common/sentences.h"
#include "widgets/common/state_frame.h"
#include "widgets/common/theme.h"

#include <QAction>
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace streamscope::widgets {
namespace {

using State = cluster::TailStatus::State;
using items::WindowGroupModel;

constexpr query::WindowRun::Look kLook{.windows = 60, .groups = 1000, .everyMs = 200};
constexpr int kRateMs = 1000;
constexpr int kHalf = 1000;

} // namespace

AnalyticsPage::AnalyticsPage(const ViewContext &context, const QString &topics, QWidget *parent)
    : AnalyticsPage(context, topics, std::nullopt, parent)
{
    m_form->setTopics(topics.split(u',', Qt::SkipEmptyParts));
    showStatus();
}

AnalyticsPage::AnalyticsPage(const ViewContext &context, messages::HeldSet set, const QString &words, QWidget *parent)
    : AnalyticsPage(context, {}, std::optional(std::move(set)), parent)
{
    m_form->setHeld(words, m_set->topics);
    m_open->setVisible(false); // reading its topics anew would show other messages
    m_bars->setToolTip({});
    showStatus();
}

AnalyticsPage::AnalyticsPage(const ViewContext &context, const QString &topics, std::optional<messages::HeldSet> set, QWidget *parent)
    : Page(context, parent)
    , m_asked(set ? set->topics.join(u',') : topics)
    , m_set(std::move(set))
    , m_header(new PageHeader(tr("Analytics")))
    , m_form(new QueryForm(context))
    , m_banner(new Banner)
    , m_notice(new Banner)
    , m_table(new DataTable(tr("Groups of the window"), u"analytics"_s, nullptr)) // its columns are the query's
    , m_model(new WindowGroupModel(this))
    , m_bars(new GroupBars)
    , m_lines(new GroupLines)
    , m_snapshot(std::make_shared<query::WindowSnapshot>())
{
    makeActions();
    makeLayout();
    follow();
    showViews();
}

void AnalyticsPage::makeLayout()
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    if (!m_set)
        layout->addWidget(new OffersNote(context().session, {rest::Feature::OffsetsByTime, rest::Feature::ReadTimestamps}));
    layout->addWidget(m_form);
    layout->addWidget(makeViewRow());
    layout->addWidget(m_notice);
    layout->addWidget(m_banner);
    m_frame = new StateFrame(makeResults());
    layout->addWidget(m_frame, 1);
}

void AnalyticsPage::follow()
{
    const ViewContext &context = this->context();
    connect(&m_ticker, &core::FrameTicker::tick, this, &AnalyticsPage::tick);
    connect(m_form, &QueryForm::startRequested, this, &AnalyticsPage::start);
    connect(m_form, &QueryForm::topicsChanged, this, &AnalyticsPage::startSampling);
    connect(m_frame, &StateFrame::retryRequested, this, &AnalyticsPage::start);
    connect(context.session, &session::Session::stateChanged, this, &AnalyticsPage::showStatus);
    connect(context.session, &session::Session::metadataFailed, this, &AnalyticsPage::showStatus);
    connect(context.session, &session::Session::metadataChanged, this, [this] {
        if (m_waiting)
            start();
    });
    const auto showTimes = [this](const session::Settings &settings) {
        m_lines->setUtc(settings.timeZone == session::TimeZoneMode::Utc);
        showResults();
    };
    if (context.settings) {
        connect(context.settings, &session::SettingsStore::changed, this, showTimes);
        showTimes(context.settings->settings());
    }
}

AnalyticsPage::~AnalyticsPage()
{
    if (m_run)
        m_run->stop();
    m_tail.reset();
    m_sampling.reset();
}

void AnalyticsPage::makeActions()
{
    m_start = pageAction(this, u"play"_s, tr("&Start"), tr("Count anew with what is asked above (Enter in a field, F5)"), &AnalyticsPage::start);
    m_stop = pageAction(this, u"stop"_s, tr("Sto&p"), tr("Stop reading; what was counted stays"), &AnalyticsPage::stop);
    m_export = pageAction(this, u"save"_s, tr("&Export…"), tr("All windows that are kept, as CSV or as JSON lines"), &AnalyticsPage::chooseFile);
    m_open = pageAction(this, u"topic"_s, tr("Show its &messages"), tr("The messages of this group in this window (Enter)"),
                 &AnalyticsPage::openCurrent);
    m_choose = pageAction(this, u"topic"_s, tr("Choose topics"), tr("Say which topics are read"), [this] { m_form->focusFirst(); });
    for (QAction *action : {m_start, m_stop, m_export})
        m_header->addAction(action);
    m_header->addMenuButton(makeCopyButton());
}

QWidget *AnalyticsPage::makeViewRow()
{
    m_views = new KeptNames({.label = tr("Saved v&iews"),
                             .name = tr("Saved views"),
                             .toolTip = tr("What is asked above, kept by name for this connection"),
                             .placeholder = tr("Name of a view"),
                             .keep = tr("Save the view"),
                             .keepToolTip = tr("Save what is asked above under this name"),
                             .forget = tr("Delete the view"),
                             .forgetToolTip = tr("Delete the view of this name")});
    m_views->row()->setContentsMargins(12, 0, 12, 6);
    m_views->row()->addStretch(1);
    connect(m_views, &KeptNames::keepRequested, this, &AnalyticsPage::saveView);
    connect(m_views, &KeptNames::forgetRequested, this, &AnalyticsPage::deleteView);
    connect(m_views, &KeptNames::chosen, this, &AnalyticsPage::openView);
    return m_views;
}

QWidget *AnalyticsPage::makeResultBar()
{
    m_windows = new QComboBox;
    m_windows->setAccessibleName(tr("Window that is shown"));
    m_windows->setToolTip(tr("The newest window as it grows, or one that is kept"));
    m_windows->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_measure = new QComboBox;
    m_measure->setAccessibleName(tr("What the charts show"));
    m_measure->setToolTip(tr("What bars and lines show: the count, or one of the aggregates"));
    m_measure->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_words = new PlainLabel;
    m_words->setAccessibleName(tr("Facts of the window"));
    auto *bar = new QWidget;
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_windows);
    layout->addWidget(m_words);
    layout->addStretch(1);
    layout->addWidget(m_measure);
    connect(m_windows, &QComboBox::activated, this, &AnalyticsPage::showResults);
    connect(m_measure, &QComboBox::currentIndexChanged, this, &AnalyticsPage::showResults);
    return bar;
}

QWidget *AnalyticsPage::makeResults()
{
    m_table->verticalHeader()->setDefaultSectionSize(
        rowHeight(context().settings ? context().settings->settings().density : session::Density::Compact));
    m_table->setSourceModel(m_model, items::FactRole);
    m_table->sortByColumn(WindowGroupModel::Count, Qt::DescendingOrder);
    m_table->setRowActions({m_open});
    connect(m_table, &DataTable::rowActivated, this, &AnalyticsPage::openCurrent);
    m_bars->setAccessibleName(tr("Groups of the window as bars"));
    m_bars->setToolTip(tr("The most common groups; a click or Enter shows the messages of one"));
    m_lines->setAccessibleName(tr("Groups over the windows as lines"));
    m_lines->setToolTip(tr("The most common groups of the newest windows"));
    connect(m_bars, &GroupBars::activated, this, [this](int index) {
        const auto window = shownWindow();
        if (window && index < static_cast<int>(window->groups.size()))
            openGroup(window->groups[static_cast<std::size_t>(index)]);
    });
    auto *charts = new QSplitter(Qt::Vertical);
    charts->addWidget(m_bars);
    charts->addWidget(m_lines);
    m_splitter = new QSplitter(Qt::Horizontal);
    m_splitter->addWidget(m_table);
    m_splitter->addWidget(charts);
    m_splitter->setSizes({kHalf, kHalf}); // shares, whatever the width
    auto *results = new QWidget;
    auto *layout = new QVBoxLayout(results);
    layout->setContentsMargins(8, 4, 8, 8);
    layout->addWidget(makeResultBar());
    layout->addWidget(m_splitter, 1);
    return results;
}

QString AnalyticsPage::target() const
{
    if (m_set)
        return u"analytics-held"_s; // nothing opens it again
    return m_asked.isEmpty() ? u"analytics"_s : u"analytics:"_s + m_asked;
}

QString AnalyticsPage::title() const
{
    const QString topics = decode::visibleText(m_asked);
    if (m_set)
        return tr("Analytics of held %1").arg(topics);
    return m_asked.isEmpty() ? tr("Analytics") : tr("Analytics of %1").arg(topics);
}

bool AnalyticsPage::isLoaded() const
{
    if (!m_tail)
        return m_waiting ? m_frame->state() == StateFrame::State::Failed : m_asked.isEmpty() || m_started || !isVisible();
    const bool read = !m_status.positions.isEmpty() && std::all_of(m_status.positions.begin(), m_status.positions.end(),
                                                                   [](const auto &position) { return position.atEnd; });
    return m_done || m_status.state == State::Failed || !m_history.isEmpty() || (m_status.state == State::Reading && read);
}

// Nothing is read for a page that nobody has looked at.
void AnalyticsPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    if (std::exchange(m_started, true))
        return;
    startSampling();
    if (!m_asked.isEmpty())
        start();
    else if (!m_hasSavedState)
        m_form->focusFirst();
}

void AnalyticsPage::reset()
{
    if (m_run)
        m_run->stop();
    m_tail.reset();
    m_run.reset();
    m_history.clear();
    m_snapshot = std::make_shared<query::WindowSnapshot>();
    m_status = {};
    m_waiting = false;
    m_refused = false;
    m_finishing = false;
    m_done = false;
    m_countedBefore = 0;
    m_rate = -1;
    m_clock.start();
    m_news.start();
}

void AnalyticsPage::start()
{
    auto asked = m_form->ask();
    if (!asked) {
        m_notice->show(Banner::Kind::Error, asked.error().message);
        m_refused = true;
        showState();
        return;
    }
    m_notice->clear();
    reset();
    const cluster::MetadataPtr metadata = context().session->metadata();
    m_waiting = !metadata && !m_set; // who does not know the partitions would take the first for all
    if (m_waiting) {
        context().session->refresh();
        showStatus();
        return;
    }
    m_query = std::move(asked->query);
    m_request = std::move(asked->request);
    QList<cluster::TopicPartition> partitions = m_request.partitions;
    for (const QString &name : m_request.partitions.isEmpty() && !m_set ? m_request.topics : QStringList()) {
        const cluster::Topic *topic = metadata->topic(name);
        for (const cluster::Partition &partition : topic ? topic->partitions : QList<cluster::Partition>())
            partitions.append({name, partition.id});
    }
    m_model->setAggregations(m_query->aggregations, tr("(other)"));
    showMeasures();
    m_run = std::make_shared<query::WindowRun>(*m_query, m_request.topics, partitions, kLook);
    m_tail = openTail();
    showResults();
    showStatus();
}

std::unique_ptr<cluster::Tail> AnalyticsPage::openTail()
{
    const auto wake = [this, run = m_run.get()] {
        run->work();
        m_ticker.wake();
    };
    if (m_set)
        return std::make_unique<messages::HeldTail>(*m_set, m_run, wake);
    return context().session->openTail(m_request, m_run, wake);
}

void AnalyticsPage::stop()
{
    if (!isRunning())
        return;
    m_run->stop();
    m_tail->stop();
    m_done = true;
    takeResults();
    showStatus();
}

void AnalyticsPage::reload()
{
    start();
}

void AnalyticsPage::find()
{
    m_form->focusFirst();
}

void AnalyticsPage::tick()
{
    learnSample();
    if (!m_tail)
        return;
    if (!m_done) {
        m_status = m_tail->status();
        m_run->tell(m_status.positions);
        const bool finished = m_run->isFinished(); // before the last windows are taken
        takeResults();
        m_done = finished || m_status.state == State::Failed;
        if (m_status.state == State::Finished && !m_finishing) {
            m_finishing = true;
            m_run->finish([this] { m_ticker.wake(); });
        }
    }
    showStatus();
}

void AnalyticsPage::takeResults()
{
    std::vector<query::WindowResult> closed = m_run->takeClosed();
    const auto snapshot = m_run->snapshot();
    if (closed.empty() && snapshot == m_snapshot)
        return;
    if (snapshot->counts.messages != m_snapshot->counts.messages)
        m_news.start();
    m_snapshot = snapshot;
    if (m_clock.hasExpired(kRateMs)) {
        m_rate = static_cast<double>(snapshot->counts.messages - m_countedBefore) * 1000.0 / static_cast<double>(m_clock.restart());
        m_countedBefore = snapshot->counts.messages;
    }
    m_history.setOpen(snapshot->open);
    m_history.addClosed(std::move(closed));
    showResults();
}

// What the language offers while it is typed: the fields of a few messages.
void AnalyticsPage::startSampling()
{
    constexpr qint64 kMessages = 20;
    const cluster::MetadataPtr metadata = context().session->metadata();
    QStringList known = m_form->topics();
    known.removeIf([&metadata](const QString &name) { return !metadata || !metadata->topic(name); });
    m_sampling.reset();
    if (m_set) {
        for (quint64 row = m_set->rows.firstRow(); row < m_set->rows.endRow() && row < m_set->rows.firstRow() + kMessages; ++row)
            m_form->learnFields(m_set->rows.at(row).value.value_or(std::string_view()));
        return;
    }
    if (!isVisible() || known.isEmpty())
        return;
    cluster::TailRequest request;
    request.topics = known;
    request.start = {cluster::StartPosition::Kind::LastN, kMessages};
    request.untilEnd = true;
    constexpr messages::StoreLimits kLimits{.bytes = 4 << 20, .rows = 1000};
    m_sample = std::make_shared<messages::MessageStore>(kLimits, messages::WhenFull::SkipOldest);
    m_sampling = context().session->reader().openTail(request, m_sample, [this] { m_ticker.wake(); });
}

void AnalyticsPage::learnSample()
{
    if (!m_sampling || m_sampling->status().state != State::Finished)
        return;
    const messages::Snapshot rows = m_sample->snapshot();
    for (quint64 row = rows.firstRow(); row < rows.endRow(); ++row)
        m_form->learnFields(rows.at(row).value.value_or(std::string_view()));
    m_sampling.reset();
    m_sample.reset();
}

} // namespace streamscope::widgets
