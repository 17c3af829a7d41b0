// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Messages of files: each form read exactly, each bad line told, chunks and provenance, lines in doubt.
#include "models/flows/file_feed.h"
#include "models/messages/message_json.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace streamscope;
using namespace streamscope::flows;
using Kind = FileFormat::Kind;
using Outcome = LineFault::Outcome;
using Step = cluster::RecordFeed::Step;

class TestFileFeed : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    QString file(const QByteArray &bytes)
    {
        const QString path = m_folder.filePath(QString::fromLatin1(QTest::currentTestFunction()));
        QFile out(path);
        if (!out.open(QIODevice::WriteOnly) || out.write(bytes) != bytes.size())
            qFatal("the file was not written");
        return path;
    }
    static QList<FileRecord> all(const QString &path, const FileFormat &format)
    {
        auto reader = RecordReader::open(path, format);
        if (!reader)
            qFatal("%s", qPrintable(reader.error().message));
        QList<FileRecord> records;
        while (auto record = (*reader)->next())
            records.append(*record);
        return records;
    }

private Q_SLOTS:
    void ownExportRoundTrips();
    void badLinesAreTold();
    void whatALineTellsIsKeptOrNot();
    void csvColumnsAreMapped();
    void csvIsQuoted_data();
    void csvIsQuoted();
    void csvWithoutTitles();
    void aByteOrderMarkIsNoData();
    void aQuoteWithinAFieldIsACharacter();
    void aQuoteWithoutAnEndNamesItsLines();
    void titlesAreReadFromTheBeginningOnly();
    void aFolderIsFileByFile();
    void filesThatAreNotThere();
    void linesInDoubtAreListed();
    void whatAStopGivesBackIsNotReached();
    void noLineIsGivenBeforeItIsAllowed();
    void chunksTellWhereTheyComeFrom();
    void goesOnBehindALine();
    void identitiesDiffer();
    void reportIsCsv();
    void manyLinesAreRanges();
    void aRefusedLineIsLeftOut();
    void whatNoTopicTakesIsAFault();
};

// What messageJson writes is read back as the same message, whatever is in it.
void TestFileFeed::ownExportRoundTrips()
{
    const std::vector<std::optional<std::string>> payloads = {std::nullopt,
                                                              "",
                                                              "plain",
                                                              "{\"big\":12345678901234567890,\"big\":1.50}",
                                                              std::string("\0\xff\x80", 3),
                                                              "quotes \" and \\ and \n and \xe2\x80\xa8",
                                                              "\xf0\x9f\x90\xb3"};
    std::string text;
    std::vector<cluster::RawMessage> written;
    std::vector<std::vector<cluster::RawHeader>> headers;
    headers.reserve(payloads.size());
    for (std::size_t i = 0; i < payloads.size(); ++i) {
        const auto &key = payloads[i];
        const auto &value = payloads[(i + 1) % payloads.size()];
        headers.push_back({{"twice", key ? std::string_view(*key) : std::string_view(), !key},
                           {"twice", "", false}, {"\xc3\xa4", "x", false}});
        cluster::RawMessage message;
        message.partition = static_cast<qint32>(i);
        message.offset = 42;
        message.timestampMs = 1'790'000'000'000 + static_cast<qint64>(i);
        message.timestampType = cluster::TimestampType::CreateTime;
        message.nullKey = !key;
        message.nullValue = !value;
        message.key = key ? std::string_view(*key) : std::string_view();
        message.value = value ? std::string_view(*value) : std::string_view();
        message.headers = headers.back();
        messages::appendMessageJson(text, message, u"orders"_s, false);
        text += '\n';
        written.push_back(message);
    }
    const auto records = all(file(QByteArray::fromStdString(text)), {.kind = Kind::Ndjson, .keepPartitions = true});
    QCOMPARE(records.size(), qsizetype(written.size()));
    const auto bytes = [](std::string_view view, bool null) {
        return null ? std::nullopt : std::optional(QByteArray(view.data(), static_cast<qsizetype>(view.size())));
    };
    for (std::size_t i = 0; i < written.size(); ++i) {
        const auto &record = records[static_cast<qsizetype>(i)].record;
        QVERIFY2(record, record ? "" : qPrintable(record.error().message));
        QCOMPARE(record->partition, std::optional(written[i].partition));
        QCOMPARE(record->timestampMs, std::optional(written[i].timestampMs));
        QCOMPARE(record->key, bytes(written[i].key, written[i].nullKey));
        QCOMPARE(record->value, bytes(written[i].value, written[i].nullValue));
        QCOMPARE(record->headers.size(), qsizetype(written[i].headers.size()));
        for (qsizetype h = 0; h < record->headers.size(); ++h) {
            const cluster::RawHeader &header = written[i].headers[static_cast<std::size_t>(h)];
            QCOMPARE(record->headers[h].name, *bytes(header.name, false));
            QCOMPARE(record->headers[h].value, bytes(header.value, header.nullValue));
        }
    }
}

