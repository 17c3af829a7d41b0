// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/search.h"

#include <QFrame>

class QLabel;
class QProgressBar;
class QToolButton;

namespace streamscope::widgets {

struct KeptSearch;

/// How far the search of a topic is: scanned X of Y, matches, time left; pause, go on, end.
class SearchStrip final : public QFrame {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SearchStrip)

public:
    explicit SearchStrip(QWidget *parent = nullptr);
    ~SearchStrip() override;

    void show(const messages::SearchProgress &progress);
    /// A search that was under way when the program ended.
    void showInterrupted(const KeptSearch &search);
    [[nodiscard]] QString text() const;

Q_SIGNALS:
    void pauseToggled();
    void endRequested();
    void continueRequested();

private:
    QProgressBar *m_bar;
    QLabel *m_text;
    QToolButton *m_pause;
    QToolButton *m_continue;
    QToolButton *m_end;
};

} // namespace streamscope::widgets
