// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/query/template.h"

#include "models/decode/json_scanner.h"
#include "models/query/compiler.h"
#include "models/query/json_walker.h"
#include "models/query/lexer.h"
#include "models/query/sentences.h"

#include <algorithm>
#include <deque>

using namespace Qt::StringLiterals;

namespace streamscope::query {

struct Template::Data {
    enum class Place {
        Text,   ///< of a text, as it is
        Whole,  ///< a whole text: null and bytes too
        Json,   ///< a JSON value
        InJson, ///< a part of a JSON string
    };
    struct Piece {
        std::string before; ///< goes out as it is, ahead of the expression
        Place place = Place::Text;
        quint32 at = 0;                       ///< of the expression in the text, in bytes
        std::optional<Expression> expression; ///< none: the end
    };

    std::string text;
    TemplateFormat format = TemplateFormat::Text;
    std::vector<Piece> pieces;
};

namespace {

using Data = Template::Data;

quint32 bytesOf(std::string_view utf8, int units)
{
    const QString text = QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
    return static_cast<quint32>(text.left(units).toUtf8().size());
}

// Splits texts into what stands and what is computed.
class TemplateCompiler {
public:
    TemplateCompiler(Data &data, SyntaxFault &fault)
        : m_data(data)
        , m_fault(fault)
    {
    }

    bool run() { return m_data.format == TemplateFormat::Json ? json() : plain(); }

private:
    // A text that is searched for expressions, and where its bytes stand in the template.
    struct Source {
        std::string_view text;
        std::vector<quint32> positions; ///< of each byte and the end; empty: they follow each other from `at`
        quint32 at = 0;

        [[nodiscard]] quint32 position(std::size_t byte) const
        {
            return positions.empty() ? at + static_cast<quint32>(byte) : positions[std::min(byte, positions.size() - 1)];
        }
    };

    bool plain()
    {
        const Source source{m_data.text, {}, 0};
        if (!parts(source, isWhole(source.text) ? Data::Place::Whole : Data::Place::Text))
            return false;
        finish();
        return true;
    }

    bool json()
    {
        decode::JsonScanner scanner(m_data.text);
        while (const auto token = scanner.next()) {
            switch (*token) {
            case decode::JsonScanner::Token::End: finish(); return true;
            case decode::JsonScanner::Token::Key:
            case decode::JsonScanner::Token::String:
                if (!string(scanner.text(), *token == decode::JsonScanner::Token::Key))
                    return false;
                break;
            default: m_open += scanner.text();
            }
        }
        const decode::JsonFault fault = scanner.fault();
        const auto at = static_cast<std::size_t>(fault.offset);
        const bool bare = std::string_view(m_data.text).substr(std::min(at, m_data.text.size())).starts_with("${");
        return fail(
            static_cast<quint32>(at), 1,
            bare ? Sentences::tr("In a JSON template an expression stands in quotes: \"${…}\".")
                 : Sentences::tr("This is no JSON: %1.").arg(QCoreApplication::translate("JsonFault", fault.reason.toUtf8().constData())));
    }

    // token: with its quotes.
    bool string(std::string_view token, bool isKey)
    {
        const auto start = static_cast<quint32>(token.data() - m_data.text.data());
        if (token.find('$') == std::string_view::npos && token.find("\\u") == std::string_view::npos) {
            m_open += token;
            return true;
        }
        std::string decoded;
        Source source;
        source.positions = unescaped(token.substr(1, token.size() - 2), start + 1, decoded);
        source.text = decoded;
        if (decoded.find("${") == std::string::npos) {
            m_open += token;
            return true;
        }
        if (!isKey && isWhole(decoded))
            return parts(source, Data::Place::Json);
        m_open += '"';
        if (!parts(source, Data::Place::InJson))
            return false;
        m_open += '"';
        return true;
    }

    // What the string says, and where each of its bytes comes from.
    static std::vector<quint32> unescaped(std::string_view text, quint32 at, std::string &out)
    {
        std::vector<quint32> positions;
        std::size_t i = 0;
        while (i < text.size()) {
            std::size_t length = 1;
            if (text[i] == '\\') {
                length = text[i + 1] == 'u' ? 6 : 2;
                // Both halves of a pair at once.
                if (length == 6 && (text[i + 2] | 0x20) == 'd' && text.substr(i + 6, 2) == "\\u")
                    length = 12;
                unescapeJson(out, text.substr(i, length));
            } else {
                out += text[i];
            }
            positions.resize(out.size(), at + static_cast<quint32>(i));
            i += length;
        }
        positions.push_back(at + static_cast<quint32>(text.size()));
        return positions;
    }

    // "${e}" and nothing else.
    bool isWhole(std::string_view text)
    {
        if (!text.starts_with("${"))
            return false;
        std::size_t end = 0;
        SyntaxFault ignored;
        return expressionEnd(text.substr(2), end, ignored) && end + 3 == text.size();
    }

