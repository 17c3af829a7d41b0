// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/change_gate.h"

#include "models/core/when_finished.h"
#include "models/session/journal.h"
#include "models/session/journaled_bulk.h"
#include "models/session/journaled_outlet.h"
#include "models/session/journaled_worker.h"
#include "models/session/produce_log.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QPointer>

#include <algorithm>
#include <type_traits>
#include <utility>

using namespace Qt::StringLiterals;

namespace streamscope::session {
namespace {

using Outcomes = QList<cluster::TopicOutcome>;
using core::ErrorKind;
using core::KafkaError;

KafkaError cancelled()
{
    return core::localError(ErrorKind::Cancelled, u"the connection was closed before the answer came"_s);
}

// A request on its way. Whatever happens to the gate, the caller's future finishes and the journal gets an outcome.
template<typename T>
class Pending {
public:
    using Settle = std::function<void(const core::Result<T> &)>;

    explicit Pending(Settle settle)
        : m_settle(std::move(settle))
    {
        m_promise.start();
    }
    ~Pending()
    {
        if (!m_done)
            finish(tl::make_unexpected(cancelled()));
    }
    Q_DISABLE_COPY_MOVE(Pending)

    [[nodiscard]] core::FutureResult<T> future() { return m_promise.future(); }

    void finish(core::Result<T> result)
    {
        m_done = true;
        m_settle(result);
        m_promise.addResult(std::move(result));
        m_promise.finish();
    }

private:
    Settle m_settle;
    QPromise<core::Result<T>> m_promise;
    bool m_done = false;
};

// What is awaited. The last answers may come after the gate is gone.
struct Tally {
    UnansweredChanges open;
    quint64 failures = 0;
    std::function<void()> answered;

    void take(int UnansweredChanges::*kind, bool failed)
    {
        --(open.*kind);
        failures += failed ? 1 : 0;
        if (answered)
            answered();
    }
};

bool hasFailure(const core::Result<Outcomes> &result)
{
    return !result || std::any_of(result->cbegin(), result->cend(), [](const cluster::TopicOutcome &o) { return o.error.has_value(); });
}

QJsonObject describe(const cluster::NewTopic &topic)
{
    QJsonObject object;
    object.insert("partitions"_L1, topic.partitions < 0 ? QJsonValue() : QJsonValue(topic.partitions));
    object.insert("replication_factor"_L1, topic.replicationFactor < 0 ? QJsonValue() : QJsonValue(topic.replicationFactor));
    if (!topic.config.isEmpty()) {
        QJsonObject config;
        for (const auto &[name, value] : topic.config)
            config.insert(name, value);
        object.insert("config"_L1, config);
    }
    return object;
}

QJsonValue describe(const cluster::Topic *topic)
{
    if (!topic)
        return {};
    return QJsonObject{{u"partitions"_s, static_cast<int>(topic->partitions.size())},
                       {u"replication_factor"_s, topic->replicationFactor()}};
}

// An administrative request may have been on its way when the connection broke.
bool mayBeDone(const KafkaError &error)
{
    return isOutcomeUnknown(error) || error.kind == ErrorKind::Transport;
}

JournalEntry::Outcome outcomeOf(const KafkaError &error)
{
    return mayBeDone(error) ? JournalEntry::Outcome::Unknown : JournalEntry::Outcome::Failed;
}

// The connection broke under a request that was out: nobody knows about any of its topics. Whoever asked is to look.
core::Result<Outcomes> withUnknownOutcomes(const core::Result<Outcomes> &result, const QStringList &topics)
{
    if (result || !mayBeDone(result.error()))
        return result;
    KafkaError unknown = result.error();
    unknown.kind = ErrorKind::TimedOut;
    Outcomes outcomes;
    for (const QString &topic : topics)
        outcomes.append({topic, unknown});
    return outcomes;
}

void recordTopics(Journal *journal, const QStringList &ids, const core::Result<Outcomes> &result)
{
    if (!journal)
        return;
    for (qsizetype i = 0; i < ids.size(); ++i) {
        std::optional<KafkaError> error;
        if (!result)
            error = result.error();
        else if (i < result->size())
            error = result->at(i).error;
        else
            error = core::localError(ErrorKind::TimedOut, u"no answer for this topic"_s);
        journal->finish(ids.at(i), error ? outcomeOf(*error) : JournalEntry::Outcome::Done, error ? journalText(*error) : QString());
    }
}

bool names(const Confirmation &confirmation, const QStringList &topics)
{
    return std::all_of(topics.cbegin(), topics.cend(), [&](const QString &topic) { return confirmation.typedNames.contains(topic); });
}

} // namespace

struct ChangeGate::Private {
    Private(Profile p, cluster::ClusterWriter &w, Journal &j)
        : profile(std::move(p))
        , writer(w)
        , journal(&j)
        , messages(j, [this](const QString &topic) { return entry(u"produce"_s, topic); })
    {
    }

