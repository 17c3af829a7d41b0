// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/flows/flow_document.h"

#include "models/flows/flow.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace streamscope;
using flows::FlowDocument;

class TestFlowDocument : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    QString write(const QByteArray &bytes, const QString &name = u"f.yaml"_s)
    {
        QFile file(m_folder.filePath(name));
        if (file.open(QIODevice::WriteOnly))
            file.write(bytes);
        return file.fileName();
    }
    static QByteArray read(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

private Q_SLOTS:
    void lineEndsStay()
    {
        const QString path = write("version: 1\r\nname: \xc3\xa4\r\n");
        auto document = FlowDocument::open(path);
        QVERIFY(document);
        QCOMPARE(document->text(), u"version: 1\nname: ä\n"_s);
        QVERIFY(document->save(document->text() + u"from: a\n"_s));
        QCOMPARE(read(path), "version: 1\r\nname: \xc3\xa4\r\nfrom: a\r\n");
    }

    void seesWhatOthersWrote()
    {
        const QString path = write("version: 1\n");
        auto document = FlowDocument::open(path);
        QVERIFY(document);
        QVERIFY(!document->isChangedOutside());
        write("version: 2\n");
        QVERIFY(document->isChangedOutside());
        QVERIFY(document->save(u"version: 3\n"_s)); // who saves has been asked
        QVERIFY(!document->isChangedOutside());
        QVERIFY(QFile::remove(path));
        QVERIFY(!document->isChangedOutside());
        QVERIFY(document->save(u"version: 4\n"_s));
        QCOMPARE(read(path), "version: 4\n");
    }

    void anotherNameBecomesItsOwn()
    {
        auto document = FlowDocument::open(write("a"));
        QVERIFY(document);
        QVERIFY(document->save(u"b"_s, m_folder.filePath(u"g.yaml"_s)));
        QCOMPARE(document->path(), m_folder.filePath(u"g.yaml"_s));
        QCOMPARE(read(m_folder.filePath(u"f.yaml"_s)), "a");
        QCOMPARE(read(document->path()), "b");
    }

    void aFailedSaveLosesNothing()
    {
        const QString path = write("kept");
        auto document = FlowDocument::open(path);
        QVERIFY(document);
        const auto saved = document->save(u"x"_s, m_folder.filePath(u"no/such/folder/f.yaml"_s));
        QVERIFY(!saved);
        QVERIFY(!saved.error().message.isEmpty());
        QCOMPARE(document->path(), path);
        QCOMPARE(read(path), "kept");
    }

    void refusesWhatIsNoText_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("binary") << QByteArray("\xff\xfe\x00\x01", 4);
        QTest::newRow("zero") << QByteArray("a\0b", 3);
        QTest::newRow("too large") << QByteArray(flows::kMaxFlowBytes + 1, 'a');
    }

    void refusesWhatIsNoText()
    {
        QFETCH(const QByteArray, bytes);
        const auto document = FlowDocument::open(write(bytes));
        QVERIFY(!document);
        QCOMPARE(document.error().kind, core::ErrorKind::InvalidInput);
    }

    void noSuchFile()
    {
        const auto document = FlowDocument::open(m_folder.filePath(u"none"_s));
        QVERIFY(!document);
        QCOMPARE(document.error().kind, core::ErrorKind::Local);
    }
};

QTEST_GUILESS_MAIN(TestFlowDocument)
#include "tst_flow_document.moc"
