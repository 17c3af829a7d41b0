// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is being written in a produce page: kept until it is sent, and restored.
#include "models/session/session.h"
#include "models/session/settings.h"
#include "widgets/common/banner.h"
#include "widgets/produce/header_editor.h"
#include "widgets/produce/payload_editor.h"
#include "widgets/produce/produce_page.h"

#include <QComboBox>
#include <QJsonArray>
#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace streamscope::widgets {
namespace {

constexpr qsizetype kLargestDraft = 1 << 20; // characters of key, value and headers

} // namespace

QString ProducePage::stateKey() const
{
    return u"draft/"_s + context().session->profile().id;
}

bool ProducePage::isDraftTooLarge() const
{
    if (m_key->isHeld() || m_value->isHeld())
        return true;
    return textSize() > kLargestDraft;
}

qsizetype ProducePage::textSize() const
{
    qsizetype size = m_headers->textSize();
    for (const PayloadEditor *payload : {m_key, m_value})
        size += payload->draft().value("text"_L1).toString().size();
    return size;
}

QJsonObject ProducePage::draft() const
{
    return {{u"topic"_s, m_topic->currentText()},
            {u"partition"_s, m_partition->currentData().toInt()},
            {u"timestamp"_s, m_timestamp->text()},
            {u"acks"_s, m_acks->currentData().toInt()},
            {u"key"_s, m_key->draft()},
            {u"value"_s, m_value->draft()},
            {u"headers"_s, m_headers->draft()}};
}

void ProducePage::setDraft(const QJsonObject &draft)
{
    m_filling = true;
    m_topic->setCurrentText(draft.value("topic"_L1).toString());
    m_timestamp->setText(draft.value("timestamp"_L1).toString());
    m_acks->setCurrentIndex(qMax(0, m_acks->findData(draft.value("acks"_L1).toInt())));
    m_key->setDraft(draft.value("key"_L1).toObject());
    m_value->setDraft(draft.value("value"_L1).toObject());
    m_headers->setDraft(draft.value("headers"_L1).toArray());
    if (const int partition = draft.value("partition"_L1).toInt(-1); partition >= 0) {
        m_filling = false;
        fillPartitions();
        m_filling = true;
        m_partition->setCurrentIndex(qMax(0, m_partition->findData(partition)));
    }
    m_filling = false;
}

void ProducePage::keepDraft()
{
    if (context().settings)
        context().settings->setState(stateKey(), textSize() > kLargestDraft ? QJsonObject() : draft());
}

void ProducePage::restoreDraft()
{
    const QJsonObject kept = context().settings ? context().settings->state(stateKey()) : QJsonObject();
    if (!kept.isEmpty())
        setDraft(kept);
    offerBefore();
}

void ProducePage::keepBefore()
{
    const auto held = [](const PayloadEditor &editor) {
        return editor.isHeld() ? editor.bytes().value_or(PayloadEditor::Bytes()) : PayloadEditor::Bytes();
    };
    const bool empty = m_key->isEmpty() && m_value->isEmpty() && m_headers->draft().isEmpty();
    m_sent.setReplaced({empty ? QJsonObject() : draft(), held(*m_key), held(*m_value)});
}

void ProducePage::offerBefore()
{
    const QJsonObject &before = m_sent.replaced().draft;
    if (!before.isEmpty() && before != draft())
        m_replaced->show(Banner::Kind::Information, tr("What was written here was replaced."), tr("&Bring it back"));
    else
        m_replaced->clear();
}

// A second time it is the other way round.
void ProducePage::takeBack()
{
    const SentMessages::Replaced wanted = m_sent.replaced();
    if (wanted.draft.isEmpty())
        return;
    keepBefore();
    setDraft(wanted.draft);
    if (wanted.key)
        m_key->setBytes(wanted.key);
    if (wanted.value)
        m_value->setBytes(wanted.value);
    check();
    offerBefore();
}

} // namespace streamscope::widgets
