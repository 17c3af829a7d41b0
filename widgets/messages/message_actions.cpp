// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What can be done with the messages of a MessagePage.
#include "models/decode/decode.h"
#include "models/messages/held_set.h"
#include "models/messages/message_json.h"
#include "models/query/field_list.h"
#include "models/session/change_gate.h"
#include "models/session/session.h"
#include "widgets/common/banner.h"
#include "widgets/common/copy_as.h"
#include "widgets/common/rest_offers.h"
#include "widgets/common/sentences.h"
#include "widgets/common/theme.h"
#include "widgets/messages/field_columns.h"
#include "widgets/messages/filter_bar.h"
#include "widgets/messages/message_export.h"
#include "widgets/messages/message_list_view.h"
#include "widgets/messages/message_page.h"
#include "widgets/messages/read_bar.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QFileDialog>
#include <QMenu>
#include <QShortcut>
#include <QToolButton>

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace streamscope::widgets {
namespace {

constexpr std::size_t kMostFieldsOffered = 40;
constexpr int kMostCopied = 100'000; // rows; more of them is for a file
constexpr std::size_t kMostAgain = 100'000;
constexpr qsizetype kMostAgainBytes = 256 << 20;

} // namespace

QAction *MessagePage::addAction(const QString &iconName, const QString &text, const QKeySequence &keys, void (MessagePage::*act)())
{
    auto *action = new QAction(iconName.isEmpty() ? QIcon() : icon(iconName), text, this);
    action->setShortcut(keys);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(action, &QAction::triggered, this, act);
    m_actions.append(action);
    return action;
}

void MessagePage::makeActions()
{
    addAction(u"copy"_s, tr("&Copy rows"), QKeySequence::Copy, &MessagePage::copyRows);
    addAction({}, tr("Copy as &JSON"), QKeySequence(u"Ctrl+Shift+C"_s), &MessagePage::copyJson);
    addAction({}, tr("Copy the &value"), {}, &MessagePage::copyValue);
    addAction(u"save"_s, tr("&Save rows as NDJSON…"), QKeySequence(u"Ctrl+S"_s), &MessagePage::chooseFile);
    m_actions.append(nullptr);
    m_produce = addAction(u"send"_s, tr("&Edit and produce…"), QKeySequence(u"Ctrl+E"_s), &MessagePage::editAndProduce);
    m_again = addAction({}, tr("&Produce again…"), QKeySequence(u"Ctrl+Shift+E"_s), &MessagePage::produceAgain);
    m_replay = addAction({}, tr("&Replay or copy…"), QKeySequence(u"Ctrl+Shift+R"_s), &MessagePage::replay);
    m_actions.append(nullptr);
    m_analyse = addAction({}, tr("Anal&yse these messages…"), QKeySequence(u"Ctrl+Shift+A"_s), &MessagePage::analyseShown);
    m_analyse->setToolTip(tr("Count, sum and rank the messages that are shown, by group in windows of time"));
    m_actions.append(nullptr);
    addAction(u"mark"_s, tr("&Mark, or no longer"), QKeySequence(Qt::Key_M), &MessagePage::toggleMark);
    addAction({}, tr("N&ote…"), QKeySequence(Qt::Key_N), &MessagePage::editNote);
    addAction({}, tr("Next m&ark"), QKeySequence(Qt::Key_F4), &MessagePage::nextMark);
    addAction({}, tr("Previous mark"), QKeySequence(u"Shift+F4"_s), &MessagePage::previousMark);
    addAction({}, tr("&List of marks…"), QKeySequence(u"Ctrl+M"_s), &MessagePage::listMarks);
    m_actions.append(nullptr);
    addAction({}, tr("Find &next"), QKeySequence(Qt::Key_F3), &MessagePage::findNext);
    addAction({}, tr("Find &previous"), QKeySequence(u"Shift+F3"_s), &MessagePage::findPrevious);
    addAction(u"search"_s, tr("&Go to an offset, time or row…"), QKeySequence(u"Ctrl+G"_s), &MessagePage::askWhere);
    m_actions.append(m_copyAs->menuAction());
    for (QAction *action : std::as_const(m_actions)) {
        // Where text is chosen, Ctrl+C is the text's; a letter is the list's alone.
        if (!action)
            continue;
        const bool isOfList = action->shortcut() == QKeySequence(QKeySequence::Copy) || action->shortcut() == QKeySequence(Qt::Key_M) ||
                              action->shortcut() == QKeySequence(Qt::Key_N);
        (isOfList ? static_cast<QWidget *>(m_list) : this)->addAction(action);
    }
    auto *space = new QShortcut(QKeySequence(Qt::Key_Space), m_list, nullptr, nullptr, Qt::WidgetShortcut);
    connect(space, &QShortcut::activated, this, &MessagePage::togglePause);
    m_readEarliest = new QAction(tr("Read from the earliest"), this);
    m_readEarliest->setToolTip(tr("Read all that the topic still has"));
    connect(m_readEarliest, &QAction::triggered, m_read, &ReadBar::readEarliest);
    m_produceHere = new QAction(tr("Produce a message…"), this);
    connect(m_produceHere, &QAction::triggered, this, &MessagePage::produceHere);
    m_showTombstones = new QAction(tr("Show the tombstones"), this);
    connect(m_showTombstones, &QAction::triggered, this, [this] { m_tombstones->setChecked(true); });
    m_readAgain = new QAction(tr("Read again"), this);
    m_readAgain->setToolTip(tr("Read anew from where reading began (F5)"));
    connect(m_readAgain, &QAction::triggered, this, &MessagePage::reload);
    m_clearFilter = new QAction(tr("Show all that is held"), this);
    m_clearFilter->setToolTip(tr("Empty the field of what to find"));
    connect(m_clearFilter, &QAction::triggered, m_filter, &FilterBar::clear);
    updateActions();
}

void MessagePage::produceHere()
{
    if (context().navigator)
        context().navigator->produceTo(context().session, m_topics.value(0));
}

// As the page reads: from where each partition began, or from the very beginning as the protocol's own examples do it.
QList<rest::RestCall> MessagePage::readingCalls(const rest::Capabilities &offers) const
{
    if (!offers.offers(rest::Feature::ReadMessages))
        return {};
    const auto plan = m_read->plan(m_topics, context().session->metadata());
    QList<QPair<cluster::TopicPartition, qint64>> starts;
    for (const cluster::TailPosition &position : m_status.positions) {
        if (position.first >= 0)
            starts.append({position.partition, position.first});
    }
    // Whatever is in the topic: a batch with a record that is no JSON would be lost in the other format.
    constexpr auto kFormat = rest::PayloadFormat::Binary;
    const bool all = plan && plan->request.partitions.isEmpty() && plan->request.start.kind == cluster::StartPosition::Kind::Earliest &&
                     plan->group.isEmpty() && plan->starts.isEmpty() && plan->request.startOffsets.isEmpty();
    return starts.isEmpty() || all ? rest::act::consume(m_topics, kFormat, rest::act::freshName())
                                   : rest::act::consumeFrom(starts, kFormat, rest::act::freshName());
}

void MessagePage::updateActions()
{
    const bool chosen = !m_list->selection().isEmpty();
    for (qsizetype i = 0; i < 4; ++i)
        m_actions[i]->setEnabled(chosen);
    const auto refusal = context().session->gate().refusal();
    m_produceHere->setEnabled(!refusal && context().navigator);
    m_produceHere->setToolTip(refusal ? describe(*refusal).sentence : tr("Write the first one by hand (Ctrl+N)"));
    m_produce->setEnabled(chosen && !refusal && context().navigator);
    m_produce->setToolTip(refusal ? describe(*refusal).sentence : tr("Open the producer with this message (Ctrl+E)"));
    m_again->setEnabled(chosen && !refusal && context().navigator);
    m_analyse->setEnabled(context().navigator);
    m_again->setToolTip(refusal ? describe(*refusal).sentence : tr("Send all selected messages once more, changed or not (Ctrl+Shift+E)"));
    const QString whyNot = whyNoFlow(context().session);
    m_replay->setEnabled(whyNot.isEmpty() && context().navigator);
    m_replay->setToolTip(whyNot.isEmpty() ? tr("Write messages once more, to a topic here or on another connection (Ctrl+Shift+R)") : whyNot);
}

void MessagePage::showMenu(const QPoint &globalPosition)
{
    updateActions();
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true);
    for (QAction *action : std::as_const(m_actions)) {
        if (action)
            menu->addAction(action);
        else
            menu->addSeparator();
    }
    addFieldMenu(menu);
    menu->popup(globalPosition);
}

