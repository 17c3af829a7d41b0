// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Which of the rows that a MessagePage holds are shown, and in which order.
#include "models/messages/tail_store.h"
#include "models/session/settings.h"
#include "widgets/common/banner.h"
#include "widgets/common/sentences.h"
#include "widgets/common/state_frame.h"
#include "widgets/messages/filter_bar.h"
#include "widgets/messages/message_list_view.h"
#include "widgets/messages/message_page.h"
#include "widgets/messages/read_bar.h"
#include "widgets/messages/search_strip.h"

#include <QComboBox>
#include <QElapsedTimer>
#include <QHBoxLayout>
#include <QToolButton>

#include <algorithm>
#include <functional>
#include <utility>

using namespace Qt::StringLiterals;

namespace streamscope::widgets {
namespace {

constexpr quint64 kRowsToLearnFrom = 8;
constexpr std::size_t kRowsPerStep = 4096; // put in order between two looks at the clock
constexpr qint64 kArrangingMs = 6;          // of a tick

} // namespace

QWidget *MessagePage::makeFilterRow()
{
    m_filter = new FilterBar;
    m_filter->setBook(session::FilterBook(context().settings, m_topics));
    m_views = new QComboBox;
    m_views->addItem(tr("As received"), int(View::Arrival));
    m_views->addItem(tr("By time"), int(View::Time));
    m_views->addItem(tr("Latest by key"), int(View::Latest));
    m_views->setAccessibleName(tr("Rows and their order"));
    m_views->setToolTip(tr("As received: partitions and topics as their messages came.\n"
                           "By time: all that is held by its timestamp, rows of the same time as received; one that comes late goes to its "
                           "place among the others.\n"
                           "Latest by key: the newest message of each key in its partition, which is what a compacted topic means now."));
    m_tombstones = makeBarButton({}, tr("Tombstones"), tr("Show the keys too whose newest message is a tombstone: they are deleted"), true);
    m_tombstones->hide();
    m_strip = new SearchStrip;
    auto *row = new QWidget;
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 8, 3);
    layout->setSpacing(4);
    layout->addWidget(m_filter, 1);
    layout->addWidget(m_views);
    layout->addWidget(m_tombstones);
    connect(m_filter, &FilterBar::changed, this, &MessagePage::setFilter);
    connect(m_filter, &FilterBar::nextRequested, this, &MessagePage::findNext);
    connect(m_filter, &FilterBar::onlyMatchesChanged, this, &MessagePage::arrangeAnew);
    connect(m_filter, &FilterBar::searchRequested, this, &MessagePage::startSearch);
    connect(m_strip, &SearchStrip::pauseToggled, this, &MessagePage::togglePause);
    connect(m_strip, &SearchStrip::endRequested, this, &MessagePage::endSearch);
    connect(m_strip, &SearchStrip::continueRequested, this, &MessagePage::continueSearch);
    connect(m_views, &QComboBox::currentIndexChanged, this, [this] { setView(static_cast<View>(m_views->currentData().toInt())); });
    connect(m_tombstones, &QToolButton::toggled, this, [this](bool shown) {
        m_latestRows.setTombstonesShown(shown);
        arrangeAnew();
    });
    return row;
}

// The newest of each key is picked while reading, so that it takes another reading.
void MessagePage::setView(View view)
{
    if (m_view == view)
        return;
    const bool another = m_view == View::Latest || view == View::Latest;
    m_view = view;
    m_tombstones->setVisible(view == View::Latest);
    if (another && m_started && !m_search) {
        restart();
        return;
    }
    const auto row = m_list->currentRow();
    arrangeAnew();
    if (row && !m_list->isFollowing())
        m_list->setCurrentRow(*row);
}

// Another order, or other rows of what is held.
void MessagePage::arrangeAnew()
{
    m_byTime.clear();
    m_allLatest = true;
    tick();
}

std::shared_ptr<cluster::MessageSink> MessagePage::makeLatest()
{
    const auto limits = context().settings ? context().settings->settings().tailLimits : messages::StoreLimits();
    m_latest = std::make_shared<messages::LatestByKey>(messages::behindTail(limits), context().tailBudget);
    m_latestNews = m_latest->take();
    m_latestRows.clear();
    m_store = m_latestNews.store;
    return m_latest;
}

void MessagePage::tellWhereLatestBegins()
{
    if (!m_latest || (!m_span && m_read->isEarliest()))
        return;
    const QString sentence = tr("These are the keys that occur where reading begins or later; older ones are not among them.");
    if (m_span)
        m_notice->show(Banner::Kind::Information, sentence); // the way out is beside the span
    else
        offer(sentence, tr("Read from the earliest"), [this] { m_read->readEarliest(); });
}

void MessagePage::offer(const QString &sentence, const QString &action, std::function<void()> act)
{
    m_offered = std::move(act);
    m_notice->show(Banner::Kind::Information, sentence, action);
}

// The newest rows of the store, or stores: one that is full hands on to another, whose rows have other numbers.
void MessagePage::takeRows()
{
    if (!m_latest) {
        m_snapshot = m_store->snapshot();
        return;
    }
    m_latestNews = m_latest->take(std::exchange(m_allLatest, false));
    m_snapshot = m_latestNews.snapshot;
    if (m_store == m_latestNews.store)
        return;
    m_store = m_latestNews.store;
    m_hits.clear();
    if (m_latestNews.before.empty())
        m_list->forgetRows();
    else
        m_list->renumberRows(m_latestNews.before);
    findMarks();
    if (m_scan)
        makeScan();
}

// A step at a time: putting ten million rows in order must not be felt.
void MessagePage::showRows(const std::vector<quint64> &newHits)
{
    const std::vector<quint64> *hits = m_scan ? &m_hits : nullptr;
    const bool onlyHits = showsMatchesOnly();
    const messages::RowOrder *order = nullptr;
    m_isArranged = true;
    if (m_latest) {
        m_latestRows.apply(m_latestNews, onlyHits ? hits : nullptr);
        m_latestNews.changes.clear();
        m_latestNews.anew = false;
        if (onlyHits)
            m_latestRows.addHits(m_snapshot, newHits);
        order = &m_latestRows.order();
    } else if (m_view == View::Time) {
        QElapsedTimer clock;
        clock.start();
        do
            m_isArranged = m_byTime.update(m_snapshot, onlyHits ? hits : nullptr, kRowsPerStep);
        while (!m_isArranged && !clock.hasExpired(kArrangingMs));
        order = &m_byTime.order();
    }
    m_list->setRows(m_snapshot, hits, onlyHits, order);
    takeMarks();
    if (!m_isArranged)
        m_ticker.wake();
}

// Names of fields for who types an expression: of some of the rows, now and then.
void MessagePage::learnFields()
{
    const quint64 step = std::max<quint64>(1, m_snapshot.size() / kRowsToLearnFrom);
    for (quint64 row = m_snapshot.firstRow(); row < m_snapshot.endRow(); row += step)
        m_filter->learnFields(m_snapshot.at(row).value.value_or(std::string_view()));
}

QStringList MessagePage::latestFacts() const
{
    const messages::LatestByKey::Counters &counters = m_latestNews.counters;
    const auto count = [](quint64 number) { return formatCount(static_cast<qint64>(number)); };
    QStringList facts{tr("%1 keys, %2 tombstones of %3 messages read").arg(count(counters.keys), count(counters.tombstones), count(counters.messages))};
    if (counters.withoutKey > 0)
        facts.append(tr("%1 without a key left out").arg(count(counters.withoutKey)));
    return facts;
}

} // namespace streamscope::widgets
