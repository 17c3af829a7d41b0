// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <random>

namespace streamscope::flows {

/// How many messages are sent when.
struct LoadShape {
    enum class Kind {
        Unlimited, ///< as fast as it goes
        Constant,  ///< rate
        Ramp,      ///< from rate to toRate within rampSeconds, then toRate
        Burst,     ///< burst messages at once, each everySeconds
        Poisson    ///< rate on average, at random moments that know nothing of each other
    };
    Kind kind = Kind::Unlimited;
    double rate = 1; ///< messages a second, above 0; Ramp: at least 0
    double toRate = 1; ///< at least 0
    double rampSeconds = 60; ///< above 0
    quint64 burst = 100; ///< at least 1
    double everySeconds = 1; ///< above 0

    friend bool operator==(const LoadShape &, const LoadShape &) = default;
};

/// When each message of a shape is due. Computed from its number, so that nothing adds up.
class LoadPace {
public:
    static constexpr qint64 kNever = INT64_MAX;

    /// seed: of Poisson's chance.
    explicit LoadPace(const LoadShape &shape, quint64 seed = 1);

    /// Of the next message, in microseconds since the start; never falls. kNever: there is none (a ramp down to 0).
    [[nodiscard]] qint64 dueUs() const { return m_due; }
    void step(); ///< the next one

private:
    [[nodiscard]] double rampSecond() const;
    void compute();

    LoadShape m_shape;
    quint64 m_number = 0; ///< from 0
    qint64 m_due = 0;
    double m_second = 0; ///< of Poisson's last one
    std::mt19937_64 m_chance;
};

} // namespace streamscope::flows
