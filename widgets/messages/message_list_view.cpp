// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/messages/message_list_view.h"

#include "models/decode/decode.h"
#include "models/session/message_marks.h"
#include "widgets/common/theme.h"

#include <QAccessible>
#include <QContextMenuEvent>
#include <QHeaderView>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QStandardItemModel>

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace streamscope::widgets {
namespace {

constexpr int kPadding = 6;
constexpr int kCorner = 9; // of a marked row
constexpr int kScrollMost = 1'000'000'000; // a scroll bar counts in int

// What of a text is drawn. Shaping costs the length of a text and is most of a repaint: in a font of one width, plain
// characters are counted instead of measured, and others are measured only as far as they can be seen.
QString fitted(const QString &text, const QFontMetrics &metrics, bool oneWidth, int width)
{
    // A character may be 7.2 pixels wide: rounded, the last ones of a long line stand outside.
    const auto room = static_cast<qsizetype>(std::max(0, width) / std::max(1.0, QFontMetricsF(metrics).horizontalAdvance(u'0')));
    const auto isPlain = [](QChar c) { return c >= u' ' && c <= u'~'; };
    if (oneWidth && std::all_of(text.begin(), text.end(), isPlain))
        return text.size() <= room ? text : text.left(std::max<qsizetype>(0, room - 1)) + u'…';
    const qsizetype visible = 4 * (room + 4);
    return metrics.elidedText(text.size() > visible ? text.left(visible) + u'…' : text, Qt::ElideRight, width);
}

QFont slanted(QFont font)
{
    font.setItalic(true);
    return font;
}

} // namespace

MessageListView::MessageListView(session::SettingsStore *settings, QWidget *parent)
    : QAbstractScrollArea(parent)
    , m_settings(settings)
    , m_titles(new QStandardItemModel(0, kMessageColumns, this))
    , m_header(new QHeaderView(Qt::Horizontal, this))
{
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Messages"));
    viewport()->setBackgroundRole(QPalette::Base);
    makeHeader();
    m_relative.setInterval(1000);
    connect(&m_relative, &QTimer::timeout, viewport(), qOverload<>(&QWidget::update));
    if (settings) {
        const auto follow = [this] {
            zone() == session::TimeZoneMode::Relative ? m_relative.start() : m_relative.stop();
            updateScrollBars();
            viewport()->update();
        };
        connect(settings, &session::SettingsStore::changed, this, follow);
        follow();
    }
}

MessageListView::~MessageListView() = default;

FieldCell MessageListView::cell(const messages::HeldMessage &message, int column) const
{
    if (column >= kMessageColumns)
        return m_fields.cells(message)[static_cast<std::size_t>(column - kMessageColumns)];
    const auto known = static_cast<MessageColumn>(column);
    return {.text = cellText(message, known, m_topics, zone()), .isNumber = isNumber(known)};
}

session::TimeZoneMode MessageListView::zone() const
{
    return m_settings ? m_settings->settings().timeZone : session::TimeZoneMode::Local;
}

int MessageListView::lineHeight() const
{
    return widgets::rowHeight(m_settings ? m_settings->settings().density : session::Density::Compact);
}

int MessageListView::visibleRows() const
{
    return std::max(1, viewport()->height() / lineHeight());
}

qint64 MessageListView::rowCount() const
{
    if (m_order)
        return static_cast<qint64>(m_order->size());
    return m_onlyHits ? static_cast<qint64>(m_hits->size() - m_firstHit) : static_cast<qint64>(m_snapshot.size());
}

quint64 MessageListView::rowAt(qint64 position) const
{
    if (m_order)
        return m_order->at(static_cast<std::size_t>(position)).row;
    return m_onlyHits ? (*m_hits)[m_firstHit + static_cast<std::size_t>(position)] : m_snapshot.firstRow() + static_cast<quint64>(position);
}

messages::RowOrder::Entry MessageListView::entryOf(quint64 row) const
{
    if (row < m_snapshot.firstRow() || row >= m_snapshot.endRow())
        return {std::numeric_limits<qint64>::min(), row};
    return m_order->entryOf(m_snapshot.at(row));
}

qint64 MessageListView::positionOf(quint64 row) const
{
    if (m_order)
        return static_cast<qint64>(m_order->positionOf(entryOf(row)));
    if (!m_onlyHits)
        return static_cast<qint64>(row) - static_cast<qint64>(m_snapshot.firstRow());
    const auto from = m_hits->begin() + static_cast<std::ptrdiff_t>(m_firstHit);
    return std::lower_bound(from, m_hits->end(), row) - from;
}

bool MessageListView::isShown(quint64 row) const
{
    if (row < m_snapshot.firstRow() || row >= m_snapshot.endRow())
        return false;
    if (m_order)
        return m_order->contains(entryOf(row));
    return !m_onlyHits || std::binary_search(m_hits->begin() + static_cast<std::ptrdiff_t>(m_firstHit), m_hits->end(), row);
}

void MessageListView::setRows(const messages::Snapshot &snapshot, const std::vector<quint64> *hits, bool onlyHits,
                              const messages::RowOrder *order)
{
    // Who keeps the rows in another order has changed it by now: the row at the top is the one that was painted there.
    const auto topEntry = m_order && m_order == order ? m_topEntry : std::nullopt;
    const std::optional<quint64> topRow = !m_order && rowCount() > 0 && m_top < rowCount() ? std::optional(rowAt(m_top)) : std::nullopt;
    m_snapshot = snapshot;
    m_order = order;
    m_hits = hits;
    m_onlyHits = hits && onlyHits;
    m_firstHit = hits ? static_cast<std::size_t>(std::lower_bound(hits->begin(), hits->end(), snapshot.firstRow()) - hits->begin()) : 0;
    m_selection.dropBefore(snapshot.firstRow());
    if (m_following)
        m_top = std::max<qint64>(0, rowCount() - visibleRows());
    else if (topEntry || topRow)
        m_top = std::clamp<qint64>(topEntry ? static_cast<qint64>(order->positionOf(*topEntry)) : positionOf(*topRow), 0,
                                   std::max<qint64>(0, rowCount() - 1));
    keepTop();
    updateScrollBars();
    viewport()->update();
}

void MessageListView::renumberRows(const std::vector<quint64> &before)
{
    const auto numberOf = [&before](quint64 row) {
        return static_cast<quint64>(std::lower_bound(before.begin(), before.end(), row) - before.begin());
    };
    const auto renumber = [&](std::optional<quint64> &row) {
        if (row)
            row = std::binary_search(before.begin(), before.end(), *row) ? std::optional(numberOf(*row)) : std::nullopt;
    };
    std::vector<quint64> chosen;
    for (const RowSelection::Range &range : m_selection.ranges()) {
        for (quint64 row = numberOf(range.first), end = numberOf(range.last + 1); row < end; ++row)
            chosen.push_back(row);
    }
    m_selection.assign(chosen);
    renumber(m_current);
    renumber(m_anchor);
    if (m_topEntry)
        m_topEntry->row = numberOf(m_topEntry->row);
    m_fields.forget();
}

void MessageListView::forgetRows()
{
    m_selection.clear();
    m_current.reset();
    m_anchor.reset();
    m_fields.forget();
    setRows({}, nullptr, false);
}

void MessageListView::setMarks(const session::MessageMarks *marks)
{
    m_marks = marks;
    viewport()->update();
}

// Empty: marked without one. Nothing: not marked.
std::optional<QString> MessageListView::noteOf(const messages::HeldMessage &message) const
{
    const auto mark = m_marks ? m_marks->find(m_topics.value(static_cast<qsizetype>(message.topic)), message.partition, message.offset)
                              : std::nullopt;
    return mark ? std::optional(decode::visibleText(mark->note)) : std::nullopt;
}

void MessageListView::keepTop()
{
    m_topEntry = m_order && m_top < rowCount() ? std::optional(m_order->at(static_cast<std::size_t>(m_top))) : std::nullopt;
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

void MessageListView::updateScrollBars()
{
    m_updating = true;
    const qint64 range = std::max<qint64>(0, rowCount() - visibleRows());
    const qint64 scale = std::max<qint64>(1, range / kScrollMost);
    verticalScrollBar()->setRange(0, static_cast<int>(range / scale));
    verticalScrollBar()->setPageStep(visibleRows());
    verticalScrollBar()->setValue(static_cast<int>(m_top / scale));
    horizontalScrollBar()->setRange(0, std::max(0, m_header->length() - viewport()->width()));
    horizontalScrollBar()->setPageStep(viewport()->width());
    m_header->setOffset(horizontalScrollBar()->value());
    m_updating = false;
}

void MessageListView::scrollContentsBy(int, int)
{
    if (m_updating)
        return;
    m_header->setOffset(horizontalScrollBar()->value());
    const qint64 range = std::max<qint64>(0, rowCount() - visibleRows());
    const qint64 scale = std::max<qint64>(1, range / kScrollMost);
    m_top = std::min(range, qint64{verticalScrollBar()->value()} * scale);
    keepTop();
    const bool atEnd = m_top >= range && (m_following || m_followsAtEnd);
    if (m_following != atEnd) {
        m_following = atEnd;
        Q_EMIT followingChanged(atEnd);
    }
    viewport()->update();
}

void MessageListView::setTop(qint64 top)
{
    m_top = std::clamp<qint64>(top, 0, std::max<qint64>(0, rowCount() - visibleRows()));
    keepTop();
    updateScrollBars();
    viewport()->update();
}

// A screen reader hears the row that is gone to.
void MessageListView::announce()
{
    if (!m_current || !isShown(*m_current))
        return;
    const messages::HeldMessage message = m_snapshot.at(*m_current);
    QStringList cells;
    for (int column = 0; column < m_titles->columnCount(); ++column) {
        if (!m_header->isSectionHidden(column))
            cells.append(titleOf(column) + u' ' + cell(message, column).text);
    }
    if (const auto note = noteOf(message))
        cells.prepend(note->isEmpty() ? tr("marked") : tr("marked: %1").arg(*note));
    setAccessibleDescription(cells.join(u", "_s));
    QAccessibleEvent event(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&event);
}

void MessageListView::paintEvent(QPaintEvent *)
{
    QPainter painter(viewport());
    const int height = lineHeight();
    m_painted = 0;
    for (int line = 0; line <= visibleRows() && m_top + line < rowCount(); ++line, ++m_painted) {
        const quint64 row = rowAt(m_top + line);
        const QRect whole(0, height * line, viewport()->width(), height);
        if (m_selection.contains(row))
            painter.fillRect(whole, color(Token::Selection));
        else if ((m_order ? static_cast<quint64>(m_top + line) : row) % 2 == 1)
            painter.fillRect(whole, color(Token::Raised));
        if (m_hits && !m_onlyHits && std::binary_search(m_hits->begin(), m_hits->end(), row))
            painter.fillRect(QRect(0, whole.top(), 3, height), color(Token::Accent));
        paintRow(painter, row, whole);
        if (m_current == row && hasFocus()) {
            painter.setPen(color(Token::Accent));
            painter.setBrush(Qt::NoBrush);
            painter.drawRect(whole.adjusted(0, 0, -1, -1));
        }
    }
}

// A marked row has a turned corner, and its note before the value.
void MessageListView::paintRow(QPainter &painter, quint64 row, const QRect &whole) const
{
    const messages::HeldMessage message = m_snapshot.at(row);
    const QFont figures = monospaceFont();
    const QFontMetrics textMetrics(font());
    const QFontMetrics figureMetrics(figures);
    const auto note = noteOf(message);
    for (int column = 0; column < m_titles->columnCount(); ++column) {
        if (m_header->isSectionHidden(column))
            continue;
        const bool mono = column != static_cast<int>(MessageColumn::Topic);
        QRect place(m_header->sectionViewportPosition(column) + kPadding, whole.top(), m_header->sectionSize(column) - 2 * kPadding,
                    whole.height());
        if (place.right() < 0 || place.left() > whole.right())
            continue;
        if (note && !note->isEmpty() && column == static_cast<int>(MessageColumn::Value)) {
            const QString shown = textMetrics.elidedText(*note, Qt::ElideRight, place.width() / 2);
            painter.setFont(slanted(font()));
            painter.setPen(color(Token::Accent));
            painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, shown);
            place.setLeft(place.left() + textMetrics.horizontalAdvance(shown) + 2 * kPadding);
        }
        const FieldCell shown = cell(message, column);
        const QFont &upright = mono ? figures : font();
        painter.setFont(shown.isMark ? slanted(upright) : upright);
        painter.setPen(color(shown.isMark ? Token::Muted : Token::Text));
        painter.drawText(place, (shown.isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter | Qt::TextSingleLine,
                         fitted(shown.text, mono ? figureMetrics : textMetrics, mono, place.width()));
    }
    if (note) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(color(Token::Warning));
        painter.drawPolygon(QPolygon({whole.topLeft(), whole.topLeft() + QPoint(kCorner, 0), whole.topLeft() + QPoint(0, kCorner)}));
    }
}

void MessageListView::layOut()
{
    const int height = m_header->sizeHint().height();
    setViewportMargins(0, height, 0, 0);
    const QRect place = viewport()->geometry();
    m_header->setGeometry(place.left(), place.top() - height, place.width(), height);
    fitValue();
}

void MessageListView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    layOut();
    if (m_following)
        m_top = std::max<qint64>(0, rowCount() - visibleRows());
    keepTop();
    updateScrollBars();
}

