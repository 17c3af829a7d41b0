// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cluster/connection.h"
#include "models/messages/message_test.h"
#include "models/query/expression.h"

#include <QCommandLineParser>

#include <functional>
#include <tl/expected.hpp>

namespace streamscope::cli {

class CommandContext;

/// What the arguments of a command that reads messages say.
struct ReadOptions {
    cluster::TailRequest request;
    QList<qint32> partitions; ///< of every topic; empty: all
    QString group;            ///< reading begins at what it has committed; empty: at request.start
    qint64 count = -1;        ///< −1: no bound
    bool jsonValues = false;
    bool stats = false;
    /// Makes the test for these topics, in the order of the request; null: every message passes.
    std::function<std::unique_ptr<messages::MessageTest>(const QStringList &topics)> makeTest;
    std::optional<query::Expression> expression; ///< where the test is one
};

/// Where reading begins and what may be seen: the options of all commands that read messages.
[[nodiscard]] QList<QCommandLineOption> rangeOptions(const QString &from);
/// What those say; the error is a sentence for standard error.
[[nodiscard]] tl::expected<ReadOptions, QString> parseRangeOptions(const QCommandLineParser &parser, const QStringList &topics);

/// The options that tail and search share, those of the range among them.
[[nodiscard]] QList<QCommandLineOption> readOptions(const QString &from);

/// The error is a sentence for standard error.
[[nodiscard]] tl::expected<ReadOptions, QString> parseReadOptions(const QCommandLineParser &parser, const QStringList &topics);

/// Asks for the topics, names on standard error what does not exist, and hands on the rest; for a group's committed offsets too,
/// where reading begins there. next is not called, and the context ends, when nothing is left to be read.
void keepWhatExists(CommandContext &context, ReadOptions options,
                    std::function<void(ReadOptions, const cluster::Metadata &)> next);

} // namespace streamscope::cli
