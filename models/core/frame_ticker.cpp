// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/frame_ticker.h"

#include <algorithm>

namespace streamscope::core {

FrameTicker::FrameTicker(QObject *parent)
    : QObject(parent)
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &FrameTicker::fire);
}

FrameTicker::~FrameTicker() = default;

void FrameTicker::wake()
{
    if (m_pending.load(std::memory_order_relaxed) || m_pending.exchange(true, std::memory_order_acq_rel))
        return;
    QMetaObject::invokeMethod(this, &FrameTicker::schedule, Qt::QueuedConnection);
}

void FrameTicker::schedule()
{
    // The first news after a quiet time is shown at once, the rest at the frame rate.
    const qint64 passed = m_sinceTick.isValid() ? m_sinceTick.elapsed() : m_pauseMs;
    m_timer.start(static_cast<int>(std::max<qint64>(0, m_pauseMs - passed)));
}

void FrameTicker::fire()
{
    m_pending.store(false, std::memory_order_release);
    QElapsedTimer cost;
    cost.start();
    Q_EMIT tick();
    m_pauseMs = std::max<qint64>(kFrameMs, 2 * cost.elapsed());
    m_sinceTick.start();
}

} // namespace streamscope::core
