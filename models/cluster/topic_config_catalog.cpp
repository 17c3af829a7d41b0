// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/cluster/topic_config_catalog.h"

#include <QtGlobal>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace streamscope::cluster {
namespace {

using Type = TopicConfigInfo::Type;

constexpr double kAny = std::numeric_limits<double>::lowest();
constexpr double kMost = std::numeric_limits<double>::max();
constexpr double kMaxInt = std::numeric_limits<qint32>::max();
constexpr double kMaxLong = static_cast<double>(std::numeric_limits<qint64>::max());

TopicConfigFault checkNumber(const TopicConfigInfo &info, const QString &value)
{
    bool ok = false;
    double number = 0;
    if (info.type == Type::Double)
        number = value.toDouble(&ok);
    else
        number = static_cast<double>(value.toLongLong(&ok)); // exact enough for the bounds; the value itself goes as text
    if (!ok)
        return TopicConfigFault::NotANumber;
    return number < info.minimum || number > info.maximum ? TopicConfigFault::OutOfRange : TopicConfigFault::None;
}

bool areAllowed(const TopicConfigInfo &info, const QString &value)
{
    if (info.allowedValues.isEmpty())
        return true;
    const QStringList values = info.type == Type::List ? value.split(u',') : QStringList{value};
    return std::all_of(values.cbegin(), values.cend(), [&info](const QString &v) { return info.allowedValues.contains(v.trimmed()); });
}

} // namespace