void TestFileFeed::badLinesAreTold()
{
    const auto records = all(file("{\"value\":\"a\"}\n\nno json\r\n{\"value\":{\"base64\":\"!\"}}\n{\"value\":\"b\"}"), {});
    QCOMPARE(records.size(), 4);
    QCOMPARE(records[0].line, qint64(1));
    QVERIFY(records[0].record.has_value());
    QCOMPARE(records[1].line, qint64(3));
    QVERIFY(!records[1].record);
    QVERIFY(!records[2].record);
    QCOMPARE(records[3].line, qint64(5));
    QCOMPARE(records[3].record->value, std::optional(QByteArray("b")));
}

void TestFileFeed::whatALineTellsIsKeptOrNot()
{
    const QString path = file("{\"partition\":3,\"timestamp\":5,\"value\":\"a\"}\n");
    const auto usual = all(path, {}).first().record;
    QVERIFY(!usual->partition);
    QCOMPARE(usual->timestampMs, std::optional<qint64>(5));
    const auto other = all(path, {.keepPartitions = true, .keepTimestamps = false}).first().record;
    QCOMPARE(other->partition, std::optional<qint32>(3));
    QVERIFY(!other->timestampMs);
}

void TestFileFeed::csvColumnsAreMapped()
{
    const QString path = file("id,name,time,zip\r\n7,Ada,2026-01-31T12:00:00Z,00420\r\n8,,1769860800001,\"\"\r\n9,Alan\r\n,x,never,1\r\n");
    FileFormat format{.kind = Kind::Csv, .key = 0, .headers = {1}, .timestamp = 2};
    QCOMPARE(RecordReader::csvColumns(path, format).value(), QStringList({u"id"_s, u"name"_s, u"time"_s, u"zip"_s}));
    const auto records = all(path, format);
    QCOMPARE(records.size(), 4);
    QCOMPARE(records[0].line, qint64(2));
    QCOMPARE(records[0].record->key, std::optional(QByteArray("7")));
    QCOMPARE(records[0].record->value,
             std::optional(QByteArray(R"({"id":7,"name":"Ada","time":"2026-01-31T12:00:00Z","zip":"00420"})"))); // no JSON number
    QCOMPARE(records[0].record->timestampMs, std::optional<qint64>(1769860800000));
    QCOMPARE(records[0].record->headers, QList<cluster::Header>({{"name", "Ada"}}));
    QCOMPARE(records[1].record->value, std::optional(QByteArray(R"({"id":8,"name":null,"time":1769860800001,"zip":""})")));
    QCOMPARE(records[1].record->headers, QList<cluster::Header>({{"name", std::nullopt}}));
    QVERIFY(records[2].record.error().message.contains(u"2 fields for 4 columns"_s));
    QVERIFY(records[3].record.error().message.contains(u"timestamp"_s));
    format.value = 1;
    format.plainNumbers = false;
    format.headers.clear();
    QCOMPARE(all(path, format)[0].record->value, std::optional(QByteArray("Ada")));
    QVERIFY(!all(path, format)[1].record->value);
}

