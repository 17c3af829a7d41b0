// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <atomic>

namespace streamscope::core {

/// Turns news from any thread into at most 30 ticks a second on its own thread; the first few after a quiet time come at once.
/// wake() may be called from any thread, a million times a second: at most one event is outstanding. When the slots
/// connected to tick() are slow, the pause grows so that they take at most half of the thread's time.
class FrameTicker : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FrameTicker)

public:
    static constexpr int kFrameMs = 33; ///< milliseconds between two ticks while there is news

    explicit FrameTicker(QObject *parent = nullptr);
    ~FrameTicker() override;

    /// Says that there is news. Any thread; lock-free after the first call of a frame. The caller must have been stopped
    /// before the ticker is destroyed.
    void wake();

Q_SIGNALS:
    void tick();

private:
    void schedule();
    void fire();

    std::atomic<bool> m_pending = false;
    QTimer m_timer;
    QElapsedTimer m_sinceTick;
    qint64 m_pauseMs = kFrameMs;
    int m_early = 0; ///< ticks that need not wait for the frame
};

} // namespace streamscope::core
