// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/query/window_text.h"

#include "models/query/value.h"

namespace streamscope::query {
namespace {

void appendName(std::string &out, const std::string &name)
{
    out += ',';
    appendJsonString(out, name);
    out += ':';
}

// Quoted where it must be. A text that a spreadsheet would take for a formula stays what it is: this is data.
void appendCell(std::string &out, std::string_view text)
{
    if (text.find_first_of(",\"\r\n") == std::string_view::npos) {
        out += text;
        return;
    }
    out += '"';
    for (const char c : text) {
        out += c;
        if (c == '"')
            out += '"';
    }
    out += '"';
}

} // namespace

void appendWindowJson(std::string &out, const WindowResult &window, const GroupResult &group, const std::vector<Aggregation> &aggregations,
                      WindowQuery::Time time)
{
    out += "{\"window_start\":\"" + windowTimeText(window.startMs) + "\",\"window_end\":\"" + windowTimeText(window.endMs) +
           "\",\"group\":" + group.json();
    if (group.isOther())
        out += ",\"other\":true";
    out += ",\"count\":" + std::to_string(group.count);
    std::string estimates;
    for (std::size_t i = 0; i < aggregations.size(); ++i) {
        const std::string name = aggregations[i].name.toStdString();
        if (aggregations[i].kind != Aggregation::Kind::Count) {
            appendName(out, name);
            out += group.aggregates[i].json;
        }
        if (group.aggregates[i].sketch != Sketch::None) {
            appendName(estimates, name);
            appendJsonString(estimates, sketchText(group.aggregates[i]));
        }
    }
    if (!estimates.empty())
        out += ",\"estimates\":{" + estimates.substr(1) + '}';
    if (window.early)
        out += ",\"closed_early\":true";
    if (time == WindowQuery::Time::Arrival)
        out += ",\"time\":\"arrival\"";
    out += '}';
}

void appendWindowCsvHeader(std::string &out, const std::vector<Aggregation> &aggregations)
{
    out += "window_start,window_end,group,other,count";
    for (const Aggregation &aggregation : aggregations) {
        if (aggregation.kind == Aggregation::Kind::Count)
            continue;
        out += ',';
        appendCell(out, aggregation.name.toStdString());
    }
    out += ",estimates,time\r\n";
}

void appendWindowCsv(std::string &out, const WindowResult &window, const GroupResult &group, const std::vector<Aggregation> &aggregations,
                     WindowQuery::Time time)
{
    out += windowTimeText(window.startMs) + ',' + windowTimeText(window.endMs) + ',';
    appendCell(out, group.text().toStdString());
    out += group.isOther() ? ",true," : ",false,";
    out += std::to_string(group.count);
    std::string estimates;
    for (std::size_t i = 0; i < aggregations.size(); ++i) {
        if (aggregations[i].kind == Aggregation::Kind::Count)
            continue;
        out += ',';
        appendCell(out, group.aggregates[i].json);
        if (group.aggregates[i].sketch != Sketch::None)
            estimates += (estimates.empty() ? "" : "; ") + aggregations[i].name.toStdString() + ": " + sketchText(group.aggregates[i]);
    }
    out += ',';
    appendCell(out, estimates);
    out += time == WindowQuery::Time::Arrival ? ",arrival\r\n" : ",message\r\n";
}

} // namespace streamscope::query
