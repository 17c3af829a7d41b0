// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/charts/rate_series.h"

#include <QWidget>

#include <optional>

class QCPAxisRect;
class QCPItemLine;
class QCPTextElement;
class QCustomPlot;

namespace streamscope::widgets {

/// Draws rates over time, and below them the bytes a second of what is tailed. A cursor follows the mouse, or the arrow keys.
class ThroughputPlot final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ThroughputPlot)

public:
    explicit ThroughputPlot(QWidget *parent = nullptr);
    ~ThroughputPlot() override;

    /// From endMs − spanMs to endMs, in milliseconds since the epoch. tailed: the same lines in bytes; empty: no plot of them.
    void setSeries(const QList<RateSeries> &series, const QList<RateSeries> &tailed, qint64 endMs, qint64 spanMs);
    void setUtc(bool utc);
    /// Nothing: no cursor. The time is that of the nearest point of the sum.
    void setCursorAt(std::optional<qint64> timeMs);
    [[nodiscard]] std::optional<qint64> cursorTime() const { return m_cursor; }
    [[nodiscard]] bool savePng(const QString &path);
    /// Lines drawn and gaps left in them, for tests.
    [[nodiscard]] int lineCount() const;
    [[nodiscard]] int gapCount() const { return m_gaps; }

Q_SIGNALS:
    void cursorMoved();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void makeTailedPlot();
    void showTailedPlot(bool shown);
    void draw();
    void drawLines(const QList<RateSeries> &series, QCPAxisRect *rect);
    void addLine(const RateSeries &series, int index, QCPAxisRect *rect);
    void paintColors();
    void placeCursor();
    void moveCursor(int steps);
    void replot();

    QCustomPlot *m_plot;
    QCPAxisRect *m_tailedRect = nullptr; ///< in the layout while there is something to show
    QCPTextElement *m_heading = nullptr; ///< of it
    QCPItemLine *m_line;
    QCPItemLine *m_tailedLine;
    QList<RateSeries> m_series;
    QList<RateSeries> m_tailed;
    std::optional<qint64> m_cursor;
    qint64 m_endMs = 0;
    qint64 m_spanMs = 0;
    int m_gaps = 0;
};

} // namespace streamscope::widgets
