// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/cluster/connection.h"

namespace streamscope::cluster {

core::FutureResult<QHash<QString, QString>> ClusterReader::topicIds(const QStringList &)
{
    return core::finished<QHash<QString, QString>>({});
}

core::Result<std::unique_ptr<GroupWorker>> ClusterWriter::joinGroup(const GroupWorkerRequest &, std::shared_ptr<MessageTransform>,
                                                                    GroupWorkerWake)
{
    return tl::make_unexpected(core::localError(
        core::ErrorKind::Unsupported, QStringLiteral("this connection cannot be a member of a group"), QStringLiteral("JoinGroup")));
}

core::Result<std::unique_ptr<BulkProducer>> ClusterWriter::openBulk(const BulkRequest &, std::shared_ptr<RecordFeed>, BulkWake)
{
    return tl::make_unexpected(core::localError(core::ErrorKind::Unsupported,
                                                QStringLiteral("this connection sends one message at a time"), QStringLiteral("Produce")));
}

core::Result<std::unique_ptr<Outlet>> ClusterWriter::openOutlet(const OutletRequest &)
{
    return tl::make_unexpected(core::localError(core::ErrorKind::Unsupported,
                                                QStringLiteral("a flow cannot write through this connection"), QStringLiteral("Produce")));
}

} // namespace streamscope::cluster
