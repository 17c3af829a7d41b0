// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/flows/flow_decider.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace streamscope::flows {
namespace {

constexpr qsizetype kLongestReason = 1000; // of a header
constexpr qsizetype kProvenanceBytes = 1000;
constexpr char kFlowHeader[] = "streamscope.flow";
constexpr char kClusterHeader[] = "streamscope.cluster";
constexpr char kTopicHeader[] = "streamscope.topic";
constexpr char kErrorHeader[] = "streamscope.error"; // stands right before the provenance

std::optional<QByteArray> bytesOf(bool null, std::string_view bytes)
{
    if (null)
        return std::nullopt;
    return QByteArray(bytes.data(), static_cast<qsizetype>(bytes.size()));
}

QList<cluster::Header> headersOf(const cluster::RawMessage &message)
{
    QList<cluster::Header> headers;
    for (const cluster::RawHeader &header : message.headers)
        headers.append(
            {QByteArray(header.name.data(), static_cast<qsizetype>(header.name.size())), bytesOf(header.nullValue, header.value)});
    return headers;
}

// The message itself, for another topic.
cluster::ProducerRecord copyOf(const cluster::RawMessage &message, const QString &topic)
{
    cluster::ProducerRecord record;
    record.topic = topic;
    record.key = bytesOf(message.nullKey, message.key);
    record.value = bytesOf(message.nullValue, message.value);
    record.headers = headersOf(message);
    if (message.timestampMs >= 0)
        record.timestampMs = message.timestampMs;
    return record;
}

} // namespace

// The same sentence for headers and scripts, and for a person.
struct FlowDecider::Reason {
    QString english;
    QString shown;

    // sentence: as QT_TRANSLATE_NOOP("FlowReason", …) marks it. detail: %1, which has both languages itself; the others: %2, %3, …
    template<typename... Others>
    static Reason of(const char *sentence, const Reason &detail, const Others &...others)
    {
        return {QString::fromUtf8(sentence).arg(detail.english, others...),
                QCoreApplication::translate("FlowReason", sentence).arg(detail.shown, others...)};
    }
};

struct FlowDecider::Header {
    QByteArray name;
    query::TemplateWriter value;
};

struct FlowDecider::Output {
    QString topic;
    bool keepsPartition = false;
    std::optional<query::TemplateWriter> key;
    std::optional<query::TemplateWriter> value;
    std::optional<std::vector<Header>> headers;
};

struct FlowDecider::Rule {
    query::Evaluator when;
    std::vector<Output> outputs;
};

FlowDecider::FlowDecider(const Flow &flow, bool provenance, qsizetype maxRecordBytes, QByteArray cluster)
    : m_name(flow.name.toUtf8())
    , m_errorsTopic(flow.errorsTopic)
    , m_provenance(provenance)
    , m_endless(!flow.range)
    , m_cluster(std::move(cluster))
    , m_maxRecordBytes(maxRecordBytes)
    , m_source(std::make_shared<query::TemplateSource>())
{
    for (const QString &topic : flow.topics)
        m_topics.push_back(topic.toStdString());
    for (const FlowRule &rule : flow.rules) {
        m_ruleNames.append(rule.name);
        m_rules.push_back({query::Evaluator(rule.when), prepared(rule.outputs)});
    }
    if (flow.otherwise)
        m_otherwise = prepared(*flow.otherwise);
}

FlowDecider::FlowDecider(FlowDecider &&) noexcept = default;
FlowDecider::~FlowDecider() = default;

std::vector<FlowDecider::Output> FlowDecider::prepared(const std::vector<FlowOutput> &outputs)
{
    const auto writer = [this](const query::Template &text) { return query::TemplateWriter(text, m_source); };
    std::vector<Output> list;
    for (const FlowOutput &output : outputs) {
        Output &made = list.emplace_back();
        made.topic = output.topic;
        made.keepsPartition = output.keepsPartition;
        if (output.key)
            made.key = writer(*output.key);
        if (output.value)
            made.value = writer(*output.value);
        if (output.headers) {
            made.headers.emplace();
            for (const FlowHeader &header : *output.headers)
                made.headers->push_back({header.name, writer(header.value)});
        }
    }
    return list;
}

