// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/common/page.h"

#include <memory>
#include <vector>

namespace streamscope::widgets {

/// One kind of page: the word before the colon of its target, and how it is made. name is what stands behind the colon.
struct PageKind {
    const char *kind;
    bool needsSession;
    std::unique_ptr<Page> (*make)(const ViewContext &context, const QString &name);
};

/// All pages that there are; the window, go-to-anything and the test that walks every view read this list.
[[nodiscard]] const std::vector<PageKind> &pageList();

/// Where a target is shown: its page, and the section of it.
struct PageTarget {
    QString page;
    QString section;
};
/// "partitions:orders" is a section of the page "topic:orders"; messages of several topics are a page of their own.
[[nodiscard]] PageTarget resolveTarget(const QString &target);

/// Whether it shows a connection; false: a page of the program, or no such kind.
[[nodiscard]] bool needsSession(const QString &target);

/// nullptr: no such kind, or it needs a session and there is none.
[[nodiscard]] std::unique_ptr<Page> makePage(const ViewContext &context, const QString &target);

} // namespace streamscope::widgets
