// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cluster/connection_config.h"
#include "models/cluster/tail.h"

#include <memory>

namespace streamscope::kafka {

struct TailShared;

/// A tail on a handle and a thread of its own, without a group. See cluster::Tail.
class TailConsumer final : public cluster::Tail {
public:
    TailConsumer(const cluster::ConnectionConfig &config, const cluster::TailRequest &request, std::shared_ptr<cluster::MessageSink> sink,
                 cluster::TailWake wake);
    ~TailConsumer() override;
    TailConsumer(const TailConsumer &) = delete;
    TailConsumer &operator=(const TailConsumer &) = delete;

    void pause() override;
    void resume() override;
    void stop() override;
    [[nodiscard]] cluster::TailStatus status() const override;

private:
    std::shared_ptr<TailShared> m_shared;
};

} // namespace streamscope::kafka
