// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/settings.h"

#include <QDir>
#include <QJsonValue>
#include <QSet>
#include <QSignalBlocker>
#include <QTimer>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace streamscope::session {
namespace {

constexpr int kSettingsVersion = 1;
constexpr int kStateVersion = 1;
constexpr int kStateDelayMs = 1000;
constexpr double kSmallestTailBytes = 4 << 20;
constexpr double kLargestBytes = 1ULL << 40;
constexpr double kSmallestTailRows = 1000;
constexpr double kLargestTailRows = 1e9;
constexpr double kLargestSandboxRate = 2'000'000;

constexpr std::array kThemes{"system", "light", "dark"};
constexpr std::array kDensities{"compact", "comfortable"};
constexpr std::array kTimeZones{"local", "utc", "relative"};

template<typename Names>
int indexOf(const Names &names, const QString &name, int fallback)
{
    const auto it = std::find_if(names.begin(), names.end(), [&name](const char *n) { return name == QLatin1StringView(n); });
    return it == names.end() ? fallback : static_cast<int>(it - names.begin());
}

template<typename Names, typename Enum>
Enum readEnum(const QJsonObject &object, const QString &key, const Names &names, Enum fallback)
{
    return static_cast<Enum>(indexOf(names, object.value(key).toString(), static_cast<int>(fallback)));
}

template<typename Names, typename Enum>
QString enumName(const Names &names, Enum value)
{
    return QString::fromLatin1(names.at(static_cast<std::size_t>(value)));
}

quint64 readNumber(const QJsonObject &object, const QString &key, quint64 fallback, double low, double high)
{
    const QJsonValue value = object.value(key);
    return value.isDouble() ? static_cast<quint64>(std::clamp(value.toDouble(), low, high)) : fallback;
}

Settings fromJson(const QJsonObject &o)
{
    Settings s;
    s.theme = readEnum(o, u"theme"_s, kThemes, s.theme);
    s.language = o.value("language"_L1).toString(s.language);
    s.density = readEnum(o, u"density"_s, kDensities, s.density);
    s.timeZone = readEnum(o, u"timeZone"_s, kTimeZones, s.timeZone);
    s.tailLimits.bytes = readNumber(o, u"tailBytes"_s, s.tailLimits.bytes, kSmallestTailBytes, kLargestBytes);
    s.tailLimits.rows = readNumber(o, u"tailRows"_s, s.tailLimits.rows, kSmallestTailRows, kLargestTailRows);
    s.allTailsBytes = readNumber(o, u"allTailsBytes"_s, s.allTailsBytes, kSmallestTailBytes, kLargestBytes);
    s.topicSeparator = o.value("topicSeparator"_L1).toString(s.topicSeparator);
    s.showInternalTopics = o.value("showInternalTopics"_L1).toBool(s.showInternalTopics);
    s.restorePages = o.value("restorePages"_L1).toBool(s.restorePages);
    s.sandboxRate = static_cast<int>(readNumber(o, u"sandboxRate"_s, static_cast<quint64>(s.sandboxRate), 0, kLargestSandboxRate));
    return s;
}

void toJson(const Settings &s, QJsonObject &o)
{
    o.insert("theme"_L1, enumName(kThemes, s.theme));
    o.insert("language"_L1, s.language);
    o.insert("density"_L1, enumName(kDensities, s.density));
    o.insert("timeZone"_L1, enumName(kTimeZones, s.timeZone));
    o.insert("tailBytes"_L1, static_cast<qint64>(s.tailLimits.bytes));
    o.insert("tailRows"_L1, static_cast<qint64>(s.tailLimits.rows));
    o.insert("allTailsBytes"_L1, static_cast<qint64>(s.allTailsBytes));
    o.insert("topicSeparator"_L1, s.topicSeparator);
    o.insert("showInternalTopics"_L1, s.showInternalTopics);
    o.insert("restorePages"_L1, s.restorePages);
    o.insert("sandboxRate"_L1, s.sandboxRate);
}

} // namespace

bool operator==(const Settings &a, const Settings &b)
{
    return a.theme == b.theme && a.language == b.language && a.density == b.density && a.timeZone == b.timeZone &&
           a.tailLimits.bytes == b.tailLimits.bytes && a.tailLimits.rows == b.tailLimits.rows && a.allTailsBytes == b.allTailsBytes &&
           a.topicSeparator == b.topicSeparator && a.showInternalTopics == b.showInternalTopics && a.restorePages == b.restorePages &&
           a.sandboxRate == b.sandboxRate;
}

struct SettingsStore::Private {
    Private(const QString &folder, JsonFile::Use use)
        : settingsFile(QDir(folder).filePath(u"settings.json"_s), kSettingsVersion, use)
        , stateFile(QDir(folder).filePath(u"state.json"_s), kStateVersion, use)
    {
    }

