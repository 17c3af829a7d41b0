// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rest/look_requests.h"

#include "models/rest/answers.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace streamscope::rest {
namespace {

constexpr qint64 kEndsKeptMs = 10'000; // an end that a lag list told, for who asks right after it

using Answers = std::vector<core::Result<HttpAnswer>>;
using What = cluster::OffsetQuery::What;

// The body of a good answer as read by read(), or the failure.
template<typename T>
core::Result<T> readGood(const core::Result<HttpAnswer> &answer, core::Result<T> (*read)(const QByteArray &), const QString &where)
{
    if (!answer)
        return tl::make_unexpected(answer.error());
    return answer->isGood() ? read(answer->body) : core::Result<T>(tl::make_unexpected(statusFault(*answer, where)));
}

// One call of v3 and its answer.
template<typename T>
core::FutureResult<T> askV3(Proxy &proxy, Feature feature, const std::function<RestCall()> &call,
                            core::Result<T> (*read)(const QByteArray &))
{
    auto answer = std::make_shared<Answer<T>>();
    proxy.whenOffered(feature, [&proxy, feature, call, read, answer](const std::optional<core::KafkaError> &error) {
        if (error || !proxy.capabilities().offers(feature)) {
            answer->finish(tl::make_unexpected(error.value_or(proxy.unsupported(feature))));
            return;
        }
        proxy.send(call(), [feature, read, answer](const core::Result<HttpAnswer> &result) {
            answer->finish(readGood<T>(result, read, featureName(feature)));
        });
    });
    return answer->future();
}

Feature featureOf(What what)
{
    switch (what) {
    case What::LogStart:
    case What::HighWatermark: return Feature::Offsets;
    case What::LastStable: return Feature::LastStableOffset;
    case What::AtTime:
    case What::MaxTimestamp: return Feature::OffsetsByTime;
    }
    return Feature::Offsets;
}

struct OffsetsRequest {
    QList<cluster::OffsetAnswer> answers;
    QList<cluster::TopicPartition> partitions; ///< that the server is asked for, each once
    Answer<QList<cluster::OffsetAnswer>> done;
};

using OffsetsPtr = std::shared_ptr<OffsetsRequest>;

void finishOffsets(Proxy &proxy, OffsetsRequest &request, const Answers &answers)
{
    QHash<cluster::TopicPartition, core::Result<LogRange>> ranges;
    for (std::size_t i = 0; i < answers.size(); ++i)
        ranges.insert(request.partitions[static_cast<qsizetype>(i)], readGood<LogRange>(answers[i], v2::readOffsets, u"offsets"_s));
    const bool missing = proxy.capabilities().offsets == Reason::CallMissing;
    for (cluster::OffsetAnswer &answer : request.answers) {
        const auto range = ranges.constFind(answer.query.partition);
        if (featureOf(answer.query.what) != Feature::Offsets || range == ranges.cend())
            continue;
        if (missing)
            answer.offset = tl::make_unexpected(proxy.unsupported(Feature::Offsets));
        else
            answer.offset = range->map([&](const LogRange &r) { return answer.query.what == What::LogStart ? r.beginning : r.end; });
    }
    request.done.finish(request.answers);
}

// A call that has answered once is there: what it does not know then is a topic or a partition.
void takeOffsets(Proxy &proxy, const OffsetsPtr &request, const Answers &answers)
{
    Reason &call = proxy.capabilities().offsets;
    if (std::any_of(answers.begin(), answers.end(), [](const auto &answer) { return answer && answer->isGood(); }))
        call = Reason::None;
    const auto doubted = std::find_if(answers.begin(), answers.end(), [](const auto &answer) { return answer && isMissingCall(*answer); });
    if (doubted == answers.end() || call == Reason::None) {
        finishOffsets(proxy, *request, answers);
        return;
    }
    const cluster::TopicPartition &partition = request->partitions[doubted - answers.begin()];
    const auto isThere = [id = partition.partition](const QByteArray &body) { return v2::hasPartition(body, id); };
    proxy.whenMissing(**doubted, v2::topic(partition.topic), isThere, [&proxy, request, answers](bool missing) {
        if (missing) {
            proxy.capabilities().offsets = Reason::CallMissing;
            proxy.capabilitiesTouched();
        }
        finishOffsets(proxy, *request, answers);
    });
}

core::Result<QList<cluster::GroupOffset>> readGroupOffsets(Proxy &proxy, const core::Result<HttpAnswer> &answer)
{
    return readGood<QList<ListedLag>>(answer, v3::readLags, u"lags"_s).map([&proxy](const QList<ListedLag> &lags) {
        QList<cluster::GroupOffset> offsets;
        for (const ListedLag &lag : lags) {
            offsets.append({lag.partition, lag.committed, {}});
            if (lag.end >= 0)
                proxy.ends.insert(lag.partition, {lag.end, proxy.clock()});
        }
        return offsets;
    });
}

struct DescribeRequest {
    QList<cluster::GroupDescription> groups;
    QList<QPair<qsizetype, qsizetype>> open; ///< group and member whose assignment is asked for
    Answer<QList<cluster::GroupDescription>> done;
};
using DescribePtr = std::shared_ptr<DescribeRequest>;

void onAssignments(const DescribePtr &request, const Answers &answers)
{
    for (std::size_t i = 0; i < answers.size(); ++i) {
        const auto [group, member] = request->open[static_cast<qsizetype>(i)];
        request->groups[group].members[member].assignment =
            readGood<QList<cluster::TopicPartition>>(answers[i], v3::readAssignments, u"assignments"_s)
                .value_or(QList<cluster::TopicPartition>());
    }
    request->done.finish(request->groups);
}

// Answers come in pairs: the group, its members.
void onGroups(Proxy &proxy, const DescribePtr &request, const Answers &answers)
{
    QList<RestCall> calls;
    for (qsizetype g = 0; g < request->groups.size(); ++g) {
        cluster::GroupDescription &group = request->groups[g];
        const QString name = group.group;
        const auto &told = answers[static_cast<std::size_t>(g) * 2];
        const auto described = readGood<cluster::GroupDescription>(told, v3::readGroup, name);
        if (!described) {
            group.error = described.error();
            continue;
        }
        group = *described;
        group.group = name;
        group.members = readGood<QList<cluster::GroupMember>>(answers[static_cast<std::size_t>(g) * 2 + 1], v3::readMembers, name)
                            .value_or(QList<cluster::GroupMember>());
        for (qsizetype m = 0; m < group.members.size(); ++m) {
            calls.append(v3::assignments(proxy.cluster(), name, group.members[m].memberId));
            request->open.append({g, m});
        }
    }
    if (calls.isEmpty())
        request->done.finish(request->groups);
    else
        proxy.sendAll(calls, [request](const Answers &all) { onAssignments(request, all); });
}

} // namespace

