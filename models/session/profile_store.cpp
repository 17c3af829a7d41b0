// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/profile_store.h"

#include "models/core/when_finished.h"
#include "models/session/left_secrets.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace streamscope::session {
namespace {

constexpr int kVersion = 1;
constexpr std::array kEnvironments{"development", "staging", "production"};

QJsonObject toJson(const Profile &p)
{
    QJsonArray properties;
    for (const auto &[name, value] : p.properties)
        properties.append(QJsonObject{{u"name"_s, name}, {u"value"_s, value}});
    QJsonObject addresses;
    for (auto it = p.addressMap.cbegin(); it != p.addressMap.cend(); ++it)
        addresses.insert(it.key(), it.value());
    return {{u"id"_s, p.id},
            {u"name"_s, p.name},
            {u"kind"_s, p.kind == Profile::Kind::Rest ? u"rest"_s : u"kafka"_s},
            {u"restUrl"_s, p.restUrl},
            {u"bootstrapServers"_s, p.bootstrapServers},
            {u"securityProtocol"_s, securityProtocolName(p.securityProtocol)},
            {u"saslMechanism"_s, p.saslMechanism},
            {u"username"_s, p.username},
            {u"caFile"_s, p.caFile},
            {u"certificateFile"_s, p.certificateFile},
            {u"keyFile"_s, p.keyFile},
            {u"addressMap"_s, addresses},
            {u"properties"_s, properties},
            {u"secretProperties"_s, QJsonArray::fromStringList(p.secretProperties)},
            {u"environment"_s, QString::fromLatin1(kEnvironments.at(static_cast<std::size_t>(p.environment)))},
            {u"readOnly"_s, p.readOnly}};
}

std::optional<Profile> fromJson(const QJsonObject &o)
{
    Profile p;
    p.id = o.value("id"_L1).toString();
    p.name = o.value("name"_L1).toString();
    const auto protocol = securityProtocolFrom(o.value("securityProtocol"_L1).toString());
    const QString environment = o.value("environment"_L1).toString();
    const auto known =
        std::find_if(kEnvironments.begin(), kEnvironments.end(), [&](const char *e) { return environment == QLatin1StringView(e); });
    // A guess at how a connection is secured or guarded could do harm: such an entry is kept as it is and not shown.
    const QString kind = o.value("kind"_L1).toString(u"kafka"_s); // absent in files of the first version
    if ((kind != "kafka"_L1 && kind != "rest"_L1) || p.id.isEmpty() || !protocol || known == kEnvironments.end() ||
        !o.value("readOnly"_L1).isBool())
        return {};
    p.kind = kind == "rest"_L1 ? Profile::Kind::Rest : Profile::Kind::Kafka;
    p.restUrl = o.value("restUrl"_L1).toString();
    p.securityProtocol = *protocol;
    p.environment = static_cast<Environment>(known - kEnvironments.begin());
    p.readOnly = o.value("readOnly"_L1).toBool();
    p.bootstrapServers = o.value("bootstrapServers"_L1).toString();
    p.saslMechanism = o.value("saslMechanism"_L1).toString();
    p.username = o.value("username"_L1).toString();
    p.caFile = o.value("caFile"_L1).toString();
    p.certificateFile = o.value("certificateFile"_L1).toString();
    p.keyFile = o.value("keyFile"_L1).toString();
    const QJsonObject addresses = o.value("addressMap"_L1).toObject();
    for (auto it = addresses.begin(); it != addresses.end(); ++it)
        p.addressMap.insert(it.key(), it.value().toString());
    for (const QJsonValue &property : o.value("properties"_L1).toArray())
        p.properties.append({property["name"_L1].toString(), property["value"_L1].toString()});
    for (const QJsonValue &name : o.value("secretProperties"_L1).toArray())
        p.secretProperties.append(name.toString());
    return p;
}

// Several answers become one; the first failure is the failure of all.
template<typename T>
struct Gathering {
    explicit Gathering(T start)
        : value(std::move(start))
    {
        promise.start();
    }
    ~Gathering()
    {
        promise.addResult(error ? core::Result<T>(tl::make_unexpected(*error)) : core::Result<T>(value));
        promise.finish();
    }
    Q_DISABLE_COPY_MOVE(Gathering)

