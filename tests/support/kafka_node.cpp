// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/kafka_node.h"

#include "tests/support/signal_process.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QDirIterator>
#include <QElapsedTimer>
#include <QFile>
#include <QRandomGenerator>
#include <QTcpServer>
#include <QTcpSocket>
#include <QThread>

#include <csignal>
#include <sys/prctl.h>

using namespace Qt::StringLiterals;

namespace streamscope::testing {
namespace {

constexpr int kFirstPort = 20000;
constexpr int kLastPort = 32000;
constexpr int kAskMs = 300;
constexpr int kStandStillMs = 10'000;

// ApiVersions, version 0, correlation id 1, no client id: the smallest question of Kafka's protocol.
const QByteArray kQuestion = QByteArray::fromHex("0000000a0012000000000001ffff");

} // namespace

bool answers(int port)
{
    QTcpSocket socket;
    socket.connectToHost(u"127.0.0.1"_s, static_cast<quint16>(port));
    if (!socket.waitForConnected(kAskMs))
        return false;
    socket.write(kQuestion);
    return socket.waitForReadyRead(kAskMs) && socket.readAll().size() > 8;
}

int freePort()
{
    while (true) {
        const int port = QRandomGenerator::global()->bounded(kFirstPort, kLastPort);
        QTcpServer server;
        if (server.listen(QHostAddress::LocalHost, static_cast<quint16>(port)))
            return port;
    }
}

KafkaNode::KafkaNode(const KafkaArtifacts &kafka, int id, QStringList javaOptions)
    : m_kafka(kafka)
    , m_id(id)
    , m_javaOptions(std::move(javaOptions))
{
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); });
}

KafkaNode::~KafkaNode()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    resume();
    kill();
}

bool KafkaNode::configure(const Properties &extra, const QMap<int, int> &controllers, const QMap<QString, QString> &extraListeners)
{
    if (!m_folder.isValid() || !copyFormattedData())
        return false;
    m_ports.insert(u"PLAINTEXT"_s, freePort());
    QStringList listeners = {u"PLAINTEXT://127.0.0.1:%1"_s.arg(port())};
    QStringList protocols = {u"PLAINTEXT:PLAINTEXT"_s, u"CONTROLLER:PLAINTEXT"_s};
    for (auto it = extraListeners.cbegin(); it != extraListeners.cend(); ++it) {
        m_ports.insert(it.key(), freePort());
        listeners.append(u"%1://localhost:%2"_s.arg(it.key()).arg(port(it.key())));
        protocols.append(it.key() + u':' + it.value());
    }
    QStringList voters;
    for (auto it = controllers.cbegin(); it != controllers.cend(); ++it)
        voters.append(u"%1@127.0.0.1:%2"_s.arg(it.key()).arg(it.value()));
    Properties properties = {
        {u"process.roles"_s, u"broker,controller"_s},
        {u"node.id"_s, QString::number(m_id)},
        {u"controller.quorum.voters"_s, voters.join(u',')},
        {u"advertised.listeners"_s, listeners.join(u',')},
        {u"listeners"_s, (listeners + QStringList{u"CONTROLLER://127.0.0.1:%1"_s.arg(controllers.value(m_id))}).join(u',')},
        {u"listener.security.protocol.map"_s, protocols.join(u',')},
        {u"controller.listener.names"_s, u"CONTROLLER"_s},
        {u"inter.broker.listener.name"_s, u"PLAINTEXT"_s},
        {u"log.dirs"_s, m_folder.filePath(u"data"_s)},
        {u"offsets.topic.replication.factor"_s, u"1"_s},
        {u"offsets.topic.num.partitions"_s, u"4"_s},
        {u"transaction.state.log.replication.factor"_s, u"1"_s},
        {u"transaction.state.log.min.isr"_s, u"1"_s},
        {u"transaction.state.log.num.partitions"_s, u"4"_s},
        {u"share.coordinator.state.topic.replication.factor"_s, u"1"_s},
        {u"share.coordinator.state.topic.min.isr"_s, u"1"_s},
        {u"group.initial.rebalance.delay.ms"_s, u"0"_s},
        {u"auto.create.topics.enable"_s, u"false"_s},
        {u"log.cleaner.dedupe.buffer.size"_s, u"2097152"_s},
        {u"log.cleaner.threads"_s, u"1"_s},
        {u"num.network.threads"_s, u"2"_s},
        {u"num.io.threads"_s, u"2"_s},
        {u"broker.session.timeout.ms"_s, u"1500"_s},
        {u"broker.heartbeat.interval.ms"_s, u"300"_s},
    };
    properties += extra; // the last one of a name counts
    QFile file(m_folder.filePath(u"server.properties"_s));
    if (!file.open(QIODevice::WriteOnly))
        return false;
    for (const auto &[name, value] : properties)
        file.write((name + u'=' + value + u'\n').toUtf8());

    // Warnings to the output; requests, where wanted, to a file of their own.
    QFile logging(m_folder.filePath(u"log4j2.properties"_s));
    if (!logging.open(QIODevice::WriteOnly))
        return false;
    logging.write(u"appender.out.type=Console\nappender.out.name=out\nappender.out.layout.type=PatternLayout\nappender.out.layout.pattern=%"
                  u"p %c{1} %m%n\n"
                  "appender.requests.type=File\nappender.requests.name=requests\nappender.requests.fileName=%1/requests.log\n"
                  "appender.requests.layout.type=PatternLayout\nappender.requests.layout.pattern=%d{UNIX_MILLIS} %m%n\n"
                  "rootLogger.level=warn\nrootLogger.appenderRef.out.ref=out\n"
                  "logger.requests.name=kafka.request.logger\nlogger.requests.level=%2\nlogger.requests.additivity=false\n"
                  "logger.requests.appenderRef.requests.ref=requests\n"_s
                      .arg(m_folder.path(), extra.contains({u"streamscope.request.log"_s, u"true"_s}) ? u"debug"_s : u"off"_s)
                      .toUtf8());
    return true;
}

