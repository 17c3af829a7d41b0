// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/produce/topic_row.h"

#include "models/session/session.h"
#include "widgets/common/plain_label.h"

#include <QComboBox>
#include <QCompleter>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QSignalBlocker>

namespace streamscope::widgets {
namespace {

constexpr int kWidth = 280;

} // namespace

TopicRow::TopicRow(session::Session *session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_topic(new QComboBox)
    , m_note(new PlainLabel)
{
    m_topic->setEditable(true);
    m_topic->setInsertPolicy(QComboBox::NoInsert);
    m_topic->setAccessibleName(tr("Topic"));
    m_topic->lineEdit()->setAccessibleName(tr("Topic"));
    m_topic->setMinimumWidth(kWidth);
    m_topic->completer()->setFilterMode(Qt::MatchContains);
    m_topic->completer()->setCompletionMode(QCompleter::PopupCompletion);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    auto *label = new PlainLabel(tr("T&opic"));
    label->setBuddy(m_topic);
    layout->addWidget(label);
    layout->addWidget(m_topic);
    layout->addWidget(m_note, 1);
    fill();
    connect(m_session, &session::Session::metadataChanged, this, &TopicRow::fill);
    connect(m_topic, &QComboBox::currentTextChanged, this, &TopicRow::changed);
}

TopicRow::~TopicRow() = default;

QString TopicRow::topic() const
{
    return m_topic->currentText().trimmed();
}

void TopicRow::setTopic(const QString &topic)
{
    m_topic->setCurrentText(topic);
}

void TopicRow::setNote(const QString &note)
{
    m_note->setText(note);
}

void TopicRow::fill()
{
    QStringList names;
    const cluster::MetadataPtr metadata = m_session->metadata();
    for (const cluster::Topic &known : metadata ? metadata->topics : QList<cluster::Topic>()) {
        if (!known.internal)
            names.append(known.name);
    }
    QStringList offered;
    for (int i = 0; i < m_topic->count(); ++i)
        offered.append(m_topic->itemText(i));
    if (offered != names) {
        const QSignalBlocker quiet(m_topic);
        const QString chosen = m_topic->currentText();
        m_topic->clear();
        m_topic->addItems(names);
        m_topic->setCurrentText(chosen);
    }
    Q_EMIT changed();
}

} // namespace streamscope::widgets
