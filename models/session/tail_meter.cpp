// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/tail_meter.h"

#include "models/session/rate_history.h"

#include <QDateTime>
#include <QTimer>

#include <algorithm>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <utility>

namespace streamscope::session {
namespace {

using State = cluster::TailStatus::State;

struct PartitionBytes {
    qint64 bytes = 0;
    std::unique_ptr<RateHistory> history; ///< null: has not received anything, or came too late for one
};

struct TopicBytes {
    RateHistory history;
    qint64 bytes = 0;
    qint64 countedMs = 0; ///< up to when bytes are in the histories
    std::vector<PartitionBytes> partitions;
    bool tailed = false;
};

// Counts what passes. append: the tail's thread; the others: any.
class CountingSink final : public cluster::MessageSink {
public:
    using Bytes = std::map<std::pair<quint32, qint32>, quint64>; ///< by topic (index in the request) and partition

    explicit CountingSink(std::shared_ptr<cluster::MessageSink> sink)
        : m_sink(std::move(sink))
    {
    }
    [[nodiscard]] std::size_t append(std::span<const cluster::RawMessage> messages) override
    {
        const std::size_t taken = m_sink->append(messages);
        const std::lock_guard lock(m_mutex);
        for (std::size_t i = 0; i < taken;) { // those of one partition come in a row
            const std::pair<quint32, qint32> place(messages[i].topic, messages[i].partition);
            quint64 bytes = 0;
            for (; i < taken && messages[i].topic == place.first && messages[i].partition == place.second; ++i)
                bytes += cluster::payloadBytes(messages[i]);
            m_bytes[place] += bytes;
        }
        return taken;
    }
    /// What came since it was asked last.
    [[nodiscard]] Bytes take()
    {
        const std::lock_guard lock(m_mutex);
        return std::exchange(m_bytes, {});
    }

private:
    const std::shared_ptr<cluster::MessageSink> m_sink;
    std::mutex m_mutex;
    Bytes m_bytes;
};

struct OpenTail {
    const cluster::Tail *tail = nullptr;
    std::shared_ptr<CountingSink> sink;
    QStringList topics;

    [[nodiscard]] bool isOver() const
    {
        const State state = tail->status().state;
        return state == State::Finished || state == State::Stopped || state == State::Failed;
    }
};

} // namespace

struct TailMeter::Private {
    [[nodiscard]] qint64 gapMs() const { return topics.size() > kFineTopics ? OffsetSampler::kCoarseMs : 0; }
    void begin(const QString &topic, qint64 now);
    void take(const OpenTail &open);
    void receive(TopicBytes &topic, qint32 partition, qint64 bytes);
    void addPoints(TopicBytes &topic, qint64 now);
    void forgetOld(qint64 now);

    std::vector<OpenTail> tails;
    std::map<QString, TopicBytes> topics;
    RateHistory all;
    qint64 bytes = 0;
    int partitionHistories = 0;
    std::function<qint64()> clock = [] { return QDateTime::currentMSecsSinceEpoch(); };
    std::shared_ptr<void> life = std::make_shared<int>(0); ///< for the tails, which may outlive the meter
    QTimer timer;
};

/// Lets go of itself in the meter, after its last bytes were counted.
class TailMeter::CountedTail final : public cluster::Tail {
public:
    CountedTail(std::unique_ptr<cluster::Tail> tail, std::shared_ptr<CountingSink> sink, TailMeter *meter)
        : m_tail(std::move(tail))
        , m_sink(std::move(sink))
        , m_meter(meter)
        , m_life(meter->d->life)
    {
    }
    ~CountedTail() override
    {
        m_tail.reset();
        if (m_life.expired())
            return;
        auto &tails = m_meter->d->tails;
        const auto own = std::find_if(tails.begin(), tails.end(), [this](const OpenTail &open) { return open.sink == m_sink; });
        m_meter->d->take(*own);
        tails.erase(own);
    }
    Q_DISABLE_COPY_MOVE(CountedTail)

