// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The search of a whole topic in a MessagePage, and what of a page is kept.
#include "models/cluster/read_bounds.h"
#include "models/decode/decode.h"
#include "models/query/expression_test.h"
#include "models/session/session.h"
#include "widgets/common/banner.h"
#include "widgets/common/state_frame.h"
#include "widgets/messages/filter_bar.h"
#include "widgets/messages/message_detail.h"
#include "widgets/messages/message_list_view.h"
#include "widgets/messages/message_page.h"
#include "widgets/messages/read_bar.h"
#include "widgets/messages/search_strip.h"

#include <QComboBox>
#include <QJsonArray>
#include <QSplitter>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace streamscope::widgets {
namespace {

constexpr qsizetype kMostKeptPositions = 10'000;
using State = messages::SearchProgress::State;

QJsonObject toJson(const messages::SearchProgress &progress)
{
    QJsonArray positions;
    for (const cluster::TailPosition &position : progress.positions) {
        if (position.next >= 0 && position.until >= 0 && positions.size() < kMostKeptPositions)
            positions.append(QJsonArray{position.partition.topic, position.partition.partition, QString::number(position.next),
                                        QString::number(position.until)});
    }
    return {{u"positions"_s, positions}, {u"fraction"_s, progress.fraction()}};
}

QList<cluster::TailPosition> positionsFrom(const QJsonArray &array)
{
    QList<cluster::TailPosition> positions;
    for (const QJsonValue &value : array) {
        const QJsonArray entry = value.toArray();
        cluster::TailPosition position;
        position.partition = {entry.at(0).toString(), entry.at(1).toInt(-1)};
        bool nextOk = false;
        bool untilOk = false;
        position.next = entry.at(2).toString().toLongLong(&nextOk);
        position.until = entry.at(3).toString().toLongLong(&untilOk);
        if (nextOk && untilOk && position.partition.partition >= 0 && position.next >= 0 && position.until >= position.next)
            positions.append(position);
    }
    return positions;
}

} // namespace

// All partitions by name, so that they are read in parallel.
messages::SearchRequest MessagePage::searchRequest(const cluster::TailRequest &read) const
{
    messages::SearchRequest request;
    request.read = read;
    request.mostHits = read.maxMessages;
    if (const auto metadata = context().session->metadata())
        request.read.partitions = cluster::partitionsOf(read, *metadata);
    return request;
}

void MessagePage::startSearch()
{
    withRequest([this](const cluster::TailRequest &read) {
        const messages::SearchRequest all = searchRequest(read);
        const auto few = read.partitions.isEmpty() ? narrowed(all) : std::nullopt;
        runSearch(few.value_or(all));
        if (!few || !m_search)
            return;
        QStringList names;
        for (const cluster::TopicPartition &partition : few->read.partitions)
            names.append(m_topics.size() > 1 ? u"%1-%2"_s.arg(decode::visibleText(partition.topic)).arg(partition.partition)
                                             : QString::number(partition.partition));
        offer(tr("Reads partition(s) %1 only, because the key is pinned: that is where Java's default partitioner puts it. A producer with "
                 "another one may have put it elsewhere.",
                 nullptr, static_cast<int>(names.size()))
                  .arg(names.join(u", "_s)),
              tr("Read all partitions"), [this, all] { runSearch(all); });
    });
}

// The partitions that the key can be in, where an expression asks for one key. Nothing: all have to be read anyway.
std::optional<messages::SearchRequest> MessagePage::narrowed(const messages::SearchRequest &request) const
{
    const auto metadata = context().session->metadata();
    const auto key = m_filter->expression() ? m_filter->expression()->pinnedKey() : std::nullopt;
    if (!key || !metadata)
        return std::nullopt;
    messages::SearchRequest few = request;
    few.read.partitions.removeIf([&](const cluster::TopicPartition &partition) {
        const cluster::Topic *topic = metadata->topic(partition.topic);
        return topic && !query::partitionsOf(*key, static_cast<qint32>(topic->partitions.size())).contains(partition.partition);
    });
    return few.read.partitions.size() < request.read.partitions.size() ? std::optional(few) : std::nullopt;
}

