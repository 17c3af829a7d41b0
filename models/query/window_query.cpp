// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/query/window_query.h"

#include "models/query/sentences.h"
#include "models/query/time_text.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace streamscope::query {
namespace {

constexpr std::size_t kMaxAggregations = 20;
constexpr int kMaxTop = 100;
constexpr int kUsualTop = 5;
constexpr qint64 kMaxWindowMs = 366LL * 24 * 3600 * 1000;

tl::unexpected<core::KafkaError> refuse(const QString &message)
{
    return tl::make_unexpected(core::localError(core::ErrorKind::InvalidInput, message));
}

// At the commas that stand in no bracket and no quotes.
QStringList splitOutside(const QString &text)
{
    QStringList parts(1);
    int depth = 0;
    QChar quote;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (!quote.isNull()) {
            if (c == u'\\' && i + 1 < text.size())
                parts.last() += text[i++];
            else if (c == quote)
                quote = QChar();
        } else if (c == u'"' || c == u'\'') {
            quote = c;
        } else if (c == u'(' || c == u'[' || c == u'{') {
            ++depth;
        } else if (c == u')' || c == u']' || c == u'}') {
            --depth;
        } else if (c == u',' && depth <= 0) {
            parts.append(QString());
            continue;
        }
        parts.last() += text[i];
    }
    return parts;
}

// Kind and number of "p99.9" or "top3"; false: there is no such aggregate.
bool readName(const QString &name, Aggregation &aggregation)
{
    using Kind = Aggregation::Kind;
    static const std::pair<QLatin1StringView, Kind> kNames[] = {
        {"count"_L1, Kind::Count}, {"sum"_L1, Kind::Sum},  {"min"_L1, Kind::Min},          {"max"_L1, Kind::Max},
        {"mean"_L1, Kind::Mean},   {"avg"_L1, Kind::Mean}, {"distinct"_L1, Kind::Distinct}};
    for (const auto &[known, kind] : kNames) {
        aggregation.kind = kind;
        if (name == known)
            return true;
    }
    bool ok = true;
    if (name.startsWith("top"_L1)) {
        aggregation.kind = Kind::Top;
        aggregation.most = name.size() == 3 || name == "topk"_L1 ? kUsualTop : name.mid(3).toInt(&ok);
        return ok && aggregation.most >= 1 && aggregation.most <= kMaxTop;
    }
    aggregation.kind = Kind::Percentile;
    aggregation.percent = name.startsWith(u'p') ? name.mid(1).toDouble(&ok) : 0;
    return ok && aggregation.percent > 0 && aggregation.percent <= 100;
}

core::Result<Aggregation> parseAggregation(const QString &text)
{
    Aggregation aggregation;
    aggregation.name = text;
    const qsizetype colon = text.indexOf(u':');
    const QString name = text.left(colon).trimmed();
    if (!readName(name, aggregation))
        return refuse(
            Sentences::tr("There is no aggregate “%1”: they are count, sum, min, max, mean, p1 to p100, distinct and top1 to top%2.")
                .arg(name)
                .arg(kMaxTop));
    if (aggregation.kind == Aggregation::Kind::Count) {
        if (colon >= 0)
            return refuse(Sentences::tr("count takes no expression: it counts the messages of the group."));
        return aggregation;
    }
    if (colon < 0)
        return refuse(Sentences::tr("%1 wants an expression: %1:value.amount.").arg(name));
    auto compiled = Expression::compile(text.mid(colon + 1).trimmed());
    if (!compiled)
        return refuse(Sentences::tr("%1: line %2, column %3: %4")
                          .arg(name)
                          .arg(compiled.error().line)
                          .arg(compiled.error().column)
                          .arg(compiled.error().message));
    aggregation.of = *compiled;
    return aggregation;
}

} // namespace

core::Result<std::vector<Aggregation>> parseAggregations(const QString &text)
{
    std::vector<Aggregation> list;
    for (const QString &part : splitOutside(text)) {
        const QString trimmed = part.trimmed();
        if (trimmed.isEmpty())
            return refuse(Sentences::tr("An aggregate is missing: count,sum:value.amount."));
        if (std::any_of(list.begin(), list.end(), [&trimmed](const Aggregation &known) { return known.name == trimmed; }))
            return refuse(Sentences::tr("The aggregate “%1” is there twice.").arg(trimmed));
        auto aggregation = parseAggregation(trimmed);
        if (!aggregation)
            return tl::make_unexpected(aggregation.error());
        list.push_back(std::move(*aggregation));
    }
    if (list.size() > kMaxAggregations)
        return refuse(Sentences::tr("These are more than %1 aggregates.").arg(kMaxAggregations));
    return list;
}

core::Result<qint64> parseWindowTime(const QString &text, qint64 least)
{
    std::optional<TimeParts> time;
    bool ok = false;
    const qint64 days = text.endsWith(u'd') ? text.chopped(1).toLongLong(&ok) : 0;
    if (ok && days >= 0 && days <= 366)
        time = TimeParts{days * 24 * 3600, 0};
    else if (!ok)
        time = parseDuration(text.toStdString());
    if (!time)
        return refuse(Sentences::tr("“%1” is no length of time: 500ms, 60s, 5m, 2h, 1d.").arg(text));
    if (time->nanos % 1'000'000 != 0 || time->seconds > kMaxWindowMs / 1000)
        return refuse(Sentences::tr("“%1” is no whole number of milliseconds up to 366 days.").arg(text));
    const qint64 milliseconds = time->seconds * 1000 + time->nanos / 1'000'000;
    if (milliseconds < least || milliseconds > kMaxWindowMs)
        return refuse((milliseconds < least ? Sentences::tr("“%1” is too short.") : Sentences::tr("“%1” is too long.")).arg(text));
    return milliseconds;
}

qint64 alignedStart(qint64 timeMs, qint64 slideMs)
{
    const qint64 over = timeMs % slideMs;
    return timeMs - (over < 0 ? over + slideMs : over);
}

std::optional<QString> WindowQuery::fault() const
{
    if (window.lengthMs < 1)
        return Sentences::tr("A window is at least one millisecond long.");
    if (window.kind != Windowing::Kind::Hopping)
        return std::nullopt;
    if (window.slideMs < 1 || window.slideMs > window.lengthMs)
        return Sentences::tr("Windows slide by at most their length: some messages would be in none.");
    if ((window.lengthMs + window.slideMs - 1) / window.slideMs > Windowing::kMaxOverlap)
        return Sentences::tr("More than %1 windows would be over one message.").arg(Windowing::kMaxOverlap);
    return std::nullopt;
}

} // namespace streamscope::query
