// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/group_lines.h"

#include "widgets/charts/plot_style.h"

#include <qcustomplot.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

using namespace Qt::StringLiterals;

namespace streamscope::widgets {
namespace {

constexpr double kHeadroom = 1.1;
constexpr qint64 kDayMs = 24LL * 3600 * 1000;
constexpr int kNameWidth = 120; // pixels; longer names are elided
constexpr int kSideMargin = 8;
constexpr std::size_t kDotted = 60;

} // namespace

GroupLines::GroupLines(QWidget *parent)
    : QWidget(parent)
    , m_plot(new QCustomPlot)
{
    m_plot->setFocusPolicy(Qt::NoFocus);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_plot);
    useShortNumbers(*m_plot->yAxis);
    // Beside the lines, not over them.
    auto *side = new QCPLayoutGrid;
    m_plot->plotLayout()->addElement(0, 1, side);
    m_plot->plotLayout()->setColumnStretchFactor(1, 0.001);
    side->addElement(0, 0, m_plot->legend);
    side->addElement(1, 0, new QCPLayoutElement); // takes the room below
    side->setRowStretchFactor(0, 0.001);
    side->setMargins(QMargins(0, kSideMargin, kSideMargin, kSideMargin));
    setTicker(0);
    // The times have room by the layout before: once more where that has changed.
    connect(m_plot, &QCustomPlot::afterReplot, this, [this, width = 0]() mutable {
        if (std::exchange(width, m_plot->axisRect()->width()) != m_plot->axisRect()->width())
            replot();
    });
    stylePlot(*m_plot, font());
}

GroupLines::~GroupLines() = default;

void GroupLines::setTicker(qint64 spanMs)
{
    m_spanMs = spanMs;
    useTimes(*m_plot->xAxis, spanMs > kDayMs ? TimeLabels::DayAndTime : TimeLabels::TimeOfDay, m_utc);
}

void GroupLines::setUtc(bool utc)
{
    m_utc = utc;
    setTicker(m_spanMs);
    replot();
}

void GroupLines::setLines(const QList<GroupLine> &lines, const QString &what)
{
    m_plot->clearGraphs();
    m_plot->yAxis->setLabel(what);
    qint64 first = std::numeric_limits<qint64>::max();
    qint64 last = std::numeric_limits<qint64>::min();
    double least = 0;
    double most = 0;
    for (qsizetype i = lines.size(); i-- > 0;) {
        QVector<double> times;
        QVector<double> values;
        for (const auto &[time, value] : lines[i].points) {
            times.append(static_cast<double>(time) / 1000.0);
            values.append(value);
            first = std::min(first, time);
            last = std::max(last, time);
            least = std::isfinite(value) ? std::min(least, value) : least;
            most = std::isfinite(value) ? std::max(most, value) : most;
        }
        QCPGraph *graph = m_plot->addGraph();
        graph->setName(fontMetrics().elidedText(lines[i].name.simplified(), Qt::ElideMiddle, kNameWidth));
        graph->setPen(seriesPen(static_cast<int>(i)));
        graph->setData(times, values);
        // A line needs two points: a few are seen as dots too.
        if (lines[i].points.size() <= kDotted)
            graph->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssDisc, 4));
    }
    m_plot->legend->setVisible(lines.size() > 1);
    m_plot->legend->clearItems();
    for (int i = m_plot->graphCount() - 1; i >= 0; --i)
        m_plot->graph(i)->addToLegend();
    m_plot->yAxis->setRange(least * kHeadroom, most > least ? most * kHeadroom : 1);
    if (first <= last) {
        const double margin = first < last ? static_cast<double>(last - first) * 0.02 : 1000;
        setTicker(last - first);
        m_plot->xAxis->setRange((static_cast<double>(first) - margin) / 1000.0, (static_cast<double>(last) + margin) / 1000.0);
    }
    replot();
}

int GroupLines::lineCount() const
{
    return m_plot->graphCount();
}

QList<std::pair<int, QString>> GroupLines::timeLabels() const
{
    QList<std::pair<int, QString>> labels;
    const QVector<double> places = m_plot->xAxis->tickVector();
    const QVector<QString> words = m_plot->xAxis->tickVectorLabels();
    for (qsizetype i = 0; i < std::min(places.size(), words.size()); ++i) {
        if (m_plot->xAxis->range().contains(places[i]))
            labels.append({qRound(m_plot->xAxis->coordToPixel(places[i])), words[i]});
    }
    return labels;
}

void GroupLines::replot()
{
    if (isVisible())
        m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void GroupLines::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        stylePlot(*m_plot, font());
        for (int i = 0; i < m_plot->graphCount(); ++i)
            m_plot->graph(i)->setPen(seriesPen(m_plot->graphCount() - 1 - i));
        replot();
    }
    QWidget::changeEvent(event);
}

void GroupLines::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

bool GroupLines::savePng(const QString &path)
{
    return savePlotPng(*m_plot, path);
}

} // namespace streamscope::widgets