void MessagePage::continueSearch()
{
    withRequest([this](const cluster::TailRequest &read) {
        const messages::SearchRequest all = searchRequest(read);
        const auto few = read.partitions.isEmpty() ? narrowed(all) : std::nullopt;
        // Who had read others too meant all of them.
        const bool wasNarrow = few && std::all_of(m_interrupted.cbegin(), m_interrupted.cend(), [&few](const cluster::TailPosition &position) {
                                   return few->read.partitions.contains(position.partition);
                               });
        const auto continued = messages::Search::continued(wasNarrow ? *few : all, m_interrupted);
        m_interrupted.clear();
        runSearch(continued);
    });
}

void MessagePage::runSearch(const messages::SearchRequest &request)
{
    const auto test = m_filter->makeTest(m_topics);
    if (!test)
        return;
    m_interrupted.clear();
    m_tail.reset();
    m_search.reset();
    m_scan.reset();
    m_notice->clear();
    m_banner->clear();
    m_latest.reset();
    m_store = makeStore(messages::WhenFull::Refuse); // pauses when memory is full; a search loses nothing
    resetRows();
    m_list->setFollowing(false);
    m_frame->setLoading(tr("Searching…"));
    m_progress = {};
    m_search = std::make_unique<messages::Search>(context().session->reader(), request, *test, m_store, [this] { m_ticker.wake(); });
    m_strip->show(m_progress);
    Q_EMIT loadedChanged();
}

void MessagePage::endSearch()
{
    if (!m_search && m_interrupted.isEmpty())
        return;
    m_interrupted.clear();
    restart();
}

void MessagePage::tickSearch()
{
    m_progress = m_search->progress();
    m_snapshot = m_store->snapshot();
    showRows({});
    m_strip->show(m_progress);
    if (m_list->rowCount() > 0)
        m_frame->setLoaded();
    else if (m_progress.state == State::Failed && m_progress.error)
        m_frame->setFailed(*m_progress.error);
    else if (m_progress.state == State::Finished)
        m_frame->setEmpty(tr("Nothing matches, up to the end."), m_readEarliest);
    if (m_progress.failed > 0 && m_progress.isOver()) {
        const auto failures = m_search->failures();
        QStringList reasons;
        for (const messages::FailedTest &failure : failures) {
            if (reasons.size() >= kReasonsShown)
                break;
            reasons.append(u"%1-%2 @ %3: %4"_s.arg(m_topics.value(static_cast<qsizetype>(failure.topic)))
                               .arg(failure.partition)
                               .arg(failure.offset)
                               .arg(failure.reason));
        }
        m_banner->show(Banner::Kind::Information, tr("Some messages could not be tested, because the expression means nothing for them."), {},
                       reasons.join(u'\n'));
    }
    updateActions();
    Q_EMIT loadedChanged();
    Q_EMIT statusChanged();
}

QJsonObject MessagePage::saveState() const
{
    QJsonObject state{{u"read"_s, m_read->saveState()},
                      {u"filter"_s, m_filter->saveState()},
                      {u"view"_s, m_views->currentIndex()},
                      {u"tombstones"_s, m_tombstones->isChecked()},
                      {u"timeline"_s, m_timelineButton->isChecked()},
                      {u"splitter"_s, QString::fromLatin1(m_splitter->saveState().toBase64())}};
    if (m_search && !m_progress.isOver() && m_progress.fraction() >= 0)
        state.insert(u"search"_s, toJson(m_progress));
    return state;
}

void MessagePage::restoreState(const QJsonObject &state)
{
    if (state.isEmpty())
        return;
    m_filter->restoreState(state.value("filter"_L1).toObject());
    m_tombstones->setChecked(state.value("tombstones"_L1).toBool());
    m_views->setCurrentIndex(std::clamp(state.value("view"_L1).toInt(), 0, m_views->count() - 1));
    m_splitter->restoreState(QByteArray::fromBase64(state.value("splitter"_L1).toString().toLatin1()));
    m_timelineButton->setChecked(m_timelineButton->isEnabled() && state.value("timeline"_L1).toBool());
    m_read->restoreState(state.value("read"_L1).toObject());
    showOffers(); // what was chosen on brokers may not be there
    const QJsonObject search = state.value("search"_L1).toObject();
    m_interrupted = positionsFrom(search.value("positions"_L1).toArray());
    if (!m_interrupted.isEmpty())
        m_strip->showInterrupted(search.value("fraction"_L1).toDouble());
}

} // namespace streamscope::widgets
