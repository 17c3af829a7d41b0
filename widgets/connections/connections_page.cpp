// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/connections/connections_page.h"

#include "models/core/save_file.h"
#include "models/core/when_finished.h"
#include "models/decode/decode.h"
#include "models/items/fact_table.h"
#include "models/session/profile_store.h"
#include "widgets/common/banner.h"
#include "widgets/common/data_table.h"
#include "widgets/common/page_header.h"
#include "widgets/common/sentences.h"
#include "widgets/common/state_frame.h"
#include "widgets/common/theme.h"
#include "widgets/connections/connection_editor.h"
#include "widgets/connections/import_dialog.h"

#include <QAction>
#include <QFileDialog>
#include <QHeaderView>
#include <QLineEdit>
#include <QRegularExpression>
#include <QShortcut>
#include <QStandardItemModel>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace streamscope::widgets {
namespace {

constexpr qsizetype kLongestFileName = 80; ///< characters, of what is proposed

enum Column { Name, Servers, Security, Environment, ReadOnly, ColumnCount };

QString environmentText(session::Environment environment)
{
    switch (environment) {
    case session::Environment::Development: return ConnectionsPage::tr("Development");
    case session::Environment::Staging: return ConnectionsPage::tr("Staging");
    case session::Environment::Production: return ConnectionsPage::tr("Production");
    }
    return {};
}

QString securityText(const session::Profile &profile)
{
    if (profile.kind == session::Profile::Kind::Rest) {
        const bool tls = profile.restUrl.startsWith("https:"_L1, Qt::CaseInsensitive);
        return tls ? ConnectionsPage::tr("REST Proxy, HTTPS") : ConnectionsPage::tr("REST Proxy, HTTP");
    }
    const QString protocol = session::securityProtocolName(profile.securityProtocol);
    return profile.saslMechanism.isEmpty() ? protocol : protocol + u", "_s + profile.saslMechanism;
}

} // namespace

ConnectionsPage::ConnectionsPage(const ViewContext &context, QWidget *parent)
    : Page(context, parent)
    , m_model(new QStandardItemModel(0, ColumnCount, this))
    , m_table(new DataTable(tr("Saved connections"), u"connections"_s, context.settings))
    , m_filter(new QLineEdit)
    , m_banner(new Banner)
{
    m_model->setHorizontalHeaderLabels({tr("Name"), tr("Address"), tr("Security"), tr("Environment"), tr("Changes")});
    m_table->setSourceModel(m_model);
    m_table->setDefaultWidth(Name, 220);
    m_table->setDefaultWidth(Servers, 340);
    m_table->setDefaultWidth(Security, 180);
    m_table->setDefaultWidth(Environment, 130);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_filter->setPlaceholderText(tr("Filter connections (Ctrl+F)"));
    m_filter->setAccessibleName(tr("Filter connections"));
    m_filter->setClearButtonEnabled(true);
    makeActions();
    auto *header = new PageHeader(tr("Connections"));
    header->addAction(m_new);
    header->addAction(m_import);
    for (QAction *action : std::as_const(m_single))
        header->addAction(action);
    m_table->setRowActions(m_single);
    auto *content = new QWidget;
    auto *inner = new QVBoxLayout(content);
    inner->setContentsMargins(8, 0, 8, 8);
    inner->addWidget(m_filter);
    inner->addWidget(m_table, 1);
    m_frame = new StateFrame(content);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(header);
    layout->addWidget(m_banner);
    layout->addWidget(m_frame, 1);
    connect(m_filter, &QLineEdit::textChanged, m_table, &DataTable::setFilterText);
    connect(m_table, &DataTable::rowActivated, this, &ConnectionsPage::connectChosen);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &ConnectionsPage::chooseSelected);
    connect(m_banner, &Banner::actionTriggered, this, &ConnectionsPage::undoRemove);
    auto *remove = new QShortcut(QKeySequence::Delete, m_table, nullptr, nullptr, Qt::WidgetShortcut);
    connect(remove, &QShortcut::activated, this, &ConnectionsPage::removeChosen);
    auto *change = new QShortcut(QKeySequence(Qt::Key_F2), m_table, nullptr, nullptr, Qt::WidgetShortcut);
    connect(change, &QShortcut::activated, this, &ConnectionsPage::editChosen);
    connect(context.profiles, &session::ProfileStore::changed, this, &ConnectionsPage::showProfiles);
    if (const auto problem = context.profiles->problem())
        m_banner->show(Banner::Kind::Warning, describe(*problem));
    showProfiles();
}

