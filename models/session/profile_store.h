// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/session/json_file.h"
#include "models/session/profile.h"
#include "models/session/secret_store.h"

#include <QByteArray>
#include <QObject>

#include <memory>
#include <optional>

namespace streamscope::session {

/// The saved connections: one readable file of the configuration folder ("profiles.json"), written atomically, without a
/// secret in it; secrets go to the secret store. A damaged or newer file is kept aside and reported, never overwritten.
/// Each change starts from the file as it is then, so that another window's profiles are not lost.
/// GUI thread. The secret store must outlive it.
class ProfileStore : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ProfileStore)

public:
    using Secrets = QHash<QString, QString>; ///< property name → value

    ProfileStore(const QString &folder, SecretStore &secrets, JsonFile::Use use = JsonFile::Use::Own, QObject *parent = nullptr);
    ~ProfileStore() override;

    [[nodiscard]] QList<Profile> profiles() const; ///< in the order of saving; the sandbox is not among them
    [[nodiscard]] std::optional<Profile> profile(const QString &id) const;
    [[nodiscard]] std::optional<Profile> profileNamed(const QString &name) const; ///< exactly so written; the first of several

    /// The first that has one of these bootstrap servers (separated by commas).
    [[nodiscard]] std::optional<Profile> profileAt(const QString &servers) const;

    /// Adds the profile, or replaces the one with its id. Secrets, also those found in the free properties, go to the secret
    /// store; those that the profile no longer names are removed there. The answer says how long the secrets are kept
    /// (Keychain when there are none). On failure of the file nothing is changed.
    [[nodiscard]] core::FutureResult<SecretLifetime> save(Profile profile, Secrets secrets);
    /// Removes it with its secrets. Those that the keychain does not let go of now are remembered in the file and removed later:
    /// see removeLeftSecrets().
    [[nodiscard]] core::Result<void> remove(const QString &id);

    /// Those of profile.secretProperties that are known; what is missing must be asked for. Never fails: see unread().
    [[nodiscard]] core::FutureResult<Secrets> secrets(const Profile &profile);
    /// Why the last secrets() of this profile does not know all that may be kept (SecretStore's names of errors); nothing: it does.
    [[nodiscard]] std::optional<core::KafkaError> unread(const QString &id) const;

    /// Tries again to remove what remove() and save() had to leave in the keychain; for the start of the program. Done by itself
    /// after the keychain has answered.
    void removeLeftSecrets();
    /// Names of the profiles, deleted or changed, whose secrets a keychain refused to remove when it was tried last. Where there is no
    /// keychain nothing is told, only remembered.
    [[nodiscard]] QStringList leftInKeychain() const;

    /// How often save() has written this profile or a secret of it in this run: what was opened before is outdated then.
    [[nodiscard]] int revision(const QString &id) const;

    [[nodiscard]] std::optional<FileProblem> problem() const;
    [[nodiscard]] SecretStore &secretStore() { return m_secrets; }

Q_SIGNALS:
    void changed();
    void leftInKeychainChanged();

private:
    void reload();
    [[nodiscard]] core::Result<void> write(const QList<Profile> &profiles);
    void removeSecrets(const QString &id, const QStringList &names);
    void takeRemoved(const QString &id, const QStringList &removed, bool isRefused);
    void tellLeft(const QStringList &before);

    SecretStore &m_secrets;
    struct Private;
    std::unique_ptr<Private> d;
};

/// A profile as a file for somebody else: everything but its secrets, whose names are kept so that they can be asked for.
[[nodiscard]] QByteArray exportProfile(Profile profile);
/// The way back, with a new id. InvalidInput: it is something else.
[[nodiscard]] core::Result<Profile> importExportedProfile(const QByteArray &bytes);

} // namespace streamscope::session
