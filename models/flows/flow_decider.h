// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cluster/group_worker.h"
#include "models/cluster/message_sink.h"
#include "models/flows/flow.h"

namespace streamscope::flows {

/// What a flow makes of one message.
struct Decision {
    static constexpr int kOtherwise = -1;
    static constexpr int kNone = -2; ///< no rule, and no otherwise: passed over
    static constexpr int kFailed = -3;

    int rule = kNone;                            ///< the index of the rule that decided, or one of the above
    int failedRule = kNone;                      ///< kFailed: where
    QString reason = {};                         ///< kFailed: an English sentence, whatever the window speaks
    QString shownReason = {};                    ///< kFailed: the same in the program's language
    QList<cluster::ProducerRecord> records = {}; ///< in the order of the file; kFailed: what goes to the errors topic
};

/// Decides on messages, one after another. One thread at a time. Whatever a message contains, it is decided on in bounded
/// time and memory; what fails is a decision too.
class FlowDecider {
public:
    /// The largest record that is made: what brokers take unless they are told otherwise, less what surrounds it.
    static constexpr qsizetype kMaxRecordBytes = 1'000'000;

    /// provenance: each record tells by headers where it comes from, for readers that must drop doubles.
    /// cluster: the id of the one that is read, told with the provenance where another one is written to.
    FlowDecider(const Flow &flow, bool provenance, qsizetype maxRecordBytes = kMaxRecordBytes, QByteArray cluster = {});
    FlowDecider(FlowDecider &&) noexcept;
    ~FlowDecider();

    /// message.topic is an index into the flow's topics. Where the flow has no end, a message that by its provenance was written by
    /// the flow itself fails, and goes nowhere: others have brought it back.
    [[nodiscard]] Decision decide(const cluster::RawMessage &message);
    /// The same where what decide() makes of it cannot be written: a failure, by the rule that decided.
    [[nodiscard]] Decision refused(const cluster::RawMessage &message, const cluster::Refusal &refusal);

private:
    struct Output;
    struct Header;
    struct Rule;
    struct Reason;
    template<typename T>
    using Outcome = tl::expected<T, Reason>;

    std::vector<Output> prepared(const std::vector<FlowOutput> &outputs);
    Outcome<QList<cluster::ProducerRecord>> written(std::vector<Output> &outputs, const cluster::RawMessage &message,
                                                    const std::string &topic);
    Outcome<cluster::ProducerRecord> written(Output &output, const cluster::RawMessage &message, const std::string &topic);
    [[nodiscard]] const std::string &topicOf(const cluster::RawMessage &message) const;
    Decision failed(int rule, const Reason &reason, const cluster::RawMessage &message, const std::string &topic) const;
    void addProvenance(cluster::ProducerRecord &record, const cluster::RawMessage &message, const std::string &topic) const;
    [[nodiscard]] bool hasWritten(const cluster::RawMessage &message) const;

    QByteArray m_name;
    std::vector<std::string> m_topics;
    QString m_errorsTopic;
    QStringList m_ruleNames;
    bool m_provenance;
    bool m_endless; ///< what it writes could come back to it
    QByteArray m_cluster;
    qsizetype m_maxRecordBytes;
    std::shared_ptr<query::TemplateSource> m_source;
    std::vector<Rule> m_rules;
    std::optional<std::vector<Output>> m_otherwise;
};

} // namespace streamscope::flows
