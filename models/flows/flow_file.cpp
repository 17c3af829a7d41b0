// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A flow file against its schema.
#include "models/cluster/address.h"
#include "models/cluster/changes.h"
#include "models/decode/decode.h"
#include "models/flows/yaml_source.h"
#include "models/query/time_text.h"

#include <yaml-cpp/depthguard.h>
#include <yaml-cpp/yaml.h>

#include <initializer_list>

using namespace Qt::StringLiterals;

namespace streamscope::flows {
namespace {

constexpr std::size_t kMaxRules = 100;
constexpr std::size_t kMaxOutputs = 20;
constexpr double kMostRate = 10'000'000;
constexpr double kLeastSpeed = 0.01;
constexpr double kMostSpeed = 1000;
constexpr qint64 kLongestGapMs = 24 * 3600 * 1000;
constexpr qsizetype kMaxName = 249; // as a topic's, for it becomes part of a transactional.id

class FlowReader {
public:
    explicit FlowReader(const QByteArray &text)
        : m_source(text)
    {
    }

    tl::expected<Flow, QList<FlowFault>> read()
    {
        parse();
        if (m_source.hasFaults())
            return tl::make_unexpected(m_source.takeFaults());
        return std::move(m_flow);
    }

private:
    void parse();
    void checkLoops(const YAML::Node &from);
    bool fields(const YAML::Node &map, const QString &what, std::initializer_list<const char *> known,
                std::initializer_list<const char *> wanted);
    void general(const YAML::Node &root);
    void delivery(const YAML::Node &root);
    void range(const YAML::Node &node);
    void timing(const YAML::Node &node);
    FlowRange::Bound bound(const YAML::Node &node, const QString &edge);
    void target(const YAML::Node &node);
    void topics(const YAML::Node &node);
    void topic(const YAML::Node &node, QString &out);
    void rules(const YAML::Node &node);
    void rule(const YAML::Node &node);
    std::vector<FlowOutput> outputs(const YAML::Node &node);
    std::optional<FlowOutput> output(const YAML::Node &node);
    std::optional<query::Template> content(const YAML::Node &node);
    std::optional<query::Template> compiled(const YAML::Node &node, const QString &text, query::TemplateFormat format);
    std::vector<FlowHeader> headers(const YAML::Node &node);
    void header(const YAML::Node &name, const YAML::Node &value, std::vector<FlowHeader> &out);
    std::optional<QString> text(const YAML::Node &node, const QString &what);
    std::optional<bool> truth(const YAML::Node &node, const QString &what);

