// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cluster/bulk_producer.h"
#include "models/core/frame_ticker.h"
#include "widgets/common/page.h"

#include <QElapsedTimer>

#include <memory>

namespace streamscope::widgets {

/// A bulk producer on behalf of a page: asks on production, starts it, follows it, shows it among what runs.
class BulkRun final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BulkRun)

public:
    /// page: whose window is asked over.
    BulkRun(const ViewContext &context, QWidget *page);
    ~BulkRun() override;

    /// Why nothing can be sent to this topic in this way now, a sentence; empty: it can.
    [[nodiscard]] QString refusal(const QString &topic, const cluster::BulkOptions &options = {}) const;
    /// Why what a transaction takes back stays visible here; empty: it does not.
    [[nodiscard]] QString transactionNote() const;
    /// how many partitions the topic has; 0: it is not known.
    [[nodiscard]] int partitions(const QString &topic) const;

    /// title: what it is called among what runs. what: a sentence for the question on production. expected: messages, 0: nobody
    /// knows. Begins later, or never, where a person is asked.
    void start(cluster::BulkRequest request, std::shared_ptr<cluster::RecordFeed> feed, const QString &title, const QString &what,
               quint64 expected = 0);
    void stop();
    void commit();
    void abort();
    /// Stops, and aborts what a person has not committed.
    void end();
    /// What ends with the page, see Page::runningWork.
    [[nodiscard]] QString work() const;
    [[nodiscard]] bool isRunning() const { return m_producer != nullptr; }
    [[nodiscard]] const cluster::BulkStatus &status() const { return m_status; } ///< of the last one, when none runs
    [[nodiscard]] double rate() const { return m_rate; }                         ///< acknowledged a second; negative: not known yet

Q_SIGNALS:
    void started();
    void changed(); ///< the status is new
    void finished();
    void declined(); ///< a person was asked, and it does not begin
    void failedToStart(const streamscope::core::KafkaError &error);

private:
    void begin(const cluster::BulkRequest &request, std::shared_ptr<cluster::RecordFeed> feed, const QString &title, quint64 expected);
    void tick();

    ViewContext m_context;
    QWidget *m_page;
    core::FrameTicker m_ticker;
    cluster::BulkRequest m_request; ///< of the last one
    cluster::BulkStatus m_status;
    bool m_ending = false;
    QElapsedTimer m_clock;
    quint64 m_acknowledgedBefore = 0;
    quint64 m_expected = 0;
    double m_rate = -1;
    quint64 m_activity = 0;
    std::unique_ptr<cluster::BulkProducer> m_producer; // goes before the ticker that it wakes
};

} // namespace streamscope::widgets
