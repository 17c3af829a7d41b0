// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The sampler's turns: whose offsets are asked for next.
#include "models/session/offset_sampler_data.h"

#include <algorithm>
#include <utility>

namespace streamscope::session {
namespace {

constexpr double kQuietPace = 0.1; ///< of what is no burden
constexpr int kLogStartEvery = 10; ///< samples of a partition between two looks at its log start

using cluster::OffsetQuery;

} // namespace

void OffsetSampler::Private::collect(const QString &topic, TopicData &data, qint32 partition, QList<OffsetQuery> &queries)
{
    PartitionData &part = data.partitions[static_cast<std::size_t>(partition)];
    if (!part.alive)
        return;
    if (part.samples++ % kLogStartEvery == 0 || part.state.logStart < 0)
        queries.append({{topic, partition}, OffsetQuery::What::LogStart, 0});
    queries.append({{topic, partition}, OffsetQuery::What::HighWatermark, 0});
}

QList<OffsetQuery> OffsetSampler::Private::watchedQueries()
{
    // One round at most; where the budget ends, the next interval goes on.
    std::vector<std::map<QString, TopicData>::iterator> watched;
    for (auto it = topics.begin(); it != topics.end(); ++it) {
        if (it->second.watchers > 0)
            watched.push_back(it);
    }
    QList<OffsetQuery> queries;
    if (watched.empty())
        return queries;
    auto start = std::find_if(watched.begin(), watched.end(), [this](const auto &it) { return it->first >= watchedNext.first; });
    std::size_t index = start == watched.end() ? 0 : static_cast<std::size_t>(start - watched.begin());
    int budget = kWatchedPartitions;
    std::size_t done = 0;
    for (; done < watched.size() && budget > 0; ++done, index = (index + 1) % watched.size()) {
        auto &[name, data] = *watched[index];
        const auto count = static_cast<qint32>(data.partitions.size());
        for (qint32 p = 0; p < count; ++p)
            collect(name, data, p, queries);
        budget -= count;
        data.fresh = false;
    }
    watchedNext = {done == watched.size() ? QString() : watched[index]->first, 0};
    return queries;
}

// Goes on from a place among the topics that are watched, or among those that are not, once round at most. True: the end was
// passed.
bool OffsetSampler::Private::walk(std::pair<QString, qint32> &next, bool watched, int budget, QList<OffsetQuery> &queries)
{
    if (topics.empty())
        return false;
    bool passed = false;
    auto it = topics.lower_bound(next.first);
    qint32 p = it != topics.end() && it->first == next.first ? next.second : 0;
    for (std::size_t visited = 0; visited <= topics.size() && budget > 0; ++visited) {
        if (it == topics.end()) {
            it = topics.begin();
            passed = true;
        }
        if ((it->second.watchers > 0) == watched) {
            const auto count = static_cast<qint32>(it->second.partitions.size());
            for (; p < count && budget > 0; ++p, --budget)
                collect(it->first, it->second, p, queries);
            if (p < count)
                break;
        }
        ++it;
        p = 0;
    }
    passed = passed || it == topics.end();
    next = it == topics.end() ? std::pair<QString, qint32>() : std::pair<QString, qint32>(it->first, p);
    return passed;
}

QList<OffsetQuery> OffsetSampler::Private::turnQueries()
{
    QList<OffsetQuery> queries;
    if (roundDone)
        return queries;
    const int budget = (clusterWatchers > 0 || !firstRoundDone ? kTurnPartitions : kQuietTurnPartitions) / kSlices;
    noteRound(walk(turnNext, false, budget, queries));
    return queries;
}

// Where each partition is a request of its own: as many in a second as are no burden, most of them for what is watched, and
// few once all has been seen and nobody looks.
QList<OffsetQuery> OffsetSampler::Private::slowQueries()
{
    const bool watching = !wanted.isEmpty();
    const double pace = watching || clusterWatchers > 0 || !firstRoundDone ? 1.0 : kQuietPace;
    const auto perSecond = static_cast<double>(reader.offsetsPerSecond());
    credit = std::min(credit + perSecond * pace, perSecond);
    const int budget = static_cast<int>(credit);
    credit -= budget;
    QList<OffsetQuery> queries;
    const int forWatched = watching ? budget - budget / 4 : 0;
    (void)walk(watchedNext, true, forWatched, queries);
    noteRound(walk(turnNext, false, budget - forWatched, queries));
    return queries;
}

void OffsetSampler::Private::noteRound(bool passed)
{
    if (!passed)
        return;
    firstRoundDone = true;
    roundDone = true;
    const qint64 now = clock();
    roundMs = roundBeganMs < 0 ? 0 : now - roundBeganMs;
    roundBeganMs = now;
}

QList<OffsetQuery> OffsetSampler::Private::freshQueries()
{
    QList<OffsetQuery> queries;
    const int most = isSlow() ? 4 * reader.offsetsPerSecond() : kWatchedPartitions;
    for (auto it = wanted.cbegin(); it != wanted.cend() && queries.size() < most; ++it) {
        const auto found = topics.find(it.key());
        if (found == topics.end() || !found->second.fresh)
            continue;
        found->second.fresh = false;
        for (std::size_t p = 0; p < found->second.partitions.size() && queries.size() < most; ++p)
            collect(found->first, found->second, static_cast<qint32>(p), queries);
    }
    return queries;
}

} // namespace streamscope::session
