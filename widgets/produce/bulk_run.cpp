// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/produce/bulk_run.h"

#include "models/decode/decode.h"
#include "models/session/activity.h"
#include "models/session/session.h"
#include "widgets/common/rest_offers.h"
#include "widgets/common/sentences.h"
#include "widgets/produce/bulk_counts.h"
#include "widgets/produce/confirm_produce_dialog.h"

using namespace Qt::StringLiterals;

namespace streamscope::widgets {
namespace {

constexpr int kRateMs = 1000;

} // namespace

BulkRun::BulkRun(const ViewContext &context, QWidget *page)
    : QObject(page)
    , m_context(context)
    , m_page(page)
{
    connect(&m_ticker, &core::FrameTicker::tick, this, &BulkRun::tick);
}

BulkRun::~BulkRun()
{
    if (m_producer && m_context.activities)
        m_context.activities->end(m_activity, core::localError(core::ErrorKind::Cancelled, u"the page was closed"_s));
}

int BulkRun::partitions(const QString &topic) const
{
    const cluster::MetadataPtr metadata = m_context.session->metadata();
    const cluster::Topic *found = metadata ? metadata->topic(topic) : nullptr;
    return found ? static_cast<int>(found->partitions.size()) : 0;
}

QString BulkRun::refusal(const QString &topic, const cluster::BulkOptions &options) const
{
    if (const auto refused = m_context.session->gate().refusal())
        return describe(*refused).sentence;
    if (restConnection(m_context.session))
        return tr("A REST Proxy takes one message at a time; this wants brokers.");
    if (topic.isEmpty())
        return tr("Choose a topic.");
    if (!m_context.session->metadata())
        return tr("The topics of the cluster are not known yet.");
    if (partitions(topic) == 0)
        return tr("This topic is not on the cluster; producing never creates one.");
    if (options.partitioner == cluster::Partitioner::Chosen && options.partition >= partitions(topic))
        return tr("The topic has no such partition.");
    return {};
}

// librdkafka's mock brokers take transactions and do not keep their promise.
QString BulkRun::transactionNote() const
{
    const cluster::MetadataPtr metadata = m_context.session->metadata();
    if (!metadata || !metadata->clusterId.startsWith("mockCluster"_L1))
        return {};
    return tr("Not kept here: the sandbox shows what is aborted to every reader.");
}

void BulkRun::start(cluster::BulkRequest request, std::shared_ptr<cluster::RecordFeed> feed, const QString &title, const QString &what,
                    quint64 expected)
{
    if (m_producer)
        return;
    request.partitions = partitions(request.topic);
    if (!m_context.session->gate().wantsTypedName()) {
        begin(request, std::move(feed), title, expected);
        return;
    }
    auto *dialog = new ConfirmProduceDialog(m_context.session, {request.topic}, what, m_page);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, request, feed, title, expected] { begin(request, feed, title, expected); });
    connect(dialog, &QDialog::rejected, this, &BulkRun::declined);
    dialog->open();
}

void BulkRun::begin(const cluster::BulkRequest &request, std::shared_ptr<cluster::RecordFeed> feed, const QString &title, quint64 expected)
{
    auto producer = m_context.session->gate().openBulk(request, std::move(feed), [this] { m_ticker.wake(); });
    if (!producer) {
        Q_EMIT failedToStart(producer.error());
        return;
    }
    m_request = request;
    m_status = {};
    m_ending = false;
    m_rate = -1;
    m_acknowledgedBefore = 0;
    m_expected = expected;
    m_clock.start();
    m_producer = std::move(*producer);
    if (m_context.activities)
        m_activity = m_context.activities->begin(title, [this] { stop(); });
    Q_EMIT started();
    m_ticker.wake();
}

void BulkRun::stop()
{
    if (m_producer)
        m_producer->stop();
}

void BulkRun::commit()
{
    if (m_producer)
        m_producer->commit();
}

void BulkRun::abort()
{
    if (m_producer)
        m_producer->abort();
}

void BulkRun::end()
{
    m_ending = true;
    stop();
    m_ticker.wake(); // it may wait for a person already
}

QString BulkRun::work() const
{
    if (!m_producer)
        return {};
    const QString topic = decode::visibleText(m_request.topic);
    if (!m_request.options.transactional)
        return tr("Messages are sent to “%1”. No more are made then; what is on its way has two seconds to be answered.").arg(topic);
    if (m_request.byHand)
        return tr("Messages are sent to “%1”. What is not committed of them is aborted then: readers of committed messages never see it.")
            .arg(topic);
    return tr("A file is sent to “%1”. The chunk under way is aborted then; the same file goes on behind what is written when it is "
              "started again.")
        .arg(topic);
}

void BulkRun::tick()
{
    if (!m_producer)
        return;
    m_status = m_producer->status();
    if (m_ending && m_status.state == cluster::BulkStatus::State::Open)
        m_producer->abort();
    if (m_clock.hasExpired(kRateMs)) {
        m_rate = static_cast<double>(m_status.acknowledged - m_acknowledgedBefore) * 1000.0 / static_cast<double>(m_clock.restart());
        m_acknowledgedBefore = m_status.acknowledged;
    }
    const bool over = m_status.isOver();
    if (over)
        m_producer.reset(); // its totals are in the journal now
    if (m_context.activities) {
        const double progress = m_expected > 0 ? static_cast<double>(m_status.acknowledged) / static_cast<double>(m_expected) : -1;
        if (over)
            m_context.activities->end(m_activity, m_status.error, bulkSums(m_status));
        else
            m_context.activities->setProgress(m_activity, progress, bulkSums(m_status), m_status.acknowledged);
    }
    Q_EMIT changed();
    if (over)
        Q_EMIT finished();
}

} // namespace streamscope::widgets
