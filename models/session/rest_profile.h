// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/rest/rest_config.h"
#include "models/session/profile.h"

#include <QHash>

namespace streamscope::session {

/// A profile for a REST Proxy in the words of rest::configFromProperties: its address, user name and files are fields of
/// the profile, the rest is among the properties ("rest.auth", "rest.proxy", "rest.header.NAME", …), and "rest.password",
/// "rest.token", "rest.key.password", "rest.proxy.password" and secret headers are in the secret store.
/// folder: where consumer instances are noted; empty: nowhere. The error names what cannot be used.
[[nodiscard]] core::Result<rest::RestConfig> restConfig(const Profile &profile, const QHash<QString, QString> &secrets,
                                                        const QString &folder);

/// Where consumer instances are noted: with the state of programs ($XDG_STATE_HOME, else ~/.local/state), or beside profiles and
/// journal where those are not at their usual place. What earlier versions noted beside the profiles is moved there.
[[nodiscard]] QString restFolder(const QString &configFolder);

} // namespace streamscope::session
