// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/query/window_values.h"

#include "models/query/json_walker.h"
#include "models/query/sentences.h"
#include "models/query/value_ops.h"

#include <algorithm>
#include <cmath>
#include <limits>

using namespace Qt::StringLiterals;

namespace streamscope::query {
namespace {

constexpr double kTwo63 = 9223372036854775808.0;

// The tags of keys. Behind Text stand the bytes themselves, behind all others JSON.
enum Tag : char {
    Text = 's',
    Number = 'n',
    Unsigned = 'u',
    Double = 'f',
    Truth = 'b',
    Nothing = '0',
    Nested = 'j',
    Bytes = 'y',
    Moment = 't',
    Span = 'd',
    Other = 'o'
};

char tagOf(Kind kind)
{
    switch (kind) {
    case Kind::Null: return Nothing;
    case Kind::Bool: return Truth;
    case Kind::Int: return Number;
    case Kind::Uint: return Unsigned;
    case Kind::Double: return Double;
    case Kind::String: return Text;
    case Kind::Bytes: return Bytes;
    case Kind::Timestamp: return Moment;
    case Kind::Duration: return Span;
    case Kind::List:
    case Kind::Map: return Nested;
    default: return Other;
    }
}

// Equal numbers are one group: 1, 1u and 1.0.
Value plainNumber(const Value &value)
{
    if (value.kind() == Kind::Uint && value.toUint() <= static_cast<quint64>(std::numeric_limits<qint64>::max()))
        return Value::ofInt(static_cast<qint64>(value.toUint()));
    if (value.kind() == Kind::Double) {
        const double number = value.toDouble();
        if (number >= -kTwo63 && number < kTwo63 && std::trunc(number) == number)
            return Value::ofInt(static_cast<qint64>(number));
        if (number >= kTwo63 && number < 2 * kTwo63)
            return Value::ofUint(static_cast<quint64>(number));
    }
    return value;
}

core::Result<void> appendCanonical(std::string &out, const Value &value)
{
    if (value.kind() == Kind::List) {
        out += '[';
        for (quint32 i = 0; i < value.size(); ++i) {
            out += i > 0 ? "," : "";
            if (auto done = appendCanonical(out, value.item(i)); !done || out.size() > kMaxKeyBytes)
                return done;
        }
        out += ']';
        return {};
    }
    if (value.kind() != Kind::Map)
        return appendJson(out, plainNumber(value));
    std::vector<std::string> entries;
    std::size_t total = 0;
    for (quint32 i = 0; i < value.size() && total <= kMaxKeyBytes; ++i) {
        std::string key;
        std::string &entry = entries.emplace_back();
        if (auto done = appendJson(key, plainNumber(value.mapKey(i))); !done)
            return done;
        if (key.starts_with('"'))
            entry = key;
        else
            appendJsonString(entry, key);
        entry += ':';
        if (auto done = appendCanonical(entry, value.mapValue(i)); !done)
            return done;
        total += entry.size();
    }
    std::sort(entries.begin(), entries.end());
    out += '{';
    for (const std::string &entry : entries)
        (out += &entry == &entries.front() ? "" : ",") += entry;
    out += '}';
    return {};
}

QString byteLiteral(const QByteArray &bytes)
{
    QString text = u"b\""_s;
    for (const char c : bytes)
        text += u"\\x%1"_s.arg(static_cast<unsigned char>(c), 2, 16, QLatin1Char('0'));
    return text + u'"';
}

} // namespace

std::size_t WindowValues::add(const Expression &expression)
{
    for (std::size_t i = 0; i < m_sources.size(); ++i) {
        if (m_sources[i].evaluator.expression().text() == expression.text())
            return i;
    }
    Source source{.evaluator = Evaluator(expression), .field = -1, .unescaped = {}, .value = {}, .known = false};
    if (auto path = expression.valueField()) {
        source.field = static_cast<qsizetype>(m_paths.size());
        m_paths.push_back(std::move(*path));
        m_extractor = FieldExtractor(m_paths);
    }
    m_sources.push_back(std::move(source));
    return m_sources.size() - 1;
}

void WindowValues::look(const cluster::RawMessage &message, std::string_view topic)
{
    m_message = &message;
    m_topic = topic;
    m_document = Document::Unread;
    for (Source &source : m_sources)
        source.known = false;
}

Value WindowValues::value(std::size_t index)
{
    Source &source = m_sources[index];
    if (!source.known) {
        if (source.field < 0 || !readField(source))
            source.value = source.evaluator.evaluate(*m_message, m_topic);
        source.known = true;
    }
    return source.value;
}

// False where the evaluator has to say it: what is missing, and what is made of more than one value.
bool WindowValues::readField(Source &source)
{
    if (m_document == Document::Unread) {
        const bool isJson = !m_message->nullValue && m_extractor.extract(m_message->value);
        m_document = isJson ? Document::Json : Document::Other;
    }
    if (m_document == Document::Other)
        return false;
    const JsonField field = m_extractor.field(static_cast<std::size_t>(source.field));
    switch (field.type) {
    case JsonField::Type::Null: source.value = Value(); return true;
    case JsonField::Type::False:
    case JsonField::Type::True: source.value = Value::ofBool(field.type == JsonField::Type::True); return true;
    case JsonField::Type::Number: source.value = jsonNumber(field.raw); return true;
    case JsonField::Type::String: {
        const std::string_view inside = field.raw.substr(1, field.raw.size() - 2);
        if (inside.find('\\') == std::string_view::npos) {
            source.value = Value::ofString(inside);
        } else {
            source.unescaped.clear();
            unescapeJson(source.unescaped, inside);
            source.value = Value::ofString(source.unescaped);
        }
        return true;
    }
    default: return false;
    }
}

std::optional<QString> appendValueKey(std::string &out, const Value &value)
{
    if (value.kind() == Kind::Optional)
        return appendValueKey(out, value.optional() ? *value.optional() : Value());
    if (value.isError())
        return value.errorText();
    const std::size_t start = out.size();
    const Value plain = plainNumber(value);
    out += tagOf(plain.kind());
    if (plain.kind() == Kind::String) {
        if (plain.text().size() <= kMaxKeyBytes)
            out += plain.text();
    } else if (auto done = appendCanonical(out, plain); !done) {
        return done.error().message;
    }
    if (out.size() - start > kMaxKeyBytes || (plain.kind() == Kind::String && plain.text().size() > kMaxKeyBytes))
        return Sentences::tr("a text of more than %1 bytes makes no group").arg(kMaxKeyBytes);
    return std::nullopt;
}

void appendKeyJson(std::string &out, std::string_view key)
{
    if (key.front() == Text)
        appendJsonString(out, key.substr(1));
    else
        out += key.substr(1);
}

QString keyText(std::string_view key)
{
    const std::string_view text = key.substr(1);
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

QString keyLiteral(std::string_view key)
{
    std::string json;
    appendKeyJson(json, key);
    const QString text = QString::fromStdString(json);
    switch (key.front()) {
    case Unsigned: return text + u'u';
    case Moment: return u"timestamp(%1)"_s.arg(text);
    case Span: return u"duration(%1)"_s.arg(text);
    case Double: return text.startsWith(u'"') ? u"double(%1)"_s.arg(text) : text;
    case Bytes: return byteLiteral(QByteArray::fromBase64(text.mid(1, text.size() - 2).toLatin1()));
    case Other: return u"null"_s; // types and addresses have no literal
    default: return text;
    }
}

} // namespace streamscope::query
