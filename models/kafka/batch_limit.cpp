// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/kafka/batch_limit.h"

#include "models/kafka/handle.h"

#include <QDeadlineTimer>

#include <algorithm>
#include <cstdlib>
#include <string_view>
#include <vector>

using namespace Qt::StringLiterals;

namespace streamscope::kafka {
namespace {

using Resource = std::unique_ptr<rd_kafka_ConfigResource_t, Deleter<rd_kafka_ConfigResource_destroy>>;

constexpr int kAnswerMs = 2000;
constexpr int kWaitMs = 50;

int leastOf(const rd_kafka_DescribeConfigs_result_t *result, int wanted)
{
    size_t count = 0;
    const auto *const *resources = rd_kafka_DescribeConfigs_result_resources(result, &count);
    for (size_t i = 0; i < count; ++i) {
        size_t configs = 0;
        const auto *const *entries = rd_kafka_ConfigResource_configs(resources[i], &configs);
        for (size_t c = 0; c < configs; ++c) {
            const char *value = rd_kafka_ConfigEntry_value(entries[c]);
            if (value && rd_kafka_ConfigEntry_name(entries[c]) == std::string_view("max.message.bytes"))
                wanted = boundedBatch(wanted, std::strtoll(value, nullptr, 10));
        }
    }
    return wanted;
}

} // namespace

int boundedBatch(int wanted, qint64 maxMessageBytes)
{
    return static_cast<int>(std::clamp<qint64>(maxMessageBytes, 1, wanted));
}

int boundedBatch(int wanted, const cluster::ConnectionConfig &config, const QStringList &topics)
{
    if (topics.isEmpty())
        return wanted;
    const auto handle = Handle::open(config, Handle::Purpose::Admin, {{u"statistics.interval.ms"_s, u"0"_s}});
    if (!handle)
        return wanted;
    std::vector<Resource> resources;
    std::vector<rd_kafka_ConfigResource_t *> list;
    for (const QString &topic : topics) {
        resources.emplace_back(rd_kafka_ConfigResource_new(RD_KAFKA_RESOURCE_TOPIC, topic.toUtf8().constData()));
        if (!resources.back())
            return wanted;
        list.push_back(resources.back().get());
    }
    const OptionsPtr options(rd_kafka_AdminOptions_new((*handle)->get(), RD_KAFKA_ADMIN_OP_DESCRIBECONFIGS));
    rd_kafka_AdminOptions_set_request_timeout(options.get(), kAnswerMs, nullptr, 0);
    const QueuePtr answers(rd_kafka_queue_new((*handle)->get()));
    rd_kafka_DescribeConfigs((*handle)->get(), list.data(), list.size(), options.get(), answers.get());
    for (QDeadlineTimer end(kAnswerMs); !end.hasExpired();) {
        const EventPtr event(rd_kafka_queue_poll(answers.get(), kWaitMs));
        if (event && rd_kafka_event_type(event.get()) == RD_KAFKA_EVENT_DESCRIBECONFIGS_RESULT)
            return leastOf(rd_kafka_event_DescribeConfigs_result(event.get()), wanted);
    }
    return wanted;
}

} // namespace streamscope::kafka
