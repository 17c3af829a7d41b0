// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/common/page.h"

class QCheckBox;
class QLineEdit;
class QTabWidget;

namespace streamscope::items {
class BrokerPartitionTableModel;
}

namespace streamscope::widgets {

class ConfigView;
class DataTable;
class PageHeader;
class StateFrame;

/// One broker: the partitions it leads and holds, and its configuration.
class BrokerPage final : public Page {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BrokerPage)

public:
    /// id: the broker's id in decimal.
    BrokerPage(const ViewContext &context, const QString &id, QWidget *parent = nullptr);
    ~BrokerPage() override;

    [[nodiscard]] QString target() const override;
    [[nodiscard]] QString title() const override;
    [[nodiscard]] bool isLoaded() const override;
    [[nodiscard]] QString statusText() const override;
    void reload() override;
    void find() override;

private:
    QWidget *makePartitions();
    void takeMetadata();
    void showState();

    const QString m_name;
    const qint32 m_id; ///< −1: the name is no number
    PageHeader *m_header;
    QTabWidget *m_sections;
    QLineEdit *m_filter;
    QCheckBox *m_onlyLed;
    DataTable *m_table;
    items::BrokerPartitionTableModel *m_model;
    ConfigView *m_config;
    StateFrame *m_frame;
};

} // namespace streamscope::widgets
