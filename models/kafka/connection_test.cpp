// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/kafka/connection_test.h"

#include "models/core/when_finished.h"
#include "models/kafka/log_lines.h"
#include "models/kafka/metadata_request.h"
#include "models/kafka/reach_check.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QHostAddress>
#include <QHostInfo>
#include <QMap>
#include <QRegularExpression>
#include <QTimer>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace streamscope::kafka {
namespace {

using core::ErrorKind;
using Outcome = TestStageResult::Outcome;

// Another of the bootstrap servers may still answer well.
constexpr int kGraceMs = 700;

// Where a failure of the client library belongs, whatever stage seemed to be running.
std::optional<TestStage> stageOf(const core::KafkaError &error)
{
    switch (error.kind) {
    case ErrorKind::TlsUntrusted:
    case ErrorKind::TlsHostMismatch:
    case ErrorKind::TlsExpired:
    case ErrorKind::TlsFailed:
    case ErrorKind::PlaintextExpected:
    case ErrorKind::ClientCertificate: return TestStage::Tls;
    case ErrorKind::Authentication:
    case ErrorKind::SaslMechanism: return TestStage::Sasl;
    case ErrorKind::Configuration:
        if (error.message.contains("ssl."_L1) || error.where.startsWith("ssl."_L1))
            return TestStage::Tls;
        if (error.message.contains("sasl"_L1, Qt::CaseInsensitive) || error.where.startsWith("sasl."_L1))
            return TestStage::Sasl;
        return TestStage::Protocol;
    default: return std::nullopt;
    }
}

// Kinds after which waiting for the time limit teaches nothing more.
bool isClear(ErrorKind kind)
{
    return kind != ErrorKind::Transport && kind != ErrorKind::TimedOut && kind != ErrorKind::Broker && kind != ErrorKind::Local &&
           kind != ErrorKind::NameResolution;
}

} // namespace

struct ConnectionTest::Private {
    ConnectionTest *q = nullptr;
    cluster::ConnectionConfig config;
    QList<TestStageResult> results;
    QList<HostPort> bootstrap; ///< as dialled: after the address map
    bool running = false;
    bool usesTls = false;
    bool usesSasl = false;
    QElapsedTimer sinceStage;
    std::unique_ptr<QObject> scope; ///< context of everything under way
    std::shared_ptr<Handle> handle;
    std::unique_ptr<AdminClient> admin;
    std::optional<core::KafkaError> lastError;
    QMap<int, HostPort> learnt; ///< what brokers advertise, by number, as the log tells it
    QStringList lookedUp;
    int lookupsOpen = 0;
    bool resolved = false;
    bool failing = false;

    [[nodiscard]] int timeoutMs() const { return static_cast<int>(config.timeout.count()); }
    [[nodiscard]] HostPort dialled(const HostPort &advertised) const;
    [[nodiscard]] bool isSkipped(TestStage stage) const
    {
        return (stage == TestStage::Tls && !usesTls) || (stage == TestStage::Sasl && !usesSasl);
    }

    // What comes after the end of its run is dropped; the scope of an ended run stays until its events are through.
    template<typename Function>
    [[nodiscard]] auto ofThisRun(Function function)
    {
        return [this, context = scope.get(), function](const auto &...arguments) {
            if (scope.get() == context)
                function(arguments...);
        };
    }

    void begin(TestStage stage);
    void pass(const QStringList &facts = {});
    void passUpTo(TestStage stage, const QStringList &facts = {});
    void fail(const core::KafkaError &error, const QStringList &facts = {});
    void settle(Outcome outcome, const std::optional<core::KafkaError> &error, const QStringList &facts);
    void end(bool good);

    void resolve();
    void lookedUpHost(const HostPort &address, const QHostInfo &info);
    void dial();
    void openHandle();
    void onError(const core::KafkaError &error);
    void onLog(const QString &text);
    void onMetadata(const core::Result<cluster::MetadataPtr> &answer);
    void failAt(const core::KafkaError &error);
    void dialAdvertised(const QList<HostPort> &advertised, const std::optional<core::KafkaError> &otherwise);
};

