// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A query as statements of Flink SQL: the topics as a table, the filter and the grouping as a view, the windows over it.
#include "models/query/flink_expression.h"
#include "models/query/sentences.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace streamscope::query {
namespace {

using SqlType = FlinkExpression::Type;

constexpr qint64 kSecondMs = 1000;
constexpr qint64 kMinuteMs = 60 * kSecondMs;
constexpr qint64 kHourMs = 60 * kMinuteMs;
constexpr qint64 kDayMs = 24 * kHourMs;
constexpr qint64 kTwoDigits = 99; // that a unit has unless more are asked for

// INTERVAL '60' SECOND; in parts where one unit does not say it.
std::string intervalText(qint64 milliseconds)
{
    for (const auto &[unit, name] : {std::pair(kDayMs, "DAY"), {kHourMs, "HOUR"}, {kMinuteMs, "MINUTE"}, {kSecondMs, "SECOND"}}) {
        if (milliseconds % unit == 0 && milliseconds / unit <= kTwoDigits && milliseconds > 0)
            return "INTERVAL '" + std::to_string(milliseconds / unit) + "' " + name;
    }
    const QString text = u"INTERVAL '%1 %2:%3:%4.%5' DAY(3) TO SECOND(3)"_s.arg(milliseconds / kDayMs)
                             .arg(milliseconds % kDayMs / kHourMs, 2, 10, QChar(u'0'))
                             .arg(milliseconds % kHourMs / kMinuteMs, 2, 10, QChar(u'0'))
                             .arg(milliseconds % kMinuteMs / kSecondMs, 2, 10, QChar(u'0'))
                             .arg(milliseconds % kSecondMs, 3, 10, QChar(u'0'));
    return text.toStdString();
}

class FlinkQuery {
public:
    FlinkQuery(const WindowQuery &query, const EngineSource &source, EngineCopy &copy)
        : m_query(query)
        , m_source(source)
        , m_copy(copy)
        , m_expression(copy)
    {
    }

    QString write()
    {
        bool whole = readWhere();
        whole = readGroup() && whole;
        const auto window = windowText();
        if (!whole || !window)
            return {};
        readAggregates(m_query, m_copy, [this](const Aggregation &aggregation) { return readAggregate(aggregation); });
        const std::string statements = table() + view() + select(*window);
        return comments() + QString::fromStdString(statements);
    }

private:
    bool readWhere()
    {
        if (!m_query.where)
            return true;
        const auto term = portableTerm(*m_query.where, Engine::FlinkSql, m_copy.missing);
        const auto text = term ? m_expression.write(*term, SqlType::Truth) : std::nullopt;
        m_where = text.value_or(std::string());
        return text.has_value();
    }

    // A list of expressions is grouped by each of them.
    bool readGroup()
    {
        const auto parts = groupTerms(m_query.groupBy, Engine::FlinkSql, m_copy.missing);
        for (const PortableTerm &part : parts) {
            if (const auto text = m_expression.write(part, SqlType::Any))
                m_groups.push_back(*text);
            if (FlinkExpression::typeOf(part) == SqlType::Any)
                addSentence(m_copy.notes, textsNote());
        }
        if (parts.empty() || m_groups.size() != parts.size())
            return false;
        addSentence(m_copy.notes, Sentences::tr("Messages where what is grouped by is null, an object or a list are in no group."));
        return true;
    }

    // A field is read as its text.
    static QString textsNote()
    {
        return Sentences::tr("A number and a text that reads like it, such as 1 and \"1\", are one there and two here; so are true and \"true\". "
                             "1 and 1.0 are two there and one here.");
    }

    [[nodiscard]] std::string groupName(std::size_t index) const
    {
        return m_groups.size() == 1 ? "`group`" : "`group_" + std::to_string(index + 1) + '`';
    }

    [[nodiscard]] std::string groupNames() const
    {
        std::string names;
        for (std::size_t i = 0; i < m_groups.size(); ++i)
            names += (i > 0 ? ", " : "") + groupName(i);
        return names;
    }

