// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/bounded_text_edit.h"

#include <QMimeData>

namespace streamscope::widgets {

BoundedTextEdit::BoundedTextEdit(qsizetype largest, QWidget *parent)
    : QPlainTextEdit(parent)
    , m_largest(largest)
{
}

BoundedTextEdit::~BoundedTextEdit() = default;

void BoundedTextEdit::insertFromMimeData(const QMimeData *source)
{
    const QString text = source->text();
    if (text.size() > m_largest)
        Q_EMIT tooLarge(text);
    else
        QPlainTextEdit::insertFromMimeData(source);
}

} // namespace streamscope::widgets
