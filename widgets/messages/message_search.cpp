// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The filter of a MessagePage, the search of its whole topic, and what of a page is kept.
#include "models/cluster/read_bounds.h"
#include "models/decode/decode.h"
#include "models/messages/failing_test.h"
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
#include <QSplitter>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace streamscope::widgets {
namespace {

using State = messages::SearchProgress::State;

} // namespace

// Looked for on a thread of its own, in what is held and in what arrives.
void MessagePage::setFilter()
{
    if (m_search) // what is held are the matches of the search; another one begins with its button
        return;
    m_scan.reset();
    m_hits.clear();
    m_untestable = 0;
    m_untestableWhy.clear();
    m_listsUntestable = false;
    makeScan();
    if (m_filter->fault().isEmpty())
        m_notice->clear();
    else
        m_notice->show(Banner::Kind::Error, m_filter->fault());
    arrangeAnew();
}

void MessagePage::makeScan()
{
    m_scanned = false;
    m_scan.reset();
    auto test = m_filter->makeTest(m_topics);
    if (test && m_listsUntestable)
        test = messages::makeFailingTest(std::move(test));
    if (test)
        m_scan = std::make_unique<messages::FilterScan>(std::move(test), [this] { m_ticker.wake(); });
}

// What the filter cannot be answered for, in place of what it finds.
void MessagePage::listUntestable(bool listed)
{
    m_listsUntestable = listed;
    m_hits.clear();
    makeScan();
    arrangeAnew();
}

bool MessagePage::showsMatchesOnly() const
{
    return m_scan && (m_listsUntestable || m_filter->onlyMatches());
}

QString MessagePage::reasonOf(const messages::FailedTest &failure) const
{
    return u"%1-%2 @ %3: %4"_s.arg(m_topics.value(static_cast<qsizetype>(failure.topic)))
        .arg(failure.partition)
        .arg(failure.offset)
        .arg(failure.reason);
}

// All partitions by name, so that they are read in parallel. What a page shows at first, the newest messages, is no beginning of a
// search: a topic is searched from its earliest unless another place was chosen.
messages::SearchRequest MessagePage::searchRequest(const cluster::TailRequest &read) const
{
    messages::SearchRequest request;
    request.read = read;
    request.mostHits = read.maxMessages;
    using Kind = cluster::StartPosition::Kind;
    if (read.startOffsets.isEmpty() && (read.start.kind == Kind::LastN || read.start.kind == Kind::Latest))
        request.read.start = {Kind::Earliest, 0};
    if (const auto metadata = context().session->metadata())
        request.read.partitions = cluster::partitionsOf(read, *metadata);
    return request;
}

void MessagePage::startSearch()
{
    withRequest([this](const cluster::TailRequest &read) {
        const messages::SearchRequest all = searchRequest(read);
        const auto few = read.partitions.isEmpty() ? narrowed(all) : std::nullopt;
        runSearch(all);
        if (!few || !m_search)
            return;
        QStringList names;
        for (const cluster::TopicPartition &partition : few->read.partitions)
            names.append(m_topics.size() > 1 ? u"%1-%2"_s.arg(decode::visibleText(partition.topic)).arg(partition.partition)
                                             : QString::number(partition.partition));
        // Nobody knows who has produced what is there, and among how many partitions.
        offer(tr("The key is pinned: Java's default partitioner puts it into partition(s) %1. What another one has put elsewhere, or "
                 "was written among fewer partitions, is found only where all are read.",
                 nullptr, static_cast<int>(names.size()))
                  .arg(names.join(u", "_s)),
              tr("Read these only"), [this, few] { runSearch(*few); });
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

// What it searched comes back too: its positions and matches mean nothing for another filter.
void MessagePage::continueSearch()
{
    if (!m_interrupted.filter.isEmpty())
        m_filter->restoreState(m_interrupted.filter);
    withRequest([this](const cluster::TailRequest &read) {
        const messages::SearchRequest all = searchRequest(read);
        const auto few = read.partitions.isEmpty() ? narrowed(all) : std::nullopt;
        const QList<cluster::TailPosition> &positions = m_interrupted.positions;
        // Who had read others too meant all of them.
        const bool wasNarrow = few && std::all_of(positions.cbegin(), positions.cend(), [&few](const cluster::TailPosition &position) {
                                   return few->read.partitions.contains(position.partition);
                               });
        runSearch(messages::Search::continued(wasNarrow ? *few : all, positions, m_interrupted.found));
    });
}

void MessagePage::runSearch(const messages::SearchRequest &request)
{
    const auto test = m_filter->makeTest(m_topics);
    if (!test)
        return;
    m_started = true; // being shown later reads nothing else
    m_interrupted = {};
    m_resumed = request.found;
    m_found = {};
    m_found.addUnkept(request.found.unkept());
    m_foundRows = 0;
    m_searched = m_filter->saveState();
    m_searchedCondition = m_filter->condition();
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
    m_interrupted = {};
    restart();
}

void MessagePage::tickSearch()
{
    m_progress = m_search->progress();
    m_snapshot = m_store->snapshot(); // after the progress: it has all matches below those positions
    rememberFound();
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
            reasons.append(reasonOf(failure));
        }
        m_banner->show(Banner::Kind::Information, tr("Some messages could not be tested, because the expression means nothing for them."), {},
                       reasons.join(u'\n'));
    }
    updateActions();
    Q_EMIT loadedChanged();
    Q_EMIT statusChanged();
}

// Each match once, when it has come to be shown; those of before when all of them have been read again.
void MessagePage::rememberFound()
{
    if (m_progress.isRecalling)
        return;
    for (quint64 row = std::max(m_foundRows, m_snapshot.firstRow()); row < m_snapshot.endRow(); ++row) {
        const messages::HeldMessage message = m_snapshot.at(row);
        m_found.add({m_topics.value(static_cast<qsizetype>(message.topic)), message.partition}, message.offset);
    }
    m_foundRows = m_snapshot.endRow();
}

KeptSearch MessagePage::keptSearch() const
{
    if (!m_search)
        return m_interrupted;
    if (m_progress.isOver())
        return {};
    return {.positions = m_progress.positions,
            .fraction = std::max(0.0, m_progress.fraction()),
            .found = m_progress.isRecalling ? m_resumed : m_found,
            .filter = m_searched};
}

QJsonObject MessagePage::saveState() const
{
    QJsonObject state{{u"read"_s, m_read->saveState()},
                      {u"filter"_s, m_filter->saveState()},
                      {u"view"_s, m_views->currentIndex()},
                      {u"tombstones"_s, m_tombstones->isChecked()},
                      {u"timeline"_s, m_timelineButton->isChecked()},
                      {u"splitter"_s, QString::fromLatin1(m_splitter->saveState().toBase64())}};
    if (const QJsonObject search = keptSearch().toJson(); !search.isEmpty())
        state.insert(u"search"_s, search);
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
    m_interrupted = KeptSearch::fromJson(state.value("search"_L1).toObject());
    if (!m_interrupted.isEmpty())
        m_strip->showInterrupted(m_interrupted);
}

} // namespace streamscope::widgets
