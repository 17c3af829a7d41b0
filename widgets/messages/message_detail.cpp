// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/messages/message_detail.h"

#include "models/core/save_file.h"
#include "models/decode/decode.h"
#include "models/query/field_list.h"
#include "models/session/message_marks.h"
#include "widgets/common/banner.h"
#include "widgets/common/long_line.h"
#include "widgets/common/plain_label.h"
#include "widgets/common/sentences.h"
#include "widgets/common/theme.h"
#include "widgets/messages/field_columns.h"
#include "widgets/messages/field_table.h"

#include <QComboBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QShortcut>
#include <QSplitter>
#include <QSyntaxHighlighter>
#include <QTabBar>
#include <QTabWidget>
#include <QTableWidget>
#include <QTextBlock>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace streamscope::widgets {
namespace {

constexpr int kHeaderPreview = 2000;

// Colours of JSON by line; formatJson breaks lines between tokens, so no string spans two of them.
class JsonColors final : public QSyntaxHighlighter {
public:
    using QSyntaxHighlighter::QSyntaxHighlighter;

protected:
    void highlightBlock(const QString &text) override
    {
        if (!document()->property("json").toBool())
            return;
        qsizetype at = 0;
        while (at < text.size()) {
            const QChar c = text[at];
            qsizetype end = at + 1;
            if (c == u'"') {
                while (end < text.size() && text[end] != u'"')
                    end += text[end] == u'\\' ? 2 : 1;
                end = std::min(end + 1, text.size());
                const bool key = end < text.size() && text[end] == u':';
                setFormat(static_cast<int>(at), static_cast<int>(end - at), color(key ? Token::JsonKey : Token::JsonString));
            } else if (c == u'-' || c.isDigit()) {
                while (end < text.size() && (text[end].isLetterOrNumber() || text[end] == u'.' || text[end] == u'+' || text[end] == u'-'))
                    ++end;
                setFormat(static_cast<int>(at), static_cast<int>(end - at), color(Token::JsonNumber));
            } else if (c.isLetter()) {
                while (end < text.size() && text[end].isLetter())
                    ++end;
                setFormat(static_cast<int>(at), static_cast<int>(end - at), color(Token::JsonLiteral));
            }
            at = end;
        }
    }
};

QTableWidget *makeTable(const QStringList &titles, const QString &name)
{
    auto *table = new QTableWidget(0, static_cast<int>(titles.size()));
    table->setHorizontalHeaderLabels(titles);
    table->setAccessibleName(name);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setTabKeyNavigation(false);
    table->setWordWrap(false);
    table->verticalHeader()->hide();
    table->horizontalHeader()->setStretchLastSection(true);
    table->horizontalHeader()->resizeSection(0, 200);
    return table;
}

bool isJson(const QPlainTextEdit *text)
{
    return text->document()->property("json").toBool();
}

int indentOf(const QTextBlock &block)
{
    const QString text = block.text();
    return static_cast<int>(std::find_if(text.begin(), text.end(), [](QChar c) { return !c.isSpace(); }) - text.begin());
}

QString timestampTypeText(cluster::TimestampType type)
{
    switch (type) {
    case cluster::TimestampType::CreateTime: return MessageDetail::tr("set by the producer (CreateTime)");
    case cluster::TimestampType::LogAppendTime: return MessageDetail::tr("set by the broker (LogAppendTime)");
    case cluster::TimestampType::None: break;
    }
    return MessageDetail::tr("none");
}

} // namespace

