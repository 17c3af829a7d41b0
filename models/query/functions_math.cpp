// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The math extension.
#include "models/query/functions.h"

#include <array>
#include <cmath>
#include <limits>

namespace streamscope::query {
namespace {

// Of the arguments, or of the items of the only one.
template<bool greatest>
Value extreme(Evaluation &run, const Node &node, const Value *args, quint32 count)
{
    if (count == 1 && args[0].kind() == Kind::List) {
        if (args[0].size() == 0)
            return run.fail(node, QT_TRANSLATE_NOOP("Expression", "an empty list has no extreme"));
        run.charge(args[0].size());
        count = args[0].size();
        args = &args[0].item(0);
    }
    Value best = args[0];
    for (quint32 i = 0; i < count; ++i) {
        if (!args[i].isNumber())
            return run.noOverload(node, args[i]);
        const std::partial_ordering order = compareNumbers(args[i], best);
        if (i > 0 && order == std::partial_ordering::unordered)
            return run.fail(node, QT_TRANSLATE_NOOP("Expression", "NaN has no place in an order"));
        if (greatest ? order > 0 : order < 0)
            best = args[i];
    }
    return best;
}

template<double (*function)(double)>
Value rounded(Evaluation &run, const Node &node, const Value *args, quint32)
{
    return args[0].kind() == Kind::Double ? Value::ofDouble(function(args[0].toDouble())) : run.noOverload(node, args[0]);
}

double roundAway(double number)
{
    return std::round(number);
}
double ceiling(double number)
{
    return std::ceil(number);
}
double floorOf(double number)
{
    return std::floor(number);
}
double truncated(double number)
{
    return std::trunc(number);
}

template<bool (*test)(double)>
Value tested(Evaluation &run, const Node &node, const Value *args, quint32)
{
    return args[0].kind() == Kind::Double ? Value::ofBool(test(args[0].toDouble())) : run.noOverload(node, args[0]);
}

bool isNaN(double number)
{
    return std::isnan(number);
}
bool isInfinite(double number)
{
    return std::isinf(number);
}
bool isFinite(double number)
{
    return std::isfinite(number);
}

Value absolute(Evaluation &run, const Node &node, const Value *args, quint32)
{
    switch (args[0].kind()) {
    case Kind::Uint: return args[0];
    case Kind::Double: return Value::ofDouble(std::fabs(args[0].toDouble()));
    case Kind::Int:
        if (args[0].toInt() == std::numeric_limits<qint64>::min())
            return run.fail(node, Sentences::kIntegerOverflow);
        return Value::ofInt(std::abs(args[0].toInt()));
    default: return run.noOverload(node, args[0]);
    }
}

Value sign(Evaluation &run, const Node &node, const Value *args, quint32)
{
    switch (args[0].kind()) {
    case Kind::Uint: return Value::ofUint(args[0].toUint() > 0 ? 1 : 0);
    case Kind::Int: return Value::ofInt((args[0].toInt() > 0 ? 1 : 0) - (args[0].toInt() < 0 ? 1 : 0));
    case Kind::Double: {
        const double number = args[0].toDouble();
        return Value::ofDouble(std::isnan(number) ? number : number == 0 ? 0.0 : std::copysign(1.0, number));
    }
    default: return run.noOverload(node, args[0]);
    }
}

Value squareRoot(Evaluation &run, const Node &node, const Value *args, quint32)
{
    return args[0].isNumber() ? Value::ofDouble(std::sqrt(args[0].nearestDouble())) : run.noOverload(node, args[0]);
}

enum class Bits { And, Or, Xor };

template<Bits bits>
Value bitwise(Evaluation &run, const Node &node, const Value *args, quint32)
{
    if (args[0].kind() != args[1].kind() || (args[0].kind() != Kind::Int && args[0].kind() != Kind::Uint))
        return run.noOverload(node, args[0], args[1]);
    const quint64 a = args[0].toUint();
    const quint64 b = args[1].toUint();
    const quint64 result = bits == Bits::And ? a & b : bits == Bits::Or ? a | b : a ^ b;
    return args[0].kind() == Kind::Int ? Value::ofInt(static_cast<qint64>(result)) : Value::ofUint(result);
}

Value bitNot(Evaluation &run, const Node &node, const Value *args, quint32)
{
    if (args[0].kind() == Kind::Int)
        return Value::ofInt(~args[0].toInt());
    return args[0].kind() == Kind::Uint ? Value::ofUint(~args[0].toUint()) : run.noOverload(node, args[0]);
}

// Zeros move in from both sides, for int too.
template<bool left>
Value shift(Evaluation &run, const Node &node, const Value *args, quint32)
{
    if ((args[0].kind() != Kind::Int && args[0].kind() != Kind::Uint) || args[1].kind() != Kind::Int)
        return run.noOverload(node, args[0], args[1]);
    const qint64 by = args[1].toInt();
    if (by < 0)
        return run.fail(node, QT_TRANSLATE_NOOP("Expression", "a shift goes by 0 or more"));
    const quint64 bits = args[0].toUint();
    const quint64 result = by >= 64 ? 0 : left ? bits << by : bits >> by;
    return args[0].kind() == Kind::Int ? Value::ofInt(static_cast<qint64>(result)) : Value::ofUint(result);
}

} // namespace

std::span<const FunctionEntry> mathFunctions()
{
    using Style = FunctionEntry::Style;
    static constexpr std::array kFunctions = {
        FunctionEntry{"math.greatest", Style::Global, 1, 255, extreme<true>},
        FunctionEntry{"math.least", Style::Global, 1, 255, extreme<false>},
        FunctionEntry{"math.ceil", Style::Global, 1, 1, rounded<ceiling>},
        FunctionEntry{"math.floor", Style::Global, 1, 1, rounded<floorOf>},
        FunctionEntry{"math.round", Style::Global, 1, 1, rounded<roundAway>},
        FunctionEntry{"math.trunc", Style::Global, 1, 1, rounded<truncated>},
        FunctionEntry{"math.abs", Style::Global, 1, 1, absolute},
        FunctionEntry{"math.sign", Style::Global, 1, 1, sign},
        FunctionEntry{"math.sqrt", Style::Global, 1, 1, squareRoot},
        FunctionEntry{"math.isNaN", Style::Global, 1, 1, tested<isNaN>},
        FunctionEntry{"math.isInf", Style::Global, 1, 1, tested<isInfinite>},
        FunctionEntry{"math.isFinite", Style::Global, 1, 1, tested<isFinite>},
        FunctionEntry{"math.bitAnd", Style::Global, 2, 2, bitwise<Bits::And>},
        FunctionEntry{"math.bitOr", Style::Global, 2, 2, bitwise<Bits::Or>},
        FunctionEntry{"math.bitXor", Style::Global, 2, 2, bitwise<Bits::Xor>},
        FunctionEntry{"math.bitNot", Style::Global, 1, 1, bitNot},
        FunctionEntry{"math.bitShiftLeft", Style::Global, 2, 2, shift<true>},
        FunctionEntry{"math.bitShiftRight", Style::Global, 2, 2, shift<false>},
    };
    return kFunctions;
}

} // namespace streamscope::query
