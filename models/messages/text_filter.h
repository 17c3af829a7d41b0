// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cluster/message_sink.h"
#include "models/core/result.h"
#include "models/messages/message_test.h"

#include <QString>

#include <memory>

namespace streamscope::messages {

struct TextOptions {
    bool regex = false; ///< RE2's syntax: bounded cost on any input
    bool caseSensitive = true;
};

/// A plain text or regular expression, looked for in the bytes of key, value, header names and header values. Reentrant.
class TextMatcher {
public:
    /// The error's message says what is wrong with the expression.
    [[nodiscard]] static core::Result<TextMatcher> make(const QString &text, const TextOptions &options);
    TextMatcher(TextMatcher &&) noexcept;
    TextMatcher &operator=(TextMatcher &&) noexcept;
    ~TextMatcher();

    [[nodiscard]] bool matches(std::string_view bytes) const;
    [[nodiscard]] bool matches(const cluster::RawMessage &message) const;
    [[nodiscard]] bool matches(const HeldMessage &message) const;
    /// The first of the rows [from, to) that may match, to: none. A text is looked for in many rows at once.
    [[nodiscard]] quint64 next(const Snapshot &snapshot, quint64 from, quint64 to) const;

private:
    struct Private;
    explicit TextMatcher(std::unique_ptr<Private> p);
    std::unique_ptr<Private> d;
};

/// The test whether a message has the text.
[[nodiscard]] std::unique_ptr<MessageTest> makeTextTest(TextMatcher matcher);

} // namespace streamscope::messages
