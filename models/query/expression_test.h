// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/message_test.h"
#include "models/query/expression.h"

#include <QStringList>

namespace streamscope::query {

/// The test whether an expression is true for a message; anything but true and false fails. topics: the names that a
/// message's topic number stands for.
[[nodiscard]] std::unique_ptr<messages::MessageTest> makeExpressionTest(Expression expression, const QStringList &topics);

/// The partitions of a topic that a pinned key can be in, where its producers use Java's default partitioner; ascending.
/// Who does not know that must read all partitions.
[[nodiscard]] QList<qint32> partitionsOf(const PinnedKey &key, qint32 partitionCount);

} // namespace streamscope::query
