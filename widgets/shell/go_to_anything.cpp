// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/shell/go_to_anything.h"

#include "models/core/when_finished.h"
#include "models/decode/decode.h"
#include "models/session/profile_store.h"
#include "models/session/session.h"
#include "models/session/session_manager.h"
#include "widgets/common/theme.h"
#include "widgets/settings/settings_page.h"

#include <QAction>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QStandardItemModel>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace streamscope::widgets {
namespace {

constexpr std::size_t kShown = 60;
constexpr QSize kSize(620, 420);
constexpr int kByLetters = 50;
constexpr int kByOtherWord = 90;
constexpr qsizetype kLeastOfWord = 2;

} // namespace

GoToAnything::GoToAnything(const ViewContext &context, const QList<QAction *> &actions, QWidget *parent)
    : QDialog(parent)
    , m_context(context)
    , m_field(new QLineEdit)
    , m_list(new QListView)
    , m_model(new QStandardItemModel(this))
{
    setWindowTitle(tr("Go to anything"));
    resize(kSize);
    m_field->setPlaceholderText(tr("Topic, group, broker, connection, action or setting"));
    m_field->setAccessibleName(tr("What to go to"));
    m_field->installEventFilter(this);
    m_list->setModel(m_model);
    m_list->setAccessibleName(tr("What was found"));
    m_list->setUniformItemSizes(true);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_field);
    layout->addWidget(m_list, 1);
    addActions(actions);
    for (session::Session *session : m_context.sessions->sessions())
        addSession(session);
    addProfiles();
    addSettings();
    connect(m_field, &QLineEdit::textChanged, this, &GoToAnything::search);
    connect(m_list, &QListView::activated, this, [this](const QModelIndex &index) { goTo(index.row()); });
    search({});
}

GoToAnything::~GoToAnything() = default;

void GoToAnything::addActions(const QList<QAction *> &actions)
{
    for (QAction *action : actions) {
        if (!action->isEnabled() || action->isSeparator() || action->menu() || action->text().isEmpty())
            continue;
        const QString keys = action->shortcut().toString(QKeySequence::NativeText);
        m_all.push_back({.text = QString(action->text()).remove(u'&'),
                         .detail = keys.isEmpty() ? tr("action") : tr("action, %1").arg(keys),
                         .iconName = {},
                         .go = [action] { action->trigger(); },
                         .words = action->property(kSearchWords).toString()});
    }
}

void GoToAnything::addSession(session::Session *session)
{
    const QString where = session->profile().kind == session::Profile::Kind::Sandbox ? tr("Sandbox") : session->profile().name;
    const auto add = [this, session](const QString &name, const QString &detail, const QString &iconName, const QString &target) {
        m_all.push_back({name, detail, iconName, [this, session, target] { m_context.navigator->open(target, session); }, {}});
    };
    const cluster::MetadataPtr metadata = session->metadata();
    if (!metadata)
        return;
    for (const cluster::Topic &topic : metadata->topics)
        add(topic.name, tr("topic on %1").arg(where), u"topic"_s, u"topic:"_s + topic.name);
    for (const cluster::Broker &broker : metadata->brokers)
        add(tr("Broker %1, %2:%3").arg(QString::number(broker.id), broker.host, QString::number(broker.port)), tr("broker of %1").arg(where), u"broker"_s,
            u"broker:"_s + QString::number(broker.id));
    core::whenFinished(session->reader().listGroups(), this, [this, add, where](const core::Result<cluster::GroupList> &list) {
        if (!list)
            return;
        for (const cluster::GroupListing &group : list->groups)
            add(group.group, tr("group of %1").arg(where), u"group"_s, u"group:"_s + group.group);
        search(m_field->text());
    });
}

void GoToAnything::addProfiles()
{
    for (const session::Profile &profile : m_context.profiles ? m_context.profiles->profiles() : QList<session::Profile>())
        m_all.push_back({profile.name, tr("connection to %1").arg(session::profileAddress(profile)), u"connection"_s,
                         [this, profile] { m_context.navigator->connectTo(profile); },
                         {}});
}

void GoToAnything::addSettings()
{
    for (const auto &[section, text] : SettingsPage::names())
        m_all.push_back(
            {text, tr("setting"), u"settings"_s, [this, target = u"settings:"_s + section] { m_context.navigator->open(target); }, {}});
}

int GoToAnything::score(const QString &text, const QString &typed)
{
    if (typed.isEmpty())
        return 1;
    const qsizetype at = text.indexOf(typed, 0, Qt::CaseInsensitive);
    if (at == 0)
        return text.size() == typed.size() ? 1000 : 900 - static_cast<int>(qMin<qsizetype>(text.size(), 300));
    if (at > 0)
        return (text.at(at - 1).isLetterOrNumber() ? 300 : 600) - static_cast<int>(qMin<qsizetype>(text.size(), 200));
    qsizetype next = 0; // the letters in order, others between them
    for (const QChar wanted : typed) {
        next = text.indexOf(wanted, next, Qt::CaseInsensitive);
        if (next < 0)
            return 0;
        ++next;
    }
    return typed.size() < 2 ? 0 : kByLetters;
}

// What is called so comes first; then what could be called so.
int GoToAnything::score(const Destination &destination, const QString &typed)
{
    const int byName = score(destination.text, typed);
    if (typed.size() < kLeastOfWord || destination.words.isEmpty() || byName > kByLetters)
        return byName;
    const qsizetype at = destination.words.indexOf(typed, 0, Qt::CaseInsensitive);
    const bool beginsWord = at == 0 || (at > 0 && !destination.words.at(at - 1).isLetterOrNumber());
    return beginsWord ? kByOtherWord : byName;
}

void GoToAnything::search(const QString &typed)
{
    std::vector<std::pair<int, std::size_t>> scored;
    for (std::size_t i = 0; i < m_all.size(); ++i) {
        if (const int points = score(m_all[i], typed.trimmed()); points > 0)
            scored.emplace_back(-points, i);
    }
    const std::size_t shown = std::min(scored.size(), kShown);
    std::partial_sort(scored.begin(), scored.begin() + static_cast<std::ptrdiff_t>(shown), scored.end());
    m_model->clear();
    m_found.clear();
    for (std::size_t i = 0; i < shown; ++i) {
        const Destination &found = m_all[scored[i].second];
        m_found.push_back(scored[i].second);
        auto *item = new QStandardItem(decode::visibleText(found.text) + u"   –   "_s + decode::visibleText(found.detail));
        if (!found.iconName.isEmpty())
            item->setIcon(icon(found.iconName));
        m_model->appendRow(item);
    }
    if (m_found.empty()) {
        auto *nothing = new QStandardItem(tr("Nothing has this in its name."));
        nothing->setEnabled(false);
        m_model->appendRow(nothing);
    } else {
        m_list->setCurrentIndex(m_model->index(0, 0));
    }
}

void GoToAnything::goTo(int row)
{
    if (row < 0 || row >= static_cast<int>(m_found.size()))
        return;
    const std::function<void()> go = m_all[m_found[static_cast<std::size_t>(row)]].go;
    accept();
    go();
}

bool GoToAnything::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_field && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const int row = m_list->currentIndex().row();
        switch (key->key()) {
        case Qt::Key_Down: m_list->setCurrentIndex(m_model->index(qMin(row + 1, m_model->rowCount() - 1), 0)); return true;
        case Qt::Key_Up: m_list->setCurrentIndex(m_model->index(qMax(row - 1, 0), 0)); return true;
        case Qt::Key_Return:
        case Qt::Key_Enter: goTo(row); return true;
        default: break;
        }
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace streamscope::widgets
