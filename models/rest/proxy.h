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

#include <array>

namespace streamscope::rest {

class Pages;

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
    using Ready = std::function<void(const std::optional<core::KafkaError> &)>;
    void whenKnown(Ready ready);
    /// As whenKnown(); where it is open whether the server speaks the version that has the feature, it is asked again first – once
    /// for all who want something at about the same time (RestConfig::openKept).
    void whenOffered(Feature feature, Ready ready);
    /// Whether an answer means that the server lacks the call: a bare 404 may as well mean what was asked for, so that object,
    /// a call that is sure to be there, has to be answered well and with what isThere() wants.
    using IsThere = std::function<bool(const QByteArray &body)>;
    void whenMissing(const HttpAnswer &answer, const RestCall &object, IsThere isThere, std::function<void(bool)> done);
    /// Learns from the answer to a call whether the server has it, which the capabilities say from then on; done gets whether it
    /// lacks it. A call that has answered once is there: what it does not know then is what was asked for.
    using CallOf = CallFact Capabilities::*;
    struct Object {
        RestCall call;
        IsThere isThere;
    };
    void learn(CallOf call, const RestCall &asked, const core::Result<HttpAnswer> &answer, const Object &object,
               std::function<void(bool)> done);
    /// For learn(), of a call that asks for the cluster only.
    [[nodiscard]] Object clusterItself() const;
    [[nodiscard]] Object topicItself(const QString &topic) const; ///< the same of one topic
    void setMissing(CallOf call, const RestCall &asked, int status, Reason reason = Reason::CallMissing);

    /// As HttpClient, with the pages of v3's lists as one answer; every answer and every failure is a sign of how the connection
    /// stands.
    void send(const RestCall &call, HttpClient::Done done);
    void sendAll(const QList<RestCall> &calls, HttpClient::AllDone done);

    [[nodiscard]] Capabilities &capabilities() { return m_capabilities; }
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
    /// Ends of partitions as the lag list of a group told them last, and when: for servers without v2's offsets.
    struct End {
        qint64 offset = -1;
        qint64 at = 0;
    };
    QHash<cluster::TopicPartition, End> ends;
    [[nodiscard]] qint64 clock() const { return m_clock.elapsed(); }

Q_SIGNALS:
    void stateChanged(streamscope::cluster::ConnectionState state);
    void capabilitiesChanged();

private:
    /// What the server is asked to find out which versions it speaks: v2's topics, v3's clusters at either root.
    struct Question {
        enum class Told { Nothing, Spoken, NotSpoken, Open } told = Told::Nothing;
        RestCall call;
        bool asking = false;
        bool fresh = false;                 ///< answered well in this round
        qint64 answeredAt = 0;              ///< milliseconds of clock()
        std::optional<core::KafkaError> why; ///< the answer that was none; an open question has one
    };

    enum class Version { V2, V3 };

    void discover();
    void askOpen();
    void ask(std::size_t question);
    void onAnswer(std::size_t question, const core::Result<HttpAnswer> &answer);
    void judge(std::size_t question, const core::Result<HttpAnswer> &answer);
    [[nodiscard]] core::Result<void> takeGood(std::size_t question, const QByteArray &body);
    [[nodiscard]] bool isAsking() const;
    [[nodiscard]] const Question *openQuestion(Version version) const;
    void conclude();
    void takeVersions();
    [[nodiscard]] bool isJustAnswered() const;
    void askOpenLater();
    [[nodiscard]] core::KafkaError whyNothing() const;
    void tryOffsets();
    void tryV3();
    [[nodiscard]] QString plainTopic() const;
    void endDiscovery(const std::optional<core::KafkaError> &error);
    void takePage(const std::shared_ptr<Pages> &pages, HttpAnswer page, const HttpClient::Done &done);
    void note(const RestCall &call, const core::Result<HttpAnswer> &answer);
    void takeRefusal(const RestCall &call, const core::KafkaError &refusal);
    void setState(cluster::ConnectionState state);

    HttpClient m_client;
    Capabilities m_capabilities;
    std::array<Question, 3> m_questions;
    QStringList m_topics; ///< as they were listed at connect
    std::vector<Ready> m_ready;
    bool m_discovering = false;
    bool m_concluded = false; ///< in this round
    bool m_closing = false;
    QTimer m_patience; ///< with the questions that are left, once one is answered well
    int m_openRounds = 0;
    cluster::ConnectionState m_state = cluster::ConnectionState::Connecting;
    std::optional<core::KafkaError> m_lastError;
    QTimer m_again;
    int m_failures = 0;
    QElapsedTimer m_clock;
};

} // namespace streamscope::rest