    T value;
    std::optional<core::KafkaError> error;
    QPromise<core::Result<T>> promise;
};

struct Removal {
    QStringList removed;
    bool isRefused = false; ///< by a keychain that is there
};

} // namespace

struct ProfileStore::Private {
    Private(const QString &folder, JsonFile::Use use)
        : file(QDir(folder).filePath(u"profiles.json"_s), kVersion, use)
        , looksOnly(use == JsonFile::Use::LookOnly)
    {
    }

    JsonFile file;
    bool looksOnly;
    std::optional<FileProblem> firstProblem; ///< a damaged file is reported as long as the program runs
    QList<Profile> profiles;
    QJsonArray notUnderstood; ///< entries that are written back as they were
    LeftSecrets left;
    QSet<QString> refused; ///< ids of those that were tried last in vain
    int removing = 0;      ///< profiles whose secrets are being removed
    QHash<QString, core::KafkaError> unread;
    QHash<QString, int> revisions;
};

ProfileStore::ProfileStore(const QString &folder, SecretStore &secrets, JsonFile::Use use, QObject *parent)
    : QObject(parent)
    , m_secrets(secrets)
    , d(std::make_unique<Private>(folder, use))
{
    reload();
}

void ProfileStore::reload()
{
    const QJsonObject object = d->file.load();
    if (d->file.problem() && !d->firstProblem)
        d->firstProblem = d->file.problem();
    // Gone, damaged or newer meanwhile: what was read before is the best there is.
    if (object.isEmpty())
        return;
    if (!object.value("profiles"_L1).isArray()) {
        d->file.keepAside(u"no list of profiles"_s);
        d->firstProblem = d->file.problem();
        return;
    }
    d->profiles.clear();
    d->notUnderstood = {};
    d->left.clear();
    for (const QJsonValue &value : object.value("profiles"_L1).toArray()) {
        if (const std::optional<Profile> profile = fromJson(value.toObject()))
            d->profiles.append(*profile);
        else if (!d->left.read(value.toObject()))
            d->notUnderstood.append(value);
    }
}

ProfileStore::~ProfileStore() = default;

QList<Profile> ProfileStore::profiles() const
{
    return d->profiles;
}

std::optional<Profile> ProfileStore::profile(const QString &id) const
{
    const auto it = std::find_if(d->profiles.cbegin(), d->profiles.cend(), [&id](const Profile &p) { return p.id == id; });
    return it == d->profiles.cend() ? std::nullopt : std::optional(*it);
}

std::optional<Profile> ProfileStore::profileNamed(const QString &name) const
{
    const auto it = std::find_if(d->profiles.cbegin(), d->profiles.cend(), [&name](const Profile &p) { return p.name == name; });
    return it == d->profiles.cend() ? std::nullopt : std::optional(*it);
}

std::optional<Profile> ProfileStore::profileAt(const QString &servers) const
{
    const auto addresses = [](const QString &list) {
        QStringList parts = list.split(u',', Qt::SkipEmptyParts);
        for (QString &part : parts)
            part = part.trimmed();
        return parts;
    };
    const QStringList wanted = addresses(servers);
    for (const Profile &profile : d->profiles) {
        const QStringList own = addresses(profile.bootstrapServers);
        if (std::any_of(own.cbegin(), own.cend(), [&wanted](const QString &server) { return wanted.contains(server, Qt::CaseInsensitive); }))
            return profile;
    }
    return {};
}

core::Result<void> ProfileStore::write(const QList<Profile> &profiles)
{
    QJsonArray array;
    for (const Profile &profile : profiles)
        array.append(toJson(profile));
    for (const QJsonArray &others : {d->left.toJson(), d->notUnderstood}) {
        for (const QJsonValue &value : others)
            array.append(value);
    }
    const core::Result<void> written = d->file.save({{u"profiles"_s, array}});
    if (written)
        d->profiles = profiles;
    return written;
}

