// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/settings.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <csignal>
#include <sys/resource.h>

using namespace Qt::StringLiterals;
using namespace streamscope::session;

class TestSettings : public QObject {
    Q_OBJECT

private:
    static QByteArray read(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    static void write(const QString &path, const QByteArray &bytes)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }

private Q_SLOTS:
    void comesBack()
    {
        QTemporaryDir folder;
        Settings wanted;
        wanted.theme = ThemeMode::Dark;
        wanted.language = u"de"_s;
        wanted.density = Density::Comfortable;
        wanted.timeZone = TimeZoneMode::Relative;
        wanted.tailLimits = {64 << 20, 5000};
        wanted.allTailsBytes = 512ULL << 20;
        wanted.topicSeparator = u""_s;
        wanted.showInternalTopics = true;
        wanted.restorePages = false;
        wanted.sandboxRate = 0;
        {
            SettingsStore store(folder.path());
            QVERIFY(store.settings() == Settings());
            QSignalSpy changed(&store, &SettingsStore::changed);
            store.setSettings(wanted);
            store.setSettings(wanted);
            QCOMPARE(changed.size(), 1);
            store.setState(u"pages/p1"_s, {{u"open"_s, u"topic:orders"_s}});
        }
        SettingsStore again(folder.path());
        QVERIFY(again.settings() == wanted);
        QCOMPARE(again.state(u"pages/p1"_s).value("open"_L1).toString(), u"topic:orders"_s);
        QVERIFY(again.state(u"other"_s).isEmpty());
        QVERIFY(again.problems().isEmpty());
    }

