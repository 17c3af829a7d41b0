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

// One call of v3: what it asks for, and what has to be there where it is answered by a bare 404.
struct V3Call {
    Feature feature;
    Proxy::CallOf known;
    std::function<RestCall()> call;
    std::function<Proxy::Object()> object;
};

// Its answer, as read by read().
template<typename T>
core::FutureResult<T> askV3(Proxy &proxy, const V3Call &one, std::function<core::Result<T>(const core::Result<HttpAnswer> &)> read)
{
    auto answer = std::make_shared<Answer<T>>();
    proxy.whenOffered(one.feature, [&proxy, one, read = std::move(read), answer](const std::optional<core::KafkaError> &error) {
        if (error || !proxy.capabilities().offers(one.feature)) {
            answer->finish(tl::make_unexpected(error.value_or(proxy.unsupported(one.feature))));
            return;
        }
        const RestCall call = one.call();
        proxy.send(call, [&proxy, one, call, read, answer](const core::Result<HttpAnswer> &result) {
            proxy.learn(one.known, call, result, one.object(), [&proxy, one, read, answer, result](bool missing) {
                answer->finish(missing ? tl::make_unexpected(proxy.unsupported(one.feature)) : read(result));
            });
        });
    });
    return answer->future();
}

template<typename T>
std::function<core::Result<T>(const core::Result<HttpAnswer> &)> reader(core::Result<T> (*read)(const QByteArray &), Feature feature)
{
    return [read, feature](const core::Result<HttpAnswer> &answer) { return readGood<T>(answer, read, featureName(feature)); };
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
    const bool missing = !proxy.capabilities().offsets.isThere();
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

void takeOffsets(Proxy &proxy, const OffsetsPtr &request, const Answers &answers)
{
    const auto find = [&answers](bool (*matches)(const HttpAnswer &)) {
        return std::find_if(answers.begin(), answers.end(), [matches](const auto &answer) { return answer && matches(*answer); });
    };
    // One that is good tells that the call is there, whatever it does not know.
    auto telling = find([](const HttpAnswer &answer) { return answer.isGood(); });
    if (telling == answers.end())
        telling = find(isMissingCall);
    if (telling == answers.end()) {
        finishOffsets(proxy, *request, answers);
        return;
    }
    const cluster::TopicPartition &partition = request->partitions[telling - answers.begin()];
    const auto isThere = [id = partition.partition](const QByteArray &body) { return v2::hasPartition(body, id); };
    proxy.learn(&Capabilities::offsets, v2::offsets(partition), *telling, {v2::topic(partition.topic), isThere},
                [&proxy, request, answers](bool) { finishOffsets(proxy, *request, answers); });
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
    const bool ofTopic = resource.type == cluster::ConfigResource::Type::Topic;
    const Feature feature = ofTopic ? Feature::Configs : Feature::BrokerConfigs;
    const auto object = [&proxy, resource, ofTopic]() -> Proxy::Object {
        if (!ofTopic)
            return {v3::broker(proxy.cluster(), resource.name.toInt()), [](const QByteArray &body) { return !body.isEmpty(); }};
        return proxy.topicItself(resource.name);
    };
    const V3Call call{feature, ofTopic ? &Capabilities::configs : &Capabilities::brokerConfigs,
                      [&proxy, resource] { return v3::configs(proxy.cluster(), resource); }, object};
    return askV3(proxy, call, reader(v3::readConfigs, feature));
}

core::FutureResult<cluster::GroupList> requestGroups(Proxy &proxy)
{
    const auto read = [](const core::Result<HttpAnswer> &answer) {
        return readGood(answer, v3::readGroups, featureName(Feature::Groups)).map([](const QList<cluster::GroupDescription> &groups) {
            cluster::GroupList list;
            for (const cluster::GroupDescription &group : groups)
                list.groups.append({group.group, group.state, group.type, false});
            std::sort(list.groups.begin(), list.groups.end(), [](const auto &a, const auto &b) { return a.group < b.group; });
            return list;
        });
    };
    const V3Call call{Feature::Groups, &Capabilities::groups, [&proxy] { return v3::groups(proxy.cluster()); },
                      [&proxy] { return proxy.clusterItself(); }};
    return askV3<cluster::GroupList>(proxy, call, read);
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
    const V3Call call{Feature::GroupOffsets, &Capabilities::lags, [&proxy, group] { return v3::lags(proxy.cluster(), group); },
                      [&proxy, group]() -> Proxy::Object {
                          return {v3::group(proxy.cluster(), group), [](const QByteArray &body) { return v3::readGroup(body).has_value(); }};
                      }};
    return askV3<QList<cluster::GroupOffset>>(
        proxy, call, [&proxy](const core::Result<HttpAnswer> &answer) { return readGroupOffsets(proxy, answer); });
}

} // namespace streamscope::rest