// The fields of the message that the menu is for, as columns.
void MessagePage::addFieldMenu(QMenu *menu)
{
    const auto message = current();
    const auto fields = query::listFields(message ? message->value.value_or(std::string_view()) : std::string_view(), kMostFieldsOffered);
    menu->addSeparator();
    QMenu *columns = menu->addMenu(tr("Show a &field as column"));
    columns->setEnabled(!fields.empty());
    for (const query::ListedField &field : fields) {
        QAction *column = columns->addAction(fieldTitle(field.path).replace(u'&', "&&"_L1));
        column->setCheckable(true);
        column->setChecked(std::find(m_list->fields().begin(), m_list->fields().end(), field.path) != m_list->fields().end());
        connect(column, &QAction::toggled, m_list, [this, path = field.path](bool shown) { m_list->setFieldShown(path, shown); });
    }
}

void MessagePage::copyRows()
{
    const QString text = m_list->selectedText(kMostCopied);
    if (!text.isEmpty())
        QApplication::clipboard()->setText(text);
}

void MessagePage::copyJson()
{
    QByteArray lines;
    int rows = 0;
    for (const quint64 row : m_list->chosenRows(kMostCopied)) {
        const messages::HeldMessage message = m_snapshot.at(row);
        lines += (rows > 0 ? "\n" : "") + messages::messageJson(message, m_topics.value(static_cast<qsizetype>(message.topic)));
        ++rows;
    }
    if (rows > 0)
        QApplication::clipboard()->setText(QString::fromUtf8(lines));
    if (rows == kMostCopied)
        m_notice->show(Banner::Kind::Information,
                       tr("The first %1 rows were copied; save more of them to a file.").arg(formatCount(kMostCopied)));
}

