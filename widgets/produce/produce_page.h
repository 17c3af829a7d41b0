// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cluster/changes.h"
#include "models/core/result.h"
#include "widgets/common/page.h"
#include "widgets/produce/sent_messages.h"

#include <QHash>
#include <QJsonObject>
#include <QSet>
#include <QTimer>

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
    using Sent = SentMessages::Sent;

    QWidget *makeForm();
    QWidget *makeButtons();
    QWidget *makeHistory();
    void fillTopics();
    void fillPartitions();
    void check();
    void showOffers();
    void askLimit();
    void showTarget(const tl::expected<cluster::ProducerRecord, QString> &read);
    void sendRecord(const cluster::ProducerRecord &record, const cluster::ProduceOptions &options);
    void showAnswer(quint64 id);
    void tell(const Sent &sent);
    void showHistory();
    void fillHistoryRow(int row, const Sent &sent);
    [[nodiscard]] const Sent *chosenSent() const;
    void keepDraft();
    void restoreDraft();
    [[nodiscard]] QJsonObject draft() const;
    void setDraft(const QJsonObject &draft);
    void keepBefore();  ///< what is written, for takeBack()
    void offerBefore(); ///< where something was written that is there no more
    void takeBack();
    [[nodiscard]] QString stateKey() const;
    [[nodiscard]] bool isDraftTooLarge() const; ///< it is not kept, or not all of it
    [[nodiscard]] qsizetype textSize() const;   ///< characters of key, value and headers
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
    Banner *m_replaced; ///< beside it: the draft can be brought back whatever was sent meanwhile
    OffersNote *m_offers;
    QTableWidget *m_history;
    QPushButton *m_again;
    QPushButton *m_edit;
    SentMessages &m_sent;
    QSet<quint64> m_awaited; ///< sent by this page, which shows the answers
    QHash<QString, qint64> m_limits; ///< max.message.bytes by topic, −1: asked
    QTimer m_draftTimer;
    bool m_filling = false;
};

} // namespace streamscope::widgets
