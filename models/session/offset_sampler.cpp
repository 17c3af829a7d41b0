// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/offset_sampler.h"

#include "models/core/when_finished.h"
#include "models/session/offset_sampler_data.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace streamscope::session {

using cluster::OffsetQuery;

namespace {

constexpr qint64 kShortestMs = OffsetSampler::kIntervalMs / 2; ///< that a rate is of

} // namespace

void OffsetSampler::Private::ask(OffsetSampler *self, const QList<OffsetQuery> &queries, bool Private::*pending)
{
    if (queries.isEmpty())
        return;
    this->*pending = true;
    core::whenFinished<QList<cluster::OffsetAnswer>>(reader.listOffsets(queries), self,
                                                     [this, self, pending](const core::Result<QList<cluster::OffsetAnswer>> &result) {
                                                         this->*pending = false;
                                                         if (!result)
                                                             return;
                                                         takeAll(*result);
                                                         news = true;
                                                         if (!sincePublished.isValid() || sincePublished.elapsed() >= kIntervalMs)
                                                             self->publish();
                                                     });
}

void OffsetSampler::Private::takeAll(const QList<cluster::OffsetAnswer> &answers)
{
    const qint64 now = clock();
    auto it = topics.end();
    for (const cluster::OffsetAnswer &answer : answers) {
        // They come in the order of the questions, a topic's partitions in a row.
        const QString &topic = answer.query.partition.topic;
        if (it == topics.end() || it->first != topic)
            it = topics.find(topic);
        if (it == topics.end())
            continue;
        if (answer.offset)
            take(it->second, answer.query, *answer.offset, now);
        else if (answer.query.what != OffsetQuery::What::LogStart)
            it->second.silence(answer.query.partition.partition);
    }
}

void OffsetSampler::Private::take(TopicData &data, const OffsetQuery &query, qint64 offset, qint64 now)
{
    const auto index = static_cast<std::size_t>(query.partition.partition);
    if (index >= data.partitions.size() || offset < 0)
        return;
    PartitionData &part = data.partitions[index];
    PartitionState &state = part.state;
    if (query.what == OffsetQuery::What::LogStart) {
        if (offset < state.logStart)
            state.highWatermark = -1, state.rate = -1; // deleted and made anew: another log
        state.logStart = offset;
        return;
    }
    state.answers = true;
    const qint64 passed = now - state.sampledMs;
    const bool sameLog = state.highWatermark >= 0 && offset >= state.highWatermark;
    if (sameLog && state.rate >= 0 && passed >= 0 && passed < kShortestMs)
        return; // producers write in lumps: over a moment their rate is none, or many times too high
    if (sameLog && passed > 0) {
        const qint64 came = offset - state.highWatermark;
        for (qint64 *total : {&part.written, &data.written, &written})
            *total += came;
        state.rate = static_cast<double>(came) * 1000.0 / static_cast<double>(passed);
    } else if (sameLog && passed == 0) {
        return;
    } else {
        // The first look, a log made anew or cut by an unclean election, or a clock set back: a new beginning.
        state.rate = -1;
    }
    state.highWatermark = offset;
    state.sampledMs = now;
    data.changed = true;
}

// Whoever looks between two samples sees what the others show.
void OffsetSampler::Private::publishRates()
{
    double sum = 0;
    bool known = false;
    for (auto &[name, data] : topics) {
        data.publishedRate = data.rate();
        sum += std::max(0.0, data.publishedRate);
        known = known || data.publishedRate >= 0;
    }
    publishedRate = known ? sum : -1;
}

void OffsetSampler::Private::forgetRates()
{
    for (auto &[name, data] : topics) {
        for (PartitionData &part : data.partitions)
            part.state.rate = -1;
    }
    publishRates();
}

