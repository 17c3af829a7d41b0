// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtEndian>

#include <QtGlobal>

#include <optional>
#include <string>
#include <string_view>

/// Primitive types of Kafka's protocol, in the encodings of its versions without tagged fields.
/// Source: the protocol guide of Apache Kafka ("Protocol Primitive Types").
namespace streamscope::sandbox {

/// Reads values one after the other; after the first that does not fit, isBad() stays true and zeros come.
class WireReader {
public:
    explicit WireReader(std::string_view bytes)
        : m_bytes(bytes)
    {
    }

    template<typename T>
    T number()
    {
        if (m_at + sizeof(T) > m_bytes.size()) {
            m_bad = true;
            return T{};
        }
        const T value = qFromBigEndian<T>(m_bytes.data() + m_at);
        m_at += sizeof(T);
        return value;
    }
    qint8 int8() { return number<qint8>(); }
    qint16 int16() { return number<qint16>(); }
    qint32 int32() { return number<qint32>(); }
    qint64 int64() { return number<qint64>(); }

    std::optional<std::string> nullableString()
    {
        const qint16 size = int16();
        return size < 0 ? std::nullopt : std::optional(std::string(take(static_cast<std::size_t>(size))));
    }
    std::string string() { return nullableString().value_or(std::string()); }
    std::string_view bytes()
    {
        const qint32 size = int32();
        return size < 0 ? std::string_view() : take(static_cast<std::size_t>(size));
    }
    /// The number of elements that follow, −1 for null; a number that cannot be true is bad.
    qint32 count()
    {
        const qint32 value = int32();
        if (value > static_cast<qint64>(m_bytes.size() - m_at)) {
            m_bad = true;
            return 0;
        }
        return value;
    }

    /// VARINT and VARLONG: seven bits a byte, the lowest first, zigzag.
    qint64 varint()
    {
        quint64 value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            const auto byte = static_cast<quint8>(int8());
            value |= static_cast<quint64>(byte & 0x7f) << shift;
            if (byte < 0x80)
                return static_cast<qint64>(value >> 1) ^ -static_cast<qint64>(value & 1);
        }
        m_bad = true;
        return 0;
    }
    /// What follows of a thing of so many bytes; empty and bad when they are not all there.
    std::string_view part(qint64 size)
    {
        if (size >= 0)
            return take(static_cast<std::size_t>(size));
        m_bad = true;
        return {};
    }

    [[nodiscard]] bool isBad() const { return m_bad; }
    [[nodiscard]] std::size_t position() const { return m_at; }

private:
    std::string_view take(std::size_t size)
    {
        if (m_at + size > m_bytes.size()) {
            m_bad = true;
            return {};
        }
        const std::string_view taken = m_bytes.substr(m_at, size);
        m_at += size;
        return taken;
    }

    std::string_view m_bytes;
    std::size_t m_at = 0;
    bool m_bad = false;
};

class WireWriter {
public:
    template<typename T>
    WireWriter &number(T value)
    {
        char bytes[sizeof(T)];
        qToBigEndian<T>(value, bytes);
        m_bytes.append(bytes, sizeof(T));
        return *this;
    }
    WireWriter &int8(qint8 value) { return number(value); }
    WireWriter &int16(qint16 value) { return number(value); }
    WireWriter &int32(qint32 value) { return number(value); }
    WireWriter &int64(qint64 value) { return number(value); }
    WireWriter &string(std::string_view text)
    {
        int16(static_cast<qint16>(text.size()));
        m_bytes.append(text);
        return *this;
    }
    WireWriter &nullString() { return int16(-1); }
    WireWriter &bytes(std::string_view data)
    {
        int32(static_cast<qint32>(data.size()));
        m_bytes.append(data);
        return *this;
    }
    WireWriter &raw(std::string_view data)
    {
        m_bytes.append(data);
        return *this;
    }
    [[nodiscard]] std::string take() { return std::move(m_bytes); }

private:
    std::string m_bytes;
};

enum class Api : qint16 {
    Produce = 0,
    Fetch = 1,
    ListOffsets = 2,
    Metadata = 3,
    OffsetCommit = 8,
    OffsetFetch = 9,
    FindCoordinator = 10,
    JoinGroup = 11,
    Heartbeat = 12,
    LeaveGroup = 13,
    SyncGroup = 14,
    DescribeGroups = 15,
    ListGroups = 16,
    ApiVersions = 18,
    CreateTopics = 19,
    DeleteTopics = 20,
    InitProducerId = 22,
    OffsetForLeaderEpoch = 23,
    AddPartitionsToTxn = 24,
    AddOffsetsToTxn = 25,
    EndTxn = 26,
    TxnOffsetCommit = 28,
    DescribeConfigs = 32
};

/// The head of a request, version 1 (no tagged fields).
struct RequestHeader {
    Api api = Api::ApiVersions;
    qint16 version = 0;
    qint32 correlation = 0;
    std::string clientId;
    std::size_t bodyAt = 0; ///< where the body begins in the frame without its size
};

} // namespace streamscope::sandbox