MessageDetail::MessageDetail(session::SettingsStore *settings, QWidget *parent)
    : QWidget(parent)
    , m_settings(settings)
    , m_sections(new QTabWidget)
    , m_form(new QComboBox)
    , m_note(new PlainLabel)
    , m_banner(new Banner)
    , m_value(new QPlainTextEdit)
    , m_fields(new FieldTable)
    , m_key(new QPlainTextEdit)
    , m_headers(makeTable({tr("Name"), tr("Value")}, tr("Headers of the message")))
    , m_metadata(makeTable({tr("Fact"), tr("Value")}, tr("Metadata of the message")))
{
    m_sections->setDocumentMode(true);
    m_sections->setAccessibleName(tr("Parts of the message"));
    m_sections->tabBar()->setAccessibleName(tr("Parts of the message"));
    m_value->setAccessibleName(tr("Value of the message"));
    m_key->setAccessibleName(tr("Key of the message"));
    m_sections->addTab(makeValue(), tr("Value"));
    m_sections->addTab(makePayload(m_key), tr("Key"));
    m_sections->addTab(m_headers, tr("Headers"));
    m_sections->addTab(m_metadata, tr("Metadata"));
    for (const auto &[form, text] : {std::pair(PayloadForm::Automatic, tr("Automatic")), std::pair(PayloadForm::Json, tr("JSON")),
                                     std::pair(PayloadForm::Text, tr("Text")), std::pair(PayloadForm::Hex, tr("Hex"))})
        m_form->addItem(text, int(form));
    m_form->setAccessibleName(tr("Form of value and key"));
    m_form->setToolTip(tr("How value and key are shown; JSON is indented from its own bytes, so numbers stay exact"));
    auto *save = new QPushButton(icon(u"save"_s), tr("Save the bytes…"));
    save->setToolTip(tr("The whole value, or key when that is shown, into a file, byte for byte"));
    auto *corner = new QWidget;
    auto *bar = new QHBoxLayout(corner);
    bar->setContentsMargins(0, 0, 4, 2);
    bar->addWidget(m_note);
    bar->addWidget(m_form);
    bar->addWidget(save);
    m_sections->setCornerWidget(corner);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_banner);
    layout->addWidget(makeNote());
    layout->addWidget(m_sections, 1);
    connect(m_form, &QComboBox::currentIndexChanged, this, &MessageDetail::showAll);
    connect(m_sections, &QTabWidget::currentChanged, this, &MessageDetail::showAll);
    connect(save, &QPushButton::clicked, this, &MessageDetail::chooseFile);
}

MessageDetail::~MessageDetail() = default;

QWidget *MessageDetail::makeNote()
{
    m_noteRow = new QWidget;
    m_noteText = new QLineEdit;
    m_noteText->setPlaceholderText(tr("Marked. A note for it"));
    m_noteText->setAccessibleName(tr("Note on the message"));
    new LongLine(m_noteText, session::MessageMarks::kLongestNote);
    m_noteText->addAction(icon(u"mark"_s, Token::Warning), QLineEdit::LeadingPosition);
    auto *remove = new QPushButton(tr("Remove the mark"));
    remove->setToolTip(tr("Forget that this message is marked, and its note (M in the list)"));
    auto *layout = new QHBoxLayout(m_noteRow);
    layout->setContentsMargins(8, 4, 8, 2);
    layout->addWidget(m_noteText, 1);
    layout->addWidget(remove);
    connect(m_noteText, &QLineEdit::editingFinished, this, [this] { Q_EMIT noteEdited(m_noteText->text()); });
    connect(remove, &QPushButton::clicked, this, &MessageDetail::markRemoved);
    m_noteRow->hide();
    return m_noteRow;
}

void MessageDetail::setNote(const std::optional<QString> &note)
{
    m_noteRow->setVisible(note.has_value());
    if (!m_noteText->hasFocus() || m_noteText->text() != note.value_or(QString()))
        m_noteText->setText(note.value_or(QString()));
}

void MessageDetail::focusNote()
{
    m_noteText->setFocus();
    m_noteText->selectAll();
}

QWidget *MessageDetail::makeValue()
{
    auto *both = new QSplitter(Qt::Horizontal);
    both->addWidget(makePayload(m_value));
    both->addWidget(m_fields);
    both->setStretchFactor(0, 3);
    both->setStretchFactor(1, 2);
    both->setChildrenCollapsible(false);
    m_value->setContextMenuPolicy(Qt::CustomContextMenu);
    auto *column = new QShortcut(QKeySequence(u"Ctrl+Shift+K"_s), m_value, nullptr, nullptr, Qt::WidgetShortcut);
    connect(column, &QShortcut::activated, this, &MessageDetail::toggleColumnAtCursor);
    connect(m_value, &QWidget::customContextMenuRequested, this, &MessageDetail::showValueMenu);
    connect(m_fields, &FieldTable::columnToggled, this, &MessageDetail::columnToggled);
    return both;
}

