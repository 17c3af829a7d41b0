// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The .ts files against the sources, as lupdate reads them now.
#include "models/cluster/topic_config_catalog.h"
#include "widgets/common/sentences.h"

#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>
#include <QXmlStreamReader>

#include <map>
#include <tuple>

using namespace Qt::StringLiterals;

namespace {

struct Entry {
    bool plural = false;
    QString type;      // unfinished, vanished, obsolete; empty: finished
    QStringList forms; // one, or one for each plural form
};
using Key = std::tuple<QString, QString, QString>; // context, source, comment
using Entries = std::map<Key, Entry>;

Entries readTs(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QXmlStreamReader xml(&file);
    Entries entries;
    QString context;
    QString source;
    QString comment;
    Entry entry;
    while (!xml.atEnd()) {
        xml.readNext();
        if (xml.isEndElement() && xml.name() == "message"_L1)
            entries.emplace(Key(context, source, comment), entry);
        if (!xml.isStartElement())
            continue;
        if (xml.name() == "name"_L1) {
            context = xml.readElementText();
        } else if (xml.name() == "message"_L1) {
            entry = {xml.attributes().value("numerus"_L1) == "yes"_L1, {}, {}};
            source.clear();
            comment.clear();
        } else if (xml.name() == "source"_L1) {
            source = xml.readElementText();
        } else if (xml.name() == "comment"_L1) {
            comment = xml.readElementText();
        } else if (xml.name() == "translation"_L1) {
            entry.type = xml.attributes().value("type"_L1).toString();
            if (!entry.plural)
                entry.forms.append(xml.readElementText());
        } else if (xml.name() == "numerusform"_L1) {
            entry.forms.append(xml.readElementText());
        }
    }
    return xml.hasError() ? Entries() : entries;
}

// %1, %L2, %n, %Ln, each once, sorted.
QStringList placeholders(const QString &text)
{
    static const QRegularExpression pattern(u"%L?(?:\\d{1,2}|n)"_s);
    QStringList found;
    for (auto it = pattern.globalMatch(text); it.hasNext();)
        found.append(it.next().captured());
    found.removeDuplicates();
    found.sort();
    return found;
}

QString tsFile(const QString &language)
{
    return QStringLiteral(STREAMSCOPE_TRANSLATIONS_DIR "/streamscope_%1.ts").arg(language);
}

void languages()
{
    QTest::addColumn<QString>("language");
    QTest::newRow("German") << u"de"_s;
    QTest::newRow("English plural forms") << u"en"_s;
}

} // namespace

class TestTranslations : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyEntryIsTranslated_data() { languages(); }
    void everyEntryIsTranslated()
    {
        QFETCH(const QString, language);
        const Entries entries = readTs(tsFile(language));
        QVERIFY(!entries.empty());
        QStringList faults;
        for (const auto &[key, entry] : entries) {
            const auto &[context, source, comment] = key;
            const QString where = context + u": "_s + source;
            if (!entry.type.isEmpty())
                faults.append(entry.type + u" · "_s + where);
            if (entry.forms.size() != (entry.plural ? 2 : 1))
                faults.append(u"forms · "_s + where);
            for (qsizetype i = 0; i < entry.forms.size(); ++i) {
                QStringList wanted = placeholders(source);
                const QStringList present = placeholders(entry.forms.at(i));
                for (const auto &number : {u"%n"_s, u"%Ln"_s})
                    if (entry.plural && i == 0 && !present.contains(number))
                        wanted.removeOne(number); // “the newest change”: both languages have this form for one alone
                if (entry.forms.at(i).trimmed().isEmpty())
                    faults.append(u"empty · "_s + where);
                else if (present != wanted)
                    faults.append(u"placeholders · "_s + where);
            }
        }
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n')));
    }

    void theSourcesHaveTheSame_data() { languages(); }
    void theSourcesHaveTheSame()
    {
        QFETCH(const QString, language);
        const QTemporaryDir folder;
        const QString fresh = folder.filePath(u"fresh_%1.ts"_s.arg(language));
        QStringList arguments{u"-silent"_s, u"-I"_s, QStringLiteral(STREAMSCOPE_SOURCE_DIR), u"-locations"_s, u"none"_s};
        if (language == "en"_L1)
            arguments.append(u"-pluralonly"_s);
        arguments << QStringLiteral("@" STREAMSCOPE_TRANSLATED_SOURCES) << u"-ts"_s << fresh;
        QProcess lupdate;
        lupdate.start(QStringLiteral(STREAMSCOPE_LUPDATE), arguments);
        QVERIFY(lupdate.waitForFinished(60'000));
        QCOMPARE(lupdate.exitCode(), 0);
        const Entries wanted = readTs(fresh);
        QVERIFY(!wanted.empty());
        const Entries present = readTs(tsFile(language));
        QStringList faults;
        for (const auto &[key, entry] : wanted) {
            const auto &[context, source, comment] = key;
            const auto found = present.find(key);
            if (context.isEmpty()) // lupdate did not see whose tr() it is, so it is never found when the program runs
                faults.append(u"no context · "_s + source);
            else if (found == present.end() || found->second.plural != entry.plural)
                faults.append(u"missing · "_s + context + u": "_s + source);
        }
        for (const auto &[key, entry] : present)
            if (!wanted.contains(key))
                faults.append(u"left over · "_s + std::get<0>(key) + u": "_s + std::get<1>(key));
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n')));
    }

    // Contexts that are named by hand, or through a class that is no QObject.
    void theProgramFindsThem()
    {
        streamscope::core::KafkaError error;
        error.kind = streamscope::core::ErrorKind::Transport;
        const QString english = streamscope::widgets::describe(error).sentence;
        QTranslator german;
        QVERIFY(german.load(u":/i18n/streamscope_de.qm"_s));
        QVERIFY(QCoreApplication::installTranslator(&german));
        QVERIFY(streamscope::widgets::describe(error).sentence != english);
        // Qt's own, on a system without its translations.
        QCOMPARE(QCoreApplication::translate("QPlatformTheme", "Cancel"), u"Abbrechen"_s);
        QCOMPARE(QCoreApplication::translate("QLineEdit", "&Undo"), u"&Rückgängig"_s);
        for (const auto &info : streamscope::cluster::topicConfigCatalog())
            QVERIFY2(QCoreApplication::translate(streamscope::cluster::kTopicConfigContext, info.documentation) !=
                         QString::fromUtf8(info.documentation),
                     qPrintable(info.name));
    }
};

QTEST_MAIN(TestTranslations)
#include "tst_translations.moc"
