// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/rest/stand_in_backend.h"

#include <QAbstractHttpServer>
#include <QJsonObject>
#include <QPointer>
#include <QTcpSocket>
#include <QUrl>
#include <QUrlQuery>

namespace streamscope::testing {

/// How servers of this protocol differ; each was seen on a real one.
struct Manners {
    bool v2 = true;
    bool v3 = true;
    QByteArray v3Root = "/v3";
    QByteArray prefix; ///< a path before everything
    enum class BaseUri { Absolute, Relative, WithoutPrefix, OtherHost } baseUri = BaseUri::Absolute;
    int unknownTopic = 40401; ///< or 40403, or the bare status 404
    QByteArray answerType;    ///< of every answer; empty: as asked for
    bool plainTextErrors = false; ///< the message alone, without a code
    QStringList ghosts;           ///< topics that are listed first, and unknown when they are asked for
    int pageSize = -1;            ///< items in a page of v3's lists; −1: all at once
    bool refusesAnyAccept = false; ///< 406 for "*/*" and for no Accept at all
    bool minusOneForNull = false;  ///< offset −1 for a null value that was written
    bool hasOffsets = true;
    qint64 endBehind = 0; ///< the end is told as so many offsets less: the last stable one, or from a member that lags
    bool hasAssignments = true;
    bool hasPartitionReplicas = true;
    bool tellsPartitionReplicas = true; ///< else the list is empty
    bool hasLags = true;
    bool producesByV3 = true;
    QByteArray extra; ///< a member more in every object of every answer: "\"more\":1"
    QStringList lacks; ///< calls of v3 that are answered by a bare 404, below the cluster: "GET consumer-groups"
    enum class Uncommitted { Absent, Minus1001 } uncommitted = Uncommitted::Absent;
    enum class FirstPoll { Full, Empty, Late } firstPoll = FirstPoll::Full;
    int lateMs = 11000;         ///< with FirstPoll::Late
    bool holdsPolls = true;     ///< an empty poll waits for its timeout
    int pollsUntilExpired = -1; ///< an instance is gone after so many polls
    qint64 idleMs = -1;         ///< an instance is gone when it was not used for longer, by the stand-in's own clock; −1: never
    bool holdsCreates = false;  ///< an instance is made only by makeHeld(), though nobody waits for it any more
    int deleteMs = 0;           ///< the answer to a deletion comes so late; what it deletes is gone at once
    bool commitsNext = true;    ///< committing offset N stores N + 1
    QByteArray authorization;   ///< what the header must be; empty: anything
};

/// What a test wants to go wrong, for requests whose path contains a text.
struct Fault {
    QByteArray path;
    int times = -1; ///< −1: always
    int status = 500; ///< 0 with LoseBatch and DoAndSay: the connection is cut instead of an answer
    QByteArray body;
    QByteArray type = "application/json";
    QList<QPair<QByteArray, QByteArray>> headers;
    /// LoseBatch: what was read there never arrives. DoAndSay: it is done, and answered like this.
    enum class Manner {
        Answer,
        Drop,
        SlowBody,
        ChunkedNonsense,
        Endless,
        EndlessHeaders,
        Silence,
        LoseBatch,
        DoAndSay
    } manner = Manner::Answer;
    QByteArray method; ///< empty: any
};

/// A request as it came.
struct Seen {
    QByteArray method;
    QByteArray path;                      ///< with the query
    QMap<QByteArray, QByteArray> headers; ///< names in lower case
    QByteArray body;
};

/// A REST Proxy for tests: the documented calls of v2 and v3, as one or the other real server would answer them.
class StandIn final : public QAbstractHttpServer {
public:
    explicit StandIn(StandInBackend &backend)
        : m_backend(backend)
    {
    }

    Manners manners;
    QList<Fault> faults;
    QList<Seen> seen;
    qint64 nowMs = 0;        ///< its clock, which only a test moves on
    qint64 endlessBytes = 0; ///< that were given to the socket in Fault::Manner::Endless

    void start(); ///< on loopback, any port
    void startTls(const QSslConfiguration &configuration);
    [[nodiscard]] QString url() const; ///< with the prefix
    [[nodiscard]] int count(const QByteArray &method, const QByteArray &pathPart) const;
    [[nodiscard]] QStringList instances() const { return m_instances.keys(); }
    [[nodiscard]] int commits() const { return m_commits; }
    void makeHeld(); ///< with Manners::holdsCreates
    void expireAll() { m_instances.clear(); }

protected:
    bool handleRequest(const QHttpServerRequest &request, QTcpSocket *socket) override;
    void missingHandler(const QHttpServerRequest &, QTcpSocket *) override {}

private:
    struct Request {
        QByteArray method;
        QStringList path; ///< decoded segments, without prefix
        QUrlQuery query;
        QByteArray accept;
        QJsonObject body;
        QByteArray contentType;
        QPointer<QTcpSocket> socket;
        std::optional<Fault> said; ///< instead of the true answer
    };
    struct Instance {
        QString group;
        QString format;
        bool fromEarliest = true;
        QMap<cluster::TopicPartition, qint64> positions;
        QMap<cluster::TopicPartition, qint64> joining; ///< subscribed to; assigned with the next poll
        int polls = 0;
        qint64 usedMs = 0;
    };
    using Found = std::function<void(const cluster::Topic &)>;

    [[nodiscard]] bool misbehave(const Seen &request, QTcpSocket *socket, std::optional<Fault> &said);
    void reply(const Request &request, int status, const QByteArray &body, QByteArray type = {},
               const QList<QPair<QByteArray, QByteArray>> &headers = {});
    void replyJson(const Request &request, const QJsonValue &value, int status = 200);
    void replyError(const Request &request, int code, const QString &message);
    void withTopic(const Request &request, const QString &name, const Found &found);

    void handleV2(const Request &request);
    void v2Produce(const Request &request, const cluster::Topic &topic);
    void v2Consumers(const Request &request);
    void createInstance(const Request &request);
    void instanceCall(const Request &request, Instance &instance);
    void seekTo(const Request &request, bool end);
    void commit(const Request &request, const Instance &instance);
    void poll(const Request &request, const QString &name);
    void pollNow(const Request &request, const QString &name, int leftMs);

    void handleV3(const Request &request);
    void v3Topics(const Request &request, const QStringList &rest);
    void v3Create(const Request &request);
    void v3Produce(const Request &request, const cluster::Topic &topic);
    void v3Groups(const Request &request, const QStringList &rest);
    void replyList(const Request &request, const QJsonArray &data);

    StandInBackend &m_backend;
    QMap<QString, Instance> m_instances;
    QList<Request> m_held; ///< for instances that are not made yet
    quint16 m_port = 0;
    bool m_tls = false;
    int m_commits = 0;
    QMap<QString, QMap<cluster::TopicPartition, qint64>> m_committed; ///< by group
};

} // namespace streamscope::testing
