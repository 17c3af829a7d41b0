// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/rest/proxy.h"

namespace streamscope::rest {

/// Brokers and topics by the fewest calls that the server has for it: v3 tells all replicas a broker at a time, v2 a topic
/// at a time. topics empty: all of them. Details of many topics by v2 are kept for some minutes.
[[nodiscard]] core::FutureResult<cluster::MetadataPtr> requestMetadata(Proxy &proxy, const QStringList &topics);

[[nodiscard]] core::FutureResult<QHash<qint32, QString>> requestRacks(Proxy &proxy);

} // namespace streamscope::rest
