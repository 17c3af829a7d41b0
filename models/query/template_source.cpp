// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/query/template_source.h"

#include <chrono>

namespace streamscope::query {
namespace {

TimeParts systemTime()
{
    const auto since = std::chrono::system_clock::now().time_since_epoch();
    const auto seconds = std::chrono::floor<std::chrono::seconds>(since);
    // Milliseconds are what Kafka keeps of a time.
    const auto millis = std::chrono::duration_cast<std::chrono::milliseconds>(since - seconds);
    return {seconds.count(), static_cast<qint32>(millis.count() * 1'000'000)};
}

quint64 randomSeed()
{
    std::random_device device;
    return quint64{device()} << 32 | device();
}

} // namespace

TemplateSource::TemplateSource()
    : TemplateSource(randomSeed(), systemTime)
{
}

TemplateSource::TemplateSource(quint64 seed, Clock clock)
    : m_chance(seed)
    , m_clock(std::move(clock))
{
}

void TemplateSource::nextMessage()
{
    ++m_sequence;
    m_now = m_clock();
}

} // namespace streamscope::query
