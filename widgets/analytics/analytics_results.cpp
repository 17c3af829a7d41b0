// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What an AnalyticsPage shows of its results, and what it keeps.
#include "models/core/when_finished.h"
#include "models/decode/decode.h"
#include "models/items/window_group_model.h"
#include "models/session/session.h"
#include "models/session/settings.h"
#include "widgets/analytics/analytics_page.h"
#include "widgets/analytics/query_form.h"
#include "widgets/analytics/window_export.h"
#include "widgets/charts/group_bars.h"
#include "widgets/charts/group_lines.h"
#include "widgets/common/banner.h"
#include "widgets/common/data_table.h"
#include "widgets/common/kept_names.h"
#include "widgets/common/page_header.h"
#include "widgets/common/sentences.h"
#include "widgets/common/session_state.h"
#include "widgets/common/state_frame.h"
#include "widgets/messages/read_bar.h"

#include <QAction>
#include <QComboBox>
#include <QDateTime>
#include <QFileDialog>
#include <QHeaderView>
#include <QJsonArray>
#include <QLabel>
#include <QLocale>
#include <QSplitter>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace streamscope::widgets {
namespace {

using State = cluster::TailStatus::State;
using items::WindowGroupModel;
using query::GroupResult;
using query::WindowResult;

constexpr int kListedWindows = 200;
constexpr std::size_t kLines = 8;
constexpr std::size_t kLineWindows = 120;
constexpr std::size_t kReasonsShown = 20;

// "10:30:00 – 10:31:00", with the day where there is more than one.
QString spanText(const QDateTime &from, const QDateTime &to, bool withDay)
{
    const auto text = [](const QDateTime &time, bool day) {
        const QString format = time.time().msec() == 0 ? u"HH:mm:ss"_s : u"HH:mm:ss.zzz"_s;
        return time.toString(day ? u"yyyy-MM-dd "_s + format : format);
    };
    return text(from, withDay) + u" – "_s + text(to, from.date() != to.date());
}

} // namespace

QString AnalyticsPage::windowText(const WindowResult &window) const
{
    const bool utc = context().settings && context().settings->settings().timeZone == session::TimeZoneMode::Utc;
    const auto time = [utc](qint64 ms) {
        return utc ? QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC) : QDateTime::fromMSecsSinceEpoch(ms);
    };
    return spanText(time(window.startMs), time(window.endMs), true);
}

QString AnalyticsPage::groupText(const GroupResult &group) const
{
    return group.isOther() ? tr("(other)") : decode::visibleText(group.text());
}

query::WindowHistory::Window AnalyticsPage::shownWindow() const
{
    const QVariantList span = m_windows->currentData().toList();
    const auto chosen = span.size() == 2 ? m_history.find(span[0].toLongLong(), span[1].toLongLong()) : nullptr;
    return chosen ? chosen : m_history.newest();
}

int AnalyticsPage::measure() const
{
    return m_measure->currentIndex() > 0 ? m_measure->currentData().toInt() : -1;
}

void AnalyticsPage::showMeasures()
{
    const QString before = m_measure->currentText();
    const QSignalBlocker blocked(m_measure);
    m_measure->clear();
    m_measure->addItem(tr("Count"), -1);
    QStringList titles = {tr("Group"), tr("Count"), tr("Share")};
    QList<CellFormat> formats = {CellFormat::Text, CellFormat::Number, CellFormat::Percent};
    for (std::size_t i = 0; i < m_query->aggregations.size(); ++i) {
        const query::Aggregation &aggregation = m_query->aggregations[i];
        if (aggregation.kind == query::Aggregation::Kind::Count)
            continue;
        const QString name = decode::visibleText(aggregation.name);
        titles.append(name);
        const bool list = aggregation.kind == query::Aggregation::Kind::Top;
        formats.append(list ? CellFormat::Text : CellFormat::Exact);
        if (!list)
            m_measure->addItem(name, static_cast<int>(i));
    }
    m_model->setTitles(titles);
    m_table->setFormats(formats);
    m_measure->setCurrentIndex(std::max(0, m_measure->findText(before)));
    for (int column = 0; column < m_model->columnCount(); ++column)
        m_table->setDefaultWidth(column, column == WindowGroupModel::Group ? 200 : 100);
}

