// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rest/proxy.h"

#include "models/rest/answers.h"
#include "models/rest/fault_names.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace streamscope::rest {
namespace {

using cluster::ConnectionState;
using core::ErrorKind;

constexpr int kFirstAgainMs = 1000;
constexpr int kLongestAgainMs = 15000;
constexpr std::array kV3Roots{"/v3", "/kafka/v3"};

// Kinds that time does not mend.
bool isFinal(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::TlsUntrusted:
    case ErrorKind::TlsHostMismatch:
    case ErrorKind::TlsExpired:
    case ErrorKind::TlsFailed:
    case ErrorKind::TlsExpected:
    case ErrorKind::PlaintextExpected:
    case ErrorKind::ClientCertificate:
    case ErrorKind::Authentication:
    case ErrorKind::Authorization:
    case ErrorKind::Configuration: return true;
    default: return false;
    }
}

bool isOfConnection(ErrorKind kind)
{
    return kind == ErrorKind::Transport || kind == ErrorKind::TimedOut || kind == ErrorKind::NameResolution;
}

// The answer that says most about why nothing is offered.
core::KafkaError whyNothing(const std::vector<core::Result<HttpAnswer>> &answers)
{
    std::optional<core::KafkaError> best;
    for (const auto &answer : answers) {
        if (!answer)
            return answer.error();
        if (answer->isGood() || answer->status == 404 || answer->status == 405)
            continue;
        const core::KafkaError error = statusFault(*answer, u"connect"_s);
        if (!best || isFinal(error.kind))
            best = error;
    }
    if (best)
        return *best;
    core::KafkaError error = core::localError(
        ErrorKind::Configuration, u"what answers there is no REST Proxy: it knows neither /topics nor /v3/clusters"_s, u"connect"_s);
    error.name = QString::fromLatin1(kNoRestProxy);
    return error;
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
    connect(&m_again, &QTimer::timeout, this, &Proxy::discover);
    if (m_client.configFault()) {
        m_lastError = m_client.configFault();
        m_state = ConnectionState::Failed;
        return;
    }
    discover();
}

Proxy::~Proxy()
{
    m_client.cancelAll();
}

core::KafkaError Proxy::unsupported(Feature feature) const
{
    core::KafkaError error = core::localError(ErrorKind::Unsupported, reasonText(m_capabilities.fact(feature)), featureName(feature));
    error.name = reasonName(m_capabilities.fact(feature).reason);
    return error;
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

void Proxy::whenKnown(std::function<void(const std::optional<core::KafkaError> &)> ready)
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

void Proxy::send(const RestCall &call, HttpClient::Done done)
{
    m_client.send(call, [this, done = std::move(done)](core::Result<HttpAnswer> answer) {
        note(answer);
        done(std::move(answer));
    });
}

void Proxy::sendAll(const QList<RestCall> &calls, HttpClient::AllDone done)
{
    m_client.sendAll(calls, [this, done = std::move(done)](const std::vector<core::Result<HttpAnswer>> &answers) {
        for (const auto &answer : answers)
            note(answer);
        done(answers);
    });
}

void Proxy::discover()
{
    if (m_discovering)
        return;
    m_discovering = true;
    m_again.stop();
    m_client.sendAll({v2::topics(), v3::clusters(kV3Roots[0]), v3::clusters(kV3Roots[1])},
                     [this](const std::vector<core::Result<HttpAnswer>> &answers) { onDiscovered(answers); });
}

void Proxy::onDiscovered(const std::vector<core::Result<HttpAnswer>> &answers)
{
    Capabilities &found = m_capabilities;
    found.v2 = found.v3 = false;
    std::optional<core::KafkaError> broken;
    QStringList topics;
    if (answers[0] && answers[0]->isGood()) {
        const auto names = v2::readTopicNames(answers[0]->body);
        found.v2 = names.has_value();
        if (names)
            topics = *names;
        else
            broken = names.error();
    }
    for (std::size_t i = 0; i < kV3Roots.size() && !found.v3; ++i) {
        const auto &answer = answers[i + 1];
        if (!answer || !answer->isGood())
            continue;
        const auto id = v3::readClusterId(answer->body);
        if (id) {
            found.v3 = true;
            found.v3Root = kV3Roots[i];
            found.clusterId = *id;
        } else if (!broken) {
            broken = id.error();
        }
    }
    if (!found.v2 && !found.v3)
        endDiscovery(broken.value_or(whyNothing(answers)));
    else if (found.v2 && !topics.isEmpty())
        tryOffsets(topics);
    else
        endDiscovery(std::nullopt);
}

// Not every server has v2's offsets of a partition.
void Proxy::tryOffsets(const QStringList &topics)
{
    const auto plain = std::find_if(topics.begin(), topics.end(), [](const QString &name) { return !name.startsWith(u'_'); });
    const cluster::TopicPartition partition{plain == topics.end() ? topics.first() : *plain, 0};
    m_client.send(v2::offsets(partition), [this](const core::Result<HttpAnswer> &answer) {
        if (answer && answer->isGood())
            m_capabilities.offsets = v2::readOffsets(answer->body) ? Reason::None : Reason::CallMissing;
        else if (answer && isMissingCall(*answer))
            m_capabilities.offsets = Reason::CallMissing;
        endDiscovery(std::nullopt);
    });
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
    }
    for (const auto &ready : std::exchange(m_ready, {}))
        ready(error);
}

// Any status is a sign of life, but for a proxy that has lost its brokers or refuses us now.
void Proxy::note(const core::Result<HttpAnswer> &answer)
{
    if (m_state == ConnectionState::Closed || m_discovering)
        return;
    if (answer) {
        if (answer->status == 401) {
            m_lastError = statusFault(*answer, u"request"_s);
            setState(ConnectionState::Failed);
        } else if (m_state == ConnectionState::Lost && answer->status < 500) {
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

void Proxy::setState(ConnectionState state)
{
    if (state == m_state)
        return;
    m_state = state;
    Q_EMIT stateChanged(state);
}

} // namespace streamscope::rest