void TestFileFeed::csvIsQuoted_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("value");
    QTest::newRow("comma") << QByteArray("\"a,b\"") << QByteArray("a,b");
    QTest::newRow("quotes") << QByteArray("\"say \"\"hi\"\"\"") << QByteArray("say \"hi\"");
    QTest::newRow("line feed") << QByteArray("\"two\nlines\"") << QByteArray("two\nlines");
    QTest::newRow("quote inside") << QByteArray("a\"b\"") << QByteArray("a\"b\"");
    QTest::newRow("empty") << QByteArray("\"\"") << QByteArray("");
}

void TestFileFeed::csvIsQuoted()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, value);
    const auto records = all(file("k,v\n1," + text + "\n2,after\n"), {.kind = Kind::Csv, .key = 0, .value = 1});
    QCOMPARE(records.size(), 2);
    QCOMPARE(records[0].record->value, std::optional(value));
    QCOMPARE(records[1].line, qint64(3 + text.count('\n')));
    QCOMPARE(records[1].record->value, std::optional(QByteArray("after")));
}

void TestFileFeed::csvWithoutTitles()
{
    const QString path = file("a;1\nb;2\n");
    const FileFormat format{.kind = Kind::Csv, .separator = ';', .hasTitles = false, .key = 0};
    QCOMPARE(RecordReader::csvColumns(path, format).value(), QStringList({u"1"_s, u"2"_s}));
    const auto records = all(path, format);
    QCOMPARE(records.size(), 2);
    QCOMPARE(records[0].line, qint64(1));
    QCOMPARE(records[0].record->value, std::optional(QByteArray(R"({"1":"a","2":1})")));
}

void TestFileFeed::aByteOrderMarkIsNoData()
{
    FileFormat format{.kind = Kind::Csv, .headers = {0}};
    for (const QByteArray &title : {QByteArray("id"), QByteArray("\"id\"")}) {
        const QString path = file("\xef\xbb\xbf" + title + ",n\n7,8\n");
        QCOMPARE(RecordReader::csvColumns(path, format).value(), QStringList({u"id"_s, u"n"_s}));
        const auto record = all(path, format).value(0).record;
        QCOMPARE(record->value, std::optional(QByteArray(R"({"id":7,"n":8})")));
        QCOMPARE(record->headers, QList<cluster::Header>({{"id", "7"}}));
    }
    format = {.kind = Kind::Csv, .hasTitles = false, .key = 0};
    QCOMPARE(all(file("\xef\xbb\xbf" "7,8\n"), format).value(0).record->key, std::optional(QByteArray("7")));
    QCOMPARE(all(file("\xef\xbb\xbf{\"value\":\"a\"}\n"), {}).value(0).record->value, std::optional(QByteArray("a")));
}

void TestFileFeed::aQuoteWithinAFieldIsACharacter()
{
    const FileFormat one{.kind = Kind::Csv, .hasTitles = false, .value = 0};
    const auto disks = all(file("5\" disk\n6\" disk\n"), one);
    QCOMPARE(disks.size(), 2);
    QCOMPARE(disks[0].record->value, std::optional(QByteArray("5\" disk")));
    QCOMPARE(disks[1].record->value, std::optional(QByteArray("6\" disk")));
    const auto two = all(file("id,size\n1,5\" disk\n2,\"a \"\"b\"\"\nc\"\n3,7\"\n"), {.kind = Kind::Csv, .value = 1});
    QCOMPARE(two.size(), 3);
    QCOMPARE(two[0].record->value, std::optional(QByteArray("5\" disk")));
    QCOMPARE(two[1].record->value, std::optional(QByteArray("a \"b\"\nc")));
    QCOMPARE(two[1].line, qint64(3));
    QCOMPARE(two[1].lastLine, qint64(4));
    QCOMPARE(two[2].line, qint64(5));
    QCOMPARE(two[2].record->value, std::optional(QByteArray("7\"")));
}

