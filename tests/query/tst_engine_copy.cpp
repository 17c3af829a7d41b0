// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Expressions and queries for other engines: text in, text out, or what has no equivalent.
#include "models/query/engine_copy.h"
#include "models/query/portable_term.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace streamscope::query;

class TestEngineCopy : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void expressions_data();
    void expressions();
    void patterns_data();
    void patterns();
    void windows_data();
    void windows();
    void flinkStatements();
    void severalGroups();
    void aggregatesThatAreLeftOut();
    void notes_data();
    void notes();
    void nothingWithoutFilterOrGroup();
    void textsStayInTheirPlace();
};

namespace {

Expression compiled(const QString &text)
{
    const auto expression = Expression::compile(text);
    if (!expression)
        qFatal("%s: %s", qPrintable(text), qPrintable(expression.error().message));
    return *expression;
}

WindowQuery queryOf(const QString &group, const QString &where = {}, const QString &aggregates = u"count"_s)
{
    WindowQuery query(compiled(group));
    if (!where.isEmpty())
        query.where = compiled(where);
    const auto list = parseAggregations(aggregates);
    if (!list)
        qFatal("%s", qPrintable(list.error().message));
    query.aggregations = *list;
    return query;
}

const EngineSource kOrders{.topics = {u"orders"_s}, .bootstrapServers = u"broker:9092"_s};

} // namespace

