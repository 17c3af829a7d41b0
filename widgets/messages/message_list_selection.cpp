// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is chosen in a MessageListView, and how one gets from row to row.
#include "widgets/messages/message_list_view.h"

#include <QHeaderView>
#include <QStandardItemModel>

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace streamscope::widgets {

void MessageListView::moveTo(qint64 position, Extend extend)
{
    if (rowCount() == 0)
        return;
    position = std::clamp<qint64>(position, 0, rowCount() - 1);
    const quint64 row = rowAt(position);
    if (extend == Extend::Toggle && m_selection.contains(row)) {
        m_selection.remove(row);
    } else if (extend == Extend::Toggle) {
        m_selection.add(row, row);
    } else if (extend == Extend::Range && m_order && m_order->by() == messages::RowOrder::By::Timestamp) {
        chooseBetween(m_anchor.value_or(row), position);
    } else {
        const quint64 from = extend == Extend::Range ? std::max(m_anchor.value_or(row), m_snapshot.firstRow()) : row;
        m_selection.clear();
        m_selection.add(from, row);
    }
    if (extend != Extend::Range)
        m_anchor = row;
    m_current = row;
    setFollowing(position == rowCount() - 1 && m_following);
    if (position < m_top)
        setTop(position);
    else if (position >= m_top + visibleRows())
        setTop(position - visibleRows() + 1);
    viewport()->update();
    announce();
    Q_EMIT currentRowChanged();
    Q_EMIT selectionChanged();
}

// In an order of its own what lies between two rows is no range of their numbers.
void MessageListView::chooseBetween(quint64 from, qint64 position)
{
    const qint64 anchor = isShown(from) ? positionOf(from) : position;
    std::vector<quint64> rows;
    for (qint64 at = std::min(anchor, position); at <= std::max(anchor, position); ++at)
        rows.push_back(rowAt(at));
    std::sort(rows.begin(), rows.end());
    m_selection.assign(rows);
}

void MessageListView::setCurrentRow(quint64 row)
{
    if (!isShown(row))
        return;
    setFollowing(false);
    moveTo(positionOf(row), Extend::No);
}

bool MessageListView::setCurrentPosition(qint64 position)
{
    if (position < 0 || position >= rowCount())
        return false;
    setCurrentRow(rowAt(position));
    return true;
}

std::optional<quint64> MessageListView::nearest(const std::vector<quint64> &rows, bool forward) const
{
    std::optional<qint64> found;
    const qint64 count = rowCount();
    const qint64 from = m_current && isShown(*m_current) ? positionOf(*m_current) : forward ? -1 : count;
    qint64 least = std::numeric_limits<qint64>::max();
    for (const quint64 row : rows) {
        if (!isShown(row))
            continue;
        const qint64 position = positionOf(row);
        const qint64 ahead = forward ? position - from : from - position;
        const qint64 distance = ahead > 0 ? ahead : ahead + count + 1;
        if (distance < least) {
            least = distance;
            found = position;
        }
    }
    return found ? std::optional(rowAt(*found)) : std::nullopt;
}

std::vector<quint64> MessageListView::shownRows() const
{
    std::vector<quint64> rows(static_cast<std::size_t>(rowCount()));
    for (std::size_t i = 0; i < rows.size(); ++i)
        rows[i] = rowAt(static_cast<qint64>(i));
    return rows;
}

std::optional<quint64> MessageListView::nextHit(bool forward) const
{
    const qint64 count = m_hits && m_hits->empty() ? 0 : rowCount();
    const qint64 from = m_current && isShown(*m_current) ? positionOf(*m_current) : forward ? -1 : count;
    for (qint64 step = 1; step <= count; ++step) {
        const quint64 row = rowAt(((forward ? from + step : from - step) % count + count) % count);
        if (!m_hits || std::binary_search(m_hits->begin(), m_hits->end(), row))
            return row;
    }
    return std::nullopt;
}

void MessageListView::selectAll()
{
    if (rowCount() == 0)
        return;
    m_selection.clear();
    m_selection.add(m_snapshot.firstRow(), m_snapshot.endRow() - 1);
    viewport()->update();
    Q_EMIT selectionChanged();
}

QString MessageListView::selectedText(int mostRows) const
{
    QStringList lines;
    for (const quint64 row : chosenRows(static_cast<std::size_t>(mostRows))) {
        const messages::HeldMessage message = m_snapshot.at(row);
        QStringList cells;
        for (int visual = 0; visual < m_titles->columnCount(); ++visual) {
            const int column = m_header->logicalIndex(visual);
            if (!m_header->isSectionHidden(column))
                cells.append(cell(message, column).text);
        }
        lines.append(cells.join(u'\t'));
    }
    return lines.join(u'\n');
}

// Few of many are put in order; of many the first ones are looked for where they stand.
std::vector<quint64> MessageListView::chosenRows(std::size_t most) const
{
    std::vector<quint64> rows;
    const bool ordered = m_order && m_order->by() == messages::RowOrder::By::Timestamp;
    if (ordered && m_selection.count() > most) {
        for (qint64 position = 0; position < rowCount() && rows.size() < most; ++position) {
            if (const quint64 row = rowAt(position); m_selection.contains(row))
                rows.push_back(row);
        }
        return rows;
    }
    for (const RowSelection::Range &range : m_selection.ranges()) {
        for (quint64 row = range.first; row <= range.last && row < m_snapshot.endRow() && rows.size() < most; ++row) {
            if (isShown(row))
                rows.push_back(row);
        }
    }
    if (ordered)
        std::sort(rows.begin(), rows.end(), [this](quint64 a, quint64 b) { return entryOf(a) < entryOf(b); });
    return rows;
}

} // namespace streamscope::widgets
