// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rest/command_text.h"

#include "models/rest/transport.h"

#include <QUuid>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace streamscope::rest {
namespace {

constexpr qsizetype kLongestArgument = 100'000; // Linux takes 128 KiB in one argument

QString urlText(const RestConfig &config, const RestCall &call)
{
    return QString::fromLatin1(urlOf(config.baseUrl, call).toEncoded());
}

QString routeUrl(const ProxyRoute &route)
{
    QUrl url;
    url.setScheme(route.kind == ProxyRoute::Kind::Http ? u"http"_s : u"socks5h"_s);
    url.setHost(route.host);
    url.setPort(route.port);
    return url.toString(QUrl::FullyEncoded);
}

bool hasRoute(const RestConfig &config)
{
    return config.route.kind == ProxyRoute::Kind::Http || config.route.kind == ProxyRoute::Kind::Socks5;
}

QString keyFile(const RestConfig &config)
{
    return config.keyFile.isEmpty() ? config.certificateFile : config.keyFile;
}

// A string of Python and of JavaScript alike: only what both must escape is escaped.
QString literal(const QString &text)
{
    QString quoted = u"\""_s;
    for (const QChar c : text) {
        if (c == u'"' || c == u'\\')
            quoted += u'\\' + QString(c);
        else if (c.unicode() < 0x20 || c.unicode() == 0x7f || c.unicode() == 0x2028 || c.unicode() == 0x2029)
            quoted += u"\\u%1"_s.arg(int(c.unicode()), 4, 16, QChar(u'0'));
        else
            quoted += c;
    }
    return quoted + u'"';
}

// Headers in the order of sending; the value as an expression of the language.
struct HeaderText {
    QString name;
    QString value;    ///< plain, where there is no variable
    QString variable; ///< whose value it is, behind prefix
    QString prefix;
};
QList<HeaderText> headersOf(const RestConfig &config, const RestCall &call)
{
    QList<HeaderText> headers;
    if (config.auth == Auth::Bearer)
        headers.append({u"Authorization"_s, {}, QString::fromLatin1(kTokenVariable), u"Bearer "_s});
    for (const ExtraHeader &header : config.headers) {
        const QString name = QString::fromLatin1(header.name);
        headers.append({name,
                        header.secret ? QString() : QString::fromUtf8(header.value),
                        header.secret ? headerVariable(header.name) : QString(),
                        {}});
    }
    headers.append({u"Accept"_s, QString::fromLatin1(call.accept), {}, {}});
    if (!call.contentType.isEmpty())
        headers.append({u"Content-Type"_s, QString::fromLatin1(call.contentType), {}, {}});
    return headers;
}

// What the first call makes is deleted by the last one, whatever becomes of those between.
bool endsWithDeletion(const QList<RestCall> &calls)
{
    return calls.size() > 1 && calls.last().method == "DELETE" && calls.last().path.startsWith("/consumers/");
}

QString curl(const RestCall &call, const RestConfig &config)
{
    QStringList words{u"curl -sS --fail-with-body -X %1"_s.arg(QString::fromLatin1(call.method))};
    const auto variable = [](const char *name) { return u"\"$%1\""_s.arg(QLatin1StringView(name)); };
    if (config.auth == Auth::Basic)
        words.append(u"-u \"${%1}:${%2}\""_s.arg(QLatin1StringView(kUserVariable), QLatin1StringView(kPasswordVariable)));
    if (!config.caFile.isEmpty())
        words.append(u"--cacert "_s + shellWord(config.caFile));
    if (!config.certificateFile.isEmpty()) {
        words.append(u"--cert %1 --key %2"_s.arg(shellWord(config.certificateFile), shellWord(keyFile(config))));
        if (!config.keyPassword.isEmpty())
            words.append(u"--pass "_s + variable(kKeyPasswordVariable));
    }
    if (config.route.kind == ProxyRoute::Kind::Direct)
        words.append(u"--noproxy '*'"_s);
    if (hasRoute(config)) {
        words.append(u"--proxy "_s + shellWord(routeUrl(config.route)));
        if (!config.route.user.isEmpty())
            words.append(u"--proxy-user %1\":$%2\""_s.arg(shellWord(config.route.user), QLatin1StringView(kProxyPasswordVariable)));
    }
    for (const HeaderText &header : headersOf(config, call)) {
        if (header.variable.isEmpty())
            words.append(u"-H "_s + shellWord(header.name + ": "_L1 + header.value));
        else
            words.append(u"-H "_s + shellWord(header.name + ": "_L1 + header.prefix) + u"\"$"_s + header.variable + u'"');
    }
    const QString body = QString::fromUtf8(call.body);
    const bool inDocument = call.body.size() > kLongestArgument;
    if (!body.isEmpty())
        words.append(inDocument ? u"--data-binary @-"_s : u"--data-binary "_s + shellWord(body));
    words.append(shellWord(urlText(config, call)));
    QString text = words.join(u" \\\n  "_s);
    if (inDocument)
        text += u" <<'END_OF_BODY'\n"_s + body + u"\nEND_OF_BODY"_s;
    return text;
}

// The proxy's URL as an expression, its password from the environment.
QString pythonRoute(const ProxyRoute &route)
{
    if (route.user.isEmpty())
        return literal(routeUrl(route));
    const QString password = u"urllib.parse.quote(os.environ[%1], safe=\"\")"_s.arg(literal(QString::fromLatin1(kProxyPasswordVariable)));
    const QString user = QString::fromLatin1(QUrl::toPercentEncoding(route.user));
    const QString url = routeUrl(route);
    const qsizetype host = url.indexOf("//"_L1) + 2;
    return literal(url.left(host) + user + u':') + u" + "_s + password + u" + "_s + literal(u'@' + url.mid(host));
}

QString python(const QList<RestCall> &calls, const RestConfig &config)
{
    const auto environment = [](const QString &name) { return u"os.environ[%1]"_s.arg(literal(name)); };
    QString text = config.route.kind == ProxyRoute::Kind::Socks5
                       ? u"# Without the connection's SOCKS proxy: Python's library knows none.\n"_s
                       : QString();
    text += u"import base64, os, ssl, urllib.parse, urllib.request\n\n"
            "class NoRedirect(urllib.request.HTTPRedirectHandler):\n"
            "    def redirect_request(self, *_):\n"
            "        return None  # credentials go to this server and to no other\n\ncontext = ssl.create_default_context(%1)\n"_s.arg(
        config.caFile.isEmpty() ? QString() : u"cafile=%1"_s.arg(literal(config.caFile)));
    if (!config.certificateFile.isEmpty()) {
        text += u"context.load_cert_chain(%1, %2%3)\n"_s.arg(
            literal(config.certificateFile), literal(keyFile(config)),
            config.keyPassword.isEmpty() ? QString() : u", "_s + environment(QString::fromLatin1(kKeyPasswordVariable)));
    }
    QString handlers = u"urllib.request.HTTPSHandler(context=context), NoRedirect"_s;
    if (config.route.kind == ProxyRoute::Kind::Direct)
        handlers += u", urllib.request.ProxyHandler({})"_s;
    if (config.route.kind == ProxyRoute::Kind::Http) {
        text += u"proxy = "_s + pythonRoute(config.route) + u'\n';
        handlers += u", urllib.request.ProxyHandler({\"http\": proxy, \"https\": proxy})"_s;
    }
    text += u"opener = urllib.request.build_opener(%1)\n\n"
            "def call(method, url, headers, body=None):\n"
            "    request = urllib.request.Request(url, method=method, headers=headers, data=body)\n"_s.arg(handlers);
    if (config.auth == Auth::Basic) {
        text += u"    login = %1 + \":\" + %2\n"
                "    request.add_header(\"Authorization\", \"Basic \" + base64.b64encode(login.encode()).decode())\n"_s.arg(
                    environment(QString::fromLatin1(kUserVariable)), environment(QString::fromLatin1(kPasswordVariable)));
    }
    text += u"    with opener.open(request) as answer:\n        print(answer.read().decode())\n"_s;
    const bool cleans = endsWithDeletion(calls);
    const QString indent = cleans ? u"    "_s : QString();
    text += cleans ? u"\ntry:"_s : QString();
    for (qsizetype i = 0; i < calls.size(); ++i) {
        const RestCall &call = calls[i];
        QStringList headers;
        for (const HeaderText &header : headersOf(config, call)) {
            const QString value = header.variable.isEmpty() ? literal(header.value)
                                  : header.prefix.isEmpty() ? environment(header.variable)
                                                            : literal(header.prefix) + " + "_L1 + environment(header.variable);
            headers.append(literal(header.name) + ": "_L1 + value);
        }
        text += cleans && i + 1 == calls.size() ? u"\nfinally:"_s : QString();
        text += u'\n' + indent + u"call(\"%1\", "_s.arg(QString::fromLatin1(call.method)) + literal(urlText(config, call)) + u",\n"_s + indent +
                u"     {"_s + headers.join(u", "_s) + u'}';
        if (!call.body.isEmpty())
            text += u",\n"_s + indent + u"     "_s + literal(QString::fromUtf8(call.body)) + u".encode()"_s;
        text += u")\n"_s;
    }
    return text;
}

// What is not gone through: Node's library knows no proxy, and SOCKS is more than a few lines.
QString nodeWithout(const RestConfig &config)
{
    using Kind = ProxyRoute::Kind;
    if (config.route.kind == Kind::Socks5)
        return u"// Without the connection's SOCKS proxy: Node's library knows none.\n"_s;
    const bool system = config.route.kind == Kind::System && networkProxy(config).type() != QNetworkProxy::NoProxy;
    return system ? u"// Without the system's network proxy, of which Node's library takes no notice.\n"_s : QString();
}

// The HTTP proxy of the connection, and for https the tunnel through it.
QString nodeRoute(const RestConfig &config)
{
    const ProxyRoute &route = config.route;
    const QString headers = route.user.isEmpty()
                                ? QString()
                                : u"\"Proxy-Authorization\": \"Basic \" + Buffer.from("_s + literal(route.user + u':') +
                                      u" + process.env.%1).toString(\"base64\")"_s.arg(QLatin1StringView(kProxyPasswordVariable));
    QString text = u"const proxy = {host: "_s + literal(route.host) + u", port: %1};\n"_s.arg(route.port);
    text += u"const login = {"_s + headers + u"};\n"_s;
    if (config.baseUrl.scheme() == "https"_L1)
        text += u"const tunnel = url => new Promise((resolve, reject) => {\n"
                "  const target = `${new URL(url).hostname}:${new URL(url).port || 443}`;\n"
                "  http.request({...proxy, method: \"CONNECT\", path: target, headers: {Host: target, ...login}})\n"
                "    .on(\"connect\", (answer, socket) => answer.statusCode === 200 ? resolve(socket)\n"
                "      : reject(new Error(`proxy: status ${answer.statusCode}`)))\n"
                "    .on(\"error\", reject)\n"
                "    .end();\n"
                "});\n"_s;
    return text + u'\n';
}

// A request that is not sent yet, by way of the proxy where there is one; options: those of every way.
QString nodeRequest(const RestConfig &config, const QStringList &options)
{
    const QString all = (QStringList{u"method"_s} + options).join(u", "_s);
    if (config.route.kind != ProxyRoute::Kind::Http)
        return u"%1.request(url, {%2, headers})"_s.arg(config.baseUrl.scheme(), all);
    if (config.baseUrl.scheme() == "https"_L1)
        return u"https.request(url, {socket: await tunnel(url), agent: false, %1, headers})"_s.arg(all);
    return u"http.request({...proxy, path: url, %1, headers: {Host: new URL(url).host, ...login, ...headers}})"_s.arg(all);
}

QString node(const QList<RestCall> &calls, const RestConfig &config)
{
    const auto environment = [](const QString &name) { return u"process.env."_s + name; };
    QStringList options;
    if (!config.caFile.isEmpty())
        options.append(u"ca: fs.readFileSync(%1)"_s.arg(literal(config.caFile)));
    if (!config.certificateFile.isEmpty()) {
        options.append(u"cert: fs.readFileSync(%1)"_s.arg(literal(config.certificateFile)));
        options.append(u"key: fs.readFileSync(%1)"_s.arg(literal(keyFile(config))));
        if (!config.keyPassword.isEmpty())
            options.append(u"passphrase: "_s + environment(QString::fromLatin1(kKeyPasswordVariable)));
    }
    if (config.auth == Auth::Basic) {
        options.append(u"auth: %1 + \":\" + %2"_s.arg(environment(QString::fromLatin1(kUserVariable)),
                                                      environment(QString::fromLatin1(kPasswordVariable))));
    }
    const bool proxied = config.route.kind == ProxyRoute::Kind::Http;
    QString text = nodeWithout(config) + u"const fs = require(\"node:fs\");\n"_s;
    for (const auto &scheme : {u"http"_s, u"https"_s}) {
        if (scheme == config.baseUrl.scheme() || (proxied && scheme == "http"_L1))
            text += u"const %1 = require(\"node:%1\");\n"_s.arg(scheme);
    }
    text += u'\n' + (proxied ? nodeRoute(config) : QString());
    text += u"const call = async (method, url, headers, body) => {\n"
            "  const request = %1;\n"
            "  await new Promise((resolve, reject) => {\n"
            "    request.on(\"response\", answer => {\n"
            "      answer.on(\"data\", data => process.stdout.write(data));\n"
            "      answer.on(\"end\", () => answer.statusCode < 300 ? resolve() : reject(new Error(`status ${answer.statusCode}`)));\n"
            "    });\n"
            "    request.on(\"error\", reject);\n"
            "    request.end(body);\n"
            "  });\n"
            "};\n\n"
            "(async () => {\n"_s.arg(nodeRequest(config, options));
    const bool cleans = endsWithDeletion(calls);
    text += cleans ? u"  try {\n"_s : QString();
    for (qsizetype i = 0; i < calls.size(); ++i) {
        const RestCall &call = calls[i];
        QStringList headers;
        for (const HeaderText &header : headersOf(config, call)) {
            const QString value = header.variable.isEmpty() ? literal(header.value)
                                  : header.prefix.isEmpty() ? environment(header.variable)
                                                            : literal(header.prefix) + " + "_L1 + environment(header.variable);
            headers.append(literal(header.name) + ": "_L1 + value);
        }
        text += cleans && i + 1 == calls.size() ? u"  } finally {\n"_s : QString();
        text += cleans ? u"  "_s : QString();
        text += u"  await call(\"%1\", "_s.arg(QString::fromLatin1(call.method)) + literal(urlText(config, call)) + u",\n    {"_s +
                headers.join(u", "_s) + u'}';
        if (!call.body.isEmpty())
            text += u",\n    "_s + literal(QString::fromUtf8(call.body));
        text += u");\n"_s;
    }
    text += cleans ? u"  }\n"_s : QString();
    return text + u"})().catch(error => { console.error(error.message); process.exit(1); });\n"_s;
}

QByteArray clusterOf(const Capabilities &offers)
{
    return v3::clusterPath(offers.v3Root, offers.clusterId);
}

} // namespace

