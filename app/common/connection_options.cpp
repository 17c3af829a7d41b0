// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/connection_options.h"

#include "models/kafka/kafka_connection.h"
#include "models/rest/rest_config.h"
#include "models/session/profile.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QStandardPaths>

#include <clocale>
#include <cstdio>
#include <langinfo.h>

using namespace Qt::StringLiterals;

namespace streamscope::app {
namespace {

constexpr qint64 kMaxSecretBytes = 1 << 20;

QString environment(const char *name)
{
    return QString::fromUtf8(qgetenv(name));
}

// The content of FILE, or of standard input for "-", without a last newline.
tl::expected<QString, QString> readSecret(const QString &file)
{
    QFile source(file);
    const bool opened = file == "-"_L1 ? source.open(stdin, QIODevice::ReadOnly) : source.open(QIODevice::ReadOnly);
    if (!opened)
        return tl::make_unexpected(u"cannot read the secret from %1: %2"_s.arg(file, source.errorString()));
    QByteArray bytes = source.read(kMaxSecretBytes);
    if (bytes.endsWith('\n'))
        bytes.chop(bytes.endsWith("\r\n") ? 2 : 1);
    return QString::fromUtf8(bytes);
}

tl::expected<QPair<QString, QString>, QString> readProperty(const QString &text, const QString &option)
{
    const qsizetype equals = text.indexOf(u'=');
    if (equals <= 0)
        return tl::make_unexpected(u"%1 wants NAME=VALUE, not “%2”"_s.arg(option, text));
    const QString name = text.left(equals).trimmed();
    const QString value = text.mid(equals + 1);
    // Whoever gives a header in a file holds it to be a secret, whatever its name.
    const bool isSecret = session::mayBeSecretProperty(name);
    const bool header = !session::isSecretProperty(name) && name.startsWith(rest::kHeaderProperty);
    if (!(header || isSecret) || !value.startsWith(u'@'))
        return qMakePair(name, value);
    const QString secretName = header ? rest::kSecretHeaderProperty + name.mid(rest::kHeaderProperty.size()) : name;
    return readSecret(value.mid(1)).map([&secretName](const QString &secret) { return qMakePair(secretName, secret); });
}

tl::expected<std::chrono::milliseconds, QString> readTimeout(const QString &text)
{
    bool ok = false;
    const double seconds = text.toDouble(&ok);
    if (!ok || !(seconds > 0) || seconds > 86400)
        return tl::make_unexpected(u"--timeout wants seconds between 0 and 86400, not “%1”"_s.arg(text));
    return std::chrono::milliseconds(qMax<qint64>(1, qRound64(seconds * 1000)));
}

tl::expected<int, QString> readRate(const QString &text)
{
    bool ok = false;
    const int rate = text.toInt(&ok);
    if (!ok || rate < 0)
        return tl::make_unexpected(u"--rate wants messages a second, not “%1”"_s.arg(text));
    return rate;
}

// An option's value, else the environment's; the place that names a cluster on the command line silences the others there.
class Source {
public:
    explicit Source(const QCommandLineParser &parser)
        : m_parser(parser)
    {
        for (const auto &name : {u"bootstrap-server"_s, u"config"_s, u"profile"_s, u"sandbox"_s, u"rest"_s})
            m_named = m_named || parser.isSet(name);
    }

