// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What came of a file: the sentence at its end, the lines that were not written for certain, and their report.
#include "widgets/produce/file_page.h"

#include "models/core/save_file.h"
#include "models/decode/decode.h"
#include "widgets/common/banner.h"
#include "widgets/common/sentences.h"
#include "widgets/produce/bulk_run.h"
#include "widgets/produce/import_resume.h"
#include "widgets/produce/topic_row.h"

#include <QFileDialog>
#include <QTabWidget>
#include <QTableWidget>
#include <QTimer>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace streamscope::widgets {
namespace {

constexpr int kShownFaults = 1000;

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

QString FilePage::faultyWords(const flows::FileFeed::Progress &progress) const
{
    QStringList words = {tr("%Ln line(s) were not written for certain: each says why.", nullptr, counted(progress.faulty))};
    if (progress.unlisted > 0)
        words.append(tr("%n of them are more than can be listed.", nullptr, counted(progress.unlisted)));
    if (!m_transactional && progress.nextLine <= progress.line)
        words.append(tr("Start goes on at line %1, so that none is left out; what is written behind it is then there twice.")
                         .arg(formatCount(progress.nextLine)));
    return words.join(u' ');
}

void FilePage::showEnd()
{
    showRun();
    const bool begun = m_feed->hasBegun();
    m_resume->stop();
    m_feed->letGo();
    m_faults = m_feed->faults();
    const flows::FileFeed::Progress progress = m_feed->progress();
    const cluster::BulkStatus &status = m_run->status();
    m_unlisted = progress.unlisted;
    m_feed.reset();
    m_letOnTimer->stop();
    showFaults();
    showProgress({}, 0);
    if (!m_transactional)
        keepPlace(progress.nextLine);
    if (m_resumeError)
        m_banner->showError(*m_resumeError);
    else if (status.error)
        m_banner->showError(*status.error);
    else if (!begun)
        m_banner->show(Banner::Kind::Information, tr("Stopped before anything was sent."));
    else if (!progress.atEnd && m_transactional)
        m_banner->show(Banner::Kind::Warning, tr("Stopped: all lines up to %1 are written. Start goes on behind them.")
                                                  .arg(formatCount(progress.committedLine)));
    else if (!m_faults.isEmpty())
        m_banner->show(Banner::Kind::Warning, faultyWords(progress));
    else if (!progress.atEnd)
        m_banner->show(Banner::Kind::Warning,
                       tr("Stopped: all lines up to %1 are written. Start goes on behind them.").arg(formatCount(progress.nextLine - 1)));
    else if (!m_transactional && progress.written == 0)
        m_banner->show(Banner::Kind::Information, tr("Nothing was sent: there is no message from line %1 on.").arg(formatCount(m_firstLine)));
    else
        m_banner->show(Banner::Kind::Information,
                       tr("All of the file is in the topic: %Ln message(s) were written.", nullptr, counted(progress.written)));
    if (!m_faults.isEmpty())
        m_side->setCurrentIndex(LinesTab);
    check();
}

// The program was killed, or the machine was, while it sent them.
void FilePage::showDoubt(const ImportPlaces::Place &place)
{
    m_faults = {{place.line, flows::LineFault::Outcome::InDoubt,
                 core::localError(core::ErrorKind::TimedOut, u"The program ended before they were answered."_s), place.sentTo}};
    m_unlisted = 0;
    showFaults();
    m_side->setCurrentIndex(LinesTab);
    m_banner->show(Banner::Kind::Warning,
                   tr("The program ended while this file was sent to “%1”: it is not known which of the lines %2 to %3 are written. "
                      "Without transactions Start goes on at line %2, so that none is left out; what is written of them is then there "
                      "twice.")
                       .arg(decode::visibleText(m_topic->topic()), formatCount(place.line), formatCount(place.sentTo)));
}

void FilePage::showFaults()
{
    const int rows = static_cast<int>(std::min<qsizetype>(m_faults.size(), kShownFaults));
    m_lines->setRowCount(rows);
    for (int row = 0; row < rows; ++row) {
        const flows::LineFault &fault = m_faults[row];
        const QString reason = fault.outcome == flows::LineFault::Outcome::NotRead ? decode::visibleText(fault.error.message)
                                                                                  : describe(fault.error).sentence;
        const QString lines = fault.lastLine > fault.line ? formatCount(fault.line) + u" – "_s + formatCount(fault.lastLine) : formatCount(fault.line);
        const QStringList cells = {lines, outcomeText(fault.outcome), reason};
        for (int column = 0; column < m_lines->columnCount(); ++column) {
            auto *item = new QTableWidgetItem(cells[column]);
            item->setToolTip(cells[column].toHtmlEscaped());
            m_lines->setItem(row, column, item);
        }
    }
    m_lines->resizeColumnToContents(0); // ranges are wide
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
    const QString fault = core::writeFile(path, flows::faultsCsv(m_faults, m_unlisted));
    const QString shown = decode::visibleText(path);
    if (fault.isEmpty())
        m_banner->show(Banner::Kind::Information, tr("The report is in %1.").arg(shown));
    else
        m_banner->show(Banner::Kind::Error, tr("%1 cannot be written: %2").arg(shown, fault));
}

} // namespace streamscope::widgets
