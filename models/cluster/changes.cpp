// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/cluster/changes.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace streamscope::cluster {
namespace {

constexpr qsizetype kMaxTopicName = 249;

bool isLegal(QChar c)
{
    const char16_t u = c.unicode();
    return (u >= u'a' && u <= u'z') || (u >= u'A' && u <= u'Z') || (u >= u'0' && u <= u'9') || u == u'.' || u == u'_' || u == u'-';
}

// MurmurHash2 with the seed that Kafka's Java client uses; all arithmetic modulo 2^32.
quint32 murmur2(const QByteArray &data)
{
    constexpr quint32 kSeed = 0x9747b28c;
    constexpr quint32 kMix = 0x5bd1e995;
    constexpr int kShift = 24;
    const auto byte = [&data](qsizetype i) { return static_cast<quint32>(static_cast<quint8>(data[i])); };

    const qsizetype length = data.size();
    quint32 hash = kSeed ^ static_cast<quint32>(length);
    const qsizetype whole = length & ~qsizetype{3};
    for (qsizetype i = 0; i < whole; i += 4) {
        quint32 word = byte(i) | byte(i + 1) << 8 | byte(i + 2) << 16 | byte(i + 3) << 24;
        word *= kMix;
        word ^= word >> kShift;
        word *= kMix;
        hash *= kMix;
        hash ^= word;
    }
    for (qsizetype i = length - 1; i >= whole; --i)
        hash ^= byte(i) << (8 * (i - whole));
    if (length != whole)
        hash *= kMix;
    hash ^= hash >> 13;
    hash *= kMix;
    hash ^= hash >> 15;
    return hash;
}

} // namespace

TopicNameFault checkTopicName(const QString &name)
{
    if (name.isEmpty())
        return TopicNameFault::Empty;
    if (name == "."_L1 || name == ".."_L1)
        return TopicNameFault::Reserved;
    if (!std::all_of(name.begin(), name.end(), isLegal))
        return TopicNameFault::IllegalCharacter;
    return name.size() > kMaxTopicName ? TopicNameFault::TooLong : TopicNameFault::None;
}

QString topicCollisionKey(QString name)
{
    return name.replace(u'.', u'_');
}

qint32 defaultPartition(const QByteArray &key, qint32 partitions)
{
    Q_ASSERT(partitions > 0);
    return static_cast<qint32>((murmur2(key) & 0x7fffffffU) % static_cast<quint32>(partitions));
}

} // namespace streamscope::cluster
