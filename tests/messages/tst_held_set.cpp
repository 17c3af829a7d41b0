// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Held messages, given to a sink as a tail gives them.
#include "models/messages/held_set.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace streamscope;
using namespace streamscope::messages;
using State = cluster::TailStatus::State;

namespace {

// Takes a few at a time, and sometimes nothing.
class SlowSink final : public cluster::MessageSink {
public:
    std::size_t append(std::span<const cluster::RawMessage> messages) override
    {
        if (++m_calls % 3 == 0)
            return 0;
        const std::size_t taken = std::min<std::size_t>(messages.size(), 700);
        for (std::size_t i = 0; i < taken; ++i) {
            const cluster::RawMessage &message = messages[i];
            QByteArray line = QByteArray::number(message.partition) + ' ' + QByteArray::number(message.offset) + ' ' +
                              QByteArray::number(message.timestampMs) + ' ' +
                              (message.nullKey ? QByteArray("null") : QByteArray(message.key.data(), qsizetype(message.key.size()))) + ' ' +
                              (message.nullValue ? QByteArray("null") : QByteArray(message.value.data(), qsizetype(message.value.size())));
            for (const cluster::RawHeader &header : message.headers)
                line += ' ' + QByteArray(header.name.data(), qsizetype(header.name.size()));
            lines.append(line);
        }
        return taken;
    }

    QByteArrayList lines;

private:
    int m_calls = 0;
};

std::shared_ptr<MessageStore> filled(int count)
{
    auto store = std::make_shared<MessageStore>();
    for (int i = 0; i < count; ++i) {
        const std::string value = std::to_string(i);
        const cluster::RawHeader header{.name = "h", .value = "v", .nullValue = false};
        cluster::RawMessage message;
        message.partition = i % 3;
        message.offset = i;
        message.timestampMs = 1000 + i;
        message.nullKey = i % 2 == 0;
        message.key = i % 2 == 0 ? std::string_view() : std::string_view("k");
        message.nullValue = i % 5 == 0;
        message.value = i % 5 == 0 ? std::string_view() : std::string_view(value);
        message.headers = i % 4 == 0 ? std::span(&header, 1) : std::span<const cluster::RawHeader>();
        if (store->append({&message, 1}) != 1)
            qFatal("not taken");
    }
    return store;
}

QByteArray lineOf(int i)
{
    return QByteArray::number(i % 3) + ' ' + QByteArray::number(i) + ' ' + QByteArray::number(1000 + i) + (i % 2 == 0 ? " null " : " k ") +
           (i % 5 == 0 ? QByteArray("null") : QByteArray::number(i)) + (i % 4 == 0 ? " h" : "");
}

} // namespace

class TestHeldSet : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void givesEveryRowOnce()
    {
        auto store = filled(5000);
        auto sink = std::make_shared<SlowSink>();
        std::atomic<int> woken = 0;
        HeldTail tail({.topics = {u"t"_s}, .rows = store->snapshot(), .chosen = {}}, sink, [&woken] { ++woken; });
        QTRY_COMPARE(tail.status().state, State::Finished);
        QCOMPARE(tail.status().received, 5000U);
        QCOMPARE(sink->lines.size(), 5000);
        for (int i = 0; i < 5000; ++i)
            QCOMPARE(sink->lines[i], lineOf(i));
        QTRY_VERIFY(woken > 0);
    }

    void givesOnlyWhatIsChosen()
    {
        auto store = filled(100);
        const Snapshot rows = store->snapshot();
        store->clear(); // the set keeps what it is about
        auto sink = std::make_shared<SlowSink>();
        HeldTail tail({.topics = {u"t"_s}, .rows = rows, .chosen = std::vector<quint64>{99, 7, 8}}, sink, [] {});
        QTRY_COMPARE(tail.status().state, State::Finished);
        QCOMPARE(sink->lines, (QByteArrayList{lineOf(99), lineOf(7), lineOf(8)}));
    }

    void anEmptySetIsFinished()
    {
        HeldTail tail({}, std::make_shared<SlowSink>(), [] {});
        QTRY_COMPARE(tail.status().state, State::Finished);
        QCOMPARE(tail.status().received, 0U);
    }

    void pausesAndStops()
    {
        class Gate final : public cluster::MessageSink {
        public:
            std::size_t append(std::span<const cluster::RawMessage>) override { return 0; }
        };
        auto store = filled(10);
        HeldTail tail({.topics = {u"t"_s}, .rows = store->snapshot(), .chosen = {}}, std::make_shared<Gate>(), [] {});
        QTRY_COMPARE(tail.status().state, State::Full);
        tail.pause();
        QTRY_COMPARE(tail.status().state, State::Paused);
        tail.resume();
        QTRY_COMPARE(tail.status().state, State::Full);
        tail.pause();
        tail.stop();
        QTRY_COMPARE(tail.status().state, State::Stopped);
        QCOMPARE(tail.status().received, 0U);
    }
};

QTEST_GUILESS_MAIN(TestHeldSet)
#include "tst_held_set.moc"
