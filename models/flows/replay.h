// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cluster/offsets.h"
#include "models/flows/flow.h"

namespace streamscope::flows {

/// Where a message is, or a run of them.
struct MessagePlace {
    cluster::TopicPartition partition;
    qint64 offset = 0;
    qint64 last = -1; ///< all up to that offset; −1: the one
};

/// A value that is made of each message.
struct ReplayValue {
    std::optional<QString> text; ///< a template; nothing: null
    bool isJson = false;         ///< a template of JSON, else of text
};

/// What is to be written once more, and how.
struct Replay {
    QStringList topics;            ///< at least one
    QList<MessagePlace> messages;  ///< exactly these, in any order; empty: what range and condition say
    FlowRange range;               ///< without messages
    QString condition;             ///< CEL; empty: all
    QStringList notes;             ///< sentences for whoever reads the file, in the program's language
    QString words = {};            ///< which these are, for whoever chooses among several; in the program's language

    QStringList targets = {};           ///< one for each of the topics; empty: each to one named "…-replay"
    std::optional<FlowTarget> to = {};  ///< nothing: the cluster that it reads
    std::optional<ReplayValue> value = {}; ///< nothing: as it was
    bool keepsPartitions = true;        ///< else they are chosen anew, by the key
    bool keepsHeaders = true;
    std::optional<cluster::OriginalTiming> timing = {}; ///< nothing: as fast as it goes
    double rate = 0;                                    ///< messages a second at most; 0: any
    bool exactlyOnce = false;                           ///< without to
    bool provenance = false;                            ///< told by headers where it is exactly once, too
};

/// How many runs of consecutive offsets the places are: so many conditions name exactly them.
[[nodiscard]] qsizetype runCount(const QList<MessagePlace> &places);
/// More runs than these are not written out one by one.
constexpr qsizetype kMostRuns = 100;
/// From the least of their offsets to the greatest, in all partitions alike.
[[nodiscard]] FlowRange rangeOf(const QList<MessagePlace> &places);

/// A text that is looked for in key, value and headers, as an expression. Bytes that are no UTF-8 have no text for it.
[[nodiscard]] QString textCondition(const QString &text, bool isRegex, bool matchCase);

/// "replay-orders-20261127-221530-123", of at most 249 bytes.
[[nodiscard]] QString replayName(const QStringList &topics, const QDateTime &now);

/// Where it writes: one for each of its topics.
[[nodiscard]] QStringList targetsOf(const Replay &replay);

/// A flow file that does it; keys and timestamps stay as they are. Comments say, in the program's language, what can be changed
/// and how it goes on after a stop.
[[nodiscard]] QString replayText(const Replay &replay, const QString &name);

} // namespace streamscope::flows
