// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/query/jq_difference.h"
#include "tests/support/require.h"

#include <QStandardPaths>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace streamscope::testing;

class TestJqDifference : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void fieldsAreThoseOfJq();
};

// STREAMSCOPE_JQ_DOCUMENTS of them and STREAMSCOPE_JQ_SEED, where these are set; the benchmarks compare a million.
void TestJqDifference::fieldsAreThoseOfJq()
{
    STREAMSCOPE_REQUIRE(!QStandardPaths::findExecutable(u"jq"_s).isEmpty(), u"jq"_s);
    bool set = false;
    const int asked = qEnvironmentVariableIntValue("STREAMSCOPE_JQ_DOCUMENTS", &set);
    const int documents = set ? asked : 5000;
    const auto result = JqDifference::run(documents, static_cast<quint64>(qEnvironmentVariableIntValue("STREAMSCOPE_JQ_SEED")));
    QVERIFY2(result.fault.isEmpty(), qPrintable(result.fault));
    QCOMPARE(result.documents, qint64{documents});
    QVERIFY(result.present > documents); // the documents themselves are one of the fields
    QVERIFY2(result.different == 0, qPrintable(u"%1 differ:\n"_s.arg(result.different) + result.examples.join(u'\n')));
}

QTEST_GUILESS_MAIN(TestJqDifference)
#include "tst_jq_difference.moc"
