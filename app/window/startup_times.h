// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace streamscope::widgets {
class MainWindow;
}

namespace streamscope::app {

/// Says when the window was first painted and when all that it opened had loaded (a live view: its first rows painted), in
/// milliseconds of the monotonic clock. Under the logging category streamscope.startup, which is off unless asked for:
/// QT_LOGGING_RULES=streamscope.startup=true. The benchmarks read it.
class StartupTimes final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StartupTimes)

public:
    [[nodiscard]] static bool areWanted();
    explicit StartupTimes(widgets::MainWindow &window);

    bool eventFilter(QObject *object, QEvent *event) override;

private:
    void look();

    widgets::MainWindow &m_window;
    bool m_shown = false;
    bool m_loaded = false;
    bool m_looking = false;
};

} // namespace streamscope::app
