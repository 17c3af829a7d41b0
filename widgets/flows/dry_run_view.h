// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/flows/dry_run.h"
#include "models/items/flow_table_models.h"
#include "widgets/flows/flow_messages.h"

#include <mutex>
#include <optional>

class QLabel;
class QPlainTextEdit;
class QSpinBox;

namespace streamscope::widgets {

/// What a flow would do with the last messages: each with its rule, what would be written, and what fails. Reads and changes
/// nothing. Decided on the thread of a tail, shown when all is there.
class DryRunView final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DryRunView)

public:
    explicit DryRunView(const ViewContext &context, QWidget *parent = nullptr);
    ~DryRunView() override;

    void start(const flows::Flow &flow);
    void stop();
    [[nodiscard]] bool isRunning() const { return m_run != nullptr; }
    [[nodiscard]] int count() const;
    void setCount(int messages);

Q_SIGNALS:
    void startRequested();
    void changed(); ///< began or ended

private:
    // Filled by the tail's thread.
    struct Results {
        std::mutex mutex;
        std::vector<items::FlowMessageRow> rows;
        std::vector<QString> written; ///< what each becomes, short enough to be kept
        QHash<int, quint64> byRule; ///< the decision's number of the rule → messages
    };

    void take(const std::optional<core::KafkaError> &error);
    void showCurrent();
    [[nodiscard]] QString summary() const;

    ViewContext m_context;
    QSpinBox *m_count;
    QLabel *m_words;
    FlowMessages m_messages;
    QPlainTextEdit *m_preview;
    std::optional<flows::Flow> m_flow;
    std::shared_ptr<Results> m_results;
    std::vector<QString> m_written;
    std::unique_ptr<flows::DryRun> m_run;
};

} // namespace streamscope::widgets
