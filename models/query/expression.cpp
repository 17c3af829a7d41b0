// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/query/expression.h"

#include "models/query/compiler.h"
#include "models/query/sentences.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace streamscope::query {
namespace {

qsizetype units(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size())).size();
}

MessageView viewOf(const cluster::RawMessage &message, std::string_view topic)
{
    MessageView view;
    view.partition = message.partition;
    view.offset = message.offset;
    view.timestampMs = message.timestampMs;
    view.nullKey = message.nullKey;
    view.nullValue = message.nullValue;
    view.key = message.key;
    view.value = message.value;
    view.topic = topic;
    view.raw = &message;
    return view;
}

MessageView viewOf(const messages::HeldMessage &message, std::string_view topic)
{
    MessageView view;
    view.partition = message.partition;
    view.offset = message.offset;
    view.timestampMs = message.timestampMs;
    view.nullKey = !message.key;
    view.nullValue = !message.value;
    view.key = message.key.value_or(std::string_view());
    view.value = message.value.value_or(std::string_view());
    view.topic = topic;
    view.held = &message;
    return view;
}

} // namespace

ExpressionFault located(const std::string &text, const SyntaxFault &fault)
{
    ExpressionFault out;
    const std::string_view all(text);
    const std::size_t at = std::min<std::size_t>(fault.at, all.size());
    const std::string_view before = all.substr(0, at);
    const std::size_t lineStart = before.rfind('\n') + 1; // npos + 1 is 0
    const std::size_t lineEnd = std::min(all.find('\n', at), all.size());
    out.line = static_cast<int>(std::count(before.begin(), before.end(), '\n')) + 1;
    out.column = static_cast<int>(units(all.substr(lineStart, at - lineStart))) + 1;
    const std::size_t end = std::min(at + fault.length, lineEnd);
    out.length = std::max(1, static_cast<int>(units(all.substr(at, end - at))));
    out.position = static_cast<int>(units(before));
    out.message = fault.message;
    if (!out.message.isEmpty())
        out.message[0] = out.message[0].toUpper();
    if (!out.message.endsWith(u'.'))
        out.message += u'.';
    return out;
}

Expression::Expression(std::shared_ptr<const Program> program)
    : m_program(std::move(program))
{
}

tl::expected<Expression, ExpressionFault> Expression::compile(const QString &text, UnknownNames unknown, const Limits &limits,
                                                              Functions functions)
{
    auto program = std::make_shared<Program>();
    program->text = text.toStdString();
    program->limits = limits;
    program->templates = functions == Functions::Template;
    SyntaxTree tree;
    SyntaxFault fault;
    try {
        if (parseExpression(program->text, tree, fault) && Compiler(*program, unknown, fault).run(*tree.root))
            return Expression(std::move(program));
    } catch (const LimitExceeded &) {
        fault = {0, 1, Sentences::tr("The expression is too large.")};
    }
    return tl::make_unexpected(located(program->text, fault));
}

core::Result<Expression> Expression::compileOrError(const QString &text)
{
    auto compiled = compile(text);
    if (compiled)
        return std::move(*compiled);
    const ExpressionFault &fault = compiled.error();
    return tl::make_unexpected(
        core::localError(core::ErrorKind::InvalidInput, fault.message, u"%1:%2:%3"_s.arg(fault.line).arg(fault.column).arg(fault.length)));
}

QString Expression::text() const
{
    return QString::fromStdString(m_program->text);
}

QStringList Expression::fields() const
{
    QStringList list;
    for (const std::string &field : m_program->fields)
        list.append(QString::fromStdString(field));
    return list;
}

std::optional<PinnedKey> Expression::pinnedKey() const
{
    return m_program->pinned;
}

bool Expression::isConstant() const
{
    return m_program->fields.empty();
}

std::optional<FieldPath> Expression::valueField() const
{
    const Node &root = *m_program->root;
    if (root.op != Op::Path || root.path->key || root.path->anyOptional)
        return std::nullopt;
    std::vector<FieldPath::Step> steps;
    for (quint32 at = root.path->target; at != 0; at = m_program->valueTree.node(at).parent) {
        const PathTree::Node &node = m_program->valueTree.node(at);
        steps.push_back(node.index < 0 ? FieldPath::Step(node.name) : FieldPath::Step(node.index));
    }
    std::reverse(steps.begin(), steps.end());
    return FieldPath(std::move(steps));
}

Evaluator::Evaluator(Expression expression, std::shared_ptr<TemplateSource> source)
    : m_expression(std::move(expression))
    , m_source(std::move(source))
    , m_run(std::make_unique<Evaluation>(*m_expression.m_program, m_source.get()))
{
}

Evaluator::Evaluator(Evaluator &&) noexcept = default;
Evaluator &Evaluator::operator=(Evaluator &&) noexcept = default;
Evaluator::~Evaluator() = default;

Value Evaluator::evaluate()
{
    m_last = m_run->run(nullptr);
    return m_last;
}

Value Evaluator::evaluate(const cluster::RawMessage &message, std::string_view topic)
{
    const MessageView view = viewOf(message, topic);
    m_last = m_run->run(&view);
    return m_last;
}

Value Evaluator::evaluate(const messages::HeldMessage &message, std::string_view topic)
{
    const MessageView view = viewOf(message, topic);
    m_last = m_run->run(&view);
    return m_last;
}

std::string_view Evaluator::jsonText() const
{
    return m_run->jsonText();
}

Evaluator::Outcome Evaluator::outcome(const Value &value)
{
    if (value.kind() == Kind::Bool)
        return value.toBool() ? Outcome::Match : Outcome::NoMatch;
    return Outcome::Error;
}

Evaluator::Outcome Evaluator::test(const cluster::RawMessage &message, std::string_view topic)
{
    return outcome(evaluate(message, topic));
}

Evaluator::Outcome Evaluator::test(const messages::HeldMessage &message, std::string_view topic)
{
    return outcome(evaluate(message, topic));
}

QString Evaluator::lastError(Language language) const
{
    if (m_last.kind() == Kind::Bool)
        return {};
    if (m_last.isError())
        return m_last.errorText(language);
    const std::string_view type = typeName(m_last.kind());
    return Sentences::in(language, Sentences::kFilterType).arg(QLatin1StringView(type.data(), static_cast<qsizetype>(type.size())));
}

} // namespace streamscope::query
