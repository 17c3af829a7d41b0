// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the book learns from requests and answers on their way, and what it changes in them.
#include "models/sandbox/cluster_book.h"

#include <algorithm>

namespace streamscope::sandbox {
namespace {

constexpr qint32 kController = 1;
constexpr std::size_t kTimePoints = 200'000; // per partition; older ones are thinned out

// The rises of a record batch (magic 2). What is compressed is not unpacked here: its first offset stands for all of it, so that
// nothing of that time is passed over.
std::vector<ClusterBook::TimePoint> timesOf(std::string_view batch)
{
    constexpr std::size_t kMagicAt = 16;
    constexpr std::size_t kAttributesAt = 21;
    constexpr std::size_t kTimesAt = 27;
    constexpr std::size_t kCountAt = 57;
    constexpr qint16 kCompression = 7;
    if (batch.size() <= kCountAt || batch[kMagicAt] != 2)
        return {};
    WireReader times(batch.substr(kTimesAt));
    const qint64 first = times.int64();
    const qint64 newest = times.int64();
    if (WireReader(batch.substr(kAttributesAt)).int16() & kCompression)
        return {{0, newest}};
    std::vector<ClusterBook::TimePoint> rises;
    WireReader records(batch.substr(kCountAt));
    for (qint32 count = records.int32(); count > 0 && !records.isBad(); --count) {
        WireReader record(records.part(records.varint()));
        record.int8(); // attributes
        const auto ms = static_cast<qint64>(static_cast<quint64>(first) + static_cast<quint64>(record.varint()));
        const qint64 offset = record.varint();
        if (!record.isBad() && (rises.empty() || ms > rises.back().ms))
            rises.push_back({offset, ms});
    }
    return rises;
}

} // namespace

// Versions 2 to 4 carry a retention time, 5 does not.
void ClusterBook::learnCommit(WireReader &body)
{
    WireReader probe = body;
    const std::string group = probe.string();
    probe.int32();
    probe.string();
    WireReader withRetention = probe;
    withRetention.int64();
    for (WireReader reader : {probe, withRetention}) {
        std::map<std::pair<std::string, qint32>, qint64> committed;
        const qint32 topics = reader.count();
        for (qint32 t = 0; t < topics && !reader.isBad(); ++t) {
            const std::string topic = reader.string();
            for (qint32 p = reader.count(); p > 0 && !reader.isBad(); --p) {
                const qint32 partition = reader.int32();
                committed[{topic, partition}] = reader.int64();
                reader.nullableString();
            }
        }
        if (reader.isBad() || topics < 0)
            continue;
        for (const auto &[partition, offset] : committed)
            m_groups[group].committed[partition] = offset;
        return;
    }
}

void ClusterBook::learnProduce(const RequestHeader &header, WireReader &body, Pending &pending)
{
    if (header.version < 3)
        return;
    body.nullableString();
    body.int16();
    body.int32();
    for (qint32 t = body.count(); t > 0 && !body.isBad(); --t) {
        const std::string topic = body.string();
        for (qint32 p = body.count(); p > 0 && !body.isBad(); --p) {
            const qint32 partition = body.int32();
            const std::string_view records = body.bytes();
            if (auto rises = timesOf(records); !rises.empty())
                pending.batches.push_back({topic, partition, std::move(rises)});
        }
    }
}

// The offsets of the batches; and the mock's invented append time becomes "none", so that the message's own counts.
std::string ClusterBook::learnProduced(const Pending &pending, std::string answer)
{
    WireReader body(answer);
    body.int32();
    for (qint32 t = body.count(); t > 0 && !body.isBad(); --t) {
        const std::string topic = body.string();
        for (qint32 p = body.count(); p > 0 && !body.isBad(); --p) {
            const qint32 partition = body.int32();
            const qint16 error = body.int16();
            const qint64 offset = body.int64();
            const std::size_t appendTimeAt = body.position();
            if (pending.header.version >= 2)
                body.int64();
            if (pending.header.version >= 5)
                body.int64();
            if (pending.header.version >= 2 && !body.isBad())
                qToBigEndian<qint64>(-1, answer.data() + appendTimeAt);
            const auto batch = std::find_if(pending.batches.begin(), pending.batches.end(),
                                            [&](const Pending::Batch &b) { return b.topic == topic && b.partition == partition; });
            if (error != 0 || batch == pending.batches.end() || body.isBad())
                continue;
            auto &points = m_times[{topic, partition}];
            for (const TimePoint &rise : batch->rises)
                points.push_back({offset + rise.offset, rise.ms});
            if (points.size() > kTimePoints)
                points.erase(points.begin(), points.begin() + kTimePoints / 2); // what the mock has dropped long ago
        }
    }
    return answer;
}

bool ClusterBook::learnListOffsets(const RequestHeader &header, WireReader &body, Pending &pending)
{
    body.int32();
    if (header.version >= 2)
        body.int8();
    for (qint32 t = body.count(); t > 0 && !body.isBad(); --t) {
        const std::string topic = body.string();
        for (qint32 p = body.count(); p > 0 && !body.isBad(); --p) {
            const qint32 partition = body.int32();
            const qint64 time = body.int64();
            if (header.version == 0)
                body.int32();
            if (time >= 0)
                pending.times[{topic, partition}] = time;
        }
    }
    return !pending.times.empty() && header.version >= 1;
}

std::pair<qint64, qint64> ClusterBook::offsetAtTime(const std::pair<std::string, qint32> &partition, qint64 timeMs) const
{
    const auto it = m_times.find(partition);
    if (it == m_times.end())
        return {-1, -1};
    const auto point = std::find_if(it->second.begin(), it->second.end(), [timeMs](const TimePoint &p) { return p.ms >= timeMs; });
    return point == it->second.end() ? std::pair<qint64, qint64>(-1, -1) : std::pair(point->offset, point->ms);
}

std::string ClusterBook::rewriteListOffsets(std::string frame, const Pending &pending) const
{
    WireReader body(frame);
    body.int32();
    if (pending.header.version >= 2)
        body.int32();
    for (qint32 t = body.count(); t > 0 && !body.isBad(); --t) {
        const std::string topic = body.string();
        for (qint32 p = body.count(); p > 0 && !body.isBad(); --p) {
            const qint32 partition = body.int32();
            body.int16();
            const std::size_t at = body.position();
            body.int64();
            body.int64();
            const auto wanted = pending.times.find({topic, partition});
            if (wanted == pending.times.end() || body.isBad())
                continue;
            const auto [offset, time] = offsetAtTime(wanted->first, wanted->second);
            qToBigEndian<qint64>(time, frame.data() + at);
            qToBigEndian<qint64>(offset, frame.data() + at + 8);
        }
    }
    return frame;
}

// A controller that exists, and without the deleted topics in a list of all.
std::string ClusterBook::rewriteMetadata(std::string_view frame, const Pending &pending) const
{
    const qint16 version = pending.header.version;
    WireReader body(frame);
    body.int32();
    if (version >= 3)
        body.int32();
    for (qint32 b = body.count(); b > 0 && !body.isBad(); --b) {
        body.int32();
        body.string();
        body.int32();
        body.nullableString();
    }
    if (version >= 2)
        body.nullableString();
    const std::size_t controllerAt = body.position();
    body.int32();
    const qint32 topics = body.count();
    std::string out(frame.substr(0, body.position()));
    qToBigEndian<qint32>(kController, out.data() + controllerAt);
    const std::size_t countAt = out.size() - 4;
    qint32 kept = 0;
    for (qint32 t = 0; t < topics && !body.isBad(); ++t) {
        const std::size_t from = body.position();
        body.int16();
        const std::string name = body.string();
        body.int8();
        for (qint32 p = body.count(); p > 0 && !body.isBad(); --p) {
            body.int16();
            body.int32();
            body.int32();
            if (version >= 7)
                body.int32();
            for (int list = 0; list < (version >= 5 ? 3 : 2); ++list) {
                for (qint32 r = body.count(); r > 0 && !body.isBad(); --r)
                    body.int32();
            }
        }
        if (version >= 8)
            body.int32();
        if (pending.allTopics && m_deleted.contains(name))
            continue;
        out.append(frame.substr(from, body.position() - from));
        ++kept;
    }
    if (body.isBad())
        return std::string(frame);
    qToBigEndian<qint32>(kept, out.data() + countAt);
    out.append(frame.substr(body.position()));
    return out;
}
} // namespace streamscope::sandbox
