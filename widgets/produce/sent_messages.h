// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cluster/changes.h"
#include "models/core/result.h"
#include "widgets/common/page.h"

#include <QJsonObject>
#include <QObject>
#include <QPointer>

#include <deque>
#include <optional>

namespace streamscope::widgets {

/// What was sent by hand on a connection since the program began: for all its produce pages, also those that come later and after it
/// was connected anew. Bounded by number and bytes; the oldest go first. Beside it the draft that was replaced last.
class SentMessages final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SentMessages)

public:
    struct Sent {
        quint64 id = 0;
        cluster::ProducerRecord record;
        cluster::ProduceOptions options;
        qint64 timeMs = 0; ///< milliseconds since the epoch
        std::optional<core::Result<cluster::Delivery>> answer; ///< empty: it is on its way
    };

    struct Replaced {
        QJsonObject draft; ///< empty: none
        std::optional<QByteArray> key; ///< what of it was too large to be edited
        std::optional<QByteArray> value;
    };

    /// That of the session's connection, made at the first call; sends by this session from here on. Lives as long as
    /// context.sessions, where there is none as long as the session.
    [[nodiscard]] static SentMessages &of(const ViewContext &context);
    ~SentMessages() override;

    [[nodiscard]] const std::deque<Sent> &all() const { return m_sent; } ///< newest last
    [[nodiscard]] const Sent *find(quint64 id) const;                    ///< null: it has gone

    /// Adds it without sending; send() goes through the gate, and answered() comes.
    [[nodiscard]] quint64 add(const cluster::ProducerRecord &record, const cluster::ProduceOptions &options);
    void send(quint64 id);

    [[nodiscard]] const Replaced &replaced() const { return m_replaced; }
    void setReplaced(const Replaced &replaced) { m_replaced = replaced; }

Q_SIGNALS:
    void changed();
    void answered(quint64 id);

private:
    SentMessages(const QString &name, QObject *parent);
    void take(quint64 id, const core::Result<cluster::Delivery> &answer);

    QPointer<session::Session> m_session;
    std::deque<Sent> m_sent;
    Replaced m_replaced;
    quint64 m_nextId = 1;
    quint64 m_bytes = 0;
};

} // namespace streamscope::widgets
