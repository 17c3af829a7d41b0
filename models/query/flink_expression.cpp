// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/query/flink_expression.h"

#include "models/query/sentences.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace streamscope::query {
namespace {

using SqlType = FlinkExpression::Type;

constexpr std::size_t kExactDigits = 15; // that every double of so many digits keeps

bool isNumeric(SqlType type)
{
    return type == SqlType::Integer || type == SqlType::Real;
}

// Of two parts that must be of one type; nothing: they cannot be.
std::optional<SqlType> commonType(std::optional<SqlType> a, std::optional<SqlType> b)
{
    if (!a || !b || *a == *b || *b == SqlType::Any)
        return a && b ? a : std::nullopt;
    return *a == SqlType::Any ? b : std::nullopt;
}

bool bindsLoosely(const PortableTerm &term)
{
    switch (term.kind) {
    case TermKind::And:
    case TermKind::Or:
    case TermKind::Not:
    case TermKind::Negate:
    case TermKind::Multiply:
    case TermKind::Divide:
    case TermKind::Modulo:
    case TermKind::Add:
    case TermKind::Subtract:
    case TermKind::Less:
    case TermKind::LessEqual:
    case TermKind::Greater:
    case TermKind::GreaterEqual:
    case TermKind::Equal:
    case TermKind::NotEqual:
    case TermKind::Contains:
    case TermKind::StartsWith:
    case TermKind::EndsWith: return true;
    case TermKind::Number: return term.text.front() == '-';
    default: return false;
    }
}

std::string quotedWith(std::string_view text, char quote)
{
    std::string out(1, quote);
    for (const char c : text) {
        out += c;
        if (c == quote)
            out += quote;
    }
    return out + quote;
}

bool needsNoQuotes(const std::string &name)
{
    const auto isLetter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; };
    return !name.empty() && isLetter(name.front()) &&
           std::all_of(name.begin(), name.end(), [&isLetter](char c) { return isLetter(c) || (c >= '0' && c <= '9'); });
}

std::string jsonPath(const std::vector<FieldPath::Step> &steps, std::size_t count)
{
    std::string out = "$";
    for (std::size_t i = 0; i < count; ++i) {
        if (const auto *index = std::get_if<qint64>(&steps[i])) {
            out += '[' + std::to_string(*index) + ']';
            continue;
        }
        const std::string &name = std::get<std::string>(steps[i]);
        if (needsNoQuotes(name)) {
            out += '.' + name;
            continue;
        }
        out += "['";
        for (const char c : name) {
            if (c == '\'' || c == '\\')
                out += '\\';
            out += c;
        }
        out += "']";
    }
    return out;
}

std::string columnOf(const PortableTerm &field)
{
    return field.ofKey ? "`key`" : "`value`";
}

std::string pathOf(const PortableTerm &field)
{
    return columnOf(field) + ", " + FlinkExpression::literal(jsonPath(field.path, field.path.size()));
}

QString fieldTypesNote()
{
    return Sentences::tr("A field is taken to have the type that it is compared with; where it has another it counts as missing.");
}

} // namespace

std::string FlinkExpression::literal(std::string_view text)
{
    return quotedWith(text, '\'');
}

std::string FlinkExpression::identifier(std::string_view name)
{
    return quotedWith(name, '`');
}

std::optional<FlinkExpression::Type> FlinkExpression::typeOf(const PortableTerm &term)
{
    switch (term.kind) {
    case TermKind::Number: return term.isReal ? Type::Real : Type::Integer;
    case TermKind::Field: return Type::Any;
    case TermKind::Partition:
    case TermKind::Offset:
    case TermKind::Size:
    case TermKind::ToInteger: return Type::Integer;
    case TermKind::ToReal: return Type::Real;
    case TermKind::Text:
    case TermKind::Topic:
    case TermKind::KeyText:
    case TermKind::ValueText:
    case TermKind::Replace:
    case TermKind::ToText: return Type::Text;
    case TermKind::Negate: return typeOf(term.terms[0]);
    case TermKind::Multiply:
    case TermKind::Divide:
    case TermKind::Modulo:
    case TermKind::Add:
    case TermKind::Subtract: return commonType(typeOf(term.terms[0]), typeOf(term.terms[1]));
    case TermKind::Choose: return commonType(typeOf(term.terms[1]), typeOf(term.terms[2]));
    default: return Type::Truth;
    }
}

