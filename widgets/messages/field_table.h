// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/query/json_field.h"

#include <QTableWidget>

#include <string_view>
#include <vector>

namespace streamscope::widgets {

/// The fields of a value, each with what it is and a box that makes it a column of the list. Hidden while there are none.
class FieldTable final : public QTableWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FieldTable)

public:
    explicit FieldTable(QWidget *parent = nullptr);
    ~FieldTable() override;

    static constexpr std::size_t kMost = 500; ///< fields that are offered

    void setValue(std::string_view json);
    /// Which are columns.
    void setColumns(const std::vector<query::FieldPath> &columns);
    [[nodiscard]] bool isColumn(const query::FieldPath &path) const;

Q_SIGNALS:
    void columnToggled(const query::FieldPath &path, bool shown);

private:
    void check();
    void toggle(int row);
    void showMenu(const QPoint &position);

    std::vector<query::FieldPath> m_paths; ///< of the rows
    std::vector<query::FieldPath> m_columns;
};

} // namespace streamscope::widgets