void AnalyticsPage::showResults()
{
    if (!m_query)
        return;
    showWindowList();
    const auto window = shownWindow();
    m_model->setWindow(window.get());
    const QString what = measure() < 0 ? tr("Messages") : m_measure->currentText();
    QList<GroupBar> bars;
    for (const GroupResult &group : window ? window->groups : std::vector<GroupResult>()) {
        if (bars.size() >= GroupBars::kMost)
            break;
        bars.append({groupText(group), measure() < 0 ? static_cast<double>(group.count)
                                                     : group.aggregates.at(static_cast<std::size_t>(measure())).number});
    }
    m_bars->setBars(bars, what);
    QList<GroupLine> lines;
    using Kind = query::Windowing::Kind;
    const query::Windowing &windowing = m_query->window;
    const qint64 everyMs = windowing.kind == Kind::Tumbling ? windowing.lengthMs : windowing.kind == Kind::Hopping ? windowing.slideMs : 0;
    for (query::WindowHistory::Series &series : m_history.series(kLines, kLineWindows, measure(), everyMs))
        lines.append({groupText(series.group), std::move(series.points)});
    m_lines->setLines(lines, what);
    QStringList facts;
    if (window) {
        facts = {tr("%Ln message(s)", nullptr, counted(window->messages)), tr("%Ln group(s)", nullptr, counted(window->groupCount))};
        if (window->groupCount > window->groups.size())
            facts.append(tr("the most common %1 are shown").arg(formatCount(static_cast<qint64>(window->groups.size()))));
        if (window->early)
            facts.append(tr("closed early"));
        facts += estimates(*window);
    }
    m_words->setText(facts.join(u" · "_s));
    showActions();
}

// Of each aggregate that is not exact in every group: the sketch and its largest error.
QStringList AnalyticsPage::estimates(const WindowResult &window) const
{
    QStringList texts;
    for (std::size_t i = 0; i < m_query->aggregations.size(); ++i) {
        const auto worst = std::max_element(window.groups.begin(), window.groups.end(), [i](const GroupResult &a, const GroupResult &b) {
            return std::pair(a.aggregates[i].sketch, a.aggregates[i].error) < std::pair(b.aggregates[i].sketch, b.aggregates[i].error);
        });
        if (worst == window.groups.end() || worst->aggregates[i].sketch == query::Sketch::None)
            continue;
        const double error = worst->aggregates[i].error;
        const QString percent = QLocale().toString(error * 100, 'f', 2);
        QString text;
        switch (worst->aggregates[i].sketch) {
        case query::Sketch::None: break;
        case query::Sketch::TDigest: text = tr("t-digest, rank within ±%1 %").arg(percent); break;
        case query::Sketch::HyperLogLog: text = tr("HyperLogLog, standard error %1 %").arg(percent); break;
        case query::Sketch::SpaceSaving:
            text = tr("space-saving, counts at most %1 too high").arg(formatCount(static_cast<qint64>(error)));
            break;
        case query::Sketch::Rounding: text = tr("large integers rounded"); break;
        }
        texts.append(u"≈ %1: %2"_s.arg(decode::visibleText(m_query->aggregations[i].name), text));
    }
    return texts;
}

