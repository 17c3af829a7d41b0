// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/filter_book.h"
#include "models/session/settings.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace streamscope::session;

class TestFilterBook : public QObject {
    Q_OBJECT

private:
    static SavedFilter filter(const QString &text, const QString &name = {}, bool isExpression = false)
    {
        return {.name = name, .text = text, .isExpression = isExpression, .matchCase = false, .isRegex = false};
    }
    static QStringList texts(const QList<SavedFilter> &filters)
    {
        QStringList list;
        for (const SavedFilter &one : filters)
            list.append(one.name.isEmpty() ? one.text : one.name + u'=' + one.text);
        return list;
    }

private Q_SLOTS:
    void theNewestComeFirst()
    {
        QTemporaryDir folder;
        SettingsStore settings(folder.path());
        FilterBook book(&settings, {u"a"_s});
        book.use(filter(u"one"_s));
        book.use(filter(u"two"_s));
        book.use(filter(u"  "_s));
        book.use(filter(u"one"_s));
        QCOMPARE(texts(book.recent()), (QStringList{u"one"_s, u"two"_s}));
        book.use(filter(u"one"_s, {}, true)); // an expression is another one
        QCOMPARE(book.recent().size(), 3);
        QVERIFY(book.recent().first().isExpression);
        for (int i = 0; i < 50; ++i)
            book.use(filter(QString::number(i)));
        QCOMPARE(book.recent().size(), FilterBook::kMostRecent);
        QCOMPARE(book.recent().first().text, u"49"_s);
    }

    void namedOnesAreKept()
    {
        QTemporaryDir folder;
        {
            SettingsStore settings(folder.path());
            FilterBook book(&settings, {u"a"_s, u"b"_s});
            QVERIFY(book.keep({.name = u"late"_s, .text = u"x.*"_s, .isExpression = false, .matchCase = true, .isRegex = true}));
            QVERIFY(book.keep(filter(u"value.total > 100"_s, u"Big"_s, true)));
            QVERIFY(!book.keep(filter(u"nameless"_s)));
            QVERIFY(!book.keep(filter({}, u"empty"_s)));
            QVERIFY(book.keep(filter(u"value.total > 200"_s, u"Big"_s, true)));
        }
        SettingsStore settings(folder.path());
        FilterBook book(&settings, {u"a"_s, u"b"_s});
        QCOMPARE(texts(book.named()), (QStringList{u"Big=value.total > 200"_s, u"late=x.*"_s}));
        QVERIFY(book.named().last().matchCase && book.named().last().isRegex);
        QVERIFY(FilterBook(&settings, {u"a"_s}).named().isEmpty());
        QVERIFY(!book.rename(u"Big"_s, u"late"_s));
        QVERIFY(!book.rename(u"Big"_s, u" "_s));
        QVERIFY(!book.rename(u"none"_s, u"other"_s));
        QVERIFY(book.rename(u"Big"_s, u"zebra"_s));
        QVERIFY(book.rename(u"zebra"_s, u"zebra"_s));
        QCOMPARE(texts(book.named()), (QStringList{u"late=x.*"_s, u"zebra=value.total > 200"_s}));
        book.use(filter(u"y"_s));
        book.remove(u"late"_s);
        book.remove(u"late"_s);
        QCOMPARE(book.named().size(), 1);
        QCOMPARE(book.recent().size(), 1);
    }

    void nothingIsKeptWithoutSettings()
    {
        FilterBook book(nullptr, {u"a"_s});
        book.use(filter(u"x"_s));
        QVERIFY(book.recent().isEmpty());
        QVERIFY(book.named().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestFilterBook)
#include "tst_filter_book.moc"
