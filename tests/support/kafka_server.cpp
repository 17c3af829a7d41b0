// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/kafka_server.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace streamscope::testing {
namespace {

constexpr int kTries = 4;
constexpr int kToolMs = 60'000;

bool openssl(const QString &folder, const QString &arguments)
{
    const QString command = u"cd '%1' && openssl %2"_s.arg(folder, arguments);
    return runProgram(u"sh"_s, {u"-c"_s, command}, kToolMs).code == 0;
}

bool writeFile(const QString &path, const QByteArray &text)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
}

// A certificate signed by the test authority, and key, certificate and authority in one PEM file for the broker.
bool makeCertificate(const QString &folder, const QString &name, const QByteArray &extension, int days)
{
    const QString arguments = u"req -newkey rsa:2048 -nodes -keyout %1.key -out %1.csr -subj /CN=%1 && cd '%3' && openssl x509 -req -in "
                              u"%1.csr -CA ca.crt -CAkey ca.key "
                              "-CAcreateserial -days %2 -extfile %1.ext -out %1.crt && cat %1.key %1.crt ca.crt > %1.pem"_s.arg(name)
                                  .arg(days)
                                  .arg(folder);
    return writeFile(folder + u'/' + name + ".ext"_L1, extension) && openssl(folder, arguments);
}

} // namespace

KafkaServer::KafkaServer(Options options)
    : m_options(std::move(options))
{
}

KafkaServer::~KafkaServer()
{
    for (const auto &node : m_nodes)
        node->kill(); // all at once: a quorum that shrinks takes its time
}

bool KafkaServer::makeCertificates()
{
    const QString folder = m_certificates.path();
    const QByteArray good = "subjectAltName=DNS:localhost,IP:127.0.0.1\n";
    return openssl(folder,
                   u"req -x509 -newkey rsa:2048 -nodes -keyout ca.key -out ca.crt -days 3650 -subj '/CN=Streamscope test authority'"_s) &&
           openssl(
               folder,
               u"req -x509 -newkey rsa:2048 -nodes -keyout other-ca.key -out other-ca.crt -days 3650 -subj '/CN=Another authority'"_s) &&
           makeCertificate(folder, u"broker"_s, good, 3650) && makeCertificate(folder, u"expired"_s, good, -1) &&
           makeCertificate(folder, u"wronghost"_s, "subjectAltName=DNS:elsewhere.example\n", 3650) &&
           makeCertificate(folder, u"client"_s, "extendedKeyUsage=clientAuth\n", 3650);
}

KafkaNode::Properties KafkaServer::securityProperties() const
{
    const QString folder = m_certificates.path();
    KafkaNode::Properties properties = {
        {u"ssl.keystore.type"_s, u"PEM"_s},
        {u"ssl.keystore.location"_s, folder + "/broker.pem"_L1},
        {u"ssl.truststore.type"_s, u"PEM"_s},
        {u"ssl.truststore.location"_s, folder + "/ca.crt"_L1},
        {u"listener.name.expired.ssl.keystore.location"_s, folder + "/expired.pem"_L1},
        {u"listener.name.expired.ssl.keystore.type"_s, u"PEM"_s},
        {u"listener.name.wronghost.ssl.keystore.location"_s, folder + "/wronghost.pem"_L1},
        {u"listener.name.wronghost.ssl.keystore.type"_s, u"PEM"_s},
        {u"listener.name.mtls.ssl.client.auth"_s, u"required"_s},
        {u"sasl.enabled.mechanisms"_s, u"PLAIN"_s},
    };
    for (const auto &listener : {u"saslplain"_s, u"saslssl"_s}) {
        properties.append({u"listener.name.%1.plain.sasl.jaas.config"_s.arg(listener),
                           u"org.apache.kafka.common.security.plain.PlainLoginModule required username=\"admin\" password=\"admin-secret\" "
                           "user_admin=\"admin-secret\" user_alice=\"alice-secret\";"_s});
    }
    return properties;
}

