// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/row_order.h"
#include "widgets/messages/field_columns.h"
#include "widgets/messages/message_cells.h"
#include "widgets/messages/row_selection.h"

#include <QAbstractScrollArea>
#include <QTimer>

#include <optional>
#include <vector>

class QHeaderView;
class QStandardItemModel;

namespace streamscope::session {
class MessageMarks;
}

namespace streamscope::widgets {

/// Messages, one row each, oldest first. Costs its visible rows, whatever the total; rows are addressed by their arrival
/// number, so that rows that leave move no selection. Columns are moved, sized and hidden by the header and remembered; fields
/// of the value can be columns too, and a topic that has such keeps all its columns for itself.
class MessageListView final : public QAbstractScrollArea {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MessageListView)

public:
    /// settings: keeps the columns and says the zone and the density; may be null.
    explicit MessageListView(session::SettingsStore *settings, QWidget *parent = nullptr);
    ~MessageListView() override;

    void setTopics(const QStringList &topics); ///< names behind HeldMessage::topic; one alone needs no column
    void setMarks(const session::MessageMarks *marks); ///< shown with the rows; outlive the list, or null
    /// A field of the value as a column, or no longer; beyond FieldColumns::kMost nothing happens.
    void setFieldShown(const query::FieldPath &path, bool shown);
    [[nodiscard]] const std::vector<query::FieldPath> &fields() const { return m_fields.paths(); }
    /// hits: rows that match what is looked for (ascending, null: nothing is), which are the only ones shown when onlyHits.
    /// Keeps the place, or the end when following. The hits must live until the next call.
    /// order: the rows that are shown, in their order; null: those of the snapshot (or the hits) as they arrived. Lives as long.
    void setRows(const messages::Snapshot &snapshot, const std::vector<quint64> *hits, bool onlyHits,
                 const messages::RowOrder *order = nullptr);
    /// The rows have other numbers from now on: the first of these (ascending) is row 0, the next row 1; others are gone. What is
    /// chosen and in view stays.
    void renumberRows(const std::vector<quint64> &before);
    void forgetRows(); ///< none is held; row numbers may stand for other messages from now on
    void setFollowing(bool following);
    [[nodiscard]] bool isFollowing() const { return m_following; }
    /// Off: reading has stopped on its way, and to scroll to the last row is not to follow what arrives. setFollowing() still is.
    void setFollowsAtEnd(bool follows) { m_followsAtEnd = follows; }
    [[nodiscard]] std::optional<quint64> currentRow() const { return m_current; }
    void setCurrentRow(quint64 row); ///< chosen alone, and in view
    /// The same by its place among the rows that are shown, from 0. False: there is none.
    bool setCurrentPosition(qint64 position);
    [[nodiscard]] const RowSelection &selection() const { return m_selection; }
    void selectAll();
    /// Of these rows (ascending) that are shown the next one after (or before) the current, round to the other end.
    [[nodiscard]] std::optional<quint64> nearest(const std::vector<quint64> &rows, bool forward) const;
    /// The shown row after (or before) the current one that is a hit, round to the other end; nothing: there is none. Where
    /// nothing is looked for each row is one.
    [[nodiscard]] std::optional<quint64> nextHit(bool forward) const;
    [[nodiscard]] bool isShown(quint64 row) const;              ///< held, and not hidden
    [[nodiscard]] int paintedRows() const { return m_painted; } ///< of the last paint
    [[nodiscard]] std::vector<quint64> shownRows() const; ///< all, as they are shown
    [[nodiscard]] qint64 rowCount() const;
    [[nodiscard]] const messages::Snapshot &rows() const { return m_snapshot; } ///< that are shown, or would be without the filter
    /// Chosen and shown, in the order in which they are shown, at most so many.
    [[nodiscard]] std::vector<quint64> chosenRows(std::size_t most) const;
    /// The shown columns of the chosen rows, tab-separated, at most so many rows.
    [[nodiscard]] QString selectedText(int mostRows) const;

Q_SIGNALS:
    void currentRowChanged();
    void selectionChanged();
    void followingChanged(bool following);
    void menuRequested(const QPoint &globalPosition);
    void openRequested(); ///< Enter or double click
    void fieldsChanged();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void changeEvent(QEvent *event) override;

private:
    enum class Extend { No, Range, Toggle };

    void makeHeader();
    void fitValue();
    void titleFields();
    void setFields(std::vector<query::FieldPath> paths);
    void restoreColumns();
    void showColumnMenu(const QPoint &position);
    void keepColumns();
    [[nodiscard]] QString columnsKey() const;
    [[nodiscard]] FieldCell cell(const messages::HeldMessage &message, int column) const;
    [[nodiscard]] QString titleOf(int column) const;
    void layOut();
    [[nodiscard]] quint64 rowAt(qint64 position) const;
    [[nodiscard]] qint64 positionOf(quint64 row) const;
    [[nodiscard]] messages::RowOrder::Entry entryOf(quint64 row) const;
    void chooseBetween(quint64 from, qint64 position);
    void keepTop();
    [[nodiscard]] std::optional<QString> noteOf(const messages::HeldMessage &message) const;
    void paintRow(QPainter &painter, quint64 row, const QRect &place) const;
    [[nodiscard]] std::optional<qint64> positionAt(const QPoint &point) const;
    [[nodiscard]] int visibleRows() const;
    [[nodiscard]] int lineHeight() const;
    [[nodiscard]] session::TimeZoneMode zone() const;
    void updateScrollBars();
    void moveTo(qint64 position, Extend extend);
    void setTop(qint64 top);
    void announce();

    session::SettingsStore *m_settings;
    const session::MessageMarks *m_marks = nullptr;
    QStandardItemModel *m_titles;
    QHeaderView *m_header;
    messages::Snapshot m_snapshot;
    const std::vector<quint64> *m_hits = nullptr;
    bool m_onlyHits = false;
    std::size_t m_firstHit = 0; ///< hits before it have left the store
    const messages::RowOrder *m_order = nullptr;
    std::optional<messages::RowOrder::Entry> m_topEntry; ///< of the first visible row, with an order
    QStringList m_topics;
    mutable FieldColumns m_fields; ///< keeps what it has read
    qint64 m_top = 0; ///< position of the first visible row
    std::optional<quint64> m_current;
    std::optional<quint64> m_anchor; ///< where a range begins
    RowSelection m_selection;
    QTimer m_relative; ///< repaints ages
    bool m_following = true;
    bool m_followsAtEnd = true;
    bool m_updating = false;
    int m_painted = 0;
};

} // namespace streamscope::widgets
