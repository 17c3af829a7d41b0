// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cluster/connection.h"
#include "models/rest/capabilities.h"
#include "models/rest/http_client.h"

#include <QElapsedTimer>
#include <QHash>
#include <QPromise>
#include <QTimer>

namespace streamscope::rest {

/// An answer that is given later, once; Cancelled when it goes away before.
template<typename T>
class Answer {
public:
    Answer() { m_promise.start(); }
    ~Answer()
    {
        if (!m_finished)
            finish(tl::make_unexpected(core::localError(core::ErrorKind::Cancelled, QStringLiteral("the connection was closed"))));
    }
    Q_DISABLE_COPY_MOVE(Answer)

    [[nodiscard]] core::FutureResult<T> future() const { return m_promise.future(); }
    void finish(core::Result<T> result)
    {
        if (std::exchange(m_finished, true))
            return;
        m_promise.addResult(std::move(result));
        m_promise.finish();
    }

private:
    QPromise<core::Result<T>> m_promise;
    bool m_finished = false;
};
template<typename T>
using AnswerPtr = std::shared_ptr<Answer<T>>;

/// One REST Proxy: its client, what it offers, and whether it answers. Main thread.
class Proxy : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Proxy)

public:
    explicit Proxy(const RestConfig &config, QObject *parent = nullptr);
    ~Proxy() override;

    /// Calls ready once the server has been asked what it offers: at once, or after the question; with the error where it
    /// could not be asked. Asks anew where the last question failed.
    void whenKnown(std::function<void(const std::optional<core::KafkaError> &)> ready);

    /// As HttpClient; every answer and every failure is a sign of how the connection stands.
    void send(const RestCall &call, HttpClient::Done done);
    void sendAll(const QList<RestCall> &calls, HttpClient::AllDone done);

    [[nodiscard]] Capabilities &capabilities() { return m_capabilities; }
    void capabilitiesTouched() { Q_EMIT capabilitiesChanged(); }
    void warn(Warning warning);
    /// Root and cluster of v3: "/v3/clusters/ID".
    [[nodiscard]] QByteArray cluster() const;
    [[nodiscard]] HttpClient &client() { return m_client; }
    [[nodiscard]] cluster::ConnectionState state() const { return m_state; }
    [[nodiscard]] const std::optional<core::KafkaError> &lastError() const { return m_lastError; }

    /// Why a feature is missing, as an error.
    [[nodiscard]] core::KafkaError unsupported(Feature feature) const;

    /// Details of topics as they were read last, for lists of many; and when, in milliseconds of clock().
    struct Detail {
        cluster::Topic topic;
        qint64 at = 0;
    };
    QHash<QString, Detail> details;
    [[nodiscard]] qint64 clock() const { return m_clock.elapsed(); }

Q_SIGNALS:
    void stateChanged(streamscope::cluster::ConnectionState state);
    void capabilitiesChanged();

private:
    void discover();
    void onDiscovered(const std::vector<core::Result<HttpAnswer>> &answers);
    void tryOffsets(const QStringList &topics);
    void endDiscovery(const std::optional<core::KafkaError> &error);
    void note(const core::Result<HttpAnswer> &answer);
    void setState(cluster::ConnectionState state);

    HttpClient m_client;
    Capabilities m_capabilities;
    std::vector<std::function<void(const std::optional<core::KafkaError> &)>> m_ready;
    bool m_discovering = false;
    cluster::ConnectionState m_state = cluster::ConnectionState::Connecting;
    std::optional<core::KafkaError> m_lastError;
    QTimer m_again;
    int m_failures = 0;
    QElapsedTimer m_clock;
};

} // namespace streamscope::rest
