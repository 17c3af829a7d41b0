// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/program.h"

#include "app/cli/manual.h"
#include "app/common/stop_signals.h"
#include "models/kafka/kafka_connection.h"
#include "models/rest/rest_connection.h"
#include "models/sandbox/sandbox.h"
#include "models/session/change_gate.h"
#include "models/session/journal.h"

#include <QCoreApplication>
#include <QSet>
#include <QTimer>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace streamscope::cli {
namespace {

constexpr int kOutputWatchMs = 100;
constexpr std::chrono::milliseconds kTearDown{100};
constexpr std::chrono::milliseconds kTearDownAtLeisure{2000}; // nobody has said stop
constexpr std::chrono::milliseconds kLastAnswer{1000}; // that a consumer instance of ours is deleted

QList<QCommandLineOption> generalOptions()
{
    QCommandLineOption generate(u"generate"_s, u"Print the manual page (man) or the completion of bash (bash); for installing."_s, u"WHAT"_s);
    generate.setFlags(QCommandLineOption::HiddenFromHelp);
    return app::connectionOptions() +
           QList{QCommandLineOption{u"output"_s, u"json (one object a line) or table; json unless standard output is a terminal."_s, u"FORMAT"_s},
                 QCommandLineOption{{u"h"_s, u"help"_s}, u"This help; after a command, that command's."_s},
                 QCommandLineOption{u"version"_s, u"The versions of Streamscope, librdkafka and Qt."_s}, generate};
}

void addGeneralOptions(QCommandLineParser &parser)
{
    parser.addOptions(generalOptions());
}

QString optionLines(const QCommandLineParser &parser)
{
    // The parser's own help, from its list of options on: the usage line above it is ours.
    const QString text = parser.helpText();
    const qsizetype options = text.indexOf("Options:"_L1);
    return options < 0 ? QString() : text.mid(options);
}

// The command is the first word that is neither an option nor an option's value; options of all commands are known for that.
const Command *findCommand(const QStringList &arguments, QString &word)
{
    QCommandLineParser probe;
    addGeneralOptions(probe);
    // The same option of two commands means the same: known once, it is enough to tell values from words.
    QSet<QString> known;
    for (const Command &command : commands()) {
        for (const QCommandLineOption &option : command.options()) {
            const QStringList names = option.names();
            if (std::none_of(names.begin(), names.end(), [&known](const QString &name) { return known.contains(name); }))
                probe.addOption(option);
            known += QSet<QString>(names.begin(), names.end());
        }
    }
    probe.parse(arguments);
    word = probe.positionalArguments().value(0);
    for (const Command &command : commands()) {
        if (word == QLatin1StringView(command.name))
            return &command;
    }
    return nullptr;
}

} // namespace

Program::Program(QStringList arguments)
    : m_arguments(std::move(arguments))
    , m_output(std::make_unique<Output>(Output::Format::Json))
{
}

Program::~Program() = default;

int Program::run()
{
    const auto early = parse();
    const int code = early ? *early : runCommand();
    if (m_output->error() == 0)
        return code;
    say(u"the output cannot be written: %1"_s.arg(qt_error_string(m_output->error())));
    return code == Done ? ItemFailed : code;
}

int Program::runCommand()
{
    watchSignals();
    QTimer::singleShot(0, this, &Program::open);
    const int code = QCoreApplication::exec();
    // In this order: what runs, what it runs on, and a moment for handles that are torn down elsewhere.
    m_context.reset();
    m_otherGate.reset();
    m_otherConnection.reset();
    m_gate.reset();
    m_connection.reset();
    m_sandbox.reset();
    kafka::waitForClosedConnections(kTearDown);
    rest::waitForClosedConnections(code == Interrupted || code == Terminated ? kLastAnswer : kTearDownAtLeisure);
    return code;
}

