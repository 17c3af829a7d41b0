// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/rest/calls.h"
#include "models/rest/http_faults.h"

#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QObject>
#include <QTimer>

#include <deque>
#include <functional>
#include <memory>
#include <random>
#include <vector>

namespace streamscope::rest {

/// Sends calls to one base URL. Asynchronous; lives on one thread, which may be any with an event loop.
/// Credentials go to the origin of the base URL only: a redirect to another one is an error that names it. Answers are
/// bounded in time and size. 429 and 503 are tried again with growing pauses, within RestConfig::timeout; nothing else is.
class HttpClient : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HttpClient)

public:
    using Done = std::function<void(core::Result<HttpAnswer>)>;
    using AllDone = std::function<void(const std::vector<core::Result<HttpAnswer>> &)>;

    explicit HttpClient(const RestConfig &config, QObject *parent = nullptr);
    ~HttpClient() override; ///< what is under way ends with Cancelled

    /// Calls done once, later, on this thread. Any HTTP status is an answer; the error is of the connection.
    void send(const RestCall &call, Done done);
    /// All of them, at most kInFlight at a time; the answers are in the order of the calls.
    void sendAll(const QList<RestCall> &calls, AllDone done);
    /// The same with another way to send one; context: who has to live for that.
    static void gather(QObject *context, const QList<RestCall> &calls, AllDone done,
                       const std::function<void(const RestCall &, Done)> &send);
    /// Ends what is under way and what waits, with Cancelled.
    void cancelAll();

    void setTimeout(std::chrono::milliseconds timeout) { m_config.timeout = timeout; }
    /// Starts the timer of a pause before a new try; for tests, which do not wait.
    using Pauser = std::function<void(QTimer &timer, std::chrono::milliseconds pause)>;
    void setPauser(Pauser pauser) { m_pauser = std::move(pauser); }
    [[nodiscard]] const RestConfig &config() const { return m_config; }
    /// Certificates and key that cannot be read; nothing is sent then.
    [[nodiscard]] const std::optional<core::KafkaError> &configFault() const { return m_configFault; }

    static constexpr int kInFlight = 6;
    static constexpr int kTries = 5;

Q_SIGNALS:
    /// A line for the log: method, path, status and time; never a header or a body.
    void logged(int level, const QString &text);

private:
    struct Job;
    using JobPtr = std::shared_ptr<Job>;

    void startWaiting();
    void start(const JobPtr &job);
    void watch(const JobPtr &job);
    void onData(const JobPtr &job);
    void onFinished(const JobPtr &job);
    void onAnswer(const JobPtr &job, HttpAnswer answer);
    [[nodiscard]] bool follow(const JobPtr &job, int status);
    [[nodiscard]] bool tryAgain(const JobPtr &job, const HttpAnswer &answer);
    void finish(const JobPtr &job, core::Result<HttpAnswer> result);
    void endElsewhere();
    [[nodiscard]] QNetworkRequest request(const JobPtr &job) const;

    RestConfig m_config;
    QNetworkAccessManager *m_manager;
    QNetworkProxy m_way;
    QSslConfiguration m_tls;
    std::optional<core::KafkaError> m_configFault;
    std::deque<JobPtr> m_waiting;
    std::vector<JobPtr> m_running; ///< also those that pause before a new try
    Pauser m_pauser;
    bool m_mayHang = false; ///< a reply was given up before its status came
    std::minstd_rand m_random{std::random_device{}()};
};

} // namespace streamscope::rest
