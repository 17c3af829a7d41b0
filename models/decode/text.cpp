// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/decode/decode.h"
#include "models/decode/json_scanner.h"

#include <QStringDecoder>
#include <QtEndian>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace streamscope::decode {
namespace {

constexpr std::size_t kProbeBytes = 1 << 20; // a larger document is not validated for a guess
constexpr int kBytesPerLine = 16;

// Characters that do something instead of showing something: they could turn the direction of writing, hide, or break a line.
bool isInvisible(char32_t c)
{
    return (c >= 0x200b && c <= 0x200f)    // zero width, marks of direction
           || (c >= 0x2028 && c <= 0x202e) // separators, embeddings, overrides
           || (c >= 0x2060 && c <= 0x206f) // joiners, isolates, deprecated formatting
           || c == 0x00ad || c == 0x061c || c == 0x115f || c == 0x1160 || c == 0x180e || c == 0x3164 || c == 0xfeff || c == 0xffa0 ||
           (c >= 0xfff9 && c <= 0xfffb)       // interlinear annotations
           || (c >= 0xe0000 && c <= 0xe007f); // tags
}

void appendMarked(QString &out, char32_t c)
{
    out += u"\u27e8U+%1\u27e9"_s.arg(QString::number(c, 16).toUpper().rightJustified(4, u'0'));
}

void appendVisible(QString &out, char32_t c, bool multiLine)
{
    if (multiLine && (c == U'\n' || c == U'\t'))
        out += QChar(static_cast<char16_t>(c));
    else if (c == U'\n')
        out += u'\u21b5'; // ↵ and ⇥ are in every font, the control pictures in few
    else if (c == U'\t')
        out += u'\u21e5';
    else if (c < 0x20 || (c >= 0x7f && c < 0xa0) || isInvisible(c) || (c >= 0xd800 && c < 0xe000))
        appendMarked(out, c);
    else if (c > 0xffff) {
        out += QChar(QChar::highSurrogate(c));
        out += QChar(QChar::lowSurrogate(c));
    } else
        out += QChar(static_cast<char16_t>(c));
}

bool isPlain(QChar c)
{
    return c.unicode() >= 0x20 && c.unicode() < 0x7f;
}

QString hexPreview(std::string_view bytes, int limit)
{
    QString text;
    for (std::size_t i = 0; i < bytes.size() && text.size() + 3 <= limit; ++i)
        text += (i > 0 ? u" "_s : QString()) + QString::number(static_cast<unsigned char>(bytes[i]), 16).rightJustified(2, u'0');
    return text.size() / 3 + 1 < static_cast<qsizetype>(bytes.size()) ? text + u'…' : text;
}

// The longest prefix, at most `wanted` bytes, that does not cut a character.
std::string_view wholeCharacters(std::string_view bytes, std::size_t wanted)
{
    if (bytes.size() <= wanted)
        return bytes;
    std::size_t end = wanted;
    while (end > 0 && wanted - end < 4 && (static_cast<unsigned char>(bytes[end]) & 0xc0U) == 0x80U)
        --end;
    return bytes.substr(0, end);
}

} // namespace

QString visibleText(QString text, bool multiLine)
{
    if (std::all_of(text.cbegin(), text.cend(), isPlain))
        return text;
    QString out;
    out.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        char32_t c = text[i].unicode();
        if (text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate())
            {
            c = QChar::surrogateToUcs4(text[i], text[i + 1]);
            ++i;
        }
        appendVisible(out, c, multiLine);
    }
    return out;
}

Format probe(std::optional<std::string_view> bytes)
{
    if (!bytes)
        return Format::Null;
    if (bytes->empty())
        return Format::Empty;
    const std::string_view start = bytes->substr(0, kProbeBytes);
    const auto first = std::find_if_not(start.begin(), start.end(), [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; });
    const bool mayBeJson = first != start.end() && std::string_view("{[\"-0123456789tfn").find(*first) != std::string_view::npos;
    if (mayBeJson && bytes->size() <= kProbeBytes && !checkJson(*bytes))
        return Format::Json;
    if (mayBeJson && bytes->size() > kProbeBytes && (*first == '{' || *first == '[') && isUtf8(wholeCharacters(*bytes, kProbeBytes)))
        return Format::Json;
    const std::string_view sample = wholeCharacters(*bytes, kProbeBytes);
    if (!isUtf8(sample))
        return Format::Binary;
    // Text has letters; a run of control characters that happens to be UTF-8 is binary.
    const auto controls = std::count_if(sample.begin(), sample.end(), [](char c) {
        const auto u = static_cast<unsigned char>(c);
        return u < 0x20 && c != '\n' && c != '\r' && c != '\t';
    });
    return controls * 8 > static_cast<std::ptrdiff_t>(sample.size()) ? Format::Binary : Format::Text;
}

