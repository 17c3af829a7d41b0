// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rest/pages.h"

#include "models/rest/http_faults.h"
#include "models/rest/json_value.h"

using namespace Qt::StringLiterals;

namespace streamscope::rest {

bool Pages::mayGoOn(const QByteArray &body)
{
    static const QByteArray kNext("\"next\"");
    for (qsizetype at = body.indexOf(kNext); at >= 0; at = body.indexOf(kNext, at + 1)) {
        const QByteArray value = body.mid(at + kNext.size(), 32).simplified();
        if (!value.startsWith(": null") && !value.startsWith(":null"))
            return true;
    }
    return false;
}

core::Result<std::optional<RestCall>> Pages::take(const QByteArray &body)
{
    const auto page = JsonAnswer::parse(body);
    if (!page)
        return tl::make_unexpected(page.error());
    const JsonValue data = page->root()["data"];
    if (!data.isArray())
        return tl::make_unexpected(brokenAnswer(u"a list under “data” expected"_s, {}));
    const QByteArray list = data.json();
    const QByteArray items = list.mid(1, list.size() - 2);
    m_items += (m_items.isEmpty() || items.isEmpty() ? "" : ",") + items;
    if (m_items.size() > m_maxBytes)
        return tl::make_unexpected(brokenAnswer(u"the pages of the list are larger than %1 bytes together"_s.arg(m_maxBytes), {}));
    const QString next = page->root()["metadata"]["next"].textOr({});
    if (next.isEmpty())
        return std::nullopt;
    const QByteArray query = QUrl(next).query(QUrl::FullyEncoded).toLatin1();
    if (query.isEmpty() || m_asked.contains(query) || m_asked.size() >= kMost)
        return tl::make_unexpected(brokenAnswer(u"the list goes on without end: its next page is one that was read, or there are more than %1"_s.arg(kMost), {}));
    m_asked.insert(query);
    RestCall call = m_call;
    const qsizetype own = call.path.indexOf('?');
    call.path = (own < 0 ? call.path : call.path.left(own)) + '?' + query;
    return call;
}

} // namespace streamscope::rest
