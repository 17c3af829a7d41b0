// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/kafka_artifacts.h"

#include "tests/support/kafka_node.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLockFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;

namespace streamscope::testing {
namespace {

constexpr int kFetchMs = 600'000;
constexpr int kToolMs = 60'000;
constexpr int kWarmUpMs = 90'000;
const auto kVersion = u"4.2.1"_s;
const auto kClusterId = u"c3RyZWFtc2NvcGUtdGVzdA"_s; // 22 characters of base64url

QString cacheFolder()
{
    const QString own = qEnvironmentVariable("STREAMSCOPE_CACHE");
    if (!own.isEmpty())
        return own;
    const QString xdg = qEnvironmentVariable("XDG_CACHE_HOME");
    return (xdg.isEmpty() ? QDir::homePath() + "/.cache"_L1 : xdg) + "/streamscope"_L1;
}

QString lastLines(const QByteArray &output)
{
    return QString::fromUtf8(output.right(600)).trimmed();
}

// Jars by Maven, first into a folder beside, so that an interrupted fetch leaves nothing that looks complete.
QString fetchJars(const QString &pom, const QString &libs)
{
    if (QFileInfo::exists(libs))
        return {};
    if (QStandardPaths::findExecutable(u"java"_s).isEmpty() || QStandardPaths::findExecutable(u"mvn"_s).isEmpty())
        return u"java and mvn are needed (packages openjdk-17-jdk-headless and maven)"_s;
    const QString partial = libs + ".partial"_L1;
    QDir(partial).removeRecursively();
    const RunResult got = runProgram(u"mvn"_s,
                                     {u"-B"_s, u"-q"_s, u"-f"_s, QStringLiteral(STREAMSCOPE_SOURCE_DIR "/packaging/") + pom,
                                      u"dependency:copy-dependencies"_s, u"-DoutputDirectory="_s + partial, u"-DincludeScope=runtime"_s},
                                     kFetchMs);
    if (got.code != 0)
        return u"mvn could not get Apache Kafka: "_s + lastLines(got.output);
    return QDir().rename(partial, libs) ? QString() : u"cannot write to "_s + libs;
}

QString formatNode(const KafkaArtifacts &kafka, int node)
{
    const QString data = kafka.formattedData(node);
    if (QFileInfo::exists(data))
        return {};
    const QString partial = data + ".partial"_L1;
    QDir(partial).removeRecursively();
    QDir().mkpath(partial);
    const QString config = kafka.folder + u"/format-%1.properties"_s.arg(node);
    QFile file(config);
    if (!file.open(QIODevice::WriteOnly))
        return u"cannot write "_s + config;
    file.write(
        u"process.roles=broker,controller\nnode.id=%1\ncontroller.quorum.voters=1@127.0.0.1:1,2@127.0.0.1:2,3@127.0.0.1:3\n"
        "listeners=PLAINTEXT://127.0.0.1:9,CONTROLLER://127.0.0.1:%1\ncontroller.listener.names=CONTROLLER\nlog.dirs=%2\n"_s.arg(node)
            .arg(partial)
            .toUtf8());
    file.close();
    const RunResult formatted = runProgram(
        u"java"_s, {u"-cp"_s, kafka.classPath(), u"kafka.tools.StorageTool"_s, u"format"_s, u"-t"_s, kClusterId, u"-c"_s, config}, kToolMs);
    if (formatted.code != 0)
        return u"the data folder could not be formatted: "_s + lastLines(formatted.output);
    return QDir().rename(partial, data) ? QString() : u"cannot write to "_s + kafka.folder;
}

QString compileReader(KafkaArtifacts &kafka)
{
    QFile source(QStringLiteral(STREAMSCOPE_SOURCE_DIR "/tests/support/ReadToEnd.java"));
    if (!source.open(QIODevice::ReadOnly))
        return u"cannot read "_s + source.fileName();
    const QByteArray hash = QCryptographicHash::hash(source.readAll(), QCryptographicHash::Sha1).toHex();
    kafka.reader = kafka.folder + u"/reader-"_s + QString::fromLatin1(hash);
    if (QFileInfo::exists(kafka.reader))
        return {};
    const QString partial = kafka.reader + ".partial"_L1;
    QDir().mkpath(partial);
    const RunResult compiled =
        runProgram(u"javac"_s, {u"-proc:none"_s, u"-d"_s, partial, u"-cp"_s, kafka.classPath(), source.fileName()}, kToolMs);
    if (compiled.code != 0)
        return u"ReadToEnd.java could not be compiled: "_s + lastLines(compiled.output);
    return QDir().rename(partial, kafka.reader) ? QString() : u"cannot write to "_s + kafka.folder;
}

// A node that runs once with the archive being written: later ones start in a third of the time.
void makeArchive(const KafkaArtifacts &kafka)
{
    const QString archive = kafka.folder + "/kafka.jsa"_L1;
    if (QFileInfo::exists(archive))
        return;
    const QString partial = archive + ".partial"_L1;
    KafkaNode node(kafka, 1, {u"-XX:ArchiveClassesAtExit="_s + partial});
    if (node.configure({}, {{1, freePort()}}) && node.start(kWarmUpMs)) {
        node.terminate(kWarmUpMs);
        QFile::rename(partial, archive);
    }
    // Without it everything works, only slower.
}

} // namespace

QStringList KafkaArtifacts::javaArguments(int heapMegabytes) const
{
    QStringList arguments = {u"-XX:TieredStopAtLevel=1"_s, u"-XX:+UseSerialGC"_s, u"-Xmx%1m"_s.arg(heapMegabytes)};
    const QString archive = folder + "/kafka.jsa"_L1;
    if (QFileInfo::exists(archive))
        arguments += {u"-XX:SharedArchiveFile="_s + archive, u"-Xlog:cds=off"_s, u"-Xlog:cds+dynamic=off"_s};
    return arguments + QStringList{u"-cp"_s, classPath()};
}

QString KafkaArtifacts::formattedData(int node) const
{
    return folder + u"/formatted-%1"_s.arg(node);
}

namespace {

KafkaArtifacts artifacts(bool streams)
{
    KafkaArtifacts kafka;
    kafka.folder = cacheFolder() + "/kafka/"_L1 + kVersion;
    if (!QDir().mkpath(kafka.folder)) {
        kafka.fault = u"cannot make "_s + kafka.folder;
        return kafka;
    }
    QLockFile lock(kafka.folder + "/lock"_L1);
    lock.setStaleLockTime(0);
    if (!lock.tryLock(kFetchMs)) {
        kafka.fault = u"another process holds "_s + kafka.folder;
        return kafka;
    }
    kafka.fault = fetchJars(u"kafka-pom.xml"_s, kafka.folder + "/libs"_L1);
    if (streams && kafka.fault.isEmpty())
        kafka.fault = fetchJars(u"kafka-streams-pom.xml"_s, kafka.folder + "/streams"_L1);
    for (int node = 1; node <= 3 && kafka.fault.isEmpty(); ++node)
        kafka.fault = formatNode(kafka, node);
    if (kafka.fault.isEmpty())
        kafka.fault = compileReader(kafka);
    if (kafka.fault.isEmpty())
        makeArchive(kafka);
    return kafka;
}

} // namespace

KafkaArtifacts kafkaArtifacts()
{
    return artifacts(false);
}

KafkaArtifacts kafkaStreamsArtifacts()
{
    return artifacts(true);
}

RunResult runProgram(const QString &program, const QStringList &arguments, int timeoutMs, const QByteArray &input)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program, arguments);
    if (!process.waitForStarted())
        return {-1, process.errorString().toUtf8()};
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(timeoutMs)) {
        process.kill();
        process.waitForFinished();
        return {-1, process.readAll() + "\n(took too long)"};
    }
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1, process.readAll()};
}

} // namespace streamscope::testing
