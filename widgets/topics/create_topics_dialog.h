// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cluster/changes.h"
#include "models/core/result.h"
#include "widgets/common/page.h"

#include <QDialog>
#include <QHash>

class QPushButton;
class QTableWidget;

namespace streamscope::widgets {

class Banner;
class RowOutcomes;

/// Creates one or many topics: a table of rows, configurations for all of them, a check without effect, and what became of
/// each. Closes by itself when all were created; keeps what was typed otherwise.
class CreateTopicsDialog final : public QDialog {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CreateTopicsDialog)

public:
    explicit CreateTopicsDialog(const ViewContext &context, QWidget *parent = nullptr);
    ~CreateTopicsDialog() override;

    /// Lines of "name partitions replication-factor", separated by blanks, commas or tabs; the numbers may be missing. Adds
    /// rows; what cannot be a row is left in the name for the check to say.
    void addLines(const QString &text);
    /// The rows as they would be sent; those without a name are left out.
    [[nodiscard]] QList<cluster::NewTopic> topics() const;
    /// What is wrong with the rows and configurations, the first first; empty: nothing.
    [[nodiscard]] QStringList faults() const;
    void submit(bool validateOnly);

Q_SIGNALS:
    void created(const QStringList &topics);

protected:
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;
    void reject() override;

private:
    enum Column { Name, Partitions, Replication, Outcome, ColumnCount };
    enum ConfigColumn { ConfigName, ConfigValue, ConfigMeaning, ConfigColumnCount };

    QTableWidget *makeTopicTable();
    QTableWidget *makeConfigTable();
    void addRow(const QString &name = {}, const QString &partitions = {}, const QString &replication = {});
    void removeSelectedRows();
    void askToDiscard(int topics);
    void pasteRows();
    void takeEdit(int row); ///< −1: of what is for all of them
    void check();
    void showButtons();
    /// Names that a row may not have, by their collision key.
    using TakenNames = QHash<QString, QString>;
    [[nodiscard]] QStringList rowFaults() const; ///< one for each row, empty: none
    [[nodiscard]] QString rowFault(int row, const TakenNames &listed, const TakenNames &existing) const;
    [[nodiscard]] QString configFault(int row) const;
    [[nodiscard]] QString text(const QTableWidget *table, int row, int column) const;
    void take(const core::Result<QList<cluster::TopicOutcome>> &result, bool validateOnly);
    void takeTold(const QString &elsewhere);
    void showEnd(); ///< what became of all

    ViewContext m_context;
    QTableWidget *m_topics;
    QTableWidget *m_configs;
    Banner *m_banner;
    QPushButton *m_validate;
    QPushButton *m_create;
    RowOutcomes *m_outcomes = nullptr;
    quint64 m_activity = 0;
    bool m_busy = false;
};

} // namespace streamscope::widgets
