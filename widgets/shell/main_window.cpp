// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/shell/main_window.h"

#include "models/decode/decode.h"
#include "models/session/offset_sampler.h"
#include "models/session/session.h"
#include "models/session/session_manager.h"
#include "models/session/settings.h"
#include "widgets/common/banner.h"
#include "widgets/common/plain_label.h"
#include "widgets/common/sentences.h"
#include "widgets/common/theme.h"
#include "widgets/shell/page_list.h"

#include <QApplication>
#include <QCloseEvent>
#include <QHBoxLayout>
#include <QMenuBar>
#include <QPushButton>
#include <QStatusBar>
#include <QTabWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace streamscope::widgets {

MainWindow::MainWindow(const ViewContext &context, QWidget *parent)
    : QMainWindow(parent)
    , m_context(context)
    , m_tabs(new QTabWidget)
    , m_header(makeHeader())
    , m_status(new PlainLabel)
    , m_banner(new Banner)
{
    m_context.session = nullptr;
    m_context.navigator = this;
    setWindowTitle(u"Streamscope"_s);
    setWindowIcon(QIcon(u":/streamscope/streamscope.svg"_s));
    m_tabs->setDocumentMode(true);
    m_tabs->setMovable(true);
    m_tabs->setTabsClosable(true);
    m_tabs->setAccessibleName(tr("Pages"));
    auto *body = new QWidget;
    auto *layout = new QVBoxLayout(body);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    layout->addWidget(m_banner);
    layout->addWidget(m_tabs, 1);
    setCentralWidget(body);
    statusBar()->addWidget(m_status, 1);
    m_tabs->addTab(makeStartPage(), tr("Start"));
    connect(m_tabs, &QTabWidget::currentChanged, this, &MainWindow::showStatus);
    connect(m_tabs, &QTabWidget::tabCloseRequested, this, &MainWindow::closePage);
    connect(m_context.sessions, &session::SessionManager::aboutToClose, this, [this](session::Session *closing) {
        for (int i = m_tabs->count() - 1; i >= 0; --i) {
            if (const auto *page = qobject_cast<Page *>(m_tabs->widget(i)); page && page->context().session == closing)
                closePage(i);
        }
        if (m_session == closing)
            m_session = nullptr;
        showHeader();
    });
    makeMenus();
    showHeader();
    const QJsonObject state = m_context.settings->state(u"window"_s);
    if (!restoreGeometry(QByteArray::fromBase64(state.value("geometry"_L1).toString().toLatin1())))
        resize(1280, 800);
}

MainWindow::~MainWindow() = default;

void MainWindow::closeEvent(QCloseEvent *event)
{
    m_context.settings->setState(u"window"_s, {{u"geometry"_s, QString::fromLatin1(saveGeometry().toBase64())}});
    QMainWindow::closeEvent(event);
}

QWidget *MainWindow::makeHeader()
{
    auto *header = new QFrame;
    header->setObjectName(u"header"_s);
    m_connection = new PlainLabel;
    m_facts = new PlainLabel;
    auto *layout = new QHBoxLayout(header);
    layout->setContentsMargins(12, 6, 12, 6);
    layout->addWidget(m_connection);
    layout->addStretch(1);
    layout->addWidget(m_facts);
    return header;
}

QWidget *MainWindow::makeStartPage()
{
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->addStretch(2);
    auto *title = new PlainLabel(tr("Welcome to Streamscope"));
    QFont font = title->font();
    font.setPointSizeF(font.pointSizeF() * 1.6);
    title->setFont(font);
    column->addWidget(title, 0, Qt::AlignHCenter);
    auto *sandbox = new QPushButton(icon(u"sandbox"_s), tr("Open the sandbox"));
    connect(sandbox, &QPushButton::clicked, this, [this] { connectTo(session::sandboxProfile()); });
    column->addSpacing(16);
    column->addWidget(sandbox, 0, Qt::AlignHCenter);
    column->addWidget(new PlainLabel(tr("A cluster inside this program, with live traffic: nothing to install, nothing to break.")), 0,
                      Qt::AlignHCenter);
    column->addSpacing(16);
    column->addWidget(new PlainLabel(tr("To connect to a cluster of yours, start Streamscope with its address: streamscope -b host:9092")),
                      0, Qt::AlignHCenter);
    column->addStretch(3);
    return page;
}

void MainWindow::makeMenus()
{
    QMenu *file = menuBar()->addMenu(tr("&Connection"));
    QAction *sandbox = file->addAction(icon(u"sandbox"_s), tr("Open the &sandbox"), this, [this] { connectTo(session::sandboxProfile()); });
    sandbox->setToolTip(tr("A cluster inside this program, with live traffic"));
    file->addSeparator();
    QAction *quit = file->addAction(tr("&Quit"), qApp, &QApplication::closeAllWindows);
    quit->setShortcut(QKeySequence::Quit);

    QMenu *view = menuBar()->addMenu(tr("&View"));
    for (const auto &[target, text, name] :
         {std::tuple(u"topics"_s, tr("&Topics"), u"topic"_s), std::tuple(u"sandbox"_s, tr("&Sandbox"), u"sandbox"_s),
          std::tuple(u"log"_s, tr("&Log"), u"log"_s)}) {
        QAction *action = view->addAction(icon(name), text);
        connect(action, &QAction::triggered, this, [this, target = target] { open(target); });
    }
    view->addSeparator();
    QAction *reload = view->addAction(icon(u"refresh"_s), tr("&Read again"), this, [this] {
        if (Page *page = currentPage())
            page->reload();
    });
    reload->setShortcut(QKeySequence(Qt::Key_F5));
    QAction *find = view->addAction(icon(u"search"_s), tr("&Find"), this, [this] {
        if (Page *page = currentPage())
            page->find();
    });
    find->setShortcut(QKeySequence::Find);
    QAction *close = view->addAction(icon(u"close"_s), tr("&Close page"), this, [this] { closePage(m_tabs->currentIndex()); });
    close->setShortcut(QKeySequence(u"Ctrl+W"_s));

    QMenu *help = menuBar()->addMenu(tr("&Help"));
    help->addAction(tr("&About Streamscope"), this, &MainWindow::aboutRequested);
}

