// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cluster/tail.h"
#include "models/core/frame_ticker.h"
#include "models/messages/filter_scan.h"
#include "models/messages/latest_by_key.h"
#include "models/messages/search.h"
#include "models/session/message_marks.h"
#include "models/session/topic_timeline.h"
#include "widgets/common/page.h"
#include "widgets/messages/kept_search.h"
#include "widgets/messages/read_bar.h"

#include <QElapsedTimer>

#include <functional>

class QAction;
class QComboBox;
class QMenu;
class QSplitter;
class QToolButton;

namespace streamscope::flows {
struct Replay;
} // namespace streamscope::flows

namespace streamscope::rest {
struct Capabilities;
struct RestCall;
} // namespace streamscope::rest

namespace streamscope::widgets {

class Banner;
class CopyAsMenu;
class FilterBar;
class MessageDetail;
class MessageListView;
class OffersNote;
class SearchStrip;
class StateFrame;
class TimelineView;

/// Messages of one or more topics as they arrive, or from a position. Nothing is joined or committed by it.
class MessagePage final : public Page {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MessagePage)

public:
    MessagePage(const ViewContext &context, const QString &topics, QWidget *parent = nullptr);
    ~MessagePage() override;

    [[nodiscard]] QString target() const override;
    [[nodiscard]] QString title() const override;
    [[nodiscard]] bool isLoaded() const override;
    [[nodiscard]] QString statusText() const override;
    [[nodiscard]] QJsonObject saveState() const override;
    void restoreState(const QJsonObject &state) override;
    void reload() override;
    void find() override;
    void takeKeyboard() override;

    /// The chosen rows as NDJSON; on what became of it the banner and the activities report.
    void saveSelected(const QString &path);
    /// Stands at an offset, where it is held, or reads anew from it, or from a time, and stands there; says so when text is neither.
    void goTo(const QString &text);

protected:
    void showEvent(QShowEvent *event) override;

private:
    /// How the rows that are held are shown.
    enum class View {
        Arrival, ///< as they were received
        Time,    ///< by their timestamps, over all topics and partitions
        Latest   ///< the newest of each key
    };

