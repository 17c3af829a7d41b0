// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/throughput_plot.h"

#include "widgets/charts/plot_style.h"
#include "widgets/common/theme.h"

#include <qcustomplot.h>

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace streamscope::widgets {
namespace {

using Point = session::OffsetSampler::Point;

constexpr double kHeadroom = 1.1;
constexpr double kMargin = 0.01; // of the time shown, to the right of the newest point
constexpr std::size_t kDotted = 60;

QPen penOf(const RateSeries &series, int index)
{
    if (series.kind == RateSeries::Kind::Sum)
        return QPen(color(Token::Text), 2.0);
    if (series.kind == RateSeries::Kind::Rest)
        return QPen(color(Token::Muted), 1.4, Qt::DotLine);
    return seriesPen(index);
}

} // namespace

ThroughputPlot::ThroughputPlot(QWidget *parent)
    : QWidget(parent)
    , m_plot(new QCustomPlot)
{
    setFocusPolicy(Qt::StrongFocus);
    m_plot->setFocusPolicy(Qt::NoFocus);
    m_plot->setMouseTracking(true);
    m_plot->installEventFilter(this);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_plot);
    useShortNumbers(*m_plot->yAxis);
    m_plot->legend->setVisible(true);
    m_plot->setAutoAddPlottableToLegend(false);
    m_plot->axisRect()->insetLayout()->setInsetAlignment(0, Qt::AlignLeft | Qt::AlignTop);
    makeTailedPlot();
    m_line = new QCPItemLine(m_plot);
    m_tailedLine = new QCPItemLine(m_plot);
    for (QCPItemLine *line : {m_line, m_tailedLine})
        line->setVisible(false);
    for (QCPItemPosition *end : {m_tailedLine->start, m_tailedLine->end})
        end->setAxes(m_tailedRect->axis(QCPAxis::atBottom), m_tailedRect->axis(QCPAxis::atLeft));
    m_tailedLine->setClipAxisRect(m_tailedRect);
    setUtc(false);
    paintColors();
}

ThroughputPlot::~ThroughputPlot() = default;

void ThroughputPlot::makeTailedPlot()
{
    m_heading = new QCPTextElement(m_plot, tr("Bytes a second, of what is tailed here"));
    m_heading->setTextFlags(Qt::AlignLeft | Qt::AlignVCenter);
    m_tailedRect = new QCPAxisRect(m_plot);
    for (QCPAxis *axis : m_tailedRect->axes()) {
        axis->setLayer(u"axes"_s);
        axis->grid()->setLayer(u"grid"_s);
    }
    useByteNumbers(*m_tailedRect->axis(QCPAxis::atLeft));
    auto *sides = new QCPMarginGroup(m_plot); // one cursor for both
    for (QCPAxisRect *rect : {m_plot->axisRect(), m_tailedRect})
        rect->setMarginGroup(QCP::msLeft | QCP::msRight, sides);
    m_heading->setVisible(false);
    m_tailedRect->setVisible(false);
}

void ThroughputPlot::showTailedPlot(bool shown)
{
    if (shown == m_tailedRect->visible())
        return;
    m_heading->setVisible(shown);
    m_tailedRect->setVisible(shown);
    QCPLayoutGrid *grid = m_plot->plotLayout();
    if (shown) {
        grid->addElement(1, 0, m_heading);
        grid->addElement(2, 0, m_tailedRect);
        paintColors();
    } else {
        grid->take(m_heading);
        grid->take(m_tailedRect);
        grid->simplify();
    }
}

void ThroughputPlot::setUtc(bool utc)
{
    for (QCPAxis *axis : {m_plot->xAxis, m_tailedRect->axis(QCPAxis::atBottom)})
        useTimes(*axis, TimeLabels::TimeOfDay, utc);
    replot();
}

void ThroughputPlot::setSeries(const QList<RateSeries> &series, const QList<RateSeries> &tailed, qint64 endMs, qint64 spanMs)
{
    m_series = series;
    m_tailed = tailed;
    m_endMs = endMs;
    m_spanMs = spanMs;
    draw();
}

void ThroughputPlot::draw()
{
    m_plot->clearGraphs();
    m_gaps = 0;
    showTailedPlot(!m_tailed.isEmpty());
    drawLines(m_series, m_plot->axisRect());
    m_plot->legend->setVisible(m_series.size() > 1);
    m_plot->legend->clearItems();
    for (int i = m_plot->graphCount() - 1; i >= 0; --i)
        m_plot->graph(i)->addToLegend();
    drawLines(m_tailed, m_tailedRect); // in the colours of the same legend
    placeCursor();
    replot();
}

void ThroughputPlot::drawLines(const QList<RateSeries> &series, QCPAxisRect *rect)
{
    // The sum is drawn last, over the others, and named first.
    for (int i = static_cast<int>(series.size()) - 1; i >= 0; --i)
        addLine(series[i], i - 1, rect);
    double top = 0;
    for (const RateSeries &line : series) {
        for (const Point &point : line.points)
            top = std::max(top, point.rate);
    }
    rect->axis(QCPAxis::atLeft)->setRange(0, top > 0 ? top * kHeadroom : 1);
    rect->axis(QCPAxis::atBottom)
        ->setRange(static_cast<double>(m_endMs - m_spanMs) / 1000.0,
                   (static_cast<double>(m_endMs) + static_cast<double>(m_spanMs) * kMargin) / 1000.0);
}

