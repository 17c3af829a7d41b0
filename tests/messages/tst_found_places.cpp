// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/messages/found_places.h"

#include <QJsonArray>
#include <QTest>

#include <limits>

using namespace Qt::StringLiterals;
using namespace streamscope;
using namespace streamscope::messages;

namespace {

const cluster::TopicPartition kFirst{u"t"_s, 0};
const cluster::TopicPartition kSecond{u"u"_s, 3};

} // namespace

class TestFoundPlaces : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void comesBackAsItWas();
    void isBounded();
    void forgetsAPartition();
    void makesSetsByTopic();
    void takesNoNonsense();
};

void TestFoundPlaces::comesBackAsItWas()
{
    const std::vector<qint64> offsets = {0, 1, 127, 128, 300, (qint64{1} << 53) + 1, std::numeric_limits<qint64>::max() - 1};
    FoundPlaces found;
    for (const qint64 offset : offsets)
        found.add(kFirst, offset);
    found.add(kSecond, 42);
    found.addUnkept(5);
    const FoundPlaces back = FoundPlaces::fromJson(found.toJson());
    QCOMPARE(back.offsets(kFirst), offsets);
    QCOMPARE(back.offsets(kSecond), std::vector<qint64>{42});
    QCOMPARE(back.last(kFirst), offsets.back());
    QCOMPARE(back.last({u"t"_s, 1}), -1);
    QCOMPARE(back.count(), quint64{8});
    QCOMPARE(back.unkept(), quint64{5});
    QCOMPARE(back.partitions(), (QList<cluster::TopicPartition>{kFirst, kSecond}));
}

void TestFoundPlaces::isBounded()
{
    FoundPlaces found;
    for (quint64 i = 0; i < FoundPlaces::kMost + 10; ++i)
        found.add(kFirst, qint64(i) * 1000);
    QCOMPARE(found.count(), FoundPlaces::kMost);
    QCOMPARE(found.unkept(), quint64{10});
    QCOMPARE(found.last(kFirst), qint64(FoundPlaces::kMost - 1) * 1000); // what lies behind it is looked for once more
    QCOMPARE(found.partitions(), QList<cluster::TopicPartition>{kFirst});
    FoundPlaces backwards;
    backwards.add(kFirst, 10);
    backwards.add(kFirst, 10);
    backwards.add(kFirst, 9);
    QCOMPARE(backwards.count(), quint64{1});
    QCOMPARE(backwards.unkept(), quint64{2});
}

void TestFoundPlaces::forgetsAPartition()
{
    FoundPlaces found;
    found.add(kFirst, 1);
    found.add(kFirst, 2);
    found.add(kSecond, 3);
    found.forget(kFirst);
    QCOMPARE(found.count(), quint64{1});
    QVERIFY(found.offsets(kFirst).empty());
    QCOMPARE(found.last(kFirst), -1);
}

void TestFoundPlaces::makesSetsByTopic()
{
    FoundPlaces found;
    found.add(kFirst, 1);
    found.add(kSecond, 3);
    const auto places = found.places({u"u"_s, u"v"_s});
    QCOMPARE(places->size(), std::size_t{2});
    QVERIFY((*places)[0].contains({3, 3}));
    QVERIFY((*places)[1].isEmpty());
    const auto test = makePlaceTest(places);
    cluster::RawMessage message;
    message.partition = 3;
    message.offset = 3;
    QCOMPARE(test->test(message), MessageTest::Verdict::Yes);
    message.offset = 4;
    QCOMPARE(test->clone()->test(message), MessageTest::Verdict::No);
    message.offset = 3;
    message.topic = 2;
    QCOMPARE(test->test(message), MessageTest::Verdict::No);
}

void TestFoundPlaces::takesNoNonsense()
{
    const auto read = [](const QByteArray &bytes) {
        const QJsonArray entry{u"t"_s, 0, QString::fromLatin1(bytes.toBase64())};
        return FoundPlaces::fromJson({{u"places"_s, QJsonArray{entry, QJsonArray{u"t"_s, -1, u"AQ=="_s}, 7}}}).offsets(kFirst);
    };
    QCOMPARE(read("\x01\x05"), (std::vector<qint64>{0, 5}));
    QCOMPARE(read(QByteArray("\x02\x00\x01", 3)), std::vector<qint64>{1}); // no offset twice
    QCOMPARE(read(QByteArray(20, '\xff')), std::vector<qint64>{});         // larger than any
    QCOMPARE(FoundPlaces::fromJson({}).count(), quint64{0});
}

QTEST_GUILESS_MAIN(TestFoundPlaces)
#include "tst_found_places.moc"
