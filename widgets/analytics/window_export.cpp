// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/analytics/window_export.h"

#include "models/core/save_file.h"
#include "models/query/window_text.h"

#include <QPromise>
#include <QThreadPool>

#include <memory>

using namespace Qt::StringLiterals;

namespace streamscope::widgets {
namespace {

constexpr std::size_t kChunk = 1 << 20;

core::Result<qint64> write(const std::vector<query::WindowHistory::Window> &windows, const std::vector<query::Aggregation> &aggregations,
                           query::WindowQuery::Time time, const QString &path)
{
    const bool csv = path.endsWith(u".csv"_s, Qt::CaseInsensitive);
    core::SaveFile file(path);
    const auto refuse = [&file] { return tl::make_unexpected(core::localError(core::ErrorKind::Local, file.whyNotWritten())); };
    if (!file.open(QIODevice::WriteOnly))
        return refuse();
    std::string out;
    qint64 groups = 0;
    const auto flush = [&file, &out] {
        const auto size = static_cast<qint64>(out.size());
        const bool written = file.write(out.data(), size) == size;
        out.clear();
        return written;
    };
    if (csv)
        query::appendWindowCsvHeader(out, aggregations);
    for (const query::WindowHistory::Window &window : windows) {
        for (const query::GroupResult &group : window->groups) {
            if (csv) {
                query::appendWindowCsv(out, *window, group, aggregations, time);
            } else {
                query::appendWindowJson(out, *window, group, aggregations, time);
                out += '\n';
            }
            ++groups;
            if (out.size() >= kChunk && !flush())
                return refuse();
        }
    }
    if (!flush() || !file.commit())
        return refuse();
    return groups;
}

} // namespace

core::FutureResult<qint64> exportWindows(std::vector<query::WindowHistory::Window> windows, std::vector<query::Aggregation> aggregations,
                                         query::WindowQuery::Time time, const QString &path)
{
    auto promise = std::make_shared<QPromise<core::Result<qint64>>>();
    promise->start();
    auto future = promise->future();
    QThreadPool::globalInstance()->start([promise, windows = std::move(windows), aggregations = std::move(aggregations), time, path] {
        promise->addResult(write(windows, aggregations, time, path));
        promise->finish();
    });
    return future;
}

} // namespace streamscope::widgets
