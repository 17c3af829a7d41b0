// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rest/proxy.h"

#include "models/rest/answers.h"
#include "models/rest/fault_names.h"
#include "models/rest/pages.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace streamscope::rest {
namespace {

using cluster::ConnectionState;
using core::ErrorKind;

constexpr int kFirstAgainMs = 1000;
constexpr int kLongestAgainMs = 15000;
constexpr int kLongestOpenMs = 60000;
constexpr int kPatienceMs = 1000; // with a version that does not answer where another one does
constexpr std::array kV3Roots{"/v3", "/kafka/v3"};

// Kinds that time does not mend. A proxy that forbids everything is no more of use than one that knows nobody.
bool isFinal(ErrorKind kind)
{
    return core::needsOtherSettings(kind) || kind == ErrorKind::Authorization;
}

bool isOfConnection(ErrorKind kind)
{
    return kind == ErrorKind::Transport || kind == ErrorKind::TimedOut || kind == ErrorKind::NameResolution;
}

// Statuses that say: there is no such call here. Any other says nothing of it.
bool saysNotThere(int status)
{
    return status == 404 || status == 405 || status == 406 || status == 410 || status == 415 || status == 501;
}

// The version may well be there, but not for these credentials.
bool isRefusal(const core::KafkaError &error)
{
    return error.kind == ErrorKind::Authentication || error.kind == ErrorKind::Authorization;
}

// How much a failure says about why nothing is offered: the least first.
int rankOf(const core::KafkaError &error)
{
    if (error.kind == ErrorKind::CorruptData)
        return 0;
    if (!error.name.startsWith("HTTP_"_L1))
        return 1;
    return isFinal(error.kind) ? 2 : 3;
}

} // namespace

Proxy::Proxy(const RestConfig &config, QObject *parent)
    : QObject(parent)
    , m_client(config)
{
    m_clock.start();
    if (sendsCredentialsInTheClear(config))
        m_capabilities.warnings.append(Warning::CredentialsInTheClear);
    m_again.setSingleShot(true);
    connect(&m_again, &QTimer::timeout, this, [this] { m_state == ConnectionState::Connected ? askOpen() : discover(); });
    m_patience.setSingleShot(true);
    m_patience.setInterval(kPatienceMs);
    connect(&m_patience, &QTimer::timeout, this, &Proxy::conclude);
    m_questions[0].call = v2::topics();
    for (std::size_t i = 0; i < kV3Roots.size(); ++i)
        m_questions[i + 1].call = v3::clusters(kV3Roots[i]);
    if (m_client.configFault()) {
        m_lastError = m_client.configFault();
        m_state = ConnectionState::Failed;
        return;
    }
    discover();
}

Proxy::~Proxy()
{
    m_closing = true;
    m_client.cancelAll();
    for (const Ready &ready : std::exchange(m_ready, {}))
        ready(core::localError(ErrorKind::Cancelled, u"the connection was closed"_s));
}

core::KafkaError Proxy::unsupported(Feature feature) const
{
    const FeatureFact fact = m_capabilities.fact(feature);
    core::KafkaError error = core::localError(ErrorKind::Unsupported, reasonText(fact), featureName(feature));
    error.name = reasonName(fact.reason);
    if (fact.reason != Reason::Unanswered)
        return error;
    const Question *open = openQuestion(m_capabilities.v2 ? Version::V3 : Version::V2); // the other one is spoken
    if (!open)
        return error;
    core::KafkaError said = *open->why;
    said.where = featureName(feature);
    return said;
}

QByteArray Proxy::cluster() const
{
    return v3::clusterPath(m_capabilities.v3Root, m_capabilities.clusterId);
}

void Proxy::warn(Warning warning)
{
    if (m_capabilities.warnings.contains(warning))
        return;
    m_capabilities.warnings.append(warning);
    Q_EMIT capabilitiesChanged();
}

void Proxy::whenKnown(Ready ready)
{
    if (m_capabilities.known) {
        ready(std::nullopt);
        return;
    }
    if (m_state == ConnectionState::Failed) {
        ready(m_lastError);
        return;
    }
    m_ready.push_back(std::move(ready));
    if (!m_discovering)
        discover();
}

void Proxy::whenOffered(Feature feature, Ready ready)
{
    whenKnown([this, feature, ready = std::move(ready)](const std::optional<core::KafkaError> &error) {
        if (error || !isOpen(m_capabilities.fact(feature).reason) || isJustAnswered()) {
            ready(error);
            return;
        }
        m_ready.push_back(ready);
        askOpen();
    });
}

void Proxy::send(const RestCall &call, HttpClient::Done done)
{
    m_client.send(call, [this, call, done = std::move(done)](core::Result<HttpAnswer> answer) {
        note(call, answer);
        const bool isList = call.method == "GET" && m_capabilities.v3 && call.path.startsWith(m_capabilities.v3Root + '/');
        if (isList && answer && answer->isGood() && Pages::mayGoOn(answer->body))
            takePage(std::make_shared<Pages>(call, m_client.config().maxBodyBytes), std::move(*answer), done);
        else
            done(std::move(answer));
    });
}

