// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/when_finished.h"
#include "models/kafka/kafka_connection.h"
#include "models/session/activity.h"
#include "models/session/change_gate.h"
#include "models/session/journal.h"
#include "models/session/session.h"
#include "models/session/settings.h"
#include "tests/support/kafka_server.h"
#include "tests/widgets/find_widget.h"
#include "widgets/common/banner.h"
#include "widgets/common/theme.h"
#include "widgets/messages/message_list_view.h"
#include "widgets/messages/message_page.h"

#include <QTemporaryDir>
#include <QTest>

namespace streamscope::testing {

/// A real Kafka with a session on it, for tests of the page of messages.
class MessageFixture {
protected:
    class Window final : public widgets::Navigator {
    public:
        void open(const QString &, session::Session *) override {}
        void produce(session::Session *, const cluster::ProducerRecord &record) override { drafts.append(record); }
        void createTopics(session::Session *) override {}
        void deleteTopics(session::Session *, const QStringList &) override {}
        void connectTo(const session::Profile &) override {}

        QList<cluster::ProducerRecord> drafts;
    };

    QTemporaryDir m_folder;
    widgets::ThemeController m_theme;
    std::unique_ptr<session::SettingsStore> m_settings = std::make_unique<session::SettingsStore>(m_folder.path());
    session::ActivityList m_activities;
    session::Journal m_journal{m_folder.filePath(QStringLiteral("journal.jsonl"))};
    KafkaServer m_server;
    std::unique_ptr<session::Session> m_session;
    Window m_window;

    void connectToServer()
    {
        session::Profile profile;
        profile.id = QStringLiteral("kafka");
        profile.name = QStringLiteral("kafka");
        profile.bootstrapServers = m_server.bootstrap();
        m_session = std::make_unique<session::Session>(profile, kafka::openConnection(session::connectionConfig(profile, {})), m_journal);
        QTRY_VERIFY_WITH_TIMEOUT(m_session->metadata(), 30'000);
    }

    [[nodiscard]] widgets::ViewContext context()
    {
        return {.session = m_session.get(), .settings = m_settings.get(), .activities = &m_activities, .navigator = &m_window};
    }

    void create(const QString &topic, int partitions, const QList<QPair<QString, QString>> &config = {})
    {
        const auto made = m_session->gate().createTopics({{topic, partitions, 1, config}}, false);
        QTRY_VERIFY_WITH_TIMEOUT(made.isFinished(), 30'000);
        QTRY_VERIFY_WITH_TIMEOUT(m_session->metadata()->topic(topic), 30'000);
    }

    void produce(const QList<cluster::ProducerRecord> &records)
    {
        for (const cluster::ProducerRecord &record : records) {
            const auto sent = m_session->gate().produce(record, {});
            QTRY_VERIFY_WITH_TIMEOUT(sent.isFinished(), 30'000);
            QVERIFY2(sent.result(), sent.result() ? "" : qPrintable(sent.result().error().message));
        }
    }

    /// Once: messages "0", "1", … in turn to its partitions; firstMs: the timestamp of the first, the others a second apart.
    void createCounted(const QString &topic, int count, int partitions, std::optional<qint64> firstMs = {})
    {
        if (m_session->metadata()->topic(topic))
            return;
        create(topic, partitions, {{QStringLiteral("retention.ms"), QStringLiteral("-1")}});
        QList<cluster::ProducerRecord> records;
        for (int i = 0; i < count; ++i) {
            records.append(record(topic, QByteArray::number(i), i % partitions));
            if (firstMs)
                records.last().timestampMs = *firstMs + i * 1000;
        }
        produce(records);
    }

    static cluster::ProducerRecord record(const QString &topic, const QByteArray &value, qint32 partition = 0)
    {
        return {.topic = topic, .partition = partition, .key = QByteArray("k"), .value = value, .headers = {}, .timestampMs = {}};
    }

    static QString banners(const QWidget &page)
    {
        QStringList all;
        for (const widgets::Banner *banner : page.findChildren<widgets::Banner *>())
            all.append(banner->isVisible() ? banner->text() : QString());
        return all.join(u' ');
    }

    // Opens the topic from the earliest until the end, and waits for so many rows.
    std::unique_ptr<widgets::MessagePage> openAll(const QString &topic, qint64 rows)
    {
        auto page = std::make_unique<widgets::MessagePage>(context(), topic);
        page->resize(1000, 700);
        page->restoreState({{QStringLiteral("read"), QJsonObject{{QStringLiteral("from"), 1}, {QStringLiteral("until_end"), true}}}});
        page->show();
        auto *list = page->findChild<widgets::MessageListView *>();
        (void)QTest::qWaitFor([&] { return list->rowCount() == rows && page->statusText().contains(QLatin1StringView("at the end")); }, 30'000);
        return page;
    }
};

} // namespace streamscope::testing
