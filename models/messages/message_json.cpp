// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/messages/message_json.h"

#include "models/decode/decode.h"
#include "models/messages/raw_of.h"

#include <simdjson.h>

#include <array>

using namespace Qt::StringLiterals;

namespace streamscope::messages {
namespace {

// JSON's own escapes, and the C1 controls, which a terminal would obey.
void appendString(std::string &out, std::string_view utf8)
{
    static constexpr char kHex[] = "0123456789abcdef";
    out += '"';
    std::size_t copied = 0;
    for (std::size_t i = 0; i < utf8.size(); ++i) {
        const auto c = static_cast<unsigned char>(utf8[i]);
        const bool c1 = c == 0xc2 && i + 1 < utf8.size() && static_cast<unsigned char>(utf8[i + 1]) < 0xa0;
        if (c >= 0x20 && c != '"' && c != '\\' && c != 0x7f && !c1)
            continue;
        out.append(utf8, copied, i - copied);
        const unsigned unit = c1 ? static_cast<unsigned char>(utf8[++i]) : c;
        copied = i + 1;
        if (c == '"' || c == '\\')
            out += {'\\', static_cast<char>(c)};
        else if (c == '\n')
            out += "\\n";
        else if (c == '\r')
            out += "\\r";
        else if (c == '\t')
            out += "\\t";
        else
            out += {'\\', 'u', '0', '0', kHex[unit >> 4], kHex[unit & 0xfU]};
    }
    out.append(utf8, copied);
    out += '"';
}

void appendBytes(std::string &out, bool null, std::string_view bytes)
{
    if (null) {
        out += "null";
    } else if (decode::isUtf8(bytes)) {
        appendString(out, bytes);
    } else {
        const QByteArray encoded = QByteArray::fromRawData(bytes.data(), static_cast<qsizetype>(bytes.size())).toBase64();
        out += "{\"base64\":\"";
        out.append(encoded.constData(), static_cast<std::size_t>(encoded.size()));
        out += "\"}";
    }
}

void appendJson(std::string &out, std::string_view json)
{
    // Raw line breaks stand only between tokens: inside strings JSON wants them escaped.
    for (const char c : json)
        out += c == '\n' || c == '\r' ? ' ' : c;
}

const char *typeName(cluster::TimestampType type)
{
    switch (type) {
    case cluster::TimestampType::CreateTime: return "create";
    case cluster::TimestampType::LogAppendTime: return "log_append";
    case cluster::TimestampType::None: break;
    }
    return "none";
}

using Bytes = std::optional<QByteArray>;

tl::unexpected<core::KafkaError> refuse(const QString &message, const QString &field)
{
    return tl::make_unexpected(core::localError(core::ErrorKind::InvalidInput, message, field));
}

core::Result<Bytes> readBytes(simdjson::dom::element element, const QString &field)
{
    if (element.is_null())
        return Bytes();
    std::string_view text;
    if (element.get(text) == simdjson::SUCCESS)
        return Bytes(QByteArray(text.data(), static_cast<qsizetype>(text.size())));
    simdjson::dom::object object;
    if (element.get(object) == simdjson::SUCCESS && object.size() == 1 && object["base64"].get(text) == simdjson::SUCCESS) {
        auto bytes = decode::fromBase64(QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())));
        if (!bytes)
            return refuse(u"%1: not valid base64: %2"_s.arg(field, bytes.error().message), field);
        return Bytes(*bytes);
    }
    return refuse(u"%1 must be null, a string or {\"base64\":\"…\"}"_s.arg(field), field);
}

core::Result<QList<cluster::Header>> readHeaders(simdjson::dom::element element)
{
    simdjson::dom::array list;
    if (element.is_null())
        return QList<cluster::Header>();
    if (element.get(list) != simdjson::SUCCESS)
        return refuse(u"headers must be a list of [name, value]"_s, u"headers"_s);
    QList<cluster::Header> headers;
    for (const simdjson::dom::element entry : list) {
        simdjson::dom::array pair;
        if (entry.get(pair) != simdjson::SUCCESS || pair.size() != 2)
            return refuse(u"each header must be [name, value]"_s, u"headers"_s);
        const auto name = readBytes(pair.at(0), u"a header's name"_s);
        const auto value = readBytes(pair.at(1), u"a header's value"_s);
        if (!name)
            return tl::make_unexpected(name.error());
        if (!value)
            return tl::make_unexpected(value.error());
        if (!*name)
            return refuse(u"a header's name cannot be null"_s, u"headers"_s);
        if ((*name)->contains('\0')) // the client library's names are C strings
            return refuse(u"a header's name cannot have a zero byte"_s, u"headers"_s);
        headers.append({**name, *value});
    }
    return headers;
}

