// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/rest/calls.h"

#include <QSet>

#include <optional>

namespace streamscope::rest {

/// A list of v3 that the server gives page by page: each names the next one under "metadata". Whatever address it names, the
/// next page is asked for at the path of the first one: no other host and no other path is ever visited.
class Pages {
public:
    static constexpr int kMost = 1000;

    Pages(RestCall call, qint64 maxBytes)
        : m_call(std::move(call))
        , m_maxBytes(maxBytes)
    {
    }

    /// False where the body surely names no next page; cheap.
    [[nodiscard]] static bool mayGoOn(const QByteArray &body);

    /// Takes one page: the call for the next one, or none. The error: a page that cannot be read, pages without end, or more
    /// than maxBytes of them.
    [[nodiscard]] core::Result<std::optional<RestCall>> take(const QByteArray &body);
    /// The items of all pages as one list, as if it had come at once.
    [[nodiscard]] QByteArray whole() const { return "{\"data\":[" + m_items + "]}"; }

private:
    RestCall m_call;
    qint64 m_maxBytes;
    QByteArray m_items;
    QSet<QByteArray> m_asked; ///< queries of pages
};

} // namespace streamscope::rest
