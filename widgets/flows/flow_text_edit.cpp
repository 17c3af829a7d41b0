// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/flows/flow_text_edit.h"

#include "widgets/common/theme.h"

#include <QPaintEvent>
#include <QPainter>
#include <QTextBlock>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace streamscope::widgets {
namespace {

constexpr int kGutterMargin = 6;
constexpr int kFewestDigits = 3;
constexpr qsizetype kMostUnderlined = 200;

} // namespace

class FlowTextEdit::Gutter final : public QWidget {
public:
    explicit Gutter(FlowTextEdit *edit)
        : QWidget(edit)
        , m_edit(edit)
    {
    }

protected:
    void paintEvent(QPaintEvent *event) override { m_edit->paintGutter(event->rect()); }

private:
    FlowTextEdit *m_edit;
};

FlowTextEdit::FlowTextEdit(QWidget *parent)
    : BoundedTextEdit(flows::kMaxFlowBytes, parent)
    , m_gutter(new Gutter(this))
{
    setFont(monospaceFont());
    setLineWrapMode(NoWrap);
    setTabChangesFocus(true);
    setUndoRedoEnabled(true);
    connect(this, &QPlainTextEdit::blockCountChanged, this, &FlowTextEdit::placeGutter);
    connect(this, &QPlainTextEdit::cursorPositionChanged, m_gutter, qOverload<>(&QWidget::update));
    connect(this, &QPlainTextEdit::updateRequest, this, [this](const QRect &area, int scrolled) {
        if (scrolled != 0)
            m_gutter->scroll(0, scrolled);
        else
            m_gutter->update(0, area.y(), m_gutter->width(), area.height());
    });
    placeGutter();
}

FlowTextEdit::~FlowTextEdit() = default;

QString FlowTextEdit::text() const
{
    return document()->toRawText().replace(QChar::ParagraphSeparator, u'\n');
}

int FlowTextEdit::gutterWidth() const
{
    const auto digits = std::max<qsizetype>(kFewestDigits, QString::number(blockCount()).size());
    return 2 * kGutterMargin + fontMetrics().horizontalAdvance(QString(digits + 2, u'0'));
}

void FlowTextEdit::placeGutter()
{
    setViewportMargins(gutterWidth(), 0, 0, 0);
    const QRect inside = contentsRect();
    m_gutter->setGeometry(inside.left(), inside.top(), gutterWidth(), inside.height());
    m_gutter->update();
}

void FlowTextEdit::resizeEvent(QResizeEvent *event)
{
    BoundedTextEdit::resizeEvent(event);
    placeGutter();
}

void FlowTextEdit::changeEvent(QEvent *event)
{
    BoundedTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        showFaults();
}

void FlowTextEdit::paintGutter(const QRect &area)
{
    QPainter painter(m_gutter);
    painter.fillRect(area, color(Token::Raised));
    painter.setFont(font());
    const int current = textCursor().blockNumber();
    const int right = m_gutter->width() - kGutterMargin;
    for (QTextBlock block = firstVisibleBlock(); block.isValid(); block = block.next()) {
        const QRectF place = blockBoundingGeometry(block).translated(contentOffset());
        if (place.top() > area.bottom())
            break;
        const int line = block.blockNumber() + 1;
        const bool faulty = std::any_of(m_faults.begin(), m_faults.end(), [line](const auto &fault) { return fault.line == line; });
        const QRect cell(0, static_cast<int>(place.top()), right, fontMetrics().height());
        painter.setPen(color(faulty ? Token::Error : line == current + 1 ? Token::Text : Token::Muted));
        painter.drawText(cell, Qt::AlignRight, QString::number(line));
        if (faulty) // never by colour alone
            painter.drawText(cell.adjusted(kGutterMargin, 0, 0, 0), Qt::AlignLeft, u"✕"_s);
    }
}

void FlowTextEdit::setFaults(const QList<flows::FlowFault> &faults)
{
    m_faults = faults;
    showFaults();
}

// From the place to the end of the word, or of the line.
void FlowTextEdit::showFaults()
{
    QList<QTextEdit::ExtraSelection> underlined;
    for (qsizetype i = 0; i < std::min(m_faults.size(), kMostUnderlined); ++i) {
        const QTextBlock block = document()->findBlockByNumber(m_faults.at(i).line - 1);
        if (!block.isValid())
            continue;
        const QString line = block.text();
        int start = std::clamp(m_faults.at(i).column - 1, 0, static_cast<int>(line.size()));
        if (start == line.size())
            start = std::max(0, start - 1);
        int end = start;
        while (end < line.size() && (end == start || line.at(end).isLetterOrNumber() || line.at(end) == u'_'))
            ++end;
        QTextEdit::ExtraSelection selection;
        selection.format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        selection.format.setUnderlineColor(color(Token::Error));
        selection.cursor = QTextCursor(document());
        selection.cursor.setPosition(block.position() + start);
        selection.cursor.setPosition(block.position() + end, QTextCursor::KeepAnchor);
        underlined.append(selection);
    }
    setExtraSelections(underlined);
    m_gutter->update();
}

void FlowTextEdit::goTo(int line, int column)
{
    const QTextBlock block = document()->findBlockByNumber(line - 1);
    if (!block.isValid())
        return;
    QTextCursor cursor(document());
    cursor.setPosition(block.position() + std::clamp(column - 1, 0, block.length() - 1));
    setTextCursor(cursor);
    ensureCursorVisible();
    setFocus();
}

} // namespace streamscope::widgets
