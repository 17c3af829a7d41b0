// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cluster/connection_config.h"
#include "models/core/result.h"

#include <QCommandLineParser>
#include <QHash>
#include <QPair>
#include <QString>
#include <QStringList>

#include <chrono>

namespace streamscope::app {

/// Which cluster a person named on the command line or in the environment; nothing of it has been opened or read yet, but
/// for the secrets that are in files of their own.
struct ConnectionOptions {
    QString bootstrapServers;
    QList<QPair<QString, QString>> properties; ///< in order; later ones win; secrets filled in
    QString configFile;
    QString profile;
    bool sandbox = false;
    int sandboxRate = -1; ///< messages a second; −1: the sandbox's default
    QString restUrl; ///< of a REST Proxy
    std::chrono::milliseconds timeout{10000};
    QStringList allowedProperties; ///< properties that may run code or load a library
    bool asksForSecrets = false; ///< a person is there to be asked for what the keychain does not have
    QString propertyOption = QStringLiteral("-X"); ///< how sentences name the option that gives a property

    /// True when a cluster was named at all.
    [[nodiscard]] bool namesCluster() const;
};

/// The connection options, the same for the command line tool and the window.
[[nodiscard]] QList<QCommandLineOption> connectionOptions();
/// Adds them.
void addConnectionOptions(QCommandLineParser &parser);

/// Reads them back, with the STREAMSCOPE_… environment variables where an option is absent. The error is a sentence for
/// standard error (wrong usage).
[[nodiscard]] tl::expected<ConnectionOptions, QString> readConnectionOptions(const QCommandLineParser &parser);

/// NAME=VALUE each, secrets read from their files. option: as the sentence of an error names it.
[[nodiscard]] tl::expected<QList<QPair<QString, QString>>, QString> readProperties(const QStringList &texts, const QString &option);

/// Where profiles, settings and the journal are kept; not created here.
[[nodiscard]] QString configFolder();

/// "Streamscope 0.1.0, librdkafka 2.14.2, Qt 6.4.2".
[[nodiscard]] QString versionText();

/// Switches to a UTF-8 locale where the environment has none, and refuses arguments that are not UTF-8: what is produced
/// must be what was typed. Returns a sentence, or nothing when all is well. Before QCoreApplication is made.
[[nodiscard]] QString prepareArguments(int argc, char **argv);

} // namespace streamscope::app
