// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/search.h"

#include <QJsonObject>

namespace streamscope::widgets {

/// A search that goes on after a restart, as it is kept with the state of its page.
struct KeptSearch {
    QList<cluster::TailPosition> positions; ///< partition, next and until of each
    double fraction = 0;                    ///< how far it was
    messages::FoundPlaces found = {};       ///< its matches
    QJsonObject filter = {};                ///< what was searched, as the filter bar keeps it; empty: not known

    [[nodiscard]] bool isEmpty() const { return positions.isEmpty(); }
    [[nodiscard]] QJsonObject toJson() const;
    [[nodiscard]] static KeptSearch fromJson(const QJsonObject &object); ///< what is no position in it is left out
};

} // namespace streamscope::widgets