bool KafkaNode::copyFormattedData()
{
    const QString from = m_kafka.formattedData(m_id);
    const QString to = m_folder.filePath(u"data"_s);
    if (!QDir().mkpath(to))
        return false;
    QDirIterator it(from, QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden, QDirIterator::Subdirectories);
    while (it.hasNext()) {
        const QString path = it.next();
        const QString target = to + path.mid(from.size());
        if (it.fileInfo().isDir() ? !QDir().mkpath(target) : !QFile::copy(path, target))
            return false;
    }
    return true;
}

void KafkaNode::startWithoutWaiting()
{
    QStringList arguments = m_javaOptions.isEmpty() ? m_kafka.javaArguments() : m_javaOptions + QStringList{u"-cp"_s, m_kafka.classPath()};
    arguments += {u"-Dlog4j2.configurationFile="_s + m_folder.filePath(u"log4j2.properties"_s), u"kafka.Kafka"_s,
                  m_folder.filePath(u"server.properties"_s)};
    m_process.setStandardOutputFile(m_folder.filePath(u"out.log"_s), QIODevice::Append);
    m_process.start(u"java"_s, arguments);
    m_process.waitForStarted();
}

bool KafkaNode::waitUntilAnswering(int timeoutMs)
{
    QElapsedTimer clock;
    clock.start();
    while (!clock.hasExpired(timeoutMs)) {
        if (answers(port()))
            return true;
        if (m_process.waitForFinished(30) || m_process.state() == QProcess::NotRunning)
            return false;
    }
    return false;
}

bool KafkaNode::start(int timeoutMs)
{
    startWithoutWaiting();
    return waitUntilAnswering(timeoutMs);
}

void KafkaNode::terminate(int timeoutMs)
{
    m_process.terminate();
    if (!m_process.waitForFinished(timeoutMs))
        kill();
}

void KafkaNode::kill()
{
    m_process.kill();
    m_process.waitForFinished();
}

// One thread takes the signal and stops the others: on a busy machine they go on, and answer, until its turn comes.
void KafkaNode::suspend()
{
    if (!signalProcess(m_process, SIGSTOP))
        return;
    const QString threads = u"/proc/%1/task"_s.arg(m_process.processId());
    const auto goesOn = [&threads](const QString &thread) {
        QFile stat(threads + u'/' + thread + u"/stat"_s);
        if (!stat.open(QIODevice::ReadOnly))
            return false;
        const QByteArray fields = stat.readAll();
        return fields.mid(fields.lastIndexOf(')') + 2, 1) != "T";
    };
    const QDeadlineTimer deadline(kStandStillMs);
    QStringList running;
    do {
        running = QDir(threads).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
        running.removeIf([&goesOn](const QString &thread) { return !goesOn(thread); });
        QThread::msleep(1);
    } while (!running.isEmpty() && !deadline.hasExpired());
}

void KafkaNode::resume()
{
    (void)signalProcess(m_process, SIGCONT);
}

QByteArray KafkaNode::log() const
{
    QFile file(m_folder.filePath(u"out.log"_s));
    return file.open(QIODevice::ReadOnly) ? file.readAll().right(4000) : QByteArray();
}

} // namespace streamscope::testing