core::FutureResult<QList<cluster::OffsetAnswer>> requestOffsets(Proxy &proxy, const QList<cluster::OffsetQuery> &queries)
{
    const auto request = std::make_shared<OffsetsRequest>();
    proxy.whenOffered(Feature::Offsets, [&proxy, queries, request](const std::optional<core::KafkaError> &error) {
        if (error) {
            request->done.finish(tl::make_unexpected(*error));
            return;
        }
        QList<RestCall> calls;
        for (const cluster::OffsetQuery &query : queries) {
            const Feature feature = featureOf(query.what);
            cluster::OffsetAnswer answer{query, core::Result<qint64>(-1), -1};
            const auto told = proxy.ends.constFind(query.partition);
            const bool fresh = told != proxy.ends.cend() && proxy.clock() - told->at < kEndsKeptMs;
            if (!proxy.capabilities().offers(feature)) {
                if (query.what == What::HighWatermark && fresh)
                    answer.offset = told->offset;
                else
                    answer.offset = tl::make_unexpected(proxy.unsupported(feature));
            } else if (!request->partitions.contains(query.partition)) {
                request->partitions.append(query.partition);
                calls.append(v2::offsets(query.partition));
            }
            request->answers.append(answer);
        }
        proxy.sendAll(calls, [&proxy, request](const Answers &answers) { takeOffsets(proxy, request, answers); });
    });
    return request->done.future();
}

