// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/produce/confirm_produce_dialog.h"

#include "models/decode/decode.h"
#include "models/session/session.h"
#include "widgets/common/plain_label.h"
#include "widgets/common/theme.h"

#include <QDialogButtonBox>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace streamscope::widgets {
namespace {

constexpr int kWidth = 460;

} // namespace

ConfirmProduceDialog::ConfirmProduceDialog(session::Session *session, const QString &topic, const QString &what, QWidget *parent)
    : QDialog(parent)
    , m_session(session)
    , m_topic(topic)
    , m_typed(new QLineEdit)
    , m_send(new QPushButton(icon(u"send"_s), tr("&Produce to %1").arg(decode::visibleText(topic).replace(u'&', u"&&"_s))))
{
    setWindowTitle(tr("Produce on production"));
    setMinimumWidth(kWidth);
    auto *question = new PlainLabel(
        tr("“%1” is production. %2 Messages that are written cannot be taken back.")
            .arg(decode::visibleText(session->profile().name), what));
    question->setWordWrap(true);
    m_typed->setAccessibleName(tr("Name of the topic"));
    auto *label = new PlainLabel(tr("Type the name of the topic, “%1”:").arg(decode::visibleText(topic)));
    label->setBuddy(m_typed);
    label->setWordWrap(true);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    buttons->addButton(m_send, QDialogButtonBox::ActionRole);
    m_send->setAutoDefault(false);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(question);
    layout->addWidget(label);
    layout->addWidget(m_typed);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_send, &QPushButton::clicked, this, &ConfirmProduceDialog::accept);
    connect(m_typed, &QLineEdit::textChanged, this, &ConfirmProduceDialog::check);
    buttons->button(QDialogButtonBox::Cancel)->setDefault(true);
    m_typed->setFocus();
    check();
}

ConfirmProduceDialog::~ConfirmProduceDialog() = default;

void ConfirmProduceDialog::check()
{
    m_send->setEnabled(m_typed->text().trimmed() == m_topic);
    m_send->setToolTip(m_send->isEnabled() ? QString() : tr("Type the name of the topic first"));
}

void ConfirmProduceDialog::accept()
{
    if (!m_send->isEnabled())
        return;
    m_session->gate().confirm({{m_topic}, true});
    QDialog::accept();
}

} // namespace streamscope::widgets
