// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/common/page.h"

#include <QSet>
#include <QTabWidget>

namespace streamscope::widgets {

/// The open pages as tabs. Pinned ones stand to the left and have no close button. What a connection had open is kept in
/// the settings' state under "pages/<profile id>".
class PageTabs final : public QTabWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PageTabs)

public:
    explicit PageTabs(QWidget *parent = nullptr);
    ~PageTabs() override;

    /// Pages are made with it; its session is replaced by the one a page is for.
    void setContext(const ViewContext &context) { m_context = context; }

    /// Brings the page to front; one that is not open yet is made, with that state. nullptr: there is no such page.
    Page *openPage(const QString &target, session::Session *session, const QJsonObject &state = {});
    void addPage(std::unique_ptr<Page> page); ///< and brings it to front
    void closePage(int index); ///< asks first where something runs in it
    void closeSession(session::Session *session);
    void setPinned(int index, bool pinned);
    [[nodiscard]] bool isPinned(int index) const;

    [[nodiscard]] Page *page(int index) const;
    [[nodiscard]] Page *currentPage() const { return page(currentIndex()); }
    [[nodiscard]] bool isLoaded() const; ///< every page has loaded
    [[nodiscard]] QList<Page *> pages(const session::Session *session = nullptr) const; ///< of a session, or all

    void keepPages(session::Session *session) const;
    void restorePages(session::Session *session);

Q_SIGNALS:
    void statusChanged();
    void pagesChanged(); ///< which pages there are, or their order

protected:
    void tabInserted(int index) override;
    void tabRemoved(int index) override;

private:
    [[nodiscard]] int pinnedCount() const;
    void closePages(QList<Page *> pages);
    void dropPage(Page *page);
    void showMenu(const QPoint &position);
    void decorate(int index);

    ViewContext m_context;
    QSet<QWidget *> m_pinned;
};

} // namespace streamscope::widgets
