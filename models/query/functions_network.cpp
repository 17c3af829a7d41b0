// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The network extension: addresses and ranges of them.
#include "models/query/functions.h"

#include <arpa/inet.h>

#include <array>
#include <charconv>
#include <optional>

namespace streamscope::query {
namespace {

constexpr std::size_t kLongest = 64;

std::optional<NetworkData> parseIp(std::string_view text)
{
    NetworkData data;
    const std::string address(text.substr(0, kLongest));
    if (::inet_pton(AF_INET, address.c_str(), data.bytes) == 1)
        return data;
    if (::inet_pton(AF_INET6, address.c_str(), data.bytes) != 1)
        return std::nullopt;
    data.v6 = true;
    // An IPv4 address in IPv6 clothes would have two spellings.
    static constexpr quint8 kMapped[12] = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};
    if (std::memcmp(data.bytes, kMapped, sizeof kMapped) == 0)
        return std::nullopt;
    return data;
}

std::optional<NetworkData> parseCidr(std::string_view text)
{
    const std::size_t slash = text.find('/');
    if (slash == std::string_view::npos || slash + 1 >= text.size() || text.size() > kLongest)
        return std::nullopt;
    auto data = parseIp(text.substr(0, slash));
    const std::string_view digits = text.substr(slash + 1);
    unsigned prefix = 0;
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), prefix);
    if (!data || read.ec != std::errc() || read.ptr != digits.data() + digits.size() || (digits.size() > 1 && digits.front() == '0') ||
        prefix > (data->v6 ? 128U : 32U))
        return std::nullopt;
    data->prefix = static_cast<quint8>(prefix);
    return data;
}

NetworkData maskedBy(NetworkData data, unsigned prefix)
{
    for (unsigned i = 0; i < sizeof data.bytes; ++i) {
        const unsigned kept = prefix > i * 8 ? std::min(prefix - i * 8, 8U) : 0;
        data.bytes[i] = static_cast<quint8>(data.bytes[i] & (0xff00U >> kept));
    }
    return data;
}

Value made(Evaluation &run, Kind kind, const NetworkData &data)
{
    return Value::ofNetwork(kind, run.arena().make<NetworkData>(data));
}

Value ip(Evaluation &run, const Node &node, const Value *args, quint32)
{
    if (args[0].kind() == Kind::Ip)
        return args[0];
    if (args[0].kind() == Kind::Cidr) {
        NetworkData data = *args[0].network();
        data.prefix = 0;
        return made(run, Kind::Ip, data);
    }
    if (args[0].kind() != Kind::String)
        return run.noOverload(node, args[0]);
    const auto data = parseIp(args[0].text());
    return data ? made(run, Kind::Ip, *data) : run.fail(node, Sentences::kNoAddress, args[0].text());
}

Value cidr(Evaluation &run, const Node &node, const Value *args, quint32)
{
    if (args[0].kind() == Kind::Cidr)
        return args[0];
    if (args[0].kind() != Kind::String)
        return run.noOverload(node, args[0]);
    const auto data = parseCidr(args[0].text());
    return data ? made(run, Kind::Cidr, *data)
                : run.fail(node, QT_TRANSLATE_NOOP("Expression", "“%1” is no range of IP addresses"), args[0].text());
}

Value isIp(Evaluation &run, const Node &node, const Value *args, quint32)
{
    return args[0].kind() == Kind::String ? Value::ofBool(parseIp(args[0].text()).has_value()) : run.noOverload(node, args[0]);
}

Value isCidr(Evaluation &run, const Node &node, const Value *args, quint32)
{
    return args[0].kind() == Kind::String ? Value::ofBool(parseCidr(args[0].text()).has_value()) : run.noOverload(node, args[0]);
}

Value isCanonical(Evaluation &run, const Node &node, const Value *args, quint32)
{
    if (args[0].kind() != Kind::String)
        return run.noOverload(node, args[0]);
    const auto data = parseIp(args[0].text());
    if (!data)
        return run.fail(node, Sentences::kNoAddress, args[0].text());
    std::string text;
    appendNetwork(text, Value::ofNetwork(Kind::Ip, &*data));
    return Value::ofBool(text == args[0].text());
}

using Test = bool (*)(const NetworkData &);

bool isUnspecified(const NetworkData &data)
{
    return data.bytes[0] == 0 && std::memcmp(data.bytes, data.bytes + 1, sizeof data.bytes - 1) == 0;
}

bool isLoopback(const NetworkData &data)
{
    static constexpr quint8 kSix[16] = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};
    return data.v6 ? std::memcmp(data.bytes, kSix, sizeof kSix) == 0 : data.bytes[0] == 127;
}

