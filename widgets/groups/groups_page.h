// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cluster/groups.h"
#include "models/core/result.h"
#include "widgets/common/page.h"

class QLineEdit;

namespace streamscope::items {
class GroupTableModel;
}

namespace streamscope::widgets {

class Banner;
class DataTable;
class PageHeader;
class StateFrame;

/// The consumer groups of a cluster.
class GroupsPage final : public Page {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(GroupsPage)

public:
    explicit GroupsPage(const ViewContext &context, QWidget *parent = nullptr);
    ~GroupsPage() override;

    [[nodiscard]] QString target() const override { return QStringLiteral("groups"); }
    [[nodiscard]] QString title() const override;
    [[nodiscard]] bool isLoaded() const override;
    [[nodiscard]] QString statusText() const override;
    [[nodiscard]] QJsonObject saveState() const override;
    void restoreState(const QJsonObject &state) override;
    void reload() override;
    void find() override;

private:
    void take(const core::Result<cluster::GroupList> &result);
    void askForStates();
    void showState();

    PageHeader *m_header;
    QLineEdit *m_filter;
    DataTable *m_table;
    items::GroupTableModel *m_model;
    StateFrame *m_frame;
    Banner *m_banner;
    std::optional<core::Result<cluster::GroupList>> m_answer;
    bool m_asking = false;
};

} // namespace streamscope::widgets
