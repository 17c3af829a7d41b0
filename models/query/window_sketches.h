// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

/// Summaries of many values in little memory, all of which can be merged. Pure; one thread at a time. Room-internal.
namespace streamscope::query {

/// The same number for the same bytes in every run, well spread over 64 bits.
[[nodiscard]] quint64 steadyHash(std::string_view bytes);

/// The t-digest of Dunning and Ertl in its merging form, scale function k1: quantiles whose error shrinks towards both ends.
class TDigest {
public:
    static constexpr double kCompression = 200;
    /// Largest error of a quantile's rank, as a share of the count: half a centroid, π/(2·200)·√(q(1−q)).
    [[nodiscard]] static double rankError(double quantile);

    void add(double number, double weight = 1); ///< finite
    void merge(const TDigest &other);
    /// quantile from 0 to 1; at least one number was added.
    [[nodiscard]] double quantile(double quantile) const;
    [[nodiscard]] std::size_t bytes() const;

private:
    struct Centroid {
        double mean = 0;
        double weight = 0;
    };
    void compress() const;

    mutable std::vector<Centroid> m_centroids; ///< ascending
    mutable std::vector<Centroid> m_buffer;
    double m_total = 0;
    double m_least = 0;
    double m_most = 0;
};

/// How many different hashes: exact up to kExact, then HyperLogLog with 4096 registers.
class DistinctCounter {
public:
    static constexpr std::size_t kExact = 1024;
    static constexpr double kStandardError = 0.01625; ///< 1.04/√4096

    void add(quint64 hash);
    void merge(const DistinctCounter &other);
    [[nodiscard]] quint64 count() const;
    [[nodiscard]] bool isExact() const { return m_registers.empty(); }
    [[nodiscard]] std::size_t bytes() const;

private:
    void insert(quint64 hash);
    void enterRegisters(quint64 hash);
    void useRegisters();

    std::vector<quint64> m_table; ///< open addressing, 0: free
    std::size_t m_size = 0;
    bool m_zero = false; ///< the hash 0 itself
    std::vector<quint8> m_registers;
};

/// The most frequent texts: exact while there are at most kCapacity different ones, then space-saving (Metwally et al.): a
/// count may be too high by its error, never too low, and none is missing that is more frequent than total/kCapacity.
class TopCounter {
public:
    static constexpr std::size_t kCapacity = 512;

    struct Entry {
        std::string text;
        quint64 count = 0;
        quint64 error = 0; ///< at most so much of the count is not its own
    };

    void add(std::string_view text);
    void merge(const TopCounter &other);
    [[nodiscard]] std::vector<Entry> top(std::size_t most) const; ///< most frequent first, then by text
    [[nodiscard]] bool isExact() const { return !m_full; }
    [[nodiscard]] std::size_t bytes() const { return m_bytes; }

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };
    void insert(Entry entry);
    void replaceLeast(std::string_view text);
    void sink(std::size_t slot); ///< restores the heap below a count that grew
    void place(std::size_t slot, std::size_t entry);

    std::vector<Entry> m_entries;
    std::vector<std::size_t> m_heap; ///< numbers of entries, the least count first; only when full
    std::vector<std::size_t> m_slots; ///< of each entry in the heap
    std::unordered_map<std::string, std::size_t, Hash, std::equal_to<>> m_index;
    std::size_t m_bytes = 0;
    bool m_full = false; ///< something was replaced
};

} // namespace streamscope::query
