// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QStringList>

class QAction;
class QHBoxLayout;
class QLabel;
class QToolButton;

namespace streamscope::widgets {

/// The top of a page: what it is about, a few facts as chips, its two or three actions. Names from brokers are made visible.
class PageHeader : public QFrame {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PageHeader)

public:
    explicit PageHeader(const QString &name, QWidget *parent = nullptr);
    ~PageHeader() override;

    void setName(const QString &name);
    void setFacts(const QStringList &facts);
    /// A button for the action; its text, tool tip and state are the action's.
    void addAction(QAction *action);
    void addMenuButton(QToolButton *button); ///< takes it over

private:
    QLabel *m_name;
    QHBoxLayout *m_chips;
    QHBoxLayout *m_actions;
    QStringList m_facts;
};

} // namespace streamscope::widgets
