// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/topics/topic_page.h"

#include "models/decode/decode.h"
#include "models/session/offset_sampler.h"
#include "models/session/session.h"
#include "widgets/charts/throughput_view.h"
#include "widgets/common/page_header.h"
#include "widgets/common/sentences.h"
#include "widgets/common/theme.h"
#include "widgets/groups/topic_groups_view.h"
#include "widgets/messages/message_page.h"
#include "widgets/topics/config_view.h"
#include "widgets/topics/partitions_view.h"
#include "widgets/topics/topic_actions.h"

#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace streamscope::widgets {
namespace {

constexpr std::array kSections{"messages", "partitions", "config", "groups", "chart"};

} // namespace

TopicPage::TopicPage(const ViewContext &context, const QString &topic, QWidget *parent)
    : Page(context, parent)
    , m_topic(topic)
    , m_header(new PageHeader(topic))
    , m_sections(new QTabWidget)
    , m_actions(new TopicActions(context, this))
{
    m_actions->setTopics(context.session, {topic});
    m_header->addAction(m_actions->analyze());
    m_header->addAction(m_actions->produce());
    m_header->addAction(m_actions->pin());
    m_header->addAction(m_actions->remove());
    m_sections->setDocumentMode(true);
    m_sections->setAccessibleName(tr("Sections of the topic"));
    m_sections->tabBar()->setAccessibleName(tr("Sections of the topic"));
    for (const auto &[name, text] : {std::pair(u"topic"_s, tr("Messages")), std::pair(u"partition"_s, tr("Partitions")),
                                     std::pair(u"settings"_s, tr("Configuration")), std::pair(u"group"_s, tr("Groups")),
                                     std::pair(u"chart"_s, tr("Throughput"))}) {
        auto *holder = new QWidget;
        auto *inner = new QVBoxLayout(holder);
        inner->setContentsMargins(0, 0, 0, 0);
        m_sections->addTab(holder, icon(name), text);
    }
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    layout->addWidget(m_sections, 1);
    session::Session *session = context.session;
    connect(m_sections, &QTabWidget::currentChanged, this, &TopicPage::makeSection);
    connect(session, &session::Session::metadataChanged, this, &TopicPage::showFacts);
    connect(session, &session::Session::stateChanged, this, &TopicPage::showFacts);
    connect(&session->sampler(), &session::OffsetSampler::sampled, this, &TopicPage::showFacts);
    showFacts();
}

TopicPage::~TopicPage() = default;

void TopicPage::makeSection(int section)
{
    if (!m_shown)
        return;
    QWidget *made = nullptr;
    if (section == Messages && !m_messages) {
        made = m_messages = new MessagePage(context(), m_topic);
        m_messages->restoreState(m_messagesState);
        connect(m_messages, &Page::loadedChanged, this, &Page::loadedChanged);
        connect(m_messages, &Page::statusChanged, this, &Page::statusChanged);
    } else if (section == Partitions && !m_partitions) {
        made = m_partitions = new PartitionsView(context(), m_topic);
        connect(m_partitions, &PartitionsView::changed, this, &Page::statusChanged);
    } else if (section == Configuration && !m_config) {
        made = m_config = new ConfigView(context(), {cluster::ConfigResource::Type::Topic, m_topic});
        connect(m_config, &ConfigView::changed, this, &Page::statusChanged);
    } else if (section == Groups && !m_groups) {
        made = m_groups = new TopicGroupsView(context(), m_topic);
        connect(m_groups, &TopicGroupsView::changed, this, &Page::statusChanged);
        connect(m_groups, &TopicGroupsView::changed, this, &Page::loadedChanged);
    } else if (section == Throughput && !m_chart) {
        made = m_chart = new ThroughputView(context(), m_topic);
        connect(m_chart, &ThroughputView::changed, this, &Page::statusChanged);
        connect(m_chart, &ThroughputView::changed, this, &Page::loadedChanged);
    }
    if (made)
        m_sections->widget(section)->layout()->addWidget(made);
    Q_EMIT statusChanged();
    Q_EMIT loadedChanged();
}

