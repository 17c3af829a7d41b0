// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QObject>
#include <QString>

#include <condition_variable>
#include <mutex>
#include <thread>

namespace streamscope::cli {

/// Reads a file or standard input line by line on a thread of its own, so that waiting for a line never holds up the rest.
/// Lines keep their number; at most kAhead wait to be taken.
class LineReader : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LineReader)

public:
    struct Line {
        qint64 number = 0; ///< from 1
        QByteArray text;   ///< without its newline
    };
    static constexpr qsizetype kAhead = 10000;
    static constexpr qsizetype kLongest = 1 << 30; ///< bytes; a longer line ends the reading with an error

    /// file: a path, or "-".
    explicit LineReader(const QString &file, QObject *parent = nullptr);
    ~LineReader() override; ///< a read that waits for a terminal is left behind

    /// At most that many lines, in order.
    [[nodiscard]] QList<Line> take(qsizetype atMost);
    [[nodiscard]] bool atEnd() const;    ///< nothing more will come
    [[nodiscard]] QString error() const; ///< why the file could not be read; empty: it could

Q_SIGNALS:
    void ready(); ///< lines, the end or an error; queued to this object's thread

private:
    struct Shared;
    std::shared_ptr<Shared> m_shared;
};

} // namespace streamscope::cli
