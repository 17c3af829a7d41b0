// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Marks and notes on the messages of a MessagePage.
#include "models/decode/decode.h"
#include "models/session/message_marks.h"
#include "models/session/settings.h"
#include "widgets/common/banner.h"
#include "widgets/common/sentences.h"
#include "widgets/messages/mark_list.h"
#include "widgets/messages/message_detail.h"
#include "widgets/messages/message_list_view.h"
#include "widgets/messages/message_page.h"
#include "widgets/messages/read_bar.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace streamscope::widgets {
namespace {

bool isPlaceOf(const session::MessageMark &a, const session::MessageMark &b)
{
    return a.topic == b.topic && a.partition == b.partition && a.offset == b.offset;
}

} // namespace

session::MessageMark MessagePage::markOf(const messages::HeldMessage &message) const
{
    return {.topic = m_topics.value(static_cast<qsizetype>(message.topic)),
            .partition = message.partition,
            .offset = message.offset,
            .timestampMs = message.timestampMs,
            .note = {}};
}

void MessagePage::toggleMark()
{
    const auto message = current();
    if (!message)
        return;
    const session::MessageMark mark = markOf(*message);
    if (m_marks->find(mark.topic, mark.partition, mark.offset))
        m_marks->remove(mark.topic, mark.partition, mark.offset);
    else
        setMark(mark);
}

void MessagePage::setMark(const session::MessageMark &mark)
{
    if (!m_marks->set(mark)) {
        m_notice->show(Banner::Kind::Error, tr("A topic keeps no more than %1 marks; remove some of them first.").arg(formatCount(session::MessageMarks::kMost)));
        return;
    }
    const auto message = current();
    if (!message || !isPlaceOf(markOf(*message), mark))
        return;
    const auto at = std::lower_bound(m_markedRows.begin(), m_markedRows.end(), message->row);
    if (at == m_markedRows.end() || *at != message->row)
        m_markedRows.insert(at, message->row);
}

void MessagePage::editNote()
{
    const auto message = current();
    if (!message)
        return;
    const session::MessageMark mark = markOf(*message);
    if (!m_marks->find(mark.topic, mark.partition, mark.offset))
        setMark(mark);
    m_detail->focusNote();
}

void MessagePage::setNote(const QString &note)
{
    const auto message = current();
    if (!message)
        return;
    session::MessageMark mark = markOf(*message);
    if (!m_marks->find(mark.topic, mark.partition, mark.offset))
        return;
    mark.note = note;
    setMark(mark);
}

void MessagePage::showMarks()
{
    m_list->viewport()->update();
    const auto message = current();
    const session::MessageMark mark = message ? markOf(*message) : session::MessageMark();
    const auto marked = m_marks->find(mark.topic, mark.partition, mark.offset);
    m_detail->setNote(marked ? std::optional(marked->note) : std::nullopt);
}

// Which held rows are marked, those too that were marked another day. What is marked from now on is known by its row.
void MessagePage::findMarks()
{
    m_markedRows.clear();
    m_wanted.reset();
    m_markScan.reset();
    if (auto test = m_marks->makeTest())
        m_markScan = std::make_unique<messages::FilterScan>(std::move(test), [this] { m_ticker.wake(); }, 1);
}

void MessagePage::takeMarks()
{
    if (!m_markScan)
        return;
    m_markScan->update(m_snapshot);
    for (const quint64 row : m_markScan->take().newHits) {
        const auto at = std::lower_bound(m_markedRows.begin(), m_markedRows.end(), row);
        if (at == m_markedRows.end() || *at != row)
            m_markedRows.insert(at, row);
        const session::MessageMark mark = row >= m_snapshot.firstRow() ? markOf(m_snapshot.at(row)) : session::MessageMark();
        if (m_wanted && isPlaceOf(*m_wanted, mark) && m_list->isShown(row)) {
            m_list->setCurrentRow(row);
            m_wanted.reset();
        }
    }
    m_markedRows.erase(m_markedRows.begin(), std::lower_bound(m_markedRows.begin(), m_markedRows.end(), m_snapshot.firstRow()));
}

void MessagePage::nextMark()
{
    goToMark(true);
}

void MessagePage::previousMark()
{
    goToMark(false);
}

void MessagePage::goToMark(bool forward)
{
    std::vector<quint64> rows;
    for (const quint64 row : m_markedRows) {
        if (!m_list->isShown(row))
            continue;
        const session::MessageMark mark = markOf(m_snapshot.at(row));
        if (m_marks->find(mark.topic, mark.partition, mark.offset))
            rows.push_back(row);
    }
    if (const auto row = m_list->nearest(rows, forward)) {
        m_notice->clear();
        m_list->setCurrentRow(*row);
        m_list->setFocus();
    } else if (m_marks->isEmpty()) {
        m_notice->show(Banner::Kind::Information, tr("Nothing is marked. M marks the chosen message."));
    } else {
        m_notice->show(Banner::Kind::Information, tr("None of the marked messages is among the rows that are shown; the list of marks (Ctrl+M) has all of them."));
    }
}

void MessagePage::listMarks()
{
    const auto zone = context().settings ? context().settings->settings().timeZone : session::TimeZoneMode::Local;
    auto *list = new MarkList(*m_marks, zone, this);
    connect(list, &MarkList::chosen, this, &MessagePage::goToMarked);
    list->show();
}

// Held, or to be read again: a mark is a place in the topic and not in the memory.
void MessagePage::goToMarked(const session::MessageMark &mark)
{
    for (const quint64 row : m_markedRows) {
        if (m_list->isShown(row) && isPlaceOf(mark, markOf(m_snapshot.at(row)))) {
            m_list->setCurrentRow(row);
            return;
        }
    }
    offer(tr("%1-%2 @ %3 is not among the rows that are shown: it has left the memory, was not read, or does not match.")
              .arg(decode::visibleText(mark.topic))
              .arg(mark.partition)
              .arg(mark.offset),
          tr("Read from there"), [this, mark] { readMarked(mark); });
}

void MessagePage::readMarked(const session::MessageMark &mark)
{
    m_goesToBeginning = true;
    m_read->readFrom(mark.partition, mark.offset);
    m_wanted = mark;
}

} // namespace streamscope::widgets
