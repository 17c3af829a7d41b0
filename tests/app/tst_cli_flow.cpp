// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// flow of the command line tool: files checked without a cluster.
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

struct Run {
    int code = -1;
    QByteArray out;
    QByteArray err;
};

Run run(const QStringList &arguments)
{
    QProcess process;
    process.start(QStringLiteral(STREAMSCOPE_CLI), QStringList{u"flow"_s} + arguments);
    process.waitForFinished(60'000);
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1, process.readAllStandardOutput(),
            process.readAllStandardError()};
}

} // namespace

class TestCliFlow : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void checksTheExample();
    void namesFaultsByLine();
    void wrongUsage();
};

void TestCliFlow::checksTheExample()
{
    const QString file = QStringLiteral(STREAMSCOPE_FLOWS "/order-processor.yaml");
    const Run result = run({u"check"_s, file});
    QCOMPARE(result.err, QByteArray());
    QCOMPARE(result.code, 0);
    QCOMPARE(result.out, "{\"file\":\"" + file.toUtf8() +
                             "\",\"ok\":true,\"flow\":\"order-processor\",\"group\":\"order-processor\",\"from\":[\"orders\"],"
                             "\"to\":[\"notifications\",\"order-failures\",\"payments\"],\"exactly_once\":true}\n");
}

void TestCliFlow::namesFaultsByLine()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(u"f.yaml"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("version: 1\nname: f\nfrom: a\nrules:\n  - when: 1 +\n    outputs: []\n    x: 1\n");
    file.close();
    const Run result = run({u"check"_s, file.fileName()});
    QCOMPARE(result.code, 1);
    const QByteArray name = file.fileName().toUtf8();
    QCOMPARE(result.err, "streamscope-cli: " + name + ":5:14: The expression ends too early: a value is wanted.\nstreamscope-cli: " + name +
                             ":7:5: A rule has no “x”; it has name, when, outputs.\n");
    QCOMPARE(result.out.split('\n').first(), "{\"file\":\"" + name +
                                                 "\",\"ok\":false,\"line\":5,\"column\":14,"
                                                 "\"message\":\"The expression ends too early: a value is wanted.\"}");
}

void TestCliFlow::wrongUsage()
{
    for (const QStringList &arguments : {QStringList{}, QStringList{u"check"_s}, QStringList{u"chek"_s, u"f"_s},
                                         QStringList{u"check"_s, u"/no/such/file"_s}, QStringList{u"check"_s, u"a"_s, u"b"_s}}) {
        const Run result = run(arguments);
        QCOMPARE(result.code, 2);
        QVERIFY(result.out.isEmpty());
        QVERIFY(result.err.startsWith("streamscope-cli: "));
    }
}

QTEST_GUILESS_MAIN(TestCliFlow)
#include "tst_cli_flow.moc"