void MessageListView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        layOut();
    QAbstractScrollArea::changeEvent(event);
}

void MessageListView::keyPressEvent(QKeyEvent *event)
{
    const qint64 at = m_current && isShown(*m_current) ? positionOf(*m_current) : m_top - 1;
    const Extend extend = event->modifiers().testFlag(Qt::ShiftModifier) ? Extend::Range : Extend::No;
    switch (event->key()) {
    case Qt::Key_Down: moveTo(at + 1, extend); return;
    case Qt::Key_Up: moveTo(at - 1, extend); return;
    case Qt::Key_PageDown: moveTo(at + visibleRows(), extend); return;
    case Qt::Key_PageUp: moveTo(at - visibleRows(), extend); return;
    case Qt::Key_Home: moveTo(0, extend); return;
    case Qt::Key_End:
        moveTo(rowCount() - 1, extend);
        setFollowing(extend == Extend::No && m_followsAtEnd);
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter: Q_EMIT openRequested(); return;
    default: break;
    }
    if (event->matches(QKeySequence::SelectAll)) {
        selectAll();
        return;
    }
    QAbstractScrollArea::keyPressEvent(event);
}

std::optional<qint64> MessageListView::positionAt(const QPoint &point) const
{
    const qint64 position = m_top + point.y() / lineHeight();
    return point.y() >= 0 && position < rowCount() ? std::optional(position) : std::nullopt;
}

