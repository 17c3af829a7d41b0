// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rest/consumer_instance.h"

#include "models/rest/answers.h"

#include <QTimer>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace streamscope::rest {
namespace {

constexpr int kRemoveAtMostMs = 3000;
constexpr int kGiveUpLookMs = 20;
constexpr int kJoinPolls = 15;
constexpr std::chrono::milliseconds kJoinPollTime{1000};
constexpr qint64 kJoinBytes = 1024; ///< what is dropped again
constexpr int kConflict = 409;

QString freshName()
{
    return u"streamscope-"_s + QUuid::createUuid().toString(QUuid::WithoutBraces);
}

// What a gateway says when it got no answer, or 409 after a repeated request, leaves open whether the instance was made: it stays
// in the book and is deleted.
bool isRefusal(int status)
{
    return status >= 400 && status < 500 && status != 408 && status != kConflict;
}

core::KafkaError stopped()
{
    return core::localError(core::ErrorKind::Cancelled, u"stopped"_s);
}

} // namespace

ConsumerInstance::ConsumerInstance(std::shared_ptr<PollShared> shared, const RestConfig &config, std::shared_ptr<InstanceBook> book)
    : m_shared(std::move(shared))
    , m_client(config)
    , m_book(std::move(book))
    , m_group(freshName())
{
}

ConsumerInstance::~ConsumerInstance()
{
    remove();
}

void ConsumerInstance::waitIn(QEventLoop &loop)
{
    {
        const std::lock_guard lock(m_shared->mutex);
        if (m_shared->stop.load())
            return;
        m_shared->loop = &loop;
    }
    loop.exec();
    const std::lock_guard lock(m_shared->mutex);
    m_shared->loop = nullptr;
}

core::Result<HttpAnswer> ConsumerInstance::ask(const RestCall &call)
{
    return askAll({call}).front();
}

std::vector<core::Result<HttpAnswer>> ConsumerInstance::askAll(const QList<RestCall> &calls)
{
    std::vector<core::Result<HttpAnswer>> answers;
    QEventLoop loop;
    m_client.sendAll(calls, [&](const std::vector<core::Result<HttpAnswer>> &all) {
        answers = all;
        loop.quit();
    });
    waitIn(loop);
    if (answers.empty())
        m_client.cancelAll(); // stopped meanwhile: gives answers, all cancelled
    if (answers.empty())
        answers.resize(static_cast<std::size_t>(calls.size()), tl::make_unexpected(stopped()));
    return answers;
}

core::Result<void> ConsumerInstance::wantGood(const RestCall &call, const char *where)
{
    return judge(ask(call), where);
}

core::Result<void> ConsumerInstance::judge(const core::Result<HttpAnswer> &answer, const char *where)
{
    m_gone = false;
    if (!answer)
        return tl::make_unexpected(answer.error());
    if (answer->isGood())
        return {};
    m_gone = answer->status == 404 || answer->status == 410;
    return tl::make_unexpected(statusFault(*answer, QString::fromLatin1(where)));
}

core::Result<void> ConsumerInstance::open(const QList<SeekTarget> &targets)
{
    remove();
    const QString name = freshName();
    // The server may make it although its answer is lost: noted first, under the name that it will have.
    const InstancePath expected = instancePath(m_group, name, {});
    m_book->add(expected);
    m_path = expected;
    const auto answer = ask(v2::createConsumer(m_group, name, PayloadFormat::Binary));
    if (!answer || !answer->isGood()) {
        if (answer && isRefusal(answer->status)) { // there is nothing to delete
            m_book->remove(expected);
            m_path.reset();
        }
        return tl::make_unexpected(answer ? statusFault(*answer, u"create consumer"_s) : answer.error());
    }
    const auto made = v2::readConsumer(answer->body);
    if (!made)
        return tl::make_unexpected(made.error());
    const InstancePath path = instancePath(m_group, made->instanceId.isEmpty() ? name : made->instanceId, made->baseUri);
    const QUrl named(made->baseUri);
    m_namedOtherHost = !named.isRelative() && !isSameOrigin(named, m_client.config().baseUrl);
    if (path != expected) {
        m_book->add(path);
        m_book->remove(expected);
        m_path = path;
    }
    return assign(targets);
}

