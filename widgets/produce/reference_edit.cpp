// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/produce/reference_edit.h"

#include "models/flows/message_template.h"
#include "models/messages/message_json.h"
#include "models/session/session.h"
#include "widgets/common/long_line.h"
#include "widgets/common/plain_label.h"
#include "widgets/common/theme.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>

namespace streamscope::widgets {
namespace {

constexpr messages::StoreLimits kLimits{.bytes = 8 << 20, .rows = 1000};

} // namespace

ReferenceEdit::ReferenceEdit(const ViewContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_line(new QLineEdit)
    , m_newest(new QPushButton(tr("Take the ne&west")))
{
    m_line->setAccessibleName(tr("Message referred to"));
    m_line->setPlaceholderText(tr("none"));
    m_line->setToolTip(tr("A message as a line of JSON; expressions read it as key, value.…, headers"));
    m_line->setFont(monospaceFont());
    new LongLine(m_line, flows::MessageTemplate::kMaxReferenceBytes);
    m_line->setClearButtonEnabled(true);
    m_newest->setAutoDefault(false);
    m_newest->setToolTip(tr("The newest message of the topic"));
    auto *label = new PlainLabel(tr("&Refers to"));
    label->setBuddy(m_line);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(label);
    layout->addWidget(m_line, 1);
    layout->addWidget(m_newest);
    connect(m_line, &QLineEdit::textChanged, this, &ReferenceEdit::changed);
    connect(m_newest, &QPushButton::clicked, this, &ReferenceEdit::takeNewest);
    connect(&m_ticker, &core::FrameTicker::tick, this, &ReferenceEdit::tick);
    setTopic({});
}

ReferenceEdit::~ReferenceEdit()
{
    m_tail.reset();
}

void ReferenceEdit::setTopic(const QString &topic)
{
    m_topic = topic;
    const cluster::MetadataPtr metadata = m_context.session->metadata();
    m_newest->setEnabled(metadata && metadata->topic(topic));
}

QString ReferenceEdit::text() const
{
    return m_line->text();
}

void ReferenceEdit::setText(const QString &text)
{
    m_line->setText(text);
    m_line->setCursorPosition(0);
}

void ReferenceEdit::takeNewest()
{
    cluster::TailRequest request;
    request.topics = {m_topic};
    request.start = {cluster::StartPosition::Kind::LastN, 1};
    request.untilEnd = true;
    m_store = std::make_shared<messages::MessageStore>(kLimits, messages::WhenFull::SkipOldest);
    m_tail = m_context.session->reader().openTail(request, m_store, [this] { m_ticker.wake(); });
}

// One of each partition was asked for: the newest of them is taken.
void ReferenceEdit::tick()
{
    if (!m_tail)
        return;
    const cluster::TailStatus::State state = m_tail->status().state;
    if (state != cluster::TailStatus::State::Finished && state != cluster::TailStatus::State::Failed)
        return;
    const messages::Snapshot rows = m_store->snapshot();
    std::optional<quint64> newest;
    for (quint64 row = rows.firstRow(); row < rows.endRow(); ++row) {
        if (!newest || rows.at(row).timestampMs >= rows.at(*newest).timestampMs)
            newest = row;
    }
    if (newest)
        setText(QString::fromUtf8(messages::messageJson(rows.at(*newest), m_topic)));
    m_tail.reset();
    m_store.reset();
    if (!newest)
        Q_EMIT nothingFound();
}

} // namespace streamscope::widgets
