// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is held: the memory that it takes, and looking for a text in it.
#include "models/messages/filter_scan.h"
#include "models/messages/message_store.h"
#include "models/messages/text_filter.h"
#include "tests/benchmarks/prepared_data.h"
#include "tests/benchmarks/report.h"
#include "tests/support/kafka_artifacts.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <condition_variable>
#include <cstring>
#include <mutex>

using namespace Qt::StringLiterals;
using namespace streamscope;
using namespace streamscope::benchmarks;

namespace {

constexpr qint64 kRows = 1'000'000;
constexpr int kRounds = 7;
const auto kRare = u"\"id\":777777,"_s;

std::unique_ptr<messages::MessageStore> filledStore()
{
    auto store = std::make_unique<messages::MessageStore>(messages::StoreLimits{1ULL << 30, 2 * kRows}, messages::WhenFull::Refuse);
    Value value;
    cluster::RawMessage message;
    message.nullValue = false;
    message.partition = 0;
    for (qint64 row = 0; row < kRows; ++row) {
        writeValue(value, 0, static_cast<quint64>(row));
        message.offset = row;
        message.value = {value.data(), value.size()};
        if (store->append(std::span(&message, 1)) != 1)
            qFatal("the store is full");
    }
    return store;
}

// Milliseconds until every row is tested.
double scan(const messages::MessageStore &store, std::size_t *hits)
{
    auto matcher = messages::TextMatcher::make(kRare, {});
    std::mutex mutex;
    std::condition_variable news;
    QElapsedTimer clock;
    clock.start();
    messages::FilterScan filter(messages::makeTextTest(std::move(*matcher)), [&] {
        const std::lock_guard lock(mutex);
        news.notify_one();
    });
    filter.update(store.snapshot());
    *hits = 0;
    std::unique_lock lock(mutex);
    while (true) {
        const auto progress = filter.take();
        *hits += progress.newHits.size();
        if (progress.isCurrent)
            return static_cast<double>(clock.nsecsElapsed()) / 1e6;
        news.wait_for(lock, std::chrono::milliseconds(1));
    }
}

// One text after the other in one block of memory, a line each: what "rg -c" does with a file, without starting it.
double memmemLines(const std::string &lines, std::size_t *hits)
{
    const std::string wanted = kRare.toStdString();
    QElapsedTimer clock;
    clock.start();
    *hits = 0;
    const char *at = lines.data();
    const char *const end = at + lines.size();
    while (const void *found = ::memmem(at, static_cast<std::size_t>(end - at), wanted.data(), wanted.size())) {
        ++*hits;
        at = static_cast<const char *>(found);
        const void *newline = std::memchr(at, '\n', static_cast<std::size_t>(end - at));
        if (!newline)
            break;
        at = static_cast<const char *>(newline) + 1;
    }
    return static_cast<double>(clock.nsecsElapsed()) / 1e6;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const double before = residentBytes();
    const auto store = filledStore();
    const double memory = residentBytes() - before;
    const auto payload = static_cast<double>(store->counters().payloadBytes);
    report({u"memory of 1 M rows of 300 B"_s, u"%1 MB resident"_s.arg(decimal(memory / 1e6, 0)),
            u"payload: %1 MB"_s.arg(decimal(payload / 1e6, 0)), memory / payload, u"≤ 1.25 ×"_s, memory / payload <= 1.25});

    std::string lines;
    lines.reserve(static_cast<std::size_t>(kRows) * (kValueSize + 1));
    const messages::Snapshot rows = store->snapshot();
    for (quint64 row = 0; row < rows.endRow(); ++row)
        lines.append(*rows.at(row).value).push_back('\n');
    std::size_t found = 0;
    std::size_t expected = 0;
    const auto [ours, peer] = alternate(kRounds, [&] { return scan(*store, &found); }, [&] { return memmemLines(lines, &expected); });
    if (found != expected)
        qFatal("%zu hits instead of %zu", found, expected);
    report({u"search in 1 M held rows (text)"_s, milliseconds(ours), u"memmem over the same bytes: "_s + milliseconds(peer), peer / ours,
            u"≥ 1 ×"_s, peer / ours >= 1});

    const QString rg = QStandardPaths::findExecutable(u"rg"_s);
    if (rg.isEmpty()) {
        tell(u"ripgrep is not installed: without its line"_s);
        return 0;
    }
    const QTemporaryDir folder(u"/dev/shm/streamscope-XXXXXX"_s);
    QFile file(folder.filePath(u"lines"_s));
    if (!file.open(QIODevice::WriteOnly) || file.write(lines.data(), static_cast<qint64>(lines.size())) < 0)
        return 1;
    file.close();
    const auto [again, ripgrep] = alternate(
        kRounds, [&] { return scan(*store, &found); },
        [&] {
            QElapsedTimer clock;
            clock.start();
            (void)testing::runProgram(rg, {u"-c"_s, u"-F"_s, kRare, file.fileName()}, 60'000);
            return static_cast<double>(clock.nsecsElapsed()) / 1e6;
        });
    report({u"search in 1 M held rows (text)"_s, milliseconds(again), u"rg -c -F on the same bytes in tmpfs: "_s + milliseconds(ripgrep),
            ripgrep / again, u"≥ 1 ×"_s, ripgrep / again >= 1});
    return 0;
}
