// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/query/value.h"

#include <functional>
#include <random>

namespace streamscope::query {

/// What the functions of templates draw from: the number of the message, the clock, and chance. All templates of one message
/// share one, so that key and value agree on seq() and now(). One thread at a time.
class TemplateSource {
public:
    using Clock = std::function<TimeParts()>;

    TemplateSource();                          ///< chance of its own, the system's clock
    TemplateSource(quint64 seed, Clock clock); ///< the same messages each time

    /// To be called before each message, the first one too.
    void nextMessage();

    [[nodiscard]] qint64 sequence() const { return m_sequence; } ///< from 1
    [[nodiscard]] TimeParts now() const { return m_now; }        ///< the same within a message
    [[nodiscard]] std::mt19937_64 &chance() { return m_chance; }

private:
    std::mt19937_64 m_chance;
    Clock m_clock;
    qint64 m_sequence = 0;
    TimeParts m_now;
};

} // namespace streamscope::query
