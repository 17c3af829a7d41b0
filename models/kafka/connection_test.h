// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cluster/connection_config.h"
#include "models/core/kafka_error.h"

#include <QList>
#include <QObject>

#include <memory>
#include <optional>

namespace streamscope::kafka {

/// One stage of a connection test. Stages that the protocol does not need are skipped.
enum class TestStage { NameResolution, Tcp, Tls, Sasl, Protocol, Metadata, AdvertisedListeners };

struct TestStageResult {
    enum class Outcome { Running, Passed, Failed, Skipped };
    TestStage stage = TestStage::NameResolution;
    Outcome outcome = Outcome::Running;
    std::optional<core::KafkaError> error;
    QStringList facts; ///< what was learnt, as plain text: addresses, certificate subject and dates, brokers
    qint64 tookMs = 0;
};

/// Tries a configuration stage by stage, without leaving anything behind. Lives on the caller's thread, which never waits.
class ConnectionTest : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ConnectionTest)

public:
    explicit ConnectionTest(cluster::ConnectionConfig config, QObject *parent = nullptr);
    ~ConnectionTest() override;

    void start();
    void cancel();
    [[nodiscard]] QList<TestStageResult> results() const;
    [[nodiscard]] bool isRunning() const;
    [[nodiscard]] bool passed() const; ///< all stages passed or were skipped

Q_SIGNALS:
    void stageChanged(const streamscope::kafka::TestStageResult &result);
    void finished(bool passed);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace streamscope::kafka

Q_DECLARE_METATYPE(streamscope::kafka::TestStageResult)
