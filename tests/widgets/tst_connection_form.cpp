// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// When the form of a connection calls something wrong.
#include "models/session/profile_store.h"
#include "models/session/secret_store.h"
#include "tests/widgets/pictures.h"
#include "widgets/common/line_filter.h"
#include "widgets/common/theme.h"
#include "widgets/common/wheel_filter.h"
#include "widgets/connections/connection_editor.h"
#include "widgets/connections/connection_form.h"
#include "widgets/connections/pair_table.h"
#include "widgets/connections/test_panel.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSlider>
#include <QSpinBox>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QToolTip>
#include <QWheelEvent>

using namespace Qt::StringLiterals;
using namespace streamscope;
using namespace streamscope::widgets;

class TestConnectionForm : public QObject {
    Q_OBJECT

private:
    ThemeController m_theme;

    template<typename T = QLineEdit>
    static T *field(const QWidget &parent, const QString &accessibleName)
    {
        for (T *candidate : parent.findChildren<T *>()) {
            if (candidate->accessibleName() == accessibleName)
                return candidate;
        }
        return nullptr;
    }

    // The sentences in the colour of a fault.
    static QStringList told(const QWidget &form)
    {
        QStringList faults;
        for (const QLabel *label : form.findChildren<QLabel *>()) {
            if (label->isVisibleTo(&form) && label->palette().color(QPalette::WindowText) == color(Token::Error))
                faults.append(label->text());
        }
        return faults;
    }

    // The dialog of a new connection.
    struct Editor {
        QTemporaryDir folder;
        session::SessionSecretStore secrets;
        session::ProfileStore profiles{folder.path(), secrets};
        ConnectionEditor dialog{profiles, {}, {}, session::TimeZoneMode::Utc};

        Editor()
        {
            dialog.show();
            QVERIFY(QTest::qWaitForWindowActive(&dialog));
        }
    };

private Q_SLOTS:
    // Without a keychain, or with one that is locked.
    void secretsThatNobodyKeptAreStillAskedFor()
    {
        session::Profile profile;
        profile.id = u"x"_s;
        profile.name = u"oidc"_s;
        profile.bootstrapServers = u"a:9093"_s;
        profile.securityProtocol = session::SecurityProtocol::SaslSsl;
        profile.saslMechanism = u"OAUTHBEARER"_s;
        profile.keyFile = u"/key.pem"_s;
        profile.secretProperties = {u"sasl.oauthbearer.client.secret"_s, u"ssl.key.password"_s};
        ConnectionForm form;
        form.setProfile(profile, {});
        field(form, u"Name"_s)->setText(u"renamed"_s);
        session::Profile changed = form.profile();
        changed.secretProperties.sort();
        QCOMPARE(changed.secretProperties, profile.secretProperties);
        QVERIFY(changed.properties.isEmpty());
        form.mapAddresses({u"127.0.0.1:1"_s, u"127.0.0.1:2"_s});
        QCOMPARE(form.profile().addressMap.keys().size(), 2);
        // Asked for once more: those that are there stay as they are.
        auto *map = form.findChild<PairTable *>();
        map->setRows({{u"127.0.0.1:1"_s, u"tunnel:1"_s}});
        form.mapAddresses({u"127.0.0.1:1"_s, u"127.0.0.1:2"_s});
        QCOMPARE(map->rows(), (PairTable::Rows{{u"127.0.0.1:1"_s, u"tunnel:1"_s}, {u"127.0.0.1:2"_s, QString()}}));
    }

    void whatIsNotWrittenYetIsNotWrong()
    {
        ConnectionForm form;
        QVERIFY(!form.faults().isEmpty());
        QCOMPARE(told(form), QStringList());
        field<QComboBox>(form, u"Protocol"_s)->setCurrentText(u"SASL_SSL"_s);
        QCOMPARE(told(form), QStringList());
        // What is written is checked with each key, what was taken away again too.
        field(form, u"Bootstrap servers"_s)->setText(u"the new cluster"_s);
        QCOMPARE(told(form).size(), 1);
        field(form, u"Name"_s)->setText(u"a"_s);
        field(form, u"Name"_s)->clear();
        QCOMPARE(told(form).size(), 2);
        form.focusFirstFault(); // as by saving
        QCOMPARE(told(form).size(), 3);
    }

    void theSameThroughAProxy()
    {
        ConnectionForm form;
        field<QComboBox>(form, u"Connect through"_s)->setCurrentText(u"REST Proxy"_s);
        QCOMPARE(told(form), QStringList());
        QCOMPARE(form.faults().size(), 2);
        form.focusFirstFault();
        QCOMPARE(told(form).size(), 2);
    }

    void aSavedConnectionIsCheckedAtOnce()
    {
        session::Profile profile;
        profile.id = u"saved"_s;
        profile.name = u"saved"_s;
        profile.bootstrapServers = u"kafka:99999"_s;
        ConnectionForm form;
        form.setProfile(profile, {});
        QCOMPARE(told(form).size(), 1);
    }

