// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/produce/resend_dialog.h"

#include "models/decode/decode.h"
#include "models/session/session.h"
#include "widgets/common/banner.h"
#include "widgets/common/plain_label.h"
#include "widgets/common/sentences.h"
#include "widgets/common/tab_order.h"
#include "widgets/common/theme.h"
#include "widgets/produce/bulk_counts.h"
#include "widgets/produce/bulk_run.h"
#include "widgets/produce/template_edit.h"
#include "widgets/produce/topic_row.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace streamscope::widgets {
namespace {

constexpr QSize kSize(640, 480);
constexpr int kKeyHeight = 80;

} // namespace

ResendDialog::ResendDialog(const ViewContext &context, const QList<cluster::ProducerRecord> &records, QWidget *parent)
    : QDialog(parent)
    , m_records(records)
    , m_banner(new Banner)
    , m_topic(new TopicRow(context.session))
    , m_keepPartitions(new QCheckBox(tr("&Keep the partitions")))
    , m_keepTimestamps(new QCheckBox(tr("Keep the &timestamps")))
    , m_changeKey(new QCheckBox(tr("Change the k&ey")))
    , m_key(new TemplateEdit(tr("Key")))
    , m_changeValue(new QCheckBox(tr("Change the &value")))
    , m_value(new TemplateEdit(tr("Value")))
    , m_sums(new PlainLabel)
    , m_send(new QPushButton(icon(u"send"_s), tr("&Send %Ln message(s)", nullptr, counted(static_cast<quint64>(records.size())))))
    , m_run(new BulkRun(context, this))
{
    setWindowTitle(tr("Send again"));
    resize(kSize);
    m_key->setText(u"${key}"_s, false);
    m_key->setFixedHeight(kKeyHeight);
    m_value->setText(u"${value}"_s, false);
    m_send->setAutoDefault(false);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    buttons->addButton(m_send, QDialogButtonBox::ActionRole);
    m_close = buttons->button(QDialogButtonBox::Close);
    auto *note = new PlainLabel(tr("Headers go with them. A template reads each message: ${value.amount}, ${key}, ${headers}, ${seq()}."));
    note->setWordWrap(true);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_banner);
    layout->addWidget(m_topic);
    layout->addWidget(m_keepPartitions);
    layout->addWidget(m_keepTimestamps);
    layout->addWidget(m_changeKey);
    layout->addWidget(m_key);
    layout->addWidget(m_changeValue);
    layout->addWidget(m_value, 1);
    layout->addStretch(0);
    layout->addWidget(note);
    layout->addWidget(m_sums);
    layout->addWidget(buttons);
    m_topic->setTopic(records.isEmpty() ? QString() : records.first().topic);
    connect(buttons, &QDialogButtonBox::rejected, this, &ResendDialog::reject);
    connect(m_send, &QPushButton::clicked, this, &ResendDialog::send);
    connect(m_topic, &TopicRow::changed, this, &ResendDialog::check);
    for (QCheckBox *box : {m_changeKey, m_changeValue})
        connect(box, &QCheckBox::toggled, this, &ResendDialog::check);
    for (TemplateEdit *edit : {m_key, m_value})
        connect(edit, &TemplateEdit::changed, this, &ResendDialog::check);
    connect(m_run, &BulkRun::started, this, &ResendDialog::showRun);
    connect(m_run, &BulkRun::changed, this, &ResendDialog::showRun);
    connect(m_run, &BulkRun::finished, this, &ResendDialog::showEnd);
    connect(m_run, &BulkRun::failedToStart, this, [this](const core::KafkaError &error) { m_banner->showError(error); });
    check();
}

ResendDialog::~ResendDialog() = default;

void ResendDialog::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    orderTabs(this);
}

void ResendDialog::setValueTemplate(const std::optional<QString> &text, bool json)
{
    m_changeValue->setChecked(text.has_value());
    if (text)
        m_value->setText(text, json);
}

// Null as a template is the template of null.
std::optional<query::Template> ResendDialog::compiled(const QCheckBox &box, TemplateEdit &edit, bool &faulty) const
{
    edit.clearFault();
    if (!box.isChecked())
        return {};
    const bool json = edit.form() == TemplateEdit::Form::Json;
    const auto made = query::Template::compile(edit.text().value_or(u"${null}"_s),
                                                json ? query::TemplateFormat::Json : query::TemplateFormat::Text);
    if (made)
        return *made;
    faulty = true;
    edit.showFault(made.error());
    return {};
}

void ResendDialog::check()
{
    m_key->setVisible(m_changeKey->isChecked());
    m_value->setVisible(m_changeValue->isChecked());
    bool faulty = false;
    m_changes.key = compiled(*m_changeKey, *m_key, faulty);
    m_changes.value = compiled(*m_changeValue, *m_value, faulty);
    const QString why = m_run->refusal(m_topic->topic());
    m_topic->setNote(why);
    m_send->setEnabled(!m_run->isRunning() && why.isEmpty() && !faulty);
    m_send->setToolTip(why);
}

void ResendDialog::send()
{
    m_changes.keepPartitions = m_keepPartitions->isChecked();
    m_changes.keepTimestamps = m_keepTimestamps->isChecked();
    m_feed = std::make_shared<flows::RecordListFeed>(m_records, m_changes);
    cluster::BulkRequest request;
    request.topic = m_topic->topic();
    const QString topic = decode::visibleText(request.topic);
    const auto count = static_cast<quint64>(m_records.size());
    m_run->start(request, m_feed, tr("Sending again to %1").arg(topic),
                 tr("%Ln message(s) go to “%1” again.", nullptr, counted(count)).arg(topic),
                 count);
}

void ResendDialog::showRun()
{
    m_sums->setText(bulkSums(m_run->status()));
    check();
}

void ResendDialog::showEnd()
{
    showRun();
    const cluster::BulkStatus &status = m_run->status();
    if (status.error)
        m_banner->showError(*status.error);
    else if (m_feed->faulty() > 0)
        m_banner->show(Banner::Kind::Warning, tr("%Ln message(s) could not be made: %1", nullptr, counted(m_feed->faulty()))
                                                  .arg(decode::visibleText(m_feed->fault()->where + u": "_s + m_feed->fault()->message)));
    else if (!status.errors.isEmpty())
        m_banner->showError(status.errors.first().error);
    else
        m_banner->show(Banner::Kind::Information, tr("%Ln message(s) were written.", nullptr, counted(status.acknowledged)));
}

void ResendDialog::reject()
{
    if (m_run->isRunning())
        m_run->stop();
    else
        QDialog::reject();
}

} // namespace streamscope::widgets
