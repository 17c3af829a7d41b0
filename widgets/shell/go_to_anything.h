// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/common/page.h"

#include <QDialog>

#include <functional>
#include <vector>

class QAction;
class QLineEdit;
class QListView;
class QStandardItemModel;

namespace streamscope::widgets {

/// Property of an action: other words for it, as a text.
inline constexpr auto kSearchWords = "searchWords";

/// One field that finds topics, groups, brokers, connections, actions and settings by parts of their names (Ctrl+K).
class GoToAnything final : public QDialog {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(GoToAnything)

public:
    struct Destination {
        QString text;
        QString detail; ///< what it is and where
        QString iconName;
        std::function<void()> go;
        QString words; ///< others that it could be called
    };

    /// actions: those of the menus; the disabled ones are left out.
    GoToAnything(const ViewContext &context, const QList<QAction *> &actions, QWidget *parent = nullptr);
    ~GoToAnything() override;

    /// How well text answers what was typed: 0 not at all, larger is better.
    [[nodiscard]] static int score(const QString &text, const QString &typed);
    [[nodiscard]] static int score(const Destination &destination, const QString &typed);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void addSession(session::Session *session);
    void addActions(const QList<QAction *> &actions);
    void addProfiles();
    void addSettings();
    void search(const QString &typed);
    void goTo(int row);

    ViewContext m_context;
    QLineEdit *m_field;
    QListView *m_list;
    QStandardItemModel *m_model;
    std::vector<Destination> m_all;
    std::vector<std::size_t> m_found;
};

} // namespace streamscope::widgets
