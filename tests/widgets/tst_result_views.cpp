// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The walk over all pages finds the load laboratory and producing from a file before anything was started: here is what they show of
// what came of it, with the same looks and pictures.
#include "models/session/activity.h"
#include "models/session/journal.h"
#include "models/session/session.h"
#include "models/session/settings.h"
#include "tests/widgets/language.h"
#include "tests/widgets/pictures.h"
#include "tests/widgets/view_checks.h"
#include "widgets/common/theme.h"
#include "widgets/produce/bulk_options_form.h"
#include "widgets/produce/bulk_run.h"
#include "widgets/produce/file_format_form.h"
#include "widgets/produce/file_page.h"
#include "widgets/produce/load_form.h"
#include "widgets/produce/load_page.h"

#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace streamscope;
using namespace streamscope::widgets;

namespace {

constexpr int kPatienceMs = 30'000;
constexpr QSize kPage(1010, 660); // what a page has in the usual window
constexpr int kBanner = 60;       // pixels: two lines

} // namespace

class TestResultViews : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void init();
    void cleanup();
    void load_data() { languages(); }
    void load();
    void file_data() { languages(); }
    void file();
    void linesInDoubt_data() { languages(); }
    void linesInDoubt();

private:
    static void languages();
    ViewContext context() { return {.session = m_session.get(), .settings = m_settings.get(), .activities = &m_activities}; }
    QString written(const QString &name, const QByteArray &text) const;
    static void open(FilePage &page); ///< on the topic orders, with the options as they begin
    void look(Page &page, const QString &title);

    QTemporaryDir m_folder;
    ThemeController m_theme;
    session::ActivityList m_activities;
    session::Journal m_journal{m_folder.filePath(u"journal.jsonl"_s)};
    std::unique_ptr<QTemporaryDir> m_kept;
    std::unique_ptr<session::SettingsStore> m_settings;
    std::unique_ptr<session::Session> m_session;
    std::unique_ptr<tests::Language> m_spoken;
    QString m_language;
    QStringList m_faults;
};

void TestResultViews::initTestCase()
{
    m_session = std::make_unique<session::Session>(session::sandboxProfile(), QHash<QString, QString>(), m_journal);
    QTRY_VERIFY_WITH_TIMEOUT(m_session->metadata() && m_session->metadata()->topic(u"orders"_s), kPatienceMs);
}

void TestResultViews::cleanupTestCase()
{
    m_session.reset();
}

void TestResultViews::languages()
{
    QTest::addColumn<QString>("language");
    QTest::newRow("en") << u"en"_s;
    QTest::newRow("de") << u"de"_s;
}

void TestResultViews::init()
{
    QFETCH(const QString, language);
    m_language = language;
    m_spoken = std::make_unique<tests::Language>(language);
    m_kept = std::make_unique<QTemporaryDir>();
    m_settings = std::make_unique<session::SettingsStore>(m_kept->path());
    m_faults.clear();
}

void TestResultViews::cleanup()
{
    m_settings.reset();
    m_spoken.reset();
}

