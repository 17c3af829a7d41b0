// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/kafka/admin_client.h"

namespace streamscope::kafka {

/// One outcome for each topic, in their order. Where a broker refuses a request as a whole, for what is in it together, each topic
/// is asked for alone: one that is refused fails no other.
[[nodiscard]] core::FutureResult<QList<cluster::TopicOutcome>> createTopics(AdminClient &admin, const QList<cluster::NewTopic> &topics,
                                                                            bool validateOnly);
[[nodiscard]] core::FutureResult<QList<cluster::TopicOutcome>> deleteTopics(AdminClient &admin, const QStringList &topics);

} // namespace streamscope::kafka
