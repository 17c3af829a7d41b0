// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"

#include <QHash>
#include <QObject>
#include <QString>

#include <functional>
#include <memory>
#include <optional>

namespace QKeychain {
class Job;
}

namespace streamscope::session {

/// How long a store keeps a secret.
enum class SecretLifetime {
    Session,  ///< in memory, until the program ends; asked for again then
    Keychain, ///< in the system's keychain
};

/// Secrets of profiles, by (profile id, property name). Never in a file of ours. GUI thread; never waits.
class SecretStore {
public:
    /// Names of the errors of read() and remove().
    static constexpr const char *kNoKeychain = "NO_KEYCHAIN";         ///< there is none on this machine
    static constexpr const char *kKeychainClosed = "KEYCHAIN_CLOSED"; ///< it is locked, refused, or did not answer; the message says more

    virtual ~SecretStore() = default;

    /// Nothing: there is none. Fails where that is not known, for the keychain cannot be asked.
    [[nodiscard]] virtual core::FutureResult<std::optional<QString>> read(const QString &profileId, const QString &property) = 0;
    /// Keeps it at least for this session; the answer says where it is. Never fails for want of a keychain.
    [[nodiscard]] virtual core::FutureResult<SecretLifetime> write(const QString &profileId, const QString &property,
                                                                   const QString &value) = 0;
    /// One that is not there counts as removed. Fails where it may still be there.
    [[nodiscard]] virtual core::FutureResult<void> remove(const QString &profileId, const QString &property) = 0;
    /// Where write() would keep a secret now.
    [[nodiscard]] virtual core::FutureResult<SecretLifetime> lifetime() = 0;
};

/// In memory only: for tests, and for who wants nothing kept.
class SessionSecretStore final : public SecretStore {
public:
    [[nodiscard]] core::FutureResult<std::optional<QString>> read(const QString &profileId, const QString &property) override;
    [[nodiscard]] core::FutureResult<SecretLifetime> write(const QString &profileId, const QString &property,
                                                           const QString &value) override;
    [[nodiscard]] core::FutureResult<void> remove(const QString &profileId, const QString &property) override;
    [[nodiscard]] core::FutureResult<SecretLifetime> lifetime() override;

private:
    QHash<QString, QString> m_values;
};

/// The system's keychain through QtKeychain, its insecure fallback (a plain file) off. Where there is none, or it refuses,
/// secrets are kept for this session.
class KeychainSecretStore final : public QObject, public SecretStore {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(KeychainSecretStore)

public:
    /// service: under which name the keychain lists them; another one for tests.
    explicit KeychainSecretStore(const QString &service = QStringLiteral("Streamscope"), QObject *parent = nullptr);
    ~KeychainSecretStore() override;

    [[nodiscard]] core::FutureResult<std::optional<QString>> read(const QString &profileId, const QString &property) override;
    [[nodiscard]] core::FutureResult<SecretLifetime> write(const QString &profileId, const QString &property,
                                                           const QString &value) override;
    [[nodiscard]] core::FutureResult<void> remove(const QString &profileId, const QString &property) override;
    [[nodiscard]] core::FutureResult<SecretLifetime> lifetime() override;

private:
    [[nodiscard]] core::Result<void> answered(const QKeychain::Job &job);
    void whenAnswered(const QKeychain::Job &job, std::function<void(const core::Result<void> &)> done);

    QString m_service;
    SessionSecretStore m_session;
    bool m_hasAnswered = false; ///< there is a keychain, whatever its absence looks like later
};

} // namespace streamscope::session
