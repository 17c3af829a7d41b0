// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/data_table.h"

#include "models/decode/decode.h"
#include "models/items/fact_table.h"
#include "models/session/settings.h"
#include "widgets/common/sentences.h"
#include "widgets/common/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLocale>
#include <QMenu>
#include <QPainter>
#include <QSortFilterProxyModel>
#include <QStyledItemDelegate>

#include <algorithm>
#include <functional>
#include <utility>

using namespace Qt::StringLiterals;

namespace streamscope::widgets {
namespace {

constexpr auto kGap = "  "_L1; // behind what stands on the right, off the next column

// Titles of numbers keep off the next title as the numbers do off what is below it.
class TitleView final : public QHeaderView {
public:
    using QHeaderView::QHeaderView;

    void initStyleOptionForIndex(QStyleOptionHeader *option, int logicalIndex) const override
    {
        QHeaderView::initStyleOptionForIndex(option, logicalIndex);
        if (option->textAlignment.testFlag(Qt::AlignRight))
            option->text += kGap;
    }
};

// Facts in the words and figures of a person; the first column carries the marks of the row.
class FactDelegate final : public QStyledItemDelegate {
public:
    using Shown = std::function<QString(const QModelIndex &)>;
    using IsNumber = std::function<bool(int)>;

    FactDelegate(Shown shown, IsNumber isNumber, QObject *parent)
        : QStyledItemDelegate(parent)
        , m_shown(std::move(shown))
        , m_isNumber(std::move(isNumber))
        , m_font(monospaceFont())
    {
    }

    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        option->text = m_shown(index);
        option->features |= QStyleOptionViewItem::HasDisplay;
        if (m_isNumber(index.column())) {
            option->displayAlignment = Qt::AlignRight | Qt::AlignVCenter;
            option->font = m_font;
            option->text += kGap;
        }
        if (const int marks = index.column() == 0 ? index.data(items::MarksRole).toInt() : 0) {
            option->icon = markIcon(marks);
            if (!option->icon.isNull()) {
                option->features |= QStyleOptionViewItem::HasDecoration;
                option->decorationSize = QSize(16, 16);
            }
        }
    }

private:
    Shown m_shown;
    IsNumber m_isNumber;
    QFont m_font;
};

class TextFilter final : public QSortFilterProxyModel {
public:
    using QSortFilterProxyModel::QSortFilterProxyModel;

    void setText(const QString &text)
    {
        m_text = text;
        invalidateFilter();
    }

    // Titles stand above their values: numbers to the right.
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override
    {
        if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole)
            return int((m_isNumber && m_isNumber(section) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
        return QSortFilterProxyModel::headerData(section, orientation, role);
    }

    std::function<bool(int)> m_isNumber;

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override
    {
        if (m_text.isEmpty())
            return true;
        for (int column = 0; column < sourceModel()->columnCount(parent); ++column) {
            if (sourceModel()->index(row, column, parent).data().toString().contains(m_text, Qt::CaseInsensitive))
                return true;
        }
        return false;
    }

private:
    QString m_text;
};

} // namespace

DataTable::DataTable(const QString &name, const QString &key, session::SettingsStore *settings, QWidget *parent)
    : QTableView(parent)
    , m_key(u"columns/"_s + key)
    , m_settings(settings)
    , m_proxy(new TextFilter(this))
{
    setAccessibleName(name);
    auto *titles = new TitleView(Qt::Horizontal, this);
    titles->setSectionsClickable(true);
    setHorizontalHeader(titles);
    setItemDelegate(new FactDelegate([this](const QModelIndex &index) { return shownText(index); },
                                     [this](int column) { return format(column) != CellFormat::Text; }, this));
    static_cast<TextFilter *>(m_proxy)->m_isNumber = [this](int column) { return format(column) != CellFormat::Text; };
    setModel(m_proxy);
    setSortingEnabled(true);
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setWordWrap(false);
    setShowGrid(false);
    setAlternatingRowColors(true);
    setTabKeyNavigation(false);
    setHorizontalScrollMode(ScrollPerPixel);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(widgets::rowHeight(settings ? settings->settings().density : session::Density::Compact));
    horizontalHeader()->setSectionsMovable(true);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setStretchLastSection(true);
    horizontalHeader()->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(horizontalHeader(), &QWidget::customContextMenuRequested, this, &DataTable::showColumnMenu);
    connect(horizontalHeader(), &QHeaderView::sectionResized, this, &DataTable::keepColumns);
    connect(horizontalHeader(), &QHeaderView::sectionMoved, this, &DataTable::keepColumns);
    connect(this, &QTableView::activated, this, [this](const QModelIndex &index) { Q_EMIT rowActivated(sourceIndex(index)); });
}

DataTable::~DataTable() = default;

void DataTable::setSourceModel(QAbstractItemModel *model, int sortRole)
{
    m_proxy->setSortRole(sortRole);
    m_proxy->setSortCaseSensitivity(Qt::CaseInsensitive);
    m_proxy->setSourceModel(model);
    restoreColumns();
    sortByColumn(0, Qt::AscendingOrder);
}

void DataTable::setDefaultWidth(int column, int pixels)
{
    m_widths.insert(column, pixels);
    if (!m_kept && column < horizontalHeader()->count())
        horizontalHeader()->resizeSection(column, pixels);
}

void DataTable::setFormats(const QList<CellFormat> &formats)
{
    m_formats = formats;
    viewport()->update();
}

CellFormat DataTable::format(int column) const
{
    return m_formats.value(column, CellFormat::Text);
}

QString DataTable::shownText(const QModelIndex &index) const
{
    const QVariant shown = index.data();
    if (!shown.isValid())
        return u"–"_s;
    switch (format(index.column())) {
    case CellFormat::Text: return decode::visibleText(shown.toString());
    case CellFormat::Number: return formatCount(shown.toLongLong());
    case CellFormat::Id: return QString::number(shown.toLongLong());
    case CellFormat::Rate: return formatShort(shown.toDouble());
    case CellFormat::Bytes: return formatBytes(shown.toULongLong());
    case CellFormat::Percent: return QLocale().toString(shown.toDouble() * 100, 'f', 1) + u" %"_s;
    case CellFormat::Exact: return decode::visibleText(shown.toString());
    }
    return {};
}

int DataTable::shownRows() const
{
    return m_proxy->rowCount();
}

void DataTable::setRowActions(const QList<QAction *> &actions)
{
    auto *copy = new QAction(icon(u"copy"_s), tr("Copy rows"), this);
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetShortcut);
    connect(copy, &QAction::triggered, this, &DataTable::copySelection);
    auto *copyCell = new QAction(tr("Copy cell"), this);
    connect(copyCell, &QAction::triggered, this,
            [this] { QApplication::clipboard()->setText(decode::visibleText(currentIndex().data().toString())); });
    setContextMenuPolicy(Qt::CustomContextMenu);
    connect(this, &QWidget::customContextMenuRequested, this, [this, actions, copy, copyCell](const QPoint &position) {
        auto *menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->addActions(actions);
        menu->addSeparator();
        menu->addActions({copy, copyCell});
        menu->popup(viewport()->mapToGlobal(position));
    });
}

