// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"

#include <QString>

#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

/// Fields of JSON documents, found in the raw bytes: what a value's fields as columns are read with. One pass finds all of
/// them and proves the document valid; nothing passes through a double. Of keys that an object has twice the last counts.
namespace streamscope::query {

/// Steps from a document to a field: names of fields and numbers of elements, from 0.
class FieldPath {
public:
    using Step = std::variant<std::string, qint64>;

    FieldPath() = default; ///< the document itself
    explicit FieldPath(std::vector<Step> steps)
        : m_steps(std::move(steps))
    {
    }
    /// "user.address[0].zip"; a name with other characters as ["a b"]. The error's message is a sentence, its where the
    /// 1-based column.
    [[nodiscard]] static core::Result<FieldPath> parse(const QString &text);

    [[nodiscard]] const std::vector<Step> &steps() const { return m_steps; }
    /// The text that parse() reads back.
    [[nodiscard]] QString text() const;

    friend bool operator==(const FieldPath &, const FieldPath &) = default;

private:
    std::vector<Step> m_steps;
};

/// A field as it stands in its document.
struct JsonField {
    enum class Type { Missing, Null, False, True, Number, String, Object, Array };
    Type type = Type::Missing;
    std::string_view raw; ///< its bytes: a number with all its digits, a string with quotes and escapes; empty: missing

    /// A string without quotes and escapes (a lone surrogate is U+FFFD), anything else as its bytes.
    [[nodiscard]] std::string text() const;
};

/// Reads the same fields from one document after another without allocating. One thread at a time; make one for each.
class FieldExtractor {
public:
    /// At most 255 different steps in all; those beyond are always missing.
    explicit FieldExtractor(const std::vector<FieldPath> &paths);
    FieldExtractor(FieldExtractor &&) noexcept;
    FieldExtractor &operator=(FieldExtractor &&) noexcept;
    ~FieldExtractor();

    /// False: the bytes are not one valid JSON document (RFC 8259, UTF-8, at most 1024 levels); every field is missing then.
    bool extract(std::string_view json);
    /// In the order of the paths; views of the last document.
    [[nodiscard]] JsonField field(std::size_t index) const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace streamscope::query
