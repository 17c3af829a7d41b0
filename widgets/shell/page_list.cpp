// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/shell/page_list.h"

#include "widgets/messages/message_page.h"
#include "widgets/shell/log_page.h"
#include "widgets/shell/sandbox_page.h"
#include "widgets/shell/topics_overview.h"

namespace streamscope::widgets {
namespace {

template<typename T>
std::unique_ptr<Page> make(const ViewContext &context, const QString &)
{
    return std::make_unique<T>(context);
}

std::unique_ptr<Page> makeMessages(const ViewContext &context, const QString &topics)
{
    return topics.isEmpty() ? nullptr : std::make_unique<MessagePage>(context, topics);
}

} // namespace

const std::vector<PageKind> &pageList()
{
    static const std::vector<PageKind> list = {
        {"topics", true, make<TopicsOverview>},
        {"messages", true, makeMessages},
        {"sandbox", true, make<SandboxPage>},
        {"log", true, make<LogPage>},
    };
    return list;
}

std::unique_ptr<Page> makePage(const ViewContext &context, const QString &target)
{
    const QString kind = target.section(u':', 0, 0);
    for (const PageKind &entry : pageList()) {
        if (kind == QLatin1StringView(entry.kind) && (context.session || !entry.needsSession))
            return entry.make(context, target.section(u':', 1));
    }
    return nullptr;
}

} // namespace streamscope::widgets