    // Where its brace closes: those inside strings and maps do not count.
    static bool expressionEnd(std::string_view text, std::size_t &end, SyntaxFault &fault)
    {
        SyntaxTree tree;
        Lexer lexer(text, tree, fault);
        int depth = 0;
        Token token;
        while (lexer.next(token)) {
            if (token.kind == TokenKind::End) {
                fault = {static_cast<quint32>(text.size()), 1, Sentences::tr("The “}” that ends the expression is missing.")};
                return false;
            }
            if (token.kind != TokenKind::Operator)
                continue;
            if (token.text == "{")
                ++depth;
            else if (token.text == "}" && depth-- == 0) {
                end = token.at;
                return true;
            }
        }
        return false;
    }

    bool parts(const Source &source, Data::Place place)
    {
        const std::string_view text = source.text;
        std::string standing;
        std::size_t i = 0;
        while (i < text.size()) {
            if (text.substr(i, 3) == "$${") {
                standing += "${";
                i += 3;
            } else if (text.substr(i, 2) == "${") {
                stand(standing, place);
                standing.clear();
                std::size_t length = 0;
                if (!expression(source, i + 2, place, length))
                    return false;
                i += 2 + length + 1;
            } else {
                standing += text[i++];
            }
        }
        stand(standing, place);
        return true;
    }

    void stand(const std::string &text, Data::Place place)
    {
        if (place != Data::Place::InJson) {
            m_open += text;
            return;
        }
        std::string quoted;
        appendJsonString(quoted, text);
        m_open.append(quoted, 1, quoted.size() - 2);
    }

    bool expression(const Source &source, std::size_t at, Data::Place place, std::size_t &length)
    {
        SyntaxFault fault;
        if (!expressionEnd(source.text.substr(at), length, fault))
            return fail(source.position(at + fault.at), std::max(fault.length, quint32{1}), fault.message);
        if (m_data.pieces.size() >= Template::kMaxExpressions)
            return fail(source.position(at), 1, Sentences::tr("A template has %1 expressions at most.").arg(Template::kMaxExpressions));
        const std::string_view text = source.text.substr(at, length);
        auto compiled = Expression::compile(QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())), UnknownNames::Refuse,
                                            Limits{.steps = kSteps}, Functions::Template);
        if (!compiled) {
            const quint32 first = bytesOf(text, compiled.error().position);
            const quint32 last = bytesOf(text, compiled.error().position + compiled.error().length);
            const quint32 from = source.position(at + first);
            return fail(from, std::max(source.position(at + last), from + 1) - from, compiled.error().message);
        }
        m_data.pieces.push_back({std::move(m_open), place, source.position(at), std::move(*compiled)});
        m_open.clear();
        return true;
    }

    bool fail(quint32 at, quint32 length, const QString &message)
    {
        m_fault = {at, length, message};
        return false;
    }

    void finish() { m_data.pieces.push_back({std::move(m_open), Data::Place::Text, 0, {}}); }

    // An expression's share of time: a tenth of what a filter may take, for a template has many.
    static constexpr quint64 kSteps = 2'000'000;

    Data &m_data;
    SyntaxFault &m_fault;
    std::string m_open; ///< what stands since the last expression
};

// JSON without the white space between its tokens: a message is one line.
void appendCompact(std::string &out, std::string_view json)
{
    bool inside = false;
    for (std::size_t i = 0; i < json.size(); ++i) {
        const char c = json[i];
        if (inside && c == '\\') {
            out.append(json, i++, 2);
            continue;
        }
        if (c == '"')
            inside = !inside;
        if (inside || (c != ' ' && c != '\n' && c != '\r' && c != '\t'))
            out += c;
    }
}

core::Result<void> appendAsJson(std::string &out, const Value &value, std::string_view jsonText, Language language)
{
    if (jsonText.empty())
        return appendJson(out, value, language);
    appendCompact(out, jsonText);
    return {};
}

// A text stands without quotes, whatever is no text as its JSON.
core::Result<void> appendAsText(std::string &out, const Value &value, std::string_view jsonText, Language language)
{
    switch (value.kind()) {
    case Kind::String:
    case Kind::Bytes: out += value.text(); return {};
    case Kind::Optional:
        if (value.optional())
            return appendAsText(out, *value.optional(), {}, language);
        out += "null";
        return {};
    case Kind::Timestamp:
    case Kind::Duration:
    case Kind::Type:
    case Kind::Ip:
    case Kind::Cidr: {
        std::string quoted;
        if (auto done = appendJson(quoted, value, language); !done)
            return done;
        out.append(quoted, 1, quoted.size() - 2); // nothing in them is ever escaped
        return {};
    }
    default: return appendAsJson(out, value, jsonText, language);
    }
}

