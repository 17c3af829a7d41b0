// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Whom the members of a group fence.
#include "models/kafka/member_roster.h"

#include <QTest>

using namespace Qt::StringLiterals;
using streamscope::kafka::MemberRoster;

class TestMemberRoster : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void idsAreTheirOwn();
    void onlyWorkersThatAreGone();
};

void TestMemberRoster::idsAreTheirOwn()
{
    const QString id = MemberRoster::newId(u"g"_s);
    QVERIFY(id.startsWith(u"g-"_s));
    QCOMPARE(id.size(), 34);
    QVERIFY(id != MemberRoster::newId(u"g"_s));
}

void TestMemberRoster::onlyWorkersThatAreGone()
{
    const QString own = MemberRoster::newId(u"g"_s);
    const QString dead = MemberRoster::newId(u"g"_s);
    const QString alive = MemberRoster::newId(u"g"_s);
    const QString ofAnotherGroup = MemberRoster::newId(u"other"_s);
    const QSet<QString> before = {own, dead, alive, ofAnotherGroup, u"sarama"_s, u"g-short"_s, u"g-"_s + QString(32, u'Z')};
    QCOMPARE(MemberRoster::gone(before, {own, alive}, own, u"g"_s), QSet<QString>({dead}));
    QCOMPARE(MemberRoster::gone(before, before, own, u"g"_s), QSet<QString>());
    // Who is not there itself knows nothing of the others.
    QCOMPARE(MemberRoster::gone(before, {alive}, own, u"g"_s), QSet<QString>());
    QCOMPARE(MemberRoster::gone(before, {}, own, u"g"_s), QSet<QString>());
}

QTEST_GUILESS_MAIN(TestMemberRoster)
#include "tst_member_roster.moc"
