// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The way into a real keychain: QtKeychain talks to a wallet that stands in for KDE's, on a message bus of its own.
#include "models/session/secret_store.h"
#include "tests/support/require.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusVirtualObject>
#include <QMap>
#include <QMutex>
#include <QProcess>
#include <QTest>
#include <QThread>

#include <atomic>

using namespace Qt::StringLiterals;
using namespace streamscope;
using session::KeychainSecretStore;
using session::SecretLifetime;
using session::SessionSecretStore;

namespace {

/// Answers what QtKeychain asks of org.kde.kwalletd5. Lives on a thread of its own: some of its questions are blocking.
class FakeWallet final : public QDBusVirtualObject {
public:
    std::atomic_bool locked = false;
    [[nodiscard]] QString entry(const QString &key)
    {
        const QMutexLocker guard(&m_mutex);
        return m_entries.value(key);
    }
    [[nodiscard]] QString introspect(const QString &) const override { return {}; }

    bool handleMessage(const QDBusMessage &message, const QDBusConnection &connection) override
    {
        const QMutexLocker guard(&m_mutex);
        const QVariantList arguments = message.arguments();
        const QString member = message.member();
        const QString key = arguments.size() > 2 ? arguments.at(2).toString() : QString();
        QVariant answer;
        if (member == "isEnabled"_L1)
            answer = true;
        else if (member == "networkWallet"_L1 || member == "localWallet"_L1)
            answer = u"wallet"_s;
        else if (member == "open"_L1)
            answer = locked ? -1 : 7;
        else if (member == "entryType"_L1)
            answer = m_entries.contains(key) ? 1 : 0; // a password, or unknown
        else if (member == "hasEntry"_L1)
            answer = m_entries.contains(key);
        else if (member == "readPassword"_L1)
            answer = m_entries.value(key);
        else if (member == "writePassword"_L1) {
            m_entries.insert(key, arguments.at(3).toString());
            answer = 0;
        } else if (member == "removeEntry"_L1) {
            answer = m_entries.remove(key) > 0 ? 0 : -3;
        } else {
            return false;
        }
        return connection.send(message.createReply(answer));
    }

private:
    QMutex m_mutex;
    QMap<QString, QString> m_entries;
};

} // namespace

class TestSecretStore : public QObject {
    Q_OBJECT

private:
    QProcess m_bus;
    QThread m_thread;
    FakeWallet m_wallet;

    template<typename T>
    static core::Result<T> wait(const core::FutureResult<T> &answer)
    {
        if (!QTest::qWaitFor([&answer] { return answer.isFinished(); }, 30000))
            return tl::make_unexpected(core::localError(core::ErrorKind::TimedOut, u"no answer"_s));
        return answer.result();
    }

private Q_SLOTS:
    void initTestCase()
    {
        qputenv("XDG_CURRENT_DESKTOP", "KDE");
        qputenv("KDE_SESSION_VERSION", "5");
        m_bus.start(u"dbus-daemon"_s, {u"--session"_s, u"--nofork"_s, u"--nopidfile"_s, u"--print-address=1"_s});
        STREAMSCOPE_REQUIRE(m_bus.waitForStarted() && m_bus.waitForReadyRead(10000), u"a message bus"_s);
        const QByteArray address = m_bus.readLine().trimmed();
        qputenv("DBUS_SESSION_BUS_ADDRESS", address);
        m_wallet.moveToThread(&m_thread);
        m_thread.start();
        QDBusConnection bus = QDBusConnection::connectToBus(QString::fromLatin1(address), u"wallet"_s);
        QVERIFY(bus.registerVirtualObject(u"/modules/kwalletd5"_s, &m_wallet));
        QVERIFY(bus.registerService(u"org.kde.kwalletd5"_s));
    }
    void cleanupTestCase()
    {
        QDBusConnection::disconnectFromBus(u"wallet"_s);
        m_thread.quit();
        m_thread.wait();
        m_bus.kill();
        m_bus.waitForFinished();
    }

    void sessionStoreForgetsWithItself()
    {
        {
            SessionSecretStore store;
            QCOMPARE(*wait(store.write(u"p"_s, u"sasl.password"_s, u"pw"_s)), SecretLifetime::Session);
            QCOMPARE(*wait(store.read(u"p"_s, u"sasl.password"_s)), std::optional(u"pw"_s));
            QVERIFY(!wait(store.read(u"q"_s, u"sasl.password"_s))->has_value());
        }
        SessionSecretStore another;
        QVERIFY(!wait(another.read(u"p"_s, u"sasl.password"_s))->has_value());
    }

    void keychainKeepsBeyondTheProgram()
    {
        const QString secret = u"pä$$ \"word\"\n2"_s;
        {
            KeychainSecretStore store(u"Streamscope test"_s);
            QCOMPARE(*wait(store.lifetime()), SecretLifetime::Keychain);
            QCOMPARE(*wait(store.write(u"p"_s, u"sasl.password"_s, secret)), SecretLifetime::Keychain);
        }
        QCOMPARE(m_wallet.entry(u"p/sasl.password"_s), secret);
        KeychainSecretStore again(u"Streamscope test"_s);
        QCOMPARE(*wait(again.read(u"p"_s, u"sasl.password"_s)), std::optional(secret));
        QVERIFY(!wait(again.read(u"p"_s, u"ssl.key.password"_s))->has_value());
        QVERIFY(wait(again.remove(u"p"_s, u"sasl.password"_s)).has_value());
        QVERIFY(!wait(again.read(u"p"_s, u"sasl.password"_s))->has_value());
        QVERIFY(m_wallet.entry(u"p/sasl.password"_s).isEmpty());
    }

    void lockedKeychainLeavesItForTheSession()
    {
        m_wallet.locked = true;
        KeychainSecretStore store(u"Streamscope test"_s);
        QCOMPARE(*wait(store.write(u"p"_s, u"sasl.password"_s, u"later"_s)), SecretLifetime::Session);
        QCOMPARE(*wait(store.read(u"p"_s, u"sasl.password"_s)), std::optional(u"later"_s));
        m_wallet.locked = false;
        QVERIFY(m_wallet.entry(u"p/sasl.password"_s).isEmpty());
    }

    void destructionLeavesNoFutureOpen()
    {
        auto store = std::make_unique<KeychainSecretStore>(u"Streamscope test"_s);
        const auto read = store->read(u"p"_s, u"sasl.password"_s);
        store.reset();
        QVERIFY(wait(read).error().kind == core::ErrorKind::Cancelled);
    }
};

QTEST_GUILESS_MAIN(TestSecretStore)
#include "tst_secret_store.moc"
