// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/query/json_field.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStringList>
#include <QTemporaryFile>

#include <cstdlib>
#include <random>

/// Fields of random documents as FieldExtractor finds them, against jq. jq keeps numbers as doubles: those made here are such.
namespace streamscope::testing {

/// Random JSON documents: the same ones from the same seed.
class RandomJson {
public:
    explicit RandomJson(quint64 seed)
        : m_chance(seed)
    {
    }
    std::string document()
    {
        std::string out;
        blanks(out);
        if (below(20) == 0)
            scalar(out);
        else
            object(out, 0);
        blanks(out);
        return out;
    }

private:
    quint64 below(quint64 bound) { return m_chance() % bound; }
    void blanks(std::string &out)
    {
        if (below(8) == 0)
            out.append(below(3) + 1, below(2) == 0 ? ' ' : '\t');
    }
    void name(std::string &out)
    {
        static constexpr const char *kNames[] = {"\"a\"", "\"b\"",      "\"list\"",    "\"a b\"", "\"\\u0061\"", "\"gr\\u00f6\u00dfe\"",
                                                 "\"\"",  "\"x\\\"y\"", "\"b\\u0000\""};
        out += kNames[below(std::size(kNames))];
    }
    void value(std::string &out, int depth)
    {
        blanks(out);
        const quint64 kind = depth < 4 ? below(10) : 9;
        if (kind < 3)
            object(out, depth + 1);
        else if (kind < 5)
            array(out, depth + 1);
        else
            scalar(out);
        blanks(out);
    }
    // Names come twice now and then.
    void object(std::string &out, int depth)
    {
        out += '{';
        for (quint64 i = 0, count = below(6); i < count; ++i) {
            out += i > 0 ? "," : "";
            blanks(out);
            name(out);
            blanks(out);
            out += ':';
            value(out, depth);
        }
        out += '}';
    }
    void array(std::string &out, int depth)
    {
        out += '[';
        for (quint64 i = 0, count = below(5); i < count; ++i) {
            out += i > 0 ? "," : "";
            value(out, depth);
        }
        out += ']';
    }
    void scalar(std::string &out)
    {
        switch (below(8)) {
        case 0: out += "null"; break;
        case 1: out += below(2) == 0 ? "true" : "false"; break;
        case 2: out += std::to_string(static_cast<qint64>(m_chance() >> 11) - (qint64{1} << 52)); break;
        case 3: out += std::to_string(below(2000)) + '.' + std::to_string(below(100'000)); break;
        case 4: out += '-' + std::to_string(below(10)) + '.' + std::to_string(below(1000)) + "e" + std::to_string(below(300)); break;
        case 5: out += std::to_string(below(1000)) + "E-" + std::to_string(below(20)); break;
        default: text(out); break;
        }
    }
    void text(std::string &out)
    {
        static constexpr const char *kPieces[] = {
            "plain ", "\\n",    "\\\"",       "\\\\",          "\\/", "\\u20ac", "\\ud83d\\ude00", "\\t\\r\\b\\f",
            "\u00fc", "\u65e5", "\U0001f600", "{\\\"a\\\":1}", "]",   "\\u00e9", "\\u0001",        ",:"};
        out += '"';
        for (quint64 i = 0, count = below(6); i < count; ++i)
            out += kPieces[below(std::size(kPieces))];
        out += '"';
    }

    std::mt19937_64 m_chance;
};

class JqDifference {
public:
    struct Result {
        qint64 documents = 0;
        qint64 present = 0; ///< fields that were there
        qint64 different = 0;
        QStringList examples; ///< the first few that differ
        QString fault;        ///< why jq could not be asked
    };

    /// Minutes for a million documents.
    [[nodiscard]] static Result run(qint64 documents, quint64 seed)
    {
        Result result;
        QTemporaryFile file;
        if (!file.open()) {
            result.fault = file.errorString();
            return result;
        }
        RandomJson written(seed);
        for (qint64 i = 0; i < documents; ++i)
            file.write(QByteArray::fromStdString(written.document() + '\n'));
        file.flush();
        QProcess jq;
        jq.start(QStringLiteral("jq"), {QStringLiteral("-c"), program(), file.fileName()});
        if (!jq.waitForStarted()) {
            result.fault = jq.errorString();
            return result;
        }
        RandomJson again(seed);
        query::FieldExtractor extractor(paths());
        while (result.documents < documents && (jq.canReadLine() || jq.waitForReadyRead(60'000))) {
            while (jq.canReadLine())
                compare(again.document(), jq.readLine(), extractor, result);
        }
        jq.closeReadChannel(QProcess::StandardOutput);
        jq.waitForFinished();
        if (result.documents != documents)
            result.fault = QString::fromUtf8(jq.readAllStandardError());
        return result;
    }

private:
    static std::vector<query::FieldPath> paths()
    {
        using query::FieldPath;
        return {FieldPath(),
                FieldPath({"a"}),
                FieldPath({"a", "b"}),
                FieldPath({"list"}),
                FieldPath({"list", qint64{1}}),
                FieldPath({"a b", "list", qint64{0}, "a"}),
                FieldPath({"gr\u00f6\u00dfe"}),
                FieldPath({""}),
                FieldPath({"x\"y"}),
                FieldPath({std::string("b\0", 2)}),
                FieldPath({"b", qint64{2}}),
                FieldPath({qint64{0}})};
    }

    // A list a document: of each path a list of what is there, empty where nothing is.
    static QString program()
    {
        QJsonArray list;
        for (const query::FieldPath &path : paths()) {
            QJsonArray steps;
            for (const query::FieldPath::Step &step : path.steps()) {
                const auto *index = std::get_if<qint64>(&step);
                steps.append(index ? QJsonValue(*index) : QJsonValue(QString::fromStdString(std::get<std::string>(step))));
            }
            list.append(steps);
        }
        return QStringLiteral(
                   "def at($p): if ($p|length) == 0 then [.] "
                   "elif ($p[0]|type) == \"string\" then (if type == \"object\" and has($p[0]) then (.[$p[0]]|at($p[1:])) else [] end) "
                   "elif type == \"array\" and length > $p[0] then (.[$p[0]]|at($p[1:])) else [] end; "
                   ". as $d | [%1[] as $p | $d | at($p)]")
            .arg(QString::fromUtf8(QJsonDocument(list).toJson(QJsonDocument::Compact)));
    }

    static void compare(const std::string &document, const QByteArray &line, query::FieldExtractor &extractor, Result &result)
    {
        ++result.documents;
        const QJsonArray answers = QJsonDocument::fromJson(line).array();
        const bool valid = extractor.extract(document);
        for (qsizetype i = 0; i < static_cast<qsizetype>(paths().size()); ++i) {
            const QJsonArray answer = answers.at(i).toArray();
            const query::JsonField field = extractor.field(static_cast<std::size_t>(i));
            result.present += answer.isEmpty() ? 0 : 1;
            if (valid && answers.size() == static_cast<qsizetype>(paths().size()) && isSame(field, answer))
                continue;
            ++result.different;
            if (result.examples.size() < 5)
                result.examples.append(
                    QStringLiteral("%1 in %2: %3")
                        .arg(paths()[static_cast<std::size_t>(i)].text(), QString::fromStdString(document), QString::fromUtf8(line)));
        }
    }

    static bool isSame(const query::JsonField &field, const QJsonArray &answer)
    {
        using Type = query::JsonField::Type;
        if (answer.isEmpty())
            return field.type == Type::Missing;
        const QJsonValue value = answer.first();
        switch (field.type) {
        case Type::Missing: return false;
        case Type::Null: return value.isNull();
        case Type::False: return value.isBool() && !value.toBool();
        case Type::True: return value.isBool() && value.toBool();
        case Type::Number: return value.isDouble() && value.toDouble() == std::strtod(field.text().c_str(), nullptr);
        case Type::String: return value.isString() && value.toString() == QString::fromStdString(field.text());
        case Type::Object: return value.isObject() && QJsonDocument::fromJson(bytesOf(field)).object() == value.toObject();
        case Type::Array: return value.isArray() && QJsonDocument::fromJson(bytesOf(field)).array() == value.toArray();
        }
        return false;
    }
    static QByteArray bytesOf(const query::JsonField &field)
    {
        return QByteArray(field.raw.data(), static_cast<qsizetype>(field.raw.size()));
    }
};

} // namespace streamscope::testing
