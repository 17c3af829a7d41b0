// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cluster/bulk_producer.h"
#include "models/cluster/message_sink.h"
#include "models/flows/line_faults.h"
#include "models/flows/record_reader.h"

#include <QHash>
#include <QList>
#include <QSet>

#include <functional>
#include <mutex>
#include <span>

namespace streamscope::flows {

/// The messages of a file for a bulk producer. In a transactional run each chunk of lines is one transaction and each message
/// tells by headers where it comes from, so that what was committed is read back from the topic; a chunk that was taken back
/// because of single lines goes again without them. Else the lines in doubt are listed.
class FileFeed final : public cluster::RecordFeed {
public:
    static constexpr char kImportHeader[] = "streamscope-import"; ///< the file's identity
    static constexpr char kLineHeader[] = "streamscope-line";

    struct Options {
        qint64 fromLine = 1;     ///< lines before it are passed over; 0: begin() tells it
        int chunk = 0;           ///< messages of a transaction; 0: not transactional
        bool asks = false;       ///< not transactional: no line is given that allow() has not told
        QByteArray identity = {}; ///< of the file, transactional
    };
    FileFeed(std::unique_ptr<RecordReader> reader, const Options &options);

    /// Where the first line is to be known later only. Any thread, once.
    void begin(qint64 fromLine);
    [[nodiscard]] bool hasBegun() const; ///< any thread
    /// Lines up to this one may be given. Any thread.
    void allow(qint64 line);

    [[nodiscard]] Next next(cluster::ProducerRecord &record) override;
    void settled(quint64 number, const cluster::DeliveryReport &report) override;
    bool concluded(bool committed) override;

    struct Progress {
        qint64 position = 0; ///< of the reader
        qint64 size = 0;
        qint64 line = 0;          ///< read last; once let go, the last that was given to the topic or is in `faults`
        qint64 nextLine = 1;      ///< where to go on so that nothing is left out; lines behind it may be written
        qint64 committedLine = 0; ///< all up to it are written, or in `faults`; transactional
        quint64 faulty = 0;       ///< lines not written for certain
        quint64 unlisted = 0;     ///< of these not in `faults`, which is bounded
        quint64 written = 0;      ///< messages acknowledged; transactional: committed
        bool atEnd = false;
    };
    [[nodiscard]] Progress progress() const;        ///< any thread
    [[nodiscard]] QList<LineFault> faults() const;  ///< any thread; by line, neighbours joined
    /// When the producer is gone: what nobody has answered is in doubt, what a stop found unsent at the end counts as not
    /// reached. Any thread.
    void letGo();

private:
    void note(qint64 line, qint64 lastLine, LineFault::Outcome outcome, const core::KafkaError &error);
    [[nodiscard]] qint64 nextLine() const;
    [[nodiscard]] bool endsHere(qint64 line) const;
    void settleRefused(qint64 line, const core::KafkaError &error);

    std::unique_ptr<RecordReader> m_reader;
    const Options m_options;
    mutable std::mutex m_mutex;
    qint64 m_fromLine = 0; ///< 0: not told yet
    qint64 m_allowed;      ///< the last line that may be given
    Progress m_progress;
    LineFaults m_faults;
    QHash<quint64, qint64> m_open; ///< number → line
    quint64 m_sent = 0;
    qint64 m_answeredLine = 0; ///< the last that was not given back by a stop
    bool m_gaveBack = false;
    qint64 m_firstDoubt = 0;   ///< of the lines in `faults` that may go once more; 0: none

    // Of a transaction.
    int m_inChunk = 0;
    qint64 m_sentLine = 0;     ///< the last of the open one
    qint64 m_toldLine = 0;     ///< up to it what cannot be read is told, however often it is read
    RecordReader::Place m_begin; ///< of its first message
    RecordReader::Place m_place; ///< of the message read last
    std::optional<FileRecord> m_ahead; ///< that one, read and not given: it begins the next, or is not allowed yet
    QSet<qint64> m_suspects;   ///< refused with others, so that each goes alone
    QSet<qint64> m_refused;    ///< for certain; left out
};

/// What tells one import from another: a hash of the file's bytes, of a folder of names, sizes and times of change, and of a CSV
/// file of how its columns are mapped as well. Reads all of it. Any thread. Empty: it cannot be read, or stop said so.
[[nodiscard]] QByteArray fileIdentity(const QString &path, const FileFormat &format, const std::function<bool()> &stop = {});

/// The line that a header of ours names, where the message is of that file; 0: it is not.
[[nodiscard]] qint64 importedLine(std::span<const cluster::RawHeader> headers, const QByteArray &identity);

} // namespace streamscope::flows
