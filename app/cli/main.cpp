// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// streamscope-cli: the same libraries as the window, without a window.
#include "app/cli/program.h"
#include "app/common/connection_options.h"

#include <QCoreApplication>
#include <QNetworkProxy>

#include <csignal>
#include <cstdio>
#include <cstdlib>

int main(int argc, char **argv)
{
    using namespace streamscope;
    std::signal(SIGPIPE, SIG_IGN);
    if (const QString fault = app::prepareArguments(argc, argv); !fault.isEmpty()) {
        cli::say(fault);
        return cli::WrongUsage;
    }
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("streamscope-cli"));
    QCoreApplication::setApplicationVersion(QStringLiteral(STREAMSCOPE_VERSION));
    QNetworkProxy::setApplicationProxy(QNetworkProxy::NoProxy); // each connection names its own way
    cli::Program program(QCoreApplication::arguments());
    const int code = program.run();
    // Handles may still be torn down on other threads: they must not meet the destructors of the libraries' globals.
    std::fflush(nullptr);
    std::_Exit(code);
}
