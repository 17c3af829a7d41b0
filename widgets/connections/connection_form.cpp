// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/connections/connection_form.h"

#include "models/decode/decode.h"
#include "widgets/common/plain_label.h"
#include "widgets/common/theme.h"
#include "widgets/connections/property_table.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QFile>
#include <QFileDialog>
#include <QFormLayout>
#include <QGroupBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QShortcut>
#include <QTableWidget>
#include <QVBoxLayout>

#include <utility>

using namespace Qt::StringLiterals;

namespace streamscope::widgets {
namespace {

using session::SecurityProtocol;

constexpr qint64 kLargestPem = 4 << 20;
constexpr int kFieldWidth = 340;

QString passwordProperty()
{
    return u"sasl.password"_s;
}

QString keyPasswordProperty()
{
    return u"ssl.key.password"_s;
}

constexpr qsizetype kLongestHost = 253; // of a DNS name
constexpr qsizetype kShownAddress = 60;

QString hostPortFault(const QString &text)
{
    static const QRegularExpression form(u"^(?:[A-Za-z0-9_.+-]+://)?(\\[[0-9A-Fa-f:.%]+\\]|[^:\\s,/]+)(?::(\\d+))?$"_s);
    const auto match = form.match(text);
    const QString shown = text.size() <= kShownAddress ? text : text.left(kShownAddress) + u'…';
    if (!match.hasMatch() || match.capturedLength(1) > kLongestHost)
        return ConnectionForm::tr("“%1” is not an address such as broker.example.com:9092.").arg(shown);
    if (!match.captured(2).isEmpty() && (match.captured(2).toInt() < 1 || match.captured(2).toInt() > 65535))
        return ConnectionForm::tr("%1 is not a port; ports go from 1 to 65535.").arg(match.captured(2).left(kShownAddress));
    return {};
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
    , m_addresses(new QTableWidget(0, 2))
    , m_properties(new PropertyTable)
{
    auto *column = new QVBoxLayout(this);
    const auto group = [column](const QString &title) {
        auto *box = new QGroupBox(title);
        column->addWidget(box);
        return box;
    };
    auto *cluster = new QFormLayout(group(tr("Cluster")));
    addCluster(cluster);
    m_security = new QFormLayout(group(tr("Security")));
    addSecurity(m_security);
    makeAddressMap();
    auto *map = new QVBoxLayout(group(tr("Address map, for brokers behind tunnels and in containers")));
    map->addWidget(m_addresses);
    auto *properties = new QVBoxLayout(group(tr("Further properties of librdkafka")));
    properties->addWidget(m_properties);
    connect(m_properties, &PropertyTable::changed, this, &ConnectionForm::check);
    setProfile({}, {});
}

ConnectionForm::~ConnectionForm() = default;

ConnectionForm::Field ConnectionForm::addRow(QFormLayout *form, const QString &label, QWidget *widget, const QString &help)
{
    auto *name = new PlainLabel(label);
    auto *input = widget->focusProxy() ? widget->focusProxy() : widget;
    name->setBuddy(input);
    input->setAccessibleName(QString(label).remove(u'&'));
    input->setAccessibleDescription(help);
    auto *note = new PlainLabel(help);
    note->setWordWrap(true);
    auto *cell = new QVBoxLayout;
    cell->setSpacing(2);
    cell->addWidget(widget);
    cell->addWidget(note);
    widget->setMinimumWidth(kFieldWidth);
    form->addRow(name, cell);
    m_fields.append({input, name, note, cell, help});
    return m_fields.last();
}

void ConnectionForm::addCluster(QFormLayout *form)
{
    addRow(form, tr("&Name"), m_name, tr("As you call it: “orders, staging”."));
    m_servers->setPlaceholderText(u"broker-1.example.com:9092,broker-2.example.com:9092"_s);
    addRow(form, tr("&Bootstrap servers"), m_servers, tr("One or more brokers as host:port, separated by commas; the others are learnt."));
    m_environment->addItem(tr("Development"), int(session::Environment::Development));
    m_environment->addItem(tr("Staging"), int(session::Environment::Staging));
    m_environment->addItem(tr("Production"), int(session::Environment::Production));
    addRow(form, tr("&Environment"), m_environment, tr("The window wears its colour. On production deleting wants the name typed."));
    addRow(form, QString(), m_readOnly, tr("Nothing can be changed or sent over this connection."));
    m_readOnly->setAccessibleName(tr("Read-only"));
    for (QLineEdit *field : {m_name, m_servers})
        connect(field, &QLineEdit::textChanged, this, &ConnectionForm::check);
    connect(m_environment, &QComboBox::currentIndexChanged, this, &ConnectionForm::check);
    connect(m_readOnly, &QCheckBox::toggled, this, &ConnectionForm::check);
}

void ConnectionForm::addSecurity(QFormLayout *form)
{
    for (const auto protocol :
         {SecurityProtocol::Plaintext, SecurityProtocol::Ssl, SecurityProtocol::SaslPlaintext, SecurityProtocol::SaslSsl})
        m_protocol->addItem(session::securityProtocolName(protocol), int(protocol));
    m_mechanism->addItems({u"PLAIN"_s, u"SCRAM-SHA-256"_s, u"SCRAM-SHA-512"_s});
    m_mechanism->setEditable(true);
    addRow(form, tr("&Protocol"), m_protocol, tr("What the brokers speak on this port. SSL is TLS; SASL asks who you are."));
    addRow(form, tr("&Mechanism"), m_mechanism, tr("Others, such as OAUTHBEARER, take their settings from the further properties."));
    addRow(form, tr("&User"), m_user, {});
    m_password->setEchoMode(QLineEdit::Password);
    addRow(form, tr("Pass&word"), m_password, tr("Empty: asked for at each connect."));
    addRow(form, tr("CA &certificates"), makeFileField(m_ca, tr("CA certificates")), tr("PEM. Empty: those of this system."));
    addRow(form, tr("Client cer&tificate"), makeFileField(m_certificate, tr("Client certificate")),
           tr("PEM; only where the brokers want one."));
    addRow(form, tr("Client &key"), makeFileField(m_key, tr("Client key")), tr("PEM, the key of that certificate."));
    m_keyPassword->setEchoMode(QLineEdit::Password);
    addRow(form, tr("Passp&hrase of the key"), m_keyPassword, tr("Empty for a key without one."));
    m_secretsNote->setWordWrap(true);
    m_secretsNote->setEnabled(false);
    form->addRow(QString(), m_secretsNote);
    for (QComboBox *box : {m_protocol, m_mechanism})
        connect(box, &QComboBox::currentTextChanged, this, &ConnectionForm::showFields);
    for (QLineEdit *field : {m_user, m_password, m_ca, m_certificate, m_key, m_keyPassword})
        connect(field, &QLineEdit::textChanged, this, &ConnectionForm::check);
}

QWidget *ConnectionForm::makeFileField(QLineEdit *field, const QString &title)
{
    auto *holder = new QWidget;
    auto *row = new QHBoxLayout(holder);
    row->setContentsMargins(0, 0, 0, 0);
    auto *choose = new QPushButton(tr("Choose…"));
    choose->setAccessibleName(tr("Choose the file: %1").arg(title));
    choose->setAutoDefault(false);
    row->addWidget(field, 1);
    row->addWidget(choose);
    holder->setFocusProxy(field);
    connect(choose, &QPushButton::clicked, this, [this, field, title] {
        auto *dialog = new QFileDialog(this, title, field->text(), tr("PEM files (*.pem *.crt *.cer *.key);;All files (*)"));
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setFileMode(QFileDialog::ExistingFile);
        connect(dialog, &QFileDialog::fileSelected, field, &QLineEdit::setText);
        dialog->open();
    });
    return holder;
}

void ConnectionForm::makeAddressMap()
{
    m_addresses->setHorizontalHeaderLabels({tr("Advertised by the brokers"), tr("Dialled instead")});
    m_addresses->setAccessibleName(tr("Address map"));
    m_addresses->setTabKeyNavigation(false);
    m_addresses->verticalHeader()->hide();
    m_addresses->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_addresses->setFixedHeight(110);
    m_addresses->setToolTip(tr("host:port in both columns; Del removes a row"));
    connect(m_addresses, &QTableWidget::cellChanged, this, [this](int row) {
        if (m_filling)
            return;
        if (row == m_addresses->rowCount() - 1)
            m_addresses->setRowCount(row + 2);
        check();
    });
    auto *remove = new QShortcut(QKeySequence::Delete, m_addresses, nullptr, nullptr, Qt::WidgetShortcut);
    connect(remove, &QShortcut::activated, this, [this] {
        m_addresses->removeRow(m_addresses->currentRow());
        if (m_addresses->rowCount() == 0)
            m_addresses->setRowCount(1);
        check();
    });
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

// Only what the protocol needs is shown.
void ConnectionForm::showFields()
{
    for (const Field &field : std::as_const(m_fields)) {
        const bool tls = field.widget == m_ca || field.widget == m_certificate || field.widget == m_key || field.widget == m_keyPassword;
        const bool sasl = field.widget == m_mechanism || field.widget == m_user || field.widget == m_password;
        if (!tls && !sasl)
            continue;
        const bool shown = (tls && usesTls()) || (sasl && usesSasl());
        m_security->setRowVisible(field.row, shown);
    }
    check();
}

void ConnectionForm::setProfile(const session::Profile &profile, const Secrets &secrets)
{
    m_filling = true;
    m_base = profile;
    if (m_base.id.isEmpty())
        m_base.id = session::newProfileId();
    m_name->setText(profile.name);
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
    m_addresses->setRowCount(static_cast<int>(profile.addressMap.size()) + 1);
    int row = 0;
    for (auto it = profile.addressMap.begin(); it != profile.addressMap.end(); ++it, ++row) {
        m_addresses->setItem(row, 0, new QTableWidgetItem(it.key()));
        m_addresses->setItem(row, 1, new QTableWidgetItem(it.value()));
    }
    PropertyTable::Properties properties = profile.properties;
    QSet<QString> confirmed;
    for (const auto &[name, value] : profile.properties)
        confirmed.insert(name);
    for (auto it = secrets.begin(); it != secrets.end(); ++it) {
        if (it.key() != passwordProperty() && it.key() != keyPasswordProperty())
            properties.append({it.key(), it.value()});
    }
    m_properties->setProperties(properties, confirmed);
    m_filling = false;
    showFields();
}

session::Profile ConnectionForm::profile() const
{
    session::Profile profile = m_base;
    profile.name = m_name->text().trimmed();
    QStringList servers;
    for (const QString &server : m_servers->text().split(u',', Qt::SkipEmptyParts))
        servers.append(server.trimmed());
    profile.bootstrapServers = servers.join(u',');
    profile.environment = static_cast<session::Environment>(m_environment->currentData().toInt());
    profile.readOnly = m_readOnly->isChecked();
    profile.securityProtocol = protocol();
    profile.saslMechanism = usesSasl() ? m_mechanism->currentText().trimmed() : QString();
    profile.username = usesSasl() ? m_user->text() : QString();
    profile.caFile = usesTls() ? m_ca->text().trimmed() : QString();
    profile.certificateFile = usesTls() ? m_certificate->text().trimmed() : QString();
    profile.keyFile = usesTls() ? m_key->text().trimmed() : QString();
    profile.addressMap.clear();
    for (int row = 0; row < m_addresses->rowCount(); ++row) {
        const auto cell = [this, row](int column) {
            return m_addresses->item(row, column) ? m_addresses->item(row, column)->text().trimmed() : QString();
        };
        if (!cell(0).isEmpty())
            profile.addressMap.insert(cell(0), cell(1));
    }
    profile.properties = m_properties->properties();
    profile.secretProperties.clear();
    const bool asksPassword = usesSasl() && (!profile.username.isEmpty() || !m_password->text().isEmpty());
    if (asksPassword)
        profile.secretProperties.append(passwordProperty());
    if (usesTls() && !m_keyPassword->text().isEmpty())
        profile.secretProperties.append(keyPasswordProperty());
    return profile;
}

ConnectionForm::Secrets ConnectionForm::secrets() const
{
    Secrets secrets;
    if (usesSasl() && !m_password->text().isEmpty())
        secrets.insert(passwordProperty(), m_password->text());
    if (usesTls() && !m_keyPassword->text().isEmpty())
        secrets.insert(keyPasswordProperty(), m_keyPassword->text());
    return secrets;
}

QString ConnectionForm::serversFault() const
{
    return bootstrapFault(m_servers->text());
}

QString ConnectionForm::pemFault(const QLineEdit *field, const QByteArray &marker) const
{
    const QString path = field->text().trimmed();
    if (path.isEmpty() || !usesTls())
        return {};
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return tr("The file cannot be read: %1.").arg(file.errorString());
    const QByteArray bytes = file.read(kLargestPem);
    if (bytes.startsWith("\xfe\xed\xfe\xed"))
        return tr("This is a Java keystore. Convert it: keytool -importkeystore … -deststoretype PKCS12, then openssl pkcs12.");
    if (!bytes.contains("-----BEGIN "))
        return tr("This is not a PEM file: it has no line “-----BEGIN …”.");
    return bytes.contains(marker) ? QString() : tr("This PEM file holds something else: no “%1”.").arg(QString::fromLatin1(marker));
}

QList<std::pair<QWidget *, QString>> ConnectionForm::fieldFaults() const
{
    QList<std::pair<QWidget *, QString>> faults;
    const auto add = [&faults](QWidget *widget, const QString &fault) {
        if (!fault.isEmpty())
            faults.append({widget, fault});
    };
    add(m_name, m_name->text().trimmed().isEmpty() ? tr("The connection needs a name.") : QString());
    add(m_servers, serversFault());
    if (usesSasl()) {
        const QString mechanism = m_mechanism->currentText().trimmed();
        const bool named = mechanism == "PLAIN"_L1 || mechanism.startsWith(u"SCRAM-"_s);
        add(m_mechanism, mechanism.isEmpty() ? tr("Choose a mechanism.") : QString());
        add(m_user, named && m_user->text().isEmpty() ? tr("%1 wants a user.").arg(mechanism) : QString());
    }
    add(m_ca, pemFault(m_ca, "BEGIN CERTIFICATE"));
    add(m_certificate, pemFault(m_certificate, "BEGIN CERTIFICATE"));
    add(m_key, pemFault(m_key, "PRIVATE KEY"));
    if (usesTls() && m_certificate->text().trimmed().isEmpty() != m_key->text().trimmed().isEmpty())
        add(m_key, tr("Certificate and key belong together: give both, or none."));
    for (int row = 0; row < m_addresses->rowCount(); ++row) {
        const auto cell = [this, row](int column) {
            return m_addresses->item(row, column) ? m_addresses->item(row, column)->text().trimmed() : QString();
        };
        if (cell(0).isEmpty() && cell(1).isEmpty())
            continue;
        for (const int column : {0, 1})
            add(m_addresses,
                cell(column).contains(u':') ? hostPortFault(cell(column)) : tr("The address map wants host:port in both columns."));
    }
    return faults;
}

QStringList ConnectionForm::faults() const
{
    QStringList result;
    for (const auto &[widget, fault] : fieldFaults())
        result.append(fault);
    return result + m_properties->faults();
}

void ConnectionForm::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange && !m_filling)
        check(); // the notes wear colours of the theme
    QWidget::changeEvent(event);
}

void ConnectionForm::check()
{
    if (m_filling)
        return;
    const auto faults = fieldFaults();
    for (const Field &field : std::as_const(m_fields)) {
        QString fault;
        for (const auto &[widget, text] : faults)
            fault = widget == field.widget && fault.isEmpty() ? text : fault;
        field.note->setText(fault.isEmpty() ? field.help : fault);
        field.note->setHidden(field.note->text().isEmpty());
        QPalette palette = field.note->palette();
        palette.setColor(QPalette::WindowText, color(fault.isEmpty() ? Token::Muted : Token::Error));
        field.note->setPalette(palette);
    }
    Q_EMIT changed();
}

void ConnectionForm::focusFirstFault()
{
    const auto faults = fieldFaults();
    if (!faults.isEmpty())
        faults.first().first->setFocus();
    else if (!m_properties->faults().isEmpty())
        m_properties->setFocus();
}

void ConnectionForm::mapAddress(const QString &advertised)
{
    const int row = m_addresses->rowCount() - 1;
    m_addresses->setItem(row, 0, new QTableWidgetItem(advertised));
    m_addresses->setItem(row, 1, new QTableWidgetItem);
    m_addresses->setFocus();
    m_addresses->setCurrentCell(row, 1);
    m_addresses->editItem(m_addresses->item(row, 1));
}

void ConnectionForm::setSecretsNote(const QString &note)
{
    m_secretsNote->setText(note);
}

} // namespace streamscope::widgets
