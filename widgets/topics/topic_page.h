// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/common/page.h"

class QTabWidget;

namespace streamscope::widgets {

class ConfigView;
class MessagePage;
class PageHeader;
class PartitionsView;
class ThroughputView;
class TopicActions;
class TopicGroupsView;

/// One topic: messages, partitions, configuration, groups, throughput. Each section is made when it is first shown.
class TopicPage final : public Page {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TopicPage)

public:
    TopicPage(const ViewContext &context, const QString &topic, QWidget *parent = nullptr);
    ~TopicPage() override;

    [[nodiscard]] QString target() const override;
    [[nodiscard]] QString title() const override;
    [[nodiscard]] bool isLoaded() const override;
    [[nodiscard]] QString statusText() const override;
    [[nodiscard]] QJsonObject saveState() const override;
    void restoreState(const QJsonObject &state) override;
    void showSection(const QString &section) override; ///< "messages", "partitions", "config", "groups", "chart"
    void reload() override;
    void find() override;
    void takeKeyboard() override;

protected:
    void showEvent(QShowEvent *event) override;

private:
    enum Section { Messages, Partitions, Configuration, Groups, Throughput };
    void makeSection(int section);
    void showFacts();
    [[nodiscard]] QString currentSection() const;

    const QString m_topic;
    PageHeader *m_header;
    QTabWidget *m_sections;
    TopicActions *m_actions;
    MessagePage *m_messages = nullptr;
    PartitionsView *m_partitions = nullptr;
    ConfigView *m_config = nullptr;
    TopicGroupsView *m_groups = nullptr;
    ThroughputView *m_chart = nullptr;
    bool m_shown = false;
    QJsonObject m_messagesState; ///< for when that section is made
};

} // namespace streamscope::widgets
