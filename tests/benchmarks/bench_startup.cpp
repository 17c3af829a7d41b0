// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// From the start of the process to the window, and to the first message of a saved connection: against an empty Qt window
// and a bare librdkafka consumer behind it.
#include "models/session/profile_store.h"
#include "models/session/secret_store.h"
#include "tests/benchmarks/report.h"
#include "tests/benchmarks/stand_in.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <chrono>

using namespace Qt::StringLiterals;
using namespace streamscope;
using namespace streamscope::benchmarks;

namespace {

constexpr int kRounds = 9;
constexpr int kTimeoutMs = 20'000;
constexpr double kWindowMs = 300;
constexpr double kMessageMs = 2000;

// Starts a program and waits for what it says of itself: "streamscope.startup: WORD MILLISECONDS".
double millisecondsUntil(const QByteArray &word, const QString &program, const QStringList &arguments, const QProcessEnvironment &environment)
{
    QProcess process;
    process.setProcessEnvironment(environment);
    process.setProcessChannelMode(QProcess::MergedChannels);
    const auto begun =
        std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now().time_since_epoch()).count();
    process.start(program, arguments);
    QElapsedTimer clock;
    clock.start();
    QByteArray output;
    const QByteArray wanted = "streamscope.startup: " + word + ' ';
    while (clock.elapsed() < kTimeoutMs && process.waitForReadyRead(kTimeoutMs)) {
        output += process.readAll();
        const qsizetype at = output.indexOf(wanted);
        const qsizetype end = output.indexOf('\n', at);
        if (at < 0 || end < 0)
            continue;
        process.kill();
        process.waitForFinished();
        return static_cast<double>(output.mid(at + wanted.size(), end - at - wanted.size()).trimmed().toLongLong() - begun);
    }
    qFatal("%s did not start: %s", qPrintable(program), output.constData());
}

void saveProfile(const QString &folder, const QString &bootstrap)
{
    session::SessionSecretStore secrets;
    session::ProfileStore store(folder, secrets);
    session::Profile profile;
    profile.id = session::newProfileId();
    profile.name = u"bench"_s;
    profile.bootstrapServers = bootstrap;
    const auto saved = store.save(profile, {});
    if (!QTest::qWaitFor([&] { return saved.isFinished(); }, kTimeoutMs) || !saved.result())
        qFatal("the profile was not saved");
}

void measure(const QString &platform, QProcessEnvironment environment, const StandIn &broker)
{
    const QString folder = QCoreApplication::applicationDirPath();
    const QString window = QDir(folder + "/../../app/streamscope"_L1).absolutePath();
    const QString bare = folder + "/streamscope-bare-window"_L1;
    const QTemporaryDir home;
    for (const auto &name : {u"XDG_CONFIG_HOME"_s, u"XDG_DATA_HOME"_s, u"XDG_STATE_HOME"_s})
        environment.insert(name, home.path());
    environment.insert(u"QT_LOGGING_RULES"_s, u"streamscope.startup=true"_s);
    QDir(home.path()).mkpath(u"streamscope"_s);
    saveProfile(home.filePath(u"streamscope"_s), broker.bootstrap());
    const QStringList read = {u"--profile"_s, u"bench"_s, u"--open"_s, u"messages:"_s + broker.topic()};

    tell(u"start, "_s + platform);
    (void)millisecondsUntil("window", window, {}, environment); // warm
    const auto [shown, empty] = alternate(
        kRounds, [&] { return millisecondsUntil("window", window, {}, environment); },
        [&] { return millisecondsUntil("window", bare, {}, environment); });
    report({u"start → window painted (%1)"_s.arg(platform), milliseconds(shown), u"an empty QMainWindow: "_s + milliseconds(empty),
            shown / empty, atMost(kWindowMs), shown <= kWindowMs});
    const auto [message, first] = alternate(
        kRounds, [&] { return millisecondsUntil("loaded", window, read, environment); },
        [&] { return millisecondsUntil("loaded", bare, {broker.bootstrap(), broker.topic(), u"4"_s}, environment); });
    report({u"start → first message painted, saved connection (%1)"_s.arg(platform), milliseconds(message),
            u"an empty window and a bare consumer: "_s + milliseconds(first), message / first, atMost(kMessageMs), message <= kMessageMs});
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const StandIn broker({.history = 100'000, .rate = 1000});
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
    measure(u"offscreen"_s, environment, broker);

    const QString xvfb = QStandardPaths::findExecutable(u"Xvfb"_s);
    if (xvfb.isEmpty()) {
        tell(u"Xvfb is not installed: without the lines on X"_s);
        return 0;
    }
    QProcess display;
    display.start(xvfb, {u"-displayfd"_s, u"1"_s, u"-screen"_s, u"0"_s, u"1600x1000x24"_s, u"-nolisten"_s, u"tcp"_s});
    if (!display.waitForStarted() || !display.waitForReadyRead(kTimeoutMs))
        return 1;
    environment.insert(u"DISPLAY"_s, u':' + QString::fromLatin1(display.readLine().trimmed()));
    environment.insert(u"QT_QPA_PLATFORM"_s, u"xcb"_s);
    measure(u"X"_s, environment, broker);
    display.terminate();
    display.waitForFinished();
    return 0;
}
