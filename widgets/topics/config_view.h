// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cluster/config.h"
#include "models/core/result.h"
#include "models/items/config_table_model.h"
#include "widgets/common/page.h"

#include <QElapsedTimer>

class QCheckBox;
class QLineEdit;

namespace streamscope::widgets {

class DataTable;
class StateFrame;

/// The configuration of a topic or a broker: value, where it comes from, what it means. Read when first shown, and by reload().
class ConfigView final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ConfigView)

public:
    ConfigView(const ViewContext &context, const cluster::ConfigResource &resource, QWidget *parent = nullptr);
    ~ConfigView() override;

    void reload();
    void find();
    [[nodiscard]] bool isLoaded() const;
    [[nodiscard]] QString summary() const;

Q_SIGNALS:
    void changed();

protected:
    void showEvent(QShowEvent *event) override;

private:
    void take(const core::Result<QList<cluster::ConfigEntry>> &result);
    void takeState();
    void showEntries();

    ViewContext m_context;
    const cluster::ConfigResource m_resource;
    QList<cluster::ConfigEntry> m_entries;
    items::ConfigTableModel *m_model;
    DataTable *m_table;
    QLineEdit *m_filter;
    QCheckBox *m_overridesOnly;
    StateFrame *m_frame;
    QElapsedTimer m_age; ///< since it was read; invalid: never
    bool m_asked = false;
};

} // namespace streamscope::widgets
