// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"

#include <QDateTime>
#include <QJsonValue>
#include <QList>
#include <QObject>
#include <QStringList>

namespace streamscope::session {

/// One act that changed (or tried to change) something.
struct JournalEntry {
    QString id;        ///< unique, ordered by time
    QDateTime time;    ///< UTC
    QString cluster;   ///< profile name
    QString clusterId; ///< as the cluster tells it, may be empty
    QString who;       ///< user of this machine, and principal where known
    QString action;    ///< "create-topic", "delete-topic", "produce"
    QString object;    ///< what it acts on
    QJsonValue from;   ///< before; null where there was nothing
    QJsonValue to;     ///< after; null where nothing is left. Never a payload
    enum class Outcome { Pending, Done, Failed, Unknown, Refused };
    Outcome outcome = Outcome::Pending;
    QString error; ///< the broker's error name and words; empty when done
};

/// The audit trail: one JSON line an entry in an append-only file, an outcome as a second line with the same id. A damaged
/// line is kept and passed over. Same thread as its sessions; several programs may append to the same file.
class Journal : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Journal)

public:
    static constexpr const char *kNotWrittenDown = "JOURNAL_NOT_WRITTEN"; ///< name of begin()'s error

    /// file: its path; created with its folder at the first entry.
    explicit Journal(const QString &file, QObject *parent = nullptr);
    ~Journal() override;

    /// Writes the intent before anything is sent. Returns the entry's id, or why it could not be written: then nothing
    /// must be sent.
    [[nodiscard]] core::Result<QString> begin(JournalEntry entry);
    /// Several intents in one write, all or none. Returns their ids in order.
    [[nodiscard]] core::Result<QStringList> begin(QList<JournalEntry> entries);
    void finish(const QString &id, JournalEntry::Outcome outcome, const QString &error = {}, const QJsonValue &to = {});

    [[nodiscard]] QList<JournalEntry> entries(int newest = 1000) const; ///< newest first
    [[nodiscard]] QString file() const;

    /// "user@host" of this machine.
    [[nodiscard]] static QString localUser();

Q_SIGNALS:
    void entryChanged(const QString &id);

private:
    [[nodiscard]] core::Result<void> append(const QByteArray &lines, bool sync);
    [[nodiscard]] QString nextId(const QDateTime &time);

    QString m_file;
    quint32 m_counter = 0;
};

/// As the file writes it: "pending", "done", "failed", "unknown", "refused".
[[nodiscard]] QString outcomeName(JournalEntry::Outcome outcome);

} // namespace streamscope::session
