// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/config_text.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace streamscope::session {
namespace {

bool isBlank(QChar c)
{
    return c == u' ' || c == u'\t' || c == u'\f';
}

QStringList physicalLines(QString text)
{
    text.replace("\r\n"_L1, "\n"_L1);
    text.replace(u'\r', u'\n');
    if (text.startsWith(QChar(0xfeff)))
        text.remove(0, 1);
    return text.split(u'\n');
}

QString withoutLeadingBlanks(const QString &line)
{
    qsizetype start = 0;
    while (start < line.size() && isBlank(line.at(start)))
        ++start;
    return line.mid(start);
}

bool continues(const QString &line)
{
    qsizetype slashes = 0;
    while (slashes < line.size() && line.at(line.size() - 1 - slashes) == u'\\')
        ++slashes;
    return slashes % 2 == 1;
}

QString unescapeJava(const QString &text)
{
    QString out;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        if (c != u'\\' || i + 1 == text.size()) {
            if (c != u'\\')
                out += c;
            continue;
        }
        const QChar next = text.at(++i);
        switch (next.unicode()) {
        case u't': out += u'\t'; break;
        case u'n': out += u'\n'; break;
        case u'r': out += u'\r'; break;
        case u'f': out += u'\f'; break;
        case u'u': {
            bool ok = false;
            const ushort code = QStringView(text).mid(i + 1, 4).toUShort(&ok, 16);
            if (ok && i + 4 < text.size()) {
                out += QChar(code);
                i += 4;
            } else {
                out += u"\\u"_s;
            }
            break;
        }
        default: out += next;
        }
    }
    return out;
}

ConfigLine splitJava(const QString &logical, int line)
{
    qsizetype end = 0;
    for (; end < logical.size(); ++end) {
        const QChar c = logical.at(end);
        if (c == u'\\')
            ++end;
        else if (c == u'=' || c == u':' || isBlank(c))
            break;
    }
    end = std::min(end, logical.size());
    qsizetype value = end;
    while (value < logical.size() && isBlank(logical.at(value)))
        ++value;
    if (value < logical.size() && (logical.at(value) == u'=' || logical.at(value) == u':'))
        ++value;
    while (value < logical.size() && isBlank(logical.at(value)))
        ++value;
    const bool separated = end < logical.size();
    return {unescapeJava(logical.left(end)), unescapeJava(logical.mid(value)), line, !separated};
}

// POSIX words: quotes, backslashes, continuation lines. No expansion of any kind.
QStringList shellWords(const QString &text)
{
    QStringList words;
    QString word;
    bool inWord = false;
    QChar quote;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        if (quote == u'\'') {
            if (c == quote)
                quote = QChar();
            else
                word += c;
        } else if (c == u'\\' && i + 1 < text.size()) {
            const QChar next = text.at(++i);
            const bool special = quote.isNull() || next == u'"' || next == u'\\' || next == u'$' || next == u'`';
            if (next == u'\n')
                continue;
            if (!special)
                word += c;
            word += next;
            inWord = true;
        } else if (quote == u'"') {
            if (c == quote)
                quote = QChar();
            else
                word += c;
        } else if (c == u'\'' || c == u'"') {
            quote = c;
            inWord = true;
        } else if (c.isSpace()) {
            if (inWord)
                words.append(word);
            word.clear();
            inWord = false;
        } else {
            word += c;
            inWord = true;
        }
    }
    if (inWord)
        words.append(word);
    return words;
}

} // namespace

QList<ConfigLine> parseJavaProperties(const QString &text)
{
    QList<ConfigLine> result;
    const QStringList lines = physicalLines(text);
    for (qsizetype i = 0; i < lines.size(); ++i) {
        QString logical = withoutLeadingBlanks(lines.at(i));
        const int number = static_cast<int>(i) + 1;
        if (logical.isEmpty() || logical.startsWith(u'#') || logical.startsWith(u'!'))
            continue;
        while (continues(logical) && i + 1 < lines.size()) {
            logical.chop(1);
            logical += withoutLeadingBlanks(lines.at(++i));
        }
        ConfigLine line = splitJava(logical, number);
        if (line.broken)
            line.value = logical;
        result.append(line);
    }
    return result;
}

QList<ConfigLine> parseKeyValueLines(const QString &text)
{
    QList<ConfigLine> result;
    const QStringList lines = physicalLines(text);
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const QString line = lines.at(i).trimmed();
        if (line.isEmpty() || line.startsWith(u'#'))
            continue;
        const qsizetype equals = line.indexOf(u'=');
        const int number = static_cast<int>(i) + 1;
        if (equals <= 0)
            result.append({{}, line, number, true});
        else
            result.append({line.left(equals).trimmed(), line.mid(equals + 1).trimmed(), number, false});
    }
    return result;
}

QList<ConfigLine> parseKcatCommand(const QString &text)
{
    QStringList words = shellWords(text);
    if (!words.isEmpty() && words.first() == "$"_L1)
        words.removeFirst();
    const QString program = words.isEmpty() ? QString() : words.takeFirst().section(u'/', -1);
    if (program != "kcat"_L1 && program != "kafkacat"_L1)
        return {};
    QList<ConfigLine> result;
    for (qsizetype i = 0; i < words.size(); ++i) {
        const QString &word = words.at(i);
        if (!word.startsWith("-b"_L1) && !word.startsWith("-X"_L1) && !word.startsWith("-F"_L1))
            continue;
        const QString option = word.left(2);
        const QString argument = word.size() > 2 ? word.mid(2) : words.value(++i);
        if (option == "-b"_L1) {
            result.append({u"bootstrap.servers"_s, argument, 1, false});
        } else if (option == "-F"_L1) {
            result.append({{}, word, 1, true}); // a file that is not here
        } else {
            const qsizetype equals = argument.indexOf(u'=');
            if (equals > 0)
                result.append({argument.left(equals).trimmed(), argument.mid(equals + 1), 1, false});
            else
                result.append({{}, argument, 1, true});
        }
    }
    return result;
}

std::optional<JaasEntry> parseJaas(const QString &text)
{
    // Words end at blanks, '=' and ';'; a quoted value takes them in and knows backslashes.
    QStringList words;
    QString word;
    bool quoted = false;
    bool inWord = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        if (quoted && c == u'\\' && i + 1 < text.size()) {
            word += text.at(++i);
        } else if (c == u'"') {
            quoted = !quoted;
            inWord = true;
        } else if (!quoted && (c.isSpace() || c == u'=' || c == u';')) {
            if (inWord)
                words.append(word);
            word.clear();
            inWord = false;
            if (c == u'=')
                words.append(u"="_s);
            if (c == u';')
                break;
        } else {
            word += c;
            inWord = true;
        }
    }
    if (quoted)
        return {};
    if (inWord)
        words.append(word);
    static const QStringList kFlags{u"required"_s, u"requisite"_s, u"sufficient"_s, u"optional"_s};
    if (words.size() < 2 || !kFlags.contains(words.at(1).toLower()) || (words.size() - 2) % 3 != 0)
        return {};
    JaasEntry entry;
    entry.module = words.first().section(u'.', -1);
    for (qsizetype i = 2; i < words.size(); i += 3) {
        if (words.at(i + 1) != "="_L1)
            return {};
        entry.options.insert(words.at(i), words.at(i + 2));
    }
    return entry;
}

} // namespace streamscope::session
