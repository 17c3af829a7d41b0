// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cluster/changes.h"
#include "models/cluster/message_sink.h"

#include <string>
#include <vector>

namespace streamscope::flows {

/// A record to be produced as a message that expressions read. Shows the record's own bytes: it must outlive the view.
class RecordView {
public:
    explicit RecordView(const cluster::ProducerRecord &record);
    Q_DISABLE_COPY_MOVE(RecordView)

    [[nodiscard]] const cluster::RawMessage &raw() const { return m_raw; }
    [[nodiscard]] const std::string &topic() const { return m_topic; } ///< UTF-8

private:
    std::string m_topic;
    std::vector<cluster::RawHeader> m_headers;
    cluster::RawMessage m_raw;
};

} // namespace streamscope::flows
