// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/produce/load_page.h"

#include "models/core/save_file.h"
#include "models/decode/decode.h"
#include "models/query/template_source.h"
#include "models/session/session.h"
#include "models/session/settings.h"
#include "widgets/charts/group_lines.h"
#include "widgets/common/banner.h"
#include "widgets/common/page_header.h"
#include "widgets/common/plain_label.h"
#include "widgets/common/sentences.h"
#include "widgets/common/theme.h"
#include "widgets/produce/aligned_labels.h"
#include "widgets/produce/bulk_actions.h"
#include "widgets/produce/bulk_counts.h"
#include "widgets/produce/bulk_options_form.h"
#include "widgets/produce/bulk_run.h"
#include "widgets/produce/load_form.h"
#include "widgets/produce/template_form.h"
#include "widgets/produce/topic_row.h"

#include <QAction>
#include <QBuffer>
#include <QDateTime>
#include <QFileDialog>
#include <QJsonDocument>
#include <QLocale>
#include <QScrollArea>
#include <QSplitter>
#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>

#include <limits>
#include <utility>

using namespace Qt::StringLiterals;

namespace streamscope::widgets {
namespace {

constexpr std::size_t kShownSeconds = 3600;

} // namespace

LoadPage::LoadPage(const ViewContext &context, const QString &topic, QWidget *parent)
    : Page(context, parent)
    , m_asked(topic)
    , m_banner(new Banner)
    , m_topic(new TopicRow(context.session))
    , m_load(new LoadForm)
    , m_form(new TemplateForm(context))
    , m_options(new BulkOptionsForm)
    , m_counts(new BulkCounts)
    , m_run(new BulkRun(context, this))
    , m_actions(new BulkActions(m_run, m_options, tr("Send"), this))
    , m_rates(new GroupLines)
    , m_latencies(new GroupLines)
    , m_facts(new PlainLabel)
    , m_export(pageAction(this, u"save"_s, tr("&Report…"), tr("The charts as a picture, the seconds as CSV, or all of it as JSON"),
                          &LoadPage::chooseFile))
{
    auto *header = new PageHeader(tr("Load laboratory"));
    for (QAction *action : m_actions->all() + QList{m_export})
        header->addAction(action);
    connect(m_actions, &BulkActions::startRequested, this, &LoadPage::start);
    auto *splitter = new QSplitter(Qt::Horizontal);
    splitter->addWidget(makeLeft());
    splitter->addWidget(makeRight());
    splitter->setStretchFactor(0, 2);
    splitter->setStretchFactor(1, 3);
    splitter->setChildrenCollapsible(false);
    auto *body = new QWidget;
    auto *inner = new QVBoxLayout(body);
    inner->setContentsMargins(12, 4, 12, 8);
    inner->addWidget(m_topic);
    inner->addWidget(m_load);
    inner->addWidget(splitter, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(header);
    layout->addWidget(m_banner);
    layout->addWidget(body, 1);
    alignLabels(*this);
    m_topic->setTopic(topic);
    connect(m_topic, &TopicRow::changed, this, &LoadPage::check);
    connect(m_load, &LoadForm::changed, this, &LoadPage::check);
    connect(m_form, &TemplateForm::changed, this, &LoadPage::check);
    connect(m_options, &BulkOptionsForm::changed, this, &LoadPage::check);
    connect(m_run, &BulkRun::started, this, [this] {
        m_feed = std::exchange(m_next, nullptr);
        m_report = std::exchange(m_nextReport, {});
        m_report.startedMs = QDateTime::currentMSecsSinceEpoch();
        m_banner->clear();
        showRun();
        showCharts();
    });
    connect(m_run, &BulkRun::changed, this, &LoadPage::showRun);
    connect(m_run, &BulkRun::finished, this, &LoadPage::showEnd);
    connect(m_run, &BulkRun::finished, this, &Page::workStopped);
    const auto forget = [this] {
        m_next.reset();
        m_nextReport = {};
    };
    connect(m_run, &BulkRun::declined, this, forget);
    connect(m_run, &BulkRun::failedToStart, this, [this, forget](const core::KafkaError &error) {
        forget();
        m_banner->showError(error);
    });
    const auto showTimes = [this](const session::Settings &settings) {
        m_rates->setUtc(settings.timeZone == session::TimeZoneMode::Utc);
        m_latencies->setUtc(settings.timeZone == session::TimeZoneMode::Utc);
    };
    if (context.settings) {
        connect(context.settings, &session::SettingsStore::changed, this, showTimes);
        showTimes(context.settings->settings());
    }
    check();
    showFacts();
}

LoadPage::~LoadPage() = default;

QTabWidget *LoadPage::makeLeft()
{
    QScrollArea *options = scrolled(m_options);
    m_left = new QTabWidget;
    m_left->setDocumentMode(true);
    m_left->tabBar()->setAccessibleName(tr("What is sent and how"));
    m_left->setAccessibleName(m_left->tabBar()->accessibleName());
    m_left->addTab(m_form, tr("Template"));
    m_left->addTab(options, tr("Options"));
    return m_left;
}

QTabWidget *LoadPage::makeRight()
{
    m_facts->setWordWrap(true);
    m_facts->setAccessibleName(tr("Facts of the load"));
    m_rates->setAccessibleName(tr("Messages a second"));
    m_latencies->setAccessibleName(tr("Time to the acknowledgement"));
    m_charts = new QWidget;
    auto *layout = new QVBoxLayout(m_charts);
    layout->setContentsMargins(0, 4, 0, 0);
    layout->addWidget(m_facts);
    layout->addWidget(m_rates, 1);
    layout->addWidget(m_latencies, 1);
    layout->addStretch(0);
    for (GroupLines *lines : {m_rates, m_latencies})
        lines->hide(); // until there is something to draw
    m_right = new QTabWidget;
    m_right->setDocumentMode(true);
    m_right->tabBar()->setAccessibleName(tr("What comes of it"));
    m_right->setAccessibleName(m_right->tabBar()->accessibleName());
    m_right->addTab(m_charts, tr("Charts"));
    m_right->addTab(m_counts, tr("Outcome"));
    return m_right;
}

QString LoadPage::target() const
{
    return m_asked.isEmpty() ? u"load"_s : u"load:"_s + m_asked;
}

QString LoadPage::title() const
{
    return m_asked.isEmpty() ? tr("Load laboratory") : tr("Load on %1").arg(decode::visibleText(m_asked));
}

QString LoadPage::statusText() const
{
    return m_report.status.sent > 0 ? bulkSums(m_report.status) : QString();
}

void LoadPage::check()
{
    const QString topic = m_topic->topic();
    const int partitions = m_run->partitions(topic);
    m_form->setTopic(topic);
    m_options->setTransactionNote(m_run->transactionNote());
    QString why = m_run->refusal(topic, m_options->options());
    const flows::StreamBounds bounds = m_load->bounds();
    if (why.isEmpty() && bounds == flows::StreamBounds())
        why = tr("A load needs an end: a time, a number or a size.");
    m_topic->setNote(!why.isEmpty() ? why : partitions > 0 ? tr("%Ln partition(s)", nullptr, partitions) : QString());
    m_actions->update(!why.isEmpty() ? why : m_form->fault());
    m_export->setEnabled(!m_run->isRunning() && m_report.startedMs > 0);
}

void LoadPage::start()
{
    check();
    if (!m_actions->canStart())
        return;
    m_nextReport = {};
    m_nextReport.topic = m_topic->topic();
    m_nextReport.shape = m_load->shape();
    m_nextReport.bounds = m_load->bounds();
    m_nextReport.options = m_options->options();
    m_next = std::make_shared<flows::TemplateStream>(*m_form->compiled(), std::make_shared<query::TemplateSource>(), m_nextReport.shape,
                                                     m_nextReport.bounds);
    cluster::BulkRequest request;
    request.topic = m_nextReport.topic;
    request.options = m_nextReport.options;
    const QString shown = decode::visibleText(request.topic);
    m_run->start(request, m_next, tr("Load on %1").arg(shown), tr("A load goes to “%1”.").arg(shown), m_nextReport.bounds.messages);
}

void LoadPage::showRun()
{
    if (!m_feed)
        return;
    const auto seconds = m_report.points.size();
    m_report.status = m_run->status();
    m_report.counts = m_feed->counts();
    const auto &fault = m_report.counts.fault;
    m_counts->show(m_report.status, m_report.counts.faulty, fault ? fault->where + u": "_s + fault->message : QString());
    const qint64 next = m_report.points.empty() ? 0 : m_report.points.back().second + 1;
    for (const flows::LoadPoint &point : m_feed->statistics().points(static_cast<std::size_t>(next)))
        m_report.points.push_back(point);
    if (m_report.points.size() != seconds)
        showCharts();
    if (m_report.status.state == cluster::BulkStatus::State::Open)
        m_banner->show(Banner::Kind::Information, tr("A transaction is open: commit it or abort it."));
    check();
    Q_EMIT statusChanged();
}

void LoadPage::showCharts()
{
    GroupLine made{tr("made"), {}};
    GroupLine acknowledged{tr("acknowledged"), {}};
    GroupLine failed{tr("failed"), {}};
    GroupLine median{u"p50"_s, {}};
    GroupLine p99{u"p99"_s, {}};
    GroupLine p999{u"p99.9"_s, {}};
    const auto ms = [](qint64 us) { return us < 0 ? std::numeric_limits<double>::quiet_NaN() : static_cast<double>(us) / 1000; };
    const std::vector<flows::LoadPoint> &points = m_report.points;
    for (std::size_t i = points.size() > kShownSeconds ? points.size() - kShownSeconds : 0; i < points.size(); ++i) {
        const flows::LoadPoint &point = points[i];
        const qint64 time = m_report.startedMs + point.second * 1000;
        if (i + 1 < points.size() || i == 0) { // of a second that is not over, or was not when it ended, there is no rate
            made.points.emplace_back(time, static_cast<double>(point.made));
            acknowledged.points.emplace_back(time, static_cast<double>(point.acknowledged));
            failed.points.emplace_back(time, static_cast<double>(point.failed));
        }
        median.points.emplace_back(time, ms(point.p50Us));
        p99.points.emplace_back(time, ms(point.p99Us));
        p999.points.emplace_back(time, ms(point.p999Us));
    }
    for (GroupLines *lines : {m_rates, m_latencies})
        lines->show();
    m_rates->setLines({acknowledged, made, failed}, tr("messages a second"));
    m_latencies->setLines({median, p99, p999}, tr("acknowledged after, ms"));
    m_report.latencies = m_feed ? m_feed->statistics().latencies() : m_report.latencies;
    showFacts();
}

QString LoadPage::milliseconds(qint64 microseconds)
{
    if (microseconds < 0)
        return u"–"_s;
    const double ms = static_cast<double>(microseconds) / 1000;
    return tr("%1 ms").arg(QLocale().toString(ms, 'f', ms < 100 ? 1 : 0));
}

void LoadPage::showFacts()
{
    if (m_report.startedMs == 0) {
        m_facts->setText(tr("Start a load to see its rate, and how long the brokers take to acknowledge."));
        return;
    }
    QStringList facts = {tr("%1 on average").arg(formatRate(m_report.rate())),
                         u"p50 "_s + milliseconds(m_report.latencies.percentile(50)),
                         u"p99 "_s + milliseconds(m_report.latencies.percentile(99)),
                         u"p99.9 "_s + milliseconds(m_report.latencies.percentile(99.9)),
                         tr("longest %1").arg(milliseconds(m_report.latencies.longest()))};
    if (m_report.skew() >= 0 && m_report.status.partitions.size() > 1)
        facts.append(tr("fullest partition: %1 × its share").arg(QLocale().toString(m_report.skew(), 'f', 2)));
    if (m_report.counts.lateUs > 0)
        facts.append(tr("fell behind: %1 s of the load were left out")
                         .arg(QLocale().toString(static_cast<double>(m_report.counts.lateUs) / 1e6, 'f', 1)));
    m_facts->setText(facts.join(u" · "_s));
}

void LoadPage::showEnd()
{
    m_feed->statistics().finish();
    showRun();
    showCharts();
    m_feed.reset();
    const cluster::BulkStatus &status = m_report.status;
    if (status.error)
        m_banner->showError(*status.error);
    else if (status.failed + m_report.counts.faulty > 0)
        m_banner->show(Banner::Kind::Warning, tr("Not all messages were written; the outcome says why."));
    else
        m_banner->clear();
    check();
}

void LoadPage::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("Keep the report"), QString(), tr("JSON (*.json);;CSV (*.csv);;Picture (*.png)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"json"_s);
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString &filter) {
        dialog->setDefaultSuffix(filter.contains(u"csv"_s) ? u"csv"_s : filter.contains(u"png"_s) ? u"png"_s : u"json"_s);
    });
    connect(dialog, &QFileDialog::fileSelected, this, &LoadPage::exportTo);
    dialog->open();
}

