// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cluster/connection_config.h"
#include "models/cluster/group_worker.h"
#include "models/kafka/member_shared.h"

namespace streamscope::kafka {

/// A member of a group on two handles of its own (consumer and producer) and one thread.
class GroupWorker final : public cluster::GroupWorker {
public:
    GroupWorker(const cluster::ConnectionConfig &config, const cluster::GroupWorkerRequest &request,
                std::shared_ptr<cluster::MessageTransform> transform, cluster::GroupWorkerWake wake);
    ~GroupWorker() override;
    Q_DISABLE_COPY_MOVE(GroupWorker)

    void pause() override;
    void resume() override;
    void stop() override;
    [[nodiscard]] cluster::GroupWorkerStatus status() const override;

private:
    std::shared_ptr<MemberShared> m_shared;
};

} // namespace streamscope::kafka
