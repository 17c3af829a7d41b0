// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/connections/connection_form.h"

#include "models/cluster/address.h"
#include "models/session/property_policy.h"
#include "widgets/common/long_line.h"
#include "widgets/common/plain_label.h"
#include "widgets/connections/pair_table.h"
#include "widgets/connections/property_table.h"
#include "widgets/connections/rest_form.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QFormLayout>
#include <QGroupBox>
#include <QLineEdit>
#include <QVBoxLayout>

#include <utility>

using namespace Qt::StringLiterals;

namespace streamscope::widgets {
namespace {

using session::SecurityProtocol;

QString passwordProperty()
{
    return u"sasl.password"_s;
}

QString keyPasswordProperty()
{
    return u"ssl.key.password"_s;
}

} // namespace

QString bootstrapFault(const QString &servers)
{
    const QStringList all = servers.split(u',', Qt::SkipEmptyParts);
    if (servers.trimmed().isEmpty() || all.isEmpty())
        return ConnectionForm::tr("Give at least one address of a broker.");
    for (const QString &server : all) {
        if (const QString fault = hostPortFault(server.trimmed()); !fault.isEmpty())
            return fault;
    }
    return {};
}

ConnectionForm::ConnectionForm(QWidget *parent)
    : QWidget(parent)
    , m_name(new QLineEdit)
    , m_kind(new QComboBox)
    , m_servers(new QLineEdit)
    , m_environment(new QComboBox)
    , m_readOnly(new QCheckBox(tr("&Read-only")))
    , m_protocol(new QComboBox)
    , m_mechanism(new QComboBox)
    , m_user(new QLineEdit)
    , m_password(new QLineEdit)
    , m_ca(new QLineEdit)
    , m_certificate(new QLineEdit)
    , m_key(new QLineEdit)
    , m_keyPassword(new QLineEdit)
    , m_secretsNote(new PlainLabel)
    , m_addresses(new PairTable(tr("Address map"), tr("Advertised by the brokers"), tr("Dialled instead"),
                                tr("host:port in both columns; Del removes a row")))
    , m_properties(new PropertyTable)
    , m_rest(new RestForm)
    , m_kafka(makeKafka())
{
    auto *cluster = new QGroupBox(tr("Cluster"));
    addCluster(new QFormLayout(cluster));
    m_secretsNote->setWordWrap(true);
    m_secretsNote->setEnabled(false);
    auto *column = new QVBoxLayout(this);
    column->addWidget(cluster);
    column->addWidget(m_kafka);
    column->addWidget(m_rest);
    column->addWidget(m_secretsNote);
    column->addStretch(1);
    connect(m_addresses, &PairTable::changed, this, &ConnectionForm::check);
    connect(m_properties, &PropertyTable::changed, this, &ConnectionForm::check);
    connect(m_rest, &RestForm::changed, this, &ConnectionForm::check);
    setProfile({}, {});
}

ConnectionForm::~ConnectionForm() = default;

QWidget *ConnectionForm::makeKafka()
{
    auto *kafka = new QWidget;
    auto *column = new QVBoxLayout(kafka);
    column->setContentsMargins(0, 0, 0, 0);
    const auto group = [column](const QString &title) {
        auto *box = new QGroupBox(title);
        column->addWidget(box);
        return box;
    };
    addSecurity(new QFormLayout(group(tr("Security"))));
    auto *map = new QVBoxLayout(group(tr("Address map, for brokers behind tunnels and in containers")));
    map->addWidget(m_addresses);
    auto *properties = new QVBoxLayout(group(tr("Further properties of librdkafka")));
    properties->addWidget(m_properties);
    return kafka;
}

void ConnectionForm::addCluster(QFormLayout *form)
{
    m_fields.add(form, tr("&Name"), m_name, tr("As you call it: “orders, staging”."));
    m_kind->addItem(tr("Kafka brokers"), int(session::Profile::Kind::Kafka));
    m_kind->addItem(tr("REST Proxy"), int(session::Profile::Kind::Rest));
    m_fields.add(form, tr("Connect throu&gh"), m_kind,
                 tr("A REST Proxy is for clusters that can be reached over HTTP only; it can do less."));
    new LongLine(m_servers);
    m_servers->setPlaceholderText(u"broker-1.example.com:9092,broker-2.example.com:9092"_s);
    m_fields.add(form, tr("&Bootstrap servers"), m_servers,
                 tr("One or more brokers as host:port, separated by commas; the others are learnt."));
    m_environment->addItem(tr("Development"), int(session::Environment::Development));
    m_environment->addItem(tr("Staging"), int(session::Environment::Staging));
    m_environment->addItem(tr("Production"), int(session::Environment::Production));
    m_fields.add(form, tr("&Environment"), m_environment, tr("The window wears its colour. On production deleting wants the name typed."));
    m_fields.add(form, QString(), m_readOnly, tr("Nothing can be changed or sent over this connection."));
    m_readOnly->setAccessibleName(tr("Read-only"));
    for (QLineEdit *field : {m_name, m_servers})
        connect(field, &QLineEdit::textChanged, this, &ConnectionForm::check);
    connect(m_environment, &QComboBox::currentIndexChanged, this, &ConnectionForm::check);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &ConnectionForm::showFields);
    connect(m_readOnly, &QCheckBox::toggled, this, &ConnectionForm::check);
}

