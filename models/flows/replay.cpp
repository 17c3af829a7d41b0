// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/flows/replay.h"

#include "models/flows/flow_text.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QMap>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace streamscope::flows {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ReplayText)
};

constexpr qsizetype kTopicsInName = 200; // of 249 bytes

struct Run {
    qint64 first;
    qint64 last;
};
using Runs = QMap<cluster::TopicPartition, QList<Run>>;

qint64 lastOf(const MessagePlace &place)
{
    return std::max(place.offset, place.last);
}

Runs runsOf(const QList<MessagePlace> &places)
{
    Runs runs;
    for (const MessagePlace &place : places)
        runs[place.partition].append({place.offset, lastOf(place)});
    for (QList<Run> &own : runs) {
        std::sort(own.begin(), own.end(), [](const Run &a, const Run &b) { return a.first < b.first; });
        QList<Run> joined;
        for (const Run &run : std::as_const(own)) {
            if (!joined.isEmpty() && run.first <= joined.last().last + 1)
                joined.last().last = std::max(joined.last().last, run.last);
            else
                joined.append(run);
        }
        own = joined;
    }
    return runs;
}

// Of one partition: "partition == 3 && (offset in [1, 5] || offset >= 10 && offset <= 20)".
QString conditionOf(qint32 partition, const QList<Run> &runs)
{
    QStringList single;
    QStringList parts;
    for (const Run &run : runs) {
        if (run.first == run.last)
            single.append(QString::number(run.first));
        else
            parts.append(u"offset >= %1 && offset <= %2"_s.arg(run.first).arg(run.last));
    }
    if (!single.isEmpty())
        parts.prepend(u"offset in [%1]"_s.arg(single.join(u", "_s)));
    const QString which = parts.size() == 1 ? parts.first() : u'(' + parts.join(u" || "_s) + u')';
    return u"partition == %1 && %2"_s.arg(partition).arg(which);
}

QString conditionOf(const QString &topic, const Runs &runs)
{
    QStringList parts;
    for (auto it = runs.cbegin(); it != runs.cend(); ++it) {
        if (it.key().topic == topic)
            parts.append(conditionOf(it.key().partition, it.value()));
    }
    return parts.join(u"\n|| "_s);
}

QString boundText(const FlowRange::Bound &bound, const QString &edge)
{
    switch (bound.kind) {
    case FlowRange::Bound::Kind::Edge: return edge;
    case FlowRange::Bound::Kind::Offset: return u"offset:%1"_s.arg(bound.value);
    case FlowRange::Bound::Kind::Time:
        return u"time:"_s + QDateTime::fromMSecsSinceEpoch(bound.value, Qt::UTC).toString(Qt::ISODateWithMs);
    }
    return edge;
}

// As a block of lines where it can be read so.
QString whenText(const QString &condition)
{
    const bool plain = !condition.startsWith(u' ') && std::all_of(condition.cbegin(), condition.cend(), [](QChar c) {
        return c == u'\n' || c.isPrint();
    });
    if (!plain)
        return quotedYaml(condition);
    return u"|\n      "_s + QString(condition).replace(u'\n', u"\n      "_s);
}

// What is JSON is YAML, if its lines stand further in than the key.
QString valueText(const ReplayValue &value, const QString &indent)
{
    if (!value.text)
        return u"null"_s;
    return value.isJson ? QString(*value.text).replace(u'\t', u' ').replace(u'\n', u'\n' + indent) : quotedYaml(*value.text);
}

QString outputText(const Replay &replay, const QString &topic, const QString &indent)
{
    const QString target = targetsOf(replay).value(replay.topics.indexOf(topic));
    QString text = indent + u"- topic: "_s + quotedYaml(target) + u'\n';
    const auto add = [&](const QString &line) { text += indent + u"  "_s + line + u'\n'; };
    add(replay.keepsPartitions ? u"partition: keep"_s : u"partition: by-key"_s);
    if (replay.value)
        add(u"value: "_s + valueText(*replay.value, indent + u"    "_s));
    if (!replay.keepsHeaders)
        add(u"headers: {}"_s);
    return text;
}

QString ruleText(const Replay &replay, const QString &topic, const QString &condition)
{
    return u"  - name: "_s + quotedYaml(topic) + u"\n    when: "_s + whenText(condition) + u"\n    outputs:\n"_s +
           outputText(replay, topic, u"      "_s);
}

// All of them, where there are several, have to hold.
QString together(QStringList conditions)
{
    conditions.removeAll(QString());
    if (conditions.size() < 2)
        return conditions.value(0);
    return u'(' + conditions.join(u")\n&& ("_s) + u')';
}

QString comment(const QString &sentence)
{
    return u"# "_s + QString(sentence).replace(u'\n', u"\n# "_s) + u'\n';
}

