// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/message_test.h"

#include <QHash>
#include <QList>
#include <QMap>
#include <QObject>
#include <QStringList>

#include <memory>
#include <optional>
#include <utility>

namespace streamscope::session {

class SettingsStore;

/// A message that a person wants to find again. Its place in the topic is what it is known by, so that it outlives every buffer.
struct MessageMark {
    QString topic;
    qint32 partition = -1;
    qint64 offset = -1;
    qint64 timestampMs = -1; ///< for reading; −1: none
    QString note;            ///< may be empty

    friend bool operator==(const MessageMark &, const MessageMark &) = default;
};

/// The marks of some topics of one connection, kept in the settings by topic. Pages of the same topic see each other's. GUI
/// thread.
class MessageMarks final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MessageMarks)

public:
    static constexpr qsizetype kMost = 10'000;     ///< of a topic
    static constexpr qsizetype kLongestNote = 2000; ///< characters

    /// settings: null: kept as long as this lives. connection: a profile's id.
    MessageMarks(SettingsStore *settings, const QString &connection, const QStringList &topics, QObject *parent = nullptr);
    ~MessageMarks() override;

    [[nodiscard]] bool isEmpty() const;
    [[nodiscard]] std::optional<MessageMark> find(const QString &topic, qint32 partition, qint64 offset) const;
    /// By topic as given, partition and offset.
    [[nodiscard]] QList<MessageMark> all() const;
    /// New, or with another note (cut at kLongestNote). False: the topic has kMost already.
    bool set(const MessageMark &mark);
    void remove(const QString &topic, qint32 partition, qint64 offset);

    /// Finds the marked ones, as marked now, among messages whose topic number counts in topics. Null: there are none.
    [[nodiscard]] std::unique_ptr<messages::MessageTest> makeTest() const;

Q_SIGNALS:
    void changed();

private:
    using Place = std::pair<qint32, qint64>; ///< partition, offset

    [[nodiscard]] QString keyOf(const QString &topic) const;
    void read(const QString &topic);
    void write(const QString &topic);

    SettingsStore *m_settings;
    const QString m_connection;
    const QStringList m_topics;
    QHash<QString, QMap<Place, MessageMark>> m_marks;
};

} // namespace streamscope::session
