// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/window_program.h"

#include "app/common/open_targets.h"
#include "app/common/stop_signals.h"

#include "app/window/startup_times.h"
#include "models/core/when_finished.h"
#include "models/kafka/kafka_connection.h"
#include "models/rest/rest_connection.h"
#include "models/sandbox/sandbox.h"
#include "models/session/activity.h"
#include "models/session/journal.h"
#include "models/session/session.h"
#include "models/session/session_manager.h"
#include "widgets/common/line_filter.h"
#include "widgets/common/sentences.h"
#include "widgets/shell/page_list.h"
#include "widgets/common/theme.h"
#include "widgets/common/wheel_filter.h"
#include "widgets/connections/secret_prompt.h"
#include "widgets/shell/about_dialog.h"
#include "widgets/shell/main_window.h"

#include <QApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QPixmap>
#include <QRegularExpression>

#include <algorithm>
#include <cstdio>
#include <utility>

using namespace Qt::StringLiterals;

namespace streamscope::app {
namespace {

enum ExitCode { Done = 0, Failed = 1, WrongUsage = 2, CannotConnect = 3 };

constexpr QSize kPictureSize(1280, 800); ///< unless another is asked for
constexpr int kPictureLookMs = 50;
constexpr int kPictureAtMostMs = 15'000;
constexpr int kPictureSettleMs = 400; // fonts, layouts and the first samples

void say(const QString &sentence)
{
    std::fprintf(stderr, "streamscope: %s\n", qPrintable(sentence));
}

} // namespace

WindowProgram::WindowProgram() = default;
WindowProgram::~WindowProgram() = default;

int WindowProgram::run(const QStringList &arguments)
{
    if (const auto code = parse(arguments))
        return *code;
    build();
    std::unique_ptr<StartupTimes> times;
    if (StartupTimes::areWanted())
        times = std::make_unique<StartupTimes>(*m_window);
    QTimer::singleShot(0, this, &WindowProgram::connectAsAsked);
    m_window->show();
    connect(new StopSignals(this), &StopSignals::arrived, this, [this](int signal) {
        m_window->stopWork([this, signal] {
            m_window->close(); // as a person does: what is open comes back
            QApplication::exit(128 + signal);
        });
    });
    if (m_parser.isSet(u"screenshot"_s))
        watchForPicture();
    const int code = QApplication::exec();
    m_window.reset();
    m_sessions.reset();
    kafka::waitForClosedConnections(std::chrono::milliseconds(300));
    rest::waitForClosedConnections(std::chrono::milliseconds(1000));
    return code;
}

std::optional<int> WindowProgram::parse(const QStringList &arguments)
{
    addConnectionOptions(m_parser);
    m_parser.addOptions({
        {u"open"_s,
         u"Open this page; repeatable: %1. What was open comes back too, except in a picture."_s.arg(QLatin1StringView(kOpenTargets)),
         u"TARGET"_s},
        {u"theme"_s, u"light, dark or system."_s, u"THEME"_s},
        {u"language"_s, u"The language of the window: en or de."_s, u"CODE"_s},
        {u"size"_s, u"The size of the window, as 1600x1000."_s, u"WxH"_s},
        {u"screenshot"_s, u"Wait until all that is open has loaded, write a PNG, exit."_s, u"FILE"_s},
        {{u"h"_s, u"help"_s}, u"This help."_s},
        {u"version"_s, u"The versions of Streamscope, librdkafka and Qt."_s},
    });
    const bool understood = m_parser.parse(arguments);
    if (m_parser.isSet(u"help"_s)) {
        std::fputs(qPrintable(m_parser.helpText()), stdout);
        return Done;
    }
    if (m_parser.isSet(u"version"_s)) {
        std::fputs(qPrintable(versionText() + u'\n'), stdout);
        return Done;
    }
    const auto refuse = [](const QString &sentence) {
        say(sentence);
        return std::optional<int>(WrongUsage);
    };
    if (!understood)
        return refuse(m_parser.errorText());
    if (!m_parser.positionalArguments().isEmpty())
        return refuse(u"“%1” is not understood; --help lists the options"_s.arg(m_parser.positionalArguments().first()));
    auto options = readConnectionOptions(m_parser);
    if (!options)
        return refuse(options.error());
    m_options = *options;
    m_options.asksForSecrets = !m_parser.isSet(u"screenshot"_s);
    m_targets = m_parser.values(u"open"_s);
    const QString theme = m_parser.value(u"theme"_s);
    if (!theme.isEmpty() && theme != "light"_L1 && theme != "dark"_L1 && theme != "system"_L1)
        return refuse(u"--theme is light, dark or system, not “%1”"_s.arg(theme));
    // A place may follow, as in de_AT; the texts are the language's.
    const QString language = m_parser.value(u"language"_s);
    const QString code = language.section(QRegularExpression(u"[-_.@]"_s), 0, 0);
    if (m_parser.isSet(u"language"_s) && code != "en"_L1 && code != "de"_L1)
        return refuse(u"--language is en or de, not “%1”"_s.arg(language));
    if (m_parser.isSet(u"size"_s)) {
        const QStringList parts = m_parser.value(u"size"_s).split(u'x');
        m_size = QSize(parts.value(0).toInt(), parts.value(1).toInt());
        if (parts.size() != 2 || m_size.width() < 200 || m_size.height() < 200 || m_size.width() > 16000 || m_size.height() > 16000)
            return refuse(u"--size wants a size such as 1600x1000, not “%1”"_s.arg(m_parser.value(u"size"_s)));
    }
    return std::nullopt;
}

void WindowProgram::translate(const QString &language)
{
    const QLocale locale = language.isEmpty() ? QLocale() : QLocale(language);
    if (!language.isEmpty())
        QLocale::setDefault(locale);
    if (m_own.load(u":/i18n/streamscope_%1.qm"_s.arg(QLocale::languageToString(locale.language()) == "German"_L1 ? u"de"_s : u"en"_s)))
        QCoreApplication::installTranslator(&m_own);
    if (m_qt.load(locale, u"qtbase"_s, u"_"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&m_qt);
}

void WindowProgram::build()
{
    // A script that takes a picture changes nothing for the person.
    const bool isPicture = m_parser.isSet(u"screenshot"_s);
    const auto use = isPicture ? session::JsonFile::Use::LookOnly : session::JsonFile::Use::Own;
    if (isPicture && !m_size.isValid())
        m_size = kPictureSize;
    m_settings = std::make_unique<session::SettingsStore>(configFolder(), use);
    translate(m_parser.isSet(u"language"_s) ? m_parser.value(u"language"_s) : m_settings->settings().language);
    m_theme = std::make_unique<widgets::ThemeController>();
    m_wheel = std::make_unique<widgets::WheelFilter>();
    m_lines = std::make_unique<widgets::LineFilter>();
    const QString theme = m_parser.value(u"theme"_s);
    m_theme->setMode(theme == "light"_L1  ? session::ThemeMode::Light
                     : theme == "dark"_L1 ? session::ThemeMode::Dark
                     : theme.isEmpty()    ? m_settings->settings().theme
                                          : session::ThemeMode::System);
    m_activities = std::make_unique<session::ActivityList>();
    m_journal = std::make_unique<session::Journal>(configFolder() + "/journal.jsonl"_L1);
    m_secrets = std::make_unique<session::KeychainSecretStore>();
    m_profiles = std::make_unique<session::ProfileStore>(configFolder(), *m_secrets, use);
    m_sessions = std::make_unique<session::SessionManager>(*m_journal);
    m_tailBudget = std::make_shared<messages::MemoryBudget>(m_settings->settings().allTailsBytes);
    connect(m_settings.get(), &session::SettingsStore::changed, this,
            [this](const session::Settings &settings) { m_tailBudget->setLimit(settings.allTailsBytes); });
    m_window = std::make_unique<widgets::MainWindow>(widgets::ViewContext{
        .settings = m_settings.get(),
        .activities = m_activities.get(),
        .sessions = m_sessions.get(),
        .profiles = m_profiles.get(),
        .journal = m_journal.get(),
        .tailBudget = m_tailBudget,
    });
    if (m_size.isValid())
        m_window->resize(m_size);
    connect(m_window.get(), &widgets::MainWindow::connectionRequested, this, &WindowProgram::connectTo);
    connect(m_settings.get(), &session::SettingsStore::changed, this,
            [this](const session::Settings &settings) { m_theme->setMode(settings.theme); });
    connect(m_window.get(), &widgets::MainWindow::aboutRequested, this, &WindowProgram::showAbout);
}

void WindowProgram::connectAsAsked()
{
    if (m_options.sandbox) {
        openSandbox();
    } else if (m_options.namesCluster()) {
        resolveConnection(m_options, *m_profiles, this, [this](const tl::expected<NamedConnection, QString> &connection) {
            if (!connection) {
                finish(WrongUsage, connection.error());
                return;
            }
            for (const QString &note : connection->notes)
                say(note);
            // The window opens profiles: what came by options rides in one that is not saved.
            session::Profile profile = connection->profile;
            profile.properties = connection->config.properties;
            openAsking(profile, connection->secrets, connection->missingSecrets);
        });
    } else {
        openTargets();
    }
}

void WindowProgram::connectTo(const session::Profile &profile)
{
    if (session::Session *open = m_sessions->session(profile.id)) {
        m_window->showSession(open);
        return;
    }
    if (profile.kind == session::Profile::Kind::Sandbox) {
        openSandbox();
        return;
    }
    core::whenFinished(m_profiles->secrets(profile), this, [this, profile](const core::Result<session::ProfileStore::Secrets> &kept) {
        const session::ProfileStore::Secrets secrets = kept.value_or(session::ProfileStore::Secrets());
        openAsking(profile, secrets, missingSecrets(profile, secrets));
    });
}

void WindowProgram::openAsking(const session::Profile &profile, const QHash<QString, QString> &secrets, const QStringList &missing)
{
    const session::ProfileStore::Secrets typed = m_typed.value(profile.id);
    const bool isKnown = std::all_of(missing.begin(), missing.end(), [&typed](const QString &name) { return typed.contains(name); });
    if (isKnown) {
        session::ProfileStore::Secrets all = secrets;
        for (const QString &name : missing)
            all.insert(name, typed.value(name));
        openSession(profile, all);
        if (!missing.isEmpty())
            askAnewWhenRefused(m_sessions->session(profile.id), missing);
        return;
    }
    widgets::SecretPrompt::ask(profile, missing, m_window.get(), [this, profile, secrets, missing](const auto &given) {
        if (!given)
            return;
        m_typed.insert(profile.id, *given);
        openAsking(profile, secrets, missing);
    });
}

// What was typed and refused is not tried again: the next connect asks, and for a wrong password so does this one.
void WindowProgram::askAnewWhenRefused(session::Session *session, const QStringList &typed)
{
    connect(session, &session::Session::stateChanged, this, [this, session, typed](cluster::ConnectionState state) {
        const session::Profile profile = session->profile();
        if (state != cluster::ConnectionState::Failed || m_typed.remove(profile.id) == 0)
            return;
        const auto error = session->connection().lastError();
        if (!error || error->kind != core::ErrorKind::Authentication)
            return;
        const auto take = [this, profile](const auto &given) {
            if (!given)
                return;
            m_typed.insert(profile.id, *given);
            m_window->reconnect(profile);
        };
        widgets::SecretPrompt::ask(profile, typed, m_window.get(), take, widgets::describe(*error).sentence);
    });
}

void WindowProgram::openSandbox()
{
    openSession(session::sandboxProfile(), {});
}

void WindowProgram::openSession(const session::Profile &profile, const QHash<QString, QString> &secrets)
{
    session::Session *session = m_sessions->open(profile, secrets);
    session->connection().setTimeout(m_options.timeout);
    if (session->sandbox())
        session->sandbox()->setRate(m_options.sandboxRate >= 0 ? m_options.sandboxRate : m_settings->settings().sandboxRate);
    // --open adds to what was open: what a person had is neither out of sight nor forgotten. A picture has what was asked for.
    m_window->showSession(session, !m_parser.isSet(u"screenshot"_s));
    openTargets();
}

// Each once: pages of the program at the start, those of a connection when there is one. A picture does not wait for it.
void WindowProgram::openTargets()
{
    const bool isComplete = m_window->currentSession() || m_parser.isSet(u"screenshot"_s);
    const QStringList unknown = m_window->unknownTargets();
    for (const QString &target : std::exchange(m_targets, {})) {
        if (!isComplete && widgets::needsSession(target))
            m_targets.append(target);
        else
            m_window->open(target);
    }
    if (m_window->unknownTargets() == unknown)
        return;
    const QString sentence = u"there is no page “%1” in this version"_s.arg(m_window->unknownTargets().join(u", "_s));
    m_parser.isSet(u"screenshot"_s) ? finish(WrongUsage, sentence) : say(sentence);
}

void WindowProgram::showAbout()
{
    auto *dialog = new widgets::AboutDialog(versionText(), m_window.get());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

// Looks until all that is open has loaded; a cluster that cannot be reached has an exit code of its own.
void WindowProgram::watchForPicture()
{
    m_pictureClock.start();
    connect(&m_pictureTimer, &QTimer::timeout, this, [this] {
        const session::Session *session = m_window->currentSession();
        auto *connection = session ? &const_cast<session::Session *>(session)->connection() : nullptr;
        const bool expected = m_options.sandbox || m_options.namesCluster();
        const bool failed = connection && connection->state() == cluster::ConnectionState::Failed;
        const bool unreachable = expected && (!connection || connection->state() != cluster::ConnectionState::Connected);
        const bool late = m_pictureClock.hasExpired(kPictureAtMostMs);
        const bool settled = m_pictureClock.hasExpired(kPictureSettleMs);
        const bool loaded = settled && (!expected || session) && m_window->isLoaded();
        const bool givenUp = m_pictureClock.hasExpired(m_options.timeout.count());
        if (failed || (unreachable && (late || loaded || givenUp))) {
            const auto error = connection ? connection->lastError() : std::nullopt;
            finish(CannotConnect,
                   error ? widgets::describe(*error).sentence + u' ' + widgets::describe(*error).details : u"No broker has answered within %1 s."_s.arg(m_pictureClock.elapsed() / 1000));
            return;
        }
        // Once more: what was just loaded still has to be laid out.
        if (!std::exchange(m_pictureLoaded, loaded || late) || (!loaded && !late))
            return;
        if (!loaded)
            say(u"the picture shows what was there after %1 s; something had not loaded"_s.arg(kPictureAtMostMs / 1000));
        const QString file = m_parser.value(u"screenshot"_s);
        if (m_window->grab().save(file, "PNG"))
            finish(Done);
        else
            finish(Failed, u"cannot write %1"_s.arg(file));
    });
    m_pictureTimer.start(kPictureLookMs);
}

void WindowProgram::finish(int code, const QString &sentence)
{
    m_pictureTimer.stop();
    if (!sentence.isEmpty())
        say(sentence);
    QApplication::exit(code);
}

} // namespace streamscope::app