void ConnectionForm::addSecurity(QFormLayout *form)
{
    for (const auto protocol :
         {SecurityProtocol::Plaintext, SecurityProtocol::Ssl, SecurityProtocol::SaslPlaintext, SecurityProtocol::SaslSsl})
        m_protocol->addItem(session::securityProtocolName(protocol), int(protocol));
    m_mechanism->addItems({u"PLAIN"_s, u"SCRAM-SHA-256"_s, u"SCRAM-SHA-512"_s});
    m_mechanism->setEditable(true);
    m_fields.add(form, tr("&Protocol"), m_protocol, tr("What the brokers speak on this port. SSL is TLS; SASL asks who you are."));
    m_fields.add(form, tr("&Mechanism"), m_mechanism, tr("Others, such as OAUTHBEARER, take their settings from the further properties."));
    m_fields.add(form, tr("&User"), m_user, {});
    m_password->setEchoMode(QLineEdit::Password);
    m_fields.add(form, tr("Pass&word"), m_password, tr("Empty: asked for once, when connecting."));
    m_fields.add(form, tr("CA &certificates"), pemFileField(m_ca, tr("CA certificates")), tr("PEM. Empty: those of this system."));
    m_fields.add(form, tr("Client certi&ficate"), pemFileField(m_certificate, tr("Client certificate")),
           tr("PEM; only where the brokers want one."));
    m_fields.add(form, tr("Client &key"), pemFileField(m_key, tr("Client key")), tr("PEM, the key of that certificate."));
    m_keyPassword->setEchoMode(QLineEdit::Password);
    m_fields.add(form, tr("Passp&hrase of the key"), m_keyPassword, tr("Empty for a key without one."));
    for (QComboBox *box : {m_protocol, m_mechanism})
        connect(box, &QComboBox::currentTextChanged, this, &ConnectionForm::showFields);
    for (QLineEdit *field : {m_user, m_password, m_ca, m_certificate, m_key, m_keyPassword})
        connect(field, &QLineEdit::textChanged, this, &ConnectionForm::check);
}

SecurityProtocol ConnectionForm::protocol() const
{
    return static_cast<SecurityProtocol>(m_protocol->currentData().toInt());
}

bool ConnectionForm::usesTls() const
{
    return protocol() == SecurityProtocol::Ssl || protocol() == SecurityProtocol::SaslSsl;
}

bool ConnectionForm::usesSasl() const
{
    return protocol() == SecurityProtocol::SaslPlaintext || protocol() == SecurityProtocol::SaslSsl;
}

bool ConnectionForm::isRest() const
{
    return m_kind->currentData().toInt() == int(session::Profile::Kind::Rest);
}

