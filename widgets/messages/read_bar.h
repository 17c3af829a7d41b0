// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cluster/tail.h"
#include "models/cluster/topology.h"
#include "models/core/result.h"

#include <QJsonObject>
#include <QWidget>

class QComboBox;
class QDateTimeEdit;
class QLineEdit;

namespace streamscope::widgets {

/// Where reading begins, of which partitions, live or until the end, and with which isolation.
class ReadBar final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ReadBar)

public:
    explicit ReadBar(QWidget *parent = nullptr);
    ~ReadBar() override;

    /// metadata (may be null) knows which partitions there are. InvalidInput: a sentence about what was typed.
    [[nodiscard]] core::Result<cluster::TailRequest> request(const QStringList &topics, const cluster::MetadataPtr &metadata) const;
    [[nodiscard]] cluster::Isolation isolation() const;
    [[nodiscard]] bool untilEnd() const;
    [[nodiscard]] bool readsAll() const; ///< nothing that the topic still has lies before the place, as far as was asked for
    void readEarliest();
    /// From an offset ("12031") or a time ("2026-01-31 12:00:00", local unless it says otherwise); false: it is neither.
    bool readFrom(const QString &text);
    [[nodiscard]] QJsonObject saveState() const;
    void restoreState(const QJsonObject &state);
    /// Such a state, but beginning at that time (milliseconds since the epoch) and going on live.
    [[nodiscard]] static QJsonObject fromTime(QJsonObject state, qint64 timeMs);
    /// Such a state for the last minutes.
    [[nodiscard]] static QJsonObject lastMinutes(int minutes);

Q_SIGNALS:
    void changed(); ///< a choice was made, or what was typed is complete

private:
    void showFields();
    [[nodiscard]] core::Result<cluster::StartPosition> start() const;
    [[nodiscard]] core::Result<qint64> number() const;

    QComboBox *m_from;
    QLineEdit *m_number;
    QDateTimeEdit *m_time;
    QLineEdit *m_partitions;
    QComboBox *m_until;
    QComboBox *m_isolation;
    QString m_lastNumber;
    QString m_lastPartitions;
};

/// "0, 3-5" → 0, 3, 4, 5; empty: all. Ranges are inclusive; at most 100,000 numbers. InvalidInput with a sentence.
[[nodiscard]] core::Result<QList<qint32>> parsePartitions(const QString &text);

} // namespace streamscope::widgets
