// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/common/connection_options.h"
#include "models/rest/rest_config.h"
#include "models/session/profile.h"
#include "models/session/profile_store.h"

#include <functional>
#include <optional>

namespace streamscope::app {

/// The cluster that the options name, ready to be opened. A connection that was not saved has a profile of its own, for the
/// gate and the journal.
struct NamedConnection {
    session::Profile profile;
    cluster::ConnectionConfig config; ///< of brokers
    std::optional<rest::RestConfig> rest; ///< of a REST Proxy: then the one that counts
    QHash<QString, QString> secrets;
    QStringList notes; ///< sentences about what was not taken over from a file
    QStringList missingSecrets; ///< properties that the keychain does not have: a person is asked for them
};

/// Which secrets of the profile are not among these.
[[nodiscard]] QStringList missingSecrets(const session::Profile &profile, const session::ProfileStore::Secrets &secrets);

/// Gives the connection, or a sentence about what is wrong with the options, to done: at once, or once the keychain has
/// answered. Not for the sandbox, whose address is known when it runs. context must live until then.
void resolveConnection(const ConnectionOptions &options, session::ProfileStore &profiles, QObject *context,
                       std::function<void(tl::expected<NamedConnection, QString>)> done);

} // namespace streamscope::app
