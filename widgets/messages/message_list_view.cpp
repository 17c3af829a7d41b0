// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/messages/message_list_view.h"

#include "models/decode/decode.h"
#include "widgets/common/sentences.h"
#include "widgets/common/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QDateTime>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace streamscope::widgets {
namespace {

constexpr int kPreview = 300; // characters of a value in a row
constexpr int kKeyPreview = 40;
constexpr int kPadding = 6;
constexpr std::array kWidths = {130, 70, 90, 190, 150, 0, 60, 70}; // 0: what is left
enum Column { Topic, Partition, Offset, Timestamp, Key, Value, Headers, Size, ColumnCount };

bool isNumber(int column)
{
    return column == Partition || column == Offset || column == Headers || column == Size;
}

} // namespace

MessageListView::MessageListView(QWidget *parent)
    : QAbstractScrollArea(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Messages"));
    viewport()->setBackgroundRole(QPalette::Base);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
}

MessageListView::~MessageListView() = default;

void MessageListView::setTopics(const QStringList &topics)
{
    m_topics = topics;
}

int MessageListView::lineHeight() const
{
    return widgets::rowHeight(session::Density::Compact);
}

int MessageListView::visibleRows() const
{
    return std::max(1, viewport()->height() / lineHeight() - 1); // one line is the header
}

qint64 MessageListView::rowCount() const
{
    return m_hits ? static_cast<qint64>(m_hits->size() - m_firstHit) : static_cast<qint64>(m_snapshot.size());
}

quint64 MessageListView::rowAt(qint64 position) const
{
    return m_hits ? (*m_hits)[m_firstHit + static_cast<std::size_t>(position)] : m_snapshot.firstRow() + static_cast<quint64>(position);
}

qint64 MessageListView::positionOf(quint64 row) const
{
    if (!m_hits)
        return static_cast<qint64>(row) - static_cast<qint64>(m_snapshot.firstRow());
    const auto from = m_hits->begin() + static_cast<std::ptrdiff_t>(m_firstHit);
    return std::lower_bound(from, m_hits->end(), row) - from;
}

void MessageListView::setRows(const messages::Snapshot &snapshot, const std::vector<quint64> *hits)
{
    const std::optional<quint64> topRow = rowCount() > 0 && m_top < rowCount() ? std::optional(rowAt(m_top)) : std::nullopt;
    m_snapshot = snapshot;
    m_hits = hits;
    m_firstHit = hits ? static_cast<std::size_t>(std::lower_bound(hits->begin(), hits->end(), snapshot.firstRow()) - hits->begin()) : 0;
    if (m_following)
        m_top = std::max<qint64>(0, rowCount() - visibleRows());
    else if (topRow)
        m_top = std::clamp<qint64>(positionOf(*topRow), 0, std::max<qint64>(0, rowCount() - 1));
    updateScrollBar();
    viewport()->update();
}

void MessageListView::setFollowing(bool following)
{
    if (m_following == following)
        return;
    m_following = following;
    if (following)
        setTop(rowCount() - visibleRows());
    Q_EMIT followingChanged(following);
}

