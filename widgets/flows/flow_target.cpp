// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/flows/flow_target.h"

#include "models/decode/decode.h"
#include "models/flows/flow_run.h"
#include "models/session/profile_store.h"
#include "models/session/session.h"
#include "models/session/session_manager.h"
#include "widgets/common/rest_offers.h"
#include "widgets/common/sentences.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace streamscope::widgets {
namespace {

using session::Profile;
using session::Session;

struct TargetWords {
    Q_DECLARE_TR_FUNCTIONS(streamscope::widgets::TargetConnection)
};

QList<Session *> sessionsOf(const ViewContext &context)
{
    return context.sessions ? context.sessions->sessions() : QList<Session *>{context.session};
}

std::optional<Profile> profileOf(const ViewContext &context, const flows::FlowTarget &target)
{
    for (const Session *open : sessionsOf(context)) {
        if (!target.connection.isEmpty() && open->profile().name == target.connection)
            return open->profile();
    }
    if (target.connection == session::sandboxProfile().name)
        return session::sandboxProfile();
    if (!target.connection.isEmpty())
        return context.profiles ? context.profiles->profileNamed(target.connection) : std::nullopt;
    if (const auto saved = context.profiles ? context.profiles->profileAt(target.bootstrapServers) : std::nullopt)
        return saved;
    Profile unsaved;
    unsaved.id = u"flow-target "_s + target.bootstrapServers;
    unsaved.name = target.bootstrapServers;
    unsaved.bootstrapServers = target.bootstrapServers;
    return unsaved;
}

QString refusalOf(Session &session)
{
    const QString name = decode::visibleText(session.profile().name);
    if (restConnection(&session))
        return TargetWords::tr("%1 is a REST Proxy; a flow writes to brokers.").arg(name);
    const auto refusal = session.gate().refusal();
    return refusal ? TargetWords::tr("The flow writes to %1. %2").arg(name, describe(*refusal).sentence) : QString();
}

} // namespace

TargetConnection findTarget(const ViewContext &context, const flows::FlowTarget &target)
{
    TargetConnection found;
    found.profile = profileOf(context, target);
    const QString name = decode::visibleText(target.name());
    if (!found.profile) {
        found.whyNot = TargetWords::tr("There is no connection named %1.").arg(name);
        return found;
    }
    for (Session *open : sessionsOf(context)) {
        if (open->profile().id == found.profile->id)
            found.session = open;
    }
    found.whyNot = found.session ? refusalOf(*found.session) : TargetWords::tr("The flow writes to %1, which is not connected.").arg(name);
    return found;
}

QString loopFault(const Session &from, const Session &to, const QStringList &topics, const QStringList &targets)
{
    const cluster::MetadataPtr here = from.metadata();
    const cluster::MetadataPtr there = to.metadata();
    const auto both = std::find_if(targets.cbegin(), targets.cend(), [&topics](const QString &name) { return topics.contains(name); });
    if (both == targets.cend() || !(&from == &to || (here && there && flows::isSameCluster(*here, *there))))
        return {};
    return TargetWords::tr("It would feed itself in a loop: it reads and writes %1 of the same cluster.").arg(decode::visibleText(*both));
}

QStringList possibleTargets(const ViewContext &context)
{
    QStringList names;
    const auto add = [&](const Profile &profile) {
        if (profile.kind != Profile::Kind::Rest && profile.id != context.session->profile().id && !names.contains(profile.name))
            names.append(profile.name);
    };
    for (const Session *open : sessionsOf(context))
        add(open->profile());
    for (const Profile &profile : context.profiles ? context.profiles->profiles() : QList<Profile>())
        add(profile);
    return names;
}

} // namespace streamscope::widgets