std::optional<int> Program::parse()
{
    QString word;
    m_command = findCommand(m_arguments, word);
    addGeneralOptions(m_parser);
    if (m_command)
        m_parser.addOptions(m_command->options());
    const bool understood = m_parser.parse(m_arguments);
    if (m_parser.isSet(u"version"_s)) {
        print(app::versionText() + u'\n');
        return Done;
    }
    if (m_parser.isSet(u"generate"_s))
        return generate(m_parser.value(u"generate"_s));
    if (m_parser.isSet(u"help"_s))
        return m_command ? commandHelp() : help();
    if (!m_command) {
        say(word.isEmpty() ? u"no command given; --help lists them"_s : u"there is no command “%1”; --help lists them"_s.arg(word));
        return WrongUsage;
    }
    if (!understood) {
        say(m_parser.errorText());
        return WrongUsage;
    }
    if (m_parser.positionalArguments().size() - 1 < m_command->minimumArguments) {
        say(u"%1 wants %2"_s.arg(QLatin1StringView(m_command->name), QString::fromUtf8(m_command->arguments)));
        return WrongUsage;
    }
    if (m_command->minimumArguments == 0 && !m_command->offline && m_parser.positionalArguments().size() > 1) {
        say(u"%1 takes no arguments"_s.arg(QLatin1StringView(m_command->name)));
        return WrongUsage;
    }
    const QString format = m_parser.value(u"output"_s);
    if (!format.isEmpty() && format != "json"_L1 && format != "table"_L1) {
        say(u"--output is json or table, not “%1”"_s.arg(format));
        return WrongUsage;
    }
    const bool table = format.isEmpty() ? ::isatty(STDOUT_FILENO) == 1 : format == "table"_L1;
    m_output = std::make_unique<Output>(table ? Output::Format::Table : Output::Format::Json);
    if (m_command->offline) {
        if (const auto code = m_command->offline(m_parser, m_parser.positionalArguments().mid(1), *m_output))
            return code;
    }
    auto options = app::readConnectionOptions(m_parser);
    if (!options) {
        say(options.error());
        return WrongUsage;
    }
    m_options = *options;
    return std::nullopt;
}

void Program::open()
{
    if (m_options.sandbox) {
        m_sandbox = std::make_unique<sandbox::Sandbox>();
        const auto address = m_sandbox->start(m_options.sandboxRate < 0 ? sandbox::Sandbox::kDefaultRate : m_options.sandboxRate);
        if (!address) {
            sayError(u"the sandbox did not start"_s, address.error());
            finish(CannotConnect);
            return;
        }
        say(u"sandbox at %1"_s.arg(*address));
        m_options.bootstrapServers = *address;
    }
    m_secrets = std::make_unique<session::KeychainSecretStore>();
    m_profiles = std::make_unique<session::ProfileStore>(app::configFolder(), *m_secrets);
    const auto problem = m_profiles->problem();
    if (problem && problem->kind == session::FileProblem::Kind::PartUnknown)
        say(u"%1: %2 connections are not understood; they stay in it as they are"_s.arg(problem->file, problem->reason));
    else if (problem)
        say(problem->keptAs.isEmpty() ? u"%1 cannot be used: %2"_s.arg(problem->file, problem->reason)
                                      : u"%1 was damaged; it was kept as %2"_s.arg(problem->file, problem->keptAs));
    app::resolveConnection(m_options, *m_profiles, this, [this](const tl::expected<app::NamedConnection, QString> &connection) {
        if (connection) {
            start(*connection);
        } else {
            say(connection.error());
            finish(WrongUsage);
        }
    });
}

void Program::start(const app::NamedConnection &connection)
{
    for (const QString &note : connection.notes)
        say(note);
    m_journal = std::make_unique<session::Journal>(app::configFolder() + "/journal.jsonl"_L1);
    if (connection.rest)
        m_connection = rest::openConnection(*connection.rest);
    else
        m_connection = kafka::openConnection(connection.config);
    m_gate = std::make_unique<session::ChangeGate>(connection.profile, m_connection->writer(), *m_journal);
    m_context = std::make_unique<CommandContext>(m_parser, m_parser.positionalArguments().mid(1), *m_output, *m_connection, *m_gate);
    m_context->setTimeout(m_options.timeout);
    m_context->setOpener([this](app::ConnectionOptions options, const CommandContext::OpenedOther &done) { openOther(std::move(options), done); });
    connect(m_context.get(), &CommandContext::finished, this, &Program::finish, Qt::QueuedConnection);
    // Nobody reads the output any more: end quietly, whatever the command waits for.
    auto *watch = new QTimer(this);
    connect(watch, &QTimer::timeout, this, [this] {
        if (m_output->isClosed())
            m_context->stop(Done);
    });
    watch->start(kOutputWatchMs);
    if (m_connection->state() == cluster::ConnectionState::Failed)
        m_context->fail(m_connection->lastError().value_or(core::localError(core::ErrorKind::Configuration, {})));
    else
        m_command->run(*m_context);
}

