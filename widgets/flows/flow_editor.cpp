// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/flows/flow_editor.h"

#include "models/core/when_finished.h"
#include "models/decode/decode.h"
#include "widgets/common/plain_label.h"
#include "widgets/common/theme.h"
#include "widgets/flows/flow_text_edit.h"

#include <QListWidget>
#include <QThreadPool>
#include <QVBoxLayout>

#include <algorithm>
#include <memory>

using namespace Qt::StringLiterals;

namespace streamscope::widgets {
namespace {

constexpr int kTypingMs = 150;
constexpr int kMostFaults = 200;
constexpr int kFaultsHeight = 96;

} // namespace

FlowEditor::FlowEditor(QWidget *parent)
    : QWidget(parent)
    , m_text(new FlowTextEdit)
    , m_words(new PlainLabel)
    , m_list(new QListWidget)
{
    m_text->setAccessibleName(tr("Text of the flow"));
    m_list->setAccessibleName(tr("Faults of the flow"));
    m_list->setToolTip(tr("Enter or a double click goes to the place"));
    m_list->setMaximumHeight(kFaultsHeight);
    m_list->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->hide();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 4, 4, 8);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_words);
    layout->addWidget(m_list);
    m_timer.setSingleShot(true);
    m_timer.setInterval(kTypingMs);
    connect(&m_timer, &QTimer::timeout, this, &FlowEditor::startCheck);
    connect(m_text, &QPlainTextEdit::textChanged, this, &FlowEditor::noteChange);
    connect(m_text, &BoundedTextEdit::tooLarge, this,
            [this] { m_words->setText(tr("That is too much: a flow file has 1 MiB at most. Nothing was inserted.")); });
    connect(m_list, &QListWidget::itemActivated, this, [this](QListWidgetItem *item) { goToFault(m_list->row(item)); });
}

FlowEditor::~FlowEditor() = default;

bool FlowEditor::setText(const QString &text)
{
    m_text->setPlainText(text);
    const bool kept = this->text() == text;
    m_text->setReadOnly(!kept);
    m_timer.stop();
    startCheck();
    return kept;
}

QString FlowEditor::text() const
{
    return m_text->text();
}

void FlowEditor::replaceText(const QString &text)
{
    m_text->replaceText(text);
}

bool FlowEditor::isReadOnly() const
{
    return m_text->isReadOnly();
}

void FlowEditor::focusText()
{
    m_text->setFocus();
}

// Underlining a fault changes nothing of the text, and Qt does not say that it did.
void FlowEditor::noteChange()
{
    ++m_version;
    m_flow.reset();
    m_timer.start();
    Q_EMIT changed();
}

core::FutureResult<FlowEditor::Check> FlowEditor::check(const QByteArray &text)
{
    auto promise = std::make_shared<QPromise<core::Result<Check>>>();
    promise->start();
    auto future = promise->future();
    QThreadPool::globalInstance()->start([promise, text] {
        auto read = flows::readFlow(text);
        promise->addResult(read ? Check{std::move(*read), {}} : Check{{}, read.error()});
        promise->finish();
    });
    return future;
}

void FlowEditor::startCheck()
{
    core::whenFinished<Check>(check(text().toUtf8()), this, [this, version = m_version](const core::Result<Check> &result) {
        if (result)
            takeCheck(version, *result);
    });
}

void FlowEditor::takeCheck(quint64 version, const Check &check)
{
    if (version != m_version) // more was typed, which is checked by itself
        return;
    m_checked = version;
    m_flow = check.flow;
    m_faults = check.faults;
    showFaults();
    Q_EMIT checked();
}

void FlowEditor::showFaults()
{
    m_text->setFaults(m_faults);
    m_list->clear();
    for (const flows::FlowFault &fault : m_faults.first(std::min<qsizetype>(m_faults.size(), kMostFaults)))
        m_list->addItem(tr("Line %1, column %2: %3").arg(fault.line).arg(fault.column).arg(decode::visibleText(fault.message)));
    m_list->setVisible(!m_faults.isEmpty());
    m_words->setText(m_faults.isEmpty() ? tr("No faults.") : tr("%Ln fault(s):", nullptr, static_cast<int>(m_faults.size())));
}

void FlowEditor::goToFault(int row)
{
    if (row >= 0 && row < m_faults.size())
        m_text->goTo(m_faults.at(row).line, m_faults.at(row).column);
}

} // namespace streamscope::widgets