QString rulesText(const Replay &replay)
{
    const Runs runs = runsOf(replay.messages);
    const bool all = replay.messages.isEmpty() && replay.condition.isEmpty();
    if (all && replay.topics.size() == 1)
        return u"otherwise:\n"_s + outputText(replay, replay.topics.first(), u"  "_s);
    QString text = u"rules:\n"_s;
    for (const QString &topic : replay.topics) {
        const QString chosen = conditionOf(topic, runs);
        const QString ofTopic = replay.topics.size() > 1 ? u"topic == "_s + quotedYaml(topic) : QString();
        if (replay.messages.isEmpty() || !chosen.isEmpty())
            text += ruleText(replay, topic, together({ofTopic, chosen, replay.condition}));
    }
    return text;
}

QString paceText(const Replay &replay)
{
    QString text = comment(Words::tr("As fast as it goes, unless one of these is said: messages a second; or as far apart as the timestamps are,\n"
                                     "twice as fast, and no silence longer than a minute."));
    text += replay.rate > 0 ? u"rate: %1\n"_s.arg(QString::number(replay.rate, 'f', QLocale::FloatingPointShortest)) : u"# rate: 1000\n"_s;
    if (!replay.timing)
        return text + u"# timing: {speed: 2, longest_gap: 60s}\n"_s;
    return text + u"timing: {speed: %1, longest_gap: %2ms}\n"_s.arg(QString::number(replay.timing->speed, 'f', QLocale::FloatingPointShortest))
                      .arg(replay.timing->longestGapMs);
}

} // namespace

qsizetype runCount(const QList<MessagePlace> &places)
{
    qsizetype count = 0;
    for (const QList<Run> &runs : runsOf(places))
        count += runs.size();
    return count;
}

FlowRange rangeOf(const QList<MessagePlace> &places)
{
    if (places.isEmpty())
        return {};
    qint64 first = places.first().offset;
    qint64 last = lastOf(places.first());
    for (const MessagePlace &place : places) {
        first = std::min(first, place.offset);
        last = std::max(last, lastOf(place));
    }
    using Kind = FlowRange::Bound::Kind;
    return {{Kind::Offset, first}, {Kind::Offset, last + 1}};
}

QString textCondition(const QString &text, bool isRegex, bool matchCase)
{
    QString test;
    if (!isRegex && matchCase) {
        test = u"contains(%1)"_s.arg(quotedYaml(text)); // its quotes are those of the language, too
    } else {
        const QString pattern = isRegex ? text : u"\\Q"_s + QString(text).replace("\\E"_L1, "\\E\\\\E\\Q"_L1) + u"\\E"_s;
        test = u"matches(%1)"_s.arg(quotedYaml((matchCase ? u"(?s)"_s : u"(?is)"_s) + pattern));
    }
    return u"[record.keyAsText, record.valueAsText].exists(t, type(t) == string && t."_s + test +
           u")\n|| headers.exists(h, h.name."_s + test + u" || type(h.value) == string && h.value."_s + test + u')';
}

QString replayName(const QStringList &topics, const QDateTime &now)
{
    QString names = topics.join(u'-');
    while (names.toUtf8().size() > kTopicsInName)
        names.chop(1);
    return u"replay-%1-%2"_s.arg(names, now.toString(u"yyyyMMdd-HHmmss-zzz"_s));
}

QStringList targetsOf(const Replay &replay)
{
    QStringList targets = replay.targets;
    for (qsizetype i = targets.size(); i < replay.topics.size(); ++i)
        targets.append(replay.topics.at(i) + u"-replay"_s);
    return targets;
}

QString replayText(const Replay &replay, const QString &name)
{
    const FlowRange range = replay.messages.isEmpty() ? replay.range : rangeOf(replay.messages);
    QStringList topics;
    for (const QString &topic : replay.topics)
        topics.append(quotedYaml(topic));
    QString text;
    for (const QString &note : replay.notes)
        text += comment(note);
    text += comment(Words::tr("A replay that was stopped goes on where its group has committed; the group is called as the flow.\n"
                              "Another name begins anew."));
    text += u"version: 1\nname: "_s + quotedYaml(name) + u"\nfrom: ["_s + topics.join(u", "_s) + u"]\n"_s;
    if (replay.exactlyOnce && !replay.to)
        text += u"exactly_once: true\n"_s;
    if (replay.provenance)
        text += u"provenance: true\n"_s;
    text += comment(Words::tr("From the earliest message to the end as it is at the start; or offset:N, time:2026-03-28T10:30:00Z."));
    text += u"range:\n  begin: %1\n  end: %2\n"_s.arg(boundText(range.begin, u"earliest"_s), boundText(range.end, u"end"_s));
    text += paceText(replay);
    text += comment(Words::tr("Where nothing else is said, a message stays as it is: key, value, headers, timestamp. “by-key” instead of\n"
                              "“keep” chooses its partition anew. The topic must be there."));
    text += rulesText(replay);
    return replay.to ? withTarget(text, replay.to) : text;
}

} // namespace streamscope::flows
