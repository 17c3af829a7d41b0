// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is being written in a produce page: kept until it is sent, and restored.
#include "models/session/session.h"
#include "models/session/settings.h"
#include "widgets/produce/header_editor.h"
#include "widgets/produce/payload_editor.h"
#include "widgets/produce/produce_page.h"

#include <QComboBox>
#include <QJsonArray>
#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace streamscope::widgets {
namespace {

constexpr qsizetype kLargestDraft = 1 << 20; // characters of key and value

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
    return m_key->draft().value("text"_L1).toString().size() + m_value->draft().value("text"_L1).toString().size();
}

void ProducePage::keepDraft()
{
    if (!context().settings)
        return;
    const QJsonObject draft{{u"topic"_s, m_topic->currentText()},
                            {u"partition"_s, m_partition->currentData().toInt()},
                            {u"timestamp"_s, m_timestamp->text()},
                            {u"acks"_s, m_acks->currentData().toInt()},
                            {u"key"_s, m_key->draft()},
                            {u"value"_s, m_value->draft()},
                            {u"headers"_s, m_headers->draft()}};
    context().settings->setState(stateKey(), textSize() > kLargestDraft ? QJsonObject() : draft);
}

void ProducePage::restoreDraft()
{
    const QJsonObject draft = context().settings ? context().settings->state(stateKey()) : QJsonObject();
    if (draft.isEmpty())
        return;
    m_topic->setCurrentText(draft.value("topic"_L1).toString());
    m_timestamp->setText(draft.value("timestamp"_L1).toString());
    m_acks->setCurrentIndex(qMax(0, m_acks->findData(draft.value("acks"_L1).toInt())));
    m_key->setDraft(draft.value("key"_L1).toObject());
    m_value->setDraft(draft.value("value"_L1).toObject());
    m_headers->setDraft(draft.value("headers"_L1).toArray());
    if (const int partition = draft.value("partition"_L1).toInt(-1); partition >= 0) {
        m_filling = false;
        fillPartitions();
        m_partition->setCurrentIndex(qMax(0, m_partition->findData(partition)));
        m_filling = true;
    }
}

} // namespace streamscope::widgets
