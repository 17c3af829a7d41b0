// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/shell/after_work.h"

#include "models/session/session.h"
#include "widgets/common/page.h"

#include <QTimer>

#include <algorithm>
#include <utility>

namespace streamscope::widgets {
namespace {

constexpr int kMostMs = 6000;

// Lives until all has ended, and no longer than its parent.
class Ending final : public QObject {
public:
    Ending(QList<Page *> pages, std::function<void()> then, QWidget *window)
        : QObject(window)
        , m_pages(std::move(pages))
        , m_then(std::move(then))
    {
        for (Page *page : std::as_const(m_pages)) {
            connect(page, &Page::workStopped, this, &Ending::look);
            connect(page, &QObject::destroyed, this, &QObject::deleteLater);
        }
        QTimer::singleShot(kMostMs, this, &Ending::finish);
        for (Page *page : std::as_const(m_pages))
            page->stopWork();
        look();
    }

private:
    void look()
    {
        if (!isAtWork(m_pages))
            QTimer::singleShot(0, this, &Ending::finish); // not from within what has just ended
    }
    void finish()
    {
        deleteLater();
        if (const auto then = std::exchange(m_then, {}))
            then();
    }

    const QList<Page *> m_pages;
    std::function<void()> m_then;
};

template<typename T>
QList<T *> present(const QList<QPointer<T>> &guarded)
{
    QList<T *> all;
    for (const QPointer<T> &one : guarded) {
        if (one)
            all.append(one);
    }
    return all;
}

QList<Page *> atWork(QList<Page *> pages)
{
    pages.removeIf([](const Page *page) { return page->runningWork().isEmpty(); });
    return pages;
}

} // namespace

bool isAtWork(const QList<Page *> &pages)
{
    return !atWork(pages).isEmpty();
}

void endWork(const QList<Page *> &pages, QWidget *window, const std::function<void()> &then)
{
    if (const QList<Page *> busy = atWork(pages); busy.isEmpty())
        then();
    else
        new Ending(busy, then, window);
}

void afterWork(const QList<Page *> &pages, const QList<session::Session *> &sessions, const LeaveActs &acts, QWidget *window,
               const std::function<void()> &then)
{
    const QList<Page *> busy = atWork(pages);
    const bool changing = LeaveQuestion::isNeeded(sessions);
    if (busy.isEmpty() && !changing) {
        then();
        return;
    }
    auto *question = new LeaveQuestion(busy, sessions, acts, window);
    question->setAttribute(Qt::WA_DeleteOnClose);
    const QList<QPointer<Page>> guarded(busy.cbegin(), busy.cend());
    const QList<QPointer<session::Session>> open(sessions.cbegin(), sessions.cend());
    const auto goOn = [guarded, open, acts, window, then, changing] {
        const QList<Page *> left = present(guarded);
        if (left.size() != guarded.size())
            return;
        if (changing)
            endWork(left, window, then);
        else // what was sent while it ended was not asked about
            endWork(left, window, [open, acts, window, then] { afterWork({}, present(open), acts, window, then); });
    };
    // Queued: the question itself goes with what is closed.
    QObject::connect(question, &LeaveQuestion::leaveRequested, window, goOn, Qt::QueuedConnection);
    question->open();
}

} // namespace streamscope::widgets
