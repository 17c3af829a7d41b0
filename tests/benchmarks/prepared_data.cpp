// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/prepared_data.h"

#include <QtEndian>

#include <lz4frame.h>
#include <zstd.h>

#include <algorithm>
#include <cstdio>
#include <cstring>

using namespace Qt::StringLiterals;

namespace streamscope::benchmarks {
namespace {

constexpr std::array kEvents = {"purchase", "view", "refund", "login", "cart"};
constexpr std::array kRegions = {"eu-west-1", "us-east-1", "ap-south-1"};

template<typename T>
void put(std::string &out, T value)
{
    char bytes[sizeof(T)];
    qToBigEndian(value, bytes);
    out.append(bytes, sizeof bytes);
}

void putVarint(std::string &out, qint64 value)
{
    quint64 zigzag = (static_cast<quint64>(value) << 1) ^ static_cast<quint64>(value >> 63);
    for (; zigzag >= 0x80; zigzag >>= 7)
        out.push_back(static_cast<char>(zigzag | 0x80));
    out.push_back(static_cast<char>(zigzag));
}

std::string compressed(const std::string &records, Codec codec)
{
    std::string out;
    switch (codec) {
    case Codec::None: return records;
    case Codec::Lz4:
        out.resize(LZ4F_compressFrameBound(records.size(), nullptr));
        out.resize(LZ4F_compressFrame(out.data(), out.size(), records.data(), records.size(), nullptr));
        return out;
    case Codec::Zstd:
        out.resize(ZSTD_compressBound(records.size()));
        out.resize(ZSTD_compress(out.data(), out.size(), records.data(), records.size(), 3));
        return out;
    }
    return out;
}

quint64 mix(quint64 x)
{
    x ^= x >> 33;
    x *= 0xff51afd7ed558ccdULL;
    x ^= x >> 33;
    return x;
}

} // namespace

void writeValue(Value &out, qint32 partition, quint64 number)
{
    const quint64 random = mix(number * 31 + static_cast<quint64>(partition) + 1);
    char text[kValueSize + 1];
    const int size = std::snprintf(
        text, sizeof text,
        R"json({"id":%llu,"partition":%d,"event":"%s","user":"user-%06llu","amount":%llu.%02llu,"currency":"EUR","region":"%s","items":[%llu,%llu,%llu],"session":"%016llx","agent":"Mozilla/5.0 (X11; Linux x86_64)","referrer":"https://shop.example/c/%llu","note":")json",
        static_cast<unsigned long long>(number), partition, kEvents[random % kEvents.size()],
        static_cast<unsigned long long>(random % 1'000'000), static_cast<unsigned long long>((random >> 8) % 1000),
        static_cast<unsigned long long>((random >> 20) % 100), kRegions[(random >> 5) % kRegions.size()],
        static_cast<unsigned long long>((random >> 11) % 1000), static_cast<unsigned long long>((random >> 17) % 1000),
        static_cast<unsigned long long>((random >> 23) % 1000), static_cast<unsigned long long>(random),
        static_cast<unsigned long long>(random % 500));
    const std::size_t used = std::min(static_cast<std::size_t>(size), kValueSize - 2);
    std::memcpy(out.data(), text, used);
    for (std::size_t i = used; i < kValueSize - 2; ++i)
        out[i] = static_cast<char>('a' + (random >> (i % 48)) % 16);
    out[kValueSize - 2] = '"';
    out[kValueSize - 1] = '}';
}

quint64 rowHash(qint32 partition, qint64 offset, std::string_view value)
{
    quint64 hash = mix(static_cast<quint64>(offset) * 0x9e3779b97f4a7c15ULL + static_cast<quint64>(partition) + 1);
    std::size_t at = 0;
    for (; at + 8 <= value.size(); at += 8) {
        quint64 word = 0;
        std::memcpy(&word, value.data() + at, 8);
        hash = (hash ^ word) * 0x9ddfea08eb382d69ULL;
        hash ^= hash >> 29;
    }
    for (; at < value.size(); ++at)
        hash = (hash ^ static_cast<quint8>(value[at])) * 0x100000001b3ULL;
    return mix(hash ^ value.size());
}

quint64 checksum(int partitions, qint64 perPartition, quint64 period)
{
    quint64 sum = 0;
    Value value;
    for (qint32 p = 0; p < partitions; ++p) {
        for (qint64 offset = 0; offset < perPartition; ++offset) {
            const auto number = static_cast<quint64>(offset);
            writeValue(value, p, period > 0 ? number % period : number);
            sum += rowHash(p, offset, {value.data(), value.size()});
        }
    }
    return sum;
}

QString codecName(Codec codec)
{
    return codec == Codec::None ? u"none"_s : codec == Codec::Lz4 ? u"lz4"_s : u"zstd"_s;
}

std::string recordBatch(qint32 partition, quint64 first, int count, Codec codec)
{
    std::string records;
    Value value;
    for (int i = 0; i < count; ++i) {
        writeValue(value, partition, first + static_cast<quint64>(i));
        std::string body;
        body.push_back(0);  // attributes
        putVarint(body, 0); // timestamp delta
        putVarint(body, i); // offset delta
        putVarint(body, -1); // no key
        putVarint(body, static_cast<qint64>(value.size()));
        body.append(value.data(), value.size());
        putVarint(body, 0); // no headers
        putVarint(records, static_cast<qint64>(body.size()));
        records += body;
    }
    const std::string payload = compressed(records, codec);
    std::string batch;
    put<qint64>(batch, 0); // base offset
    put<qint32>(batch, static_cast<qint32>(kBatchHead - 12 + payload.size()));
    put<qint32>(batch, 0);   // leader epoch
    put<qint8>(batch, 2);    // format
    put<quint32>(batch, 0);  // checksum
    put<qint16>(batch, codec == Codec::None ? 0 : codec == Codec::Lz4 ? 3 : 4);
    put<qint32>(batch, count - 1);
    put<qint64>(batch, 0); // base timestamp
    put<qint64>(batch, 0); // greatest timestamp
    put<qint64>(batch, -1);
    put<qint16>(batch, -1);
    put<qint32>(batch, -1);
    put<qint32>(batch, count);
    return batch + payload;
}

void stamp(char *head, qint64 baseOffset, qint64 timestampMs)
{
    qToBigEndian(baseOffset, head);
    qToBigEndian(timestampMs, head + 27);
    qToBigEndian(timestampMs, head + 35);
}

} // namespace streamscope::benchmarks
