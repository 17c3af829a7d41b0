// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <librdkafka/rdkafka.h>

namespace streamscope::testing {

/// Produces in transactions that the test begins and ends.
class TransactionalProducer {
public:
    explicit TransactionalProducer(const QString &bootstrap)
    {
        rd_kafka_conf_t *conf = rd_kafka_conf_new();
        rd_kafka_conf_set(conf, "bootstrap.servers", bootstrap.toUtf8().constData(), nullptr, 0);
        rd_kafka_conf_set(conf, "transactional.id", "search-test", nullptr, 0);
        m_producer = rd_kafka_new(RD_KAFKA_PRODUCER, conf, nullptr, 0);
        ok(rd_kafka_init_transactions(m_producer, 30'000));
    }
    ~TransactionalProducer() { rd_kafka_destroy(m_producer); }
    Q_DISABLE_COPY_MOVE(TransactionalProducer)

    void begin() { ok(rd_kafka_begin_transaction(m_producer)); }
    void commit() { ok(rd_kafka_commit_transaction(m_producer, 30'000)); }
    void abort() { ok(rd_kafka_abort_transaction(m_producer, 30'000)); }
    void produce(const char *topic, qint32 partition, const QByteArray &value)
    {
        rd_kafka_vu_t fields[4] = {};
        fields[0].vtype = RD_KAFKA_VTYPE_TOPIC;
        fields[0].u.cstr = topic;
        fields[1].vtype = RD_KAFKA_VTYPE_PARTITION;
        fields[1].u.i32 = partition;
        fields[2].vtype = RD_KAFKA_VTYPE_VALUE;
        fields[2].u.mem.ptr = const_cast<char *>(value.constData());
        fields[2].u.mem.size = size_t(value.size());
        fields[3].vtype = RD_KAFKA_VTYPE_MSGFLAGS;
        fields[3].u.i = RD_KAFKA_MSG_F_COPY;
        ok(rd_kafka_produceva(m_producer, fields, 4));
    }
    void flush() { rd_kafka_flush(m_producer, 30'000); }

private:
    static void ok(rd_kafka_error_t *error)
    {
        if (error)
            qFatal("%s", rd_kafka_error_string(error));
    }
    rd_kafka_t *m_producer = nullptr;
};

} // namespace streamscope::testing