    void unknownKeysAndWildNumbersSurvive()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"settings.json"_s);
        write(path, R"({"version":1,"later":{"a":1},"tailRows":-5,"theme":"plaid","sandboxRate":1e300})");
        SettingsStore store(folder.path());
        QCOMPARE(store.settings().theme, ThemeMode::System);
        QCOMPARE(store.settings().tailLimits.rows, 1000U);
        QCOMPARE(store.settings().sandboxRate, 2'000'000);
        Settings changed = store.settings();
        changed.language = u"en"_s;
        store.setSettings(changed);
        QVERIFY(read(path).contains("later"));
    }

    void damagedFileIsKeptAside()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"settings.json"_s);
        write(path, "{ half a fi");
        SettingsStore store(folder.path());
        QCOMPARE(store.fileProblems().size(), 1);
        QCOMPARE(store.fileProblems()[0].kind, FileProblem::Kind::Damaged);
        QCOMPARE(read(store.fileProblems()[0].keptAs), QByteArray("{ half a fi"));
        QVERIFY(store.problems()[0].startsWith(path + u".damaged-"_s));
        Settings changed;
        changed.language = u"de"_s;
        store.setSettings(changed);
        QVERIFY(read(path).contains("\"de\""));
        QCOMPARE(read(store.fileProblems()[0].keptAs), QByteArray("{ half a fi"));
    }

    void newerFileIsNeverOverwritten()
    {
        QTemporaryDir folder;
        const QByteArray newer = R"({"version":99,"theme":{"new":"shape"}})";
        write(folder.filePath(u"settings.json"_s), newer);
        write(folder.filePath(u"state.json"_s), newer);
        {
            SettingsStore store(folder.path());
            QCOMPARE(store.fileProblems().size(), 2);
            QCOMPARE(store.fileProblems()[0].kind, FileProblem::Kind::Newer);
            Settings changed;
            changed.language = u"de"_s;
            store.setSettings(changed);
            QCOMPARE(store.settings().language, u"de"_s);
            store.setState(u"window"_s, {{u"w"_s, 1}});
            QCOMPARE(store.state(u"window"_s).value("w"_L1).toInt(), 1);
        }
        QCOMPARE(read(folder.filePath(u"settings.json"_s)), newer);
        QCOMPARE(read(folder.filePath(u"state.json"_s)), newer);
    }

    // A run that only takes a picture.
    void filesCanBeLeftAlone()
    {
        QTemporaryDir folder;
        {
            SettingsStore store(folder.path(), JsonFile::Use::LookOnly);
            Settings changed;
            changed.language = u"de"_s;
            store.setSettings(changed);
            store.setState(u"window"_s, {{u"w"_s, 1}});
            QCOMPARE(store.settings().language, u"de"_s);
            QCOMPARE(store.state(u"window"_s).value("w"_L1).toInt(), 1);
            QVERIFY(store.problems().isEmpty());
        }
        QVERIFY(QDir(folder.path()).isEmpty());
    }

    // A damaged file stays where it is, too.
    void lookingMovesNothingAside()
    {
        QTemporaryDir folder;
        write(folder.filePath(u"state.json"_s), "{ half a fi");
        SettingsStore store(folder.path(), JsonFile::Use::LookOnly);
        QCOMPARE(store.fileProblems().size(), 1);
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList{u"state.json"_s});
    }

    // Two windows of one person, each with its own things.
    void twoProgramsKeepWhatTheOtherWrote()
    {
        QTemporaryDir folder;
        {
            SettingsStore first(folder.path());
            SettingsStore second(folder.path());
            first.setState(u"draft/a"_s, {{u"text"_s, u"of the first"_s}});
            first.setState(u"gone"_s, {{u"x"_s, 1}});
            QTRY_VERIFY_WITH_TIMEOUT(read(folder.filePath(u"state.json"_s)).contains("of the first"), 20'000);
            second.setState(u"draft/b"_s, {{u"text"_s, u"of the second"_s}});
            QTRY_VERIFY_WITH_TIMEOUT(read(folder.filePath(u"state.json"_s)).contains("of the second"), 20'000);
            QVERIFY(read(folder.filePath(u"state.json"_s)).contains("of the first"));
            first.setState(u"gone"_s, {});
            QTRY_VERIFY_WITH_TIMEOUT(!read(folder.filePath(u"state.json"_s)).contains("gone"), 20'000);
            QVERIFY(read(folder.filePath(u"state.json"_s)).contains("of the second"));
            Settings dark = first.settings();
            dark.theme = ThemeMode::Dark;
            first.setSettings(dark);
            Settings german = second.settings();
            german.language = u"de"_s;
            second.setSettings(german);
            QCOMPARE(second.settings().theme, ThemeMode::Dark);
        }
        SettingsStore after(folder.path());
        QCOMPARE(after.settings().theme, ThemeMode::Dark);
        QCOMPARE(after.settings().language, u"de"_s);
        QCOMPARE(after.state(u"draft/a"_s).value("text"_L1).toString(), u"of the first"_s);
        QCOMPARE(after.state(u"draft/b"_s).value("text"_L1).toString(), u"of the second"_s);
    }

    void stateThatKeepsChangingIsWritten()
    {
        QTemporaryDir folder;
        SettingsStore store(folder.path());
        int value = 0;
        QTimer often;
        QObject::connect(&often, &QTimer::timeout, &store, [&] { store.setState(u"window"_s, {{u"w"_s, ++value}}); });
        often.start(20);
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(folder.filePath(u"state.json"_s)), 20'000);
    }

    void failedWriteIsReported()
    {
        QTemporaryDir folder;
        QVERIFY(QDir(folder.path()).mkpath(u"settings.json"_s)); // a folder where the file should be
        SettingsStore store(folder.path());
        QVERIFY(!store.problems().isEmpty());
        Settings changed;
        changed.language = u"de"_s;
        store.setSettings(changed);
        QCOMPARE(store.settings().language, u"de"_s);
    }

    // As a full disk does: the file begins to be written, and its end does not fit.
    void whatDoesNotFitLeavesTheOldFile()
    {
        QTemporaryDir folder;
        SettingsStore store(folder.path());
        Settings dark = store.settings();
        dark.theme = ThemeMode::Dark;
        store.setSettings(dark);
        const QByteArray before = read(folder.filePath(u"settings.json"_s));
        QVERIFY(before.contains("dark"));
        rlimit usual = {};
        QCOMPARE(getrlimit(RLIMIT_FSIZE, &usual), 0);
        const auto ignored = std::signal(SIGXFSZ, SIG_IGN);
        rlimit small = usual;
        small.rlim_cur = 64;
        QCOMPARE(setrlimit(RLIMIT_FSIZE, &small), 0);
        Settings light = dark;
        light.theme = ThemeMode::Light;
        store.setSettings(light);
        QCOMPARE(setrlimit(RLIMIT_FSIZE, &usual), 0);
        std::signal(SIGXFSZ, ignored);
        QCOMPARE(store.fileProblems().size(), 1);
        QCOMPARE(store.fileProblems()[0].kind, FileProblem::Kind::WriteFailed);
        QCOMPARE(read(folder.filePath(u"settings.json"_s)), before);
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList{u"settings.json"_s});
    }

    // Told when it happens, once, and no longer than it is so.
    void aFolderThatCannotBeMadeIsTold()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"config"_s);
        write(path, "a file where the folder should be");
        SettingsStore store(path);
        QVERIFY(store.fileProblems().isEmpty());
        QSignalSpy told(&store, &SettingsStore::problemsChanged);
        store.setState(u"draft"_s, {{u"text"_s, u"typed"_s}});
        QTRY_COMPARE_WITH_TIMEOUT(told.size(), 1, 20'000);
        QCOMPARE(store.fileProblems()[0].kind, FileProblem::Kind::WriteFailed);
        QVERIFY(store.fileProblems()[0].file.endsWith(u"config/state.json"_s));
        QVERIFY(QFile::remove(path));
        store.setState(u"draft"_s, {{u"text"_s, u"typed on"_s}});
        QTRY_COMPARE_WITH_TIMEOUT(told.size(), 2, 20'000);
        QVERIFY(store.fileProblems().isEmpty());
        QVERIFY(read(path + u"/state.json"_s).contains("typed on"));
    }
};

QTEST_GUILESS_MAIN(TestSettings)
#include "tst_settings.moc"
