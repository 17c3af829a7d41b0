// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cluster/tail.h"
#include "models/core/frame_ticker.h"
#include "models/messages/message_store.h"
#include "widgets/common/page.h"

#include <memory>

class QLineEdit;
class QPushButton;

namespace streamscope::widgets {

/// The message that the expressions of a template read, in the documented JSON form; the newest of a topic by a click.
class ReferenceEdit final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ReferenceEdit)

public:
    explicit ReferenceEdit(const ViewContext &context, QWidget *parent = nullptr);
    ~ReferenceEdit() override;

    void setTopic(const QString &topic);
    [[nodiscard]] QString text() const;
    void setText(const QString &text);
    void takeNewest();

Q_SIGNALS:
    void changed();
    void nothingFound(); ///< the topic has no message

private:
    void tick();

    ViewContext m_context;
    QString m_topic;
    QLineEdit *m_line;
    QPushButton *m_newest;
    core::FrameTicker m_ticker;
    std::shared_ptr<messages::MessageStore> m_store;
    std::unique_ptr<cluster::Tail> m_tail; // goes before the ticker that it wakes
};

} // namespace streamscope::widgets
