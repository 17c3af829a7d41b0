// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QWidget>

class QCPBars;
class QCustomPlot;

namespace streamscope::widgets {

/// One bar of a GroupBars; the text is made visible already.
struct GroupBar {
    QString name;
    double value = 0;

    friend bool operator==(const GroupBar &, const GroupBar &) = default;
};

/// Groups as lying bars, in the order they are given, the first on top. A click or Enter on one tells it.
class GroupBars final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(GroupBars)

public:
    static constexpr qsizetype kMost = 20; ///< more are not drawn

    explicit GroupBars(QWidget *parent = nullptr);
    ~GroupBars() override;

    /// what: the words on the axis.
    void setBars(const QList<GroupBar> &bars, const QString &what);
    [[nodiscard]] const QList<GroupBar> &bars() const { return m_bars; }
    [[nodiscard]] bool savePng(const QString &path);

Q_SIGNALS:
    void activated(int index);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void paintColors();
    void draw();
    void setCurrent(int index);

    QCustomPlot *m_plot;
    QCPBars *m_columns;
    QCPBars *m_chosen; ///< the one that the keys are on
    QList<GroupBar> m_bars;
    int m_current = -1;
};

} // namespace streamscope::widgets
