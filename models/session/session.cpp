// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/session.h"

#include "models/core/when_finished.h"
#include "models/session/session_private.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace streamscope::session {
namespace {

constexpr int kRefreshMs = 30'000;
constexpr int kRetryMs = 2'000; ///< after a failed refresh, while the connection is not given up
constexpr int kBrokersMovedMs[] = {1'500, 3'000, 6'000, 12'000}; ///< between the looks after a broker went or came back
constexpr int kSettleMs = 250;  ///< between two looks at whether a change shows; brokers answer before metadata tells
constexpr int kSettleAttempts = 20;

} // namespace

Session::Session(const Profile &profile, std::unique_ptr<cluster::Connection> connection, Journal &journal, QObject *parent)
    : Session(std::make_unique<Private>(profile, nullptr, nullptr, std::move(connection), journal), parent)
{
}

Session::Session(std::unique_ptr<Private> parts, QObject *parent)
    : QObject(parent)
    , d(std::move(parts))
{
    start();
}

Session::~Session() = default;

void Session::start()
{
    connect(d->connection.get(), &cluster::Connection::logLine, this, [this](const cluster::LogLine &line) {
        d->log.append(line);
        if (d->log.size() > kLogLines)
            d->log.removeFirst();
    });
    connect(d->connection.get(), &cluster::Connection::stateChanged, this, [this](cluster::ConnectionState state) {
        d->sampler.setActive(state == cluster::ConnectionState::Connected);
        Q_EMIT stateChanged(state);
        if (state == cluster::ConnectionState::Connected)
            refresh(); // much may have happened while it was away
    });
    connect(d->connection.get(), &cluster::Connection::brokersUpChanged, this, [this](int brokers) {
        // Who is left knows what one that died or froze has led; but not before the cluster gives it up, or has taken it back.
        const int before = std::exchange(d->brokersUp, brokers);
        const bool isBack = brokers > before && brokers <= d->mostBrokersUp;
        d->mostBrokersUp = std::max(d->mostBrokersUp, brokers);
        if ((brokers < before || isBack) && d->connection->state() == cluster::ConnectionState::Connected) {
            d->looksAtBrokers = 0;
            lookAtBrokers();
        }
    });
    d->brokersMoved.setSingleShot(true);
    connect(&d->brokersMoved, &QTimer::timeout, this, &Session::lookAtBrokers);
    d->gate.onTopicsChanged([this](const QStringList &created, const QStringList &deleted) {
        for (const QString &name : created) {
            d->appearing.insert(name);
            d->vanishing.remove(name);
        }
        for (const QString &name : deleted) {
            d->vanishing.insert(name);
            d->appearing.remove(name);
        }
        d->attempts = kSettleAttempts;
        // One that is under way may have been answered before the change.
        if (d->refreshing)
            d->again = true;
        else
            refresh();
    });
    d->gate.onAnswered([this] { Q_EMIT changeAnswered(); });
    connect(&d->periodic, &QTimer::timeout, this, &Session::refresh);
    d->periodic.start(kRefreshMs);
    d->soon.setSingleShot(true);
    connect(&d->soon, &QTimer::timeout, this, &Session::refresh);
    d->sampler.setActive(d->connection->state() == cluster::ConnectionState::Connected);
    // From the event loop, so that who made the session can connect to its signals first.
    QMetaObject::invokeMethod(this, &Session::refresh, Qt::QueuedConnection);
}

void Session::lookAtBrokers()
{
    refresh();
    if (d->looksAtBrokers < std::size(kBrokersMovedMs))
        d->brokersMoved.start(kBrokersMovedMs[d->looksAtBrokers++]);
}

