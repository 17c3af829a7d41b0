// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/kafka/tail_shared.h"

#include <utility>

namespace streamscope::kafka {

std::optional<core::KafkaError> TailShared::takeBrokersAway()
{
    const std::lock_guard lock(mutex);
    return std::exchange(brokersAway, std::nullopt);
}

std::optional<core::KafkaError> TailShared::lastBrokersAway() const
{
    const std::lock_guard lock(mutex);
    return brokersAway;
}

} // namespace streamscope::kafka
