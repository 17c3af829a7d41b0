// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/plot_style.h"

#include "widgets/common/sentences.h"

#include <qcustomplot.h>

#include <QBuffer>
#include <QSaveFile>

namespace streamscope::widgets {
namespace {

class ShortTicker final : public QCPAxisTicker {
protected:
    QString getTickLabel(double tick, const QLocale &, QChar, int) override
    {
        return tick < 0 ? u'-' + formatShort(-tick) : formatShort(tick);
    }
};

} // namespace

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
    for (QCPAxis *axis : {plot.xAxis, plot.yAxis}) {
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
    QSaveFile file(path);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    return buffer.open(QIODevice::WriteOnly) && plot.toPixmap().save(&buffer, "PNG") && file.open(QIODevice::WriteOnly) &&
           file.write(bytes) == bytes.size() && file.commit();
}

} // namespace streamscope::widgets