core::FutureResult<SecretLifetime> ProfileStore::save(Profile profile, Secrets secrets)
{
    if (profile.id.isEmpty())
        profile.id = newProfileId();
    secrets.insert(splitSecrets(profile));
    for (auto it = secrets.cbegin(); it != secrets.cend(); ++it) {
        if (!profile.secretProperties.contains(it.key()))
            profile.secretProperties.append(it.key());
    }
    profile.secretProperties.sort();

    reload();
    QList<Profile> next = d->profiles;
    QStringList obsolete;
    const auto it = std::find_if(next.begin(), next.end(), [&profile](const Profile &p) { return p.id == profile.id; });
    const bool isNews = it == next.end() || *it != profile || !secrets.isEmpty();
    if (it == next.end()) {
        next.append(profile);
    } else {
        obsolete = it->secretProperties;
        obsolete.removeIf([&profile](const QString &name) { return profile.secretProperties.contains(name); });
        *it = profile;
    }
    const QStringList leftBefore = leftInKeychain();
    const LeftSecrets before = d->left;
    d->left.drop(profile.id, profile.secretProperties);
    d->left.add(profile.id, profile.name, obsolete);
    if (const core::Result<void> written = write(next); !written) {
        d->left = before;
        return core::failed<SecretLifetime>(written.error());
    }
    if (isNews)
        ++d->revisions[profile.id];
    d->refused.remove(profile.id);
    removeSecrets(profile.id, obsolete);
    auto all = std::make_shared<Gathering<SecretLifetime>>(SecretLifetime::Keychain);
    const core::FutureResult<SecretLifetime> answer = all->promise.future();
    for (auto secret = secrets.cbegin(); secret != secrets.cend(); ++secret) {
        core::whenFinished<SecretLifetime>(m_secrets.write(profile.id, secret.key(), secret.value()), this,
                                           [all](const core::Result<SecretLifetime> &one) {
                                               if (!one)
                                                   all->error = one.error();
                                               else if (*one == SecretLifetime::Session)
                                                   all->value = SecretLifetime::Session;
                                           });
    }
    if (!secrets.isEmpty())
        core::whenFinished<SecretLifetime>(answer, this, [this](const core::Result<SecretLifetime> &kept) {
            if (kept && *kept == SecretLifetime::Keychain)
                removeLeftSecrets();
        });
    Q_EMIT changed();
    tellLeft(leftBefore);
    return answer;
}

core::Result<void> ProfileStore::remove(const QString &id)
{
    reload();
    QList<Profile> next = d->profiles;
    const auto it = std::find_if(next.begin(), next.end(), [&id](const Profile &p) { return p.id == id; });
    if (it == next.end())
        return tl::make_unexpected(core::localError(core::ErrorKind::UnknownObject, u"there is no such profile"_s, id));
    const QStringList names = it->secretProperties;
    const LeftSecrets before = d->left;
    d->left.add(id, it->name, names); // until the keychain has answered, also over the end of the program
    next.erase(it);
    if (core::Result<void> written = write(next); !written) {
        d->left = before;
        return written;
    }
    d->refused.remove(id);
    removeSecrets(id, names);
    Q_EMIT changed();
    return {};
}

void ProfileStore::removeSecrets(const QString &id, const QStringList &names)
{
    if (names.isEmpty())
        return;
    ++d->removing;
    auto all = std::make_shared<Gathering<Removal>>(Removal());
    core::whenFinished<Removal>(all->promise.future(), this, [this, id](const core::Result<Removal> &removal) {
        --d->removing;
        takeRemoved(id, removal ? removal->removed : QStringList(), removal && removal->isRefused);
    });
    for (const QString &name : names) {
        core::whenFinished<void>(m_secrets.remove(id, name), this, [all, name](const core::Result<void> &one) {
            if (one)
                all->value.removed.append(name);
            else if (one.error().name != QLatin1StringView(SecretStore::kNoKeychain))
                all->value.isRefused = true;
        });
    }
}

