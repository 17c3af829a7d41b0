// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cluster/bulk_producer.h"

#include <QJsonObject>
#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QScrollArea;
class QSpinBox;

namespace streamscope::widgets {

/// How a bulk producer sends. What contradicts another choice is grey and says why.
class BulkOptionsForm final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BulkOptionsForm)

public:
    explicit BulkOptionsForm(QWidget *parent = nullptr);
    ~BulkOptionsForm() override;

    [[nodiscard]] cluster::BulkOptions options() const;
    void setOptions(const cluster::BulkOptions &options);
    void setTransactionText(const QString &text); ///< what a transaction is here, with a mnemonic
    /// Why transactions are not kept here; empty: they are.
    void setTransactionNote(const QString &note);

    [[nodiscard]] QJsonObject state() const;
    void setState(const QJsonObject &state);

Q_SIGNALS:
    void changed();

private:
    void check();

    QComboBox *m_acks;
    QCheckBox *m_idempotent;
    QCheckBox *m_transactional;
    QLabel *m_transactionNote;
    QComboBox *m_partitioner;
    QSpinBox *m_partition;
    QComboBox *m_compression;
    QSpinBox *m_linger;
    QSpinBox *m_batch;
};

/// The options, or what holds them, where they may be higher than there is room.
[[nodiscard]] QScrollArea *scrolled(QWidget *options);

} // namespace streamscope::widgets
