// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/bounded_text_edit.h"

#include <QKeyEvent>
#include <QMimeData>
#include <QTextDocument>

namespace streamscope::widgets {

BoundedTextEdit::BoundedTextEdit(qsizetype largest, QWidget *parent)
    : QPlainTextEdit(parent)
    , m_largest(largest)
{
}

BoundedTextEdit::~BoundedTextEdit() = default;

void BoundedTextEdit::replaceText(const QString &text)
{
    QTextCursor cursor(document());
    cursor.select(QTextCursor::Document);
    cursor.insertText(text);
}

QString BoundedTextEdit::exactText() const
{
    return document()->toRawText().replace(QChar::ParagraphSeparator, u'\n');
}

void BoundedTextEdit::insertFromMimeData(const QMimeData *source)
{
    const QString text = source->text();
    if (text.size() > m_largest) {
        Q_EMIT tooLarge(text);
        return;
    }
    if (source->formats().isEmpty())
        return; // an empty clipboard, as when the program that had copied is gone: Qt 6.4 asks for the first of its formats and dies
    QPlainTextEdit::insertFromMimeData(source);
    // What a document takes for the end of a paragraph.
    if (text.contains(u'\r') || text.contains(QChar::ParagraphSeparator) || text.contains(QChar(0xfdd0)) || text.contains(QChar(0xfdd1)))
        Q_EMIT lineEndsChanged();
}

void BoundedTextEdit::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::InsertLineSeparator) && !isReadOnly()) { // Shift+Enter is a new line like any other
        textCursor().insertBlock();
        ensureCursorVisible();
    } else {
        QPlainTextEdit::keyPressEvent(event);
    }
}

} // namespace streamscope::widgets
