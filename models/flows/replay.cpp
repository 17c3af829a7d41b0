// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/flows/replay.h"

#include "models/flows/flow_text.h"

#include <QCoreApplication>
#include <QDateTime>
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

Runs runsOf(const QList<MessagePlace> &places)
{
    QMap<cluster::TopicPartition, QList<qint64>> offsets;
    for (const MessagePlace &place : places)
        offsets[place.partition].append(place.offset);
    Runs runs;
    for (auto it = offsets.begin(); it != offsets.end(); ++it) {
        std::sort(it->begin(), it->end());
        QList<Run> &own = runs[it.key()];
        for (const qint64 offset : std::as_const(*it)) {
            if (!own.isEmpty() && offset <= own.last().last + 1)
                own.last().last = offset;
            else
                own.append({offset, offset});
        }
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

QString outputText(const QString &topic, const QString &indent)
{
    return indent + u"- topic: "_s + quotedYaml(topic + u"-replay"_s) + u'\n' + indent + u"  partition: keep\n"_s;
}

QString ruleText(const QString &topic, const QString &condition)
{
    return u"  - name: %1\n    when: %2\n    outputs:\n%3"_s.arg(quotedYaml(topic), whenText(condition), outputText(topic, u"      "_s));
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
        return u"otherwise:\n"_s + outputText(replay.topics.first(), u"  "_s);
    QString text = u"rules:\n"_s;
    for (const QString &topic : replay.topics) {
        const QString own = replay.messages.isEmpty() ? replay.condition : conditionOf(topic, runs);
        const QString ofTopic = u"topic == "_s + quotedYaml(topic);
        if (!replay.messages.isEmpty() && own.isEmpty())
            continue;
        if (replay.topics.size() == 1)
            text += ruleText(topic, own);
        else if (own.isEmpty())
            text += ruleText(topic, ofTopic);
        else
            text += ruleText(topic, ofTopic + u"\n&& ("_s + own + u')');
    }
    return text;
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
    const auto [least, greatest] =
        std::minmax_element(places.cbegin(), places.cend(), [](const MessagePlace &a, const MessagePlace &b) { return a.offset < b.offset; });
    using Kind = FlowRange::Bound::Kind;
    return {{Kind::Offset, least->offset}, {Kind::Offset, greatest->offset + 1}};
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
    return u"replay-%1-%2"_s.arg(names, now.toString(u"yyyyMMdd-HHmmss"_s));
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
    text += u"version: 1\nname: %1\nfrom: [%2]\n"_s.arg(quotedYaml(name), topics.join(u", "_s));
    text += comment(Words::tr("From the earliest message to the end as it is at the start; or offset:N, time:2026-03-28T10:30:00Z."));
    text += u"range:\n  begin: %1\n  end: %2\n"_s.arg(boundText(range.begin, u"earliest"_s), boundText(range.end, u"end"_s));
    text += comment(Words::tr("As fast as it goes, unless one of these is said: messages a second; or as far apart as the timestamps are,\n"
                              "twice as fast, and no silence longer than a minute."));
    text += u"# rate: 1000\n# timing: {speed: 2, longest_gap: 60s}\n"_s;
    text += comment(Words::tr("Where nothing else is said, a message stays as it is: key, value, headers, timestamp. “by-key” instead of\n"
                              "“keep” chooses its partition anew. The topic must be there."));
    return text + rulesText(replay);
}

} // namespace streamscope::flows
