// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/topics/delete_topics_dialog.h"

#include "models/core/when_finished.h"
#include "models/decode/decode.h"
#include "models/session/activity.h"
#include "models/session/offset_sampler.h"
#include "models/session/session.h"
#include "widgets/common/banner.h"
#include "widgets/common/bounded_text_edit.h"
#include "widgets/common/copy_as.h"
#include "widgets/common/plain_label.h"
#include "widgets/common/sandbox_limits.h"
#include "widgets/common/sentences.h"
#include "widgets/common/tab_order.h"
#include "widgets/common/theme.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace streamscope::widgets {
namespace {

constexpr QSize kSize(820, 420);
constexpr int kNameWidth = 260;
constexpr int kNumberWidth = 100;
constexpr int kWatched = 100; // topics whose span is asked for while the dialog is open
constexpr int kTypedLines = 4;
constexpr qsizetype kLongestTyped = 1 << 20; ///< of one paste, in UTF-16 units

} // namespace

DeleteTopicsDialog::DeleteTopicsDialog(const ViewContext &context, const QStringList &topics, QWidget *parent)
    : QDialog(parent)
    , m_context(context)
    , m_names(topics)
    , m_table(new QTableWidget(static_cast<int>(topics.size()), ColumnCount))
    , m_banner(new Banner)
    , m_delete(new QPushButton)
    , m_unknown(new OutcomeWatch(context.session, false, this))
{
    setWindowTitle(tr("Delete topics"));
    resize(kSize);
    const int count = static_cast<int>(topics.size());
    auto *question = new PlainLabel(tr("Delete %Ln topic(s) with all messages on “%1”? This cannot be undone.", nullptr, count)
                                        .arg(m_context.session->profile().kind == session::Profile::Kind::Sandbox
                                                 ? tr("Sandbox")
                                                 : decode::visibleText(m_context.session->profile().name)));
    question->setWordWrap(true);
    makeTable();
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_banner);
    layout->addWidget(question);
    if (QLabel *note = makeSandboxNote(m_context.session, sandbox::Limit::DeletedNamesStayTaken))
        layout->addWidget(note);
    layout->addWidget(m_table, 1);
    if (m_context.session->gate().wantsTypedName()) {
        m_typed = new BoundedTextEdit(kLongestTyped);
        m_typed->setTabChangesFocus(true);
        m_typed->setAccessibleName(tr("Names of the topics to delete"));
        m_typed->setFixedHeight(fontMetrics().lineSpacing() * (count == 1 ? 2 : kTypedLines));
        auto *label = new PlainLabel(tr("This is production. Type in full what is to be deleted, one name a line:"));
        label->setBuddy(m_typed);
        layout->addWidget(label);
        layout->addWidget(m_typed);
        connect(m_typed, &BoundedTextEdit::textChanged, this, &DeleteTopicsDialog::check);
    }
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    m_cancel = buttons->button(QDialogButtonBox::Cancel);
    buttons->addButton(m_delete, QDialogButtonBox::DestructiveRole);
    auto *copyAs = new CopyAsMenu(
        m_context.session,
        [this](const rest::Capabilities &offers) {
            QList<rest::RestCall> calls;
            for (const QString &name : m_names)
                calls += rest::act::deleteTopic(offers, name);
            return calls;
        },
        this);
    auto *bottom = new QHBoxLayout;
    bottom->addWidget(copyAs->makeButton());
    bottom->addWidget(buttons, 1);
    m_delete->setAutoDefault(false);
    m_delete->setIcon(icon(u"delete"_s, Token::Error));
    paintDelete();
    layout->addLayout(bottom);
    m_cancel->setDefault(true); // a button learns its dialog only here
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_delete, &QPushButton::clicked, this, &DeleteTopicsDialog::submit);
    session::OffsetSampler &sampler = m_context.session->sampler();
    for (const QString &topic : m_names.mid(0, kWatched))
        m_watches.append(sampler.watch(topic));
    connect(&sampler, &session::OffsetSampler::sampled, this, &DeleteTopicsDialog::showSpans);
    connect(m_unknown, &OutcomeWatch::found, this, &DeleteTopicsDialog::takeFound);
    showSpans();
    check();
    (m_typed ? static_cast<QWidget *>(m_typed) : m_cancel)->setFocus();
}