// "!" and a part of the sentence: there is no equivalent.
void TestEngineCopy::expressions_data()
{
    QTest::addColumn<QString>("expression");
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QString>("java");
    const auto row = [](const char *expression, const char *sql, const char *java) {
        QTest::newRow(expression) << QString::fromUtf8(expression) << QString::fromUtf8(sql) << QString::fromUtf8(java);
    };
    row("value.event == 'click'", "JSON_VALUE(`value`, '$.event') = 'click'", "equal(field(value, \"event\"), \"click\")");
    row("'it\\'s' != value.a", "'it''s' <> JSON_VALUE(`value`, '$.a')", "not(equal(\"it's\", field(value, \"a\")))");
    row("value.a == '\\\"\\\\\\n\u00e4'", "JSON_VALUE(`value`, '$.a') = '\"\\\n\u00e4'", "equal(field(value, \"a\"), \"\\\"\\\\\\n\\u00e4\")");
    row("value.total > 100", "TRY_CAST(JSON_VALUE(`value`, '$.total') AS DOUBLE) > 100", "less(100L, field(value, \"total\"))");
    row("value.total >= 99.5", "TRY_CAST(JSON_VALUE(`value`, '$.total') AS DOUBLE) >= 99.5E0", "lessOrEqual(99.5, field(value, \"total\"))");
    row("value.total < -0.1", "TRY_CAST(JSON_VALUE(`value`, '$.total') AS DOUBLE) < (-0.1E0)", "less(field(value, \"total\"), -0.1)");
    row("value.total <= 1e100", "TRY_CAST(JSON_VALUE(`value`, '$.total') AS DOUBLE) <= 1E100", "lessOrEqual(field(value, \"total\"), 1e+100)");
    row("value.id == 12345678901234567", "TRY_CAST(JSON_VALUE(`value`, '$.id') AS DECIMAL(38, 9)) = 12345678901234567",
        "equal(field(value, \"id\"), 12345678901234567L)");
    row("value.id == 18446744073709551615u", "TRY_CAST(JSON_VALUE(`value`, '$.id') AS DECIMAL(38, 9)) = 18446744073709551615",
        "equal(field(value, \"id\"), new BigInteger(\"18446744073709551615\"))");
    row("value.id == -9223372036854775808", "TRY_CAST(JSON_VALUE(`value`, '$.id') AS DECIMAL(38, 9)) = (-9223372036854775808)",
        "equal(field(value, \"id\"), -9223372036854775808L)");
    row("value.ok == true", "TRY_CAST(JSON_VALUE(`value`, '$.ok') AS BOOLEAN) = TRUE", "equal(field(value, \"ok\"), true)");
    row("value['a b'].c[0]['it\\'s'] == ''", "JSON_VALUE(`value`, '$[''a b''].c[0][''it\\''s'']') = ''",
        "equal(field(value, \"a b\", \"c\", 0, \"it's\"), \"\")");
    row("record.value.a == record.key.b", "!types of the fields are not known", "equal(field(value, \"a\"), field(key, \"b\"))");
    row("string(value.a) == string(key.b)", "JSON_VALUE(`value`, '$.a') = JSON_VALUE(`key`, '$.b')",
        "equal(text(field(value, \"a\")), text(field(key, \"b\")))");
    row("value.a == 1 && (value.b == 'x' || !value.c)",
        "(TRY_CAST(JSON_VALUE(`value`, '$.a') AS DOUBLE) = 1) AND ((JSON_VALUE(`value`, '$.b') = 'x') OR (NOT TRY_CAST(JSON_VALUE(`value`, "
        "'$.c') AS BOOLEAN)))",
        "and(equal(field(value, \"a\"), 1L), or(equal(field(value, \"b\"), \"x\"), not(field(value, \"c\"))))");
    row("value.s in ['new', 'open']", "(JSON_VALUE(`value`, '$.s') = 'new') OR (JSON_VALUE(`value`, '$.s') = 'open')",
        "or(equal(field(value, \"s\"), \"new\"), equal(field(value, \"s\"), \"open\"))");
    row("'x' in value.tags", "!“in” has no equivalent", "!“in” has no equivalent");
    row("value.a == null",
        "CASE WHEN JSON_EXISTS(`value`, '$.a') THEN FALSE WHEN `value` IS NOT NULL AND JSON_VALUE(`value`, 'strict $.a' NULL ON EMPTY DEFAULT "
        "'' ON ERROR) IS NULL THEN TRUE END",
        "isNull(value, \"a\")");
    row("null != value.a",
        "NOT CASE WHEN JSON_EXISTS(`value`, '$.a') THEN FALSE WHEN `value` IS NOT NULL AND JSON_VALUE(`value`, 'strict $.a' NULL ON EMPTY "
        "DEFAULT '' ON ERROR) IS NULL THEN TRUE END",
        "not(isNull(value, \"a\"))");
    row("has(value.a.b)",
        "CASE WHEN CASE WHEN JSON_EXISTS(`value`, '$.a.b') THEN FALSE WHEN `value` IS NOT NULL AND JSON_VALUE(`value`, 'strict $.a.b' NULL ON "
        "EMPTY DEFAULT '' ON ERROR) IS NULL THEN TRUE END IS NOT NULL THEN TRUE WHEN JSON_EXISTS(`value`, '$.a') THEN FALSE END",
        "has(value, \"a\", \"b\")");
    row("value.a.contains('x')", "POSITION('x' IN JSON_VALUE(`value`, '$.a')) > 0", "test(field(value, \"a\"), \"x\", String::contains)");
    row("value.a.startsWith('x')", "POSITION('x' IN JSON_VALUE(`value`, '$.a')) = 1",
        "test(field(value, \"a\"), \"x\", String::startsWith)");
    row("value.a.endsWith('x')", "RIGHT(JSON_VALUE(`value`, '$.a'), CHAR_LENGTH('x')) = 'x'",
        "test(field(value, \"a\"), \"x\", String::endsWith)");
    row("value.a.matches('^a.b$')", "REGEXP(JSON_VALUE(`value`, '$.a'), '(?d)^a.b\\z')",
        "test(field(value, \"a\"), \"(?d)^a.b\\\\z\", (text, pattern) -> Pattern.compile(pattern).matcher(text).find())");
    row("value.a.matches('(?i)a')", "!the pattern may mean another thing", "!the pattern may mean another thing");
    row("value.a.replace('x', 'y') == 'z'", "REPLACE(JSON_VALUE(`value`, '$.a'), 'x', 'y') = 'z'",
        "equal(replaced(field(value, \"a\"), \"x\", \"y\"), \"z\")");
    row("size(string(value.a)) > 3", "CHAR_LENGTH(JSON_VALUE(`value`, '$.a')) > 3", "less(3L, size(text(field(value, \"a\"))))");
    row("value.a.size() > 3", "!whether the field is a text, a list or a map is not known", "less(3L, size(field(value, \"a\")))");
    row("record.valueAsText.size() + 1 == 5", "(CHAR_LENGTH(`value`) + 1) = 5", "equal(reckon(size(valueText), '+', 1L), 5L)");
    row("record.keyAsText", "`key`", "keyText");
    row("int(value.a) % 10", "TRY_CAST(JSON_VALUE(`value`, '$.a') AS BIGINT) % NULLIF(10, 0)",
        "reckon(integer(field(value, \"a\")), '%', 10L)");
    row("value.a / 10", "TRY_CAST(JSON_VALUE(`value`, '$.a') AS BIGINT) / NULLIF(10, 0)", "reckon(field(value, \"a\"), '/', 10L)");
    row("value.price * 1.19", "TRY_CAST(JSON_VALUE(`value`, '$.price') AS DOUBLE) * 1.19E0", "reckon(field(value, \"price\"), '*', 1.19)");
    row("double(value.a) - double(value.b)", "TRY_CAST(JSON_VALUE(`value`, '$.a') AS DOUBLE) - TRY_CAST(JSON_VALUE(`value`, '$.b') AS DOUBLE)",
        "reckon(real(field(value, \"a\")), '-', real(field(value, \"b\")))");
    row("value.a + '-' + value.b", "(JSON_VALUE(`value`, '$.a') || '-') || JSON_VALUE(`value`, '$.b')",
        "reckon(reckon(field(value, \"a\"), '+', \"-\"), '+', field(value, \"b\"))");
    row("value.a + value.b", "!types of the fields are not known", "reckon(field(value, \"a\"), '+', field(value, \"b\"))");
    row("value.a + 1u", "!no unsigned integers", "!no unsigned integers");
    row("-int(value.a) < 0", "(-TRY_CAST(JSON_VALUE(`value`, '$.a') AS BIGINT)) < 0", "less(negated(integer(field(value, \"a\"))), 0L)");
    row("value.n > 5 ? 'many' : 'few'",
        "CASE WHEN (TRY_CAST(JSON_VALUE(`value`, '$.n') AS DOUBLE) > 5) THEN 'many' WHEN NOT (TRY_CAST(JSON_VALUE(`value`, '$.n') AS DOUBLE) "
        "> 5) THEN 'few' END",
        "choose(less(5L, field(value, \"n\")), \"many\", \"few\")");
    row("value.a ? 1 : 'x'", "!what is put together is of different types", "choose(field(value, \"a\"), 1L, \"x\")");
    row("topic == 'orders'", "`topic` = 'orders'", "!its filters and groupings see key and value only");
    row("partition < 3 && record.offset >= 5", "(`partition` < 3) AND (`offset` >= 5)", "!“offset” has no equivalent");
    row("key == 'k'", "!record.keyAsText is its text", "!record.keyAsText is its text");
    row("value == 'v'", "!record.valueAsText is its text", "!record.valueAsText is its text");
    row("timestamp > timestamp('2026-01-01T00:00:00Z')", "!“timestamp” has no equivalent", "!“timestamp” has no equivalent");
    row("headers.size() > 0", "!“headers” has no equivalent", "!“headers” has no equivalent");
    row("record.headers.trace == 'x'", "!“record” has no equivalent", "!“record” has no equivalent");
    row("size > 100", "!“size” has no equivalent", "!“size” has no equivalent");
    row("value.items.exists(i, i.price > 3)", "!“.exists()” has no equivalent in Flink SQL.", "!“.exists()” has no equivalent in Kafka Streams.");
    row("value.a.lowerAscii() == 'x'", "!“.lowerAscii()” has no equivalent", "!“.lowerAscii()” has no equivalent");
    row("math.greatest(value.a, 1) > 3", "!“.greatest()” has no equivalent", "!“.greatest()” has no equivalent");
    row("value.?a.orValue('x') == 'y'", "!“.orValue()” has no equivalent", "!“.orValue()” has no equivalent");
    row("value[value.a] == 'x'", "!“[…]” has no equivalent", "!“[…]” has no equivalent");
    row("{'a': 1}.a == 1", "!has no equivalent", "!has no equivalent");
    row("b'x' == b'x' || value.a", "!“b\"…\"” has no equivalent", "!“b\"…\"” has no equivalent");
}