    [[nodiscard]] QString cluster(const QString &option, const char *variable) const
    {
        return m_named ? m_parser.value(option) : environment(variable);
    }
    [[nodiscard]] bool sandbox() const
    {
        return m_named ? m_parser.isSet(u"sandbox"_s)
                       : !environment("STREAMSCOPE_SANDBOX").isEmpty() && environment("STREAMSCOPE_SANDBOX") != "0"_L1;
    }
    [[nodiscard]] QString value(const QString &option, const char *variable) const
    {
        return m_parser.isSet(option) ? m_parser.value(option) : environment(variable);
    }
    [[nodiscard]] QStringList values(const QString &option, const char *variable) const
    {
        return environment(variable).split(u'\n', Qt::SkipEmptyParts) + m_parser.values(option);
    }

private:
    const QCommandLineParser &m_parser;
    bool m_named = false;
};

} // namespace

bool ConnectionOptions::namesCluster() const
{
    return sandbox || !bootstrapServers.isEmpty() || !configFile.isEmpty() || !profile.isEmpty() || !restUrl.isEmpty();
}

QList<QCommandLineOption> connectionOptions()
{
    return {
        {{u"b"_s, u"bootstrap-server"_s},
         u"Brokers to ask first: host:port, separated by commas. [STREAMSCOPE_BOOTSTRAP_SERVER]"_s,
         u"LIST"_s},
        {{u"X"_s, u"property"_s},
         u"A librdkafka property; repeatable. A secret stays off the process list as NAME=@FILE or NAME=@-. [STREAMSCOPE_PROPERTY, one a line]"_s,
         u"NAME=VALUE"_s},
        {u"config"_s, u"A Java client .properties file, or a kcat or librdkafka configuration. [STREAMSCOPE_CONFIG]"_s, u"FILE"_s},
        {u"profile"_s, u"A connection saved in the window, by name. [STREAMSCOPE_PROFILE]"_s, u"NAME"_s},
        {u"sandbox"_s, u"The built-in cluster, in this process; its address goes to standard error. [STREAMSCOPE_SANDBOX]"_s},
        {u"rate"_s, u"Messages a second on the sandbox. [STREAMSCOPE_RATE]"_s, u"N"_s},
        {u"rest"_s,
         u"A REST Proxy, as https://host:8082. Its own properties: -X rest.username, rest.password, rest.token, rest.ca.location, "
         "rest.certificate.location, rest.key.location, rest.key.password, rest.proxy, rest.header.NAME, rest.secret-header.NAME, rest.format. [STREAMSCOPE_REST]"_s,
         u"URL"_s},
        {u"timeout"_s, u"Bounds connecting and each answer, never a running tail. Default 10. [STREAMSCOPE_TIMEOUT]"_s, u"SECONDS"_s},
        {u"allow-property"_s,
         u"Accept this property although it can run code or load a library; repeatable. [STREAMSCOPE_ALLOW_PROPERTY]"_s, u"NAME"_s},
    };
}

void addConnectionOptions(QCommandLineParser &parser)
{
    parser.addOptions(connectionOptions());
}

tl::expected<ConnectionOptions, QString> readConnectionOptions(const QCommandLineParser &parser)
{
    const Source source(parser);
    ConnectionOptions options;
    options.bootstrapServers = source.cluster(u"bootstrap-server"_s, "STREAMSCOPE_BOOTSTRAP_SERVER");
    options.configFile = source.cluster(u"config"_s, "STREAMSCOPE_CONFIG");
    options.profile = source.cluster(u"profile"_s, "STREAMSCOPE_PROFILE");
    options.restUrl = source.cluster(u"rest"_s, "STREAMSCOPE_REST");
    options.sandbox = source.sandbox();
    options.allowedProperties = source.values(u"allow-property"_s, "STREAMSCOPE_ALLOW_PROPERTY");

    const int ways = int(options.sandbox) + int(!options.profile.isEmpty()) + int(!options.restUrl.isEmpty()) +
                     int(!options.configFile.isEmpty() || !options.bootstrapServers.isEmpty());
    if (ways > 1)
        return tl::make_unexpected(u"name one cluster: --sandbox, --profile, --rest, or --bootstrap-server and --config"_s);

    auto properties = readProperties(source.values(u"property"_s, "STREAMSCOPE_PROPERTY"), u"-X"_s);
    if (!properties)
        return tl::make_unexpected(properties.error());
    options.properties = std::move(*properties);
    if (const QString text = source.value(u"timeout"_s, "STREAMSCOPE_TIMEOUT"); !text.isEmpty()) {
        const auto timeout = readTimeout(text);
        if (!timeout)
            return tl::make_unexpected(timeout.error());
        options.timeout = *timeout;
    }
    if (const QString text = source.value(u"rate"_s, "STREAMSCOPE_RATE"); !text.isEmpty()) {
        const auto rate = readRate(text);
        if (!rate)
            return tl::make_unexpected(rate.error());
        options.sandboxRate = *rate;
    }
    return options;
}

tl::expected<QList<QPair<QString, QString>>, QString> readProperties(const QStringList &texts, const QString &option)
{
    QList<QPair<QString, QString>> properties;
    for (const QString &text : texts) {
        auto property = readProperty(text, option);
        if (!property)
            return tl::make_unexpected(property.error());
        properties.append(*property);
    }
    return properties;
}

QString configFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + "/streamscope"_L1;
}

QString versionText()
{
    return u"Streamscope %1, librdkafka %2, Qt %3"_s.arg(QStringLiteral(STREAMSCOPE_VERSION), kafka::libraryVersion(),
                                                         QString::fromLatin1(qVersion()));
}

QString prepareArguments(int argc, char **argv)
{
    std::setlocale(LC_ALL, "");
    if (qstrcmp(nl_langinfo(CODESET), "UTF-8") != 0) {
        qputenv("LC_ALL", "C.UTF-8");
        std::setlocale(LC_ALL, "");
    }
    for (int i = 1; i < argc; ++i) {
        const QByteArrayView argument(argv[i]);
        if (!argument.isValidUtf8())
            return u"argument %1 is not valid UTF-8; give such bytes in a file"_s.arg(i);
    }
    return {};
}

} // namespace streamscope::app
