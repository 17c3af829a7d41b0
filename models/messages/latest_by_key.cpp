// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/messages/latest_by_key.h"

#include "models/messages/raw_of.h"
#include "models/messages/segment.h"

#include <QHashFunctions>
#include <QRandomGenerator>

#include <algorithm>

namespace streamscope::messages {
namespace {

constexpr quint64 kBytesPerKey = 112;         // of the table, the order and a change not yet told
constexpr std::size_t kMostChanges = 100'000; // that wait to be told one by one
constexpr std::size_t kPerLock = 256;         // messages
constexpr double kWorthCompacting = 0.75;     // of the store still counts, at most

std::size_t seed(int which)
{
    static const std::array<std::size_t, 2> seeds{QRandomGenerator::system()->generate64(), QRandomGenerator::system()->generate64()};
    return seeds.at(static_cast<std::size_t>(which));
}

} // namespace

LatestByKey::LatestByKey(StoreLimits limits, std::shared_ptr<MemoryBudget> shared)
    : m_limits(limits)
    , m_shared(std::move(shared))
    , m_mostKeys(std::max<quint64>(1, std::min(limits.rows, limits.bytes / 5 / kBytesPerKey)))
    , m_store(makeStore())
{
}

LatestByKey::~LatestByKey() = default;

// Two fifths, so that two of them and the table of keys are the whole.
std::shared_ptr<MessageStore> LatestByKey::makeStore() const
{
    return std::make_shared<MessageStore>(StoreLimits{.bytes = m_limits.bytes / 5 * 2, .rows = m_limits.rows}, WhenFull::Refuse, m_shared);
}

LatestByKey::Hash LatestByKey::hashOf(const cluster::RawMessage &message)
{
    const std::array<quint64, 1> place{quint64{message.topic} << 32 | static_cast<quint32>(message.partition)};
    Hash hash{};
    for (int i = 0; i < 2; ++i)
        hash.at(static_cast<std::size_t>(i)) =
            qHashBits(message.key.data(), message.key.size(), qHashBits(place.data(), sizeof place, seed(i)));
    return hash;
}

std::size_t LatestByKey::append(std::span<const cluster::RawMessage> messages)
{
    std::size_t taken = 0;
    while (taken < messages.size()) {
        const std::lock_guard lock(m_mutex);
        const std::size_t some = appendSome(messages.subspan(taken, std::min(kPerLock, messages.size() - taken)));
        if (some == 0)
            break;
        taken += some;
    }
    return taken;
}

// From the front those without a key, or those with one that there is room for, at once. 0: there is none.
std::size_t LatestByKey::appendSome(std::span<const cluster::RawMessage> messages)
{
    const auto isOther = [without = messages.front().nullKey](const cluster::RawMessage &message) { return message.nullKey != without; };
    messages = messages.first(static_cast<std::size_t>(std::find_if(messages.begin(), messages.end(), isOther) - messages.begin()));
    if (messages.front().nullKey) {
        m_counters.messages += messages.size();
        m_counters.withoutKey += messages.size();
        return messages.size();
    }
    m_hashes.clear();
    const bool isTight = m_newest.size() + messages.size() > m_mostKeys;
    std::size_t unknown = 0; // a new key that comes twice counts twice: what is left for it comes next
    for (const cluster::RawMessage &message : messages) {
        const Hash hash = hashOf(message);
        const bool isNew = isTight && !m_newest.contains(hash);
        if (isNew && m_newest.size() + unknown >= m_mostKeys)
            break;
        unknown += isNew ? 1 : 0;
        m_hashes.push_back(hash);
    }
    messages = messages.first(m_hashes.size());
    std::size_t stored = m_store->append(messages);
    if (stored == 0 && !messages.empty() && compact())
        stored = m_store->append(messages);
    for (std::size_t i = 0; i < stored; ++i)
        note(m_hashes[i], messages[i]);
    return stored;
}

void LatestByKey::note(const Hash &hash, const cluster::RawMessage &message)
{
    ++m_counters.messages;
    const auto [it, isNew] = m_newest.try_emplace(hash);
    Newest &newest = it->second;
    Change change{.row = m_next++, .replaced = isNew ? kNone : newest.row, .tombstone = message.nullValue};
    if (!isNew) {
        m_liveBytes -= newest.size;
        --(newest.tombstone ? m_counters.tombstones : m_counters.keys);
    }
    newest = {change.row, static_cast<quint32>(cluster::payloadBytes(message) + Segment::kRecordSize), change.tombstone};
    m_liveBytes += newest.size;
    ++(newest.tombstone ? m_counters.tombstones : m_counters.keys);
    if (m_changes.size() < kMostChanges && !m_anew) {
        m_changes.push_back(change);
    } else {
        m_anew = true;
        m_changes.clear();
    }
}

// What counts moves to a new store, in its order. False: too much of it counts, or there is no room for two.
bool LatestByKey::compact()
{
    if (static_cast<double>(m_liveBytes) > kWorthCompacting * static_cast<double>(m_store->counters().heldBytes))
        return false;
    std::vector<Newest *> rows;
    rows.reserve(m_newest.size());
    for (auto &[hash, newest] : m_newest)
        rows.push_back(&newest);
    std::sort(rows.begin(), rows.end(), [](const Newest *a, const Newest *b) { return a->row < b->row; });
    const Snapshot snapshot = m_store->snapshot();
    const auto fresh = makeStore();
    for (const Newest *newest : rows) {
        const HeldMessage held = snapshot.at(newest->row);
        const std::vector<cluster::RawHeader> headers = held.headers();
        const cluster::RawMessage message = rawOf(held, headers);
        if (fresh->append(std::span(&message, 1)) == 0)
            return false;
    }
    m_next = 0;
    m_before.clear();
    for (Newest *newest : rows) {
        if (m_generation == m_toldGeneration)
            m_before.push_back(newest->row);
        newest->row = m_next++;
    }
    ++m_generation;
    m_store = fresh;
    m_anew = true;
    m_changes.clear();
    return true;
}

std::vector<LatestByKey::Change> LatestByKey::all() const
{
    std::vector<Change> changes;
    changes.reserve(m_newest.size());
    for (const auto &[hash, newest] : m_newest)
        changes.push_back({.row = newest.row, .replaced = kNone, .tombstone = newest.tombstone});
    std::sort(changes.begin(), changes.end(), [](const Change &a, const Change &b) { return a.row < b.row; });
    return changes;
}

LatestByKey::News LatestByKey::take(bool whole)
{
    const std::lock_guard lock(m_mutex);
    News news;
    news.store = m_store;
    news.snapshot = m_store->snapshot();
    news.counters = m_counters;
    news.anew = m_anew || whole;
    if (news.anew)
        news.changes = all();
    else
        news.changes.swap(m_changes);
    news.before.swap(m_before);
    m_before.clear();
    m_toldGeneration = m_generation;
    m_changes.clear();
    m_anew = false;
    return news;
}

void LatestByKey::clear()
{
    const std::lock_guard lock(m_mutex);
    m_store = makeStore();
    m_next = 0;
    m_newest.clear();
    m_liveBytes = 0;
    m_changes.clear();
    m_before.clear();
    ++m_generation;
    m_anew = true;
    m_counters = {};
}

void LatestRows::apply(const LatestByKey::News &news, const std::vector<quint64> *hits)
{
    if (news.anew)
        clear();
    for (const LatestByKey::Change &change : news.changes) {
        const RowOrder::Entry entry{0, change.row};
        if (change.replaced != LatestByKey::kNone) {
            m_newest.erase({0, change.replaced});
            m_shown.erase({0, change.replaced});
        }
        m_newest.insert(entry);
        const bool passes = !hits || std::binary_search(hits->begin(), hits->end(), change.row);
        if (passes && (m_tombstones || !change.tombstone))
            m_shown.insert(entry);
    }
}

void LatestRows::addHits(const Snapshot &snapshot, std::span<const quint64> hits)
{
    for (const quint64 row : hits) {
        const RowOrder::Entry entry{0, row};
        if (m_newest.contains(entry) && !m_shown.contains(entry) && (m_tombstones || snapshot.at(row).value))
            m_shown.insert(entry);
    }
}

void LatestRows::clear()
{
    m_newest.clear();
    m_shown.clear();
}

} // namespace streamscope::messages