core::Result<qint64> readInteger(simdjson::dom::element element, const QString &field)
{
    int64_t number = 0;
    if (element.get(number) != simdjson::SUCCESS)
        return refuse(u"%1 must be an integer"_s.arg(field), field);
    return number;
}

// One field of the object into the record; the error says which.
core::Result<void> readField(cluster::ProducerRecord &record, std::string_view name, simdjson::dom::element value)
{
    if (name == "key" || name == "value") {
        auto bytes = readBytes(value, QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size())));
        if (!bytes)
            return tl::make_unexpected(bytes.error());
        (name == "key" ? record.key : record.value) = *bytes;
        return {};
    }
    if (name == "headers") {
        auto headers = readHeaders(value);
        if (!headers)
            return tl::make_unexpected(headers.error());
        record.headers = *headers;
        return {};
    }
    if (name == "partition" || name == "timestamp") {
        if (value.is_null())
            return {};
        const auto number = readInteger(value, QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size())));
        if (!number)
            return tl::make_unexpected(number.error());
        if (name == "timestamp") {
            if (*number < -1)
                return refuse(u"timestamp must be a number from 0, or −1 for none"_s, u"timestamp"_s);
            record.timestampMs = *number;
        }
        if (name == "partition") {
            if (*number < 0 || *number > std::numeric_limits<qint32>::max())
                return refuse(u"partition must be a number from 0"_s, u"partition"_s);
            record.partition = static_cast<qint32>(*number);
        }
        return {};
    }
    if (name == "topic" || name == "offset" || name == "timestamp_type")
        return {};
    return refuse(u"there is no field “%1”"_s.arg(QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()))), u"fields"_s);
}

} // namespace

void appendMessageJson(std::string &out, const cluster::RawMessage &message, const QString &topic, bool jsonValue)
{
    const QByteArray name = topic.toUtf8();
    out += "{\"topic\":";
    appendString(out, {name.constData(), static_cast<std::size_t>(name.size())});
    out += ",\"partition\":" + std::to_string(message.partition) + ",\"offset\":" + std::to_string(message.offset);
    out += ",\"timestamp\":" + std::to_string(message.timestampMs) + ",\"timestamp_type\":\"" + typeName(message.timestampType) +
           "\",\"key\":";
    appendBytes(out, message.nullKey, message.key);
    out += ",\"value\":";
    if (jsonValue && !message.nullValue && !decode::checkJson(message.value))
        appendJson(out, message.value);
    else
        appendBytes(out, message.nullValue, message.value);
    out += ",\"headers\":[";
    for (std::size_t i = 0; i < message.headers.size(); ++i) {
        out += i > 0 ? ",[" : "[";
        appendBytes(out, false, message.headers[i].name);
        out += ',';
        appendBytes(out, message.headers[i].nullValue, message.headers[i].value);
        out += ']';
    }
    out += "]}";
}

QByteArray messageJson(const HeldMessage &message, const QString &topic, bool jsonValue)
{
    const std::vector<cluster::RawHeader> headers = message.headers();
    std::string out;
    appendMessageJson(out, rawOf(message, headers), topic, jsonValue);
    return QByteArray::fromStdString(out);
}

core::Result<cluster::ProducerRecord> parseMessageJson(const QByteArray &line)
{
    // The strict scanner first: it knows line and column, and rejects what simdjson would take differently.
    if (const auto fault = decode::checkJson({line.constData(), static_cast<std::size_t>(line.size())}))
        return refuse(u"not valid JSON at column %1: %2"_s.arg(fault->column).arg(fault->reason), QString::number(fault->column));
    simdjson::dom::parser parser;
    const simdjson::padded_string padded(line.constData(), static_cast<std::size_t>(line.size()));
    simdjson::dom::element document;
    if (const auto error = parser.parse(padded).get(document); error != simdjson::SUCCESS)
        return refuse(u"not readable as a message: %1"_s.arg(QString::fromLatin1(simdjson::error_message(error))), {});
    simdjson::dom::object object;
    if (document.get(object) != simdjson::SUCCESS)
        return refuse(u"a message is a JSON object"_s, {});
    cluster::ProducerRecord record;
    for (const auto field : object) {
        if (auto done = readField(record, field.key, field.value); !done)
            return tl::make_unexpected(done.error());
    }
    return record;
}

} // namespace streamscope::messages
