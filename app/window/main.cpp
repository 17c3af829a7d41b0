// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// streamscope: the window.
#include "app/common/stop_signals.h"
#include "app/window/window_program.h"

#include <QApplication>
#include <QNetworkProxy>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <cstdlib>

using namespace Qt::StringLiterals;

int main(int argc, char **argv)
{
    std::signal(SIGPIPE, SIG_IGN);
    if (const QString fault = streamscope::app::prepareArguments(argc, argv); !fault.isEmpty()) {
        std::fprintf(stderr, "streamscope: %s\n", qPrintable(fault));
        return 2;
    }
    // What only prints needs no display.
    if (std::any_of(argv + 1, argv + argc, [](const char *argument) {
            return QLatin1StringView(argument) == "--version"_L1 || QLatin1StringView(argument) == "--help"_L1 ||
                   QLatin1StringView(argument) == "-h"_L1;
        }))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    streamscope::app::StopSignals::block();
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("streamscope"));
    QApplication::setApplicationDisplayName(QStringLiteral("Streamscope"));
    QApplication::setApplicationVersion(QStringLiteral(STREAMSCOPE_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("streamscope"));
    QNetworkProxy::setApplicationProxy(QNetworkProxy::NoProxy); // each connection names its own way
    int code = 0;
    {
        streamscope::app::WindowProgram program; // its end writes what was open, and what was typed
        code = program.run(QApplication::arguments());
    }
    // Handles may still be torn down on other threads: they must not meet the destructors of the libraries' globals.
    std::fflush(nullptr);
    std::_Exit(code);
}
