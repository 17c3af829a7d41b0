// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/messages/message_export.h"

#include "models/core/kafka_error.h"
#include "models/core/save_file.h"
#include "models/decode/decode.h"
#include "models/messages/message_json.h"
#include "widgets/common/sentences.h"

#include <QFutureWatcher>
#include <QPointer>
#include <QPromise>
#include <QThreadPool>
#include <QTimer>

#include <algorithm>
#include <atomic>

using namespace Qt::StringLiterals;

namespace streamscope::widgets {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(streamscope::widgets::MessageExport)
};

constexpr quint64 kStep = 4096; // rows between two looks at whether it was cancelled

quint64 countRows(const MessageExport &work)
{
    quint64 rows = work.rows.size();
    for (const auto &[first, last] : work.ranges)
        rows += last - first + 1;
    return rows;
}

ExportResult write(const MessageExport &work, const std::atomic<bool> &cancelled, std::atomic<quint64> &seenRows)
{
    ExportResult result;
    core::SaveFile file(work.path);
    if (!file.open(QIODevice::WriteOnly)) {
        result.error = file.errorString();
        return result;
    }
    quint64 seen = 0;
    // False: it ends here, for the reason in result.
    const auto writeRow = [&](quint64 row) {
        if (++seen % kStep == 0) {
            seenRows.store(seen);
            result.cancelled = cancelled.load();
            if (result.cancelled)
                return false;
        }
        if (work.onlyHits && !std::binary_search(work.hits.begin(), work.hits.end(), row))
            return true;
        const messages::HeldMessage message = work.snapshot.at(row);
        const QByteArray line = messages::messageJson(message, work.topics.value(static_cast<qsizetype>(message.topic))) + '\n';
        if (file.write(line) != line.size()) {
            result.error = file.whyNotWritten();
            return false;
        }
        ++result.written;
        return true;
    };
    bool goesOn = std::all_of(work.rows.begin(), work.rows.end(), writeRow);
    for (auto range = work.ranges.begin(); goesOn && range != work.ranges.end(); ++range) {
        const quint64 end = std::min(range->second + 1, work.snapshot.endRow());
        for (quint64 row = std::max(range->first, work.snapshot.firstRow()); goesOn && row < end; ++row)
            goesOn = writeRow(row);
    }
    if (!goesOn)
        file.cancelWriting();
    else if (!file.commit())
        result.error = file.errorString();
    return result;
}

} // namespace

void exportMessages(MessageExport work, session::ActivityList &activities, QObject *context, std::function<void(const ExportResult &)> done)
{
    struct Shared {
        std::atomic<bool> cancelled = false;
        std::atomic<quint64> seenRows = 0;
    };
    auto shared = std::make_shared<Shared>();
    const QString path = decode::visibleText(work.path);
    const quint64 id = activities.begin(Words::tr("Saving messages to %1").arg(path), [shared] { shared->cancelled = true; });
    // The activity ends whatever becomes of the view that began it.
    auto *watcher = new QFutureWatcher<ExportResult>(&activities);
    auto *progress = new QTimer(watcher);
    QObject::connect(progress, &QTimer::timeout, &activities, [&activities, id, shared, all = std::max<quint64>(1, countRows(work))] {
        const quint64 seen = shared->seenRows.load();
        activities.setProgress(id, static_cast<double>(seen) / static_cast<double>(all), {}, seen);
    });
    progress->start(200);
    QObject::connect(watcher, &QFutureWatcherBase::finished, &activities,
                     [&activities, id, watcher, guard = QPointer<QObject>(context), done = std::move(done)] {
                         watcher->deleteLater();
                         const ExportResult result = watcher->result();
                         std::optional<core::KafkaError> error;
                         if (result.cancelled)
                             error = core::localError(core::ErrorKind::Cancelled, {});
                         else if (!result.error.isEmpty())
                             error = core::localError(core::ErrorKind::Local, result.error);
                         activities.end(id, error, Words::tr("%Ln message(s)", nullptr, static_cast<int>(result.written)));
                         if (guard)
                             done(result);
                     });
    QPromise<ExportResult> promise;
    promise.start();
    watcher->setFuture(promise.future());
    QThreadPool::globalInstance()->start(
        [promise = std::make_shared<QPromise<ExportResult>>(std::move(promise)), work = std::move(work), shared] {
            promise->addResult(write(work, shared->cancelled, shared->seenRows));
            promise->finish();
        });
}

} // namespace streamscope::widgets
