// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Which messages of a MessagePage can be written once more.
#include "models/decode/decode.h"
#include "models/flows/replay.h"
#include "widgets/common/sentences.h"
#include "widgets/messages/filter_bar.h"
#include "widgets/messages/message_list_view.h"
#include "widgets/messages/message_page.h"

#include <QAction>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace streamscope::widgets {
namespace {

constexpr std::size_t kMostPlaces = 100'000;

} // namespace

void MessagePage::replay()
{
    if (m_replay->isEnabled())
        context().navigator->replay(context().session, replayChoices());
}

// Rows that a search has found, or that the filter finds in what is held.
std::vector<quint64> MessagePage::foundRows() const
{
    std::vector<quint64> rows;
    if (m_search) {
        for (quint64 row = m_snapshot.firstRow(); row < m_snapshot.endRow() && rows.size() < kMostPlaces; ++row)
            rows.push_back(row);
    } else if (m_scan && !m_listsUntestable) {
        const auto held = std::lower_bound(m_hits.begin(), m_hits.end(), m_snapshot.firstRow());
        rows.assign(held, held + std::min<std::ptrdiff_t>(m_hits.end() - held, kMostPlaces));
    }
    return rows;
}

// condition: what found them; empty: a person chose them.
flows::Replay MessagePage::replayOf(const std::vector<quint64> &rows, const QString &condition) const
{
    flows::Replay replay;
    QList<flows::MessagePlace> places;
    for (const quint64 row : rows) {
        const messages::HeldMessage message = m_snapshot.at(row);
        places.append({{m_topics.value(static_cast<qsizetype>(message.topic)), message.partition}, message.offset});
        if (!replay.topics.contains(places.last().partition.topic))
            replay.topics.append(places.last().partition.topic);
    }
    const int count = counted(rows.size());
    if (rows.size() < kMostPlaces && flows::runCount(places) <= flows::kMostRuns) {
        replay.messages = places;
        replay.notes = {tr("Exactly %Ln message(s), by partition and offset.", nullptr, count)};
        return replay;
    }
    replay.range = flows::rangeOf(places);
    replay.condition = condition;
    replay.notes = {
        condition.isEmpty()
            ? tr("%Ln message(s) were chosen, too many to be named one by one: all from the first offset to the last of them.", nullptr, count)
            : tr("%Ln message(s) matched, too many to be named one by one: the expression decides anew on all from the first\n"
                 "offset to the last of them, also on those that were not read.",
                 nullptr, count)};
    return replay;
}

// What a person most probably means stands first.
QList<flows::Replay> MessagePage::replayChoices() const
{
    QList<flows::Replay> choices;
    const QString topics = decode::visibleText(m_topics.join(u", "_s));
    if (const std::vector<quint64> chosen = m_list->chosenRows(kMostPlaces); !chosen.empty()) {
        choices.append(replayOf(chosen, {}));
        choices.last().words = tr("The %Ln selected message(s)", nullptr, counted(chosen.size()));
    }
    if (const std::vector<quint64> found = foundRows(); !found.empty()) {
        choices.append(replayOf(found, m_search ? m_searchedCondition : m_filter->condition()));
        choices.last().words = m_search ? tr("The %Ln match(es) of the search", nullptr, counted(found.size()))
                                        : tr("The %Ln message(s) that match the filter", nullptr, counted(found.size()));
    }
    flows::Replay read;
    for (const cluster::TailPosition &position : m_search ? m_progress.positions : m_status.positions) {
        if (position.first < 0 || position.next <= position.first)
            continue;
        read.messages.append({position.partition, position.first, position.next - 1});
        if (!read.topics.contains(position.partition.topic))
            read.topics.append(position.partition.topic);
    }
    if (!read.messages.isEmpty() && flows::runCount(read.messages) <= flows::kMostRuns) {
        read.words = tr("All that this view has read of %1 until now").arg(topics);
        choices.append(read);
    }
    flows::Replay all;
    all.topics = m_topics;
    all.words = tr("All of %1, up to the end as it is then").arg(topics);
    choices.append(all);
    return choices;
}

} // namespace streamscope::widgets