HostPort ConnectionTest::Private::dialled(const HostPort &advertised) const
{
    const QString mapped = config.addressMap.value(advertised.toString());
    return mapped.isEmpty() ? advertised : HostPort::parse(mapped);
}

void ConnectionTest::Private::begin(TestStage stage)
{
    sinceStage.start();
    TestStageResult result;
    result.stage = stage;
    result.outcome = isSkipped(stage) ? Outcome::Skipped : Outcome::Running;
    results.append(result);
    Q_EMIT q->stageChanged(result);
}

void ConnectionTest::Private::settle(Outcome outcome, const std::optional<core::KafkaError> &error, const QStringList &facts)
{
    TestStageResult &result = results.last();
    result.outcome = outcome;
    result.error = error;
    result.facts = facts;
    result.tookMs = sinceStage.elapsed();
    const TestStageResult told = result;
    Q_EMIT q->stageChanged(told);
}

void ConnectionTest::Private::pass(const QStringList &facts)
{
    settle(Outcome::Passed, {}, facts);
}

void ConnectionTest::Private::fail(const core::KafkaError &error, const QStringList &facts)
{
    settle(Outcome::Failed, error, facts);
    end(false);
}

// Everything up to and with that stage is good; skipped ones are named on the way, and the next one runs.
void ConnectionTest::Private::passUpTo(TestStage stage, const QStringList &facts)
{
    while (running && results.last().stage <= stage) {
        const TestStage current = results.last().stage;
        if (results.last().outcome == Outcome::Running)
            pass(current == TestStage::Tls ? cluster::certificateFacts(handle->peerCertificate())
                 : current == stage        ? facts
                                           : QStringList());
        begin(static_cast<TestStage>(static_cast<int>(current) + 1));
    }
    while (running && results.last().outcome == Outcome::Skipped)
        begin(static_cast<TestStage>(static_cast<int>(results.last().stage) + 1));
}

void ConnectionTest::Private::end(bool good)
{
    running = false;
    admin.reset(); // joins the thread that speaks to the scope
    handle.reset();
    // A slot of one of its children may be what is running just now.
    QObject *ended = scope.release();
    ended->setParent(q);
    ended->deleteLater();
    Q_EMIT q->finished(good);
}

void ConnectionTest::Private::resolve()
{
    begin(TestStage::NameResolution);
    for (const QString &server : config.property(u"bootstrap.servers"_s).split(u',', Qt::SkipEmptyParts))
        bootstrap.append(dialled(HostPort::parse(server)));
    const bool nonsense =
        std::any_of(bootstrap.cbegin(), bootstrap.cend(), [](const HostPort &a) { return a.host.isEmpty() || a.port == 0; });
    if (bootstrap.isEmpty() || nonsense) {
        const QString servers = config.property(u"bootstrap.servers"_s);
        fail(core::localError(ErrorKind::Configuration, servers, u"bootstrap.servers"_s));
        return;
    }
    lookupsOpen = static_cast<int>(bootstrap.size());
    QTimer::singleShot(
        timeoutMs(), scope.get(), ofThisRun([this] {
            if (results.last().stage == TestStage::NameResolution)
                fail(core::localError(ErrorKind::NameResolution, u"no answer in %1 ms"_s.arg(timeoutMs()), bootstrap.first().host),
                     lookedUp);
        }));
    for (const HostPort &address : std::as_const(bootstrap)) {
        QHostInfo::lookupHost(address.host, scope.get(),
                              ofThisRun([this, address](const QHostInfo &info) { lookedUpHost(address, info); }));
    }
}

void ConnectionTest::Private::lookedUpHost(const HostPort &address, const QHostInfo &info)
{
    QStringList found;
    for (const QHostAddress &one : info.addresses())
        found.append(one.toString());
    resolved = resolved || !found.isEmpty();
    lookedUp.append(u"%1 → %2"_s.arg(address.host, found.isEmpty() ? info.errorString() : found.join(u", "_s)));
    if (--lookupsOpen > 0)
        return;
    if (!resolved) {
        fail(core::localError(ErrorKind::NameResolution, info.errorString(), address.host), lookedUp);
        return;
    }
    pass(lookedUp);
    dial();
}