    [[nodiscard]] JournalEntry entry(const QString &action, const QString &object) const;
    void noteRefusal(const QList<JournalEntry> &entries, const KafkaError &error);
    [[nodiscard]] core::FutureResult<Outcomes> refuse(const QList<JournalEntry> &entries, const KafkaError &error);
    [[nodiscard]] core::FutureResult<Outcomes> send(const QStringList &ids, const core::FutureResult<Outcomes> &answer,
                                                    const QStringList &created, const QStringList &deleted);
    // What works for longer has one entry: begun here, finished by the Journaled around it.
    template<typename Journaled, typename Open, typename... More>
    [[nodiscard]] std::invoke_result_t<Open> opened(const JournalEntry &entry, const std::optional<KafkaError> &refused, Open open,
                                                    const More &...more);
    [[nodiscard]] std::optional<KafkaError> loopFault(const cluster::GroupWorkerRequest &request);

    Profile profile;
    cluster::ClusterWriter &writer;
    QPointer<Journal> journal;
    ProduceLog messages;
    cluster::MetadataPtr metadata;
    TopicsChanged changed;
    Confirmation confirmation;
    std::vector<std::weak_ptr<const cluster::GroupWorkerRequest>> endless; ///< flows that run and do not end by themselves
    std::shared_ptr<Tally> tally = std::make_shared<Tally>();
    QObject answers; ///< context of what is awaited; last, so that it goes first
};

JournalEntry ChangeGate::Private::entry(const QString &action, const QString &object) const
{
    JournalEntry e;
    e.cluster = profile.name;
    e.clusterId = metadata ? metadata->clusterId : QString();
    e.who = Journal::localUser();
    if (!profile.username.isEmpty())
        e.who += u" as "_s + profile.username;
    e.action = action;
    e.object = object;
    return e;
}

void ChangeGate::Private::noteRefusal(const QList<JournalEntry> &entries, const KafkaError &error)
{
    // Nothing is sent, so a journal that cannot be written changes nothing here.
    if (!journal)
        return;
    if (const auto ids = journal->begin(entries)) {
        for (const QString &id : *ids)
            journal->finish(id, JournalEntry::Outcome::Refused, journalText(error));
    }
}

core::FutureResult<Outcomes> ChangeGate::Private::refuse(const QList<JournalEntry> &entries, const KafkaError &error)
{
    noteRefusal(entries, error);
    return core::failed<Outcomes>(error);
}

template<typename Journaled, typename Open, typename... More>
std::invoke_result_t<Open> ChangeGate::Private::opened(const JournalEntry &entry, const std::optional<KafkaError> &refused, Open open,
                                                       const More &...more)
{
    if (refused) {
        noteRefusal({entry}, *refused);
        return tl::make_unexpected(*refused);
    }
    if (!journal)
        return tl::make_unexpected(core::localError(ErrorKind::Local, u"the journal is gone"_s));
    const core::Result<QString> id = journal->begin(entry);
    if (!id)
        return tl::make_unexpected(id.error());
    auto worker = open();
    if (!worker) {
        journal->finish(*id, outcomeOf(worker.error()), journalText(worker.error()));
        return worker;
    }
    return std::make_unique<Journaled>(std::move(*worker), journal.data(), *id, more...);
}

// Whether what it writes comes back to it through flows that run here. One that ends by itself reads nothing that comes later.
std::optional<KafkaError> ChangeGate::Private::loopFault(const cluster::GroupWorkerRequest &request)
{
    std::erase_if(endless, [](const auto &flow) { return flow.expired(); });
    if (request.output || !request.endOffsets.isEmpty())
        return {};
    QStringList reached = request.targets;
    QStringList through;
    for (qsizetype i = 0; i < reached.size(); ++i) {
        const QString topic = reached.at(i);
        if (request.topics.contains(topic))
            return core::localError(ErrorKind::InvalidInput,
                                    u"the flow would feed itself in a loop: what it writes comes back to %1 through what runs here: %2"_s.arg(
                                        topic, through.join(u", "_s)));
        for (const auto &running : endless) {
            const auto flow = running.lock();
            if (!flow || !flow->topics.contains(topic))
                continue;
            if (!through.contains(flow->group))
                through.append(flow->group);
            for (const QString &next : flow->targets) {
                if (!reached.contains(next))
                    reached.append(next);
            }
        }
    }
    return {};
}

core::FutureResult<Outcomes> ChangeGate::Private::send(const QStringList &ids, const core::FutureResult<Outcomes> &answer,
                                                       const QStringList &created, const QStringList &deleted)
{
    ++tally->open.requests;
    auto pending = std::make_shared<Pending<Outcomes>>([target = journal, ids, awaited = tally](const core::Result<Outcomes> &result) {
        recordTopics(target.data(), ids, result);
        awaited->take(&UnansweredChanges::requests, hasFailure(result));
    });
    const core::FutureResult<Outcomes> future = pending->future();
    core::whenFinished<Outcomes>(answer, &answers, [this, pending, created, deleted](const core::Result<Outcomes> &answered) {
        const core::Result<Outcomes> result = withUnknownOutcomes(answered, created + deleted);
        pending->finish(result);
        if (!changed)
            return;
        // What failed for certain is not looked for; what nobody knows is.
        QStringList failed;
        for (const cluster::TopicOutcome &outcome : result.value_or(Outcomes())) {
            if (outcome.error && !mayBeDone(*outcome.error))
                failed.append(outcome.topic);
        }
        const bool allFailed = !result && !mayBeDone(result.error());
        const auto wanted = [&](QStringList names) {
            names.removeIf([&](const QString &name) { return allFailed || failed.contains(name); });
            return names;
        };
        changed(wanted(created), wanted(deleted));
    });
    return future;
}

ChangeGate::ChangeGate(const Profile &profile, cluster::ClusterWriter &writer, Journal &journal)
    : d(std::make_unique<Private>(profile, writer, journal))
{
}

ChangeGate::~ChangeGate()
{
    d->tally->answered = {};
}

UnansweredChanges ChangeGate::unanswered() const
{
    return d->tally->open;
}

quint64 ChangeGate::failures() const
{
    return d->tally->failures;
}

void ChangeGate::onAnswered(std::function<void()> callback)
{
    d->tally->answered = std::move(callback);
}

std::optional<KafkaError> ChangeGate::refusal() const
{
    if (!d->profile.readOnly)
        return {};
    return core::localError(ErrorKind::ReadOnly, u"the connection is read-only"_s, d->profile.name);
}

bool ChangeGate::wantsTypedName() const
{
    return d->profile.environment == Environment::Production;
}

bool ChangeGate::tighten(const Profile &profile)
{
    const bool readOnly = d->profile.readOnly || profile.readOnly;
    const Environment environment = std::max(d->profile.environment, profile.environment);
    const bool isStricter = readOnly != d->profile.readOnly || environment != d->profile.environment;
    d->profile.readOnly = readOnly;
    d->profile.environment = environment;
    return isStricter;
}

void ChangeGate::setMetadata(const cluster::MetadataPtr &metadata)
{
    d->metadata = metadata;
}

void ChangeGate::onTopicsChanged(TopicsChanged callback)
{
    d->changed = std::move(callback);
}

void ChangeGate::confirm(const Confirmation &confirmation)
{
    d->confirmation = confirmation;
}

core::FutureResult<Outcomes> ChangeGate::createTopics(const QList<cluster::NewTopic> &topics, bool validateOnly)
{
    QStringList names;
    QList<JournalEntry> entries;
    for (const cluster::NewTopic &topic : topics) {
        names.append(topic.name);
        entries.append(d->entry(u"create-topic"_s, topic.name));
        entries.last().to = describe(topic);
    }
    if (validateOnly) {
        // Changes nothing and is not journalled; still a write request, which a read-only connection never sends.
        if (const auto error = refusal())
            return core::failed<Outcomes>(*error);
        return d->writer.createTopics(topics, true);
    }
    if (const auto error = refusal())
        return d->refuse(entries, *error);
    if (!d->journal)
        return core::failed<Outcomes>(core::localError(ErrorKind::Local, u"the journal is gone"_s));
    const core::Result<QStringList> ids = d->journal->begin(entries);
    if (!ids)
        return core::failed<Outcomes>(ids.error());
    return d->send(*ids, d->writer.createTopics(topics, false), names, {});
}

core::FutureResult<Outcomes> ChangeGate::deleteTopics(const QStringList &topics)
{
    const Confirmation confirmation = std::exchange(d->confirmation, {});
    QList<JournalEntry> entries;
    for (const QString &topic : topics) {
        entries.append(d->entry(u"delete-topic"_s, topic));
        entries.last().from = describe(d->metadata ? d->metadata->topic(topic) : nullptr);
    }
    if (const auto error = refusal())
        return d->refuse(entries, *error);
    if (!confirmation.accepted || (wantsTypedName() && !names(confirmation, topics))) {
        const QString reason =
            confirmation.accepted ? u"production wants the name of each topic typed"_s : u"the deletion was not confirmed"_s;
        return d->refuse(entries, core::localError(ErrorKind::NotConfirmed, reason, u"DeleteTopics"_s));
    }
    if (!d->journal)
        return core::failed<Outcomes>(core::localError(ErrorKind::Local, u"the journal is gone"_s));
    const core::Result<QStringList> ids = d->journal->begin(entries);
    if (!ids)
        return core::failed<Outcomes>(ids.error());
    return d->send(*ids, d->writer.deleteTopics(topics), {}, topics);
}

core::FutureResult<cluster::Delivery> ChangeGate::produce(const cluster::ProducerRecord &record, const cluster::ProduceOptions &options)
{
    const core::Result<ProduceLog::EntryPtr> entry = d->messages.begin(record.topic);
    if (const auto error = refusal()) {
        if (entry)
            ProduceLog::refuse(*entry, *error);
        return core::failed<cluster::Delivery>(*error);
    }
    if (!entry)
        return core::failed<cluster::Delivery>(entry.error());
    ++d->tally->open.messages;
    auto pending =
        std::make_shared<Pending<cluster::Delivery>>([written = *entry, awaited = d->tally](const core::Result<cluster::Delivery> &result) {
            ProduceLog::settle(written, result);
            awaited->take(&UnansweredChanges::messages, !result);
        });
    const core::FutureResult<cluster::Delivery> future = pending->future();
    core::whenFinished<cluster::Delivery>(d->writer.produce(record, options), &d->answers,
                                          [pending](const core::Result<cluster::Delivery> &result) { pending->finish(result); });
    return future;
}

core::Result<std::unique_ptr<cluster::GroupWorker>> ChangeGate::joinGroup(const cluster::GroupWorkerRequest &request,
                                                                          std::shared_ptr<cluster::MessageTransform> transform,
                                                                          cluster::GroupWorkerWake wake)
{
    const Confirmation confirmation = std::exchange(d->confirmation, {});
    JournalEntry entry = d->entry(u"run-flow"_s, request.group);
    QJsonObject what{{u"from"_s, QJsonArray::fromStringList(request.topics)},
                     {u"to"_s, QJsonArray::fromStringList(request.targets)},
                     {u"exactly_once"_s, request.transactional}};
    if (request.output)
        what.insert("to_cluster"_L1, request.outputCluster);
    entry.to = what;
    std::optional<KafkaError> error = refusal();
    if (!error && wantsTypedName() && !confirmation.accepted)
        error = core::localError(ErrorKind::NotConfirmed, u"the flow was not confirmed, which production wants"_s, u"JoinGroup"_s);
    if (!error)
        error = d->loopFault(request);
    const auto kept = std::make_shared<const cluster::GroupWorkerRequest>(request);
    auto worker = d->opened<JournaledWorker>(
        entry, error, [&] { return d->writer.joinGroup(request, std::move(transform), std::move(wake)); }, kept);
    if (worker && !request.output && request.endOffsets.isEmpty())
        d->endless.push_back(kept);
    return worker;
}

core::Result<std::unique_ptr<cluster::BulkProducer>>
ChangeGate::openBulk(const cluster::BulkRequest &request, std::shared_ptr<cluster::RecordFeed> feed, cluster::BulkWake wake)
{
    const Confirmation confirmation = std::exchange(d->confirmation, {});
    JournalEntry entry = d->entry(u"produce"_s, request.topic);
    entry.to = QJsonObject{{u"bulk"_s, true}, {u"transactional"_s, request.options.transactional}};
    std::optional<KafkaError> error = refusal();
    if (!error && wantsTypedName() && !(confirmation.accepted && confirmation.typedNames.contains(request.topic)))
        error = core::localError(ErrorKind::NotConfirmed, u"production wants the name of the topic typed"_s, u"Produce"_s);
    return d->opened<JournaledBulk>(entry, error, [&] {
        return d->writer.openBulk(request, std::move(feed), std::move(wake));
    });
}

core::Result<std::unique_ptr<cluster::Outlet>> ChangeGate::openOutlet(const cluster::OutletRequest &request)
{
    const Confirmation confirmation = std::exchange(d->confirmation, {});
    JournalEntry entry = d->entry(u"run-flow"_s, request.group);
    entry.to = QJsonObject{{u"from_cluster"_s, request.from}, {u"to"_s, QJsonArray::fromStringList(request.topics)}, {u"exactly_once"_s, false}};
    std::optional<KafkaError> error = refusal();
    if (!error && wantsTypedName() && !(confirmation.accepted && names(confirmation, request.topics)))
        error = core::localError(ErrorKind::NotConfirmed, u"production wants the name of each topic typed"_s, u"Produce"_s);
    return d->opened<JournaledOutlet>(entry, error, [&] { return d->writer.openOutlet(request); });
}

} // namespace streamscope::session
