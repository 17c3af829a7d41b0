// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/cluster/topic_config_catalog.h"

#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace streamscope::cluster;

class TestTopicConfigCatalog : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isOrderedAndItsDefaultsAreValid()
    {
        const auto &catalog = topicConfigCatalog();
        QVERIFY(std::is_sorted(catalog.cbegin(), catalog.cend(), [](const auto &a, const auto &b) { return a.name < b.name; }));
        for (const TopicConfigInfo &info : catalog) {
            QCOMPARE(topicConfigInfo(info.name), &info);
            QVERIFY2(QByteArray(info.documentation).endsWith('.'), qPrintable(info.name));
            if (!info.defaultValue.isEmpty())
                QVERIFY2(checkTopicConfig(info.name, info.defaultValue) == TopicConfigFault::None, qPrintable(info.name));
        }
        QCOMPARE(topicConfigInfo(u"no.such"_s), nullptr);
    }

    void values_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("value");
        QTest::addColumn<TopicConfigFault>("fault");
        QTest::newRow("ok") << u"retention.ms"_s << u" 1000 "_s << TopicConfigFault::None;
        QTest::newRow("for ever") << u"retention.ms"_s << u"-1"_s << TopicConfigFault::None;
        QTest::newRow("too low") << u"retention.ms"_s << u"-2"_s << TopicConfigFault::OutOfRange;
        QTest::newRow("a word") << u"retention.ms"_s << u"1 week"_s << TopicConfigFault::NotANumber;
        QTest::newRow("empty") << u"retention.ms"_s << u""_s << TopicConfigFault::NotANumber;
        QTest::newRow("beyond int") << u"max.message.bytes"_s << u"3000000000"_s << TopicConfigFault::OutOfRange;
        QTest::newRow("long fits") << u"retention.bytes"_s << u"3000000000"_s << TopicConfigFault::None;
        QTest::newRow("beyond long") << u"retention.bytes"_s << u"9223372036854775808"_s << TopicConfigFault::NotANumber;
        QTest::newRow("boolean") << u"preallocate"_s << u"TRUE"_s << TopicConfigFault::None;
        QTest::newRow("not boolean") << u"preallocate"_s << u"1"_s << TopicConfigFault::NotABoolean;
        QTest::newRow("list of two") << u"cleanup.policy"_s << u"compact, delete"_s << TopicConfigFault::None;
        QTest::newRow("list with a stranger") << u"cleanup.policy"_s << u"compact,shred"_s << TopicConfigFault::NotAllowed;
        QTest::newRow("one of") << u"compression.type"_s << u"gzip,zstd"_s << TopicConfigFault::NotAllowed;
        QTest::newRow("ratio") << u"min.cleanable.dirty.ratio"_s << u"1.5"_s << TopicConfigFault::OutOfRange;
        QTest::newRow("unknown") << u"from.the.future"_s << u"x"_s << TopicConfigFault::UnknownName;
    }
    void values()
    {
        QFETCH(QString, name);
        QFETCH(QString, value);
        QFETCH(TopicConfigFault, fault);
        QCOMPARE(checkTopicConfig(name, value), fault);
    }
};

QTEST_GUILESS_MAIN(TestTopicConfigCatalog)
#include "tst_topic_config_catalog.moc"
