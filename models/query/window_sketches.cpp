// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/query/window_sketches.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <numbers>

namespace streamscope::query {
namespace {

constexpr std::size_t kDigestBuffer = 500;
constexpr unsigned kRegisterBits = 12;
constexpr std::size_t kRegisters = std::size_t{1} << kRegisterBits;
constexpr std::size_t kFirstTable = 16;
constexpr std::size_t kEntryBytes = 128; // an entry, its place in the index and in the heap, without its text

// The last step of splitmix64: libstdc++'s hash of short texts alone is not spread well enough for registers.
quint64 mixed(quint64 bits)
{
    bits ^= bits >> 30;
    bits *= 0xbf58476d1ce4e5b9ULL;
    bits ^= bits >> 27;
    bits *= 0x94d049bb133111ebULL;
    return bits ^ (bits >> 31);
}

double scale(double quantile)
{
    return TDigest::kCompression / (2 * std::numbers::pi) * std::asin(std::clamp(2 * quantile - 1, -1.0, 1.0));
}

bool moreFrequent(const TopCounter::Entry &a, const TopCounter::Entry &b)
{
    return a.count != b.count ? a.count > b.count : a.text < b.text;
}

} // namespace

quint64 steadyHash(std::string_view bytes)
{
    return mixed(std::hash<std::string_view>{}(bytes));
}

double TDigest::rankError(double quantile)
{
    return std::numbers::pi / (2 * kCompression) * std::sqrt(quantile * (1 - quantile));
}

void TDigest::add(double number, double weight)
{
    m_least = m_total > 0 ? std::min(m_least, number) : number;
    m_most = m_total > 0 ? std::max(m_most, number) : number;
    m_total += weight;
    m_buffer.push_back({number, weight});
    if (m_buffer.size() >= kDigestBuffer)
        compress();
}

void TDigest::merge(const TDigest &other)
{
    if (other.m_total == 0)
        return;
    m_least = m_total > 0 ? std::min(m_least, other.m_least) : other.m_least;
    m_most = m_total > 0 ? std::max(m_most, other.m_most) : other.m_most;
    m_total += other.m_total;
    m_buffer.insert(m_buffer.end(), other.m_centroids.begin(), other.m_centroids.end());
    m_buffer.insert(m_buffer.end(), other.m_buffer.begin(), other.m_buffer.end());
    compress();
}

void TDigest::compress() const
{
    if (m_buffer.empty())
        return;
    m_buffer.insert(m_buffer.end(), m_centroids.begin(), m_centroids.end());
    std::sort(m_buffer.begin(), m_buffer.end(), [](const Centroid &a, const Centroid &b) { return a.mean < b.mean; });
    m_centroids.clear();
    double before = 0; // weight to the left of the open centroid
    double start = scale(0);
    for (const Centroid &next : m_buffer) {
        const double after = before + (m_centroids.empty() ? 0 : m_centroids.back().weight) + next.weight;
        if (!m_centroids.empty() && scale(after / m_total) - start <= 1) {
            Centroid &open = m_centroids.back();
            open.weight += next.weight;
            open.mean += (next.mean - open.mean) * (next.weight / open.weight);
            continue;
        }
        if (!m_centroids.empty())
            before += m_centroids.back().weight;
        start = scale(before / m_total);
        m_centroids.push_back(next);
    }
    m_buffer.clear();
}

double TDigest::quantile(double quantile) const
{
    compress();
    const double wanted = quantile * m_total;
    double before = 0;
    double lastCentre = 0;
    double lastMean = m_least;
    for (const Centroid &centroid : m_centroids) {
        const double centre = before + centroid.weight / 2;
        if (wanted < centre)
            return lastMean + (centroid.mean - lastMean) * (wanted - lastCentre) / (centre - lastCentre);
        before += centroid.weight;
        lastCentre = centre;
        lastMean = centroid.mean;
    }
    const double left = m_total - lastCentre;
    return left > 0 ? lastMean + (m_most - lastMean) * (wanted - lastCentre) / left : m_most;
}

std::size_t TDigest::bytes() const
{
    return sizeof *this + (m_centroids.capacity() + m_buffer.capacity()) * sizeof(Centroid);
}

void DistinctCounter::add(quint64 hash)
{
    if (!isExact()) {
        enterRegisters(hash);
        return;
    }
    insert(hash);
    if (m_size > kExact)
        useRegisters();
}

void DistinctCounter::insert(quint64 hash)
{
    if (hash == 0) { // it marks free places
        m_size += m_zero ? 0 : 1;
        m_zero = true;
        return;
    }
    if ((m_size + 1) * 2 > m_table.size()) {
        std::vector<quint64> old(std::max(kFirstTable, m_table.size() * 2));
        old.swap(m_table);
        m_size = m_zero ? 1 : 0;
        for (const quint64 known : old) {
            if (known != 0)
                insert(known);
        }
    }
    const std::size_t mask = m_table.size() - 1;
    std::size_t at = hash & mask;
    while (m_table[at] != 0 && m_table[at] != hash)
        at = (at + 1) & mask;
    m_size += m_table[at] == 0 ? 1 : 0;
    m_table[at] = hash;
}

void DistinctCounter::enterRegisters(quint64 hash)
{
    const quint64 rest = (hash << kRegisterBits) | (quint64{1} << (kRegisterBits - 1)); // the guard ends the run of zeros
    quint8 &known = m_registers[hash >> (64 - kRegisterBits)];
    known = std::max(known, static_cast<quint8>(std::countl_zero(rest) + 1));
}

void DistinctCounter::useRegisters()
{
    m_registers.assign(kRegisters, 0);
    if (m_zero)
        enterRegisters(0);
    for (const quint64 hash : m_table) {
        if (hash != 0)
            enterRegisters(hash);
    }
    std::vector<quint64>().swap(m_table); // gives the memory back
}

void DistinctCounter::merge(const DistinctCounter &other)
{
    if (!other.isExact() && isExact())
        useRegisters();
    for (std::size_t i = 0; i < other.m_registers.size(); ++i)
        m_registers[i] = std::max(m_registers[i], other.m_registers[i]);
    if (other.m_zero)
        add(0);
    for (const quint64 hash : other.m_table) {
        if (hash != 0)
            add(hash);
    }
}

quint64 DistinctCounter::count() const
{
    if (isExact())
        return m_size;
    double sum = 0;
    std::size_t empty = 0;
    for (const quint8 zeros : m_registers) {
        sum += std::ldexp(1.0, -zeros);
        empty += zeros == 0 ? 1 : 0;
    }
    constexpr auto m = static_cast<double>(kRegisters);
    const double estimate = 0.7213 / (1 + 1.079 / m) * m * m / sum;
    // Few: counting the empty registers is better.
    if (estimate <= 2.5 * m && empty > 0)
        return static_cast<quint64>(std::llround(m * std::log(m / static_cast<double>(empty))));
    return static_cast<quint64>(std::llround(estimate));
}

std::size_t DistinctCounter::bytes() const
{
    return sizeof *this + m_table.capacity() * sizeof(quint64) + m_registers.capacity();
}

void TopCounter::add(std::string_view text)
{
    if (const auto known = m_index.find(text); known != m_index.end()) {
        ++m_entries[known->second].count;
        if (m_full)
            sink(m_slots[known->second]);
    } else if (m_entries.size() < kCapacity) {
        insert({std::string(text), 1, 0});
    } else {
        replaceLeast(text);
    }
}

void TopCounter::insert(Entry entry)
{
    m_bytes += kEntryBytes + entry.text.size() * 2;
    m_index.emplace(entry.text, m_entries.size());
    m_entries.push_back(std::move(entry));
}

// What is new takes the place of the least frequent, whose count is the most that it can have had before.
void TopCounter::replaceLeast(std::string_view text)
{
    if (!m_full) {
        m_full = true;
        m_heap.resize(m_entries.size());
        m_slots.resize(m_entries.size());
        for (std::size_t i = 0; i < m_entries.size(); ++i)
            place(i, i);
        for (std::size_t i = m_heap.size() / 2; i-- > 0;)
            sink(i);
    }
    Entry &least = m_entries[m_heap.front()];
    m_bytes += (text.size() - least.text.size()) * 2;
    m_index.erase(least.text);
    m_index.emplace(text, m_heap.front());
    least.error = least.count;
    ++least.count;
    least.text = text;
    sink(0);
}

void TopCounter::place(std::size_t slot, std::size_t entry)
{
    m_heap[slot] = entry;
    m_slots[entry] = slot;
}

void TopCounter::sink(std::size_t slot)
{
    const std::size_t entry = m_heap[slot];
    for (;;) {
        std::size_t child = slot * 2 + 1;
        if (child >= m_heap.size())
            break;
        if (child + 1 < m_heap.size() && m_entries[m_heap[child + 1]].count < m_entries[m_heap[child]].count)
            ++child;
        if (m_entries[m_heap[child]].count >= m_entries[entry].count)
            break;
        place(slot, m_heap[child]);
        slot = child;
    }
    place(slot, entry);
}

void TopCounter::merge(const TopCounter &other)
{
    // Who is not in a full summary can have had as much as its least there.
    const auto unseen = [](const TopCounter &counter) { return counter.m_full ? counter.m_entries[counter.m_heap.front()].count : 0; };
    const quint64 unseenHere = unseen(*this);
    const quint64 unseenThere = unseen(other);
    std::vector<Entry> all;
    for (const Entry &entry : m_entries) {
        const auto there = other.m_index.find(entry.text);
        const bool both = there != other.m_index.end();
        all.push_back({entry.text, entry.count + (both ? other.m_entries[there->second].count : unseenThere),
                       entry.error + (both ? other.m_entries[there->second].error : unseenThere)});
    }
    for (const Entry &entry : other.m_entries) {
        if (!m_index.contains(entry.text))
            all.push_back({entry.text, entry.count + unseenHere, entry.error + unseenHere});
    }
    std::sort(all.begin(), all.end(), moreFrequent);
    const bool full = m_full || other.m_full || all.size() > kCapacity;
    all.resize(std::min(all.size(), kCapacity));
    *this = {};
    for (Entry &entry : all)
        insert(std::move(entry));
    if (!full)
        return;
    m_full = true;
    m_heap.resize(m_entries.size());
    m_slots.resize(m_entries.size());
    for (std::size_t i = 0; i < m_entries.size(); ++i)
        place(i, m_entries.size() - 1 - i); // ascending is a heap
}

std::vector<TopCounter::Entry> TopCounter::top(std::size_t most) const
{
    std::vector<Entry> list = m_entries;
    most = std::min(most, list.size());
    std::partial_sort(list.begin(), list.begin() + static_cast<std::ptrdiff_t>(most), list.end(), moreFrequent);
    list.resize(most);
    return list;
}

} // namespace streamscope::query
