// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cluster/offsets.h"
#include "models/flows/flow.h"

namespace streamscope::flows {

/// Where a message is.
struct MessagePlace {
    cluster::TopicPartition partition;
    qint64 offset = 0;
};

/// What is to be written once more.
struct Replay {
    QStringList topics;            ///< at least one
    QList<MessagePlace> messages;  ///< exactly these, in any order; empty: what range and condition say
    FlowRange range;               ///< without messages
    QString condition;             ///< CEL, without messages; empty: all
    QStringList notes;             ///< sentences for whoever reads the file, in the program's language
};

/// How many runs of consecutive offsets the places are: so many conditions name exactly them.
[[nodiscard]] qsizetype runCount(const QList<MessagePlace> &places);
/// More runs than these are not written out one by one.
constexpr qsizetype kMostRuns = 100;
/// From the least of their offsets to the greatest, in all partitions.
[[nodiscard]] FlowRange rangeOf(const QList<MessagePlace> &places);

/// A text that is looked for in key, value and headers, as an expression. Bytes that are no UTF-8 have no text for it.
[[nodiscard]] QString textCondition(const QString &text, bool isRegex, bool matchCase);

/// "replay-orders-20261127-221530", of at most 249 bytes.
[[nodiscard]] QString replayName(const QStringList &topics, const QDateTime &now);

/// A flow file that does it: each topic to one named "…-replay", keeping partitions, keys, values, headers and timestamps.
/// Comments say, in the program's language, what can be changed and how it goes on after a stop.
[[nodiscard]] QString replayText(const Replay &replay, const QString &name);

} // namespace streamscope::flows
