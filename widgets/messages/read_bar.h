// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cluster/tail.h"
#include "models/cluster/topology.h"
#include "models/core/result.h"
#include "widgets/messages/read_places.h"

#include <QHash>
#include <QJsonObject>
#include <QWidget>

#include <optional>

class QComboBox;
class QDateTimeEdit;
class QLineEdit;
class QPushButton;
class QStringListModel;

namespace streamscope::widgets {

/// What is read. Where the group or a time stands in the log the cluster has to be asked.
struct ReadPlan {
    cluster::TailRequest request;
    QHash<cluster::TopicPartition, cluster::StartPosition> starts; ///< of single partitions, beside those in request: Earliest, Latest, Time
    QString group;                     ///< reading begins at what it has committed; empty: where the request says
    std::optional<qint64> untilOffset; ///< each partition ends below it
    std::optional<qint64> untilMs;     ///< each partition ends below its first message at or after it

    [[nodiscard]] bool needsCluster() const { return !starts.isEmpty() || !group.isEmpty() || untilOffset || untilMs; }
};

/// Where reading begins, of which partitions, live or until the end, and with which isolation.
class ReadBar final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ReadBar)

public:
    explicit ReadBar(QWidget *parent = nullptr);
    ~ReadBar() override;

    /// metadata (may be null) knows which partitions there are. InvalidInput: a sentence about what was typed.
    [[nodiscard]] core::Result<ReadPlan> plan(const QStringList &topics, const cluster::MetadataPtr &metadata) const;
    [[nodiscard]] cluster::Isolation isolation() const;
    [[nodiscard]] bool readsAll() const; ///< nothing that the topic still has lies before the place, as far as was asked for
    [[nodiscard]] bool isEarliest() const;
    void readEarliest();
    [[nodiscard]] const PartitionStarts &partitionStarts() const { return m_partitionStarts; }
    void setPartitionStarts(const PartitionStarts &starts);
    void leavePartitionStarts(); ///< they were asked for and not chosen
    void setGroups(const QStringList &groups); ///< offered where reading begins at one
    /// What cannot be chosen on this connection, as sentences that say why; empty: it can. A choice that has become
    /// impossible goes to the latest.
    struct Missing {
        QString byTime;
        QString offsets;
        QString isolation;
        QString groups; ///< their committed offsets
    };
    void setMissing(const Missing &missing);
    void noteIsolation(const QString &note); ///< beside what the choice means
    /// From an offset ("12031") or a time ("2026-01-31 12:00:00", local unless it says otherwise); false: it is neither.
    bool readFrom(const QString &text);
    [[nodiscard]] static std::optional<qint64> offsetOf(const QString &text); ///< as it is written there; nothing: it is none
    void readFrom(qint32 partition, qint64 offset); ///< of that partition only
    [[nodiscard]] QJsonObject saveState() const;
    void restoreState(const QJsonObject &state);
    /// Such a state, but beginning at that time (milliseconds since the epoch) and going on live.
    [[nodiscard]] static QJsonObject fromTime(QJsonObject state, qint64 timeMs);
    /// Such a state that begins at one message of one partition and goes on live.
    [[nodiscard]] static QJsonObject at(qint32 partition, qint64 offset);
    /// Such a state for the last minutes.
    [[nodiscard]] static QJsonObject lastMinutes(int minutes);

Q_SIGNALS:
    void groupsWanted();
    void partitionStartsWanted();
    void changed(); ///< a choice was made, or what was typed is complete

private:
    void changeNumber();
    void changeUntilNumber();
    void takeChoice(QLineEdit *field);
    void leaveUnfinished();
    void showFields();
    [[nodiscard]] core::Result<cluster::StartPosition> start() const;
    [[nodiscard]] core::Result<void> setStarts(ReadPlan &plan) const;
    [[nodiscard]] core::Result<void> setPartitions(ReadPlan &plan) const;
    [[nodiscard]] core::Result<void> setEnd(ReadPlan &plan) const;
    void addFields();
    void connectFields();

    QComboBox *m_from;
    QLineEdit *m_number;
    QDateTimeEdit *m_time;
    QLineEdit *m_group;
    QStringListModel *m_groups;
    QPushButton *m_starts;
    QLineEdit *m_partitions;
    QComboBox *m_until;
    QLineEdit *m_untilNumber;
    QDateTimeEdit *m_untilTime;
    QComboBox *m_isolation;
    PartitionStarts m_partitionStarts;
    int m_shownFrom;
    int m_fromBefore = 0;
    int m_shownUntil = 0;
    QHash<int, QString> m_numbers; ///< by what they are numbers of
    QHash<int, QString> m_untilNumbers;
    QString m_lastNumber;
    QString m_lastPartitions;
    QString m_lastGroup;
    QString m_lastUntil;
};

} // namespace streamscope::widgets
