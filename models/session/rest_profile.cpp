// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/rest_profile.h"

#include "models/rest/instance_book.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace streamscope::session {

core::Result<rest::RestConfig> restConfig(const Profile &profile, const QHash<QString, QString> &secrets, const QString &folder)
{
    QList<QPair<QString, QString>> properties;
    const auto add = [&properties](const QString &name, const QString &value) {
        if (!value.isEmpty())
            properties.append({name, value});
    };
    add(u"rest.url"_s, profile.restUrl);
    add(u"rest.username"_s, profile.username);
    add(u"rest.ca.location"_s, profile.caFile);
    add(u"rest.certificate.location"_s, profile.certificateFile);
    add(u"rest.key.location"_s, profile.keyFile);
    properties.append(profile.properties);
    for (auto it = secrets.cbegin(); it != secrets.cend(); ++it)
        add(it.key(), it.value());
    return rest::configFromProperties(properties).map([&folder](rest::RestConfig config) {
        config.stateFolder = folder;
        return config;
    });
}

QString restFolder(const QString &configFolder)
{
    const QString beside = configFolder + "/rest"_L1;
    const QDir usual(QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation));
    if (QFileInfo(configFolder).absolutePath() != usual.absolutePath())
        return beside;
    QString state = qEnvironmentVariable("XDG_STATE_HOME"); // Qt knows the place from 6.7 on
    if (!QDir::isAbsolutePath(state))
        state = QDir::homePath() + "/.local/state"_L1;
    const QString folder = state + u'/' + QFileInfo(configFolder).fileName() + "/rest"_L1;
    rest::InstanceBook::adopt(beside, folder);
    return folder;
}

} // namespace streamscope::session
