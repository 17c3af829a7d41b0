// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/output.h"
#include "app/common/connection_options.h"
#include "models/cluster/connection.h"
#include "models/core/when_finished.h"

#include <QCommandLineParser>
#include <QObject>

#include <chrono>
#include <functional>
#include <memory>
#include <vector>

namespace streamscope::session {
class ChangeGate;
} // namespace streamscope::session

namespace streamscope::cli {

/// What a running command works with. Lives on the main thread.
class CommandContext : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CommandContext)

public:
    CommandContext(const QCommandLineParser &options, const QStringList &arguments, Output &output, cluster::Connection &connection,
                   session::ChangeGate &gate);
    ~CommandContext() override;

    [[nodiscard]] const QCommandLineParser &options() const { return m_options; }
    [[nodiscard]] const QStringList &arguments() const { return m_arguments; } ///< without the command's own name
    [[nodiscard]] Output &output() { return m_output; }
    [[nodiscard]] cluster::ClusterReader &reader() { return m_connection.reader(); }
    [[nodiscard]] session::ChangeGate &gate() { return m_gate; }
    [[nodiscard]] cluster::Connection &connection() { return m_connection; }
    void setTimeout(std::chrono::milliseconds timeout) { m_timeout = timeout; }
    [[nodiscard]] std::chrono::milliseconds timeout() const { return m_timeout; } ///< bounds connecting and each answer

    /// Runs next with the value, or ends the command with the exit code that the error means.
    template<typename T>
    void then(core::FutureResult<T> future, std::function<void(T)> next)
    {
        thenEither<T>(future, [this, next = std::move(next)](core::Result<T> result) {
            if (result)
                next(std::move(*result));
            else
                fail(result.error());
        });
    }
    /// The same where an error is something to go on with.
    template<typename T>
    void thenEither(core::FutureResult<T> future, std::function<void(core::Result<T>)> next)
    {
        core::whenFinished<T>(future, this, [this, next = std::move(next)](core::Result<T> result) {
            if (!m_finished)
                next(std::move(result));
        });
    }

    /// Runs next with the metadata of the topics (of all, where none is named): what changes something looks first, which tells
    /// "cannot connect" from "no answer", and whose cluster it is goes into the journal.
    void look(const QStringList &topics, std::function<void(const cluster::MetadataPtr &)> next);

    /// A cluster beside the command's own; its gate is its own too.
    struct Other {
        cluster::Connection &connection;
        session::ChangeGate &gate;
    };
    using OpenedOther = std::function<void(const tl::expected<Other, QString> &)>;
    using Opener = std::function<void(app::ConnectionOptions, const OpenedOther &)>;
    void setOpener(Opener opener) { m_opener = std::move(opener); }
    /// Opens it and looks at the topics there, as look() does. A saved connection that has the servers named counts as named
    /// itself: what protects it holds.
    void openOther(const app::ConnectionOptions &options, const QStringList &topics, std::function<void(const Other &)> next);

    /// Names an item that failed on standard error; the exit code will be 1.
    void itemFailed(const QString &item, const core::KafkaError &error);
    void failuresTold() { m_itemFailed = true; } ///< items failed that were named already; the exit code will be 1
    /// An item whose outcome nobody knows; the exit code will be 4 where nothing worse happened.
    void outcomeUnknown(const QString &item, const core::KafkaError &error);
    /// An item for which nobody answered, and nothing was sent; the same exit code.
    void itemUnsent(const QString &item, const core::KafkaError &error);
    /// Names the error, and the item where it is about one; ends with 3, 4 or 1.
    void fail(const core::KafkaError &error, const QString &item = {});
    void usage(const QString &sentence);      ///< ends with 2
    void finish();                            ///< ends with what was collected

    /// Called once when the command is to stop (signal, or nobody reads the output any more); must not wait. What it
    /// owns is torn down right after it.
    void setStopHook(std::function<void()> hook) { m_stopHook = std::move(hook); }
    /// For a command that must leave something in order first: called instead, and the command ends with finish() or fail(),
    /// or after 5 s. The exit code is then that of the stop; a second signal ends it at once.
    void setLeaveHook(std::function<void()> hook) { m_leaveHook = std::move(hook); }
    void stop(int exitCode);

Q_SIGNALS:
    void finished(int exitCode);

private:
    void end(int exitCode);
    void lookElsewhere(const Other &other, const QStringList &topics, const std::function<void(const Other &)> &next);
    [[nodiscard]] int connectionCode(const core::KafkaError &error) const;

    const QCommandLineParser &m_options;
    QStringList m_arguments;
    Output &m_output;
    cluster::Connection &m_connection;
    session::ChangeGate &m_gate;
    std::chrono::milliseconds m_timeout{10000};
    Opener m_opener;
    std::function<void()> m_stopHook;
    std::function<void()> m_leaveHook;
    std::optional<int> m_stopCode; ///< while it leaves
    bool m_itemFailed = false;
    bool m_timedOut = false;
    bool m_wasConnected = false;
    bool m_finished = false;
};

/// A command: its words in the help, its options, and what it does. run returns at once and ends the context later. A command
/// that can do without a cluster has offline, which is asked first: it returns the exit code, or nothing where what is asked
/// for needs a connection after all.
struct Command {
    const char *name;
    const char *arguments; ///< as the help shows them
    const char *summary;
    const char *example;
    int minimumArguments;
    QList<QCommandLineOption> (*options)();
    std::function<void(CommandContext &)> run;
    std::optional<int> (*offline)(const QCommandLineParser &options, const QStringList &arguments, Output &output) = nullptr;
};

/// All commands, in the order of the help.
[[nodiscard]] const std::vector<Command> &commands();

// One function a command, listed in commands.cpp.
void runCluster(CommandContext &context);
void runTopics(CommandContext &context);
void runDescribe(CommandContext &context);
void runConfigs(CommandContext &context);
void runWatermarks(CommandContext &context);
void runCreate(CommandContext &context);
void runDelete(CommandContext &context);
void runTail(CommandContext &context);
void runSearch(CommandContext &context);
void runProduce(CommandContext &context);
void runAnalyze(CommandContext &context);
[[nodiscard]] std::optional<int> copyAnalysis(const QCommandLineParser &options, const QStringList &arguments, Output &output);
[[nodiscard]] std::optional<int> runEval(const QCommandLineParser &options, const QStringList &arguments, Output &output);
void runFlow(CommandContext &context);
[[nodiscard]] std::optional<int> checkFlow(const QCommandLineParser &options, const QStringList &arguments, Output &output);

} // namespace streamscope::cli
