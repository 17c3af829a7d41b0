// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/shell/journal_page.h"

#include "models/decode/decode.h"
#include "models/items/fact_table.h"
#include "models/session/journal.h"
#include "widgets/common/data_table.h"
#include "widgets/common/page_header.h"
#include "widgets/common/sentences.h"
#include "widgets/common/state_frame.h"

#include <QHeaderView>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QLocale>
#include <QStandardItemModel>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace streamscope::widgets {
namespace {

constexpr int kEntries = 2000;
constexpr int kSoonMs = 200;
constexpr int kCellMargins = 16; ///< pixels, as the next
constexpr int kSortMark = 12;

QString jsonText(const QJsonValue &value)
{
    if (value.isNull() || value.isUndefined())
        return u"–"_s;
    if (value.isObject())
        return QString::fromUtf8(QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact));
    if (value.isArray())
        return QString::fromUtf8(QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact));
    return value.toVariant().toString();
}

// What is not known here was written by a newer version.
QString actionText(const QString &action)
{
    if (action == "produce"_L1)
        return JournalPage::tr("produce");
    if (action == "create-topic"_L1)
        return JournalPage::tr("create a topic");
    if (action == "delete-topic"_L1)
        return JournalPage::tr("delete a topic");
    return action == "run-flow"_L1 ? JournalPage::tr("run a flow") : action;
}

QString outcomeText(session::JournalEntry::Outcome outcome)
{
    using Outcome = session::JournalEntry::Outcome;
    switch (outcome) {
    case Outcome::Pending: return JournalPage::tr("pending");
    case Outcome::Done: return JournalPage::tr("done");
    case Outcome::Failed: return JournalPage::tr("failed");
    case Outcome::Unknown: return JournalPage::tr("unknown");
    case Outcome::Refused: return JournalPage::tr("refused");
    }
    return {};
}

// The journal is read for how each change ended: no word of it is cut, in any language.
int outcomeWidth(const QWidget &table)
{
    using Outcome = session::JournalEntry::Outcome;
    int widest = table.fontMetrics().horizontalAdvance(JournalPage::tr("Outcome")) + kSortMark;
    for (const Outcome outcome : {Outcome::Pending, Outcome::Done, Outcome::Failed, Outcome::Unknown, Outcome::Refused})
        widest = std::max(widest, table.fontMetrics().horizontalAdvance(outcomeText(outcome)));
    return widest + kCellMargins;
}

} // namespace

JournalPage::JournalPage(const ViewContext &context, QWidget *parent)
    : Page(context, parent)
    , m_model(new QStandardItemModel(this))
    , m_table(new DataTable(tr("Journal"), u"journal"_s, context.settings))
    , m_filter(new QLineEdit)
{
    m_model->setHorizontalHeaderLabels(
        {tr("Time"), tr("Connection"), tr("Who"), tr("Action"), tr("Object"), tr("From"), tr("To"), tr("Outcome"), tr("Error")});
    m_table->setSourceModel(m_model, items::FactRole);
    m_table->sortByColumn(0, Qt::DescendingOrder);
    // All of them in a window of 1280 pixels; the error takes what is left.
    const std::array widths{165, 110, 80, 100, 130, 55, 100, outcomeWidth(*m_table)};
    for (std::size_t column = 0; column < widths.size(); ++column)
        m_table->setDefaultWidth(static_cast<int>(column), widths.at(column));
    m_table->setRowActions({});
    m_filter->setPlaceholderText(tr("Filter the journal (Ctrl+F)"));
    m_filter->setAccessibleName(tr("Filter the journal"));
    m_filter->setClearButtonEnabled(true);
    auto *content = new QWidget;
    auto *inner = new QVBoxLayout(content);
    inner->setContentsMargins(8, 0, 8, 8);
    inner->addWidget(m_filter);
    inner->addWidget(m_table, 1);
    m_frame = new StateFrame(content);
    auto *header = new PageHeader(tr("Journal"));
    if (context.journal)
        header->setFacts({context.journal->file()});
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(header);
    layout->addWidget(m_frame, 1);
    connect(m_filter, &QLineEdit::textChanged, m_table, &DataTable::setFilterText);
    m_soon.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, &JournalPage::reload);
    if (context.journal)
        connect(context.journal, &session::Journal::entryChanged, this, [this] { m_soon.start(kSoonMs); });
    reload();
}

JournalPage::~JournalPage() = default;

QString JournalPage::title() const
{
    return tr("Journal");
}

QString JournalPage::statusText() const
{
    return tr("the newest %Ln change(s)", nullptr, m_model->rowCount());
}

void JournalPage::find()
{
    m_filter->setFocus();
    m_filter->selectAll();
}

void JournalPage::reload()
{
    m_model->removeRows(0, m_model->rowCount());
    const QList<session::JournalEntry> entries = context().journal ? context().journal->entries(kEntries) : QList<session::JournalEntry>();
    for (const session::JournalEntry &entry : entries) {
        QList<QStandardItem *> row;
        for (const QString &text :
             {QLocale().toString(entry.time.toLocalTime(), u"yyyy-MM-dd HH:mm:ss.zzz"_s), entry.cluster, entry.who, actionText(entry.action),
              entry.object, jsonText(entry.from), jsonText(entry.to), outcomeText(entry.outcome), entry.error}) {
            auto *item = new QStandardItem(decode::visibleText(text));
            item->setData(text, items::FactRole);
            item->setEditable(false);
            row.append(item);
        }
        row.first()->setData(entry.id, items::FactRole); // ordered by time
        m_model->appendRow(row);
    }
    entries.isEmpty() ? m_frame->setEmpty(tr("Nothing was changed yet. Every message sent, topic created or deleted here is noted."))
                      : m_frame->setLoaded();
    Q_EMIT statusChanged();
}

} // namespace streamscope::widgets
