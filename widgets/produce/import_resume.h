// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cluster/offsets.h"
#include "models/cluster/tail.h"
#include "models/core/frame_ticker.h"
#include "widgets/produce/import_places.h"

#include <QObject>

#include <memory>

namespace streamscope::session {
class Session;
}

namespace streamscope::widgets {

/// Finds in a topic which line of a file was committed last. To be asked for while the transactional id of that file is held:
/// then nobody commits more of it. It reads to the high watermark as it is then, and waits for transactions of others that are
/// open below it, since what was committed behind them cannot be read before. What an earlier look has found is not read again.
class ImportResume final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ImportResume)

public:
    explicit ImportResume(session::Session *session, QObject *parent = nullptr);
    ~ImportResume() override;

    /// before: of an earlier look, if it is kept; not used where the topic is another one now, or may be.
    void start(const QString &topic, int partitions, const QByteArray &identity, const std::optional<ImportFound> &before);
    void stop(); ///< nothing is told any more
    void skip(); ///< a person knows that nothing of the file is there
    [[nodiscard]] bool isRunning() const { return m_running; }
    [[nodiscard]] bool isWhole() const { return !m_before; } ///< nothing usable was kept: all of the topic is read
    [[nodiscard]] qint64 total() const { return m_total; }    ///< offsets to be read
    [[nodiscard]] double share() const;                       ///< of these, 0 to 1
    [[nodiscard]] quint64 seen() const;   ///< messages
    [[nodiscard]] qint64 waitsFor() const; ///< offsets behind the open transactions of others; 0: it does not wait

Q_SIGNALS:
    void changed();
    void found(const streamscope::widgets::ImportFound &found);
    void failed(const streamscope::core::KafkaError &error);

private:
    class ImportedLines;
    void takeId(const QString &topic, int partitions, const QString &id);
    void takeEnds(const core::Result<QList<cluster::OffsetAnswer>> &answers);
    void tick();

    session::Session *m_session;
    bool m_running = false;
    int m_asked = 0; ///< which question, so that the answer to another one is passed over
    QByteArray m_identity;
    std::optional<ImportFound> m_before;
    ImportFound m_found;
    qint64 m_total = 0;
    std::shared_ptr<ImportedLines> m_imported;
    core::FrameTicker m_ticker;
    std::unique_ptr<cluster::Tail> m_tail; // goes before the ticker that it wakes
};

} // namespace streamscope::widgets
