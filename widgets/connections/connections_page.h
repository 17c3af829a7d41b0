// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/session/profile.h"
#include "widgets/common/page.h"

#include <QHash>

#include <optional>

class QAction;
class QLineEdit;
class QStandardItemModel;

namespace streamscope::widgets {

class Banner;
class DataTable;
class StateFrame;

/// The saved connections: open, make, change, copy, import, export, delete with a way back.
class ConnectionsPage final : public Page {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ConnectionsPage)

public:
    explicit ConnectionsPage(const ViewContext &context, QWidget *parent = nullptr);
    ~ConnectionsPage() override;

    [[nodiscard]] QString target() const override { return QStringLiteral("connections"); }
    [[nodiscard]] QString title() const override;
    [[nodiscard]] bool isLoaded() const override { return true; }
    [[nodiscard]] QString statusText() const override;
    void showSection(const QString &section) override; ///< "new", "import"
    void find() override;

    void edit(const session::Profile &profile, const QHash<QString, QString> &secrets); ///< opens the editor
    void importConnection();
    [[nodiscard]] bool exportTo(const session::Profile &profile, const QString &path);
    void removeChosen();

private:
    void makeActions();
    QAction *add(const QString &iconName, const QString &text, const QString &toolTip, void (ConnectionsPage::*act)());
    void connectChosen();
    void makeNew();
    void editChosen();
    void duplicateChosen();
    void exportChosen();
    void undoRemove();
    void showProfiles();
    void choose(const QString &profileId);
    void chooseSelected();
    [[nodiscard]] std::optional<session::Profile> chosen() const;
    [[nodiscard]] QString idAt(int row) const;
    [[nodiscard]] std::optional<session::Profile> profileAt(int row) const;

    QStandardItemModel *m_model;
    DataTable *m_table;
    QLineEdit *m_filter;
    StateFrame *m_frame;
    Banner *m_banner;
    QAction *m_new = nullptr;
    QAction *m_import = nullptr;
    QList<QAction *> m_single; ///< need a chosen connection
    std::optional<session::Profile> m_removed;
    QHash<QString, QString> m_removedSecrets;
};

} // namespace streamscope::widgets
