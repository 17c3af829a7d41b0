// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

#include <span>
#include <vector>

/// Which messages are the newest of several logs, where only an end of each is known. Pure.
namespace streamscope::cluster {

/// The end of a log as far as it is known.
struct KnownEnd {
    std::span<const qint64> timestamps; ///< of its last messages, in their order; milliseconds since the epoch, negative: it has none
    bool hasOlder = false;              ///< there may be more before them
};

struct NewestMessages {
    QList<qint64> counts;  ///< how many of the last of each
    QList<qint64> missing; ///< of those of which all are taken and that may have older ones: how many more at most, else 0
};

/// From the ends backwards the one with the greatest timestamp, again and again, as often as is wanted: of each log they are its
/// last without a gap, whatever order its timestamps have. A message without a timestamp is older than every other; among equals
/// the log comes first of which fewest are taken, then the first of them. While anything is missing the counts are not final.
[[nodiscard]] NewestMessages newestMessages(qint64 wanted, const std::vector<KnownEnd> &ends);

/// How far to look first where so many offsets are available: an even share, and with several logs a bit more, so that one that
/// is filled at random like the others is looked at once.
[[nodiscard]] QList<qint64> firstLook(qint64 wanted, const QList<qint64> &available);

} // namespace streamscope::cluster
