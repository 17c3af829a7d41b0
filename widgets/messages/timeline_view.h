// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/session/settings.h"
#include "models/session/topic_timeline.h"

#include <QWidget>

#include <optional>

namespace streamscope::widgets {

/// The whole topic over time, with a span that can be brushed and loaded. Drag or Shift+arrows choose, Enter or the end of
/// the drag loads, Escape lets go.
class TimelineView final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TimelineView)

public:
    explicit TimelineView(session::SettingsStore *settings, QWidget *parent = nullptr);
    ~TimelineView() override;

    /// Not owned; null: nothing to show.
    void setTimeline(session::TopicTimeline *timeline);
    /// What the list holds, milliseconds since the epoch; marked. −1: nothing.
    void setHeld(qint64 firstMs, qint64 lastMs);
    [[nodiscard]] QString caption() const; ///< what the picture says, in words

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void spanChosen(qint64 fromMs, qint64 toMs);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool event(QEvent *event) override;

private:
    void onChanged();
    void paintBars(QPainter &painter, const QRect &area) const;
    void paintAxis(QPainter &painter, const QRect &area) const;
    void paintSpan(QPainter &painter, const QRect &area, qint64 fromMs, qint64 toMs, const QColor &fill) const;
    [[nodiscard]] QRect plotArea() const;
    [[nodiscard]] qint64 timeAt(int x) const;
    [[nodiscard]] int xOf(qint64 timeMs) const;
    [[nodiscard]] bool hasCurve() const;
    [[nodiscard]] qint64 offsetsBetween(qint64 fromMs, qint64 toMs) const;
    void moveCursor(int steps, bool extend);
    void choose();

    session::SettingsStore *m_settings;
    session::TopicTimeline *m_timeline = nullptr;
    qint64 m_heldFirst = -1;
    qint64 m_heldLast = -1;
    std::optional<qint64> m_anchor; ///< where the brush began
    qint64 m_cursor = -1;           ///< where it is; −1: nowhere
    bool m_dragging = false;
};

} // namespace streamscope::widgets
