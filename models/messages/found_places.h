// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cluster/topology.h"
#include "models/messages/place_test.h"

#include <QByteArray>
#include <QHash>
#include <QJsonObject>

#include <memory>
#include <vector>

namespace streamscope::messages {

/// Where the matches of a search lie, so that they can be read again when the program was ended meanwhile: a few bytes each. A
/// value.
class FoundPlaces {
public:
    static constexpr quint64 kMost = 50'000; ///< over all partitions; those beyond it are counted only

    /// Offsets of a partition come ascending; one that does not is counted only.
    void add(const cluster::TopicPartition &partition, qint64 offset);
    /// Matches that were not remembered before.
    void addUnkept(quint64 count) { m_unkept += count; }
    void forget(const cluster::TopicPartition &partition); ///< it will be searched anew

    [[nodiscard]] quint64 count() const { return m_count; } ///< that are remembered
    [[nodiscard]] quint64 unkept() const { return m_unkept; } ///< matches that are not
    [[nodiscard]] QList<cluster::TopicPartition> partitions() const; ///< ascending
    [[nodiscard]] qint64 last(const cluster::TopicPartition &partition) const; ///< −1: none
    [[nodiscard]] std::vector<qint64> offsets(const cluster::TopicPartition &partition) const; ///< ascending
    [[nodiscard]] std::shared_ptr<const Places> places(const QStringList &topics) const;

    [[nodiscard]] QJsonObject toJson() const;
    [[nodiscard]] static FoundPlaces fromJson(const QJsonObject &object); ///< what is no such thing in it is left out

private:
    struct Offsets {
        QByteArray differences; ///< to the one before, −1 before the first, as varints
        qint64 last = -1;
        quint64 count = 0;
    };

    QHash<cluster::TopicPartition, Offsets> m_offsets;
    quint64 m_count = 0;
    quint64 m_unkept = 0;
};

} // namespace streamscope::messages
