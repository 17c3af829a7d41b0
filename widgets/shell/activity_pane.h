// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QWidget>

class QVBoxLayout;

namespace streamscope::session {
class ActivityList;
struct Activity;
} // namespace streamscope::session

namespace streamscope::widgets {

class ActivityRow;

/// How fast it goes, where that is counted in rows, and how long it takes from here; empty: too early to judge. nowMs: milliseconds
/// since the epoch.
[[nodiscard]] QString paceOf(const session::Activity &activity, qint64 nowMs);

/// What runs and what ran: progress, cancel, how it ended. The newest on top.
class ActivityPane final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ActivityPane)

public:
    explicit ActivityPane(session::ActivityList &activities, QWidget *parent = nullptr);
    ~ActivityPane() override;

private:
    void update(quint64 id);

    session::ActivityList &m_activities;
    QVBoxLayout *m_rows;
    QWidget *m_empty;
    QHash<quint64, ActivityRow *> m_shown;
};

} // namespace streamscope::widgets