void TestFileFeed::aQuoteWithoutAnEndNamesItsLines()
{
    const auto records = all(file("id,size\n1,\"5 disk\n2,6\n3,7\n"), {.kind = Kind::Csv, .value = 1});
    QCOMPARE(records.size(), 1);
    QVERIFY(records[0].record.error().message.contains(u"quotation mark"_s));
    QCOMPARE(records[0].line, qint64(2));
    QCOMPARE(records[0].lastLine, qint64(4));
}

// A person types the path meanwhile.
void TestFileFeed::titlesAreReadFromTheBeginningOnly()
{
    const QString path = file("\"id,n\n" + QByteArray("1,2\n").repeated(1 << 20));
    const FileFormat format{.kind = Kind::Csv};
    const auto titles = RecordReader::csvColumns(path, format);
    QVERIFY(!titles);
    QVERIFY2(titles.error().message.contains(u"1048576"_s), qPrintable(titles.error().message));
    QVERIFY(!RecordReader::csvColumns(file(QByteArray(3 << 20, 'x')), format));
    QCOMPARE(RecordReader::csvColumns(file("id,n\n" + QByteArray(3 << 20, 'x')), format).value(), QStringList({u"id"_s, u"n"_s}));
}

void TestFileFeed::aFolderIsFileByFile()
{
    const QDir folder(m_folder.filePath(u"files"_s));
    QVERIFY(folder.mkpath(u"below"_s));
    for (const auto &[name, bytes] : {std::pair(u"b.bin"_s, QByteArray("\0\xff", 2)), std::pair(u"a.json"_s, QByteArray("{}")),
                                     std::pair(u"c"_s, QByteArray())}) {
        QFile out(folder.filePath(name));
        QVERIFY(out.open(QIODevice::WriteOnly) && out.write(bytes) == bytes.size());
    }
    const auto records = all(folder.path(), {.kind = Kind::Folder});
    QCOMPARE(records.size(), 3);
    QCOMPARE(records[0].record->key, std::optional(QByteArray("a.json")));
    QCOMPARE(records[1].record->value, std::optional(QByteArray("\0\xff", 2)));
    QCOMPARE(records[2].record->value, std::optional(QByteArray("")));
}

void TestFileFeed::filesThatAreNotThere()
{
    for (const Kind kind : {Kind::Ndjson, Kind::Csv, Kind::Folder})
        QVERIFY(!RecordReader::open(m_folder.filePath(u"nothing"_s), {.kind = kind}));
}

void TestFileFeed::linesInDoubtAreListed()
{
    auto reader = RecordReader::open(file("{\"value\":\"1\"}\nbad\n{\"value\":\"3\"}\n"
                                          "{\"value\":\"4\"}\n{\"value\":\"5\"}\n{\"value\":\"6\"}\n"), {});
    FileFeed feed(std::move(*reader), {});
    cluster::ProducerRecord record;
    int sent = 0;
    for (auto next = feed.next(record); next.step != Step::End; next = feed.next(record))
        sent += next.step == Step::Send ? 1 : 0;
    QCOMPARE(sent, 5);
    QVERIFY(feed.progress().atEnd);
    const auto doubt = core::localError(core::ErrorKind::TimedOut, u"no answer"_s);
    auto purged = core::localError(core::ErrorKind::Local, u"purged"_s);
    purged.name = u"_PURGE_QUEUE"_s;
    const auto refused = core::localError(core::ErrorKind::Broker, u"no"_s);
    feed.settled(3, {0, -1, 0, &doubt});   // line 5
    feed.settled(1, {0, -1, 0, &purged});  // line 3
    feed.settled(2, {0, -1, 0, &refused}); // line 4
    feed.settled(0, {0, 7, 1, nullptr});   // line 1
    const QList<LineFault> faults = feed.faults();
    QCOMPARE(faults.size(), 4);
    const QList<std::pair<qint64, Outcome>> expected = {
        {2, Outcome::NotRead}, {3, Outcome::NotSent}, {4, Outcome::Failed}, {5, Outcome::InDoubt}};
    for (qsizetype i = 0; i < faults.size(); ++i) {
        QCOMPARE(faults[i].line, expected[i].first);
        QCOMPARE(faults[i].outcome, expected[i].second);
    }
    feed.letGo(); // line 6 has no answer
    QCOMPARE(feed.faults().size(), 5);
    QCOMPARE(feed.faults().last().line, qint64(6));
    QCOMPARE(feed.faults().last().outcome, Outcome::InDoubt);
    QCOMPARE(feed.progress().nextLine, qint64(3)); // the first that may not be there and could
}

