// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/messages/text_filter.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace streamscope::messages;

class TestTextFilter : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsWrongWithAPattern_data();
    void whatIsWrongWithAPattern();
};

// RE2's own words, and what it names.
void TestTextFilter::whatIsWrongWithAPattern_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("bracket") << u"x[abc"_s << u"missing ]: [abc"_s;
    QTest::newRow("open") << u"(a"_s << u"missing ): (a"_s;
    QTest::newRow("close") << u"a)"_s << u"unexpected ): a)"_s;
    QTest::newRow("escape") << u"\\8"_s << u"invalid escape sequence: \\8"_s;
    QTest::newRow("backslash") << u"a\\"_s << u"trailing \\"_s;
    QTest::newRow("range") << u"[b-a]"_s << u"invalid character class range: b-a"_s;
    QTest::newRow("class") << u"[[:word]:]]"_s << u"invalid character class range: [:word]:]"_s;
    QTest::newRow("nothing to repeat") << u"*a"_s << u"no argument for repetition operator: *"_s;
    QTest::newRow("twice repeated") << u"a**"_s << u"bad repetition operator: **"_s;
    QTest::newRow("too often") << u"a{1001}"_s << u"invalid repetition size: {1001}"_s;
    QTest::newRow("group") << u"(?=a)"_s << u"invalid perl operator: (?="_s;
    QTest::newRow("name") << u"(?P<a)"_s << u"invalid named capture group: (?P<a)"_s;
    QTest::newRow("too large") << u"((a{100}){100}){100}"_s << u"invalid repetition size: {100}"_s;
    QTest::newRow("too much") << u"(\\pL{100}){10}"_s << u"pattern too large - compile failed"_s;
}

void TestTextFilter::whatIsWrongWithAPattern()
{
    QFETCH(const QString, pattern);
    QFETCH(const QString, sentence);
    const auto matcher = TextMatcher::make(pattern, {.regex = true});
    QVERIFY(!matcher);
    QCOMPARE(matcher.error().message, sentence);
}

QTEST_APPLESS_MAIN(TestTextFilter)
#include "tst_text_filter.moc"
