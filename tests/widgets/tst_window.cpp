// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/open_targets.h"
#include "models/sandbox/sandbox.h"
#include "models/session/activity.h"
#include "models/session/journal.h"
#include "models/session/profile_store.h"
#include "models/session/secret_store.h"
#include "models/session/session.h"
#include "models/session/session_manager.h"
#include "models/session/settings.h"
#include "widgets/common/banner.h"
#include "widgets/common/data_table.h"
#include "widgets/common/sandbox_limits.h"
#include "widgets/common/sentences.h"
#include "widgets/common/theme.h"
#include "widgets/messages/filter_bar.h"
#include "widgets/messages/message_list_view.h"
#include "widgets/messages/message_page.h"
#include "widgets/produce/produce_page.h"
#include "widgets/shell/cluster_tree.h"
#include "widgets/shell/go_to_anything.h"
#include "widgets/shell/header_bar.h"
#include "widgets/shell/main_window.h"
#include "widgets/shell/page_list.h"
#include "widgets/shell/page_tabs.h"
#include "widgets/shell/window_banners.h"
#include "widgets/topics/delete_topics_dialog.h"

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QDockWidget>
#include <QInputDialog>
#include <QJsonArray>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QTabWidget>
#include <QSignalSpy>
#include <QTabBar>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;
using namespace streamscope;
using namespace streamscope::widgets;

