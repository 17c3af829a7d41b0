// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cluster/bulk_producer.h"
#include "models/cluster/message_sink.h"
#include "models/flows/record_reader.h"

#include <QHash>
#include <QList>

#include <functional>
#include <mutex>
#include <span>

namespace streamscope::flows {

/// A line of a file that was not written for certain.
struct LineFault {
    enum class Outcome {
        NotRead,  ///< it is no message
        NotSent,  ///< certainly not written
        Failed,   ///< refused
        InDoubt   ///< it may have been written
    };
    qint64 line = 0;
    Outcome outcome = Outcome::NotRead;
    core::KafkaError error;
};

/// The messages of a file for a bulk producer. In a transactional run each chunk of lines is one transaction and each message
/// tells by headers where it comes from, so that what was committed is read back from the topic; else the lines in doubt are
/// listed.
class FileFeed final : public cluster::RecordFeed {
public:
    static constexpr qsizetype kMostFaults = 10'000; ///< kept; more are counted
    static constexpr char kImportHeader[] = "streamscope-import"; ///< the file's identity
    static constexpr char kLineHeader[] = "streamscope-line";

    struct Options {
        qint64 fromLine = 1;     ///< lines before it are passed over; 0: begin() tells it
        int chunk = 0;           ///< messages of a transaction; 0: not transactional
        QByteArray identity = {}; ///< of the file, transactional
    };
    FileFeed(std::unique_ptr<RecordReader> reader, const Options &options);

    /// Where the first line is to be known later only. Any thread, once.
    void begin(qint64 fromLine);
    [[nodiscard]] bool hasBegun() const; ///< any thread

    [[nodiscard]] Next next(cluster::ProducerRecord &record) override;
    void settled(quint64 number, const cluster::DeliveryReport &report) override;
    void concluded(bool committed) override;

    struct Progress {
        qint64 position = 0; ///< of the reader
        qint64 size = 0;
        qint64 line = 0;          ///< read last; once let go, the last that was given to the topic or is in `faults`
        qint64 nextLine = 1;      ///< once let go: where to go on so that nothing is left out; lines behind it may be written
        qint64 committedLine = 0; ///< all up to it are written, or in `faults`; transactional
        quint64 faulty = 0;       ///< lines not written for certain
        bool atEnd = false;
    };
    [[nodiscard]] Progress progress() const;        ///< any thread
    [[nodiscard]] QList<LineFault> faults() const;  ///< any thread; by line
    /// When the producer is gone: what nobody has answered is in doubt, what a stop found unsent at the end counts as not
    /// reached. Any thread.
    void letGo();

private:
    void note(qint64 line, LineFault::Outcome outcome, const core::KafkaError &error);

    std::unique_ptr<RecordReader> m_reader;
    const Options m_options;
    mutable std::mutex m_mutex;
    qint64 m_fromLine = 0; ///< 0: not told yet
    Progress m_progress;
    QList<LineFault> m_faults;
    QHash<quint64, qint64> m_open; ///< number → line
    quint64 m_sent = 0;
    qint64 m_answeredLine = 0; ///< the last that was not given back by a stop
    bool m_gaveBack = false;
    int m_inChunk = 0;
    qint64 m_sentLine = 0; ///< the last of the open transaction
};

/// What tells one file from another: a hash of its bytes, of a folder of names and sizes. Reads all of it. Any thread.
/// Empty: it cannot be read, or stop said so.
[[nodiscard]] QByteArray fileIdentity(const QString &path, const std::function<bool()> &stop = {});

/// The line that a header of ours names, where the message is of that file; 0: it is not.
[[nodiscard]] qint64 importedLine(std::span<const cluster::RawHeader> headers, const QByteArray &identity);

/// "line,outcome,error" as CSV.
[[nodiscard]] QByteArray faultsCsv(const QList<LineFault> &faults);

} // namespace streamscope::flows