const std::string &FlowDecider::topicOf(const cluster::RawMessage &message) const
{
    static const std::string kUnknown;
    return message.topic < m_topics.size() ? m_topics[message.topic] : kUnknown;
}

Decision FlowDecider::decide(const cluster::RawMessage &message)
{
    m_source->nextMessage();
    const std::string &topic = topicOf(message);
    if (m_endless && hasWritten(message)) {
        const QString from = QString::fromStdString(topic);
        const Reason reason = Reason::of(QT_TRANSLATE_NOOP("FlowReason", "this flow has written it: it comes back to %1 in a loop"), {from, from});
        return {.rule = Decision::kFailed, .reason = reason.english, .shownReason = reason.shown};
    }
    for (std::size_t i = 0; i < m_rules.size(); ++i) {
        const int index = static_cast<int>(i);
        switch (m_rules[i].when.test(message, topic)) {
        case query::Evaluator::Outcome::NoMatch: continue;
        case query::Evaluator::Outcome::Error:
            return failed(index,
                          Reason::of(QT_TRANSLATE_NOOP("FlowReason", "the condition of “%2”: %1"),
                                     {m_rules[i].when.lastError(query::Language::English), m_rules[i].when.lastError()}, m_ruleNames.at(index)),
                          message, topic);
        case query::Evaluator::Outcome::Match: break;
        }
        auto records = written(m_rules[i].outputs, message, topic);
        if (!records)
            return failed(index, records.error(), message, topic);
        return {.rule = index, .records = std::move(*records)};
    }
    if (!m_otherwise)
        return {};
    auto records = written(*m_otherwise, message, topic);
    if (!records)
        return failed(Decision::kOtherwise, records.error(), message, topic);
    return {.rule = Decision::kOtherwise, .records = std::move(*records)};
}

Decision FlowDecider::refused(const cluster::RawMessage &message, const cluster::Refusal &refusal)
{
    const auto words = [](const core::KafkaError &error) { return Reason{error.message, error.message}; };
    Decision decided = decide(message);
    const bool hasFailed = decided.rule == Decision::kFailed; // and the errors topic refused what told of it
    const Reason reason = hasFailed ? Reason{decided.reason, decided.shownReason}
                                    : Reason::of(QT_TRANSLATE_NOOP("FlowReason", "the message for %2 is refused: %1"), words(refusal.error),
                                                 refusal.error.where);
    const core::KafkaError *untold = hasFailed ? &refusal.error : refusal.told ? &*refusal.told : nullptr;
    Decision decision = failed(hasFailed ? decided.failedRule : decided.rule, reason, message, topicOf(message));
    if (!untold)
        return decision;
    const Reason more =
        Reason::of(QT_TRANSLATE_NOOP("FlowReason", "the errors topic %2 refuses it too: %1"), words(*untold), untold->where);
    decision.reason += u" – "_s + more.english;
    decision.shownReason += u" – "_s + more.shown;
    decision.records.clear();
    return decision;
}

FlowDecider::Outcome<QList<cluster::ProducerRecord>> FlowDecider::written(std::vector<Output> &outputs, const cluster::RawMessage &message,
                                                                          const std::string &topic)
{
    // What came through a broker may be larger, and a copy of it with its provenance is let through.
    const auto limit = std::max(m_maxRecordBytes, static_cast<qsizetype>(cluster::payloadBytes(message)) + kProvenanceBytes);
    QList<cluster::ProducerRecord> records;
    for (Output &output : outputs) {
        auto record = written(output, message, topic);
        if (!record)
            return tl::make_unexpected(record.error());
        if (const auto size = static_cast<qsizetype>(cluster::payloadBytes(*record)); size > limit) {
            return tl::make_unexpected(Reason::of(QT_TRANSLATE_NOOP("FlowReason", "the message for %1 has %2 bytes and may have %3"),
                                                  {output.topic, output.topic}, QString::number(size), QString::number(limit)));
        }
        if (record->timestampMs == 0)
            return tl::make_unexpected(
                Reason::of(QT_TRANSLATE_NOOP("FlowReason", "the message for %1 has the timestamp 0, which cannot be written"),
                           {output.topic, output.topic}));
        records.append(std::move(*record));
    }
    return records;
}

