// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/kafka_error.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QList>
#include <QString>

namespace streamscope::cluster {
struct TailPosition;
}

namespace streamscope::session {
struct FileProblem;
}

namespace streamscope::widgets {

/// An error as a person reads it; all plain text.
struct ErrorText {
    QString sentence; ///< what happened
    QString remedy;   ///< what usually mends it; may be empty
    QString details;  ///< the broker's own words, name and code; shown folded
};
[[nodiscard]] ErrorText describe(const core::KafkaError &error);
/// Why a file of the configuration folder was not taken, or not written: one sentence or two.
[[nodiscard]] QString describe(const session::FileProblem &problem);
/// What is wrong with hex or base64, without the place.
[[nodiscard]] QString byteTextFault(const core::KafkaError &error);
/// Of how many partitions a reading may have missed messages, and why; empty: of none.
[[nodiscard]] QString missedSentence(const QList<cluster::TailPosition> &positions);

/// Numbers and times through QLocale.
[[nodiscard]] QString formatCount(qint64 value);      ///< 12,031
[[nodiscard]] int counted(quint64 count);             ///< for %n, which takes no more
[[nodiscard]] QString formatShort(double value);      ///< 12.4k, 1.2 M
[[nodiscard]] QString formatBytes(quint64 bytes);     ///< 256 MiB
[[nodiscard]] QString formatRate(double perSecond);   ///< "12.4k/s"; negative: an en dash
[[nodiscard]] QString formatByteRate(double perSecond);   ///< "1.2 MiB/s"; negative: an en dash
[[nodiscard]] QString formatOffsetRate(double perSecond); ///< "265 offsets/s"; negative: an en dash
[[nodiscard]] QString formatAge(qint64 milliseconds); ///< "12 s ago"
[[nodiscard]] QString formatRowRate(double perSecond);    ///< "1.2k rows/s"; negative: an en dash
[[nodiscard]] QString timeLeft(qint64 milliseconds);  ///< "40 seconds left", "3 minutes left"

} // namespace streamscope::widgets
