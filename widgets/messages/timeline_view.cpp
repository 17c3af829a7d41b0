// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/messages/timeline_view.h"

#include "widgets/common/sentences.h"
#include "widgets/common/theme.h"
#include "widgets/messages/message_cells.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>
#include <utility>

using namespace Qt::StringLiterals;

namespace streamscope::widgets {
namespace {

constexpr int kMargin = 8;
constexpr int kPlotHeight = 30;
constexpr int kLeastDrag = 4;    // pixels; less is a click
constexpr int kKeySteps = 100;   // the axis, in steps of an arrow key
constexpr int kLeastBar = 2;     // pixels
using State = session::TopicTimeline::State;

} // namespace

TimelineView::TimelineView(session::SettingsStore *settings, QWidget *parent)
    : QWidget(parent)
    , m_settings(settings)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setCursor(Qt::IBeamCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Timeline of the whole topic"));
    if (settings)
        connect(settings, &session::SettingsStore::changed, this, qOverload<>(&QWidget::update));
}

TimelineView::~TimelineView() = default;

void TimelineView::setTimeline(session::TopicTimeline *timeline)
{
    m_timeline = timeline;
    m_anchor.reset();
    m_cursor = -1;
    if (timeline)
        connect(timeline, &session::TopicTimeline::changed, this, &TimelineView::onChanged);
    onChanged();
}

void TimelineView::onChanged()
{
    setAccessibleDescription(caption());
    update();
}

void TimelineView::setHeld(qint64 firstMs, qint64 lastMs)
{
    if (m_heldFirst == firstMs && m_heldLast == lastMs)
        return;
    m_heldFirst = firstMs;
    m_heldLast = lastMs;
    update();
}

QSize TimelineView::sizeHint() const
{
    return {400, kPlotHeight + fontMetrics().height() + 8};
}

QSize TimelineView::minimumSizeHint() const
{
    return {120, sizeHint().height()};
}

bool TimelineView::hasCurve() const
{
    return m_timeline && m_timeline->points().size() >= 2;
}

QString TimelineView::caption() const
{
    if (!m_timeline)
        return {};
    switch (m_timeline->state()) {
    case State::Idle: return {};
    case State::Empty: return tr("The topic is empty.");
    case State::Failed: return m_timeline->error() ? describe(*m_timeline->error()).sentence : tr("The timeline could not be read.");
    case State::Cancelled:
    case State::Asking:
    case State::Done: break;
    }
    if (!hasCurve())
        return tr("Asking when the topic was written…");
    QStringList facts = {tr("%1 offsets by time, not read").arg(formatShort(static_cast<double>(m_timeline->totalOffsets())))};
    if (m_timeline->state() == State::Asking)
        facts.append(tr("%1 %").arg(static_cast<int>(m_timeline->progress() * 100)));
    if (m_timeline->offsetsBeforeAxis() > 0)
        facts.append(tr("%Ln earlier", nullptr, counted(static_cast<quint64>(m_timeline->offsetsBeforeAxis()))));
    if (m_timeline->offsetsAfterAxis() > 0)
        facts.append(tr("%Ln later", nullptr, counted(static_cast<quint64>(m_timeline->offsetsAfterAxis()))));
    if (m_timeline->partitionsLeftOut() > 0)
        facts.append(tr("without %Ln partition(s)", nullptr, m_timeline->partitionsLeftOut()));
    return facts.join(u" · "_s);
}

QRect TimelineView::plotArea() const
{
    return {kMargin, 2, std::max(1, width() - 2 * kMargin), kPlotHeight};
}

qint64 TimelineView::timeAt(int x) const
{
    const auto &points = m_timeline->points();
    const QRect area = plotArea();
    const double part = std::clamp(static_cast<double>(x - area.left()) / area.width(), 0.0, 1.0);
    return points.first().timeMs + static_cast<qint64>(part * static_cast<double>(points.last().timeMs - points.first().timeMs));
}

int TimelineView::xOf(qint64 timeMs) const
{
    const auto &points = m_timeline->points();
    const QRect area = plotArea();
    const double span = static_cast<double>(std::max<qint64>(1, points.last().timeMs - points.first().timeMs));
    const double part = std::clamp(static_cast<double>(timeMs - points.first().timeMs) / span, 0.0, 1.0);
    return area.left() + static_cast<int>(std::lround(part * area.width()));
}

// Straight between the points that were asked for.
qint64 TimelineView::offsetsBetween(qint64 fromMs, qint64 toMs) const
{
    const auto before = [this](qint64 time) {
        const auto &points = m_timeline->points();
        const auto upper = std::lower_bound(points.begin(), points.end(), time, [](const auto &point, qint64 t) { return point.timeMs < t; });
        if (upper == points.begin())
            return upper->offsets;
        if (upper == points.end())
            return points.last().offsets;
        const auto lower = upper - 1;
        const double part = static_cast<double>(time - lower->timeMs) / static_cast<double>(upper->timeMs - lower->timeMs);
        return lower->offsets + static_cast<qint64>(part * static_cast<double>(upper->offsets - lower->offsets));
    };
    return before(toMs) - before(fromMs);
}

void TimelineView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QRect area = plotArea();
    painter.fillRect(area, color(Token::Raised));
    if (!hasCurve()) {
        painter.setPen(color(Token::Muted));
        painter.drawText(area, Qt::AlignCenter, caption());
        return;
    }
    if (m_heldFirst >= 0)
        paintSpan(painter, area, m_heldFirst, m_heldLast, color(Token::Selection));
    paintBars(painter, area);
    if (m_anchor && m_cursor >= 0) {
        QColor brush = color(Token::Accent);
        brush.setAlpha(70);
        paintSpan(painter, area, std::min(*m_anchor, m_cursor), std::max(*m_anchor, m_cursor), brush);
    } else if (m_cursor >= 0 && hasFocus()) {
        painter.setPen(color(Token::Accent));
        painter.drawLine(xOf(m_cursor), area.top(), xOf(m_cursor), area.bottom());
    }
    paintAxis(painter, area);
    painter.setPen(hasFocus() ? color(Token::Accent) : color(Token::Line));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(area.adjusted(0, 0, -1, -1));
}

