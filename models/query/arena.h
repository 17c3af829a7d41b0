// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/query/sentences.h"

#include <cstddef>
#include <cstring>
#include <memory>
#include <new>
#include <string_view>
#include <type_traits>
#include <vector>

namespace streamscope::query {

/// Thrown when an evaluation would take more memory or time than it may; caught where the evaluation began.
struct LimitExceeded {
    const char *what; ///< a sentence of Sentences
};

/// Memory that is given back all at once. One thread. Holds what has no destructor.
class Arena {
public:
    explicit Arena(std::size_t limit)
        : m_limit(limit)
    {
    }
    Arena(const Arena &) = delete;
    Arena &operator=(const Arena &) = delete;

    template<typename T>
    [[nodiscard]] T *array(std::size_t count)
    {
        static_assert(std::is_trivially_destructible_v<T> && alignof(T) <= kAlign);
        if (count > m_limit / sizeof(T))
            throw LimitExceeded{QT_TRANSLATE_NOOP("Expression", "more memory than an expression may use")};
        T *items = static_cast<T *>(allocate(count * sizeof(T)));
        for (std::size_t i = 0; i < count; ++i)
            new (items + i) T;
        return items;
    }
    template<typename T, typename... Arguments>
    [[nodiscard]] T *make(Arguments &&...arguments)
    {
        static_assert(std::is_trivially_destructible_v<T> && alignof(T) <= kAlign);
        return new (allocate(sizeof(T))) T{std::forward<Arguments>(arguments)...};
    }
    [[nodiscard]] char *bytes(std::size_t count) { return static_cast<char *>(allocate(count)); }
    [[nodiscard]] std::string_view copy(std::string_view text)
    {
        if (text.empty())
            return {"", 0};
        char *to = bytes(text.size());
        std::memcpy(to, text.data(), text.size());
        return {to, text.size()};
    }

    void reset()
    {
        if (m_used == 0)
            return;
        if (m_blocks.size() > 1)
            m_blocks.resize(1); // the first is small and stays
        m_used = 0;
        m_at = m_blocks.front().get();
        m_left = kFirst;
    }

private:
    static constexpr std::size_t kAlign = 16;
    static constexpr std::size_t kFirst = 64 << 10;

    void *allocate(std::size_t count)
    {
        count = (count + kAlign - 1) & ~(kAlign - 1);
        if (count > m_left)
            grow(count);
        m_used += count;
        std::byte *taken = m_at;
        m_at += count;
        m_left -= count;
        return taken;
    }
    void grow(std::size_t count)
    {
        if (m_used + count > m_limit)
            throw LimitExceeded{QT_TRANSLATE_NOOP("Expression", "more memory than an expression may use")};
        std::size_t size = m_blocks.empty() ? kFirst : kFirst * 16;
        if (count > size)
            size = count;
        if (m_blocks.empty() && size > kFirst) { // the first block has always the same size
            m_blocks.emplace_back(new std::byte[kFirst]);
        }
        m_blocks.emplace_back(new std::byte[size]);
        m_at = m_blocks.back().get();
        m_left = size;
    }

    std::size_t m_limit;
    std::size_t m_used = 0;
    std::vector<std::unique_ptr<std::byte[]>> m_blocks;
    std::byte *m_at = nullptr;
    std::size_t m_left = 0;
};

} // namespace streamscope::query