// The newest one first; the choice stays where it is.
void AnalyticsPage::showWindowList()
{
    const auto windows = m_history.windows();
    const int listed = static_cast<int>(std::min<std::size_t>(windows.size(), kListedWindows));
    const QVariant newest = windows.empty() ? QVariant() : QVariantList{windows.back()->startMs, windows.back()->endMs};
    if (m_windows->count() == listed + 1 && m_windows->itemData(1) == newest)
        return;
    const QVariant chosen = m_windows->currentData();
    const QSignalBlocker blocked(m_windows);
    m_windows->clear();
    m_windows->addItem(tr("Newest window"));
    int current = 0;
    for (int i = 0; i < listed; ++i) {
        const WindowResult &window = *windows[windows.size() - 1 - static_cast<std::size_t>(i)];
        const QVariantList span{window.startMs, window.endMs};
        m_windows->addItem(windowText(window), span);
        current = chosen == QVariant(span) ? i + 1 : current;
    }
    m_windows->setCurrentIndex(current);
}

void AnalyticsPage::showActions()
{
    m_stop->setEnabled(isRunning());
    m_export->setEnabled(!m_history.isEmpty());
    const QModelIndex current = m_table->sourceIndex(m_table->currentIndex());
    m_open->setEnabled(!m_history.isEmpty() && !current.data(WindowGroupModel::OtherRole).toBool());
}

void AnalyticsPage::showStatus()
{
    showState();
    showBanner();
    showActions();
    QStringList facts;
    if (m_tail && !m_done)
        facts.append(m_set ? tr("counting what is held") : m_request.untilEnd ? tr("reading until the end") : tr("live"));
    else if (m_tail && m_status.state != State::Failed)
        facts.append(!m_finishing ? tr("stopped") : m_set ? tr("all of the set is counted") : tr("at the end"));
    if (m_tail)
        facts.append(m_query->time == query::WindowQuery::Time::Message ? tr("by timestamp") : tr("by arrival"));
    m_header->setFacts(facts);
    Q_EMIT loadedChanged();
    Q_EMIT statusChanged();
}

void AnalyticsPage::showState()
{
    const cluster::ConnectionState connection = context().session->connection().state();
    const auto lastError = context().session->connection().lastError();
    if (m_waiting) {
        if (presentSession(*m_frame, *context().session, tr("Reading and counting…")))
            m_frame->setLoading(tr("Reading and counting…"));
    } else if (!m_tail) {
        if (connection == cluster::ConnectionState::Failed && lastError)
            m_frame->setFailed(*lastError);
        else
            m_frame->setEmpty(tr("Choose topics and what to group by, then start."), m_choose);
    } else if (m_status.state == State::Failed && m_status.error) {
        m_frame->setFailed(*m_status.error);
    } else if (!m_done && !m_set && (m_status.state == State::Waiting || connection == cluster::ConnectionState::Lost)) {
        m_frame->setDisconnected(m_history.isEmpty() ? -1 : m_news.elapsed(), m_status.error ? m_status.error : lastError);
    } else if (!m_history.isEmpty() && m_refused) {
        m_frame->setStale(tr("This is still the result of what was asked before."));
    } else if (!m_history.isEmpty()) {
        m_frame->setLoaded();
    } else if (isLoaded()) {
        m_frame->setEmpty(m_snapshot->counts.messages > 0 ? tr("No message that was read is in a window. Above it says why.")
                                                          : tr("Nothing has arrived since the place where reading began."),
                          nullptr);
    } else {
        m_frame->setLoading(tr("Reading and counting…"));
    }
}

