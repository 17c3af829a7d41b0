// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/save_file.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sys/resource.h>

using namespace Qt::StringLiterals;
using namespace streamscope;

namespace {

/// No file grows beyond so many bytes, as on a disk that becomes full.
class SmallFiles {
public:
    explicit SmallFiles(rlim_t most)
    {
        getrlimit(RLIMIT_FSIZE, &m_usual);
        rlimit small = m_usual;
        small.rlim_cur = most;
        setrlimit(RLIMIT_FSIZE, &small);
    }
    ~SmallFiles()
    {
        setrlimit(RLIMIT_FSIZE, &m_usual);
        std::signal(SIGXFSZ, m_ignored);
    }
    Q_DISABLE_COPY_MOVE(SmallFiles)

private:
    rlimit m_usual = {};
    void (*m_ignored)(int) = std::signal(SIGXFSZ, SIG_IGN);
};

} // namespace

class TestSaveFile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // Of a write that is done in part Qt keeps no reason.
    void aShortWriteHasItsReason_data()
    {
        QTest::addColumn<int>("size");
        QTest::newRow("when it is flushed") << 5'000;
        QTest::newRow("at once") << 500'000;
    }
    void aShortWriteHasItsReason()
    {
        QFETCH(int, size);
        QTemporaryDir folder;
        const QString path = folder.filePath(u"rows.ndjson"_s);
        QString why;
        {
            const SmallFiles small(1'000);
            why = core::writeFile(path, QByteArray(size, 'x'));
        }
        QCOMPARE(why, qt_error_string(EFBIG));
        QVERIFY(QDir(folder.path()).isEmpty());
    }

    void whatFitsIsWritten()
    {
        QTemporaryDir folder;
        QCOMPARE(core::writeFile(folder.filePath(u"a"_s), "b"), QString());
    }
};

QTEST_GUILESS_MAIN(TestSaveFile)
#include "tst_save_file.moc"
