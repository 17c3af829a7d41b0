// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/shell/page_tabs.h"

#include "models/session/session.h"
#include "models/session/settings.h"
#include "widgets/common/theme.h"
#include "widgets/shell/after_work.h"
#include "widgets/shell/page_list.h"

#include <QJsonArray>
#include <QMenu>
#include <QPointer>
#include <QTabBar>

using namespace Qt::StringLiterals;

namespace streamscope::widgets {
namespace {

constexpr int kKeptPages = 40;
constexpr int kTitleWidth = 220; // pixels; the tool tip has it in full

} // namespace

PageTabs::PageTabs(QWidget *parent)
    : QTabWidget(parent)
{
    setDocumentMode(true);
    setMovable(true);
    setTabsClosable(true);
    setElideMode(Qt::ElideNone); // tabs scroll instead
    setAccessibleName(tr("Pages"));
    tabBar()->setAccessibleName(tr("Pages"));
    tabBar()->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(tabBar(), &QWidget::customContextMenuRequested, this, &PageTabs::showMenu);
    connect(this, &QTabWidget::tabCloseRequested, this, &PageTabs::closePage);
    connect(tabBar(), &QTabBar::tabMoved, this, &PageTabs::pagesChanged);
    connect(this, &QTabWidget::currentChanged, this, &PageTabs::statusChanged);
}

PageTabs::~PageTabs() = default;

Page *PageTabs::page(int index) const
{
    return qobject_cast<Page *>(widget(index));
}

Page *PageTabs::openPage(const QString &asked, session::Session *session, const QJsonObject &state)
{
    const PageTarget target = resolveTarget(asked);
    for (int i = 0; i < count(); ++i) {
        Page *open = page(i);
        if (open && open->target() == target.page && (open->context().session == session || !open->context().session)) {
            if (!target.section.isEmpty())
                open->showSection(target.section);
            setCurrentIndex(i);
            open->takeKeyboard();
            return open;
        }
    }
    ViewContext context = m_context;
    context.session = session;
    std::unique_ptr<Page> made = makePage(context, target.page);
    if (!made)
        return nullptr;
    Page *fresh = made.get();
    if (!state.isEmpty())
        fresh->restoreState(state);
    if (!target.section.isEmpty())
        fresh->showSection(target.section);
    addPage(std::move(made));
    return fresh;
}

void PageTabs::addPage(std::unique_ptr<Page> page)
{
    Page *fresh = page.release();
    const int index = addTab(fresh, QString());
    connect(fresh, &Page::titleChanged, this, [this, fresh] { decorate(indexOf(fresh)); });
    connect(fresh, &Page::statusChanged, this, &PageTabs::statusChanged);
    decorate(index);
    setCurrentIndex(index);
    fresh->takeKeyboard();
    Q_EMIT statusChanged();
}

void PageTabs::decorate(int index)
{
    const Page *shown = page(index);
    if (!shown)
        return;
    QString title = shown->title();
    setTabText(index, fontMetrics().elidedText(title, Qt::ElideMiddle, kTitleWidth).replace(u'&', u"&&"_s));
    if (const session::Session *session = shown->context().session)
        title += u" – "_s + (session->profile().kind == session::Profile::Kind::Sandbox ? tr("Sandbox") : session->profile().name);
    setTabToolTip(index, title.toHtmlEscaped());
    setTabIcon(index, isPinned(index) ? icon(u"pin"_s, Token::Muted) : QIcon());
    for (const auto side : {QTabBar::RightSide, QTabBar::LeftSide}) {
        if (QWidget *button = tabBar()->tabButton(index, side))
            button->setVisible(!isPinned(index));
    }
}

bool PageTabs::isPinned(int index) const
{
    return m_pinned.contains(widget(index));
}

int PageTabs::pinnedCount() const
{
    int pinned = 0;
    for (int i = 0; i < count(); ++i)
        pinned += isPinned(i) ? 1 : 0;
    return pinned;
}

void PageTabs::setPinned(int index, bool pinned)
{
    QWidget *shown = widget(index);
    if (!shown || isPinned(index) == pinned)
        return;
    if (pinned) {
        tabBar()->moveTab(index, pinnedCount());
        m_pinned.insert(shown);
    } else {
        m_pinned.remove(shown);
        tabBar()->moveTab(index, pinnedCount());
    }
    decorate(indexOf(shown));
    Q_EMIT pagesChanged();
}

void PageTabs::closePage(int index)
{
    closePages({page(index)});
}

void PageTabs::closePages(QList<Page *> pages)
{
    pages.removeIf([this](Page *page) { return !page || m_pinned.contains(page); });
    const QList<QPointer<Page>> closing(pages.cbegin(), pages.cend());
    afterWork(pages, {}, {tr("Stop it and close the page"), {}}, this, [this, closing] {
        for (const QPointer<Page> &page : closing) {
            if (page && indexOf(page) >= 0)
                dropPage(page);
        }
    });
}

void PageTabs::dropPage(Page *page)
{
    removeTab(indexOf(page));
    page->deleteLater();
    if (Page *next = currentPage())
        next->takeKeyboard();
}

QList<Page *> PageTabs::pages(const session::Session *session) const
{
    QList<Page *> open;
    for (int i = 0; i < count(); ++i) {
        if (Page *candidate = page(i); candidate && (!session || candidate->context().session == session))
            open.append(candidate);
    }
    return open;
}

void PageTabs::closeSession(session::Session *session)
{
    for (int i = count() - 1; i >= 0; --i) {
        if (Page *open = page(i); open && open->context().session == session) {
            m_pinned.remove(open);
            removeTab(i);
            delete open; // before its session
        }
    }
}

void PageTabs::tabInserted(int index)
{
    QTabWidget::tabInserted(index);
    Q_EMIT pagesChanged();
}

void PageTabs::tabRemoved(int index)
{
    QTabWidget::tabRemoved(index);
    Q_EMIT pagesChanged();
}

bool PageTabs::isLoaded() const
{
    for (int i = 0; i < count(); ++i) {
        if (const Page *open = page(i); open && !open->isLoaded())
            return false;
    }
    return true;
}

void PageTabs::keepPages(session::Session *session) const
{
    QJsonArray pages;
    for (int i = 0; i < count() && pages.size() < kKeptPages; ++i) {
        const Page *open = page(i);
        if (open && open->context().session == session)
            pages.append(QJsonObject{{u"target"_s, open->target()},
                                     {u"state"_s, open->saveState()},
                                     {u"pinned"_s, isPinned(i)},
                                     {u"front"_s, i == currentIndex()}});
    }
    m_context.settings->setState(u"pages/"_s + session->profile().id, {{u"pages"_s, pages}});
}

void PageTabs::restorePages(session::Session *session)
{
    QWidget *front = nullptr;
    for (const QJsonValue &value : m_context.settings->state(u"pages/"_s + session->profile().id).value("pages"_L1).toArray()) {
        const QJsonObject kept = value.toObject();
        Page *open = openPage(kept.value("target"_L1).toString(), session, kept.value("state"_L1).toObject());
        if (!open)
            continue;
        setPinned(indexOf(open), kept.value("pinned"_L1).toBool());
        if (kept.value("front"_L1).toBool())
            front = open;
    }
    if (front)
        setCurrentWidget(front);
}

void PageTabs::showMenu(const QPoint &position)
{
    const int index = tabBar()->tabAt(position);
    Page *shown = page(index);
    if (!shown)
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction *pin = menu->addAction(icon(u"pin"_s), tr("&Pin"), this, [this, shown](bool on) { setPinned(indexOf(shown), on); });
    pin->setCheckable(true);
    pin->setChecked(isPinned(index));
    QAction *close = menu->addAction(icon(u"close"_s), tr("&Close"), this, [this, shown] { closePage(indexOf(shown)); });
    close->setEnabled(!isPinned(index));
    menu->addAction(tr("Close the &others"), this, [this, shown] {
        QList<Page *> others = pages();
        others.removeAll(shown);
        closePages(others);
    });
    menu->popup(tabBar()->mapToGlobal(position));
}

} // namespace streamscope::widgets
