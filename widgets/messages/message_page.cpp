// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/messages/message_page.h"

#include "models/decode/decode.h"
#include "models/messages/message_json.h"
#include "models/session/session.h"
#include "models/session/settings.h"
#include "widgets/common/banner.h"
#include "widgets/common/sentences.h"
#include "widgets/common/state_frame.h"
#include "widgets/common/theme.h"
#include "widgets/messages/message_list_view.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDateTime>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace streamscope::widgets {
namespace {

constexpr qsizetype kDetailBytes = 48 << 10; // of the formatted value; a text field must not be fed more at once
constexpr int kHexLines = 256;
constexpr int kRateMs = 1000;
using Kind = cluster::StartPosition::Kind;
using State = cluster::TailStatus::State;

QString text(std::string_view bytes)
{
    return QString::fromUtf8(bytes.data(), static_cast<qsizetype>(bytes.size()));
}

// A payload for reading: JSON from its own bytes, text, or hex; null and empty named.
QString readable(const std::optional<std::string_view> &bytes)
{
    switch (decode::probe(bytes)) {
    case decode::Format::Null: return MessagePage::tr("null");
    case decode::Format::Empty: return MessagePage::tr("(empty)");
    case decode::Format::Json: {
        const decode::Formatted formatted = decode::formatJson(*bytes, kDetailBytes);
        const QString shown = decode::visibleText(QString::fromUtf8(formatted.text.left(kDetailBytes)), true);
        return formatted.truncated ? shown + u'\n' + MessagePage::tr("… the first part of %1").arg(formatBytes(bytes->size())) : shown;
    }
    case decode::Format::Text: {
        const QString shown = decode::visibleText(text(bytes->substr(0, kDetailBytes)), true);
        return static_cast<qsizetype>(bytes->size()) > kDetailBytes
                   ? shown + u'\n' + MessagePage::tr("… the first part of %1").arg(formatBytes(bytes->size()))
                   : shown;
    }
    case decode::Format::Binary: return decode::hexDump(*bytes, 0, kHexLines);
    }
    return {};
}

} // namespace

MessagePage::MessagePage(const ViewContext &context, const QString &topics, QWidget *parent)
    : Page(context, parent)
    , m_topics(topics.split(u',', Qt::SkipEmptyParts))
    , m_banner(new Banner)
    , m_list(new MessageListView)
    , m_detail(new QPlainTextEdit)
{
    m_list->setTopics(m_topics);
    m_detail->setReadOnly(true);
    m_detail->setFont(monospaceFont());
    m_detail->setAccessibleName(tr("Message"));
    m_detail->setPlaceholderText(tr("Choose a message to see its value, key, headers and metadata."));
    auto *splitter = new QSplitter(Qt::Vertical);
    splitter->addWidget(m_list);
    splitter->addWidget(m_detail);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 1);
    m_frame = new StateFrame(splitter);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeBar());
    layout->addWidget(m_banner);
    layout->addWidget(m_frame, 1);
    connect(&m_ticker, &core::FrameTicker::tick, this, &MessagePage::tick);
    connect(m_list, &MessageListView::currentRowChanged, this, &MessagePage::showDetail);
    connect(m_list, &MessageListView::followingChanged, m_follow, &QToolButton::setChecked);
    connect(m_list, &MessageListView::copyRequested, this, [this] {
        const auto row = m_list->currentRow();
        if (row && *row >= m_snapshot.firstRow() && *row < m_snapshot.endRow()) {
            const messages::HeldMessage message = m_snapshot.at(*row);
            QApplication::clipboard()->setText(
                QString::fromUtf8(messages::messageJson(message, m_topics.value(static_cast<qsizetype>(message.topic)))));
        }
    });
    connect(m_frame, &StateFrame::retryRequested, this, &MessagePage::restart);
    restart();
}

MessagePage::~MessagePage()
{
    m_tail.reset();
    m_scan.reset();
}

