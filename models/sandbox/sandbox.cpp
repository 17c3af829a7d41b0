// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sandbox/sandbox.h"

#include "models/sandbox/proxy.h"
#include "models/sandbox/traffic.h"

#include <QStringList>

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace streamscope::sandbox {
namespace {

struct DemoTopic {
    const char *name;
    int partitions;
    int replication;
};
constexpr DemoTopic kTopics[] = {{"user-events", 6, 3},   {"orders", 6, 3},         {"payments", 3, 2},
                                 {"notifications", 3, 2}, {"order-failures", 1, 3}, {"ride-positions", 3, 1}};

struct MockDeleter {
    void operator()(rd_kafka_mock_cluster_t *cluster) const { rd_kafka_mock_cluster_destroy(cluster); }
};

core::KafkaError failure(const QString &what)
{
    return core::localError(core::ErrorKind::Local, what, u"sandbox"_s);
}

} // namespace

// In the order of making; torn down the other way round.
struct Sandbox::Private {
    ClientPtr host; // the mock brokers live in it
    std::unique_ptr<rd_kafka_mock_cluster_t, MockDeleter> mock;
    std::optional<ClusterBook> book;
    std::optional<Proxy> proxy;
    std::optional<Traffic> traffic;
    std::optional<OrderProcessor> processor;
    QString bootstrap;
    int rate = kDefaultRate;

    core::Result<QString> build()
    {
        rd_kafka_conf_t *conf = rd_kafka_conf_new();
        rd_kafka_conf_set(conf, "client.id", "sandbox-host", nullptr, 0);
        rd_kafka_conf_set(conf, "log_level", "0", nullptr, 0);
        rd_kafka_t *handle = rd_kafka_new(RD_KAFKA_PRODUCER, conf, nullptr, 0);
        if (!handle) {
            rd_kafka_conf_destroy(conf);
            return tl::make_unexpected(failure(u"librdkafka gave no handle"_s));
        }
        host.reset(handle);
        mock.reset(rd_kafka_mock_cluster_new(handle, ClusterBook::kBrokers));
        if (!mock)
            return tl::make_unexpected(failure(u"the mock brokers did not start"_s));
        rd_kafka_mock_group_initial_rebalance_delay_ms(mock.get(), 0);
        book.emplace(mock.get());
        proxy.emplace(*book);
        const QStringList real = QString::fromUtf8(rd_kafka_mock_cluster_bootstraps(mock.get())).split(u',');
        QStringList addresses;
        for (int id = 1; id <= ClusterBook::kBrokers; ++id) {
            const int port = proxy->listenFor(real.value(id - 1).section(u':', -1).toInt());
            if (port == 0)
                return tl::make_unexpected(failure(u"no free port on loopback"_s));
            rd_kafka_mock_broker_set_host_port(mock.get(), id, "127.0.0.1", port);
            addresses.append(u"127.0.0.1:%1"_s.arg(port));
        }
        for (const DemoTopic &topic : kTopics) {
            if (!book->createTopic(topic.name, topic.partitions, topic.replication))
                return tl::make_unexpected(failure(u"the topic %1 could not be made"_s.arg(QLatin1StringView(topic.name))));
        }
        proxy->start();
        bootstrap = addresses.join(u',');
        traffic.emplace(bootstrap.toStdString(), rate);
        processor.emplace(bootstrap.toStdString());
        return bootstrap;
    }
};

Sandbox::Sandbox(QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>())
{
}

Sandbox::~Sandbox() = default;

core::Result<QString> Sandbox::start(int rate)
{
    if (!d->bootstrap.isEmpty())
        return d->bootstrap;
    d->rate = rate == 0 ? 0 : std::clamp(rate, kMinimumRate, kMaximumRate);
    return d->build();
}

QString Sandbox::bootstrapServers() const
{
    return d->bootstrap;
}

void Sandbox::setRate(int rate)
{
    rate = rate == 0 ? 0 : std::clamp(rate, kMinimumRate, kMaximumRate);
    if (rate == d->rate)
        return;
    d->rate = rate;
    if (d->traffic)
        d->traffic->setRate(rate);
    Q_EMIT rateChanged(rate);
}

int Sandbox::rate() const
{
    return d->rate;
}

QList<Limit> Sandbox::limits()
{
    return {
        Limit::AbortedMessagesVisible, Limit::NoExactlyOnce, Limit::DeletedNamesStayTaken, Limit::FewConfigurations, Limit::ShortHistory,
        Limit::NoMaxTimestamp,         Limit::NoSecurity};
}

} // namespace streamscope::sandbox
