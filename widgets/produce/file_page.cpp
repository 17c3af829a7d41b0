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
#include "widgets/produce/topic_row.h"

#include <QAction>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QProgressBar>
#include <QSaveFile>
#include <QScrollArea>
#include <QSpinBox>
#include <QSplitter>
#include <QTableWidget>
#include <QTabBar>
#include <QTabWidget>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>
#include <atomic>
#include <utility>

using namespace Qt::StringLiterals;

namespace streamscope::widgets {
namespace {

constexpr int kUsualChunk = 1000;
constexpr int kMostChunk = 100'000;
constexpr int kPermille = 1000;
constexpr int kProgressMs = 200;
constexpr int kShownFaults = 1000;

enum LineColumn { Line, Outcome, Reason, LineColumns };
enum SideTab { OptionsTab, CountsTab, LinesTab };

QString outcomeText(flows::LineFault::Outcome outcome)
{
    switch (outcome) {
    case flows::LineFault::Outcome::NotRead: return FilePage::tr("not read");
    case flows::LineFault::Outcome::NotSent: return FilePage::tr("not sent");
    case flows::LineFault::Outcome::Failed: return FilePage::tr("failed");
    case flows::LineFault::Outcome::InDoubt: return FilePage::tr("in doubt");
    }
    return {};
}

} // namespace

// The last line of a file that is in a topic already.
class FilePage::ImportedLines final : public cluster::MessageSink {
public:
    explicit ImportedLines(QByteArray identity)
        : m_identity(std::move(identity))
    {
    }
    [[nodiscard]] std::size_t append(std::span<const cluster::RawMessage> messages) override
    {
        for (const cluster::RawMessage &message : messages) {
            if (const qint64 line = flows::importedLine(message.headers, m_identity); line > m_last.load())
                m_last.store(line);
        }
        m_seen += messages.size();
        return messages.size();
    }
    [[nodiscard]] qint64 last() const { return m_last.load(); }
    [[nodiscard]] quint64 seen() const { return m_seen.load(); }

private:
    const QByteArray m_identity;
    std::atomic<qint64> m_last = 0;
    std::atomic<quint64> m_seen = 0;
};

FilePage::FilePage(const ViewContext &context, QWidget *parent)
    : Page(context, parent)
    , m_banner(new Banner)
    , m_topic(new TopicRow(context.session))
    , m_file(new FileFormatForm)
    , m_options(new BulkOptionsForm)
    , m_chunk(new QSpinBox)
    , m_counts(new BulkCounts)
    , m_run(new BulkRun(context, this))
    , m_check(new FileCheck(this))
    , m_progressTimer(new QTimer(this))
    , m_lines(new QTableWidget(0, LineColumns))
    , m_words(new PlainLabel)
    , m_progress(new QProgressBar)
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
    connect(&m_ticker, &core::FrameTicker::tick, this, &FilePage::takeReadBack);
    connect(m_run, &BulkRun::started, this, [this] {
        m_feed = std::exchange(m_next, nullptr);
        m_side->setCurrentIndex(CountsTab);
        showRun();
    });
    connect(m_run, &BulkRun::changed, this, &FilePage::showRun);
    connect(m_run, &BulkRun::finished, this, &FilePage::showEnd);
    connect(m_run, &BulkRun::finished, this, &Page::workStopped);
    connect(m_run, &BulkRun::declined, this, [this] { m_next.reset(); });
    connect(m_run, &BulkRun::failedToStart, this, [this](const core::KafkaError &error) {
        m_next.reset();
        m_banner->showError(error);
    });
    m_progressTimer->setInterval(kProgressMs);
    connect(m_progressTimer, &QTimer::timeout, this, [this] { showProgress(tr("Looking through the file"), m_check->progress()); });
    showProgress({}, 0);
    check();
}

FilePage::~FilePage()
{
    m_tail.reset();
}

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
    auto *note = new PlainLabel(tr("With transactions each message tells in its headers which line it is. Started again, the same file "
                                   "goes on behind what is in the topic."));
    note->setWordWrap(true);
    auto *content = new QWidget;
    auto *inner = new QVBoxLayout(content);
    inner->addWidget(m_options);
    inner->addLayout(chunks);
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
    return m_check->isRunning() || m_tail || m_run->isRunning();
}

void FilePage::check()
{
    const int partitions = m_run->partitions(m_topic->topic());
    const QString why = m_run->refusal(m_topic->topic(), m_options->options());
    m_options->setTransactionNote(m_run->transactionNote());
    m_topic->setNote(!why.isEmpty() ? why : partitions > 0 ? tr("%Ln partition(s)", nullptr, partitions) : QString());
    m_chunk->setEnabled(m_options->options().transactional);
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
    showFaults();
    m_counts->clear();
    m_banner->clear();
    m_firstLine = 1;
    m_stopped = false;
    m_check->start(m_file->path(), m_file->format());
    m_progressTimer->start();
    check();
}

void FilePage::stop()
{
    m_stopped = true; // also where the check has just ended, and its findings are on their way
    m_check->stop();
    if (m_tail) {
        m_tail.reset();
        showProgress({}, 0);
        m_banner->show(Banner::Kind::Information, tr("Stopped before anything was sent."));
    }
    m_run->stop();
    check();
}