namespace {

double luminance(const QColor &color)
{
    const auto channel = [](double c) { return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
    return 0.2126 * channel(color.redF()) + 0.7152 * channel(color.greenF()) + 0.0722 * channel(color.blueF());
}

double contrast(const QColor &a, const QColor &b)
{
    const double la = luminance(a);
    const double lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

} // namespace

class TestWindow : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void textHasContrast();
    void everyErrorHasASentence();
    void sandboxShowsTopicsAndMessages();
    void filterHidesAndCounts();
    void keysDriveTheMessages();
    void treeDoesNotSwitchByItself();
    void docksAreKept();
    void helpNamesEveryPage();
    void aGroupOfAnAnalysisOpensItsMessages();
    void theKeyboardGoesToThePage();
    void aMessageWithoutAnythingIsEditedToo();
    void theKeysOfTheWindowLeadToPages();
    void unknownTopicSaysSo();
    void lostBrokersAreTold();
    void pagesOfTheProgramNeedNoConnection();
    void damagedFilesAreToldAtTheStart();
    void whatIsOpenIsKeptAllAlong();
    void shiftF10OpensTheMenu();
    void actionsAreFoundByOtherWords();
    void themesChangeWhatIsOpen();

private:
    QTemporaryDir m_folder;
    std::unique_ptr<ThemeController> m_theme;
    std::unique_ptr<session::SettingsStore> m_settings;
    std::unique_ptr<session::ActivityList> m_activities;
    std::unique_ptr<session::Journal> m_journal;
    std::unique_ptr<session::SecretStore> m_secrets;
    std::unique_ptr<session::ProfileStore> m_profiles;
    std::unique_ptr<session::SessionManager> m_sessions;
    std::unique_ptr<MainWindow> m_window;

    session::Session *openSandbox();
    Page *page(const QString &target);
    [[nodiscard]] QStringList keptPages() const;
};

void TestWindow::init()
{
    m_theme = std::make_unique<ThemeController>();
    m_settings = std::make_unique<session::SettingsStore>(m_folder.path());
    m_activities = std::make_unique<session::ActivityList>();
    m_journal = std::make_unique<session::Journal>(m_folder.filePath(u"journal.jsonl"_s));
    m_secrets = std::make_unique<session::SessionSecretStore>();
    m_profiles = std::make_unique<session::ProfileStore>(m_folder.path(), *m_secrets);
    m_sessions = std::make_unique<session::SessionManager>(*m_journal);
    m_window = std::make_unique<MainWindow>(ViewContext{.settings = m_settings.get(),
                                                        .activities = m_activities.get(),
                                                        .sessions = m_sessions.get(),
                                                        .profiles = m_profiles.get(),
                                                        .journal = m_journal.get()});
    m_window->show();
}

void TestWindow::cleanup()
{
    m_window.reset();
    m_sessions.reset();
}

session::Session *TestWindow::openSandbox()
{
    session::Session *session = m_sessions->open(session::sandboxProfile());
    m_window->showSession(session);
    return session;
}

Page *TestWindow::page(const QString &target)
{
    m_window->open(target);
    for (Page *candidate : m_window->findChildren<Page *>()) {
        if (candidate->target() == target)
            return candidate;
    }
    return nullptr;
}

void TestWindow::textHasContrast()
{
    for (const auto mode : {session::ThemeMode::Light, session::ThemeMode::Dark}) {
        m_theme->setMode(mode);
        for (const Token token : {Token::Text, Token::Muted, Token::Accent, Token::Ok, Token::Warning, Token::Error, Token::JsonKey,
                                  Token::JsonString, Token::JsonNumber, Token::JsonLiteral}) {
            for (const Token ground : {Token::Surface, Token::Raised})
                QVERIFY2(contrast(color(token), color(ground)) >= 4.5, qPrintable(u"token %1 on %2, dark %3: %4"_s.arg(int(token))
                                                                                      .arg(int(ground))
                                                                                      .arg(isDark())
                                                                                      .arg(contrast(color(token), color(ground)))));
        }
        for (const Token ground : {Token::Development, Token::Staging, Token::Production})
            QVERIFY(contrast(color(Token::OnEnvironment), color(ground)) >= 4.5);
        QVERIFY(contrast(color(Token::OnAccent), color(Token::Accent)) >= 4.5);
        QVERIFY(contrast(color(Token::Text), color(Token::Selection)) >= 4.5);
    }
}

void TestWindow::everyErrorHasASentence()
{
    for (int kind = 0; kind <= int(core::ErrorKind::Local); ++kind) {
        const ErrorText text = describe(core::localError(core::ErrorKind(kind), u"words \u202e of the broker"_s));
        QVERIFY2(!text.sentence.isEmpty(), qPrintable(core::kindName(core::ErrorKind(kind))));
        QVERIFY(!text.details.contains(QChar(0x202e)));
    }
    // What brokers say while one of them restarts, and nobody needs to do anything about.
    for (const char *name : {"UNKNOWN_LEADER_EPOCH", "FENCED_LEADER_EPOCH", "NOT_LEADER_FOR_PARTITION", "NOT_COORDINATOR"}) {
        core::KafkaError error = core::localError(core::ErrorKind::Broker, u"words"_s);
        error.name = QString::fromLatin1(name);
        QVERIFY2(describe(error).remedy.contains(u"by itself"_s), name);
    }
    QVERIFY(timeLeft(1).startsWith(u"1 second"_s));
    QVERIFY(timeLeft(119'001).startsWith(u"120 second"_s));
    QVERIFY(timeLeft(180'000).startsWith(u"3 minute"_s));
    const QString noToken = u"Failed to acquire SASL OAUTHBEARER token: Failed to connect to 127.0.0.1 port 9"_s;
    QVERIFY(describe(core::localError(core::ErrorKind::Authentication, noToken)).sentence.contains(u"token"_s));
    core::KafkaError policy = core::localError(core::ErrorKind::Broker, u"names end with -v1 here"_s);
    policy.name = u"POLICY_VIOLATION"_s;
    QVERIFY(describe(policy).sentence.contains(u"policy"_s));
    policy.message = u"The sandbox cannot create a topic again that was deleted in it; restart the sandbox."_s;
    QVERIFY(describe(policy).sentence.contains(u"sandbox"_s));
}

void TestWindow::sandboxShowsTopicsAndMessages()
{
    openSandbox();
    for (const sandbox::Limit limit : sandbox::Sandbox::limits()) {
        QVERIFY(sandboxLimitOf(m_window->currentSession(), limit).contains(sandboxLimit(limit)));
        QCOMPARE(sandboxLimitOf(nullptr, limit), QString());
    }
    Page *topics = page(u"topics"_s);
    QVERIFY(topics);
    auto *table = topics->findChild<QTableView *>();
    QTRY_COMPARE_WITH_TIMEOUT(table->model()->rowCount(), 6, 20'000);
    Page *messages = page(u"messages:orders"_s);
    QVERIFY(messages);
    auto *list = messages->findChild<MessageListView *>();
    QTRY_VERIFY_WITH_TIMEOUT(list->rowCount() > 100 && list->paintedRows() > 5, 20'000);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->isLoaded(), 20'000);
    QTest::keyClick(list, Qt::Key_End);
    QVERIFY(list->isFollowing());
    QTest::keyClick(list, Qt::Key_Up);
    QVERIFY(list->currentRow());
    const quint64 chosen = *list->currentRow();
    const qint64 before = list->rowCount();
    QTRY_VERIFY_WITH_TIMEOUT(list->rowCount() > before, 20'000);
    QCOMPARE(*list->currentRow(), chosen);
    QVERIFY(messages->statusText().contains(u"skipped 0"_s));
}

void TestWindow::filterHidesAndCounts()
{
    openSandbox();
    Page *messages = page(u"messages:user-events"_s);
    auto *list = messages->findChild<MessageListView *>();
    QTRY_VERIFY_WITH_TIMEOUT(list->rowCount() > 200, 20'000);
    const qint64 all = list->rowCount();
    messages->find();
    auto *filter = qobject_cast<QLineEdit *>(messages->focusWidget());
    QVERIFY(filter);
    filter->setText(u"\"event\":\"purchase\""_s);
    QTRY_VERIFY_WITH_TIMEOUT(list->rowCount() > 0 && list->rowCount() < all / 2, 20'000);
    QVERIFY(messages->statusText().contains(u"hidden"_s));
    filter->setText(u"no message has this"_s);
    QTRY_COMPARE_WITH_TIMEOUT(list->rowCount(), qint64(0), 20'000);
    filter->clear();
    QTRY_VERIFY_WITH_TIMEOUT(list->rowCount() >= all, 20'000);
}

void TestWindow::keysDriveTheMessages()
{
    openSandbox();
    auto *messages = qobject_cast<MessagePage *>(page(u"messages:orders"_s));
    QVERIFY(messages);
    auto *list = messages->findChild<MessageListView *>();
    QTRY_VERIFY_WITH_TIMEOUT(list->rowCount() > 20, 20'000);
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    list->setFocus();
    QTest::keyClick(list, Qt::Key_Space);
    QVERIFY(messages->statusText().contains(u"paused"_s));
    QTest::keyClick(list, Qt::Key_Space);
    QVERIFY(!messages->statusText().contains(u"paused"_s));
    messages->goTo(u"neither this nor that"_s);
    auto *again = messages->findChild<QInputDialog *>();
    QVERIFY(again && again->labelText().contains(u"is no offset"_s));
    QCOMPARE(again->textValue(), u"neither this nor that"_s); // to be mended, not typed anew
    again->close();
    messages->goTo(u"2026-01-31 12:00:00"_s);
    QCOMPARE(messages->saveState().value("read"_L1).toObject().value("time"_L1).toInteger(),
             QDateTime(QDate(2026, 1, 31), QTime(12, 0)).toMSecsSinceEpoch());
    messages->goTo(u"5"_s);
    QCOMPARE(messages->saveState().value("read"_L1).toObject().value("number"_L1).toString(), u"5"_s);
    QTRY_VERIFY_WITH_TIMEOUT(list->rowCount() > 0, 20'000);
}

// Looking at one connection is not undone by news of another.
void TestWindow::treeDoesNotSwitchByItself()
{
    session::Session *sandbox = openSandbox();
    session::Profile profile;
    profile.id = u"other"_s;
    profile.bootstrapServers = u"127.0.0.1:1"_s;
    session::Session *other = m_sessions->open(profile);
    m_window->showSession(other);
    auto *tree = m_window->findChild<ClusterTree *>()->view();
    QTRY_VERIFY_WITH_TIMEOUT(sandbox->metadata() != nullptr, 20'000);
    // The header wears the connection of the page in front, whatever is looked at in the tree: who sends there must see where.
    tree->setCurrentIndex(tree->model()->index(0, 0));
    QCOMPARE(m_window->currentSession(), other);
    // Where that page is of none, the tree says what is meant.
    QVERIFY(page(u"settings"_s));
    tree->setCurrentIndex({});
    tree->setCurrentIndex(tree->model()->index(0, 0));
    QCOMPARE(m_window->currentSession(), sandbox);
    m_window->showSession(other);
    QCOMPARE(m_window->currentSession(), other);
    QSignalSpy news(sandbox, &session::Session::metadataChanged);
    sandbox->refresh();
    QTRY_VERIFY_WITH_TIMEOUT(!news.isEmpty(), 20'000);
    QCOMPARE(m_window->currentSession(), other);
}

void TestWindow::aGroupOfAnAnalysisOpensItsMessages()
{
    openSandbox();
    Page *analytics = page(u"analytics:orders"_s);
    QTRY_VERIFY_WITH_TIMEOUT(analytics->findChild<DataTable *>()->shownRows() > 1, 20'000);
    auto *table = analytics->findChild<DataTable *>();
    table->setCurrentIndex(table->model()->index(0, 0));
    const QString partition = table->model()->index(0, 0).data().toString();
    QTest::keyClick(table, Qt::Key_Return);
    Page *messages = m_window->findChild<MessagePage *>();
    QVERIFY(messages);
    auto *list = messages->findChild<MessageListView *>();
    QTRY_VERIFY_WITH_TIMEOUT(list->rowCount() > 0, 20'000);
    const QString filter = messages->findChild<FilterBar *>()->text();
    QVERIFY2(filter.startsWith(u"(partition) == "_s + partition + u" && record.timestampMs >= "_s), qPrintable(filter));
    QVERIFY2(messages->findChild<FilterBar *>()->fault().isEmpty(), qPrintable(filter));
    // Back, and to messages that are open already: they take over what is asked now.
    m_window->openMessages(m_window->currentSession(), {u"orders"_s},
                           {{u"filter"_s, QJsonObject{{u"text"_s, u"offset == 1"_s}, {u"expression"_s, true}}}});
    QCOMPARE(messages->findChild<FilterBar *>()->text(), u"offset == 1"_s);
}

// Opened, brought to front or left over by another that was closed.
void TestWindow::theKeyboardGoesToThePage()
{
    openSandbox();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    Page *topics = page(u"topics"_s);
    auto *table = topics->findChild<DataTable *>();
    QTRY_VERIFY_WITH_TIMEOUT(table->shownRows() > 0, 20'000);
    m_window->open(u"cluster"_s);
    QVERIFY(!table->hasFocus());
    m_window->open(u"topics"_s);
    QVERIFY(table->hasFocus());
    QVERIFY(table->currentIndex().isValid());
    Page *produce = page(u"produce"_s);
    QTest::keyClicks(QApplication::focusWidget(), u"typed-here"_s);
    QVERIFY(produce->findChild<QComboBox *>()->currentText().contains(u"typed-here"_s));
    auto *tabs = m_window->findChild<PageTabs *>();
    tabs->setCurrentWidget(topics);
    tabs->setCurrentWidget(produce);
    tabs->closePage(tabs->currentIndex());
    QVERIFY(tabs->currentPage()->isAncestorOf(QApplication::focusWidget()));
    m_window->open(u"messages:orders"_s);
    QVERIFY(qobject_cast<MessageListView *>(QApplication::focusWidget()));
}

// A null key, a null value and no headers are a message; "produce to this topic" is another wish.
void TestWindow::aMessageWithoutAnythingIsEditedToo()
{
    session::Session *session = openSandbox();
    cluster::ProducerRecord full;
    full.topic = u"orders"_s;
    full.key = "kk";
    full.value = "val1";
    full.headers = {{"h", QByteArray("1")}};
    cluster::ProducerRecord tombstone;
    tombstone.topic = u"payments"_s;
    m_window->produce(session, full);
    auto *writer = qobject_cast<ProducePage *>(page(u"produce"_s));
    QVERIFY(writer);
    QTRY_VERIFY_WITH_TIMEOUT(writer->record().has_value(), 20'000);
    QCOMPARE(*writer->record(), full);
    m_window->produce(session, tombstone);
    QCOMPARE(*writer->record(), tombstone);
    m_window->produce(session, full);
    m_window->produceTo(session, u"payments"_s);
    QCOMPARE(writer->record()->topic, u"payments"_s);
    QCOMPARE(writer->record()->value, full.value);
}

void TestWindow::theKeysOfTheWindowLeadToPages()
{
    openSandbox();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    const auto *tabs = m_window->findChild<PageTabs *>();
    QTRY_VERIFY_WITH_TIMEOUT(tabs->currentPage()->findChild<DataTable *>()->shownRows() > 0, 20'000);
    const int before = tabs->count();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_N, Qt::ControlModifier);
    QCOMPARE(tabs->currentPage()->target(), u"produce"_s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_T, Qt::ControlModifier);
    QCOMPARE(tabs->currentPage()->target(), u"topics"_s);
    QVERIFY(tabs->currentPage()->isAncestorOf(QApplication::focusWidget()));
    QCOMPARE(tabs->count(), before + 1);
    // Go to anything: typed, chosen by Return; the keyboard is in the page it led to.
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_K, Qt::ControlModifier);
    QTRY_VERIFY(qobject_cast<GoToAnything *>(QApplication::activeWindow()));
    QVERIFY(qobject_cast<QLineEdit *>(QApplication::focusWidget()));
    QTest::keyClicks(QApplication::focusWidget(), u"orders"_s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QCOMPARE(tabs->currentPage()->target(), u"topic:orders"_s);
    m_window->activateWindow(); // which no window manager does here
    QTRY_VERIFY(QApplication::activeWindow() == m_window.get() && QApplication::focusWidget());
    QVERIFY(tabs->currentPage()->isAncestorOf(QApplication::focusWidget()));
    // Left without a choice: where it was before.
    QWidget *focused = QApplication::focusWidget();
    QTest::keyClick(focused, Qt::Key_K, Qt::ControlModifier);
    QTRY_VERIFY(qobject_cast<GoToAnything *>(QApplication::activeWindow()));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    m_window->activateWindow();
    QTRY_COMPARE(QApplication::focusWidget(), focused);
    QTest::keyClick(focused, Qt::Key_W, Qt::ControlModifier);
    QTRY_COMPARE(tabs->count(), before + 1);
    QVERIFY(tabs->currentPage()->isAncestorOf(QApplication::focusWidget()));
}

void TestWindow::unknownTopicSaysSo()
{
    openSandbox();
    Page *messages = page(u"messages:no-such-topic"_s);
    QTRY_VERIFY_WITH_TIMEOUT(messages->isLoaded(), 20'000);
    const auto labels = messages->findChildren<QLabel *>();
    QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel *label) { return label->text().contains(u"does not exist"_s); }));
}

void TestWindow::lostBrokersAreTold()
{
    session::Profile profile;
    profile.id = u"nobody"_s;
    profile.name = u"nobody <b>there</b>"_s;
    profile.bootstrapServers = u"127.0.0.1:1"_s;
    profile.environment = session::Environment::Production;
    session::Session *session = m_sessions->open(profile);
    session->connection().setTimeout(std::chrono::seconds(1));
    m_window->showSession(session);
    Page *topics = page(u"topics"_s);
    session->refresh();
    QTRY_VERIFY_WITH_TIMEOUT(topics->isLoaded(), 30'000);
    const auto labels = m_window->findChildren<QLabel *>();
    QVERIFY(std::any_of(labels.begin(), labels.end(),
                        [](const QLabel *label) { return label->text().contains(u"No broker can be reached"_s); }));
    for (const QLabel *label : labels)
        QCOMPARE(int(label->textFormat()), int(Qt::PlainText));
}

// Of what a command line opens, these wait for a connection; the others are there at once, and not again in front of its pages.
void TestWindow::pagesOfTheProgramNeedNoConnection()
{
    for (const QString &target : {u"start"_s, u"connections"_s, u"settings"_s, u"journal"_s, u"bogus:x"_s})
        QVERIFY2(!needsSession(target), qPrintable(target));
    for (const QString &target : {u"topics"_s, u"topic:a"_s, u"partitions:a"_s, u"messages:a,b"_s, u"chart:a"_s, u"produce"_s, u"group:g"_s})
        QVERIFY2(needsSession(target), qPrintable(target));
}

// It looks like a first start otherwise, as if the connections were lost.
void TestWindow::damagedFilesAreToldAtTheStart()
{
    cleanup();
    for (const QString &name : {u"profiles.json"_s, u"settings.json"_s}) {
        QFile file(m_folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\"version\": 1, ");
    }
    init();
    for (const QString &target : {u"start"_s, u"settings"_s}) { // whatever is in front
        QVERIFY(page(target));
        QString told;
        for (const Banner *banner : m_window->findChild<WindowBanners *>()->findChildren<Banner *>())
            told += banner->isVisible() ? banner->text() : QString();
        QVERIFY2(told.contains(u"profiles.json was damaged"_s) && told.contains(u".damaged-"_s), qPrintable(told));
        QVERIFY2(told.contains(u"settings.json was damaged"_s), qPrintable(told));
    }
}

// The targets on disk, as the next start would find them.
QStringList TestWindow::keptPages() const
{
    const session::SettingsStore written(m_folder.path());
    QStringList targets;
    for (const QJsonValue &kept : written.state(u"pages/"_s + session::sandboxProfile().id).value("pages"_L1).toArray())
        targets.append(kept["target"_L1].toString());
    return targets;
}

// A program that is killed writes nothing any more: nothing waits for the end.
void TestWindow::whatIsOpenIsKeptAllAlong()
{
    openSandbox();
    page(u"topic:orders"_s);
    page(u"cluster"_s);
    QTRY_COMPARE_WITH_TIMEOUT(keptPages(), QStringList({u"topics"_s, u"topic:orders"_s, u"cluster"_s}), 20'000);
    auto *tabs = m_window->findChild<PageTabs *>();
    tabs->tabBar()->moveTab(tabs->count() - 1, 0);
    QTRY_COMPARE_WITH_TIMEOUT(keptPages(), QStringList({u"cluster"_s, u"topics"_s, u"topic:orders"_s}), 20'000);
    tabs->closePage(0);
    m_window->resize(1111, 777);
    QTRY_COMPARE_WITH_TIMEOUT(keptPages(), QStringList({u"topics"_s, u"topic:orders"_s}), 20'000);
    // A page of the program is none of the connection: it neither closes nor comes back with it.
    QVERIFY(page(u"settings"_s));
    page(u"cluster"_s);
    QTRY_COMPARE_WITH_TIMEOUT(keptPages(), QStringList({u"topics"_s, u"topic:orders"_s, u"cluster"_s}), 20'000);
    tabs->closePage(tabs->count() - 1);
    QTRY_COMPARE_WITH_TIMEOUT(keptPages(), QStringList({u"topics"_s, u"topic:orders"_s}), 20'000);
    // The next start has the same, and a page that is asked for joins them.
    cleanup();
    init();
    QCOMPARE(m_window->size(), QSize(1111, 777));
    m_window->showSession(m_sessions->open(session::sandboxProfile()), true);
    m_window->open(u"produce"_s);
    QTRY_COMPARE_WITH_TIMEOUT(keptPages(), QStringList({u"topics"_s, u"topic:orders"_s, u"produce"_s}), 20'000);
    // A connection that is closed keeps what it had.
    m_sessions->closeAll();
    m_window->resize(1000, 700);
    const session::SettingsStore before(m_folder.path());
    QTRY_VERIFY_WITH_TIMEOUT(session::SettingsStore(m_folder.path()).state(u"window"_s) != before.state(u"window"_s), 20'000);
    QCOMPARE(keptPages(), QStringList({u"topics"_s, u"topic:orders"_s, u"produce"_s}));
}

void TestWindow::docksAreKept()
{
    const auto kept = [this] { return session::SettingsStore(m_folder.path()).state(u"window"_s).value("docks"_L1).toString(); };
    const auto now = [this] { return QString::fromLatin1(m_window->saveState().toBase64()); };
    auto *dock = m_window->findChild<QDockWidget *>(u"clusters"_s);
    QTRY_COMPARE_WITH_TIMEOUT(kept(), now(), 20'000);
    m_window->addDockWidget(Qt::RightDockWidgetArea, dock);
    QTRY_COMPARE_WITH_TIMEOUT(kept(), now(), 20'000);
    m_window->resizeDocks({dock}, {dock->width() + 40}, Qt::Horizontal);
    QTRY_COMPARE_WITH_TIMEOUT(kept(), now(), 20'000);
    const QString shown = kept();
    dock->hide();
    QTRY_COMPARE_WITH_TIMEOUT(kept(), now(), 20'000);
    QVERIFY(kept() != shown);
}

void TestWindow::helpNamesEveryPage()
{
    const QStringList named = QString::fromLatin1(app::kOpenTargets).split(u", "_s);
    for (const PageKind &kind : pageList()) {
        const QString word = QString::fromLatin1(kind.kind);
        QVERIFY2(std::any_of(named.begin(), named.end(), [&word](const QString &target) { return target.section(u':', 0, 0) == word; }), kind.kind);
    }
}

void TestWindow::shiftF10OpensTheMenu()
{
    openSandbox();
    auto *list = page(u"messages:orders"_s)->findChild<MessageListView *>();
    QTRY_VERIFY_WITH_TIMEOUT(list->rowCount() > 5, 20'000);
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    list->setFocus();
    QSignalSpy wanted(list, &MessageListView::menuRequested);
    QTest::keyClick(list, Qt::Key_F10, Qt::ShiftModifier);
    QCOMPARE(wanted.size(), 1);
    QTRY_VERIFY(QApplication::activePopupWidget());
    QApplication::activePopupWidget()->close();
}

void TestWindow::actionsAreFoundByOtherWords()
{
    openSandbox();
    const auto first = [this](const QString &typed) {
        auto *dialog = new GoToAnything(ViewContext{.settings = m_settings.get(), .sessions = m_sessions.get(), .profiles = m_profiles.get()},
                                        m_window->findChildren<QAction *>(Qt::FindDirectChildrenOnly), m_window.get());
        dialog->findChild<QLineEdit *>()->setText(typed);
        return dialog->findChild<QListView *>()->model()->index(0, 0).data().toString();
    };
    QVERIFY2(first(u"preferences"_s).startsWith(u"Settings"_s), qPrintable(first(u"preferences"_s)));
    QVERIFY2(first(u"exit"_s).startsWith(u"Quit"_s), qPrintable(first(u"exit"_s)));
    QVERIFY2(first(u"make"_s).startsWith(u"Create topics"_s), qPrintable(first(u"make"_s)));
    openSandbox(); // what sends wants a connection
    QVERIFY2(first(u"generate"_s).startsWith(u"Workbench"_s), qPrintable(first(u"generate"_s)));
    QVERIFY2(first(u"benchmark"_s).startsWith(u"Load laboratory"_s), qPrintable(first(u"benchmark"_s)));
    QVERIFY2(first(u"csv"_s).startsWith(u"Produce from a file"_s), qPrintable(first(u"csv"_s)));
    QVERIFY2(first(u"settings"_s).startsWith(u"Settings"_s), qPrintable(first(u"settings"_s))); // its own name first
    QVERIFY2(first(u"zzz"_s).startsWith(u"Nothing"_s), qPrintable(first(u"zzz"_s)));
}

void TestWindow::themesChangeWhatIsOpen()
{
    openSandbox();
    QTRY_VERIFY_WITH_TIMEOUT(m_window->currentSession()->metadata(), 20'000);
    m_window->deleteTopics(m_window->currentSession(), {u"orders"_s});
    const auto *header = m_window->findChild<HeaderBar *>();
    const auto *dialog = m_window->findChild<DeleteTopicsDialog *>();
    for (const auto mode : {session::ThemeMode::Dark, session::ThemeMode::Light}) {
        m_theme->setMode(mode);
        QTRY_VERIFY(header->styleSheet().contains(environmentColor(session::Environment::Development).name()));
        const auto buttons = dialog->findChildren<QPushButton *>();
        const auto wears = [](const QPushButton *button) { return button->styleSheet().contains(color(Token::Error).name()); };
        QTRY_VERIFY(std::any_of(buttons.begin(), buttons.end(), wears));
        QCOMPARE(m_window->palette().color(QPalette::WindowText), color(Token::Text));
    }
}

QTEST_MAIN(TestWindow)
#include "tst_window.moc"