QString shellWord(const QString &text)
{
    return u'\'' + QString(text).replace(u'\'', u"'\\''"_s) + u'\'';
}

QString headerVariable(const QByteArray &header)
{
    QString name = u"KAFKA_REST_HEADER_"_s;
    for (const QChar c : QString::fromLatin1(header).toUpper())
        name += c.isLetterOrNumber() && c.unicode() < 128 ? c : QChar(u'_');
    return name;
}

QList<QPair<QString, QString>> commandVariables(const RestConfig &config)
{
    QList<QPair<QString, QString>> variables;
    if (config.auth == Auth::Basic) {
        variables.append({QString::fromLatin1(kUserVariable), config.username});
        variables.append({QString::fromLatin1(kPasswordVariable), config.password});
    }
    if (config.auth == Auth::Bearer)
        variables.append({QString::fromLatin1(kTokenVariable), config.token});
    if (!config.certificateFile.isEmpty() && !config.keyPassword.isEmpty())
        variables.append({QString::fromLatin1(kKeyPasswordVariable), config.keyPassword});
    if (hasRoute(config) && !config.route.user.isEmpty())
        variables.append({QString::fromLatin1(kProxyPasswordVariable), config.route.password});
    for (const ExtraHeader &header : config.headers) {
        if (header.secret)
            variables.append({headerVariable(header.name), QString::fromUtf8(header.value)});
    }
    return variables;
}

