// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// flow: checks a flow file, without a cluster.
#include "app/cli/command.h"
#include "models/flows/flow.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace streamscope::cli {
namespace {

tl::expected<QByteArray, QString> readFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return tl::make_unexpected(u"cannot read %1: %2"_s.arg(path, file.errorString()));
    return file.read(flows::kMaxFlowBytes + 1);
}

QByteArray jsonList(const QStringList &names)
{
    QByteArray json = "[";
    for (const QString &name : names)
        json += (json.size() > 1 ? "," : "") + jsonString(name);
    return json + ']';
}

void writeFaults(const QString &path, const QList<flows::FlowFault> &faults, Output &output)
{
    for (const flows::FlowFault &fault : faults) {
        say(u"%1:%2:%3: %4"_s.arg(path).arg(fault.line).arg(fault.column).arg(fault.message));
        Record record;
        record.add("file", path).add("ok", false).add("line", fault.line).add("column", fault.column).add("message", fault.message);
        output.write(record);
    }
    output.flushTable();
}

} // namespace

std::optional<int> checkFlow(const QCommandLineParser &, const QStringList &arguments, Output &output)
{
    if (arguments.size() != 2 || arguments[0] != "check"_L1) {
        say(u"flow wants “check” and a file"_s);
        return WrongUsage;
    }
    const auto text = readFile(arguments[1]);
    if (!text) {
        say(text.error());
        return WrongUsage;
    }
    const auto flow = flows::readFlow(*text);
    if (!flow) {
        writeFaults(arguments[1], flow.error(), output);
        return ItemFailed;
    }
    Record record;
    record.add("file", arguments[1]).add("ok", true).add("flow", flow->name).add("group", flow->group);
    record.addRaw("from", jsonList(flow->topics), flow->topics.join(u", "_s));
    record.addRaw("to", jsonList(flow->targets()), flow->targets().join(u", "_s));
    record.add("exactly_once", flow->exactlyOnce);
    output.write(record);
    output.flushTable();
    return Done;
}

} // namespace streamscope::cli
