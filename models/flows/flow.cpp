// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/flows/flow.h"

namespace streamscope::flows {

namespace {

QStringList topicsOf(const Flow &flow, bool keepersOnly)
{
    QStringList names;
    const auto add = [&](const std::vector<FlowOutput> &outputs) {
        for (const FlowOutput &output : outputs) {
            if (output.keepsPartition || !keepersOnly)
                names.append(output.topic);
        }
    };
    for (const FlowRule &rule : flow.rules)
        add(rule.outputs);
    if (flow.otherwise)
        add(*flow.otherwise);
    return names;
}

QStringList sorted(QStringList names)
{
    names.removeDuplicates();
    names.sort();
    return names;
}

} // namespace

QStringList Flow::targets() const
{
    QStringList names = topicsOf(*this, false);
    if (!errorsTopic.isEmpty())
        names.append(errorsTopic);
    return sorted(names);
}

QStringList Flow::partitionKeepers() const
{
    return sorted(topicsOf(*this, true));
}

} // namespace streamscope::flows
