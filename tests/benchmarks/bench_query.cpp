// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The expression language against QJsonDocument, on documents of some 300 bytes: nanoseconds a message, parsing included.
#include "models/query/expression_test.h"
#include "models/query/json_field.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <string>
#include <vector>

using namespace Qt::StringLiterals;
using namespace streamscope;

namespace {

constexpr int kDocuments = 1000;
constexpr int kRounds = 7;
constexpr qint64 kNanosARound = 150'000'000;

std::vector<std::string> documents()
{
    std::vector<std::string> list;
    for (int i = 0; i < kDocuments; ++i) {
        const std::string n = std::to_string(100000 + i);
        list.push_back(
            R"({"id":")" + n + R"(","user":{"id":)" + n + R"(,"name":"user-)" + n + R"(","country":"DE"},"event":")" +
            (i % 3 == 0 ? "purchase" : "page_view") + R"(","amount":)" + std::to_string(i % 1000) + "." + std::to_string(i % 100) +
            R"(,"currency":"EUR","items":[{"sku":"a-1","quantity":1},{"sku":"b-2","quantity":3}],"ts":1790000)" + n +
            R"(,"session":"9f0c2a7e-11aa-4a5e-8a4e-)" + n + R"(","referrer":"https://example.org/search?q=boots","mobile":false})");
    }
    return list;
}

// Of this thread alone: others on the machine do not count.
qint64 processorNanos()
{
    timespec time = {};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return time.tv_sec * 1'000'000'000LL + time.tv_nsec;
}

// The best of some rounds each, in turns: what the machine can do when nobody disturbs it.
struct Pair {
    double ours = 1e18;
    double peer = 1e18;
};

template<typename Work>
double nanosOnce(Work work)
{
    const qint64 start = processorNanos();
    qint64 done = 0;
    while (processorNanos() - start < kNanosARound) {
        work();
        done += kDocuments;
    }
    return static_cast<double>(processorNanos() - start) / static_cast<double>(done);
}

template<typename Ours, typename Peer>
Pair compare(Ours ours, Peer peer)
{
    Pair best;
    for (int round = 0; round < kRounds; ++round) {
        best.ours = std::min(best.ours, nanosOnce(ours));
        best.peer = std::min(best.peer, nanosOnce(peer));
    }
    return best;
}

void report(const char *what, Pair nanos)
{
    std::printf("%-58s %7.1f ns   QJsonDocument %7.1f ns   ratio %5.1f\n", what, nanos.ours, nanos.peer, nanos.peer / nanos.ours);
}

} // namespace

int main()
{
    const std::vector<std::string> texts = documents();
    quint64 seen = 0;
    query::FieldExtractor extractor({query::FieldPath({"amount"}), query::FieldPath({"event"})});
    std::printf("document: %zu bytes\n", texts.front().size());
    const auto qt = [&] {
        for (const std::string &text : texts) {
            const QJsonObject object =
                QJsonDocument::fromJson(QByteArray::fromRawData(text.data(), static_cast<qsizetype>(text.size()))).object();
            seen += object.value("amount"_L1).toDouble() > 900.0 && object.value("event"_L1).toString() == "purchase"_L1 ? 1 : 0;
        }
    };
    const auto extract = [&] {
        for (const std::string &text : texts) {
            extractor.extract(text);
            seen += extractor.field(0).raw.size() + extractor.field(1).raw.size();
        }
    };
    report("extract amount and event, document proved valid", compare(extract, qt));
    for (const QString &expression :
         {u"value.amount > 900.0 && value.event == \"purchase\""_s, u"value.user.country == \"DE\""_s,
          u"record.value.items.exists(i, i.quantity > 2)"_s, u"value.referrer.matches('q=b.*s$')"_s, u"offset > 500"_s}) {
        const auto filter = query::makeExpressionTest(*query::Expression::compile(expression), {u"orders"_s});
        cluster::RawMessage message;
        message.nullValue = false;
        const auto test = [&] {
            for (const std::string &text : texts) {
                message.value = text;
                seen += filter->test(message) == messages::MessageTest::Verdict::Yes ? 1 : 0;
            }
        };
        report(qPrintable(expression), compare(test, qt));
    }
    return seen == 0 ? 1 : 0;
}
