// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/flows/flow.h"

#include <QList>

#include <string>

namespace YAML {
class Node;
}

namespace streamscope::flows {

/// The text of a flow file, and where its parts stand. Room-internal.
class YamlSource {
public:
    explicit YamlSource(const QByteArray &text);

    void fault(const YAML::Node &node, const QString &message);
    /// position: in the scalar's own text, in UTF-16 units.
    void fault(const YAML::Node &scalar, int position, const QString &message);
    void fault(int line, int column, const QString &message);
    void parserFault(int line, int column, const QString &reason); ///< both from 0
    [[nodiscard]] QList<FlowFault> takeFaults();                   ///< by line
    [[nodiscard]] bool hasFaults() const { return !m_faults.isEmpty(); }

    /// The text for the parser: JSON may be indented by tabs, YAML may not.
    [[nodiscard]] std::string parserText() const;

    /// A structure as the text of a JSON template. Numbers, true, false and null without quotes stand for themselves,
    /// everything else is a string. Empty after a fault.
    [[nodiscard]] QString jsonTemplate(const YAML::Node &node);

private:
    bool appendJson(QString &out, const YAML::Node &node, int depth);
    bool appendScalar(QString &out, const YAML::Node &scalar);

    QByteArray m_text;
    QStringList m_lines;
    QList<FlowFault> m_faults;
    int m_visited = 0;
};

[[nodiscard]] QString textOf(const YAML::Node &scalar);
/// Written without quotes, and null, ~ or nothing.
[[nodiscard]] bool isNullScalar(const YAML::Node &node);

} // namespace streamscope::flows
