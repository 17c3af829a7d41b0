// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/produce/payload_editor.h"

#include "models/core/bytes.h"
#include "models/decode/decode.h"
#include "widgets/common/bounded_text_edit.h"
#include "widgets/common/plain_label.h"
#include "widgets/common/sentences.h"
#include "widgets/common/theme.h"

#include <QComboBox>
#include <QFile>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>
#include <functional>
#include <utility>

using namespace Qt::StringLiterals;

namespace streamscope::widgets {

using decode::JsonFault;

namespace {

constexpr qint64 kLargestFile = 1 << 30; // no broker takes more in a message
constexpr qsizetype kShownHead = 200;

QString faultText(const JsonFault &fault)
{
    switch (fault.kind) {
    case JsonFault::Kind::Syntax: return PayloadEditor::tr("something else is expected here");
    case JsonFault::Kind::UnterminatedString: return PayloadEditor::tr("a string has no end");
    case JsonFault::Kind::InvalidNumber: return PayloadEditor::tr("not a number");
    case JsonFault::Kind::InvalidEscape: return PayloadEditor::tr("an escape that JSON does not know");
    case JsonFault::Kind::InvalidUtf8: return PayloadEditor::tr("bytes that are not UTF-8");
    case JsonFault::Kind::TooDeep: return PayloadEditor::tr("nested too deeply");
    case JsonFault::Kind::TrailingContent: return PayloadEditor::tr("more after the end");
    case JsonFault::Kind::Empty: return PayloadEditor::tr("nothing is there");
    }
    return {};
}

} // namespace

PayloadEditor::PayloadEditor(const QString &name, Form form, QWidget *parent)
    : QWidget(parent)
    , m_name(name)
    , m_first(form)
    , m_form(new QComboBox)
    , m_text(new BoundedTextEdit(kLargestEdited))
    , m_note(new PlainLabel)
    , m_format(new QPushButton(tr("Indent")))
    , m_clear(new QPushButton(tr("Let go")))
{
    for (const auto &[value, text] : {std::pair(Form::Json, tr("JSON")), std::pair(Form::Text, tr("Text")), std::pair(Form::Hex, tr("Hex")),
                                      std::pair(Form::Base64, tr("Base64")), std::pair(Form::Null, tr("null"))})
        m_form->addItem(text, int(value));
    m_form->setAccessibleName(tr("Form of the %1").arg(name));
    m_form->setToolTip(tr("How the bytes are written. null is Kafka's null, which is not the same as empty"));
    m_text->setAccessibleName(name);
    m_text->setFont(monospaceFont());
    m_text->setTabChangesFocus(true);
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_note->setWordWrap(true);
    m_format->setToolTip(tr("Indent the JSON; numbers and strings stay as they are"));
    m_clear->setToolTip(tr("Let go of the bytes that are held, and edit again"));
    auto *file = new QPushButton(tr("From file…"));
    file->setToolTip(tr("Take the bytes of a file"));
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(0, 0, 0, 0);
    auto *label = new PlainLabel(name);
    label->setBuddy(m_text);
    bar->addWidget(label);
    bar->addWidget(m_form);
    bar->addWidget(m_note, 1);
    for (QPushButton *button : {m_format, m_clear, file}) {
        button->setAutoDefault(false);
        bar->addWidget(button);
    }
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(bar);
    layout->addWidget(m_text, 1);
    connect(m_form, &QComboBox::currentIndexChanged, this, &PayloadEditor::check);
    connect(m_text, &QPlainTextEdit::textChanged, this, [this] {
        if (this->form() == Form::Null && !m_held && !m_text->document()->isEmpty())
            setForm(m_first == Form::Null ? Form::Text : m_first); // who types wants no null
        check();
    });
    connect(m_text, &BoundedTextEdit::tooLarge, this, [this](const QString &text) { takeLarge(text); });
    connect(m_text, &BoundedTextEdit::lineEndsChanged, this, [this] {
        m_lineEndsChanged = true;
        check();
    });
    connect(m_format, &QPushButton::clicked, this, &PayloadEditor::formatText);
    connect(m_clear, &QPushButton::clicked, this, &PayloadEditor::letGo);
    connect(file, &QPushButton::clicked, this, &PayloadEditor::loadFile);
    setForm(form);
    check();
}

PayloadEditor::~PayloadEditor() = default;

PayloadEditor::Form PayloadEditor::form() const
{
    return static_cast<Form>(m_form->currentData().toInt());
}

void PayloadEditor::setForm(Form form)
{
    m_form->setCurrentIndex(m_form->findData(int(form)));
}

QWidget *PayloadEditor::field() const
{
    return m_text;
}

QString PayloadEditor::note() const
{
    return m_note->text();
}

tl::expected<PayloadEditor::Bytes, QString> PayloadEditor::bytes() const
{
    if (m_held)
        return Bytes(*m_held);
    if (form() == Form::Null)
        return Bytes();
    auto read = bytesOf(m_text->exactText());
    return read ? tl::expected<Bytes, QString>(Bytes(*std::move(read))) : tl::make_unexpected(read.error());
}

tl::expected<QByteArray, QString> PayloadEditor::bytesOf(const QString &text) const
{
    if (form() != Form::Hex && form() != Form::Base64)
        return text.toUtf8();
    auto read = form() == Form::Hex ? decode::fromHex(text) : decode::fromBase64(text);
    if (read)
        return *std::move(read);
    const QStringView before = QStringView(text).first(std::clamp<qsizetype>(read.error().where.toLongLong() - 1, 0, text.size()));
    return tl::make_unexpected(tr("%1: line %2, column %3: %4")
                                   .arg(m_name)
                                   .arg(before.count(u'\n') + 1)
                                   .arg(before.size() - before.lastIndexOf(u'\n'))
                                   .arg(byteTextFault(read.error())));
}

// Too much to be edited, in the form that is chosen.
void PayloadEditor::takeLarge(const QString &text)
{
    if (form() == Form::Null)
        setForm(m_first == Form::Null ? Form::Text : m_first); // as whoever types
    if (const auto read = bytesOf(text); read)
        hold(*read);
    else
        showNote(tr("What was pasted is not taken. %1").arg(read.error()), true);
}

void PayloadEditor::setBytes(const Bytes &bytes)
{
    letGo();
    m_lineEndsChanged = false; // nothing of it was pasted
    if (!bytes) {
        m_text->clear();
        setForm(Form::Null);
        return;
    }
    if (bytes->size() > kLargestEdited) {
        hold(*bytes);
        return;
    }
    const QString text = QString::fromUtf8(*bytes);
    m_text->setPlainText(text);
    if (m_text->exactText().toUtf8() == *bytes) { // a text field keeps not every character as it is
        setForm(decode::probe(core::viewOf(*bytes)) == decode::Format::Json
                    ? Form::Json
                    : Form::Text);
    } else {
        m_text->setPlainText(QString::fromLatin1(bytes->toHex(' ')));
        setForm(Form::Hex);
    }
}

void PayloadEditor::clear()
{
    letGo();
    m_text->clear();
    setForm(m_first);
}

void PayloadEditor::hold(const QByteArray &bytes)
{
    if (!m_held)
        m_typed = m_text->exactText();
    m_held = bytes;
    const QSignalBlocker blocker(m_text);
    m_text->setPlainText(decode::visibleText(decode::textOf(core::viewOf(bytes).substr(0, kShownHead)), true) + u'\n' + u'…');
    m_text->setReadOnly(true);
    m_form->setEnabled(false);
    check();
}

void PayloadEditor::letGo()
{
    if (!m_held)
        return;
    m_held.reset();
    m_text->setReadOnly(false);
    m_form->setEnabled(true);
    m_text->setPlainText(std::exchange(m_typed, {})); // a paste by mistake costs nothing
    check();
}

void PayloadEditor::loadFile()
{
    auto *dialog = new QFileDialog(this, tr("Bytes of a file"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            m_note->setText(tr("The file cannot be read: %1").arg(file.errorString()));
        else if (file.size() > kLargestFile)
            m_note->setText(tr("The file has %1; no message can be that large.").arg(formatBytes(static_cast<quint64>(file.size()))));
        else
            setBytes(file.readAll());
    });
    dialog->open();
}

void PayloadEditor::formatText()
{
    const QByteArray bytes = m_text->exactText().toUtf8();
    const decode::Formatted formatted = decode::formatJson({bytes.constData(), static_cast<std::size_t>(bytes.size())}, 4 * kLargestEdited);
    if (!formatted.truncated && !decode::checkJson({bytes.constData(), static_cast<std::size_t>(bytes.size())}))
        m_text->replaceText(QString::fromUtf8(formatted.text));
}

void PayloadEditor::check()
{
    const bool isNull = form() == Form::Null && !m_held;
    m_lineEndsChanged = m_lineEndsChanged && !m_held && !m_text->document()->isEmpty();
    m_text->setEnabled(!isNull || m_text->document()->isEmpty());
    m_format->setVisible(form() == Form::Json && !m_held);
    m_clear->setVisible(m_held.has_value());
    QString note;
    bool wrong = false;
    if (m_held) {
        note = tr("%1 are held as they are; that is too much to edit.").arg(formatBytes(static_cast<quint64>(m_held->size())));
    } else if (isNull) {
        note = m_first == Form::Null ? tr("null, unless something is typed") : tr("null: as a value it is a tombstone in a compacted topic");
    } else if (const auto read = bytes(); !read) {
        note = read.error();
        wrong = true;
    } else if (read.value()->isEmpty()) {
        note = tr("empty, which is not null");
    } else {
        const QByteArray &raw = *read.value();
        note = tr("%Ln byte(s)", nullptr, static_cast<int>(raw.size()));
        if (form() == Form::Json) {
            if (const auto fault = decode::checkJson({raw.constData(), static_cast<std::size_t>(raw.size())})) {
                note = tr("Not JSON: line %1, column %2: %3").arg(fault->line).arg(fault->column).arg(faultText(*fault));
                wrong = true;
            } else {
                note = tr("valid JSON, %1").arg(note);
            }
        }
    }
    if (m_lineEndsChanged)
        note = tr("%1 · the line ends of what was pasted are LF now; “From file…” keeps every byte").arg(note);
    showNote(note, wrong);
    Q_EMIT changed();
}

void PayloadEditor::showNote(const QString &note, bool isWrong)
{
    m_note->setText(note);
    QPalette palette = m_note->palette();
    palette.setColor(QPalette::WindowText, color(isWrong ? Token::Error : Token::Muted));
    m_note->setPalette(palette);
}

bool PayloadEditor::isEmpty() const
{
    return !m_held && m_text->document()->isEmpty();
}

QJsonObject PayloadEditor::draft() const
{
    QJsonObject draft{{u"form"_s, int(form())}, {u"text"_s, m_held ? m_typed : m_text->exactText()}};
    if (m_held)
        draft.insert("held"_L1, m_held->size());
    return draft;
}

void PayloadEditor::setDraft(const QJsonObject &draft)
{
    letGo();
    m_lineEndsChanged = false;
    m_text->setPlainText(draft.value("text"_L1).toString());
    const int index = m_form->findData(draft.value("form"_L1).toInt(int(m_first)));
    m_form->setCurrentIndex(qMax(0, index));
    if (const qint64 held = draft.value("held"_L1).toInteger(); held > 0)
        showNote(tr("%1 were held here and not sent; that was too much to keep: give them again.").arg(formatBytes(static_cast<quint64>(held))), true);
}

} // namespace streamscope::widgets
