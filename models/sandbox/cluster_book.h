// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/sandbox/wire.h"

#include <librdkafka/rdkafka.h>
#include <librdkafka/rdkafka_mock.h>

#include <chrono>
#include <map>
#include <mutex>
#include <set>
#include <string>
#include <vector>

namespace streamscope::sandbox {

/// What the mock brokers do not know: topics with their configuration, groups and members, offsets by time. It learns by
/// reading along, and answers the requests that the mock lacks. One proxy thread calls it.
class ClusterBook {
public:
    static constexpr int kBrokers = 3;

    explicit ClusterBook(rd_kafka_mock_cluster_t *mock)
        : m_mock(mock)
    {
    }

    /// A message that is later than all before it in its batch: the first one of a time, or later, is always one of these.
    struct TimePoint {
        qint64 offset;
        qint64 ms;
    };
    /// A request and what its answer needs from it.
    struct Pending {
        RequestHeader header;
        bool allTopics = false; ///< Metadata
        std::string group;      ///< SyncGroup
        std::string member;
        std::map<std::pair<std::string, qint32>, qint64> times; ///< ListOffsets: partitions asked for by time
        struct Batch {
            std::string topic;
            qint32 partition;
            std::vector<TimePoint> rises; ///< offsets from the first of the batch
        };
        std::vector<Batch> batches; ///< Produce
    };

    /// Looks at a request (a frame without its size). Empty: it goes on to the broker. Else the answer's frame without size.
    /// nothing at all: the request is broken, the connection must be closed.
    struct Reaction {
        bool broken = false;
        bool rewriteAnswer = false; ///< the broker's answer must come through rewrite()
        bool answered = false;
        std::string answer;
    };
    [[nodiscard]] Reaction onRequest(std::string_view frame, int brokerIndex, Pending &pending);
    /// The broker's answer (a frame without its size), changed where the mock is wrong.
    [[nodiscard]] std::string rewrite(std::string frame, const Pending &pending);

    /// A topic that the sandbox makes itself. Any thread, before clients connect.
    bool createTopic(const std::string &name, int partitions, int replication);

private:
    using Clock = std::chrono::steady_clock;
    struct Member {
        std::string clientId;
        std::string assignment;
        Clock::time_point seen;
    };
    struct Group {
        std::map<std::string, Member> members;
        std::map<std::pair<std::string, qint32>, qint64> committed;
    };
    std::string apiVersions(const RequestHeader &header) const;
    std::string createTopics(const RequestHeader &header, WireReader &body);
    std::string deleteTopics(const RequestHeader &header, WireReader &body);
    std::string listGroups(const RequestHeader &header, int brokerIndex);
    std::string describeGroups(const RequestHeader &header, WireReader &body);
    std::string describeConfigs(const RequestHeader &header, WireReader &body);
    std::string allOffsets(const RequestHeader &header, const std::string &group);
    void describeResource(WireWriter &out, const RequestHeader &header, qint8 type, const std::string &name);
    std::pair<qint16, std::string> create(const std::string &name, qint32 partitions, qint16 replication,
                                          const std::map<std::string, std::string> &config, bool validateOnly);
    void learnCommit(WireReader &body);
    void learnProduce(const RequestHeader &header, WireReader &body, Pending &pending);
    bool learnListOffsets(const RequestHeader &header, WireReader &body, Pending &pending);
    std::string learnProduced(const Pending &pending, std::string answer);
    std::string rewriteMetadata(std::string_view frame, const Pending &pending) const;
    std::string rewriteListOffsets(std::string frame, const Pending &pending) const;
    void dropSilentMembers(Group &group) const;
    std::pair<qint64, qint64> offsetAtTime(const std::pair<std::string, qint32> &partition, qint64 timeMs) const;

    rd_kafka_mock_cluster_t *m_mock;
    std::map<std::string, int> m_topics; ///< name → partitions, of those that exist
    std::map<std::string, std::map<std::string, std::string>> m_configs;
    std::set<std::string> m_deleted;
    std::map<std::string, Group> m_groups;
    std::map<std::pair<std::string, qint32>, std::vector<TimePoint>> m_times;
};

} // namespace streamscope::sandbox
