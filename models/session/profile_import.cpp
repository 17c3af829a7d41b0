// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/profile_import.h"

#include "models/session/config_text.h"
#include "models/session/profile_store.h"
#include "models/session/property_policy.h"

#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSet>
#include <QStringDecoder>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace streamscope::session {
namespace {

using Kind = ImportNote::Kind;
constexpr qint64 kLargestFile = 1LL << 20;

bool isJavaOnly(const QString &name)
{
    static const QRegularExpression kPattern(
        u"(serializer|deserializer|\\.class|\\.classes|\\.provider|\\.providers|\\.handler|reporters|jmx|ssl\\.protocol|ssl\\.enabled\\."
        u"protocols|"
        u"keymanager\\.algorithm|trustmanager\\.algorithm|secure\\.random\\.implementation|sasl\\.login\\..*|sasl\\.kerberos\\.ticket\\..*|"
        u"sasl\\.kerberos\\.kinit\\.cmd\\.java|metrics\\..*|interceptor\\..*|exclude\\.internal\\.topics|partitioner\\..*)$"_s);
    return kPattern.match(name).hasMatch();
}

bool isJavaStore(const QString &name)
{
    return name.startsWith("ssl.truststore."_L1) || name.startsWith("ssl.keystore."_L1);
}

// A name and its value may stand apart by ":" or a blank there too.
bool separatesAsJavaDoes(const QString &text, const QList<ConfigLine> &java)
{
    static const QRegularExpression kProperty(u"^[a-z0-9]+([._][a-z0-9]+)+$"_s);
    QSet<QString> plain;
    for (const ConfigLine &line : parseKeyValueLines(text))
        plain.insert(line.name);
    return std::any_of(java.cbegin(), java.cend(), [&plain](const ConfigLine &line) {
        return !line.value.isEmpty() && !plain.contains(line.name) && kProperty.match(line.name).hasMatch();
    });
}

ImportFormat detect(const QString &text)
{
    if (text.trimmed().startsWith(u'{') && importExportedProfile(text.toUtf8()))
        return ImportFormat::Exported;
    if (!parseKcatCommand(text).isEmpty())
        return ImportFormat::KcatCommand;
    const QList<ConfigLine> lines = parseJavaProperties(text);
    const bool java = std::any_of(lines.cbegin(), lines.cend(), [](const ConfigLine &line) {
        // librdkafka knows two of the keystore's properties; the truststore and JAAS are Java's alone.
        return line.name == "sasl.jaas.config"_L1 || line.name.startsWith("ssl.truststore."_L1) || line.name == "ssl.keystore.type"_L1 ||
               line.name == "ssl.keystore.key"_L1 || line.name == "ssl.keystore.certificate.chain"_L1 ||
               (isJavaOnly(line.name) && propertyRisk(line.name, line.value) == PropertyRisk::Unknown);
    });
    return java || separatesAsJavaDoes(text, lines) ? ImportFormat::JavaProperties : ImportFormat::KeyValue;
}

// One argument of a POSIX shell. Empty: the path holds control characters, and no command is better than a trap.
QString shellQuoted(QString path)
{
    if (path.isEmpty() || std::any_of(path.cbegin(), path.cend(), [](QChar c) { return c.category() == QChar::Other_Control; }))
        return {};
    path.replace(u'\'', "'\\''"_L1);
    return u'\'' + path + u'\'';
}

QString withSuffix(const QString &path, const QString &suffix)
{
    static const QRegularExpression kStore(u"\\.(jks|p12|pfx|pkcs12|keystore|truststore)$"_s, QRegularExpression::CaseInsensitiveOption);
    QString base = path;
    return base.remove(kStore) + suffix;
}

class Importer {
public:
    [[nodiscard]] ProfileImport run(const QList<ConfigLine> &lines, bool java);

private:
    void note(Kind kind, const QString &name = {}, const QString &value = {});
    void take(const QString &name, const QString &value);
    [[nodiscard]] bool takeField(const QString &name, const QString &value);
    void set(const QString &name, const QString &value);
    void takeTrustStore();
    void takeKeyStore();
    void takeJaas(const QString &text);
    void finish();

