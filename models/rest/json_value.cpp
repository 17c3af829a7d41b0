// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rest/json_value.h"

#include "models/rest/http_faults.h"
#include "models/rest/large_numbers.h"

#include <simdjson.h>

namespace streamscope::rest {

struct JsonValue::Element {
    simdjson::dom::element value;
};

struct JsonAnswer::Document {
    simdjson::dom::parser parser;
};

core::Result<JsonAnswer> JsonAnswer::parse(const QByteArray &body)
{
    JsonAnswer answer;
    answer.m_document = std::make_shared<Document>();
    simdjson::dom::element root;
    if (const auto error = parseJson(answer.m_document->parser, body).get(root); error != simdjson::SUCCESS)
        return tl::make_unexpected(brokenAnswer(QString::fromLatin1(simdjson::error_message(error)), {}));
    answer.m_root.m_element = std::make_shared<JsonValue::Element>(JsonValue::Element{root});
    return answer;
}

JsonValue JsonValue::operator[](const char *key) const
{
    JsonValue found;
    simdjson::dom::element value;
    if (m_element && m_element->value.is_object() && m_element->value.at_key(key).get(value) == simdjson::SUCCESS)
        found.m_element = std::make_shared<Element>(Element{value});
    return found;
}

std::optional<qint64> JsonValue::integer() const
{
    std::int64_t number = 0;
    if (!m_element || m_element->value.get(number) != simdjson::SUCCESS)
        return std::nullopt;
    return number;
}

std::optional<QString> JsonValue::text() const
{
    std::string_view view;
    if (!m_element || m_element->value.get(view) != simdjson::SUCCESS)
        return std::nullopt;
    return QString::fromUtf8(view.data(), static_cast<qsizetype>(view.size()));
}

QByteArray JsonValue::json() const
{
    return m_element ? QByteArray::fromStdString(simdjson::minify(m_element->value)) : QByteArray();
}

QString JsonValue::shown() const
{
    constexpr qsizetype kMost = 40;
    if (isObject() || isArray())
        return isObject() ? QStringLiteral("an object") : QStringLiteral("a list");
    const QByteArray text = json();
    return text.size() > kMost ? QString::fromUtf8(text.left(kMost)) + QChar(0x2026) : QString::fromUtf8(text);
}

bool JsonValue::isTrue() const
{
    bool value = false;
    return m_element && m_element->value.get(value) == simdjson::SUCCESS && value;
}

bool JsonValue::exists() const
{
    return m_element != nullptr;
}

bool JsonValue::isNull() const
{
    return m_element && m_element->value.is_null();
}

bool JsonValue::isArray() const
{
    return m_element && m_element->value.is_array();
}

bool JsonValue::isObject() const
{
    return m_element && m_element->value.is_object();
}

void JsonValue::forEach(const std::function<void(const JsonValue &)> &visit) const
{
    simdjson::dom::array array;
    if (!m_element || m_element->value.get(array) != simdjson::SUCCESS)
        return;
    for (const simdjson::dom::element value : array) {
        JsonValue item;
        item.m_element = std::make_shared<Element>(Element{value});
        visit(item);
    }
}

} // namespace streamscope::rest
