// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/connections/secret_prompt.h"

#include "models/decode/decode.h"
#include "models/rest/rest_config.h"
#include "widgets/common/banner.h"
#include "widgets/common/plain_label.h"
#include "widgets/common/tab_order.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <utility>

using namespace Qt::StringLiterals;

namespace streamscope::widgets {

QString secretLabel(const QString &property)
{
    if (property == "sasl.password"_L1 || property == "rest.password"_L1)
        return SecretPrompt::tr("Password");
    if (property == "ssl.key.password"_L1 || property == "rest.key.password"_L1)
        return SecretPrompt::tr("Passphrase of the key");
    if (property == "rest.token"_L1)
        return SecretPrompt::tr("Token");
    if (property == "rest.proxy.password"_L1)
        return SecretPrompt::tr("Password for the network proxy");
    for (const QLatin1StringView prefix : {rest::kHeaderProperty, rest::kSecretHeaderProperty}) {
        if (property.startsWith(prefix))
            return SecretPrompt::tr("Header %1").arg(decode::visibleText(property.mid(prefix.size())));
    }
    return decode::visibleText(property);
}

SecretPrompt::SecretPrompt(const session::Profile &profile, const QStringList &properties, QWidget *parent, const QString &reason)
    : QDialog(parent)
{
    setWindowTitle(tr("Connect to %1").arg(decode::visibleText(profile.name)));
    auto *form = new QFormLayout;
    if (!profile.username.isEmpty())
        form->addRow(new PlainLabel(tr("User")), new PlainLabel(decode::visibleText(profile.username)));
    for (const QString &property : properties) {
        auto *field = new QLineEdit;
        field->setEchoMode(QLineEdit::Password);
        field->setMinimumWidth(280);
        field->setAccessibleName(secretLabel(property));
        auto *label = new PlainLabel(secretLabel(property));
        label->setBuddy(field);
        form->addRow(label, field);
        m_fields.append({property, field});
    }
    auto *hint = new PlainLabel(tr("Kept until the program ends, and never written to a file."));
    hint->setWordWrap(true);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    auto *connectButton = buttons->addButton(tr("&Connect"), QDialogButtonBox::AcceptRole);
    auto *layout = new QVBoxLayout(this);
    if (!reason.isEmpty()) {
        auto *banner = new Banner;
        banner->show(Banner::Kind::Error, reason);
        layout->addWidget(banner);
    }
    layout->addLayout(form);
    layout->addWidget(hint);
    layout->addWidget(buttons);
    connectButton->setDefault(true); // a button learns its dialog only here
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    if (!m_fields.isEmpty())
        m_fields.first().second->setFocus();
}

SecretPrompt::~SecretPrompt() = default;

void SecretPrompt::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    orderTabs(this);
}

SecretPrompt::Secrets SecretPrompt::secrets() const
{
    Secrets result;
    for (const auto &[property, field] : m_fields)
        result.insert(property, field->text());
    return result;
}

void SecretPrompt::ask(const session::Profile &profile, const QStringList &properties, QWidget *parent,
                       std::function<void(const std::optional<Secrets> &)> done, const QString &reason)
{
    auto *prompt = new SecretPrompt(profile, properties, parent, reason);
    prompt->setAttribute(Qt::WA_DeleteOnClose);
    connect(prompt, &QDialog::finished, prompt,
            [prompt, call = std::move(done)](int result) { call(result == Accepted ? std::optional(prompt->secrets()) : std::nullopt); });
    prompt->open();
}

} // namespace streamscope::widgets