    std::optional<std::string> windowText()
    {
        const Windowing &window = m_query.window;
        const std::string time = ", DESCRIPTOR(`time`), ";
        switch (window.kind) {
        case Windowing::Kind::Tumbling: return "TUMBLE(TABLE `grouped`" + time + intervalText(window.lengthMs) + ')';
        case Windowing::Kind::Hopping:
            if (window.lengthMs % window.slideMs != 0) {
                addSentence(m_copy.missing, noEquivalent(Engine::FlinkSql, u"HOP"_s,
                                                         Sentences::tr("the length of a window must be a multiple of its advance")));
                return std::nullopt;
            }
            return "HOP(TABLE `grouped`" + time + intervalText(window.slideMs) + ", " + intervalText(window.lengthMs) + ')';
        case Windowing::Kind::Session: break;
        }
        // There, what comes exactly one gap later still belongs to the session.
        if (window.lengthMs < 2) {
            addSentence(m_copy.missing, noEquivalent(Engine::FlinkSql, u"SESSION"_s, Sentences::tr("the gap is too short")));
            return std::nullopt;
        }
        addSentence(m_copy.notes, Sentences::tr("The gap is a millisecond shorter, because what comes exactly one gap later belongs to the "
                                                "session there; so a session's end is a millisecond earlier too."));
        return "SESSION(TABLE `grouped` PARTITION BY " + groupNames() + time + intervalText(window.lengthMs - 1) + ')';
    }

    bool readAggregate(const Aggregation &aggregation)
    {
        using Kind = Aggregation::Kind;
        const bool reckoned = aggregation.kind != Kind::Distinct;
        if (aggregation.kind == Kind::Percentile || aggregation.kind == Kind::Top) {
            addSentence(m_copy.missing, aggregation.kind == Kind::Top
                                            ? noEquivalent(Engine::FlinkSql, u"top"_s)
                                            : noEquivalent(Engine::FlinkSql, u"p"_s + QString::number(aggregation.percent),
                                                           Sentences::tr("its percentiles lie between the values, these are values")));
            return false;
        }
        const auto term = portableTerm(*aggregation.of, Engine::FlinkSql, m_copy.missing);
        const auto type = term ? FlinkExpression::typeOf(*term) : std::nullopt;
        const bool added = aggregation.kind == Kind::Sum || aggregation.kind == Kind::Mean;
        if (added && type && (*type == SqlType::Text || *type == SqlType::Truth)) {
            addSentence(m_copy.missing, noEquivalent(Engine::FlinkSql, aggregation.name, Sentences::tr("these types cannot be reckoned with")));
            return false;
        }
        const auto text =
            type ? m_expression.write(*term, *type == SqlType::Any && reckoned ? SqlType::Real : SqlType::Any) : std::nullopt;
        if (!text)
            return false;
        if (reckoned && (*type == SqlType::Any || *type == SqlType::Real))
            addSentence(m_copy.notes, Sentences::tr("Numbers in fields are DOUBLE there; int() around a field makes it an exact BIGINT."));
        if (!reckoned && *type == SqlType::Any)
            addSentence(m_copy.notes, textsNote());
        m_values.push_back(*text);
        const std::string column = "`value_" + std::to_string(m_values.size()) + '`';
        std::string call;
        switch (aggregation.kind) {
        case Kind::Sum: call = "SUM(" + column + ')'; break;
        case Kind::Min: call = "MIN(" + column + ')'; break;
        case Kind::Max: call = "MAX(" + column + ')'; break;
        case Kind::Mean: call = "AVG(CAST(" + column + " AS DOUBLE))"; break;
        default: call = "COUNT(DISTINCT " + column + ')'; break;
        }
        m_results.push_back(call + " AS " + FlinkExpression::identifier(aggregation.name.toStdString()));
        return true;
    }

