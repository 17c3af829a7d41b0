// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/messages/found_places.h"

#include "models/messages/varint.h"

#include <QJsonArray>

#include <algorithm>
#include <array>
#include <limits>
#include <string_view>

using namespace Qt::StringLiterals;

namespace streamscope::messages {
namespace {

// Ends at what is no ascending offset: the bytes may come from a file.
std::vector<qint64> decoded(const QByteArray &differences)
{
    constexpr auto kLargest = static_cast<quint64>(std::numeric_limits<qint64>::max());
    std::vector<qint64> offsets;
    std::string_view rest(differences.constData(), static_cast<std::size_t>(differences.size()));
    quint64 next = 0; // one above the last
    while (!rest.empty()) {
        const quint64 difference = readVarint(rest);
        if (difference == 0 || difference > kLargest - next)
            break;
        next += difference;
        offsets.push_back(static_cast<qint64>(next) - 1);
    }
    return offsets;
}

} // namespace

void FoundPlaces::add(const cluster::TopicPartition &partition, qint64 offset)
{
    if (m_count >= kMost || offset <= last(partition)) {
        ++m_unkept;
        return;
    }
    Offsets &offsets = m_offsets[partition];
    std::array<char, 10> bytes = {};
    const char *const end = writeVarint(bytes.data(), static_cast<quint64>(offset - offsets.last));
    offsets.differences.append(bytes.data(), end - bytes.data());
    offsets.last = offset;
    ++offsets.count;
    ++m_count;
}

void FoundPlaces::forget(const cluster::TopicPartition &partition)
{
    m_count -= m_offsets.take(partition).count;
}

QList<cluster::TopicPartition> FoundPlaces::partitions() const
{
    QList<cluster::TopicPartition> partitions = m_offsets.keys();
    std::sort(partitions.begin(), partitions.end());
    return partitions;
}

qint64 FoundPlaces::last(const cluster::TopicPartition &partition) const
{
    const auto it = m_offsets.constFind(partition);
    return it == m_offsets.cend() ? -1 : it->last;
}

std::vector<qint64> FoundPlaces::offsets(const cluster::TopicPartition &partition) const
{
    return decoded(m_offsets.value(partition).differences);
}

std::shared_ptr<const Places> FoundPlaces::places(const QStringList &topics) const
{
    auto places = std::make_shared<Places>(static_cast<std::size_t>(topics.size()));
    for (auto it = m_offsets.cbegin(); it != m_offsets.cend(); ++it) {
        const qsizetype topic = topics.indexOf(it.key().topic);
        if (topic < 0)
            continue;
        for (const qint64 offset : decoded(it->differences))
            (*places)[static_cast<std::size_t>(topic)].insert({it.key().partition, offset});
    }
    return places;
}

QJsonObject FoundPlaces::toJson() const
{
    QJsonArray places;
    for (auto it = m_offsets.cbegin(); it != m_offsets.cend(); ++it) {
        if (it->count > 0)
            places.append(QJsonArray{it.key().topic, it.key().partition, QString::fromLatin1(it->differences.toBase64())});
    }
    return {{u"places"_s, places}, {u"unkept"_s, QString::number(m_unkept)}};
}

FoundPlaces FoundPlaces::fromJson(const QJsonObject &object)
{
    FoundPlaces found;
    const QJsonArray places = object.value("places"_L1).toArray();
    for (const QJsonValue &value : places) {
        const QJsonArray entry = value.toArray();
        const cluster::TopicPartition partition{entry.at(0).toString(), entry.at(1).toInt(-1)};
        if (partition.partition < 0)
            continue;
        for (const qint64 offset : decoded(QByteArray::fromBase64(entry.at(2).toString().toLatin1())))
            found.add(partition, offset);
    }
    found.addUnkept(object.value("unkept"_L1).toString().toULongLong());
    return found;
}

} // namespace streamscope::messages
