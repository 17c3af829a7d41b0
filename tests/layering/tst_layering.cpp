// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the include lines of the sources and the link lines of the targets, and fails when an arrow runs the wrong way.
#include <QDirIterator>
#include <QFile>
#include <QHash>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

// Room → what it may reach, itself not named.
const QHash<QString, QStringList> &allowed()
{
    static const QHash<QString, QStringList> rooms = {
        {u"core"_s, {}},
        {u"cluster"_s, {u"core"_s}},
        {u"decode"_s, {u"core"_s}},
        {u"messages"_s, {u"core"_s, u"cluster"_s, u"decode"_s}},
        {u"query"_s, {u"core"_s, u"cluster"_s, u"decode"_s, u"messages"_s}},
        {u"flows"_s, {u"core"_s, u"cluster"_s, u"decode"_s, u"messages"_s, u"query"_s}},
        {u"kafka"_s, {u"core"_s, u"cluster"_s}},
        {u"rest"_s, {u"core"_s, u"cluster"_s, u"decode"_s}},
        {u"sandbox"_s, {u"core"_s, u"cluster"_s, u"kafka"_s}},
        {u"session"_s, {u"core"_s, u"cluster"_s, u"decode"_s, u"messages"_s, u"query"_s, u"flows"_s, u"kafka"_s, u"rest"_s, u"sandbox"_s}},
        {u"items"_s,
         {u"core"_s, u"cluster"_s, u"decode"_s, u"messages"_s, u"query"_s, u"flows"_s, u"kafka"_s, u"rest"_s, u"sandbox"_s, u"session"_s}},
    };
    return rooms;
}

// Why a file of that path may not include that; empty: it may.
QString includeFault(const QString &file, const QString &include)
{
    const QString level = file.section(u'/', 0, 0);
    const QString room = file.section(u'/', 1, 1);
    const QString target = include.section(u'/', 0, 0);
    if (include.contains("rdkafka"_L1) && !(level == "models"_L1 && (room == "kafka"_L1 || room == "sandbox"_L1)))
        return u"librdkafka belongs to kafka and sandbox"_s;
    if (include.contains("qcustomplot"_L1, Qt::CaseInsensitive) && !file.startsWith("widgets/charts/"_L1))
        return u"QCustomPlot belongs to widgets/charts"_s;
    if (include == "QSaveFile"_L1 && !file.startsWith("models/core/"_L1))
        return u"core::SaveFile is the one that notices a full disk"_s;
    if (include == "simdjson.h"_L1 && file.endsWith(".h"_L1))
        return u"simdjson belongs into no header"_s;
    if (include == "models/kafka/rd.h"_L1 && room != "kafka"_L1)
        return u"rd.h is the kafka room's own"_s;
    if (level == "models"_L1) {
        static const QRegularExpression gui(
            u"^(QtGui|QtWidgets|QWidget|QDialog|QColor|QFont|QIcon|QPainter|QApplication|QGuiApplication|QImage|QPixmap|QClipboard|QBrush|QPalette|QAbstractItemView)(/|$)"_s);
        if (gui.match(include).hasMatch())
            return u"models know no Gui and no Widgets"_s;
        if (target == "widgets"_L1 || target == "app"_L1)
            return u"models reach up"_s;
        const QString reached = include.section(u'/', 1, 1);
        if (target == "models"_L1 && reached != room && !allowed().value(room).contains(reached))
            return u"%1 may not reach %2"_s.arg(room, reached);
    }
    if (level == "widgets"_L1 && target == "app"_L1)
        return u"widgets reach up"_s;
    if (level == "widgets"_L1 && room == "common"_L1 && target == "widgets"_L1 && include.section(u'/', 1, 1) != "common"_L1)
        return u"widgets/common knows no other area"_s;
    return {};
}

