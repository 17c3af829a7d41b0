// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/shell/main_window.h"

#include "models/cluster/changes.h"
#include "models/flows/replay.h"
#include "models/session/activity.h"
#include "models/session/session.h"
#include "models/session/session_manager.h"
#include "models/session/settings.h"
#include "widgets/analytics/analytics_page.h"
#include "widgets/common/plain_label.h"
#include "widgets/common/theme.h"
#include "widgets/flows/flow_page.h"
#include "widgets/flows/replay_dialog.h"
#include "widgets/produce/produce_page.h"
#include "widgets/produce/resend_dialog.h"
#include "widgets/shell/activity_pane.h"
#include "widgets/shell/after_work.h"
#include "widgets/shell/cluster_tree.h"
#include "widgets/shell/go_to_anything.h"
#include "widgets/shell/header_bar.h"
#include "widgets/shell/leave_question.h"
#include "widgets/shell/page_tabs.h"
#include "widgets/shell/window_banners.h"
#include "widgets/topics/create_topics_dialog.h"
#include "widgets/topics/delete_topics_dialog.h"

#include <QCloseEvent>
#include <QDateTime>
#include <QDockWidget>
#include <QGuiApplication>
#include <QJsonArray>
#include <QScreen>
#include <QStatusBar>
#include <QStyle>
#include <QToolBar>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace streamscope::widgets {
namespace {

constexpr QSize kFirstSize(1280, 800);
constexpr int kTreeWidth = 260;
constexpr qsizetype kRecent = 20;
constexpr int kKeepMs = 1000; ///< what is open is on disk a little later, should the program be killed

} // namespace

MainWindow::MainWindow(const ViewContext &context, QWidget *parent)
    : QMainWindow(parent)
    , m_context(context)
    , m_tabs(new PageTabs)
    , m_status(new PlainLabel)
{
    m_context.session = nullptr;
    m_context.navigator = this;
    m_header = new HeaderBar(m_context);
    m_tabs->setContext(m_context);
    m_banners = new WindowBanners(m_context);
    auto *top = addToolBar(tr("Connection"));
    top->setObjectName(u"top"_s);
    top->setMovable(false);
    top->toggleViewAction()->setVisible(false);
    m_header->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    top->addWidget(m_header);
    top->layout()->setContentsMargins(0, 0, 0, 0); // its colour goes from edge to edge
    setWindowTitle(u"Streamscope"_s);
    setWindowIcon(QIcon(u":/streamscope/streamscope.svg"_s));
    auto *body = new QWidget;
    auto *layout = new QVBoxLayout(body);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_banners);
    layout->addWidget(m_tabs, 1);
    setCentralWidget(body);
    makeDocks();
    makeMenus();
    makeStatusBar();
    connect(m_tabs, &PageTabs::statusChanged, this, &MainWindow::showStatus);
    connect(m_tabs, &PageTabs::statusChanged, this, &MainWindow::showConnection);
    connect(m_tabs, &QTabWidget::currentChanged, this, [this] {
        if (const Page *page = m_tabs->currentPage(); page && page->context().session)
            chooseSession(page->context().session);
    });
    connect(m_header, &HeaderBar::sessionChosen, this, [this](session::Session *session) { showSession(session); });
    connect(m_header, &HeaderBar::disconnectRequested, this, [this](session::Session *session) { disconnectSession(session); });
    connect(m_header, &HeaderBar::goToRequested, this, &MainWindow::goToAnything);
    connect(m_tree, &ClusterTree::sessionChosen, this, [this](session::Session *session) {
        // The header wears the connection of the page in front, whatever is looked at in the tree.
        const Page *front = m_tabs->currentPage();
        if (!front || !front->context().session)
            chooseSession(session);
    });
    connect(m_tree, &ClusterTree::disconnectRequested, this, [this](session::Session *session) { disconnectSession(session); });
    connect(m_banners, &WindowBanners::reconnectRequested, this, [this](const session::Session *session) {
        reconnect(m_context.profiles->profile(session->profile().id).value_or(session->profile()));
    });
    if (m_context.profiles)
        connect(m_context.profiles, &session::ProfileStore::changed, this, &MainWindow::takeProfiles);
    connect(m_context.sessions, &session::SessionManager::aboutToClose, this, &MainWindow::dropSession);
    m_keepTimer.setSingleShot(true);
    m_keepTimer.setInterval(kKeepMs);
    connect(&m_keepTimer, &QTimer::timeout, this, &MainWindow::keep);
    restoreLayout();
    connect(m_tabs, &PageTabs::pagesChanged, this, &MainWindow::keepSoon);
    connect(m_tabs, &PageTabs::statusChanged, this, &MainWindow::keepSoon); // filters, sections, what is in front
    for (QDockWidget *dock : {m_treeDock, m_activityDock}) {
        connect(dock, &QDockWidget::dockLocationChanged, this, &MainWindow::keepSoon);
        connect(dock, &QDockWidget::topLevelChanged, this, &MainWindow::keepSoon);
        connect(dock, &QDockWidget::visibilityChanged, this, &MainWindow::keepSoon);
        dock->installEventFilter(this); // its width has no signal
    }
    m_tabs->openPage(u"start"_s, nullptr);
    updateActions();
}

