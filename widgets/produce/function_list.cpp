// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/produce/function_list.h"

#include "widgets/common/theme.h"

#include <QHeaderView>

#include <utility>

using namespace Qt::StringLiterals;

namespace streamscope::widgets {
namespace {

constexpr int kExampleWidth = 230;

} // namespace

FunctionList::FunctionList(QWidget *parent)
    : QTableWidget(parent)
{
    const QList<std::pair<QString, QString>> rows = {
        {u"seq()"_s, tr("The number of the message, from 1")},
        {u"seq(1000, 10)"_s, tr("The same from 1000, in steps of 10")},
        {u"uuid()"_s, tr("A random UUID")},
        {u"now()"_s, tr("The time; the same in all parts of a message")},
        {u"randomInt(1, 6)"_s, tr("A whole number, both ends included")},
        {u"randomDouble(0, 100, 2)"_s, tr("A decimal with two digits behind the point")},
        {u"random()"_s, tr("A decimal from 0 up to 1")},
        {u"randomWord()"_s, tr("A word")},
        {u"randomName()"_s, tr("A person's name")},
        {u"randomString(200)"_s, tr("So many letters and digits, hard to compress")},
        {u"choice(['a', 'b'])"_s, tr("One of a list")},
        {u"choice({'a': 9, 'b': 1})"_s, tr("One of them, by weight")},
        {u"value.amount * 2.0"_s, tr("A field of the message referred to; any expression")},
    };
    setColumnCount(2);
    setRowCount(static_cast<int>(rows.size()));
    setHorizontalHeaderLabels({tr("Expression"), tr("Gives")});
    setAccessibleName(tr("Functions of templates"));
    setToolTip(tr("Enter or a double click puts it into the template, where the cursor is"));
    setEditTriggers(NoEditTriggers);
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setTabKeyNavigation(false);
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(widgets::rowHeight(session::Density::Compact));
    horizontalHeader()->setStretchLastSection(true);
    horizontalHeader()->resizeSection(0, kExampleWidth);
    for (int row = 0; row < rowCount(); ++row) {
        setItem(row, 0, new QTableWidgetItem(rows[row].first));
        setItem(row, 1, new QTableWidgetItem(rows[row].second));
        item(row, 0)->setFont(monospaceFont());
        item(row, 1)->setToolTip(rows[row].second.toHtmlEscaped());
    }
    connect(this, &QTableWidget::cellActivated, this, [this](int row) { Q_EMIT chosen(u"${"_s + item(row, 0)->text() + u'}'); });
}

FunctionList::~FunctionList() = default;

} // namespace streamscope::widgets