FlowDecider::Outcome<cluster::ProducerRecord> FlowDecider::written(Output &output, const cluster::RawMessage &message,
                                                                   const std::string &topic)
{
    const auto refused = [&output](const core::KafkaError &error, const query::TemplateWriter &writer, const char *sentence,
                                   const QString &name = {}) {
        const Reason detail{writer.lastErrorInEnglish(), error.message};
        return tl::make_unexpected(name.isNull() ? Reason::of(sentence, detail, output.topic, error.where)
                                                 : Reason::of(sentence, detail, output.topic, error.where, name));
    };
    cluster::ProducerRecord record = copyOf(message, output.topic);
    if (output.keepsPartition)
        record.partition = message.partition;
    if (output.key) {
        auto key = output.key->write(message, topic);
        if (!key)
            return refused(key.error(), *output.key, QT_TRANSLATE_NOOP("FlowReason", "%1 of the key for %2, at %3"));
        record.key = std::move(*key);
    }
    if (output.value) {
        auto value = output.value->write(message, topic);
        if (!value)
            return refused(value.error(), *output.value, QT_TRANSLATE_NOOP("FlowReason", "%1 of the value for %2, at %3"));
        record.value = std::move(*value);
    }
    if (output.headers) {
        record.headers.clear();
        for (Header &header : *output.headers) {
            auto value = header.value.write(message, topic);
            if (!value)
                return refused(value.error(), header.value, QT_TRANSLATE_NOOP("FlowReason", "%1 of the header “%4” for %2, at %3"),
                               QString::fromUtf8(header.name));
            record.headers.append({header.name, std::move(*value)});
        }
    }
    if (m_provenance)
        addProvenance(record, message, topic);
    return record;
}

void FlowDecider::addProvenance(cluster::ProducerRecord &record, const cluster::RawMessage &message, const std::string &topic) const
{
    record.headers.append({kFlowHeader, m_name});
    if (!m_cluster.isEmpty())
        record.headers.append({kClusterHeader, m_cluster});
    record.headers.append({kTopicHeader, QByteArray::fromStdString(topic)});
    record.headers.append({"streamscope.partition", QByteArray::number(message.partition)});
    record.headers.append({"streamscope.offset", QByteArray::number(message.offset)});
}

// By name, cluster and topic. What it has failed on may be sent to it again.
bool FlowDecider::hasWritten(const cluster::RawMessage &message) const
{
    const auto is = [](std::string_view text, const QByteArray &other) {
        return text == std::string_view(other.constData(), static_cast<std::size_t>(other.size()));
    };
    bool ours = false;
    bool failed = false;
    std::string_view cluster;
    for (const cluster::RawHeader &header : message.headers) {
        if (header.name == kFlowHeader) {
            ours = !failed && is(header.value, m_name);
            cluster = {};
        } else if (header.name == kClusterHeader) {
            cluster = header.value;
        } else if (header.name == kTopicHeader && ours && is(cluster, m_cluster) &&
                   std::find(m_topics.cbegin(), m_topics.cend(), header.value) != m_topics.cend()) {
            return true;
        }
        failed = header.name == kErrorHeader;
    }
    return false;
}

Decision FlowDecider::failed(int rule, const Reason &reason, const cluster::RawMessage &message, const std::string &topic) const
{
    Decision decision{.rule = Decision::kFailed, .failedRule = rule, .reason = reason.english, .shownReason = reason.shown, .records = {}};
    if (m_errorsTopic.isEmpty())
        return decision;
    cluster::ProducerRecord record = copyOf(message, m_errorsTopic);
    if (record.timestampMs == 0) // librdkafka cannot write it; the reason tells
        record.timestampMs.reset();
    record.headers.append({kErrorHeader, reason.english.left(kLongestReason).toUtf8()});
    addProvenance(record, message, topic);
    // What came through the broker goes through it again; only its new headers could be too much.
    decision.records.append(std::move(record));
    return decision;
}

} // namespace streamscope::flows