void Program::openOther(app::ConnectionOptions options, const CommandContext::OpenedOther &done)
{
    options.timeout = m_options.timeout;
    options.allowedProperties = m_options.allowedProperties;
    if (const auto saved = m_profiles->profileAt(options.bootstrapServers)) {
        options.profile = saved->name;
        options.bootstrapServers.clear();
    }
    app::resolveConnection(options, *m_profiles, this, [this, done](const tl::expected<app::NamedConnection, QString> &connection) {
        if (connection)
            done(startOther(*connection));
        else
            done(tl::make_unexpected(u"the other cluster: %1"_s.arg(connection.error())));
    });
}

tl::expected<CommandContext::Other, QString> Program::startOther(const app::NamedConnection &connection)
{
    if (connection.rest)
        return tl::make_unexpected(u"“%1” is a REST Proxy; a flow writes to brokers"_s.arg(connection.profile.name));
    m_otherConnection = kafka::openConnection(connection.config);
    m_otherGate = std::make_unique<session::ChangeGate>(connection.profile, m_otherConnection->writer(), *m_journal);
    return CommandContext::Other{*m_otherConnection, *m_otherGate};
}

void Program::finish(int code)
{
    QCoreApplication::exit(code);
}

// The help is ours: nothing in it needs escaping.
void Program::print(const QString &text) const
{
    const QByteArray bytes = text.toUtf8();
    m_output->writeBytes({bytes.constData(), static_cast<std::size_t>(bytes.size())});
}

int Program::help() const
{
    QString text =
        u"Usage: streamscope-cli COMMAND [ARGUMENTS] [OPTIONS]\n\nLooks at an Apache Kafka cluster and changes it, from a script. "
        "What only looks joins no group and commits nothing.\n\nCommands:\n"_s;
    for (const Command &command : commands())
        text += u"  %1  %2\n"_s.arg(u"%1 %2"_s.arg(QLatin1StringView(command.name), QString::fromUtf8(command.arguments)).leftJustified(44),
                                    QString::fromUtf8(command.summary));
    text += u"\nstreamscope-cli COMMAND --help tells a command's own options.\n\n"_s + optionLines(m_parser) +
            u"\nExamples:\n"
            "  streamscope-cli topics --sandbox\n"
            "  streamscope-cli tail orders --from earliest --until-end -b localhost:9092 | jq .value\n"
            "  streamscope-cli produce orders -k o-1 -v '{\"total\":12.5}' -b localhost:9092\n"
            "\nExit codes: 0 done, 1 an item failed, 2 wrong usage, 3 cannot connect, 4 connected but timed out (“ok” is null where\n"
            "nobody knows: a message may have been written), 130 after Ctrl-C, 143 after SIGTERM.\n"_s;
    print(text);
    return Done;
}

int Program::commandHelp() const
{
    print(u"Usage: streamscope-cli %1 %2 [OPTIONS]\n\n%3.\n\nExample:\n  %4\n\n"_s.arg(
              QLatin1StringView(m_command->name), QString::fromUtf8(m_command->arguments), QString::fromUtf8(m_command->summary),
              QString::fromUtf8(m_command->example)) +
          optionLines(m_parser));
    return Done;
}

int Program::generate(const QString &what) const
{
    if (what == "man"_L1) {
        print(manPage(generalOptions(), QStringLiteral(STREAMSCOPE_VERSION)));
    } else if (what == "bash"_L1) {
        print(bashCompletion(generalOptions()));
    } else {
        say(u"--generate is man or bash, not “%1”"_s.arg(what));
        return WrongUsage;
    }
    return Done;
}

void Program::watchSignals()
{
    m_signals = std::make_unique<app::StopSignals>();
    connect(m_signals.get(), &app::StopSignals::arrived, this, [this](int signal) {
        const int code = signal == SIGINT ? Interrupted : Terminated;
        if (m_context)
            m_context->stop(code);
        else
            finish(code);
    });
}

} // namespace streamscope::cli
