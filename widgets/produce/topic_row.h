// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QComboBox;
class QLabel;

namespace streamscope::session {
class Session;
}

namespace streamscope::widgets {

/// The topic that is written to: offered from the cluster, typed, with a note beside it.
class TopicRow final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TopicRow)

public:
    explicit TopicRow(session::Session *session, QWidget *parent = nullptr);
    ~TopicRow() override;

    [[nodiscard]] QString topic() const;
    void setTopic(const QString &topic);
    void setNote(const QString &note);

Q_SIGNALS:
    void changed(); ///< another topic, or the cluster's are known anew

private:
    void fill();

    session::Session *m_session;
    QComboBox *m_topic;
    QLabel *m_note;
};

} // namespace streamscope::widgets
