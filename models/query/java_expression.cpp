// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/query/java_expression.h"

#include "models/query/sentences.h"

#include <QString>

#include <array>

using namespace Qt::StringLiterals;

namespace streamscope::query {
namespace {

struct JavaMethod {
    std::string_view name;
    std::string_view code;
};

// null is unknown throughout, as an error is in the expression.
constexpr std::array<JavaMethod, 24> kJavaMethods = {{
    {"json", R"java(    private static JsonNode json(String text) {
        try {
            return text == null ? null : JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return null;
        }
    }
)java"},
    {"node", R"java(    private static JsonNode node(JsonNode from, Object... path) {
        for (Object step : path) {
            if (from == null) {
                return null;
            }
            from = step instanceof Integer ? from.get((Integer) step) : from.get((String) step);
        }
        return from;
    }
)java"},
    {"field", R"java(    private static Object field(JsonNode from, Object... path) {
        return plain(node(from, path));
    }
)java"},
    {"plain", R"java(    private static Object plain(JsonNode node) {
        if (node == null || node.isNull() || node.isContainerNode()) {
            return node;
        }
        if (node.isTextual()) {
            return node.textValue();
        }
        if (node.isBoolean()) {
            return node.booleanValue();
        }
        if (!node.isIntegralNumber()) {
            return node.doubleValue();
        }
        if (node.canConvertToLong()) {
            return node.longValue();
        }
        BigInteger number = node.bigIntegerValue();
        return number.signum() > 0 && number.bitLength() <= 64 ? number : (Object) node.doubleValue();
    }
)java"},
    {"has", R"java(    private static Boolean has(JsonNode from, Object... path) {
        JsonNode parent = node(from, Arrays.copyOf(path, path.length - 1));
        return parent == null || !parent.isObject() ? null : (Boolean) (node(parent, path[path.length - 1]) != null);
    }
)java"},
    {"isNull", R"java(    private static Boolean isNull(JsonNode from, Object... path) {
        JsonNode node = node(from, path);
        return node == null ? null : (Boolean) node.isNull();
    }
)java"},
    {"and", R"java(    private static Boolean and(Object... terms) {
        boolean all = true;
        for (Object term : terms) {
            if (Boolean.FALSE.equals(term)) {
                return false;
            }
            all &= Boolean.TRUE.equals(term);
        }
        return all ? true : null;
    }
)java"},
    {"or", R"java(    private static Boolean or(Object... terms) {
        boolean none = true;
        for (Object term : terms) {
            if (Boolean.TRUE.equals(term)) {
                return true;
            }
            none &= Boolean.FALSE.equals(term);
        }
        return none ? false : null;
    }
)java"},
    {"not", R"java(    private static Boolean not(Object term) {
        return term instanceof Boolean ? (Boolean) !((Boolean) term) : null;
    }
)java"},
    {"equal", R"java(    private static Boolean equal(Object a, Object b) {
        if (a == null || b == null) {
            return null;
        }
        if (a instanceof Number && b instanceof Number) {
            return decimal(a).compareTo(decimal(b)) == 0;
        }
        boolean containers = a instanceof JsonNode && b instanceof JsonNode && !((JsonNode) a).isNull() && !((JsonNode) b).isNull();
        return containers ? null : (Boolean) a.equals(b);
    }
)java"},
    {"order", R"java(    private static Integer order(Object a, Object b) {
        if (a instanceof Number && b instanceof Number) {
            return decimal(a).compareTo(decimal(b));
        }
        if (a instanceof Boolean && b instanceof Boolean) {
            return Boolean.compare((Boolean) a, (Boolean) b);
        }
        return a instanceof String && b instanceof String ? (Integer) Arrays.compareUnsigned(utf8((String) a), utf8((String) b)) : null;
    }
)java"},
    {"less", R"java(    private static Boolean less(Object a, Object b) {
        Integer order = order(a, b);
        return order == null ? null : (Boolean) (order < 0);
    }
)java"},
    {"lessOrEqual", R"java(    private static Boolean lessOrEqual(Object a, Object b) {
        Integer order = order(a, b);
        return order == null ? null : (Boolean) (order <= 0);
    }
)java"},
    {"decimal", R"java(    private static BigDecimal decimal(Object number) {
        return number instanceof BigDecimal ? (BigDecimal) number
            : number instanceof Double ? new BigDecimal((Double) number)
            : new BigDecimal(number.toString());
    }
)java"},
    {"utf8", R"java(    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
)java"},
    {"reckon", R"java(    private static Object reckon(Object a, char operator, Object b) {
        if (operator == '+' && a instanceof String && b instanceof String) {
            return (String) a + b;
        }
        if (a instanceof Double && b instanceof Double) {
            double x = (Double) a;
            double y = (Double) b;
            return operator == '+' ? (Double) (x + y) : operator == '-' ? (Double) (x - y) : operator == '*' ? (Double) (x * y)
                : operator == '/' ? (Double) (x / y) : null;
        }
        if (!(a instanceof Long) || !(b instanceof Long)) {
            return null;
        }
        long x = (Long) a;
        long y = (Long) b;
        try {
            switch (operator) {
                case '+': return Math.addExact(x, y);
                case '-': return Math.subtractExact(x, y);
                case '*': return Math.multiplyExact(x, y);
                default: break;
            }
        } catch (ArithmeticException e) {
            return null;
        }
        if (y == 0 || (x == Long.MIN_VALUE && y == -1)) {
            return null;
        }
        return operator == '/' ? x / y : x % y;
    }
)java"},
    {"negated", R"java(    private static Object negated(Object value) {
        return value instanceof Double ? (Object) (-(Double) value) : reckon(0L, '-', value);
    }
)java"},
    {"choose", R"java(    private static Object choose(Object condition, Object then, Object otherwise) {
        return condition instanceof Boolean ? (Boolean) condition ? then : otherwise : null;
    }
)java"},
    {"test", R"java(    private static Boolean test(Object text, Object part, BiPredicate<String, String> test) {
        return text instanceof String && part instanceof String ? (Boolean) test.test((String) text, (String) part) : null;
    }
)java"},
    {"replaced", R"java(    private static Object replaced(Object text, Object part, Object by) {
        boolean texts = text instanceof String && part instanceof String && by instanceof String;
        return texts ? ((String) text).replace((String) part, (String) by) : null;
    }
)java"},
    {"size", R"java(    private static Object size(Object value) {
        if (value instanceof String) {
            return (long) ((String) value).codePointCount(0, ((String) value).length());
        }
        return value instanceof JsonNode && !((JsonNode) value).isNull() ? (Object) (long) ((JsonNode) value).size() : null;
    }
)java"},
    {"text", R"java(    private static String text(Object value) {
        return value instanceof JsonNode || value == null ? null : value.toString();
    }
)java"},
    {"integer", R"java(    private static Long integer(Object value) {
        try {
            return value instanceof Long ? (Long) value : value instanceof String ? (Long) Long.parseLong((String) value)
                : value instanceof Number ? (Long) decimal(value).toBigInteger().longValueExact() : null;
        } catch (ArithmeticException | NumberFormatException e) {
            return null;
        }
    }
)java"},
    {"real", R"java(    private static Double real(Object value) {
        try {
            return value instanceof Number ? (Double) ((Number) value).doubleValue()
                : value instanceof String && ((String) value).matches("[-+.0-9eE]+") ? (Double) Double.parseDouble((String) value) : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }
)java"},
}};

