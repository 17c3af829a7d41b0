// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/messages/text_filter.h"

#include "models/messages/pattern_fault.h"

#include <re2/re2.h>

#include <cstring>

namespace streamscope::messages {
namespace {

constexpr int64_t kRegexMemory = 8 << 20;

// A matcher may be shared: RE2 and memmem are reentrant.
class TextTest final : public MessageTest {
public:
    explicit TextTest(std::shared_ptr<const TextMatcher> matcher)
        : m_matcher(std::move(matcher))
    {
    }
    [[nodiscard]] Verdict test(const cluster::RawMessage &message) override { return verdict(m_matcher->matches(message)); }
    [[nodiscard]] Verdict test(const HeldMessage &message) override { return verdict(m_matcher->matches(message)); }
    [[nodiscard]] quint64 next(const Snapshot &snapshot, quint64 from, quint64 to) override { return m_matcher->next(snapshot, from, to); }
    [[nodiscard]] std::unique_ptr<MessageTest> clone() const override { return std::make_unique<TextTest>(m_matcher); }

private:
    static Verdict verdict(bool matches) { return matches ? Verdict::Yes : Verdict::No; }

    const std::shared_ptr<const TextMatcher> m_matcher;
};

} // namespace

struct TextMatcher::Private {
    std::string plain;               // case-sensitive text: memmem beats everything
    std::unique_ptr<RE2> expression; // else
    bool isText = false;             // a text of at least one character: it does not depend on where a row begins and ends

    // Where the text is; nullptr: nowhere.
    [[nodiscard]] const char *find(std::string_view bytes) const
    {
        if (!expression)
            return static_cast<const char *>(::memmem(bytes.data(), bytes.size(), plain.data(), plain.size()));
        re2::StringPiece found;
        const re2::StringPiece all(bytes.data(), bytes.size());
        return expression->Match(all, 0, bytes.size(), RE2::UNANCHORED, &found, 1) ? found.data() : nullptr;
    }
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
    p->isText = !options.regex && !utf8.empty();
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
        return tl::make_unexpected(core::localError(core::ErrorKind::InvalidInput,
                                                    patternFault(patternText(p->expression->error_code()), p->expression->error_arg())));
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

// What is found may lie across the end of a key or a row: the row is a candidate, not a hit. Before it there is none.
quint64 TextMatcher::next(const Snapshot &snapshot, quint64 from, quint64 to) const
{
    while (d->isText && from < to) {
        const Snapshot::Stretch stretch = snapshot.stretchAt(from, to);
        if (const char *const found = d->find(stretch.bytes))
            return snapshot.rowOf(stretch, found);
        from = stretch.endRow;
    }
    return from;
}

std::unique_ptr<MessageTest> makeTextTest(TextMatcher matcher)
{
    return std::make_unique<TextTest>(std::make_shared<const TextMatcher>(std::move(matcher)));
}

} // namespace streamscope::messages
