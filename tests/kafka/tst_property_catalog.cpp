// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/kafka/property_catalog.h"

#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace streamscope::kafka;

class TestPropertyCatalog : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void holdsWhatTheLibraryKnows()
    {
        const auto &catalog = propertyCatalog();
        QVERIFY2(catalog.size() > 120, qPrintable(QString::number(catalog.size())));
        QVERIFY(std::is_sorted(catalog.cbegin(), catalog.cend(), [](const auto &a, const auto &b) { return a.name < b.name; }));
        for (const PropertyInfo &info : catalog) {
            QVERIFY(!info.name.contains(u' '));
            QVERIFY2(!info.type.isEmpty() && !info.description.isEmpty() && !info.description.contains(u"<br"_s), qPrintable(info.name));
        }
        const PropertyInfo *timeout = propertyInfo(u"socket.timeout.ms"_s);
        QVERIFY(timeout);
        QCOMPARE(timeout->type, u"integer"_s);
        QCOMPARE(timeout->range, u"10 .. 300000"_s);
        QCOMPARE(timeout->defaultValue, u"60000"_s);
        const PropertyInfo *kinit = propertyInfo(u"sasl.kerberos.kinit.cmd"_s);
        QVERIFY(kinit && kinit->defaultValue.contains(u"||"_s));
        QCOMPARE(propertyInfo(u"linger.ms"_s)->role, PropertyInfo::Role::Producer);
        QCOMPARE(propertyInfo(u"log_cb"_s), nullptr);
        QCOMPARE(propertyInfo(u"builtin.features"_s), nullptr);
    }
};

QTEST_GUILESS_MAIN(TestPropertyCatalog)
#include "tst_property_catalog.moc"
