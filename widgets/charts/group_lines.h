// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QWidget>

#include <utility>
#include <vector>

class QCustomPlot;

namespace streamscope::widgets {

/// One line of a GroupLines; the text is made visible already.
struct GroupLine {
    QString name;
    std::vector<std::pair<qint64, double>> points; ///< milliseconds since the epoch, ascending; NaN: a gap
};

/// Groups over time, a line each, the first drawn over the others and named first.
class GroupLines final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(GroupLines)

public:
    explicit GroupLines(QWidget *parent = nullptr);
    ~GroupLines() override;

    /// what: the words on the axis.
    void setLines(const QList<GroupLine> &lines, const QString &what);
    void setUtc(bool utc);
    [[nodiscard]] int lineCount() const; ///< drawn, for tests
    [[nodiscard]] QList<std::pair<int, QString>> timeLabels() const; ///< drawn, with their middle in pixels, for tests
    [[nodiscard]] bool savePng(const QString &path);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void setTicker(qint64 spanMs);
    void replot();

    QCustomPlot *m_plot;
    bool m_utc = false;
    qint64 m_spanMs = 0;
};

} // namespace streamscope::widgets