bool calls(const std::string &text, std::string_view method)
{
    for (std::size_t at = text.find(method); at != std::string::npos; at = text.find(method, at + 1)) {
        const char before = at == 0 ? ' ' : text[at - 1];
        const bool begins = before == ' ' || before == '(' || before == '!' || before == '\n';
        if (begins && at + method.size() < text.size() && text[at + method.size()] == '(')
            return true;
    }
    return false;
}

} // namespace

std::string JavaExpression::literal(std::string_view utf8)
{
    QString out;
    for (const QChar c : QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()))) {
        if (c == u'"' || c == u'\\')
            out += u'\\' + QString(c);
        else if (c == u'\n')
            out += "\\n"_L1;
        else if (c.unicode() < 0x20)
            out += u"\\%1"_s.arg(c.unicode(), 3, 8, QChar(u'0'));
        else if (c.unicode() > 0x7e)
            out += u"\\u%1"_s.arg(c.unicode(), 4, 16, QChar(u'0'));
        else
            out += c;
    }
    return '"' + out.toStdString() + '"';
}

std::string JavaExpression::methodsFor(const std::string &text)
{
    std::array<bool, kJavaMethods.size()> wanted{};
    std::string all = text;
    for (bool more = true; more;) {
        more = false;
        for (std::size_t i = 0; i < kJavaMethods.size(); ++i) {
            if (wanted[i] || !calls(all, kJavaMethods[i].name))
                continue;
            wanted[i] = true;
            more = true;
            all += kJavaMethods[i].code;
        }
    }
    std::string methods;
    for (std::size_t i = 0; i < kJavaMethods.size(); ++i) {
        if (wanted[i])
            methods += '\n' + std::string(kJavaMethods[i].code);
    }
    return methods;
}

