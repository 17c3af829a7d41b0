// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/kafka_error.h"

#include <tl/expected.hpp>

#include <QFuture>
#include <QPromise>

namespace streamscope::core {

/// What a fallible function returns. Asynchronous ones return QFuture<Result<T>>; the future always finishes with exactly
/// one result, also when the connection goes away (ErrorKind::Cancelled).
template<typename T>
using Result = tl::expected<T, KafkaError>;

template<typename T>
using FutureResult = QFuture<Result<T>>;

/// A future that is finished already, for what fails or is known before anything is sent.
template<typename T>
[[nodiscard]] FutureResult<T> finished(Result<T> result)
{
    QPromise<Result<T>> promise;
    promise.start();
    promise.addResult(std::move(result));
    promise.finish();
    return promise.future();
}

template<typename T>
[[nodiscard]] FutureResult<T> failed(KafkaError error)
{
    return finished<T>(Result<T>(tl::make_unexpected(std::move(error))));
}

} // namespace streamscope::core
