// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/kafka_error.h"

#include <QFrame>
#include <QList>

class QBoxLayout;
class QLabel;
class QPushButton;
class QToolButton;

namespace streamscope::session {
struct FileProblem;
}

namespace streamscope::widgets {

/// One quiet line above a view: a mark, a sentence, an action. Hidden while it has nothing to say.
class Banner : public QFrame {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Banner)

public:
    enum class Kind { Information, Warning, Error };

    explicit Banner(QWidget *parent = nullptr);
    ~Banner() override;

    void show(Kind kind, const QString &sentence, const QString &action = {}, const QString &details = {});
    void showError(const core::KafkaError &error, const QString &action = {});
    void clear();
    /// Without a cross: what it says holds until the program clears it.
    void setClosable(bool closable);
    [[nodiscard]] QString text() const;

Q_SIGNALS:
    void actionTriggered();

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void showMark();

    Kind m_kind = Kind::Information;
    QLabel *m_mark;
    QLabel *m_text;
    QLabel *m_details;
    QToolButton *m_more;
    QPushButton *m_action;
    QToolButton *m_close;
};

/// A banner at the end of the layout for each.
void addProblems(QBoxLayout &layout, Banner::Kind kind, const QList<session::FileProblem> &problems);

} // namespace streamscope::widgets