FlinkExpression::Text FlinkExpression::refuse(const QString &what, const QString &why)
{
    addSentence(m_copy.missing, noEquivalent(Engine::FlinkSql, what, why));
    return std::nullopt;
}

FlinkExpression::Text FlinkExpression::write(const PortableTerm &term, Type wanted)
{
    const auto type = typeOf(term);
    if (wanted != Type::Any && type && *type != Type::Any && *type != wanted && !(wanted == Type::Decimal && isNumeric(*type)) &&
        !(wanted == Type::Real && *type == Type::Integer))
        return refuse(term.text.empty() ? u"…"_s : QString::fromStdString(term.text), Sentences::tr("it has another type than is wanted there"));
    switch (term.kind) {
    case TermKind::Field: return field(term, wanted);
    case TermKind::And: return logical(term, " AND ");
    case TermKind::Or: return logical(term, " OR ");
    case TermKind::Not:
    case TermKind::Negate: return negation(term, wanted);
    case TermKind::Multiply: return arithmetic(term, " * ", wanted);
    case TermKind::Divide: return arithmetic(term, " / ", wanted);
    case TermKind::Modulo: return arithmetic(term, " % ", wanted);
    case TermKind::Add: return arithmetic(term, " + ", wanted);
    case TermKind::Subtract: return arithmetic(term, " - ", wanted);
    case TermKind::Less: return comparison(term, " < ");
    case TermKind::LessEqual: return comparison(term, " <= ");
    case TermKind::Greater: return comparison(term, " > ");
    case TermKind::GreaterEqual: return comparison(term, " >= ");
    case TermKind::Equal: return comparison(term, " = ");
    case TermKind::NotEqual: return comparison(term, " <> ");
    case TermKind::Choose: return choice(term, wanted);
    case TermKind::Contains:
    case TermKind::StartsWith:
    case TermKind::EndsWith:
    case TermKind::Matches:
    case TermKind::Size:
    case TermKind::Replace: return textFunction(term);
    case TermKind::ToText:
    case TermKind::ToInteger:
    case TermKind::ToReal: return conversion(term);
    case TermKind::Has: return presence(term.terms[0]);
    case TermKind::IsNull: return nullTest(term.terms[0]);
    default: return plain(term, wanted);
    }
}

FlinkExpression::Text FlinkExpression::plain(const PortableTerm &term, Type)
{
    switch (term.kind) {
    case TermKind::Truth: return term.text == "true" ? "TRUE" : "FALSE";
    case TermKind::Text: return literal(term.text);
    case TermKind::Topic: return "`topic`";
    case TermKind::Partition: return "`partition`";
    case TermKind::Offset: return "`offset`";
    case TermKind::KeyText: return "`key`";
    case TermKind::ValueText: return "`value`";
    default: break;
    }
    if (!term.isReal)
        return term.text;
    // With an exponent it is a DOUBLE, without one a DECIMAL.
    std::string number = term.text;
    const std::size_t exponent = number.find('e');
    if (exponent == std::string::npos)
        return number + "E0";
    number[exponent] = 'E';
    if (number[exponent + 1] == '+')
        number.erase(exponent + 1, 1);
    return number;
}

FlinkExpression::Text FlinkExpression::operand(const PortableTerm &term, Type wanted)
{
    Text text = write(term, wanted);
    return text && bindsLoosely(term) ? '(' + *text + ')' : text;
}

FlinkExpression::Text FlinkExpression::joined(const PortableTerm &term, std::string_view mark, Type wanted)
{
    std::string out;
    bool all = true;
    for (const PortableTerm &part : term.terms) {
        const Text text = operand(part, wanted);
        all = all && text;
        out += (out.empty() ? std::string_view() : mark);
        out += text.value_or(std::string());
    }
    return all ? Text(out) : std::nullopt;
}

FlinkExpression::Text FlinkExpression::logical(const PortableTerm &term, std::string_view word)
{
    return joined(term, word, Type::Truth);
}