// A stop gives back what the queue had not taken, or not sent: that is not reached, and no fault.
void TestFileFeed::whatAStopGivesBackIsNotReached()
{
    auto reader = RecordReader::open(file("{\"value\":\"1\"}\n{\"value\":\"2\"}\n{\"value\":\"3\"}\nbad\n{\"value\":\"5\"}\n"), {});
    FileFeed feed(std::move(*reader), {});
    cluster::ProducerRecord record;
    for (int sent = 0; sent < 4;)
        sent += feed.next(record).step == Step::Send ? 1 : 0;
    auto purged = core::localError(core::ErrorKind::Local, u"purged"_s);
    purged.name = u"_PURGE_QUEUE"_s;
    feed.settled(0, {0, 7, 1, nullptr});
    feed.settled(1, {0, 8, 1, nullptr});
    feed.settled(2, {0, -1, 0, &purged});
    feed.settled(3, {0, -1, 0, &purged});
    feed.letGo();
    QVERIFY(feed.faults().isEmpty());
    QCOMPARE(feed.progress().faulty, quint64(0));
    QCOMPARE(feed.progress().line, qint64(2));
    QCOMPARE(feed.progress().nextLine, qint64(3));
}

void TestFileFeed::noLineIsGivenBeforeItIsAllowed()
{
    FileFeed feed(std::move(*RecordReader::open(file("{\"value\":\"a\"}\n{\"value\":\"b\"}\n{\"value\":\"c\"}\n"), {})), {.asks = true});
    const auto given = [&feed] {
        QByteArray values;
        cluster::ProducerRecord record;
        for (int i = 0; i < 10; ++i) {
            if (feed.next(record).step == Step::Send)
                values += *record.value;
        }
        return values;
    };
    QCOMPARE(given(), QByteArray());
    QCOMPARE(feed.progress().nextLine, qint64(1));
    feed.allow(2);
    QCOMPARE(given(), QByteArray("ab"));
    QCOMPARE(feed.progress().line, qint64(2));
    QVERIFY(!feed.progress().atEnd);
    feed.allow(3);
    QCOMPARE(given(), QByteArray("c"));
    QVERIFY(feed.progress().atEnd);
}

void TestFileFeed::chunksTellWhereTheyComeFrom()
{
    auto reader = RecordReader::open(file("{\"value\":\"1\"}\n{\"value\":\"2\",\"headers\":[[\"a\",\"b\"]]}\n{\"value\":\"3\"}\n"), {});
    FileFeed feed(std::move(*reader), {.chunk = 2, .identity = "abc"});
    cluster::ProducerRecord record;
    QCOMPARE(feed.next(record).step, Step::Send);
    QCOMPARE(feed.next(record).step, Step::Send);
    QCOMPARE(record.headers, QList<cluster::Header>({{"a", "b"}, {"streamscope-import", "abc"}, {"streamscope-line", "2"}}));
    std::vector<cluster::RawHeader> raw;
    for (const cluster::Header &header : record.headers)
        raw.push_back({std::string_view(header.name.constData(), static_cast<std::size_t>(header.name.size())),
                       std::string_view(header.value->constData(), static_cast<std::size_t>(header.value->size())), false});
    QCOMPARE(importedLine(raw, "abc"), qint64(2));
    QCOMPARE(importedLine(raw, "another"), qint64(0));
    QCOMPARE(feed.next(record).step, Step::Commit);
    QCOMPARE(feed.progress().committedLine, qint64(0));
    feed.concluded(true);
    QCOMPARE(feed.progress().committedLine, qint64(2));
    QCOMPARE(feed.next(record).step, Step::Send);
    QCOMPARE(feed.next(record).step, Step::Wait); // the end is found
    QCOMPARE(feed.next(record).step, Step::Commit);
    feed.concluded(false);
    QCOMPARE(feed.progress().committedLine, qint64(2)); // the chunk was taken back
    QCOMPARE(feed.progress().atEnd, false);
    QCOMPARE(feed.next(record).step, Step::Send); // and is there to go once more
    QCOMPARE(record.value, std::optional(QByteArray("3")));
}

