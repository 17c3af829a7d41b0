// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The manual page and the completion of bash, as they are installed: they know what --help knows, and work.
#include "tests/support/require.h"

#include <QProcess>
#include <QRegularExpression>
#include <QSet>
#include <QStandardPaths>
#include <QTemporaryFile>
#include <QTest>

using namespace Qt::StringLiterals;

class TestCliManual : public QObject {
    Q_OBJECT

private:
    static QByteArray run(const QString &program, const QStringList &arguments, const QByteArray &input = {}, QByteArray *errors = nullptr)
    {
        QProcess process;
        process.start(program, arguments);
        process.write(input);
        process.closeWriteChannel();
        if (!process.waitForFinished(30'000) || process.exitCode() != 0)
            return "failed: " + process.readAllStandardError();
        if (errors)
            *errors = process.readAllStandardError();
        return process.readAllStandardOutput();
    }
    static QByteArray cli(const QStringList &arguments) { return run(QStringLiteral(STREAMSCOPE_CLI), arguments); }
    static QStringList commands()
    {
        QStringList names;
        const QString help = QString::fromUtf8(cli({u"--help"_s}));
        const qsizetype from = help.indexOf("Commands:"_L1);
        for (const QString &line : help.mid(from, help.indexOf("\n\n"_L1, from) - from).split(u'\n').mid(1))
            names.append(line.trimmed().section(u' ', 0, 0));
        return names;
    }
    // "-p", "--partition": all that the help lists for a command.
    static QSet<QString> optionsOf(const QString &command)
    {
        const QString help = QString::fromUtf8(cli({command, u"--help"_s}));
        QSet<QString> names;
        static const QRegularExpression line(u"^  (-[^ ,]+(?:, -[^ ,]+)*)"_s, QRegularExpression::MultilineOption);
        for (auto it = line.globalMatch(help); it.hasNext();) {
            for (const QString &name : it.next().captured(1).split(u", "_s))
                names.insert(name);
        }
        return names;
    }
    // What bash offers for the words of a line, the last of which is under the cursor.
    static QSet<QString> offered(const QStringList &words)
    {
        const QByteArray script = cli({u"--generate"_s, u"bash"_s}) + "COMP_WORDS=(" + words.join(u' ').toUtf8() + (words.last().isEmpty() ? " ''" : "") +
                                  ")\nCOMP_CWORD=" + QByteArray::number(words.size() - 1) +
                                  "\n_streamscope_cli\nprintf '%s\\n' \"${COMPREPLY[@]}\"\n";
        QSet<QString> answers;
        for (const QString &answer : QString::fromUtf8(run(u"bash"_s, {u"--norc"_s}, script)).split(u'\n', Qt::SkipEmptyParts))
            answers.insert(answer);
        return answers;
    }

private Q_SLOTS:
    void manPageHasAllThatTheHelpHas()
    {
        QString page = QString::fromUtf8(cli({u"--generate"_s, u"man"_s}));
        page.replace("\\-"_L1, "-"_L1);
        QVERIFY(page.contains(".TH STREAMSCOPE-CLI 1"_L1));
        QVERIFY(commands().size() > 5);
        for (const QString &command : commands()) {
            QVERIFY2(page.contains(".SS \""_L1 + command + u' '), qPrintable(command));
            const QSet<QString> options = optionsOf(command);
            QVERIFY(options.contains(u"--help"_s));
            for (const QString &option : options)
                QVERIFY2(page.contains("\\fB"_L1 + option + "\\fR"_L1), qPrintable(command + u' ' + option));
        }
        QVERIFY(!page.contains("generate"_L1));
        QVERIFY(page.contains("workbench, workbench:NAME, load, load:NAME, produce-file"_L1)); // of the window
    }

    void manPageIsCleanRoff()
    {
        const QString groff = QStandardPaths::findExecutable(u"groff"_s);
        STREAMSCOPE_REQUIRE(!groff.isEmpty(), u"groff"_s);
        QByteArray complaints;
        const QByteArray text = run(groff, {u"-man"_s, u"-Kutf8"_s, u"-Tutf8"_s, u"-ww"_s}, cli({u"--generate"_s, u"man"_s}), &complaints);
        QVERIFY2(complaints.isEmpty(), complaints.constData());
        QVERIFY2(text.contains("streamscope-cli cluster -b localhost:9092"), text.constData());
    }

    void bashCompletesCommandsAndOptions()
    {
        const QStringList names = commands();
        QCOMPARE(offered({u"streamscope-cli"_s, {}}), QSet<QString>(names.begin(), names.end()));
        QCOMPARE(offered({u"streamscope-cli"_s, u"to"_s}), QSet<QString>{u"topics"_s});
        for (const QString &command : names)
            QCOMPARE(offered({u"streamscope-cli"_s, command, u"-"_s}), optionsOf(command));
        QVERIFY(offered({u"streamscope-cli"_s, u"tail"_s, {}}).isEmpty()); // a topic: only a cluster knows
    }

    void bashCompletesValues()
    {
        QCOMPARE(offered({u"streamscope-cli"_s, u"tail"_s, u"--from"_s, u"ear"_s}), QSet<QString>{u"earliest"_s});
        QCOMPARE(offered({u"streamscope-cli"_s, u"topics"_s, u"--output"_s, {}}), (QSet<QString>{u"json"_s, u"table"_s}));
        QCOMPARE(offered({u"streamscope-cli"_s, u"configs"_s, {}}), (QSet<QString>{u"topic"_s, u"broker"_s}));
        QTemporaryFile file;
        QVERIFY(file.open());
        QCOMPARE(offered({u"streamscope-cli"_s, u"eval"_s, u"--messages"_s, file.fileName().chopped(2)}), QSet<QString>{file.fileName()});
        QVERIFY(offered({u"streamscope-cli"_s, u"produce"_s, u"--key"_s, {}}).isEmpty());
        QCOMPARE(offered({u"streamscope-cli"_s, u"flow"_s, {}}), (QSet<QString>{u"check"_s, u"run"_s}));
        QCOMPARE(offered({u"streamscope-cli"_s, u"flow"_s, u"run"_s, file.fileName().chopped(2)}), QSet<QString>{file.fileName()});
        QCOMPARE(offered({u"streamscope-cli"_s, u"tail"_s, u"--from"_s, u"="_s, u"ear"_s}), QSet<QString>{u"earliest"_s});
        // A value that is called as a command is none.
        QCOMPARE(offered({u"streamscope-cli"_s, u"--profile"_s, u"tail"_s, u"produ"_s}), QSet<QString>{u"produce"_s});
    }
};

QTEST_GUILESS_MAIN(TestCliManual)
#include "tst_cli_manual.moc"
