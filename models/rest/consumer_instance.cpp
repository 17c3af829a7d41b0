// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rest/consumer_instance.h"

#include "models/rest/answers.h"
#include "models/rest/fault_names.h"

#include <QElapsedTimer>
#include <QTimer>
#include <QUuid>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace streamscope::rest {
namespace {

constexpr int kRemoveAtMostMs = 3000;
constexpr int kGiveUpLookMs = 20;
constexpr int kJoinPolls = 15;
constexpr std::chrono::milliseconds kJoinPollTime{1000};
constexpr std::chrono::milliseconds kFirstPoll{15000}; ///< may take as long: there are servers that join the group in it
constexpr qint64 kJoinBytes = 1024; ///< what is dropped again
constexpr int kConflict = 409;
constexpr std::chrono::milliseconds kMayTake{std::chrono::minutes(2)}; ///< a server to make an instance that nobody waits for any more
constexpr std::chrono::milliseconds kFirstLookAgain{100};
constexpr std::chrono::milliseconds kLongestLookAgain{2000};

QString freshName()
{
    return u"streamscope-"_s + QUuid::createUuid().toString(QUuid::WithoutBraces);
}

// What a gateway says when it got no answer leaves open whether the instance is made; 409 means that it is, by another try.
bool isRefusal(int status)
{
    return status >= 400 && status < 500 && status != 408 && status != kConflict;
}

bool isLostAnswer(int status)
{
    return status == 408 || (status > 500 && status <= 504);
}

// Waits with a thread that may be told to give up; false: it is.
bool waitUnlessGivenUp(QEventLoop &loop, std::chrono::milliseconds atMost)
{
    QTimer::singleShot(atMost, &loop, &QEventLoop::quit);
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, &loop, [&loop] {
        if (givesUp())
            loop.quit();
    });
    look.start(kGiveUpLookMs);
    loop.exec();
    return !givesUp();
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

// Where it is open whether the last one was made, the same name is asked for again, so that one at most is left behind: the
// server says that it is there already, or makes it now.
void ConsumerInstance::startNaming()
{
    m_assigned = false;
    if (m_path) {
        const Deletion deleted = tryDelete(*m_path);
        if (deleted != Deletion::Done && !m_made)
            return;
        if (deleted != Deletion::Failed)
            m_book->remove(*m_path);
    }
    m_made = false;
    m_name = freshName();
    m_path.reset();
}

core::Result<void> ConsumerInstance::open(const QList<SeekTarget> &targets)
{
    startNaming();
    if (m_shared->stop.load())
        return tl::make_unexpected(stopped());
    const bool isFirstTry = !m_path;
    // The server may make it although its answer is lost: noted first, under the name that it will have.
    const InstancePath expected = instancePath(m_group, m_name, {});
    m_book->note(expected, InstanceBook::State::Asked);
    m_path = expected;
    const auto answer = ask(v2::createConsumer(m_group, m_name, PayloadFormat::Binary));
    if (!answer || !answer->isGood()) {
        m_made = answer && !isLostAnswer(answer->status) && !isRefusal(answer->status);
        if (m_made)
            m_book->note(expected, InstanceBook::State::Made);
        const bool isRefused = answer ? isRefusal(answer->status) : answer.error().name == QLatin1StringView(kConnectionRefused);
        if (isRefused && isFirstTry) { // there is nothing to delete
            m_book->remove(expected);
            m_path.reset();
        }
        return tl::make_unexpected(answer ? statusFault(*answer, u"create consumer"_s) : answer.error());
    }
    m_made = true;
    const auto made = v2::readConsumer(answer->body);
    if (!made)
        return tl::make_unexpected(made.error());
    const InstancePath path = instancePath(m_group, made->instanceId.isEmpty() ? m_name : made->instanceId, made->baseUri);
    const QUrl named(made->baseUri);
    m_namedOtherHost = !named.isRelative() && !isSameOrigin(named, m_client.config().baseUrl);
    m_book->note(path, InstanceBook::State::Made);
    if (path != expected) {
        m_book->remove(expected);
        m_path = path;
    }
    return assign(targets);
}

core::Result<void> ConsumerInstance::assign(const QList<SeekTarget> &targets)
{
    m_assigned = false;
    m_polled = false;
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
    RestCall call = v2::records(*m_path, PayloadFormat::Binary, timeout, maxBytes);
    if (!m_polled)
        call.patience += kFirstPoll;
    auto answer = ask(call);
    m_polled = m_polled || answer;
    if (!answer)
        return tl::make_unexpected(answer.error());
    if (answer->isGood())
        return std::move(*answer);
    m_gone = answer->status == 404 || answer->status == 410;
    m_retryAfter = answer->retryAfter.value_or(std::chrono::milliseconds(0));
    return tl::make_unexpected(statusFault(*answer, u"records"_s));
}

ConsumerInstance::Deletion ConsumerInstance::tryDelete(const InstancePath &path)
{
    Deletion deleted = Deletion::Failed;
    QEventLoop loop;
    m_client.send(v2::deleteConsumer(path), [&](const core::Result<HttpAnswer> &answer) {
        if (answer && answer->isGood())
            deleted = Deletion::Done;
        else if (answer && (answer->status == 404 || answer->status == 410))
            deleted = Deletion::NotFound;
        loop.quit();
    });
    (void)waitUnlessGivenUp(loop, std::chrono::milliseconds(kRemoveAtMostMs));
    m_client.cancelAll();
    return deleted;
}

void ConsumerInstance::remove()
{
    if (!m_path)
        return;
    const InstancePath path = *std::exchange(m_path, std::nullopt);
    m_assigned = false;
    QElapsedTimer clock;
    clock.start();
    for (std::chrono::milliseconds pause = kFirstLookAgain;; pause = std::min(pause * 2, kLongestLookAgain)) {
        const Deletion deleted = tryDelete(path);
        if (deleted == Deletion::Done || (deleted == Deletion::NotFound && m_made)) {
            m_book->remove(path);
            return;
        }
        QEventLoop loop;
        if (deleted == Deletion::Failed || clock.hasExpired(kMayTake.count()) || !waitUnlessGivenUp(loop, pause))
            return; // stays noted, and the next start tries
    }
}

} // namespace streamscope::rest
