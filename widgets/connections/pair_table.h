// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QPair>
#include <QStyledItemDelegate>
#include <QTableWidget>

#include <functional>

namespace streamscope::widgets {

/// Shows the second column as dots, and hides what is typed there, in rows whose first column names a secret.
class SecretDelegate : public QStyledItemDelegate {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SecretDelegate)

public:
    using IsSecret = std::function<bool(const QString &name)>;

    SecretDelegate(IsSecret isSecret, QObject *parent);
    ~SecretDelegate() override;

    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;

protected:
    [[nodiscard]] bool isSecret(const QModelIndex &index) const;

private:
    IsSecret m_isSecret;
};

/// Two columns of text, and ticks where they are wanted, with an empty row at the end to go on in; Del removes a row.
class PairTable final : public QTableWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PairTable)

public:
    using Rows = QList<QPair<QString, QString>>;

    PairTable(const QString &name, const QString &first, const QString &second, const QString &toolTip, QWidget *parent = nullptr);
    ~PairTable() override;

    [[nodiscard]] Rows rows() const; ///< trimmed; rows without any text are left out
    void setRows(const Rows &rows);
    /// Adds a column with a tick a row. Rows whose first column always() names are ticked, and cannot be otherwise.
    void addTicks(const QString &title, const QString &toolTip, SecretDelegate::IsSecret always);
    [[nodiscard]] bool isTicked(const QString &first) const; ///< a row with this first column
    void tick(const QString &first);
    /// Adds a row and edits its second column.
    void begin(const QString &first);

Q_SIGNALS:
    void changed();

private:
    [[nodiscard]] QString text(int row, int column) const; ///< trimmed
    void showTicks();

    SecretDelegate::IsSecret m_alwaysTicked;
    bool m_filling = false;
};

} // namespace streamscope::widgets