    YamlSource m_source;
    Flow m_flow;
};

void FlowReader::parse()
{
    YAML::Node root;
    try {
        std::vector<YAML::Node> documents = YAML::LoadAll(m_source.parserText());
        if (documents.size() > 1) {
            m_source.fault(documents[1], u"A flow file has one document."_s);
            return;
        }
        if (!documents.empty())
            root = documents.front();
        if (!root.IsMap()) {
            m_source.fault(1, 1, u"A flow file is a map: version, name, from, rules, …"_s);
            return;
        }
        general(root);
        if (const YAML::Node from = root["from"])
            topics(from);
        if (const YAML::Node list = root["rules"])
            rules(list);
        if (const YAML::Node otherwise = root["otherwise"])
            m_flow.otherwise = outputs(otherwise);
        if (!root["rules"] && !root["otherwise"])
            m_source.fault(root, u"A flow wants “rules” or “otherwise”; this one would do nothing."_s);
        checkLoops(root["from"] ? root["from"] : root);
    } catch (const YAML::DeepRecursion &) { // the parser says "bad file", and no place
        m_source.fault(1, 1, u"Lists and maps stand too deep in one another."_s);
    } catch (const YAML::Exception &error) { // the parser's own faults, and what it finds out late
        m_source.parserFault(std::max(0, error.mark.line), std::max(0, error.mark.column), QString::fromStdString(error.msg));
    }
}

// Between two connections it shows when both are open: they may lead to the same cluster.
void FlowReader::checkLoops(const YAML::Node &from)
{
    if (m_flow.target)
        return;
    for (const QString &target : m_flow.targets()) {
        if (m_flow.topics.contains(target))
            m_source.fault(from, u"The flow would feed itself in a loop: it reads and writes “%1”."_s.arg(target));
    }
}

// False: it is no map at all.
bool FlowReader::fields(const YAML::Node &map, const QString &what, std::initializer_list<const char *> known,
                        std::initializer_list<const char *> wanted)
{
    QStringList names;
    for (const char *name : known)
        names.append(QString::fromLatin1(name));
    if (!map.IsMap()) {
        m_source.fault(map, u"%1 is a map with %2."_s.arg(what, names.join(u", "_s)));
        return false;
    }
    QStringList seen;
    for (const auto &entry : map) {
        const QString name = entry.first.IsScalar() ? textOf(entry.first) : QString();
        if (!names.contains(name))
            m_source.fault(entry.first, u"%1 has no “%2”; it has %3."_s.arg(what, name, names.join(u", "_s)));
        else if (seen.contains(name))
            m_source.fault(entry.first, u"“%1” stands here twice."_s.arg(name));
        seen.append(name);
    }
    for (const char *name : wanted) {
        if (!seen.contains(QLatin1StringView(name)))
            m_source.fault(map, u"%1 wants “%2”."_s.arg(what, QLatin1StringView(name)));
    }
    return true;
}

std::optional<QString> FlowReader::text(const YAML::Node &node, const QString &what)
{
    if (node.IsScalar() && !isNullScalar(node))
        return textOf(node);
    m_source.fault(node, u"%1 is a text."_s.arg(what));
    return {};
}

std::optional<bool> FlowReader::truth(const YAML::Node &node, const QString &what)
{
    if (node.IsScalar() && (node.Scalar() == "true" || node.Scalar() == "false"))
        return node.Scalar() == "true";
    m_source.fault(node, u"%1 is true or false."_s.arg(what));
    return {};
}

void FlowReader::general(const YAML::Node &root)
{
    if (!fields(root, u"A flow"_s,
                {"version", "name", "description", "from", "to", "group", "start", "range", "rate", "timing", "exactly_once", "provenance", "rules",
                 "otherwise", "errors"},
                {"version", "name", "from"}))
        return;
    if (const YAML::Node version = root["version"]; version && (!version.IsScalar() || version.Scalar() != std::to_string(kFlowVersion)))
        m_source.fault(version, u"This program reads version %1 of flow files."_s.arg(kFlowVersion));
    if (const YAML::Node name = root["name"]) {
        m_flow.name = text(name, u"The name"_s).value_or(QString());
        if (name.IsScalar() && (m_flow.name.trimmed().isEmpty() || m_flow.name.toUtf8().size() > kMaxName))
            m_source.fault(name, u"A name has 1 to %1 bytes."_s.arg(kMaxName));
    }
    if (const YAML::Node description = root["description"])
        m_flow.description = text(description, u"The description"_s).value_or(QString()).trimmed();
    m_flow.group = m_flow.name;
    if (const YAML::Node group = root["group"]) {
        m_flow.group = text(group, u"The group"_s).value_or(QString());
        if (group.IsScalar() && (m_flow.group.trimmed().isEmpty() || m_flow.group.toUtf8().size() > kMaxName))
            m_source.fault(group, u"A group's name has 1 to %1 bytes."_s.arg(kMaxName));
    }
    if (const YAML::Node start = root["start"]) {
        const QString where = start.IsScalar() ? textOf(start) : QString();
        if (where != "earliest"_L1 && where != "latest"_L1)
            m_source.fault(start, u"A flow starts at earliest or latest."_s);
        m_flow.start = where == "latest"_L1 ? cluster::StartPosition::Kind::Latest : cluster::StartPosition::Kind::Earliest;
    }
    delivery(root);
    if (const YAML::Node errors = root["errors"]; errors && fields(errors, u"“errors”"_s, {"topic"}, {"topic"})) {
        if (const YAML::Node name = errors["topic"])
            topic(name, m_flow.errorsTopic);
    }
}

void FlowReader::delivery(const YAML::Node &root)
{
    if (const YAML::Node range = root["range"]) {
        this->range(range);
        if (root["start"])
            m_source.fault(root["start"], u"“range” says where a flow starts; “start” is for flows without one."_s);
    }
    if (const YAML::Node rate = root["rate"]) {
        bool isNumber = false;
        m_flow.rate = rate.IsScalar() ? textOf(rate).toDouble(&isNumber) : 0;
        if (!isNumber || !(m_flow.rate >= 1 && m_flow.rate <= kMostRate))
            m_source.fault(rate, u"“rate” is a number of messages a second, from 1 to %1."_s.arg(static_cast<qint64>(kMostRate)));
    }
    if (const YAML::Node timing = root["timing"])
        this->timing(timing);
    if (const YAML::Node to = root["to"])
        target(to);
    if (const YAML::Node once = root["exactly_once"]) {
        m_flow.exactlyOnce = truth(once, u"“exactly_once”"_s).value_or(false);
        if (m_flow.exactlyOnce && root["to"])
            m_source.fault(once, u"To another cluster a flow runs at least once: no transaction has both what is written there and the "
                                 "offsets that are read here. Leave “exactly_once” out."_s);
    }
    if (const YAML::Node provenance = root["provenance"])
        m_flow.provenance = truth(provenance, u"“provenance”"_s).value_or(false);
}

void FlowReader::range(const YAML::Node &node)
{
    if (!fields(node, u"“range”"_s, {"begin", "end"}, {}))
        return;
    m_flow.range.emplace();
    if (const YAML::Node begin = node["begin"])
        m_flow.range->begin = bound(begin, u"earliest"_s);
    if (const YAML::Node end = node["end"])
        m_flow.range->end = bound(end, u"end"_s);
    using Kind = FlowRange::Bound::Kind;
    const auto &[begin, end] = *m_flow.range;
    if (begin.kind == end.kind && begin.kind != Kind::Edge && end.value <= begin.value)
        m_source.fault(node, u"The range ends before it begins."_s);
}

void FlowReader::timing(const YAML::Node &node)
{
    m_flow.timing.emplace();
    if (node.IsScalar() && textOf(node) == "original"_L1)
        return;
    if (!node.IsMap()) {
        m_source.fault(node, u"“timing” is original, or a map with speed, longest_gap."_s);
        return;
    }
    if (!fields(node, u"“timing”"_s, {"speed", "longest_gap"}, {}))
        return;
    if (const YAML::Node speed = node["speed"]) {
        bool isNumber = false;
        m_flow.timing->speed = speed.IsScalar() ? textOf(speed).toDouble(&isNumber) : 0;
        if (!isNumber || !(m_flow.timing->speed >= kLeastSpeed && m_flow.timing->speed <= kMostSpeed))
            m_source.fault(speed, u"“speed” is a number from %1 to %2: 1 as it was, 2 twice as fast."_s.arg(kLeastSpeed).arg(kMostSpeed));
    }
    if (const YAML::Node gap = node["longest_gap"]) {
        const auto time = gap.IsScalar() ? query::parseDuration(textOf(gap).toStdString()) : std::nullopt;
        m_flow.timing->longestGapMs = time ? time->seconds * 1000 + time->nanos / 1'000'000 : -1;
        if (m_flow.timing->longestGapMs < 0 || m_flow.timing->longestGapMs > kLongestGapMs)
            m_source.fault(gap, u"“longest_gap” is a length of time from 0s to 24h, such as 500ms, 60s or 5m."_s);
    }
}

FlowRange::Bound FlowReader::bound(const YAML::Node &node, const QString &edge)
{
    const QString said = node.IsScalar() ? textOf(node) : QString();
    bool isNumber = false;
    if (said == edge)
        return {};
    if (said.startsWith("offset:"_L1)) {
        const qint64 offset = said.mid(7).toLongLong(&isNumber);
        if (isNumber && offset >= 0)
            return {FlowRange::Bound::Kind::Offset, offset};
    } else if (said.startsWith("time:"_L1)) {
        const auto time = query::parseTimestamp(said.mid(5).toStdString());
        if (time && time->seconds >= 0)
            return {FlowRange::Bound::Kind::Time, time->seconds * 1000 + time->nanos / 1'000'000};
    }
    m_source.fault(node, u"A bound is %1, offset:N, or time: with a time such as 2026-03-28T10:30:00Z."_s.arg(edge));
    return {};
}

void FlowReader::topic(const YAML::Node &node, QString &out)
{
    const QString name = text(node, u"A topic"_s).value_or(QString());
    if (node.IsScalar() && cluster::checkTopicName(name) != cluster::TopicNameFault::None)
        m_source.fault(node, u"“%1” is no name of a topic."_s.arg(name));
    out = name;
}

void FlowReader::target(const YAML::Node &node)
{
    m_flow.target.emplace();
    if (!fields(node, u"“to”"_s, {"connection", "bootstrap_servers"}, {}))
        return;
    if (const YAML::Node connection = node["connection"])
        m_flow.target->connection = text(connection, u"A connection"_s).value_or(QString()).trimmed();
    const YAML::Node servers = node["bootstrap_servers"];
    if (servers)
        m_flow.target->bootstrapServers = text(servers, u"Bootstrap servers"_s).value_or(QString()).trimmed();
    if (m_flow.target->connection.isEmpty() == m_flow.target->bootstrapServers.isEmpty())
        m_source.fault(node, u"“to” names a saved connection or bootstrap_servers, one of them."_s);
    for (const QString &server : m_flow.target->bootstrapServers.split(u',', Qt::SkipEmptyParts)) {
        if (cluster::checkAddress(server.trimmed(), false) != cluster::AddressFault::None)
            m_source.fault(servers, u"“%1” is no address such as broker.example.com:9092."_s.arg(server.trimmed()));
    }
}

void FlowReader::topics(const YAML::Node &node)
{
    if (!node.IsScalar() && (!node.IsSequence() || node.size() == 0)) {
        m_source.fault(node, u"“from” is a topic or a list of topics."_s);
        return;
    }
    for (std::size_t i = 0; i < (node.IsScalar() ? 1 : node.size()); ++i) {
        const YAML::Node each = node.IsScalar() ? node : node[i];
        QString name;
        topic(each, name);
        if (m_flow.topics.contains(name))
            m_source.fault(each, u"“%1” stands here twice."_s.arg(name));
        m_flow.topics.append(name);
    }
}

void FlowReader::rules(const YAML::Node &node)
{
    if (!node.IsSequence()) {
        m_source.fault(node, u"“rules” is a list."_s);
        return;
    }
    if (node.size() > kMaxRules) {
        m_source.fault(node, u"A flow has %1 rules at most."_s.arg(kMaxRules));
        return;
    }
    for (std::size_t i = 0; i < node.size(); ++i)
        rule(node[i]);
}

void FlowReader::rule(const YAML::Node &node)
{
    if (!fields(node, u"A rule"_s, {"name", "when", "outputs"}, {"when", "outputs"}))
        return;
    QString name = QString::number(m_flow.rules.size() + 1);
    if (const YAML::Node given = node["name"])
        name = text(given, u"A rule's name"_s).value_or(name);
    std::vector<FlowOutput> made;
    if (const YAML::Node list = node["outputs"])
        made = outputs(list);
    const YAML::Node when = node["when"];
    if (!when)
        return;
    const auto condition = text(when, u"“when”"_s);
    if (!condition)
        return;
    auto expression = query::Expression::compile(*condition);
    if (!expression) {
        m_source.fault(when, expression.error().position, expression.error().message);
        return;
    }
    for (const FlowRule &other : m_flow.rules) {
        if (other.name == name)
            m_source.fault(node, u"There are two rules named “%1”."_s.arg(name));
    }
    m_flow.rules.push_back({name, std::move(*expression), std::move(made)});
}

std::vector<FlowOutput> FlowReader::outputs(const YAML::Node &node)
{
    std::vector<FlowOutput> list;
    if (!node.IsSequence() || node.size() > kMaxOutputs) {
        m_source.fault(node, u"Outputs are a list of at most %1."_s.arg(kMaxOutputs));
        return list;
    }
    for (std::size_t i = 0; i < node.size(); ++i) {
        if (auto made = output(node[i]))
            list.push_back(std::move(*made));
    }
    return list;
}

std::optional<FlowOutput> FlowReader::output(const YAML::Node &node)
{
    if (!fields(node, u"An output"_s, {"topic", "partition", "key", "value", "headers"}, {"topic"}))
        return {};
    FlowOutput made;
    if (const YAML::Node partition = node["partition"]) {
        const QString said = partition.IsScalar() ? textOf(partition) : QString();
        if (said != "keep"_L1 && said != "by-key"_L1)
            m_source.fault(partition, u"A partition is “keep” or “by-key”."_s);
        made.keepsPartition = said == "keep"_L1;
    }
    if (const YAML::Node name = node["topic"])
        topic(name, made.topic);
    if (const YAML::Node key = node["key"])
        made.key = content(key);
    if (const YAML::Node value = node["value"])
        made.value = content(value);
    if (const YAML::Node list = node["headers"])
        made.headers = headers(list);
    return made;
}

// A text is a text template, a map or list a JSON template, null is Kafka's null.
std::optional<query::Template> FlowReader::content(const YAML::Node &node)
{
    if (isNullScalar(node))
        return compiled(node, u"${null}"_s, query::TemplateFormat::Text);
    if (node.IsScalar())
        return compiled(node, textOf(node), query::TemplateFormat::Text);
    const QString json = m_source.jsonTemplate(node);
    return json.isEmpty() ? std::nullopt : compiled(node, json, query::TemplateFormat::Json);
}

std::optional<query::Template> FlowReader::compiled(const YAML::Node &node, const QString &text, query::TemplateFormat format)
{
    auto made = query::Template::compile(text, format);
    if (made)
        return std::move(*made);
    if (format == query::TemplateFormat::Text)
        m_source.fault(node, made.error().position, made.error().message);
    else
        m_source.fault(node, made.error().message);
    return {};
}

// A map, or a list of maps where a name occurs twice.
std::vector<FlowHeader> FlowReader::headers(const YAML::Node &node)
{
    std::vector<FlowHeader> list;
    if (node.IsMap()) {
        for (const auto &entry : node)
            header(entry.first, entry.second, list);
        return list;
    }
    if (!node.IsSequence()) {
        m_source.fault(node, u"Headers are a map of names and values, or a list of such maps."_s);
        return list;
    }
    for (std::size_t i = 0; i < node.size(); ++i) {
        if (!node[i].IsMap()) {
            m_source.fault(node[i], u"A header is written “name: value”."_s);
            continue;
        }
        for (const auto &entry : node[i])
            header(entry.first, entry.second, list);
    }
    return list;
}

void FlowReader::header(const YAML::Node &name, const YAML::Node &value, std::vector<FlowHeader> &out)
{
    const auto text = this->text(name, u"A header's name"_s);
    auto made = content(value);
    if (text && made)
        out.push_back({text->toUtf8(), std::move(*made)});
}

} // namespace

tl::expected<Flow, QList<FlowFault>> readFlow(const QByteArray &text)
{
    const auto refused = [](const QString &message) { return tl::make_unexpected(QList<FlowFault>{{1, 1, message}}); };
    if (text.size() > kMaxFlowBytes)
        return refused(u"A flow file has %1 bytes at most."_s.arg(kMaxFlowBytes));
    if (!decode::isUtf8({text.constData(), static_cast<std::size_t>(text.size())}))
        return refused(u"A flow file is UTF-8 text."_s);
    return FlowReader(text).read();
}

} // namespace streamscope::flows
