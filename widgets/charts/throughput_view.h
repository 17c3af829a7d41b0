// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/charts/rate_series.h"
#include "widgets/common/page.h"

#include <memory>

class QAction;
class QComboBox;
class QLabel;
class QToolButton;

namespace streamscope::widgets {

class Banner;
class StateFrame;
class ThroughputPlot;

/// Offsets a second of a topic and its partitions, or of the whole cluster, from the offsets that are sampled anyway: nothing is
/// consumed. Sampled each second while visible. Below them the bytes a second that the tails of this program receive of it.
class ThroughputView final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ThroughputView)

public:
    /// topic: empty for the cluster.
    ThroughputView(const ViewContext &context, const QString &topic, QWidget *parent = nullptr);
    ~ThroughputView() override;

    [[nodiscard]] bool isLoaded() const;
    [[nodiscard]] QString summary() const;
    [[nodiscard]] const QList<RateSeries> &series() const { return m_series; }
    [[nodiscard]] const QList<RateSeries> &tailed() const { return m_tailed; } ///< empty: nothing is
    void setPaused(bool paused);
    void setSpan(int seconds);          ///< 300 or 3600
    bool exportTo(const QString &path); ///< a picture when it ends in .png, else CSV; what went wrong is shown

Q_SIGNALS:
    void changed();

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    QWidget *makeBar();
    void chooseFile(bool picture);
    void takeSamples();
    void showState();
    void showCursor();
    [[nodiscard]] QString offsetWords(qint64 time) const;
    [[nodiscard]] QString tailedWords(qint64 time) const;
    [[nodiscard]] QString clockTime(qint64 ms) const;
    [[nodiscard]] int partitionCount() const;

    ViewContext m_context;
    const QString m_topic;
    QComboBox *m_span;
    QToolButton *m_pause;
    QLabel *m_words;
    QLabel *m_tailedWords;
    Banner *m_banner;
    ThroughputPlot *m_plot;
    StateFrame *m_frame;
    std::shared_ptr<void> m_watch;
    QList<RateSeries> m_series;
    QList<RateSeries> m_tailed;
    QList<qint32> m_chosen;
    int m_chosenOf = -1; ///< partitions there were when they were chosen
    int m_untilChoice = 0;
};

/// The chart of the whole cluster as a page.
class ChartPage final : public Page {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ChartPage)

public:
    explicit ChartPage(const ViewContext &context, QWidget *parent = nullptr);
    ~ChartPage() override;

    [[nodiscard]] QString target() const override { return QStringLiteral("chart"); }
    [[nodiscard]] QString title() const override;
    [[nodiscard]] bool isLoaded() const override { return m_view->isLoaded(); }
    [[nodiscard]] QString statusText() const override { return m_view->summary(); }
    void reload() override;

private:
    ThroughputView *m_view;
};

} // namespace streamscope::widgets
