// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/copy_as.h"

#include "models/rest/rest_connection.h"
#include "widgets/common/rest_offers.h"
#include "widgets/common/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QCursor>
#include <QToolButton>
#include <QToolTip>

using namespace Qt::StringLiterals;

namespace streamscope::widgets {

CopyAsMenu::CopyAsMenu(session::Session *session, Calls calls, QWidget *parent)
    : QMenu(tr("Copy &as"), parent)
    , m_calls(std::move(calls))
{
    setIcon(widgets::icon(u"copy"_s));
    setToolTipsVisible(true);
    add(rest::CommandLanguage::Curl, tr("&curl"), tr("Commands for a shell"));
    add(rest::CommandLanguage::Python, tr("&Python"), tr("A program for Python 3 and its own library"));
    add(rest::CommandLanguage::Node, tr("&Node.js"), tr("A program for Node.js and its own library"));
    connect(this, &QMenu::aboutToShow, this, &CopyAsMenu::showPossible);
    setSession(session);
}

CopyAsMenu::~CopyAsMenu() = default;

void CopyAsMenu::setSession(session::Session *session)
{
    m_session = session;
    menuAction()->setVisible(restConnection(session) != nullptr);
}

void CopyAsMenu::add(rest::CommandLanguage language, const QString &text, const QString &toolTip)
{
    QAction *action = addAction(text);
    action->setData(toolTip);
    connect(action, &QAction::triggered, this, [this, language] {
        const QList<rest::RestCall> all = calls();
        if (all.isEmpty())
            return;
        QApplication::clipboard()->setText(rest::commandText(language, all, restConnection(m_session)->config()));
        QToolTip::showText(QCursor::pos(), tr("Copied."));
    });
}

QList<rest::RestCall> CopyAsMenu::calls() const
{
    const rest::RestConnection *proxy = restConnection(m_session);
    return proxy && proxy->capabilities().known ? m_calls(proxy->capabilities()) : QList<rest::RestCall>();
}

void CopyAsMenu::showPossible()
{
    const bool possible = !calls().isEmpty();
    QStringList variables;
    if (const rest::RestConnection *proxy = restConnection(m_session)) {
        for (const auto &[name, value] : rest::commandVariables(proxy->config()))
            variables.append(name);
    }
    for (QAction *action : actions()) {
        action->setEnabled(possible);
        const QString what = action->data().toString();
        action->setToolTip(!possible             ? tr("There is nothing to copy yet, or this server cannot do it.")
                           : variables.isEmpty() ? what
                                                 : tr("%1. Credentials come from the environment: %2").arg(what, variables.join(u", "_s)));
    }
}

QToolButton *CopyAsMenu::makeButton()
{
    auto *button = new QToolButton;
    button->setMenu(this);
    button->setText(tr("Copy as"));
    button->setIcon(widgets::icon(u"copy"_s));
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setPopupMode(QToolButton::InstantPopup);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setToolTip(tr("As curl, Python or Node.js, without the credentials"));
    button->setAccessibleName(tr("Copy as"));
    button->setHidden(restConnection(m_session) == nullptr);
    return button;
}

} // namespace streamscope::widgets