core::Result<void> appendInJson(std::string &out, const Value &value, std::string_view jsonText, Language language)
{
    std::string text;
    if (value.kind() == Kind::Bytes) // they are no text
        appendBase64(text, value.text());
    else if (auto done = appendAsText(text, value, jsonText, language); !done)
        return done;
    std::string quoted;
    appendJsonString(quoted, text);
    out.append(quoted, 1, quoted.size() - 2);
    return {};
}

core::Result<void> append(std::string &out, Data::Place place, const Value &value, std::string_view jsonText, Language language)
{
    switch (place) {
    case Data::Place::Json: return appendAsJson(out, value, jsonText, language);
    case Data::Place::InJson: return appendInJson(out, value, jsonText, language);
    default: return appendAsText(out, value, jsonText, language);
    }
}

bool isNone(const Value &value)
{
    return value.isNull() || (value.kind() == Kind::Optional && (!value.optional() || value.optional()->isNull()));
}

} // namespace

Template::Template(std::shared_ptr<const Data> data)
    : m_data(std::move(data))
{
}

tl::expected<Template, ExpressionFault> Template::compile(const QString &text, TemplateFormat format)
{
    auto data = std::make_shared<Data>();
    data->text = text.toStdString();
    data->format = format;
    SyntaxFault fault;
    if (data->text.size() > static_cast<std::size_t>(kMaxBytes))
        fault = {0, 1, Sentences::tr("A template has %1 bytes at most.").arg(kMaxBytes)};
    else if (TemplateCompiler(*data, fault).run())
        return Template(std::move(data));
    return tl::make_unexpected(located(data->text, fault));
}

QString Template::text() const
{
    return QString::fromStdString(m_data->text);
}

TemplateFormat Template::format() const
{
    return m_data->format;
}

QStringList Template::fields() const
{
    QStringList all;
    for (const Data::Piece &piece : m_data->pieces) {
        if (piece.expression)
            all += piece.expression->fields();
    }
    all.removeDuplicates();
    all.sort();
    return all;
}

TemplateWriter::TemplateWriter(Template text, std::shared_ptr<TemplateSource> source, std::size_t maxBytes)
    : m_template(std::move(text))
    , m_maxBytes(maxBytes)
{
    for (const Data::Piece &piece : m_template.m_data->pieces) {
        if (piece.expression)
            m_evaluators.emplace_back(*piece.expression, source);
    }
}

TemplateWriter::TemplateWriter(TemplateWriter &&) noexcept = default;
TemplateWriter &TemplateWriter::operator=(TemplateWriter &&) noexcept = default;
TemplateWriter::~TemplateWriter() = default;

template<typename Evaluate>
TemplateWriter::Written TemplateWriter::fill(Evaluate evaluate)
{
    const Data &data = *m_template.m_data;
    std::string out;
    for (std::size_t i = 0; i < data.pieces.size(); ++i) {
        const Data::Piece &piece = data.pieces[i];
        const auto failed = [&](const auto &reason) {
            const ExpressionFault place = located(data.text, {piece.at, 1, {}});
            m_english = reason(Language::English);
            return tl::make_unexpected(core::localError(core::ErrorKind::InvalidInput, reason(Language::Program),
                                                        u"%1:%2"_s.arg(place.line).arg(place.column)));
        };
        out += piece.before;
        if (piece.expression) {
            const Value value = evaluate(m_evaluators[i]);
            if (value.isError())
                return failed([&value](Language language) { return value.errorText(language); });
            if (piece.place == Data::Place::Whole && isNone(value))
                return std::optional<QByteArray>();
            const std::string_view json = m_evaluators[i].jsonText();
            if (!append(out, piece.place, value, json, Language::Program)) {
                return failed([&](Language language) {
                    std::string again;
                    const auto done = append(again, piece.place, value, json, language);
                    return done ? QString() : done.error().message;
                });
            }
        }
        if (out.size() > m_maxBytes)
            return failed([this](Language language) { return Sentences::in(language, Sentences::kFilledTooLarge).arg(m_maxBytes); });
    }
    return QByteArray(out.data(), static_cast<qsizetype>(out.size()));
}

TemplateWriter::Written TemplateWriter::write()
{
    return fill([](Evaluator &evaluator) { return evaluator.evaluate(); });
}

TemplateWriter::Written TemplateWriter::write(const cluster::RawMessage &message, std::string_view topic)
{
    return fill([&](Evaluator &evaluator) { return evaluator.evaluate(message, topic); });
}

TemplateWriter::Written TemplateWriter::write(const messages::HeldMessage &message, std::string_view topic)
{
    return fill([&](Evaluator &evaluator) { return evaluator.evaluate(message, topic); });
}

} // namespace streamscope::query