std::string JavaExpression::number(const PortableTerm &term)
{
    if (term.isReal)
        return term.text;
    constexpr std::string_view kMostLong = "9223372036854775807";
    const bool fits = term.text.size() < kMostLong.size() || term.text.front() == '-' ||
                      (term.text.size() == kMostLong.size() && std::string_view(term.text) <= kMostLong);
    return fits ? term.text + 'L' : "new BigInteger(\"" + term.text + "\")";
}

std::optional<std::string> JavaExpression::call(std::string_view method, const PortableTerm &term, std::string_view before)
{
    std::string out = std::string(method) + '(';
    bool all = true;
    for (const PortableTerm &part : term.terms) {
        const auto text = write(part);
        all = all && text;
        out += (&part == &term.terms.front() ? "" : ", ") + text.value_or(std::string());
    }
    out += std::string(before) + ')';
    return all ? std::optional(out) : std::nullopt;
}

std::optional<std::string> JavaExpression::place(const PortableTerm &field, std::string_view method)
{
    if (field.path.empty()) {
        addSentence(m_copy.missing, noEquivalent(Engine::KafkaStreams, field.ofKey ? u"key"_s : u"value"_s));
        return std::nullopt;
    }
    std::string out = std::string(method) + (field.ofKey ? "(key" : "(value");
    for (const FieldPath::Step &step : field.path) {
        const auto *index = std::get_if<qint64>(&step);
        out += ", " + (index ? std::to_string(*index) : literal(std::get<std::string>(step)));
    }
    return out + ')';
}

std::optional<std::string> JavaExpression::write(const PortableTerm &term)
{
    const auto reckoned = [this, &term](char sign) -> std::optional<std::string> {
        const auto a = write(term.terms[0]);
        const auto b = write(term.terms[1]);
        return a && b ? std::optional("reckon(" + *a + ", '" + sign + "', " + *b + ')') : std::nullopt;
    };
    const auto swapped = [this, &term](std::string_view method) -> std::optional<std::string> {
        const auto a = write(term.terms[0]);
        const auto b = write(term.terms[1]);
        return a && b ? std::optional(std::string(method) + '(' + *b + ", " + *a + ')') : std::nullopt;
    };
    switch (term.kind) {
    case TermKind::Truth: return term.text;
    case TermKind::Number: return number(term);
    case TermKind::Text: return literal(term.text);
    case TermKind::Field: return place(term, "field");
    case TermKind::Has: return place(term.terms[0], "has");
    case TermKind::IsNull: return place(term.terms[0], "isNull");
    case TermKind::KeyText: return "keyText";
    case TermKind::ValueText: return "valueText";
    case TermKind::Topic:
    case TermKind::Partition:
    case TermKind::Offset:
        addSentence(m_copy.missing, noEquivalent(Engine::KafkaStreams,
                                                 term.kind == TermKind::Topic       ? u"topic"_s
                                                 : term.kind == TermKind::Partition ? u"partition"_s
                                                                                : u"offset"_s,
                                                 Sentences::tr("its filters and groupings see key and value only")));
        return std::nullopt;
    case TermKind::And: return call("and", term);
    case TermKind::Or: return call("or", term);
    case TermKind::Not: return call("not", term);
    case TermKind::Negate: return call("negated", term);
    case TermKind::Multiply: return reckoned('*');
    case TermKind::Divide: return reckoned('/');
    case TermKind::Modulo: return reckoned('%');
    case TermKind::Add: return reckoned('+');
    case TermKind::Subtract: return reckoned('-');
    case TermKind::Less: return call("less", term);
    case TermKind::LessEqual: return call("lessOrEqual", term);
    case TermKind::Greater: return swapped("less");
    case TermKind::GreaterEqual: return swapped("lessOrEqual");
    case TermKind::Equal: return call("equal", term);
    case TermKind::NotEqual: {
        const auto same = call("equal", term);
        return same ? std::optional("not(" + *same + ')') : std::nullopt;
    }
    case TermKind::Choose: return call("choose", term);
    case TermKind::Contains: return call("test", term, ", String::contains");
    case TermKind::StartsWith: return call("test", term, ", String::startsWith");
    case TermKind::EndsWith: return call("test", term, ", String::endsWith");
    case TermKind::Matches: return call("test", term, ", (text, pattern) -> Pattern.compile(pattern).matcher(text).find()");
    case TermKind::Size: return call("size", term);
    case TermKind::Replace: return call("replaced", term);
    case TermKind::ToInteger: return call("integer", term);
    case TermKind::ToReal: return call("real", term);
    case TermKind::ToText: break;
    }
    addSentence(m_copy.notes, Sentences::tr("A number that becomes a text may be spelled otherwise there."));
    return call("text", term);
}

std::optional<std::string> kafkaStreamsExpression(const PortableTerm &term, EngineCopy &copy)
{
    return JavaExpression(copy).write(term);
}

} // namespace streamscope::query