void ConnectionTest::Private::dial()
{
    begin(TestStage::Tcp);
    auto *check = new ReachCheck(bootstrap, timeoutMs(), scope.get());
    QObject::connect(check, &ReachCheck::finished, scope.get(), ofThisRun([this](const QList<ReachCheck::Answer> &answers) {
                         QStringList facts;
                         std::optional<core::KafkaError> error;
                         bool any = false;
                         for (const ReachCheck::Answer &answer : answers) {
                             any = any || !answer.error;
                             if (answer.error && !error)
                                 error = answer.error;
                             facts.append(u"%1 → %2"_s.arg(answer.address.toString(), answer.error ? answer.error->message : answer.peer));
                         }
                         if (!any) {
                             fail(*error, facts);
                             return;
                         }
                         passUpTo(TestStage::Tcp, facts);
                         openHandle();
                     }));
    check->start();
}

// From here on the client library itself is asked: what it says is what a connection would meet. Its debug lines tell how far
// each broker's connection has come.
void ConnectionTest::Private::openHandle()
{
    cluster::ConnectionConfig logged = config;
    logged.log = logListener(scope.get(), ofThisRun([this](const cluster::LogLine &line) { onLog(line.text); }));
    auto opened = Handle::open(logged, Handle::Purpose::Admin, {{u"debug"_s, u"broker"_s}});
    if (!opened) {
        failAt(opened.error());
        return;
    }
    handle = *opened;
    AdminEvents events;
    QObject *context = scope.get();
    const auto hasError = ofThisRun([this](const core::KafkaError &error) { onError(error); });
    events.error = [context, hasError](const core::KafkaError &error) {
        QMetaObject::invokeMethod(
            context, [hasError, error] { hasError(error); }, Qt::QueuedConnection);
    };
    events.brokersUp = [](int) {};
    admin = std::make_unique<AdminClient>(handle, config, std::move(events));
    core::whenFinished(requestMetadata(*admin, {}), context,
                       ofThisRun([this](const core::Result<cluster::MetadataPtr> &answer) { onMetadata(answer); }));
}

void ConnectionTest::Private::onError(const core::KafkaError &error)
{
    if (error.code == RD_KAFKA_RESP_ERR__ALL_BROKERS_DOWN)
        return;
    if (!lastError || isClear(error.kind) || !isClear(lastError->kind))
        lastError = error;
    if (!isClear(lastError->kind) || failing)
        return;
    failing = true;
    QTimer::singleShot(kGraceMs, scope.get(), ofThisRun([this] {
                           if (results.last().stage != TestStage::AdvertisedListeners)
                               failAt(*lastError);
                       }));
}

void ConnectionTest::Private::onLog(const QString &text)
{
    if (results.last().stage > TestStage::Metadata)
        return;
    // A broker with a number was learnt from metadata: "…: host:9092/1: Broker changed state …".
    static const QRegularExpression kLearnt(u"([^/\\s]+:\\d+)/(\\d+): Broker changed state"_s);
    if (const auto match = kLearnt.match(text); match.hasMatch())
        learnt.insert(match.captured(2).toInt(), HostPort::parse(match.captured(1)));
    // Only an answer proves a stage: a broker that wants a certificate of ours refuses it after the handshake, and one that
    // wants SASL hangs up in the state UP.
    if (text.contains("APIVERSION_QUERY -> AUTH"_L1))
        passUpTo(TestStage::Tls);
    else if (text.endsWith("-> UP"_L1))
        passUpTo(usesSasl ? TestStage::Sasl : TestStage::Tls);
    if (const auto error = errorFromLog(text, true))
        onError(*error);
}

