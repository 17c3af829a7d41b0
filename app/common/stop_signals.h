// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace streamscope::app {

/// SIGINT and SIGTERM as an event of the main thread's loop.
class StopSignals final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StopSignals)

public:
    explicit StopSignals(QObject *parent = nullptr);

    /// To be called before other threads are made, which inherit it: a signal that one of them takes ends the program.
    static void block();

Q_SIGNALS:
    void arrived(int signal);
};

} // namespace streamscope::app
