// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace streamscope::session {

/// What a librdkafka property of a foreign configuration may do here.
enum class PropertyRisk {
    Allowed,  ///< on the allow-list
    Managed,  ///< Streamscope sets it itself: groups, commits, fetching, logging
    RunsCode, ///< starts a program or loads a library, or feeds a shell: only after a person has confirmed it
    Unknown   ///< not on the allow-list, or not a property of librdkafka
};

/// Judges name and value. The value counts where librdkafka pastes it into a shell command (Kerberos principal and keytab).
[[nodiscard]] PropertyRisk propertyRisk(const QString &name, const QString &value);

/// Property names that may be imported; for completion and tests.
[[nodiscard]] const QStringList &allowedProperties();

} // namespace streamscope::session
