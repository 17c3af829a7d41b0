// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/messages/tail_store.h"

#include <algorithm>

namespace streamscope::messages {

StoreLimits behindTail(StoreLimits limits)
{
    const quint64 least = limits.bytes / 4;
    limits.bytes = std::max(least, limits.bytes - std::min(limits.bytes, kFetchAheadBytes));
    return limits;
}

std::shared_ptr<MessageStore> makeTailStore(const StoreLimits &limits, WhenFull whenFull, std::shared_ptr<MemoryBudget> shared)
{
    const StoreLimits own = behindTail(limits);
    if (!shared)
        return std::make_shared<MessageStore>(own, whenFull);
    const auto ahead = static_cast<qint64>(limits.bytes - own.bytes);
    shared->add(ahead);
    return {new MessageStore(own, whenFull, shared), [shared, ahead](MessageStore *store) {
                delete store;
                shared->add(-ahead);
            }};
}

} // namespace streamscope::messages
