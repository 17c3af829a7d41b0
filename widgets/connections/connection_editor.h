// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/session/profile_store.h"
#include "models/session/settings.h"

#include <QDialog>

class QPushButton;
class QScrollArea;

namespace streamscope::widgets {

class Banner;
class ConnectionForm;
class TestPanel;

/// Makes or changes a saved connection, and tests it.
class ConnectionEditor final : public QDialog {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ConnectionEditor)

public:
    /// profile: an empty id makes a new one. zone: of the times that its test shows.
    ConnectionEditor(session::ProfileStore &profiles, const session::Profile &profile, const QHash<QString, QString> &secrets,
                     session::TimeZoneMode zone = session::TimeZoneMode::Local, QWidget *parent = nullptr);
    ~ConnectionEditor() override;

    [[nodiscard]] ConnectionForm &form() { return *m_form; }
    void test();
    void save(bool connectAfterwards);

Q_SIGNALS:
    void saved(const streamscope::session::Profile &profile, bool connectAfterwards);

protected:
    void showEvent(QShowEvent *event) override;
    void reject() override;

private:
    void check();
    void showFault(const QString &fault); ///< in the banner, and where it is
    void showFocused();
    [[nodiscard]] QHash<QString, QString> allSecrets(session::Profile &profile) const;

    session::ProfileStore &m_profiles;
    ConnectionForm *m_form;
    TestPanel *m_panel;
    Banner *m_banner;
    QScrollArea *m_scroll;
    QPushButton *m_test;
    QPushButton *m_save;
    QPushButton *m_saveAndConnect;
    session::Profile m_before;
    QHash<QString, QString> m_secretsBefore;
    session::Profile m_tested; ///< what the panel tells of
    QHash<QString, QString> m_secretsTested;
    bool m_discard = false;
};

} // namespace streamscope::widgets
