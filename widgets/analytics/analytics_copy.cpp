// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What an AnalyticsPage hands on to the engines that are made for whole clusters.
#include "models/decode/decode.h"
#include "models/session/profile.h"
#include "models/session/session.h"
#include "widgets/analytics/analytics_page.h"
#include "widgets/analytics/query_form.h"
#include "widgets/common/banner.h"
#include "widgets/common/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QMenu>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace streamscope::widgets {

QToolButton *AnalyticsPage::makeCopyButton()
{
    auto *button = new QToolButton;
    auto *menu = new QMenu(button);
    menu->setToolTipsVisible(true);
    for (const query::Engine engine : {query::Engine::FlinkSql, query::Engine::KafkaStreams}) {
        QAction *action = menu->addAction(query::engineName(engine));
        action->setToolTip(engine == query::Engine::FlinkSql ? tr("Statements for Apache Flink: a table, a view and the query")
                                                             : tr("A Java class for Kafka Streams"));
        connect(action, &QAction::triggered, this, [this, engine] { copyFor(engine); });
    }
    button->setMenu(menu);
    button->setText(tr("Copy as"));
    button->setIcon(icon(u"copy"_s));
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setPopupMode(QToolButton::InstantPopup);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setAccessibleName(tr("Copy as"));
    button->setToolTip(tr("What is asked above, for an engine that counts over whole clusters"));
    return button;
}

void AnalyticsPage::copyFor(query::Engine engine)
{
    const auto asked = m_form->ask();
    if (!asked) {
        m_notice->show(Banner::Kind::Error, asked.error().message);
        return;
    }
    using Start = cluster::StartPosition::Kind;
    const cluster::TailRequest &read = asked->request;
    const bool latest = read.start.kind == Start::Latest;
    const query::EngineSource source{.topics = read.topics,
                                     .bootstrapServers = context().session->profile().bootstrapServers,
                                     .fromEarliest = !latest,
                                     .elsewhere = read.untilEnd || (!latest && read.start.kind != Start::Earliest)};
    const query::EngineCopy copy = query::copyForEngine(engine, asked->query, source);
    const QString details = decode::visibleText((copy.missing + copy.notes).join(u'\n'), true);
    if (copy.text.isEmpty()) {
        m_notice->show(Banner::Kind::Error, tr("Nothing is copied: a part of this has no equivalent in %1.").arg(query::engineName(engine)), {},
                       details);
        return;
    }
    QApplication::clipboard()->setText(copy.text);
    const QString copied = tr("Copied as %1, without credentials.").arg(query::engineName(engine));
    if (copy.missing.isEmpty())
        m_notice->show(Banner::Kind::Information, copied, {}, details);
    else
        m_notice->show(Banner::Kind::Warning, copied + u' ' + tr("What has no equivalent is left out."), {}, details);
}

} // namespace streamscope::widgets
