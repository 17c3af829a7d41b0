// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a message page says of its reading: its state, its banner, its numbers.
#include "models/session/session.h"
#include "widgets/common/banner.h"
#include "widgets/common/rest_offers.h"
#include "widgets/common/sentences.h"
#include "widgets/common/state_frame.h"
#include "widgets/messages/filter_bar.h"
#include "widgets/messages/message_list_view.h"
#include "widgets/messages/message_page.h"
#include "widgets/messages/read_bar.h"

#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace streamscope::widgets {
namespace {

using State = cluster::TailStatus::State;

// The partitions that stand still do so for good: gone, or with nothing more that is given to a consumer.
bool isOver(const QList<cluster::TailPosition> &positions)
{
    return std::all_of(positions.begin(), positions.end(), [](const cluster::TailPosition &position) {
        return !position.error || position.error->kind == core::ErrorKind::UnknownObject ||
               position.error->kind == core::ErrorKind::Unsupported;
    });
}

} // namespace

void MessagePage::showStatus()
{
    m_list->setFollowsAtEnd(m_status.state != State::Full); // then the last row is no end
    showState();
    showBanner();
    Q_EMIT loadedChanged();
    Q_EMIT statusChanged();
}

void MessagePage::showState()
{
    const cluster::ConnectionState connection = context().session->connection().state();
    const auto lastError = context().session->connection().lastError();
    const auto failure = connection == cluster::ConnectionState::Failed ? lastError
                         : !context().session->metadata()               ? context().session->metadataError()
                                                                        : std::nullopt;
    const bool away =
        m_status.state == State::Waiting || (connection == cluster::ConnectionState::Lost && m_status.state != State::Finished);
    if (!away)
        m_contact.start();
    if (m_status.state == State::Failed && m_status.error && !m_madeAnew)
        m_frame->setFailed(*m_status.error);
    else if (failure && m_store->counters().held == 0)
        m_frame->setFailed(*failure);
    else if (away)
        m_frame->setDisconnected(m_contact.isValid() && m_list->rowCount() > 0 ? m_contact.elapsed() : -1, reasonToWait());
    else if (m_status.state == State::Starting)
        m_frame->setLoading(tr("Asking for the newest offsets…"));
    else if (m_list->rowCount() == 0 && (isLoaded() || m_store->counters().held > 0))
        showEmpty();
    else
        m_frame->setLoaded();
}

// A tail whose topic was deleted does not go on; one of the same name is another topic.
void MessagePage::lookForTopics()
{
    if (m_status.state != State::Failed || !m_status.error || m_status.error->kind != core::ErrorKind::UnknownObject || m_madeAnew)
        return;
    const cluster::MetadataPtr metadata = context().session->metadata();
    if (!std::all_of(m_topics.begin(), m_topics.end(), [&metadata](const QString &name) { return metadata->topic(name); }))
        return;
    if (m_list->rowCount() == 0) {
        restart();
        return;
    }
    m_madeAnew = true;
    showStatus();
    offer(tr("The topic was deleted and made anew; what is shown was in the old one."), tr("Read the new one"), [this] { restart(); });
}

// While other brokers answer it is what is read here that is missed; else all of them.
std::optional<core::KafkaError> MessagePage::reasonToWait() const
{
    const cluster::Connection &connection = context().session->connection();
    const auto ofAll = connection.state() == cluster::ConnectionState::Connected ? std::nullopt : connection.lastError();
    return ofAll ? ofAll : m_status.error ? m_status.error : connection.lastError();
}

// What cannot be chosen on this connection is grey, and says why.
void MessagePage::showOffers()
{
    const QString noTime = whyMissing(context().session, rest::Feature::OffsetsByTime);
    m_read->setMissing({noTime, whyMissing(context().session, rest::Feature::Offsets),
                        whyMissing(context().session, rest::Feature::ChooseIsolation),
                        whyMissing(context().session, rest::Feature::GroupOffsets)});
    m_timelineButton->setEnabled(noTime.isEmpty());
    if (noTime.isEmpty())
        return;
    m_timelineButton->setToolTip(noTime);
    m_timelineButton->setChecked(false);
}

// Why there is nothing to see, and what would change that.
void MessagePage::showEmpty()
{
    QString why;
    QAction *next = m_readEarliest;
    if (m_latest && !m_scan && m_store->counters().held > 0) {
        why = tr("Each key that was read is deleted: its newest message is a tombstone.");
        next = m_showTombstones;
    } else if (m_store->counters().held > 0) {
        if (!m_scanned)
            return; // it may still find some
        why = tr("Nothing that is held matches.");
        next = m_clearFilter;
    } else if (m_cleared && m_status.received > 0) {
        why = m_status.state == State::Finished ? tr("What was held here was cleared; the topic keeps it.")
                                                : tr("What was held here was cleared; the topic keeps it. Messages that arrive show here at once.");
        next = m_readAgain;
    } else if (m_status.state == State::Finished) {
        why = tr("There was nothing to read up to the end.");
    } else if (m_read->readsAll()) {
        why = tr("No messages yet. Those that arrive show here at once.");
        next = m_produceHere;
    } else {
        why = tr("Nothing has arrived since the place where reading began.");
    }
    if (m_frame->state() == StateFrame::State::Empty && why == m_emptyWhy)
        return;
    m_emptyWhy = why;
    m_frame->setEmpty(why, next);
}