void TestFileFeed::goesOnBehindALine()
{
    auto reader = RecordReader::open(file("{\"value\":\"1\"}\nbad\n{\"value\":\"3\"}\n"), {});
    FileFeed feed(std::move(*reader), {.fromLine = 3});
    cluster::ProducerRecord record;
    QStringList values;
    for (auto next = feed.next(record); next.step != Step::End; next = feed.next(record)) {
        if (next.step == Step::Send)
            values.append(QString::fromUtf8(*record.value));
    }
    QCOMPARE(values, QStringList({u"3"_s}));
    QVERIFY(feed.faults().isEmpty()); // it was told the first time
}

void TestFileFeed::identitiesDiffer()
{
    const QString path = file("one");
    const QByteArray one = fileIdentity(path, {});
    QCOMPARE(one.size(), 32);
    QCOMPARE(fileIdentity(path, {}), one);
    QVERIFY(fileIdentity(file("two"), {}) != one);
    QVERIFY(fileIdentity(path, {}, [] { return true; }).isEmpty());
    const FileFormat csv{.kind = Kind::Csv};
    FileFormat mapped = csv;
    mapped.key = 0;
    QVERIFY(fileIdentity(path, csv) != one);
    QVERIFY(fileIdentity(path, mapped) != fileIdentity(path, csv));
    QCOMPARE(fileIdentity(path, mapped), fileIdentity(path, mapped));
    QVERIFY(fileIdentity(m_folder.filePath(u"nothing"_s), {}).isEmpty());
    const QDir folder(m_folder.filePath(u"same-size"_s));
    QVERIFY(folder.mkpath(u"."_s));
    const auto write = [&folder](const QByteArray &bytes, qint64 changedMs) {
        QFile out(folder.filePath(u"a"_s));
        return out.open(QIODevice::WriteOnly) && out.write(bytes) == bytes.size() && out.flush() &&
               out.setFileTime(QDateTime::fromMSecsSinceEpoch(changedMs), QFileDevice::FileModificationTime);
    };
    QVERIFY(write("one", 1'790'000'000'000));
    const QByteArray before = fileIdentity(folder.path(), {});
    QVERIFY(!before.isEmpty());
    QVERIFY(write("two", 1'790'000'001'000));
    QVERIFY(fileIdentity(folder.path(), {}) != before);
}

void TestFileFeed::reportIsCsv()
{
    const QList<LineFault> faults = {{3, Outcome::InDoubt, core::localError(core::ErrorKind::TimedOut, u"no \"answer\", yet"_s), 5},
                                     {9, Outcome::NotRead, core::localError(core::ErrorKind::InvalidInput, u"no JSON"_s)}};
    QCOMPARE(faultsCsv(faults, 7), QByteArray("first_line,last_line,outcome,error\r\n3,5,in doubt,\"no \"\"answer\"\", yet\"\r\n"
                                              "9,9,not read,no JSON\r\n,,not listed,7 more lines\r\n"));
}