    void pause() override { m_tail->pause(); }
    void resume() override { m_tail->resume(); }
    void stop() override { m_tail->stop(); }
    [[nodiscard]] cluster::TailStatus status() const override { return m_tail->status(); }

private:
    std::unique_ptr<cluster::Tail> m_tail;
    const std::shared_ptr<CountingSink> m_sink;
    TailMeter *const m_meter;
    const std::weak_ptr<void> m_life;
};

void TailMeter::Private::begin(const QString &topic, qint64 now)
{
    TopicBytes &data = topics[topic];
    if (!std::exchange(data.tailed, true))
        addPoints(data, now);
}

void TailMeter::Private::take(const OpenTail &open)
{
    std::optional<quint32> index;
    auto topic = topics.end();
    for (const auto &[place, came] : open.sink->take()) {
        if (index != place.first) { // ascending: looked up once for all partitions
            index = place.first;
            topic = topics.find(open.topics.value(static_cast<qsizetype>(place.first)));
        }
        if (topic != topics.end() && place.second >= 0)
            receive(topic->second, place.second, static_cast<qint64>(came));
    }
}

void TailMeter::Private::receive(TopicBytes &topic, qint32 partition, qint64 came)
{
    const auto index = static_cast<std::size_t>(partition);
    if (index >= topic.partitions.size())
        topic.partitions.resize(index + 1);
    PartitionBytes &part = topic.partitions[index];
    if (!part.history && partitionHistories < kPartitionHistories) {
        ++partitionHistories;
        part.history = std::make_unique<RateHistory>();
        part.history->add(topic.countedMs, part.bytes, 0);
    }
    part.bytes += came;
    topic.bytes += came;
    bytes += came;
}

void TailMeter::Private::addPoints(TopicBytes &topic, qint64 now)
{
    topic.history.add(now, topic.bytes, gapMs());
    topic.countedMs = now;
    for (const PartitionBytes &part : topic.partitions) {
        if (part.history)
            part.history->add(now, part.bytes, gapMs());
    }
}

void TailMeter::Private::forgetOld(qint64 now)
{
    const qint64 oldest = now - OffsetSampler::kHistorySeconds * 1000LL;
    std::erase_if(topics, [this, oldest](const auto &entry) {
        const TopicBytes &topic = entry.second;
        if (topic.tailed || topic.history.newestMs() >= oldest)
            return false;
        partitionHistories -= static_cast<int>(std::count_if(topic.partitions.begin(), topic.partitions.end(),
                                                             [](const PartitionBytes &part) { return part.history != nullptr; }));
        return true;
    });
}

TailMeter::TailMeter(QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>())
{
    d->timer.setInterval(kIntervalMs);
    connect(&d->timer, &QTimer::timeout, this, &TailMeter::tick);
}

TailMeter::~TailMeter() = default;

void TailMeter::setClock(std::function<qint64()> clock, int intervalMs)
{
    d->clock = std::move(clock);
    d->timer.setInterval(intervalMs);
}

std::unique_ptr<cluster::Tail> TailMeter::openTail(cluster::ClusterReader &reader, const cluster::TailRequest &request,
                                                   std::shared_ptr<cluster::MessageSink> sink, cluster::TailWake wake)
{
    auto counting = std::make_shared<CountingSink>(std::move(sink));
    std::unique_ptr<cluster::Tail> tail = reader.openTail(request, counting, std::move(wake));
    if (!tail)
        return tail;
    const qint64 now = d->clock();
    d->forgetOld(now);
    if (!isTailed({}))
        d->all.add(now, d->bytes, 0);
    for (const QString &topic : request.topics)
        d->begin(topic, now);
    d->tails.push_back({tail.get(), counting, request.topics});
    if (!d->timer.isActive())
        d->timer.start();
    Q_EMIT tailedChanged();
    return std::make_unique<CountedTail>(std::move(tail), std::move(counting), this);
}

void TailMeter::tick()
{
    const qint64 now = d->clock();
    std::set<QString> read;
    for (const OpenTail &open : d->tails) {
        d->take(open);
        if (!open.isOver())
            read.insert(open.topics.begin(), open.topics.end());
    }
    bool changed = false;
    for (auto &[name, topic] : d->topics) {
        if (!topic.tailed)
            continue;
        d->addPoints(topic, now);
        topic.tailed = read.contains(name);
        if (topic.tailed)
            continue;
        changed = true;
        topic.history.rest();
        for (const PartitionBytes &part : topic.partitions) {
            if (part.history)
                part.history->rest();
        }
    }
    d->all.add(now, d->bytes, 0);
    if (read.empty()) {
        d->all.rest();
        d->timer.stop();
    }
    if (changed)
        Q_EMIT tailedChanged();
}

bool TailMeter::isTailed(const QString &topic) const
{
    if (topic.isEmpty())
        return std::any_of(d->topics.begin(), d->topics.end(), [](const auto &entry) { return entry.second.tailed; });
    const auto it = d->topics.find(topic);
    return it != d->topics.end() && it->second.tailed;
}

std::vector<TailMeter::Point> TailMeter::history() const
{
    return d->all.points();
}

std::vector<TailMeter::Point> TailMeter::history(const cluster::TopicPartition &partition) const
{
    const auto it = d->topics.find(partition.topic);
    const auto index = static_cast<std::size_t>(partition.partition);
    if (it == d->topics.end() || index >= it->second.partitions.size() || !it->second.partitions[index].history)
        return {};
    return it->second.partitions[index].history->points();
}

std::vector<TailMeter::Point> TailMeter::topicHistory(const QString &topic) const
{
    const auto it = d->topics.find(topic);
    return it == d->topics.end() ? std::vector<Point>() : it->second.history.points();
}

} // namespace streamscope::session