QWidget *MessageDetail::makePayload(QPlainTextEdit *text)
{
    text->setReadOnly(true);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    text->setFont(monospaceFont());
    text->setTabChangesFocus(true);
    text->setFrameShape(QFrame::NoFrame);
    text->setPlaceholderText(tr("Choose a message to see its value, key, headers and metadata."));
    new JsonColors(text->document());
    return text;
}

void MessageDetail::setMessage(const messages::Snapshot &snapshot, quint64 row, const QStringList &topics)
{
    if (m_message && m_message->row == row && m_topics == topics)
        return; // it does not change: scrolling and selection in it stay
    m_snapshot = snapshot;
    m_message = m_snapshot.at(row);
    m_topics = topics;
    m_banner->clear();
    showAll();
}

void MessageDetail::clear()
{
    m_message.reset();
    m_snapshot = {};
    showAll();
}

// Only what is seen is made.
void MessageDetail::showAll()
{
    const int section = m_sections->currentIndex();
    m_note->clear();
    if (!m_message) {
        m_value->clear();
        m_fields->setValue({});
        m_key->clear();
        m_headers->setRowCount(0);
        m_metadata->setRowCount(0);
        m_sections->setTabText(Headers, tr("Headers"));
        return;
    }
    m_sections->setTabText(Headers, m_message->headerCount > 0 ? tr("Headers (%1)").arg(m_message->headerCount) : tr("Headers"));
    switch (section) {
    case Value:
        showPayload(m_value, m_message->value);
        m_fields->setValue(isJson(m_value) ? m_message->value.value_or(std::string_view()) : std::string_view());
        break;
    case Key: showPayload(m_key, m_message->key); break;
    case Headers: showHeaders(); break;
    default: showMetadata();
    }
}

void MessageDetail::showPayload(QPlainTextEdit *text, const std::optional<std::string_view> &bytes)
{
    const PayloadView shown = viewPayload(bytes, static_cast<PayloadForm>(m_form->currentData().toInt()));
    text->document()->setProperty("json", shown.form == PayloadForm::Json);
    text->setPlainText(shown.text);
    const bool asked = static_cast<PayloadForm>(m_form->currentData().toInt()) == PayloadForm::Json;
    QStringList notes;
    if (asked && shown.form != PayloadForm::Json && bytes)
        notes.append(tr("not JSON"));
    if (const auto schema = bytes && shown.form != PayloadForm::Json ? decode::schemaId(*bytes) : std::nullopt)
        notes.append(tr("looks like Avro, Protobuf or JSON of schema %1; it is not decoded").arg(*schema));
    if (shown.truncated)
        notes.append(tr("the first part of %1").arg(formatBytes(bytes->size())));
    else if (bytes)
        notes.append(formatBytes(bytes->size()));
    m_note->setText(notes.join(u" · "_s));
}

void MessageDetail::setColumns(const std::vector<query::FieldPath> &columns)
{
    m_fields->setColumns(columns);
}

// The text is the value's JSON, indented: the fields in it are those of the value.
std::optional<query::FieldPath> MessageDetail::fieldAtCursor() const
{
    if (!m_message || !isJson(m_value))
        return std::nullopt;
    const QTextCursor cursor = m_value->textCursor();
    const int lineEnd = cursor.block().position() + cursor.block().length() - 1;
    const QByteArray text = m_value->toPlainText().left(lineEnd).toUtf8();
    const QByteArray before = m_value->toPlainText().left(std::max(cursor.position(), cursor.block().position() + indentOf(cursor.block()))).toUtf8();
    return query::fieldAt({text.constData(), static_cast<std::size_t>(text.size())}, static_cast<std::size_t>(before.size()));
}

void MessageDetail::toggleColumnAtCursor()
{
    if (const auto path = fieldAtCursor())
        Q_EMIT columnToggled(*path, !m_fields->isColumn(*path));
}

