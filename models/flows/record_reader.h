// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cluster/changes.h"

#include <QString>
#include <QStringList>

#include <memory>
#include <optional>

namespace streamscope::flows {

/// How messages stand in a file. A UTF-8 byte order mark before its lines is passed over.
struct FileFormat {
    enum class Kind {
        Ndjson, ///< the documented JSON form, one message a line
        Csv,    ///< RFC 4180, UTF-8; a line may go on within quotes, which count only where a field begins with one
        Folder  ///< each file is a value, its name the key; by name
    };
    Kind kind = Kind::Ndjson;
    qint32 partitions = 0; ///< of the topic: a line that names another one is a fault; 0: not known
    bool keepPartitions = false; ///< Ndjson: as the line says
    bool keepTimestamps = true;  ///< Ndjson: as the line says; else now

    // Csv. An empty field is null, a quoted empty one is empty.
    char separator = ',';
    bool hasTitles = true;      ///< the first line names the columns
    int key = -1;               ///< column from 0; −1: null
    int value = -1;             ///< −1: a JSON object of all columns
    bool plainNumbers = true;   ///< in that object what is a JSON number stands as one, in its own text
    QList<int> headers = {};    ///< columns that become headers of their title
    int timestamp = -1;         ///< milliseconds since the epoch, or ISO 8601; −1: now

    friend bool operator==(const FileFormat &, const FileFormat &) = default;
};

/// A message of a file, or why there is none.
struct FileRecord {
    qint64 line = 0; ///< from 1; of a Folder the number of the file
    core::Result<cluster::ProducerRecord> record; ///< the error's message is a sentence
    qint64 lastLine = 0; ///< of the same; Csv goes on over lines within quotes
};

/// Reads the messages of a file in order. One thread at a time.
class RecordReader {
public:
    static constexpr qsizetype kLongest = 128 << 20; ///< bytes of a line or a file; longer is a fault of that one

    struct Place {
        qint64 position = 0;
        qint64 line = 0;
    };

    virtual ~RecordReader() = default;

    [[nodiscard]] static core::Result<std::unique_ptr<RecordReader>> open(const QString &path, const FileFormat &format);
    /// Titles, or the numbers of the columns from 1, of a CSV file. Reads no more than a megabyte, in no thread of its own.
    [[nodiscard]] static core::Result<QStringList> csvColumns(const QString &path, const FileFormat &format);

    /// Nothing: the end.
    [[nodiscard]] virtual std::optional<FileRecord> next() = 0;
    /// Before the message that next() gives.
    [[nodiscard]] virtual Place place() const = 0;
    [[nodiscard]] virtual bool goTo(const Place &place) = 0; ///< one of this reader; false: the file cannot be read there any more
    [[nodiscard]] virtual qint64 position() const = 0; ///< bytes read; of a Folder files
    [[nodiscard]] virtual qint64 size() const = 0;     ///< bytes; of a Folder files
};

} // namespace streamscope::flows
