// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/query/lexer.h"
#include "models/query/sentences.h"

#include <QByteArray>

#include <algorithm>
#include <array>
#include <limits>

namespace streamscope::query {
namespace {

struct Operator {
    std::string_view text;
    int rank; ///< higher binds closer
    Form form;
};

constexpr std::array<Operator, 14> kOperators = {{{"||", 1, Form::Or},
                                                  {"&&", 2, Form::And},
                                                  {"<", 3, Form::Less},
                                                  {"<=", 3, Form::LessEqual},
                                                  {">", 3, Form::Greater},
                                                  {">=", 3, Form::GreaterEqual},
                                                  {"==", 3, Form::Equal},
                                                  {"!=", 3, Form::NotEqual},
                                                  {"in", 3, Form::In},
                                                  {"+", 4, Form::Add},
                                                  {"-", 4, Form::Subtract},
                                                  {"*", 5, Form::Multiply},
                                                  {"/", 5, Form::Divide},
                                                  {"%", 5, Form::Modulo}}};

QString quoted(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

// Recursive descent; each nonterminal answers null after it has told the fault.
class Parser {
public:
    Parser(std::string_view text, SyntaxTree &tree, SyntaxFault &fault)
        : m_tree(tree)
        , m_fault(fault)
        , m_lexer(text, tree, fault)
    {
    }

    const Syntax *parse()
    {
        if (!advance())
            return nullptr;
        const Syntax *root = expression();
        if (root && m_token.kind != TokenKind::End)
            return unexpected(QT_TRANSLATE_NOOP("Expression", "the expression goes on here, but it could end before"));
        return root;
    }

private:
    bool advance() { return m_lexer.next(m_token); }
    [[nodiscard]] bool is(std::string_view op) const { return m_token.kind == TokenKind::Operator && m_token.text == op; }
    [[nodiscard]] bool isWord(std::string_view word) const { return m_token.kind == TokenKind::Identifier && m_token.text == word; }

    const Syntax *fail(const Token &token, const QString &message)
    {
        m_fault.at = token.at;
        m_fault.length = std::max<quint32>(token.length, 1);
        m_fault.message = message;
        return nullptr;
    }
    const Syntax *unexpected(const char *hint)
    {
        if (m_token.kind == TokenKind::End)
            return fail(m_token, Sentences::tr("The expression ends too early: %1.").arg(Sentences::tr(hint)));
        if (m_token.kind == TokenKind::String || m_token.kind == TokenKind::Bytes)
            return fail(m_token, Sentences::tr("This text is not expected here: %1.").arg(Sentences::tr(hint)));
        return fail(m_token, Sentences::tr("“%1” is not expected here: %2.").arg(quoted(m_token.text), Sentences::tr(hint)));
    }
    // Takes that operator, or tells that it is missing.
    bool expect(std::string_view op, const char *hint)
    {
        if (!is(op)) {
            unexpected(hint);
            return false;
        }
        return advance();
    }

    // The grammar knows [,] and {,} as empty.
    bool loneComma(std::string_view close)
    {
        const Token comma = m_token;
        if (!advance())
            return false;
        if (is(close))
            return true;
        m_token = comma;
        unexpected(QT_TRANSLATE_NOOP("Expression", "a value is wanted"));
        return false;
    }

    Syntax *make(Form form, const Token &token, std::vector<const Syntax *> args = {})
    {
        Syntax &node = m_tree.nodes.emplace_back();
        node.form = form;
        node.at = token.at;
        node.length = token.length;
        node.begin = token.at;
        node.text = token.text;
        node.args = std::move(args);
        for (const Syntax *arg : node.args) {
            node.depth = std::max(node.depth, arg->depth + 1);
            node.begin = std::min(node.begin, arg->begin);
        }
        if (node.depth > kMaxTreeDepth) {
            fail(token, Sentences::tr("The expression is nested too deeply."));
            return nullptr;
        }
        return &node;
    }

    const Syntax *expression();
    const Syntax *binary(int rank);
    const Syntax *unary();
    const Syntax *postfix(const Syntax *target);
    const Syntax *selection(const Syntax *target);
    const Syntax *index(const Syntax *target);
    const Syntax *primary();
    const Syntax *name(bool root);
    const Syntax *structure(const Syntax *target);
    const Syntax *list();
    const Syntax *map();
    const Syntax *literal();
    const Syntax *integer(const Token &token, bool negative);
    const Syntax *real(const Token &token, bool negative);
    bool arguments(std::vector<const Syntax *> &args);

    SyntaxTree &m_tree;
    SyntaxFault &m_fault;
    Lexer m_lexer;
    Token m_token;
    quint32 m_nesting = 0;
};

const Syntax *Parser::expression()
{
    if (++m_nesting > kMaxNesting)
        return fail(m_token, Sentences::tr("The expression is nested too deeply."));
    const Syntax *condition = binary(1);
    if (condition && is("?")) {
        const Token mark = m_token;
        const Syntax *yes = advance() ? binary(1) : nullptr;
        if (!yes || !expect(":", QT_TRANSLATE_NOOP("Expression", "a “?” wants a “:” and what holds otherwise")))
            return nullptr;
        const Syntax *no = expression();
        condition = no ? make(Form::Conditional, mark, {condition, yes, no}) : nullptr;
    }
    --m_nesting;
    return condition;
}

const Syntax *Parser::binary(int rank)
{
    const Syntax *left = unary();
    while (left) {
        const bool word = isWord("in");
        if (m_token.kind != TokenKind::Operator && !word)
            break;
        const auto found =
            std::find_if(kOperators.begin(), kOperators.end(), [this](const Operator &op) { return op.text == m_token.text; });
        if (found == kOperators.end() || found->rank < rank)
            break;
        const Token token = m_token;
        if (!advance())
            return nullptr;
        const Syntax *right = binary(found->rank + 1);
        if (!right)
            return nullptr;
        // a && b && c is one node: long chains stay flat.
        if (left->form == found->form && (found->form == Form::And || found->form == Form::Or)) {
            auto *chain = const_cast<Syntax *>(left);
            chain->args.push_back(right);
            chain->depth = std::max(chain->depth, right->depth + 1);
            continue;
        }
        left = make(found->form, token, {left, right});
    }
    return left;
}

const Syntax *Parser::unary()
{
    if (!is("!") && !is("-"))
        return postfix(primary());
    const Token token = m_token;
    if (!advance())
        return nullptr;
    if (token.text == "-" && (m_token.kind == TokenKind::Int || m_token.kind == TokenKind::Double)) {
        Token number = m_token;
        number.at = token.at;
        number.length = m_token.at + m_token.length - token.at;
        if (!advance())
            return nullptr;
        return postfix(number.kind == TokenKind::Int ? integer(number, true) : real(number, true));
    }
    if ((is("!") || is("-")) && !is(token.text))
        return unexpected(QT_TRANSLATE_NOOP("Expression", "“!” and “-” are not mixed without parentheses"));
    if (++m_nesting > kMaxNesting)
        return fail(m_token, Sentences::tr("The expression is nested too deeply."));
    const Syntax *operand = unary();
    --m_nesting;
    return operand ? make(token.text == "!" ? Form::Not : Form::Negate, token, {operand}) : nullptr;
}

const Syntax *Parser::postfix(const Syntax *target)
{
    while (target) {
        if (is("."))
            target = selection(target);
        else if (is("["))
            target = index(target);
        else if (is("{") && (target->form == Form::Ident || target->form == Form::Select))
            target = structure(target);
        else
            break;
    }
    return target;
}

const Syntax *Parser::selection(const Syntax *target)
{
    if (!advance())
        return nullptr;
    bool optional = false;
    if (is("?")) {
        optional = true;
        if (!advance())
            return nullptr;
    }
    const Token field = m_token;
    const bool word =
        field.kind == TokenKind::Identifier && field.text != "true" && field.text != "false" && field.text != "null" && field.text != "in";
    if (!word && field.kind != TokenKind::Quoted)
        return unexpected(QT_TRANSLATE_NOOP("Expression", "after “.” comes the name of a field or a function"));
    if (!advance())
        return nullptr;
    if (is("(") && !optional && field.kind == TokenKind::Identifier) {
        std::vector<const Syntax *> args = {target};
        return arguments(args) ? make(Form::Member, field, std::move(args)) : nullptr;
    }
    Syntax *select = make(Form::Select, field, {target});
    if (select) {
        select->optional = optional;
        select->root = field.kind == TokenKind::Quoted; // no part of a qualified name
    }
    return select;
}

const Syntax *Parser::index(const Syntax *target)
{
    const Token bracket = m_token;
    if (!advance())
        return nullptr;
    bool optional = false;
    if (is("?")) {
        optional = true;
        if (!advance())
            return nullptr;
    }
    const Syntax *key = expression();
    if (!key || !expect("]", QT_TRANSLATE_NOOP("Expression", "a “]” is missing")))
        return nullptr;
    Syntax *node = make(Form::Index, bracket, {target, key});
    if (node)
        node->optional = optional;
    return node;
}

bool Parser::arguments(std::vector<const Syntax *> &args)
{
    if (!advance())
        return false;
    while (!is(")")) {
        const Syntax *arg = expression();
        if (!arg)
            return false;
        args.push_back(arg);
        if (is(")"))
            break;
        if (!expect(",", QT_TRANSLATE_NOOP("Expression", "a “,” or the closing “)” is missing")))
            return false;
        if (is(")")) {
            unexpected(QT_TRANSLATE_NOOP("Expression", "an argument comes after “,”"));
            return false;
        }
    }
    return advance();
}

const Syntax *Parser::primary()
{
    if (is("(")) {
        if (!advance())
            return nullptr;
        const Syntax *inner = expression();
        if (!inner || !expect(")", QT_TRANSLATE_NOOP("Expression", "the closing “)” is missing")))
            return nullptr;
        // a && (b && c) keeps its shape: only chains without parentheses are merged.
        return inner->form == Form::And || inner->form == Form::Or ? make(Form::Group, m_token, {inner}) : inner;
    }
    if (is("["))
        return list();
    if (is("{"))
        return map();
    if (is(".")) {
        if (!advance())
            return nullptr;
        return name(true);
    }
    if (m_token.kind == TokenKind::Identifier && m_token.text != "true" && m_token.text != "false" && m_token.text != "null")
        return name(false);
    return literal();
}

const Syntax *Parser::name(bool root)
{
    const Token token = m_token;
    if (token.kind != TokenKind::Identifier || token.text == "in")
        return unexpected(QT_TRANSLATE_NOOP("Expression", "a value is wanted"));
    if (isReservedWord(token.text))
        return fail(token, Sentences::tr("“%1” is a reserved word and cannot be a name.").arg(quoted(token.text)));
    if (!advance())
        return nullptr;
    std::vector<const Syntax *> args;
    const bool call = is("(");
    if (call && !arguments(args))
        return nullptr;
    Syntax *node = make(call ? Form::Call : Form::Ident, token, std::move(args));
    if (node)
        node->root = root;
    return node;
}

const Syntax *Parser::structure(const Syntax *target)
{
    const Token brace = m_token;
    if (!advance())
        return nullptr;
    std::vector<const Syntax *> args = {target};
    while (!is("}")) {
        if (is("?") && !advance())
            return nullptr;
        if (m_token.kind != TokenKind::Identifier && m_token.kind != TokenKind::Quoted)
            return unexpected(QT_TRANSLATE_NOOP("Expression", "the name of a field is wanted"));
        if (!advance() || !expect(":", QT_TRANSLATE_NOOP("Expression", "a “:” and a value are missing")))
            return nullptr;
        const Syntax *value = expression();
        if (!value)
            return nullptr;
        args.push_back(value);
        if (!is("}") && !expect(",", QT_TRANSLATE_NOOP("Expression", "a “,” or the closing “}” is missing")))
            return nullptr;
    }
    return advance() ? make(Form::Struct, brace, std::move(args)) : nullptr;
}

const Syntax *Parser::list()
{
    const Token bracket = m_token;
    if (!advance())
        return nullptr;
    std::vector<const Syntax *> args;
    std::vector<bool> optional;
    if (is(",") && !loneComma("]"))
        return nullptr;
    while (!is("]")) {
        optional.push_back(is("?"));
        if (is("?") && !advance())
            return nullptr;
        const Syntax *item = expression();
        if (!item)
            return nullptr;
        args.push_back(item);
        if (!is("]") && !expect(",", QT_TRANSLATE_NOOP("Expression", "a “,” or the closing “]” is missing")))
            return nullptr;
    }
    if (!advance())
        return nullptr;
    Syntax *node = make(Form::List, bracket, std::move(args));
    if (node)
        node->optionalAt = std::move(optional);
    return node;
}

const Syntax *Parser::map()
{
    const Token brace = m_token;
    if (!advance())
        return nullptr;
    std::vector<const Syntax *> args;
    std::vector<bool> optional;
    if (is(",") && !loneComma("}"))
        return nullptr;
    while (!is("}")) {
        optional.push_back(is("?"));
        if (is("?") && !advance())
            return nullptr;
        const Syntax *key = expression();
        if (!key || !expect(":", QT_TRANSLATE_NOOP("Expression", "a “:” and a value are missing")))
            return nullptr;
        const Syntax *value = expression();
        if (!value)
            return nullptr;
        args.push_back(key);
        args.push_back(value);
        if (!is("}") && !expect(",", QT_TRANSLATE_NOOP("Expression", "a “,” or the closing “}” is missing")))
            return nullptr;
    }
    if (!advance())
        return nullptr;
    Syntax *node = make(Form::Map, brace, std::move(args));
    if (node)
        node->optionalAt = std::move(optional);
    return node;
}

const Syntax *Parser::literal()
{
    const Token token = m_token;
    if (token.kind == TokenKind::End || token.kind == TokenKind::Operator || token.kind == TokenKind::Quoted)
        return unexpected(QT_TRANSLATE_NOOP("Expression", "a value is wanted"));
    if (!advance())
        return nullptr;
    switch (token.kind) {
    case TokenKind::Int:
    case TokenKind::Uint: return integer(token, false);
    case TokenKind::Double: return real(token, false);
    case TokenKind::String: return make(Form::String, token);
    case TokenKind::Bytes: return make(Form::Bytes, token);
    default: break;
    }
    Syntax *node = make(token.text == "null" ? Form::Null : Form::Bool, token);
    if (node)
        node->integer = token.text == "true" ? 1 : 0;
    return node;
}

const Syntax *Parser::integer(const Token &token, bool negative)
{
    const bool isUint = token.kind == TokenKind::Uint;
    const quint64 limit = isUint     ? std::numeric_limits<quint64>::max()
                          : negative ? quint64{1} << 63
                                     : static_cast<quint64>(std::numeric_limits<qint64>::max());
    const auto number = magnitudeOf(token);
    if (!number || *number > limit)
        return fail(token, isUint ? Sentences::tr("This number is too large for uint (64 bits).")
                                  : Sentences::tr("This number is too large for int (64 bits)."));
    Syntax *node = make(isUint ? Form::Uint : Form::Int, token);
    if (node)
        node->integer = static_cast<qint64>(negative ? 0 - *number : *number);
    return node;
}

const Syntax *Parser::real(const Token &token, bool negative)
{
    const auto number = realOf(token);
    if (!number)
        return fail(token, Sentences::tr("This number is too large for double."));
    Syntax *node = make(Form::Double, token);
    if (node)
        node->real = negative ? -*number : *number;
    return node;
}

} // namespace

bool parseExpression(std::string_view text, SyntaxTree &tree, SyntaxFault &fault)
{
    if (text.size() > kMaxExpressionBytes) {
        fault = {0, 1, Sentences::tr("The expression is longer than %1 bytes.").arg(kMaxExpressionBytes)};
        return false;
    }
    if (const QByteArray bytes = QByteArray::fromRawData(text.data(), static_cast<qsizetype>(text.size())); !bytes.isValidUtf8()) {
        fault = {0, 1, Sentences::tr("The expression is not valid UTF-8.")};
        return false;
    }
    tree.root = Parser(text, tree, fault).parse();
    return tree.root != nullptr;
}

} // namespace streamscope::query