ConnectionsPage::~ConnectionsPage() = default;

QAction *ConnectionsPage::add(const QString &iconName, const QString &text, const QString &toolTip, void (ConnectionsPage::*act)())
{
    auto *action = new QAction(icon(iconName), text, this);
    action->setToolTip(toolTip);
    connect(action, &QAction::triggered, this, act);
    return action;
}

void ConnectionsPage::makeActions()
{
    m_new = add(u"add"_s, tr("&New connection"), tr("Make a connection"), &ConnectionsPage::makeNew);
    m_import = add(u"save"_s, tr("&Import…"), tr("Take over a Java client's .properties, a kcat configuration, or an exported connection"),
                   &ConnectionsPage::importConnection);
    m_single = {add(u"connection"_s, tr("C&onnect"), tr("Open it (Enter)"), &ConnectionsPage::connectChosen),
                add(u"settings"_s, tr("&Edit…"), tr("Change it (F2)"), &ConnectionsPage::editChosen),
                add(u"copy"_s, tr("D&uplicate…"), tr("A new one that begins as a copy"), &ConnectionsPage::duplicateChosen),
                add(u"save"_s, tr("E&xport…"), tr("A file for somebody else, without passwords"), &ConnectionsPage::exportChosen),
                add(u"delete"_s, tr("De&lete"), tr("Delete it with its passwords (Del); can be undone"), &ConnectionsPage::removeChosen)};
    for (QAction *action : std::as_const(m_single))
        action->setEnabled(false);
}

QString ConnectionsPage::title() const
{
    return tr("Connections");
}

QString ConnectionsPage::statusText() const
{
    return tr("%Ln connection(s)", nullptr, m_model->rowCount());
}

void ConnectionsPage::find()
{
    m_filter->setFocus();
    m_filter->selectAll();
}

void ConnectionsPage::showSection(const QString &section)
{
    if (section == "new"_L1)
        makeNew();
    else if (section == "import"_L1)
        importConnection();
}

void ConnectionsPage::showProfiles()
{
    const QList<int> rows = m_table->selectedSourceRows();
    const QString chosenId = rows.isEmpty() ? QString() : idAt(rows.first());
    m_model->removeRows(0, m_model->rowCount());
    for (const session::Profile &profile : context().profiles->profiles()) {
        QList<QStandardItem *> row;
        for (const QString &text : {profile.name, session::profileAddress(profile), securityText(profile),
                                    environmentText(profile.environment),
                                    profile.readOnly ? tr("read-only") : tr("allowed")}) {
            row.append(new QStandardItem(decode::visibleText(text)));
            row.last()->setEditable(false);
        }
        QPixmap swatch(12, 12);
        swatch.fill(environmentColor(profile.environment));
        row[Environment]->setIcon(QIcon(swatch));
        row[Name]->setData(profile.id, items::KeyRole);
        m_model->appendRow(row);
    }
    m_model->rowCount() > 0
        ? m_frame->setLoaded()
        : m_frame->setEmpty(tr("No connection is saved yet. Make one, import one, or try the sandbox from the start page."), m_new);
    choose(chosenId);
    chooseSelected();
    Q_EMIT statusChanged();
}

void ConnectionsPage::choose(const QString &profileId)
{
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (idAt(row) == profileId)
            m_table->selectSourceRow(row);
    }
}

QString ConnectionsPage::idAt(int row) const
{
    return m_model->index(row, Name).data(items::KeyRole).toString();
}

std::optional<session::Profile> ConnectionsPage::profileAt(int row) const
{
    return context().profiles->profile(idAt(row));
}

std::optional<session::Profile> ConnectionsPage::chosen() const
{
    const QList<int> rows = m_table->selectedSourceRows();
    return rows.isEmpty() ? std::nullopt : profileAt(rows.first());
}

