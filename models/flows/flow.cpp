// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/flows/flow.h"

namespace streamscope::flows {

QStringList Flow::targets() const
{
    QStringList names;
    const auto add = [&names](const std::vector<FlowOutput> &outputs) {
        for (const FlowOutput &output : outputs)
            names.append(output.topic);
    };
    for (const FlowRule &rule : rules)
        add(rule.outputs);
    if (otherwise)
        add(*otherwise);
    if (!errorsTopic.isEmpty())
        names.append(errorsTopic);
    names.removeDuplicates();
    names.sort();
    return names;
}

} // namespace streamscope::flows