const Profile &Session::profile() const
{
    return d->profile;
}
cluster::Connection &Session::connection()
{
    return *d->connection;
}
cluster::ClusterReader &Session::reader()
{
    return d->connection->reader();
}
ChangeGate &Session::gate()
{
    return d->gate;
}
void Session::tighten(const Profile &saved)
{
    if (!d->gate.tighten(saved))
        return;
    d->profile.readOnly = d->profile.readOnly || saved.readOnly;
    d->profile.environment = std::max(d->profile.environment, saved.environment);
    Q_EMIT guardChanged();
}
OffsetSampler &Session::sampler()
{
    return d->sampler;
}
TailMeter &Session::tailMeter()
{
    return d->tailMeter;
}
std::unique_ptr<cluster::Tail> Session::openTail(const cluster::TailRequest &request, std::shared_ptr<cluster::MessageSink> sink,
                                                 cluster::TailWake wake)
{
    return d->tailMeter.openTail(reader(), request, std::move(sink), std::move(wake));
}
sandbox::Sandbox *Session::sandbox()
{
    return d->sandbox;
}
cluster::MetadataPtr Session::metadata() const
{
    return d->metadata;
}
qint64 Session::metadataAgeMs() const
{
    return d->age.isValid() ? d->age.elapsed() : -1;
}
std::optional<core::KafkaError> Session::metadataError() const
{
    return d->error;
}
bool Session::isRefreshing() const
{
    return d->refreshing;
}

const QList<cluster::LogLine> &Session::log() const
{
    return d->log;
}

void Session::refresh()
{
    if (d->refreshing)
        return;
    d->soon.stop();
    d->refreshing = true;
    Q_EMIT refreshingChanged(true);
    ask();
}

void Session::ask()
{
    d->again = false;
    core::whenFinished<cluster::MetadataPtr>(d->connection->reader().metadata(), this,
                                             [this](const core::Result<cluster::MetadataPtr> &result) { take(result); });
}

void Session::take(const core::Result<cluster::MetadataPtr> &result)
{
    if (result) {
        d->metadata = withRacks(*result);
        d->error.reset();
        d->age.start();
        d->gate.setMetadata(d->metadata);
        d->sampler.setMetadata(d->metadata);
        d->appearing.removeIf([this](const QString &name) { return d->metadata->topic(name) != nullptr; });
        d->vanishing.removeIf([this](const QString &name) { return d->metadata->topic(name) == nullptr; });
    } else {
        d->error = result.error();
    }
    const bool waiting = (!d->appearing.isEmpty() || !d->vanishing.isEmpty()) && d->attempts > 0;
    if (result && waiting) {
        --d->attempts;
        d->soon.start(kSettleMs);
    } else if (result) {
        d->appearing.clear();
        d->vanishing.clear();
    } else if (d->connection->state() != cluster::ConnectionState::Failed && d->connection->state() != cluster::ConnectionState::Closed) {
        d->soon.start(kRetryMs);
    }
    if (d->again) {
        ask(); // the answer may be older than the change
    } else {
        d->refreshing = false;
    }
    const bool settled = !d->refreshing;
    if (result)
        Q_EMIT metadataChanged(d->metadata);
    else
        Q_EMIT metadataFailed(result.error());
    if (settled && !d->refreshing)
        Q_EMIT refreshingChanged(false);
    if (result)
        askRacks();
}

// Racks do not change while a broker runs: asked for when the brokers are others than before. What cannot tell has none.
void Session::askRacks()
{
    QList<qint32> brokers;
    for (const cluster::Broker &broker : d->metadata->brokers)
        brokers.append(broker.id);
    if (brokers == std::exchange(d->racksOf, brokers))
        return;
    core::whenFinished<QHash<qint32, QString>>(d->connection->reader().brokerRacks(), this,
                                               [this](const core::Result<QHash<qint32, QString>> &racks) {
                                                   if (!racks || *racks == d->racks)
                                                       return;
                                                   d->racks = *racks;
                                                   d->metadata = withRacks(d->metadata);
                                                   Q_EMIT metadataChanged(d->metadata);
                                               });
}

cluster::MetadataPtr Session::withRacks(const cluster::MetadataPtr &metadata) const
{
    if (d->racks.isEmpty())
        return metadata;
    auto copy = std::make_shared<cluster::Metadata>(*metadata);
    for (cluster::Broker &broker : copy->brokers)
        broker.rack = d->racks.value(broker.id);
    return copy;
}

} // namespace streamscope::session
