// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/flows/flow_status_view.h"

#include "models/decode/decode.h"
#include "models/session/session.h"
#include "widgets/common/data_table.h"
#include "widgets/common/plain_label.h"
#include "widgets/common/sentences.h"

#include <QDateTime>
#include <QGridLayout>
#include <QLocale>
#include <QSplitter>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace streamscope::widgets {
namespace {

using State = cluster::GroupWorkerStatus::State;
using items::FlowMessageModel;
using items::FlowRuleModel;

constexpr int kNumberWidth = 48;
constexpr int kRuleWidth = 110;
constexpr int kMessagesWidth = 90;
constexpr int kTargetsWidth = 170;
constexpr int kPercent = 100;

} // namespace

FlowStatusView::FlowStatusView(const ViewContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_state(new PlainLabel)
    , m_reads(new PlainLabel)
    , m_group(new PlainLabel)
    , m_delivery(new PlainLabel)
    , m_lag(new PlainLabel)
    , m_rules(new DataTable(tr("Rules of the flow"), u"flow-rules"_s, context.settings))
    , m_ruleModel(new FlowRuleModel(this))
    , m_failureWords(new PlainLabel)
    , m_failures(makeFlowMessages(context, tr("Last failures"), u"flow-failures"_s, {FlowMessageModel::Rule, FlowMessageModel::Targets}))
{
    auto *facts = new QGridLayout;
    facts->setColumnStretch(1, 1);
    facts->setVerticalSpacing(2);
    addFact(facts, tr("State"), m_state);
    addFact(facts, tr("Reads"), m_reads);
    addFact(facts, tr("Group"), m_group);
    addFact(facts, tr("Delivery"), m_delivery);
    addFact(facts, tr("Lag"), m_lag);
    m_ruleModel->setTitles({tr("No."), tr("Rule"), tr("Messages"), tr("Writes to"), tr("Condition")});
    m_rules->setSourceModel(m_ruleModel, items::FactRole);
    m_rules->setFormats({CellFormat::Id, CellFormat::Text, CellFormat::Number});
    m_rules->setDefaultWidth(FlowRuleModel::Number, kNumberWidth);
    m_rules->setDefaultWidth(FlowRuleModel::Rule, kRuleWidth);
    m_rules->setDefaultWidth(FlowRuleModel::Messages, kMessagesWidth);
    m_rules->setDefaultWidth(FlowRuleModel::Targets, kTargetsWidth);
    m_rules->setRowActions({});
    m_failures.table->sortByColumn(FlowMessageModel::Number, Qt::DescendingOrder);
    m_failureWords->setWordWrap(true);
    auto *failures = new QWidget;
    auto *below = new QVBoxLayout(failures);
    below->setContentsMargins(0, 4, 0, 0);
    below->addWidget(m_failureWords);
    below->addWidget(m_failures.table, 1);
    auto *panes = new QSplitter(Qt::Vertical);
    panes->addWidget(m_rules);
    panes->addWidget(failures);
    panes->setChildrenCollapsible(false);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 6, 8, 8);
    layout->addLayout(facts);
    layout->addWidget(panes, 1);
}

FlowStatusView::~FlowStatusView() = default;

void FlowStatusView::addFact(QGridLayout *grid, const QString &title, QLabel *label)
{
    const int row = grid->rowCount();
    auto *name = new PlainLabel(title);
    name->setEnabled(false);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setAccessibleName(title);
    grid->addWidget(name, row, 0, Qt::AlignTop);
    grid->addWidget(label, row, 1);
}

void FlowStatusView::show(const flows::Flow &flow, const std::optional<Live> &live)
{
    m_state->setText(stateText(live));
    m_reads->setText(readsText(flow) + (live ? absentText(*live) : QString()));
    m_group->setText(decode::visibleText(flow.group) +
                     (live && live->members ? u" · "_s + tr("%Ln member(s)", nullptr, *live->members) : QString()));
    m_delivery->setText(deliveryText(flow, live));
    m_lag->setText(live ? lagText(*live) : u"–"_s);
    m_ruleModel->setFlow(flow, live ? live->counts : flows::FlowCounts(), {tr("otherwise"), tr("passed over"), tr("failed")});
    m_failures.model->setFailures(live ? live->counts : flows::FlowCounts());
    m_failureWords->setText(failuresText(flow, live));
}

QString FlowStatusView::readsText(const flows::Flow &flow)
{
    using Bound = flows::FlowRange::Bound;
    const auto place = [](const Bound &bound, const QString &edge) {
        switch (bound.kind) {
        case Bound::Kind::Edge: return edge;
        case Bound::Kind::Offset: return tr("offset %1").arg(bound.value);
        case Bound::Kind::Time: return QLocale().toString(QDateTime::fromMSecsSinceEpoch(bound.value), u"yyyy-MM-dd HH:mm:ss.zzz t"_s);
        }
        return edge;
    };
    const QString topics = decode::visibleText(flow.topics.join(u", "_s)) + u" – "_s;
    QString rate = flow.rate > 0 ? u" · "_s + tr("at most %1").arg(formatRate(flow.rate)) : QString();
    if (flow.timing)
        rate += u" · "_s + timingText(*flow.timing);
    if (flow.range)
        return topics + tr("from %1 to %2, then it ends").arg(place(flow.range->begin, tr("the earliest offset")), place(flow.range->end, tr("the end"))) + rate;
    const QString start = flow.start == cluster::StartPosition::Kind::Latest ? tr("from the latest offset where nothing is committed")
                                                                            : tr("from the earliest offset where nothing is committed");
    return topics + start + rate;
}