void MessageListView::updateScrollBar()
{
    // A scroll bar counts in int; more rows than that are mapped.
    m_updating = true;
    const qint64 range = std::max<qint64>(0, rowCount() - visibleRows());
    const qint64 scale = std::max<qint64>(1, range / 1'000'000'000);
    verticalScrollBar()->setRange(0, static_cast<int>(range / scale));
    verticalScrollBar()->setPageStep(visibleRows());
    verticalScrollBar()->setValue(static_cast<int>(m_top / scale));
    m_updating = false;
}

void MessageListView::scrollContentsBy(int, int)
{
    if (m_updating)
        return;
    const qint64 range = std::max<qint64>(0, rowCount() - visibleRows());
    const qint64 scale = std::max<qint64>(1, range / 1'000'000'000);
    m_top = std::min(range, qint64{verticalScrollBar()->value()} * scale);
    const bool atEnd = m_top >= range;
    if (m_following != atEnd) {
        m_following = atEnd;
        Q_EMIT followingChanged(atEnd);
    }
    viewport()->update();
}

void MessageListView::setTop(qint64 top)
{
    m_top = std::clamp<qint64>(top, 0, std::max<qint64>(0, rowCount() - visibleRows()));
    updateScrollBar();
    viewport()->update();
}

void MessageListView::moveTo(qint64 position)
{
    if (rowCount() == 0)
        return;
    position = std::clamp<qint64>(position, 0, rowCount() - 1);
    m_current = rowAt(position);
    setFollowing(position == rowCount() - 1 && m_following);
    if (position < m_top)
        setTop(position);
    else if (position >= m_top + visibleRows())
        setTop(position - visibleRows() + 1);
    viewport()->update();
    Q_EMIT currentRowChanged();
}

QStringList MessageListView::cells(const messages::HeldMessage &message) const
{
    const auto bytes = [](const std::optional<std::string_view> &value, int limit) {
        return !value ? tr("null") : value->empty() ? tr("(empty)") : decode::preview(value, limit);
    };
    const QString time =
        message.timestampMs < 0 ? u"–"_s : QDateTime::fromMSecsSinceEpoch(message.timestampMs).toString(u"yyyy-MM-dd HH:mm:ss.zzz"_s);
    return {decode::visibleText(m_topics.value(static_cast<qsizetype>(message.topic))),
            QString::number(message.partition),
            formatCount(message.offset),
            time,
            bytes(message.key, kKeyPreview),
            message.value ? bytes(message.value, kPreview)
            : message.key ? tr("null (tombstone)")
                          : tr("null"),
            QString::number(message.headerCount),
            formatCount(static_cast<qint64>(message.size()))};
}

void MessageListView::paintEvent(QPaintEvent *)
{
    QPainter painter(viewport());
    const int height = lineHeight();
    const int width = viewport()->width();
    int fixed = 0;
    for (const int column : kWidths)
        fixed += column;
    const auto paintRow = [&](int y, const QStringList &texts, const QFont &font, bool numbers) {
        int x = 0;
        for (int column = 0; column < ColumnCount; ++column) {
            const int columnWidth =
                kWidths[static_cast<std::size_t>(column)] > 0 ? kWidths[static_cast<std::size_t>(column)] : std::max(80, width - fixed);
            painter.setFont(column >= Partition && numbers ? monospaceFont() : font);
            const QRect cell(x + kPadding, y, columnWidth - 2 * kPadding, height);
            const QString text = painter.fontMetrics().elidedText(texts.value(column), Qt::ElideRight, cell.width());
            painter.drawText(cell, (isNumber(column) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter | Qt::TextSingleLine, text);
            x += columnWidth;
        }
    };
    painter.fillRect(0, 0, width, height, color(Token::Raised));
    painter.setPen(color(Token::Muted));
    paintRow(0, {tr("Topic"), tr("Partition"), tr("Offset"), tr("Timestamp"), tr("Key"), tr("Value"), tr("Headers"), tr("Bytes")}, font(),
             false);
    painter.fillRect(0, height - 1, width, 1, color(Token::Line));
    m_painted = 0;
    for (int line = 0; line <= visibleRows() && m_top + line < rowCount(); ++line, ++m_painted) {
        const quint64 row = rowAt(m_top + line);
        const int y = height * (line + 1);
        if (m_current == row)
            painter.fillRect(0, y, width, height, color(Token::Selection));
        else if (row % 2 == 1)
            painter.fillRect(0, y, width, height, color(Token::Raised));
        painter.setPen(color(Token::Text));
        paintRow(y, cells(m_snapshot.at(row)), font(), true);
    }
}

void MessageListView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    if (m_following)
        m_top = std::max<qint64>(0, rowCount() - visibleRows());
    updateScrollBar();
}

void MessageListView::keyPressEvent(QKeyEvent *event)
{
    const qint64 at = m_current ? positionOf(*m_current) : m_top - 1;
    switch (event->key()) {
    case Qt::Key_Down: moveTo(at + 1); return;
    case Qt::Key_Up: moveTo(at - 1); return;
    case Qt::Key_PageDown: moveTo(at + visibleRows()); return;
    case Qt::Key_PageUp: moveTo(at - visibleRows()); return;
    case Qt::Key_Home: moveTo(0); return;
    case Qt::Key_End:
        moveTo(rowCount() - 1);
        setFollowing(true);
        return;
    default: break;
    }
    if (event->key() == Qt::Key_C && event->modifiers() == (Qt::ControlModifier | Qt::ShiftModifier)) {
        Q_EMIT copyRequested();
        return;
    }
    if (event->matches(QKeySequence::Copy) && m_current && *m_current >= m_snapshot.firstRow() && *m_current < m_snapshot.endRow()) {
        QApplication::clipboard()->setText(cells(m_snapshot.at(*m_current)).join(u'\t'));
        return;
    }
    QAbstractScrollArea::keyPressEvent(event);
}

void MessageListView::mousePressEvent(QMouseEvent *event)
{
    const qint64 line = event->position().toPoint().y() / lineHeight() - 1;
    if (line < 0 || m_top + line >= rowCount())
        return;
    setFollowing(false);
    moveTo(m_top + line);
}

} // namespace streamscope::widgets