void TestEngineCopy::expressions()
{
    QFETCH(const QString, expression);
    QFETCH(const QString, sql);
    QFETCH(const QString, java);
    for (const auto &[engine, expected] : {std::pair(Engine::FlinkSql, sql), {Engine::KafkaStreams, java}}) {
        const EngineCopy copy = expressionForEngine(engine, compiled(expression));
        if (!expected.startsWith(u'!')) {
            QCOMPARE(copy.missing, QStringList());
            QCOMPARE(copy.text, expected);
            continue;
        }
        QCOMPARE(copy.text, QString());
        QVERIFY2(copy.missing.join(u'\n').contains(expected.mid(1)), qPrintable(copy.missing.join(u'\n')));
    }
}

void TestEngineCopy::patterns_data()
{
    QTest::addColumn<QByteArray>("pattern");
    QTest::addColumn<QByteArray>("java"); // null: nothing
    const auto row = [](const char *pattern, const char *java) { QTest::newRow(pattern) << QByteArray(pattern) << QByteArray(java); };
    row("abc|d+", "(?d)abc|d+");
    row("^a.b$", "(?d)^a.b\\z");
    row("a{2,3}", "(?d)a{2,3}");
    row("a{2,}[^x-z\\]]", "(?d)a{2,}[^x-z\\]]");
    row("\\s\\S[\\s,]", "(?d)[\\t\\n\\f\\r ][^\\t\\n\\f\\r ][\\t\\n\\f\\r ,]");
    row("(?:a)\\.\\d\\$", "(?d)(?:a)\\.\\d\\$");
    for (const char *refused : {"(?i)a", "(?P<n>a)", "[[:alpha:]]", "[a&&b]", "[]a]", "\\bx\\b", "\\pN", "\\C", "a{,2}", "{x}", "[\\S]", "\\v"})
        row(refused, nullptr);
}

