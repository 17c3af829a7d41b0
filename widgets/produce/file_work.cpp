// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/produce/file_work.h"

#include <QFutureWatcher>
#include <QPromise>
#include <QThreadPool>

#include <algorithm>

namespace streamscope::widgets {
namespace {

FileFindings look(const QString &path, const flows::FileFormat &format, const std::atomic<bool> &stop, std::atomic<int> &permille)
{
    FileFindings findings;
    auto reader = flows::RecordReader::open(path, format);
    if (!reader) {
        findings.error = reader.error();
        return findings;
    }
    flows::LineFaults faults;
    while (auto found = (*reader)->next()) {
        findings.stopped = stop.load();
        if (findings.stopped)
            return findings;
        permille.store(static_cast<int>((*reader)->position() * 1000 / std::max<qint64>(1, (*reader)->size())));
        findings.lines = found->lastLine;
        if (found->record) {
            ++findings.messages;
            continue;
        }
        faults.add({found->line, flows::LineFault::Outcome::NotRead, found->record.error(), found->lastLine});
    }
    findings.faulty = faults.lines();
    findings.unlisted = faults.unlisted();
    findings.faults = faults.list();
    findings.identity = flows::fileIdentity(path, format, [&stop] { return stop.load(); });
    findings.stopped = stop.load();
    return findings;
}

} // namespace

FileCheck::FileCheck(QObject *parent)
    : QObject(parent)
{
}

FileCheck::~FileCheck()
{
    stop();
}

void FileCheck::start(const QString &path, const flows::FileFormat &format)
{
    stop();
    m_shared = std::make_shared<Shared>();
    auto *watcher = new QFutureWatcher<FileFindings>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, mine = m_shared] {
        watcher->deleteLater();
        if (m_shared != mine)
            return; // another one was begun
        m_shared.reset();
        Q_EMIT finished(watcher->result());
    });
    QPromise<FileFindings> promise;
    promise.start();
    watcher->setFuture(promise.future());
    QThreadPool::globalInstance()->start(
        [promise = std::make_shared<QPromise<FileFindings>>(std::move(promise)), path, format, shared = m_shared] {
            promise->addResult(look(path, format, shared->stop, shared->permille));
            promise->finish();
        });
}

void FileCheck::stop()
{
    if (m_shared)
        m_shared->stop.store(true);
}

double FileCheck::progress() const
{
    return m_shared ? m_shared->permille.load() / 1000.0 : 0;
}

} // namespace streamscope::widgets
