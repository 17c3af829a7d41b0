// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/items/topic_table_model.h"
#include "widgets/common/page.h"

class QLineEdit;

namespace streamscope::widgets {

class DataTable;
class PageHeader;
class StateFrame;
class TopicActions;

/// All topics of a cluster with what is known of them.
class TopicsPage final : public Page {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TopicsPage)

public:
    explicit TopicsPage(const ViewContext &context, QWidget *parent = nullptr);
    ~TopicsPage() override;

    [[nodiscard]] QString target() const override { return QStringLiteral("topics"); }
    [[nodiscard]] QString title() const override;
    [[nodiscard]] bool isLoaded() const override;
    [[nodiscard]] QString statusText() const override;
    [[nodiscard]] QJsonObject saveState() const override;
    void restoreState(const QJsonObject &state) override;
    void reload() override;
    void find() override;

private:
    void takeMetadata();
    void showState();
    void chooseSelected();

    PageHeader *m_header;
    QLineEdit *m_filter;
    DataTable *m_table;
    StateFrame *m_frame;
    items::TopicTableModel *m_model;
    TopicActions *m_actions;
    std::shared_ptr<void> m_watch;
};

} // namespace streamscope::widgets