    void remember(const std::optional<FileProblem> &problem)
    {
        if (problem)
            problems.append(*problem);
    }

    // What others have written meanwhile stays; of what both have changed, the last one counts.
    void writeState(SettingsStore *store)
    {
        timer.stop();
        if (changedKeys.isEmpty())
            return;
        const QJsonObject own = stateObject.value("views"_L1).toObject();
        const auto change = [this, &own](QJsonObject &object) {
            QJsonObject views = object.value("views"_L1).toObject();
            for (const QString &key : std::as_const(changedKeys))
                own.contains(key) ? void(views.insert(key, own.value(key))) : views.remove(key);
            object.insert("views"_L1, views);
        };
        const auto written = stateFile.update(stateObject, change);
        changedKeys.clear();
        noteProblem(stateFile, written.has_value(), store);
    }

    // A failure is told once, and not any more when it has gone.
    void noteProblem(const JsonFile &file, bool written, SettingsStore *store)
    {
        const qsizetype before = problems.size();
        const auto ofFile = [&file](const FileProblem &p) { return p.file == file.path() && p.kind == FileProblem::Kind::WriteFailed; };
        if (written)
            problems.removeIf(ofFile);
        const auto &problem = file.problem();
        if (problem && std::none_of(problems.cbegin(), problems.cend(), [&problem](const FileProblem &p) {
                return p.file == problem->file && p.kind == problem->kind && p.keptAs == problem->keptAs;
            }))
            problems.append(*problem);
        if (problems.size() != before)
            Q_EMIT store->problemsChanged();
    }

    JsonFile settingsFile;
    JsonFile stateFile;
    QJsonObject settingsObject; ///< whole, so that keys which this version does not know survive
    QJsonObject stateObject;
    Settings settings;
    QList<FileProblem> problems;
    QTimer timer;
    QSet<QString> changedKeys; ///< of the state, not written yet
};

SettingsStore::SettingsStore(const QString &folder, JsonFile::Use use, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(folder, use))
{
    d->settingsObject = d->settingsFile.load();
    d->remember(d->settingsFile.problem());
    d->settings = fromJson(d->settingsObject);
    d->stateObject = d->stateFile.load();
    d->remember(d->stateFile.problem());
    d->timer.setSingleShot(true);
    d->timer.setInterval(kStateDelayMs);
    connect(&d->timer, &QTimer::timeout, this, [this] { d->writeState(this); });
}

SettingsStore::~SettingsStore()
{
    const QSignalBlocker nobodyListens(this);
    d->writeState(this);
}

const Settings &SettingsStore::settings() const
{
    return d->settings;
}

void SettingsStore::setSettings(const Settings &settings)
{
    if (settings == d->settings)
        return;
    QJsonObject before;
    QJsonObject after;
    toJson(d->settings, before);
    toJson(settings, after);
    const auto written = d->settingsFile.update(d->settingsObject, [&before, &after](QJsonObject &object) {
        for (auto it = after.constBegin(); it != after.constEnd(); ++it) {
            if (it.value() != before.value(it.key()) || !object.contains(it.key()))
                object.insert(it.key(), it.value());
        }
    });
    bool othersToo = false;
    for (auto it = after.constBegin(); it != after.constEnd(); ++it)
        othersToo = othersToo || d->settingsObject.value(it.key()) != it.value();
    d->settings = othersToo ? fromJson(d->settingsObject) : settings;
    d->noteProblem(d->settingsFile, written.has_value(), this);
    Q_EMIT changed(d->settings);
}

QJsonObject SettingsStore::state(const QString &key) const
{
    return d->stateObject.value("views"_L1).toObject().value(key).toObject();
}

void SettingsStore::setState(const QString &key, const QJsonObject &state)
{
    QJsonObject views = d->stateObject.value("views"_L1).toObject();
    if (views.value(key).toObject() == state && views.contains(key) == !state.isEmpty())
        return;
    if (state.isEmpty())
        views.remove(key);
    else
        views.insert(key, state);
    d->stateObject.insert("views"_L1, views);
    d->changedKeys.insert(key);
    if (!d->timer.isActive()) // views that change all the time put it off no further
        d->timer.start();
    Q_EMIT stateChanged(key);
}

void SettingsStore::writeState()
{
    d->writeState(this);
}

QList<FileProblem> SettingsStore::fileProblems() const
{
    return d->problems;
}

QStringList SettingsStore::problems() const
{
    QStringList paths;
    for (const FileProblem &problem : d->problems)
        paths.append(problem.keptAs.isEmpty() ? problem.file : problem.keptAs);
    return paths;
}

} // namespace streamscope::session