void MessagePage::showBanner()
{
    const bool committed = m_read->isolation() == cluster::Isolation::ReadCommitted;
    qint64 behind = 0;
    for (const cluster::TailPosition &position : m_status.positions)
        behind += committed && position.atEnd ? std::max<qint64>(0, position.highWatermark - position.end) : 0;
    if (m_status.state == State::Full)
        m_banner->show(
            Banner::Kind::Warning,
            tr("The memory for messages is full, so reading pauses: nothing is skipped. Clear, or raise the limit in the settings."));
    else if (const QList<cluster::TopicPartition> still = standingStill(); !still.isEmpty())
        m_banner->show(Banner::Kind::Warning,
                       (isOver(m_status.positions)
                            ? tr("%n partition(s) are read no further: %1. The details say why.", nullptr, static_cast<int>(still.size()))
                            : tr("%n partition(s) cannot be read now: %1. The broker that leads them is away or does not answer; reading "
                                 "goes on by itself.",
                                 nullptr, static_cast<int>(still.size())))
                           .arg(namesOf(still)),
                       {}, standingStillDetails());
    else if (m_status.removed > 0)
        m_banner->show(Banner::Kind::Warning,
                       tr("Removed while reading: %Ln offset(s) were gone before they could be read.", nullptr, counted(m_status.removed)));
    else if (const QString missed = missedSentence(m_status.positions); !missed.isEmpty())
        m_banner->show(Banner::Kind::Warning, missed);
    else if (m_status.corrupt > 0)
        m_banner->show(Banner::Kind::Warning,
                       tr("%Ln message(s) could not be read: length or content is absurd.", nullptr, counted(m_status.corrupt)));
    else if (behind > 0)
        m_banner->show(Banner::Kind::Information,
                       tr("%Ln offset(s) behind an open transaction.", nullptr, counted(static_cast<quint64>(behind))));
    else if (const QString beyond = beyondSentence([](const auto &p) { return p.next <= p.first; }); !beyond.isEmpty())
        m_banner->show(Banner::Kind::Information, beyond);
    else if (m_listsUntestable)
        m_banner->show(Banner::Kind::Information, tr("These are the messages that could not be tested, and not the matches."),
                       tr("Back to the matches"), m_untestableWhy.join(u'\n'));
    else if (m_scan && m_untestable > 0)
        m_banner->show(Banner::Kind::Information, tr("Some messages could not be tested, because the expression means nothing for them."),
                       tr("List them"), m_untestableWhy.join(u'\n'));
    else
        m_banner->clear();
}

QString MessagePage::beyondSentence(const std::function<bool(const cluster::TailPosition &)> &counts) const
{
    const auto beyond = std::count_if(m_status.positions.begin(), m_status.positions.end(),
                                      [&counts](const auto &position) { return position.wasBeyondEnd && counts(position); });
    return beyond == 0 ? QString()
                       : tr("The offset asked for lies beyond the end of %n partition(s): reading began at their end.", nullptr,
                            static_cast<int>(beyond));
}

// Partitions without a leader, or whose leader is silent: nothing comes from them, which is not the same as nothing being there.
QList<cluster::TopicPartition> MessagePage::standingStill() const
{
    QList<cluster::TopicPartition> partitions;
    if (m_status.state == State::Failed) // all of it has ended, and why is said
        return partitions;
    for (const cluster::TailPosition &position : m_status.positions) {
        if (position.error)
            partitions.append(position.partition);
    }
    return partitions;
}

QString MessagePage::standingStillDetails() const
{
    QStringList details;
    for (const cluster::TailPosition &position : m_status.positions) {
        if (const QString text = position.error ? describe(*position.error).details : QString(); !text.isEmpty())
            details.append(text);
    }
    details.removeDuplicates();
    return details.mid(0, kNamedPartitions).join(u'\n');
}

QString MessagePage::statusText() const
{
    const messages::StoreCounters counters = m_store->counters();
    QStringList facts = {tr("received %1").arg(formatRate(m_rate))};
    if (m_latest)
        facts += latestFacts();
    else
        facts += {tr("held %1 rows, %2").arg(formatCount(static_cast<qint64>(counters.held)), formatBytes(counters.heldBytes)),
                  tr("skipped %1").arg(formatCount(static_cast<qint64>(counters.skipped)))};
    if (m_latest && showsMatchesOnly())
        facts.append(tr("%n match(es)", nullptr, static_cast<int>(m_list->rowCount())));
    else if (showsMatchesOnly())
        facts.append(tr("hidden %1").arg(formatCount(static_cast<qint64>(counters.held) - m_list->rowCount())));
    else if (m_scan)
        facts.append(tr("%n match(es)", nullptr, static_cast<int>(m_hits.size())));
    if (m_scan && m_untestable > 0)
        facts.append(tr("%Ln could not be tested", nullptr, counted(m_untestable)));
    if (!m_isArranged)
        facts.append(tr("putting rows in order: %1").arg(formatCount(m_list->rowCount())));
    if (m_paused)
        facts.append(tr("paused"));
    if (m_status.state == State::Finished)
        facts.append(tr("at the end"));
    return facts.join(u" · "_s);
}

} // namespace streamscope::widgets
