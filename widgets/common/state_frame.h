// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/kafka_error.h"

#include <QAction>
#include <QTimer>
#include <QWidget>

#include <memory>
#include <optional>

namespace streamscope::widgets {

/// The four states of every view around its content. Loading shows itself after 150 ms only; failed and disconnected keep the
/// content that was there, greyed, under a banner when there was any.
class StateFrame : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StateFrame)

public:
    enum class State { Loading, Loaded, Empty, Failed, Disconnected };

    /// Takes the content as its child.
    explicit StateFrame(QWidget *content, QWidget *parent = nullptr);
    ~StateFrame() override;

    void setLoading(const QString &what = {}, bool cancellable = false);
    void setLoaded();
    void setStale(const QString &why); ///< loaded, but not what is asked for any more: greyed, and why is said
    /// why, and the next step as a button (may be null; not owned).
    void setEmpty(const QString &why, QAction *next = nullptr);
    void setFailed(const core::KafkaError &error); ///< sentence, remedy, folded details, "Try again"
    void setDisconnected(qint64 ageMs,
                         const std::optional<core::KafkaError> &error = {}); ///< age of what is shown, −1: nothing was ever known
    [[nodiscard]] State state() const;

Q_SIGNALS:
    void retryRequested();
    void cancelRequested();
    void stateChanged();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace streamscope::widgets
