// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/message_marks.h"
#include "models/session/settings.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace streamscope;
using namespace streamscope::session;

class TestMessageMarks : public QObject {
    Q_OBJECT

private:
    static MessageMark mark(const QString &topic, qint32 partition, qint64 offset, const QString &note = {})
    {
        return {.topic = topic, .partition = partition, .offset = offset, .timestampMs = 7, .note = note};
    }

private Q_SLOTS:
    void areKeptByTopicAndConnection()
    {
        QTemporaryDir folder;
        {
            SettingsStore settings(folder.path());
            MessageMarks marks(&settings, u"one"_s, {u"b"_s, u"a"_s});
            QVERIFY(marks.isEmpty());
            QVERIFY(marks.set(mark(u"a"_s, 1, 9'007'199'254'740'993, u"exact"_s)));
            QVERIFY(marks.set(mark(u"a"_s, 0, 3)));
            QVERIFY(marks.set(mark(u"b"_s, 2, 5)));
        }
        SettingsStore settings(folder.path());
        const MessageMarks marks(&settings, u"one"_s, {u"b"_s, u"a"_s});
        QCOMPARE(marks.all(), (QList{mark(u"b"_s, 2, 5), mark(u"a"_s, 0, 3), mark(u"a"_s, 1, 9'007'199'254'740'993, u"exact"_s)}));
        QVERIFY(marks.find(u"a"_s, 1, 9'007'199'254'740'993));
        QVERIFY(!marks.find(u"a"_s, 1, 9'007'199'254'740'992));
        QVERIFY(!marks.find(u"c"_s, 0, 3));
        QVERIFY(MessageMarks(&settings, u"two"_s, {u"a"_s}).isEmpty());
    }

    void pagesOfATopicSeeEachOthers()
    {
        QTemporaryDir folder;
        SettingsStore settings(folder.path());
        MessageMarks here(&settings, u"c"_s, {u"a"_s});
        MessageMarks there(&settings, u"c"_s, {u"x"_s, u"a"_s});
        QSignalSpy told(&there, &MessageMarks::changed);
        here.set(mark(u"a"_s, 0, 1));
        QCOMPARE(told.size(), 1);
        QVERIFY(there.find(u"a"_s, 0, 1));
        here.set(mark(u"a"_s, 0, 1)); // nothing new
        QCOMPARE(told.size(), 1);
        there.set(mark(u"a"_s, 0, 1, u"note"_s));
        QCOMPARE(here.find(u"a"_s, 0, 1)->note, u"note"_s);
        there.remove(u"a"_s, 0, 1);
        QVERIFY(here.isEmpty());
    }

    void workWithoutSettings()
    {
        MessageMarks marks(nullptr, {}, {u"a"_s});
        QSignalSpy told(&marks, &MessageMarks::changed);
        QVERIFY(marks.set(mark(u"a"_s, 0, 1, QString(5000, u'x'))));
        QCOMPARE(told.size(), 1);
        QCOMPARE(marks.find(u"a"_s, 0, 1)->note.size(), MessageMarks::kLongestNote);
    }

    void aDamagedFileHarmsNothing()
    {
        QTemporaryDir folder;
        SettingsStore settings(folder.path());
        settings.setState(u"marks/c/a"_s, {{u"marks"_s, QJsonArray{QJsonArray{-1, u"3"_s}, QJsonArray{0, u"many"_s}, 5, QJsonArray{},
                                                                   QJsonArray{0, u"8"_s, u"9"_s, u"good"_s}}}});
        const MessageMarks marks(&settings, u"c"_s, {u"a"_s});
        QCOMPARE(marks.all().size(), 1);
        QCOMPARE(marks.all().first().note, u"good"_s);
    }

    void thereIsAnEndToThem()
    {
        MessageMarks marks(nullptr, {}, {u"a"_s, u"b"_s});
        for (qint64 offset = 0; offset < MessageMarks::kMost; ++offset)
            QVERIFY(marks.set(mark(u"a"_s, 0, offset)));
        QVERIFY(!marks.set(mark(u"a"_s, 0, MessageMarks::kMost)));
        QVERIFY(marks.set(mark(u"a"_s, 0, 5, u"another note"_s)));
        QVERIFY(marks.set(mark(u"b"_s, 0, 0)));
    }

    void theTestFindsThem()
    {
        MessageMarks marks(nullptr, {}, {u"a"_s, u"b"_s});
        QVERIFY(!marks.makeTest());
        marks.set(mark(u"b"_s, 3, 12));
        const auto test = marks.makeTest();
        cluster::RawMessage message;
        message.topic = 1;
        message.partition = 3;
        message.offset = 12;
        QCOMPARE(int(test->test(message)), int(messages::MessageTest::Verdict::Yes));
        QCOMPARE(int(test->clone()->test(message)), int(messages::MessageTest::Verdict::Yes));
        message.topic = 0;
        QCOMPARE(int(test->test(message)), int(messages::MessageTest::Verdict::No));
        message.topic = 7;
        QCOMPARE(int(test->test(message)), int(messages::MessageTest::Verdict::No));
    }
};

QTEST_GUILESS_MAIN(TestMessageMarks)
#include "tst_message_marks.moc"
