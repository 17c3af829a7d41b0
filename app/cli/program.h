// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"
#include "app/common/named_connection.h"

#include <memory>
#include <optional>

namespace streamscope::app {
class StopSignals;
}
namespace streamscope::sandbox {
class Sandbox;
}
namespace streamscope::session {
class Journal;
}

namespace streamscope::cli {

/// One run of the command line tool: arguments in, exit code out. Owns what the command works with, in the order in which
/// it must go.
class Program : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Program)

public:
    explicit Program(QStringList arguments);
    ~Program() override;

    [[nodiscard]] int run();

private:
    [[nodiscard]] std::optional<int> parse(); ///< an exit code when there is nothing to run
    [[nodiscard]] int runCommand();
    void open();
    void start(const app::NamedConnection &connection);
    void openOther(app::ConnectionOptions options, const CommandContext::OpenedOther &done);
    [[nodiscard]] tl::expected<CommandContext::Other, QString> startOther(const app::NamedConnection &connection);
    void finish(int code);
    void print(const QString &text) const;
    [[nodiscard]] int help() const;
    [[nodiscard]] int commandHelp() const;
    [[nodiscard]] int generate(const QString &what) const;
    void watchSignals();

    QStringList m_arguments;
    QCommandLineParser m_parser;
    const Command *m_command = nullptr;
    app::ConnectionOptions m_options;
    std::unique_ptr<Output> m_output;
    std::unique_ptr<session::SecretStore> m_secrets;
    std::unique_ptr<session::ProfileStore> m_profiles;
    std::unique_ptr<sandbox::Sandbox> m_sandbox;
    std::unique_ptr<session::Journal> m_journal;
    std::unique_ptr<cluster::Connection> m_connection;
    std::unique_ptr<session::ChangeGate> m_gate;
    std::unique_ptr<cluster::Connection> m_otherConnection; ///< of a command that works on two clusters
    std::unique_ptr<session::ChangeGate> m_otherGate;
    std::unique_ptr<CommandContext> m_context;
    std::unique_ptr<app::StopSignals> m_signals;
};

} // namespace streamscope::cli
