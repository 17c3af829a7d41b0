// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/connections/rest_form.h"

#include "models/session/rest_profile.h"
#include "widgets/common/banner.h"
#include "widgets/connections/pair_table.h"

#include <QComboBox>
#include <QFormLayout>
#include <QGroupBox>
#include <QLineEdit>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace streamscope::widgets {
namespace {

using rest::Auth;
using Way = rest::ProxyRoute::Kind;

// The header that a property gives; empty: it gives none.
QString headerOf(const QString &property)
{
    for (const QLatin1StringView prefix : {rest::kHeaderProperty, rest::kSecretHeaderProperty}) {
        if (property.startsWith(prefix))
            return property.mid(prefix.size());
    }
    return {};
}

// As far as they can be read: an address that is not one yet must not hide the rest.
rest::RestConfig read(session::Profile profile, const RestForm::Secrets &secrets)
{
    if (const auto config = session::restConfig(profile, secrets, {}))
        return *config;
    profile.restUrl = u"http://localhost"_s;
    return session::restConfig(profile, secrets, {}).value_or(rest::RestConfig());
}

} // namespace

RestForm::RestForm(QWidget *parent)
    : QWidget(parent)
    , m_warning(new Banner)
    , m_url(new QLineEdit)
    , m_auth(new QComboBox)
    , m_user(new QLineEdit)
    , m_password(new QLineEdit)
    , m_token(new QLineEdit)
    , m_ca(new QLineEdit)
    , m_certificate(new QLineEdit)
    , m_key(new QLineEdit)
    , m_keyPassword(new QLineEdit)
    , m_format(new QComboBox)
    , m_way(new QComboBox)
    , m_wayAddress(new QLineEdit)
    , m_wayUser(new QLineEdit)
    , m_wayPassword(new QLineEdit)
    , m_headers(new PairTable(tr("Further headers"), tr("Header"), tr("Value"), tr("Sent with every request; Del removes a row")))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_warning);
    column->addWidget(makeServer());
    column->addWidget(makeWay());
    column->addWidget(makeHeaders());
    for (QLineEdit *field :
         {m_url, m_user, m_password, m_token, m_ca, m_certificate, m_key, m_keyPassword, m_wayAddress, m_wayUser, m_wayPassword})
        connect(field, &QLineEdit::textChanged, this, &RestForm::refresh);
    for (QLineEdit *field : {m_password, m_token, m_keyPassword, m_wayPassword})
        field->setEchoMode(QLineEdit::Password);
    for (QComboBox *box : {m_auth, m_format, m_way})
        connect(box, &QComboBox::currentIndexChanged, this, &RestForm::refresh);
    connect(m_headers, &PairTable::changed, this, &RestForm::refresh);
    setProfile({}, {});
}

RestForm::~RestForm() = default;

QWidget *RestForm::makeServer()
{
    auto *box = new QGroupBox(tr("REST Proxy"));
    auto *form = new QFormLayout(box);
    m_url->setPlaceholderText(u"https://rest.example.com:8082"_s);
    m_fields.add(form, tr("&Address"), m_url, tr("With https or http, the port, and the path in front of /topics where there is one."));
    m_auth->addItem(tr("None"), int(Auth::None));
    m_auth->addItem(tr("User and password (basic)"), int(Auth::Basic));
    m_auth->addItem(tr("Token (bearer)"), int(Auth::Bearer));
    m_fields.add(form, tr("A&uthentication"), m_auth, tr("Goes to this address only: it follows no redirect to another host."));
    m_fields.add(form, tr("User"), m_user, {});
    m_fields.add(form, tr("Password"), m_password, tr("Empty: asked for once, when connecting."));
    m_fields.add(form, tr("Token"), m_token, tr("Empty: asked for once, when connecting."));
    m_fields.add(form, tr("CA certificates"), pemFileField(m_ca, tr("CA certificates")), tr("PEM. Empty: those of this system."));
    m_fields.add(form, tr("Client certificate"), pemFileField(m_certificate, tr("Client certificate")),
                 tr("PEM; only where the server wants one."));
    m_fields.add(form, tr("Client key"), pemFileField(m_key, tr("Client key")), tr("PEM. Empty: it is in the file of the certificate."));
    m_fields.add(form, tr("Passphrase of the key"), m_keyPassword, tr("Empty for a key without one."));
    m_format->addItem(tr("Exact bytes (base64)"), int(rest::PayloadFormat::Binary));
    m_format->addItem(tr("JSON"), int(rest::PayloadFormat::Json));
    m_fields.add(form, tr("&Produce as"), m_format, 
                 tr("JSON is written anew by the proxy: blanks and the order of fields may change. Avro, Protobuf and JSON Schema need its "
                    "schema registry, which is not built in; bytes that are in such a form already travel unchanged."));
    return box;
}

