// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QtGlobal>

#include <array>
#include <string>
#include <string_view>

namespace streamscope::benchmarks {

constexpr std::size_t kValueSize = 300;
using Value = std::array<char, kValueSize>;

/// A JSON object of 300 B, another one for each number.
void writeValue(Value &out, qint32 partition, quint64 number);

/// Of one row. A checksum of many is their sum, so that the order does not count.
[[nodiscard]] quint64 rowHash(qint32 partition, qint64 offset, std::string_view value);
/// What the rows [0, perPartition) of all partitions sum up to; number = offset % period (0: the offset itself).
[[nodiscard]] quint64 checksum(int partitions, qint64 perPartition, quint64 period);

enum class Codec { None, Lz4, Zstd };
[[nodiscard]] QString codecName(Codec codec); ///< as Kafka writes it

/// A record batch of Kafka's format 2 with the values of numbers [first, first + count). Base offset, base and greatest
/// timestamp are zero, to be filled in with stamp(); its checksum is not set, which consumers check only when asked to.
[[nodiscard]] std::string recordBatch(qint32 partition, quint64 first, int count, Codec codec);
/// Writes them into the head of a batch.
constexpr std::size_t kBatchHead = 61;
void stamp(char *head, qint64 baseOffset, qint64 timestampMs);

} // namespace streamscope::benchmarks