DeleteTopicsDialog::~DeleteTopicsDialog() = default;

void DeleteTopicsDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        paintDelete();
    QDialog::changeEvent(event);
}

void DeleteTopicsDialog::paintDelete()
{
    const QString sheet = u"QPushButton:enabled { color: %1; font-weight: bold; }"_s.arg(color(Token::Error).name());
    if (m_delete->styleSheet() != sheet)
        m_delete->setStyleSheet(sheet);
}

void DeleteTopicsDialog::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    orderTabs(this);
}

void DeleteTopicsDialog::makeTable()
{
    m_table->setHorizontalHeaderLabels({tr("Topic"), tr("Partitions"), tr("Offset span"), tr("Result")});
    m_table->setObjectName(u"topics"_s);
    m_table->setAccessibleName(tr("Topics to delete"));
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->resizeSection(Name, kNameWidth);
    m_table->horizontalHeader()->resizeSection(Partitions, kNumberWidth);
    m_table->horizontalHeader()->resizeSection(Span, kNumberWidth);
    m_table->horizontalHeader()->setStretchLastSection(true);
    const cluster::MetadataPtr metadata = m_context.session->metadata();
    for (int row = 0; row < m_names.size(); ++row) {
        const cluster::Topic *topic = metadata ? metadata->topic(m_names[row]) : nullptr;
        auto *name = new QTableWidgetItem(decode::visibleText(m_names[row]));
        name->setToolTip(name->text().toHtmlEscaped());
        m_table->setItem(row, Name, name);
        m_table->setItem(row, Partitions, new QTableWidgetItem(topic ? formatCount(topic->partitions.size()) : u"–"_s));
        m_table->setItem(row, Span, new QTableWidgetItem);
        m_table->setItem(row, Outcome, new QTableWidgetItem);
        for (const int column : {int(Partitions), int(Span)})
            m_table->item(row, column)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    }
}

void DeleteTopicsDialog::showSpans()
{
    for (int row = 0; row < m_names.size(); ++row) {
        const qint64 span = m_context.session->sampler().topicSpan(m_names[row]);
        if (span >= 0 || m_table->item(row, Span)->text().isEmpty()) // what was there is told also when it is gone
            m_table->item(row, Span)->setText(span < 0 ? u"–"_s : formatCount(span));
    }
}

QStringList DeleteTopicsDialog::typedNames() const
{
    QStringList names;
    for (const QString &line : (m_typed ? m_typed->toPlainText() : QString()).split(u'\n', Qt::SkipEmptyParts)) {
        if (const QString name = line.trimmed(); !name.isEmpty())
            names.append(name);
    }
    return names;
}

QStringList DeleteTopicsDialog::left() const
{
    QStringList names;
    for (const QString &name : m_names) {
        if (!m_gone.contains(name) && !m_unknown->isLooking(name))
            names.append(name);
    }
    return names;
}

void DeleteTopicsDialog::check()
{
    const QStringList names = left();
    m_delete->setText(tr("&Delete %Ln topic(s)", nullptr, static_cast<int>(names.size())));
    m_delete->setVisible(!names.isEmpty());
    m_cancel->setText(m_gone.isEmpty() && !m_unknown->isLooking() ? tr("Cancel") : tr("Close"));
    const auto refusal = m_context.session->gate().refusal();
    const QStringList typed = typedNames();
    const bool named = !m_typed || std::all_of(names.begin(), names.end(), [&typed](const QString &name) { return typed.contains(name); });
    m_delete->setEnabled(!m_busy && !names.isEmpty() && named && !refusal);
    m_delete->setToolTip(!named ? tr("Type every name first") : QString());
    if (refusal)
        m_banner->show(Banner::Kind::Warning, describe(*refusal).sentence);
}

void DeleteTopicsDialog::submit()
{
    const QStringList names = left();
    if (m_busy || names.isEmpty())
        return;
    m_busy = true;
    for (const QString &name : names)
        m_unknown->forget(name);
    m_banner->clear();
    check();
    if (m_context.activities)
        m_activity = m_context.activities->begin(tr("Deleting %Ln topic(s)", nullptr, static_cast<int>(names.size())));
    // Asked for before: when no answer comes, they tell the topic from one that somebody makes anew under its name.
    core::whenFinished(m_context.session->reader().topicIds(names), this, [this, names](const core::Result<QHash<QString, QString>> &ids) {
        m_ids = ids.value_or(QHash<QString, QString>());
        sendDeletion(names);
    });
}

