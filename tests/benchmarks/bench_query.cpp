// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The expression language against QJsonDocument and, where Go is installed, against cel-go with encoding/json, on documents
// of some 300 bytes: nanoseconds a message, parsing included;
// and whether fields are those that jq finds, in a million random documents.
#include "models/query/expression_test.h"
#include "models/query/json_field.h"
#include "tests/benchmarks/report.h"
#include "tests/query/jq_difference.h"
#include "tests/support/kafka_artifacts.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <algorithm>
#include <ctime>
#include <string>
#include <vector>

using namespace Qt::StringLiterals;
using namespace streamscope;
using namespace streamscope::benchmarks;

namespace {

constexpr int kDocuments = 1000;
constexpr int kRounds = 7;
constexpr qint64 kNanosARound = 150'000'000;
constexpr double kTarget = 12;
constexpr qint64 kUsualDocuments = 1'000'000; // that jq reads too
const auto kOfTarget = u"value.amount > 900.0 && value.event == \"purchase\""_s;
constexpr int kPeerTimeoutMs = 300'000;
constexpr quint64 kSeed = 20260101;

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

QString inNanoseconds(double nanos)
{
    return decimal(nanos, 0) + u" ns"_s;
}

void reportPair(const QString &what, Pair nanos)
{
    const double ratio = nanos.peer / nanos.ours;
    report({what, inNanoseconds(nanos.ours), u"QJsonDocument: "_s + inNanoseconds(nanos.peer), ratio, u"≥ %1 ×"_s.arg(kTarget),
            ratio >= kTarget});
}

// Nanoseconds of cel-go for a document; the best of some rounds, as here. 0: it cannot be had.
double celGo(const QString &expression, const std::vector<std::string> &texts, quint64 expected)
{
    const QString go = QStandardPaths::findExecutable(u"go"_s);
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"documents"_s));
    if (go.isEmpty() || !file.open(QIODevice::WriteOnly))
        return 0;
    for (const std::string &text : texts)
        file.write(QByteArray::fromStdString(text + '\n'));
    file.close();
    const QString peer = folder.filePath(u"cel_go"_s);
    const testing::RunResult built =
        testing::runProgram(go, {u"build"_s, u"-C"_s, QStringLiteral(STREAMSCOPE_CEL_GO), u"-o"_s, peer, u"."_s}, kPeerTimeoutMs);
    if (built.code != 0) {
        tell(QString::fromUtf8(built.output));
        return 0;
    }
    const QList<QByteArray> answer = testing::runProgram(peer, {expression, file.fileName()}, kPeerTimeoutMs).output.trimmed().split(' ');
    if (answer.value(0).toULongLong() != expected)
        qFatal("cel-go finds other matches: %s", answer.value(0).constData());
    return answer.value(1).toDouble();
}

void reportCelGo(const QString &expression, double ours, double peer)
{
    if (peer <= 0) {
        tell(u"cel-go cannot be had: without its line"_s);
        return;
    }
    report({u'`' + expression + u'`', inNanoseconds(ours), u"cel-go with encoding/json: "_s + inNanoseconds(peer), peer / ours,
            u"≥ %1 ×"_s.arg(kTarget), peer / ours >= kTarget});
}

void reportJq(qint64 count)
{
    if (QStandardPaths::findExecutable(u"jq"_s).isEmpty()) {
        tell(u"jq is not installed: without its line"_s);
        return;
    }
    tell(u"fields of %1 random documents"_s.arg(count));
    const auto result = testing::JqDifference::run(count, kSeed);
    for (const QString &example : result.examples)
        tell(example);
    if (!result.fault.isEmpty())
        qFatal("%s", qPrintable(result.fault));
    report({u"fields of %1 random documents"_s.arg(result.documents), u"%1 differ"_s.arg(result.different),
            u"jq: %1 fields found"_s.arg(result.present), 0, u"0"_s, result.different == 0});
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const std::vector<std::string> texts = documents();
    quint64 seen = 0;
    query::FieldExtractor extractor({query::FieldPath({"amount"}), query::FieldPath({"event"})});
    tell(u"documents of %1 bytes"_s.arg(texts.front().size()));
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
    reportPair(u"extract two fields, document proved valid"_s, compare(extract, qt));
    for (const QString &expression : {kOfTarget, u"value.user.country == \"DE\""_s, u"record.value.items.exists(i, i.quantity > 2)"_s,
                                      u"value.referrer.matches('q=b.*s$')"_s, u"offset > 500"_s}) {
        const auto filter = query::makeExpressionTest(*query::Expression::compile(expression), {u"orders"_s});
        cluster::RawMessage message;
        message.nullValue = false;
        quint64 matches = 0;
        const auto test = [&] {
            matches = 0;
            for (const std::string &text : texts) {
                message.value = text;
                matches += filter->test(message) == messages::MessageTest::Verdict::Yes ? 1 : 0;
            }
            seen += matches;
        };
        const Pair nanos = compare(test, qt);
        tell(u"%1: %2, QJsonDocument for two fields: %3"_s.arg(expression, inNanoseconds(nanos.ours), inNanoseconds(nanos.peer)));
        if (expression == kOfTarget)
            reportCelGo(expression, nanos.ours, celGo(expression, texts, matches));
    }
    reportJq(QCoreApplication::arguments().value(1, QString::number(kUsualDocuments)).toLongLong());
    return seen == 0 ? 1 : 0;
}
