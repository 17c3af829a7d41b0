// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/common/page.h"

#include <QAction>
#include <QObject>

#include <array>
#include <memory>

namespace streamscope::widgets {

class CopyAsMenu;

/// What can be done with one or more topics, the same in the tree, the table and a topic's page. The actions live as long
/// as this; what a connection forbids is disabled and says why.
class TopicActions : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TopicActions)

public:
    explicit TopicActions(const ViewContext &context, QObject *parent = nullptr);
    ~TopicActions() override;

    void setTopics(session::Session *session, const QStringList &topics);
    [[nodiscard]] const QStringList &topics() const { return m_topics; }
    [[nodiscard]] QList<QAction *> all() const; ///< for a context menu, with separators
    [[nodiscard]] QAction *create() const { return m_create; }
    [[nodiscard]] QAction *messages() const { return m_messages; }
    [[nodiscard]] QAction *analyze() const { return m_analyze; }
    [[nodiscard]] QAction *produce() const { return m_produce; }
    [[nodiscard]] QAction *replay() const { return m_replay; }
    [[nodiscard]] QAction *remove() const { return m_remove; }
    [[nodiscard]] QAction *pin() const { return m_pin; }

private:
    QAction *add(const QString &iconName, const QString &text, const QString &toolTip);
    void addOpen(const QString &iconName, const QString &text, const QString &target);
    void show();
    void askToReplay();
    void togglePin(bool pinned);

    ViewContext m_context;
    QStringList m_topics;
    QMetaObject::Connection m_offers; ///< word of what a REST Proxy offers
    QMetaObject::Connection m_guard;
    QAction *m_messages;
    QAction *m_analyze;
    QAction *m_produce;
    QAction *m_workbench;
    QAction *m_load;
    QAction *m_replay;
    QAction *m_pin;
    QAction *m_copy;
    std::unique_ptr<CopyAsMenu> m_copyAs;
    QAction *m_create;
    QAction *m_remove;
    std::array<QAction *, 2> m_separators{};
    QList<QAction *> m_single; ///< need exactly one topic
};

/// The pinned topics of a profile, in the order of pinning; kept in the settings' state under "pins/<profile id>".
[[nodiscard]] QStringList pinnedTopics(const session::SettingsStore *settings, const session::Session *session);
void setPinnedTopics(session::SettingsStore *settings, const session::Session *session, const QStringList &topics);
[[nodiscard]] QString pinsKey(const session::Session *session);

} // namespace streamscope::widgets
