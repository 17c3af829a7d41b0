// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/kafka_error.h"

#include <QByteArray>
#include <QList>
#include <QObject>
#include <QStringList>

#include <optional>

namespace streamscope::cluster {

/// One stage of a connection test. Stages that the protocol does not need are skipped, or are not among the results.
enum class TestStage {
    NameResolution,
    Tcp,
    Tls,
    Sasl,                ///< of brokers
    Protocol,            ///< of brokers
    Metadata,            ///< of brokers
    AdvertisedListeners, ///< of brokers
    HttpAnswer,          ///< of a REST Proxy, authentication included
    ProxyVersions        ///< of a REST Proxy: which versions of the protocol it speaks
};

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
    using QObject::QObject;
    ~ConnectionTest() override = default;

    virtual void start() = 0;
    virtual void cancel() = 0;
    [[nodiscard]] virtual QList<TestStageResult> results() const = 0;
    [[nodiscard]] virtual bool isRunning() const = 0;
    [[nodiscard]] virtual bool passed() const = 0; ///< all stages passed or were skipped

Q_SIGNALS:
    void stageChanged(const streamscope::cluster::TestStageResult &result);
    void finished(bool passed);
};

/// "subject=…", "issuer=…", "valid=from/to", "name=…" of a certificate in DER; empty: none.
[[nodiscard]] QStringList certificateFacts(const QByteArray &der);

} // namespace streamscope::cluster

Q_DECLARE_METATYPE(streamscope::cluster::TestStageResult)
