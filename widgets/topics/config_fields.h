// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace streamscope::widgets {

/// Type, default and meaning of a topic's configuration in a line; empty for one that is not known.
[[nodiscard]] QString configMeaning(const QString &name);
/// What is wrong with a configuration's value; empty: nothing that is known here.
[[nodiscard]] QString configFaultText(const QString &name, const QString &value);

/// Editors for a table whose column 0 names a configuration and whose column 1 is its value: completion of both.
class ConfigFieldDelegate final : public QStyledItemDelegate {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ConfigFieldDelegate)

public:
    using QStyledItemDelegate::QStyledItemDelegate;
    ~ConfigFieldDelegate() override = default;

    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace streamscope::widgets
