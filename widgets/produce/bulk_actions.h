// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QObject>

class QAction;

namespace streamscope::widgets {

class BulkOptionsForm;
class BulkRun;

/// What a person can do with a run: start, stop, commit and abort. Those of a transaction are seen where there can be one.
class BulkActions final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BulkActions)

public:
    /// startHint: the tool tip of what can be started.
    BulkActions(BulkRun *run, const BulkOptionsForm *options, const QString &startHint, QWidget *page);
    ~BulkActions() override;

    [[nodiscard]] QList<QAction *> all() const { return {m_start, m_stop, m_commit, m_abort}; }
    [[nodiscard]] bool canStart() const;
    /// refusal: why nothing can be started now, a sentence; empty: it can, where nothing runs.
    void update(const QString &refusal);

Q_SIGNALS:
    void startRequested();

private:
    BulkRun *m_run;
    const BulkOptionsForm *m_options;
    const QString m_startHint;
    QAction *m_start;
    QAction *m_stop;
    QAction *m_commit;
    QAction *m_abort;
};

} // namespace streamscope::widgets
