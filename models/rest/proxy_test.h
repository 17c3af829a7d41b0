// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cluster/connection_test.h"
#include "models/rest/rest_config.h"

#include <QElapsedTimer>

#include <memory>

namespace streamscope::rest {

class Proxy;

/// Tries a REST Proxy: the name, TCP and TLS by sockets of its own, then with the requests that every connection begins
/// with. Where the way leads through a proxy of the network, that is what the first two stages reach.
class ProxyTest final : public cluster::ConnectionTest {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ProxyTest)

public:
    explicit ProxyTest(const RestConfig &config, QObject *parent = nullptr);
    ~ProxyTest() override;

    void start() override;
    void cancel() override;
    [[nodiscard]] QList<cluster::TestStageResult> results() const override { return m_results; }
    [[nodiscard]] bool isRunning() const override { return m_scope != nullptr; }
    [[nodiscard]] bool passed() const override;

private:
    void begin(cluster::TestStage stage);
    void settle(cluster::TestStageResult::Outcome outcome, const std::optional<core::KafkaError> &error, const QStringList &facts);
    void pass(const QStringList &facts);
    void fail(const core::KafkaError &error);
    void end(bool good);
    void failIfSilent();
    void resolve();
    void dial();
    void shakeHands();
    void ask();
    void onKnown(const std::optional<core::KafkaError> &error);

    RestConfig m_config;
    QString m_dialledHost;
    quint16 m_dialledPort = 0;
    QList<cluster::TestStageResult> m_results;
    QElapsedTimer m_sinceStage;
    std::unique_ptr<QObject> m_scope; ///< context and parent of everything under way; null: not running
    Proxy *m_proxy = nullptr;         ///< a child of m_scope
};

} // namespace streamscope::rest