void ThroughputPlot::addLine(const RateSeries &series, int index, QCPAxisRect *rect)
{
    const std::vector<Point> &points = series.points;
    QVector<double> times;
    QVector<double> rates;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const qint64 time = points[i].timeMs;
        const qint64 last = i > 0 ? points[i - 1].timeMs : time;
        if (i > 0 && isGap(i > 1 ? points[i - 2].timeMs : last, last, time, i + 1 < points.size() ? points[i + 1].timeMs : time)) {
            times.append(static_cast<double>(last + 1) / 1000.0);
            rates.append(std::numeric_limits<double>::quiet_NaN());
            ++m_gaps;
        }
        times.append(static_cast<double>(time) / 1000.0);
        rates.append(points[i].rate);
    }
    QCPGraph *graph = m_plot->addGraph(rect->axis(QCPAxis::atBottom), rect->axis(QCPAxis::atLeft));
    graph->setName(seriesName(series));
    graph->setPen(penOf(series, index));
    graph->setData(times, rates, true);
    // A line needs two points: a few are seen as dots too.
    if (points.size() <= kDotted)
        graph->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssDisc, 4));
}

int ThroughputPlot::lineCount() const
{
    return m_plot->graphCount();
}

void ThroughputPlot::paintColors()
{
    stylePlot(*m_plot, font());
    for (QCPItemLine *line : {m_line, m_tailedLine})
        line->setPen(QPen(color(Token::Accent), 1, Qt::DashLine));
    m_heading->setFont(font());
    m_heading->setTextColor(color(Token::Text));
}

void ThroughputPlot::replot()
{
    if (isVisible())
        m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void ThroughputPlot::placeCursor()
{
    const bool shown = m_cursor && *m_cursor >= m_endMs - m_spanMs;
    m_line->setVisible(shown);
    m_tailedLine->setVisible(shown && m_tailedRect->visible());
    if (!m_cursor)
        return;
    const double at = static_cast<double>(*m_cursor) / 1000.0;
    for (QCPItemLine *line : {m_line, m_tailedLine}) {
        const QCPRange range = line->start->valueAxis()->range();
        line->start->setCoords(at, range.lower);
        line->end->setCoords(at, range.upper);
    }
}

void ThroughputPlot::setCursorAt(std::optional<qint64> timeMs)
{
    if (timeMs && !m_series.isEmpty() && !m_series.first().points.empty()) {
        const std::vector<Point> &points = m_series.first().points;
        const auto nearest = std::min_element(points.begin(), points.end(), [timeMs](const Point &a, const Point &b) {
            return std::abs(a.timeMs - *timeMs) < std::abs(b.timeMs - *timeMs);
        });
        timeMs = nearest->timeMs;
    } else {
        timeMs.reset();
    }
    if (m_cursor == timeMs)
        return;
    m_cursor = timeMs;
    placeCursor();
    replot();
    Q_EMIT cursorMoved();
}

void ThroughputPlot::moveCursor(int steps)
{
    if (m_series.isEmpty() || m_series.first().points.empty())
        return;
    const std::vector<Point> &points = m_series.first().points;
    auto place = static_cast<std::ptrdiff_t>(points.size()) - 1;
    if (m_cursor) {
        const auto at =
            std::lower_bound(points.begin(), points.end(), *m_cursor, [](const Point &point, qint64 time) { return point.timeMs < time; });
        place = std::clamp<std::ptrdiff_t>(at - points.begin() + steps, 0, place);
    }
    setCursorAt(points[static_cast<std::size_t>(place)].timeMs);
}

bool ThroughputPlot::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::MouseMove) {
        const double at = m_plot->xAxis->pixelToCoord(static_cast<QMouseEvent *>(event)->position().x());
        setCursorAt(static_cast<qint64>(at * 1000.0));
    } else if (event->type() == QEvent::MouseButtonPress) {
        setFocus(Qt::MouseFocusReason);
    } else if (event->type() == QEvent::Leave) {
        setCursorAt(std::nullopt);
    }
    return QWidget::eventFilter(watched, event);
}

void ThroughputPlot::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Left: moveCursor(-1); break;
    case Qt::Key_Right: moveCursor(1); break;
    case Qt::Key_PageUp: moveCursor(-30); break;
    case Qt::Key_PageDown: moveCursor(30); break;
    default: QWidget::keyPressEvent(event);
    }
}

void ThroughputPlot::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        paintColors();
        draw();
    }
    QWidget::changeEvent(event);
}

void ThroughputPlot::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

bool ThroughputPlot::savePng(const QString &path)
{
    return savePlotPng(*m_plot, path);
}

} // namespace streamscope::widgets
