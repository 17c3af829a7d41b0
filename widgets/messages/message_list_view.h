// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/message_store.h"

#include <QAbstractScrollArea>
#include <QStringList>

#include <optional>
#include <vector>

namespace streamscope::widgets {

/// Messages, one row each, oldest first. Costs its visible rows, whatever the total; rows are addressed by their arrival
/// number, so that rows that leave move no selection.
class MessageListView final : public QAbstractScrollArea {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MessageListView)

public:
    explicit MessageListView(QWidget *parent = nullptr);
    ~MessageListView() override;

    void setTopics(const QStringList &topics); ///< names behind HeldMessage::topic
    /// hits: the rows to show (ascending), or nothing for all of the snapshot. Keeps the place, or the end when following.
    void setRows(const messages::Snapshot &snapshot, const std::vector<quint64> *hits);
    void setFollowing(bool following);
    [[nodiscard]] bool isFollowing() const { return m_following; }
    [[nodiscard]] std::optional<quint64> currentRow() const { return m_current; }
    [[nodiscard]] int paintedRows() const { return m_painted; } ///< of the last paint
    [[nodiscard]] qint64 rowCount() const;
    /// The cells of a row as they are shown.
    [[nodiscard]] QStringList cells(const messages::HeldMessage &message) const;

Q_SIGNALS:
    void currentRowChanged();
    void followingChanged(bool following);
    void copyRequested(); ///< Ctrl+Shift+C: as the documented JSON form

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;

private:
    [[nodiscard]] quint64 rowAt(qint64 position) const;
    [[nodiscard]] qint64 positionOf(quint64 row) const;
    [[nodiscard]] int visibleRows() const;
    [[nodiscard]] int lineHeight() const;
    void updateScrollBar();
    void moveTo(qint64 position);
    void setTop(qint64 top);

    messages::Snapshot m_snapshot;
    const std::vector<quint64> *m_hits = nullptr;
    std::size_t m_firstHit = 0; ///< hits before it have left the store
    QStringList m_topics;
    qint64 m_top = 0; ///< position of the first visible row
    std::optional<quint64> m_current;
    bool m_following = true;
    bool m_updating = false;
    int m_painted = 0;
};

} // namespace streamscope::widgets