// The worst first; the rest is in the numbers below.
void AnalyticsPage::showBanner()
{
    const query::WindowCounts &counts = m_snapshot->counts;
    QStringList sentences;
    if (counts.failed > 0)
        sentences.append(tr("%Ln message(s) could not be evaluated.", nullptr, counted(counts.failed)));
    if (counts.unusable > 0)
        sentences.append(tr("%Ln value(s) were of no use to their aggregate and are left out of it.", nullptr, counted(counts.unusable)));
    if (counts.untimed > 0)
        sentences.append(tr("%Ln message(s) have no timestamp between 1970 and 9999 and are in no window.", nullptr, counted(counts.untimed)));
    if (counts.late > 0)
        sentences.append(tr("%Ln message(s) came too late for a window.", nullptr, counted(counts.late)));
    if (counts.others > 0)
        sentences.append(tr("%Ln message(s) are in groups beyond the bound.", nullptr, counted(counts.others)));
    if (counts.early > 0)
        sentences.append(tr("%Ln window(s) closed before their time to stay within the memory.", nullptr, counted(counts.early)));
    if (m_history.dropped() > 0)
        sentences.append(tr("%Ln old window(s) are kept no longer.", nullptr, counted(m_history.dropped())));
    if (m_status.removed > 0)
        sentences.append(tr("%Ln offset(s) were gone before they could be read.", nullptr, counted(m_status.removed)));
    if (const QString missed = missedSentence(m_status.positions); !missed.isEmpty())
        sentences.append(missed);
    QStringList details;
    for (std::size_t i = 0; i < m_snapshot->failures.size() && i < kReasonsShown; ++i) {
        const messages::FailedTest &failure = m_snapshot->failures[i];
        details.append(decode::visibleText(u"%1-%2 %3: %4"_s.arg(m_request.topics.value(static_cast<qsizetype>(failure.topic)))
                                               .arg(failure.partition)
                                               .arg(failure.offset)
                                               .arg(failure.reason)));
    }
    if (sentences.isEmpty())
        m_banner->clear();
    else
        m_banner->show(Banner::Kind::Warning, sentences.join(u' '), {}, details.join(u'\n'));
}

QString AnalyticsPage::statusText() const
{
    if (!m_tail)
        return {};
    const query::WindowCounts &counts = m_snapshot->counts;
    QStringList facts = {tr("read %1, %2").arg(formatCount(static_cast<qint64>(counts.messages)), formatBytes(counts.bytes)),
                         m_done ? QString() : formatRate(m_rate), tr("counted %1").arg(formatCount(static_cast<qint64>(counts.counted)))};
    if (m_query && m_query->where)
        facts.append(tr("filtered out %1").arg(formatCount(static_cast<qint64>(counts.filtered))));
    facts.append(tr("late %1").arg(formatCount(static_cast<qint64>(counts.late))));
    facts.append(tr("open windows %1").arg(formatCount(static_cast<qint64>(m_snapshot->openCount))));
    facts.removeAll(QString());
    return facts.join(u" · "_s);
}

void AnalyticsPage::openCurrent()
{
    const QModelIndex current = m_table->sourceIndex(m_table->currentIndex());
    const auto window = shownWindow();
    if (!current.isValid() || !window)
        return;
    const std::string key = current.data(items::KeyRole).toByteArray().toStdString();
    const auto group = std::find_if(window->groups.begin(), window->groups.end(), [&key](const GroupResult &g) { return g.key == key; });
    if (group != window->groups.end())
        openGroup(*group);
}

// The same messages as an expression over the topics: from the window's start, as far as they are in it.
void AnalyticsPage::openGroup(const GroupResult &group)
{
    const auto window = shownWindow();
    if (group.isOther() || !window || m_set || !context().navigator)
        return;
    const bool plain = m_query->groupBy.valueField().has_value();
    QString filter = (plain ? m_query->groupBy.text() : u'(' + m_query->groupBy.text() + u')') + u" == "_s + group.literal();
    if (m_query->where)
        filter += u" && ("_s + m_query->where->text() + u')';
    QJsonObject read = m_form->readState();
    if (m_query->time == query::WindowQuery::Time::Message) {
        filter += u" && record.timestampMs >= %1 && record.timestampMs < %2"_s.arg(window->startMs).arg(window->endMs);
        read = ReadBar::fromTime(read, window->startMs);
    }
    const QJsonObject shown{{u"text"_s, filter}, {u"expression"_s, true}, {u"only_matches"_s, true}};
    context().navigator->openMessages(context().session, m_request.topics, {{u"read"_s, read}, {u"filter"_s, shown}});
}