QWidget *RestForm::makeWay()
{
    auto *box = new QGroupBox(tr("Way to it"));
    auto *form = new QFormLayout(box);
    m_way->addItem(tr("As the system is set up"), int(Way::System));
    m_way->addItem(tr("Direct"), int(Way::Direct));
    m_way->addItem(tr("HTTP proxy"), int(Way::Http));
    m_way->addItem(tr("SOCKS5 proxy"), int(Way::Socks5));
    m_fields.add(form, tr("Net&work proxy"), m_way, tr("What stands between here and the REST Proxy."));
    m_wayAddress->setPlaceholderText(u"proxy.example.com:3128"_s);
    m_fields.add(form, tr("Its address"), m_wayAddress, tr("host:port"));
    m_fields.add(form, tr("Its user"), m_wayUser, tr("Empty: it asks for none."));
    m_fields.add(form, tr("Its password"), m_wayPassword, tr("Empty: asked for once, when connecting."));
    return box;
}

QWidget *RestForm::makeHeaders()
{
    auto *box = new QGroupBox(tr("Further headers, as gateways want them"));
    auto *column = new QVBoxLayout(box);
    m_headers->addTicks(tr("Secret"), tr("The value goes where passwords go and into no export; copied commands name a variable instead"),
                        rest::isSecretHeader);
    m_headers->setItemDelegate(new SecretDelegate([this](const QString &name) { return m_headers->isTicked(name); }, m_headers));
    column->addWidget(m_headers);
    return box;
}

Auth RestForm::auth() const
{
    return static_cast<Auth>(m_auth->currentData().toInt());
}
Way RestForm::way() const
{
    return static_cast<Way>(m_way->currentData().toInt());
}
bool RestForm::hasWay() const
{
    return way() == Way::Http || way() == Way::Socks5;
}
bool RestForm::isHttps() const
{
    return m_url->text().trimmed().startsWith("https:"_L1, Qt::CaseInsensitive);
}

void RestForm::setProfile(const session::Profile &profile, const Secrets &secrets)
{
    m_filling = true;
    const rest::RestConfig config = read(profile, secrets);
    m_url->setText(profile.restUrl);
    m_auth->setCurrentIndex(m_auth->findData(int(config.auth)));
    m_user->setText(config.username);
    m_password->setText(config.password);
    m_token->setText(config.token);
    m_ca->setText(config.caFile);
    m_certificate->setText(config.certificateFile);
    m_key->setText(config.keyFile);
    m_keyPassword->setText(config.keyPassword);
    m_format->setCurrentIndex(m_format->findData(int(config.format)));
    m_way->setCurrentIndex(m_way->findData(int(config.route.kind)));
    const QString host = config.route.host.contains(u':') ? u'[' + config.route.host + u']' : config.route.host;
    m_wayAddress->setText(hasWay() ? u"%1:%2"_s.arg(host).arg(config.route.port) : QString());
    m_wayUser->setText(config.route.user);
    m_wayPassword->setText(config.route.password);
    PairTable::Rows headers;
    QStringList secretHeaders;
    for (const rest::ExtraHeader &header : config.headers) {
        headers.append({QString::fromLatin1(header.name), QString::fromUtf8(header.value)});
        if (header.secret)
            secretHeaders.append(QString::fromLatin1(header.name));
    }
    for (const QString &property : profile.secretProperties) {
        const QString name = headerOf(property);
        if (name.isEmpty())
            continue;
        secretHeaders.append(name);
        if (!secrets.contains(property)) // asked for at each connect
            headers.append({name, {}});
    }
    m_headers->setRows(headers);
    for (const QString &name : std::as_const(secretHeaders))
        m_headers->tick(name);
    m_filling = false;
    refresh();
}