// How many offsets a second, per stretch between two points; the root keeps the small ones visible.
void TimelineView::paintBars(QPainter &painter, const QRect &area) const
{
    const auto &points = m_timeline->points();
    double most = 0;
    const auto rate = [&points](qsizetype i) {
        return static_cast<double>(points[i].offsets - points[i - 1].offsets) /
               static_cast<double>(std::max<qint64>(1, points[i].timeMs - points[i - 1].timeMs));
    };
    for (qsizetype i = 1; i < points.size(); ++i)
        most = std::max(most, rate(i));
    if (most <= 0)
        return;
    for (qsizetype i = 1; i < points.size(); ++i) {
        if (points[i].offsets == points[i - 1].offsets)
            continue;
        const int height = std::max(kLeastBar, static_cast<int>(std::sqrt(rate(i) / most) * (area.height() - 4)));
        const int left = xOf(points[i - 1].timeMs);
        painter.fillRect(QRect(left, area.bottom() - height, std::max(1, xOf(points[i].timeMs) - left), height), color(Token::Series1));
    }
}

void TimelineView::paintSpan(QPainter &painter, const QRect &area, qint64 fromMs, qint64 toMs, const QColor &fill) const
{
    const int left = xOf(fromMs);
    painter.fillRect(QRect(left, area.top(), std::max(2, xOf(toMs) - left), area.height()), fill);
}

void TimelineView::paintAxis(QPainter &painter, const QRect &area) const
{
    const auto zone = m_settings ? m_settings->settings().timeZone : session::TimeZoneMode::Local;
    const QRect line(area.left(), area.bottom() + 2, area.width(), fontMetrics().height());
    painter.setPen(color(Token::Muted));
    const auto &points = m_timeline->points();
    const QString first = timestampText(points.first().timeMs, zone).left(19);
    const QString last = timestampText(points.last().timeMs, zone).left(19);
    painter.drawText(line, Qt::AlignLeft, first);
    painter.drawText(line, Qt::AlignRight, last);
    const int used = fontMetrics().horizontalAdvance(first) + fontMetrics().horizontalAdvance(last) + 24;
    painter.drawText(line, Qt::AlignHCenter, fontMetrics().elidedText(caption(), Qt::ElideRight, std::max(0, line.width() - used)));
}

void TimelineView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !hasCurve())
        return;
    m_dragging = true;
    m_anchor = timeAt(event->pos().x());
    m_cursor = *m_anchor;
    update();
}

void TimelineView::mouseMoveEvent(QMouseEvent *event)
{
    if (!m_dragging || !hasCurve())
        return;
    m_cursor = timeAt(event->pos().x());
    update();
}

void TimelineView::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !std::exchange(m_dragging, false) || !hasCurve())
        return;
    if (m_anchor && std::abs(xOf(m_cursor) - xOf(*m_anchor)) >= kLeastDrag)
        choose();
    else
        m_anchor.reset();
    update();
}

void TimelineView::keyPressEvent(QKeyEvent *event)
{
    const bool extend = event->modifiers().testFlag(Qt::ShiftModifier);
    switch (event->key()) {
    case Qt::Key_Left: moveCursor(-1, extend); return;
    case Qt::Key_Right: moveCursor(1, extend); return;
    case Qt::Key_Home: moveCursor(-kKeySteps, extend); return;
    case Qt::Key_End: moveCursor(kKeySteps, extend); return;
    case Qt::Key_Return:
    case Qt::Key_Enter: choose(); return;
    case Qt::Key_Escape:
        if (m_anchor) {
            m_anchor.reset();
            m_dragging = false;
            update();
            return;
        }
        break;
    default: break;
    }
    QWidget::keyPressEvent(event);
}

void TimelineView::moveCursor(int steps, bool extend)
{
    if (!hasCurve())
        return;
    const qint64 first = m_timeline->points().first().timeMs;
    const qint64 last = m_timeline->points().last().timeMs;
    if (m_cursor < 0)
        m_cursor = last;
    if (extend && !m_anchor)
        m_anchor = m_cursor;
    else if (!extend)
        m_anchor.reset();
    m_cursor = std::clamp(m_cursor + steps * std::max<qint64>(1, (last - first) / kKeySteps), first, last);
    update();
}

void TimelineView::choose()
{
    if (hasCurve() && m_anchor && *m_anchor != m_cursor)
        Q_EMIT spanChosen(std::min(*m_anchor, m_cursor), std::max(*m_anchor, m_cursor));
}

bool TimelineView::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip && hasCurve()) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const auto zone = m_settings ? m_settings->settings().timeZone : session::TimeZoneMode::Local;
        const qint64 from = timeAt(help->pos().x());
        const qint64 step = (m_timeline->points().last().timeMs - m_timeline->points().first().timeMs) / m_timeline->points().size();
        QToolTip::showText(help->globalPos(),
                           tr("%1: about %2 offsets in the next %3 s. Drag to read a span of time.\nFrom timestamps: exact only where they rise "
                              "with the offsets, and where nothing was compacted away.")
                               .arg(timestampText(from, zone), formatCount(offsetsBetween(from, from + step)), formatCount(step / 1000)),
                           this);
        return true;
    }
    return QWidget::event(event);
}

} // namespace streamscope::widgets