// A whole queue in doubt, answered in any order, is a range.
void TestFileFeed::manyLinesAreRanges()
{
    const auto doubt = core::localError(core::ErrorKind::TimedOut, u"no answer"_s);
    LineFaults faults;
    for (const qint64 first : {2, 1, 3}) {
        for (qint64 line = first; line <= 900'000; line += 3)
            faults.add({line, Outcome::InDoubt, doubt, line});
    }
    QCOMPARE(faults.lines(), quint64(900'000));
    LineFaults few;
    for (const qint64 first : {2, 1, 3}) {
        for (qint64 line = first; line <= 150'000; line += 3)
            few.add({line, Outcome::InDoubt, doubt, line});
    }
    QCOMPARE(few.unlisted(), quint64(0));
    QCOMPARE(few.list().size(), 1);
    QCOMPARE(few.list().first().lastLine, qint64(150'000));
    // What fits into no range is counted.
    quint64 listed = 0;
    for (const LineFault &fault : faults.list())
        listed += static_cast<quint64>(fault.lastLine - fault.line + 1);
    QCOMPARE(listed + faults.unlisted(), quint64(900'000));
    faults.cutBehind(10);
    QCOMPARE(faults.list().last().lastLine <= 10, true);
}

// A chunk of which lines are refused goes again: the suspects alone, those refused for certain not at all.
void TestFileFeed::aRefusedLineIsLeftOut()
{
    QByteArray text;
    for (int i = 1; i <= 6; ++i)
        text += i == 2 ? QByteArray("bad\n") : "{\"value\":\"" + QByteArray::number(i) + "\"}\n";
    FileFeed feed(std::move(*RecordReader::open(file(text), {})), {.chunk = 10, .identity = "abc"});
    auto large = core::localError(core::ErrorKind::Broker, u"too large"_s);
    large.code = 10;
    cluster::ProducerRecord record;
    quint64 number = 0;
    QStringList committed;
    for (int round = 0; round < 20; ++round) {
        QStringList values;
        auto next = feed.next(record);
        for (; next.step == Step::Send || next.step == Step::Wait; next = feed.next(record)) {
            if (next.step == Step::Send)
                values.append(QString::fromUtf8(*record.value));
        }
        if (next.step == Step::End)
            break;
        // A broker that refuses 4, and whoever stands right before it.
        bool refused = false;
        for (const QString &value : values) {
            const bool suspect = value == u"4"_s || (value == u"3"_s && values.contains(u"4"_s));
            refused = refused || suspect;
            feed.settled(number++, {0, -1, 0, suspect ? &large : nullptr, suspect});
        }
        QCOMPARE(feed.concluded(!refused), refused);
        if (!refused)
            committed += values;
    }
    QCOMPARE(committed, QStringList({u"1"_s, u"3"_s, u"5"_s, u"6"_s}));
    QCOMPARE(feed.progress().written, quint64(4));
    QCOMPARE(feed.progress().committedLine, qint64(6));
    const QList<LineFault> faults = feed.faults();
    QCOMPARE(faults.size(), 2); // each once
    QCOMPARE(faults[0].line, qint64(2));
    QCOMPARE(faults[1].line, qint64(4));
    QCOMPARE(faults[1].outcome, Outcome::Failed);
}

void TestFileFeed::whatNoTopicTakesIsAFault()
{
    const auto records = all(file("{\"timestamp\":0,\"value\":\"a\"}\n{\"partition\":3,\"value\":\"b\"}\n"
                                  "{\"headers\":[[\"n\\u0000m\",\"v\"]],\"value\":\"c\"}\n{\"partition\":2,\"value\":\"d\"}\n"),
                             {.kind = Kind::Ndjson, .partitions = 3, .keepPartitions = true});
    QCOMPARE(records.size(), 4);
    QVERIFY(records[0].record.error().message.contains(u"timestamp 0"_s));
    QVERIFY(records[1].record.error().message.contains(u"no partition 3"_s));
    QVERIFY(records[2].record.error().message.contains(u"zero byte"_s));
    QCOMPARE(records[3].record->value, std::optional(QByteArray("d")));
}

QTEST_GUILESS_MAIN(TestFileFeed)
#include "tst_file_feed.moc"
