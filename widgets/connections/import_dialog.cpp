// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/connections/import_dialog.h"

#include "models/decode/decode.h"
#include "widgets/common/banner.h"
#include "widgets/common/bounded_text_edit.h"
#include "widgets/common/plain_label.h"
#include "widgets/common/tab_order.h"
#include "widgets/common/theme.h"
#include "widgets/connections/risk_box.h"

#include <QApplication>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QSplitter>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace streamscope::widgets {
namespace {

using session::ImportNote;

constexpr QSize kSize(820, 620);
constexpr int kMarkSize = 16;
constexpr qsizetype kLargestText = 256 << 10;

QString formatName(session::ImportFormat format)
{
    switch (format) {
    case session::ImportFormat::Detect: return {};
    case session::ImportFormat::JavaProperties: return ImportDialog::tr("properties of a Java client");
    case session::ImportFormat::KeyValue: return ImportDialog::tr("a configuration of kcat or librdkafka");
    case session::ImportFormat::KcatCommand: return ImportDialog::tr("a kcat command");
    case session::ImportFormat::Exported: return ImportDialog::tr("a connection that Streamscope exported");
    }
    return {};
}

} // namespace

QString noteText(const ImportNote &note)
{
    const QString name = decode::visibleText(note.name);
    const QString value = decode::visibleText(note.value);
    switch (note.kind) {
    case ImportNote::Kind::BadLine: return ImportDialog::tr("Line %1 cannot be read and was left out: %2").arg(note.line).arg(value);
    case ImportNote::Kind::Unknown: return ImportDialog::tr("%1 is not known here and was left out.").arg(name);
    case ImportNote::Kind::Managed: return ImportDialog::tr("%1 is set by Streamscope itself and was left out.").arg(name);
    case ImportNote::Kind::JavaOnly: return ImportDialog::tr("%1 means something to Java clients only and was left out.").arg(name);
    case ImportNote::Kind::Placeholder:
        return ImportDialog::tr("%1 is a reference that only its own program can resolve; fill it in.").arg(name);
    case ImportNote::Kind::BadValue: return ImportDialog::tr("%1 cannot have the value “%2”; it was left out.").arg(name, value);
    case ImportNote::Kind::ConvertTrustStore:
        return ImportDialog::tr("The truststore %1 is Java's own format. Convert it to PEM with this command, and it is found as %2:")
            .arg(value, decode::visibleText(note.target));
    case ImportNote::Kind::ConvertKeyStore:
        return ImportDialog::tr("The keystore %1 is Java's own format. Convert it with this command, and it is found as %2:")
            .arg(value, decode::visibleText(note.target));
    case ImportNote::Kind::UnsupportedLogin: return ImportDialog::tr("The login module %1 has no counterpart here.").arg(value);
    case ImportNote::Kind::BadJaas: return ImportDialog::tr("sasl.jaas.config cannot be read; give user and password in the next step.");
    case ImportNote::Kind::MechanismMissing: return ImportDialog::tr("SASL without a mechanism: choose one in the next step.");
    case ImportNote::Kind::ServersMissing: return ImportDialog::tr("No bootstrap servers are named: give them in the next step.");
    case ImportNote::Kind::CertificateUnchecked:
        return ImportDialog::tr("%1=%2 switches a check of the brokers' certificate off: anybody in between can read along.")
            .arg(name, value);
    }
    return {};
}

