// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cluster/group_worker.h"

#include <map>
#include <set>
#include <tuple>
#include <vector>

namespace streamscope::kafka {

/// Which of the messages that a member consumes cannot be written. A broker refuses a batch as a whole: messages that went
/// together are in doubt, and go alone when they are consumed again. Working thread only.
class MemberFaults {
public:
    using Place = std::tuple<quint32, qint32, qint64>; ///< topic index, partition, offset

    /// From here on numbers are of messages that are committed, or taken back, together.
    void startBatch();
    /// Under which number the records of the message are sent.
    [[nodiscard]] quint64 add(const Place &place);
    /// After the batch was taken back: what was refused of it. othersWritten: all else is there. False: nothing of this batch.
    bool learn(const QList<cluster::RecordOutput::Refused> &refused, bool othersWritten);

    /// It is in doubt or refused: it goes alone.
    [[nodiscard]] bool isKnown(const Place &place) const { return m_known.contains(place); }
    /// Why it cannot be written. Empty: it is not known that it cannot.
    [[nodiscard]] std::optional<cluster::Refusal> refusal(const Place &place) const;
    /// What is made of it is there already, and would be doubled.
    [[nodiscard]] bool isWritten(const Place &place) const { return m_written.contains(place); }

    void committed(quint32 topic, qint32 partition, qint64 next);
    void forgetWritten() { m_written.clear(); } ///< somebody else may go on, from anywhere
    void forget();

private:
    std::vector<Place> m_batch;
    quint64 m_first = 0; ///< the number of the batch's first one
    std::map<Place, std::optional<cluster::Refusal>> m_known;
    std::set<Place> m_written;
};

} // namespace streamscope::kafka
