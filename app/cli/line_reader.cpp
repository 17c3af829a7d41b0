// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/line_reader.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace streamscope::cli {

// The reading thread may wait in read() for ever; it holds this and nothing else.
struct LineReader::Shared {
    std::mutex mutex;
    std::condition_variable changed;
    QList<Line> lines;
    QString error;
    bool end = false;
    LineReader *owner = nullptr; // nullptr: gone

    void tell()
    {
        const std::lock_guard lock(mutex);
        if (owner)
            QMetaObject::invokeMethod(owner, &LineReader::ready, Qt::QueuedConnection);
    }

    // False: nobody wants more.
    bool push(Line line)
    {
        {
            std::unique_lock lock(mutex);
            changed.wait(lock, [this] { return !owner || lines.size() < kAhead; });
            if (!owner)
                return false;
            lines.append(std::move(line));
            if (lines.size() > 1)
                return true; // told already
        }
        tell();
        return true;
    }

    void finish(const QString &reason)
    {
        {
            const std::lock_guard lock(mutex);
            end = true;
            error = reason;
        }
        tell();
    }

    void read(int descriptor)
    {
        QByteArray rest;
        QByteArray chunk(1 << 16, Qt::Uninitialized);
        qint64 number = 0;
        while (true) {
            const ssize_t count = ::read(descriptor, chunk.data(), static_cast<std::size_t>(chunk.size()));
            if (count < 0 && errno == EINTR)
                continue;
            if (count < 0) {
                finish(QString::fromLocal8Bit(std::strerror(errno)));
                return;
            }
            if (count == 0)
                break;
            qsizetype from = 0;
            for (qsizetype i = 0; i < count; ++i) {
                if (chunk[i] != '\n')
                    continue;
                rest.append(chunk.constData() + from, i - from);
                from = i + 1;
                if (!push({++number, std::exchange(rest, {})}))
                    return;
            }
            rest.append(chunk.constData() + from, count - from);
            if (rest.size() > kLongest) {
                finish(u"line %1 is longer than a message can be"_s.arg(number + 1));
                return;
            }
        }
        if (!rest.isEmpty() && !push({++number, rest}))
            return;
        finish({});
    }
};

LineReader::LineReader(const QString &file, QObject *parent)
    : QObject(parent)
    , m_shared(std::make_shared<Shared>())
{
    m_shared->owner = this;
    std::thread([shared = m_shared, name = file.toLocal8Bit()] {
        const int descriptor = name == "-" ? STDIN_FILENO : ::open(name.constData(), O_RDONLY | O_CLOEXEC);
        if (descriptor < 0) {
            shared->finish(QString::fromLocal8Bit(std::strerror(errno)));
            return;
        }
        shared->read(descriptor);
        if (descriptor != STDIN_FILENO)
            ::close(descriptor);
    }).detach();
}

LineReader::~LineReader()
{
    {
        const std::lock_guard lock(m_shared->mutex);
        m_shared->owner = nullptr;
    }
    m_shared->changed.notify_all();
}

QList<LineReader::Line> LineReader::take(qsizetype atMost)
{
    QList<Line> taken;
    {
        const std::lock_guard lock(m_shared->mutex);
        taken = m_shared->lines.mid(0, atMost);
        m_shared->lines.remove(0, taken.size());
    }
    m_shared->changed.notify_all();
    return taken;
}

bool LineReader::atEnd() const
{
    const std::lock_guard lock(m_shared->mutex);
    return m_shared->end && m_shared->lines.isEmpty();
}

QString LineReader::error() const
{
    const std::lock_guard lock(m_shared->mutex);
    return m_shared->error;
}

} // namespace streamscope::cli
