// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/kafka_error.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <atomic>
#include <optional>
#include <string_view>

namespace streamscope::cli {

/// Exit codes, as the contract of the command line says.
enum ExitCode { Done = 0, ItemFailed = 1, WrongUsage = 2, CannotConnect = 3, OutcomeUnknown = 4, Interrupted = 130, Terminated = 143 };

/// One line of output: fields in order, integers exact.
class Record {
public:
    Record &add(const char *name, const QString &text);
    Record &add(const char *name, qint64 number);
    Record &add(const char *name, qint32 number) { return add(name, qint64{number}); }
    Record &add(const char *name, bool truth);
    Record &add(const char *name, const std::optional<QString> &text);
    Record &add(const char *name, const QList<qint32> &numbers);
    Record &addNull(const char *name);
    /// json must be valid JSON, text is what a table shows of it.
    Record &addRaw(const char *name, const QByteArray &json, const QString &text);
    /// ok, and where it failed the error's name and the broker's words. Where nobody knows, ok is null.
    Record &addOutcome(const std::optional<core::KafkaError> &error);

    [[nodiscard]] QByteArray json() const; ///< without a newline

private:
    friend class Output;
    struct Field {
        QByteArray name;
        QByteArray json;
        QString text;
        bool number = false;
    };
    QList<Field> m_fields;
};

/// Standard output, written whole lines at a time. What cannot be written is remembered, not reported. Used by one thread at a time.
class Output {
public:
    enum class Format { Json, Table };

    explicit Output(Format format, int descriptor = 1);

    [[nodiscard]] Format format() const { return m_format; }
    /// JSON: written at once. Table: kept until flushTable.
    void write(const Record &record);
    void flushTable();
    /// Bytes that end with a newline. Returns false when nobody reads any more or a stop was asked for.
    bool writeBytes(std::string_view bytes);
    /// Nothing more can be written: nobody reads any more, also found out while nothing is written, or see error().
    [[nodiscard]] bool isClosed() const;
    /// errno of a write that failed for another reason than a closed pipe; 0: none did.
    [[nodiscard]] int error() const { return m_error.load(); }
    /// From then on a write that would wait gives up; the line under way is given a moment to end.
    void requestStop() { m_stop.store(true); }

private:
    Format m_format;
    int m_descriptor;
    std::size_t m_chunk; ///< bytes that can be written to a ready descriptor without waiting
    std::atomic<bool> m_closed = false;
    std::atomic<int> m_error = 0;
    std::atomic<bool> m_stop = false;
    QList<Record> m_rows;
};

/// Text on one line of a terminal: nothing of it can move the cursor or turn the direction of writing.
[[nodiscard]] QString terminalText(const QString &text);
/// A sentence to standard error.
void say(const QString &sentence);
/// "orders: TOPIC_ALREADY_EXISTS: the broker's words", or without the subject where it is empty; then the note.
void sayError(const QString &subject, const core::KafkaError &error, const QString &note = {});

[[nodiscard]] QByteArray jsonString(const QString &text);

} // namespace streamscope::cli