std::optional<quint32> schemaId(std::string_view bytes)
{
    constexpr std::size_t kHead = 5;
    // Registries count from 1; a larger number is rather the beginning of something else.
    constexpr quint32 kLargest = 1U << 24;
    if (bytes.size() <= kHead || bytes[0] != '\0')
        return std::nullopt;
    const auto id = qFromBigEndian<quint32>(bytes.data() + 1);
    return id > 0 && id < kLargest ? std::optional(id) : std::nullopt;
}

QString textOf(std::string_view utf8)
{
    const QString text = QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
    return utf8.substr(0, 3) == "\xef\xbb\xbf" ? QChar(QChar::ByteOrderMark) + text : text;
}

QString preview(std::optional<std::string_view> bytes, int limit)
{
    if (!bytes || limit <= 0)
        return {};
    const std::string_view start = wholeCharacters(*bytes, static_cast<std::size_t>(limit) * 4);
    if (!isUtf8(start))
        return hexPreview(bytes->substr(0, static_cast<std::size_t>(limit)), limit);
    QString text = textOf(start);
    const bool cut = text.size() > limit || start.size() < bytes->size();
    text.truncate(limit);
    text = visibleText(text);
    return cut ? text + u'…' : text;
}

QString hexDump(std::string_view bytes, qsizetype offset, int lines)
{
    QString text;
    for (int line = 0; line < lines && offset < static_cast<qsizetype>(bytes.size()); ++line, offset += kBytesPerLine) {
        const std::string_view row = bytes.substr(static_cast<std::size_t>(offset), kBytesPerLine);
        QString hex;
        QString ascii;
        for (std::size_t i = 0; i < row.size(); ++i) {
            const auto byte = static_cast<unsigned char>(row[i]);
            hex += QString::number(byte, 16).rightJustified(2, u'0') + (i == 7 ? u"  "_s : u" "_s);
            ascii += byte >= 0x20 && byte < 0x7f ? QChar(static_cast<char16_t>(byte)) : QChar(u'.');
        }
        text += u"%1  %2 %3\n"_s.arg(QString::number(offset, 16).rightJustified(8, u'0'), hex.leftJustified(3 * kBytesPerLine + 1), ascii);
    }
    return text;
}

core::Result<QByteArray> fromHex(const QString &text)
{
    QByteArray bytes;
    int high = -1;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c.isSpace())
            continue;
        const int digit = c >= u'0' && c <= u'9'   ? c.unicode() - u'0'
                          : c >= u'a' && c <= u'f' ? c.unicode() - u'a' + 10
                          : c >= u'A' && c <= u'F' ? c.unicode() - u'A' + 10
                                                   : -1;
        if (digit < 0)
            return tl::make_unexpected(core::localError(core::ErrorKind::InvalidInput, QString::fromLatin1(QT_TRANSLATE_NOOP("ByteText", "not a hex digit")), QString::number(i + 1)));
        if (high < 0) {
            high = digit;
        } else {
            bytes.append(static_cast<char>(high * 16 + digit));
            high = -1;
        }
    }
    if (high >= 0)
        return tl::make_unexpected(
            core::localError(core::ErrorKind::InvalidInput, QString::fromLatin1(QT_TRANSLATE_NOOP("ByteText", "the last byte has one digit only")), QString::number(text.size())));
    return bytes;
}

core::Result<QByteArray> fromBase64(const QString &text)
{
    QByteArray compact;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c.isSpace())
            continue;
        const bool known = (c.unicode() < 0x80 && c.isLetterOrNumber()) || c == u'+' || c == u'/' || c == u'=';
        if (!known)
            return tl::make_unexpected(
                core::localError(core::ErrorKind::InvalidInput, QString::fromLatin1(QT_TRANSLATE_NOOP("ByteText", "not a base64 character")), QString::number(i + 1)));
        compact.append(static_cast<char>(c.unicode()));
    }
    auto decoded = exactBase64(compact);
    if (!decoded)
        return tl::make_unexpected(
            core::localError(core::ErrorKind::InvalidInput, QString::fromLatin1(QT_TRANSLATE_NOOP("ByteText", "the length or padding is wrong")), QString::number(text.size())));
    return *std::move(decoded);
}

std::optional<QByteArray> exactBase64(const QByteArray &text)
{
    auto decoded = QByteArray::fromBase64Encoding(text, QByteArray::Base64Encoding | QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded || (text.size() % 4 != 0 && text.contains('=')) || text.size() % 4 == 1) // Qt drops what is left over
        return {};
    return std::move(decoded.decoded);
}

} // namespace streamscope::decode