    ProfileImport m_result;
    QHash<QString, QString> m_stores; ///< ssl.truststore.* and ssl.keystore.* of a Java client
    int m_line = 0;
};

void Importer::note(Kind kind, const QString &name, const QString &value)
{
    ImportNote note;
    note.kind = kind;
    note.name = name;
    Profile probe; // a value that is a secret, or holds one, is not repeated
    probe.properties = {{name, value}};
    note.value = splitSecrets(probe).isEmpty() ? value : QString();
    note.line = m_line;
    m_result.notes.append(note);
}

void Importer::set(const QString &name, const QString &value)
{
    auto &properties = m_result.profile.properties;
    properties.removeIf([&name](const auto &p) { return p.first == name; });
    properties.append({name, value});
}

bool Importer::takeField(const QString &name, const QString &value)
{
    Profile &profile = m_result.profile;
    if (name == "bootstrap.servers"_L1 || name == "metadata.broker.list"_L1) {
        profile.bootstrapServers = value;
    } else if (name == "security.protocol"_L1) {
        const std::optional<SecurityProtocol> protocol = securityProtocolFrom(value);
        if (protocol)
            profile.securityProtocol = *protocol;
        else
            note(Kind::BadValue, name, value);
    } else if (name == "sasl.mechanism"_L1 || name == "sasl.mechanisms"_L1) {
        profile.saslMechanism = value;
    } else if (name == "sasl.username"_L1) {
        profile.username = value;
    } else if (name == "ssl.ca.location"_L1) {
        profile.caFile = value;
    } else if (name == "ssl.certificate.location"_L1) {
        profile.certificateFile = value;
    } else if (name == "ssl.key.location"_L1) {
        profile.keyFile = value;
    } else {
        return false;
    }
    return true;
}

void Importer::take(const QString &name, const QString &value)
{
    static const QRegularExpression kPlaceholder(u"\\$\\{[^}]*\\}|\\{\\{[^}]*\\}\\}"_s);
    if (kPlaceholder.match(value).hasMatch()) {
        note(Kind::Placeholder, name, value);
        return;
    }
    switch (propertyRisk(name, value)) {
    case PropertyRisk::RunsCode: m_result.refused.append({name, value, m_line}); return;
    case PropertyRisk::Managed: note(Kind::Managed, name, value); return;
    case PropertyRisk::Unknown: note(isJavaOnly(name) ? Kind::JavaOnly : Kind::Unknown, name, value); return;
    case PropertyRisk::Allowed: break;
    }
    const bool off = (name == "enable.ssl.certificate.verification"_L1 && value.compare("false"_L1, Qt::CaseInsensitive) == 0) ||
                     (name == "ssl.endpoint.identification.algorithm"_L1 && (value.isEmpty() || value == "none"_L1));
    if (off)
        note(Kind::CertificateUnchecked, name, value);
    if (takeField(name, value))
        return;
    // Java writes an empty value for what librdkafka calls "none".
    set(name, off && value.isEmpty() ? u"none"_s : value);
}

void Importer::takeJaas(const QString &text)
{
    const std::optional<JaasEntry> entry = parseJaas(text);
    if (!entry) {
        note(Kind::BadJaas);
        return;
    }
    const auto option = [&entry](const QString &name) { return entry->options.value(name); };
    if (entry->module == "PlainLoginModule"_L1 || (entry->module == "ScramLoginModule"_L1 && option(u"tokenauth"_s) != "true"_L1)) {
        if (entry->module == "PlainLoginModule"_L1 && m_result.profile.saslMechanism.isEmpty())
            m_result.profile.saslMechanism = u"PLAIN"_s;
        if (entry->options.contains(u"username"_s))
            take(u"sasl.username"_s, option(u"username"_s));
        if (entry->options.contains(u"password"_s))
            take(u"sasl.password"_s, option(u"password"_s));
    } else if (entry->module == "OAuthBearerLoginModule"_L1) {
        set(u"sasl.oauthbearer.method"_s, u"oidc"_s);
        for (const auto &[java, ours] :
             {std::pair{u"clientId"_s, u"sasl.oauthbearer.client.id"_s}, std::pair{u"clientSecret"_s, u"sasl.oauthbearer.client.secret"_s},
              std::pair{u"scope"_s, u"sasl.oauthbearer.scope"_s}}) {
            if (entry->options.contains(java))
                take(ours, option(java));
        }
    } else if (entry->module == "Krb5LoginModule"_L1) {
        for (const auto &[java, ours] :
             {std::pair{u"principal"_s, u"sasl.kerberos.principal"_s}, std::pair{u"keyTab"_s, u"sasl.kerberos.keytab"_s},
              std::pair{u"serviceName"_s, u"sasl.kerberos.service.name"_s}}) {
            if (entry->options.contains(java))
                take(ours, option(java));
        }
    } else {
        note(Kind::UnsupportedLogin, u"sasl.jaas.config"_s);
        m_result.notes.last().value = entry->module;
    }
}

void Importer::takeTrustStore()
{
    const QString certificates = m_stores.value(u"ssl.truststore.certificates"_s);
    const QString location = m_stores.value(u"ssl.truststore.location"_s);
    const QString type = m_stores.value(u"ssl.truststore.type"_s, u"JKS"_s).toUpper();
    if (!certificates.isEmpty())
        take(u"ssl.ca.pem"_s, certificates);
    if (location.isEmpty())
        return;
    if (type == "PEM"_L1 || location.endsWith(".pem"_L1) || location.endsWith(".crt"_L1)) {
        take(u"ssl.ca.location"_s, location);
        return;
    }
    note(Kind::ConvertTrustStore, u"ssl.truststore.location"_s, location);
    ImportNote &last = m_result.notes.last();
    last.target = withSuffix(location, u".pem"_s);
    const QString from = shellQuoted(location);
    const QString to = shellQuoted(last.target);
    if (!from.isEmpty() && !to.isEmpty())
        last.command = u"keytool -list -rfc -keystore %1 | sed -n '/BEGIN CERTIFICATE/,/END CERTIFICATE/p' > %2"_s.arg(from, to);
}

void Importer::takeKeyStore()
{
    const auto store = [this](const QString &part) { return m_stores.value(u"ssl.keystore."_s + part); };
    const QString location = store(u"location"_s);
    const QString type = m_stores.value(u"ssl.keystore.type"_s, u"JKS"_s).toUpper();
    if (!store(u"certificate.chain"_s).isEmpty())
        take(u"ssl.certificate.pem"_s, store(u"certificate.chain"_s));
    if (!store(u"key"_s).isEmpty())
        take(u"ssl.key.pem"_s, store(u"key"_s));
    if (location.isEmpty())
        return;
    if (type == "PEM"_L1) {
        take(u"ssl.certificate.location"_s, location); // one file holds both
        take(u"ssl.key.location"_s, location);
        return;
    }
    const bool pkcs12 =
        type == "PKCS12"_L1 || location.endsWith(".p12"_L1, Qt::CaseInsensitive) || location.endsWith(".pfx"_L1, Qt::CaseInsensitive);
    if (pkcs12) {
        take(u"ssl.keystore.location"_s, location);
        if (!store(u"password"_s).isEmpty())
            take(u"ssl.keystore.password"_s, store(u"password"_s));
        return;
    }
    note(Kind::ConvertKeyStore, u"ssl.keystore.location"_s, location);
    ImportNote &last = m_result.notes.last();
    last.target = withSuffix(location, u".p12"_s);
    const QString from = shellQuoted(location);
    const QString to = shellQuoted(last.target);
    if (!from.isEmpty() && !to.isEmpty())
        last.command = u"keytool -importkeystore -srckeystore %1 -destkeystore %2 -deststoretype PKCS12"_s.arg(from, to);
}

void Importer::finish()
{
    m_line = 0;
    Profile &profile = m_result.profile;
    const bool sasl = profile.securityProtocol == SecurityProtocol::SaslPlaintext || profile.securityProtocol == SecurityProtocol::SaslSsl;
    if (profile.bootstrapServers.isEmpty())
        note(Kind::ServersMissing);
    if (sasl && profile.saslMechanism.isEmpty())
        note(Kind::MechanismMissing);
    m_result.secrets = splitSecrets(profile);
    if (profile.name.isEmpty())
        profile.name = profile.bootstrapServers.section(u',', 0, 0).trimmed();
}

ProfileImport Importer::run(const QList<ConfigLine> &lines, bool java)
{
    m_result.profile.id = newProfileId();
    QString jaas;
    int jaasLine = 0;
    for (const ConfigLine &line : lines) {
        m_line = line.line;
        if (line.broken) {
            // It might be half of a secret.
            const bool suspicious = isSecretProperty(line.value);
            note(Kind::BadLine, {}, suspicious ? QString() : line.value);
        } else if (java && line.name == "sasl.jaas.config"_L1) {
            jaas = line.value;
            jaasLine = line.line;
        } else if (java && isJavaStore(line.name)) {
            m_stores.insert(line.name, line.value);
        } else {
            take(line.name, line.value);
        }
    }
    m_line = 0;
    takeTrustStore();
    takeKeyStore();
    m_line = jaasLine;
    if (!jaas.isEmpty())
        takeJaas(jaas);
    finish();
    return std::move(m_result);
}

ProfileImport importExported(const QString &text)
{
    ProfileImport result;
    result.format = ImportFormat::Exported;
    const core::Result<Profile> profile = importExportedProfile(text.toUtf8());
    if (!profile) {
        result.notes.append({Kind::BadLine, {}, profile.error().message, {}, {}, 0});
        return result;
    }
    result.profile = *profile;
    // A file from somebody else is judged like any other.
    result.profile.properties.clear();
    for (const auto &[name, value] : profile->properties) {
        if (propertyRisk(name, value) == PropertyRisk::RunsCode)
            result.refused.append({name, value, 0});
        else
            result.profile.properties.append({name, value});
    }
    result.secrets = splitSecrets(result.profile);
    return result;
}

} // namespace

