// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A query as a Java class for Kafka Streams: its topology, and what is made of key and value.
#include "models/query/flink_expression.h"
#include "models/query/java_expression.h"
#include "models/query/sentences.h"

#include <array>

using namespace Qt::StringLiterals;

namespace streamscope::query {
namespace {

struct JavaImport {
    std::string_view name; ///< of the class
    std::string_view package;
};

constexpr std::array<JavaImport, 33> kJavaImports = {{{"JsonProcessingException", "com.fasterxml.jackson.core"},
                                                      {"DeserializationFeature", "com.fasterxml.jackson.databind"},
                                                      {"JsonNode", "com.fasterxml.jackson.databind"},
                                                      {"ObjectMapper", "com.fasterxml.jackson.databind"},
                                                      {"ArrayNode", "com.fasterxml.jackson.databind.node"},
                                                      {"ObjectNode", "com.fasterxml.jackson.databind.node"},
                                                      {"IOException", "java.io"},
                                                      {"UncheckedIOException", "java.io"},
                                                      {"BigDecimal", "java.math"},
                                                      {"BigInteger", "java.math"},
                                                      {"MathContext", "java.math"},
                                                      {"StandardCharsets", "java.nio.charset"},
                                                      {"Duration", "java.time"},
                                                      {"Arrays", "java.util"},
                                                      {"List", "java.util"},
                                                      {"Properties", "java.util"},
                                                      {"BiPredicate", "java.util.function"},
                                                      {"Pattern", "java.util.regex"},
                                                      {"ConsumerConfig", "org.apache.kafka.clients.consumer"},
                                                      {"Serde", "org.apache.kafka.common.serialization"},
                                                      {"Serdes", "org.apache.kafka.common.serialization"},
                                                      {"KafkaStreams", "org.apache.kafka.streams"},
                                                      {"StreamsBuilder", "org.apache.kafka.streams"},
                                                      {"StreamsConfig", "org.apache.kafka.streams"},
                                                      {"Topology", "org.apache.kafka.streams"},
                                                      {"Consumed", "org.apache.kafka.streams.kstream"},
                                                      {"EmitStrategy", "org.apache.kafka.streams.kstream"},
                                                      {"Grouped", "org.apache.kafka.streams.kstream"},
                                                      {"Materialized", "org.apache.kafka.streams.kstream"},
                                                      {"Printed", "org.apache.kafka.streams.kstream"},
                                                      {"SessionWindows", "org.apache.kafka.streams.kstream"},
                                                      {"TimeWindows", "org.apache.kafka.streams.kstream"},
                                                      {"WallclockTimestampExtractor", "org.apache.kafka.streams.processor"}}};

// What is kept of a group's messages, as JSON that is the result too.
constexpr std::string_view kTotalsMethods = R"java(
    private static Serde<ObjectNode> totals() {
        return Serdes.serdeFrom((topic, totals) -> totals == null ? null : utf8(totals.toString()), (topic, bytes) -> {
            try {
                return bytes == null ? null : (ObjectNode) TOTALS.readTree(bytes);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static Object total(ObjectNode totals, String name) {
        JsonNode known = totals.get(name);
        return known == null || known.isNull() ? null : known.isNumber() ? (Object) known.decimalValue() : known.textValue();
    }

    private static void put(ObjectNode totals, String name, Object value) {
        if (value instanceof String) {
            totals.put(name, (String) value);
        } else {
            totals.put(name, decimal(value));
        }
    }

    private static boolean isNumber(Object value) {
        return value instanceof Number && !(value instanceof Double && !Double.isFinite((Double) value));
    }

    private static void sum(ObjectNode totals, String name, Object value) {
        Object known = total(totals, name);
        if (isNumber(value)) {
            put(totals, name, known == null ? value : decimal(known).add(decimal(value)));
        }
    }

    private static void mean(ObjectNode totals, String name, Object sum, Object of) {
        if (isNumber(sum) && isNumber(of)) {
            sum(totals, name + " (sum)", sum);
            sum(totals, name + " (values)", of);
            BigDecimal all = decimal(total(totals, name + " (sum)"));
            totals.put(name, all.divide(decimal(total(totals, name + " (values)")), MathContext.DECIMAL64));
        }
    }

    private static void least(ObjectNode totals, String name, Object value) {
        Object known = total(totals, name);
        if ((isNumber(value) || value instanceof String) && (known == null || Boolean.TRUE.equals(less(value, known)))) {
            put(totals, name, value);
        }
    }

    private static void greatest(ObjectNode totals, String name, Object value) {
        Object known = total(totals, name);
        if ((isNumber(value) || value instanceof String) && (known == null || Boolean.TRUE.equals(less(known, value)))) {
            put(totals, name, value);
        }
    }
)java";

constexpr std::string_view kGroupMethod = R"java(
    /** The group as JSON, so that a text and a number that look the same are two. */
    private static String groupText(Object... parts) {
        ArrayNode texts = JSON.createArrayNode();
        for (Object part : parts) {
            if (part == null) {
                return null;
            }
            texts.add(JSON.<JsonNode>valueToTree(part));
        }
        return parts.length == 1 ? texts.get(0).toString() : texts.toString();
    }
)java";

class StreamsClass {
public:
    StreamsClass(const WindowQuery &query, const EngineSource &source, EngineCopy &copy)
        : m_query(query)
        , m_source(source)
        , m_copy(copy)
        , m_expression(copy)
    {
    }

    QString write()
    {
        const auto where = m_query.where ? expression(*m_query.where) : std::optional<std::string>("");
        const auto group = groupText();
        const auto windows = windowsText();
        if (!where || !group || !windows)
            return {};
        readAggregates(m_query, m_copy, [this](const Aggregation &aggregation) { return readAggregate(aggregation); });
        addSentence(m_copy.notes, Sentences::tr("Messages without a value are not counted there."));
        if (m_query.time == WindowQuery::Time::Message)
            addSentence(m_copy.notes, Sentences::tr("Windows close by the newest message there, not by the slowest partition: allow more lateness "
                                                    "where partitions lag."));
        std::string body = topology(!where->empty(), *windows) + main();
        if (!where->empty())
            body += method("Object where(String keyText, String valueText)", *where);
        body += method("String group(String keyText, String valueText)", *group) + std::string(kGroupMethod);
        if (!m_adds.empty())
            body += addMethod() + mergeMethod() + std::string(kTotalsMethods);
        return comments() + QString::fromStdString(wrapped(body + JavaExpression::methodsFor(body)));
    }

private:
    std::optional<std::string> expression(const Expression &of)
    {
        const auto term = portableTerm(of, Engine::KafkaStreams, m_copy.missing);
        return term ? m_expression.write(*term) : std::nullopt;
    }

    std::optional<std::string> groupText()
    {
        const auto parts = groupTerms(m_query.groupBy, Engine::KafkaStreams, m_copy.missing);
        std::string out;
        bool all = !parts.empty();
        for (const PortableTerm &part : parts) {
            const auto text = m_expression.write(part);
            all = all && text;
            const auto type = FlinkExpression::typeOf(part);
            if (type == FlinkExpression::Type::Any || type == FlinkExpression::Type::Real)
                addSentence(m_copy.notes, Sentences::tr("Numbers are grouped by how they are written there: 1 and 1.0 are two groups there, and one here."));
            out += (out.empty() ? "" : ", ") + text.value_or(std::string());
        }
        return all ? std::optional("groupText(" + out + ')') : std::nullopt;
    }

    static std::string duration(qint64 milliseconds) { return "Duration.ofMillis(" + std::to_string(milliseconds) + "L)"; }

    std::optional<std::string> windowsText()
    {
        const Windowing &window = m_query.window;
        const std::string grace = ", " + duration(m_query.latenessMs) + ')';
        if (window.kind != Windowing::Kind::Session)
            return "TimeWindows.ofSizeAndGrace(" + duration(window.lengthMs) + grace +
                   (window.kind == Windowing::Kind::Hopping ? ".advanceBy(" + duration(window.slideMs) + ')' : std::string());
        if (window.lengthMs < 2) {
            addSentence(m_copy.missing, noEquivalent(Engine::KafkaStreams, u"SessionWindows"_s, Sentences::tr("the gap is too short")));
            return std::nullopt;
        }
        // There, what comes exactly one gap later still belongs to the session.
        addSentence(m_copy.notes, Sentences::tr("The end of a session is the time of its last message there, without the gap."));
        return "SessionWindows.ofInactivityGapAndGrace(" + duration(window.lengthMs - 1) + grace;
    }

    bool readAggregate(const Aggregation &aggregation)
    {
        using Kind = Aggregation::Kind;
        std::string_view method;
        switch (aggregation.kind) {
        case Kind::Sum: method = "sum"; break;
        case Kind::Min: method = "least"; break;
        case Kind::Max: method = "greatest"; break;
        case Kind::Mean: method = "mean"; break;
        case Kind::Percentile:
            addSentence(m_copy.missing, noEquivalent(Engine::KafkaStreams, u"p"_s + QString::number(aggregation.percent)));
            return false;
        case Kind::Distinct: addSentence(m_copy.missing, noEquivalent(Engine::KafkaStreams, u"distinct"_s)); return false;
        default: addSentence(m_copy.missing, noEquivalent(Engine::KafkaStreams, u"top"_s)); return false;
        }
        const auto value = expression(*aggregation.of);
        if (!value)
            return false;
        if (value->find("(key, ") != std::string::npos || value->find("keyText") != std::string::npos) {
            addSentence(m_copy.missing,
                        noEquivalent(Engine::KafkaStreams, u"key"_s, Sentences::tr("where messages are grouped, the key is the group")));
            return false;
        }
        const bool mean = aggregation.kind == Kind::Mean;
        const std::string name = JavaExpression::literal(aggregation.name.toStdString());
        const std::string begin = "        " + std::string(method) + "(totals, " + name + ", ";
        m_adds += begin + *value + (mean ? ", 1L" : "") + ");\n";
        m_merges += begin + (mean ? "total(other, " + name + " + \" (sum)\"), total(other, " + name + " + \" (values)\")" : "total(other, " + name + ')') +
                    ");\n";
        return true;
    }

    [[nodiscard]] std::string topology(bool filtered, const std::string &windows) const
    {
        std::string topics;
        for (const QString &topic : m_source.topics)
            topics += (topics.empty() ? "" : ", ") + JavaExpression::literal(topic.toStdString());
        std::string out = "    public static Topology topology() {\n"
                          "        StreamsBuilder builder = new StreamsBuilder();\n"
                          "        builder.stream(List.of(" +
                          topics + "), Consumed.with(Serdes.String(), Serdes.String())";
        if (m_query.time == WindowQuery::Time::Arrival)
            out += "\n                .withTimestampExtractor(new WallclockTimestampExtractor())";
        out += ")\n";
        if (filtered)
            out += "            .filter((key, value) -> Boolean.TRUE.equals(where(key, value)))\n";
        out += "            .groupBy((key, value) -> group(key, value), Grouped.with(Serdes.String(), Serdes.String()))\n"
               "            .windowedBy(" +
               windows +
               ")\n"
               "            .emitStrategy(EmitStrategy.onWindowClose())\n";
        const bool session = m_query.window.kind == Windowing::Kind::Session;
        if (m_adds.empty())
            out += "            .count(Materialized.with(Serdes.String(), Serdes.Long()))\n";
        else
            out += std::string("            .aggregate(TOTALS::createObjectNode, (group, value, totals) -> add(totals, value),") +
                   (session ? " (group, totals, other) -> merged(totals, other)," : "") +
                   "\n                Materialized.with(Serdes.String(), totals()))\n";
        return out + "            .toStream()\n"
                     "            .print(Printed.toSysOut());\n"
                     "        return builder.build();\n"
                     "    }\n";
    }

    [[nodiscard]] std::string main() const
    {
        const std::string servers = m_source.bootstrapServers.isEmpty() ? "HOST:PORT" : m_source.bootstrapServers.toStdString();
        return "\n    public static void main(String[] arguments) {\n"
               "        Properties properties = new Properties();\n"
               "        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, \"windowed-counts\");\n"
               "        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, " +
               JavaExpression::literal(servers) +
               ");\n"
               "        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, \"" +
               (m_source.fromEarliest ? "earliest" : "latest") +
               "\");\n"
               "        KafkaStreams streams = new KafkaStreams(topology(), properties);\n"
               "        Runtime.getRuntime().addShutdownHook(new Thread(streams::close));\n"
               "        streams.start();\n"
               "    }\n";
    }

    // With key and value parsed where they are read.
    static std::string method(const std::string &head, const std::string &result)
    {
        return "\n    private static " + head + " {\n" + parsed(result) + "        return " + result + ";\n    }\n";
    }

    static std::string parsed(const std::string &text)
    {
        std::string out;
        if (text.find("(key, ") != std::string::npos)
            out += "        JsonNode key = json(keyText);\n";
        if (text.find("(value, ") != std::string::npos)
            out += "        JsonNode value = json(valueText);\n";
        return out;
    }

    [[nodiscard]] std::string addMethod() const
    {
        return "\n    private static ObjectNode add(ObjectNode totals, String valueText) {\n" + parsed(m_adds) +
               "        sum(totals, \"count\", 1L);\n" + m_adds + "        return totals;\n    }\n";
    }

    [[nodiscard]] std::string mergeMethod() const
    {
        if (m_query.window.kind != Windowing::Kind::Session)
            return {};
        return "\n    private static ObjectNode merged(ObjectNode totals, ObjectNode other) {\n"
               "        sum(totals, \"count\", total(other, \"count\"));\n" +
               m_merges + "        return totals;\n    }\n";
    }

    static bool names(const std::string &text, std::string_view word)
    {
        const auto isName = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'; };
        for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) {
            if ((at == 0 || !isName(text[at - 1])) && (at + word.size() == text.size() || !isName(text[at + word.size()])))
                return true;
        }
        return false;
    }

    static std::string wrapped(const std::string &body)
    {
        std::string constants = "    private static final ObjectMapper JSON = new ObjectMapper()\n"
                                "        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);\n";
        if (names(body, "TOTALS"))
            constants += "    private static final ObjectMapper TOTALS = new ObjectMapper()\n"
                         "        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);\n";
        const std::string code = "public final class WindowedCounts {\n" + constants + "\n    private WindowedCounts() {\n    }\n\n" + body + "}\n";
        std::string imports;
        for (const JavaImport &known : kJavaImports) {
            if (names(code, known.name))
                imports += "import " + std::string(known.package) + '.' + std::string(known.name) + ";\n";
        }
        return imports + '\n' + code;
    }

    // A backslash and "u" would be an escape in comments too.
    [[nodiscard]] QString comments() const
    {
        QString out;
        for (const QString &sentence : m_copy.missing + m_copy.notes)
            out += u"// "_s + sentence.simplified().replace(u'\\', u"\\\\"_s) + u'\n';
        return out.isEmpty() ? out : out + u'\n';
    }

    const WindowQuery &m_query;
    const EngineSource &m_source;
    EngineCopy &m_copy;
    JavaExpression m_expression;
    std::string m_adds;   ///< statements, one for each aggregate
    std::string m_merges; ///< the same for two sessions that become one
};

} // namespace

QString kafkaStreams(const WindowQuery &query, const EngineSource &source, EngineCopy &copy)
{
    return StreamsClass(query, source, copy).write();
}

} // namespace streamscope::query