void MessageDetail::showValueMenu(const QPoint &position)
{
    if (!m_value->textCursor().hasSelection())
        m_value->setTextCursor(m_value->cursorForPosition(position));
    QMenu *menu = m_value->createStandardContextMenu(position);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (const auto path = fieldAtCursor()) {
        auto *column = new QAction(tr("Show %1 as column").arg(fieldTitle(*path).replace(u'&', "&&"_L1)), menu);
        column->setCheckable(true);
        column->setChecked(m_fields->isColumn(*path));
        column->setShortcut(QKeySequence(u"Ctrl+Shift+K"_s));
        connect(column, &QAction::triggered, this, &MessageDetail::toggleColumnAtCursor);
        menu->insertAction(menu->actions().value(0), column);
        menu->insertSeparator(menu->actions().value(1));
    }
    menu->popup(m_value->viewport()->mapToGlobal(position));
}

void MessageDetail::showHeaders()
{
    const std::vector<cluster::RawHeader> headers = m_message->headers();
    m_headers->setRowCount(static_cast<int>(headers.size()));
    for (int row = 0; row < m_headers->rowCount(); ++row) {
        const cluster::RawHeader &header = headers[static_cast<std::size_t>(row)];
        const QString value = header.nullValue       ? tr("null")
                              : header.value.empty() ? tr("(empty)")
                                                     : decode::preview(header.value, kHeaderPreview);
        m_headers->setItem(row, 0, new QTableWidgetItem(decode::preview(header.name, kHeaderPreview)));
        m_headers->setItem(row, 1, new QTableWidgetItem(value));
    }
}

void MessageDetail::showMetadata()
{
    const messages::HeldMessage &message = *m_message;
    const auto zone = m_settings ? m_settings->settings().timeZone : session::TimeZoneMode::Local;
    const auto size = [](const std::optional<std::string_view> &bytes) {
        return bytes ? tr("%1 bytes").arg(formatCount(static_cast<qint64>(bytes->size()))) : tr("null");
    };
    const QList<std::pair<QString, QString>> facts = {
        {tr("Topic"), decode::visibleText(m_topics.value(static_cast<qsizetype>(message.topic)))},
        {tr("Partition"), QString::number(message.partition)},
        {tr("Offset"), QString::number(message.offset)},
        {tr("Timestamp"), timestampText(message.timestampMs, zone)},
        {tr("Timestamp, milliseconds since 1970"), QString::number(message.timestampMs)},
        {tr("Kind of timestamp"), timestampTypeText(message.timestampType)},
        {tr("Key"), size(message.key)},
        {tr("Value"), size(message.value)},
        {tr("Headers"), QString::number(message.headerCount)},
    };
    m_metadata->setRowCount(static_cast<int>(facts.size()));
    for (int row = 0; row < facts.size(); ++row) {
        m_metadata->setItem(row, 0, new QTableWidgetItem(facts[row].first));
        m_metadata->setItem(row, 1, new QTableWidgetItem(facts[row].second));
    }
}

QString MessageDetail::valueText() const
{
    return m_value->toPlainText();
}

std::optional<std::string_view> MessageDetail::shownBytes() const
{
    if (!m_message)
        return std::nullopt;
    return m_sections->currentIndex() == Key ? m_message->key : m_message->value;
}

void MessageDetail::chooseFile()
{
    if (!shownBytes()) {
        m_banner->show(Banner::Kind::Information, tr("There are no bytes to save: null."));
        return;
    }
    auto *dialog = new QFileDialog(this, tr("Save the bytes"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    connect(dialog, &QFileDialog::fileSelected, this, &MessageDetail::saveBytes);
    dialog->open();
}

bool MessageDetail::saveBytes(const QString &path)
{
    const std::string_view bytes = shownBytes().value_or(std::string_view());
    core::SaveFile file(path);
    const auto size = static_cast<qint64>(bytes.size());
    if (file.open(QIODevice::WriteOnly) && file.write(bytes.data(), size) == size && file.commit()) {
        m_banner->show(Banner::Kind::Information, tr("%1 written to %2.").arg(formatBytes(bytes.size()), decode::visibleText(path)));
        return true;
    }
    m_banner->show(Banner::Kind::Error, tr("%1 cannot be written: %2").arg(decode::visibleText(path), file.whyNotWritten()));
    return false;
}

void MessageDetail::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange) {
        for (QSyntaxHighlighter *colors : findChildren<QSyntaxHighlighter *>())
            colors->rehighlight();
    }
    QWidget::changeEvent(event);
}

} // namespace streamscope::widgets
