// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"

#include <QList>
#include <QObject>

#include <memory>

namespace streamscope::sandbox {

/// What a real cluster can do and this one cannot; the window says it where a person would try.
enum class Limit {
    AbortedMessagesVisible, ///< read_committed shows messages of aborted transactions
    NoExactlyOnce,          ///< so exactly once cannot be shown here
    DeletedNamesStayTaken,  ///< a deleted topic's name cannot be used again until the sandbox restarts
    FewConfigurations,      ///< a dozen topic configurations, shown but without effect
    ShortHistory,           ///< a partition keeps its newest 5 MiB
    NoMaxTimestamp,         ///< the message with the highest timestamp cannot be asked for
    NoSecurity              ///< no TLS, no SASL, no access control
};

/// The built-in cluster: three mock brokers in this process behind a proxy for the calls they lack, with live demo traffic.
/// It implements no interface: kafka::openConnection connects to it like to any other. Lives on one thread; works on its own.
class Sandbox : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Sandbox)

public:
    static constexpr int kDefaultRate = 200; ///< messages a second over all topics
    static constexpr int kMinimumRate = 10;
    static constexpr int kMaximumRate = 2'000'000; ///< "as much as it takes"

    explicit Sandbox(QObject *parent = nullptr);
    ~Sandbox() override;

    /// Starts brokers, topics and traffic; under a second. The result is the bootstrap address ("127.0.0.1:p,…").
    [[nodiscard]] core::Result<QString> start(int rate = kDefaultRate);
    [[nodiscard]] QString bootstrapServers() const; ///< empty before start

    /// Messages a second, clamped to [kMinimumRate, kMaximumRate]; 0 pauses the traffic.
    void setRate(int rate);
    [[nodiscard]] int rate() const;

    [[nodiscard]] static QList<Limit> limits();

Q_SIGNALS:
    void rateChanged(int rate);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace streamscope::sandbox
