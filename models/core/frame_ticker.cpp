// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/frame_ticker.h"

#include <algorithm>

namespace streamscope::core {
namespace {

constexpr qint64 kQuietMs = 150;
constexpr int kEarlyTicks = 3;

} // namespace

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
    // After a quiet time what comes first is shown at once – a state, another one, the first rows –, the rest at the frame rate.
    const qint64 passed = m_sinceTick.isValid() ? m_sinceTick.elapsed() : kQuietMs;
    if (passed >= kQuietMs)
        m_early = kEarlyTicks;
    const bool early = passed < m_pauseMs && m_early > 0;
    if (early)
        --m_early;
    m_timer.start(early ? 0 : static_cast<int>(std::max<qint64>(0, m_pauseMs - passed)));
}

void FrameTicker::fire()
{
    m_pending.store(false, std::memory_order_release);
    // From one tick to the next, so that a frame is not later by what the one before it cost.
    m_sinceTick.start();
    Q_EMIT tick();
    m_pauseMs = std::max<qint64>(kFrameMs, 3 * m_sinceTick.elapsed());
}

} // namespace streamscope::core
