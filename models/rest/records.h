// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cluster/message_sink.h"
#include "models/core/result.h"

#include <QByteArray>
#include <QHash>

#include <deque>
#include <memory>
#include <vector>

namespace streamscope::rest {

/// The records of one answer of a consumer in the format "binary". Runs on the tail's thread; reuses its memory.
class RecordBatch {
public:
    /// topics: name → index into TailRequest::topics.
    explicit RecordBatch(QHash<QString, quint32> topics);
    ~RecordBatch();

    /// The views are valid until the next call. Records that cannot be read (no base64, no offset) are counted as corrupt,
    /// records of other topics are left out; the error is of the answer as a whole.
    [[nodiscard]] core::Result<void> read(const QByteArray &body);
    [[nodiscard]] const std::vector<cluster::RawMessage> &messages() const { return m_messages; }
    [[nodiscard]] quint64 corrupt() const { return m_corrupt; }
    /// Partition and offset of those that are corrupt, as far as they could be read: their place is passed.
    struct Place {
        quint32 topic = 0;
        qint32 partition = -1;
        qint64 offset = -1;
        std::size_t before = 0; ///< how many of messages() come before it
    };
    [[nodiscard]] const std::vector<Place> &corruptPlaces() const { return m_corruptPlaces; }

private:
    struct Parser;
    std::unique_ptr<Parser> m_parser;
    const QHash<QString, quint32> m_topics;
    std::vector<cluster::RawMessage> m_messages;
    std::deque<QByteArray> m_bytes; ///< what keys, values and headers point to
    std::deque<std::vector<cluster::RawHeader>> m_headers;
    std::vector<Place> m_corruptPlaces;
    quint64 m_corrupt = 0;
};

} // namespace streamscope::rest