// Page by page; done gets all of them as one.
void Proxy::takePage(const std::shared_ptr<Pages> &pages, HttpAnswer page, const HttpClient::Done &done)
{
    const auto next = pages->take(page.body);
    if (!next) {
        done(tl::make_unexpected(next.error()));
    } else if (!*next) {
        page.body = pages->whole();
        done(std::move(page));
    } else {
        m_client.send(**next, [this, pages, done, call = **next](core::Result<HttpAnswer> answer) {
            note(call, answer);
            if (answer && answer->isGood())
                takePage(pages, std::move(*answer), done);
            else
                done(std::move(answer));
        });
    }
}

void Proxy::sendAll(const QList<RestCall> &calls, HttpClient::AllDone done)
{
    HttpClient::gather(this, calls, std::move(done),
                       [this](const RestCall &call, HttpClient::Done one) { send(call, std::move(one)); });
}

void Proxy::discover()
{
    if (m_discovering)
        return;
    m_discovering = true;
    m_concluded = false;
    m_again.stop();
    for (std::size_t i = 0; i < m_questions.size(); ++i) {
        m_questions[i].fresh = false;
        ask(i);
    }
}

// Asks again what nobody has answered; what is known stays as it is.
void Proxy::askOpen()
{
    if (m_discovering)
        return;
    m_again.stop();
    for (std::size_t i = 0; i < m_questions.size(); ++i) {
        if (m_questions[i].told == Question::Told::Open && openQuestion(i == 0 ? Version::V2 : Version::V3))
            ask(i);
    }
}

void Proxy::ask(std::size_t question)
{
    if (std::exchange(m_questions[question].asking, true))
        return;
    m_client.send(m_questions[question].call,
                  [this, question](const core::Result<HttpAnswer> &answer) { onAnswer(question, answer); });
}

void Proxy::onAnswer(std::size_t question, const core::Result<HttpAnswer> &answer)
{
    if (m_closing)
        return;
    m_questions[question].asking = false;
    judge(question, answer);
    if (m_discovering) {
        if (m_concluded)
            takeVersions(); // while the offsets are tried
        else if (!isAsking())
            conclude();
        else if (m_questions[question].fresh && !m_patience.isActive())
            m_patience.start();
        return;
    }
    takeVersions();
    Q_EMIT capabilitiesChanged();
    if (isAsking())
        return;
    askOpenLater();
    for (const Ready &ready : std::exchange(m_ready, {}))
        ready(std::nullopt);
}

// Only an answer that means it says that a version is not spoken; one that was spoken stays so while the server is in trouble.
void Proxy::judge(std::size_t question, const core::Result<HttpAnswer> &answer)
{
    using Told = Question::Told;
    Question &asked = m_questions[question];
    asked.answeredAt = clock();
    asked.why.reset(); // an open one has it again below
    if (answer && answer->isGood()) {
        const auto taken = takeGood(question, answer->body);
        asked.fresh = taken.has_value();
        asked.told = taken ? Told::Spoken : Told::NotSpoken;
        if (!taken)
            asked.why = taken.error();
    } else if (answer && saysNotThere(answer->status)) {
        asked.told = Told::NotSpoken;
    } else {
        asked.why = answer ? statusFault(*answer, u"connect"_s) : answer.error();
        if (asked.told != Told::Spoken)
            asked.told = Told::Open;
    }
}

core::Result<void> Proxy::takeGood(std::size_t question, const QByteArray &body)
{
    if (question == 0)
        return v2::readTopicNames(body).map([this](const QStringList &names) { m_topics = names; });
    return v3::readClusterId(body).map([this, question](const QString &id) {
        if (question > 1 && m_questions[1].told == Question::Told::Spoken)
            return; // at both roots: the first one counts
        m_capabilities.v3Root = kV3Roots[question - 1];
        m_capabilities.clusterId = id;
    });
}

bool Proxy::isAsking() const
{
    return std::any_of(m_questions.begin(), m_questions.end(), [](const Question &one) { return one.asking; });
}

// What leaves something open was said a moment ago: a view that asks for several things is not told it again for each.
bool Proxy::isJustAnswered() const
{
    return std::all_of(m_questions.begin(), m_questions.end(), [this](const Question &one) {
        return one.told != Question::Told::Open || (!one.asking && clock() - one.answeredAt < m_client.config().openKept.count());
    });
}

// The first one that leaves it open whether the version is spoken; none where that is known.
const Proxy::Question *Proxy::openQuestion(Version version) const
{
    const Question *open = nullptr;
    for (std::size_t i = version == Version::V2 ? 0 : 1; i < (version == Version::V2 ? 1 : m_questions.size()); ++i) {
        if (m_questions[i].told == Question::Told::Spoken)
            return nullptr;
        if (!open && m_questions[i].told == Question::Told::Open)
            open = &m_questions[i];
    }
    return open;
}

