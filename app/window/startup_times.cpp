// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/startup_times.h"

#include "widgets/shell/main_window.h"

#include <QCoreApplication>
#include <QEvent>
#include <QLoggingCategory>

#include <chrono>
#include <utility>

namespace streamscope::app {
namespace {

Q_LOGGING_CATEGORY(log, "streamscope.startup", QtCriticalMsg)

long long now()
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

} // namespace

bool StartupTimes::areWanted()
{
    return log().isInfoEnabled();
}

StartupTimes::StartupTimes(widgets::MainWindow &window)
    : m_window(window)
{
    QCoreApplication::instance()->installEventFilter(this);
}

bool StartupTimes::eventFilter(QObject *object, QEvent *event)
{
    // A filter sees the event before the widget does: the look comes once it is painted.
    if (event->type() == QEvent::Paint && object->isWidgetType() && !std::exchange(m_looking, true))
        QMetaObject::invokeMethod(this, &StartupTimes::look, Qt::QueuedConnection);
    return false;
}

void StartupTimes::look()
{
    m_looking = false;
    if (!std::exchange(m_shown, true))
        qCInfo(log, "window %lld", now());
    if (!m_loaded && m_window.currentSession() && m_window.isLoaded()) {
        m_loaded = true;
        qCInfo(log, "loaded %lld", now());
        QCoreApplication::instance()->removeEventFilter(this);
    }
}

} // namespace streamscope::app
