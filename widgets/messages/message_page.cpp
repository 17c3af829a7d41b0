// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/messages/message_page.h"

#include "models/decode/decode.h"
#include "models/messages/tail_store.h"
#include "models/session/session.h"
#include "models/session/settings.h"
#include "widgets/common/banner.h"
#include "widgets/common/copy_as.h"
#include "widgets/common/rest_offers.h"
#include "widgets/common/sandbox_limits.h"
#include "widgets/common/sentences.h"
#include "widgets/common/state_frame.h"
#include "widgets/common/theme.h"
#include "widgets/messages/filter_bar.h"
#include "widgets/messages/message_detail.h"
#include "widgets/messages/message_list_view.h"
#include "widgets/messages/read_bar.h"
#include "widgets/messages/search_strip.h"
#include "widgets/messages/timeline_view.h"

#include <QHBoxLayout>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <limits>
#include <utility>

using namespace Qt::StringLiterals;

namespace streamscope::widgets {
namespace {

constexpr int kRateMs = 1000;
using State = cluster::TailStatus::State;

} // namespace

MessagePage::MessagePage(const ViewContext &context, const QString &topics, QWidget *parent)
    : Page(context, parent)
    , m_topics(topics.split(u',', Qt::SkipEmptyParts))
    , m_offers(new OffersNote(context.session,
                              {rest::Feature::Offsets, rest::Feature::OffsetsByTime, rest::Feature::ReadHeaders,
                               rest::Feature::ReadTimestamps, rest::Feature::ChooseIsolation},
                              tr("What looking costs here: a consumer instance on the proxy; nothing is committed."),
                              tr("The instance is in a group of its own (streamscope-…) and is deleted when reading ends.") + u' ' +
                                  tr("That a topic was deleted and made anew shows only by another message in place of the last one "
                                     "read.")))
    , m_banner(new Banner)
    , m_notice(new Banner)
    , m_spanStrip(new Banner)
    , m_list(new MessageListView(context.settings))
    , m_detail(new MessageDetail(context.settings))
    , m_splitter(new QSplitter(Qt::Vertical))
    , m_marks(std::make_unique<session::MessageMarks>(context.settings, context.session->profile().id, m_topics))
{
    m_list->setTopics(m_topics);
    m_splitter->addWidget(m_list);
    m_splitter->addWidget(m_detail);
    m_splitter->setStretchFactor(0, 3);
    m_splitter->setStretchFactor(1, 2);
    m_frame = new StateFrame(m_splitter);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_timelineView = new TimelineView(context.settings);
    m_timelineView->hide();
    layout->addWidget(m_timelineView);
    layout->addWidget(makeReadRow());
    layout->addWidget(makeFilterRow());
    layout->addWidget(m_strip);
    layout->addWidget(m_offers);
    layout->addWidget(m_spanStrip);
    layout->addWidget(m_notice);
    layout->addWidget(m_banner);
    layout->addWidget(m_frame, 1);
    makeActions();
    showOffers();
    connect(m_offers, &OffersNote::offersChanged, this, &MessagePage::showOffers);
    connect(&m_ticker, &core::FrameTicker::tick, this, &MessagePage::tick);
    connect(m_list, &MessageListView::currentRowChanged, this, &MessagePage::showDetail);
    connect(m_list, &MessageListView::selectionChanged, this, &MessagePage::updateActions);
    connect(m_list, &MessageListView::followingChanged, m_follow, &QToolButton::setChecked);
    connect(m_list, &MessageListView::followingChanged, this, &MessagePage::takeFollowing);
    connect(m_list, &MessageListView::menuRequested, this, &MessagePage::showMenu);
    connect(m_list, &MessageListView::fieldsChanged, this, [this] { m_detail->setColumns(m_list->fields()); });
    connect(m_detail, &MessageDetail::columnToggled, m_list, &MessageListView::setFieldShown);
    m_detail->setColumns(m_list->fields());
    connect(m_list, &MessageListView::openRequested, m_detail, qOverload<>(&QWidget::setFocus));
    // What is held stays: a tail goes on by itself once somebody answers.
    connect(m_frame, &StateFrame::retryRequested, this, [this] {
        if (m_list->rowCount() > 0)
            this->context().session->refresh();
        else
            restart();
    });
    connect(context.session, &session::Session::stateChanged, this, &MessagePage::showStatus);
    connect(context.session, &session::Session::metadataFailed, this, &MessagePage::showStatus);
    connect(context.session, &session::Session::metadataChanged, this, &MessagePage::lookForTopics);
    connect(m_marks.get(), &session::MessageMarks::changed, this, &MessagePage::showMarks);
    connect(m_detail, &MessageDetail::noteEdited, this, &MessagePage::setNote);
    connect(m_detail, &MessageDetail::markRemoved, this, &MessagePage::toggleMark);
    m_list->setMarks(m_marks.get());
    m_store = std::make_shared<messages::MessageStore>();
}

MessagePage::~MessagePage()
{
    m_tail.reset();
    m_search.reset();
    m_scan.reset();
    m_markScan.reset();
    m_list->setMarks(nullptr);
}

QWidget *MessagePage::makeReadRow()
{
    m_read = new ReadBar;
    m_read->noteIsolation(sandboxLimitOf(context().session, sandbox::Limit::AbortedMessagesVisible));
    m_pause = makeBarButton(u"pause"_s, tr("Pause"), tr("Pause reading (Space in the list, Ctrl+Space anywhere)"), true);
    m_pause->setShortcut(QKeySequence(u"Ctrl+Space"_s));
    m_follow = makeBarButton(u"follow"_s, tr("Follow"), tr("Keep the newest message in view (End)"), true);
    m_follow->setChecked(true);
    auto *clear = makeBarButton(u"clear"_s, tr("Clear"), tr("Forget the messages that are held; the topic keeps them"), false);
    auto *row = new QWidget;
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(8, 6, 8, 3);
    layout->addWidget(m_read);
    layout->addStretch(1);
    m_timelineButton = makeBarButton(u"clock"_s, tr("Timeline"), tr("When the whole topic was written; drag to read a span of time"), true);
    m_copyAs = new CopyAsMenu(context().session, [this](const rest::Capabilities &offers) { return readingCalls(offers); }, this);
    for (QToolButton *button : {m_timelineButton, m_pause, m_follow, clear, m_copyAs->makeButton()})
        layout->addWidget(button);
    connect(m_timelineButton, &QToolButton::toggled, this, &MessagePage::showTimeline);
    connect(m_timelineView, &TimelineView::spanChosen, this, &MessagePage::loadSpan);
    connect(m_banner, &Banner::actionTriggered, this, [this] { listUntestable(!m_listsUntestable); });
    connect(m_notice, &Banner::actionTriggered, this, [this] {
        if (m_offered)
            m_offered();
    });
    m_spanStrip->setClosable(false);
    connect(m_spanStrip, &Banner::actionTriggered, this, &MessagePage::leaveSpan);
    connect(m_read, &ReadBar::groupsWanted, this, &MessagePage::listGroups);
    connect(m_read, &ReadBar::partitionStartsWanted, this, &MessagePage::choosePartitionStarts);
    connect(m_read, &ReadBar::changed, this, [this] {
        forgetSpan();
        restart();
    });
    connect(m_pause, &QToolButton::clicked, this, &MessagePage::togglePause);
    connect(m_follow, &QToolButton::clicked, m_list, &MessageListView::setFollowing);
    connect(clear, &QToolButton::clicked, this, &MessagePage::clearHeld);
    return row;
}

QString MessagePage::target() const
{
    return u"messages:"_s + m_topics.join(u',');
}

QString MessagePage::title() const
{
    return decode::visibleText(m_topics.join(u", "_s));
}

bool MessagePage::isLoaded() const
{
    // Nobody has looked at it yet, behind another page: nothing is read, and nothing is to be waited for.
    if (!m_started && parentWidget() && !parentWidget()->isVisible())
        return true;
    if (m_search && m_progress.isOver())
        return true;
    if (m_status.state == State::Failed || m_status.state == State::Finished || m_frame->state() == StateFrame::State::Failed ||
        (!m_tail && m_frame->state() == StateFrame::State::Empty))
        return true;
    if (m_list->rowCount() > 0)
        return m_list->paintedRows() > 0 || !isVisible(); // behind another page nothing is painted
    return m_status.state == State::Reading && !m_status.positions.isEmpty() &&
           std::all_of(m_status.positions.begin(), m_status.positions.end(), [](const auto &position) { return position.atEnd; });
}

// Nothing is read for a page that nobody has looked at.
void MessagePage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    if (!m_started)
        restart();
}

