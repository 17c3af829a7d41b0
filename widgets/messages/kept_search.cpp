// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/messages/kept_search.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace streamscope::widgets {
namespace {

constexpr qsizetype kMostPositions = 10'000;

} // namespace

// Offsets as text: a JSON number would lose digits beyond 2^53.
QJsonObject KeptSearch::toJson() const
{
    QJsonArray kept;
    for (const cluster::TailPosition &position : positions) {
        if (position.next >= 0 && position.until >= 0 && kept.size() < kMostPositions)
            kept.append(QJsonArray{position.partition.topic, position.partition.partition, QString::number(position.next),
                                   QString::number(position.until)});
    }
    if (kept.isEmpty())
        return {};
    return {{u"positions"_s, kept}, {u"fraction"_s, fraction}, {u"found"_s, found.toJson()}, {u"filter"_s, filter}};
}

KeptSearch KeptSearch::fromJson(const QJsonObject &object)
{
    KeptSearch kept{.positions = {}, .fraction = object.value("fraction"_L1).toDouble()};
    const QJsonArray positions = object.value("positions"_L1).toArray();
    for (const QJsonValue &value : positions) {
        const QJsonArray entry = value.toArray();
        cluster::TailPosition position;
        position.partition = {entry.at(0).toString(), entry.at(1).toInt(-1)};
        bool nextOk = false;
        bool untilOk = false;
        position.next = entry.at(2).toString().toLongLong(&nextOk);
        position.until = entry.at(3).toString().toLongLong(&untilOk);
        if (nextOk && untilOk && position.partition.partition >= 0 && position.next >= 0 && position.until >= position.next)
            kept.positions.append(position);
    }
    kept.found = messages::FoundPlaces::fromJson(object.value("found"_L1).toObject());
    kept.filter = object.value("filter"_L1).toObject();
    return kept;
}

} // namespace streamscope::widgets
