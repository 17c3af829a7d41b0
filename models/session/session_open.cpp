// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How a session gets its real connection; apart from session.cpp, which works with any.
#include "models/kafka/kafka_connection.h"
#include "models/rest/rest_connection.h"
#include "models/sandbox/sandbox.h"
#include "models/session/failed_connection.h"
#include "models/session/journal.h"
#include "models/session/rest_profile.h"
#include "models/session/session_manager.h"
#include "models/session/session_private.h"

#include <QFileInfo>

#include <utility>

using namespace Qt::StringLiterals;

namespace streamscope::session {

namespace {

std::unique_ptr<cluster::Connection> openRest(const Profile &profile, const QHash<QString, QString> &secrets, const Journal &journal)
{
    const auto config = restConfig(profile, secrets, restFolder(QFileInfo(journal.file()).absolutePath()));
    if (!config)
        return failedConnection(config.error());
    return rest::openConnection(*config);
}

} // namespace

std::unique_ptr<Session::Private> Session::openParts(const Profile &profile, const QHash<QString, QString> &secrets, Journal &journal)
{
    if (profile.kind == Profile::Kind::Rest)
        return std::make_unique<Private>(profile, nullptr, nullptr, openRest(profile, secrets, journal), journal);
    if (profile.kind != Profile::Kind::Sandbox)
        return std::make_unique<Private>(profile, nullptr, nullptr, kafka::openConnection(connectionConfig(profile, secrets)), journal);
    auto box = std::make_unique<sandbox::Sandbox>();
    sandbox::Sandbox *borrowed = box.get();
    const core::Result<QString> address = box->start();
    if (!address)
        return std::make_unique<Private>(profile, std::move(box), nullptr, failedConnection(address.error()), journal);
    Profile local = profile;
    local.bootstrapServers = *address;
    return std::make_unique<Private>(local, std::move(box), borrowed, kafka::openConnection(connectionConfig(local, secrets)), journal);
}

Session::Session(const Profile &profile, const QHash<QString, QString> &secrets, Journal &journal, QObject *parent)
    : Session(openParts(profile, secrets, journal), parent)
{
}

SessionManager::SessionManager(Journal &journal, QObject *parent)
    : SessionManager(
          journal,
          [](const Profile &profile, const Secrets &secrets, Journal &target) {
              return std::make_unique<Session>(profile, secrets, target);
          },
          parent)
{
}

} // namespace streamscope::session