ImportDialog::ImportDialog(QWidget *parent)
    : QDialog(parent)
    , m_text(new BoundedTextEdit(kLargestText))
    , m_banner(new Banner)
    , m_next(new QPushButton(tr("&Next: look it over")))
{
    setWindowTitle(tr("Import a connection"));
    resize(kSize);
    m_text->setPlaceholderText(tr("Paste a Java client's .properties, a kcat configuration or command line, or drop in a connection that "
                                  "Streamscope exported."));
    m_text->setAccessibleName(tr("Configuration to import"));
    m_text->setFont(monospaceFont());
    m_text->setTabChangesFocus(true);
    auto *label = new PlainLabel(tr("&Configuration"));
    label->setBuddy(m_text);
    auto *file = new QPushButton(tr("From a &file…"));
    file->setAutoDefault(false);
    auto *bar = new QHBoxLayout;
    bar->addWidget(label, 1);
    bar->addWidget(file);
    auto *lines = new QWidget;
    m_lines = new QVBoxLayout(lines);
    m_lines->addStretch(1);
    auto *scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setWidget(lines);
    scroll->setAccessibleName(tr("What was understood"));
    auto *splitter = new QSplitter(Qt::Vertical);
    splitter->addWidget(m_text);
    splitter->addWidget(scroll);
    splitter->setChildrenCollapsible(false);
    splitter->setSizes({kSize.height() / 2, kSize.height() / 2});
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    buttons->addButton(m_next, QDialogButtonBox::AcceptRole);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_banner);
    layout->addLayout(bar);
    layout->addWidget(splitter, 1);
    layout->addWidget(buttons);
    m_next->setDefault(true); // a button learns its dialog only here
    connect(m_text, &QPlainTextEdit::textChanged, this, &ImportDialog::read);
    connect(m_text, &BoundedTextEdit::tooLarge, this, &ImportDialog::refuseLarge);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_next, &QPushButton::clicked, this, [this] {
        for (const session::RefusedProperty &refused : std::as_const(m_agreed))
            m_result.confirm(refused);
        Q_EMIT imported(m_result.profile, m_result.secrets);
        accept();
    });
    connect(file, &QPushButton::clicked, this, [this] {
        auto *dialog = new QFileDialog(this, tr("Import a connection"));
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setFileMode(QFileDialog::ExistingFile);
        connect(dialog, &QFileDialog::fileSelected, this, &ImportDialog::loadFile);
        dialog->open();
    });
    m_text->setFocus();
    read();
}

ImportDialog::~ImportDialog() = default;

void ImportDialog::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    orderTabs(this);
}

void ImportDialog::setText(const QString &text)
{
    if (text.size() > kLargestText)
        refuseLarge();
    else
        m_text->setPlainText(text);
}

void ImportDialog::loadFile(const QString &path)
{
    const auto read = session::importProfileFile(path);
    if (!read) {
        m_banner->showError(read.error());
        return;
    }
    m_banner->clear();
    m_text->clear();
    m_agreed.clear(); // also when there was no text to clear
    m_result = *read;
    m_text->setPlaceholderText(decode::visibleText(path));
    showResult();
}

void ImportDialog::read()
{
    const QString text = m_text->toPlainText();
    m_agreed.clear();
    m_result = text.trimmed().isEmpty() ? session::ProfileImport() : session::importProfile(text);
    m_banner->clear();
    showResult();
}

void ImportDialog::refuseLarge()
{
    m_banner->show(Banner::Kind::Error, tr("That is more than a configuration can be; nothing was read."));
}

void ImportDialog::addLine(const QString &iconName, const QString &text, const QString &command)
{
    auto *row = new QWidget;
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    auto *mark = new PlainLabel;
    const Token token = iconName == "ok"_L1 ? Token::Ok : iconName == "warning"_L1 ? Token::Warning : Token::Muted;
    mark->setPixmap(icon(iconName, token).pixmap(kMarkSize, kMarkSize));
    auto *label = new PlainLabel(command.isEmpty() ? text : text + u'\n' + decode::visibleText(command));
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    layout->addWidget(mark, 0, Qt::AlignTop);
    layout->addWidget(label, 1);
    if (!command.isEmpty()) {
        auto *copy = new QPushButton(tr("Copy the command"));
        copy->setAutoDefault(false);
        connect(copy, &QPushButton::clicked, this, [command] { QApplication::clipboard()->setText(command); });
        layout->addWidget(copy);
    }
    m_lines->insertWidget(m_lines->count() - 1, row);
}