void FilePage::takeFindings(const FileFindings &findings)
{
    m_progressTimer->stop();
    showProgress({}, 0);
    m_faults = findings.faults;
    showFaults();
    m_identity = findings.identity;
    m_expected = findings.messages;
    const QString messages = tr("%Ln message(s)", nullptr, counted(findings.messages));
    if (findings.error)
        m_banner->showError(*findings.error);
    else if (findings.stopped || m_stopped)
        m_banner->show(Banner::Kind::Information, tr("Stopped before anything was sent."));
    else if (m_wish == Wish::Send && m_options->options().transactional)
        readBack();
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

// What an earlier attempt has committed is in the topic, and says which line it is.
void FilePage::readBack()
{
    cluster::TailRequest request;
    request.topics = {m_topic->topic()};
    request.start = {cluster::StartPosition::Kind::Earliest, 0};
    request.untilEnd = true;
    request.isolation = cluster::Isolation::ReadCommitted;
    m_imported = std::make_shared<ImportedLines>(m_identity);
    m_tail = context().session->reader().openTail(request, m_imported, [this] { m_ticker.wake(); });
    showProgress(tr("Looking in the topic for what is there already"), 0);
}

void FilePage::takeReadBack()
{
    if (!m_tail)
        return;
    const cluster::TailStatus status = m_tail->status();
    showProgress(tr("Looking in the topic for what is there already: %1").arg(formatCount(static_cast<qint64>(m_imported->seen()))), 0);
    if (status.state == cluster::TailStatus::State::Failed && status.error) {
        m_banner->showError(*status.error);
    } else if (status.state != cluster::TailStatus::State::Finished) {
        return;
    }
    const bool good = status.state == cluster::TailStatus::State::Finished;
    m_firstLine = m_imported->last() + 1;
    m_tail.reset();
    showProgress({}, 0);
    if (good)
        send();
    check();
}

void FilePage::send()
{
    auto reader = flows::RecordReader::open(m_file->path(), m_file->format());
    if (!reader) {
        m_banner->showError(reader.error());
        return;
    }
    cluster::BulkRequest request;
    request.topic = m_topic->topic();
    request.options = m_options->options();
    request.byHand = false;
    request.transactionalId = request.options.transactional ? u"streamscope-import-"_s + QString::fromLatin1(m_identity) : QString();
    m_next = std::make_shared<flows::FileFeed>(std::move(*reader),
                                               flows::FileFeed::Options{.fromLine = m_firstLine,
                                                                        .chunk = request.options.transactional ? m_chunk->value() : 0,
                                                                        .identity = m_identity});
    if (m_firstLine > 1)
        m_banner->show(Banner::Kind::Information,
                       tr("The topic has this file up to line %1: it goes on behind it.").arg(formatCount(m_firstLine - 1)));
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
    showProgress(tr("Line %1").arg(formatCount(progress.line)),
                 static_cast<double>(progress.position) / static_cast<double>(std::max<qint64>(1, progress.size)));
    check();
    Q_EMIT statusChanged();
}

void FilePage::showEnd()
{
    showRun();
    m_faults = m_feed->faults();
    const flows::FileFeed::Progress progress = m_feed->progress();
    const cluster::BulkStatus &status = m_run->status();
    m_feed.reset();
    showFaults();
    showProgress({}, 0);
    const bool transactional = status.commits + status.aborts > 0;
    if (status.error)
        m_banner->showError(*status.error);
    else if (!progress.atEnd && transactional)
        m_banner->show(Banner::Kind::Warning, tr("Stopped: all lines up to %1 are written. Start goes on behind them.")
                                                  .arg(formatCount(progress.committedLine)));
    else if (!m_faults.isEmpty())
        m_banner->show(Banner::Kind::Warning,
                       tr("%Ln line(s) were not written for certain: each says why.", nullptr, counted(progress.faulty)));
    else if (!progress.atEnd)
        m_banner->show(Banner::Kind::Warning, tr("Stopped: all lines up to %1 are written.").arg(formatCount(progress.line)));
    else
        m_banner->show(Banner::Kind::Information,
                       tr("All of the file is in the topic: %Ln message(s) were written.", nullptr, counted(status.acknowledged)));
    if (!m_faults.isEmpty())
        m_side->setCurrentIndex(LinesTab);
    check();
}

void FilePage::showFaults()
{
    const int rows = static_cast<int>(std::min<qsizetype>(m_faults.size(), kShownFaults));
    m_lines->setRowCount(rows);
    for (int row = 0; row < rows; ++row) {
        const flows::LineFault &fault = m_faults[row];
        const QString reason = fault.outcome == flows::LineFault::Outcome::NotRead ? decode::visibleText(fault.error.message)
                                                                                  : describe(fault.error).sentence;
        const QStringList cells = {formatCount(fault.line), outcomeText(fault.outcome), reason};
        for (int column = 0; column < LineColumns; ++column) {
            auto *item = new QTableWidgetItem(cells[column]);
            item->setToolTip(cells[column].toHtmlEscaped());
            m_lines->setItem(row, column, item);
        }
    }
}

void FilePage::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("Keep the report"), QString(), tr("CSV (*.csv);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"csv"_s);
    connect(dialog, &QFileDialog::fileSelected, this, &FilePage::saveReport);
    dialog->open();
}

void FilePage::saveReport(const QString &path)
{
    const QByteArray bytes = flows::faultsCsv(m_faults);
    QSaveFile file(path);
    const QString shown = decode::visibleText(path);
    if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit())
        m_banner->show(Banner::Kind::Information, tr("The report is in %1.").arg(shown));
    else
        m_banner->show(Banner::Kind::Error, tr("%1 cannot be written: %2").arg(shown, file.errorString()));
}

} // namespace streamscope::widgets