FlinkExpression::Text FlinkExpression::comparison(const PortableTerm &term, std::string_view mark)
{
    const PortableTerm &a = term.terms[0];
    const PortableTerm &b = term.terms[1];
    const auto left = typeOf(a);
    const auto right = typeOf(b);
    if (!left || !right)
        return refuse(QString::fromStdString(std::string(mark)).trimmed(), Sentences::tr("what is put together is of different types"));
    if (*left == Type::Any && *right == Type::Any)
        return refuse(QString::fromStdString(std::string(mark)).trimmed(),
                      Sentences::tr("the types of the fields are not known; int(), double() or string() around one tells them"));
    const Type other = *left == Type::Any ? *right : *left;
    const bool field = *left == Type::Any || *right == Type::Any;
    if (!field && *left != *right && !(isNumeric(*left) && isNumeric(*right)))
        return refuse(QString::fromStdString(std::string(mark)).trimmed(), Sentences::tr("what is compared is of different types"));
    if (!field || !isNumeric(other))
        return joined(term, mark, field ? other : Type::Any);
    // A double tells every integer from a constant of few digits; from others only a decimal does.
    const PortableTerm &known = *left == Type::Any ? b : a;
    const bool rounds = other == Type::Integer && (known.kind != TermKind::Number || known.text.size() > kExactDigits);
    return joined(term, mark, rounds ? Type::Decimal : Type::Real);
}

FlinkExpression::Text FlinkExpression::arithmetic(const PortableTerm &term, std::string_view mark, Type wanted)
{
    const QString sign = QString::fromStdString(std::string(mark)).trimmed();
    auto type = commonType(typeOf(term.terms[0]), typeOf(term.terms[1]));
    if (type == Type::Any)
        type = wanted == Type::Integer || wanted == Type::Real || wanted == Type::Text ? wanted : Type::Any;
    if (!type)
        return refuse(sign, Sentences::tr("what is put together is of different types"));
    if (*type == Type::Any)
        return refuse(sign, Sentences::tr("the types of the fields are not known; int(), double() or string() around one tells them"));
    if (*type == Type::Text && term.kind == TermKind::Add)
        return joined(term, " || ", Type::Text);
    if (!isNumeric(*type) || (term.kind == TermKind::Modulo && *type == Type::Real))
        return refuse(sign, Sentences::tr("these types cannot be reckoned with"));
    if (*type == Type::Real)
        return joined(term, mark, Type::Real);
    addSentence(m_copy.notes, Sentences::tr("An integer that overflows wraps round there; in the expression it is an error."));
    if (term.kind != TermKind::Divide && term.kind != TermKind::Modulo)
        return joined(term, mark, Type::Integer);
    const Text dividend = operand(term.terms[0], Type::Integer);
    const Text divisor = write(term.terms[1], Type::Integer);
    return dividend && divisor ? Text(*dividend + std::string(mark) + "NULLIF(" + *divisor + ", 0)") : std::nullopt;
}

FlinkExpression::Text FlinkExpression::negation(const PortableTerm &term, Type wanted)
{
    if (term.kind == TermKind::Not) {
        const Text text = operand(term.terms[0], Type::Truth);
        return text ? Text("NOT " + *text) : std::nullopt;
    }
    const auto type = typeOf(term.terms[0]);
    const Type meant = type == Type::Any ? wanted : type.value_or(Type::Any);
    if (!isNumeric(meant))
        return refuse(u"-"_s, Sentences::tr("these types cannot be reckoned with"));
    const Text text = operand(term.terms[0], meant);
    return text ? Text("-" + *text) : std::nullopt;
}

// NULL is neither true nor false: then it is NULL again.
FlinkExpression::Text FlinkExpression::choice(const PortableTerm &term, Type wanted)
{
    const auto type = typeOf(term);
    if (!type)
        return refuse(u"? :"_s, Sentences::tr("what is put together is of different types"));
    const Type branches = *type == Type::Any ? wanted : *type;
    const Text condition = operand(term.terms[0], Type::Truth);
    const Text then = write(term.terms[1], branches);
    const Text otherwise = write(term.terms[2], branches);
    if (!condition || !then || !otherwise)
        return std::nullopt;
    return "CASE WHEN " + *condition + " THEN " + *then + " WHEN NOT " + *condition + " THEN " + *otherwise + " END";
}