void AnalyticsPage::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("Export the windows"), QString(), tr("CSV (*.csv);;JSON, one group a line (*.ndjson *.jsonl)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"csv"_s);
    connect(dialog, &QFileDialog::filterSelected, dialog,
            [dialog](const QString &filter) { dialog->setDefaultSuffix(filter.contains("csv"_L1) ? u"csv"_s : u"ndjson"_s); });
    connect(dialog, &QFileDialog::fileSelected, this, &AnalyticsPage::exportTo);
    dialog->open();
}

void AnalyticsPage::exportTo(const QString &path)
{
    if (!m_query)
        return;
    core::whenFinished<qint64>(exportWindows(m_history.windows(), m_query->aggregations, m_query->time, path), this,
                               [this, shown = decode::visibleText(path)](const core::Result<qint64> &groups) {
                                   const QString fault = groups ? QString() : groups.error().message;
                                   m_notice->show(groups ? Banner::Kind::Information : Banner::Kind::Error,
                                                  groups ? tr("Written to %1.").arg(shown) : tr("%1 cannot be written. %2").arg(shown, fault));
                               });
}

QString AnalyticsPage::viewsKey() const
{
    return u"analytics/"_s + context().session->profile().id;
}

QStringList AnalyticsPage::viewNames() const
{
    QStringList names;
    const QJsonObject kept = context().settings ? context().settings->state(viewsKey()) : QJsonObject();
    for (const QJsonValue &view : kept.value("views"_L1).toArray())
        names.append(view.toObject().value("name"_L1).toString());
    return names;
}

void AnalyticsPage::showViews()
{
    m_views->setNames(viewNames());
}

void AnalyticsPage::saveView(const QString &name)
{
    if (!context().settings)
        return;
    if (name.trimmed().isEmpty()) {
        m_notice->show(Banner::Kind::Error, tr("Type a name for the view first."));
        m_views->focusName();
        return;
    }
    QJsonArray views = context().settings->state(viewsKey()).value("views"_L1).toArray();
    const QJsonObject view{{u"name"_s, name.trimmed()}, {u"form"_s, m_form->saveState()}};
    const qsizetype at = viewNames().indexOf(name.trimmed());
    if (at >= 0)
        views[at] = view;
    else
        views.append(view);
    context().settings->setState(viewsKey(), {{u"views"_s, views}});
    m_views->setName(name.trimmed());
    showViews();
    m_notice->show(Banner::Kind::Information, tr("The view “%1” is saved.").arg(decode::visibleText(name.trimmed())));
}

void AnalyticsPage::openView(const QString &name)
{
    const qsizetype at = viewNames().indexOf(name);
    if (at < 0)
        return;
    const QJsonArray views = context().settings->state(viewsKey()).value("views"_L1).toArray();
    m_form->restoreState(views.at(at).toObject().value("form"_L1).toObject());
    m_views->setName(name);
    start();
}

void AnalyticsPage::deleteView(const QString &name)
{
    const qsizetype at = viewNames().indexOf(name);
    if (at < 0)
        return;
    QJsonArray views = context().settings->state(viewsKey()).value("views"_L1).toArray();
    views.removeAt(at);
    context().settings->setState(viewsKey(), {{u"views"_s, views}});
    m_views->setName({});
    showViews();
    m_notice->show(Banner::Kind::Information, tr("The view “%1” is deleted.").arg(decode::visibleText(name)));
}

QJsonObject AnalyticsPage::saveState() const
{
    return {{u"form"_s, m_form->saveState()},
            {u"view"_s, m_views->name()},
            {u"splitter"_s, QString::fromLatin1(m_splitter->saveState().toBase64())}};
}

void AnalyticsPage::restoreState(const QJsonObject &state)
{
    if (state.isEmpty())
        return;
    m_hasSavedState = true;
    m_form->restoreState(state.value("form"_L1).toObject());
    m_views->setName(state.value("view"_L1).toString());
    m_splitter->restoreState(QByteArray::fromBase64(state.value("splitter"_L1).toString().toLatin1()));
}

} // namespace streamscope::widgets
