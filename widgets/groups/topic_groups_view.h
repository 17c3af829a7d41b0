// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cluster/groups.h"
#include "models/cluster/offsets.h"
#include "models/items/topic_group_table_model.h"
#include "widgets/common/page.h"

#include <QElapsedTimer>
#include <QHash>

#include <optional>

namespace streamscope::widgets {

class DataTable;
class StateFrame;

/// The consumer groups that read a topic or have committed offsets of it. Kafka has no call for that: every group is asked, a
/// few at a time, when this is shown and by reload(). Nothing is joined by it.
class TopicGroupsView final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TopicGroupsView)

public:
    TopicGroupsView(const ViewContext &context, const QString &topic, QWidget *parent = nullptr);
    ~TopicGroupsView() override;

    void reload();
    [[nodiscard]] bool isLoaded() const;
    [[nodiscard]] QString summary() const;

Q_SIGNALS:
    void changed();

protected:
    void showEvent(QShowEvent *event) override;

private:
    void takeList(const core::Result<cluster::GroupList> &result);
    void describe();
    void askOffsets();
    void askEnds();
    void finish(const core::Result<QList<cluster::OffsetAnswer>> &ends);
    void fail(const core::KafkaError &error);
    void stop();
    void showState();
    void openRow(const QModelIndex &index);

    ViewContext m_context;
    const QString m_topic;
    items::TopicGroupTableModel *m_model;
    DataTable *m_table;
    StateFrame *m_frame;
    QStringList m_names; ///< of all groups
    QList<cluster::GroupDescription> m_descriptions;
    QHash<QString, QList<cluster::GroupOffset>> m_offsets;
    qsizetype m_next = 0; ///< the next of the names to be asked
    int m_inFlight = 0;
    int m_round = 0; ///< answers to an earlier round are dropped
    std::optional<core::KafkaError> m_error;
    QElapsedTimer m_age; ///< since they were read; invalid: never
    bool m_asking = false;
};

} // namespace streamscope::widgets
