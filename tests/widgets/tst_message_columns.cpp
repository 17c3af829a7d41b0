// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Fields of the value as columns: chosen in the detail, shown by the list, kept by topic. On a store that needs no broker.
#include "widgets/common/theme.h"
#include "widgets/messages/field_table.h"
#include "widgets/messages/message_detail.h"
#include "widgets/messages/message_list_view.h"

#include <QHeaderView>
#include <QMenu>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace streamscope;
using namespace streamscope::widgets;

class TestMessageColumns : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    ThemeController m_theme;
    std::unique_ptr<session::SettingsStore> m_settings;
    messages::MessageStore m_store;

    void append(const std::optional<std::string> &value)
    {
        cluster::RawMessage message;
        message.partition = 0;
        message.offset = qint64(m_store.counters().received);
        message.timestampMs = 1'790'000'000'000;
        message.nullKey = false;
        message.key = "k";
        message.nullValue = !value;
        message.value = value ? std::string_view(*value) : std::string_view();
        QCOMPARE(m_store.append(std::span(&message, 1)), size_t(1));
    }

    std::unique_ptr<MessageListView> makeList(const QStringList &topics = {u"orders"_s})
    {
        auto list = std::make_unique<MessageListView>(m_settings.get());
        list->setTopics(topics);
        list->resize(1200, 400);
        list->show();
        list->setRows(m_store.snapshot(), nullptr, false);
        return list;
    }

    static query::FieldPath path(const QString &text) { return *query::FieldPath::parse(text); }
    // Of one column, row by row.
    static QStringList column(MessageListView &list, const QString &title)
    {
        auto *header = list.findChild<QHeaderView *>();
        int at = -1;
        for (int visual = 0, shown = 0; visual < header->count(); ++visual) {
            const int logical = header->logicalIndex(visual);
            if (header->isSectionHidden(logical))
                continue;
            if (header->model()->headerData(logical, Qt::Horizontal).toString() == title)
                at = shown;
            ++shown;
        }
        list.selectAll();
        QStringList cells;
        for (const QString &line : list.selectedText(1000).split(u'\n'))
            cells.append(at < 0 ? u"no such column"_s : line.split(u'\t').value(at));
        return cells;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_settings = std::make_unique<session::SettingsStore>(m_folder.path());
        append(R"({"amount":9007199254740993,"user":{"name":"Ann"},"tags":["a",null]})");
        append(R"({"amount":1e400,"user":null,"note":""})");
        append(R"({"amount":-0.10,"amount":2.50,"user":{"name":"null"}})");
        append("no JSON");
        append(std::nullopt);
        append(R"({"amount":null,"user":{"name":"line\nbreak"}})");
        append("{\"amount\":1,\"pad\":\"" + std::string(300'000, 'x') + "\"}");
    }

    // Columns that leave no room are scrolled to; the value stays readable.
    void theValueKeepsItsRoom()
    {
        const auto list = makeList();
        auto *header = list->findChild<QHeaderView *>();
        const int value = static_cast<int>(MessageColumn::Value);
        const auto others = [&] { return header->length() - header->sectionSize(value); };
        QCOMPARE(header->sectionSize(value), list->viewport()->width() - others());
        QCOMPARE(list->horizontalScrollBar()->maximum(), 0);
        for (const auto &field : {u"amount"_s, u"user.name"_s, u"tags[1]"_s, u"note"_s})
            list->setFieldShown(path(field), true);
        QVERIFY2(header->sectionSize(value) >= 200, qPrintable(QString::number(header->sectionSize(value))));
        QCOMPARE(list->horizontalScrollBar()->maximum(), header->length() - list->viewport()->width());
        QVERIFY(list->horizontalScrollBar()->maximum() > 0);
        list->resize(1900, 400);
        QCOMPARE(list->horizontalScrollBar()->maximum(), 0);
        QCOMPARE(header->length(), list->viewport()->width());
        header->resizeSection(static_cast<int>(MessageColumn::Key), 300);
        QCOMPARE(header->length(), list->viewport()->width());
        for (const auto &field : {u"amount"_s, u"user.name"_s, u"tags[1]"_s, u"note"_s})
            list->setFieldShown(path(field), false);
        header->resizeSection(static_cast<int>(MessageColumn::Key), 150);
    }

    void cellsAreWhatTheBytesSay()
    {
        const auto list = makeList();
        list->setFieldShown(path(u"amount"_s), true);
        list->setFieldShown(path(u"user.name"_s), true);
        list->setFieldShown(path(u"tags[1]"_s), true);
        list->setFieldShown(path(u"note"_s), true);
        QCOMPARE(column(*list, u"value.amount"_s),
                 (QStringList{u"9007199254740993"_s, u"1e400"_s, u"2.50"_s, u"(not JSON)"_s, u"–"_s, u"null"_s, u"(too long)"_s}));
        QCOMPARE(column(*list, u"value.user.name"_s).mid(0, 3), (QStringList{u"Ann"_s, u"–"_s, u"null"_s}));
        QCOMPARE(column(*list, u"value.tags[1]"_s).mid(0, 2), (QStringList{u"null"_s, u"–"_s}));
        QCOMPARE(column(*list, u"value.note"_s).mid(0, 3), (QStringList{u"–"_s, u"(empty)"_s, u"–"_s}));
        // A string that says null is no null.
        query::FieldExtractor extractor({path(u"a"_s), path(u"b"_s)});
        QVERIFY(extractor.extract(R"({"a":"null","b":null})"));
        QVERIFY(!fieldCell(extractor.field(0)).isMark);
        QVERIFY(fieldCell(extractor.field(1)).isMark);
        QVERIFY(!list->grab().isNull());
        QVERIFY(list->paintedRows() >= 7);
        list->setFieldShown(path(u"note"_s), false);
        list->setFieldShown(path(u"tags[1]"_s), false);
        QCOMPARE(list->fields().size(), size_t(2));
    }

    void columnsAreKeptByTopic()
    {
        {
            const auto list = makeList({u"kept"_s});
            list->setFieldShown(path(u"amount"_s), true);
            list->setFieldShown(path(u"user.name"_s), true);
            auto *header = list->findChild<QHeaderView *>();
            QCOMPARE(header->visualIndex(kMessageColumns), header->visualIndex(int(MessageColumn::Value)) - 2);
            header->moveSection(header->visualIndex(kMessageColumns + 1), 0);
            header->resizeSection(kMessageColumns, 77);
            header->setSectionHidden(int(MessageColumn::Headers), true);
            header->resizeSection(int(MessageColumn::Key), 99);
        }
        m_settings.reset();
        m_settings = std::make_unique<session::SettingsStore>(m_folder.path());
        const auto list = makeList({u"kept"_s});
        auto *header = list->findChild<QHeaderView *>();
        QCOMPARE(list->fields(), (std::vector{path(u"amount"_s), path(u"user.name"_s)}));
        QCOMPARE(header->visualIndex(kMessageColumns + 1), 0);
        QCOMPARE(header->sectionSize(kMessageColumns), 77);
        QVERIFY(header->isSectionHidden(int(MessageColumn::Headers)));
        // Another topic has none of it.
        const auto other = makeList({u"other"_s});
        QVERIFY(other->fields().empty());
        QVERIFY(!other->findChild<QHeaderView *>()->isSectionHidden(int(MessageColumn::Headers)));
        // One that leaves takes its title along, and the other keeps its place.
        list->setFieldShown(path(u"amount"_s), false);
        QCOMPARE(column(*list, u"value.user.name"_s).value(0), u"Ann"_s);
        QCOMPARE(header->visualIndex(kMessageColumns), 0);
    }

    void thereIsAnEndToColumns()
    {
        const auto list = makeList({u"many"_s});
        for (int i = 0; i < 40; ++i)
            list->setFieldShown(path(u"f%1"_s.arg(i)), true);
        QCOMPARE(list->fields().size(), FieldColumns::kMost);
    }

    void theDetailOffersEveryField()
    {
        const auto list = makeList({u"detail"_s});
        MessageDetail detail(m_settings.get());
        connect(&detail, &MessageDetail::columnToggled, list.get(), &MessageListView::setFieldShown);
        connect(list.get(), &MessageListView::fieldsChanged, &detail, [&] { detail.setColumns(list->fields()); });
        detail.resize(900, 400);
        detail.show();
        detail.setMessage(m_store.snapshot(), 0, {u"detail"_s});
        auto *fields = detail.findChild<FieldTable *>();
        QVERIFY(fields->isVisible());
        QStringList names;
        for (int row = 0; row < fields->rowCount(); ++row)
            names.append(fields->item(row, 0)->text() + u'=' + fields->item(row, 1)->text());
        QCOMPARE(names, (QStringList{u"value.amount=9007199254740993"_s, u"value.user={\"name\":\"Ann\"}"_s, u"value.user.name=Ann"_s,
                                     u"value.tags=[\"a\",null]"_s, u"value.tags[0]=a"_s, u"value.tags[1]=null"_s}));
        // One click.
        const QRect cell = fields->visualItemRect(fields->item(0, 0));
        QTest::mouseClick(fields->viewport(), Qt::LeftButton, {}, QPoint(cell.left() + 10, cell.center().y()));
        QCOMPARE(list->fields(), std::vector{path(u"amount"_s)});
        // The keyboard.
        fields->setFocus();
        fields->setCurrentCell(2, 0);
        QTest::keyClick(fields, Qt::Key_Space);
        QCOMPARE(list->fields().size(), size_t(2));
        QTest::keyClick(fields, Qt::Key_Space);
        QCOMPARE(list->fields().size(), size_t(1));
        // The place of the cursor in the JSON.
        const auto texts = detail.findChildren<QPlainTextEdit *>();
        auto *text = *std::find_if(texts.begin(), texts.end(), [](const auto *t) { return t->accessibleName() == u"Value of the message"_s; });
        QTextCursor cursor = text->document()->find(u"name"_s);
        cursor.clearSelection();
        text->setTextCursor(cursor);
        text->setFocus();
        QVERIFY(QTest::qWaitForWindowActive(&detail));
        QTest::keyClick(text, Qt::Key_K, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(list->fields().size(), size_t(2));
        QCOMPARE(fields->item(2, 0)->checkState(), Qt::Checked);
        // Where there are no fields there is no list of them.
        detail.setMessage(m_store.snapshot(), 3, {u"detail"_s});
        QVERIFY(!fields->isVisible());
        detail.setMessage(m_store.snapshot(), 0, {u"detail"_s});
        QVERIFY(fields->isVisible());
        QCOMPARE(fields->item(0, 0)->checkState(), Qt::Checked);
    }
};

QTEST_MAIN(TestMessageColumns)
#include "tst_message_columns.moc"
