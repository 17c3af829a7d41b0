// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/failed_connection.h"

#include <utility>

namespace streamscope::session {
namespace {

using core::KafkaError;

class FailedTail final : public cluster::Tail {
public:
    explicit FailedTail(KafkaError error) { m_status.state = cluster::TailStatus::State::Failed, m_status.error = std::move(error); }
    void pause() override {}
    void resume() override {}
    void stop() override {}
    [[nodiscard]] cluster::TailStatus status() const override { return m_status; }

private:
    cluster::TailStatus m_status;
};

class FailedConnection final : public cluster::Connection, private cluster::ClusterReader, private cluster::ClusterWriter {
public:
    explicit FailedConnection(KafkaError error)
        : m_error(std::move(error))
    {
    }

    [[nodiscard]] cluster::ClusterReader &reader() override { return *this; }
    [[nodiscard]] cluster::ClusterWriter &writer() override { return *this; }
    [[nodiscard]] cluster::ConnectionState state() const override { return cluster::ConnectionState::Failed; }
    [[nodiscard]] std::optional<KafkaError> lastError() const override { return m_error; }
    [[nodiscard]] int brokersUp() const override { return 0; }
    void setDebugContexts(const QString &) override {}
    void setTimeout(std::chrono::milliseconds) override {}

private:
    core::FutureResult<cluster::MetadataPtr> metadata(const QStringList &) override { return core::failed<cluster::MetadataPtr>(m_error); }
    core::FutureResult<QList<cluster::OffsetAnswer>> listOffsets(const QList<cluster::OffsetQuery> &) override
    {
        return core::failed<QList<cluster::OffsetAnswer>>(m_error);
    }
    core::FutureResult<QList<cluster::ConfigEntry>> describeConfigs(const cluster::ConfigResource &) override
    {
        return core::failed<QList<cluster::ConfigEntry>>(m_error);
    }
    core::FutureResult<QHash<qint32, QString>> brokerRacks() override { return core::failed<QHash<qint32, QString>>(m_error); }
    core::FutureResult<cluster::GroupList> listGroups() override { return core::failed<cluster::GroupList>(m_error); }
    core::FutureResult<QList<cluster::GroupDescription>> describeGroups(const QStringList &) override
    {
        return core::failed<QList<cluster::GroupDescription>>(m_error);
    }
    core::FutureResult<QList<cluster::GroupOffset>> groupOffsets(const QString &) override
    {
        return core::failed<QList<cluster::GroupOffset>>(m_error);
    }
    std::unique_ptr<cluster::Tail> openTail(const cluster::TailRequest &, std::shared_ptr<cluster::MessageSink>,
                                            cluster::TailWake wake) override
    {
        auto tail = std::make_unique<FailedTail>(m_error);
        if (wake)
            wake();
        return tail;
    }
    core::FutureResult<QList<cluster::TopicOutcome>> createTopics(const QList<cluster::NewTopic> &, bool) override
    {
        return core::failed<QList<cluster::TopicOutcome>>(m_error);
    }
    core::FutureResult<QList<cluster::TopicOutcome>> deleteTopics(const QStringList &) override
    {
        return core::failed<QList<cluster::TopicOutcome>>(m_error);
    }
    core::FutureResult<cluster::Delivery> produce(const cluster::ProducerRecord &, const cluster::ProduceOptions &) override
    {
        return core::failed<cluster::Delivery>(m_error);
    }

    KafkaError m_error;
};

} // namespace

std::unique_ptr<cluster::Connection> failedConnection(const KafkaError &error)
{
    return std::make_unique<FailedConnection>(error);
}

} // namespace streamscope::session
