// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/connections/connection_editor.h"

#include "models/core/when_finished.h"
#include "models/decode/decode.h"
#include "models/kafka/connection_test.h"
#include "models/rest/proxy_test.h"
#include "models/session/rest_profile.h"
#include "widgets/common/banner.h"
#include "widgets/common/sentences.h"
#include "widgets/common/tab_order.h"
#include "widgets/common/theme.h"
#include "widgets/connections/connection_form.h"
#include "widgets/connections/test_panel.h"

#include <QDialogButtonBox>
#include <QPushButton>
#include <QScrollArea>
#include <QHBoxLayout>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace streamscope::widgets {
namespace {

constexpr QSize kSize(760, 720);
constexpr int kNoteBelow = 64; // pixels of what is said about a field

} // namespace

ConnectionEditor::ConnectionEditor(session::ProfileStore &profiles, const session::Profile &profile, const QHash<QString, QString> &secrets,
                                   session::TimeZoneMode zone, QWidget *parent)
    : QDialog(parent)
    , m_profiles(profiles)
    , m_form(new ConnectionForm)
    , m_panel(new TestPanel(zone))
    , m_banner(new Banner)
    , m_scroll(new QScrollArea)
    , m_test(new QPushButton(tr("&Test connection")))
    , m_save(new QPushButton(tr("&Save")))
    , m_saveAndConnect(new QPushButton(tr("Save and c&onnect")))
{
    setWindowTitle(profile.name.isEmpty() ? tr("New connection") : tr("Connection %1").arg(decode::visibleText(profile.name)));
    resize(kSize);
    m_form->setProfile(profile, secrets);
    m_before = m_form->profile();
    m_secretsBefore = m_form->secrets();
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setWidget(m_form);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    buttons->addButton(m_save, QDialogButtonBox::ApplyRole);
    buttons->addButton(m_saveAndConnect, QDialogButtonBox::AcceptRole);
    m_test->setToolTip(tr("Try it stage by stage; nothing is saved or left behind"));
    auto *layout = new QVBoxLayout(this);
    if (const auto problem = profiles.problem(); problem && problem->refusesSaving())
        addProblems(*layout, Banner::Kind::Information, {*problem});
    layout->addWidget(m_banner);
    layout->addWidget(m_scroll, 1);
    layout->addWidget(m_panel);
    auto *bottom = new QHBoxLayout;
    bottom->addWidget(m_test);
    bottom->addWidget(buttons, 1);
    layout->addLayout(bottom);
    m_test->setAutoDefault(false);
    m_saveAndConnect->setDefault(true); // a button learns its dialog only here
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_test, &QPushButton::clicked, this, &ConnectionEditor::test);
    connect(m_save, &QPushButton::clicked, this, [this] { save(false); });
    connect(m_saveAndConnect, &QPushButton::clicked, this, [this] { save(true); });
    connect(m_form, &ConnectionForm::changed, this, [this] {
        if (m_form->profile() != m_tested || m_form->secrets() != m_secretsTested)
            m_panel->clear();
        check();
    });
    // After the layout: fields that have been shown just now have their place in it.
    connect(
        m_form, &ConnectionForm::changed, this,
        [this] {
            if (isVisible())
                orderTabs(this);
        },
        Qt::QueuedConnection);
    connect(m_panel, &TestPanel::finished, this, &ConnectionEditor::check);
    connect(m_panel, &TestPanel::mapRequested, this, [this](const QStringList &advertised) {
        m_form->mapAddresses(advertised);
        showFocused();
    });
    core::whenFinished(profiles.secretStore().lifetime(), this, [this](const core::Result<session::SecretLifetime> &lifetime) {
        const bool keychain = lifetime && *lifetime == session::SecretLifetime::Keychain;
        m_form->setSecretsNote(keychain
                                   ? tr("Passwords and passphrases go to the system's keychain.")
                                   : tr("There is no keychain here, or it is locked: passwords are kept until the program ends and asked for again then. "
                                        "They are never written to a file."));
    });
    check();
}

ConnectionEditor::~ConnectionEditor() = default;

void ConnectionEditor::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    orderTabs(this);
}

void ConnectionEditor::check()
{
    const QStringList faults = m_form->faults();
    const QString first = faults.value(0);
    for (QPushButton *button : {m_save, m_saveAndConnect})
        button->setToolTip(first.toHtmlEscaped());
    m_test->setText(m_panel->isRunning() ? tr("Stop the &test") : tr("&Test connection"));
    m_discard = false;
}

QHash<QString, QString> ConnectionEditor::allSecrets(session::Profile &profile) const
{
    QHash<QString, QString> secrets = m_form->secrets();
    secrets.insert(session::splitSecrets(profile));
    return secrets;
}

void ConnectionEditor::showFault(const QString &fault)
{
    m_banner->show(Banner::Kind::Error, fault);
    m_form->focusFirstFault();
    layout()->activate(); // the banner has taken some of the room
    showFocused();
}

void ConnectionEditor::showFocused()
{
    if (QWidget *field = m_form->focusWidget())
        m_scroll->ensureWidgetVisible(field, 0, kNoteBelow);
}

void ConnectionEditor::test()
{
    if (m_panel->isRunning()) {
        m_panel->cancel();
        return;
    }
    const QStringList faults = m_form->faults();
    const bool onlyNameless = faults.size() == 1 && m_form->profile().name.isEmpty();
    if (!faults.isEmpty() && !onlyNameless) {
        showFault(faults.first());
        return;
    }
    m_banner->clear();
    session::Profile profile = m_form->profile();
    m_tested = profile;
    m_secretsTested = m_form->secrets();
    const QHash<QString, QString> secrets = allSecrets(profile);
    if (profile.kind == session::Profile::Kind::Rest) {
        const auto config = session::restConfig(profile, secrets, {});
        if (!config) {
            m_banner->showError(config.error());
            return;
        }
        m_panel->start(std::make_unique<rest::ProxyTest>(*config));
    } else {
        m_panel->start(std::make_unique<kafka::ConnectionTest>(session::connectionConfig(profile, secrets)));
    }
    check();
}

void ConnectionEditor::save(bool connectAfterwards)
{
    const QStringList faults = m_form->faults();
    if (!faults.isEmpty()) {
        showFault(faults.first());
        return;
    }
    session::Profile profile = m_form->profile();
    const auto other = m_profiles.profileNamed(profile.name);
    if (other && other->id != profile.id) {
        m_banner->show(Banner::Kind::Error, tr("Another connection has this name; names tell them apart on the command line too."));
        return;
    }
    const QHash<QString, QString> secrets = allSecrets(profile);
    core::whenFinished(m_profiles.save(profile, secrets), this,
                       [this, profile, connectAfterwards](const core::Result<session::SecretLifetime> &kept) {
                           if (!kept) {
                               m_banner->showError(kept.error());
                               return;
                           }
                           m_discard = true;
                           Q_EMIT saved(profile, connectAfterwards);
                           accept();
                       });
}

// What was typed is not thrown away by one key.
void ConnectionEditor::reject()
{
    const bool changed = !(m_form->profile() == m_before) || m_form->secrets() != m_secretsBefore;
    if (changed && !m_discard) {
        m_discard = true;
        m_banner->show(Banner::Kind::Warning, tr("There are changes that are not saved. Cancel again to leave them."));
        return;
    }
    QDialog::reject();
}

} // namespace streamscope::widgets
