// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cluster/connection.h"
#include "models/kafka/admin_client.h"

/// One function a request: arguments to librdkafka's, the event back to values. Any thread.
namespace streamscope::kafka {

[[nodiscard]] core::FutureResult<QList<cluster::OffsetAnswer>> listOffsets(AdminClient &admin, const QList<cluster::OffsetQuery> &queries);
[[nodiscard]] core::FutureResult<QList<cluster::ConfigEntry>> describeConfigs(AdminClient &admin, const cluster::ConfigResource &resource);
[[nodiscard]] core::FutureResult<QHash<qint32, QString>> brokerRacks(AdminClient &admin);
[[nodiscard]] core::FutureResult<cluster::GroupList> listGroups(AdminClient &admin);
[[nodiscard]] core::FutureResult<QList<cluster::GroupDescription>> describeGroups(AdminClient &admin, const QStringList &groups);
[[nodiscard]] core::FutureResult<QList<cluster::GroupOffset>> groupOffsets(AdminClient &admin, const QString &group);

/// The event's own error, if it has one. where: as in KafkaError.
[[nodiscard]] std::optional<core::KafkaError> eventError(rd_kafka_event_t *event, const QString &where);

} // namespace streamscope::kafka