void TestEngineCopy::patterns()
{
    QFETCH(const QByteArray, pattern);
    QFETCH(const QByteArray, java);
    const auto written = javaPattern(pattern.toStdString());
    QCOMPARE(written.has_value(), !java.isNull());
    QCOMPARE(QByteArray::fromStdString(written.value_or(std::string())), java);
}

void TestEngineCopy::windows_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<qint64>("length");
    QTest::addColumn<qint64>("slide");
    QTest::addColumn<qint64>("lateness");
    QTest::addColumn<QStringList>("sql"); // parts of the text; "!" and a sentence's part
    QTest::addColumn<QStringList>("java");
    using Kind = Windowing::Kind;
    QTest::newRow("tumbling") << int(Kind::Tumbling) << qint64{60'000} << qint64{0} << qint64{0}
                              << QStringList{u"FROM TABLE(TUMBLE(TABLE `grouped`, DESCRIPTOR(`time`), INTERVAL '1' MINUTE))"_s,
                                             u"WATERMARK FOR `time` AS `time` - INTERVAL '0 00:00:00.001' DAY(3) TO SECOND(3)"_s}
                              << QStringList{u".windowedBy(TimeWindows.ofSizeAndGrace(Duration.ofMillis(60000L), Duration.ofMillis(0L)))"_s};
    QTest::newRow("hopping") << int(Kind::Hopping) << qint64{90'000} << qint64{30'000} << qint64{4999}
                             << QStringList{u"HOP(TABLE `grouped`, DESCRIPTOR(`time`), INTERVAL '30' SECOND, INTERVAL '90' SECOND)"_s,
                                            u"`time` - INTERVAL '5' SECOND"_s}
                             << QStringList{u"TimeWindows.ofSizeAndGrace(Duration.ofMillis(90000L), Duration.ofMillis(4999L))"
                                            ".advanceBy(Duration.ofMillis(30000L))"_s};
    QTest::newRow("hopping, no multiple") << int(Kind::Hopping) << qint64{60'000} << qint64{25'000} << qint64{0}
                                          << QStringList{u"!must be a multiple of its advance"_s}
                                          << QStringList{u".advanceBy(Duration.ofMillis(25000L))"_s};
    QTest::newRow("session") << int(Kind::Session) << qint64{30'000} << qint64{0} << qint64{1000}
                             << QStringList{u"SESSION(TABLE `grouped` PARTITION BY `group`, DESCRIPTOR(`time`), "
                                            "INTERVAL '0 00:00:29.999' DAY(3) TO SECOND(3))"_s}
                             << QStringList{u"SessionWindows.ofInactivityGapAndGrace(Duration.ofMillis(29999L), Duration.ofMillis(1000L))"_s};
    QTest::newRow("long") << int(Kind::Tumbling) << qint64{366LL * 24 * 3600 * 1000} << qint64{0} << qint64{0}
                          << QStringList{u"INTERVAL '366 00:00:00.000' DAY(3) TO SECOND(3)"_s}
                          << QStringList{u"Duration.ofMillis(31622400000L)"_s};
}

void TestEngineCopy::windows()
{
    QFETCH(const int, kind);
    QFETCH(const qint64, length);
    QFETCH(const qint64, slide);
    QFETCH(const qint64, lateness);
    QFETCH(const QStringList, sql);
    QFETCH(const QStringList, java);
    WindowQuery query = queryOf(u"value.event"_s);
    query.window = {Windowing::Kind(kind), length, slide};
    query.latenessMs = lateness;
    for (const auto &[engine, parts] : {std::pair(Engine::FlinkSql, sql), {Engine::KafkaStreams, java}}) {
        const EngineCopy copy = copyForEngine(engine, query, kOrders);
        for (const QString &part : parts) {
            const bool missing = part.startsWith(u'!');
            const QString where = missing ? copy.missing.join(u'\n') : copy.text;
            QVERIFY2(where.contains(missing ? part.mid(1) : part), qPrintable(part + u"\n"_s + where));
            QCOMPARE(copy.text.isEmpty(), missing);
        }
    }
}

void TestEngineCopy::flinkStatements()
{
    WindowQuery query = queryOf(u"value.event"_s, u"value.total > 10"_s, u"count,sum:int(value.n),max:value.total,distinct:value.user"_s);
    const EngineCopy copy = copyForEngine(Engine::FlinkSql, query, kOrders);
    QCOMPARE(copy.missing, QStringList());
    QString statements;
    for (const QString &line : copy.text.split(u'\n'))
        statements += line.startsWith("-- "_L1) ? QString() : line + u'\n';
    QCOMPARE(statements.trimmed(), uR"(SET 'table.local-time-zone' = 'UTC';
SET 'table.exec.source.idle-timeout' = '10000 ms';

CREATE TEMPORARY TABLE `messages` (
  `key` STRING,
  `value` STRING,
  `topic` STRING METADATA VIRTUAL,
  `partition` INT METADATA VIRTUAL,
  `offset` BIGINT METADATA VIRTUAL,
  `time` TIMESTAMP_LTZ(3) METADATA FROM 'timestamp' VIRTUAL,
  WATERMARK FOR `time` AS `time` - INTERVAL '0 00:00:00.001' DAY(3) TO SECOND(3)
) WITH (
  'connector' = 'kafka',
  'topic' = 'orders',
  'properties.bootstrap.servers' = 'broker:9092',
  'scan.startup.mode' = 'earliest-offset',
  'key.format' = 'raw',
  'key.fields' = 'key',
  'value.format' = 'raw',
  'value.fields-include' = 'EXCEPT_KEY'
);

CREATE TEMPORARY VIEW `grouped` AS
SELECT
  `time`,
  JSON_VALUE(`value`, '$.event') AS `group`,
  TRY_CAST(JSON_VALUE(`value`, '$.n') AS BIGINT) AS `value_1`,
  TRY_CAST(JSON_VALUE(`value`, '$.total') AS DOUBLE) AS `value_2`,
  JSON_VALUE(`value`, '$.user') AS `value_3`
FROM `messages`
WHERE (TRY_CAST(JSON_VALUE(`value`, '$.total') AS DOUBLE) > 10)
  AND (JSON_VALUE(`value`, '$.event')) IS NOT NULL;

SELECT
  `window_start`,
  `window_end`,
  `group`,
  COUNT(*) AS `count`,
  SUM(`value_1`) AS `sum:int(value.n)`,
  MAX(`value_2`) AS `max:value.total`,
  COUNT(DISTINCT `value_3`) AS `distinct:value.user`
FROM TABLE(TUMBLE(TABLE `grouped`, DESCRIPTOR(`time`), INTERVAL '1' MINUTE))
GROUP BY `window_start`, `window_end`, `group`;)"_s);
    for (const QString &note : copy.notes)
        QVERIFY2(copy.text.contains(u"-- "_s + note + u'\n'), qPrintable(note));
    query.time = WindowQuery::Time::Arrival;
    const QString arrival = copyForEngine(Engine::FlinkSql, query, kOrders).text;
    QVERIFY(arrival.contains("  `time` AS PROCTIME()\n"_L1) && !arrival.contains("WATERMARK"_L1) && !arrival.contains("idle-timeout"_L1));
    const QString streams = copyForEngine(Engine::KafkaStreams, queryOf(u"value.event"_s), kOrders).text;
    QVERIFY(!streams.contains("WallclockTimestampExtractor"_L1));
    WindowQuery byArrival = queryOf(u"value.event"_s);
    byArrival.time = WindowQuery::Time::Arrival;
    QVERIFY(copyForEngine(Engine::KafkaStreams, byArrival, kOrders)
                .text.contains(".withTimestampExtractor(new WallclockTimestampExtractor())"_L1));
}

void TestEngineCopy::severalGroups()
{
    const WindowQuery query = queryOf(u"[value.event, record.keyAsText]"_s);
    const QString sql = copyForEngine(Engine::FlinkSql, query, kOrders).text;
    QVERIFY(sql.contains("JSON_VALUE(`value`, '$.event') AS `group_1`,\n  `key` AS `group_2`\n"_L1));
    QVERIFY(sql.contains("(JSON_VALUE(`value`, '$.event')) IS NOT NULL\n  AND (`key`) IS NOT NULL;"_L1));
    QVERIFY(sql.contains("GROUP BY `window_start`, `window_end`, `group_1`, `group_2`;"_L1));
    const QString java = copyForEngine(Engine::KafkaStreams, query, kOrders).text;
    QVERIFY(java.contains("return groupText(field(value, \"event\"), keyText);"_L1));
}

void TestEngineCopy::aggregatesThatAreLeftOut()
{
    const WindowQuery query = queryOf(u"value.event"_s, {}, u"p99:value.ms,top3:value.user,distinct:value.user,sum:value.n,mean:key.n"_s);
    const EngineCopy sql = copyForEngine(Engine::FlinkSql, query, kOrders);
    QCOMPARE(sql.missing,
             (QStringList{u"“p99” has no equivalent in Flink SQL: its percentiles lie between the values, these are values."_s,
                          u"The aggregate “p99:value.ms” is left out."_s, u"“top” has no equivalent in Flink SQL."_s,
                          u"The aggregate “top3:value.user” is left out."_s}));
    for (const QString &sentence : sql.missing)
        QVERIFY(sql.text.contains(u"-- "_s + sentence));
    QVERIFY(sql.text.contains("SUM(`value_2`) AS `sum:value.n`"_L1) && sql.text.contains("AVG(CAST(`value_3` AS DOUBLE)) AS `mean:key.n`"_L1));
    const EngineCopy java = copyForEngine(Engine::KafkaStreams, query, kOrders);
    QVERIFY(java.missing.contains(u"The aggregate “distinct:value.user” is left out."_s));
    QVERIFY(java.missing.contains(u"The aggregate “mean:key.n” is left out."_s));
    QVERIFY(java.text.contains("sum(totals, \"sum:value.n\", field(value, \"n\"));"_L1));
    QVERIFY(!java.text.contains("mean(totals, \"mean:key.n\""_L1));
}

// What means another thing there is said where it does, and nowhere else; in the copied text as well.
void TestEngineCopy::notes_data()
{
    using Kind = Windowing::Kind;
    QTest::addColumn<Engine>("engine");
    QTest::addColumn<QString>("group");
    QTest::addColumn<QString>("where");
    QTest::addColumn<QString>("aggregates");
    QTest::addColumn<int>("window");
    QTest::addColumn<QString>("note"); // its beginning
    QTest::addColumn<bool>("said");
    const auto row = [](const char *name, Engine engine, const QString &note, bool said, const QString &group, const QString &where = {},
                        const QString &aggregates = u"count"_s, Kind window = Kind::Tumbling) {
        QTest::addRow("%s: %s", engine == Engine::FlinkSql ? "Flink" : "Streams", name)
            << engine << group << where << aggregates << int(window) << note << said;
    };
    const QString asText = u"A number and a text that reads like it, such as 1 and \"1\", are one there and two here"_s;
    row("grouped by a field", Engine::FlinkSql, asText, true, u"value.a"_s);
    row("grouped by a field of several", Engine::FlinkSql, asText, true, u"[topic, value.a]"_s);
    row("grouped by a text", Engine::FlinkSql, asText, false, u"string(value.a)"_s);
    row("grouped by an integer", Engine::FlinkSql, asText, false, u"int(value.a)"_s);
    row("distinct values of a field", Engine::FlinkSql, asText, true, u"string(value.a)"_s, {}, u"distinct:value.b"_s);
    row("distinct texts", Engine::FlinkSql, asText, false, u"string(value.a)"_s, {}, u"distinct:string(value.b)"_s);
    const QString noGroup = u"Messages where what is grouped by is null, an object or a list are in no group."_s;
    row("no group", Engine::FlinkSql, noGroup, true, u"value.a"_s);
    const QString gap = u"The gap is a millisecond shorter"_s;
    row("a session", Engine::FlinkSql, gap, true, u"value.a"_s, {}, u"count"_s, Kind::Session);
    row("no session", Engine::FlinkSql, gap, false, u"value.a"_s, {}, u"count"_s, Kind::Hopping);
    const QString doubles = u"Numbers in fields are DOUBLE there"_s;
    row("a sum of a field", Engine::FlinkSql, doubles, true, u"value.a"_s, {}, u"sum:value.b"_s);
    row("a sum of integers", Engine::FlinkSql, doubles, false, u"value.a"_s, {}, u"sum:int(value.b)"_s);
    row("the sum of what is left out", Engine::FlinkSql, doubles, false, u"value.a"_s, {}, u"sum:string(value.b)"_s);
    const QString wraps = u"An integer that overflows wraps round there"_s;
    row("integers that are reckoned", Engine::FlinkSql, wraps, true, u"int(value.a) % 10"_s);
    row("numbers that are reckoned", Engine::FlinkSql, wraps, false, u"value.a"_s, u"value.b * 1.5 > 3.0"_s);
    const QString spelled = u"A number that becomes a text may be spelled otherwise there."_s;
    row("a text of a field", Engine::FlinkSql, spelled, true, u"string(value.a)"_s);
    row("a field", Engine::FlinkSql, spelled, false, u"value.a"_s);
    row("a text of a field", Engine::KafkaStreams, spelled, true, u"string(value.a)"_s);
    row("a field", Engine::KafkaStreams, spelled, false, u"value.a"_s);
    const QString twoGroups = u"Numbers are grouped by how they are written there: 1 and 1.0 are two groups there, and one here."_s;
    row("grouped by a field", Engine::KafkaStreams, twoGroups, true, u"value.a"_s);
    row("grouped by numbers", Engine::KafkaStreams, twoGroups, true, u"double(value.a)"_s);
    row("grouped by a text", Engine::KafkaStreams, twoGroups, false, u"string(value.a)"_s);
    row("grouped by an integer", Engine::KafkaStreams, twoGroups, false, u"int(value.a)"_s);
    const QString noValue = u"Messages without a value are not counted there."_s;
    row("no value", Engine::KafkaStreams, noValue, true, u"value.a"_s);
    row("no value", Engine::FlinkSql, noValue, false, u"value.a"_s);
    const QString newest = u"Windows close by the newest message there"_s;
    row("how windows close", Engine::KafkaStreams, newest, true, u"value.a"_s);
    row("how windows close", Engine::FlinkSql, newest, false, u"value.a"_s);
    const QString end = u"The end of a session is the time of its last message there"_s;
    row("a session", Engine::KafkaStreams, end, true, u"value.a"_s, {}, u"count"_s, Kind::Session);
    row("no session", Engine::KafkaStreams, end, false, u"value.a"_s);
}

void TestEngineCopy::notes()
{
    QFETCH(const Engine, engine);
    QFETCH(const QString, group);
    QFETCH(const QString, where);
    QFETCH(const QString, aggregates);
    QFETCH(const int, window);
    QFETCH(const QString, note);
    QFETCH(const bool, said);
    WindowQuery query = queryOf(group, where, aggregates);
    query.window.kind = static_cast<Windowing::Kind>(window);
    query.window.lengthMs = 60'000;
    query.window.slideMs = 20'000;
    const EngineCopy copy = copyForEngine(engine, query, kOrders);
    QVERIFY2(!copy.text.isEmpty(), qPrintable(copy.missing.join(u'\n')));
    const auto found = std::find_if(copy.notes.begin(), copy.notes.end(), [&note](const QString &one) { return one.startsWith(note); });
    QCOMPARE(found != copy.notes.end(), said);
    // Broken into lines there, each behind the sign of a comment.
    const QString text = QString(copy.text).replace(QRegularExpression(u"\\s*\\n\\s*(//|--)\\s*"_s), u" "_s);
    QCOMPARE(text.contains(note), said);
}

void TestEngineCopy::nothingWithoutFilterOrGroup()
{
    const EngineCopy text = copyForEngine(Engine::FlinkSql, queryOf(u"value.event"_s, {}, u"sum:string(value.n),max:string(value.n)"_s), kOrders);
    QVERIFY(text.missing.constFirst().contains("cannot be reckoned with"_L1));
    QVERIFY(!text.text.contains("SUM("_L1) && text.text.contains("MAX(`value_1`) AS `max:string(value.n)`"_L1));
    const EngineCopy type = copyForEngine(Engine::FlinkSql, queryOf(u"value.event"_s, u"value.a + 1"_s), kOrders);
    QVERIFY(type.text.isEmpty() && type.missing.constFirst().contains("another type than is wanted"_L1));
    for (const Engine engine : {Engine::FlinkSql, Engine::KafkaStreams}) {
        const EngineCopy filter = copyForEngine(engine, queryOf(u"value.event"_s, u"value.items.all(i, i > 0) && size > 3"_s), kOrders);
        QCOMPARE(filter.text, QString());
        QCOMPARE(filter.missing.size(), 2); // all of it at once
        const EngineCopy group = copyForEngine(engine, queryOf(u"value.a.trim()"_s), kOrders);
        QCOMPARE(group.text, QString());
        QVERIFY2(group.missing.constFirst().startsWith(u"“.trim()” has no equivalent"_s), qPrintable(group.missing.constFirst()));
    }
}

// Nothing that a person or a broker wrote ends a literal, a name or a comment.
void TestEngineCopy::textsStayInTheirPlace()
{
    const EngineSource source{.topics = {u"it's"_s, u"b"_s}, .bootstrapServers = u"h\"\\u0022:1'"_s, .fromEarliest = false};
    const WindowQuery query = queryOf(u"value['a`b\\'c']"_s, {}, u"sum:int(value['`x`']),p50:value['\\\\u000a']\n.SELECT"_s);
    const EngineCopy sql = copyForEngine(Engine::FlinkSql, query, source);
    QVERIFY(sql.text.contains("'topic' = 'it''s;b'"_L1));
    QVERIFY(sql.text.contains("'properties.bootstrap.servers' = 'h\"\\u0022:1'''"_L1));
    QVERIFY(sql.text.contains("'scan.startup.mode' = 'latest-offset'"_L1));
    QVERIFY(sql.text.contains("JSON_VALUE(`value`, '$[''a`b\\''c'']') AS `group`"_L1));
    QVERIFY(sql.text.contains("AS `sum:int(value['``x``'])`"_L1));
    const EngineCopy java = copyForEngine(Engine::KafkaStreams, query, source);
    QVERIFY(java.text.contains("List.of(\"it's\", \"b\")"_L1));
    QVERIFY(java.text.contains("\"h\\\"\\\\u0022:1'\""_L1));
    QVERIFY(java.text.contains("AUTO_OFFSET_RESET_CONFIG, \"latest\""_L1));
    for (const EngineCopy &copy : {sql, java}) {
        for (const QString &line : copy.text.split(u'\n')) {
            QVERIFY2(!line.startsWith(".SELECT"_L1), qPrintable(line));
            QVERIFY2(!line.startsWith("//"_L1) || !line.contains(QRegularExpression(u"(^|[^\\\\])(\\\\\\\\)*\\\\u"_s)), qPrintable(line));
        }
    }
}

QTEST_GUILESS_MAIN(TestEngineCopy)
#include "tst_engine_copy.moc"
