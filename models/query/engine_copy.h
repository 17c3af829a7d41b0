// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/query/window_query.h"

#include <QString>
#include <QStringList>

namespace streamscope::query {

/// An engine that is made for windowed counts over whole clusters.
enum class Engine { FlinkSql, KafkaStreams };

/// "Flink SQL".
[[nodiscard]] QString engineName(Engine engine);

/// Where the messages are, for the text. Nothing in it is a secret.
struct EngineSource {
    QStringList topics;
    QString bootstrapServers; ///< empty: a place to fill in
    bool fromEarliest = true; ///< else what comes from now on
    bool elsewhere = false;   ///< reading is to begin at another place, or to end: a note tells that it does not there
};

/// A query as another engine has it.
struct EngineCopy {
    QString text;        ///< empty: the filter, the grouping or the window has no equivalent, so nothing is written
    QStringList missing; ///< what has no equivalent there, a sentence each in the program's language
    QStringList notes;   ///< what is the same but for something, a sentence each; they stand in the text as comments too
};

/// The same filter, grouping, aggregates and windows in the engine's own language: Flink SQL (window table-valued functions,
/// from 1.19), or a Java class for Kafka Streams (from 3.5) with Jackson. An aggregate that has no equivalent is left out and
/// named; without the filter, the grouping or the window it would be another query. query.fault() is nothing. Pure.
[[nodiscard]] EngineCopy copyForEngine(Engine engine, const WindowQuery &query, const EngineSource &source);

/// One expression of the language alone. What it reads of a message is named as in the texts above.
[[nodiscard]] EngineCopy expressionForEngine(Engine engine, const Expression &expression);

} // namespace streamscope::query