void OffsetSampler::Private::addPoints(qint64 now)
{
    for (auto &[name, data] : topics) {
        if (!data.changed)
            continue;
        data.changed = false;
        data.history.add(now, data.written, data.watchers > 0 ? 0 : kCoarseMs);
        if (data.watchers == 0)
            continue;
        for (std::size_t p = 0; p < data.partitions.size(); ++p) {
            if (data.partitions[p].state.highWatermark >= 0)
                data.partitionHistories[static_cast<qint32>(p)].add(now, data.partitions[p].written, 0);
        }
    }
    // What was written in a partition is known when its turn comes: a point over less than a round has too much of some and
    // nothing of others.
    if (firstRoundDone)
        clusterHistory.add(now, written, roundMs > kIntervalMs + kShortestMs ? roundMs - kShortestMs : 0);
}

void OffsetSampler::Private::trimHistories()
{
    std::vector<TopicData *> idle;
    std::size_t kept = 0;
    for (auto &[name, data] : topics) {
        if (data.watchers == 0 && !data.partitionHistories.empty()) {
            idle.push_back(&data);
            kept += data.partitionHistories.size();
        }
    }
    std::sort(idle.begin(), idle.end(), [](const TopicData *a, const TopicData *b) { return a->unwatchedAt < b->unwatchedAt; });
    for (TopicData *data : idle) {
        if (kept <= kKeptPartitionHistories)
            break;
        kept -= data->partitionHistories.size();
        data->partitionHistories.clear();
    }
}

void OffsetSampler::Private::unwatch(const QString &topic)
{
    const auto count = wanted.find(topic);
    if (count == wanted.end())
        return;
    const int left = --*count;
    if (left == 0)
        wanted.erase(count);
    if (const auto it = topics.find(topic); it != topics.end()) {
        it->second.watchers = left;
        it->second.unwatchedAt = ++unwatchCounter;
    }
    if (left == 0)
        trimHistories();
}

OffsetSampler::OffsetSampler(cluster::ClusterReader &reader, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(reader))
{
    d->timer.setInterval(kIntervalMs / Private::kSlices);
    connect(&d->timer, &QTimer::timeout, this, &OffsetSampler::tick);
}

OffsetSampler::~OffsetSampler() = default;

void OffsetSampler::setClock(std::function<qint64()> clock, int intervalMs)
{
    d->clock = std::move(clock);
    d->timer.setInterval(std::max(1, intervalMs / Private::kSlices));
}

void OffsetSampler::setMetadata(const cluster::MetadataPtr &metadata)
{
    std::map<QString, Private::TopicData> next;
    for (const cluster::Topic &topic : metadata->topics) {
        Private::TopicData data;
        if (auto known = d->topics.extract(topic.name))
            data = std::move(known.mapped());
        else if ((data.watchers = d->wanted.value(topic.name)) > 0)
            data.fresh = true;
        // Fewer partitions than before: only a topic that was deleted and made anew has that.
        if (static_cast<std::size_t>(topic.partitions.size()) < data.partitions.size()) {
            data.partitions.clear();
            data.partitionHistories.clear();
        }
        data.partitions.resize(static_cast<std::size_t>(topic.partitions.size()));
        for (Private::PartitionData &part : data.partitions)
            part.alive = false;
        for (const cluster::Partition &partition : topic.partitions) {
            const auto index = static_cast<std::size_t>(partition.id);
            if (index < data.partitions.size())
                data.partitions[index].alive = !partition.isOffline();
        }
        next.emplace(topic.name, std::move(data));
    }
    const bool first = d->topics.empty();
    d->topics = std::move(next);
    askFreshSoon();
    if (first)
        QMetaObject::invokeMethod(this, &OffsetSampler::tick, Qt::QueuedConnection);
}

void OffsetSampler::setActive(bool active)
{
    if (active == d->active)
        return;
    d->active = active;
    if (active) {
        d->timer.start();
        QMetaObject::invokeMethod(this, &OffsetSampler::tick, Qt::QueuedConnection);
    } else {
        d->timer.stop();
        d->forgetRates();
        Q_EMIT sampled();
    }
}

bool OffsetSampler::isActive() const
{
    return d->active;
}