void MainWindow::showSession(session::Session *session)
{
    m_session = session;
    connect(session, &session::Session::stateChanged, this, &MainWindow::showHeader);
    connect(session, &session::Session::metadataChanged, this, &MainWindow::showHeader);
    connect(&session->connection(), &cluster::Connection::brokersUpChanged, this, &MainWindow::showHeader);
    connect(&session->sampler(), &session::OffsetSampler::sampled, this, &MainWindow::showHeader);
    showHeader();
}

void MainWindow::showHeader()
{
    const QColor background = m_session ? environmentColor(m_session->profile().environment) : color(Token::Development);
    const QString sheet = u"QFrame#header { background: %1; } QFrame#header QLabel { color: %2; }"_s.arg(
        background.name(), color(Token::OnEnvironment).name());
    if (m_header->styleSheet() != sheet)
        m_header->setStyleSheet(sheet);
    if (!m_session) {
        m_connection->setText(tr("No connection"));
        m_facts->clear();
        return;
    }
    m_connection->setText(m_session->profile().kind == session::Profile::Kind::Sandbox ? tr("Sandbox")
                                                                                       : decode::visibleText(m_session->profile().name));
    QStringList facts;
    const auto history = m_session->sampler().clusterHistory();
    if (!history.empty())
        facts.append(tr("%1 offsets").arg(formatRate(history.back().rate)));
    const cluster::ConnectionState state = m_session->connection().state();
    const auto error = m_session->connection().lastError();
    switch (state) {
    case cluster::ConnectionState::Connecting: facts.append(tr("connecting…")); break;
    case cluster::ConnectionState::Connected:
        facts.append(
            tr("%n broker(s)", nullptr,
               m_session->metadata() ? static_cast<int>(m_session->metadata()->brokers.size()) : m_session->connection().brokersUp()));
        break;
    case cluster::ConnectionState::Lost: facts.append(tr("connection lost")); break;
    case cluster::ConnectionState::Failed: facts.append(tr("connection failed")); break;
    case cluster::ConnectionState::Closed: facts.append(tr("closed")); break;
    }
    if (m_session->profile().readOnly)
        facts.append(tr("read-only"));
    m_facts->setText(facts.join(u"  ·  "_s));
    if (state == cluster::ConnectionState::Lost)
        m_banner->show(Banner::Kind::Warning, tr("No broker answers. It goes on by itself as soon as one does."), {},
                       error ? describe(*error).details : QString());
    else if (state == cluster::ConnectionState::Failed && error)
        m_banner->showError(*error);
    else
        m_banner->clear();
}

void MainWindow::open(const QString &target, session::Session *session)
{
    session = session ? session : m_session;
    for (int i = 0; i < m_tabs->count(); ++i) {
        const auto *page = qobject_cast<Page *>(m_tabs->widget(i));
        if (page && page->target() == target && (page->context().session == session || !page->context().session)) {
            m_tabs->setCurrentIndex(i);
            return;
        }
    }
    ViewContext pageContext = m_context;
    pageContext.session = session;
    std::unique_ptr<Page> made = makePage(pageContext, target);
    if (!made) {
        m_unknownTargets.append(target);
        return;
    }
    Page *page = made.release();
    const int index = m_tabs->addTab(page, page->title());
    connect(page, &Page::titleChanged, this, [this, page] { m_tabs->setTabText(m_tabs->indexOf(page), page->title()); });
    connect(page, &Page::statusChanged, this, &MainWindow::showStatus);
    m_tabs->setCurrentIndex(index);
    showStatus();
}

void MainWindow::produce(session::Session *session, const cluster::ProducerRecord &draft)
{
    Q_UNUSED(draft)
    open(u"produce"_s, session);
}

void MainWindow::createTopics(session::Session *session)
{
    open(u"create"_s, session);
}

void MainWindow::deleteTopics(session::Session *session, const QStringList &topics)
{
    open(u"delete:"_s + topics.join(u','), session);
}

void MainWindow::connectTo(const session::Profile &profile)
{
    Q_EMIT connectionRequested(profile);
}

void MainWindow::closePage(int index)
{
    if (auto *page = qobject_cast<Page *>(m_tabs->widget(index))) {
        m_tabs->removeTab(index);
        page->deleteLater();
    }
}

Page *MainWindow::currentPage() const
{
    return qobject_cast<Page *>(m_tabs->currentWidget());
}

void MainWindow::showStatus()
{
    const Page *page = currentPage();
    m_status->setText(page ? page->statusText() : QString());
}

bool MainWindow::isLoaded() const
{
    for (int i = 0; i < m_tabs->count(); ++i) {
        if (const auto *page = qobject_cast<Page *>(m_tabs->widget(i)); page && !page->isLoaded())
            return false;
    }
    return true;
}

} // namespace streamscope::widgets
