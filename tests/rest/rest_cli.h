// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/app/cli_run.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

namespace streamscope::testing {

/// The command line tool on a REST Proxy that this thread serves meanwhile; with a home of its own.
class RestCli {
public:
    QString url;

    [[nodiscard]] QString home(const QString &file) const { return m_home.filePath(file); }

    void start(QProcess &process, const QStringList &arguments) const
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("XDG_CONFIG_HOME"), m_home.path());
        environment.insert(QStringLiteral("XDG_STATE_HOME"), m_home.filePath(QStringLiteral("state")));
        environment.insert(QStringLiteral("STREAMSCOPE_REST"), url);
        environment.insert(QStringLiteral("no_proxy"), QStringLiteral("*"));
        process.setProcessEnvironment(environment);
        process.start(QStringLiteral(STREAMSCOPE_CLI), arguments);
        QVERIFY(process.waitForStarted());
    }

    [[nodiscard]] CliRun run(const QStringList &arguments, const QByteArray &input = {}) const
    {
        QProcess process;
        start(process, arguments);
        process.write(input);
        process.closeWriteChannel();
        (void)QTest::qWaitFor([&process] { return process.state() == QProcess::NotRunning; }, 60'000);
        return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1, process.readAllStandardOutput(),
                process.readAllStandardError()};
    }

private:
    QTemporaryDir m_home;
};

} // namespace streamscope::testing
