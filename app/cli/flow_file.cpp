// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/flow_file.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace streamscope::cli {

tl::expected<flows::Flow, int> loadFlow(const QString &path, Output &output, bool results)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        say(u"cannot read %1: %2"_s.arg(path, file.errorString()));
        return tl::make_unexpected(static_cast<int>(WrongUsage));
    }
    auto flow = flows::readFlow(file.read(flows::kMaxFlowBytes + 1));
    if (flow)
        return std::move(*flow);
    for (const flows::FlowFault &fault : flow.error()) {
        say(u"%1:%2:%3: %4"_s.arg(path).arg(fault.line).arg(fault.column).arg(fault.message));
        Record record;
        record.add("file", path).add("ok", false).add("line", fault.line).add("column", fault.column).add("message", fault.message);
        if (results)
            output.write(record);
    }
    output.flushTable();
    return tl::make_unexpected(static_cast<int>(results ? ItemFailed : WrongUsage));
}

QByteArray jsonList(const QStringList &names)
{
    QByteArray json = "[";
    for (const QString &name : names)
        json += (json.size() > 1 ? "," : "") + jsonString(name);
    return json + ']';
}

} // namespace streamscope::cli
