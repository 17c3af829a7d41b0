// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/journal.h"

#include <QFile>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace streamscope;
using session::Journal;
using session::JournalEntry;

class TestJournal : public QObject {
    Q_OBJECT

private:
    static JournalEntry create(const QString &topic)
    {
        JournalEntry e;
        e.cluster = u"local"_s;
        e.clusterId = u"abc"_s;
        e.action = u"create-topic"_s;
        e.object = topic;
        e.to = QJsonObject{{u"partitions"_s, 3}};
        return e;
    }

    static void append(const QString &path, const QByteArray &bytes)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::Append));
        file.write(bytes);
    }

private Q_SLOTS:
    void intentIsOnDiskBeforeTheOutcome()
    {
        QTemporaryDir folder;
        Journal journal(folder.filePath(u"deep/journal.jsonl"_s));
        QSignalSpy changed(&journal, &Journal::entryChanged);
        QVERIFY(journal.entries().isEmpty());
        const auto id = journal.begin(create(u"orders"_s));
        QVERIFY(id.has_value());
        QList<JournalEntry> entries = journal.entries();
        QCOMPARE(entries.size(), 1);
        QCOMPARE(entries[0].outcome, JournalEntry::Outcome::Pending);
        QCOMPARE(entries[0].object, u"orders"_s);
        QVERIFY(entries[0].from.isNull());
        QCOMPARE(entries[0].to.toObject().value("partitions"_L1).toInt(), 3);
        QVERIFY2(entries[0].who.contains(u'@') && !entries[0].who.startsWith(u'@'), qPrintable(entries[0].who));
        QCOMPARE(entries[0].time.timeSpec(), Qt::UTC);

        journal.finish(*id, JournalEntry::Outcome::Failed, u"TOPIC_ALREADY_EXISTS: it is there"_s);
        entries = journal.entries();
        QCOMPARE(entries.size(), 1);
        QCOMPARE(entries[0].outcome, JournalEntry::Outcome::Failed);
        QCOMPARE(entries[0].error, u"TOPIC_ALREADY_EXISTS: it is there"_s);
        QCOMPARE(changed.size(), 2);
        QCOMPARE(QFile::permissions(journal.file()) & (QFileDevice::ReadGroup | QFileDevice::ReadOther), QFileDevice::Permissions());
    }

    void newestFirstAndBounded()
    {
        QTemporaryDir folder;
        Journal journal(folder.filePath(u"journal.jsonl"_s));
        QList<JournalEntry> many;
        for (int i = 0; i < 50; ++i)
            many.append(create(u"t%1"_s.arg(i)));
        const auto ids = journal.begin(many);
        QVERIFY(ids.has_value());
        QCOMPARE(ids->size(), 50);
        QVERIFY(std::is_sorted(ids->cbegin(), ids->cend()));
        const QList<JournalEntry> entries = journal.entries(3);
        QCOMPARE(entries.size(), 3);
        QCOMPARE(entries[0].object, u"t49"_s);
        QCOMPARE(entries[2].object, u"t47"_s);
    }

    void damagedLinesArePassedOverAndKept()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"journal.jsonl"_s);
        Journal journal(path);
        QVERIFY(journal.begin(create(u"first"_s)).has_value());
        append(path, "\xff not json\n{\"id\":\"x\",\"action\":\"cut sho");
        const auto id = journal.begin(create(u"second"_s));
        QVERIFY(id.has_value());
        journal.finish(*id, JournalEntry::Outcome::Done);
        const QList<JournalEntry> entries = journal.entries();
        QCOMPARE(entries.size(), 2);
        QCOMPARE(entries[0].object, u"second"_s);
        QCOMPARE(entries[0].outcome, JournalEntry::Outcome::Done);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().contains("cut sho\n"));
    }

    void twoWritersShareAFile()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"journal.jsonl"_s);
        Journal one(path);
        Journal two(path);
        for (int i = 0; i < 20; ++i) {
            QVERIFY(one.begin(create(u"one"_s)).has_value());
            QVERIFY(two.begin(create(u"two"_s)).has_value());
        }
        QCOMPARE(one.entries().size(), 40);
        QSet<QString> ids;
        for (const JournalEntry &entry : two.entries())
            ids.insert(entry.id);
        QCOMPARE(ids.size(), 40);
    }

    void findsTheNewestOfALargeFile()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"journal.jsonl"_s);
        append(path, QByteArray(3 << 20, 'x') + "\n");
        Journal journal(path);
        const auto id = journal.begin(create(u"early"_s));
        QVERIFY(id.has_value());
        append(path, QByteArray(3 << 20, 'y') + "\n");
        journal.finish(*id, JournalEntry::Outcome::Unknown);
        const QList<JournalEntry> entries = journal.entries(1);
        QCOMPARE(entries.size(), 1);
        QCOMPARE(entries[0].object, u"early"_s);
        QCOMPARE(entries[0].outcome, JournalEntry::Outcome::Unknown);
    }

    void unwritableFileIsAnError()
    {
        Journal journal(u"/proc/no-such-place/journal.jsonl"_s);
        const auto id = journal.begin(create(u"orders"_s));
        QVERIFY(!id.has_value());
        QCOMPARE(id.error().kind, core::ErrorKind::Local);
        QCOMPARE(id.error().name, QString::fromLatin1(Journal::kNotWrittenDown));
        QVERIFY(id.error().message.contains(u"nothing was sent"_s));
    }
};

QTEST_GUILESS_MAIN(TestJournal)
#include "tst_journal.moc"