std::shared_ptr<void> OffsetSampler::watch(const QString &topic)
{
    const int count = ++d->wanted[topic];
    if (const auto it = d->topics.find(topic); it != d->topics.end()) {
        it->second.watchers = count;
        if (count == 1) {
            it->second.fresh = true;
            askFreshSoon();
        }
    }
    const auto release = [this, topic, life = std::weak_ptr<void>(d->life)](void *) {
        if (!life.expired())
            d->unwatch(topic);
    };
    return {static_cast<void *>(this), release};
}

std::shared_ptr<void> OffsetSampler::watchCluster()
{
    ++d->clusterWatchers;
    const auto release = [this, life = std::weak_ptr<void>(d->life)](void *) {
        if (!life.expired())
            --d->clusterWatchers;
    };
    return {static_cast<void *>(this), release};
}

void OffsetSampler::tick()
{
    if (!d->active)
        return;
    if (d->isSlow()) {
        if (d->slice == 0) {
            publish();
            if (!d->turnPending)
                d->ask(this, d->slowQueries(), &Private::turnPending);
        }
        d->slice = (d->slice + 1) % Private::kSlices;
        return;
    }
    if (d->slice == 0) {
        d->roundDone = false;
        publish();
        if (!d->watchedPending)
            d->ask(this, d->watchedQueries(), &Private::watchedPending);
    }
    d->slice = (d->slice + 1) % Private::kSlices;
    if (!d->turnPending)
        d->ask(this, d->turnQueries(), &Private::turnPending);
}

void OffsetSampler::publish()
{
    if (!d->news)
        return;
    d->news = false;
    d->sincePublished.start();
    d->addPoints(d->clock());
    d->publishRates();
    Q_EMIT sampled();
}

void OffsetSampler::askFreshSoon()
{
    // Once for all that begin to be watched in one go; nobody waits for the next second.
    if (d->freshPosted || !d->active)
        return;
    d->freshPosted = true;
    QMetaObject::invokeMethod(
        this,
        [this] {
            d->freshPosted = false;
            if (d->active && !d->freshPending)
                d->ask(this, d->freshQueries(), &Private::freshPending);
        },
        Qt::QueuedConnection);
}

OffsetSampler::PartitionState OffsetSampler::partition(const cluster::TopicPartition &partition) const
{
    const auto it = d->topics.find(partition.topic);
    const auto index = static_cast<std::size_t>(partition.partition);
    return it == d->topics.end() || index >= it->second.partitions.size() ? PartitionState() : it->second.partitions[index].state;
}

double OffsetSampler::topicRate(const QString &topic) const
{
    const auto it = d->topics.find(topic);
    return it == d->topics.end() ? -1 : it->second.publishedRate;
}

double OffsetSampler::clusterRate() const
{
    return d->publishedRate;
}

qint64 OffsetSampler::topicSpan(const QString &topic) const
{
    const auto it = d->topics.find(topic);
    if (it == d->topics.end())
        return -1;
    qint64 sum = 0;
    bool known = false;
    for (const Private::PartitionData &part : it->second.partitions) {
        if (part.state.logStart < 0 || part.state.highWatermark < 0) {
            if (part.alive)
                return -1; // a sum of some would be a lie
            continue;
        }
        sum += std::max<qint64>(0, part.state.highWatermark - part.state.logStart);
        known = true;
    }
    return known ? sum : -1;
}

std::vector<OffsetSampler::Point> OffsetSampler::history(const cluster::TopicPartition &partition) const
{
    const auto it = d->topics.find(partition.topic);
    if (it == d->topics.end())
        return {};
    const auto found = it->second.partitionHistories.find(partition.partition);
    return found == it->second.partitionHistories.end() ? std::vector<Point>() : found->second.points();
}

std::vector<OffsetSampler::Point> OffsetSampler::topicHistory(const QString &topic) const
{
    const auto it = d->topics.find(topic);
    return it == d->topics.end() ? std::vector<Point>() : it->second.history.points();
}

std::vector<OffsetSampler::Point> OffsetSampler::clusterHistory() const
{
    return d->clusterHistory.points();
}

} // namespace streamscope::session
