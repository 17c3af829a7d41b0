// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The columns of a MessageListView: which, where, how wide, and what of it is remembered.
#include "widgets/common/theme.h"
#include "widgets/messages/message_list_view.h"

#include <QHeaderView>
#include <QJsonArray>
#include <QJsonObject>
#include <QMenu>
#include <QSignalBlocker>
#include <QStandardItemModel>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace streamscope::widgets {
namespace {

constexpr std::array<int, kMessageColumns> kWidths = {120, 70, 100, 180, 120, 420, 64, 80};
constexpr auto kColumnsOfOne = "columns/messages"; // of one topic; several have a column more, and a memory of their own
constexpr auto kColumnsOfSeveral = "columns/messages-of-several";
constexpr auto kColumnsWithFields = "columns/messages/"; // and the topics
constexpr int kFieldWidth = 120;
constexpr int kLeastValueWidth = 240; // what does not fit beside it is scrolled to

constexpr std::array kColumns{MessageColumn::Topic, MessageColumn::Partition, MessageColumn::Offset,  MessageColumn::Timestamp,
                              MessageColumn::Key,   MessageColumn::Value,     MessageColumn::Headers, MessageColumn::Size};

} // namespace

void MessageListView::makeHeader()
{
    for (const MessageColumn column : kColumns) {
        m_titles->setHeaderData(static_cast<int>(column), Qt::Horizontal, columnTitle(column));
        m_titles->setHeaderData(static_cast<int>(column), Qt::Horizontal,
                                int((isNumber(column) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter), Qt::TextAlignmentRole);
    }
    m_header->setModel(m_titles);
    m_header->setSectionsMovable(true);
    m_header->setHighlightSections(false);
    m_header->setStretchLastSection(false);
    m_header->setMinimumSectionSize(40);
    m_header->setFocusPolicy(Qt::NoFocus);
    m_header->setContextMenuPolicy(Qt::CustomContextMenu);
    m_header->setToolTip(tr("Drag to move or size a column; the menu hides it"));
    for (const MessageColumn column : kColumns)
        m_header->resizeSection(static_cast<int>(column), kWidths.at(static_cast<std::size_t>(column)));
    m_header->setSectionResizeMode(QHeaderView::Interactive);
    m_header->setSectionResizeMode(static_cast<int>(MessageColumn::Value), QHeaderView::Fixed);
    connect(m_header, &QWidget::customContextMenuRequested, this, &MessageListView::showColumnMenu);
    connect(m_header, &QHeaderView::sectionResized, this, &MessageListView::fitValue);
    for (const auto signal : {&QHeaderView::sectionResized, &QHeaderView::sectionMoved})
        connect(m_header, signal, this, &MessageListView::keepColumns);
}

// The value has what the others leave. (A header that stretches it squeezes it to nothing.)
void MessageListView::fitValue()
{
    const int value = static_cast<int>(MessageColumn::Value);
    const int left = viewport()->width() - (m_header->length() - m_header->sectionSize(value));
    m_header->resizeSection(value, std::max(left, kLeastValueWidth));
    updateScrollBars();
}

QString MessageListView::titleOf(int column) const
{
    return m_titles->headerData(column, Qt::Horizontal).toString();
}

void MessageListView::titleFields()
{
    m_titles->setColumnCount(kMessageColumns + static_cast<int>(fields().size()));
    for (int column = kMessageColumns; column < m_titles->columnCount(); ++column) {
        m_titles->setHeaderData(column, Qt::Horizontal, fieldTitle(fields()[static_cast<std::size_t>(column - kMessageColumns)]));
        m_titles->setHeaderData(column, Qt::Horizontal, int(Qt::AlignLeft | Qt::AlignVCenter), Qt::TextAlignmentRole);
        m_titles->setHeaderData(column, Qt::Horizontal,
                                tr("A field of the value, read from its bytes: a number has all its digits. –: there is no such field. null: it "
                                   "is there, and null"),
                                Qt::ToolTipRole);
    }
}

void MessageListView::setFields(std::vector<query::FieldPath> paths)
{
    const QSignalBlocker blocker(m_header); // nothing of it is a person's choice
    m_fields.setPaths(std::move(paths));
    titleFields();
}

void MessageListView::setFieldShown(const query::FieldPath &path, bool shown)
{
    std::vector<query::FieldPath> paths = fields();
    const auto it = std::find(paths.begin(), paths.end(), path);
    if ((it != paths.end()) == shown || (shown && paths.size() >= FieldColumns::kMost))
        return;
    if (shown) {
        paths.push_back(path);
        setFields(std::move(paths));
        const int added = m_titles->columnCount() - 1;
        m_header->resizeSection(added, kFieldWidth);
        m_header->moveSection(m_header->visualIndex(added), m_header->visualIndex(static_cast<int>(MessageColumn::Value)));
    } else {
        // The title leaves with its column, so that those behind it keep their widths and places.
        m_titles->removeColumn(kMessageColumns + static_cast<int>(it - paths.begin()));
        paths.erase(it);
        setFields(std::move(paths));
    }
    layOut();
    keepColumns();
    Q_EMIT fieldsChanged();
}

void MessageListView::showColumnMenu(const QPoint &position)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (int column = 0; column < m_titles->columnCount(); ++column) {
        QAction *action = menu->addAction(titleOf(column).replace(u'&', "&&"_L1));
        action->setCheckable(true);
        action->setChecked(!m_header->isSectionHidden(column));
        action->setEnabled(column != static_cast<int>(MessageColumn::Value));
        connect(action, &QAction::toggled, this, [this, column](bool shown) {
            m_header->setSectionHidden(column, !shown);
            fitValue();
            keepColumns();
        });
    }
    const int field = m_header->logicalIndexAt(position) - kMessageColumns;
    if (field >= 0) {
        menu->addSeparator();
        const query::FieldPath path = fields()[static_cast<std::size_t>(field)];
        QAction *remove = menu->addAction(icon(u"close"_s), tr("Remove the column %1").arg(fieldTitle(path)));
        connect(remove, &QAction::triggered, this, [this, path] { setFieldShown(path, false); });
    }
    menu->popup(m_header->mapToGlobal(position));
}

