// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/kafka/log_lines.h"

#include <QDateTime>
#include <QObject>

using namespace Qt::StringLiterals;

namespace streamscope::kafka {
namespace {

constexpr int kLinesPerSecond = 500;
constexpr qint64 kSecondMs = 1000;
constexpr int kWarning = 4;

struct Receiver {
    std::mutex mutex;
    QObject *object = nullptr; ///< null: it is gone
};

} // namespace

LogLines::LogLines(const cluster::ConnectionConfig &config)
    : m_config(config)
{
}

void LogLines::add(int level, const char *facility, const char *text)
{
    if (!m_config.log)
        return;
    cluster::LogLine line;
    line.timestampMs = QDateTime::currentMSecsSinceEpoch();
    line.level = level;
    line.facility = QString::fromUtf8(facility);
    line.text = redacted(QString::fromUtf8(text), m_config);
    const std::lock_guard lock(m_mutex);
    if (line.text == m_last.text && m_last.repeats > 0) {
        ++m_last.repeats;
        return;
    }
    tellCounts(line.timestampMs);
    m_last = line;
    if (++m_linesThisSecond > kLinesPerSecond)
        ++m_leftOut;
    else
        m_config.log(line);
}

void LogLines::flush()
{
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    const std::lock_guard lock(m_mutex);
    if (m_config.log && now - m_secondMs >= kSecondMs)
        tellCounts(now);
}

void LogLines::tellCounts(qint64 nowMs)
{
    if (m_last.repeats > 1) {
        m_config.log(m_last);
        m_last.repeats = 1;
    }
    if (nowMs - m_secondMs < kSecondMs)
        return;
    m_secondMs = nowMs;
    m_linesThisSecond = 0;
    if (m_leftOut == 0)
        return;
    cluster::LogLine line;
    line.timestampMs = nowMs;
    line.level = kWarning;
    line.facility = u"STREAMSCOPE"_s;
    line.text = u"%1 lines left out: more than %2 in a second"_s.arg(m_leftOut).arg(kLinesPerSecond);
    m_leftOut = 0;
    m_config.log(line);
}

cluster::LogListener logListener(QObject *receiver, cluster::LogListener take)
{
    const auto shared = std::make_shared<Receiver>();
    shared->object = receiver;
    QObject::connect(
        receiver, &QObject::destroyed, receiver,
        [shared] {
            const std::lock_guard lock(shared->mutex);
            shared->object = nullptr;
        },
        Qt::DirectConnection);
    return [shared, take = std::move(take)](const cluster::LogLine &line) {
        const std::lock_guard lock(shared->mutex);
        if (shared->object)
            QMetaObject::invokeMethod(
                shared->object, [take, line] { take(line); }, Qt::QueuedConnection);
    };
}

QString redacted(QString line, const cluster::ConnectionConfig &config)
{
    for (const QString &secret : config.secrets) {
        if (secret.size() >= 4) // a shorter one is in half of all words
            line.replace(secret, u"••••"_s);
    }
    return line;
}

} // namespace streamscope::kafka
