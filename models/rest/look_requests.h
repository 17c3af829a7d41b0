// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/rest/proxy.h"

namespace streamscope::rest {

/// v2 tells log start and high watermark of a partition; what else can be asked for has no call: each such answer says so.
/// Without v2 the high watermarks are known that a group's lag list has just told.
[[nodiscard]] core::FutureResult<QList<cluster::OffsetAnswer>> requestOffsets(Proxy &proxy, const QList<cluster::OffsetQuery> &queries);
[[nodiscard]] core::FutureResult<QList<cluster::ConfigEntry>> requestConfigs(Proxy &proxy, const cluster::ConfigResource &resource);
[[nodiscard]] core::FutureResult<cluster::GroupList> requestGroups(Proxy &proxy);
[[nodiscard]] core::FutureResult<QList<cluster::GroupDescription>> requestGroupDescriptions(Proxy &proxy, const QStringList &groups);
[[nodiscard]] core::FutureResult<QList<cluster::GroupOffset>> requestGroupOffsets(Proxy &proxy, const QString &group);

} // namespace streamscope::rest
