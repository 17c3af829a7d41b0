// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cluster/config.h"
#include "models/items/fact_table.h"

namespace streamscope::items {

/// One entry in ConfigTableModel.
struct ConfigRow {
    cluster::ConfigEntry entry;

    [[nodiscard]] const QString &id() const { return entry.name; }
    friend bool operator==(const ConfigRow &, const ConfigRow &) = default;
};

/// The configuration of a topic or a broker.
class ConfigTableModel final : public RowTable<ConfigRow> {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ConfigTableModel)

public:
    enum Column { Name, Value, Source, ColumnCount };
    enum OwnRole { SensitiveRole = FirstOwnRole, ReadOnlyRole, DefaultRole };

    explicit ConfigTableModel(QObject *parent = nullptr);
    ~ConfigTableModel() override;

    void setEntries(const QList<cluster::ConfigEntry> &entries);

private:
    [[nodiscard]] QVariant fact(int row, int column) const override; ///< an invalid value: null, or hidden as SensitiveRole says
    [[nodiscard]] QVariant key(int row) const override;
    [[nodiscard]] QVariant own(int row, int column, int role) const override;
};

} // namespace streamscope::items