void ProfileImport::confirm(const RefusedProperty &property)
{
    if (refused.removeOne(property))
        profile.properties.append({property.name, property.value});
}

ProfileImport importProfile(const QString &text, ImportFormat format)
{
    if (format == ImportFormat::Detect)
        format = detect(text);
    if (format == ImportFormat::Exported)
        return importExported(text);
    ProfileImport result;
    if (format == ImportFormat::KcatCommand)
        result = Importer().run(parseKcatCommand(text), false);
    else if (format == ImportFormat::JavaProperties)
        result = Importer().run(parseJavaProperties(text), true);
    else
        result = Importer().run(parseKeyValueLines(text), false);
    result.format = format;
    return result;
}

core::Result<ProfileImport> importProfileFile(const QString &path, ImportFormat format)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return tl::make_unexpected(core::localError(core::ErrorKind::Configuration, file.errorString(), path));
    const QByteArray bytes = file.read(kLargestFile + 1);
    if (bytes.size() > kLargestFile || bytes.contains('\0'))
        return tl::make_unexpected(core::localError(core::ErrorKind::Configuration, u"this is no client configuration"_s, path));
    QStringDecoder decoder(QStringDecoder::Utf8);
    const QString utf8 = decoder(bytes);
    ProfileImport result = importProfile(decoder.hasError() ? QString::fromLatin1(bytes) : utf8, format);
    if (result.format != ImportFormat::Exported)
        result.profile.name = QFileInfo(path).completeBaseName();
    return result;
}

} // namespace streamscope::session
