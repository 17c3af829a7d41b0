// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cluster/connection_config.h"
#include "models/cluster/connection_test.h"

#include <memory>

namespace streamscope::kafka {

using cluster::TestStage;
using cluster::TestStageResult;

/// Tries brokers as the client library meets them.
class ConnectionTest final : public cluster::ConnectionTest {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ConnectionTest)

public:
    explicit ConnectionTest(cluster::ConnectionConfig config, QObject *parent = nullptr);
    ~ConnectionTest() override;

    void start() override;
    void cancel() override;
    [[nodiscard]] QList<TestStageResult> results() const override;
    [[nodiscard]] bool isRunning() const override;
    [[nodiscard]] bool passed() const override;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace streamscope::kafka