QWidget *MessagePage::makeBar()
{
    m_from = new QComboBox;
    m_from->addItem(tr("From latest"), QVariant::fromValue(qMakePair(int(Kind::Latest), qint64{0})));
    m_from->addItem(tr("From earliest"), QVariant::fromValue(qMakePair(int(Kind::Earliest), qint64{0})));
    m_from->addItem(tr("Last 1,000"), QVariant::fromValue(qMakePair(int(Kind::LastN), qint64{1000})));
    m_from->addItem(tr("Last 10 minutes"), QVariant::fromValue(qMakePair(int(Kind::Time), qint64{600'000})));
    m_from->setCurrentIndex(2);
    m_from->setAccessibleName(tr("Where reading begins"));
    m_isolation = new QComboBox;
    m_isolation->addItems({tr("Committed"), tr("Uncommitted")});
    m_isolation->setAccessibleName(tr("Isolation"));
    m_isolation->setToolTip(tr("Committed ends at the last stable offset and leaves aborted messages out; uncommitted shows all."));
    m_pause = new QToolButton;
    m_pause->setIcon(icon(u"pause"_s));
    m_pause->setText(tr("Pause"));
    m_pause->setCheckable(true);
    m_pause->setShortcut(QKeySequence(u"Ctrl+Space"_s));
    m_follow = new QToolButton;
    m_follow->setIcon(icon(u"follow"_s));
    m_follow->setText(tr("Follow"));
    m_follow->setCheckable(true);
    m_follow->setChecked(true);
    auto *clear = new QToolButton;
    clear->setIcon(icon(u"clear"_s));
    clear->setText(tr("Clear"));
    m_pause->setToolTip(tr("Pause reading (Ctrl+Space)"));
    m_follow->setToolTip(tr("Keep the newest message in view (End)"));
    clear->setToolTip(tr("Forget the messages that are held; the topic keeps them"));
    m_filter = new QLineEdit;
    m_filter->setPlaceholderText(tr("Only messages with this text in key, value or headers (Ctrl+F)"));
    m_filter->setAccessibleName(tr("Filter messages"));
    m_filter->setClearButtonEnabled(true);
    auto *bar = new QWidget;
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(8, 6, 8, 6);
    layout->addWidget(m_from);
    layout->addWidget(m_isolation);
    for (QToolButton *button : {m_pause, m_follow, clear}) {
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setAccessibleName(button->text());
        button->setFocusPolicy(Qt::StrongFocus);
        layout->addWidget(button);
    }
    layout->addWidget(m_filter, 1);
    connect(m_from, &QComboBox::currentIndexChanged, this, &MessagePage::restart);
    connect(m_isolation, &QComboBox::currentIndexChanged, this, &MessagePage::restart);
    connect(m_pause, &QToolButton::clicked, this, &MessagePage::togglePause);
    connect(m_follow, &QToolButton::clicked, m_list, &MessageListView::setFollowing);
    connect(m_filter, &QLineEdit::textChanged, this, &MessagePage::setFilter);
    connect(clear, &QToolButton::clicked, this, [this] {
        m_store->clear();
        m_ticker.wake();
    });
    return bar;
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
    if (m_status.state == State::Failed || m_status.state == State::Finished)
        return true;
    if (m_list->rowCount() > 0)
        return m_list->paintedRows() > 0;
    return m_status.state == State::Reading && !m_status.positions.isEmpty() &&
           std::all_of(m_status.positions.begin(), m_status.positions.end(), [](const auto &position) { return position.atEnd; });
}

void MessagePage::restart()
{
    m_tail.reset();
    const auto start = m_from->currentData().value<QPair<int, qint64>>();
    cluster::TailRequest request;
    request.topics = m_topics;
    request.start = {static_cast<Kind>(start.first),
                     start.first == int(Kind::Time) ? QDateTime::currentMSecsSinceEpoch() - start.second : start.second};
    request.isolation = m_isolation->currentIndex() == 0 ? cluster::Isolation::ReadCommitted : cluster::Isolation::ReadUncommitted;
    m_store =
        std::make_shared<messages::MessageStore>(context().settings ? context().settings->settings().tailLimits : messages::StoreLimits());
    m_snapshot = {};
    m_hits.clear();
    m_list->setRows(m_snapshot, nullptr);
    m_status = {};
    m_receivedBefore = 0;
    m_paused = false;
    m_pause->setChecked(false);
    m_clock.start();
    m_frame->setLoading(tr("Asking for the newest offsets…"));
    m_tail = context().session->reader().openTail(request, m_store, [this] { m_ticker.wake(); });
    setFilter();
}

void MessagePage::reload()
{
    restart();
}

void MessagePage::find()
{
    m_filter->setFocus();
    m_filter->selectAll();
}

void MessagePage::togglePause()
{
    m_paused = !m_paused;
    m_paused ? m_tail->pause() : m_tail->resume();
}

void MessagePage::setFilter()
{
    m_scan.reset();
    m_hits.clear();
    if (!m_filter->text().isEmpty()) {
        auto matcher = messages::TextMatcher::make(m_filter->text(), {.regex = false, .caseSensitive = false});
        if (matcher)
            m_scan = std::make_unique<messages::FilterScan>(std::move(*matcher), [this] { m_ticker.wake(); });
    }
    tick();
}

void MessagePage::tick()
{
    if (!m_tail)
        return;
    m_status = m_tail->status();
    m_snapshot = m_store->snapshot();
    if (m_scan) {
        m_scan->update(m_snapshot);
        const auto progress = m_scan->take();
        m_hits.insert(m_hits.end(), progress.newHits.begin(), progress.newHits.end());
    }
    m_list->setRows(m_snapshot, m_scan ? &m_hits : nullptr);
    if (m_clock.hasExpired(kRateMs)) {
        m_rate = static_cast<double>(m_status.received - m_receivedBefore) * 1000.0 / static_cast<double>(m_clock.restart());
        m_receivedBefore = m_status.received;
    }
    showStatus();
}

void MessagePage::showStatus()
{
    qint64 behind = 0;
    for (const cluster::TailPosition &position : m_status.positions)
        behind += m_isolation->currentIndex() == 0 && position.atEnd ? std::max<qint64>(0, position.highWatermark - position.end) : 0;
    if (m_status.state == State::Failed && m_status.error)
        m_frame->setFailed(*m_status.error);
    else if (m_status.state == State::Starting)
        m_frame->setLoading(tr("Asking for the newest offsets…"));
    else
        m_frame->setLoaded();
    if (m_status.state == State::Waiting)
        m_banner->show(Banner::Kind::Warning, tr("Waiting for the brokers; reading goes on by itself, nothing is lost."), {},
                       m_status.error ? describe(*m_status.error).details : QString());
    else if (m_status.removed > 0)
        m_banner->show(Banner::Kind::Warning, tr("Removed while reading: %1 offsets were gone before they could be read.")
                                                  .arg(formatCount(static_cast<qint64>(m_status.removed))));
    else if (behind > 0)
        m_banner->show(Banner::Kind::Information, tr("%1 offsets behind an open transaction.").arg(formatCount(behind)));
    else
        m_banner->clear();
    Q_EMIT loadedChanged();
    Q_EMIT statusChanged();
}

QString MessagePage::statusText() const
{
    const messages::StoreCounters counters = m_store->counters();
    QStringList facts = {tr("received %1").arg(formatRate(m_rate)),
                         tr("held %1 rows, %2").arg(formatCount(static_cast<qint64>(counters.held)), formatBytes(counters.heldBytes)),
                         tr("skipped %1").arg(formatCount(static_cast<qint64>(counters.skipped)))};
    if (m_scan)
        facts.append(tr("hidden %1").arg(formatCount(static_cast<qint64>(counters.held) - m_list->rowCount())));
    if (m_paused)
        facts.append(tr("paused"));
    return facts.join(u" · "_s);
}

void MessagePage::showDetail()
{
    const auto row = m_list->currentRow();
    if (!row || *row < m_snapshot.firstRow() || *row >= m_snapshot.endRow()) {
        m_detail->clear();
        return;
    }
    const messages::HeldMessage message = m_snapshot.at(*row);
    QStringList lines = {readable(message.value), QString(), tr("Key") + u": "_s + readable(message.key)};
    for (const cluster::RawHeader &header : message.headers()) {
        const QString value = header.nullValue ? tr("null") : readable(header.value);
        lines.append(tr("Header") + u' ' + decode::visibleText(text(header.name)) + u": "_s + value);
    }
    const QStringList cells = m_list->cells(message);
    lines.append(tr("Topic %1, partition %2, offset %3, timestamp %4").arg(cells[0], cells[1], QString::number(message.offset), cells[3]));
    m_detail->setPlainText(lines.join(u'\n'));
}

} // namespace streamscope::widgets