core::FutureResult<QList<cluster::ConfigEntry>> requestConfigs(Proxy &proxy, const cluster::ConfigResource &resource)
{
    const auto call = [&proxy, resource] { return v3::configs(proxy.cluster(), resource); };
    return askV3<QList<cluster::ConfigEntry>>(proxy, Feature::Configs, call, v3::readConfigs);
}

core::FutureResult<cluster::GroupList> requestGroups(Proxy &proxy)
{
    const auto read = [](const QByteArray &body) {
        return v3::readGroups(body).map([](const QList<cluster::GroupDescription> &groups) {
            cluster::GroupList list;
            for (const cluster::GroupDescription &group : groups)
                list.groups.append({group.group, group.state, group.type, false});
            std::sort(list.groups.begin(), list.groups.end(), [](const auto &a, const auto &b) { return a.group < b.group; });
            return list;
        });
    };
    return askV3<cluster::GroupList>(
        proxy, Feature::Groups, [&proxy] { return v3::groups(proxy.cluster()); }, read);
}

core::FutureResult<QList<cluster::GroupDescription>> requestGroupDescriptions(Proxy &proxy, const QStringList &groups)
{
    auto request = std::make_shared<DescribeRequest>();
    proxy.whenOffered(Feature::Groups, [&proxy, groups, request](const std::optional<core::KafkaError> &error) {
        if (error || !proxy.capabilities().offers(Feature::Groups)) {
            request->done.finish(tl::make_unexpected(error.value_or(proxy.unsupported(Feature::Groups))));
            return;
        }
        QList<RestCall> calls;
        for (const QString &name : groups) {
            cluster::GroupDescription group;
            group.group = name;
            request->groups.append(group);
            calls << v3::group(proxy.cluster(), name) << v3::members(proxy.cluster(), name);
        }
        proxy.sendAll(calls, [&proxy, request](const Answers &answers) { onGroups(proxy, request, answers); });
    });
    return request->done.future();
}

core::FutureResult<QList<cluster::GroupOffset>> requestGroupOffsets(Proxy &proxy, const QString &group)
{
    auto answer = std::make_shared<Answer<QList<cluster::GroupOffset>>>();
    proxy.whenOffered(Feature::GroupOffsets, [&proxy, group, answer](const std::optional<core::KafkaError> &error) {
        if (error || !proxy.capabilities().offers(Feature::GroupOffsets)) {
            answer->finish(tl::make_unexpected(error.value_or(proxy.unsupported(Feature::GroupOffsets))));
            return;
        }
        proxy.send(v3::lags(proxy.cluster(), group), [&proxy, group, answer](const core::Result<HttpAnswer> &result) {
            Reason &call = proxy.capabilities().lags;
            if (result && result->isGood())
                call = Reason::None;
            if (!result || !isMissingCall(*result) || call == Reason::None) {
                answer->finish(readGroupOffsets(proxy, result));
                return;
            }
            const auto isThere = [](const QByteArray &body) { return v3::readGroup(body).has_value(); };
            proxy.whenMissing(*result, v3::group(proxy.cluster(), group), isThere, [&proxy, result, answer](bool missing) {
                if (missing) {
                    proxy.capabilities().lags = Reason::CallMissing;
                    proxy.capabilitiesTouched();
                }
                answer->finish(missing ? tl::make_unexpected(proxy.unsupported(Feature::GroupOffsets)) : readGroupOffsets(proxy, result));
            });
        });
    });
    return answer->future();
}

} // namespace streamscope::rest
