// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/messages/text_filter.h"

#include <re2/re2.h>

#include <algorithm>
#include <cstring>

namespace streamscope::messages {
namespace {

constexpr quint64 kRowsPerStep = 4096; // between two looks at the stop flag, and between two deliveries
constexpr int64_t kRegexMemory = 8 << 20;

} // namespace

struct TextMatcher::Private {
    std::string plain;               // case-sensitive text: memmem beats everything
    std::unique_ptr<RE2> expression; // else
};

TextMatcher::TextMatcher(std::unique_ptr<Private> p)
    : d(std::move(p))
{
}
TextMatcher::TextMatcher(TextMatcher &&) noexcept = default;
TextMatcher &TextMatcher::operator=(TextMatcher &&) noexcept = default;
TextMatcher::~TextMatcher() = default;

core::Result<TextMatcher> TextMatcher::make(const QString &text, const TextOptions &options)
{
    auto p = std::make_unique<Private>();
    const std::string utf8 = text.toStdString();
    if (!options.regex && options.caseSensitive) {
        p->plain = utf8;
        return TextMatcher(std::move(p));
    }
    RE2::Options re2;
    re2.set_log_errors(false);
    re2.set_case_sensitive(options.caseSensitive);
    re2.set_literal(!options.regex);
    re2.set_dot_nl(true);
    re2.set_max_mem(kRegexMemory);
    p->expression = std::make_unique<RE2>(utf8, re2);
    if (!p->expression->ok())
        return tl::make_unexpected(core::localError(core::ErrorKind::InvalidInput, QString::fromStdString(p->expression->error())));
    return TextMatcher(std::move(p));
}

bool TextMatcher::matches(std::string_view bytes) const
{
    if (d->expression)
        return RE2::PartialMatch(re2::StringPiece(bytes.data(), bytes.size()), *d->expression);
    return d->plain.empty() || (!bytes.empty() && ::memmem(bytes.data(), bytes.size(), d->plain.data(), d->plain.size()) != nullptr);
}

bool TextMatcher::matches(const cluster::RawMessage &message) const
{
    if ((!message.nullValue && matches(message.value)) || (!message.nullKey && matches(message.key)))
        return true;
    for (const cluster::RawHeader &header : message.headers) {
        if (matches(header.name) || (!header.nullValue && matches(header.value)))
            return true;
    }
    return false;
}

bool TextMatcher::matches(const HeldMessage &message) const
{
    if ((message.value && matches(*message.value)) || (message.key && matches(*message.key)))
        return true;
    if (message.headerCount == 0)
        return false;
    for (const cluster::RawHeader &header : message.headers()) {
        if (matches(header.name) || (!header.nullValue && matches(header.value)))
            return true;
    }
    return false;
}

FilterScan::FilterScan(TextMatcher matcher, std::function<void()> wake)
    : m_matcher(std::move(matcher))
    , m_wake(std::move(wake))
    , m_thread([this] { run(); })
{
}

FilterScan::~FilterScan()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stop.store(true);
    }
    m_changed.notify_all();
    m_thread.join();
}

void FilterScan::update(const Snapshot &snapshot)
{
    {
        const std::lock_guard lock(m_mutex);
        m_snapshot = snapshot;
    }
    m_changed.notify_all();
}

FilterScan::Progress FilterScan::take()
{
    const std::lock_guard lock(m_mutex);
    Progress progress;
    progress.newHits.swap(m_hits);
    progress.testedUntil = m_tested;
    progress.isCurrent = m_tested >= m_snapshot.endRow();
    return progress;
}

void FilterScan::run()
{
    std::vector<quint64> hits;
    while (true) {
        Snapshot snapshot;
        quint64 row = 0;
        {
            std::unique_lock lock(m_mutex);
            m_changed.wait(lock, [this] { return m_stop.load() || m_tested < m_snapshot.endRow(); });
            if (m_stop.load())
                return;
            snapshot = m_snapshot;
            row = std::max(m_tested, snapshot.firstRow()); // rows that left untested cannot be shown
        }
        const quint64 end = std::min(snapshot.endRow(), row + kRowsPerStep);
        hits.clear();
        for (; row < end; ++row) {
            if (m_matcher.matches(snapshot.at(row)))
                hits.push_back(row);
        }
        {
            const std::lock_guard lock(m_mutex);
            m_hits.insert(m_hits.end(), hits.begin(), hits.end());
            m_tested = std::max(m_tested, end);
        }
        m_wake();
    }
}

} // namespace streamscope::messages
