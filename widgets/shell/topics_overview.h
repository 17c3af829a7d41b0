// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/common/page.h"

#include <memory>

class QLineEdit;
class QStandardItemModel;

namespace streamscope::widgets {

class DataTable;
class PageHeader;
class StateFrame;

/// All topics of the cluster with their partitions, offset span and rate; the sums in its head.
class TopicsOverview final : public Page {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TopicsOverview)

public:
    explicit TopicsOverview(const ViewContext &context, QWidget *parent = nullptr);
    ~TopicsOverview() override;

    [[nodiscard]] QString target() const override { return QStringLiteral("topics"); }
    [[nodiscard]] QString title() const override;
    [[nodiscard]] bool isLoaded() const override;
    [[nodiscard]] QString statusText() const override;
    void reload() override;
    void find() override;

private:
    void takeMetadata();
    void takeSamples();
    void showState();

    PageHeader *m_header;
    QLineEdit *m_filter;
    DataTable *m_table;
    StateFrame *m_frame;
    QStandardItemModel *m_model;
    std::shared_ptr<void> m_watch;
};

} // namespace streamscope::widgets