void MessagePage::restart()
{
    if (!isVisible() && !m_started)
        return;
    m_started = true;
    withRequest([this](const cluster::TailRequest &request) { begin(request); });
}

void MessagePage::begin(const cluster::TailRequest &request)
{
    m_notice->clear();
    m_tail.reset();
    m_search.reset();
    if (m_interrupted.isEmpty())
        m_strip->hide();
    const bool hasEnd = request.untilEnd || request.maxMessages >= 0 || !request.endOffsets.isEmpty();
    // Who reads until the end wants all of it, and who goes to a place looks at it: a full memory pauses the reading instead of
    // letting the oldest go.
    const bool isPlace = std::exchange(m_goesToBeginning, false);
    m_latest.reset();
    std::shared_ptr<cluster::MessageSink> sink;
    if (m_view == View::Latest)
        sink = makeLatest();
    else
        sink = m_store = makeStore(hasEnd || isPlace ? messages::WhenFull::Refuse : messages::WhenFull::SkipOldest);
    resetRows();
    m_standsAtBeginning = isPlace;
    m_list->setFollowing(!hasEnd && !isPlace);
    m_frame->setLoading(tr("Asking for the newest offsets…"));
    m_tail = context().session->openTail(request, sink, [this] { m_ticker.wake(); });
    setFilter();
    tellWhereLatestBegins();
}

