// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/message_store.h"

#include <QString>

#include <memory>

namespace streamscope::messages {

/// A yes-or-no question to a message: a text to be found, or an expression. One object is used by one thread at a time;
/// clone() makes another thread's own, which may be called from any thread.
class MessageTest {
public:
    enum class Verdict : quint8 {
        No,
        Yes,
        Failed ///< it could not be answered for this message, see failure()
    };

    virtual ~MessageTest() = default;
    [[nodiscard]] virtual Verdict test(const cluster::RawMessage &message) = 0;
    [[nodiscard]] virtual Verdict test(const HeldMessage &message) = 0;
    /// The first of the rows [from, to) that has to be tested, to: none. A test that can tell of many rows at once that they do
    /// not match passes over them here.
    [[nodiscard]] virtual quint64 next(const Snapshot &snapshot, quint64 from, quint64 to)
    {
        Q_UNUSED(snapshot)
        Q_UNUSED(to)
        return from;
    }
    [[nodiscard]] virtual QString failure() const { return {}; } ///< a sentence, of the last test that failed
    [[nodiscard]] virtual std::unique_ptr<MessageTest> clone() const = 0;
};

/// A message that a test could not answer for.
struct FailedTest {
    quint32 topic = 0; ///< index into the topics of the tail's request
    qint32 partition = -1;
    qint64 offset = -1;
    QString reason;
};

} // namespace streamscope::messages
