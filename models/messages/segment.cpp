// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/messages/segment.h"

#include "models/messages/varint.h"

#include <algorithm>
#include <cstring>
#include <new>
#include <system_error>

#ifdef __linux__
#include <sys/mman.h>
#endif

namespace streamscope::messages {
namespace {

struct Record {
    qint64 offset;
    qint64 timestampMs;
    quint32 position;
    qint32 keySize;   // −1: null
    qint32 valueSize; // −1: null
    quint32 headerBytes;
    qint32 partition;
    quint16 topic;
    quint8 timestampType;
    quint8 reserved;
};
static_assert(sizeof(Record) == Segment::kRecordSize);

constexpr std::size_t kPage = 4096;
constexpr std::size_t kHugePage = 2 << 20;

// Headers: their number, then for each the size of the name, the size of the value plus one (0: null), and the bytes.
std::size_t packedSize(std::span<const cluster::RawHeader> headers)
{
    if (headers.empty())
        return 0;
    std::size_t size = varintSize(headers.size());
    for (const cluster::RawHeader &header : headers) {
        const quint64 value = header.nullValue ? 0 : header.value.size() + 1;
        size += varintSize(header.name.size()) + header.name.size() + varintSize(value) + header.value.size();
    }
    return size;
}

char *writeBytes(char *out, std::string_view bytes)
{
    if (!bytes.empty())
        std::memcpy(out, bytes.data(), bytes.size());
    return out + bytes.size();
}

char *pack(char *out, std::span<const cluster::RawHeader> headers)
{
    if (headers.empty())
        return out;
    out = writeVarint(out, headers.size());
    for (const cluster::RawHeader &header : headers) {
        out = writeVarint(out, header.name.size());
        out = writeBytes(out, header.name);
        out = writeVarint(out, header.nullValue ? 0 : header.value.size() + 1);
        out = writeBytes(out, header.value);
    }
    return out;
}

Record recordAt(const Block &block, quint64 index)
{
    Record record;
    std::memcpy(&record, block.bytes.get() + block.size - (index + 1) * Segment::kRecordSize, sizeof record);
    return record;
}

} // namespace

Block Block::make(std::size_t size)
{
    const bool huge = size >= kHugePage && size % kHugePage == 0;
    void *const bytes = huge ? std::aligned_alloc(kHugePage, size) : std::malloc(size);
    if (!bytes)
        throw std::bad_alloc();
#ifdef MADV_HUGEPAGE
    if (huge)
        ::madvise(bytes, size, MADV_HUGEPAGE); // a wish: without it everything works
#endif
    Block block;
    block.bytes.reset(static_cast<std::byte *>(bytes));
    block.size = size;
    return block;
}

Block Block::makeReady(std::size_t size)
{
    Block block = make(size);
    for (std::size_t at = 0; at < size; at += kPage)
        static_cast<volatile std::byte *>(block.bytes.get())[at] = std::byte{0};
    return block;
}

Block BlockPool::take(std::size_t size)
{
    std::future<Block> next;
    {
        const std::lock_guard lock(m_mutex);
        for (auto it = m_blocks.begin(); it != m_blocks.end(); ++it) {
            if (it->size != size)
                continue;
            Block block = std::move(*it);
            m_blocks.erase(it);
            return block;
        }
        if (m_nextSize == size)
            next = std::move(m_next);
    }
    return next.valid() ? next.get() : Block::make(size);
}

void BlockPool::prepare(std::size_t size)
{
    const std::lock_guard lock(m_mutex);
    const bool hasOne = std::any_of(m_blocks.begin(), m_blocks.end(), [size](const Block &block) { return block.size == size; });
    if (hasOne || m_next.valid())
        return;
    try {
        m_next = std::async(std::launch::async, Block::makeReady, size);
        m_nextSize = size;
    } catch (const std::system_error &) {
        m_next = {}; // no thread to be had: whoever takes a block makes it
    }
}

void BlockPool::give(Block block)
{
    const std::lock_guard lock(m_mutex);
    if (m_blocks.size() < kKeep)
        m_blocks.push_back(std::move(block));
}

Segment::Segment(std::shared_ptr<BlockPool> pool, std::size_t size, quint64 firstRow)
    : m_pool(std::move(pool))
    , m_block(m_pool->take(size))
    , m_firstRow(firstRow)
{
}

Segment::~Segment()
{
    m_pool->give(std::move(m_block));
}

std::size_t Segment::sizeFor(const cluster::RawMessage &message)
{
    return message.key.size() + message.value.size() + packedSize(message.headers) + kSpare + 2 * kRecordSize;
}

bool Segment::append(const cluster::RawMessage &message)
{
    const std::size_t headerBytes = packedSize(message.headers);
    const std::size_t needed = message.key.size() + message.value.size() + headerBytes;
    const quint64 count = m_count.load(std::memory_order_relaxed);
    const std::size_t records = (count + 1) * kRecordSize;
    if (m_used + needed + kSpare + records > m_block.size)
        return false;
    char *const start = reinterpret_cast<char *>(m_block.bytes.get());
    char *out = start + m_used;
    out = writeBytes(out, message.key);
    out = writeBytes(out, message.value);
    pack(out, message.headers);

    Record record = {};
    record.offset = message.offset;
    record.timestampMs = message.timestampMs;
    record.position = static_cast<quint32>(m_used);
    record.keySize = message.nullKey ? -1 : static_cast<qint32>(message.key.size());
    record.valueSize = message.nullValue ? -1 : static_cast<qint32>(message.value.size());
    record.headerBytes = static_cast<quint32>(headerBytes);
    record.partition = message.partition;
    record.topic = static_cast<quint16>(message.topic);
    record.timestampType = static_cast<quint8>(message.timestampType);
    std::memcpy(start + m_block.size - records, &record, sizeof record);

    m_used += needed;
    m_payload.fetch_add(needed, std::memory_order_relaxed);
    m_count.store(count + 1, std::memory_order_release);
    return true;
}

HeldMessage Segment::at(quint64 index) const
{
    const char *const start = reinterpret_cast<const char *>(m_block.bytes.get());
    const Record record = recordAt(m_block, index);
    HeldMessage message;
    message.row = m_firstRow + index;
    message.topic = record.topic;
    message.partition = record.partition;
    message.offset = record.offset;
    message.timestampMs = record.timestampMs;
    message.timestampType = static_cast<cluster::TimestampType>(record.timestampType);
    const char *at = start + record.position;
    if (record.keySize >= 0) {
        message.key = std::string_view(at, static_cast<std::size_t>(record.keySize));
        at += record.keySize;
    }
    if (record.valueSize >= 0) {
        message.value = std::string_view(at, static_cast<std::size_t>(record.valueSize));
        at += record.valueSize;
    }
    std::string_view packed(at, record.headerBytes);
    if (!packed.empty())
        message.headerCount = static_cast<quint32>(readVarint(packed));
    message.packedHeaders = packed;
    return message;
}

std::string_view Segment::bytesOf(quint64 from, quint64 to) const
{
    const Record last = recordAt(m_block, to - 1);
    const std::size_t begin = recordAt(m_block, from).position;
    const std::size_t end = last.position + static_cast<std::size_t>(std::max(last.keySize, 0)) +
                            static_cast<std::size_t>(std::max(last.valueSize, 0)) + last.headerBytes;
    return {reinterpret_cast<const char *>(m_block.bytes.get()) + begin, end - begin};
}

// Rows without a byte share the position of the one that follows: the last of them is meant.
quint64 Segment::indexOf(const char *byte, quint64 count) const
{
    const auto position = static_cast<quint64>(byte - reinterpret_cast<const char *>(m_block.bytes.get()));
    quint64 low = 0;
    quint64 high = count;
    while (high - low > 1) {
        const quint64 middle = low + (high - low) / 2;
        (recordAt(m_block, middle).position <= position ? low : high) = middle;
    }
    return low;
}

std::vector<cluster::RawHeader> HeldMessage::headers() const
{
    std::vector<cluster::RawHeader> list;
    list.reserve(headerCount);
    std::string_view rest = packedHeaders;
    for (quint32 i = 0; i < headerCount; ++i) {
        cluster::RawHeader header;
        const std::size_t nameSize = readVarint(rest);
        header.name = rest.substr(0, nameSize);
        rest.remove_prefix(nameSize);
        const std::size_t valueSize = readVarint(rest);
        header.nullValue = valueSize == 0;
        if (!header.nullValue) {
            header.value = rest.substr(0, valueSize - 1);
            rest.remove_prefix(valueSize - 1);
        }
        list.push_back(header);
    }
    return list;
}

quint64 HeldMessage::size() const
{
    quint64 size = (key ? key->size() : 0) + (value ? value->size() : 0);
    for (const cluster::RawHeader &header : headers())
        size += header.name.size() + header.value.size();
    return size;
}

} // namespace streamscope::messages
