// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/app/cli_run.h"
#include "tests/support/kafka_server.h"

#include <QFile>

#include <memory>

namespace streamscope::testing {

/// A broker of its own, the command line tool on it, and the flows that are written for it.
class FlowCluster {
public:
    [[nodiscard]] KafkaServer &kafka() { return *m_kafka; }
    [[nodiscard]] QString bootstrap() const { return m_kafka->bootstrap(); }
    [[nodiscard]] QString filePath(const QString &name) const { return m_files.filePath(name); }

    CliRun run(const QStringList &arguments, const QByteArray &input = {}) const
    {
        return m_cli.run(arguments + QStringList{QStringLiteral("-b"), bootstrap()}, input);
    }

    /// What a reader of committed messages sees.
    [[nodiscard]] QByteArrayList values(const QString &topic) const
    {
        QByteArrayList list;
        for (const QJsonObject &message :
             run({QStringLiteral("tail"), topic, QStringLiteral("--from"), QStringLiteral("earliest"), QStringLiteral("--until-end")}).lines())
            list.append(message.value(QLatin1StringView("value")).toString().toUtf8());
        return list;
    }

    /// The path of a new file with this flow; empty: it could not be written.
    [[nodiscard]] QString flowFile(const QByteArray &text)
    {
        QFile file(filePath(QStringLiteral("flow-%1.yaml").arg(++m_written)));
        if (!file.open(QIODevice::WriteOnly))
            return {};
        file.write(text);
        return file.fileName();
    }

private:
    Cli m_cli;
    QTemporaryDir m_files;
    std::unique_ptr<KafkaServer> m_kafka = std::make_unique<KafkaServer>();
    int m_written = 0;
};

} // namespace streamscope::testing
