// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/common/page.h"

class QLabel;

namespace streamscope::items {
class BrokerTableModel;
}

namespace streamscope::widgets {

class DataTable;
class PageHeader;
class StateFrame;

/// The cluster: its sums and its brokers.
class ClusterPage final : public Page {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ClusterPage)

public:
    explicit ClusterPage(const ViewContext &context, QWidget *parent = nullptr);
    ~ClusterPage() override;

    [[nodiscard]] QString target() const override { return QStringLiteral("cluster"); }
    [[nodiscard]] QString title() const override;
    [[nodiscard]] bool isLoaded() const override;
    [[nodiscard]] QString statusText() const override;
    void reload() override;

private:
    void takeMetadata();
    void showState();

    PageHeader *m_header;
    QLabel *m_sums;
    DataTable *m_table;
    items::BrokerTableModel *m_model;
    StateFrame *m_frame;
};

} // namespace streamscope::widgets
