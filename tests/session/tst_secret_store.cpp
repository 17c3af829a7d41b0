// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The way into a real keychain: QtKeychain talks to a wallet that stands in for KDE's, on a message bus of its own.
#include "models/session/secret_store.h"
#include "tests/support/fake_wallet.h"
#include "tests/support/require.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace streamscope;
using session::KeychainSecretStore;
using session::SecretLifetime;
using session::SecretStore;
using session::SessionSecretStore;

class TestSecretStore : public QObject {
    Q_OBJECT

private:
    testing::FakeWallet m_wallet;

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
        STREAMSCOPE_REQUIRE(m_wallet.start(), u"a message bus"_s);
        qputenv("DBUS_SESSION_BUS_ADDRESS", m_wallet.address().toLatin1());
    }
    void cleanupTestCase() { m_wallet.stop(); }

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

    // Not asked is not the same as not there.
    void lockedKeychainSaysSo()
    {
        {
            KeychainSecretStore store(u"Streamscope test"_s);
            QCOMPARE(*wait(store.write(u"p"_s, u"sasl.password"_s, u"kept"_s)), SecretLifetime::Keychain);
        }
        m_wallet.locked = true;
        KeychainSecretStore store(u"Streamscope test"_s);
        QCOMPARE(wait(store.read(u"p"_s, u"sasl.password"_s)).error().name, QLatin1StringView(SecretStore::kKeychainClosed));
        QCOMPARE(wait(store.remove(u"p"_s, u"sasl.password"_s)).error().name, QLatin1StringView(SecretStore::kKeychainClosed));
        m_wallet.locked = false;
        QCOMPARE(m_wallet.entry(u"p/sasl.password"_s), u"kept"_s);
        QVERIFY(wait(store.remove(u"p"_s, u"sasl.password"_s)).has_value());
        QVERIFY(wait(store.remove(u"p"_s, u"sasl.password"_s)).has_value()); // gone already
        QVERIFY(m_wallet.entry(u"p/sasl.password"_s).isEmpty());
    }

    // libsecret says "not found" where nobody unlocked the keychain for it.
    void whatIsBehindALockIsNotMissing()
    {
        QVERIFY(m_wallet.offerLockedItem(u"locked/sasl.password"_s));
        KeychainSecretStore store(u"Streamscope test"_s);
        QCOMPARE(wait(store.read(u"locked"_s, u"sasl.password"_s)).error().name, QLatin1StringView(SecretStore::kKeychainClosed));
        const auto other = wait(store.read(u"other"_s, u"sasl.password"_s));
        QVERIFY(other && !other->has_value());
        QVERIFY(wait(store.remove(u"other"_s, u"sasl.password"_s)).has_value());
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
