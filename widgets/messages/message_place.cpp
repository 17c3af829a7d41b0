// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How a MessagePage goes to an offset or a time.
#include "models/decode/decode.h"
#include "models/messages/filter_scan.h"
#include "models/messages/message_store.h"
#include "models/messages/place_test.h"
#include "models/session/session.h"
#include "widgets/common/banner.h"
#include "widgets/common/sentences.h"
#include "widgets/messages/message_list_view.h"
#include "widgets/messages/message_page.h"
#include "widgets/messages/read_bar.h"

#include <QInputDialog>
#include <QLabel>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace streamscope::widgets {
namespace {

constexpr quint64 kLookedThrough = 10'000; ///< rows, for the first of a place

} // namespace

void MessagePage::askWhereAgain(const QString &typed, const QString &fault)
{
    auto *dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Go to an offset, time or row"));
    const QString wanted = tr("Offset, time such as 2026-01-31 12:00:00, or # and the number of a row that is shown");
    dialog->setLabelText(fault.isEmpty() ? wanted : QString(fault).replace(u'&', u"&&"_s) + u'\n' + wanted);
    dialog->findChild<QLabel *>()->setTextFormat(Qt::PlainText); // what was typed is not markup
    dialog->setTextValue(typed);
    connect(dialog, &QInputDialog::textValueSelected, this, &MessagePage::goTo);
    dialog->open();
}

void MessagePage::goTo(const QString &text)
{
    const QString wanted = text.trimmed();
    bool isRow = wanted.startsWith(u'#');
    const qint64 row = isRow ? wanted.sliced(1).remove(u',').toLongLong(&isRow) : 0;
    const auto offset = ReadBar::offsetOf(text);
    if (isRow && m_list->setCurrentPosition(row - 1))
        m_list->setFocus();
    else if (isRow)
        askWhereAgain(text, tr("There is no row %1 among those that are shown: %2.").arg(formatCount(row), formatCount(m_list->rowCount())));
    else if (offset && *offset >= 0 && m_tail && !m_latest && m_snapshot.endRow() > m_snapshot.firstRow())
        lookForPlace(text, *offset);
    else
        readFromPlace(text);
}

// Ten million rows are held: they are looked through on another thread.
void MessagePage::lookForPlace(const QString &text, qint64 offset)
{
    const cluster::MetadataPtr metadata = context().session->metadata();
    auto places = std::make_shared<messages::Places>();
    for (const QString &name : m_topics) {
        const cluster::Topic *topic = metadata ? metadata->topic(name) : nullptr;
        auto &ofTopic = places->emplace_back();
        for (const cluster::Partition &partition : topic ? topic->partitions : QList<cluster::Partition>())
            ofTopic.insert({partition.id, offset});
    }
    m_place = text;
    m_placeIsHidden = false;
    m_placeScan = std::make_unique<messages::FilterScan>(messages::makePlaceTest(std::move(places)), [this] { m_ticker.wake(); }, 1);
    m_placeScan->update(m_snapshot);
    m_ticker.wake();
}

void MessagePage::takePlace()
{
    if (m_standsAtBeginning)
        standAtBeginning();
    if (!m_placeScan)
        return;
    const auto progress = m_placeScan->take();
    for (const quint64 row : progress.newHits) {
        if (row < m_snapshot.firstRow())
            continue;
        if (!m_list->isShown(row)) {
            m_placeIsHidden = true; // another partition's may be in view
            continue;
        }
        m_placeScan.reset();
        m_notice->clear();
        m_list->setFollowing(false);
        m_list->setCurrentRow(row);
        m_list->setFocus();
        return;
    }
    if (!progress.isCurrent)
        return;
    m_placeScan.reset();
    if (m_placeIsHidden)
        m_notice->show(Banner::Kind::Information, tr("Offset %1 is held, but the filter hides it.").arg(m_place));
    else
        readFromPlace(m_place);
}

// It need not be held.
void MessagePage::readFromPlace(const QString &text)
{
    m_goesToBeginning = true;
    if (m_read->readFrom(text))
        return;
    m_goesToBeginning = false;
    askWhereAgain(text, tr("“%1” is no offset, no time and no row.").arg(decode::visibleText(text)));
}

// Of a partition that ends before the offset that was asked for: what has arrived there since is another one.
bool MessagePage::isBeyondEnd(quint64 row) const
{
    const messages::HeldMessage message = m_snapshot.at(row);
    const QString topic = m_topics.value(static_cast<qsizetype>(message.topic));
    return std::any_of(m_status.positions.begin(), m_status.positions.end(), [&](const cluster::TailPosition &position) {
        return position.wasBeyondEnd && position.partition.partition == message.partition && position.partition.topic == topic;
    });
}

void MessagePage::standAtBeginning()
{
    const auto &positions = m_status.positions;
    const bool allBeyond =
        !positions.isEmpty() && std::all_of(positions.begin(), positions.end(), [](const auto &position) { return position.wasBeyondEnd; });
    if (allBeyond)
        m_notice->show(Banner::Kind::Information, beyondSentence([](const auto &) { return true; })); // for good, whatever arrives
    if (m_list->rowCount() == 0 && !allBeyond)
        return;
    m_standsAtBeginning = false;
    if (m_view != View::Arrival || allBeyond)
        return;
    const quint64 end = std::min(m_snapshot.endRow(), m_snapshot.firstRow() + kLookedThrough);
    for (quint64 row = m_scan && !m_hits.empty() ? m_hits.front() : m_snapshot.firstRow(); row < end; ++row) {
        if (!m_list->isShown(row) || isBeyondEnd(row))
            continue;
        m_list->setCurrentRow(row);
        return;
    }
    m_standsAtBeginning = end == m_snapshot.endRow(); // those of other partitions are on their way
}

// Who follows what arrives looks at the place no more: the oldest may go.
void MessagePage::takeFollowing(bool following)
{
    if (!following || !m_store || m_search || m_store->whenFull() != messages::WhenFull::Refuse)
        return;
    const auto plan = m_read->plan(m_topics, context().session->metadata());
    if (m_span || !plan || plan->request.untilEnd || plan->untilOffset || plan->untilMs || plan->request.maxMessages >= 0)
        return;
    m_store->setWhenFull(messages::WhenFull::SkipOldest);
    if (m_tail && m_status.state == cluster::TailStatus::State::Full)
        m_tail->resume();
}

} // namespace streamscope::widgets
