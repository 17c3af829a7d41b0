// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rest/capabilities.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace streamscope::rest {
namespace {

constexpr std::array kFeatureNames{"list-topics",        "broker-addresses", "racks",         "offsets",
                                   "last-stable-offset", "offsets-by-time",  "read-messages", "read-headers",
                                   "read-timestamps",    "choose-isolation", "produce",       "produce-headers",
                                   "produce-timestamp",  "choose-acks",      "create-topics", "validate-only",
                                   "delete-topics",      "configs",          "broker-configs", "groups",        "group-offsets"};

constexpr std::array kReasonNames{"none", "no-v2", "no-v3", "not-in-protocol", "proxy-decides", "call-missing", "call-refused", "unsafe", "not-asked", "unanswered", "v2-refused", "v3-refused"};

// Offered where the version is there and the call has not turned out to be missing.
FeatureFact withCall(Feature feature, const CallFact &call)
{
    return {feature, call.isThere(), call.reason, call.request, call.status};
}

FeatureFact withV2(Feature feature, const Capabilities &capabilities, const CallFact &call = {Reason::None, 0, {}})
{
    return capabilities.v2 ? withCall(feature, call) : FeatureFact{feature, false, capabilities.v2Missing, capabilities.v2Answer};
}

FeatureFact withV3(Feature feature, const Capabilities &capabilities, const CallFact &call)
{
    return capabilities.v3 ? withCall(feature, call) : FeatureFact{feature, false, capabilities.v3Missing, capabilities.v3Answer};
}

// Of one reason for all servers that speak the version.
CallFact always(Reason reason)
{
    return {reason, 0, {}};
}

} // namespace

FeatureFact Capabilities::fact(Feature feature) const
{
    switch (feature) {
    case Feature::ListTopics: return listsByV3(&Capabilities::topics) ? withV3(feature, *this, topics) : withV2(feature, *this);
    case Feature::Produce: return v2 || !v3 ? withV2(feature, *this) : withV3(feature, *this, produceV3);
    case Feature::BrokerAddresses:
    case Feature::Racks: return withV3(feature, *this, brokers);
    case Feature::CreateTopics: return withV3(feature, *this, createTopics);
    case Feature::DeleteTopics: return withV3(feature, *this, deleteTopics);
    case Feature::Configs: return withV3(feature, *this, configs);
    case Feature::BrokerConfigs: return withV3(feature, *this, brokerConfigs);
    case Feature::Groups: return withV3(feature, *this, groups);
    // Servers from before the field take no notice of it and create the topic.
    case Feature::ValidateOnly: return withV3(feature, *this, always(Reason::Unsafe));
    case Feature::GroupOffsets: return withV3(feature, *this, groups.isThere() ? lags : groups);
    case Feature::Offsets: return withV2(feature, *this, offsets);
    case Feature::LastStableOffset:
    case Feature::OffsetsByTime: return {feature, false, Reason::NotInProtocol, {}};
    case Feature::ReadMessages: return withV2(feature, *this);
    case Feature::ReadHeaders:
    case Feature::ReadTimestamps: return withV2(feature, *this, always(Reason::NotInProtocol));
    case Feature::ChooseIsolation:
    case Feature::ChooseAcks: return {feature, false, Reason::ProxyDecides, {}};
    case Feature::ProduceHeaders:
    case Feature::ProduceTimestamp: return withV3(feature, *this, produceV3);
    }
    return {feature, false, Reason::NotInProtocol, {}};
}

QList<FeatureFact> Capabilities::facts() const
{
    QList<FeatureFact> all;
    for (std::size_t i = 0; i < kFeatureNames.size(); ++i)
        all.append(fact(static_cast<Feature>(i)));
    return all;
}

bool isOpen(Reason reason)
{
    return reason == Reason::Unanswered || reason == Reason::RefusedV2 || reason == Reason::RefusedV3;
}

QString featureName(Feature feature)
{
    return QString::fromLatin1(kFeatureNames.at(static_cast<std::size_t>(feature)));
}

QString reasonName(Reason reason)
{
    return QString::fromLatin1(kReasonNames.at(static_cast<std::size_t>(reason)));
}

std::optional<Reason> reasonFrom(const QString &name)
{
    const auto found =
        std::find_if(kReasonNames.begin(), kReasonNames.end(), [&name](const char *one) { return name == QLatin1StringView(one); });
    return found == kReasonNames.end() ? std::nullopt : std::optional(static_cast<Reason>(found - kReasonNames.begin()));
}

QString reasonText(const FeatureFact &fact)
{
    const QString name = featureName(fact.feature);
    switch (fact.reason) {
    case Reason::NoV2: return u"%1: this server does not speak v2 of the REST Proxy's protocol"_s.arg(name);
    case Reason::NoV3: return u"%1: this server does not speak v3 of the REST Proxy's protocol"_s.arg(name);
    case Reason::NotInProtocol: return u"%1: a REST Proxy has no such call"_s.arg(name);
    case Reason::ProxyDecides: return u"%1: the REST Proxy decides it, a client cannot"_s.arg(name);
    case Reason::CallMissing:
        return u"%1: this proxy does not offer it: it answers HTTP %2 to %3"_s.arg(name).arg(fact.status).arg(fact.detail);
    case Reason::CallRefused:
        return u"%1: this proxy refuses it to these credentials: it answers HTTP %2 to %3"_s.arg(name).arg(fact.status).arg(fact.detail);
    case Reason::Unsafe: return u"%1: there are servers that would do it instead of trying it"_s.arg(name);
    case Reason::Unanswered: return u"%1: whether this server has it is not known, it answered: %2"_s.arg(name, fact.detail);
    case Reason::RefusedV2:
        return u"%1: the server refuses v2 of the REST Proxy's protocol to these credentials, it answered: %2"_s.arg(name, fact.detail);
    case Reason::RefusedV3:
        return u"%1: the server refuses v3 of the REST Proxy's protocol to these credentials, it answered: %2"_s.arg(name, fact.detail);
    case Reason::None:
    case Reason::NotAsked: break;
    }
    return name;
}

} // namespace streamscope::rest
