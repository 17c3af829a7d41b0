// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/rest/rest_config.h"
#include "models/session/profile.h"
#include "widgets/connections/form_fields.h"

#include <QWidget>

class QComboBox;
class QLineEdit;
class QVBoxLayout;

namespace streamscope::widgets {

class Banner;
class PairTable;

/// What a connection through a REST Proxy needs: its address, who one is there, certificates, the way to it, headers.
class RestForm final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RestForm)

public:
    using Secrets = QHash<QString, QString>; ///< property → value

    explicit RestForm(QWidget *parent = nullptr);
    ~RestForm() override;

    void setProfile(const session::Profile &profile, const Secrets &secrets);
    /// Puts the fields into the profile; secret headers are still among its properties, as ConnectionForm::profile has it.
    void fill(session::Profile &profile) const;
    [[nodiscard]] Secrets secrets() const;
    [[nodiscard]] FieldFaults faults() const;
    void askForAll(); ///< see FormFields
    /// Shows what the fields need just now: rows, faults, and the warning about credentials in the clear.
    void refresh();

Q_SIGNALS:
    void changed();

private:
    QWidget *makeServer();
    QWidget *makeWay();
    QWidget *makeHeaders();
    [[nodiscard]] rest::Auth auth() const;
    [[nodiscard]] rest::ProxyRoute::Kind way() const;
    [[nodiscard]] bool hasWay() const;
    [[nodiscard]] bool isHttps() const;
    [[nodiscard]] QString addressFault() const;
    [[nodiscard]] QString wayFault() const;
    [[nodiscard]] QString headersFault() const;
    [[nodiscard]] bool tellsInTheClear() const;
    [[nodiscard]] QString headerProperty(const QString &name) const;
    [[nodiscard]] QString wayText() const;

    FormFields m_fields;
    Banner *m_warning;
    QLineEdit *m_url;
    QComboBox *m_auth;
    QLineEdit *m_user;
    QLineEdit *m_password;
    QLineEdit *m_token;
    QLineEdit *m_ca;
    QLineEdit *m_certificate;
    QLineEdit *m_key;
    QLineEdit *m_keyPassword;
    QComboBox *m_format;
    QComboBox *m_way;
    QLineEdit *m_wayAddress;
    QLineEdit *m_wayUser;
    QLineEdit *m_wayPassword;
    PairTable *m_headers;
    bool m_warned = false;
    bool m_filling = false;
};

} // namespace streamscope::widgets