    [[nodiscard]] std::string table() const
    {
        const bool arrival = m_query.time == WindowQuery::Time::Arrival;
        std::string out = "SET 'table.local-time-zone' = 'UTC';\n";
        if (!arrival)
            out += "SET 'table.exec.source.idle-timeout' = '" + std::to_string(m_query.idleMs) + " ms';\n";
        out += "\nCREATE TEMPORARY TABLE `messages` (\n"
               "  `key` STRING,\n"
               "  `value` STRING,\n"
               "  `topic` STRING METADATA VIRTUAL,\n"
               "  `partition` INT METADATA VIRTUAL,\n"
               "  `offset` BIGINT METADATA VIRTUAL,\n";
        out += arrival ? std::string("  `time` AS PROCTIME()\n")
                       : "  `time` TIMESTAMP_LTZ(3) METADATA FROM 'timestamp' VIRTUAL,\n"
                         "  WATERMARK FOR `time` AS `time` - " +
                             intervalText(m_query.latenessMs + 1) + '\n';
        const std::string servers = m_source.bootstrapServers.isEmpty() ? "HOST:PORT" : m_source.bootstrapServers.toStdString();
        out += ") WITH (\n"
               "  'connector' = 'kafka',\n"
               "  'topic' = " +
               FlinkExpression::literal(m_source.topics.join(u';').toStdString()) +
               ",\n"
               "  'properties.bootstrap.servers' = " +
               FlinkExpression::literal(servers) +
               ",\n"
               "  'scan.startup.mode' = '" +
               (m_source.fromEarliest ? "earliest-offset" : "latest-offset") +
               "',\n"
               "  'key.format' = 'raw',\n"
               "  'key.fields' = 'key',\n"
               "  'value.format' = 'raw',\n"
               "  'value.fields-include' = 'EXCEPT_KEY'\n"
               ");\n\n";
        return out;
    }

    [[nodiscard]] std::string view() const
    {
        std::string out = "CREATE TEMPORARY VIEW `grouped` AS\nSELECT\n  `time`";
        std::string known;
        for (std::size_t i = 0; i < m_groups.size(); ++i) {
            out += ",\n  " + m_groups[i] + " AS " + groupName(i);
            known += (i > 0 ? "\n  AND (" : "(") + m_groups[i] + ") IS NOT NULL";
        }
        for (std::size_t i = 0; i < m_values.size(); ++i)
            out += ",\n  " + m_values[i] + " AS `value_" + std::to_string(i + 1) + '`';
        out += "\nFROM `messages`\nWHERE " + (m_where.empty() ? std::string() : '(' + m_where + ")\n  AND ") + known + ";\n\n";
        return out;
    }

    [[nodiscard]] std::string select(const std::string &window) const
    {
        std::string out = "SELECT\n  `window_start`,\n  `window_end`,\n  " + groupNames() + ",\n  COUNT(*) AS `count`";
        for (const std::string &result : m_results)
            out += ",\n  " + result;
        out += "\nFROM TABLE(" + window + ")\nGROUP BY `window_start`, `window_end`, " + groupNames() + ";\n";
        return out;
    }

    [[nodiscard]] QString comments() const
    {
        QString out;
        for (const QString &sentence : m_copy.missing + m_copy.notes)
            out += u"-- "_s + sentence.simplified() + u'\n';
        return out.isEmpty() ? out : out + u'\n';
    }

    const WindowQuery &m_query;
    const EngineSource &m_source;
    EngineCopy &m_copy;
    FlinkExpression m_expression;
    std::string m_where;
    std::vector<std::string> m_groups;
    std::vector<std::string> m_values;  ///< what the aggregates are of
    std::vector<std::string> m_results; ///< the aggregates
};

} // namespace

QString flinkSql(const WindowQuery &query, const EngineSource &source, EngineCopy &copy)
{
    return FlinkQuery(query, source, copy).write();
}

} // namespace streamscope::query
