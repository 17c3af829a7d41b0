// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the window's binary takes, as a script uses it: a process, its picture, its exit code; against real Kafka.
#include "tests/support/kafka_server.h"

#include <QDirIterator>
#include <QElapsedTimer>
#include <QImage>
#include <QProcess>
#include <QSet>
#include <QTcpServer>

using namespace Qt::StringLiterals;
using namespace streamscope::testing;

class TestWindowOptions : public QObject {
    Q_OBJECT

private:
    struct Run {
        int code = -1;
        QByteArray err;
    };

    KafkaServer m_kafka;
    QTemporaryDir m_home;

    static QProcessEnvironment environmentOf(const QTemporaryDir &home)
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"XDG_CONFIG_HOME"_s, home.path());
        environment.insert(u"XDG_RUNTIME_DIR"_s, home.path());
        environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
        return environment;
    }

    Run run(const QStringList &arguments) const { return runIn(m_home, arguments); }
    static Run runIn(const QTemporaryDir &home, const QStringList &arguments)
    {
        QProcess process;
        process.setProcessEnvironment(environmentOf(home));
        process.start(QStringLiteral(STREAMSCOPE_WINDOW), arguments);
        process.waitForFinished(60'000);
        return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1, process.readAllStandardError()};
    }

    // A window with a home of its own, until all that it opened has loaded.
    void startIn(const QTemporaryDir &home, QProcess &process, const QStringList &arguments) const
    {
        QProcessEnvironment environment = environmentOf(home);
        environment.insert(u"QT_LOGGING_RULES"_s, u"streamscope.startup.info=true"_s); // says when that is
        process.setProcessEnvironment(environment);
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(QStringLiteral(STREAMSCOPE_WINDOW), QStringList{u"-b"_s, m_kafka.bootstrap()} + arguments);
        QVERIFY(process.waitForStarted());
        QByteArray said;
        while (!said.contains("loaded") && process.waitForReadyRead(60'000))
            said += process.readAll();
        QVERIFY2(said.contains("loaded"), said.constData());
    }

    static QByteArray stateOf(const QTemporaryDir &home)
    {
        QByteArray kept;
        QDirIterator files(home.path(), {u"state.json"_s}, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            if (QFile file(files.next()); file.open(QIODevice::ReadOnly))
                kept += file.readAll();
        }
        return kept;
    }

    [[nodiscard]] QString picture() const { return m_home.filePath(u"picture.png"_s); }

    // Not one colour: something has been painted.
    static bool isPainted(const QImage &image)
    {
        QSet<QRgb> colors;
        for (int y = 0; y < image.height(); y += 7) {
            for (int x = 0; x < image.width(); x += 7)
                colors.insert(image.pixel(x, y));
        }
        return colors.size() > 8;
    }

private Q_SLOTS:
    void initTestCase();
    void init() { QFile::remove(picture()); }
    void usageErrors_data();
    void usageErrors();
    void unreachableIsExitThree_data();
    void unreachableIsExitThree();
    void everyTargetMakesAPicture_data();
    void everyTargetMakesAPicture();
    void targetsThatDoNotExistAreTold();
    void aPictureThatCannotBeWrittenIsTold();
    void whatWasOpenIsKeptAtTheEnd();
    void whatWasOpenOutlivesAKill();
    void credentialsInAnAddressAreNotKept();
};

void TestWindowOptions::credentialsInAnAddressAreNotKept()
{
    const QTemporaryDir home;
    QProcess process;
    process.setProcessEnvironment(environmentOf(home));
    process.start(QStringLiteral(STREAMSCOPE_WINDOW),
                  {u"--rest"_s, u"http://alice:TOPSECRET@127.0.0.1:9/"_s, u"--open"_s, u"topics"_s, u"--open"_s, u"messages:orders"_s});
    QTRY_VERIFY_WITH_TIMEOUT(stateOf(home).contains("127.0.0.1:9"), 30'000);
    process.terminate();
    QVERIFY(process.waitForFinished(30'000));
    QVERIFY(!stateOf(home).contains("TOPSECRET"));
}

void TestWindowOptions::initTestCase()
{
    STREAMSCOPE_REQUIRE_KAFKA(m_kafka);
    const auto tool = [this](const QString &name, const QStringList &arguments, const QByteArray &input = {}) {
        const auto ran = m_kafka.tool(name, QStringList{u"--bootstrap-server"_s, m_kafka.bootstrap()} + arguments, input);
        QVERIFY2(ran.code == 0, ran.output.constData());
    };
    tool(u"TopicCommand"_s, {u"--create"_s, u"--topic"_s, u"orders"_s, u"--partitions"_s, u"3"_s});
    tool(u"TopicCommand"_s, {u"--create"_s, u"--topic"_s, u"empty"_s});
    tool(u"ConsoleProducer"_s, {u"--topic"_s, u"orders"_s}, "{\"order\":1}\n{\"order\":2}\n");
    tool(u"consumer.ConsoleConsumer"_s,
         {u"--topic"_s, u"orders"_s, u"--group"_s, u"billing"_s, u"--from-beginning"_s, u"--max-messages"_s, u"2"_s});
}

void TestWindowOptions::usageErrors_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("unknown option") << QStringList{u"--bogus"_s};
    QTest::newRow("an argument") << QStringList{u"orders"_s};
    QTest::newRow("theme") << QStringList{u"--theme"_s, u"pink"_s};
    QTest::newRow("language") << QStringList{u"--language"_s, u"klingon"_s};
    QTest::newRow("size") << QStringList{u"--size"_s, u"large"_s};
    QTest::newRow("size of nothing") << QStringList{u"--size"_s, u"0x0"_s};
    QTest::newRow("two clusters") << QStringList{u"--sandbox"_s, u"-b"_s, u"x"_s};
    QTest::newRow("rest") << QStringList{u"--rest"_s, u"ftp://localhost"_s};
    QTest::newRow("runs code") << QStringList{u"-b"_s, u"x"_s, u"-X"_s, u"plugin.library.paths=/tmp/x.so"_s};
    QTest::newRow("no such profile") << QStringList{u"--profile"_s, u"nobody"_s};
}

void TestWindowOptions::usageErrors()
{
    QFETCH(QStringList, arguments);
    const Run result = run(arguments + QStringList{u"--screenshot"_s, picture()});
    QVERIFY2(result.code == 2, result.err.constData());
    QVERIFY2(result.err.contains("streamscope: "), result.err.constData());
    QVERIFY(!QFile::exists(picture()));
}

void TestWindowOptions::unreachableIsExitThree_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("sentence");
    QTest::newRow("refused") << QStringList{u"-b"_s, u"127.0.0.1:1"_s} << QByteArray("No broker can be reached");
    QTest::newRow("no such host") << QStringList{u"-b"_s, u"no-such-host.invalid:9092"_s} << QByteArray("cannot be resolved");
    QTest::newRow("no such file") << QStringList{u"-b"_s, u"127.0.0.1:1"_s, u"-X"_s, u"security.protocol=ssl"_s, u"-X"_s,
                                                 u"ssl.ca.location=/no/such"_s}
                                  << QByteArray("settings cannot be used");
    QTest::newRow("with a page") << QStringList{u"-b"_s, u"127.0.0.1:1"_s, u"--open"_s, u"messages:orders"_s}
                                 << QByteArray("No broker can be reached");
    QTest::newRow("silent") << QStringList{u"-b"_s, u"SILENT"_s} << QByteArray("No broker");
}

void TestWindowOptions::unreachableIsExitThree()
{
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, sentence);
    QTcpServer silent; // takes connections and never says a word
    QVERIFY(silent.listen(QHostAddress::LocalHost));
    arguments.replaceInStrings(u"SILENT"_s, u"127.0.0.1:%1"_s.arg(silent.serverPort()));
    const Run result = run(arguments + QStringList{u"--timeout"_s, u"2"_s, u"--screenshot"_s, picture()});
    QVERIFY2(result.code == 3, result.err.constData());
    QVERIFY2(result.err.contains("streamscope: ") && result.err.contains(sentence), result.err.constData());
    QVERIFY(!QFile::exists(picture()));
}

void TestWindowOptions::everyTargetMakesAPicture_data()
{
    QTest::addColumn<QStringList>("targets");
    for (const char *target :
         {"topics", "topic:orders", "messages:orders", "messages:empty", "messages:orders,empty", "partitions:orders", "config:orders",
          "chart:orders", "chart", "cluster", "broker:1", "groups", "group:billing", "produce", "connections", "settings", "journal",
          "log", "start", "topic:nope", "messages:nope", "group:nope", "broker:9"})
        QTest::newRow(target) << QStringList{QString::fromLatin1(target)};
    QTest::newRow("several") << QStringList{u"topic:orders"_s, u"chart:orders"_s, u"groups"_s, u"settings"_s};
}

void TestWindowOptions::everyTargetMakesAPicture()
{
    QFETCH(QStringList, targets);
    QStringList arguments = {u"-b"_s, m_kafka.bootstrap(), u"--screenshot"_s, picture(), u"--size"_s, u"1100x700"_s, u"--theme"_s,
                             u"light"_s};
    for (const QString &target : std::as_const(targets))
        arguments += QStringList{u"--open"_s, target};
    QElapsedTimer clock;
    clock.start();
    const Run result = run(arguments);
    QVERIFY2(result.code == 0, result.err.constData());
    QVERIFY2(!result.err.contains("there is no page"), result.err.constData());
    const QImage image(picture());
    QVERIFY2(image.width() >= 1100 && image.height() >= 700, qPrintable(u"%1x%2"_s.arg(image.width()).arg(image.height())));
    QVERIFY(isPainted(image));
    // None of them needed the time limit of a picture: each knew when it was loaded.
    QVERIFY2(!result.err.contains("had not loaded"), result.err.constData());
    qInfo("%s: %lld ms", qPrintable(targets.join(u' ')), static_cast<long long>(clock.elapsed()));
}

void TestWindowOptions::targetsThatDoNotExistAreTold()
{
    const Run result = run({u"-b"_s, m_kafka.bootstrap(), u"--screenshot"_s, picture(), u"--open"_s, u"bogus:x"_s});
    QVERIFY2(result.err.contains("bogus:x"), result.err.constData());
    QCOMPARE(result.code, 2);
    QVERIFY(!QFile::exists(picture()));
}

void TestWindowOptions::aPictureThatCannotBeWrittenIsTold()
{
    const Run result = run({u"-b"_s, m_kafka.bootstrap(), u"--screenshot"_s, m_home.filePath(u"no/such/folder/x.png"_s)});
    QCOMPARE(result.code, 1);
    QVERIFY2(result.err.contains("cannot write"), result.err.constData());
}

// Told to end a moment after a page was opened: it is there the next time.
void TestWindowOptions::whatWasOpenIsKeptAtTheEnd()
{
    QTemporaryDir home;
    QProcess process;
    startIn(home, process, {u"--open"_s, u"partitions:orders"_s});
    process.terminate();
    QVERIFY(process.waitForFinished(20'000));
    QCOMPARE(int(process.exitStatus()), int(QProcess::NormalExit));
    QCOMPARE(process.exitCode(), 143);
    const QByteArray kept = stateOf(home);
    QVERIFY2(kept.contains("orders"), kept.constData());
    QVERIFY2(kept.contains("\"geometry\""), kept.constData());
}

// Killed, it has written what was open; --open adds to that, and a picture changes nothing.
void TestWindowOptions::whatWasOpenOutlivesAKill()
{
    QTemporaryDir home;
    QProcess killed;
    startIn(home, killed, {u"--open"_s, u"topic:orders"_s});
    QTRY_VERIFY_WITH_TIMEOUT(stateOf(home).contains("\"topic:orders\""), 20'000);
    killed.kill();
    QVERIFY(killed.waitForFinished(20'000));
    QProcess next;
    startIn(home, next, {u"--open"_s, u"topic:empty"_s});
    next.terminate();
    QVERIFY(next.waitForFinished(20'000));
    const QByteArray kept = stateOf(home);
    QVERIFY2(kept.contains("\"topic:orders\"") && kept.contains("\"topic:empty\""), kept.constData());
    const Run pictured = runIn(home, {u"-b"_s, m_kafka.bootstrap(), u"--open"_s, u"group:billing"_s, u"--size"_s, u"900x600"_s,
                                      u"--screenshot"_s, picture()});
    QVERIFY2(pictured.code == 0, pictured.err.constData());
    QCOMPARE(stateOf(home), kept);
}

QTEST_GUILESS_MAIN(TestWindowOptions)
#include "tst_window_options.moc"
