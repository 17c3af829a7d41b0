// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// streamscope-test-kafka fetch | up | down | status: the Kafka of the tests, for scripts and people.
#include "tests/support/kafka_server.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>

#include <csignal>
#include <cstdio>
#include <sys/types.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace streamscope::testing;

namespace {

QString stateFile()
{
    return QDir::tempPath() + u"/streamscope-kafka-%1"_s.arg(getuid());
}

// "PID ADDRESS" of the process that keeps Kafka, or nothing.
QPair<qint64, QString> running()
{
    QFile file(stateFile());
    if (!file.open(QIODevice::ReadOnly))
        return {0, {}};
    const QStringList words = QString::fromUtf8(file.readAll()).split(u' ');
    const qint64 pid = words.value(0).toLongLong();
    return pid > 0 && ::kill(static_cast<pid_t>(pid), 0) == 0 ? qMakePair(pid, words.value(1).trimmed()) : qMakePair(qint64{0}, QString());
}

int say(const QString &text, int code)
{
    std::fprintf(code == 0 ? stdout : stderr, "%s\n", qPrintable(text));
    return code;
}

volatile std::sig_atomic_t stopped = 0;

// The process that stays: Kafka dies with it.
int keep()
{
    KafkaServer::Options options;
    options.properties = {{u"auto.create.topics.enable"_s, u"true"_s}};
    KafkaServer kafka(options);
    if (!kafka.start())
        return say(kafka.fault(), 1);
    QFile file(stateFile());
    if (!file.open(QIODevice::WriteOnly))
        return say(u"cannot write "_s + stateFile(), 1);
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    file.write(u"%1 %2\n"_s.arg(getpid()).arg(kafka.bootstrap()).toUtf8());
    file.close();
    std::signal(SIGTERM, [](int) { stopped = 1; });
    while (!stopped && kafka.node().isRunning())
        ::pause();
    file.remove();
    kafka.node().terminate();
    return 0;
}

int up(const QString &self)
{
    if (const auto now = running(); now.first > 0)
        return say(u"Kafka is up at "_s + now.second, 0);
    const KafkaArtifacts kafka = kafkaArtifacts();
    if (!kafka.isUsable())
        return say(kafka.fault, 1);
    // Its output is not ours: who reads ours from a pipe would wait until Kafka ends.
    const QString faults = stateFile() + ".log"_L1;
    QProcess keeper;
    keeper.setProgram(self);
    keeper.setArguments({u"keep"_s});
    keeper.setStandardInputFile(QProcess::nullDevice());
    keeper.setStandardOutputFile(QProcess::nullDevice());
    keeper.setStandardErrorFile(faults);
    qint64 pid = 0;
    if (!keeper.startDetached(&pid))
        return say(u"the process that keeps Kafka did not start"_s, 1);
    for (int i = 0; i < 600; ++i) {
        if (const auto now = running(); now.first > 0)
            return say(u"Kafka is up at "_s + now.second, 0);
        if (::kill(static_cast<pid_t>(pid), 0) != 0) {
            QFile file(faults);
            return say(file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()).trimmed() : u"Kafka did not start"_s, 1);
        }
        ::usleep(100'000);
    }
    return say(u"Kafka did not start within a minute"_s, 1);
}

int down()
{
    const auto now = running();
    if (now.first == 0)
        return say(u"Kafka is not up."_s, 0);
    ::kill(static_cast<pid_t>(now.first), SIGTERM);
    for (int i = 0; i < 300 && running().first > 0; ++i)
        ::usleep(100'000);
    return running().first > 0 ? say(u"Kafka does not stop."_s, 1) : say(u"Kafka is down."_s, 0);
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QString command = QCoreApplication::arguments().value(1);
    if (command == "fetch"_L1) {
        const KafkaArtifacts kafka = kafkaArtifacts();
        return kafka.isUsable() ? say(u"Apache Kafka is in "_s + kafka.folder, 0) : say(kafka.fault, 1);
    }
    if (command == "up"_L1)
        return up(QCoreApplication::applicationFilePath());
    if (command == "keep"_L1)
        return keep();
    if (command == "down"_L1)
        return down();
    if (command == "status"_L1) {
        const auto now = running();
        if (now.first == 0)
            return say(u"Kafka is not up."_s, 1);
        return answers(now.second.section(u':', -1).toInt()) ? say(u"Kafka is up at "_s + now.second, 0)
                                                             : say(u"Kafka runs at %1 and does not answer."_s.arg(now.second), 1);
    }
    return say(u"usage: streamscope-test-kafka fetch | up | down | status"_s, 2);
}
