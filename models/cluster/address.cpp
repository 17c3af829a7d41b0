// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/cluster/address.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace streamscope::cluster {
namespace {

constexpr qsizetype kLongestHost = 253;
constexpr int kLastPort = 65535;

} // namespace

AddressFault checkAddress(const QString &address, bool portNeeded)
{
    static const QRegularExpression form(
        u"^(?:(?:SASL_)?(?:PLAINTEXT|SSL)://)?(\\[[0-9A-F:.]+(?:%[^\\s,/\\[\\]]+)?\\]|[^:\\s,/\\[\\]]+)(?::(\\d+))?\\z"_s,
        QRegularExpression::CaseInsensitiveOption);
    const auto match = form.match(address);
    if (!match.hasMatch() || match.capturedLength(1) > kLongestHost || (portNeeded && match.captured(2).isEmpty()))
        return AddressFault::Form;
    if (match.captured(2).isEmpty())
        return AddressFault::None;
    const int port = match.captured(2).toInt(); // 0 where it is no int
    return port < 1 || port > kLastPort ? AddressFault::Port : AddressFault::None;
}

} // namespace streamscope::cluster