void ConnectionTest::Private::onMetadata(const core::Result<cluster::MetadataPtr> &answer)
{
    if (!answer) {
        const bool vague = answer.error().kind == ErrorKind::Transport || answer.error().kind == ErrorKind::TimedOut;
        const core::KafkaError error = vague && lastError ? *lastError : answer.error();
        if (isClear(error.kind) || learnt.isEmpty()) {
            failAt(error);
            return;
        }
        // The brokers have told their addresses, and then none of those answered.
        passUpTo(TestStage::Metadata, {u"brokers=%1"_s.arg(learnt.size())});
        dialAdvertised(learnt.values(), error);
        return;
    }
    const cluster::Metadata &metadata = **answer;
    passUpTo(TestStage::Metadata, {u"cluster=%1"_s.arg(metadata.clusterId), u"brokers=%1"_s.arg(metadata.brokers.size()),
                                   u"topics=%1"_s.arg(metadata.topics.size())});
    QList<HostPort> advertised;
    for (const cluster::Broker &broker : metadata.brokers)
        advertised.append({broker.host, static_cast<quint16>(broker.port)});
    dialAdvertised(advertised, {});
}

// A failure belongs to its own stage: those before it were good, even where the library did not say so.
void ConnectionTest::Private::failAt(const core::KafkaError &error)
{
    const std::optional<TestStage> stage = stageOf(error);
    if (stage && *stage > results.last().stage && !isSkipped(*stage))
        passUpTo(static_cast<TestStage>(static_cast<int>(*stage) - 1));
    fail(error, results.last().stage == TestStage::Tls && handle ? cluster::certificateFacts(handle->peerCertificate()) : QStringList());
}

// otherwise: what to say when all of them answer; empty: all is well then.
void ConnectionTest::Private::dialAdvertised(const QList<HostPort> &advertised, const std::optional<core::KafkaError> &otherwise)
{
    QList<HostPort> targets;
    for (const HostPort &address : advertised)
        targets.append(dialled(address));
    auto *check = new ReachCheck(targets, timeoutMs(), scope.get());
    QObject::connect(check, &ReachCheck::finished, scope.get(),
                     ofThisRun([this, advertised, otherwise](const QList<ReachCheck::Answer> &answers) {
                         QStringList facts;
                         QStringList unreachable;
                         std::optional<core::KafkaError> error;
                         for (qsizetype i = 0; i < answers.size(); ++i) {
                             const ReachCheck::Answer &answer = answers[i];
                             facts.append(u"%1 → %2"_s.arg(advertised[i].toString(), answer.error ? answer.error->message : answer.peer));
                             if (!answer.error)
                                 continue;
                             unreachable.append(advertised[i].toString());
                             if (!error)
                                 error = answer.error;
                         }
                         if (error) {
                             error->where = unreachable.join(u", "_s);
                             fail(*error, facts);
                             return;
                         }
                         pass(facts);
                         end(true);
                     }));
    check->start();
}

ConnectionTest::ConnectionTest(cluster::ConnectionConfig config, QObject *parent)
    : cluster::ConnectionTest(parent)
    , d(std::make_unique<Private>())
{
    d->q = this;
    d->config = std::move(config);
    const QString protocol = d->config.property(u"security.protocol"_s).toLower();
    d->usesTls = protocol == "ssl"_L1 || protocol == "sasl_ssl"_L1;
    d->usesSasl = protocol.startsWith("sasl_"_L1);
}

ConnectionTest::~ConnectionTest()
{
    d->admin.reset(); // joins the thread that speaks to the scope
}

void ConnectionTest::start()
{
    if (d->running)
        return;
    d->running = true;
    d->failing = false;
    d->resolved = false;
    d->lastError.reset();
    d->results.clear();
    d->bootstrap.clear();
    d->learnt.clear();
    d->lookedUp.clear();
    d->scope = std::make_unique<QObject>();
    d->resolve();
}

void ConnectionTest::cancel()
{
    if (d->running)
        d->fail(core::localError(ErrorKind::Cancelled, {}));
}

QList<TestStageResult> ConnectionTest::results() const
{
    return d->results;
}

bool ConnectionTest::isRunning() const
{
    return d->running;
}

bool ConnectionTest::passed() const
{
    return !d->running && !d->results.isEmpty() && d->results.last().stage == TestStage::AdvertisedListeners &&
           d->results.last().outcome == Outcome::Passed;
}

} // namespace streamscope::kafka