void LoadPage::exportTo(const QString &path)
{
    QByteArray bytes;
    if (path.endsWith(".png"_L1, Qt::CaseInsensitive)) {
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::WriteOnly);
        m_right->setCurrentWidget(m_charts);
        m_charts->grab().save(&buffer, "PNG");
    } else if (path.endsWith(".csv"_L1, Qt::CaseInsensitive)) {
        bytes = m_report.toCsv();
    } else {
        bytes = QJsonDocument(m_report.toJson()).toJson();
    }
    const QString fault = core::writeFile(path, bytes);
    const QString shown = decode::visibleText(path);
    if (fault.isEmpty())
        m_banner->show(Banner::Kind::Information, tr("The report is in %1.").arg(shown));
    else
        m_banner->show(Banner::Kind::Error, tr("%1 cannot be written: %2").arg(shown, fault));
}

QString LoadPage::runningWork() const
{
    return m_run->work();
}

void LoadPage::stopWork()
{
    m_run->end();
}

QJsonObject LoadPage::saveState() const
{
    return {{u"topic"_s, m_topic->topic()},
            {u"template"_s, m_form->text().toJson()},
            {u"options"_s, m_options->state()},
            {u"load"_s, m_load->state()}};
}

void LoadPage::restoreState(const QJsonObject &state)
{
    if (m_run->isRunning() || !state.contains("template"_L1))
        return;
    if (m_asked.isEmpty())
        m_topic->setTopic(state.value("topic"_L1).toString());
    m_form->setText(flows::MessageTemplateText::fromJson(state.value("template"_L1).toObject()));
    m_options->setState(state.value("options"_L1).toObject());
    m_load->setState(state.value("load"_L1).toObject());
}

} // namespace streamscope::widgets