bool KafkaServer::start()
{
    m_kafka = kafkaArtifacts();
    m_fault = m_kafka.fault;
    if (!m_kafka.isUsable())
        return false;
    KafkaNode::Properties properties = m_options.properties;
    QMap<QString, QString> listeners;
    if (m_options.requestLog)
        properties.append({u"streamscope.request.log"_s, u"true"_s});
    if (m_options.security) {
        if (!makeCertificates()) {
            m_fault = u"openssl could not make the certificates"_s;
            return false;
        }
        properties += securityProperties();
        for (const auto &name : {u"SSL"_s, u"EXPIRED"_s, u"WRONGHOST"_s, u"MTLS"_s})
            listeners.insert(name, u"SSL"_s);
        listeners.insert(u"SASLPLAIN"_s, u"SASL_PLAINTEXT"_s);
        listeners.insert(u"SASLSSL"_s, u"SASL_SSL"_s);
    }
    if (m_options.nodes > 1) {
        properties += KafkaNode::Properties{{u"controller.quorum.fetch.timeout.ms"_s, u"1000"_s},
                                            {u"controller.quorum.election.timeout.ms"_s, u"500"_s},
                                            {u"replica.lag.time.max.ms"_s, u"2000"_s},
                                            {u"broker.session.timeout.ms"_s, u"2000"_s}};
    }
    // A port may be taken between the look and the start: then all anew.
    for (int attempt = 0; attempt < kTries; ++attempt) {
        m_nodes.clear();
        QMap<int, int> controllers;
        for (int id = 1; id <= m_options.nodes; ++id)
            controllers.insert(id, freePort());
        bool good = true;
        for (int id = 1; id <= m_options.nodes; ++id) {
            m_nodes.push_back(std::make_unique<KafkaNode>(m_kafka, id));
            good = good && m_nodes.back()->configure(properties, controllers, listeners);
        }
        for (const auto &node : m_nodes)
            node->startWithoutWaiting();
        for (const auto &node : m_nodes)
            good = good && node->waitUntilAnswering();
        if (good)
            return true;
        m_fault = u"Kafka did not start: "_s + QString::fromUtf8(m_nodes.front()->log());
    }
    return false;
}

QString KafkaServer::bootstrap() const
{
    QStringList addresses;
    for (const auto &node : m_nodes)
        addresses.append(u"127.0.0.1:%1"_s.arg(node->port()));
    return addresses.join(u',');
}

QString KafkaServer::address(const QString &listener) const
{
    return u"localhost:%1"_s.arg(m_nodes.front()->port(listener));
}

QString KafkaServer::certificate(const QString &name) const
{
    return m_certificates.filePath(name);
}

QList<RequestSeen> KafkaServer::requests()
{
    QList<RequestSeen> seen;
    QFile file(m_nodes.front()->folder() + "/requests.log"_L1);
    if (!file.open(QIODevice::ReadOnly) || !file.seek(m_requestsRead))
        return seen;
    while (file.canReadLine() || !file.atEnd()) {
        const QByteArray line = file.readLine();
        if (!line.endsWith('\n'))
            break;
        m_requestsRead += line.size();
        const qsizetype start = line.indexOf("Completed request:");
        if (start < 0)
            continue;
        const QJsonObject request = QJsonDocument::fromJson(line.mid(start + 18)).object();
        const QJsonObject header = request.value("requestHeader"_L1).toObject();
        RequestSeen one{header.value("requestApiKeyName"_L1).toString(), header.value("clientId"_L1).toString(),
                        request.value("listener"_L1).toString(), request.value("principal"_L1).toString(), QString::fromUtf8(line)};
        if (one.listener != "CONTROLLER"_L1)
            seen.append(one);
    }
    return seen;
}

RunResult KafkaServer::tool(const QString &className, const QStringList &arguments, const QByteArray &input) const
{
    const QString name = className.contains("kafka."_L1) ? className : "org.apache.kafka.tools."_L1 + className;
    return runProgram(u"java"_s, m_kafka.javaArguments() + QStringList{u"-Dlog4j2.level=OFF"_s, name} + arguments, kToolMs, input);
}

QByteArrayList KafkaServer::readToEnd(const QString &topic, const QStringList &parts, Reading reading) const
{
    const auto isolation = [](bool committed) { return committed ? u"read_committed"_s : u"read_uncommitted"_s; };
    QStringList arguments = m_kafka.javaArguments();
    arguments.last() = m_kafka.readerClassPath();
    arguments += QStringList{u"-Dlog4j2.level=OFF"_s, u"ReadToEnd"_s, bootstrap(), topic, isolation(reading != Reading::Uncommitted),
                             isolation(reading == Reading::Stable)};
    const RunResult run = runProgram(u"java"_s, arguments + parts, kToolMs);
    if (run.code != 0)
        qWarning("Kafka's consumer failed: %s", run.output.right(2000).constData());
    QByteArrayList lines = run.output.split('\n');
    lines.removeIf([](const QByteArray &line) { return line.isEmpty(); });
    return lines;
}

} // namespace streamscope::testing
