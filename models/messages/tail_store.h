// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/message_store.h"

namespace streamscope::messages {

/// What the client library of a tail holds at full rate of messages that are fetched and not yet taken: at most 200 000
/// messages or 48 MiB of payload, whichever comes first (models/kafka/handle.cpp), and what it keeps beside each of them.
/// Measured by bench_budget.
constexpr quint64 kFetchAheadBytes = 112ULL << 20;

/// The limits of a store behind a tail, so that both together keep to the bytes. A quarter is left to the store at least.
[[nodiscard]] StoreLimits behindTail(StoreLimits limits);

/// A store behind a tail, within these limits together with it. shared counts both as long as the store is there; may be null.
[[nodiscard]] std::shared_ptr<MessageStore> makeTailStore(const StoreLimits &limits, WhenFull whenFull,
                                                          std::shared_ptr<MemoryBudget> shared);

} // namespace streamscope::messages
