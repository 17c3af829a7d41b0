// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cluster/changes.h"
#include "models/core/result.h"
#include "widgets/common/page.h"

#include <QHash>
#include <QTimer>

#include <deque>

class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QTableWidget;

namespace streamscope::widgets {

class Banner;
class HeaderEditor;
class OffersNote;
class PayloadEditor;

/// Writes a message by hand and says what became of it. What was sent stays in a list, to be sent again or edited; what is
/// being written survives a crash.
class ProducePage final : public Page {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ProducePage)

public:
    explicit ProducePage(const ViewContext &context, QWidget *parent = nullptr);
    ~ProducePage() override;

    [[nodiscard]] QString target() const override { return QStringLiteral("produce"); }
    [[nodiscard]] QString title() const override;
    [[nodiscard]] bool isLoaded() const override { return true; }
    [[nodiscard]] QString statusText() const override;

    void setTopic(const QString &topic);
    void setRecord(const cluster::ProducerRecord &record);
    /// The message as it would be sent, or a sentence about what is wrong with it.
    [[nodiscard]] tl::expected<cluster::ProducerRecord, QString> record() const;
    void send();

Q_SIGNALS:
    void answered(bool delivered); ///< the answer to a message is shown

private:
    struct Sent {
        cluster::ProducerRecord record;
        cluster::ProduceOptions options;
        qint64 timeMs = 0;
        std::optional<core::Result<cluster::Delivery>> answer;
    };

    QWidget *makeForm();
    QWidget *makeHistory();
    void fillTopics();
    void fillPartitions();
    void check();
    void showOffers();
    void askLimit();
    void showTarget(const tl::expected<cluster::ProducerRecord, QString> &read);
    void sendRecord(const cluster::ProducerRecord &record, const cluster::ProduceOptions &options);
    void take(quint64 id, const core::Result<cluster::Delivery> &result);
    void showAnswer(const Sent &sent);
    void remember(Sent sent);
    void showHistory();
    void fillHistoryRow(int row, const Sent &sent);
    [[nodiscard]] const Sent *chosenSent() const;
    void keepDraft();
    void restoreDraft();
    [[nodiscard]] QString stateKey() const;
    [[nodiscard]] bool isDraftTooLarge() const; ///< it is not kept
    [[nodiscard]] tl::expected<std::optional<qint64>, QString> timestamp() const;
    [[nodiscard]] cluster::ProduceOptions options() const;
    [[nodiscard]] const cluster::Topic *topic() const;

    QComboBox *m_topic;
    QComboBox *m_partition;
    QLabel *m_target;
    QLineEdit *m_timestamp;
    QLabel *m_timestampNote;
    QComboBox *m_acks;
    QLabel *m_acksNote;
    PayloadEditor *m_key;
    PayloadEditor *m_value;
    HeaderEditor *m_headers;
    QPushButton *m_send;
    QLabel *m_fault;
    Banner *m_banner;
    OffersNote *m_offers;
    QTableWidget *m_history;
    QPushButton *m_again;
    QPushButton *m_edit;
    std::deque<std::pair<quint64, Sent>> m_sent; ///< newest last
    quint64 m_nextId = 1;
    qsizetype m_sentBytes = 0;
    QHash<QString, qint64> m_limits; ///< max.message.bytes by topic, −1: asked
    QTimer m_draftTimer;
    bool m_filling = false;
};

} // namespace streamscope::widgets
