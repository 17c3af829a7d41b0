// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cluster/changes.h"
#include "widgets/topics/outcome_watch.h"

#include <QHash>
#include <QObject>
#include <QSet>

class QTableWidget;

namespace streamscope::widgets {

/// What became of each topic in a table of topics to create, in its last column; of those without an answer it is looked for. A row
/// keeps its name from when it is sent until that is told.
class RowOutcomes final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RowOutcomes)

public:
    RowOutcomes(session::Session *session, QTableWidget *table, int nameColumn, QObject *parent);
    ~RowOutcomes() override;

    /// The fault of what is typed there, else what became of it when it was sent.
    void show(int row, const QString &fault);
    /// What was answered is out of date: the row, or all of them (−1), is written anew. Not for what was created or is looked for.
    void forget(int row);

    void hold(const QList<cluster::NewTopic> &sent);
    /// The answer to what is held; empty: nothing was done.
    void take(const QList<cluster::TopicOutcome> &outcomes, bool validateOnly);

    [[nodiscard]] bool isHeld(int row) const;
    [[nodiscard]] bool isSent(const QString &topic) const; ///< created, or it may have been
    [[nodiscard]] bool isLooking() const { return m_unknown->isLooking(); }

Q_SIGNALS:
    void created(const QString &topic); ///< though the answer was lost; told() follows
    /// Of one that was looked for. elsewhere: what became of it, when no row has its name any more; empty: its row says it.
    void told(const QString &elsewhere);

private:
    struct Answer {
        QString text;
        QString details;
        bool good = false;
    };

    void takeFound(const QString &topic, OutcomeWatch::Found what);
    void showHeld();
    void setCell(int row, const Answer &answer);
    [[nodiscard]] Answer found(OutcomeWatch::Found what) const;
    [[nodiscard]] QString name(int row) const;
    [[nodiscard]] int rowOf(const QString &topic) const;

    QTableWidget *m_table;
    const int m_nameColumn;
    OutcomeWatch *m_unknown; ///< looks for those without an answer
    QHash<QString, Answer> m_answers;
    QSet<QString> m_held; ///< sent, not answered
    QSet<QString> m_created;
};

} // namespace streamscope::widgets
