// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/messages/expression_edit.h"

#include "models/decode/decode.h"
#include "widgets/common/long_line.h"
#include "widgets/common/theme.h"

#include <QApplication>
#include <QCompleter>
#include <QInputMethodEvent>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QStringListModel>
#include <QTextCharFormat>

using namespace Qt::StringLiterals;

namespace streamscope::widgets {
namespace {

constexpr qsizetype kMostSample = 64 << 10; // bytes of a value whose fields are offered
constexpr qsizetype kMostWords = 500;
constexpr int kDeepest = 6;

bool isWordCharacter(QChar c)
{
    return c.isLetterOrNumber() || c == u'_' || c == u'.';
}

qsizetype wordStart(const QString &text, qsizetype cursor)
{
    while (cursor > 0 && isWordCharacter(text[cursor - 1]))
        --cursor;
    return cursor;
}

// Completes the name under the cursor, not the whole line.
class WordCompleter final : public QCompleter {
public:
    WordCompleter(QAbstractItemModel *model, QLineEdit *edit)
        : QCompleter(model, edit)
        , m_edit(edit)
    {
        setCompletionMode(QCompleter::PopupCompletion);
        setCaseSensitivity(Qt::CaseInsensitive);
    }
    [[nodiscard]] QStringList splitPath(const QString &) const override
    {
        const QString text = m_edit->text();
        const qsizetype cursor = m_edit->cursorPosition();
        return {text.mid(wordStart(text, cursor), cursor - wordStart(text, cursor))};
    }
    [[nodiscard]] QString pathFromIndex(const QModelIndex &index) const override
    {
        const QString text = m_edit->text();
        const qsizetype cursor = m_edit->cursorPosition();
        return text.left(wordStart(text, cursor)) + index.data().toString() + text.mid(cursor);
    }

private:
    QLineEdit *m_edit;
};

QStringList boundNames()
{
    return {u"headers"_s,   u"key"_s,    u"offset"_s,        u"partition"_s, u"record.headers"_s, u"record.keyAsText"_s,
            u"record.valueAsText"_s, u"size"_s, u"timestamp"_s, u"topic"_s, u"value"_s};
}

// Names only; values are read from the bytes, never from this.
void collectFields(const QJsonValue &value, const QString &path, int depth, QStringList &words)
{
    if (depth > kDeepest || words.size() >= kMostWords)
        return;
    const QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it) {
        static const QRegularExpression plain(u"^[A-Za-z_][A-Za-z0-9_]*$"_s);
        if (!plain.match(it.key()).hasMatch())
            continue;
        words.append(path + u'.' + it.key());
        collectFields(it.value(), words.last(), depth + 1, words);
    }
}

} // namespace

ExpressionEdit::ExpressionEdit(QWidget *parent)
    : QLineEdit(parent)
    , m_words(new QStringListModel(boundNames(), this))
{
    new LongLine(this);
    connect(this, &QLineEdit::textChanged, this, &ExpressionEdit::check);
}

ExpressionEdit::~ExpressionEdit() = default;

void ExpressionEdit::setIsExpression(bool on)
{
    m_isExpression = on;
    setCompleter(on ? new WordCompleter(m_words, this) : nullptr);
    check();
}

void ExpressionEdit::check()
{
    m_fault.clear();
    m_expression.reset();
    int position = 0;
    int length = 0;
    if (m_isExpression && !text().trimmed().isEmpty()) {
        const auto expression = query::Expression::compile(text());
        if (expression) {
            m_expression = *expression;
        } else {
            m_fault = tr("Column %1: %2").arg(expression.error().column).arg(decode::visibleText(expression.error().message));
            position = expression.error().position;
            length = expression.error().length;
        }
    }
    underline(position, length);
    setToolTip(m_fault);
    Q_EMIT checked();
}

void ExpressionEdit::showFault(const QString &sentence, int position, int length)
{
    m_fault = sentence;
    underline(position, length);
    setToolTip(m_fault);
}

// A line edit shows formats for text that an input method is about to make; it is the only way to format its own.
void ExpressionEdit::underline(int position, int length)
{
    QList<QInputMethodEvent::Attribute> attributes;
    if (length > 0) {
        QTextCharFormat format;
        format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        format.setUnderlineColor(color(Token::Error));
        format.setForeground(color(Token::Error));
        attributes.append({QInputMethodEvent::TextFormat, position - cursorPosition(), std::max(1, length), format});
    }
    QInputMethodEvent event(QString(), attributes);
    QApplication::sendEvent(this, &event);
}

void ExpressionEdit::learnFields(std::string_view json)
{
    if (json.size() > static_cast<std::size_t>(kMostSample) || m_words->rowCount() >= kMostWords)
        return;
    QStringList words = m_words->stringList();
    const QByteArray bytes = QByteArray::fromRawData(json.data(), static_cast<qsizetype>(json.size()));
    collectFields(QJsonDocument::fromJson(bytes).object(), u"value"_s, 0, words);
    words.removeDuplicates();
    words.sort();
    if (words != m_words->stringList())
        m_words->setStringList(words);
}

} // namespace streamscope::widgets
