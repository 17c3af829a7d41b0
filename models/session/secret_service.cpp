// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/secret_service.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusMetaType>
#include <QDBusObjectPath>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QMap>

#include <utility>

using namespace Qt::StringLiterals;

namespace streamscope::session {
namespace {

using Attributes = QMap<QString, QString>;
using Paths = QList<QDBusObjectPath>;

} // namespace

void whetherLocked(const QString &service, const QString &key, QObject *context, std::function<void(bool isLocked)> done)
{
    qDBusRegisterMetaType<Attributes>();
    QDBusMessage search = QDBusMessage::createMethodCall(u"org.freedesktop.secrets"_s, u"/org/freedesktop/secrets"_s,
                                                         u"org.freedesktop.Secret.Service"_s, u"SearchItems"_s);
    search.setAutoStartService(false);
    search.setArguments({QVariant::fromValue(Attributes{{u"user"_s, key}, {u"server"_s, service}})});
    auto *watcher = new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(search), context);
    QObject::connect(watcher, &QDBusPendingCallWatcher::finished, context, [watcher, call = std::move(done)] {
        watcher->deleteLater();
        const QDBusPendingReply<Paths, Paths> reply = *watcher; // the open ones, the locked ones
        call(!reply.isError() && reply.argumentAt<0>().isEmpty() && !reply.argumentAt<1>().isEmpty());
    });
}

} // namespace streamscope::session