void ConnectionsPage::chooseSelected()
{
    const bool one = chosen().has_value();
    for (QAction *action : std::as_const(m_single))
        action->setEnabled(one);
}

void ConnectionsPage::connectChosen()
{
    if (const auto profile = chosen())
        context().navigator->connectTo(*profile);
}

void ConnectionsPage::makeNew()
{
    edit({}, {});
}

void ConnectionsPage::edit(const session::Profile &profile, const QHash<QString, QString> &secrets)
{
    auto *editor = new ConnectionEditor(*context().profiles, profile, secrets,
                                        context().settings ? context().settings->settings().timeZone : session::TimeZoneMode::Local, this);
    editor->setAttribute(Qt::WA_DeleteOnClose);
    connect(editor, &ConnectionEditor::saved, this, [this](const session::Profile &saved, bool connectNow) {
        choose(saved.id);
        m_table->setFocus(); // the button that had it may have been disabled meanwhile
        const auto kept = context().profiles->profile(saved.id);
        if (connectNow && kept)
            context().navigator->reconnect(*kept); // with what was just saved
    });
    editor->open();
}

void ConnectionsPage::editChosen()
{
    const auto profile = chosen();
    if (!profile)
        return;
    core::whenFinished(context().profiles->secrets(*profile), this,
                       [this, profile](const core::Result<session::ProfileStore::Secrets> &secrets) {
                           edit(*profile, secrets.value_or(session::ProfileStore::Secrets()));
                       });
}

void ConnectionsPage::duplicateChosen()
{
    auto profile = chosen();
    if (!profile)
        return;
    core::whenFinished(context().profiles->secrets(*profile), this,
                       [this, profile](const core::Result<session::ProfileStore::Secrets> &secrets) {
                           session::Profile copy = *profile;
                           copy.id.clear();
                           copy.name = tr("%1, copy").arg(profile->name);
                           edit(copy, secrets.value_or(session::ProfileStore::Secrets()));
                       });
}

void ConnectionsPage::importConnection()
{
    auto *dialog = new ImportDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ImportDialog::imported, this, &ConnectionsPage::edit);
    dialog->open();
}

bool ConnectionsPage::exportTo(const session::Profile &profile, const QString &path)
{
    const QString fault = core::writeFile(path, session::exportProfile(profile));
    if (fault.isEmpty()) {
        m_banner->show(Banner::Kind::Information, tr("Exported to %1, without passwords and keys.").arg(decode::visibleText(path)));
        return true;
    }
    m_banner->show(Banner::Kind::Error, tr("%1 cannot be written: %2").arg(decode::visibleText(path), fault));
    return false;
}

void ConnectionsPage::exportChosen()
{
    const auto profile = chosen();
    if (!profile)
        return;
    auto *dialog = new QFileDialog(this, tr("Export %1").arg(decode::visibleText(profile->name)));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"json"_s);
    static const QRegularExpression kNoFileName(u"[\\x00-\\x1f/\\\\:*?\"<>|]+"_s);
    dialog->selectFile(QString(profile->name).left(kLongestFileName).replace(kNoFileName, u"-"_s) + u".json"_s);
    connect(dialog, &QFileDialog::fileSelected, this, [this, profile](const QString &path) { (void)exportTo(*profile, path); });
    dialog->open();
}

// The way back keeps the secrets in memory while the banner is there.
void ConnectionsPage::removeChosen()
{
    const auto profile = chosen();
    if (!profile)
        return;
    core::whenFinished(
        context().profiles->secrets(*profile), this, [this, profile](const core::Result<session::ProfileStore::Secrets> &secrets) {
            const auto removed = context().profiles->remove(profile->id);
            if (!removed) {
                m_banner->showError(removed.error());
                return;
            }
            m_removed = profile;
            m_removedSecrets = secrets.value_or(session::ProfileStore::Secrets());
            m_banner->show(Banner::Kind::Information, tr("“%1” was deleted.").arg(decode::visibleText(profile->name)), tr("Undo"));
        });
}

void ConnectionsPage::undoRemove()
{
    if (!m_removed)
        return;
    (void)context().profiles->save(*m_removed, m_removedSecrets);
    m_removed.reset();
    m_removedSecrets.clear();
    m_banner->clear();
}

} // namespace streamscope::widgets