bool isMulticast(const NetworkData &data)
{
    return data.v6 ? data.bytes[0] == 0xff : (data.bytes[0] & 0xf0U) == 0xe0U;
}

bool isLinkLocalMulticast(const NetworkData &data)
{
    if (data.v6)
        return data.bytes[0] == 0xff && (data.bytes[1] & 0x0fU) == 0x02U;
    return data.bytes[0] == 224 && data.bytes[1] == 0 && data.bytes[2] == 0;
}

bool isLinkLocalUnicast(const NetworkData &data)
{
    return data.v6 ? data.bytes[0] == 0xfe && (data.bytes[1] & 0xc0U) == 0x80U : data.bytes[0] == 169 && data.bytes[1] == 254;
}

bool isGlobalUnicast(const NetworkData &data)
{
    const bool broadcast = !data.v6 && data.bytes[0] == 255 && data.bytes[1] == 255 && data.bytes[2] == 255 && data.bytes[3] == 255;
    return !broadcast && !isUnspecified(data) && !isLoopback(data) && !isMulticast(data) && !isLinkLocalUnicast(data);
}

template<Test test>
Value is(Evaluation &run, const Node &node, const Value *args, quint32)
{
    return args[0].kind() == Kind::Ip ? Value::ofBool(test(*args[0].network())) : run.noOverload(node, args[0]);
}

Value family(Evaluation &run, const Node &node, const Value *args, quint32)
{
    return args[0].kind() == Kind::Ip ? Value::ofInt(args[0].network()->v6 ? 6 : 4) : run.noOverload(node, args[0]);
}

bool covers(const NetworkData &range, const NetworkData &inner, unsigned innerPrefix)
{
    return range.v6 == inner.v6 && innerPrefix >= range.prefix &&
           std::memcmp(maskedBy(range, range.prefix).bytes, maskedBy(inner, range.prefix).bytes, sizeof range.bytes) == 0;
}

template<Kind kind>
Value containsNetwork(Evaluation &run, const Node &node, const Value *args, quint32 count)
{
    if (args[0].kind() != Kind::Cidr)
        return run.noOverload(node, args[0], args[1]);
    const Value inner = kind == Kind::Ip
                            ? (args[1].kind() == Kind::Cidr ? run.noOverload(node, args[0], args[1]) : ip(run, node, args + 1, count - 1))
                            : cidr(run, node, args + 1, count - 1);
    if (inner.isError())
        return inner;
    const NetworkData &data = *inner.network();
    return Value::ofBool(covers(*args[0].network(), data, kind == Kind::Cidr ? data.prefix : 128U));
}

Value masked(Evaluation &run, const Node &node, const Value *args, quint32)
{
    if (args[0].kind() != Kind::Cidr)
        return run.noOverload(node, args[0]);
    return made(run, Kind::Cidr, maskedBy(*args[0].network(), args[0].network()->prefix));
}

Value prefixLength(Evaluation &run, const Node &node, const Value *args, quint32)
{
    return args[0].kind() == Kind::Cidr ? Value::ofInt(args[0].network()->prefix) : run.noOverload(node, args[0]);
}

} // namespace

std::span<const FunctionEntry> networkFunctions()
{
    using Style = FunctionEntry::Style;
    static constexpr std::array kFunctions = {
        FunctionEntry{"ip", Style::Both, 1, 1, ip},
        FunctionEntry{"cidr", Style::Global, 1, 1, cidr},
        FunctionEntry{"isIP", Style::Global, 1, 1, isIp},
        FunctionEntry{"isCIDR", Style::Global, 1, 1, isCidr},
        FunctionEntry{"ip.isCanonical", Style::Global, 1, 1, isCanonical},
        FunctionEntry{"family", Style::Member, 1, 1, family},
        FunctionEntry{"isUnspecified", Style::Member, 1, 1, is<isUnspecified>},
        FunctionEntry{"isLoopback", Style::Member, 1, 1, is<isLoopback>},
        FunctionEntry{"isGlobalUnicast", Style::Member, 1, 1, is<isGlobalUnicast>},
        FunctionEntry{"isLinkLocalMulticast", Style::Member, 1, 1, is<isLinkLocalMulticast>},
        FunctionEntry{"isLinkLocalUnicast", Style::Member, 1, 1, is<isLinkLocalUnicast>},
        FunctionEntry{"containsIP", Style::Member, 2, 2, containsNetwork<Kind::Ip>},
        FunctionEntry{"containsCIDR", Style::Member, 2, 2, containsNetwork<Kind::Cidr>},
        FunctionEntry{"masked", Style::Member, 1, 1, masked},
        FunctionEntry{"prefixLength", Style::Member, 1, 1, prefixLength},
    };
    return kFunctions;
}

} // namespace streamscope::query