const QList<TopicConfigInfo> &topicConfigCatalog()
{
    // clang-format off
    static const QList<TopicConfigInfo> kCatalog{
        {u"cleanup.policy"_s, Type::List, u"delete"_s, {u"delete"_s, u"compact"_s}, kAny, kMost,
         QT_TRANSLATE_NOOP("TopicConfig", "What happens to old segments: delete drops them by age and size, compact keeps the newest message of each key.")},
        {u"compression.gzip.level"_s, Type::Int, u"-1"_s, {}, -1, 9,
         QT_TRANSLATE_NOOP("TopicConfig", "Compression level for gzip, from 1 (fast) to 9 (small); -1 leaves the choice to the library.")},
        {u"compression.lz4.level"_s, Type::Int, u"9"_s, {}, 1, 17,
         QT_TRANSLATE_NOOP("TopicConfig", "Compression level for lz4, from 1 (fast) to 17 (small).")},
        {u"compression.type"_s, Type::Text, u"producer"_s, {u"uncompressed"_s, u"zstd"_s, u"lz4"_s, u"snappy"_s, u"gzip"_s, u"producer"_s}, kAny, kMost,
         QT_TRANSLATE_NOOP("TopicConfig", "How the broker stores batches; producer keeps what each producer chose.")},
        {u"compression.zstd.level"_s, Type::Int, u"3"_s, {}, -131072, 22,
         QT_TRANSLATE_NOOP("TopicConfig", "Compression level for zstd; higher is smaller and slower.")},
        {u"delete.retention.ms"_s, Type::Long, u"86400000"_s, {}, 0, kMaxLong,
         QT_TRANSLATE_NOOP("TopicConfig", "How long tombstones stay readable in a compacted topic, in milliseconds.")},
        {u"file.delete.delay.ms"_s, Type::Long, u"60000"_s, {}, 0, kMaxLong,
         QT_TRANSLATE_NOOP("TopicConfig", "How long the broker waits before it removes a deleted segment from the disk, in milliseconds.")},
        {u"flush.messages"_s, Type::Long, u"9223372036854775807"_s, {}, 1, kMaxLong,
         QT_TRANSLATE_NOOP("TopicConfig", "After how many messages the log is forced to the disk; replication is the better safeguard.")},
        {u"flush.ms"_s, Type::Long, u"9223372036854775807"_s, {}, 0, kMaxLong,
         QT_TRANSLATE_NOOP("TopicConfig", "After how many milliseconds the log is forced to the disk; replication is the better safeguard.")},
        {u"follower.replication.throttled.replicas"_s, Type::List, u""_s, {}, kAny, kMost,
         QT_TRANSLATE_NOOP("TopicConfig", "Replicas whose followers are throttled while they catch up, as partition:broker pairs, or * for all.")},
        {u"index.interval.bytes"_s, Type::Int, u"4096"_s, {}, 0, kMaxInt,
         QT_TRANSLATE_NOOP("TopicConfig", "How many bytes of messages lie between two entries of the offset index.")},
        {u"leader.replication.throttled.replicas"_s, Type::List, u""_s, {}, kAny, kMost,
         QT_TRANSLATE_NOOP("TopicConfig", "Replicas whose leaders are throttled while others catch up, as partition:broker pairs, or * for all.")},
        {u"local.retention.bytes"_s, Type::Long, u"-2"_s, {}, -2, kMaxLong,
         QT_TRANSLATE_NOOP("TopicConfig", "How many bytes of a partition stay on the broker's own disk with tiered storage; -2 takes retention.bytes.")},
        {u"local.retention.ms"_s, Type::Long, u"-2"_s, {}, -2, kMaxLong,
         QT_TRANSLATE_NOOP("TopicConfig", "How long segments stay on the broker's own disk with tiered storage; -2 takes retention.ms.")},
        {u"max.compaction.lag.ms"_s, Type::Long, u"9223372036854775807"_s, {}, 1, kMaxLong,
         QT_TRANSLATE_NOOP("TopicConfig", "After how many milliseconds a message must have been considered for compaction.")},
        {u"max.message.bytes"_s, Type::Int, u"1048588"_s, {}, 0, kMaxInt,
         QT_TRANSLATE_NOOP("TopicConfig", "The largest batch that the broker takes, in bytes after compression.")},
        {u"message.timestamp.after.max.ms"_s, Type::Long, u"3600000"_s, {}, 0, kMaxLong,
         QT_TRANSLATE_NOOP("TopicConfig", "How far a message's timestamp may lie ahead of the broker's clock, in milliseconds.")},
        {u"message.timestamp.before.max.ms"_s, Type::Long, u"9223372036854775807"_s, {}, 0, kMaxLong,
         QT_TRANSLATE_NOOP("TopicConfig", "How far a message's timestamp may lie behind the broker's clock, in milliseconds.")},
        {u"message.timestamp.type"_s, Type::Text, u"CreateTime"_s, {u"CreateTime"_s, u"LogAppendTime"_s}, kAny, kMost,
         QT_TRANSLATE_NOOP("TopicConfig", "Whether a message keeps its producer's time or gets the broker's own when it is written.")},
        {u"min.cleanable.dirty.ratio"_s, Type::Double, u"0.5"_s, {}, 0, 1,
         QT_TRANSLATE_NOOP("TopicConfig", "How much of a compacted log must be uncompacted before the cleaner takes it up, from 0 to 1.")},
        {u"min.compaction.lag.ms"_s, Type::Long, u"0"_s, {}, 0, kMaxLong,
         QT_TRANSLATE_NOOP("TopicConfig", "How long a message is left uncompacted at least, in milliseconds.")},
        {u"min.insync.replicas"_s, Type::Int, u"1"_s, {}, 1, kMaxInt,
         QT_TRANSLATE_NOOP("TopicConfig", "How many replicas must have a message before a producer with acks=all gets its answer.")},
        {u"preallocate"_s, Type::Boolean, u"false"_s, {}, kAny, kMost,
         QT_TRANSLATE_NOOP("TopicConfig", "Whether a new segment's file is given its full size at once.")},
        {u"remote.log.copy.disable"_s, Type::Boolean, u"false"_s, {}, kAny, kMost,
         QT_TRANSLATE_NOOP("TopicConfig", "Whether tiered storage stops copying segments and only serves what it has.")},
        {u"remote.log.delete.on.disable"_s, Type::Boolean, u"false"_s, {}, kAny, kMost,
         QT_TRANSLATE_NOOP("TopicConfig", "Whether what tiered storage holds is deleted when it is switched off for this topic.")},
        {u"remote.storage.enable"_s, Type::Boolean, u"false"_s, {}, kAny, kMost,
         QT_TRANSLATE_NOOP("TopicConfig", "Whether old segments move to tiered storage.")},
        {u"retention.bytes"_s, Type::Long, u"-1"_s, {}, -1, kMaxLong,
         QT_TRANSLATE_NOOP("TopicConfig", "How many bytes each partition keeps before its oldest segments go; -1 means without limit.")},
        {u"retention.ms"_s, Type::Long, u"604800000"_s, {}, -1, kMaxLong,
         QT_TRANSLATE_NOOP("TopicConfig", "How long messages are kept before their segments go, in milliseconds; -1 means for ever.")},
        {u"segment.bytes"_s, Type::Int, u"1073741824"_s, {}, 1048576, kMaxInt,
         QT_TRANSLATE_NOOP("TopicConfig", "How large a segment file grows before the next one is begun; whole segments are deleted and compacted.")},
        {u"segment.index.bytes"_s, Type::Int, u"10485760"_s, {}, 4, kMaxInt,
         QT_TRANSLATE_NOOP("TopicConfig", "How large the offset index of a segment may become, in bytes.")},
        {u"segment.jitter.ms"_s, Type::Long, u"0"_s, {}, 0, kMaxLong,
         QT_TRANSLATE_NOOP("TopicConfig", "By how much segment.ms is shortened at random, so that not all partitions roll at once.")},
        {u"segment.ms"_s, Type::Long, u"604800000"_s, {}, 1, kMaxLong,
         QT_TRANSLATE_NOOP("TopicConfig", "After how many milliseconds the next segment is begun even if the current one is not full.")},
        {u"unclean.leader.election.enable"_s, Type::Boolean, u"false"_s, {}, kAny, kMost,
         QT_TRANSLATE_NOOP("TopicConfig", "Whether a replica that is behind may become leader when no other is left; messages may be lost.")},
    };
    // clang-format on
    return kCatalog;
}

const TopicConfigInfo *topicConfigInfo(const QString &name)
{
    const QList<TopicConfigInfo> &catalog = topicConfigCatalog();
    const auto it = std::lower_bound(catalog.cbegin(), catalog.cend(), name,
                                     [](const TopicConfigInfo &info, const QString &n) { return info.name < n; });
    return it != catalog.cend() && it->name == name ? &*it : nullptr;
}

TopicConfigFault checkTopicConfig(const QString &name, const QString &value)
{
    const TopicConfigInfo *info = topicConfigInfo(name);
    if (!info)
        return TopicConfigFault::UnknownName;
    const QString trimmed = value.trimmed();
    switch (info->type) {
    case Type::Boolean: {
        const bool boolean = trimmed.compare("true"_L1, Qt::CaseInsensitive) == 0 || trimmed.compare("false"_L1, Qt::CaseInsensitive) == 0;
        return boolean ? TopicConfigFault::None : TopicConfigFault::NotABoolean;
    }
    case Type::Int:
    case Type::Long:
    case Type::Double: return checkNumber(*info, trimmed);
    case Type::Text:
    case Type::List: break;
    }
    return areAllowed(*info, trimmed) ? TopicConfigFault::None : TopicConfigFault::NotAllowed;
}

} // namespace streamscope::cluster