std::shared_ptr<messages::MessageStore> MessagePage::makeStore(messages::WhenFull whenFull) const
{
    const auto limits = context().settings ? context().settings->settings().tailLimits : messages::StoreLimits();
    return messages::makeTailStore(limits, whenFull, context().tailBudget);
}

void MessagePage::resetRows()
{
    m_snapshot = {};
    m_hits.clear();
    m_byTime.clear();
    m_list->forgetRows();
    m_placeScan.reset();
    m_standsAtBeginning = false;
    m_cleared = false;
    findMarks();
    m_detail->clear();
    m_status = {};
    m_receivedBefore = 0;
    m_rate = -1;
    m_paused = false;
    m_pause->setChecked(false);
    m_clock.start();
    m_contact.start();
    m_madeAnew = false;
}

void MessagePage::reload()
{
    restart();
    if (m_timelineButton->isChecked())
        startTimeline();
}

void MessagePage::find()
{
    m_filter->focusText();
}

void MessagePage::takeKeyboard()
{
    m_list->setFocus();
}

void MessagePage::togglePause()
{
    if (!m_tail && !m_search)
        return;
    m_paused = !m_paused;
    if (m_search)
        m_paused ? m_search->pause() : m_search->resume();
    else
        m_paused ? m_tail->pause() : m_tail->resume();
    m_pause->setChecked(m_paused);
    m_ticker.wake();
    Q_EMIT statusChanged();
}

void MessagePage::clearHeld()
{
    if (m_latest)
        m_latest->clear();
    else
        m_store->clear();
    m_found = {};
    m_cleared = true;
    m_detail->clear();
    if (m_tail && m_status.state == State::Full)
        m_tail->resume();
    m_ticker.wake();
}

void MessagePage::tick()
{
    if (m_search)
        tickSearch();
    if (!m_tail)
        return;
    const quint64 receivedBefore = m_status.received;
    const bool hadFailed = m_status.state == State::Failed;
    m_status = m_tail->status();
    // A topic that has gone is not known yet where nobody has asked since.
    if (!hadFailed && m_status.state == State::Failed && m_status.error && m_status.error->kind == core::ErrorKind::UnknownObject)
        context().session->refresh();
    takeRows();
    std::vector<quint64> newHits;
    if (m_scan) {
        m_scan->update(m_snapshot);
        auto progress = m_scan->take();
        newHits = std::move(progress.newHits);
        m_scanned = progress.isCurrent;
        for (const messages::FailedTest &failure : progress.newFailures) {
            if (m_untestableWhy.size() < kReasonsShown)
                m_untestableWhy.append(reasonOf(failure));
        }
        if (!m_listsUntestable)
            m_untestable = progress.failed;
        m_hits.insert(m_hits.end(), newHits.begin(), newHits.end());
        // Hits that left the store are let go from time to time.
        const auto gone = std::lower_bound(m_hits.begin(), m_hits.end(), m_snapshot.firstRow()) - m_hits.begin();
        if (gone > static_cast<std::ptrdiff_t>(m_hits.size() / 2))
            m_hits.erase(m_hits.begin(), m_hits.begin() + gone);
    }
    showRows(newHits);
    takePlace();
    if (m_clock.hasExpired(kRateMs)) {
        m_rate = static_cast<double>(m_status.received - m_receivedBefore) * 1000.0 / static_cast<double>(m_clock.restart());
        m_receivedBefore = m_status.received;
        learnFields();
    } else if (receivedBefore == 0 && m_status.received > 0) {
        learnFields();
    }
    markHeld();
    showStatus();
    updateActions();
}

std::optional<messages::HeldMessage> MessagePage::current() const
{
    const auto row = m_list->currentRow();
    if (!row || *row < m_snapshot.firstRow() || *row >= m_snapshot.endRow())
        return std::nullopt;
    return m_snapshot.at(*row);
}

void MessagePage::showDetail()
{
    if (const auto message = current()) {
        m_detail->setMessage(m_snapshot, message->row, m_topics);
        m_filter->learnFields(message->value.value_or(std::string_view()));
    } else
        m_detail->clear();
    showMarks();
}

} // namespace streamscope::widgets
