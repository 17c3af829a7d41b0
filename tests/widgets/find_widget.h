// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace streamscope::tests {

/// The first of its kind with that accessible name; null: there is none.
template<typename T>
[[nodiscard]] T *named(const QWidget &parent, const QString &accessibleName)
{
    for (T *candidate : parent.findChildren<T *>()) {
        if (candidate->accessibleName() == accessibleName)
            return candidate;
    }
    return nullptr;
}

} // namespace streamscope::tests