void ImportDialog::showResult()
{
    while (m_lines->count() > 1) {
        QLayoutItem *item = m_lines->takeAt(0);
        if (item->widget())
            item->widget()->deleteLater();
        delete item;
    }
    const session::Profile &profile = m_result.profile;
    const bool something = m_result.format != session::ImportFormat::Detect &&
                           (!session::profileAddress(profile).isEmpty() || !profile.properties.isEmpty() || !profile.username.isEmpty() ||
                            !m_result.secrets.isEmpty() || profile.securityProtocol != session::SecurityProtocol::Plaintext);
    m_next->setEnabled(something);
    if (m_result.format == session::ImportFormat::Detect)
        return;
    addLine(something ? u"ok"_s : u"warning"_s,
            something ? tr("Taken for %1.").arg(formatName(m_result.format)) : tr("Nothing of a connection was found in it."));
    if (!profile.bootstrapServers.isEmpty())
        addLine(u"ok"_s, tr("Bootstrap servers: %1").arg(decode::visibleText(profile.bootstrapServers)));
    const bool rest = profile.kind == session::Profile::Kind::Rest;
    if (rest)
        addLine(u"ok"_s, tr("REST Proxy: %1").arg(decode::visibleText(profile.restUrl)));
    else if (something)
        addLine(
            u"ok"_s,
            tr("Security: %1 %2").arg(session::securityProtocolName(profile.securityProtocol), decode::visibleText(profile.saslMechanism)));
    using session::SecurityProtocol;
    const bool usesTls = rest || profile.securityProtocol == SecurityProtocol::Ssl || profile.securityProtocol == SecurityProtocol::SaslSsl;
    const bool usesSasl =
        rest || profile.securityProtocol == SecurityProtocol::SaslPlaintext || profile.securityProtocol == SecurityProtocol::SaslSsl;
    const auto addUsed = [this, &profile](bool isUsed, const QString &mark, const QString &text) {
        addLine(isUsed ? mark : u"warning"_s,
                isUsed ? text : tr("%1 (left out: %2 has no use for it)").arg(text, session::securityProtocolName(profile.securityProtocol)));
    };
    if (!profile.username.isEmpty())
        addUsed(usesSasl, u"ok"_s, tr("User: %1").arg(decode::visibleText(profile.username)));
    if (!profile.caFile.isEmpty())
        addUsed(usesTls, u"ok"_s, tr("CA file: %1").arg(decode::visibleText(profile.caFile)));
    if (!profile.certificateFile.isEmpty())
        addUsed(usesTls, u"ok"_s, tr("Certificate file: %1").arg(decode::visibleText(profile.certificateFile)));
    if (!profile.keyFile.isEmpty())
        addUsed(usesTls, u"ok"_s, tr("Key file: %1").arg(decode::visibleText(profile.keyFile)));
    for (const auto &[name, value] : profile.properties)
        addLine(u"ok"_s, decode::visibleText(name + u" = "_s + value));
    for (auto it = m_result.secrets.begin(); it != m_result.secrets.end(); ++it) {
        const bool isUsed = (usesSasl || it.key() != "sasl.password"_L1) && (usesTls || it.key() != "ssl.key.password"_L1);
        addUsed(isUsed, u"lock"_s, isUsed ? tr("%1: found; kept out of every file").arg(decode::visibleText(it.key())) : it.key());
    }
    for (const ImportNote &note : m_result.notes)
        addLine(u"warning"_s, noteText(note), note.command);
    for (const session::RefusedProperty &refused : m_result.refused) {
        auto *box = new RiskBox(refused.name, refused.value, false);
        connect(box, &RiskBox::toggled, this,
                [this, refused](bool agreed) { agreed ? m_agreed.append(refused) : (void)m_agreed.removeOne(refused); });
        m_lines->insertWidget(m_lines->count() - 1, box);
    }
    orderTabs(this);
}

} // namespace streamscope::widgets