void MessageListView::mousePressEvent(QMouseEvent *event)
{
    const auto position = positionAt(event->position().toPoint());
    if (!position)
        return;
    setFollowing(false);
    if (event->button() == Qt::RightButton && m_selection.contains(rowAt(*position)))
        return; // the menu is for all that is chosen
    moveTo(*position, event->modifiers().testFlag(Qt::ControlModifier) ? Extend::Toggle
                      : event->modifiers().testFlag(Qt::ShiftModifier) ? Extend::Range
                                                                       : Extend::No);
}

void MessageListView::mouseMoveEvent(QMouseEvent *event)
{
    if (!event->buttons().testFlag(Qt::LeftButton))
        return;
    const int line = static_cast<int>(std::floor(event->position().y() / lineHeight()));
    moveTo(m_top + std::clamp(line, -1, visibleRows()), Extend::Range);
}

void MessageListView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (positionAt(event->position().toPoint()))
        Q_EMIT openRequested();
}

void MessageListView::contextMenuEvent(QContextMenuEvent *event)
{
    if (m_current && event->reason() == QContextMenuEvent::Keyboard) {
        const int line = static_cast<int>(std::clamp<qint64>(positionOf(*m_current) - m_top, 0, visibleRows()));
        Q_EMIT menuRequested(viewport()->mapToGlobal(QPoint(kPadding, (line + 1) * lineHeight())));
        return;
    }
    Q_EMIT menuRequested(event->globalPos());
}

} // namespace streamscope::widgets