// Only what kind and protocol need is shown.
void ConnectionForm::showFields()
{
    m_kafka->setHidden(isRest());
    m_rest->setHidden(!isRest());
    m_fields.setShown(m_servers, !isRest());
    for (const QWidget *field : {m_ca, m_certificate, m_key, m_keyPassword})
        m_fields.setShown(field, usesTls());
    for (const QWidget *field : std::initializer_list<const QWidget *>{m_mechanism, m_user, m_password})
        m_fields.setShown(field, usesSasl());
    check();
}

void ConnectionForm::setProfile(const session::Profile &profile, const Secrets &secrets)
{
    m_filling = true;
    const bool rest = profile.kind == session::Profile::Kind::Rest;
    m_base = {};
    m_base.id = profile.id.isEmpty() ? session::newProfileId() : profile.id;
    m_name->setText(profile.name);
    m_kind->setCurrentIndex(m_kind->findData(int(rest ? session::Profile::Kind::Rest : session::Profile::Kind::Kafka)));
    m_rest->setProfile(rest ? profile : session::Profile(), rest ? secrets : Secrets());
    m_servers->setText(profile.bootstrapServers);
    m_environment->setCurrentIndex(m_environment->findData(int(profile.environment)));
    m_readOnly->setChecked(profile.readOnly);
    m_protocol->setCurrentIndex(m_protocol->findData(int(profile.securityProtocol)));
    m_mechanism->setCurrentText(profile.saslMechanism.isEmpty() ? u"PLAIN"_s : profile.saslMechanism);
    m_user->setText(profile.username);
    m_password->setText(secrets.value(passwordProperty()));
    m_ca->setText(profile.caFile);
    m_certificate->setText(profile.certificateFile);
    m_key->setText(profile.keyFile);
    m_keyPassword->setText(secrets.value(keyPasswordProperty()));
    PairTable::Rows addresses;
    for (auto it = profile.addressMap.begin(); it != profile.addressMap.end(); ++it)
        addresses.append({it.key(), it.value()});
    m_addresses->setRows(addresses);
    PropertyTable::Properties properties = rest ? PropertyTable::Properties() : profile.properties;
    QSet<QString> confirmed;
    for (const auto &[name, value] : std::as_const(properties))
        confirmed.insert(name);
    for (auto it = secrets.begin(); !rest && it != secrets.end(); ++it) {
        if (it.key() != passwordProperty() && it.key() != keyPasswordProperty())
            properties.append({it.key(), it.value()});
    }
    m_askedFor.clear();
    for (const QString &name : profile.secretProperties) {
        if (secrets.contains(name))
            continue;
        m_askedFor.append(name);
        if (!rest && name != passwordProperty() && name != keyPasswordProperty())
            properties.append({name, {}});
    }
    m_properties->setProperties(properties, confirmed);
    m_filling = false;
    showFields();
}

session::Profile ConnectionForm::profile() const
{
    session::Profile profile = m_base;
    profile.name = m_name->text().trimmed();
    profile.environment = static_cast<session::Environment>(m_environment->currentData().toInt());
    profile.readOnly = m_readOnly->isChecked();
    if (isRest())
        m_rest->fill(profile);
    else
        fillKafka(profile);
    return profile;
}

void ConnectionForm::fillKafka(session::Profile &profile) const
{
    QStringList servers;
    for (const QString &server : m_servers->text().split(u',', Qt::SkipEmptyParts))
        servers.append(server.trimmed());
    profile.bootstrapServers = servers.join(u',');
    profile.securityProtocol = protocol();
    profile.saslMechanism = usesSasl() ? m_mechanism->currentText().trimmed() : QString();
    profile.username = usesSasl() ? m_user->text() : QString();
    profile.caFile = usesTls() ? m_ca->text().trimmed() : QString();
    profile.certificateFile = usesTls() ? m_certificate->text().trimmed() : QString();
    profile.keyFile = usesTls() ? m_key->text().trimmed() : QString();
    for (const auto &[advertised, dialled] : m_addresses->rows()) {
        if (!advertised.isEmpty())
            profile.addressMap.insert(advertised, dialled);
    }
    const PropertyTable::Properties properties = m_properties->properties();
    for (const auto &[name, value] : properties) {
        if (value.isEmpty() && (session::isSecretProperty(name) || m_askedFor.contains(name)))
            profile.secretProperties.append(name);
        else
            profile.properties.append({name, value});
    }
    const bool asksPassword = usesSasl() && (!profile.username.isEmpty() || !m_password->text().isEmpty());
    if (asksPassword)
        profile.secretProperties.append(passwordProperty());
    if (usesTls() && (!m_keyPassword->text().isEmpty() || m_askedFor.contains(keyPasswordProperty())))
        profile.secretProperties.append(keyPasswordProperty());
}

