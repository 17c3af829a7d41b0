// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/cluster/connection_test.h"

#include <QDateTime>
#include <QSslCertificate>

using namespace Qt::StringLiterals;

namespace streamscope::cluster {

QStringList certificateFacts(const QByteArray &der)
{
    const QSslCertificate certificate(der, QSsl::Der);
    if (der.isEmpty() || certificate.isNull())
        return {};
    QStringList facts = {
        u"subject=%1"_s.arg(certificate.subjectDisplayName()), u"issuer=%1"_s.arg(certificate.issuerDisplayName()),
        u"valid=%1/%2"_s.arg(certificate.effectiveDate().toString(Qt::ISODate), certificate.expiryDate().toString(Qt::ISODate))};
    const auto names = certificate.subjectAlternativeNames();
    for (auto it = names.cbegin(); it != names.cend(); ++it)
        facts.append(u"name=%1"_s.arg(it.value()));
    return facts;
}

} // namespace streamscope::cluster
