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

ConfirmProduceDialog::ConfirmProduceDialog(session::Session *session, const QStringList &topics, const QString &what, QWidget *parent)
    : QDialog(parent)
    , m_session(session)
    , m_topics(topics)
    , m_typed(new QLineEdit)
    , m_send(new QPushButton(icon(u"send"_s), tr("&Produce to %1").arg(decode::visibleText(topics.join(u", "_s)).replace(u'&', u"&&"_s))))
{
    const bool one = topics.size() == 1;
    const QString names = decode::visibleText(topics.join(u", "_s));
    setWindowTitle(tr("Produce on production"));
    setMinimumWidth(kWidth);
    auto *question = new PlainLabel(
        tr("“%1” is production. %2 Messages that are written cannot be taken back.")
            .arg(decode::visibleText(session->profile().name), what));
    question->setWordWrap(true);
    m_typed->setAccessibleName(one ? tr("Name of the topic") : tr("Names of the topics"));
    auto *label = new PlainLabel(one ? tr("Type the name of the topic, “%1”:").arg(names)
                                     : tr("Type the names of the topics, with commas between them, “%1”:").arg(names));
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
    QStringList typed;
    for (const QString &name : m_typed->text().split(u','))
        typed.append(name.trimmed());
    typed.sort();
    QStringList wanted = m_topics;
    wanted.sort();
    m_send->setEnabled(typed == wanted);
    m_send->setToolTip(m_send->isEnabled()     ? QString()
                       : m_topics.size() == 1 ? tr("Type the name of the topic first")
                                              : tr("Type the names of the topics first"));
}

void ConfirmProduceDialog::accept()
{
    if (!m_send->isEnabled())
        return;
    m_session->gate().confirm({m_topics, true});
    QDialog::accept();
}

} // namespace streamscope::widgets
