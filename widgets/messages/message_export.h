// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/message_store.h"
#include "models/session/activity.h"

#include <QStringList>

#include <functional>
#include <vector>

namespace streamscope::widgets {

/// Writes rows as NDJSON (messages::messageJson, one a line) on a thread of its own, shown and cancellable in the list of
/// activities. The file appears when all of it is written; a cancelled or failed one leaves what was there before.
/// GUI thread; the activities must outlive the work. done is called on the GUI thread while context lives.
struct MessageExport {
    messages::Snapshot snapshot;
    std::vector<std::pair<quint64, quint64>> ranges; ///< rows, inclusive
    std::vector<quint64> rows;                       ///< instead of the ranges: these, in this order
    std::vector<quint64> hits;                       ///< with onlyHits: no other row
    bool onlyHits = false;
    QStringList topics;
    QString path;
};
struct ExportResult {
    quint64 written = 0; ///< messages
    bool cancelled = false;
    QString error; ///< empty: all went well
};
void exportMessages(MessageExport work, session::ActivityList &activities, QObject *context,
                    std::function<void(const ExportResult &)> done);

} // namespace streamscope::widgets
