// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/connections/risk_box.h"

#include "models/decode/decode.h"
#include "widgets/common/theme.h"

#include <QCheckBox>
#include <QFontMetrics>
#include <QPlainTextEdit>
#include <QTextDocument>
#include <QTextOption>
#include <QVBoxLayout>

#include <algorithm>

namespace streamscope::widgets {
namespace {

constexpr qsizetype kPerLine = 60; ///< characters, in the narrowest form
constexpr qsizetype kMostLines = 8; ///< the rest scrolls

} // namespace

RiskBox::RiskBox(const QString &name, const QString &value, bool agreed, QWidget *parent)
    : QWidget(parent)
{
    auto *box = new QCheckBox(tr("This runs a program or loads a library; I want it:"));
    box->setChecked(agreed);
    const QString text = decode::visibleText(name + u'=' + value);
    box->setAccessibleDescription(text);
    auto *whole = new QPlainTextEdit(text);
    whole->setReadOnly(true);
    whole->setTabChangesFocus(true);
    whole->setFont(monospaceFont());
    whole->setWordWrapMode(QTextOption::WrapAnywhere);
    whole->setAccessibleName(tr("What it would run or load"));
    const int lines = static_cast<int>(std::clamp<qsizetype>(text.size() / kPerLine + 1, 1, kMostLines));
    const int frame = whole->frameWidth() + static_cast<int>(whole->document()->documentMargin());
    whole->setFixedHeight(lines * QFontMetrics(whole->font()).lineSpacing() + 2 * frame);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(box);
    layout->addWidget(whole);
    connect(box, &QCheckBox::toggled, this, &RiskBox::toggled);
}

RiskBox::~RiskBox() = default;

} // namespace streamscope::widgets