MainWindow::~MainWindow()
{
    disconnect(m_tabs, nullptr, this, nullptr);
    disconnect(m_context.sessions, nullptr, this, nullptr);
    for (QDockWidget *dock : {m_treeDock, m_activityDock}) { // they are hidden after the timer has gone
        disconnect(dock, nullptr, this, nullptr);
        dock->removeEventFilter(this);
    }
}

void MainWindow::makeDocks()
{
    m_tree = new ClusterTree(m_context);
    m_treeDock = new QDockWidget(tr("Clusters"), this);
    m_treeDock->setObjectName(u"clusters"_s);
    m_treeDock->setWidget(m_tree);
    addDockWidget(Qt::LeftDockWidgetArea, m_treeDock);
    resizeDocks({m_treeDock}, {kTreeWidth}, Qt::Horizontal);
    m_activityDock = new QDockWidget(tr("Activity"), this);
    m_activityDock->setObjectName(u"activity"_s);
    m_activityDock->setWidget(new ActivityPane(*m_context.activities));
    addDockWidget(Qt::BottomDockWidgetArea, m_activityDock);
    m_activityDock->hide();
}

void MainWindow::makeStatusBar()
{
    m_activity = new QToolButton;
    m_activity->setAutoRaise(true);
    m_activity->setFocusPolicy(Qt::StrongFocus);
    m_activity->setToolTip(tr("What runs and what ran"));
    connect(m_activity, &QToolButton::clicked, m_activityDock->toggleViewAction(), &QAction::trigger);
    m_status->setContentsMargins(8, 0, 0, 0);
    statusBar()->addWidget(m_status, 1);
    statusBar()->addPermanentWidget(m_activity);
    connect(m_context.activities, &session::ActivityList::changed, this, &MainWindow::showActivity);
    showActivity();
}

void MainWindow::showActivity()
{
    const int running = m_context.activities->runningCount();
    m_activity->setText(running > 0 ? tr("%n running", nullptr, running) : tr("Activity"));
}

void MainWindow::restoreLayout()
{
    const QJsonObject state = m_context.settings->state(u"window"_s);
    if (!restoreGeometry(QByteArray::fromBase64(state.value("geometry"_L1).toString().toLatin1())))
        resize(kFirstSize.boundedTo(screen()->availableSize() - QSize(0, style()->pixelMetric(QStyle::PM_TitleBarHeight))));
    restoreState(QByteArray::fromBase64(state.value("docks"_L1).toString().toLatin1()));
    m_treeWidth = state.value("treeWidth"_L1).toInt(kTreeWidth);
}

bool MainWindow::isTreeAtASide() const
{
    const Qt::DockWidgetArea area = dockWidgetArea(m_treeDock);
    return !m_treeDock->isFloating() && (area == Qt::LeftDockWidgetArea || area == Qt::RightDockWidgetArea);
}

// A narrow window takes from the tree, and a wide one gives nothing back by itself.
void MainWindow::restoreTreeWidth()
{
    if (isTreeAtASide() && m_treeDock->width() != m_treeWidth)
        resizeDocks({m_treeDock}, {m_treeWidth}, Qt::Horizontal);
}

// Not at the end alone: a program that is killed writes nothing any more. News put it off no further.
void MainWindow::keepSoon()
{
    if (!m_keepTimer.isActive())
        m_keepTimer.start();
}