core::Result<void> ConsumerInstance::assign(const QList<SeekTarget> &targets)
{
    m_assigned = false;
    QList<cluster::TopicPartition> partitions;
    for (const SeekTarget &target : targets)
        partitions.append(target.partition);
    if (m_subscribes)
        return subscribe(targets);
    const auto answer = ask(v2::assign(*m_path, partitions));
    if (answer && isMissingCall(*answer)) {
        // A bare 404 may also mean an instance that is gone: it takes no subscription either, and a new one is assigned to.
        const auto subscribed = subscribe(targets);
        m_subscribes = subscribed.has_value();
        return subscribed;
    }
    if (auto assigned = judge(answer, "assign"); !assigned)
        return assigned;
    m_assigned = true;
    return seek(targets);
}

// The proxy joins the group while it is polled, and knows no positions before: what comes until then is read again.
core::Result<void> ConsumerInstance::subscribe(const QList<SeekTarget> &targets)
{
    QStringList topics;
    for (const SeekTarget &target : targets) {
        if (!topics.contains(target.partition.topic))
            topics.append(target.partition.topic);
    }
    core::Result<void> sought = wantGood(v2::subscribe(*m_path, topics), "subscribe");
    if (!sought)
        return sought;
    for (int round = 0; round < kJoinPolls; ++round) {
        if (const auto polled = poll(kJoinPollTime, kJoinBytes); !polled)
            return tl::make_unexpected(polled.error());
        sought = seek(targets);
        const bool notYet = !sought && (sought.error().code == kConflict || sought.error().code / 100 == kConflict);
        m_assigned = sought.has_value();
        if (!notYet)
            return sought;
    }
    return sought;
}

core::Result<void> ConsumerInstance::seek(const QList<SeekTarget> &targets)
{
    QList<QPair<cluster::TopicPartition, qint64>> offsets;
    QList<cluster::TopicPartition> beginning;
    QList<cluster::TopicPartition> end;
    for (const SeekTarget &target : targets) {
        switch (target.where) {
        case SeekTarget::Where::Offset: offsets.append({target.partition, target.offset}); break;
        case SeekTarget::Where::Beginning: beginning.append(target.partition); break;
        case SeekTarget::Where::End: end.append(target.partition); break;
        }
    }
    core::Result<void> sought;
    if (!offsets.isEmpty())
        sought = wantGood(v2::seek(*m_path, offsets), "seek");
    if (sought && !beginning.isEmpty())
        sought = wantGood(v2::seekToBeginning(*m_path, beginning), "seek");
    if (sought && !end.isEmpty())
        sought = wantGood(v2::seekToEnd(*m_path, end), "seek");
    return sought;
}

core::Result<HttpAnswer> ConsumerInstance::poll(std::chrono::milliseconds timeout, qint64 maxBytes)
{
    m_gone = false;
    m_retryAfter = {};
    auto answer = ask(v2::records(*m_path, PayloadFormat::Binary, timeout, maxBytes));
    if (!answer)
        return tl::make_unexpected(answer.error());
    if (answer->isGood())
        return std::move(*answer);
    m_gone = answer->status == 404 || answer->status == 410;
    m_retryAfter = answer->retryAfter.value_or(std::chrono::milliseconds(0));
    return tl::make_unexpected(statusFault(*answer, u"records"_s));
}

void ConsumerInstance::remove()
{
    if (!m_path)
        return;
    const InstancePath path = *m_path;
    m_path.reset();
    m_assigned = false;
    bool removed = false;
    QEventLoop loop;
    m_client.send(v2::deleteConsumer(path), [&](const core::Result<HttpAnswer> &answer) {
        removed = answer && (answer->isGood() || answer->status == 404 || answer->status == 410);
        loop.quit();
    });
    QTimer::singleShot(kRemoveAtMostMs, &loop, &QEventLoop::quit);
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, &loop, [&loop] {
        if (givesUp())
            loop.quit();
    });
    look.start(kGiveUpLookMs);
    loop.exec();
    m_client.cancelAll();
    if (removed)
        m_book->remove(path);
}

} // namespace streamscope::rest