void DataTable::setFilterText(const QString &text)
{
    static_cast<TextFilter *>(m_proxy)->setText(text);
}

void DataTable::paintEvent(QPaintEvent *event)
{
    QTableView::paintEvent(event);
    const bool isFiltered = m_proxy->rowCount() == 0 && m_proxy->sourceModel() && m_proxy->sourceModel()->rowCount() > 0;
    if (!isFiltered)
        return;
    QPainter painter(viewport());
    painter.setPen(color(Token::Muted));
    painter.drawText(viewport()->rect().adjusted(8, 8, -8, -8), Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap,
                     tr("Nothing matches the filter."));
}

QModelIndex DataTable::sourceIndex(const QModelIndex &index) const
{
    return m_proxy->mapToSource(index);
}

QList<int> DataTable::selectedSourceRows() const
{
    QList<int> rows;
    for (const QModelIndex &index : selectionModel()->selectedRows())
        rows.append(sourceIndex(index).row());
    std::sort(rows.begin(), rows.end());
    return rows;
}

void DataTable::selectSourceRow(int row)
{
    const QModelIndex index = m_proxy->mapFromSource(m_proxy->sourceModel()->index(row, 0));
    if (!index.isValid())
        return;
    setCurrentIndex(index);
    scrollTo(index);
}

void DataTable::copySelection() const
{
    QModelIndexList rows = selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end(), [](const QModelIndex &a, const QModelIndex &b) { return a.row() < b.row(); });
    QStringList lines;
    for (const QModelIndex &row : rows) {
        QStringList cells;
        for (int visual = 0; visual < horizontalHeader()->count(); ++visual) {
            const int column = horizontalHeader()->logicalIndex(visual);
            if (!isColumnHidden(column))
                cells.append(decode::visibleText(row.siblingAtColumn(column).data().toString()));
        }
        lines.append(cells.join(u'\t'));
    }
    if (!lines.isEmpty())
        QApplication::clipboard()->setText(lines.join(u'\n'));
}

void DataTable::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy)) {
        copySelection();
        return;
    }
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        if (currentIndex().isValid())
            Q_EMIT rowActivated(sourceIndex(currentIndex()));
        return;
    }
    QTableView::keyPressEvent(event);
}

void DataTable::showColumnMenu(const QPoint &position)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (int column = 1; column < m_proxy->columnCount(); ++column) { // the first names the row
        QAction *action = menu->addAction(m_proxy->headerData(column, Qt::Horizontal).toString());
        action->setCheckable(true);
        action->setChecked(!isColumnHidden(column));
        connect(action, &QAction::toggled, this, [this, column](bool shown) {
            setColumnHidden(column, !shown);
            keepColumns();
        });
    }
    menu->popup(horizontalHeader()->mapToGlobal(position));
}

void DataTable::restoreColumns()
{
    m_restored = true;
    const QByteArray state =
        m_settings ? QByteArray::fromBase64(m_settings->state(m_key).value("header"_L1).toString().toLatin1()) : QByteArray();
    m_kept = !state.isEmpty() && horizontalHeader()->restoreState(state);
    for (auto it = m_widths.cbegin(); it != m_widths.cend() && !m_kept; ++it)
        horizontalHeader()->resizeSection(it.key(), it.value());
}

void DataTable::keepColumns() const
{
    if (m_restored && m_settings && isVisible())
        m_settings->setState(m_key, {{u"header"_s, QString::fromLatin1(horizontalHeader()->saveState().toBase64())}});
}

} // namespace streamscope::widgets