QString RestForm::wayText() const
{
    switch (way()) {
    case Way::System: return {};
    case Way::Direct: return u"none"_s;
    case Way::Http:
    case Way::Socks5: break;
    }
    QUrl url((way() == Way::Http ? u"http://"_s : u"socks5://"_s) + m_wayAddress->text().trimmed());
    url.setUserName(m_wayUser->text(), QUrl::DecodedMode);
    return url.toString(QUrl::FullyEncoded);
}

// A name that tells the secret needs no mark.
QString RestForm::headerProperty(const QString &name) const
{
    const bool marked = m_headers->isTicked(name) && !rest::isSecretHeader(name);
    return (marked ? rest::kSecretHeaderProperty : rest::kHeaderProperty) + name;
}

void RestForm::fill(session::Profile &profile) const
{
    profile.kind = session::Profile::Kind::Rest;
    profile.restUrl = m_url->text().trimmed();
    profile.username = auth() == Auth::Basic ? m_user->text() : QString();
    profile.caFile = isHttps() ? m_ca->text().trimmed() : QString();
    profile.certificateFile = isHttps() ? m_certificate->text().trimmed() : QString();
    profile.keyFile = isHttps() ? m_key->text().trimmed() : QString();
    static constexpr const char *kAuth[]{"none", "basic", "bearer"};
    profile.properties = {{u"rest.auth"_s, QString::fromLatin1(kAuth[int(auth())])}};
    if (m_format->currentData().toInt() == int(rest::PayloadFormat::Json))
        profile.properties.append({u"rest.format"_s, u"json"_s});
    if (const QString text = wayText(); !text.isEmpty())
        profile.properties.append({u"rest.proxy"_s, text});
    profile.secretProperties.clear();
    if (auth() == Auth::Basic)
        profile.secretProperties.append(u"rest.password"_s);
    if (auth() == Auth::Bearer)
        profile.secretProperties.append(u"rest.token"_s);
    if (isHttps() && !m_keyPassword->text().isEmpty())
        profile.secretProperties.append(u"rest.key.password"_s);
    if (hasWay() && !m_wayUser->text().isEmpty())
        profile.secretProperties.append(u"rest.proxy.password"_s);
    for (const auto &[name, value] : m_headers->rows()) {
        if (m_headers->isTicked(name) && value.isEmpty())
            profile.secretProperties.append(headerProperty(name));
        else
            profile.properties.append({headerProperty(name), value});
    }
}

RestForm::Secrets RestForm::secrets() const
{
    Secrets secrets;
    const auto add = [&secrets](bool used, const QString &property, const QLineEdit *field) {
        if (used && !field->text().isEmpty())
            secrets.insert(property, field->text());
    };
    add(auth() == Auth::Basic, u"rest.password"_s, m_password);
    add(auth() == Auth::Bearer, u"rest.token"_s, m_token);
    add(isHttps(), u"rest.key.password"_s, m_keyPassword);
    add(hasWay() && !m_wayUser->text().isEmpty(), u"rest.proxy.password"_s, m_wayPassword);
    return secrets;
}

QString RestForm::addressFault() const
{
    const QString text = m_url->text().trimmed();
    if (text.isEmpty())
        return tr("Give the address of the REST Proxy.");
    const QUrl url(text, QUrl::StrictMode);
    if (!url.userInfo().isEmpty())
        return tr("Give user and password in the fields below, not in the address.");
    if (url.hasQuery() || url.hasFragment())
        return tr("The address of a REST Proxy has no “?” and no “#”.");
    return rest::checkBaseUrl(text) ? QString() : tr("This is not an address such as https://rest.example.com:8082.");
}