void MessageListView::keepColumns()
{
    viewport()->update();
    if (!m_settings || !isVisible())
        return;
    QJsonObject state{{u"header"_s, QString::fromLatin1(m_header->saveState().toBase64())}};
    QJsonArray kept;
    for (const query::FieldPath &path : fields())
        kept.append(path.text());
    if (!kept.isEmpty())
        state.insert(u"fields"_s, kept);
    m_settings->setState(columnsKey(), state);
}

// Those of a topic with fields are its own; the others share theirs.
QString MessageListView::columnsKey() const
{
    const QString own = QLatin1StringView(kColumnsWithFields) + m_topics.join(u',');
    if (!fields().empty() || (m_settings && !m_settings->state(own).isEmpty()))
        return own;
    return QLatin1StringView(m_topics.size() > 1 ? kColumnsOfSeveral : kColumnsOfOne);
}

void MessageListView::setTopics(const QStringList &topics)
{
    m_topics = topics;
    restoreColumns();
    m_header->setSectionResizeMode(QHeaderView::Interactive);
    m_header->setSectionResizeMode(static_cast<int>(MessageColumn::Value), QHeaderView::Fixed);
    fitValue();
}

// One topic alone needs no column, unless somebody wanted it.
void MessageListView::restoreColumns()
{
    const QJsonObject state = m_settings ? m_settings->state(columnsKey()) : QJsonObject();
    std::vector<query::FieldPath> paths;
    for (const QJsonValue &text : state.value("fields"_L1).toArray()) {
        if (const auto path = query::FieldPath::parse(text.toString()); path && paths.size() < FieldColumns::kMost)
            paths.push_back(*path);
    }
    setFields(std::move(paths));
    const QByteArray kept = QByteArray::fromBase64(state.value("header"_L1).toString().toLatin1());
    if (kept.isEmpty() || !m_header->restoreState(kept))
        m_header->setSectionHidden(static_cast<int>(MessageColumn::Topic), m_topics.size() == 1);
}

} // namespace streamscope::widgets
