// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/kafka_error.h"

#include <QHash>
#include <QList>
#include <QObject>

#include <functional>
#include <optional>

namespace streamscope::session {

/// Work that takes long enough to be shown. A value.
struct Activity {
    quint64 id = 0;
    QString title; ///< already a sentence of the view that began it
    QString detail;
    double progress = -1; ///< 0 to 1, negative: not known
    quint64 rows = 0;     ///< done so far; 0: none yet, or the work is not one of rows
    bool running = true;
    bool cancellable = false;
    qint64 startedMs = 0; ///< milliseconds since the epoch
    qint64 endedMs = 0;
    std::optional<core::KafkaError> error; ///< how it ended; empty: well, or still running
};

/// The one place for long work. GUI thread. Finished ones stay until there are 200.
class ActivityList : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ActivityList)

public:
    explicit ActivityList(QObject *parent = nullptr);
    ~ActivityList() override;

    [[nodiscard]] quint64 begin(const QString &title, std::function<void()> cancel = {});
    void setProgress(quint64 id, double progress, const QString &detail = {}, quint64 rows = 0);
    void end(quint64 id, const std::optional<core::KafkaError> &error = {}, const QString &detail = {});
    void cancel(quint64 id);

    [[nodiscard]] const QList<Activity> &activities() const; ///< newest last
    [[nodiscard]] int runningCount() const;

Q_SIGNALS:
    void changed(quint64 id);

private:
    QList<Activity> m_activities;
    QHash<quint64, std::function<void()>> m_cancels;
    quint64 m_next = 1;
};

} // namespace streamscope::session
