// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/group_bars.h"

#include "widgets/charts/plot_style.h"

#include <qcustomplot.h>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace streamscope::widgets {
namespace {

constexpr double kHeadroom = 1.05;
constexpr double kWidth = 0.7;
constexpr double kFewest = 6; // bars there is room for: a few are not fat
constexpr int kNameWidth = 160; // pixels; longer names are elided

} // namespace

GroupBars::GroupBars(QWidget *parent)
    : QWidget(parent)
    , m_plot(new QCustomPlot)
{
    setFocusPolicy(Qt::StrongFocus);
    m_plot->setFocusPolicy(Qt::NoFocus);
    m_plot->installEventFilter(this);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_plot);
    useShortNumbers(*m_plot->xAxis);
    m_plot->yAxis->setRangeReversed(true);
    m_plot->yAxis->setSubTicks(false);
    m_plot->yAxis->grid()->setVisible(false);
    m_columns = new QCPBars(m_plot->yAxis, m_plot->xAxis);
    m_chosen = new QCPBars(m_plot->yAxis, m_plot->xAxis);
    for (QCPBars *bars : {m_columns, m_chosen})
        bars->setWidth(kWidth);
    paintColors();
}

GroupBars::~GroupBars() = default;

void GroupBars::setBars(const QList<GroupBar> &bars, const QString &what)
{
    const QList<GroupBar> shown = bars.mid(0, kMost);
    if (shown == m_bars && what == m_plot->xAxis->label())
        return;
    m_bars = shown;
    m_plot->xAxis->setLabel(what);
    m_current = std::min(m_current, static_cast<int>(m_bars.size()) - 1);
    draw();
}

void GroupBars::draw()
{
    auto names = QSharedPointer<QCPAxisTickerText>::create();
    QVector<double> places;
    QVector<double> values;
    double least = 0;
    double most = 0;
    for (qsizetype i = 0; i < m_bars.size(); ++i) {
        const double value = std::isfinite(m_bars[i].value) ? m_bars[i].value : 0;
        names->addTick(static_cast<double>(i), fontMetrics().elidedText(m_bars[i].name.simplified(), Qt::ElideMiddle, kNameWidth));
        places.append(static_cast<double>(i));
        values.append(value);
        least = std::min(least, value);
        most = std::max(most, value);
    }
    m_plot->yAxis->setTicker(names);
    m_plot->yAxis->setRange(-0.6, std::max(kFewest, static_cast<double>(m_bars.size())) - 0.4);
    m_plot->xAxis->setRange(least * kHeadroom, most > least ? most * kHeadroom : 1);
    m_columns->setData(places, values, true);
    if (m_current >= 0)
        m_chosen->setData({places[m_current]}, {values[m_current]}, true);
    else
        m_chosen->data()->clear();
    if (isVisible())
        m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void GroupBars::paintColors()
{
    stylePlot(*m_plot, font());
    m_columns->setPen(QPen(color(Token::Series1)));
    m_columns->setBrush(color(Token::Series1));
    m_chosen->setPen(QPen(color(Token::Accent), 2));
    m_chosen->setBrush(color(Token::Accent));
}

void GroupBars::setCurrent(int index)
{
    m_current = std::clamp(index, -1, static_cast<int>(m_bars.size()) - 1);
    setAccessibleDescription(m_current < 0 ? QString() : m_bars[m_current].name);
    draw();
}

bool GroupBars::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::MouseButtonRelease) {
        const auto *mouse = static_cast<QMouseEvent *>(event);
        const int index = static_cast<int>(std::lround(m_plot->yAxis->pixelToCoord(mouse->position().y())));
        setFocus(Qt::MouseFocusReason);
        if (mouse->button() == Qt::LeftButton && index >= 0 && index < m_bars.size()) {
            setCurrent(index);
            Q_EMIT activated(index);
        }
    }
    return QWidget::eventFilter(watched, event);
}

void GroupBars::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Up: setCurrent(std::max(0, m_current - 1)); break;
    case Qt::Key_Down: setCurrent(m_current + 1); break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_current >= 0)
            Q_EMIT activated(m_current);
        break;
    default: QWidget::keyPressEvent(event);
    }
}

void GroupBars::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        paintColors();
        draw();
    }
    QWidget::changeEvent(event);
}

void GroupBars::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

bool GroupBars::savePng(const QString &path)
{
    return savePlotPng(*m_plot, path);
}

} // namespace streamscope::widgets
