// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/produce/file_page.h"

#include "models/decode/decode.h"
#include "models/session/session.h"
#include "widgets/common/banner.h"
#include "widgets/common/page_header.h"
#include "widgets/common/plain_label.h"
#include "widgets/common/sentences.h"
#include "widgets/common/theme.h"
#include "widgets/produce/bulk_counts.h"
#include "widgets/produce/bulk_options_form.h"
#include "widgets/produce/bulk_run.h"
#include "widgets/produce/file_format_form.h"
#include "widgets/produce/file_work.h"
#include "widgets/produce/import_resume.h"
#include "widgets/produce/topic_row.h"

#include <QAction>
#include <QCryptographicHash>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QProgressBar>
#include <QScrollArea>
#include <QSpinBox>
#include <QSplitter>
#include <QTableWidget>
#include <QTabBar>
#include <QTabWidget>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>
#include <limits>
#include <utility>

using namespace Qt::StringLiterals;

namespace streamscope::widgets {
namespace {

constexpr int kUsualChunk = 1000;
constexpr int kMostChunk = 100'000;
constexpr int kPermille = 1000;
constexpr qint64 kLongLook = 100'000; // offsets
constexpr int kProgressMs = 200;
constexpr int kKeepMs = 2000; // so that a program that is killed knows it
constexpr int kLetOnMs = 200;
constexpr qint64 kFirstWindow = 20'000; // lines
constexpr qint64 kMostWindow = 10'000'000;
constexpr qsizetype kTopicDigits = 16; // of a hash

} // namespace

FilePage::FilePage(const ViewContext &context, QWidget *parent)
    : Page(context, parent)
    , m_banner(new Banner)
    , m_topic(new TopicRow(context.session))
    , m_file(new FileFormatForm)
    , m_options(new BulkOptionsForm)
    , m_chunk(new QSpinBox)
    , m_from(new QSpinBox)
    , m_counts(new BulkCounts)
    , m_run(new BulkRun(context, this))
    , m_check(new FileCheck(this))
    , m_resume(new ImportResume(context.session, this))
    , m_progressTimer(new QTimer(this))
    , m_lines(new QTableWidget(0, 3))
    , m_words(new PlainLabel)
    , m_progress(new QProgressBar)
    , m_places(context.settings, context.session->profile().id)
    , m_letOnTimer(new QTimer(this))
{
    makeActions();
    auto *header = new PageHeader(tr("Produce from a file"));
    for (QAction *action : {m_look, m_start, m_stop, m_save})
        header->addAction(action);
    auto *splitter = new QSplitter(Qt::Horizontal);
    splitter->addWidget(m_file);
    splitter->addWidget(makeSide());
    splitter->setStretchFactor(0, 1);
    splitter->setStretchFactor(1, 1);
    splitter->setChildrenCollapsible(false);
    m_progress->setRange(0, kPermille);
    m_progress->setTextVisible(false);
    m_words->setWordWrap(true);
    m_progress->setAccessibleName(tr("How far it is"));
    auto *row = new QHBoxLayout;
    row->addWidget(m_progress, 1);
    row->addWidget(m_words, 2);
    auto *body = new QWidget;
    auto *inner = new QVBoxLayout(body);
    inner->setContentsMargins(12, 4, 12, 8);
    inner->addWidget(m_topic);
    inner->addWidget(splitter, 1);
    inner->addLayout(row);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(header);
    layout->addWidget(m_banner);
    layout->addWidget(body, 1);
    cluster::BulkOptions options;
    options.transactional = true;
    m_options->setOptions(options);
    m_options->setTransactionText(tr("Tra&nsactional: a chunk of lines whole, or not at all"));
    connect(m_topic, &TopicRow::changed, this, &FilePage::check);
    connect(m_file, &FileFormatForm::changed, this, &FilePage::check);
    connect(m_options, &BulkOptionsForm::changed, this, &FilePage::check);
    connect(m_check, &FileCheck::finished, this, &FilePage::takeFindings);
    connect(m_resume, &ImportResume::changed, this, &FilePage::showRun);
    connect(m_resume, &ImportResume::found, this, &FilePage::goOnBehind);
    connect(m_banner, &Banner::actionTriggered, m_resume, &ImportResume::skip);
    connect(m_resume, &ImportResume::failed, this, [this](const core::KafkaError &error) {
        m_resumeError = error;
        m_run->stop();
    });
    connect(m_run, &BulkRun::started, this, [this] {
        m_feed = std::exchange(m_next, nullptr);
        m_side->setCurrentIndex(CountsTab);
        m_letOnTimer->start();
        letOn();
        showRun();
    });
    connect(m_run, &BulkRun::changed, this, &FilePage::follow);
    connect(m_run, &BulkRun::finished, this, &FilePage::showEnd);
    connect(m_run, &BulkRun::finished, this, &Page::workStopped);
    connect(m_run, &BulkRun::declined, this, [this] { m_next.reset(); });
    connect(m_run, &BulkRun::failedToStart, this, [this](const core::KafkaError &error) {
        m_next.reset();
        m_banner->showError(error);
    });
    m_letOnTimer->setInterval(kLetOnMs);
    connect(m_letOnTimer, &QTimer::timeout, this, &FilePage::letOn);
    m_progressTimer->setInterval(kProgressMs);
    connect(m_progressTimer, &QTimer::timeout, this, [this] { showProgress(tr("Looking through the file"), m_check->progress()); });
    showProgress({}, 0);
    check();
}

FilePage::~FilePage() = default;

void FilePage::makeActions()
{
    m_look = pageAction(this, u"search"_s, tr("C&heck"), tr("Look through the file without sending anything"), &FilePage::look);
    m_start = pageAction(this, u"play"_s, tr("&Start"), tr("Look through the file, then send"), &FilePage::start);
    m_stop = pageAction(this, u"stop"_s, tr("Sto&p"), tr("Send no more; what is under way is still answered"), &FilePage::stop);
    m_save = pageAction(this, u"save"_s, tr("&Report…"), tr("Each line that was not written for certain, as CSV"), &FilePage::chooseFile);
}

QTabWidget *FilePage::makeSide()
{
    m_chunk->setRange(1, kMostChunk);
    m_chunk->setValue(kUsualChunk);
    m_chunk->setGroupSeparatorShown(true);
    m_chunk->setSuffix(tr(" messages"));
    m_chunk->setAccessibleName(tr("Messages of a transaction"));
    auto *chunks = new QHBoxLayout;
    auto *label = new PlainLabel(tr("Transactions o&f"));
    label->setBuddy(m_chunk);
    chunks->addWidget(label);
    chunks->addWidget(m_chunk);
    chunks->addStretch(1);
    m_from->setRange(1, std::numeric_limits<int>::max());
    m_from->setGroupSeparatorShown(true);
    m_from->setAccessibleName(tr("First line"));
    m_from->setToolTip(tr("Lines before it are passed over. After a stop it is where the file goes on."));
    auto *from = new PlainLabel(tr("Without transactions, fro&m line"));
    from->setBuddy(m_from);
    auto *lines = new QHBoxLayout;
    lines->addWidget(from);
    lines->addWidget(m_from);
    lines->addStretch(1);
    auto *note = new PlainLabel(tr("With transactions each message tells in its headers which line it is. Started again, the same file "
                                   "goes on behind what is in the topic."));
    note->setWordWrap(true);
    auto *content = new QWidget;
    auto *inner = new QVBoxLayout(content);
    inner->addWidget(m_options);
    inner->addLayout(chunks);
    inner->addLayout(lines);
    inner->addWidget(note);
    inner->addStretch(1);
    QScrollArea *options = scrolled(content);
    m_lines->setHorizontalHeaderLabels({tr("Line"), tr("Outcome"), tr("Reason")});
    m_lines->setAccessibleName(tr("Lines that were not written for certain"));
    m_lines->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_lines->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_lines->setTabKeyNavigation(false);
    m_lines->setWordWrap(false);
    m_lines->verticalHeader()->hide();
    m_lines->verticalHeader()->setDefaultSectionSize(rowHeight(session::Density::Compact));
    m_lines->horizontalHeader()->setStretchLastSection(true);
    m_side = new QTabWidget;
    m_side->setDocumentMode(true);
    m_side->tabBar()->setAccessibleName(tr("How it is sent and what came of it"));
    m_side->setAccessibleName(m_side->tabBar()->accessibleName());
    m_side->addTab(options, tr("Options"));
    m_side->addTab(m_counts, tr("Outcome"));
    m_side->addTab(m_lines, tr("Lines"));
    return m_side;
}

QString FilePage::title() const
{
    return tr("Produce from a file");
}

QString FilePage::statusText() const
{
    return m_run->status().sent > 0 ? bulkSums(m_run->status()) : QString();
}

void FilePage::setTopic(const QString &topic)
{
    m_topic->setTopic(topic);
}

void FilePage::setChunk(int messages)
{
    m_chunk->setValue(messages);
}

bool FilePage::isBusy() const
{
    return m_check->isRunning() || m_run->isRunning();
}

// What the last stop told of this file and this topic.
void FilePage::showFirstLine()
{
    const QString of = m_topic->topic() + u'\n' + m_file->path();
    if (std::exchange(m_placeOf, of) == of)
        return;
    const ImportPlaces::Place place = m_places.place(m_topic->topic(), m_file->path());
    m_from->setValue(static_cast<int>(std::min<qint64>(place.line, m_from->maximum())));
    if (!isBusy() && place.sentTo >= place.line)
        showDoubt(place);
}

// Kept first, then allowed: whenever the program is killed, the lines that may be on their way are known.
void FilePage::letOn()
{
    if (!m_feed || m_transactional || m_stopped || m_allowed >= m_fileLines)
        return;
    const flows::FileFeed::Progress progress = m_feed->progress();
    if (m_allowed - progress.line > m_window / 2)
        return;
    if (m_sinceAllowed.isValid() && !m_sinceAllowed.hasExpired(kKeepMs))
        m_window = std::min(2 * m_window, kMostWindow);
    m_sinceAllowed.start();
    m_allowed = std::min(std::max(progress.line, m_firstLine - 1) + m_window, m_fileLines);
    keepPlace(progress.nextLine);
    m_places.write();
    m_feed->allow(m_allowed < m_fileLines ? m_allowed : std::numeric_limits<qint64>::max());
}

// The line was kept of a file that stood under this path then.
bool FilePage::isAnotherFile() const
{
    const ImportPlaces::Place kept = m_places.place(m_topic->topic(), m_file->path());
    return m_firstLine > 1 && m_firstLine == kept.line && m_identity != kept.identity;
}

void FilePage::beginAnew()
{
    m_banner->show(Banner::Kind::Warning, tr("The file is not as it was when it was sent up to line %1. Nothing was sent now: Start sends "
                                             "it from its beginning, or from the line that you choose.")
                                              .arg(formatCount(m_firstLine - 1)));
    m_sentTo = m_topic->topic();
    m_sentPath = m_file->path();
    keepPlace(1);
    m_side->setCurrentIndex(OptionsTab);
}

void FilePage::keepPlace(qint64 line)
{
    m_sinceKept.restart();
    m_places.keep(m_sentTo, m_sentPath, {line, m_identity, m_feed ? m_allowed : 0});
    m_placeOf.clear(); // to be shown anew
    showFirstLine();
}

flows::FileFormat FilePage::format() const
{
    flows::FileFormat format = m_file->format();
    format.partitions = m_run->partitions(m_topic->topic());
    return format;
}

void FilePage::check()
{
    const int partitions = m_run->partitions(m_topic->topic());
    const QString why = m_run->refusal(m_topic->topic(), m_options->options());
    m_options->setTransactionNote(m_run->transactionNote());
    m_topic->setNote(!why.isEmpty() ? why : partitions > 0 ? tr("%Ln partition(s)", nullptr, partitions) : QString());
    m_chunk->setEnabled(m_options->options().transactional);
    m_from->setEnabled(!m_options->options().transactional && !isBusy());
    showFirstLine();
    const QString fault = m_file->fault();
    const bool busy = isBusy();
    m_look->setEnabled(!busy && fault.isEmpty());
    m_look->setToolTip(!fault.isEmpty() ? fault : tr("Look through the file without sending anything"));
    m_start->setEnabled(!busy && fault.isEmpty() && why.isEmpty());
    m_start->setToolTip(!why.isEmpty() ? why : !fault.isEmpty() ? fault : tr("Look through the file, then send"));
    m_stop->setEnabled(busy);
    m_save->setEnabled(!busy && !m_faults.isEmpty());
    if (std::exchange(m_prepares, busy && !m_run->isRunning() && m_wish == Wish::Send) && !busy)
        Q_EMIT workStopped();
}

// Looking alone changes nothing that a person would miss.
QString FilePage::runningWork() const
{
    if (m_run->isRunning() || !isBusy() || m_wish == Wish::Check)
        return m_run->work();
    return tr("A file is about to be sent to “%1”. Nothing of it has been sent until now.").arg(decode::visibleText(m_topic->topic()));
}

void FilePage::stopWork()
{
    m_run->end();
    stop();
}

void FilePage::showProgress(const QString &words, double share)
{
    m_words->setText(words);
    m_progress->setVisible(!words.isEmpty());
    m_progress->setValue(static_cast<int>(share * kPermille));
}

void FilePage::look()
{
    begin(Wish::Check);
}

void FilePage::start()
{
    if (m_start->isEnabled())
        begin(Wish::Send);
}

void FilePage::begin(Wish wish)
{
    if (isBusy() || !m_file->fault().isEmpty())
        return;
    m_wish = wish;
    m_faults.clear();
    m_unlisted = 0;
    showFaults();
    m_counts->clear();
    m_banner->clear();
    m_offersToSkip = false;
    m_firstLine = m_options->options().transactional ? 1 : m_from->value();
    m_stopped = false;
    m_check->start(m_file->path(), format());
    m_progressTimer->start();
    check();
}

void FilePage::stop()
{
    m_stopped = true; // also where the check has just ended, and its findings are on their way
    m_check->stop();
    m_resume->stop();
    m_run->stop();
    check();
}

void FilePage::takeFindings(const FileFindings &findings)
{
    m_progressTimer->stop();
    showProgress({}, 0);
    m_faults = findings.faults;
    m_unlisted = findings.unlisted;
    showFaults();
    m_identity = findings.identity;
    m_expected = findings.messages;
    m_fileLines = findings.lines;
    const QString messages = tr("%Ln message(s)", nullptr, counted(findings.messages));
    if (findings.error)
        m_banner->showError(*findings.error);
    else if (findings.stopped || m_stopped)
        m_banner->show(Banner::Kind::Information, tr("Stopped before anything was sent."));
    else if (m_wish == Wish::Send && isAnotherFile())
        beginAnew();
    else if (m_wish == Wish::Send)
        send();
    else if (findings.faulty > 0)
        m_banner->show(Banner::Kind::Warning,
                       tr("%1 in the file; %Ln line(s) cannot be read: they would be left out.", nullptr, counted(findings.faulty)).arg(messages));
    else
        m_banner->show(Banner::Kind::Information, tr("%1 in the file, and every line can be read.").arg(messages));
    if (m_wish == Wish::Check && findings.faulty > 0)
        m_side->setCurrentIndex(LinesTab);
    check();
}

// Whoever holds the transactional id of the file is the only one who commits lines of it: only then what is there is all.
void FilePage::follow()
{
    if (m_feed && !m_feed->hasBegun() && !m_resume->isRunning() && !m_stopped && !m_resumeError &&
        m_run->status().state == cluster::BulkStatus::State::Running)
        m_resume->start(m_sentTo, m_run->partitions(m_sentTo), m_identity, m_places.found(m_sentTo, m_identity));
    showRun();
}

quint64 FilePage::lookedAt() const
{
    return m_resume->seen();
}

void FilePage::goOnBehind(const ImportFound &found)
{
    if (!m_feed)
        return;
    m_places.keepFound(m_sentTo, m_identity, found);
    m_firstLine = found.line + 1;
    if (std::exchange(m_offersToSkip, false))
        m_banner->clear();
    if (found.line > 0)
        m_banner->show(Banner::Kind::Information, tr("The topic has this file up to line %1: it goes on behind it.").arg(formatCount(found.line)));
    m_feed->begin(m_firstLine);
    showRun();
}

void FilePage::send()
{
    auto reader = flows::RecordReader::open(m_file->path(), format());
    if (!reader) {
        m_banner->showError(reader.error());
        return;
    }
    cluster::BulkRequest request;
    request.topic = m_topic->topic();
    request.options = m_options->options();
    request.byHand = false;
    m_transactional = request.options.transactional;
    // The same file may go to another topic at the same time.
    const QByteArray to = QCryptographicHash::hash(request.topic.toUtf8(), QCryptographicHash::Sha256).toHex().left(kTopicDigits);
    request.transactionalId = m_transactional ? u"streamscope-import-"_s + QString::fromLatin1(m_identity + '-' + to) : QString();
    m_next = std::make_shared<flows::FileFeed>(std::move(*reader),
                                               flows::FileFeed::Options{.fromLine = m_transactional ? 0 : m_firstLine,
                                                                        .chunk = m_transactional ? m_chunk->value() : 0,
                                                                        .asks = !m_transactional,
                                                                        .identity = m_identity});
    m_sentTo = request.topic;
    m_sentPath = m_file->path();
    m_sinceKept.start();
    m_allowed = 0;
    m_window = kFirstWindow;
    m_sinceAllowed.invalidate();
    m_resumeError.reset();
    const QString topic = decode::visibleText(request.topic);
    m_run->start(request, m_next, tr("File to %1").arg(topic),
                 tr("%Ln message(s) of a file go to “%1”.", nullptr, counted(m_expected)).arg(topic), m_expected);
}

void FilePage::showRun()
{
    if (!m_feed)
        return;
    const flows::FileFeed::Progress progress = m_feed->progress();
    m_counts->show(m_run->status(), 0, {});
    if (!m_transactional && m_sinceKept.hasExpired(kKeepMs))
        keepPlace(progress.nextLine);
    if (m_feed->hasBegun())
        showProgress(tr("Line %1").arg(formatCount(progress.line)),
                     static_cast<double>(progress.position) / static_cast<double>(std::max<qint64>(1, progress.size)));
    else
        showLook();
    check();
    Q_EMIT statusChanged();
}

// Reading a whole topic takes its time. Only a person can know that the file was never sent there, from any machine.
void FilePage::showLook()
{
    const qint64 behind = m_resume->waitsFor();
    if (behind > 0)
        showProgress(tr("Waiting until an open transaction of another producer ends: %n offset(s) stand behind it, and lines of this "
                        "file may be among them",
                        nullptr, counted(static_cast<quint64>(behind))),
                     0);
    else
        showProgress(tr("Looking in the topic for what is there already: %1").arg(formatCount(static_cast<qint64>(m_resume->seen()))),
                     m_resume->share());
    if (m_offersToSkip || !m_resume->isRunning() || !m_resume->isWhole() || (behind == 0 && m_resume->total() < kLongLook))
        return;
    m_offersToSkip = true;
    m_banner->show(Banner::Kind::Information,
                   tr("Nothing is kept here of this file and “%1”, so all of the topic is read first for lines of the file. If it was "
                      "never sent there, this can be left out.")
                       .arg(decode::visibleText(m_sentTo)),
                   tr("Begin at line 1"));
}

} // namespace streamscope::widgets
