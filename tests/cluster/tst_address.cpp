// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/cluster/address.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace streamscope;

class TestAddress : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void checksAddresses_data();
    void checksAddresses();
};

void TestAddress::checksAddresses_data()
{
    using cluster::AddressFault;
    QTest::addColumn<QString>("address");
    QTest::addColumn<int>("fault");
    QTest::addColumn<int>("faultOfMap"); // where the port is needed
    const auto row = [](const char *address, AddressFault fault, AddressFault ofMap) {
        QTest::newRow(address) << QString::fromUtf8(address) << int(fault) << int(ofMap);
    };
    for (const char *good : {"broker.example.com:9092", "localhost:1", "10.0.0.1:65535", "[::1]:9092", "[fe80::1%eth0]:9092", "bröker:9092",
                             "sasl_ssl://broker:9093"})
        row(good, AddressFault::None, AddressFault::None);
    for (const char *alone : {"broker", "[::1]", "PLAINTEXT://broker"})
        row(alone, AddressFault::None, AddressFault::Form);
    for (const char *port : {"broker:0", "broker:65536", "broker:99999", "broker:99999999999999999999", "[::1]:70000"})
        row(port, AddressFault::Port, AddressFault::Port);
    for (const char *form : {"", ":9092", "broker:", "broker:x", "broker:-1", "broker:9092/", "a b:9092", "a,b:9092", "a:1:2", "::1",
                             "[::1", "[zz]:9092", "http://broker:9092", "broker:9092\n"})
        row(form, AddressFault::Form, AddressFault::Form);
    row(qPrintable(QString(254, u'x')), AddressFault::Form, AddressFault::Form);
}

void TestAddress::checksAddresses()
{
    QFETCH(QString, address);
    QFETCH(int, fault);
    QFETCH(int, faultOfMap);
    QCOMPARE(int(cluster::checkAddress(address)), fault);
    QCOMPARE(int(cluster::checkAddress(address, true)), faultOfMap);
}

QTEST_GUILESS_MAIN(TestAddress)
#include "tst_address.moc"
