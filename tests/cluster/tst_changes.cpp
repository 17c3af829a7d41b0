// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/cluster/changes.h"

#include <QTest>

#include <limits>

using namespace Qt::StringLiterals;
using namespace streamscope;

class TestChanges : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void agreesWithJavasPartitioner_data();
    void agreesWithJavasPartitioner();
    void checksTopicNames();
};

// The vectors are those of Kafka's own test of Utils.murmur2.
void TestChanges::agreesWithJavasPartitioner_data()
{
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<qint32>("hash");
    QTest::newRow("21") << QByteArray("21") << -973932308;
    QTest::newRow("foobar") << QByteArray("foobar") << -790332482;
    QTest::newRow("a-little-bit-long-string") << QByteArray("a-little-bit-long-string") << -985981536;
    QTest::newRow("a-little-bit-longer-string") << QByteArray("a-little-bit-longer-string") << -1486304829;
    QTest::newRow("long") << QByteArray("lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8") << -58897971;
    QTest::newRow("abc") << QByteArray("abc") << 479470107;
}

void TestChanges::agreesWithJavasPartitioner()
{
    QFETCH(QByteArray, key);
    QFETCH(qint32, hash);
    const qint32 positive = hash & 0x7fffffff;
    // With the largest count of partitions the answer is the hash itself.
    QCOMPARE(cluster::defaultPartition(key, std::numeric_limits<qint32>::max()), positive % std::numeric_limits<qint32>::max());
    QCOMPARE(cluster::defaultPartition(key, 7), positive % 7);
}

void TestChanges::checksTopicNames()
{
    using cluster::TopicNameFault;
    QCOMPARE(int(cluster::checkTopicName(u"orders-1_a.b"_s)), int(TopicNameFault::None));
    QCOMPARE(int(cluster::checkTopicName(QString())), int(TopicNameFault::Empty));
    QCOMPARE(int(cluster::checkTopicName(QString(249, u'x'))), int(TopicNameFault::None));
    QCOMPARE(int(cluster::checkTopicName(QString(250, u'x'))), int(TopicNameFault::TooLong));
    QCOMPARE(int(cluster::checkTopicName(u"a b"_s)), int(TopicNameFault::IllegalCharacter));
    QCOMPARE(int(cluster::checkTopicName(u"é"_s)), int(TopicNameFault::IllegalCharacter));
    QCOMPARE(int(cluster::checkTopicName(u".."_s)), int(TopicNameFault::Reserved));
    QCOMPARE(cluster::topicCollisionKey(u"a.b"_s), cluster::topicCollisionKey(u"a_b"_s));
    QVERIFY(cluster::topicCollisionKey(u"a.b"_s) != cluster::topicCollisionKey(u"a-b"_s));
}

QTEST_GUILESS_MAIN(TestChanges)
#include "tst_changes.moc"