QString commandText(CommandLanguage language, const QList<RestCall> &calls, const RestConfig &config)
{
    switch (language) {
    case CommandLanguage::Python: return python(calls, config);
    case CommandLanguage::Node: return node(calls, config);
    case CommandLanguage::Curl: break;
    }
    QStringList commands;
    for (const RestCall &call : calls)
        commands.append(curl(call, config));
    return commands.join(u'\n') + u'\n';
}

namespace act {

QList<RestCall> listTopics(const Capabilities &offers)
{
    return {offers.v2 ? v2::topics() : v3::topics(clusterOf(offers))};
}

QList<RestCall> describeTopic(const Capabilities &offers, const QString &topic)
{
    return {offers.v2 ? v2::topic(topic) : v3::topic(clusterOf(offers), topic)};
}

QList<RestCall> offsets(const Capabilities &offers, const QList<cluster::TopicPartition> &partitions)
{
    QList<RestCall> calls;
    for (const cluster::TopicPartition &partition : offers.offers(Feature::Offsets) ? partitions : QList<cluster::TopicPartition>())
        calls.append(v2::offsets(partition));
    return calls;
}

QList<RestCall> listBrokers(const Capabilities &offers)
{
    return {offers.listsByV3(&Capabilities::brokers) ? v3::brokers(clusterOf(offers)) : v2::brokers()};
}

QList<RestCall> describeBroker(const Capabilities &offers, qint32 broker)
{
    return offers.offers(Feature::BrokerAddresses) ? QList{v3::broker(clusterOf(offers), broker), v3::replicasOfBroker(clusterOf(offers), broker)} : QList<RestCall>();
}

QList<RestCall> configs(const Capabilities &offers, const cluster::ConfigResource &resource)
{
    const bool ofTopic = resource.type == cluster::ConfigResource::Type::Topic;
    return offers.offers(ofTopic ? Feature::Configs : Feature::BrokerConfigs) ? QList{v3::configs(clusterOf(offers), resource)} : QList<RestCall>();
}

QList<RestCall> listGroups(const Capabilities &offers)
{
    return offers.offers(Feature::Groups) ? QList{v3::groups(clusterOf(offers))} : QList<RestCall>();
}

QList<RestCall> describeGroups(const Capabilities &offers, const QStringList &groups)
{
    QList<RestCall> calls;
    const QByteArray cluster = clusterOf(offers);
    for (const QString &group : offers.offers(Feature::Groups) ? groups : QStringList()) {
        calls << v3::group(cluster, group) << v3::members(cluster, group);
        if (offers.offers(Feature::GroupOffsets))
            calls << v3::lags(cluster, group);
    }
    return calls;
}

QList<RestCall> createTopic(const Capabilities &offers, const cluster::NewTopic &topic)
{
    return offers.offers(Feature::CreateTopics) ? QList{v3::createTopic(clusterOf(offers), topic)} : QList<RestCall>();
}

QList<RestCall> deleteTopic(const Capabilities &offers, const QString &topic)
{
    return offers.offers(Feature::DeleteTopics) ? QList{v3::deleteTopic(clusterOf(offers), topic)} : QList<RestCall>();
}

QList<RestCall> produce(const Capabilities &offers, const cluster::ProducerRecord &wanted, qint32 partitions, PayloadFormat format)
{
    const cluster::ProducerRecord record = withPartition(wanted, partitions);
    const bool needsV3 = !record.headers.isEmpty() || record.timestampMs;
    if (needsV3 && !offers.offers(Feature::ProduceHeaders))
        return {};
    return {needsV3 || !offers.v2 ? v3::produce(clusterOf(offers), record, format) : v2::produce(record, format)};
}

QList<RestCall> consume(const QStringList &topics, PayloadFormat format, const QString &name)
{
    const InstancePath instance = instancePath(name, name, {});
    return {v2::createConsumer(name, name, format), v2::subscribe(instance, topics),
            v2::records(instance, format, std::chrono::seconds(10), 1 << 20), v2::deleteConsumer(instance)};
}

QList<RestCall> consumeFrom(const QList<QPair<cluster::TopicPartition, qint64>> &offsets, PayloadFormat format, const QString &name)
{
    const InstancePath instance = instancePath(name, name, {});
    QList<cluster::TopicPartition> partitions;
    for (const auto &[partition, offset] : offsets)
        partitions.append(partition);
    return {v2::createConsumer(name, name, format), v2::assign(instance, partitions), v2::seek(instance, offsets),
            v2::records(instance, format, std::chrono::seconds(10), 1 << 20), v2::deleteConsumer(instance)};
}

QString freshName()
{
    return u"streamscope-copy-"_s + QUuid::createUuid().toString(QUuid::WithoutBraces).left(8);
}

} // namespace act

} // namespace streamscope::rest
