// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/common/page.h"

#include <QTimer>

class QLineEdit;
class QStandardItemModel;

namespace streamscope::widgets {

class DataTable;
class StateFrame;

/// What was changed through this program, by whom, where, and what became of it.
class JournalPage final : public Page {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(JournalPage)

public:
    explicit JournalPage(const ViewContext &context, QWidget *parent = nullptr);
    ~JournalPage() override;

    [[nodiscard]] QString target() const override { return QStringLiteral("journal"); }
    [[nodiscard]] QString title() const override;
    [[nodiscard]] bool isLoaded() const override { return true; }
    [[nodiscard]] QString statusText() const override;
    void reload() override;
    void find() override;

private:
    QStandardItemModel *m_model;
    DataTable *m_table;
    QLineEdit *m_filter;
    StateFrame *m_frame;
    QTimer m_soon; ///< several entries in a row are read once
};

} // namespace streamscope::widgets
