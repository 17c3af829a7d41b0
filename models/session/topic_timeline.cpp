// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/topic_timeline.h"

#include "models/core/when_finished.h"

#include <QDateTime>

#include <algorithm>

namespace streamscope::session {
namespace {

using What = cluster::OffsetQuery::What;

constexpr int kCoarse = 13; // points of the first pass; each further one adds those in the middle
constexpr qint64 kFutureMs = 3600'000; // a clock may be an hour ahead before its records are left off the axis
constexpr int kMostNarrowings = 12;
constexpr double kCrowded = 0.995;    // so many of the offsets …
constexpr double kCorner = 0.1;       // … in so small a part of the axis: the rest is an outlier's

} // namespace

TopicTimeline::TopicTimeline(cluster::ClusterReader &reader, QList<cluster::TopicPartition> partitions, QObject *parent,
                             std::function<qint64()> nowMs)
    : QObject(parent)
    , m_reader(reader)
    , m_partitions(std::move(partitions))
    , m_now(nowMs ? std::move(nowMs) : std::function<qint64()>(&QDateTime::currentMSecsSinceEpoch))
{
}

TopicTimeline::~TopicTimeline() = default;

// Answers of a run that was cancelled or begun anew are dropped.
template<typename Take>
void TopicTimeline::ask(const QList<cluster::OffsetQuery> &queries, Take take)
{
    core::whenFinished<QList<cluster::OffsetAnswer>>(
        m_reader.listOffsets(queries), this, [this, run = m_run, take](const core::Result<QList<cluster::OffsetAnswer>> &answers) {
            if (run != m_run)
                return;
            if (answers)
                take(*answers);
            else
                finish(State::Failed, answers.error());
        });
}

void TopicTimeline::start()
{
    ++m_run;
    m_state = State::Asking;
    m_error.reset();
    m_known.clear();
    m_narrowed = 0;
    QList<cluster::OffsetQuery> queries;
    for (const cluster::TopicPartition &partition : m_partitions) {
        queries.append({partition, What::LogStart, 0});
        queries.append({partition, What::HighWatermark, 0});
        queries.append({partition, What::AtTime, 0}); // the time of the first message
    }
    Q_EMIT changed();
    ask(queries, [this](const QList<cluster::OffsetAnswer> &answers) { takeEnds(answers); });
}

void TopicTimeline::cancel()
{
    if (m_state == State::Asking)
        finish(State::Cancelled);
}

void TopicTimeline::finish(State state, const std::optional<core::KafkaError> &error)
{
    ++m_run;
    m_state = state;
    m_error = error;
    Q_EMIT changed();
}

void TopicTimeline::takeEnds(const QList<cluster::OffsetAnswer> &answers)
{
    m_logs.clear();
    m_total = 0;
    m_leftOut = 0;
    std::optional<core::KafkaError> fault;
    qint64 first = m_now();
    QList<cluster::OffsetQuery> queries;
    for (qsizetype i = 0; i + 2 < answers.size(); i += 3) {
        const cluster::TopicPartition &partition = answers[i].query.partition;
        if (!answers[i].offset || !answers[i + 1].offset) {
            ++m_leftOut;
            fault = (!answers[i].offset ? answers[i] : answers[i + 1]).offset.error();
            continue;
        }
        const Log log{*answers[i].offset, std::max(*answers[i].offset, *answers[i + 1].offset)};
        m_logs.insert(partition, log);
        m_total += log.end - log.start;
        if (answers[i + 2].offset && answers[i + 2].timestampMs >= 0)
            first = std::min(first, answers[i + 2].timestampMs);
        queries.append({partition, What::MaxTimestamp, 0});
    }
    if (m_logs.isEmpty()) {
        finish(State::Failed, fault);
    } else if (m_total == 0) {
        m_points.clear();
        finish(State::Empty);
    } else {
        m_axisFirst = first;
        ask(queries, [this](const QList<cluster::OffsetAnswer> &highest) { takeHighest(highest); });
    }
}

// Where the highest timestamp is not told (old brokers), the axis ends now.
void TopicTimeline::takeHighest(const QList<cluster::OffsetAnswer> &answers)
{
    m_highest = -1;
    for (const cluster::OffsetAnswer &answer : answers) {
        if (answer.offset)
            m_highest = std::max(m_highest, answer.timestampMs);
    }
    const qint64 now = m_now();
    const qint64 last = m_highest < 0 || m_highest > now + kFutureMs ? now : m_highest;
    setAxis(m_axisFirst, std::max(last, m_axisFirst + 1) + 1); // behind the last message
    askNext();
}

void TopicTimeline::setAxis(qint64 first, qint64 last)
{
    m_axisFirst = first;
    m_axisLast = std::max(last, first + 1);
    m_passPoints = 0;
}

int TopicTimeline::wantedPoints() const
{
    const qsizetype byQueries = kMostQueries / std::max<qsizetype>(1, m_logs.size());
    return static_cast<int>(std::clamp<qsizetype>(byQueries, kCoarse, kMostPoints));
}

double TopicTimeline::progress() const
{
    return m_state == State::Asking ? std::min(1.0, static_cast<double>(m_points.size()) / wantedPoints()) : 1.0;
}

// The ends of the axis, then the middles between what is known, so that every pass doubles the points.
void TopicTimeline::askNext()
{
    const int points = m_passPoints == 0 ? kCoarse : 2 * m_passPoints - 1;
    if (points > wantedPoints()) {
        finish(State::Done);
        return;
    }
    m_passPoints = points;
    QList<qint64> times;
    for (int i = 0; i < points; ++i) {
        const qint64 time = m_axisFirst + (m_axisLast - m_axisFirst) * i / (points - 1);
        if (!m_known.contains(time) && (times.isEmpty() || times.last() != time))
            times.append(time);
    }
    if (times.isEmpty()) { // milliseconds are not divided further
        finish(State::Done);
        return;
    }
    QList<cluster::OffsetQuery> queries;
    for (const qint64 time : std::as_const(times)) {
        for (auto it = m_logs.cbegin(); it != m_logs.cend(); ++it)
            queries.append({it.key(), What::AtTime, time});
    }
    ask(queries, [this, times](const QList<cluster::OffsetAnswer> &answers) { takePoints(times, answers); });
}

void TopicTimeline::takePoints(const QList<qint64> &times, const QList<cluster::OffsetAnswer> &answers)
{
    const qsizetype each = m_logs.size();
    for (qsizetype t = 0; t < times.size(); ++t) {
        qint64 before = 0;
        for (qsizetype p = 0; p < each; ++p) {
            const cluster::OffsetAnswer &answer = answers[t * each + p];
            const Log log = m_logs.value(answer.query.partition);
            // −1: no message at or after it. One that failed just now counts as not begun; the envelope mends it.
            const qint64 offset = !answer.offset ? log.start : *answer.offset < 0 ? log.end : *answer.offset;
            before += std::clamp(offset, log.start, log.end) - log.start;
        }
        m_known.insert(times[t], before);
    }
    if (narrowAxis()) {
        askNext();
        return;
    }
    rebuild();
    Q_EMIT changed();
    askNext();
}

// One record of 1970 would leave a line and a cliff: then the axis begins at the cliff, and what lies before is told.
bool TopicTimeline::narrowAxis()
{
    if (m_narrowed >= kMostNarrowings)
        return false;
    const qint64 span = m_axisLast - m_axisFirst;
    const auto end = m_known.upperBound(m_axisLast);
    const auto few = static_cast<qint64>(static_cast<double>(m_total) * (1 - kCrowded));
    qint64 first = m_axisFirst;
    for (auto it = m_known.lowerBound(m_axisFirst); it != end && it.value() <= few; ++it)
        first = it.key();
    if (span < 2 * kCoarse || static_cast<double>(m_axisLast - first) > kCorner * static_cast<double>(span) || first == m_axisFirst)
        return false;
    ++m_narrowed;
    setAxis(first, m_axisLast);
    return true;
}

void TopicTimeline::rebuild()
{
    m_points.clear();
    qint64 before = 0;
    const auto end = m_known.upperBound(m_axisLast);
    for (auto it = m_known.lowerBound(m_axisFirst); it != end; ++it) {
        before = std::max(before, it.value());
        m_points.append({it.key(), before});
    }
}

qint64 TopicTimeline::offsetsBeforeAxis() const
{
    return m_points.isEmpty() ? 0 : m_points.first().offsets;
}

qint64 TopicTimeline::offsetsAfterAxis() const
{
    return m_points.isEmpty() ? 0 : m_total - m_points.last().offsets;
}

core::FutureResult<TopicTimeline::Span> TopicTimeline::span(qint64 fromMs, qint64 toMs)
{
    QList<cluster::OffsetQuery> queries;
    for (auto it = m_logs.cbegin(); it != m_logs.cend(); ++it) {
        queries.append({it.key(), What::AtTime, fromMs});
        queries.append({it.key(), What::AtTime, toMs});
        queries.append({it.key(), What::HighWatermark, 0});
    }
    auto promise = std::make_shared<QPromise<core::Result<Span>>>();
    promise->start();
    core::whenFinished<QList<cluster::OffsetAnswer>>(
        m_reader.listOffsets(queries), this, [promise](const core::Result<QList<cluster::OffsetAnswer>> &answers) {
            Span span;
            std::optional<core::KafkaError> fault;
            for (qsizetype i = 0; answers && i + 2 < answers->size(); i += 3) {
                const auto &from = (*answers)[i];
                const auto &to = (*answers)[i + 1];
                const auto &end = (*answers)[i + 2];
                if (!from.offset || !to.offset || !end.offset) {
                    fault = (!from.offset ? from : !to.offset ? to : end).offset.error();
                    continue;
                }
                const qint64 start = *from.offset < 0 ? *end.offset : *from.offset;
                span.starts.insert(from.query.partition, start);
                span.ends.insert(from.query.partition, std::max(start, *to.offset < 0 ? *end.offset : *to.offset));
            }
            if (!answers)
                promise->addResult(core::Result<Span>(tl::make_unexpected(answers.error())));
            else if (fault)
                promise->addResult(core::Result<Span>(tl::make_unexpected(*fault)));
            else
                promise->addResult(core::Result<Span>(span));
            promise->finish();
        });
    return promise->future();
}

} // namespace streamscope::session
