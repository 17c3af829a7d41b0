// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/produce_log.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTimer>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace streamscope::session {

class ProduceLog::Entry {
public:
    QPointer<Journal> journal;
    QString id;
    QMap<qint32, QPair<qint64, qint64>> offsets; ///< partition → first and last offset
    qint64 messages = 0;
    qint64 answered = 0;
    qint64 delivered = 0;
    qint64 unknown = 0;
    qint64 refused = 0;
    qint64 reported = 0; ///< messages in the outcome that was written last
    QString firstError;
    bool over = false; ///< no further message joins

    void report();
    void reportWhenDue();
    [[nodiscard]] JournalEntry::Outcome outcome() const;
};

JournalEntry::Outcome ProduceLog::Entry::outcome() const
{
    if (refused == messages)
        return JournalEntry::Outcome::Refused;
    if (delivered + unknown + refused < answered)
        return JournalEntry::Outcome::Failed;
    return unknown > 0 ? JournalEntry::Outcome::Unknown : JournalEntry::Outcome::Done;
}

void ProduceLog::Entry::report()
{
    reported = messages;
    QJsonObject to{{u"messages"_s, messages}, {u"delivered"_s, delivered}};
    if (!offsets.isEmpty()) {
        QJsonObject ranges;
        for (auto it = offsets.cbegin(); it != offsets.cend(); ++it)
            ranges.insert(QString::number(it.key()), QJsonArray{it->first, it->second});
        to.insert("offsets"_L1, ranges);
    }
    if (journal)
        journal->finish(id, outcome(), firstError, to);
}

void ProduceLog::Entry::reportWhenDue()
{
    if (answered == messages && reported != messages && (over || reported == 0))
        report();
}

ProduceLog::ProduceLog(Journal &journal, std::function<JournalEntry(const QString &)> describe)
    : m_journal(&journal)
    , m_describe(std::move(describe))
{
}

ProduceLog::~ProduceLog()
{
    for (const EntryPtr &entry : std::as_const(m_open)) {
        entry->over = true;
        entry->reportWhenDue();
    }
}

core::Result<ProduceLog::EntryPtr> ProduceLog::begin(const QString &topic)
{
    if (const EntryPtr open = m_open.value(topic)) {
        ++open->messages;
        return open;
    }
    if (!m_journal)
        return tl::make_unexpected(core::localError(core::ErrorKind::Local, u"the journal is gone"_s));
    const core::Result<QString> id = m_journal->begin(m_describe(topic));
    if (!id)
        return tl::make_unexpected(id.error());
    const auto entry = std::make_shared<Entry>();
    entry->journal = m_journal;
    entry->id = *id;
    entry->messages = 1;
    m_open.insert(topic, entry);
    QTimer::singleShot(kWindowMs, &m_timers, [this, topic, entry] {
        m_open.remove(topic);
        entry->over = true;
        entry->reportWhenDue();
    });
    return entry;
}

void ProduceLog::settle(const EntryPtr &entry, const core::Result<cluster::Delivery> &result)
{
    ++entry->answered;
    if (result) {
        ++entry->delivered;
        if (const qint64 offset = result->offset; offset >= 0) {
            const QPair<qint64, qint64> range = entry->offsets.value(result->partition.partition, {offset, offset});
            entry->offsets.insert(result->partition.partition, {std::min(range.first, offset), std::max(range.second, offset)});
        }
    } else {
        if (entry->firstError.isEmpty())
            entry->firstError = journalText(result.error());
        entry->unknown += isOutcomeUnknown(result.error()) ? 1 : 0;
    }
    entry->reportWhenDue();
}

void ProduceLog::refuse(const EntryPtr &entry, const core::KafkaError &error)
{
    ++entry->answered;
    ++entry->refused;
    if (entry->firstError.isEmpty())
        entry->firstError = journalText(error);
    entry->reportWhenDue();
}

QString journalText(const core::KafkaError &error)
{
    const QString name = error.name.isEmpty() ? core::kindName(error.kind) : error.name;
    return error.message.isEmpty() ? name : name + u": "_s + error.message;
}

bool isOutcomeUnknown(const core::KafkaError &error)
{
    return error.kind == core::ErrorKind::TimedOut || error.kind == core::ErrorKind::Cancelled;
}

} // namespace streamscope::session
