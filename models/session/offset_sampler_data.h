// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/session/offset_sampler.h"
#include "models/session/rate_history.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QHash>
#include <QTimer>

#include <algorithm>
#include <functional>
#include <map>
#include <memory>
#include <utility>
#include <vector>

namespace streamscope::session {

/// What the sampler knows, and in which turn it asks for more.
struct OffsetSampler::Private {
    static constexpr int kSlices = 4; ///< of an interval: a round over the rest is asked in portions, so that no handler is long

    struct PartitionData {
        PartitionState state;
        qint64 written = 0; ///< offsets that were seen to come, over all looks
        int samples = 0;
        bool alive = true; ///< in the newest metadata, with a leader
    };

    struct TopicData {
        std::vector<PartitionData> partitions;
        std::map<qint32, RateHistory> partitionHistories; ///< of watched topics, and a while after
        RateHistory history;
        qint64 written = 0; ///< by all partitions, those that are gone as well
        double publishedRate = -1;
        int watchers = 0;
        quint64 unwatchedAt = 0; ///< order in which topics were let go of
        bool changed = false;    ///< sampled since the last point
        bool fresh = false;      ///< watched, and not asked for since

        // Its leader did not answer: what was written since is not known.
        void silence(qint32 partition)
        {
            if (partition < 0 || static_cast<std::size_t>(partition) >= partitions.size())
                return;
            partitions[static_cast<std::size_t>(partition)].state.answers = false;
            partitions[static_cast<std::size_t>(partition)].state.rate = -1;
        }
        [[nodiscard]] double rate() const
        {
            double sum = 0;
            bool known = false;
            for (const PartitionData &part : partitions) {
                sum += std::max(0.0, part.state.rate);
                known = known || part.state.rate >= 0;
            }
            return known ? sum : -1;
        }
    };

    explicit Private(cluster::ClusterReader &r)
        : reader(r)
    {
    }

    void collect(const QString &topic, TopicData &data, qint32 partition, QList<cluster::OffsetQuery> &queries);
    [[nodiscard]] QList<cluster::OffsetQuery> watchedQueries();
    [[nodiscard]] bool walk(std::pair<QString, qint32> &next, bool watched, int budget, QList<cluster::OffsetQuery> &queries);
    [[nodiscard]] QList<cluster::OffsetQuery> turnQueries();
    [[nodiscard]] bool isSlow() const { return reader.offsetsPerSecond() < kWatchedPartitions; }
    [[nodiscard]] QList<cluster::OffsetQuery> slowQueries();
    [[nodiscard]] QList<cluster::OffsetQuery> freshQueries();
    void noteRound(bool passed);
    void ask(OffsetSampler *self, const QList<cluster::OffsetQuery> &queries, bool Private::*pending);
    void takeAll(const QList<cluster::OffsetAnswer> &answers);
    void take(TopicData &data, const cluster::OffsetQuery &query, qint64 offset, qint64 now);
    void addPoints(qint64 now);
    void publishRates();
    void forgetRates();
    void trimHistories();
    void unwatch(const QString &topic);

    cluster::ClusterReader &reader;
    std::map<QString, TopicData> topics; ///< ordered, so that "in turn" survives topics that come and go
    QHash<QString, int> wanted;          ///< watchers of topics, known or not
    RateHistory clusterHistory;
    qint64 written = 0; ///< in all topics, those that are gone as well
    double publishedRate = -1;
    std::pair<QString, qint32> turnNext; ///< where the rest goes on
    std::pair<QString, qint32> watchedNext;
    std::function<qint64()> clock = [] { return QDateTime::currentMSecsSinceEpoch(); };
    std::shared_ptr<void> life = std::make_shared<int>(0); ///< for the tokens, which may outlive the sampler
    QTimer timer;
    QElapsedTimer sincePublished;
    int slice = 0;
    double credit = 0; ///< partitions that may be asked for where each is a request
    qint64 roundBeganMs = -1; ///< the one over what is not watched
    qint64 roundMs = 0;       ///< that the last one took
    int clusterWatchers = 0;
    quint64 unwatchCounter = 0;
    bool watchedPending = false;
    bool turnPending = false;
    bool freshPending = false;
    bool freshPosted = false;
    bool firstRoundDone = false; ///< everything has been asked for once
    bool roundDone = false;      ///< in this interval: the next round waits for the next one
    bool news = false;
    bool active = false;
};

} // namespace streamscope::session