FlinkExpression::Text FlinkExpression::textFunction(const PortableTerm &term)
{
    if (term.kind == TermKind::Size && typeOf(term.terms[0]) == Type::Any)
        return refuse(u"size()"_s, Sentences::tr("whether the field is a text, a list or a map is not known; string() around it tells that"));
    std::vector<std::string> parts;
    for (const PortableTerm &part : term.terms) {
        const Text text = write(part, Type::Text);
        if (text)
            parts.push_back(*text);
    }
    if (parts.size() != term.terms.size())
        return std::nullopt;
    switch (term.kind) {
    case TermKind::Contains: return "POSITION(" + parts[1] + " IN " + parts[0] + ") > 0";
    case TermKind::StartsWith: return "POSITION(" + parts[1] + " IN " + parts[0] + ") = 1";
    case TermKind::EndsWith: return "RIGHT(" + parts[0] + ", CHAR_LENGTH(" + parts[1] + ")) = " + parts[1];
    case TermKind::Matches: return "REGEXP(" + parts[0] + ", " + parts[1] + ')';
    case TermKind::Replace: return "REPLACE(" + parts[0] + ", " + parts[1] + ", " + parts[2] + ')';
    default: return "CHAR_LENGTH(" + parts[0] + ')';
    }
}

FlinkExpression::Text FlinkExpression::conversion(const PortableTerm &term)
{
    const PortableTerm &of = term.terms[0];
    const auto type = typeOf(of);
    const Type into = *typeOf(term);
    if (of.kind == TermKind::Field) {
        if (into == Type::Text)
            addSentence(m_copy.notes, Sentences::tr("A number that becomes a text may be spelled otherwise there."));
        return field(of, into);
    }
    if (type == into)
        return write(of, into);
    const Text text = type && isNumeric(*type) ? write(of, *type) : std::nullopt;
    if (!text || (into == Type::Text && *type == Type::Real))
        return refuse(into == Type::Text ? u"string()"_s : into == Type::Integer ? u"int()"_s : u"double()"_s,
                      Sentences::tr("what is converted must be a field or a number"));
    return "CAST(" + *text + (into == Type::Text ? " AS STRING)" : into == Type::Integer ? " AS BIGINT)" : " AS DOUBLE)");
}

FlinkExpression::Text FlinkExpression::field(const PortableTerm &term, Type wanted)
{
    if (term.path.empty())
        return refuse(columnOf(term) == "`key`" ? u"key"_s : u"value"_s);
    const std::string text = "JSON_VALUE(" + pathOf(term) + ')';
    if (wanted != Type::Any)
        addSentence(m_copy.notes, fieldTypesNote());
    switch (wanted) {
    case Type::Truth: return "TRY_CAST(" + text + " AS BOOLEAN)";
    case Type::Integer: return "TRY_CAST(" + text + " AS BIGINT)";
    case Type::Real: return "TRY_CAST(" + text + " AS DOUBLE)";
    case Type::Decimal: return "TRY_CAST(" + text + " AS DECIMAL(38, 9))";
    default: return text;
    }
}

// JSON_EXISTS is false for null, and JSON_VALUE knows it as "empty" where what is missing is an "error".
FlinkExpression::Text FlinkExpression::nullTest(const PortableTerm &field)
{
    const std::string path = FlinkExpression::literal("strict " + jsonPath(field.path, field.path.size()));
    return "CASE WHEN JSON_EXISTS(" + pathOf(field) + ") THEN FALSE WHEN " + columnOf(field) + " IS NOT NULL AND JSON_VALUE(" + columnOf(field) +
           ", " + path + " NULL ON EMPTY DEFAULT '' ON ERROR) IS NULL THEN TRUE END";
}

// Unknown where there is nothing that could have the field.
FlinkExpression::Text FlinkExpression::presence(const PortableTerm &field)
{
    const std::string around = literal(jsonPath(field.path, field.path.size() - 1));
    return "CASE WHEN " + *nullTest(field) + " IS NOT NULL THEN TRUE WHEN JSON_EXISTS(" + columnOf(field) + ", " + around + ") THEN FALSE END";
}

std::optional<std::string> flinkExpression(const PortableTerm &term, EngineCopy &copy)
{
    return FlinkExpression(copy).write(term, FlinkExpression::Type::Any);
}

} // namespace streamscope::query
