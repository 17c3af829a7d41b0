// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cluster/changes.h"
#include "models/core/result.h"
#include "widgets/common/page.h"
#include "widgets/topics/outcome_watch.h"

#include <QDialog>
#include <QHash>
#include <QSet>

#include <memory>

class QPushButton;
class QTableWidget;

namespace streamscope::widgets {

class Banner;
class BoundedTextEdit;

/// Asks before topics are deleted: each named in full, with its partitions and offset span; on production their names are
/// typed. Says what became of each, and closes when all are gone.
class DeleteTopicsDialog final : public QDialog {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DeleteTopicsDialog)

public:
    DeleteTopicsDialog(const ViewContext &context, const QStringList &topics, QWidget *parent = nullptr);
    ~DeleteTopicsDialog() override;

    void submit();
    [[nodiscard]] QPushButton *deleteButton() const { return m_delete; }

Q_SIGNALS:
    void deleted(const QStringList &topics);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void reject() override;

private:
    enum Column { Name, Partitions, Span, Outcome, ColumnCount };

    void makeTable();
    void paintDelete();
    void showSpans();
    void check();
    [[nodiscard]] QStringList typedNames() const;
    void sendDeletion(const QStringList &names);
    [[nodiscard]] QStringList left() const; ///< those that are neither gone nor looked for
    void setOutcome(const QString &topic, const QString &text, const QString &details, bool good);
    void take(const core::Result<QList<cluster::TopicOutcome>> &result);
    void takeFound(const QString &topic, OutcomeWatch::Found what);
    void showEnd(); ///< when all is known

    ViewContext m_context;
    const QStringList m_names;
    QTableWidget *m_table;
    BoundedTextEdit *m_typed = nullptr; ///< on production only
    Banner *m_banner;
    QPushButton *m_delete;
    QPushButton *m_cancel;
    QList<std::shared_ptr<void>> m_watches;
    OutcomeWatch *m_unknown; ///< looks for those without an answer
    QHash<QString, QString> m_ids; ///< of what is to be deleted, where the cluster tells them
    QSet<QString> m_gone;
    quint64 m_activity = 0;
    bool m_busy = false;
};

} // namespace streamscope::widgets
