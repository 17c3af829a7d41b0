// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/secret_store.h"

#include "models/session/secret_service.h"

#include <qt6keychain/keychain.h>

#include <algorithm>
#include <functional>
#include <utility>

using namespace Qt::StringLiterals;

namespace streamscope::session {
namespace {

QString keyOf(const QString &profileId, const QString &property)
{
    return profileId + u'/' + property;
}

// Finishes its future exactly once, also when the job is deleted unheard.
template<typename T>
class Answer {
public:
    Answer() { m_promise.start(); }
    ~Answer()
    {
        if (!m_done)
            give(tl::make_unexpected(core::localError(core::ErrorKind::Cancelled, u"the keychain was not waited for"_s)));
    }
    Q_DISABLE_COPY_MOVE(Answer)

    void give(core::Result<T> result)
    {
        m_done = true;
        m_promise.addResult(std::move(result));
        m_promise.finish();
    }
    [[nodiscard]] core::FutureResult<T> future() { return m_promise.future(); }

private:
    QPromise<core::Result<T>> m_promise;
    bool m_done = false;
};

template<typename T>
using AnswerPtr = std::shared_ptr<Answer<T>>;

template<typename T, typename Job>
core::FutureResult<T> run(Job *job, const QString &key, QObject *context, std::function<void(Job *, const AnswerPtr<T> &)> read)
{
    auto answer = std::make_shared<Answer<T>>();
    const core::FutureResult<T> future = answer->future();
    job->setKey(key);
    job->setInsecureFallback(false);
    job->setAutoDelete(true);
    QObject::connect(job, &QKeychain::Job::finished, context, [answer, job, read = std::move(read)] { read(job, answer); });
    job->start();
    return future;
}

// Where nobody offers the service, or there is no message bus or no library to ask with, it may be called any other error.
bool isAbsence(QKeychain::Error error, const QString &words)
{
    if (error == QKeychain::NoBackendAvailable || error == QKeychain::NotImplemented)
        return true;
    const QStringList absences = {u"ServiceUnknown"_s, u"was not provided by any .service files"_s, u"Cannot autolaunch D-Bus"_s,
                                  u"Could not connect"_s, u"D-Bus is not running"_s};
    return error == QKeychain::OtherError &&
           (words == "Unknown error"_L1 || std::any_of(absences.cbegin(), absences.cend(), [&words](const QString &absence) { return words.contains(absence); }));
}

} // namespace

core::FutureResult<std::optional<QString>> SessionSecretStore::read(const QString &profileId, const QString &property)
{
    const auto it = m_values.constFind(keyOf(profileId, property));
    return core::finished<std::optional<QString>>(it == m_values.cend() ? std::optional<QString>() : std::optional<QString>(*it));
}

core::FutureResult<SecretLifetime> SessionSecretStore::write(const QString &profileId, const QString &property, const QString &value)
{
    m_values.insert(keyOf(profileId, property), value);
    return core::finished<SecretLifetime>(SecretLifetime::Session);
}

core::FutureResult<void> SessionSecretStore::remove(const QString &profileId, const QString &property)
{
    m_values.remove(keyOf(profileId, property));
    return core::finished<void>(core::Result<void>());
}

core::FutureResult<SecretLifetime> SessionSecretStore::lifetime()
{
    return core::finished<SecretLifetime>(SecretLifetime::Session);
}

KeychainSecretStore::KeychainSecretStore(const QString &service, QObject *parent)
    : QObject(parent)
    , m_service(service)
{
}

KeychainSecretStore::~KeychainSecretStore() = default;

// Whether the keychain has looked; an entry that it does not have is an answer too.
core::Result<void> KeychainSecretStore::answered(const QKeychain::Job &job)
{
    const QKeychain::Error code = job.error();
    if (code == QKeychain::NoError || code == QKeychain::EntryNotFound) {
        m_hasAnswered = true;
        return {};
    }
    core::KafkaError error = core::localError(core::ErrorKind::Local, job.errorString(), u"keychain"_s);
    const bool isNone = !m_hasAnswered && isAbsence(code, error.message);
    error.name = QString::fromLatin1(isNone ? kNoKeychain : kKeychainClosed);
    return tl::make_unexpected(error);
}

void KeychainSecretStore::whenAnswered(const QKeychain::Job &job, std::function<void(const core::Result<void> &)> done)
{
    const core::Result<void> looked = answered(job);
    if (job.error() != QKeychain::EntryNotFound) {
        done(looked);
        return;
    }
    whetherLocked(m_service, job.key(), this, [call = std::move(done)](bool isLocked) {
        core::KafkaError error = core::localError(core::ErrorKind::Local, u"nobody has unlocked it"_s, u"keychain"_s);
        error.name = QString::fromLatin1(kKeychainClosed);
        call(isLocked ? core::Result<void>(tl::make_unexpected(error)) : core::Result<void>());
    });
}

core::FutureResult<std::optional<QString>> KeychainSecretStore::read(const QString &profileId, const QString &property)
{
    // What could only be kept for the session is newer than what an unreachable keychain may hold.
    const auto kept = m_session.read(profileId, property);
    if (kept.result()->has_value())
        return kept;
    auto *job = new QKeychain::ReadPasswordJob(m_service, this);
    return run<std::optional<QString>, QKeychain::ReadPasswordJob>(
        job, keyOf(profileId, property), this, [this](QKeychain::ReadPasswordJob *done, const AnswerPtr<std::optional<QString>> &answer) {
            const auto found = done->error() == QKeychain::NoError ? std::optional<QString>(done->textData()) : std::optional<QString>();
            whenAnswered(*done, [answer, found](const core::Result<void> &looked) {
                answer->give(looked ? core::Result<std::optional<QString>>(found) : tl::make_unexpected(looked.error()));
            });
        });
}

core::FutureResult<SecretLifetime> KeychainSecretStore::write(const QString &profileId, const QString &property, const QString &value)
{
    auto *job = new QKeychain::WritePasswordJob(m_service, this);
    job->setTextData(value);
    // Kept here until the keychain has it: a read in between finds the new one.
    (void)m_session.write(profileId, property, value);
    return run<SecretLifetime, QKeychain::WritePasswordJob>(
        job, keyOf(profileId, property), this,
        [this, profileId, property](QKeychain::WritePasswordJob *done, const AnswerPtr<SecretLifetime> &answer) {
            if (!answered(*done) || done->error() != QKeychain::NoError) {
                answer->give(SecretLifetime::Session);
                return;
            }
            (void)m_session.remove(profileId, property);
            answer->give(SecretLifetime::Keychain);
        });
}

core::FutureResult<void> KeychainSecretStore::remove(const QString &profileId, const QString &property)
{
    (void)m_session.remove(profileId, property);
    auto *job = new QKeychain::DeletePasswordJob(m_service, this);
    return run<void, QKeychain::DeletePasswordJob>(
        job, keyOf(profileId, property), this, [this](QKeychain::DeletePasswordJob *done, const AnswerPtr<void> &answer) {
            whenAnswered(*done, [answer](const core::Result<void> &removed) { answer->give(removed); });
        });
}

core::FutureResult<SecretLifetime> KeychainSecretStore::lifetime()
{
    auto *job = new QKeychain::ReadPasswordJob(m_service, this);
    return run<SecretLifetime, QKeychain::ReadPasswordJob>(job, u"probe"_s, this,
                                                           [this](QKeychain::ReadPasswordJob *done, const AnswerPtr<SecretLifetime> &answer) {
                                                               answer->give(answered(*done) ? SecretLifetime::Keychain : SecretLifetime::Session);
                                                           });
}

} // namespace streamscope::session
