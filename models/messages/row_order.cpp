// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/messages/row_order.h"

#include <algorithm>

namespace streamscope::messages {
namespace {

constexpr std::size_t kBlock = 1024; // entries

} // namespace

// The last block that begins at or before the entry; the first one where none does.
std::size_t RowOrder::blockOf(const Entry &entry) const
{
    const auto it = std::upper_bound(m_blocks.begin(), m_blocks.end(), entry,
                                     [](const Entry &wanted, const Block &block) { return wanted < block.entries.front(); });
    return it == m_blocks.begin() ? 0 : static_cast<std::size_t>(it - m_blocks.begin()) - 1;
}

// Half of it, or nothing of a last one: what comes in order fills its blocks.
void RowOrder::split(std::size_t index)
{
    const bool isLast = index + 1 == m_blocks.size();
    Block &block = m_blocks[index];
    const auto middle = block.entries.begin() + static_cast<std::ptrdiff_t>(isLast ? kBlock - 1 : kBlock / 2);
    Block upper;
    upper.entries.reserve(kBlock);
    upper.entries.assign(middle, block.entries.end());
    block.entries.erase(middle, block.entries.end());
    for (Block *part : {&block, &upper})
        part->lowestRow = std::min_element(part->entries.begin(), part->entries.end(), [](const Entry &a, const Entry &b) {
                              return a.row < b.row;
                          })->row;
    m_blocks.insert(m_blocks.begin() + static_cast<std::ptrdiff_t>(index) + 1, std::move(upper));
}

// With the block before it, where both are small; true: it was.
bool RowOrder::join(std::size_t index)
{
    if (index == 0 || index >= m_blocks.size())
        return false;
    Block &lower = m_blocks[index - 1];
    const Block &upper = m_blocks[index];
    if (lower.entries.size() + upper.entries.size() > kBlock / 2)
        return false;
    lower.entries.insert(lower.entries.end(), upper.entries.begin(), upper.entries.end());
    lower.lowestRow = std::min(lower.lowestRow, upper.lowestRow);
    m_blocks.erase(m_blocks.begin() + static_cast<std::ptrdiff_t>(index));
    return true;
}

void RowOrder::insert(const Entry &entry)
{
    if (m_blocks.empty()) {
        m_blocks.push_back({{}, entry.row});
        m_blocks.back().entries.reserve(kBlock);
    }
    const std::size_t index = blockOf(entry);
    Block &block = m_blocks[index];
    block.entries.insert(std::upper_bound(block.entries.begin(), block.entries.end(), entry), entry);
    block.lowestRow = std::min(block.lowestRow, entry.row);
    if (block.entries.size() == kBlock)
        split(index);
    m_counted = std::min(m_counted, index + 1);
    ++m_size;
}

bool RowOrder::erase(const Entry &entry)
{
    if (m_blocks.empty())
        return false;
    const std::size_t index = blockOf(entry);
    std::vector<Entry> &entries = m_blocks[index].entries;
    const auto it = std::lower_bound(entries.begin(), entries.end(), entry);
    if (it == entries.end() || *it != entry)
        return false;
    entries.erase(it);
    m_counted = std::min(m_counted, index == 0 ? 0 : index - 1);
    --m_size;
    if (entries.empty())
        m_blocks.erase(m_blocks.begin() + static_cast<std::ptrdiff_t>(index));
    else if (!join(index))
        join(index + 1);
    return true;
}

void RowOrder::dropBefore(quint64 row)
{
    bool dropped = false;
    for (Block &block : m_blocks) {
        if (block.lowestRow >= row)
            continue;
        m_size -= std::erase_if(block.entries, [row](const Entry &entry) { return entry.row < row; });
        block.lowestRow = row;
        dropped = true;
    }
    if (!dropped)
        return;
    m_counted = 0;
    std::vector<Block> kept;
    kept.reserve(m_blocks.size());
    for (Block &block : m_blocks) {
        if (!kept.empty() && kept.back().entries.size() + block.entries.size() <= kBlock / 2) {
            kept.back().entries.insert(kept.back().entries.end(), block.entries.begin(), block.entries.end());
            kept.back().lowestRow = std::min(kept.back().lowestRow, block.lowestRow);
        } else if (!block.entries.empty()) {
            kept.push_back(std::move(block));
        }
    }
    m_blocks = std::move(kept);
}

void RowOrder::clear()
{
    *this = RowOrder(m_by);
}

std::size_t RowOrder::size() const
{
    return m_size;
}

// Positions of blocks are counted when they are asked for: once a repaint, whatever was taken in since.
void RowOrder::count() const
{
    m_starts.resize(m_blocks.size());
    for (std::size_t i = m_counted; i < m_blocks.size(); ++i)
        m_starts[i] = i == 0 ? 0 : m_starts[i - 1] + m_blocks[i - 1].entries.size();
    m_counted = m_blocks.size();
}

RowOrder::Entry RowOrder::at(std::size_t position) const
{
    count();
    const auto it = std::upper_bound(m_starts.begin(), m_starts.end(), position) - 1;
    return m_blocks[static_cast<std::size_t>(it - m_starts.begin())].entries[position - *it];
}

std::size_t RowOrder::positionOf(const Entry &entry) const
{
    if (m_blocks.empty())
        return 0;
    count();
    const std::size_t index = blockOf(entry);
    const std::vector<Entry> &entries = m_blocks[index].entries;
    return m_starts[index] + static_cast<std::size_t>(std::lower_bound(entries.begin(), entries.end(), entry) - entries.begin());
}

bool RowOrder::contains(const Entry &entry) const
{
    if (m_blocks.empty())
        return false;
    const std::vector<Entry> &entries = m_blocks[blockOf(entry)].entries;
    return std::binary_search(entries.begin(), entries.end(), entry);
}

bool RowsByTime::update(const Snapshot &snapshot, const std::vector<quint64> *only, std::size_t most)
{
    m_order.dropBefore(snapshot.firstRow());
    m_next = std::max(m_next, snapshot.firstRow());
    m_new.clear();
    bool isCurrent = false;
    if (only) {
        auto it = std::lower_bound(only->begin(), only->end(), m_next);
        for (; it != only->end() && *it < snapshot.endRow() && m_new.size() < most; ++it)
            m_new.push_back({snapshot.at(*it).timestampMs, *it});
        m_next = m_new.empty() ? m_next : m_new.back().row + 1;
        isCurrent = it == only->end() || *it >= snapshot.endRow();
    } else {
        for (; m_next < snapshot.endRow() && m_new.size() < most; ++m_next)
            m_new.push_back({snapshot.at(m_next).timestampMs, m_next});
        isCurrent = m_next == snapshot.endRow();
    }
    std::sort(m_new.begin(), m_new.end());
    for (const RowOrder::Entry &entry : m_new)
        m_order.insert(entry);
    return isCurrent;
}

void RowsByTime::clear()
{
    m_order.clear();
    m_next = 0;
}

} // namespace streamscope::messages