QString linkFault(const QString &room, const QString &library)
{
    static const QRegularExpression gui(u"Qt6::(Gui|Widgets|Svg|PrintSupport)|QCustomPlot|streamscope_widgets"_s);
    if (gui.match(library).hasMatch())
        return u"models link no Gui and no Widgets"_s;
    static const QRegularExpression own(u"streamscope_(\\w+)"_s);
    const auto match = own.match(library);
    const QString reached = match.captured(1);
    if (!allowed().contains(reached) || allowed().value(room).contains(reached))
        return {};
    return u"%1 may not link %2"_s.arg(room, reached);
}

} // namespace

class TestLayering : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void wrongArrowsAreSeen();
    void includesRunOneWay();
    void linksRunOneWay();
};

// A check that cannot fail would be worth nothing.
void TestLayering::wrongArrowsAreSeen()
{
    QVERIFY(!includeFault(u"models/core/x.h"_s, u"models/cluster/topology.h"_s).isEmpty());
    QVERIFY(!includeFault(u"models/decode/x.cpp"_s, u"models/messages/message_store.h"_s).isEmpty());
    QVERIFY(!includeFault(u"models/session/x.cpp"_s, u"widgets/common/page.h"_s).isEmpty());
    QVERIFY(!includeFault(u"models/items/x.cpp"_s, u"QColor"_s).isEmpty());
    QVERIFY(!includeFault(u"widgets/topics/x.cpp"_s, u"librdkafka/rdkafka.h"_s).isEmpty());
    QVERIFY(!includeFault(u"widgets/shell/x.cpp"_s, u"qcustomplot.h"_s).isEmpty());
    QVERIFY(!includeFault(u"models/decode/x.h"_s, u"simdjson.h"_s).isEmpty());
    QVERIFY(!includeFault(u"widgets/messages/x.cpp"_s, u"QSaveFile"_s).isEmpty());
    QVERIFY(!includeFault(u"widgets/common/x.cpp"_s, u"widgets/shell/main_window.h"_s).isEmpty());
    QVERIFY(includeFault(u"models/kafka/x.cpp"_s, u"models/cluster/tail.h"_s).isEmpty());
    QVERIFY(!includeFault(u"models/rest/x.cpp"_s, u"models/kafka/answer.h"_s).isEmpty());
    QVERIFY(!linkFault(u"core"_s, u"streamscope_session"_s).isEmpty());
    QVERIFY(!linkFault(u"items"_s, u"Qt6::Widgets"_s).isEmpty());
    QVERIFY(linkFault(u"session"_s, u"streamscope_kafka"_s).isEmpty());
}

void TestLayering::includesRunOneWay()
{
    static const QRegularExpression line(u"^#include [<\"]([^>\"]+)[>\"]"_s, QRegularExpression::MultilineOption);
    const QString root = QStringLiteral(STREAMSCOPE_SOURCE_DIR);
    QStringList faults;
    int files = 0;
    for (const auto &level : {u"models"_s, u"widgets"_s, u"app"_s}) {
        QDirIterator it(root + u'/' + level, {u"*.h"_s, u"*.cpp"_s}, QDir::Files, QDirIterator::Subdirectories);
        while (it.hasNext()) {
            QFile file(it.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QString path = file.fileName().mid(root.size() + 1);
            ++files;
            auto matches = line.globalMatch(QString::fromUtf8(file.readAll()));
            while (matches.hasNext()) {
                const QString include = matches.next().captured(1);
                if (const QString fault = includeFault(path, include); !fault.isEmpty())
                    faults.append(u"%1 includes %2: %3"_s.arg(path, include, fault));
            }
        }
    }
    QVERIFY(files > 50);
    QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n')));
}

void TestLayering::linksRunOneWay()
{
    QFile file(QStringLiteral(STREAMSCOPE_LINKS));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QSet<QString> seen;
    QStringList faults;
    for (const QString &line : QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts)) {
        const QString room = line.section(u' ', 0, 0);
        seen.insert(room);
        for (const QString &library : line.section(u' ', 1).split(u';')) {
            if (const QString fault = linkFault(room, library); !fault.isEmpty())
                faults.append(fault);
        }
    }
    QCOMPARE(seen.size(), allowed().size());
    QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n')));
}

QTEST_GUILESS_MAIN(TestLayering)
#include "tst_layering.moc"