void ProfileStore::takeRemoved(const QString &id, const QStringList &removed, bool isRefused)
{
    const QStringList before = leftInKeychain();
    if (!removed.isEmpty()) {
        reload();
        d->left.drop(id, removed);
        (void)write(d->profiles); // when that fails, they are tried again without need
    }
    if (isRefused)
        d->refused.insert(id);
    else
        d->refused.remove(id);
    tellLeft(before);
}

void ProfileStore::removeLeftSecrets()
{
    if (d->looksOnly || d->removing > 0 || d->left.entries().isEmpty())
        return;
    reload();
    const QList<LeftSecrets::Entry> entries = d->left.entries();
    for (const LeftSecrets::Entry &entry : entries) {
        // One that came back meanwhile, in another window, has its secrets again.
        const std::optional<Profile> owner = profile(entry.id);
        if (owner)
            d->left.drop(entry.id, owner->secretProperties);
        QStringList names = entry.properties;
        names.removeIf([&owner](const QString &name) { return owner && owner->secretProperties.contains(name); });
        removeSecrets(entry.id, names);
    }
}

QStringList ProfileStore::leftInKeychain() const
{
    QStringList names;
    for (const LeftSecrets::Entry &entry : d->left.entries()) {
        if (d->refused.contains(entry.id))
            names.append(entry.name);
    }
    return names;
}

void ProfileStore::tellLeft(const QStringList &before)
{
    if (leftInKeychain() != before)
        Q_EMIT leftInKeychainChanged();
}

int ProfileStore::revision(const QString &id) const
{
    return d->revisions.value(id);
}

core::FutureResult<ProfileStore::Secrets> ProfileStore::secrets(const Profile &profile)
{
    auto all = std::make_shared<Gathering<Secrets>>(Secrets());
    const core::FutureResult<Secrets> answer = all->promise.future();
    d->unread.remove(profile.id);
    for (const QString &name : profile.secretProperties) {
        core::whenFinished<std::optional<QString>>(m_secrets.read(profile.id, name), this,
                                                   [this, all, name, id = profile.id](const core::Result<std::optional<QString>> &one) {
                                                       if (one && one->has_value())
                                                           all->value.insert(name, **one);
                                                       if (one)
                                                           removeLeftSecrets();
                                                       else
                                                           d->unread.insert(id, one.error());
                                                   });
    }
    return answer;
}

std::optional<core::KafkaError> ProfileStore::unread(const QString &id) const
{
    const auto it = d->unread.constFind(id);
    return it == d->unread.cend() ? std::nullopt : std::optional(*it);
}

std::optional<FileProblem> ProfileStore::problem() const
{
    if (d->file.problem() || d->firstProblem)
        return d->file.problem() ? d->file.problem() : d->firstProblem;
    if (d->notUnderstood.isEmpty())
        return {};
    return FileProblem{FileProblem::Kind::PartUnknown, d->file.path(), {}, QString::number(d->notUnderstood.size())};
}

QByteArray exportProfile(Profile profile)
{
    (void)splitSecrets(profile);
    QJsonObject object = toJson(profile);
    object.remove(u"id"_s);
    object.insert("streamscopeProfile"_L1, kVersion);
    return QJsonDocument(object).toJson(QJsonDocument::Indented);
}

core::Result<Profile> importExportedProfile(const QByteArray &bytes)
{
    const QJsonDocument document = QJsonDocument::fromJson(bytes);
    QJsonObject object = document.object();
    const int version = object.value("streamscopeProfile"_L1).toInt();
    if (version < 1)
        return tl::make_unexpected(core::localError(core::ErrorKind::InvalidInput, u"not an exported profile"_s));
    if (version > kVersion)
        return tl::make_unexpected(core::localError(core::ErrorKind::Unsupported, u"exported by a newer version"_s));
    object.insert("id"_L1, newProfileId());
    const std::optional<Profile> profile = fromJson(object);
    if (!profile)
        return tl::make_unexpected(core::localError(core::ErrorKind::InvalidInput, u"the exported profile is damaged"_s));
    return *profile;
}

} // namespace streamscope::session
