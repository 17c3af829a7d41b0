// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/session/profile.h"
#include "widgets/connections/form_fields.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;

namespace streamscope::widgets {

class PairTable;
class PropertyTable;
class RestForm;

/// The fields of a connection, checked as they are typed.
class ConnectionForm final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ConnectionForm)

public:
    using Secrets = QHash<QString, QString>; ///< property → value

    explicit ConnectionForm(QWidget *parent = nullptr);
    ~ConnectionForm() override;

    void setProfile(const session::Profile &profile, const Secrets &secrets);
    /// As the fields are now. Properties that hold secrets are still among its properties; ProfileStore::save takes them out.
    [[nodiscard]] session::Profile profile() const;
    [[nodiscard]] Secrets secrets() const;
    /// What is wrong, in the order of the fields; empty: nothing.
    [[nodiscard]] QStringList faults() const;
    void focusFirstFault();
    void mapAddresses(const QStringList &advertised); ///< a row for each in the address map, ready to be filled in
    void setSecretsNote(const QString &note);

Q_SIGNALS:
    void changed();

protected:
    void changeEvent(QEvent *event) override;

private:
    void addCluster(QFormLayout *form);
    void addSecurity(QFormLayout *form);
    QWidget *makeKafka();
    void check();
    void showFields();
    [[nodiscard]] session::SecurityProtocol protocol() const;
    [[nodiscard]] bool usesTls() const;
    [[nodiscard]] bool usesSasl() const;
    [[nodiscard]] bool isRest() const;
    void fillKafka(session::Profile &profile) const;
    [[nodiscard]] FieldFaults fieldFaults() const;
    [[nodiscard]] FieldFaults kafkaFaults() const;

    session::Profile m_base; ///< what the form does not show: id
    QStringList m_askedFor;  ///< secrets that no keychain holds: asked for at each connect
    FormFields m_fields;
    QLineEdit *m_name;
    QComboBox *m_kind;
    QLineEdit *m_servers;
    QComboBox *m_environment;
    QCheckBox *m_readOnly;
    QComboBox *m_protocol;
    QComboBox *m_mechanism;
    QLineEdit *m_user;
    QLineEdit *m_password;
    QLineEdit *m_ca;
    QLineEdit *m_certificate;
    QLineEdit *m_key;
    QLineEdit *m_keyPassword;
    QLabel *m_secretsNote;
    PairTable *m_addresses;
    PropertyTable *m_properties;
    RestForm *m_rest;
    QWidget *m_kafka;
    bool m_filling = false;
};

/// A sentence about what is wrong with "host:port,host:port"; empty: nothing.
[[nodiscard]] QString bootstrapFault(const QString &servers);

} // namespace streamscope::widgets
