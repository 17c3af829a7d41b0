// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cluster/connection.h"
#include "models/session/change_gate.h"
#include "models/session/profile.h"

#include <QElapsedTimer>
#include <QObject>

#include <memory>

namespace streamscope::sandbox {
class Sandbox;
}

namespace streamscope::session {

class Journal;
class OffsetSampler;
class TailMeter;

/// One open connection and what is known of its cluster. Lives on the GUI thread; never waits.
class Session : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Session)

public:
    /// Opens at once; for the sandbox it starts the sandbox first.
    Session(const Profile &profile, const QHash<QString, QString> &secrets, Journal &journal, QObject *parent = nullptr);
    /// For a connection that was made elsewhere (tests, the command line).
    Session(const Profile &profile, std::unique_ptr<cluster::Connection> connection, Journal &journal, QObject *parent = nullptr);
    ~Session() override;

    [[nodiscard]] const Profile &profile() const;
    [[nodiscard]] cluster::Connection &connection();
    [[nodiscard]] cluster::ClusterReader &reader();
    [[nodiscard]] ChangeGate &gate();
    /// The profile was saved anew: what of it guards more than before holds at once, here and at the gate. All else, and what guards
    /// less, takes a new session.
    void tighten(const Profile &saved);
    [[nodiscard]] OffsetSampler &sampler();
    [[nodiscard]] TailMeter &tailMeter();
    /// As cluster::ClusterReader does, and what is received is in the meter.
    [[nodiscard]] std::unique_ptr<cluster::Tail> openTail(const cluster::TailRequest &request, std::shared_ptr<cluster::MessageSink> sink,
                                                          cluster::TailWake wake);
    [[nodiscard]] sandbox::Sandbox *sandbox(); ///< nullptr: not the built-in cluster

    /// The newest metadata of all topics; null until the first answer. Kept when the cluster goes away: see metadataAgeMs.
    [[nodiscard]] cluster::MetadataPtr metadata() const;
    [[nodiscard]] qint64 metadataAgeMs() const;                          ///< milliseconds since it was taken, −1: none
    [[nodiscard]] std::optional<core::KafkaError> metadataError() const; ///< of the last attempt; empty: it was good
    [[nodiscard]] bool isRefreshing() const;

    /// The newest lines of the client library's log, oldest first.
    [[nodiscard]] const QList<cluster::LogLine> &log() const;
    static constexpr int kLogLines = 2000;

    /// Asks again (F5, and after every change); also runs by itself every 30 s and at every recovery. Calls while one runs
    /// are joined.
    void refresh();

Q_SIGNALS:
    void metadataChanged(const streamscope::cluster::MetadataPtr &metadata);
    void metadataFailed(const streamscope::core::KafkaError &error);
    void refreshingChanged(bool refreshing);
    void stateChanged(streamscope::cluster::ConnectionState state);
    void guardChanged(); ///< the profile's environment, or that it is read-only
    void changeAnswered(); ///< see ChangeGate::unanswered

private:
    void start();
    void lookAtBrokers();
    void ask();
    void take(const core::Result<cluster::MetadataPtr> &result);
    void askRacks();
    [[nodiscard]] cluster::MetadataPtr withRacks(const cluster::MetadataPtr &metadata) const;

    struct Private;
    explicit Session(std::unique_ptr<Private> parts, QObject *parent);
    /// The sandbox is started, or the reason why not becomes the state of the connection.
    [[nodiscard]] static std::unique_ptr<Private> openParts(const Profile &profile, const QHash<QString, QString> &secrets,
                                                            Journal &journal);

    std::unique_ptr<Private> d;
};

} // namespace streamscope::session
