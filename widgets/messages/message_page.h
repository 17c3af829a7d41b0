// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cluster/tail.h"
#include "models/core/frame_ticker.h"
#include "models/messages/message_store.h"
#include "models/messages/text_filter.h"
#include "widgets/common/page.h"

#include <QElapsedTimer>

class QAction;
class QComboBox;
class QLineEdit;
class QPlainTextEdit;
class QToolButton;

namespace streamscope::widgets {

class Banner;
class MessageListView;
class StateFrame;

/// Messages of one or more topics as they arrive, or from a position. Nothing is joined or committed by it.
class MessagePage final : public Page {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MessagePage)

public:
    MessagePage(const ViewContext &context, const QString &topics, QWidget *parent = nullptr);
    ~MessagePage() override;

    [[nodiscard]] QString target() const override;
    [[nodiscard]] QString title() const override;
    [[nodiscard]] bool isLoaded() const override;
    [[nodiscard]] QString statusText() const override;
    void reload() override;
    void find() override;

private:
    QWidget *makeBar();
    void restart();
    void tick();
    void showStatus();
    void showDetail();
    void setFilter();
    void togglePause();

    const QStringList m_topics;
    QComboBox *m_from;
    QComboBox *m_isolation;
    QToolButton *m_pause;
    QToolButton *m_follow;
    QLineEdit *m_filter;
    Banner *m_banner;
    MessageListView *m_list;
    QPlainTextEdit *m_detail;
    StateFrame *m_frame;

    core::FrameTicker m_ticker;
    std::shared_ptr<messages::MessageStore> m_store;
    messages::Snapshot m_snapshot;
    std::unique_ptr<messages::FilterScan> m_scan;
    std::vector<quint64> m_hits;
    std::unique_ptr<cluster::Tail> m_tail; // after the ticker that it wakes
    cluster::TailStatus m_status;
    QElapsedTimer m_clock;
    quint64 m_receivedBefore = 0;
    double m_rate = -1;
    bool m_paused = false;
};

} // namespace streamscope::widgets
