// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/kept_names.h"

#include "widgets/common/plain_label.h"
#include "widgets/common/theme.h"

#include <QAction>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace streamscope::widgets {
namespace {

constexpr int kKeptNameWidth = 200;

} // namespace

KeptNames::KeptNames(const Words &words, QWidget *parent)
    : QWidget(parent)
    , m_names(new QComboBox)
    , m_row(new QHBoxLayout(this))
{
    m_names->setEditable(true);
    m_names->setInsertPolicy(QComboBox::NoInsert);
    m_names->setAccessibleName(words.name);
    m_names->setToolTip(words.toolTip);
    m_names->lineEdit()->setPlaceholderText(words.placeholder);
    m_names->lineEdit()->setAccessibleName(words.placeholder);
    m_names->setMinimumWidth(kKeptNameWidth);
    m_row->setContentsMargins(0, 0, 0, 0);
    auto *label = new PlainLabel(words.label);
    label->setBuddy(m_names);
    m_row->addWidget(label);
    m_row->addWidget(m_names);
    const auto addButton = [this](const QString &iconName, const QString &text, const QString &toolTip, auto requested) {
        auto *action = new QAction(icon(iconName), text, this);
        action->setToolTip(toolTip);
        connect(action, &QAction::triggered, this, [this, requested] { Q_EMIT (this->*requested)(name()); });
        auto *button = new QToolButton;
        button->setDefaultAction(action);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setAccessibleName(text);
        button->setFocusPolicy(Qt::StrongFocus);
        m_row->addWidget(button);
    };
    addButton(u"save"_s, words.keep, words.keepToolTip, &KeptNames::keepRequested);
    addButton(u"delete"_s, words.forget, words.forgetToolTip, &KeptNames::forgetRequested);
    connect(m_names, &QComboBox::activated, this, [this](int index) { Q_EMIT chosen(m_names->itemText(index)); });
}

KeptNames::~KeptNames() = default;

void KeptNames::setNames(const QStringList &names)
{
    const QString typed = m_names->currentText();
    m_names->clear();
    m_names->addItems(names);
    m_names->setCurrentIndex(m_names->findText(typed, Qt::MatchFixedString | Qt::MatchCaseSensitive));
    m_names->setEditText(typed);
}

QString KeptNames::name() const
{
    return m_names->currentText().trimmed();
}

void KeptNames::setName(const QString &name)
{
    m_names->setEditText(name);
}

void KeptNames::focusName()
{
    m_names->setFocus();
}

} // namespace streamscope::widgets