// As text where it is text; bytes that are none go as base64, and that is said.
void MessagePage::copyValue()
{
    const auto message = current();
    if (!message || !message->value) {
        m_notice->show(Banner::Kind::Information, tr("The value is null: there is nothing to copy."));
        return;
    }
    const QByteArray bytes(message->value->data(), static_cast<qsizetype>(message->value->size()));
    const bool text = decode::isUtf8(*message->value);
    QApplication::clipboard()->setText(text ? decode::textOf(*message->value) : QString::fromLatin1(bytes.toBase64()));
    if (!text)
        m_notice->show(Banner::Kind::Information, tr("The value is not text: it was copied as base64."));
}

void MessagePage::chooseFile()
{
    if (m_list->selection().isEmpty())
        return;
    auto *dialog =
        new QFileDialog(this, tr("Save rows as NDJSON"), QString(), tr("JSON, one message a line (*.ndjson *.jsonl);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"ndjson"_s);
    connect(dialog, &QFileDialog::fileSelected, this, &MessagePage::saveSelected);
    dialog->open();
}

void MessagePage::saveSelected(const QString &path)
{
    MessageExport work{
        .snapshot = m_snapshot, .ranges = {}, .rows = {}, .hits = {}, .onlyHits = showsMatchesOnly(), .topics = m_topics, .path = path};
    if (work.onlyHits)
        work.hits = m_hits;
    if (m_view == View::Arrival) {
        for (const RowSelection::Range &range : m_list->selection().ranges())
            work.ranges.emplace_back(range.first, range.last);
    } else {
        work.rows = m_list->chosenRows(std::numeric_limits<std::size_t>::max());
    }
    exportMessages(std::move(work), *context().activities, this, [this, path](const ExportResult &result) {
        const QString shown = decode::visibleText(path);
        if (result.cancelled)
            m_notice->show(Banner::Kind::Information, tr("Saving to %1 was cancelled; the file is as it was.").arg(shown));
        else if (!result.error.isEmpty())
            m_notice->show(Banner::Kind::Error, tr("%1 cannot be written: %2").arg(shown, result.error));
        else
            m_notice->show(Banner::Kind::Information,
                           tr("%Ln message(s) written to %1.", nullptr, static_cast<int>(result.written)).arg(shown));
    });
}

// Exactly what is shown now, from the memory that it is in.
void MessagePage::analyseShown()
{
    messages::HeldSet set{.topics = m_topics, .rows = m_snapshot, .chosen = {}};
    if (m_latest)
        set.chosen = m_list->shownRows();
    else if (m_scan && m_filter->onlyMatches())
        set.chosen.emplace(std::lower_bound(m_hits.begin(), m_hits.end(), m_snapshot.firstRow()), m_hits.end());
    if (set.size() > 0 && context().navigator)
        context().navigator->analyse(context().session, set, shownWords(set.size()));
}

QString MessagePage::shownWords(quint64 count) const
{
    const QString topics = decode::visibleText(m_topics.join(u", "_s));
    const QString filter = decode::visibleText(m_filter->text().simplified());
    const bool filtered = m_scan && m_filter->onlyMatches();
    QString words;
    if (m_search)
        words = tr("%Ln match(es) of a search in %1", nullptr, counted(count)).arg(topics);
    else if (m_latest)
        words = tr("%Ln message(s) of %1, the newest of each key", nullptr, counted(count)).arg(topics);
    else
        words = tr("%Ln message(s) of %1 that are held", nullptr, counted(count)).arg(topics);
    if (filtered || m_search)
        words += u", "_s + tr("filter “%1”").arg(filter);
    return words;
}

// As it was, for its own topic.
cluster::ProducerRecord MessagePage::recordOf(const messages::HeldMessage &message) const
{
    const auto copy = [](const std::optional<std::string_view> &bytes) {
        return bytes ? std::optional(QByteArray(bytes->data(), static_cast<qsizetype>(bytes->size()))) : std::nullopt;
    };
    cluster::ProducerRecord record;
    record.topic = m_topics.value(static_cast<qsizetype>(message.topic));
    record.key = copy(message.key);
    record.value = copy(message.value);
    for (const cluster::RawHeader &header : message.headers()) {
        const QByteArray name(header.name.data(), static_cast<qsizetype>(header.name.size()));
        record.headers.append({name, header.nullValue ? std::nullopt : copy(header.value)});
    }
    return record;
}

void MessagePage::editAndProduce()
{
    const auto message = current();
    if (message && context().navigator && !context().session->gate().refusal())
        context().navigator->produce(context().session, recordOf(*message));
}

// All that is selected, in the order of the list; it is copied, for the list goes on.
void MessagePage::produceAgain()
{
    if (!context().navigator || context().session->gate().refusal())
        return;
    QList<cluster::ProducerRecord> records;
    qsizetype bytes = 0;
    for (const quint64 row : m_list->chosenRows(kMostAgain)) {
        const messages::HeldMessage message = m_snapshot.at(row);
        cluster::ProducerRecord record = recordOf(message);
        record.partition = message.partition;
        if (message.timestampMs >= 0)
            record.timestampMs = message.timestampMs;
        bytes += (record.key ? record.key->size() : 0) + (record.value ? record.value->size() : 0);
        if (bytes > kMostAgainBytes && !records.isEmpty())
            break;
        records.append(std::move(record));
    }
    if (records.isEmpty())
        return;
    if (bytes > kMostAgainBytes || static_cast<std::size_t>(records.size()) == kMostAgain)
        m_notice->show(Banner::Kind::Information, tr("The first %1 rows are taken; save more of them to a file and produce from it.")
                                                      .arg(formatCount(records.size())));
    context().navigator->produceAgain(context().session, records);
}

void MessagePage::findNext()
{
    goToHit(true);
}

void MessagePage::findPrevious()
{
    goToHit(false);
}

void MessagePage::goToHit(bool forward)
{
    if (m_filter->isEmpty()) {
        find();
        return;
    }
    if (m_view != View::Arrival) {
        if (const auto row = m_list->nextHit(forward)) {
            m_notice->clear();
            m_list->setCurrentRow(*row);
            m_list->setFocus();
            return;
        }
    }
    if (m_search) { // all that is held matches
        const auto row = m_list->currentRow();
        if (!m_snapshot.isEmpty())
            m_list->setCurrentRow(!row              ? (forward ? m_snapshot.firstRow() : m_snapshot.endRow() - 1)
                                  : forward         ? std::min(*row + 1, m_snapshot.endRow() - 1)
                                                    : std::max(*row, m_snapshot.firstRow() + 1) - 1);
        return;
    }
    const auto first = std::lower_bound(m_hits.begin(), m_hits.end(), m_snapshot.firstRow());
    if (first == m_hits.end()) {
        m_notice->show(Banner::Kind::Information, tr("Nothing that is held matches, as far as it has been looked through."));
        return;
    }
    m_notice->clear();
    const auto from = m_list->currentRow();
    auto hit = first;
    if (forward) {
        hit = from ? std::upper_bound(first, m_hits.end(), *from) : first;
        hit = hit == m_hits.end() ? first : hit; // round to the top
    } else {
        hit = from ? std::lower_bound(first, m_hits.end(), *from) : m_hits.end();
        hit = (hit == first ? m_hits.end() : hit) - 1;
    }
    m_list->setCurrentRow(*hit);
    m_list->setFocus();
}

} // namespace streamscope::widgets
