// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/activity.h"

#include <QDateTime>

#include <algorithm>
#include <utility>

namespace streamscope::session {
namespace {

constexpr int kKeptFinished = 200;

} // namespace

ActivityList::ActivityList(QObject *parent)
    : QObject(parent)
{
}

ActivityList::~ActivityList() = default;

quint64 ActivityList::begin(const QString &title, std::function<void()> cancel)
{
    Activity activity;
    activity.id = m_next++;
    activity.title = title;
    activity.cancellable = static_cast<bool>(cancel);
    activity.startedMs = QDateTime::currentMSecsSinceEpoch();
    if (cancel)
        m_cancels.insert(activity.id, std::move(cancel));
    m_activities.append(activity);
    Q_EMIT changed(activity.id);
    return activity.id;
}

void ActivityList::setProgress(quint64 id, double progress, const QString &detail, quint64 rows)
{
    const auto it = std::find_if(m_activities.begin(), m_activities.end(), [id](const Activity &a) { return a.id == id; });
    if (it == m_activities.end() || !it->running)
        return;
    it->progress = std::min(progress, 1.0);
    it->rows = rows;
    if (!detail.isEmpty())
        it->detail = detail;
    Q_EMIT changed(id);
}

void ActivityList::end(quint64 id, const std::optional<core::KafkaError> &error, const QString &detail)
{
    const auto it = std::find_if(m_activities.begin(), m_activities.end(), [id](const Activity &a) { return a.id == id; });
    if (it == m_activities.end() || !it->running)
        return;
    it->running = false;
    it->cancellable = false;
    it->endedMs = QDateTime::currentMSecsSinceEpoch();
    it->error = error;
    if (!error)
        it->progress = 1;
    if (!detail.isEmpty())
        it->detail = detail;
    m_cancels.remove(id);
    auto finished = std::count_if(m_activities.cbegin(), m_activities.cend(), [](const Activity &a) { return !a.running; });
    for (qsizetype i = 0; finished > kKeptFinished && i < m_activities.size();) {
        if (m_activities.at(i).running) {
            ++i;
        } else {
            m_activities.removeAt(i);
            --finished;
        }
    }
    Q_EMIT changed(id);
}

void ActivityList::cancel(quint64 id)
{
    // The callback may end the activity, so it leaves the table first: it runs at most once.
    const std::function<void()> callback = m_cancels.take(id);
    const auto it = std::find_if(m_activities.begin(), m_activities.end(), [id](const Activity &a) { return a.id == id; });
    if (it == m_activities.end() || !it->running || !callback)
        return;
    it->cancellable = false;
    callback();
    Q_EMIT changed(id);
}

const QList<Activity> &ActivityList::activities() const
{
    return m_activities;
}

int ActivityList::runningCount() const
{
    return static_cast<int>(std::count_if(m_activities.cbegin(), m_activities.cend(), [](const Activity &a) { return a.running; }));
}

} // namespace streamscope::session