void DeleteTopicsDialog::sendDeletion(const QStringList &names)
{
    m_context.session->gate().confirm({typedNames(), true});
    core::whenFinished(m_context.session->gate().deleteTopics(names), this,
                       [this](const core::Result<QList<cluster::TopicOutcome>> &result) { take(result); });
}

void DeleteTopicsDialog::setOutcome(const QString &topic, const QString &text, const QString &details, bool good)
{
    QTableWidgetItem *item = m_table->item(static_cast<int>(m_names.indexOf(topic)), Outcome);
    if (!item)
        return;
    item->setText(text);
    item->setToolTip((text + u'\n' + details).trimmed().toHtmlEscaped());
    item->setIcon(good ? icon(u"ok"_s, Token::Ok) : icon(u"error"_s, Token::Error));
}

void DeleteTopicsDialog::take(const core::Result<QList<cluster::TopicOutcome>> &result)
{
    m_busy = false;
    std::optional<core::KafkaError> first = result ? std::nullopt : std::optional(result.error());
    QStringList gone;
    for (const cluster::TopicOutcome &outcome : result ? *result : QList<cluster::TopicOutcome>()) {
        if (!outcome.error) {
            gone.append(outcome.topic);
            m_gone.insert(outcome.topic);
            setOutcome(outcome.topic, tr("deleted"), {}, true);
            continue;
        }
        first = first ? first : outcome.error;
        const ErrorText words = describe(*outcome.error);
        const bool unknown = outcome.error->kind == core::ErrorKind::TimedOut;
        setOutcome(outcome.topic, unknown ? tr("Outcome unknown: looking whether it is gone.") : words.sentence, words.details, false);
        if (unknown)
            m_unknown->look(outcome.topic, m_ids.value(outcome.topic));
    }
    if (m_context.activities)
        m_context.activities->end(m_activity, first);
    if (!gone.isEmpty())
        Q_EMIT deleted(gone);
    if (!first) {
        accept();
        return;
    }
    if (!result)
        m_banner->showError(result.error());
    else
        showEnd();
    check();
    m_context.session->refresh();
}

void DeleteTopicsDialog::takeFound(const QString &topic, OutcomeWatch::Found what)
{
    switch (what) {
    case OutcomeWatch::Found::Done:
        m_gone.insert(topic);
        setOutcome(topic, tr("deleted; the answer was lost"), {}, true);
        Q_EMIT deleted({topic});
        break;
    case OutcomeWatch::Found::DoneAndMadeAnew:
        m_gone.insert(topic);
        setOutcome(topic, tr("deleted; the answer was lost. Somebody has made one of the same name since."), {}, true);
        break;
    case OutcomeWatch::Found::ThereUnknown:
        setOutcome(topic, tr("One of this name is there. Whether it is the old one cannot be told: the cluster gave no topic ids."), {}, false);
        break;
    case OutcomeWatch::Found::NotDone: setOutcome(topic, tr("It is still there: it was not deleted."), {}, false); break;
    case OutcomeWatch::Found::Unknown:
        setOutcome(topic, tr("Outcome unknown: no broker could be asked whether it is gone."), {}, false);
        break;
    }
    showEnd();
    check();
}

void DeleteTopicsDialog::showEnd()
{
    if (m_unknown->isLooking())
        m_banner->show(Banner::Kind::Warning, tr("Not every answer came; what became of the topics is being looked at."));
    else if (m_gone.size() == m_names.size())
        m_banner->show(Banner::Kind::Information, tr("All of them are deleted."));
    else
        m_banner->show(Banner::Kind::Error, tr("Not all could be deleted; each row says why."));
}

void DeleteTopicsDialog::reject()
{
    if (m_busy)
        m_banner->show(Banner::Kind::Information, tr("The request is on its way; closing does not take it back. Wait for its answer."));
    else
        QDialog::reject();
}

} // namespace streamscope::widgets