QString FlowStatusView::timingText(const cluster::OriginalTiming &timing)
{
    const QString gap = QLocale().toString(static_cast<double>(timing.longestGapMs) / 1000, 'g', 6);
    return timing.speed == 1 ? tr("with the original timing, a silence %1 s long at most").arg(gap)
                             : tr("%1 × as fast as it was, a silence %2 s long at most").arg(QLocale().toString(timing.speed, 'g', 6), gap);
}

// What was to be read and is not there.
QString FlowStatusView::absentText(const Live &live)
{
    const QList<flows::PartitionRange> &ranges = live.ranges;
    quint64 removed = 0;
    quint64 heldBack = 0;
    quint64 beyond = 0;
    bool empty = !ranges.isEmpty();
    for (const flows::PartitionRange &range : ranges) {
        removed += static_cast<quint64>(range.removed);
        heldBack += static_cast<quint64>(range.heldBack);
        beyond += static_cast<quint64>(range.beyond);
        empty = empty && range.begin >= range.end;
    }
    QStringList parts;
    if (removed > 0)
        parts.append(tr("%Ln offset(s) of it were gone when it began.", nullptr, counted(removed)));
    if (heldBack > 0)
        parts.append(tr("%Ln offset(s) of it stood behind an open transaction.", nullptr, counted(heldBack)));
    if (beyond > 0)
        parts.append(tr("%Ln offset(s) of it were not written yet.", nullptr, counted(beyond)));
    if (empty)
        parts.append(tr("No message was in the range."));
    if (live.removed > 0)
        parts.append(tr("%Ln offset(s) were gone before they could be read.", nullptr, counted(live.removed)));
    if (live.status.unidentified)
        parts.append(tr("These brokers tell no ids of topics: one that is deleted and made anew meanwhile may pass unnoticed."));
    QStringList anew = live.status.madeAnew;
    anew.removeDuplicates();
    for (const QString &topic : std::as_const(anew))
        parts.append(tr("The topic %1 was deleted and made anew; it is read from its start.").arg(decode::visibleText(topic)));
    return parts.isEmpty() ? QString() : u" · "_s + parts.join(u' ');
}

QString FlowStatusView::stateText(const std::optional<Live> &live) const
{
    if (!live)
        return tr("Not running");
    if (live->error)
        return tr("Failed: %1").arg(describe(*live->error).sentence);
    if (live->finished)
        return live->through ? tr("Done: the range is consumed") : tr("Stopped");
    const QString counted = tr("consumed %1").arg(formatCount(static_cast<qint64>(live->counts.consumed))) +
                            (live->rate < 0 ? QString() : u" · "_s + formatRate(live->rate)) +
                            (live->fraction < 0 ? QString() : u" · "_s + tr("%1 % of the range").arg(static_cast<int>(live->fraction * kPercent)));
    switch (live->status.state) {
    case State::Starting: return tr("Joining the group…");
    case State::Running: return tr("Running with %Ln partition(s)", nullptr, static_cast<int>(live->status.assigned.size())) + u" · "_s + counted;
    case State::Paused: return tr("Paused, still a member") + u" · "_s + counted;
    case State::Waiting: return tr("Waiting for a broker; it goes on by itself") + u" · "_s + counted;
    case State::Stopping: return tr("Stopping: the group is left…");
    case State::Stopped: return tr("Stopped");
    case State::Failed: return tr("Failed");
    }
    return {};
}

// Which of the two, and why.
QString FlowStatusView::deliveryText(const flows::Flow &flow, const std::optional<Live> &live) const
{
    const cluster::MetadataPtr metadata = m_context.session->metadata();
    const QString headers = tr("Headers tell where each message comes from.");
    if (flow.target)
        return tr("At least once: it writes to another cluster, %1.").arg(decode::visibleText(flow.target->name())) + u' ' + headers;
    if (!flow.exactlyOnce)
        return tr("At least once: the file does not ask for exactly_once.") + u' ' + headers;
    if (live ? live->exactlyOnce : metadata && flows::runsExactlyOnce(flow, *metadata))
        return tr("Exactly once: what is written and the offsets that are read are one transaction.");
    if (!metadata)
        return tr("Exactly once is asked for; whether this cluster can is not known yet.");
    return tr("At least once: not transactional here, the sandbox keeps no transactions.") + u' ' + headers;
}

QString FlowStatusView::lagText(const Live &live) const
{
    if (!live.lag)
        return tr("not known yet");
    const QString lag = tr("%Ln offset(s), of the whole group", nullptr, counted(static_cast<quint64>(*live.lag)));
    return live.old && !live.finished ? tr("%1, as it was %2").arg(lag, formatAge(live.ageMs)) : lag;
}

QString FlowStatusView::failuresText(const flows::Flow &flow, const std::optional<Live> &live) const
{
    if (live && live->counts.failed > 0) {
        const QString failed = tr("%Ln message(s) failed; the last ones:", nullptr, counted(live->counts.failed));
        return flow.errorsTopic.isEmpty() ? failed : failed + u' ' + tr("all of them are in %1.").arg(decode::visibleText(flow.errorsTopic));
    }
    return flow.errorsTopic.isEmpty() ? tr("A message that a condition or template fails on is counted and shown here.")
                                      : tr("A message that a condition or template fails on goes to %1, with the reason in its headers.")
                                            .arg(decode::visibleText(flow.errorsTopic));
}

} // namespace streamscope::widgets