ConnectionForm::Secrets ConnectionForm::secrets() const
{
    if (isRest())
        return m_rest->secrets();
    Secrets secrets;
    if (usesSasl() && !m_password->text().isEmpty())
        secrets.insert(passwordProperty(), m_password->text());
    if (usesTls() && !m_keyPassword->text().isEmpty())
        secrets.insert(keyPasswordProperty(), m_keyPassword->text());
    return secrets;
}

FieldFaults ConnectionForm::fieldFaults() const
{
    FieldFaults faults;
    if (m_name->text().trimmed().isEmpty())
        faults.append({m_name, tr("The connection needs a name.")});
    return faults + (isRest() ? m_rest->faults() : kafkaFaults());
}

FieldFaults ConnectionForm::kafkaFaults() const
{
    FieldFaults faults;
    const auto add = [&faults](QWidget *widget, const QString &fault) {
        if (!fault.isEmpty())
            faults.append({widget, fault});
    };
    add(m_servers, bootstrapFault(m_servers->text()));
    if (usesSasl()) {
        const QString mechanism = m_mechanism->currentText().trimmed();
        const bool named = mechanism == "PLAIN"_L1 || mechanism.startsWith(u"SCRAM-"_s);
        add(m_mechanism, mechanism.isEmpty() ? tr("Choose a mechanism.") : QString());
        add(m_user, named && m_user->text().isEmpty() ? tr("%1 wants a user.").arg(mechanism) : QString());
    }
    if (usesTls()) {
        const QString certificate = m_certificate->text().trimmed();
        const QString key = m_key->text().trimmed();
        add(m_ca, pemFault(m_ca->text().trimmed(), "BEGIN CERTIFICATE"));
        add(m_certificate, pemFault(certificate, "BEGIN CERTIFICATE"));
        add(m_key, pemFault(key, "PRIVATE KEY"));
        if (certificate.isEmpty() != key.isEmpty())
            add(m_key, tr("Certificate and key belong together: give both, or none."));
    }
    for (const auto &[advertised, dialled] : m_addresses->rows()) {
        for (const QString &address : {advertised, dialled})
            add(m_addresses, cluster::checkAddress(address, true) == cluster::AddressFault::Form
                                 ? tr("The address map wants host:port in both columns.")
                                 : hostPortFault(address));
    }
    return faults;
}

QStringList ConnectionForm::faults() const
{
    QStringList result;
    for (const auto &[widget, fault] : fieldFaults())
        result.append(fault);
    return isRest() ? result : result + m_properties->faults();
}

void ConnectionForm::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange && !m_filling) {
        check(); // the notes wear colours of the theme
        m_rest->refresh();
    }
    QWidget::changeEvent(event);
}

void ConnectionForm::check()
{
    if (m_filling)
        return;
    m_fields.show(fieldFaults());
    Q_EMIT changed();
}

void ConnectionForm::focusFirstFault()
{
    m_fields.askForAll();
    m_rest->askForAll();
    check();
    const auto faults = fieldFaults();
    if (!faults.isEmpty())
        faults.first().first->setFocus();
    else if (!m_properties->faults().isEmpty())
        m_properties->setFocus();
}

void ConnectionForm::mapAddresses(const QStringList &advertised)
{
    for (const QString &address : advertised)
        m_addresses->begin(address);
}

void ConnectionForm::setSecretsNote(const QString &note)
{
    m_secretsNote->setText(note);
}

} // namespace streamscope::widgets
