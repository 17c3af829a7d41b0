// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// analyze --as of the command line tool: a text for another engine; no cluster.
#include "tests/app/cli_run.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace streamscope::testing;

class TestCliEngine : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void writesFlinkSql()
    {
        const CliRun run = m_cli.run({u"analyze"_s, u"orders"_s, u"payments"_s, u"--group-by"_s, u"value.event"_s, u"--where"_s, u"value.total > 5"_s,
                                      u"--every"_s, u"5m"_s, u"--slide"_s, u"1m"_s, u"--as"_s, u"flink-sql"_s, u"-b"_s, u"broker:9092"_s});
        QCOMPARE(run.code, 0);
        QCOMPARE(run.err, QByteArray());
        QVERIFY(run.out.contains("'topic' = 'orders;payments'") && run.out.contains("'properties.bootstrap.servers' = 'broker:9092'"));
        QVERIFY(run.out.contains("HOP(TABLE `grouped`, DESCRIPTOR(`time`), INTERVAL '1' MINUTE, INTERVAL '5' MINUTE)"));
        QVERIFY(run.out.contains("WHERE (TRY_CAST(JSON_VALUE(`value`, '$.total') AS DOUBLE) > 5)"));
    }

    void writesKafkaStreams()
    {
        const CliRun run = m_cli.run({u"analyze"_s, u"orders"_s, u"--group-by"_s, u"value.event"_s, u"--session"_s, u"30s"_s, u"--time"_s, u"arrival"_s,
                                      u"--from"_s, u"latest"_s, u"--as"_s, u"kafka-streams"_s});
        QCOMPARE(run.code, 0);
        QVERIFY(run.out.contains("public final class WindowedCounts"));
        QVERIFY(run.out.contains("SessionWindows.ofInactivityGapAndGrace(Duration.ofMillis(29999L)"));
        QVERIFY(run.out.contains("WallclockTimestampExtractor()") && run.out.contains("AUTO_OFFSET_RESET_CONFIG, \"latest\""));
    }

    // Each item that has no equivalent is named, as the contract of exit code 1 says.
    void namesWhatHasNoEquivalent()
    {
        const CliRun part = m_cli.run({u"analyze"_s, u"orders"_s, u"--group-by"_s, u"value.event"_s, u"--agg"_s, u"count,top3:value.user"_s, u"--as"_s,
                                       u"flink-sql"_s});
        QCOMPARE(part.code, 1);
        QVERIFY(part.err.contains("The aggregate “top3:value.user” is left out.") && part.out.contains("COUNT(*) AS `count`"));
        const CliRun none = m_cli.run({u"analyze"_s, u"orders"_s, u"--group-by"_s, u"partition"_s, u"--as"_s, u"kafka-streams"_s});
        QCOMPARE(none.code, 1);
        QCOMPARE(none.out, QByteArray());
        QVERIFY(none.err.contains("“partition” has no equivalent in Kafka Streams"));
    }

    void wrongUsage()
    {
        for (const QStringList &arguments : {QStringList{u"--group-by"_s, u"value.event"_s, u"--as"_s, u"spark"_s},
                                             {u"--group-by"_s, u"value."_s, u"--as"_s, u"flink-sql"_s},
                                             {u"--as"_s, u"flink-sql"_s}}) {
            const CliRun run = m_cli.run(QStringList{u"analyze"_s, u"orders"_s} + arguments);
            QCOMPARE(run.code, 2);
            QVERIFY(!run.err.isEmpty() && run.out.isEmpty());
        }
    }

private:
    Cli m_cli;
};

QTEST_GUILESS_MAIN(TestCliEngine)
#include "tst_cli_engine.moc"
