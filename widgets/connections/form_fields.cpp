// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/connections/form_fields.h"

#include "models/cluster/address.h"
#include "widgets/common/plain_label.h"
#include "widgets/common/theme.h"
#include "widgets/connections/connection_form.h"

#include <QEvent>
#include <QFile>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace streamscope::widgets {
namespace {

constexpr qint64 kLargestPem = 4 << 20;
constexpr int kFieldWidth = 340;
constexpr qsizetype kShownAddress = 60;

// As high as its sentence needs to be at its width. A form must not ask it for that: in QFormLayout (Qt 6.4) a hidden row whose
// height depends on its width takes the room of a row that is shown.
class Cell final : public QWidget {
public:
    bool hasHeightForWidth() const override { return false; }

protected:
    bool event(QEvent *event) override
    {
        const bool handled = QWidget::event(event);
        if (event->type() == QEvent::Resize || event->type() == QEvent::LayoutRequest)
            setMinimumHeight(layout()->hasHeightForWidth() ? layout()->heightForWidth(width()) : layout()->minimumSize().height());
        return handled;
    }
};

} // namespace

void FormFields::add(QFormLayout *form, const QString &label, QWidget *widget, const QString &help)
{
    auto *name = new PlainLabel(label);
    auto *input = widget->focusProxy() ? widget->focusProxy() : widget;
    name->setBuddy(input);
    input->setAccessibleName(QString(label).remove(u'&'));
    input->setAccessibleDescription(help);
    auto *note = new PlainLabel(help);
    note->setWordWrap(true);
    auto *cell = new Cell;
    auto *column = new QVBoxLayout(cell);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addWidget(widget);
    column->addWidget(note);
    widget->setMinimumWidth(kFieldWidth);
    form->addRow(name, cell);
    m_fields.append({input, note, form, cell, help});
}

void FormFields::setShown(const QWidget *input, bool shown)
{
    for (Field &field : m_fields) {
        if (field.input != input)
            continue;
        field.shown = shown;
        field.form->setRowVisible(field.cell, shown);
    }
}

void FormFields::show(const FieldFaults &faults)
{
    for (Field &field : m_fields) {
        const auto *line = qobject_cast<QLineEdit *>(field.input);
        field.written = field.written || !line || !line->text().isEmpty();
        QString fault;
        for (const auto &[widget, text] : faults)
            fault = widget == field.input && fault.isEmpty() && (field.written || m_allAskedFor) ? text : fault;
        field.note->setText(fault.isEmpty() ? field.help : fault);
        field.note->setHidden(!field.shown || field.note->text().isEmpty());
        QPalette palette = field.note->palette();
        palette.setColor(QPalette::WindowText, color(fault.isEmpty() ? Token::Muted : Token::Error));
        field.note->setPalette(palette);
    }
}

QWidget *pemFileField(QLineEdit *field, const QString &title)
{
    auto *holder = new QWidget;
    auto *row = new QHBoxLayout(holder);
    row->setContentsMargins(0, 0, 0, 0);
    auto *choose = new QPushButton(ConnectionForm::tr("Choose…"));
    choose->setAccessibleName(ConnectionForm::tr("Choose the file: %1").arg(title));
    choose->setAutoDefault(false);
    row->addWidget(field, 1);
    row->addWidget(choose);
    holder->setFocusProxy(field);
    QObject::connect(choose, &QPushButton::clicked, holder, [holder, field, title] {
        auto *dialog =
            new QFileDialog(holder, title, field->text(), ConnectionForm::tr("PEM files (*.pem *.crt *.cer *.key);;All files (*)"));
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setFileMode(QFileDialog::ExistingFile);
        QObject::connect(dialog, &QFileDialog::fileSelected, field, &QLineEdit::setText);
        dialog->open();
    });
    return holder;
}

QString pemFault(const QString &path, const QByteArray &marker)
{
    if (path.isEmpty())
        return {};
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return ConnectionForm::tr("The file cannot be read: %1.").arg(file.errorString());
    const QByteArray bytes = file.read(kLargestPem);
    if (bytes.startsWith("\xfe\xed\xfe\xed"))
        return ConnectionForm::tr(
            "This is a Java keystore. Convert it: keytool -importkeystore … -deststoretype PKCS12, then openssl pkcs12.");
    if (!bytes.contains("-----BEGIN "))
        return ConnectionForm::tr("This is not a PEM file: it has no line “-----BEGIN …”.");
    return bytes.contains(marker) ? QString()
                                  : ConnectionForm::tr("This PEM file holds something else: no “%1”.").arg(QString::fromLatin1(marker));
}

QString hostPortFault(const QString &text)
{
    const QString shown = text.size() <= kShownAddress ? text : text.left(kShownAddress) + u'…';
    switch (cluster::checkAddress(text)) {
    case cluster::AddressFault::None: break;
    case cluster::AddressFault::Form: return ConnectionForm::tr("“%1” is not an address such as broker.example.com:9092.").arg(shown);
    case cluster::AddressFault::Port:
        return ConnectionForm::tr("%1 is not a port; ports go from 1 to 65535.").arg(text.section(u':', -1).left(kShownAddress));
    }
    return {};
}

} // namespace streamscope::widgets
