// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/cluster/newest_messages.h"

#include "models/cluster/read_bounds.h"

#include <algorithm>
#include <cmath>
#include <queue>
#include <tuple>

namespace streamscope::cluster {
namespace {

constexpr qint64 kNoTimestamp = -1;
constexpr double kDeviations = 4; // of the share of a log that is filled at random
constexpr qint64 kSpare = 2;      // also for those without a share

// The last message of a log that is not taken yet.
struct Candidate {
    qint64 timestamp = kNoTimestamp;
    qint64 taken = 0; ///< of its log
    qsizetype log = 0;

    friend bool operator<(const Candidate &a, const Candidate &b)
    {
        return std::tie(a.timestamp, b.taken, b.log) < std::tie(b.timestamp, a.taken, a.log);
    }
};

} // namespace

NewestMessages newestMessages(qint64 wanted, const std::vector<KnownEnd> &ends)
{
    const auto logs = static_cast<qsizetype>(ends.size());
    NewestMessages newest{QList<qint64>(logs, 0), QList<qint64>(logs, 0)};
    qint64 left = std::max<qint64>(0, wanted);
    std::priority_queue<Candidate> candidates;
    const auto offer = [&](qsizetype log) {
        const KnownEnd &end = ends[static_cast<std::size_t>(log)];
        const auto taken = static_cast<std::size_t>(newest.counts[log]);
        if (taken < end.timestamps.size())
            candidates.push({std::max(kNoTimestamp, end.timestamps[end.timestamps.size() - 1 - taken]), newest.counts[log], log});
        else if (end.hasOlder)
            newest.missing[log] = left;
    };
    for (qsizetype log = 0; log < logs; ++log)
        offer(log);
    while (left > 0 && !candidates.empty()) {
        const qsizetype log = candidates.top().log;
        candidates.pop();
        ++newest.counts[log];
        --left;
        offer(log);
    }
    return newest;
}

QList<qint64> firstLook(qint64 wanted, const QList<qint64> &available)
{
    QList<qint64> shares = evenShares(wanted, available);
    if (wanted <= 0 || std::count_if(available.begin(), available.end(), [](qint64 offsets) { return offsets > 0; }) < 2)
        return shares;
    for (qsizetype i = 0; i < shares.size(); ++i) {
        const qint64 more = kSpare + static_cast<qint64>(std::ceil(kDeviations * std::sqrt(static_cast<double>(shares[i]))));
        shares[i] += std::clamp<qint64>(available[i] - shares[i], 0, more);
    }
    return shares;
}

} // namespace streamscope::cluster
