// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/query/window_engine.h"

#include "models/query/sentences.h"
#include "models/query/time_text.h"
#include "models/query/window_cells.h"
#include "models/query/window_values.h"

#include <algorithm>
#include <functional>
#include <string>

namespace streamscope::query {
namespace {

constexpr qint64 kLastTimeMs = kLastSecond * 1000 + 999; // what comes later, or the end of its window, has no RFC 3339 text

std::vector<std::string> utf8Names(const QStringList &topics)
{
    std::vector<std::string> names;
    for (const QString &topic : topics)
        names.push_back(topic.toStdString());
    return names;
}

QLatin1StringView nameOf(const Value &value)
{
    const std::string_view type = typeName(value.kind());
    return QLatin1StringView(type.data(), static_cast<qsizetype>(type.size()));
}

} // namespace

struct WindowEngine::Private {
    Private(WindowQuery asked, const QStringList &names)
        : query(std::move(asked))
        , topics(utf8Names(names))
        , worker(query, values)
        , store(WindowStore::make(query, worker))
        , eventTime(query.idleMs)
        , group(values.add(query.groupBy))
        , where(query.where ? values.add(*query.where) : 0)
    {
        unusable = [this](const Value &value, const Aggregation &aggregation) {
            ++counts.unusable;
            note([&] {
                return value.isError() ? value.errorText()
                                       : Sentences::tr("%1 has no use for a value of type %2").arg(aggregation.name, nameOf(value));
            });
        };
    }

    // The sentence is made for those that are kept.
    template<typename Reason>
    void note(Reason reason)
    {
        if (failures.size() < kFailuresKept)
            failures.push_back({message->topic, message->partition, message->offset, reason()});
    }

    template<typename Reason>
    void fail(Reason reason)
    {
        ++counts.failed;
        note(reason);
    }

    // Also counts why not.
    bool passes()
    {
        if (!query.where)
            return true;
        const Value value = values.value(where);
        if (value.kind() == Kind::Bool) {
            counts.filtered += value.toBool() ? 0 : 1;
            return value.toBool();
        }
        fail([&value] { return value.isError() ? value.errorText() : Sentences::tr(Sentences::kFilterType).arg(nameOf(value)); });
        return false;
    }

    void closeDue()
    {
        if (query.keepOpen || eventTime.current() == closedAt)
            return;
        closedAt = eventTime.current();
        if (closedAt > EventTime::kNever)
            store->close(closedAt - query.latenessMs);
    }

    const WindowQuery query;
    const std::vector<std::string> topics;
    WindowValues values;
    CellWorker worker;
    std::unique_ptr<WindowStore> store;
    EventTime eventTime;
    std::size_t group;
    std::size_t where;
    CellWorker::Unusable unusable;
    const cluster::RawMessage *message = nullptr;
    std::string key;
    qint64 closedAt = EventTime::kNever;
    qint64 clockMs = 0; ///< never goes back
    WindowCounts counts;
    std::vector<messages::FailedTest> failures;
};

WindowEngine::WindowEngine(WindowQuery query, const QStringList &topics)
    : d(std::make_unique<Private>(std::move(query), topics))
{
}

WindowEngine::~WindowEngine() = default;

void WindowEngine::expect(quint32 topic, qint32 partition, qint64 nowMs)
{
    d->eventTime.expect(topic, partition, nowMs);
}

void WindowEngine::setAtEnd(quint32 topic, qint32 partition, bool atEnd)
{
    d->eventTime.setAtEnd(topic, partition, atEnd);
}

void WindowEngine::add(const cluster::RawMessage &message, qint64 nowMs)
{
    ++d->counts.messages;
    d->counts.bytes += cluster::payloadBytes(message);
    d->clockMs = std::max(d->clockMs, nowMs);
    const qint64 time = d->query.time == WindowQuery::Time::Arrival ? d->clockMs : message.timestampMs;
    const bool timed = time >= 0 && time <= kLastTimeMs - d->query.window.lengthMs;
    d->eventTime.see(message.topic, message.partition, timed ? time : EventTime::kNever, nowMs);
    d->closeDue();

    d->message = &message;
    d->values.look(message, message.topic < d->topics.size() ? std::string_view(d->topics[message.topic]) : std::string_view());
    if (!d->passes())
        return;
    if (!timed) {
        ++d->counts.untimed;
        return;
    }
    d->key.clear();
    const Value group = d->values.value(d->group);
    if (group.isError()) {
        d->fail([&group] { return group.errorText(); });
        return;
    }
    if (const auto reason = appendValueKey(d->key, group)) {
        d->fail([&reason] { return *reason; });
        return;
    }
    d->worker.begin(&d->unusable);
    if (d->store->add(time, d->key))
        ++d->counts.counted;
    else
        ++d->counts.late;
}

void WindowEngine::advance(qint64 nowMs)
{
    if (d->query.time == WindowQuery::Time::Arrival) {
        d->clockMs = std::max(d->clockMs, nowMs);
        if (!d->query.keepOpen)
            d->store->close(d->clockMs - d->query.latenessMs);
        return;
    }
    d->eventTime.advance(nowMs);
    d->closeDue();
}

bool WindowEngine::closeNext()
{
    return d->store->closeNext();
}

std::vector<WindowResult> WindowEngine::takeClosed()
{
    return d->store->takeClosed();
}

std::vector<WindowResult> WindowEngine::open(std::size_t windows, std::size_t groups) const
{
    return d->store->open(windows, groups);
}

std::size_t WindowEngine::openCount() const
{
    return d->store->size();
}

std::size_t WindowEngine::bytes() const
{
    return d->store->bytes();
}

WindowCounts WindowEngine::counts() const
{
    WindowCounts counts = d->counts;
    counts.others = d->store->others();
    counts.early = d->store->early();
    return counts;
}

const std::vector<messages::FailedTest> &WindowEngine::failures() const
{
    return d->failures;
}

std::optional<qint64> WindowEngine::eventTimeMs() const
{
    if (d->eventTime.current() <= EventTime::kNever)
        return std::nullopt;
    return d->eventTime.current();
}

const WindowQuery &WindowEngine::query() const
{
    return d->query;
}

} // namespace streamscope::query
