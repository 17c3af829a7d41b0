// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

/// The grammars of foreign configurations: text in, names and values out. Pure; nothing is judged here.
namespace streamscope::session {

struct ConfigLine {
    QString name;
    QString value;
    int line = 0;        ///< where it begins, from 1
    bool broken = false; ///< no name and value; value is the text then
};

/// java.util.Properties: comments, separators, continuation lines, escapes. Source: Properties.load's documentation.
[[nodiscard]] QList<ConfigLine> parseJavaProperties(const QString &text);

/// kcat's and librdkafka's own: name=value, '#' at the start of a line is a comment, blanks around both are dropped.
[[nodiscard]] QList<ConfigLine> parseKeyValueLines(const QString &text);

/// A pasted command ("kcat -b host -X name=value …"): its -b, -X and -F arguments. Words as a POSIX shell splits them;
/// nothing is expanded. Empty: not a kcat command.
[[nodiscard]] QList<ConfigLine> parseKcatCommand(const QString &text);

/// A line of sasl.jaas.config: "Module flag name=\"value\" …;".
struct JaasEntry {
    QString module; ///< class name without its package
    QHash<QString, QString> options;
};
[[nodiscard]] std::optional<JaasEntry> parseJaas(const QString &text);

} // namespace streamscope::session
