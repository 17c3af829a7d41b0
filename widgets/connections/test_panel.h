// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cluster/connection_test.h"
#include "models/session/settings.h"

#include <QFrame>

#include <memory>

class QGridLayout;
class QLabel;
class QPushButton;

namespace streamscope::widgets {

/// Tries a connection stage by stage and says which stage failed, and what usually mends it.
class TestPanel final : public QFrame {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TestPanel)

public:
    /// zone: of the times in certificates.
    explicit TestPanel(session::TimeZoneMode zone, QWidget *parent = nullptr);
    ~TestPanel() override;

    void start(std::unique_ptr<cluster::ConnectionTest> test);
    void cancel();
    void clear(); ///< what it says is no longer of the form
    [[nodiscard]] bool isRunning() const;
    [[nodiscard]] QString verdict() const;

Q_SIGNALS:
    void finished(bool passed);
    void mapRequested(const QStringList &advertised); ///< the address map is the remedy: add these addresses

private:
    void showResults();
    void finish(bool passed);

    const session::TimeZoneMode m_zone;
    std::unique_ptr<cluster::ConnectionTest> m_test;
    QGridLayout *m_stages;
    QLabel *m_verdict;
    QLabel *m_details;
    QPushButton *m_map;
    QStringList m_unreachable;
};

} // namespace streamscope::widgets
