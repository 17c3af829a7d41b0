// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/plot_style.h"

#include "models/core/save_file.h"
#include "widgets/common/sentences.h"

#include <qcustomplot.h>

#include <QBuffer>
#include <QLocale>

#include <algorithm>
#include <cmath>
#include <utility>

using namespace Qt::StringLiterals;

namespace streamscope::widgets {
namespace {

// Steps that the labels can tell: 1.3 k would be no place for 1250.
class ShortTicker final : public QCPAxisTicker {
protected:
    double getTickStep(const QCPRange &range) override
    {
        double magnitude = 1;
        const double mantissa = getMantissa(range.size() / mTickCount, &magnitude);
        return pickClosest(mantissa, {1.0, 2.0, 5.0, 10.0}) * magnitude;
    }
    QString getTickLabel(double tick, const QLocale &, QChar, int) override
    {
        return tick < 0 ? u'-' + formatShort(-tick) : formatShort(tick);
    }
};

// Powers of two, at quarters of a unit.
class ByteTicker final : public QCPAxisTicker {
protected:
    double getTickStep(const QCPRange &range) override { return std::max(1.0, std::exp2(std::round(std::log2(range.size() / mTickCount)))); }
    int getSubTickCount(double) override { return 3; }
    QString getTickLabel(double tick, const QLocale &, QChar, int) override
    {
        double inUnit = tick;
        while (inUnit >= 1024)
            inUnit /= 1024;
        const auto isWhole = [](double value) { return value == std::floor(value); };
        const int digits = isWhole(inUnit) ? 0 : isWhole(inUnit * 2) ? 1 : 2;
        return QLocale().formattedDataSize(static_cast<qint64>(tick), digits);
    }
};

class TimeTicker final : public QCPAxisTickerDateTime {
public:
    explicit TimeTicker(const QCPAxis &axis)
        : m_axis(axis)
    {
    }

protected:
    double getTickStep(const QCPRange &range) override
    {
        const QFontMetrics metrics(m_axis.tickLabelFont());
        const double label = metrics.horizontalAdvance(getTickLabel(range.lower, QLocale(), u'f', 0)) + 2 * metrics.averageCharWidth();
        // As it was laid out last: before the first time, as wide as all of the plot.
        const int laidOut = m_axis.axisRect()->width();
        const int width = laidOut > 0 ? laidOut : m_axis.parentPlot()->width();
        const auto fits = [&](double step) { return range.size() / step * label <= width; };
        double step = 0;
        for (int count = kMostTicks; count > 0 && !(step > 0 && fits(step)); --count) {
            setTickCount(count);
            step = std::max(kLeastStep, QCPAxisTickerDateTime::getTickStep(range));
        }
        while (!fits(step))
            step *= 2;
        return step;
    }

private:
    static constexpr int kMostTicks = 5;
    static constexpr double kLeastStep = 1; // second, which is what the labels tell

    const QCPAxis &m_axis; // has this ticker
};

} // namespace

void useTimes(QCPAxis &axis, TimeLabels labels, bool utc)
{
    auto ticker = QSharedPointer<TimeTicker>::create(axis);
    ticker->setDateTimeFormat(labels == TimeLabels::DayAndTime ? u"MM-dd HH:mm"_s : u"HH:mm:ss"_s);
    ticker->setDateTimeSpec(utc ? Qt::UTC : Qt::LocalTime);
    axis.setTicker(ticker);
}

void useByteNumbers(QCPAxis &axis)
{
    axis.setTicker(QSharedPointer<ByteTicker>::create());
}

void useShortNumbers(QCPAxis &axis)
{
    axis.setTicker(QSharedPointer<ShortTicker>::create());
}

QPen seriesPen(int index)
{
    const auto place = static_cast<std::size_t>(index);
    return QPen(color(kSeriesColors.at(place % kSeriesColors.size())), 1.4, place < kSeriesColors.size() ? Qt::SolidLine : Qt::DashLine);
}

void stylePlot(QCustomPlot &plot, const QFont &font)
{
    const QColor text = color(Token::Text);
    plot.setBackground(color(Token::Surface));
    QList<QCPAxis *> axes;
    for (const QCPAxisRect *rect : plot.axisRects())
        axes << rect->axis(QCPAxis::atBottom) << rect->axis(QCPAxis::atLeft);
    for (QCPAxis *axis : std::as_const(axes)) {
        axis->setBasePen(QPen(color(Token::Line)));
        axis->setTickPen(QPen(color(Token::Line)));
        axis->setSubTickPen(QPen(color(Token::Line)));
        axis->setTickLabelColor(text);
        axis->setTickLabelFont(font);
        axis->setLabelColor(text);
        axis->setLabelFont(font);
        axis->grid()->setPen(QPen(color(Token::Line), 0, Qt::DotLine));
        axis->grid()->setZeroLinePen(QPen(color(Token::Line)));
    }
    QColor ground = color(Token::Raised);
    ground.setAlpha(220);
    plot.legend->setBrush(ground);
    plot.legend->setBorderPen(QPen(color(Token::Line)));
    plot.legend->setTextColor(text);
    plot.legend->setFont(font);
}

bool savePlotPng(QCustomPlot &plot, const QString &path)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    return buffer.open(QIODevice::WriteOnly) && plot.toPixmap().save(&buffer, "PNG") && core::writeFile(path, bytes).isEmpty();
}

} // namespace streamscope::widgets
