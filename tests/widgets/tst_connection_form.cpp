// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// When the form of a connection calls something wrong.
#include "widgets/common/line_filter.h"
#include "widgets/common/theme.h"
#include "widgets/common/wheel_filter.h"
#include "widgets/connections/connection_form.h"
#include "widgets/connections/pair_table.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QSlider>
#include <QSpinBox>
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
