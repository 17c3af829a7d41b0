// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/session/offset_sampler.h"
#include "models/session/session.h"
#include "models/session/tail_meter.h"

#include <QSet>
#include <QTimer>

namespace streamscope::session {

/// Parts of a session; members are destroyed from the last to the first, so that nothing outlives what it talks to.
struct Session::Private {
    Private(const Profile &p, std::unique_ptr<QObject> sandboxOwner, sandbox::Sandbox *box, std::unique_ptr<cluster::Connection> made,
            Journal &journal)
        : profile(p)
        , sandboxObject(std::move(sandboxOwner))
        , sandbox(box)
        , connection(std::move(made))
        , gate(profile, connection->writer(), journal)
        , sampler(connection->reader())
    {
    }

    Profile profile;
    std::unique_ptr<QObject> sandboxObject;
    sandbox::Sandbox *sandbox = nullptr;
    std::unique_ptr<cluster::Connection> connection;
    ChangeGate gate;
    OffsetSampler sampler;
    TailMeter tailMeter;
    cluster::MetadataPtr metadata;
    QHash<qint32, QString> racks; ///< broker id → rack, as far as told
    QList<qint32> racksOf;        ///< the brokers they were asked for
    std::optional<core::KafkaError> error;
    QElapsedTimer age; ///< since the metadata was taken; invalid: none
    bool refreshing = false;
    bool again = false;      ///< a refresh was asked for while one that began before the change is running
    int brokersUp = 0;
    int mostBrokersUp = 0;
    std::size_t looksAtBrokers = 0; ///< that were taken since one went or came back
    int attempts = 0;        ///< left for waiting until a change shows
    QSet<QString> appearing; ///< created, and not in the metadata yet
    QSet<QString> vanishing; ///< deleted, and still in the metadata
    QList<cluster::LogLine> log;
    QTimer periodic;
    QTimer soon;
    QTimer brokersMoved;
};

} // namespace streamscope::session