QString RestForm::wayFault() const
{
    const QString text = m_wayAddress->text().trimmed();
    if (!hasWay())
        return {};
    const QUrl url(u"http://"_s + text, QUrl::StrictMode);
    const bool plain = url.userInfo().isEmpty() && url.path().isEmpty() && !url.hasQuery();
    return url.isValid() && !url.host().isEmpty() && url.port() > 0 && plain ? QString() : tr("The network proxy needs host:port.");
}

QString RestForm::headersFault() const
{
    QStringList seen;
    for (const auto &[name, value] : m_headers->rows()) {
        if (name.isEmpty())
            return tr("There is a value without a header's name.");
        if (!rest::configFromProperties({{u"rest.url"_s, u"http://localhost"_s}, {headerProperty(name), value}}))
            return tr("No header can have this name or value: %1").arg(name);
        if (seen.contains(name, Qt::CaseInsensitive))
            return tr("The header %1 is there twice.").arg(name);
        seen.append(name);
    }
    return {};
}

FieldFaults RestForm::faults() const
{
    FieldFaults faults;
    const auto add = [&faults](QWidget *widget, const QString &fault) {
        if (!fault.isEmpty())
            faults.append({widget, fault});
    };
    add(m_url, addressFault());
    if (auth() == Auth::Basic && m_user->text().isEmpty())
        add(m_user, tr("Basic authentication wants a user."));
    if (auth() == Auth::Basic && m_user->text().contains(u':'))
        add(m_user, tr("Basic authentication knows no colon in a user's name."));
    if (auth() == Auth::Bearer && m_token->text().contains(u' '))
        add(m_token, tr("A token is one word."));
    if (isHttps()) {
        const QString certificate = m_certificate->text().trimmed();
        const QString key = m_key->text().trimmed();
        add(m_ca, pemFault(m_ca->text().trimmed(), "BEGIN CERTIFICATE"));
        add(m_certificate, pemFault(certificate, "BEGIN CERTIFICATE"));
        add(m_certificate, certificate.isEmpty() && !key.isEmpty() ? tr("A key is of use with its certificate only.") : QString());
        add(m_key, pemFault(key.isEmpty() ? certificate : key, "PRIVATE KEY"));
    }
    add(m_wayAddress, wayFault());
    add(m_headers, headersFault());
    return faults;
}

bool RestForm::tellsInTheClear() const
{
    const auto rows = m_headers->rows();
    const bool secretHeader = std::any_of(rows.begin(), rows.end(), [this](const auto &row) { return m_headers->isTicked(row.first); });
    return m_url->text().trimmed().startsWith("http:"_L1, Qt::CaseInsensitive) && (auth() != Auth::None || secretHeader);
}

void RestForm::askForAll()
{
    m_fields.askForAll();
    refresh();
}

void RestForm::refresh()
{
    if (m_filling)
        return;
    m_fields.setShown(m_user, auth() == Auth::Basic);
    m_fields.setShown(m_password, auth() == Auth::Basic);
    m_fields.setShown(m_token, auth() == Auth::Bearer);
    for (const QLineEdit *field : {m_ca, m_certificate, m_key, m_keyPassword})
        m_fields.setShown(field, isHttps());
    m_fields.setShown(m_wayAddress, hasWay());
    m_fields.setShown(m_wayUser, hasWay());
    m_fields.setShown(m_wayPassword, hasWay() && !m_wayUser->text().isEmpty());
    m_fields.show(faults());
    // Once: who has put the warning away is not warned at every key.
    if (const bool now = tellsInTheClear(); now != std::exchange(m_warned, now)) {
        if (now)
            m_warning->show(Banner::Kind::Warning,
                            tr("The address is http: user, password and token can be read and reused by everybody on the way. Choose "
                               "https where the server has it."));
        else
            m_warning->clear();
    }
    Q_EMIT changed();
}

} // namespace streamscope::widgets