void MainWindow::keep()
{
    m_keepTimer.stop();
    for (session::Session *session : m_context.sessions->sessions())
        m_tabs->keepPages(session);
    m_context.settings->setState(u"window"_s, {{u"geometry"_s, QString::fromLatin1(saveGeometry().toBase64())},
                                               {u"treeWidth"_s, m_treeWidth},
                                               {u"docks"_s, QString::fromLatin1(saveState().toBase64())}});
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    keep();
    const QList<session::Session *> sessions = m_context.sessions->sessions();
    if (!m_leaving && (isAtWork(m_tabs->pages()) || LeaveQuestion::isNeeded(sessions))) {
        event->ignore();
        afterWork(m_tabs->pages(), sessions, {tr("Stop it and quit"), tr("&Quit anyway")}, this, [this] {
            m_leaving = true;
            close();
        });
        return;
    }
    QMainWindow::closeEvent(event);
}

bool MainWindow::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize) {
        const bool isDragged = QGuiApplication::mouseButtons().testFlag(Qt::LeftButton) && width() == m_widthBefore;
        if (watched == m_treeDock && isDragged && isTreeAtASide())
            m_treeWidth = m_treeDock->width();
        keepSoon();
    }
    return QMainWindow::eventFilter(watched, event);
}

void MainWindow::moveEvent(QMoveEvent *event)
{
    QMainWindow::moveEvent(event);
    keepSoon();
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    m_widthBefore = width();
    restoreTreeWidth();
    keepSoon();
}

void MainWindow::showSession(session::Session *session, bool restore)
{
    connect(session, &session::Session::stateChanged, this, &MainWindow::showConnection, Qt::UniqueConnection);
    chooseSession(session);
    noteRecent(session);
    if (restore && m_context.settings->settings().restorePages)
        m_tabs->restorePages(session);
    for (int i = 0; i < m_tabs->count(); ++i) {
        if (const Page *page = m_tabs->page(i); page && page->context().session == session) {
            if (!restore)
                m_tabs->setCurrentIndex(i);
            return;
        }
    }
    open(u"topics"_s, session);
}

// For the first page: what was opened last stands first there.
void MainWindow::noteRecent(session::Session *session)
{
    if (session->profile().kind == session::Profile::Kind::Sandbox)
        return;
    QJsonArray ids = m_context.settings->state(u"recent"_s).value("ids"_L1).toArray();
    const QString id = session->profile().id;
    for (qsizetype i = ids.size() - 1; i >= 0; --i) {
        if (ids.at(i).toString() == id)
            ids.removeAt(i);
    }
    ids.prepend(id);
    while (ids.size() > kRecent)
        ids.removeLast();
    m_context.settings->setState(u"recent"_s, {{u"ids"_s, ids}});
}

void MainWindow::chooseSession(session::Session *session)
{
    if (session == m_session)
        return;
    m_session = session;
    m_header->setSession(session);
    showConnection();
    if (session) { // what it offers is known once it is connected
        connect(session, &session::Session::stateChanged, this, &MainWindow::updateActions, Qt::UniqueConnection);
        connect(session, &session::Session::guardChanged, this, &MainWindow::updateActions, Qt::UniqueConnection);
    }
    updateActions();
}

void MainWindow::disconnectSession(session::Session *session, const std::function<void()> &then)
{
    QList<Page *> pages = m_tabs->pages();
    pages.removeIf([session](const Page *page) { return !page->uses(session); });
    afterWork(pages, {session}, {tr("Stop it and disconnect"), tr("&Disconnect anyway")}, this, [this, session, then] {
        if (!m_context.sessions->sessions().contains(session)) // closed meanwhile
            return;
        m_tabs->keepPages(session);
        m_context.sessions->close(session);
        if (then)
            then();
    });
}

void MainWindow::stopWork(const std::function<void()> &then)
{
    endWork(m_tabs->pages(), this, [this, then] {
        m_leaving = true;
        then();
    });
}

void MainWindow::dropSession(session::Session *session)
{
    m_tabs->closeSession(session);
    if (m_session == session) {
        const QList<session::Session *> left = m_context.sessions->sessions();
        const auto other = std::find_if(left.begin(), left.end(), [session](const session::Session *s) { return s != session; });
        m_session = session; // chooseSession compares
        chooseSession(other == left.end() ? nullptr : *other);
    }
    if (m_tabs->count() == 0)
        m_tabs->openPage(u"start"_s, nullptr);
}

