// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What was sent by a produce page: the list, sending again, editing.
#include "models/core/bytes.h"
#include "models/decode/decode.h"
#include "widgets/common/plain_label.h"
#include "widgets/common/sentences.h"
#include "widgets/common/theme.h"
#include "widgets/produce/produce_page.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLocale>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace streamscope::widgets {
namespace {

constexpr int kPreview = 80;

enum Column { Time, Topic, Partition, Offset, Key, Value, Outcome, ColumnCount };

std::optional<std::string_view> view(const std::optional<QByteArray> &bytes)
{
    if (!bytes)
        return std::nullopt;
    return core::viewOf(*bytes);
}

QString previewText(const std::optional<QByteArray> &bytes)
{
    if (!bytes)
        return u"null"_s;
    return bytes->isEmpty() ? ProducePage::tr("(empty)") : decode::preview(view(bytes), kPreview);
}

} // namespace

QWidget *ProducePage::makeHistory()
{
    m_history = new QTableWidget(0, ColumnCount);
    m_history->setHorizontalHeaderLabels({tr("Time"), tr("Topic"), tr("Partition"), tr("Offset"), tr("Key"), tr("Value"), tr("Outcome")});
    m_history->setAccessibleName(tr("Sent messages"));
    m_history->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_history->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_history->setSelectionMode(QAbstractItemView::SingleSelection);
    m_history->setTabKeyNavigation(false);
    m_history->setWordWrap(false);
    m_history->verticalHeader()->hide();
    m_history->verticalHeader()->setDefaultSectionSize(rowHeight(session::Density::Compact));
    m_history->horizontalHeader()->setStretchLastSection(true);
    m_history->horizontalHeader()->resizeSection(Value, 260);
    m_history->setMinimumHeight(80);
    m_again = new QPushButton(tr("Send a&gain"));
    m_again->setToolTip(tr("Send the chosen message once more, just as it was"));
    m_edit = new QPushButton(tr("&Edit"));
    m_edit->setToolTip(tr("Take the chosen message into the form"));
    for (QPushButton *button : {m_again, m_edit})
        button->setAutoDefault(false);
    connect(m_again, &QPushButton::clicked, this, [this] {
        if (const Sent *sent = chosenSent())
            sendRecord(cluster::ProducerRecord(sent->record), sent->options); // a copy: the list changes
    });
    connect(m_edit, &QPushButton::clicked, this, [this] {
        if (const Sent *sent = chosenSent())
            setRecord(sent->record);
    });
    connect(m_history, &QTableWidget::itemSelectionChanged, this, [this] {
        m_again->setEnabled(chosenSent());
        m_edit->setEnabled(chosenSent());
    });
    m_again->setEnabled(false);
    m_edit->setEnabled(false);
    auto *content = new QWidget;
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(12, 0, 12, 8);
    auto *bar = new QHBoxLayout;
    auto *label = new PlainLabel(tr("Sent, the newest first"));
    label->setBuddy(m_history);
    bar->addWidget(label, 1);
    bar->addWidget(m_again);
    bar->addWidget(m_edit);
    layout->addLayout(bar);
    layout->addWidget(m_history, 1);
    return content;
}

const ProducePage::Sent *ProducePage::chosenSent() const
{
    const int row = m_history->currentRow();
    if (row < 0 || m_history->selectedItems().isEmpty() || row >= static_cast<int>(m_sent.all().size()))
        return nullptr;
    return &m_sent.all()[m_sent.all().size() - 1 - static_cast<std::size_t>(row)];
}

void ProducePage::showHistory()
{
    const auto &all = m_sent.all();
    m_history->setRowCount(static_cast<int>(all.size()));
    for (std::size_t i = 0; i < all.size(); ++i)
        fillHistoryRow(static_cast<int>(i), all[all.size() - 1 - i]);
    Q_EMIT statusChanged();
}

void ProducePage::fillHistoryRow(int row, const Sent &sent)
{
    const auto set = [this, row](int column, const QString &text) {
        auto *item = new QTableWidgetItem(text);
        item->setToolTip(text.toHtmlEscaped());
        m_history->setItem(row, column, item);
    };
    set(Time, QLocale().toString(QDateTime::fromMSecsSinceEpoch(sent.timeMs).time(), u"HH:mm:ss.zzz"_s));
    set(Topic, decode::visibleText(sent.record.topic));
    const bool delivered = sent.answer && *sent.answer;
    set(Partition, delivered ? QString::number((*sent.answer)->partition.partition) : u"–"_s);
    set(Offset, delivered && (*sent.answer)->offset >= 0 ? QString::number((*sent.answer)->offset) : u"–"_s);
    set(Key, previewText(sent.record.key));
    set(Value, previewText(sent.record.value));
    set(Outcome, !sent.answer ? tr("on its way") : delivered ? tr("delivered") : describe(sent.answer->error()).sentence);
    QTableWidgetItem *outcome = m_history->item(row, Outcome);
    if (sent.answer)
        outcome->setIcon(delivered ? icon(u"ok"_s, Token::Ok) : icon(u"error"_s, Token::Error));
}

} // namespace streamscope::widgets