    QWidget *makeReadRow();
    QWidget *makeFilterRow();
    void setView(View view);
    void arrangeAnew();
    [[nodiscard]] std::shared_ptr<cluster::MessageSink> makeLatest();
    void tellWhereLatestBegins();
    [[nodiscard]] QStringList latestFacts() const;
    void takeRows();
    void learnFields();
    void showRows(const std::vector<quint64> &newHits);
    /// What is being asked of the cluster before reading begins.
    struct Resolving {
        ReadPlan plan;
        QList<cluster::TopicPartition> partitions;
        quint64 asked = 0;
        std::function<void(const cluster::TailRequest &)> next;
        QList<cluster::TopicPartition> without = {}; ///< the group has committed nothing for them
    };
    void withRequest(std::function<void(const cluster::TailRequest &)> next);
    void resolveStart(Resolving work);
    void askStarts(Resolving work);
    void resolveEnd(Resolving work);
    void goOn(const Resolving &work);
    void listGroups();
    void choosePartitionStarts();
    void begin(const cluster::TailRequest &request);
    void makeActions();
    QAction *addAction(const QString &iconName, const QString &text, const QKeySequence &keys, void (MessagePage::*act)());
    void restart();
    void tick();
    void showStatus();
    static constexpr qsizetype kNamedPartitions = 8;
    /// The first of them, as "topic-partition".
    [[nodiscard]] static QString namesOf(const QList<cluster::TopicPartition> &partitions);
    [[nodiscard]] QList<cluster::TopicPartition> standingStill() const;
    [[nodiscard]] QString standingStillDetails() const;
    /// How many partitions end before the offset that was asked for, of those that count; empty: none.
    [[nodiscard]] QString beyondSentence(const std::function<bool(const cluster::TailPosition &)> &counts) const;
    [[nodiscard]] bool isBeyondEnd(quint64 row) const;
    void showState();
    void lookForTopics();
    [[nodiscard]] std::optional<core::KafkaError> reasonToWait() const;
    void showEmpty();
    void showOffers();
    [[nodiscard]] QList<rest::RestCall> readingCalls(const rest::Capabilities &offers) const;
    void showBanner();
    void showDetail();
    void askWhere() { askWhereAgain({}, {}); }
    void lookForPlace(const QString &text, qint64 offset);
    void takePlace();
    void readFromPlace(const QString &text);
    void standAtBeginning();
    void takeFollowing(bool following);
    void askWhereAgain(const QString &typed, const QString &fault);
    void produceHere();
    void showTimeline(bool shown);
    void startTimeline();
    void markHeld();
    void loadSpan(qint64 fromMs, qint64 toMs);
    void forgetSpan();
    void leaveSpan();
    void setFilter();
    void makeScan();
    void listUntestable(bool listed);
    [[nodiscard]] bool showsMatchesOnly() const;
    [[nodiscard]] QString reasonOf(const messages::FailedTest &failure) const;
    void startSearch();
    void continueSearch();
    void endSearch();
    void tickSearch();
    void rememberFound();
    [[nodiscard]] KeptSearch keptSearch() const;
    void runSearch(const messages::SearchRequest &request);
    [[nodiscard]] std::optional<messages::SearchRequest> narrowed(const messages::SearchRequest &request) const;
    [[nodiscard]] messages::SearchRequest searchRequest(const cluster::TailRequest &read) const;
    void resetRows();
    [[nodiscard]] std::shared_ptr<messages::MessageStore> makeStore(messages::WhenFull whenFull) const;
    void togglePause();
    void clearHeld();
    void findNext();
    void findPrevious();
    void goToHit(bool forward);
    void copyRows();
    void copyJson();
    void copyValue();
    void chooseFile();
    void analyseShown();
    [[nodiscard]] QString shownWords(quint64 count) const;
    void editAndProduce();
    void produceAgain();
    void replay();
    [[nodiscard]] flows::Replay replayOf(const std::vector<quint64> &rows, const QString &condition) const;
    [[nodiscard]] std::vector<quint64> foundRows() const;
    [[nodiscard]] QList<flows::Replay> replayChoices() const;
    [[nodiscard]] cluster::ProducerRecord recordOf(const messages::HeldMessage &message) const;
    void showMenu(const QPoint &globalPosition);
    void addFieldMenu(QMenu *menu);
    void updateActions();
    void toggleMark();
    void editNote();
    void nextMark();
    void previousMark();
    void listMarks();
    void goToMark(bool forward);
    void goToMarked(const session::MessageMark &mark);
    void readMarked(const session::MessageMark &mark);
    void setMark(const session::MessageMark &mark);
    void setNote(const QString &note);
    void findMarks();
    void takeMarks();
    void showMarks();
    [[nodiscard]] session::MessageMark markOf(const messages::HeldMessage &message) const;
    /// A sentence with something to be done about it.
    void offer(const QString &sentence, const QString &action, std::function<void()> act);
    [[nodiscard]] std::optional<messages::HeldMessage> current() const;

    static constexpr qsizetype kReasonsShown = 20;

