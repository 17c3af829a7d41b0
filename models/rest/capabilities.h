// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QMetaType>
#include <QString>

#include <optional>

namespace streamscope::rest {

/// What a view may want of a cluster.
enum class Feature {
    ListTopics,
    BrokerAddresses,
    Racks,
    Offsets, ///< log start and high watermark of partitions
    LastStableOffset,
    OffsetsByTime,
    ReadMessages,
    ReadHeaders, ///< headers of messages that are read
    ReadTimestamps,
    ChooseIsolation,
    Produce,
    ProduceHeaders,
    ProduceTimestamp,
    ChooseAcks,
    CreateTopics,
    ValidateOnly,
    DeleteTopics,
    Configs, ///< of topics
    BrokerConfigs,
    Groups,
    GroupOffsets
};

/// Why a feature is missing, or only half there.
enum class Reason {
    None,          ///< it is there
    NoV2,          ///< the server does not speak v2, which has it
    NoV3,          ///< the server does not speak v3, which has it
    NotInProtocol, ///< neither v2 nor v3 knows it
    ProxyDecides,  ///< it is as the proxy is configured; a client cannot choose
    CallMissing,   ///< the version is there, this call is not
    CallRefused,   ///< the version is spoken, this call is refused to these credentials (401, 403)
    Unsafe,        ///< some servers take no notice of the wish and do what they should only try
    NotAsked,      ///< shows at the first use
    Unanswered,    ///< asked for it, the server gave an error that says neither; it is asked again
    RefusedV2,     ///< the server refuses v2, which has it, to these credentials (401, 403); it is asked again when it is wanted
    RefusedV3      ///< the same of v3
};

struct FeatureFact {
    Feature feature = Feature::ListTopics;
    bool offered = false;
    Reason reason = Reason::None;
    QString detail; ///< the server's own words, untrusted plain text; with status the request
    int status = 0; ///< CallMissing, CallRefused: of the answer to that request; 0: it is not known any more
};

/// One call of a version that is spoken: whether the server has it, and what said that it has not.
struct CallFact {
    Reason reason = Reason::NotAsked; ///< NotAsked, None, CallMissing or CallRefused
    int status = 0;
    QString request; ///< "GET /v3/clusters/ID/consumer-groups"

    [[nodiscard]] bool isThere() const { return reason == Reason::None || reason == Reason::NotAsked; }
};

/// What a person should know of the connection.
enum class Warning {
    CredentialsInTheClear, ///< password, token or secret header over plain http
    OtherHostInBaseUri     ///< the server names another host for its consumers; it is not followed
};

/// What one server offers, found out at connect and while it is used. A value.
struct Capabilities {
    bool known = false; ///< the server has been asked
    bool v2 = false;
    bool v3 = false;
    Reason v2Missing = Reason::NoV2;   ///< where it is not spoken: NoV2, RefusedV2, or Unanswered as long as that is not known
    Reason v3Missing = Reason::NoV3;
    QString v2Answer;                  ///< what was answered instead; empty: it is known that it is not spoken
    QString v3Answer;
    QByteArray v3Root;                 ///< "/v3" or "/kafka/v3"
    QString clusterId;                 ///< told by v3 only
    CallFact offsets; ///< of v2's offsets of a partition
    // Of v3, as all below:
    CallFact topics;
    CallFact brokers;
    CallFact createTopics;
    CallFact deleteTopics;
    CallFact configs;
    CallFact brokerConfigs;
    CallFact groups;
    CallFact lags;
    CallFact produceV3;
    QList<Warning> warnings;

    /// Whether v3 gives the list; v2 does it where v3 lacks or refuses it.
    [[nodiscard]] bool listsByV3(CallFact Capabilities::*list) const { return v3 && ((this->*list).isThere() || !v2); }
    [[nodiscard]] FeatureFact fact(Feature feature) const;
    [[nodiscard]] bool offers(Feature feature) const { return fact(feature).offered; }
    [[nodiscard]] QList<FeatureFact> facts() const; ///< of all features, in their order
};

/// Whether another answer may give the feature after all: the server is asked again by whoever wants it.
[[nodiscard]] bool isOpen(Reason reason);

/// The identifiers for logs and errors: "create-topics", "no-v3".
[[nodiscard]] QString featureName(Feature feature);
[[nodiscard]] QString reasonName(Reason reason);
[[nodiscard]] std::optional<Reason> reasonFrom(const QString &name); ///< the way back
/// An English sentence for an error: why the feature is missing.
[[nodiscard]] QString reasonText(const FeatureFact &fact);

} // namespace streamscope::rest

Q_DECLARE_METATYPE(streamscope::rest::Capabilities)
