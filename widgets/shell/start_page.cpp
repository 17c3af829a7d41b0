// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/shell/start_page.h"

#include "models/decode/decode.h"
#include "models/session/profile_store.h"
#include "models/session/settings.h"
#include "widgets/common/plain_label.h"
#include "widgets/common/theme.h"

#include <QCommandLinkButton>
#include <QHash>
#include <QJsonArray>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace streamscope::widgets {
namespace {

constexpr int kColumnWidth = 460;
constexpr int kShownProfiles = 8;

QCommandLinkButton *makeButton(const QString &iconName, const QString &text, const QString &meaning)
{
    auto *button = new QCommandLinkButton(QString(text).replace(u'&', u"&&"_s), meaning);
    button->setIcon(icon(iconName, Token::Accent));
    button->setAccessibleName(text);
    button->setAccessibleDescription(meaning);
    button->setMinimumWidth(kColumnWidth);
    return button;
}

} // namespace

StartPage::StartPage(const ViewContext &context, QWidget *parent)
    : Page(context, parent)
    , m_profiles(new QVBoxLayout)
{
    auto *content = new QWidget;
    auto *column = new QVBoxLayout;
    auto *title = new PlainLabel(tr("Welcome to Streamscope"));
    QFont font = title->font();
    font.setPointSizeF(font.pointSizeF() * 1.6);
    title->setFont(font);
    column->addStretch(2);
    column->addWidget(title);
    column->addSpacing(12);
    addWay(column, u"sandbox"_s, tr("Open the sandbox"),
           tr("A cluster inside this program, with live traffic: nothing to install, nothing to break."), u"sandbox"_s);
    addWay(column, u"connection"_s, tr("Connect to a cluster"), tr("Addresses, security and environment; tested before it is saved."),
           u"connections:new"_s);
    addWay(column, u"add"_s, tr("Import a connection"), tr("A Java client's .properties file, a kcat configuration, or text with either."),
           u"connections:import"_s);
    column->addSpacing(12);
    column->addLayout(m_profiles);
    column->addStretch(3);
    auto *row = new QHBoxLayout(content);
    row->addStretch(1);
    row->addLayout(column);
    row->addStretch(1);
    auto *scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidget(content);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(scroll);
    if (context.profiles)
        connect(context.profiles, &session::ProfileStore::changed, this, &StartPage::showProfiles);
    if (context.settings)
        connect(context.settings, &session::SettingsStore::stateChanged, this, [this](const QString &key) {
            if (key == "recent"_L1)
                showProfiles();
        });
    showProfiles();
}

StartPage::~StartPage() = default;

QString StartPage::title() const
{
    return tr("Start");
}

void StartPage::addWay(QVBoxLayout *column, const QString &iconName, const QString &text, const QString &meaning, const QString &target)
{
    auto *button = makeButton(iconName, text, meaning);
    column->addWidget(button);
    connect(button, &QAbstractButton::clicked, this, [this, target] {
        if (target == "sandbox"_L1)
            context().navigator->connectTo(session::sandboxProfile());
        else
            context().navigator->open(target);
    });
}

void StartPage::showProfiles()
{
    while (QLayoutItem *item = m_profiles->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater(); // it may be the one that was clicked
        delete item;
    }
    QList<session::Profile> profiles = context().profiles ? context().profiles->profiles() : QList<session::Profile>();
    if (profiles.isEmpty())
        return;
    if (context().settings) {
        QHash<QString, qsizetype> places;
        for (const QJsonValue &id : context().settings->state(u"recent"_s).value("ids"_L1).toArray())
            places.insert(id.toString(), places.size());
        const auto place = [&places](const session::Profile &profile) { return places.value(profile.id, places.size()); };
        std::stable_sort(profiles.begin(), profiles.end(),
                         [&place](const session::Profile &a, const session::Profile &b) { return place(a) < place(b); });
    }
    m_profiles->addWidget(new PlainLabel(tr("Recent connections")));
    for (const session::Profile &profile : profiles.mid(0, kShownProfiles)) {
        auto *button = makeButton(u"cluster"_s, decode::visibleText(profile.name), decode::visibleText(session::profileAddress(profile)));
        m_profiles->addWidget(button);
        connect(button, &QAbstractButton::clicked, this, [this, profile] { context().navigator->connectTo(profile); });
    }
}

} // namespace streamscope::widgets
