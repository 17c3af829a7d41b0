// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/flows/dry_run_view.h"

#include "models/decode/decode.h"
#include "models/session/session.h"
#include "widgets/common/data_table.h"
#include "widgets/common/plain_label.h"
#include "widgets/common/sentences.h"
#include "widgets/common/theme.h"

#include <QHBoxLayout>
#include <QItemSelectionModel>
#include <QPlainTextEdit>
#include <QSpinBox>
#include <QSplitter>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace streamscope::widgets {
namespace {

constexpr int kUsual = 100;
constexpr int kMost = 10'000;
constexpr qsizetype kLongestShown = 2000;    // bytes of a key, a value or a header
constexpr qsizetype kLongestMessage = 16'000; // characters of all that one message becomes

QString shown(const std::optional<QByteArray> &bytes)
{
    if (!bytes)
        return u"null"_s;
    const bool cut = bytes->size() > kLongestShown;
    return decode::visibleText(QString::fromUtf8(bytes->left(kLongestShown))) + (cut ? u"…"_s : QString());
}

QString textOf(const cluster::ProducerRecord &record)
{
    QStringList lines = {u"→ "_s + record.topic, u"  key: "_s + shown(record.key)};
    for (const cluster::Header &header : record.headers)
        lines.append(u"  %1: %2"_s.arg(shown(header.name), shown(header.value)));
    lines.append(u"  value: "_s + shown(record.value));
    return lines.join(u'\n');
}

} // namespace

DryRunView::DryRunView(const ViewContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_count(new QSpinBox)
    , m_words(new PlainLabel(tr("Nothing is joined, produced or committed by a dry run.")))
    , m_messages(makeFlowMessages(context, tr("Messages of the dry run"), u"flow-dry-run"_s, {}))
    , m_preview(new QPlainTextEdit)
{
    m_count->setRange(1, kMost);
    m_count->setValue(kUsual);
    m_count->setAccessibleName(tr("Messages of a dry run"));
    m_words->setWordWrap(true);
    m_preview->setReadOnly(true);
    m_preview->setTabChangesFocus(true);
    m_preview->setFont(monospaceFont());
    m_preview->setAccessibleName(tr("What the message would become"));
    m_preview->setPlaceholderText(tr("What the chosen message would become"));
    auto *lead = new PlainLabel(tr("The &last"));
    lead->setBuddy(m_count);
    auto *row = new QHBoxLayout;
    row->addWidget(lead);
    row->addWidget(m_count);
    row->addWidget(new PlainLabel(tr("messages")));
    row->addStretch(1);
    auto *panes = new QSplitter(Qt::Vertical);
    panes->addWidget(m_messages.table);
    panes->addWidget(m_preview);
    panes->setStretchFactor(0, 2);
    panes->setStretchFactor(1, 1);
    panes->setChildrenCollapsible(false);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 6, 8, 8);
    layout->addLayout(row);
    layout->addWidget(m_words);
    layout->addWidget(panes, 1);
    connect(m_count, &QSpinBox::editingFinished, this, &DryRunView::changed);
    connect(m_messages.table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &DryRunView::showCurrent);
}

DryRunView::~DryRunView()
{
    m_run.reset();
}

int DryRunView::count() const
{
    return m_count->value();
}

void DryRunView::setCount(int messages)
{
    m_count->setValue(messages);
}

void DryRunView::start(const flows::Flow &flow)
{
    m_flow = flow;
    m_results = std::make_shared<Results>();
    m_run = std::make_unique<flows::DryRun>(
        m_context.session->reader(), flow, count(),
        [results = m_results, flow, otherwise = tr("otherwise")](const cluster::RawMessage &message, const flows::Decision &decision) {
            items::FlowMessageRow row;
            row.partition = {flow.topics.value(message.topic), message.partition};
            row.offset = message.offset;
            if (decision.rule >= 0)
                row.rule = flow.rules.at(static_cast<std::size_t>(decision.rule)).name;
            else if (decision.rule == flows::Decision::kOtherwise)
                row.rule = otherwise;
            row.reason = decision.shownReason;
            QStringList written;
            for (const cluster::ProducerRecord &record : decision.records) {
                row.targets.append(record.topic);
                written.append(textOf(record));
            }
            const std::lock_guard lock(results->mutex);
            row.number = results->rows.size() + 1;
            ++results->byRule[decision.rule];
            results->rows.push_back(std::move(row));
            results->written.push_back(written.join(u"\n\n"_s).left(kLongestMessage));
        });
    connect(m_run.get(), &flows::DryRun::finished, this, &DryRunView::take);
    m_words->setText(tr("Reading the last messages…"));
    Q_EMIT changed();
    m_run->start();
}

void DryRunView::stop()
{
    if (!m_run)
        return;
    m_run.reset();
    m_words->setText(tr("The dry run was stopped."));
    Q_EMIT changed();
}

void DryRunView::take(const std::optional<core::KafkaError> &error)
{
    m_run.release()->deleteLater(); // it is what calls
    if (error) {
        const ErrorText words = describe(*error);
        m_words->setText(error->kind == core::ErrorKind::UnknownObject
                             ? tr("The topic %1 is not on this cluster.").arg(decode::visibleText(error->where))
                             : words.sentence + u' ' + words.remedy);
        Q_EMIT changed();
        return;
    }
    {
        const std::lock_guard lock(m_results->mutex);
        m_written = std::move(m_results->written);
        m_messages.model->setMessages(std::move(m_results->rows));
    }
    m_words->setText(summary());
    m_messages.table->setCurrentIndex(m_messages.table->model()->index(0, 0));
    showCurrent();
    Q_EMIT changed();
}

QString DryRunView::summary() const
{
    QStringList parts;
    for (int i = 0; i < static_cast<int>(m_flow->rules.size()); ++i)
        parts.append(u"%1 %2"_s.arg(decode::visibleText(m_flow->rules[static_cast<std::size_t>(i)].name),
                                    formatCount(static_cast<qint64>(m_results->byRule.value(i)))));
    const auto add = [&](const QString &words, int rule) {
        if (const quint64 count = m_results->byRule.value(rule); count > 0)
            parts.append(words.arg(formatCount(static_cast<qint64>(count))));
    };
    add(tr("otherwise %1"), flows::Decision::kOtherwise);
    add(tr("passed over %1"), flows::Decision::kNone);
    add(tr("failed %1"), flows::Decision::kFailed);
    return tr("%Ln message(s), nothing was written:", nullptr, m_messages.model->rowCount()) + u' ' + parts.join(u" · "_s);
}

void DryRunView::showCurrent()
{
    const QModelIndex current = m_messages.table->sourceIndex(m_messages.table->currentIndex());
    const quint64 number = current.isValid() ? m_messages.model->message(current.row()).number : 0;
    if (number == 0 || number > m_written.size()) {
        m_preview->clear();
        return;
    }
    const items::FlowMessageRow &row = m_messages.model->message(current.row());
    const QString &written = m_written[number - 1];
    if (!row.reason.isEmpty())
        m_preview->setPlainText(decode::visibleText(row.reason) + (written.isEmpty() ? QString() : u"\n\n"_s + written));
    else
        m_preview->setPlainText(written.isEmpty() ? tr("Nothing is written for this message.") : written);
}

} // namespace streamscope::widgets
