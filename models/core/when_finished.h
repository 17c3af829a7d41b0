// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"

#include <QFutureWatcher>
#include <QObject>
#include <QThread>

#include <utility>

namespace streamscope::core {

/// Calls function(Result<T>) on this thread when the future finishes, once, from the event loop; never when the context is
/// gone by then. Use it instead of QFuture::then(context, …): in Qt 6.4 that one asserts that the context is still there.
/// The context must live on the calling thread.
template<typename T, typename Function>
void whenFinished(const FutureResult<T> &future, QObject *context, Function function)
{
    Q_ASSERT(context && context->thread() == QThread::currentThread());
    auto *watcher = new QFutureWatcher<Result<T>>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context, [watcher, call = std::move(function)]() mutable {
        watcher->deleteLater();
        const FutureResult<T> done = watcher->future();
        if (done.resultCount() > 0)
            call(done.result());
        else
            call(Result<T>(tl::make_unexpected(localError(ErrorKind::Cancelled, QStringLiteral("cancelled")))));
    });
    watcher->setFuture(future);
}

} // namespace streamscope::core