QString TestResultViews::written(const QString &name, const QByteArray &text) const
{
    QFile file(m_folder.filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        qFatal("the file was not written");
    return file.fileName();
}

void TestResultViews::open(FilePage &page)
{
    page.resize(kPage);
    page.show();
    QVERIFY(QTest::qWaitForWindowActive(&page));
    page.setTopic(u"orders"_s);
    page.options()->setOptions({});
}

// By day and by night; a banner more must find room too.
void TestResultViews::look(Page &page, const QString &title)
{
    for (const auto mode : {session::ThemeMode::Light, session::ThemeMode::Dark}) {
        m_theme.setMode(mode);
        QVERIFY(tests::savePicture(page, u"views/%1-%2-%3"_s.arg(title, m_language, isDark() ? u"dark"_s : u"light"_s)));
    }
    for (const QString &fault : tests::viewFaults(page, m_language))
        m_faults.append(title + u' ' + m_language + u": "_s + fault);
    const QSize needed = page.minimumSizeHint();
    if (page.size() != kPage || needed.height() + kBanner > page.height() || needed.width() > page.width())
        m_faults.append(u"%1 %2: needs %3 × %4"_s.arg(title, m_language).arg(needed.width()).arg(needed.height()));
}

void TestResultViews::load()
{
    LoadPage page(context(), u"orders"_s);
    page.resize(kPage);
    page.show();
    QVERIFY(QTest::qWaitForWindowActive(&page));
    page.load()->setShape({.kind = flows::LoadShape::Kind::Constant, .rate = 1000});
    page.load()->setBounds({.messages = 3000});
    page.start();
    QTRY_VERIFY_WITH_TIMEOUT(page.report().points.size() >= 2, kPatienceMs);
    look(page, u"load-running"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!page.run()->isRunning(), kPatienceMs);
    QCOMPARE(page.report().status.acknowledged, quint64(3000));
    look(page, u"load-ended"_s);
    page.exportTo(m_folder.filePath(u"load.json"_s));
    look(page, u"load-exported"_s);
    QVERIFY2(m_faults.isEmpty(), qPrintable(u'\n' + m_faults.join(u'\n')));
}

void TestResultViews::file()
{
    FilePage page(context());
    open(page);
    const QByteArray lines = QByteArray("{\"key\":\"k\",\"value\":\"v\"}\n").repeated(40);
    page.file()->setPath(written(u"some.ndjson"_s, lines + "no message\n\"nor this\"\n" + lines));
    page.look();
    QTRY_VERIFY_WITH_TIMEOUT(!page.isBusy(), kPatienceMs);
    QCOMPARE(page.faults().size(), 2);
    look(page, u"produce-file-checked"_s);
    page.start();
    QTRY_VERIFY_WITH_TIMEOUT(!page.isBusy(), kPatienceMs);
    QCOMPARE(page.run()->status().acknowledged, quint64(80));
    look(page, u"produce-file-faulty"_s);
    page.file()->setPath(written(u"all.ndjson"_s, lines));
    page.start();
    QTRY_VERIFY_WITH_TIMEOUT(!page.isBusy(), kPatienceMs);
    QVERIFY(page.faults().isEmpty());
    look(page, u"produce-file-all"_s);
    page.start(); // nothing is left
    QTRY_VERIFY_WITH_TIMEOUT(!page.isBusy(), kPatienceMs);
    look(page, u"produce-file-none"_s);
    QVERIFY(QFile::remove(m_folder.filePath(u"all.ndjson"_s)));
    page.look();
    QTRY_VERIFY_WITH_TIMEOUT(!page.isBusy(), kPatienceMs);
    look(page, u"produce-file-gone"_s);
    QVERIFY2(m_faults.isEmpty(), qPrintable(u'\n' + m_faults.join(u'\n')));
}

void TestResultViews::linesInDoubt()
{
    const QString path = written(u"killed.ndjson"_s, QByteArray("{\"value\":\"v\"}\n").repeated(100));
    const QJsonObject place{{u"topic"_s, u"orders"_s}, {u"path"_s, path}, {u"line"_s, 12'031}, {u"identity"_s, u"abc"_s}, {u"sentTo"_s, 48'400}};
    m_settings->setState(u"import-places/"_s + m_session->profile().id, {{u"places"_s, QJsonArray{place}}});
    FilePage page(context());
    open(page);
    page.file()->setPath(path);
    QCOMPARE(page.faults().size(), 1);
    QCOMPARE(page.faults().first().line, qint64(12'031));
    QCOMPARE(page.faults().first().lastLine, qint64(48'400));
    look(page, u"produce-file-in-doubt"_s);
    QVERIFY2(m_faults.isEmpty(), qPrintable(u'\n' + m_faults.join(u'\n')));
}

QTEST_MAIN(TestResultViews)
#include "tst_result_views.moc"
