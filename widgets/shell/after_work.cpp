// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/shell/after_work.h"

#include "widgets/common/page.h"

#include <QCoreApplication>
#include <QMessageBox>
#include <QPushButton>
#include <QTimer>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace streamscope::widgets {
namespace {

constexpr int kMostMs = 6000;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(streamscope::widgets::AfterWork)
};

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

} // namespace

bool isAtWork(const QList<Page *> &pages)
{
    return std::any_of(pages.begin(), pages.end(), [](const Page *page) { return !page->runningWork().isEmpty(); });
}

void afterWork(const QList<Page *> &pages, const QString &act, QWidget *window, std::function<void()> then)
{
    QList<Page *> busy = pages;
    busy.removeIf([](const Page *page) { return page->runningWork().isEmpty(); });
    if (busy.isEmpty()) {
        then();
        return;
    }
    if (act.isEmpty()) {
        new Ending(busy, std::move(then), window);
        return;
    }
    QStringList sentences;
    for (const Page *page : std::as_const(busy))
        sentences.append(page->runningWork());
    auto *box = new QMessageBox(QMessageBox::Question, Words::tr("Something is running"), sentences.join(u'\n'), QMessageBox::Cancel, window);
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(Words::tr("It is stopped in order. Others in its group, or it itself when it is started again, go on where it was."));
    box->setAttribute(Qt::WA_DeleteOnClose);
    QPushButton *agree = box->addButton(act, QMessageBox::AcceptRole);
    box->setDefaultButton(QMessageBox::Cancel);
    for (Page *page : std::as_const(busy))
        QObject::connect(page, &QObject::destroyed, box, &QObject::deleteLater);
    QObject::connect(agree, &QPushButton::clicked, window, [busy, then = std::move(then), window] { new Ending(busy, then, window); });
    box->open();
}

} // namespace streamscope::widgets