// A stricter guard waits for nobody to connect anew.
void MainWindow::takeProfiles()
{
    for (session::Session *session : m_context.sessions->sessions()) {
        if (const auto saved = m_context.profiles->profile(session->profile().id))
            session->tighten(*saved);
    }
    showConnection();
}

void MainWindow::showConnection()
{
    m_banners->showConnection(m_session, m_tabs->currentWidget());
}

void MainWindow::open(const QString &target, session::Session *session)
{
    if (target == "about"_L1)
        Q_EMIT aboutRequested();
    else if (!m_tabs->openPage(target, session ? session : m_session))
        m_unknownTargets.append(target);
}

void MainWindow::openMessages(session::Session *session, const QStringList &topics, const QJsonObject &state)
{
    Page *page = m_tabs->openPage(u"messages:"_s + topics.join(u','), session);
    if (!page)
        return;
    // Those of one topic are a section of its page.
    const bool section = page->target().startsWith(u"topic:"_s);
    page->restoreState(section ? QJsonObject{{u"section"_s, u"messages"_s}, {u"messages"_s, state}} : state);
}

void MainWindow::analyse(session::Session *session, const messages::HeldSet &set, const QString &words)
{
    m_tabs->addPage(std::make_unique<AnalyticsPage>(contextOf(session), set, words));
}

void MainWindow::produce(session::Session *session, const cluster::ProducerRecord &draft)
{
    if (auto *page = qobject_cast<ProducePage *>(m_tabs->openPage(u"produce"_s, session)))
        page->setRecord(draft);
}

void MainWindow::produceTo(session::Session *session, const QString &topic)
{
    auto *page = qobject_cast<ProducePage *>(m_tabs->openPage(u"produce"_s, session));
    if (page && !topic.isEmpty())
        page->setTopic(topic);
}

void MainWindow::produceAgain(session::Session *session, const QList<cluster::ProducerRecord> &records)
{
    showDialog(new ResendDialog(contextOf(session), records, this));
}

void MainWindow::replay(session::Session *session, const QList<flows::Replay> &choices)
{
    auto *dialog = new ReplayDialog(contextOf(session), choices, this);
    connect(dialog, &QDialog::accepted, this, [this, session, dialog] { openReplay(session, dialog->replay()); });
    showDialog(dialog);
}

void MainWindow::openReplay(session::Session *session, const flows::Replay &replay)
{
    const QString name = flows::replayName(replay.topics, QDateTime::currentDateTime());
    const QString path = FlowPage::keepNew(*m_context.settings, *session, name, flows::replayText(replay, name));
    if (auto *page = qobject_cast<FlowPage *>(m_tabs->openPage(u"flows:"_s + path, session)))
        page->dryRunWhenChecked();
}

void MainWindow::createTopics(session::Session *session)
{
    createListed(session, {});
}

void MainWindow::createListed(session::Session *session, const QString &lines)
{
    auto *dialog = new CreateTopicsDialog(contextOf(session), this);
    if (!lines.isEmpty())
        dialog->addLines(lines);
    showDialog(dialog);
}

void MainWindow::deleteTopics(session::Session *session, const QStringList &topics)
{
    if (!topics.isEmpty())
        showDialog(new DeleteTopicsDialog(contextOf(session), topics, this));
}

ViewContext MainWindow::contextOf(session::Session *session) const
{
    ViewContext context = m_context;
    context.session = session;
    return context;
}

// Gone with what it is about, also when the connection is closed under it.
void MainWindow::showDialog(QDialog *dialog)
{
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_context.sessions, &session::SessionManager::aboutToClose, dialog, [dialog] { delete dialog; });
    dialog->open();
}

void MainWindow::connectTo(const session::Profile &profile)
{
    Q_EMIT connectionRequested(profile);
}

void MainWindow::reconnect(const session::Profile &profile)
{
    session::Session *open = m_context.sessions->session(profile.id);
    open ? disconnectSession(open, [this, profile] { connectTo(profile); }) : connectTo(profile);
}

void MainWindow::goToAnything()
{
    showDialog(new GoToAnything(m_context, findChildren<QAction *>(Qt::FindDirectChildrenOnly), this));
}

void MainWindow::showStatus()
{
    const Page *page = m_tabs->currentPage();
    m_status->setText(page ? page->statusText() : QString());
}

bool MainWindow::isLoaded() const
{
    return m_tabs->isLoaded();
}

} // namespace streamscope::widgets