void TopicPage::showFacts()
{
    const cluster::MetadataPtr metadata = context().session->metadata();
    const cluster::Topic *topic = metadata ? metadata->topic(m_topic) : nullptr;
    QStringList facts;
    if (topic) {
        facts.append(tr("%Ln partition(s)", nullptr, static_cast<int>(topic->partitions.size())));
        if (topic->underReplicatedCount() > 0)
            facts.append(tr("%Ln under-replicated", nullptr, topic->underReplicatedCount()));
        if (topic->offlineCount() > 0)
            facts.append(tr("%Ln offline", nullptr, topic->offlineCount()));
        const session::OffsetSampler &sampler = context().session->sampler();
        if (const double rate = sampler.topicRate(m_topic); rate >= 0)
            facts.append(formatOffsetRate(rate));
        else if (context().session->connection().state() != cluster::ConnectionState::Connected)
            facts.append(tr("offsets/s not known"));
        if (topic->internal)
            facts.append(tr("internal"));
    } else if (metadata) {
        facts.append(tr("not on this cluster"));
    }
    m_header->setFacts(facts);
}

QString TopicPage::currentSection() const
{
    return QString::fromLatin1(kSections.at(static_cast<std::size_t>(m_sections->currentIndex())));
}

QString TopicPage::target() const
{
    return u"topic:"_s + m_topic;
}

QString TopicPage::title() const
{
    return decode::visibleText(m_topic);
}

bool TopicPage::isLoaded() const
{
    if (!m_shown)
        return true;
    switch (m_sections->currentIndex()) {
    case Messages: return m_messages && m_messages->isLoaded();
    case Partitions: return m_partitions && m_partitions->isLoaded();
    case Configuration: return m_config && m_config->isLoaded();
    case Groups: return m_groups && m_groups->isLoaded();
    case Throughput: return m_chart && m_chart->isLoaded();
    default: return true;
    }
}

QString TopicPage::statusText() const
{
    switch (m_sections->currentIndex()) {
    case Messages: return m_messages ? m_messages->statusText() : QString();
    case Partitions: return m_partitions ? m_partitions->summary() : QString();
    case Configuration: return m_config ? m_config->summary() : QString();
    case Groups: return m_groups ? m_groups->summary() : QString();
    case Throughput: return m_chart ? m_chart->summary() : QString();
    default: return {};
    }
}

QJsonObject TopicPage::saveState() const
{
    return {{u"section"_s, currentSection()}, {u"messages"_s, m_messages ? m_messages->saveState() : m_messagesState}};
}

void TopicPage::restoreState(const QJsonObject &state)
{
    m_messagesState = state.value("messages"_L1).toObject();
    if (m_messages)
        m_messages->restoreState(m_messagesState);
    showSection(state.value("section"_L1).toString());
}

void TopicPage::showSection(const QString &section)
{
    const auto it =
        std::find_if(kSections.begin(), kSections.end(), [&section](const char *name) { return section == QLatin1StringView(name); });
    if (it != kSections.end())
        m_sections->setCurrentIndex(static_cast<int>(it - kSections.begin()));
}

// Nothing is read for a page that nobody has looked at.
void TopicPage::showEvent(QShowEvent *event)
{
    m_shown = true;
    makeSection(m_sections->currentIndex());
    Page::showEvent(event);
}

void TopicPage::reload()
{
    context().session->refresh();
    if (m_sections->currentIndex() == Messages && m_messages)
        m_messages->reload();
    if (m_sections->currentIndex() == Configuration && m_config)
        m_config->reload();
    if (m_sections->currentIndex() == Groups && m_groups)
        m_groups->reload();
}

void TopicPage::takeKeyboard()
{
    m_sections->currentIndex() == Messages && m_messages ? m_messages->takeKeyboard() : Page::takeKeyboard();
}

void TopicPage::find()
{
    if (m_sections->currentIndex() == Messages && m_messages)
        m_messages->find();
    if (m_sections->currentIndex() == Configuration && m_config)
        m_config->find();
}

} // namespace streamscope::widgets
