// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/shell/page_list.h"

#include "models/flows/flow_document.h"
#include "widgets/analytics/analytics_page.h"
#include "widgets/charts/throughput_view.h"
#include "widgets/connections/connections_page.h"
#include "widgets/flows/flow_page.h"
#include "widgets/groups/group_page.h"
#include "widgets/groups/groups_page.h"
#include "widgets/messages/message_page.h"
#include "widgets/produce/file_page.h"
#include "widgets/produce/load_page.h"
#include "widgets/produce/produce_page.h"
#include "widgets/produce/workbench_page.h"
#include "widgets/settings/settings_page.h"
#include "widgets/shell/journal_page.h"
#include "widgets/shell/log_page.h"
#include "widgets/shell/sandbox_page.h"
#include "widgets/shell/start_page.h"
#include "widgets/topics/broker_page.h"
#include "widgets/topics/cluster_page.h"
#include "widgets/topics/topic_page.h"
#include "widgets/topics/topics_page.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace streamscope::widgets {
namespace {

template<typename T>
std::unique_ptr<Page> make(const ViewContext &context, const QString &)
{
    return std::make_unique<T>(context);
}

template<typename T>
std::unique_ptr<Page> makeAbout(const ViewContext &context, const QString &name)
{
    return std::make_unique<T>(context, name);
}

template<typename T>
std::unique_ptr<Page> makeNamed(const ViewContext &context, const QString &name)
{
    return name.isEmpty() ? nullptr : std::make_unique<T>(context, name);
}

} // namespace

const std::vector<PageKind> &pageList()
{
    static const std::vector<PageKind> list = {
        {"start", false, make<StartPage>},       {"topics", true, make<TopicsPage>},
        {"topic", true, makeNamed<TopicPage>},   {"messages", true, makeNamed<MessagePage>},
        {"sandbox", true, make<SandboxPage>},    {"settings", false, make<SettingsPage>},
        {"journal", false, make<JournalPage>},   {"log", true, make<LogPage>},
        {"chart", true, make<ChartPage>},        {"cluster", true, make<ClusterPage>},
        {"broker", true, makeNamed<BrokerPage>}, {"groups", true, make<GroupsPage>},
        {"group", true, makeNamed<GroupPage>},   {"connections", false, make<ConnectionsPage>},
        {"produce", true, make<ProducePage>},    {"analytics", true, makeAbout<AnalyticsPage>},
        {"flows", true, makeAbout<FlowPage>},
        {"workbench", true, makeAbout<WorkbenchPage>}, {"load", true, makeAbout<LoadPage>},
        {"produce-file", true, make<FilePage>},
    };
    return list;
}

PageTarget resolveTarget(const QString &target)
{
    static const QStringList sections = {u"messages"_s, u"partitions"_s, u"config"_s, u"groups"_s, u"chart"_s};
    const QString kind = target.section(u':', 0, 0);
    const QString name = target.section(u':', 1);
    if (sections.contains(kind) && !name.isEmpty() && !name.contains(u','))
        return {u"topic:"_s + name, kind};
    if (kind == "connections"_L1 || kind == "settings"_L1)
        return {kind, name};
    if (kind == "flows"_L1 && !name.isEmpty())
        return {u"flows:"_s + flows::FlowDocument::canonicalPath(name), {}};
    return {target, {}};
}

bool needsSession(const QString &target)
{
    const QString kind = resolveTarget(target).page.section(u':', 0, 0);
    return std::any_of(pageList().begin(), pageList().end(),
                       [&kind](const PageKind &entry) { return entry.needsSession && kind == QLatin1StringView(entry.kind); });
}

std::unique_ptr<Page> makePage(const ViewContext &context, const QString &target)
{
    const QString kind = target.section(u':', 0, 0);
    for (const PageKind &entry : pageList()) {
        if (kind != QLatin1StringView(entry.kind) || (entry.needsSession && !context.session))
            continue;
        // What belongs to the program is no page of the connection that is chosen just now: it neither closes nor comes back with it.
        ViewContext own = context;
        if (!entry.needsSession)
            own.session = nullptr;
        return entry.make(own, target.section(u':', 1));
    }
    return nullptr;
}

} // namespace streamscope::widgets
