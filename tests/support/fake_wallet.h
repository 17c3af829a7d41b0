// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusArgument>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QDBusVirtualObject>
#include <QMap>
#include <QMutex>
#include <QProcess>
#include <QThread>

#include <atomic>

namespace streamscope::testing {

/// Stands in for KDE's keychain, on a message bus of its own: answers what QtKeychain asks of org.kde.kwalletd5. A program finds it by
/// XDG_CURRENT_DESKTOP=KDE, KDE_SESSION_VERSION=5 and the bus's address. Lives on a thread of its own: some questions are blocking.
class FakeWallet {
public:
    std::atomic_bool locked = false;

    FakeWallet()
        : m_object(*this)
    {
    }
    ~FakeWallet() { stop(); }
    Q_DISABLE_COPY_MOVE(FakeWallet)

    /// False: this machine has no message bus.
    [[nodiscard]] bool start()
    {
        m_bus.start(QStringLiteral("dbus-daemon"), {QStringLiteral("--session"), QStringLiteral("--nofork"), QStringLiteral("--nopidfile"),
                                                    QStringLiteral("--print-address=1")});
        if (!m_bus.waitForStarted() || !m_bus.waitForReadyRead(10000))
            return false;
        m_address = QString::fromLatin1(m_bus.readLine().trimmed());
        m_object.moveToThread(&m_thread);
        m_thread.start();
        QDBusConnection bus = QDBusConnection::connectToBus(m_address, QStringLiteral("wallet"));
        return bus.registerVirtualObject(QStringLiteral("/modules/kwalletd5"), &m_object) &&
               bus.registerService(QStringLiteral("org.kde.kwalletd5"));
    }
    void stop()
    {
        QDBusConnection::disconnectFromBus(QStringLiteral("wallet"));
        m_thread.quit();
        m_thread.wait();
        m_bus.kill();
        m_bus.waitForFinished();
    }
    [[nodiscard]] QString address() const { return m_address; }

    /// Besides, a Secret Service that has this one item, behind its lock.
    [[nodiscard]] bool offerLockedItem(const QString &key)
    {
        const QMutexLocker guard(&m_mutex);
        m_lockedItem = key;
        QDBusConnection bus(QStringLiteral("wallet"));
        return bus.registerVirtualObject(QStringLiteral("/org/freedesktop/secrets"), &m_object) &&
               bus.registerService(QStringLiteral("org.freedesktop.secrets"));
    }
    [[nodiscard]] QString entry(const QString &key)
    {
        const QMutexLocker guard(&m_mutex);
        return m_entries.value(key);
    }

private:
    class Object final : public QDBusVirtualObject {
    public:
        explicit Object(FakeWallet &wallet)
            : m_wallet(wallet)
        {
        }
        [[nodiscard]] QString introspect(const QString &) const override { return {}; }
        bool handleMessage(const QDBusMessage &message, const QDBusConnection &connection) override
        {
            if (message.member() == QLatin1String("SearchItems"))
                return connection.send(message.createReply(m_wallet.found(message.arguments())));
            const QVariant answer = m_wallet.answer(message.member(), message.arguments());
            return answer.isValid() && connection.send(message.createReply(answer));
        }

    private:
        FakeWallet &m_wallet;
    };

    [[nodiscard]] QVariant answer(const QString &member, const QVariantList &arguments)
    {
        const QMutexLocker guard(&m_mutex);
        const QString key = arguments.size() > 2 ? arguments.at(2).toString() : QString();
        if (member == QLatin1String("isEnabled"))
            return true;
        if (member == QLatin1String("networkWallet") || member == QLatin1String("localWallet"))
            return QStringLiteral("wallet");
        if (member == QLatin1String("open"))
            return locked ? -1 : 7;
        if (member == QLatin1String("entryType"))
            return m_entries.contains(key) ? 1 : 0; // a password, or unknown
        if (member == QLatin1String("hasEntry"))
            return m_entries.contains(key);
        if (member == QLatin1String("readPassword"))
            return m_entries.value(key);
        if (member == QLatin1String("writePassword")) {
            m_entries.insert(key, arguments.at(3).toString());
            return 0;
        }
        if (member == QLatin1String("removeEntry"))
            return m_entries.remove(key) > 0 ? 0 : -3;
        return {};
    }

    [[nodiscard]] QVariantList found(const QVariantList &arguments)
    {
        const QMutexLocker guard(&m_mutex);
        const auto wanted = qdbus_cast<QMap<QString, QString>>(arguments.value(0));
        QList<QDBusObjectPath> lockedItems;
        if (wanted.value(QStringLiteral("user")) == m_lockedItem)
            lockedItems.append(QDBusObjectPath(QStringLiteral("/org/freedesktop/secrets/collection/login/1")));
        return {QVariant::fromValue(QList<QDBusObjectPath>()), QVariant::fromValue(lockedItems)};
    }

    QProcess m_bus;
    QString m_lockedItem;
    QThread m_thread;
    QString m_address;
    QMutex m_mutex;
    QMap<QString, QString> m_entries;
    Object m_object;
};

} // namespace streamscope::testing
