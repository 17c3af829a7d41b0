// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/flows/file_feed.h"
#include "widgets/common/page.h"
#include "widgets/produce/import_places.h"

#include <QElapsedTimer>

#include <memory>

class QAction;
class QLabel;
class QProgressBar;
class QSpinBox;
class QTableWidget;
class QTabWidget;
class QTimer;

namespace streamscope::widgets {

class Banner;
class BulkCounts;
class BulkOptionsForm;
class BulkRun;
class FileCheck;
class FileFormatForm;
class ImportResume;
class TopicRow;
struct FileFindings;

/// Messages of a file: looked through first, then sent. With transactions a chunk of lines is written whole or not at all, and
/// what is in the topic already is read back first and passed over; without, the lines in doubt are listed, and where it went on is kept.
class FilePage final : public Page {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FilePage)

public:
    explicit FilePage(const ViewContext &context, QWidget *parent = nullptr);
    ~FilePage() override;

    [[nodiscard]] QString target() const override { return QStringLiteral("produce-file"); }
    [[nodiscard]] QString title() const override;
    [[nodiscard]] bool isLoaded() const override { return true; }
    [[nodiscard]] QString statusText() const override;
    [[nodiscard]] QString runningWork() const override;
    void stopWork() override;

    void setTopic(const QString &topic);
    void setChunk(int messages);
    [[nodiscard]] FileFormatForm *file() const { return m_file; }
    [[nodiscard]] BulkOptionsForm *options() const { return m_options; }
    [[nodiscard]] BulkRun *run() const { return m_run; }
    [[nodiscard]] bool isBusy() const; ///< checks, looks or sends
    [[nodiscard]] const QList<flows::LineFault> &faults() const { return m_faults; }
    [[nodiscard]] qint64 writtenBefore() const { return m_firstLine - 1; } ///< lines that were passed over
    [[nodiscard]] quint64 lookedAt() const; ///< messages of the topic that were read for lines of the file
    void look(); ///< checks only
    void start();
    void stop();
    void saveReport(const QString &path); ///< the lines that were not written for certain, as CSV

private:
    enum class Wish { Check, Send };
    enum SideTab { OptionsTab, CountsTab, LinesTab };

    void makeActions();
    QTabWidget *makeSide();
    void begin(Wish wish);
    void takeFindings(const FileFindings &findings);
    void follow();
    void goOnBehind(const ImportFound &found);
    void showLook();
    void send();
    [[nodiscard]] flows::FileFormat format() const;
    void check();
    void showFirstLine();
    void keepPlace(qint64 line);
    void letOn();
    void showDoubt(const ImportPlaces::Place &place);
    [[nodiscard]] bool isAnotherFile() const;
    void beginAnew();
    void showRun();
    [[nodiscard]] QString faultyWords(const flows::FileFeed::Progress &progress) const;
    void showEnd();
    void showFaults();
    void showProgress(const QString &words, double share);
    void chooseFile();

    Banner *m_banner;
    TopicRow *m_topic;
    FileFormatForm *m_file;
    BulkOptionsForm *m_options;
    QSpinBox *m_chunk;
    QSpinBox *m_from;
    BulkCounts *m_counts;
    BulkRun *m_run;
    FileCheck *m_check;
    ImportResume *m_resume;
    QTimer *m_progressTimer; ///< while it looks through the file
    QTableWidget *m_lines;
    QLabel *m_words;
    QProgressBar *m_progress;
    QTabWidget *m_side = nullptr;
    QAction *m_look = nullptr;
    QAction *m_start = nullptr;
    QAction *m_stop = nullptr;
    QAction *m_save = nullptr;

    Wish m_wish = Wish::Check;
    bool m_stopped = false; ///< by a person, since it began
    bool m_prepares = false; ///< checks, for what is to be sent
    bool m_offersToSkip = false; ///< the look in the topic, by the banner
    ImportPlaces m_places;
    QElapsedTimer m_sinceKept;
    QTimer *m_letOnTimer;    ///< while it sends without transactions
    qint64 m_fileLines = 0;
    qint64 m_allowed = 0;    ///< the last line that may be on its way; kept before it is
    qint64 m_window = 0;     ///< lines
    QElapsedTimer m_sinceAllowed;
    QString m_placeOf; ///< topic and path that m_from is of
    QString m_sentPath;
    QByteArray m_identity;
    QString m_sentTo;
    bool m_transactional = true; ///< what is sent
    quint64 m_expected = 0;
    qint64 m_firstLine = 1;
    QList<flows::LineFault> m_faults;
    quint64 m_unlisted = 0; ///< lines that are in none of these
    std::shared_ptr<flows::FileFeed> m_next; ///< to be started, where a person is asked first
    std::shared_ptr<flows::FileFeed> m_feed; ///< that runs
    std::optional<core::KafkaError> m_resumeError; ///< why it is not known where to go on
};

} // namespace streamscope::widgets
