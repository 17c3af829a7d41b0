// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <string_view>

/// Bytes → what a person can read. Pure and reentrant, no I/O; bounded work on hostile input.
namespace streamscope::decode {

enum class Format { Null, Empty, Json, Text, Binary };

/// What the bytes most likely are. bytes empty optional: Kafka's null. JSON means: valid JSON of any kind whose first byte
/// is { [ " or a number, true, false, null.
[[nodiscard]] Format probe(std::optional<std::string_view> bytes);

/// The schema id where the bytes look like Confluent's wire format – a zero byte, the id as four bytes, then Avro, Protobuf or JSON
/// by that schema. A guess: other binary formats can begin like this. Source: "Wire format" in Schema Registry's documentation.
[[nodiscard]] std::optional<quint32> schemaId(std::string_view bytes);

/// UTF-8 with all its characters: QString::fromUtf8 drops a byte order mark at the beginning.
[[nodiscard]] QString textOf(std::string_view utf8);

/// One line for a list cell, at most `limit` characters: text with control, bidirectional and zero-width characters made
/// visible, else hex. Reads no more of the bytes than it shows.
[[nodiscard]] QString preview(std::optional<std::string_view> bytes, int limit);

/// Makes control, bidirectional and zero-width characters and lone surrogates visible: ↵ for a newline, ⇥ for a tab, else
/// ⟨U+XXXX⟩. Keeps newlines and tabs when multiLine.
[[nodiscard]] QString visibleText(QString text, bool multiLine = false);

/// True when the bytes are valid UTF-8.
[[nodiscard]] bool isUtf8(std::string_view bytes);

/// Where JSON is broken.
struct JsonFault {
    qsizetype offset = 0; ///< byte offset from 0
    int line = 1;         ///< from 1
    int column = 1;       ///< in characters, from 1
    QString reason;       ///< English; QCoreApplication::translate("JsonFault", …) knows it
    enum class Kind { Syntax, UnterminatedString, InvalidNumber, InvalidEscape, InvalidUtf8, TooDeep, TrailingContent, Empty };
    Kind kind = Kind::Syntax;
};
/// Nothing: the bytes are one valid JSON document (RFC 8259).
[[nodiscard]] std::optional<JsonFault> checkJson(std::string_view bytes);

/// Indented by two spaces from the bytes themselves: numbers, strings, duplicate keys and their order exactly as they are.
/// Stops after `limit` bytes of output and says so. Bytes that are not valid JSON come back unchanged.
struct Formatted {
    QByteArray text;
    bool truncated = false;
};
[[nodiscard]] Formatted formatJson(std::string_view bytes, qsizetype limit);

/// Classic hex dump lines: offset, 16 bytes, ASCII. From `offset`, at most `lines` lines.
[[nodiscard]] QString hexDump(std::string_view bytes, qsizetype offset, int lines);

/// "0a ff" (white space free) or base64 → bytes; the error names the position.
[[nodiscard]] core::Result<QByteArray> fromHex(const QString &text);
[[nodiscard]] core::Result<QByteArray> fromBase64(const QString &text);
/// Base64 without white space, padded or not; nothing where a character is left over.
[[nodiscard]] std::optional<QByteArray> exactBase64(const QByteArray &text);

} // namespace streamscope::decode
