// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"

#include "models/session/change_gate.h"

#include <QTimer>

using namespace Qt::StringLiterals;

namespace streamscope::cli {
namespace {

constexpr int kLeaveMs = 4500; // of the five seconds that the contract gives

} // namespace

CommandContext::CommandContext(const QCommandLineParser &options, const QStringList &arguments, Output &output,
                               cluster::Connection &connection, session::ChangeGate &gate)
    : m_options(options)
    , m_arguments(arguments)
    , m_output(output)
    , m_connection(connection)
    , m_gate(gate)
    , m_wasConnected(connection.state() == cluster::ConnectionState::Connected)
{
    connect(&connection, &cluster::Connection::stateChanged, this, [this](cluster::ConnectionState state) {
        m_wasConnected = m_wasConnected || state == cluster::ConnectionState::Connected;
        // Wrong password, TLS, configuration: waiting for the time limit would not mend it.
        if (state == cluster::ConnectionState::Failed && !m_finished)
            fail(m_connection.lastError().value_or(core::localError(core::ErrorKind::Transport, u"the connection failed"_s)));
    });
}

CommandContext::~CommandContext() = default;

void CommandContext::look(const QStringList &topics, std::function<void(const cluster::MetadataPtr &)> next)
{
    then<cluster::MetadataPtr>(reader().metadata(topics), [this, next = std::move(next)](const cluster::MetadataPtr &metadata) {
        m_gate.setMetadata(metadata);
        next(metadata);
    });
}

void CommandContext::openOther(const app::ConnectionOptions &options, const QStringList &topics, std::function<void(const Other &)> next)
{
    m_opener(options, [this, topics, next = std::move(next)](const tl::expected<Other, QString> &other) {
        if (m_finished)
            return;
        if (other)
            lookElsewhere(*other, topics, next);
        else
            usage(other.error());
    });
}

void CommandContext::lookElsewhere(const Other &other, const QStringList &topics, const std::function<void(const Other &)> &next)
{
    thenEither<cluster::MetadataPtr>(other.connection.reader().metadata(topics),
                                     [this, other, next](const core::Result<cluster::MetadataPtr> &metadata) {
                                         if (metadata) {
                                             other.gate.setMetadata(*metadata);
                                             next(other);
                                             return;
                                         }
                                         sayError(u"cannot connect to the other cluster"_s, other.connection.lastError().value_or(metadata.error()));
                                         end(CannotConnect);
                                     });
}

void CommandContext::itemFailed(const QString &item, const core::KafkaError &error)
{
    if (error.kind == core::ErrorKind::TimedOut) {
        outcomeUnknown(item, error);
        return;
    }
    sayError(item.isEmpty() ? u"“”"_s : item, error);
    m_itemFailed = true;
}

void CommandContext::outcomeUnknown(const QString &item, const core::KafkaError &error)
{
    sayError(item, error, u" (the outcome is unknown)"_s);
    m_timedOut = true;
}

void CommandContext::itemUnsent(const QString &item, const core::KafkaError &error)
{
    sayError(item, error, u" (nothing was sent)"_s);
    m_timedOut = true;
}

int CommandContext::connectionCode(const core::KafkaError &error) const
{
    switch (error.kind) {
    case core::ErrorKind::NameResolution: return CannotConnect;
    // A server that answered, but not as one that can be connected to.
    case core::ErrorKind::CorruptData:
    case core::ErrorKind::Authorization:
    case core::ErrorKind::Broker: return m_wasConnected ? ItemFailed : CannotConnect;
    // Credentials may be good for the connection and not for one call of a REST Proxy.
    case core::ErrorKind::Authentication:
        return m_connection.state() == cluster::ConnectionState::Connected ? ItemFailed : CannotConnect;
    case core::ErrorKind::Transport:
    case core::ErrorKind::TimedOut: return m_wasConnected ? OutcomeUnknown : CannotConnect;
    default: return core::needsOtherSettings(error.kind) ? CannotConnect : ItemFailed;
    }
}

void CommandContext::fail(const core::KafkaError &error, const QString &item)
{
    // Before anything was heard, the connection's own last error says more than "timed out".
    const core::KafkaError &cause = m_wasConnected ? error : m_connection.lastError().value_or(error);
    const int code = connectionCode(error);
    sayError(code == CannotConnect ? u"cannot connect"_s : item, code == CannotConnect ? cause : error);
    end(code);
}

void CommandContext::usage(const QString &sentence)
{
    say(sentence);
    end(WrongUsage);
}

void CommandContext::finish()
{
    end(m_itemFailed ? ItemFailed : m_timedOut ? OutcomeUnknown : Done);
}

void CommandContext::stop(int exitCode)
{
    if (m_finished)
        return;
    if (m_leaveHook && !m_stopCode) {
        m_stopCode = exitCode;
        QTimer::singleShot(kLeaveMs, this, [this, exitCode] { end(exitCode); });
        m_leaveHook();
        return;
    }
    if (m_stopCode && exitCode == Done)
        return; // the output is still closed
    m_output.requestStop();
    if (m_stopHook)
        m_stopHook();
    end(exitCode);
}

void CommandContext::end(int exitCode)
{
    if (m_finished)
        return;
    m_finished = true;
    m_output.flushTable();
    Q_EMIT finished(m_stopCode.value_or(exitCode));
}

} // namespace streamscope::cli
