// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cluster/changes.h"
#include "models/core/result.h"
#include "models/session/journal.h"

#include <QHash>
#include <QMap>
#include <QPair>
#include <QPointer>

#include <functional>
#include <memory>

namespace streamscope::session {

/// Journal entries of produced messages: one for all that go to a topic within a second, with how many and where they
/// landed, never what was in them. The outcome is written when the first answer came and again when the second is over.
class ProduceLog {
public:
    static constexpr int kWindowMs = 1000;

    class Entry;
    using EntryPtr = std::shared_ptr<Entry>;

    ProduceLog(Journal &journal, std::function<JournalEntry(const QString &topic)> describe);
    ~ProduceLog();
    ProduceLog(const ProduceLog &) = delete;
    ProduceLog &operator=(const ProduceLog &) = delete;

    /// The intent, on disk before this returns.
    [[nodiscard]] core::Result<EntryPtr> begin(const QString &topic);
    /// The outcome of one message of the entry. May come after the log is gone.
    static void settle(const EntryPtr &entry, const core::Result<cluster::Delivery> &result);
    /// A message that was not sent.
    static void refuse(const EntryPtr &entry, const core::KafkaError &error);

private:
    QPointer<Journal> m_journal;
    std::function<JournalEntry(const QString &)> m_describe;
    QHash<QString, EntryPtr> m_open;
    QObject m_timers;
};

/// "NAME: words" of an error for the journal.
[[nodiscard]] QString journalText(const core::KafkaError &error);
/// Whether a failed message may still have been written; the producer tells what was certainly not sent (Transport).
[[nodiscard]] bool isOutcomeUnknown(const core::KafkaError &error);

} // namespace streamscope::session
