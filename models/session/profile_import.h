// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/session/profile.h"

#include <QHash>
#include <QList>
#include <QString>

namespace streamscope::session {

enum class ImportFormat {
    Detect,
    JavaProperties, ///< a Java client's .properties
    KeyValue,       ///< kcat's or librdkafka's name=value
    KcatCommand,    ///< a pasted kcat command line
    Exported        ///< a profile that Streamscope exported
};

/// Something about the import that a person should know. Facts; widgets write the sentences. Never holds a secret.
struct ImportNote {
    enum class Kind {
        BadLine,             ///< value: the line as it is (left out where it may hold a secret)
        Unknown,             ///< name: a property that is not known here; left out
        Managed,             ///< name: set by Streamscope itself; left out
        JavaOnly,            ///< name: means something to Java clients only; left out
        Placeholder,         ///< name: the value is a reference ("${file:…}") that only its own program resolves; left out
        BadValue,            ///< name, value: not one of the possible values; left out
        ConvertTrustStore,   ///< value: a JKS or PKCS#12 truststore; command makes command's PEM of it, target is its path
        ConvertKeyStore,     ///< value: a JKS keystore; command makes a PKCS#12 one of it, target is its path
        UnsupportedLogin,    ///< value: a JAAS login module without a counterpart
        BadJaas,             ///< sasl.jaas.config cannot be read
        MechanismMissing,    ///< SASL without a mechanism
        ServersMissing,      ///< no bootstrap servers
        CertificateUnchecked ///< name, value: switches a check of the broker's certificate off
    };
    Kind kind = Kind::Unknown;
    QString name;
    QString value;
    QString command; ///< for a POSIX shell, arguments quoted; empty: none that is safe to show
    QString target;
    int line = 0; ///< from 1; 0: about the whole

    friend bool operator==(const ImportNote &, const ImportNote &) = default;
};

/// A property that can run code or load a library: left out until confirmed, shown in full.
struct RefusedProperty {
    QString name;
    QString value;
    int line = 0;

    friend bool operator==(const RefusedProperty &, const RefusedProperty &) = default;
};

struct ProfileImport {
    ImportFormat format = ImportFormat::Detect; ///< what it was taken for
    Profile profile;                            ///< with a new id, and a name where one suggests itself
    QHash<QString, QString> secrets;            ///< property name → value, all named in profile.secretProperties
    QList<RefusedProperty> refused;
    QList<ImportNote> notes;

    /// Takes a refused property over into the profile: a person has seen it and agreed.
    void confirm(const RefusedProperty &property);
};

/// Reads a foreign configuration. Always gives what could be understood; the notes and refused properties are the rest.
[[nodiscard]] ProfileImport importProfile(const QString &text, ImportFormat format = ImportFormat::Detect);

/// The same from a file of at most 1 MiB, UTF-8 (or Latin-1, as older Java wrote it). Relative paths in it stay as they are.
[[nodiscard]] core::Result<ProfileImport> importProfileFile(const QString &path, ImportFormat format = ImportFormat::Detect);

} // namespace streamscope::session
