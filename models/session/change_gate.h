// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cluster/connection.h"
#include "models/session/profile.h"

#include <functional>
#include <memory>

namespace streamscope::session {

class Journal;

/// Proof that a person (or --yes on the command line) meant it: the names that were typed or shown and accepted.
struct Confirmation {
    QStringList typedNames; ///< names typed by hand; production wants every deleted topic's
    bool accepted = false;  ///< the effect was shown and accepted
};

/// Changes that were sent and have not been answered.
struct UnansweredChanges {
    int messages = 0; ///< produced
    int requests = 0; ///< creations and deletions of topics, however many topics each has
};

/// The one way to change anything: read-only and production guard, then the request, then the journal. Views, commands and
/// flows see no other ClusterWriter. Same thread as the connection.
class ChangeGate final : public cluster::ClusterWriter {
public:
    ChangeGate(const Profile &profile, cluster::ClusterWriter &writer, Journal &journal);
    ~ChangeGate() override;

    /// Why nothing may be changed here; empty: changes are allowed. For disabling actions and saying why.
    [[nodiscard]] std::optional<core::KafkaError> refusal() const;
    [[nodiscard]] bool wantsTypedName() const; ///< production

    /// Takes over what of the profile guards more than before: read-only, a stricter environment. What works already goes on. False:
    /// nothing does.
    bool tighten(const Profile &profile);

    /// What is known of the cluster, for the journal: its id, and what a topic was before it was deleted.
    void setMetadata(const cluster::MetadataPtr &metadata);
    /// Called after every answer that may have changed the list of topics, with the names that should exist and those that
    /// should not, also where the outcome is unknown. What failed for certain is not among them.
    using TopicsChanged = std::function<void(const QStringList &created, const QStringList &deleted)>;
    void onTopicsChanged(TopicsChanged callback);

    [[nodiscard]] UnansweredChanges unanswered() const;
    [[nodiscard]] quint64 failures() const; ///< of what was answered: failed, or nobody knows
    /// Called after every answer to a change; not for those that end because the gate goes.
    void onAnswered(std::function<void()> callback);

    /// Valid for the next call only that wants it.
    void confirm(const Confirmation &confirmation);

    [[nodiscard]] core::FutureResult<QList<cluster::TopicOutcome>> createTopics(const QList<cluster::NewTopic> &topics,
                                                                                bool validateOnly) override;
    /// Refused with NotConfirmed unless confirm() said accepted, and on production named every topic.
    [[nodiscard]] core::FutureResult<QList<cluster::TopicOutcome>> deleteTopics(const QStringList &topics) override;
    [[nodiscard]] core::FutureResult<cluster::Delivery> produce(const cluster::ProducerRecord &record,
                                                                const cluster::ProduceOptions &options) override;
    /// One entry of the journal from the joining to the leaving. On production refused with NotConfirmed unless confirm() said
    /// accepted; with InvalidInput where flows that run here would bring back to its topics what it writes.
    [[nodiscard]] core::Result<std::unique_ptr<cluster::GroupWorker>> joinGroup(const cluster::GroupWorkerRequest &request,
                                                                                std::shared_ptr<cluster::MessageTransform> transform,
                                                                                cluster::GroupWorkerWake wake) override;
    /// One entry of the journal with the totals, when the producer is let go. On production refused with NotConfirmed unless
    /// confirm() said accepted and named the topic.
    [[nodiscard]] core::Result<std::unique_ptr<cluster::BulkProducer>> openBulk(const cluster::BulkRequest &request,
                                                                                std::shared_ptr<cluster::RecordFeed> feed,
                                                                                cluster::BulkWake wake) override;
    /// One entry of the journal with the total, when the outlet is let go. On production refused with NotConfirmed unless
    /// confirm() said accepted and named every topic.
    [[nodiscard]] core::Result<std::unique_ptr<cluster::Outlet>> openOutlet(const cluster::OutletRequest &request) override;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace streamscope::session
