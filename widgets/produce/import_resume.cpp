// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/produce/import_resume.h"

#include "models/core/when_finished.h"
#include "models/flows/file_feed.h"
#include "models/session/session.h"

#include <algorithm>
#include <atomic>

namespace streamscope::widgets {

// The last line of a file that is in a topic already.
class ImportResume::ImportedLines final : public cluster::MessageSink {
public:
    explicit ImportedLines(QByteArray identity)
        : m_identity(std::move(identity))
    {
    }
    [[nodiscard]] std::size_t append(std::span<const cluster::RawMessage> messages) override
    {
        for (const cluster::RawMessage &message : messages) {
            if (const qint64 line = flows::importedLine(message.headers, m_identity); line > m_last.load())
                m_last.store(line);
        }
        m_seen += messages.size();
        return messages.size();
    }
    [[nodiscard]] qint64 last() const { return m_last.load(); }
    [[nodiscard]] quint64 seen() const { return m_seen.load(); }

private:
    const QByteArray m_identity;
    std::atomic<qint64> m_last = 0;
    std::atomic<quint64> m_seen = 0;
};

ImportResume::ImportResume(session::Session *session, QObject *parent)
    : QObject(parent)
    , m_session(session)
{
    connect(&m_ticker, &core::FrameTicker::tick, this, &ImportResume::tick);
}

ImportResume::~ImportResume()
{
    m_tail.reset();
}

void ImportResume::start(const QString &topic, int partitions, const QByteArray &identity, const std::optional<ImportFound> &before)
{
    stop();
    m_running = true;
    m_identity = identity;
    m_before = before;
    m_found = {};
    m_total = 0;
    m_imported.reset();
    // Asked for before the ends: of a topic that is made anew in between, what is found is kept under the id of the old one.
    core::whenFinished<QHash<QString, QString>>(m_session->reader().topicIds({topic}), this,
                                                [this, topic, partitions, asked = m_asked](const core::Result<QHash<QString, QString>> &ids) {
                                                    if (asked == m_asked)
                                                        takeId(topic, partitions, ids ? ids->value(topic) : QString());
                                                });
}

void ImportResume::takeId(const QString &topic, int partitions, const QString &id)
{
    m_found.topicId = id;
    if (m_before && (id.isEmpty() || m_before->topicId != id))
        m_before.reset();
    QList<cluster::OffsetQuery> queries;
    for (const auto what : {cluster::OffsetQuery::What::LogStart, cluster::OffsetQuery::What::HighWatermark}) {
        for (int partition = 0; partition < partitions; ++partition)
            queries.append({{topic, partition}, what, 0});
    }
    core::whenFinished<QList<cluster::OffsetAnswer>>(m_session->reader().listOffsets(queries), this,
                                                     [this, asked = m_asked](const core::Result<QList<cluster::OffsetAnswer>> &answers) {
                                                         if (asked == m_asked)
                                                             takeEnds(answers);
                                                     });
}

void ImportResume::takeEnds(const core::Result<QList<cluster::OffsetAnswer>> &answers)
{
    const auto give = [this](const core::KafkaError &error) {
        stop();
        Q_EMIT failed(error);
    };
    if (!answers) {
        give(answers.error());
        return;
    }
    cluster::TailRequest request;
    for (const cluster::OffsetAnswer &answer : *answers) {
        if (!answer.offset) {
            give(answer.offset.error());
            return;
        }
        const cluster::TopicPartition &partition = answer.query.partition;
        if (answer.query.what == cluster::OffsetQuery::What::LogStart)
            request.startOffsets.insert(partition, *answer.offset);
        else
            request.endOffsets.insert(partition, *answer.offset);
    }
    for (auto end = request.endOffsets.cbegin(); end != request.endOffsets.cend(); ++end) {
        m_found.ends.insert(end.key().partition, end.value());
        if (m_before && m_before->ends.value(end.key().partition) > end.value())
            m_before.reset(); // a log that was cut short
    }
    if (m_before) {
        m_found.line = m_before->line;
        for (auto start = request.startOffsets.begin(); start != request.startOffsets.end(); ++start)
            start.value() = std::max(start.value(), m_before->ends.value(start.key().partition));
    }
    request.endOffsets.removeIf([&request](const auto &end) { return request.startOffsets.value(end.key()) >= end.value(); });
    request.startOffsets.removeIf([&request](const auto &start) { return !request.endOffsets.contains(start.key()); });
    request.partitions = request.endOffsets.keys();
    if (request.partitions.isEmpty()) {
        stop();
        Q_EMIT found(m_found);
        return;
    }
    for (const cluster::TopicPartition &partition : std::as_const(request.partitions))
        m_total += request.endOffsets.value(partition) - request.startOffsets.value(partition);
    request.topics = {request.partitions.first().topic};
    request.start = {cluster::StartPosition::Kind::Earliest, 0};
    request.isolation = cluster::Isolation::ReadCommitted;
    m_imported = std::make_shared<ImportedLines>(m_identity);
    m_tail = m_session->reader().openTail(request, m_imported, [this] { m_ticker.wake(); });
}

void ImportResume::stop()
{
    ++m_asked;
    m_running = false;
    m_tail.reset();
}

void ImportResume::skip()
{
    if (!m_running)
        return;
    stop();
    Q_EMIT found(m_found);
}

double ImportResume::share() const
{
    qint64 done = 0;
    if (!m_tail || m_total <= 0)
        return 0;
    for (const cluster::TailPosition &position : m_tail->status().positions)
        done += std::max<qint64>(0, position.next - std::max<qint64>(0, position.first));
    return std::min(1.0, static_cast<double>(done) / static_cast<double>(m_total));
}

quint64 ImportResume::seen() const
{
    return m_imported ? m_imported->seen() : 0;
}

qint64 ImportResume::waitsFor() const
{
    qint64 behind = 0;
    if (!m_tail)
        return 0;
    for (const cluster::TailPosition &position : m_tail->status().positions) {
        if (position.next < position.until && !position.atEnd)
            return 0; // it reads
        behind += std::max<qint64>(0, position.until - position.next);
    }
    return behind;
}

void ImportResume::tick()
{
    if (!m_tail)
        return;
    const cluster::TailStatus status = m_tail->status();
    if (status.state == cluster::TailStatus::State::Failed && status.error) {
        stop();
        Q_EMIT failed(*status.error);
    } else if (status.state == cluster::TailStatus::State::Finished) {
        stop();
        m_found.line = std::max(m_found.line, m_imported->last());
        Q_EMIT found(m_found);
    } else {
        Q_EMIT changed();
    }
}

} // namespace streamscope::widgets
