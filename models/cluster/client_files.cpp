// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/cluster/client_files.h"

#include "models/cluster/connection_config.h"

#include <QFile>
#include <QSslCertificate>

using namespace Qt::StringLiterals;

namespace streamscope::cluster {
namespace {

using core::ErrorKind;

constexpr qint64 kLargestFile = 1 << 20;
constexpr QLatin1StringView kDateMark(" (client certificate, date of its own: ");

QByteArray contentsOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.read(kLargestFile) : QByteArray();
}

// The client's own certificate: the first, before those of its authorities.
QSslCertificate certificateOf(const ConnectionConfig &config)
{
    const QString given = config.property(u"ssl.certificate.pem"_s);
    const QByteArray pem = given.isEmpty() ? contentsOf(config.property(u"ssl.certificate.location"_s)) : given.toUtf8();
    return QSslCertificate::fromData(pem, QSsl::Pem).value(0);
}

bool hasCertificate(const ConnectionConfig &config)
{
    for (const QString &name : {u"ssl.certificate.location"_s, u"ssl.certificate.pem"_s, u"ssl.keystore.location"_s}) {
        if (!config.property(name).isEmpty())
            return true;
    }
    return false;
}

// The last words of the client library are the same for a file that is no key and for a passphrase that is not its own.
bool isUnopenedKey(const core::KafkaError &error, const ConnectionConfig &config)
{
    if (error.kind != ErrorKind::Configuration || error.message.contains("key values mismatch"_L1))
        return false;
    if (error.message.contains("ssl.key.location failed"_L1))
        return isEncryptedKey(config.property(u"ssl.key.location"_s));
    return error.message.contains("ssl.keystore.location PKCS#12 file"_L1) && error.message.contains("mac verify failure"_L1);
}

} // namespace

bool isEncryptedKey(const QString &path)
{
    const QByteArray pem = contentsOf(path);
    return pem.contains("-----BEGIN ENCRYPTED PRIVATE KEY-----") || pem.contains("Proc-Type: 4,ENCRYPTED");
}

core::KafkaError explainedByFiles(core::KafkaError error, const ConnectionConfig &config)
{
    if (isUnopenedKey(error, config))
        error.name = QLatin1StringView(kKeyNotOpened);
    if (error.kind != ErrorKind::ClientCertificate || !hasCertificate(config))
        return error;
    error.name = QLatin1StringView(kCertificateRefused);
    const QSslCertificate certificate = certificateOf(config);
    const QDateTime now = QDateTime::currentDateTimeUtc();
    QDateTime date;
    if (!certificate.isNull() && certificate.expiryDate() < now) {
        error.name = QLatin1StringView(kCertificateExpired);
        date = certificate.expiryDate();
    } else if (!certificate.isNull() && certificate.effectiveDate() > now) {
        error.name = QLatin1StringView(kCertificateNotYetValid);
        date = certificate.effectiveDate();
    }
    if (date.isValid())
        error.message += kDateMark + date.toUTC().toString(Qt::ISODate) + u')';
    return error;
}

QDateTime certificateDate(const core::KafkaError &error)
{
    if (error.name != QLatin1StringView(kCertificateExpired) && error.name != QLatin1StringView(kCertificateNotYetValid))
        return {};
    const qsizetype at = error.message.lastIndexOf(kDateMark);
    return at < 0 ? QDateTime() : QDateTime::fromString(error.message.mid(at + kDateMark.size()).chopped(1), Qt::ISODate);
}

} // namespace streamscope::cluster
