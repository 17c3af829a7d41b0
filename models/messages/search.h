// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cluster/connection.h"
#include "models/messages/found_places.h"
#include "models/messages/message_test.h"

#include <QElapsedTimer>

#include <memory>
#include <vector>

namespace streamscope::messages {

/// What is searched. Ends at the offsets that each partition has when its reading starts, or at read.endOffsets; never at
/// silence.
struct SearchRequest {
    /// untilEnd is set and maxMessages ignored. With partitions named they are read in parallel, each in one of the lanes.
    cluster::TailRequest read;
    qint64 mostHits = -1; ///< −1: all of them; else the search finishes at that many
    unsigned lanes = 0;   ///< readers at once; 0: one a processor. LastN, which all partitions share, is read in one
    FoundPlaces found = {}; ///< matches of before: read again first, and given to the sink where they are there and pass the test
};

/// How far a search is.
struct SearchProgress {
    enum class State { Starting, Searching, Paused, Full, Waiting, Finished, Failed };
    State state = State::Starting;
    qint64 scannedOffsets = 0; ///< passed over so far, holes of compaction and transactions included
    qint64 totalOffsets = 0;   ///< between starts and ends of all partitions that have started
    quint64 messages = 0;      ///< tested
    quint64 bytes = 0;         ///< key, value and header bytes of those
    quint64 hits = 0;          ///< those of before that were found again among them
    bool isRecalling = false;  ///< matches of before are being read again; nothing is scanned yet
    quint64 recalled = 0;      ///< of those, found again
    quint64 gone = 0;          ///< of those, not there any more; known when isRecalling ends
    quint64 unkept = 0;        ///< matches of before whose places were not remembered
    quint64 failed = 0;        ///< messages that the test could not answer for
    quint64 removed = 0;       ///< offsets that were gone before they could be read
    quint64 corrupt = 0;       ///< messages refused because their length or content is absurd
    qint64 elapsedMs = 0;      ///< of searching, pauses left out
    QList<cluster::TailPosition> positions;  ///< ascending; what a search that goes on later starts from
    std::optional<core::KafkaError> error;   ///< why it failed, or what it waits on

    [[nodiscard]] bool isOver() const { return state == State::Finished || state == State::Failed; }
    /// From 0 to 1; negative: not known yet.
    [[nodiscard]] double fraction() const;
    /// At the speed so far; −1: not known.
    [[nodiscard]] qint64 millisecondsLeft() const;
};

/// Reads topics at the client's full speed and keeps only what passes a test. Made and destroyed on one thread, which asks
/// for progress; the reading and testing is done on the threads of the tails.
class Search {
public:
    /// hits: where matches go, called by one thread at a time; when it takes none (a full MessageStore) the search pauses by
    /// itself and loses nothing. wake: as a tail's, from several threads.
    Search(cluster::ClusterReader &reader, SearchRequest request, const MessageTest &test, std::shared_ptr<cluster::MessageSink> hits,
           cluster::TailWake wake);
    ~Search(); ///< stops
    Search(const Search &) = delete;
    Search &operator=(const Search &) = delete;

    static constexpr std::size_t kFailuresKept = 1000;

    void pause();
    void resume();
    [[nodiscard]] SearchProgress progress();
    /// The first kFailuresKept messages that could not be tested.
    [[nodiscard]] std::vector<FailedTest> failures() const;
    /// The same search from where it is: positions of progress() as starts and ends; found: its hits, which are read again
    /// first. Hits of a partition that has no position are forgotten, because it is read as it would have been.
    [[nodiscard]] static SearchRequest continued(SearchRequest request, const QList<cluster::TailPosition> &positions,
                                                 FoundPlaces found = {});

private:
    struct Shared;
    class Lane;
    class Recall;

    [[nodiscard]] static std::vector<cluster::TailRequest> divide(const SearchRequest &request);
    void openLanes();
    void goOnRecalling();
    [[nodiscard]] QList<cluster::TailPosition> allPositions(QList<cluster::TailPosition> read) const;
    void sumUp(SearchProgress &progress) const;
    [[nodiscard]] bool isComplete() const;

    cluster::ClusterReader &m_reader;
    const SearchRequest m_request;
    const std::unique_ptr<MessageTest> m_test;
    const cluster::TailWake m_wake;
    const std::shared_ptr<Shared> m_shared;
    std::unique_ptr<Recall> m_recall; ///< null: there was nothing to be read again
    std::vector<std::unique_ptr<cluster::Tail>> m_tails;
    QElapsedTimer m_running;
    qint64 m_elapsedMs = 0; ///< of the stretches before the running one
    SearchProgress::State m_state = SearchProgress::State::Starting;
    bool m_paused = false;
    bool m_over = false;
};

} // namespace streamscope::messages
