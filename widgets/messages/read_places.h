// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Places in topics as they are typed. What is refused is InvalidInput with a sentence.
#pragma once

#include "models/cluster/tail.h"
#include "models/core/result.h"

#include <QDateTime>
#include <QHash>
#include <QJsonObject>
#include <QList>
#include <QStringList>

namespace streamscope::widgets {

/// A whole number from 0, digits grouped or not.
[[nodiscard]] core::Result<qint64> parseNumber(const QString &text);

/// "0, 3-5" → 0, 3, 4, 5; empty: all. Ranges are inclusive; at most 100,000 numbers.
[[nodiscard]] core::Result<QList<qint32>> parsePartitions(const QString &text);

/// "2026-01-31 12:00:00", local unless it says otherwise; not valid: it is none.
[[nodiscard]] QDateTime parseTime(const QString &text);

/// "earliest", "latest" (in the program's language too), an offset or a time.
[[nodiscard]] core::Result<cluster::StartPosition> parseStart(const QString &text);
/// The same as text that is read again to the same place; times are local.
[[nodiscard]] QString startText(const cluster::StartPosition &start);

/// What a pasted line says: "PARTITIONS PLACE" or "TOPIC PARTITIONS PLACE", separated by blanks, commas, semicolons or tabs.
struct StartLine {
    QList<cluster::TopicPartition> partitions;
    QString place; ///< not looked at
};
/// Without a topic it is about all of them.
[[nodiscard]] core::Result<StartLine> parseStartLine(const QString &line, const QStringList &topics);

/// Partitions that begin at a place of their own, and what becomes of the others.
struct PartitionStarts {
    enum class Others { NotRead, Earliest, Latest };

    QHash<cluster::TopicPartition, cluster::StartPosition> own; ///< Earliest, Latest, Offset or Time
    Others others = Others::NotRead;

    [[nodiscard]] bool isEmpty() const { return own.isEmpty() && others == Others::NotRead; } ///< nothing would be read
    [[nodiscard]] QJsonObject toJson() const;
    [[nodiscard]] static PartitionStarts fromJson(const QJsonObject &json); ///< what makes no sense is left out

    friend bool operator==(const PartitionStarts &, const PartitionStarts &) = default;
};

} // namespace streamscope::widgets
