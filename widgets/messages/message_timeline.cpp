// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The time scrubber of a MessagePage.
#include "models/core/when_finished.h"
#include "models/session/session.h"
#include "widgets/common/banner.h"
#include "widgets/common/sentences.h"
#include "widgets/messages/message_cells.h"
#include "widgets/messages/message_list_view.h"
#include "widgets/messages/message_page.h"
#include "widgets/messages/read_bar.h"
#include "widgets/messages/timeline_view.h"

#include <QTimer>
#include <QToolButton>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace streamscope::widgets {
namespace {

constexpr int kTimelineDelayMs = 300; // the first messages come first

} // namespace

void MessagePage::showTimeline(bool shown)
{
    m_timelineView->setVisible(shown);
    if (shown)
        startTimeline();
    else if (m_timeline)
        m_timeline->cancel();
}

void MessagePage::startTimeline()
{
    QTimer::singleShot(kTimelineDelayMs, this, [this] {
        const auto metadata = context().session->metadata();
        if (!m_timelineView->isVisibleTo(this) || !metadata)
            return;
        QList<cluster::TopicPartition> partitions;
        for (const QString &name : m_topics) {
            const cluster::Topic *topic = metadata->topic(name);
            for (const cluster::Partition &partition : topic ? topic->partitions : QList<cluster::Partition>())
                partitions.append({name, partition.id});
        }
        if (partitions.isEmpty())
            return;
        m_timelineView->setTimeline(nullptr);
        m_timeline = std::make_unique<session::TopicTimeline>(context().session->reader(), partitions);
        m_timelineView->setTimeline(m_timeline.get());
        m_timeline->start();
    });
}

// What the rows in the list span; from the first and last of them, which is what a person sees move.
void MessagePage::markHeld()
{
    if (!m_timelineView->isVisibleTo(this) || m_snapshot.isEmpty()) {
        m_timelineView->setHeld(-1, -1);
        return;
    }
    const qint64 first = m_snapshot.at(m_snapshot.firstRow()).timestampMs;
    const qint64 last = m_snapshot.at(m_snapshot.endRow() - 1).timestampMs;
    m_timelineView->setHeld(std::min(first, last), std::max(first, last));
}

void MessagePage::loadSpan(qint64 fromMs, qint64 toMs)
{
    if (!m_timeline)
        return;
    core::whenFinished<session::TopicTimeline::Span>(
        m_timeline->span(fromMs, toMs), this, [this, fromMs, toMs](const core::Result<session::TopicTimeline::Span> &span) {
            if (!span) {
                m_notice->showError(span.error());
                return;
            }
            m_span = *span;
            restart();
            qint64 offsets = 0;
            for (auto it = m_span->starts.cbegin(); it != m_span->starts.cend(); ++it)
                offsets += m_span->ends.value(it.key()) - it.value();
            const auto zone = context().settings ? context().settings->settings().timeZone : session::TimeZoneMode::Local;
            m_spanStrip->show(Banner::Kind::Information,
                              tr("From %1 to %2: %Ln offset(s).", nullptr, counted(static_cast<quint64>(offsets)))
                                  .arg(timestampText(fromMs, zone), timestampText(toMs, zone)),
                              tr("Leave the span"));
        });
}

void MessagePage::forgetSpan()
{
    m_span.reset();
    m_spanStrip->clear();
}

void MessagePage::leaveSpan()
{
    forgetSpan();
    restart();
}

} // namespace streamscope::widgets
