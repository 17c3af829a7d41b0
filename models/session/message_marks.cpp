// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/message_marks.h"

#include "models/messages/place_test.h"
#include "models/session/settings.h"

#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace streamscope::session {
MessageMarks::MessageMarks(SettingsStore *settings, const QString &connection, const QStringList &topics, QObject *parent)
    : QObject(parent)
    , m_settings(settings)
    , m_connection(connection)
    , m_topics(topics)
{
    for (const QString &topic : m_topics)
        read(topic);
    if (settings) {
        connect(settings, &SettingsStore::stateChanged, this, [this](const QString &key) {
            for (const QString &topic : m_topics) {
                if (key != keyOf(topic))
                    continue;
                read(topic);
                Q_EMIT changed();
            }
        });
    }
}

MessageMarks::~MessageMarks() = default;

QString MessageMarks::keyOf(const QString &topic) const
{
    return u"marks/"_s + m_connection + u'/' + topic;
}

// Offsets and times as text: a JSON number would lose digits beyond 2^53.
void MessageMarks::read(const QString &topic)
{
    QMap<Place, MessageMark> marks;
    const QJsonArray kept = m_settings ? m_settings->state(keyOf(topic)).value("marks"_L1).toArray() : QJsonArray();
    for (const QJsonValue &value : kept) {
        const QJsonArray entry = value.toArray();
        bool ok = false;
        MessageMark mark{.topic = topic,
                         .partition = entry.at(0).toInt(-1),
                         .offset = entry.at(1).toString().toLongLong(&ok),
                         .timestampMs = entry.at(2).toString().toLongLong(),
                         .note = entry.at(3).toString().left(kLongestNote)};
        if (ok && mark.partition >= 0 && mark.offset >= 0 && marks.size() < kMost)
            marks.insert({mark.partition, mark.offset}, mark);
    }
    m_marks.insert(topic, marks);
}

void MessageMarks::write(const QString &topic)
{
    if (!m_settings) {
        Q_EMIT changed();
        return;
    }
    QJsonArray kept;
    for (const MessageMark &mark : std::as_const(m_marks[topic]))
        kept.append(QJsonArray{mark.partition, QString::number(mark.offset), QString::number(mark.timestampMs), mark.note});
    m_settings->setState(keyOf(topic), kept.isEmpty() ? QJsonObject() : QJsonObject{{u"marks"_s, kept}}); // tells all pages, this one too
}

bool MessageMarks::isEmpty() const
{
    return std::all_of(m_marks.cbegin(), m_marks.cend(), [](const auto &marks) { return marks.isEmpty(); });
}

std::optional<MessageMark> MessageMarks::find(const QString &topic, qint32 partition, qint64 offset) const
{
    const auto marks = m_marks.constFind(topic);
    if (marks == m_marks.cend())
        return std::nullopt;
    const auto it = marks->constFind({partition, offset});
    return it == marks->cend() ? std::nullopt : std::optional(*it);
}

QList<MessageMark> MessageMarks::all() const
{
    QList<MessageMark> list;
    for (const QString &topic : m_topics)
        list += m_marks.value(topic).values();
    return list;
}

bool MessageMarks::set(const MessageMark &mark)
{
    QMap<Place, MessageMark> &marks = m_marks[mark.topic];
    const Place place{mark.partition, mark.offset};
    if (marks.size() >= kMost && !marks.contains(place))
        return false;
    MessageMark kept = mark;
    kept.note = kept.note.left(kLongestNote);
    if (marks.contains(place) && marks.value(place) == kept)
        return true;
    marks.insert(place, kept);
    write(mark.topic);
    return true;
}

void MessageMarks::remove(const QString &topic, qint32 partition, qint64 offset)
{
    if (m_marks[topic].remove({partition, offset}) > 0)
        write(topic);
}

std::unique_ptr<messages::MessageTest> MessageMarks::makeTest() const
{
    if (isEmpty())
        return nullptr;
    auto places = std::make_shared<messages::Places>();
    for (const QString &topic : m_topics) {
        const QList<Place> keys = m_marks.value(topic).keys();
        places->emplace_back(keys.begin(), keys.end());
    }
    return messages::makePlaceTest(std::move(places));
}

} // namespace streamscope::session
