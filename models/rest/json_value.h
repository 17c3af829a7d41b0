// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"

#include <QByteArray>
#include <QString>

#include <functional>
#include <memory>
#include <optional>

namespace streamscope::rest {

/// A value inside a parsed answer, read tolerantly: what is not there or of another type is absent. Valid as long as its
/// JsonAnswer; not thread-safe.
class JsonValue {
public:
    [[nodiscard]] JsonValue operator[](const char *key) const;
    [[nodiscard]] std::optional<qint64> integer() const;
    [[nodiscard]] qint64 integer(qint64 otherwise) const { return integer().value_or(otherwise); }
    [[nodiscard]] std::optional<QString> text() const;
    [[nodiscard]] QString textOr(const QString &otherwise) const { return text().value_or(otherwise); }
    [[nodiscard]] bool isTrue() const;
    [[nodiscard]] QByteArray json() const; ///< without blanks; empty where it is absent
    [[nodiscard]] QString shown() const; ///< its JSON, shortened, for a sentence; untrusted plain text
    [[nodiscard]] bool exists() const;
    [[nodiscard]] bool isNull() const;
    [[nodiscard]] bool isArray() const;
    [[nodiscard]] bool isObject() const;
    void forEach(const std::function<void(const JsonValue &)> &visit) const; ///< of an array; nothing otherwise

private:
    friend class JsonAnswer;
    struct Element;
    std::shared_ptr<const Element> m_element;
};

/// A parsed body. Integers of 64 bits are exact; a number never passes through a double.
class JsonAnswer {
public:
    [[nodiscard]] static core::Result<JsonAnswer> parse(const QByteArray &body);
    [[nodiscard]] const JsonValue &root() const { return m_root; }

private:
    struct Document;
    std::shared_ptr<Document> m_document;
    JsonValue m_root;
};

} // namespace streamscope::rest