// All have answered, or one has and the others take their time.
void Proxy::conclude()
{
    m_patience.stop();
    m_concluded = true;
    for (Question &one : m_questions) {
        if (one.asking && one.told == Question::Told::Nothing) {
            one.told = Question::Told::Open;
            one.why = core::localError(ErrorKind::TimedOut, u"no answer yet"_s, QString::fromLatin1(one.call.path));
        }
    }
    takeVersions();
    if (std::none_of(m_questions.begin(), m_questions.end(), [](const Question &one) { return one.fresh; }))
        endDiscovery(whyNothing());
    else if (m_capabilities.v2 && !m_topics.isEmpty())
        tryOffsets();
    else
        endDiscovery(std::nullopt);
}

void Proxy::takeVersions()
{
    using Told = Question::Told;
    const auto missing = [this](Version version, Reason known, Reason refused, QString &answer) {
        const Question *open = openQuestion(version);
        answer = open ? open->why->message : QString();
        return !open ? known : isRefusal(*open->why) ? refused : Reason::Unanswered;
    };
    m_capabilities.v2 = m_questions[0].told == Told::Spoken;
    m_capabilities.v3 = m_questions[1].told == Told::Spoken || m_questions[2].told == Told::Spoken;
    m_capabilities.v2Missing = missing(Version::V2, Reason::NoV2, Reason::RefusedV2, m_capabilities.v2Answer);
    m_capabilities.v3Missing = missing(Version::V3, Reason::NoV3, Reason::RefusedV3, m_capabilities.v3Answer);
}

// By itself, where time may mend it; a refusal is asked again only when somebody wants what it hides.
void Proxy::askOpenLater()
{
    const auto mends = [this](Version version) {
        const Question *open = openQuestion(version);
        return open && !isFinal(open->why->kind);
    };
    if (!mends(Version::V2) && !mends(Version::V3))
        m_openRounds = 0;
    else if (!m_again.isActive())
        m_again.start(std::min(kFirstAgainMs * (1 << std::min(m_openRounds++, 10)), kLongestOpenMs));
}

core::KafkaError Proxy::whyNothing() const
{
    const Question *best = nullptr;
    for (const Question &one : m_questions) {
        if (one.why && (!best || rankOf(*one.why) < rankOf(*best->why)))
            best = &one;
    }
    if (best)
        return *best->why;
    core::KafkaError error = core::localError(
        ErrorKind::Configuration, u"what answers there is no REST Proxy: it knows neither /topics nor /v3/clusters"_s, u"connect"_s);
    error.name = QString::fromLatin1(kNoRestProxy);
    return error;
}

void Proxy::endDiscovery(const std::optional<core::KafkaError> &error)
{
    m_discovering = false;
    if (error) {
        m_lastError = error;
        ++m_failures;
        setState(isFinal(error->kind) ? ConnectionState::Failed : m_state == ConnectionState::Connected ? ConnectionState::Lost : m_state);
        if (m_state != ConnectionState::Failed)
            m_again.start(std::min(kFirstAgainMs * (1 << std::min(m_failures - 1, 10)), kLongestAgainMs));
    } else {
        m_failures = 0;
        m_capabilities.known = true;
        m_lastError.reset();
        setState(ConnectionState::Connected);
        Q_EMIT capabilitiesChanged();
        tryV3();
        if (!isAsking())
            askOpenLater();
    }
    for (const auto &ready : std::exchange(m_ready, {}))
        ready(error);
}

// Any status is a sign of life, but for a proxy that has lost its brokers or refuses us now.
void Proxy::note(const RestCall &call, const core::Result<HttpAnswer> &answer)
{
    if (m_state == ConnectionState::Closed || m_discovering)
        return;
    if (answer) {
        if (answer->status == 401) {
            takeRefusal(call, statusFault(*answer, u"request"_s));
        } else if ((m_state == ConnectionState::Lost && answer->status < 500) ||
                   (m_state == ConnectionState::Failed && m_capabilities.known && answer->isGood())) {
            m_lastError.reset();
            setState(ConnectionState::Connected);
        }
        return;
    }
    if (!isOfConnection(answer.error().kind))
        return;
    m_lastError = answer.error();
    if (m_state == ConnectionState::Connected) {
        setState(ConnectionState::Lost);
        m_again.start(kFirstAgainMs);
    }
}

// One call may be refused where the credentials are good for the others: the version that it is not of tells.
void Proxy::takeRefusal(const RestCall &call, const core::KafkaError &refusal)
{
    const auto fail = [this, refusal] {
        m_lastError = refusal;
        setState(ConnectionState::Failed);
    };
    if (!m_capabilities.v2 || !m_capabilities.v3) {
        fail();
        return;
    }
    const bool isV3 = call.path.startsWith(m_capabilities.v3Root + '/');
    m_client.send(isV3 ? v2::topics() : v3::clusters(m_capabilities.v3Root), [this, fail](const core::Result<HttpAnswer> &other) {
        if (!m_closing && other && other->status == 401)
            fail();
    });
}

void Proxy::setState(ConnectionState state)
{
    if (state == m_state)
        return;
    m_state = state;
    Q_EMIT stateChanged(state);
}

} // namespace streamscope::rest
