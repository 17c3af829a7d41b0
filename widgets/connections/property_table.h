// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QPair>
#include <QSet>
#include <QString>
#include <QWidget>

class QLabel;
class QTableWidget;
class QVBoxLayout;

namespace streamscope::widgets {

/// Further librdkafka properties: completion and help from the library's own catalogue, secrets shown as dots, and a
/// confirmation for each one that can run code.
class PropertyTable final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PropertyTable)

public:
    using Properties = QList<QPair<QString, QString>>; ///< name, value, in order

    explicit PropertyTable(QWidget *parent = nullptr);
    ~PropertyTable() override;

    [[nodiscard]] Properties properties() const;
    /// confirmed: properties that a person has seen and agreed to before.
    void setProperties(const Properties &properties, const QSet<QString> &confirmed = {});
    /// What is wrong, the first first; empty: nothing.
    [[nodiscard]] QStringList faults() const;

Q_SIGNALS:
    void changed();

protected:
    void changeEvent(QEvent *event) override;

private:
    void addRow(const QString &name, const QString &value);
    void check();
    void showFaults();
    void showHelp();
    void showConfirmations();
    [[nodiscard]] QString text(int row, int column) const;
    [[nodiscard]] QString fault(int row) const;

    QTableWidget *m_table;
    QLabel *m_help;
    QVBoxLayout *m_confirmations;
    QSet<QString> m_confirmed; ///< "name=value"
    bool m_filling = false;
};

} // namespace streamscope::widgets
