// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/common/theme.h"

#include <QAction>
#include <QFrame>
#include <QStringList>

class QHBoxLayout;
class QToolButton;

namespace streamscope::widgets {

class NameLabel;

/// The top of a page: what it is about, a few facts as chips, its two or three actions. Names from brokers are made visible.
class PageHeader : public QFrame {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PageHeader)

public:
    explicit PageHeader(const QString &name, QWidget *parent = nullptr);
    ~PageHeader() override;

    void setName(const QString &name);
    void setFacts(const QStringList &facts);
    /// A button for the action; its text, tool tip and state are the action's.
    void addAction(QAction *action);
    void addMenuButton(QToolButton *button); ///< takes it over

private:
    NameLabel *m_name;
    QHBoxLayout *m_chips;
    QHBoxLayout *m_actions;
    QStringList m_facts;
};

/// An action that is the page's; act, a member of it or a function, is called when it is triggered.
template<typename Page, typename Act>
[[nodiscard]] QAction *pageAction(Page *page, const QString &iconName, const QString &text, const QString &toolTip, Act act)
{
    auto *action = new QAction(icon(iconName), text, page);
    action->setToolTip(toolTip);
    QObject::connect(action, &QAction::triggered, page, act);
    return action;
}

} // namespace streamscope::widgets
