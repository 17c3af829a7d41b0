// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What makes data: known in templates only, and never computed beforehand.
#include "models/query/functions.h"
#include "models/query/template_source.h"

#include <array>
#include <cmath>

namespace streamscope::query {
namespace {

constexpr std::array<std::string_view, 32> kWords = {"amber",  "anchor", "basket", "beacon", "candle", "cedar",   "copper", "delta",
                                                     "ember",  "falcon", "garden", "harbor", "island", "jasmine", "kettle", "lantern",
                                                     "marble", "meadow", "nectar", "orbit",  "pebble", "quartz",  "river",  "saddle",
                                                     "timber", "umber",  "velvet", "violet", "willow", "xenon",   "yonder", "zephyr"};
constexpr std::array<std::string_view, 16> kFirstNames = {"Ada",   "Alan", "Barbara", "Dennis",    "Edsger", "Frances",  "Grace", "Hedy",
                                                          "James", "Jean", "Ken",     "Katherine", "Linus",  "Margaret", "Radia", "Tim"};
constexpr std::array<std::string_view, 16> kLastNames = {"Allen",   "Bartik",  "Clarke", "Dijkstra", "Gosling",  "Hamilton",
                                                         "Hopper",  "Johnson", "Lamarr", "Liskov",   "Lovelace", "Kernighan",
                                                         "Perlman", "Ritchie", "Turing", "Wirth"};

Value notHere(Evaluation &run, const Node &node)
{
    return run.fail(node, QT_TRANSLATE_NOOP("Expression", "this function needs a template"));
}

template<std::size_t size>
std::string_view oneOf(TemplateSource &source, const std::array<std::string_view, size> &list)
{
    return list[source.chance()() % size];
}

bool isWhole(const Value &value)
{
    return value.kind() == Kind::Int || (value.kind() == Kind::Uint && value.toUint() <= quint64{INT64_MAX});
}

// The number of the message: from 1, or from a start by a step.
Value seq(Evaluation &run, const Node &node, const Value *args, quint32 count)
{
    if (!run.source())
        return notHere(run, node);
    qint64 start = 1;
    qint64 step = 1;
    for (quint32 i = 0; i < count; ++i) {
        if (!isWhole(args[i]))
            return run.noOverload(node, args[i]);
        (i == 0 ? start : step) = args[i].toInt();
    }
    qint64 number = 0;
    if (__builtin_mul_overflow(run.source()->sequence() - 1, step, &number) || __builtin_add_overflow(number, start, &number))
        return run.fail(node, Sentences::kIntegerOverflow);
    return Value::ofInt(number);
}

// RFC 9562, version 4.
Value uuid(Evaluation &run, const Node &node, const Value *, quint32)
{
    if (!run.source())
        return notHere(run, node);
    static constexpr char kHex[] = "0123456789abcdef";
    const quint64 high = (run.source()->chance()() & ~quint64{0xf000}) | 0x4000;
    const quint64 low = (run.source()->chance()() & ~(quint64{3} << 62)) | quint64{2} << 62;
    std::string text;
    for (int i = 0; i < 32; ++i) {
        if (i == 8 || i == 12 || i == 16 || i == 20)
            text += '-';
        text += kHex[(i < 16 ? high >> (60 - 4 * i) : low >> (124 - 4 * i)) & 0xfU];
    }
    return run.makeString(node, text);
}

Value now(Evaluation &run, const Node &node, const Value *, quint32)
{
    return run.source() ? Value::ofTimestamp(run.source()->now()) : notHere(run, node);
}

double fraction(TemplateSource &source)
{
    return static_cast<double>(source.chance()() >> 11) * 0x1.0p-53;
}

Value random(Evaluation &run, const Node &node, const Value *, quint32)
{
    return run.source() ? Value::ofDouble(fraction(*run.source())) : notHere(run, node);
}

// Both ends included.
Value randomInt(Evaluation &run, const Node &node, const Value *args, quint32)
{
    if (!run.source())
        return notHere(run, node);
    if (!isWhole(args[0]) || !isWhole(args[1]))
        return run.noOverload(node, args[0], args[1]);
    if (args[0].toInt() > args[1].toInt())
        return run.fail(node, QT_TRANSLATE_NOOP("Expression", "the lower bound is above the upper one"));
    return Value::ofInt(std::uniform_int_distribution<qint64>(args[0].toInt(), args[1].toInt())(run.source()->chance()));
}

// To the nearest step of 1/scale between the bounds; where there is none, one of the bounds.
double roundedWithin(double number, double low, double high, double scale)
{
    const double step = std::round(number * scale);
    for (const double candidate : {step / scale, (step - 1) / scale, (step + 1) / scale}) {
        if (candidate >= low && candidate <= high)
            return candidate;
    }
    return step / scale > high ? high : low;
}

// With a third argument rounded to so many digits behind the point.
Value randomDouble(Evaluation &run, const Node &node, const Value *args, quint32 count)
{
    if (!run.source())
        return notHere(run, node);
    if (!args[0].isNumber() || !args[1].isNumber())
        return run.noOverload(node, args[0], args[1]);
    const double low = args[0].nearestDouble();
    const double high = args[1].nearestDouble();
    if (!(low <= high) || !std::isfinite(high - low))
        return run.fail(node, QT_TRANSLATE_NOOP("Expression", "the bounds must be finite, the lower one first"));
    double number = low + (high - low) * fraction(*run.source());
    if (count == 3) {
        constexpr qint64 kMostDigits = 15;
        if (!isWhole(args[2]) || args[2].toInt() < 0 || args[2].toInt() > kMostDigits)
            return run.fail(node, QT_TRANSLATE_NOOP("Expression", "digits are a number from 0 to 15"));
        const double scale = std::pow(10.0, static_cast<double>(args[2].toInt()));
        if (std::isfinite(number * scale))
            number = roundedWithin(number, low, high, scale);
    }
    return Value::ofDouble(number);
}

Value randomWord(Evaluation &run, const Node &node, const Value *, quint32)
{
    return run.source() ? Value::ofString(oneOf(*run.source(), kWords)) : notHere(run, node);
}

Value randomName(Evaluation &run, const Node &node, const Value *, quint32)
{
    if (!run.source())
        return notHere(run, node);
    const std::string_view first = oneOf(*run.source(), kFirstNames);
    return run.makeString(node, std::string(first) + ' ' + std::string(oneOf(*run.source(), kLastNames)));
}

// Letters, digits, - and _.
Value randomString(Evaluation &run, const Node &node, const Value *args, quint32)
{
    if (!run.source())
        return notHere(run, node);
    constexpr qint64 kLongest = 1 << 20;
    if (!isWhole(args[0]))
        return run.noOverload(node, args[0]);
    if (args[0].toInt() < 0 || args[0].toInt() > kLongest)
        return run.fail(node, QT_TRANSLATE_NOOP("Expression", "the length is a number from 0 to 1048576"));
    static constexpr std::string_view kLetters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";
    const auto length = static_cast<std::size_t>(args[0].toInt());
    run.chargeBytes(length);
    std::string text;
    text.reserve(length);
    quint64 bits = 0;
    for (std::size_t i = 0; i < length; ++i, bits >>= 6) {
        if (i % 10 == 0) // six bits a letter
            bits = run.source()->chance()();
        text += kLetters[bits & 63];
    }
    return run.makeString(node, text);
}

// The index that chance finds among weights; −1: they are no weights.
template<typename WeightAt>
qint64 weighted(TemplateSource &source, quint32 count, WeightAt weightAt)
{
    double sum = 0;
    for (quint32 i = 0; i < count; ++i) {
        const Value &weight = weightAt(i);
        if (!weight.isNumber() || !(weight.nearestDouble() >= 0))
            return -1;
        sum += weight.nearestDouble();
    }
    if (!(sum > 0) || !std::isfinite(sum))
        return -1;
    double left = fraction(source) * sum;
    qint64 last = -1;
    for (quint32 i = 0; i < count; ++i) {
        const double weight = weightAt(i).nearestDouble();
        if (weight == 0)
            continue;
        last = i;
        if (left < weight)
            break;
        left -= weight;
    }
    return last;
}

// choice([…]), choice([…], [weights…]), choice({value: weight, …}), choice(a, b, …).
Value choice(Evaluation &run, const Node &node, const Value *args, quint32 count)
{
    if (!run.source())
        return notHere(run, node);
    TemplateSource &source = *run.source();
    constexpr const char *kWeights = QT_TRANSLATE_NOOP("Expression", "weights are numbers of at least 0, and not all of them 0");
    run.charge(quint64{args[0].kind() == Kind::List || args[0].kind() == Kind::Map ? args[0].size() : 0} + count);
    if (args[0].kind() == Kind::Map && count == 1) {
        const qint64 chosen = weighted(source, args[0].size(), [&](quint32 i) -> const Value & { return args[0].mapValue(i); });
        return chosen < 0 ? run.fail(node, kWeights) : args[0].mapKey(static_cast<quint32>(chosen));
    }
    if (args[0].kind() == Kind::List && count == 2 && args[1].kind() == Kind::List) {
        if (args[0].size() != args[1].size())
            return run.fail(node, QT_TRANSLATE_NOOP("Expression", "each choice wants one weight"));
        const qint64 chosen = weighted(source, args[1].size(), [&](quint32 i) -> const Value & { return args[1].item(i); });
        return chosen < 0 ? run.fail(node, kWeights) : args[0].item(static_cast<quint32>(chosen));
    }
    if (count > 1)
        return args[source.chance()() % count];
    if (args[0].kind() != Kind::List)
        return run.noOverload(node, args[0]);
    if (args[0].size() == 0)
        return run.fail(node, QT_TRANSLATE_NOOP("Expression", "there is nothing to choose from"));
    return args[0].item(static_cast<quint32>(source.chance()() % args[0].size()));
}

} // namespace

std::span<const FunctionEntry> templateFunctions()
{
    using Style = FunctionEntry::Style;
    static constexpr std::array kFunctions = {
        FunctionEntry{"seq", Style::Global, 0, 2, seq, false},
        FunctionEntry{"uuid", Style::Global, 0, 0, uuid, false},
        FunctionEntry{"now", Style::Global, 0, 0, now, false},
        FunctionEntry{"random", Style::Global, 0, 0, random, false},
        FunctionEntry{"randomInt", Style::Global, 2, 2, randomInt, false},
        FunctionEntry{"randomDouble", Style::Global, 2, 3, randomDouble, false},
        FunctionEntry{"randomWord", Style::Global, 0, 0, randomWord, false},
        FunctionEntry{"randomName", Style::Global, 0, 0, randomName, false},
        FunctionEntry{"randomString", Style::Global, 1, 1, randomString, false},
        FunctionEntry{"choice", Style::Global, 1, 255, choice, false},
    };
    return kFunctions;
}

} // namespace streamscope::query