    // A field takes back what it cannot hold as a whole, and says so, instead of keeping its beginning.
    void noFieldCutsWhatIsPasted()
    {
        const LineFilter filter;
        ConnectionForm form;
        QWidget other(&form);
        QLineEdit plain(&other);
        QSpinBox number(&form);
        form.show();
        for (QLineEdit *line : {field<QLineEdit>(form, u"Name"_s), field<QLineEdit>(form, u"Bootstrap servers"_s), &plain}) {
            QApplication::clipboard()->setText(QString(33'000, u'x'));
            line->paste();
            QCOMPARE(line->text().size(), 33'000);
        }
        plain.setText(u"before"_s);
        QApplication::clipboard()->setText(QString(300'000, u'y'));
        plain.selectAll();
        plain.paste();
        QCOMPARE(plain.text(), u"before"_s);
        QVERIFY2(QToolTip::text().contains(u"not taken"_s), qPrintable(QToolTip::text()));
        number.setValue(7);
        QCOMPARE(number.text(), u"7"_s);
    }

    // Every protocol after every other one: its fields, and no more.
    void eachProtocolShowsItsFields()
    {
        Editor editor;
        auto *protocol = field<QComboBox>(editor.dialog, u"Protocol"_s);
        const QStringList names = {u"PLAINTEXT"_s, u"SSL"_s, u"SASL_PLAINTEXT"_s, u"SASL_SSL"_s};
        for (const QString &from : names) {
            for (const QString &to : names) {
                protocol->setCurrentText(from);
                QCoreApplication::processEvents();
                protocol->setCurrentText(to);
                const QByteArray step = (from + u" → "_s + to).toUtf8();
                for (const QWidget *input : {static_cast<QWidget *>(field(editor.dialog, u"User"_s)),
                                             static_cast<QWidget *>(field<QComboBox>(editor.dialog, u"Mechanism"_s))}) {
                    QVERIFY2(input->isVisible() == to.contains(u"SASL"_s), step);
                    const auto hasItsRoom = [input] { return !input->isVisible() || input->height() >= input->minimumSizeHint().height(); };
                    QVERIFY2(QTest::qWaitFor(hasItsRoom, 5'000), step);
                }
                QVERIFY2(field(editor.dialog, u"Client key"_s)->isVisible() == to.contains(u"SSL"_s), step);
            }
        }
        QVERIFY(tests::savePicture(editor.dialog, u"connection form SASL_SSL"_s));
    }

    void fieldsShownLaterComeInTheirPlace()
    {
        Editor editor;
        auto *protocol = field<QComboBox>(editor.dialog, u"Protocol"_s);
        protocol->setCurrentText(u"SASL_PLAINTEXT"_s);
        QCoreApplication::processEvents();
        protocol->setFocus();
        for (const QString &next : {u"Mechanism"_s, u"User"_s, u"Password"_s}) {
            QTest::keyClick(editor.dialog.focusWidget(), Qt::Key_Tab);
            QCOMPARE(editor.dialog.focusWidget()->accessibleName(), next);
        }
    }

    // By the keyboard alone: the list of words neither swallows the focus nor what is typed next.
    void propertiesAreTypedWithTab()
    {
        Editor editor;
        auto *table = field<QTableWidget>(editor.dialog, u"Further properties"_s);
        table->setFocus();
        table->setCurrentCell(0, 0);
        QTest::keyClick(table, Qt::Key_Return);
        QTest::keyClicks(QApplication::focusWidget(), u"client.id"_s);
        QWidget *popup = QApplication::activePopupWidget();
        QVERIFY(popup);
        QTest::keyClick(popup, Qt::Key_Tab);
        QVERIFY(qobject_cast<QLineEdit *>(QApplication::focusWidget()));
        QTest::keyClicks(QApplication::focusWidget(), u"shop"_s);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QTRY_COMPARE(table->item(0, 1)->text(), u"shop"_s);
        QCOMPARE(table->item(0, 0)->text(), u"client.id"_s);
        QVERIFY(editor.dialog.isVisible());
        table->item(0, 1)->setText(QString());
        QCOMPARE(table->item(0, 2)->text(), u"has no value"_s);
    }

    // What was true of other settings is not said of these.
    void aVerdictGoesWithWhatItWasAbout()
    {
        Editor editor;
        auto *panel = editor.dialog.findChild<TestPanel *>();
        field(editor.dialog, u"Bootstrap servers"_s)->setText(u"127.0.0.1:1"_s);
        QPushButton *test = nullptr;
        for (QPushButton *button : editor.dialog.findChildren<QPushButton *>())
            test = button->text().contains(u"Test"_s) ? button : test;
        test->click();
        QVERIFY(panel->isVisible());
        QTRY_VERIFY_WITH_TIMEOUT(!panel->isRunning(), 30'000);
        QVERIFY(panel->isVisible());
        field(editor.dialog, u"Bootstrap servers"_s)->setText(u"127.0.0.1:2"_s);
        QVERIFY(!panel->isVisible());
    }

    // Production must not become development because somebody scrolls the form.
    void theWheelChangesNothing()
    {
        const WheelFilter filter;
        ConnectionForm form;
        QSpinBox number(&form);
        QSlider slider(Qt::Horizontal, &form);
        number.setValue(50);
        slider.setValue(50);
        auto *environment = field<QComboBox>(form, u"Environment"_s);
        environment->setCurrentIndex(1);
        form.show();
        for (QWidget *under : {static_cast<QWidget *>(environment), static_cast<QWidget *>(&number), static_cast<QWidget *>(&slider)}) {
            under->setFocus();
            QWheelEvent wheel(QPointF(1, 1), under->mapToGlobal(QPointF(1, 1)), {}, {0, -120}, Qt::NoButton, Qt::NoModifier,
                              Qt::NoScrollPhase, false);
            QCoreApplication::sendEvent(under, &wheel);
            QVERIFY(!wheel.isAccepted()); // so that it goes on to what scrolls
        }
        QCOMPARE(environment->currentIndex(), 1);
        QCOMPARE(number.value(), 50);
        QCOMPARE(slider.value(), 50);
    }
};

QTEST_MAIN(TestConnectionForm)
#include "tst_connection_form.moc"
