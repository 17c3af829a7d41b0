// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/rest_offers.h"

#include "models/decode/decode.h"
#include "models/rest/rest_connection.h"
#include "models/session/session.h"
#include "widgets/common/sentences.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace streamscope::widgets {
namespace {

using rest::Feature;
using rest::Reason;

constexpr qsizetype kTitlesInLine = 3; // of all that is missing; of more, one for each reason

// A word or two where a sentence is too long.
QString shortReason(Reason reason)
{
    switch (reason) {
    case Reason::NoV2: return OffersNote::tr("no v2");
    case Reason::NoV3: return OffersNote::tr("no v3");
    case Reason::NotInProtocol: return OffersNote::tr("no such call");
    case Reason::ProxyDecides: return OffersNote::tr("the proxy decides");
    case Reason::CallMissing: return OffersNote::tr("not on this server");
    case Reason::CallRefused: return OffersNote::tr("refused");
    case Reason::Unsafe: return OffersNote::tr("not safe");
    case Reason::Unanswered: return OffersNote::tr("not known");
    case Reason::RefusedV2: return OffersNote::tr("v2 refused");
    case Reason::RefusedV3: return OffersNote::tr("v3 refused");
    case Reason::None:
    case Reason::NotAsked: break;
    }
    return {};
}

} // namespace

rest::RestConnection *restConnection(session::Session *session)
{
    return session ? qobject_cast<rest::RestConnection *>(&session->connection()) : nullptr;
}

QString featureTitle(Feature feature)
{
    switch (feature) {
    case Feature::ListTopics: return OffersNote::tr("the list of topics");
    case Feature::BrokerAddresses: return OffersNote::tr("addresses of brokers");
    case Feature::Racks: return OffersNote::tr("racks");
    case Feature::Offsets: return OffersNote::tr("log start and high watermark of partitions, and with them rates");
    case Feature::LastStableOffset: return OffersNote::tr("last stable offsets");
    case Feature::OffsetsByTime: return OffersNote::tr("a beginning by time and the timeline");
    case Feature::ReadMessages: return OffersNote::tr("reading messages");
    case Feature::ReadHeaders: return OffersNote::tr("headers of messages that are read");
    case Feature::ReadTimestamps: return OffersNote::tr("timestamps of messages that are read");
    case Feature::ChooseIsolation: return OffersNote::tr("a choice of isolation");
    case Feature::Produce: return OffersNote::tr("producing");
    case Feature::ProduceHeaders: return OffersNote::tr("headers");
    case Feature::ProduceTimestamp: return OffersNote::tr("a timestamp of one's own");
    case Feature::ChooseAcks: return OffersNote::tr("a choice of acks");
    case Feature::CreateTopics: return OffersNote::tr("creating topics");
    case Feature::ValidateOnly: return OffersNote::tr("trying without creating");
    case Feature::DeleteTopics: return OffersNote::tr("deleting topics");
    case Feature::Configs: return OffersNote::tr("configurations of topics");
    case Feature::BrokerConfigs: return OffersNote::tr("configurations of brokers");
    case Feature::Groups: return OffersNote::tr("consumer groups");
    case Feature::GroupOffsets: return OffersNote::tr("offsets and lag of groups");
    }
    return {};
}

QString reasonSentence(Reason reason)
{
    switch (reason) {
    case Reason::NoV2: return OffersNote::tr("This server does not speak v2 of the protocol, which has it.");
    case Reason::NoV3: return OffersNote::tr("This server does not speak v3 of the protocol, which has it.");
    case Reason::NotInProtocol: return OffersNote::tr("A REST Proxy has no such call.");
    case Reason::ProxyDecides: return OffersNote::tr("It is as the REST Proxy is set up; a client cannot choose.");
    case Reason::CallMissing: return OffersNote::tr("This server does not have the call.");
    case Reason::CallRefused: return OffersNote::tr("The server refuses the call to these credentials.");
    case Reason::Unsafe: return OffersNote::tr("There are servers that do it instead of trying it, so they are not asked.");
    case Reason::Unanswered:
        return OffersNote::tr("Asked whether it has this, the server gave an error; it is asked again when this is wanted.");
    case Reason::RefusedV2: return OffersNote::tr("The server refuses v2 of the protocol, which has it, to these credentials.");
    case Reason::RefusedV3: return OffersNote::tr("The server refuses v3 of the protocol, which has it, to these credentials.");
    case Reason::None:
    case Reason::NotAsked: break;
    }
    return {};
}

QString reasonSentence(const rest::FeatureFact &fact)
{
    const QString sentence = reasonSentence(fact.reason);
    if (fact.status > 0)
        return OffersNote::tr("%1 It answers HTTP %2 to %3.").arg(sentence).arg(fact.status).arg(decode::visibleText(fact.detail));
    return fact.detail.isEmpty() ? sentence : OffersNote::tr("%1 It said: “%2”").arg(sentence, decode::visibleText(fact.detail));
}

