// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cluster/groups.h"
#include "models/cluster/offsets.h"
#include "models/core/result.h"
#include "widgets/common/page.h"

#include <QHash>
#include <QTimer>

class QTabWidget;

namespace streamscope::items {
class GroupMemberTableModel;
class GroupOffsetTableModel;
} // namespace streamscope::items

namespace streamscope::widgets {

class Banner;
class DataTable;
class PageHeader;
class StateFrame;

/// One consumer group: its offsets with lag, and its members. Reading only; asked for again each five seconds while visible.
class GroupPage final : public Page {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(GroupPage)

public:
    static constexpr int kIntervalMs = 5000;
    static constexpr int kSecondLookMs = 1000; ///< after a first answer that there is no such group

    GroupPage(const ViewContext &context, const QString &group, QWidget *parent = nullptr);
    ~GroupPage() override;

    [[nodiscard]] QString target() const override;
    [[nodiscard]] QString title() const override;
    [[nodiscard]] bool isLoaded() const override;
    [[nodiscard]] QString statusText() const override;
    void reload() override;

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void makeTables();
    void takeDescription(const core::Result<QList<cluster::GroupDescription>> &result);
    void takeOffsets(const core::Result<QList<cluster::GroupOffset>> &result);
    void takeEnds(const core::Result<QList<cluster::OffsetAnswer>> &result);
    void fail(const core::KafkaError &error);
    void showAll();
    void showState();

    const QString m_group;
    PageHeader *m_header;
    Banner *m_banner;
    QTabWidget *m_sections;
    DataTable *m_offsetTable;
    DataTable *m_memberTable;
    items::GroupOffsetTableModel *m_offsetModel;
    items::GroupMemberTableModel *m_memberModel;
    StateFrame *m_frame;
    QTimer m_timer;
    cluster::GroupDescription m_description;
    QList<cluster::GroupOffset> m_offsets;
    QHash<cluster::TopicPartition, qint64> m_ends;
    std::optional<core::KafkaError> m_error;
    bool m_known = false;
    bool m_lookedTwice = false;
    bool m_asking = false;
};

} // namespace streamscope::widgets