    const QStringList m_topics;
    ReadBar *m_read = nullptr;
    QToolButton *m_pause = nullptr;
    QToolButton *m_follow = nullptr;
    FilterBar *m_filter = nullptr;
    QComboBox *m_views = nullptr;
    QToolButton *m_tombstones = nullptr;
    SearchStrip *m_strip = nullptr;
    QToolButton *m_timelineButton = nullptr;
    TimelineView *m_timelineView = nullptr;
    OffersNote *m_offers;
    Banner *m_banner;
    Banner *m_notice;    ///< of what a person did
    Banner *m_spanStrip; ///< as long as a span is read instead of what the read bar says
    MessageListView *m_list;
    MessageDetail *m_detail;
    QSplitter *m_splitter;
    StateFrame *m_frame;
    QList<QAction *> m_actions; ///< of the menu, in order; null: a separator
    CopyAsMenu *m_copyAs = nullptr;
    QAction *m_produce = nullptr;
    QAction *m_again = nullptr;
    QAction *m_analyse = nullptr;
    QAction *m_replay = nullptr;
    QAction *m_readEarliest = nullptr; ///< the next steps of a view with nothing in it
    QAction *m_produceHere = nullptr;
    QAction *m_clearFilter = nullptr;
    QAction *m_readAgain = nullptr;
    QAction *m_showTombstones = nullptr;
    QString m_emptyWhy;

    quint64 m_asked = 0;             ///< how often what is read was asked for
    std::function<void()> m_offered; ///< what the notice's button does
    std::unique_ptr<session::MessageMarks> m_marks;
    std::unique_ptr<messages::FilterScan> m_markScan;
    std::vector<quint64> m_markedRows;           ///< ascending
    std::optional<session::MessageMark> m_wanted; ///< to be gone to when it has been read
    std::unique_ptr<session::TopicTimeline> m_timeline;
    std::optional<session::TopicTimeline::Span> m_span; ///< what was brushed, instead of the read bar's beginning
    core::FrameTicker m_ticker;
    std::shared_ptr<messages::MessageStore> m_store;
    messages::Snapshot m_snapshot;
    std::unique_ptr<messages::FilterScan> m_scan;
    std::vector<quint64> m_hits;
    View m_view = View::Arrival;
    messages::RowsByTime m_byTime;
    bool m_isArranged = true; ///< all that is held has its place
    std::shared_ptr<messages::LatestByKey> m_latest; ///< what the tail fills in View::Latest, else null
    messages::LatestByKey::News m_latestNews;        ///< of the last tick
    messages::LatestRows m_latestRows;
    bool m_allLatest = false; ///< the next news are wanted whole
    bool m_scanned = false;   ///< all that is held was looked through
    quint64 m_untestable = 0; ///< of what is held, by the filter
    QStringList m_untestableWhy;     ///< of the first ones
    bool m_listsUntestable = false;  ///< they are what is shown, in place of the matches
    std::unique_ptr<cluster::Tail> m_tail; // after the ticker that it wakes
    std::unique_ptr<messages::Search> m_search; ///< instead of the tail while a topic is searched
    messages::SearchProgress m_progress;
    QJsonObject m_searched;          ///< the filter of the search
    QString m_searchedCondition;     ///< the same, as an expression
    messages::FoundPlaces m_found;   ///< its matches
    messages::FoundPlaces m_resumed; ///< those it had when the program ended
    quint64 m_foundRows = 0;         ///< rows below it are in m_found, or were cleared
    KeptSearch m_interrupted;        ///< a search that the end of the program interrupted and that nobody has gone on with
    cluster::TailStatus m_status;
    QElapsedTimer m_clock;
    QElapsedTimer m_contact; ///< since the tail last had one: what is shown is as old as that
    quint64 m_receivedBefore = 0;
    double m_rate = -1;
    std::unique_ptr<messages::FilterScan> m_placeScan; ///< for the offset that is gone to, among what is held
    QString m_place;                                   ///< as it was typed
    bool m_placeIsHidden = false; ///< held, by what was looked through so far, in rows that the filter hides
    bool m_goesToBeginning = false;                    ///< the next reading is of a place that is to be looked at
    bool m_standsAtBeginning = false;                  ///< as soon as there is a row
    bool m_started = false;
    bool m_paused = false;
    bool m_cleared = false; ///< what was held, by a person
    bool m_madeAnew = false; ///< what was read was deleted; topics of the same names are there now
};

} // namespace streamscope::widgets