QString whyMissing(session::Session *session, Feature feature)
{
    const rest::RestConnection *proxy = restConnection(session);
    const rest::Capabilities offers = proxy ? proxy->capabilities() : rest::Capabilities();
    const rest::FeatureFact fact = offers.fact(feature);
    return offers.known && !fact.offered ? reasonSentence(fact) : QString();
}

bool isUnprotected(session::Session *session)
{
    const rest::RestConnection *proxy = restConnection(session);
    return proxy && proxy->capabilities().warnings.contains(rest::Warning::CredentialsInTheClear);
}

QString unprotectedSentence()
{
    return OffersNote::tr("The credentials travel over plain http: everybody on the way can read and reuse them.");
}

QString whyNoFlow(session::Session *session)
{
    if (const auto refusal = session->gate().refusal())
        return describe(*refusal).sentence;
    return restConnection(session) ? OffersNote::tr("A flow is a member of a consumer group and needs brokers; a REST Proxy cannot carry it.")
                                   : QString();
}

OffersNote::OffersNote(session::Session *session, const QList<Feature> &features, const QString &lead, const QString &leadDetails,
                       bool withWarnings, QWidget *parent)
    : Banner(parent)
    , m_session(session)
    , m_features(features)
    , m_lead(lead)
    , m_leadDetails(leadDetails)
    , m_withWarnings(withWarnings)
{
    setAccessibleName(tr("What this REST Proxy offers"));
    const rest::RestConnection *proxy = restConnection(session);
    if (!proxy)
        return;
    connect(proxy, &rest::RestConnection::capabilitiesChanged, this, [this] {
        showOffers();
        Q_EMIT offersChanged();
    });
    showOffers();
}

OffersNote::~OffersNote() = default;

// One line where many are missing, too.
QString OffersNote::lineOf(const QList<Missing> &groups)
{
    qsizetype count = 0;
    for (const Missing &group : groups)
        count += group.titles.size();
    QStringList parts;
    for (const auto &[fact, titles] : groups) {
        const QString list = count <= kTitlesInLine || titles.size() == 1
                                 ? titles.join(u", "_s)
                                 : tr("%1 and %n more", nullptr, static_cast<int>(titles.size() - 1)).arg(titles.first());
        parts.append(u"%1 (%2)"_s.arg(list, shortReason(fact.reason)));
    }
    return parts.isEmpty() ? QString() : tr("Not over this connection: %1.").arg(parts.join(u"; "_s));
}

QString OffersNote::detailsOf(const QList<Missing> &groups)
{
    QStringList lines;
    for (const auto &[fact, titles] : groups)
        lines.append(tr("Not over this connection: %1.").arg(titles.join(u", "_s)) + u' ' + reasonSentence(fact));
    return lines.join(u'\n');
}

// Features that are missing for the same reason share it.
QList<OffersNote::Missing> OffersNote::missing(const rest::Capabilities &offers) const
{
    QList<Missing> groups;
    for (const Feature feature : m_features) {
        const rest::FeatureFact fact = offers.fact(feature);
        if (!offers.known || fact.offered)
            continue;
        auto group = std::find_if(groups.begin(), groups.end(), [&fact](const Missing &one) {
            return one.fact.reason == fact.reason && one.fact.status == fact.status;
        });
        if (group == groups.end())
            group = groups.insert(groups.end(), {fact, {}});
        else if (fact.status > 0 && !group->fact.detail.contains(fact.detail))
            group->fact.detail += u", "_s + fact.detail;
        group->titles.append(featureTitle(feature));
    }
    return groups;
}

void OffersNote::showOffers()
{
    const rest::Capabilities offers = restConnection(m_session)->capabilities();
    QStringList sentences;
    if (m_withWarnings && offers.warnings.contains(rest::Warning::OtherHostInBaseUri))
        sentences.append(tr("The server names another host for its consumers; requests stay with the address of the connection."));
    const bool warns = !sentences.isEmpty();
    const QList<Missing> groups = missing(offers);
    QStringList details;
    for (const QString &line : {m_leadDetails, detailsOf(groups)}) {
        if (!line.isEmpty())
            details.append(line);
    }
    for (const QString &text : {m_lead, lineOf(groups)}) {
        if (!text.isEmpty() && !warns) // a warning stands alone, the rest is in the details
            sentences.append(text);
    }
    // Who has put it away sees it again only when there is something else to say.
    const QString text = sentences.join(u' ');
    const QString all = text + u'\n' + details.join(u'\n');
    if (all == std::exchange(m_told, all))
        return;
    if (text.isEmpty())
        clear();
    else
        show(warns ? Kind::Warning : Kind::Information, text, {}, details.join(u'\n'));
}

} // namespace streamscope::widgets
