// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/rest/rest_fixture.h"

namespace streamscope::testing {

[[nodiscard]] inline QByteArray number(int i)
{
    return QByteArray::number(i);
}

[[nodiscard]] inline QList<QByteArray> numbers(int from, int to)
{
    QList<QByteArray> list;
    for (int i = from; i < to; ++i)
        list.append(number(i));
    return list;
}

/// A tail of the topic "orders".
[[nodiscard]] inline cluster::TailRequest readOrders(cluster::StartPosition::Kind kind, qint64 value = 0, bool untilEnd = false)
{
    cluster::TailRequest request;
    request.topics = {QStringLiteral("orders")};
    request.start = {kind, value};
    request.untilEnd = untilEnd;
    return request;
}

/// A tail with its sink.
struct Reading {
    std::shared_ptr<CollectingSink> sink = std::make_shared<CollectingSink>();
    std::unique_ptr<cluster::Tail> tail;

    Reading(RestFixture &fixture, const cluster::TailRequest &request)
    {
        tail = fixture.reader().openTail(request, sink, [] {});
    }
    [[nodiscard]] cluster::TailStatus status() const { return tail->status(); }
    [[nodiscard]] QList<QByteArray> values() const
    {
        QList<QByteArray> all;
        for (const auto &message : sink->messages())
            all.append(QByteArray::fromStdString(message.value.value_or("(null)")));
        return all;
    }
};

} // namespace streamscope::testing
