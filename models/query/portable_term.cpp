// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/query/portable_term.h"

#include "models/query/sentences.h"
#include "models/query/value_ops.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace streamscope::query {
namespace {

using Answer = std::optional<PortableTerm>;

QString wordsOf(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

// Of a function: how it is written there, and how many arguments it takes, a receiver included.
struct PortableFunction {
    std::string_view name;
    bool member;
    std::size_t arguments;
    TermKind kind;
};

constexpr std::array<PortableFunction, 11> kPortableFunctions = {{{"contains", true, 2, TermKind::Contains},
                                                                  {"startsWith", true, 2, TermKind::StartsWith},
                                                                  {"endsWith", true, 2, TermKind::EndsWith},
                                                                  {"matches", true, 2, TermKind::Matches},
                                                                  {"matches", false, 2, TermKind::Matches},
                                                                  {"size", true, 1, TermKind::Size},
                                                                  {"size", false, 1, TermKind::Size},
                                                                  {"replace", true, 3, TermKind::Replace},
                                                                  {"string", false, 1, TermKind::ToText},
                                                                  {"int", false, 1, TermKind::ToInteger},
                                                                  {"double", false, 1, TermKind::ToReal}}};

struct PortableName {
    std::string_view name;
    TermKind kind;
};

constexpr std::array<PortableName, 5> kPortableNames = {{{"topic", TermKind::Topic},
                                                         {"partition", TermKind::Partition},
                                                         {"offset", TermKind::Offset},
                                                         {"keyAsText", TermKind::KeyText},
                                                         {"valueAsText", TermKind::ValueText}}};

std::optional<TermKind> operatorKind(Form form)
{
    switch (form) {
    case Form::Not: return TermKind::Not;
    case Form::Negate: return TermKind::Negate;
    case Form::Multiply: return TermKind::Multiply;
    case Form::Divide: return TermKind::Divide;
    case Form::Modulo: return TermKind::Modulo;
    case Form::Add: return TermKind::Add;
    case Form::Subtract: return TermKind::Subtract;
    case Form::Less: return TermKind::Less;
    case Form::LessEqual: return TermKind::LessEqual;
    case Form::Greater: return TermKind::Greater;
    case Form::GreaterEqual: return TermKind::GreaterEqual;
    case Form::Equal: return TermKind::Equal;
    case Form::NotEqual: return TermKind::NotEqual;
    case Form::And: return TermKind::And;
    case Form::Or: return TermKind::Or;
    case Form::Conditional: return TermKind::Choose;
    default: return std::nullopt;
    }
}

// Goes through the whole syntax, so that all that has no equivalent is named at once.
class PortableReader {
public:
    PortableReader(Engine engine, QStringList &missing)
        : m_engine(engine)
        , m_missing(missing)
    {
    }

    Answer read(const Syntax &syntax)
    {
        switch (syntax.form) {
        case Form::Bool:
        case Form::Int:
        case Form::Uint:
        case Form::Double:
        case Form::String: return literal(syntax);
        case Form::Ident: return name(syntax, syntax.text);
        case Form::Select:
        case Form::Index: return place(syntax);
        case Form::Call: return call(syntax, false);
        case Form::Member: return call(syntax, true);
        case Form::In: return membership(syntax);
        case Form::Equal:
        case Form::NotEqual:
            return syntax.args[0]->form == Form::Null || syntax.args[1]->form == Form::Null ? nullTest(syntax) : operation(syntax);
        case Form::Group: return read(*syntax.args[0]);
        case Form::Null: return refuse(u"null"_s, Sentences::tr("it can only be compared with"));
        case Form::Bytes: return refuse(u"b\"…\""_s);
        case Form::List: return refuse(u"[…]"_s, Sentences::tr("a list stands only behind “in”, or as what is grouped by"));
        case Form::Map:
        case Form::Struct: return refuse(u"{…}"_s);
        default: return operation(syntax);
        }
    }

    static bool isPlainList(const Syntax &syntax)
    {
        return syntax.form == Form::List && !syntax.args.empty() &&
               std::find(syntax.optionalAt.begin(), syntax.optionalAt.end(), true) == syntax.optionalAt.end();
    }

private:
    Answer refuse(const QString &what, const QString &why = {})
    {
        addSentence(m_missing, noEquivalent(m_engine, what, why));
        return std::nullopt;
    }

    static PortableTerm leaf(TermKind kind, std::string text = {})
    {
        PortableTerm term;
        term.kind = kind;
        term.text = std::move(text);
        return term;
    }

    static Answer literal(const Syntax &syntax)
    {
        if (syntax.form == Form::String)
            return leaf(TermKind::Text, std::string(syntax.text));
        if (syntax.form == Form::Bool)
            return leaf(TermKind::Truth, syntax.integer != 0 ? "true" : "false");
        PortableTerm number = leaf(TermKind::Number);
        number.isReal = syntax.form == Form::Double;
        number.isUnsigned = syntax.form == Form::Uint;
        if (number.isReal)
            appendShortestDouble(number.text, syntax.real);
        else
            number.text = number.isUnsigned ? std::to_string(static_cast<quint64>(syntax.integer)) : std::to_string(syntax.integer);
        return number;
    }

    Answer name(const Syntax &syntax, std::string_view text)
    {
        const bool ofRecord = syntax.form == Form::Select;
        for (const PortableName &known : kPortableNames) {
            if (known.name == text && (ofRecord || (known.kind != TermKind::KeyText && known.kind != TermKind::ValueText)))
                return leaf(known.kind);
        }
        if (text == "key" || text == "value")
            return refuse(wordsOf(text), Sentences::tr("whether it is JSON or a text is found out message by message; %1 is its text")
                                             .arg(u"record.%1AsText"_s.arg(wordsOf(text))));
        return refuse((ofRecord ? u"record."_s : QString()) + wordsOf(text));
    }

    // A field inside key or value, or a fact of the record.
    Answer place(const Syntax &syntax)
    {
        if (syntax.form == Form::Select && !syntax.optional && isRecord(*syntax.args[0])) {
            if (syntax.text != "key" && syntax.text != "value")
                return name(syntax, syntax.text);
        }
        PortableTerm field = leaf(TermKind::Field);
        const QString fault = readPath(syntax, field);
        return fault.isEmpty() ? Answer(field) : refuse(fault);
    }

    static bool isRecord(const Syntax &syntax) { return syntax.form == Form::Ident && syntax.text == "record"; }

    // Empty: it is understood; else what is not.
    static QString readPath(const Syntax &syntax, PortableTerm &field)
    {
        if (syntax.form == Form::Ident && (syntax.text == "key" || syntax.text == "value")) {
            field.ofKey = syntax.text == "key";
            return {};
        }
        if (syntax.form == Form::Ident)
            return wordsOf(syntax.text);
        if (syntax.form == Form::Select && !syntax.optional && isRecord(*syntax.args[0]) && (syntax.text == "key" || syntax.text == "value")) {
            field.ofKey = syntax.text == "key";
            return {};
        }
        if ((syntax.form != Form::Select && syntax.form != Form::Index) || syntax.optional)
            return syntax.optional ? u"?"_s : syntax.form == Form::Call || syntax.form == Form::Member ? wordsOf(syntax.text) + u"()"_s : u"[…]"_s;
        if (const QString fault = readPath(*syntax.args[0], field); !fault.isEmpty())
            return fault;
        if (syntax.form == Form::Select) {
            field.path.emplace_back(std::string(syntax.text));
            return {};
        }
        const Syntax &step = *syntax.args[1];
        if (step.form == Form::String)
            field.path.emplace_back(std::string(step.text));
        else if (step.form == Form::Int && step.integer >= 0 && step.integer < (qint64{1} << 31))
            field.path.emplace_back(step.integer);
        else
            return u"[…]"_s;
        return {};
    }

    bool readAll(const Syntax &syntax, std::size_t first, PortableTerm &into)
    {
        bool all = true;
        for (std::size_t i = first; i < syntax.args.size(); ++i) {
            if (auto term = read(*syntax.args[i]))
                into.terms.push_back(std::move(*term));
            else
                all = false;
        }
        return all;
    }

    Answer operation(const Syntax &syntax)
    {
        const auto kind = operatorKind(syntax.form);
        if (!kind)
            return refuse(wordsOf(syntax.text));
        PortableTerm term = leaf(*kind);
        if (!readAll(syntax, 0, term))
            return std::nullopt;
        const bool reckons = *kind >= TermKind::Negate && *kind <= TermKind::Subtract;
        if (reckons && std::any_of(term.terms.begin(), term.terms.end(), [](const PortableTerm &part) { return part.isUnsigned; }))
            return refuse(wordsOf(syntax.text), Sentences::tr("it has no unsigned integers"));
        return term;
    }

    Answer nullTest(const Syntax &syntax)
    {
        const Syntax &other = *syntax.args[syntax.args[0]->form == Form::Null ? 1 : 0];
        auto field = read(other);
        if (!field)
            return std::nullopt;
        if (field->kind != TermKind::Field)
            return refuse(u"null"_s, Sentences::tr("only a field can be compared with it"));
        PortableTerm test = leaf(TermKind::IsNull);
        test.terms.push_back(std::move(*field));
        if (syntax.form == Form::Equal)
            return test;
        PortableTerm inverse = leaf(TermKind::Not);
        inverse.terms.push_back(std::move(test));
        return inverse;
    }

    // x in [a, b]: x == a || x == b.
    Answer membership(const Syntax &syntax)
    {
        if (!isPlainList(*syntax.args[1]))
            return refuse(u"in"_s, Sentences::tr("only a list that is written there can be searched"));
        auto sought = read(*syntax.args[0]);
        PortableTerm any = leaf(TermKind::Or);
        PortableTerm items;
        if (!readAll(*syntax.args[1], 0, items) || !sought)
            return std::nullopt;
        for (PortableTerm &item : items.terms) {
            PortableTerm same = leaf(TermKind::Equal);
            same.terms = {*sought, std::move(item)};
            any.terms.push_back(std::move(same));
        }
        return any.terms.size() == 1 ? any.terms.front() : any;
    }

    Answer call(const Syntax &syntax, bool member)
    {
        if (!member && syntax.text == "has" && syntax.args.size() == 1)
            return presence(*syntax.args[0]);
        if (!member && syntax.text == "dyn" && syntax.args.size() == 1)
            return read(*syntax.args[0]);
        const auto *known = std::find_if(kPortableFunctions.begin(), kPortableFunctions.end(), [&](const PortableFunction &function) {
            return function.name == syntax.text && function.member == member && function.arguments == syntax.args.size();
        });
        if (known == kPortableFunctions.end())
            return refuse((member ? u"."_s : QString()) + wordsOf(syntax.text) + u"()"_s);
        PortableTerm term = leaf(known->kind);
        if (!readAll(syntax, 0, term))
            return std::nullopt;
        return known->kind == TermKind::Matches ? pattern(std::move(term)) : checked(std::move(term));
    }

    Answer pattern(PortableTerm term)
    {
        const auto java = term.terms[1].kind == TermKind::Text ? javaPattern(term.terms[1].text) : std::nullopt;
        if (!java)
            return refuse(u".matches()"_s, Sentences::tr("the pattern may mean another thing to Java's regular expressions"));
        term.terms[1].text = *java;
        return term;
    }

    Answer checked(PortableTerm term)
    {
        if (term.kind == TermKind::Replace && (term.terms[1].kind != TermKind::Text || term.terms[1].text.empty()))
            return refuse(u".replace()"_s, Sentences::tr("what is replaced must be written there"));
        return term;
    }

    Answer presence(const Syntax &syntax)
    {
        auto field = syntax.form == Form::Select ? place(syntax) : refuse(u"has()"_s);
        if (field && field->kind != TermKind::Field)
            return refuse(u"has()"_s);
        PortableTerm has = leaf(TermKind::Has);
        if (field)
            has.terms.push_back(std::move(*field));
        return field ? Answer(has) : std::nullopt;
    }

    const Engine m_engine;
    QStringList &m_missing;
};

// It was compiled once, so it parses again.
bool parsed(const std::string &text, SyntaxTree &tree, QStringList &missing)
{
    SyntaxFault fault;
    if (parseExpression(text, tree, fault))
        return true;
    addSentence(missing, fault.message);
    return false;
}

} // namespace

QString engineName(Engine engine)
{
    return engine == Engine::FlinkSql ? u"Flink SQL"_s : u"Kafka Streams"_s;
}

QString noEquivalent(Engine engine, const QString &what, const QString &why)
{
    return why.isEmpty() ? Sentences::tr("“%1” has no equivalent in %2.").arg(what, engineName(engine))
                         : Sentences::tr("“%1” has no equivalent in %2: %3.").arg(what, engineName(engine), why);
}

void readAggregates(const WindowQuery &query, EngineCopy &copy, const std::function<bool(const Aggregation &)> &read)
{
    for (const Aggregation &aggregation : query.aggregations) {
        if (aggregation.kind != Aggregation::Kind::Count && !read(aggregation))
            addSentence(copy.missing, Sentences::tr("The aggregate “%1” is left out.").arg(aggregation.name));
    }
}

void addSentence(QStringList &list, const QString &sentence)
{
    if (!list.contains(sentence))
        list.append(sentence);
}

std::optional<PortableTerm> portableTerm(const Expression &expression, Engine engine, QStringList &missing)
{
    const std::string text = expression.text().toStdString();
    SyntaxTree tree;
    return parsed(text, tree, missing) ? PortableReader(engine, missing).read(*tree.root) : std::nullopt;
}

std::vector<PortableTerm> groupTerms(const Expression &expression, Engine engine, QStringList &missing)
{
    const std::string text = expression.text().toStdString();
    SyntaxTree tree;
    if (!parsed(text, tree, missing))
        return {};
    const std::vector<const Syntax *> parts = PortableReader::isPlainList(*tree.root) ? tree.root->args : std::vector<const Syntax *>{tree.root};
    std::vector<PortableTerm> terms;
    for (const Syntax *part : parts) {
        if (auto term = PortableReader(engine, missing).read(*part))
            terms.push_back(std::move(*term));
    }
    return terms.size() == parts.size() ? terms : std::vector<PortableTerm>();
}

EngineCopy copyForEngine(Engine engine, const WindowQuery &query, const EngineSource &source)
{
    EngineCopy copy;
    if (source.elsewhere)
        addSentence(copy.notes, source.fromEarliest ? Sentences::tr("It begins at the earliest message there, and has no end.")
                                                    : Sentences::tr("It has no end there."));
    copy.text = engine == Engine::FlinkSql ? flinkSql(query, source, copy) : kafkaStreams(query, source, copy);
    return copy;
}

EngineCopy expressionForEngine(Engine engine, const Expression &expression)
{
    EngineCopy copy;
    if (const auto term = portableTerm(expression, engine, copy.missing)) {
        const auto text = engine == Engine::FlinkSql ? flinkExpression(*term, copy) : kafkaStreamsExpression(*term, copy);
        copy.text = QString::fromStdString(text.value_or(std::string()));
    }
    return copy;
}

} // namespace streamscope::query
