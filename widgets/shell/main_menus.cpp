// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The menus of the main window.
#include "models/cluster/changes.h"
#include "models/session/session.h"
#include "widgets/common/sentences.h"
#include "widgets/common/rest_offers.h"
#include "widgets/common/theme.h"
#include "widgets/shell/cluster_tree.h"
#include "widgets/shell/go_to_anything.h"
#include "widgets/shell/main_window.h"
#include "widgets/shell/page_tabs.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QDockWidget>
#include <QMenuBar>
#include <QShortcut>

using namespace Qt::StringLiterals;

namespace streamscope::widgets {
namespace {

// Other words that go-to-anything finds the action by.
QAction *alsoCalled(QAction *action, const QString &words)
{
    action->setProperty(kSearchWords, words);
    return action;
}

} // namespace

QAction *MainWindow::addOpen(QMenu *menu, const QString &iconName, const QString &text, const QString &target, const QKeySequence &keys)
{
    auto *action = new QAction(icon(iconName), text, this);
    action->setShortcut(keys);
    connect(action, &QAction::triggered, this, [this, target] { open(target); });
    menu->addAction(action);
    return action;
}

void MainWindow::makeMenus()
{
    QMenu *file = menuBar()->addMenu(tr("&Connection"));
    auto *sandbox = new QAction(icon(u"sandbox"_s), tr("Open the &sandbox"), this);
    sandbox->setToolTip(tr("A cluster inside this program, with live traffic"));
    connect(sandbox, &QAction::triggered, this, [this] { connectTo(session::sandboxProfile()); });
    file->addAction(alsoCalled(sandbox, tr("demo, try, example")));
    alsoCalled(addOpen(file, u"connection"_s, tr("&Connections"), u"connections"_s, QKeySequence(u"Ctrl+Shift+O"_s)),
               tr("clusters, servers, profiles, manage"));
    alsoCalled(addOpen(file, u"add"_s, tr("&New connection…"), u"connections:new"_s), tr("create, add, connect, cluster, bootstrap servers"));
    alsoCalled(addOpen(file, u"save"_s, tr("&Import a connection…"), u"connections:import"_s), tr("load, properties, kcat"));
    file->addSeparator();
    auto *disconnectAction = new QAction(icon(u"close"_s), tr("&Disconnect"), this);
    connect(disconnectAction, &QAction::triggered, this, [this] { disconnectSession(m_session); });
    file->addAction(alsoCalled(disconnectAction, tr("close, leave")));
    m_sessionActions.append(disconnectAction);
    file->addSeparator();
    alsoCalled(addOpen(file, u"settings"_s, tr("Se&ttings"), u"settings"_s, QKeySequence(u"Ctrl+,"_s)), tr("preferences, options, configure"));
    auto *quit = new QAction(tr("&Quit"), this);
    quit->setShortcut(QKeySequence::Quit);
    connect(quit, &QAction::triggered, qApp, &QApplication::closeAllWindows);
    file->addAction(alsoCalled(quit, tr("exit, close, end")));
    makeTopicMenu();
    makeViewMenu();
    makeMenuKey();
    QMenu *help = menuBar()->addMenu(tr("&Help"));
    auto *about = new QAction(tr("&About Streamscope"), this);
    connect(about, &QAction::triggered, this, &MainWindow::aboutRequested);
    help->addAction(about);
}

void MainWindow::makeTopicMenu()
{
    QMenu *menu = menuBar()->addMenu(tr("&Topics"));
    menu->setToolTipsVisible(true);
    auto *write = new QAction(icon(u"send"_s), tr("Pro&duce a message…"), this);
    write->setShortcut(QKeySequence::New);
    connect(write, &QAction::triggered, this, [this] { produceTo(m_session, {}); });
    auto *create = new QAction(icon(u"add"_s), tr("&Create topics…"), this);
    create->setShortcut(QKeySequence(u"Ctrl+Shift+N"_s));
    create->setData(int(rest::Feature::CreateTopics));
    connect(create, &QAction::triggered, this, [this] { createTopics(m_session); });
    menu->addAction(alsoCalled(write, tr("send, write, publish, new message")));
    QAction *workbench = addOpen(menu, u"send"_s, tr("&Workbench…"), u"workbench"_s, QKeySequence(u"Ctrl+Alt+N"_s));
    QAction *load = addOpen(menu, u"chart"_s, tr("&Load laboratory…"), u"load"_s);
    QAction *file = addOpen(menu, u"log"_s, tr("Produce from a &file…"), u"produce-file"_s);
    alsoCalled(workbench, tr("template, generate, many messages, stream, test data"));
    alsoCalled(load, tr("performance, benchmark, latency, throughput, stress test"));
    alsoCalled(file, tr("import, CSV, JSON lines, send a file"));
    menu->addAction(alsoCalled(create, tr("add, make, new topic")));
    m_changeActions = {write, workbench, load, file, create};
}

void MainWindow::makeViewMenu()
{
    QMenu *view = menuBar()->addMenu(tr("&View"));
    auto *goTo = new QAction(icon(u"search"_s), tr("&Go to anything…"), this);
    goTo->setShortcut(QKeySequence(u"Ctrl+K"_s));
    connect(goTo, &QAction::triggered, this, &MainWindow::goToAnything);
    view->addAction(goTo);
    view->addSeparator();
    addOpen(view, u"information"_s, tr("&Start"), u"start"_s);
    m_sessionActions.append(addOpen(view, u"topic"_s, tr("&Topics"), u"topics"_s, QKeySequence(u"Ctrl+T"_s)));
    m_sessionActions.append(alsoCalled(addOpen(view, u"cluster"_s, tr("Cl&uster and brokers"), u"cluster"_s), tr("nodes, overview")));
    m_sessionActions.append(alsoCalled(addOpen(view, u"group"_s, tr("Consumer gr&oups"), u"groups"_s), tr("lag, offsets, members")));
    m_sessionActions.append(
        alsoCalled(addOpen(view, u"chart"_s, tr("T&hroughput of the cluster"), u"chart"_s), tr("chart, graph, rate, traffic")));
    m_sessionActions.append(
        alsoCalled(addOpen(view, u"chart"_s, tr("Anal&ytics"), u"analytics"_s), tr("aggregate, count, sum, windows, group by")));
    m_sessionActions.append(alsoCalled(addOpen(view, u"play"_s, tr("Flo&ws"), u"flows"_s), tr("process, route, replay, pipeline")));
    alsoCalled(addOpen(view, u"journal"_s, tr("&Journal"), u"journal"_s), tr("history, audit, changes"));
    m_sessionActions.append(alsoCalled(addOpen(view, u"log"_s, tr("&Log of the client library"), u"log"_s), tr("debug, librdkafka")));
    m_sessionActions.append(addOpen(view, u"sandbox"_s, tr("S&andbox"), u"sandbox"_s));
    view->addSeparator();
    view->addAction(m_treeDock->toggleViewAction());
    view->addAction(m_activityDock->toggleViewAction());
    auto *filter = new QAction(icon(u"filter"_s), tr("Filter the tre&e"), this);
    filter->setShortcut(QKeySequence(u"Ctrl+L"_s));
    connect(filter, &QAction::triggered, this, [this] {
        m_treeDock->show();
        m_tree->focusFilter();
    });
    view->addAction(filter);
    view->addSeparator();
    const auto onPage = [this, view](const QString &iconName, const QString &text, const QKeySequence &keys, auto act) {
        auto *action = new QAction(icon(iconName), text, this);
        action->setShortcut(keys);
        connect(action, &QAction::triggered, this, [this, act] {
            if (Page *page = m_tabs->currentPage())
                act(page);
        });
        view->addAction(action);
    };
    onPage(u"refresh"_s, tr("&Read again"), QKeySequence(Qt::Key_F5), [](Page *page) { page->reload(); });
    onPage(u"search"_s, tr("&Find"), QKeySequence::Find, [](Page *page) { page->find(); });
    onPage(u"close"_s, tr("&Close page"), QKeySequence(u"Ctrl+W"_s), [this](Page *) { m_tabs->closePage(m_tabs->currentIndex()); });
    onPage(u"pin"_s, tr("P&in or unpin page"), QKeySequence(u"Ctrl+Shift+P"_s),
           [this](Page *) { m_tabs->setPinned(m_tabs->currentIndex(), !m_tabs->isPinned(m_tabs->currentIndex())); });
    auto *next = new QAction(tr("&Next page"), this);
    next->setShortcut(QKeySequence(u"Ctrl+PgDown"_s));
    connect(next, &QAction::triggered, this, [this] { m_tabs->setCurrentIndex((m_tabs->currentIndex() + 1) % qMax(1, m_tabs->count())); });
    auto *previous = new QAction(tr("&Previous page"), this);
    previous->setShortcut(QKeySequence(u"Ctrl+PgUp"_s));
    connect(previous, &QAction::triggered, this,
            [this] { m_tabs->setCurrentIndex((m_tabs->currentIndex() + m_tabs->count() - 1) % qMax(1, m_tabs->count())); });
    view->addActions({next, previous});
}

// Qt knows the menu key, but not the one that keyboards without it have in its place.
void MainWindow::makeMenuKey()
{
    auto *key = new QShortcut(QKeySequence(u"Shift+F10"_s), this);
    connect(key, &QShortcut::activated, this, [this] {
        QWidget *focused = focusWidget();
        if (!focused)
            return;
        const QPoint place = focused->inputMethodQuery(Qt::ImCursorRectangle).toRect().center();
        QContextMenuEvent menu(QContextMenuEvent::Keyboard, place, focused->mapToGlobal(place));
        QApplication::sendEvent(focused, &menu);
    });
}

// What cannot be done now is grey, and says why.
void MainWindow::updateActions()
{
    for (QAction *action : std::as_const(m_sessionActions))
        action->setEnabled(m_session != nullptr);
    const auto refusal = m_session ? m_session->gate().refusal() : std::nullopt;
    for (QAction *action : std::as_const(m_changeActions)) {
        action->setEnabled(m_session && !refusal);
        action->setToolTip(refusal ? describe(*refusal).sentence : QString(action->text()).remove(u'&'));
        const QString why = action->data().isValid() ? whyMissing(m_session, rest::Feature(action->data().toInt())) : QString();
        if (!why.isEmpty()) {
            action->setEnabled(false);
            action->setToolTip(why);
        }
    }
}

} // namespace streamscope::widgets
