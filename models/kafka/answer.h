// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"

#include <QPromise>

#include <atomic>
#include <memory>

namespace streamscope::kafka {

/// The promise behind a FutureResult: finished once, by whoever comes first (the answer, or the end of the connection).
/// Let go without an answer it finishes with Cancelled. Any thread.
template<typename T>
class Answer {
public:
    Answer() { m_promise.start(); }
    ~Answer() { finish(tl::make_unexpected(core::localError(core::ErrorKind::Cancelled, QStringLiteral("the connection was closed")))); }
    Answer(const Answer &) = delete;
    Answer &operator=(const Answer &) = delete;

    [[nodiscard]] core::FutureResult<T> future() { return m_promise.future(); }

    void finish(core::Result<T> result)
    {
        if (m_done.test_and_set())
            return;
        m_promise.addResult(std::move(result));
        m_promise.finish();
    }

private:
    QPromise<core::Result<T>> m_promise;
    std::atomic_flag m_done = ATOMIC_FLAG_INIT;
};

template<typename T>
using AnswerPtr = std::shared_ptr<Answer<T>>;

} // namespace streamscope::kafka
