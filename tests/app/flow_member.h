// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/signal_process.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>

namespace streamscope::testing {

/// One process of the command line tool whose lines are gathered as they come.
class Member : public QObject {
public:
    explicit Member(const QStringList &arguments, const QString &home)
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("XDG_CONFIG_HOME"), home);
        m_process.setProcessEnvironment(environment);
        connect(&m_process, &QProcess::readyReadStandardOutput, this, [this] {
            while (m_process.canReadLine())
                m_last = QJsonDocument::fromJson(m_process.readLine()).object();
        });
        connect(&m_process, &QProcess::readyReadStandardError, this, [this] { m_errors += m_process.readAllStandardError(); });
        m_process.start(QStringLiteral(STREAMSCOPE_CLI), arguments);
    }

    ~Member() override
    {
        m_process.disconnect(this);
        m_process.kill();
        m_process.waitForFinished();
    }
    Q_DISABLE_COPY_MOVE(Member)

    [[nodiscard]] QJsonObject last() const { return m_last; } ///< the last status line
    [[nodiscard]] QByteArray errors() const { return m_errors; }
    [[nodiscard]] QByteArray story() const ///< for a failure's message
    {
        return (isRunning() ? "runs" : "ended with " + QByteArray::number(code())) + "; " + QJsonDocument(m_last).toJson(QJsonDocument::Compact)
               + "\n" + m_errors;
    }
    [[nodiscard]] bool isRunning() const { return m_process.state() != QProcess::NotRunning; }
    [[nodiscard]] int code() const { return m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1; }
    void signal(int number) { (void)signalProcess(m_process, number); }

private:
    QProcess m_process;
    QJsonObject m_last;
    QByteArray m_errors;
};

} // namespace streamscope::testing
