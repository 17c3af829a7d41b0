// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Topics whose creation or deletion is not answered: the dialogs look what became of them, and come to an end.
#include "models/session/journal.h"
#include "models/session/session.h"
#include "tests/session/fake_cluster.h"
#include "tests/widgets/pictures.h"
#include "widgets/common/banner.h"
#include "widgets/common/theme.h"
#include "widgets/topics/create_topics_dialog.h"
#include "widgets/topics/delete_topics_dialog.h"
#include "widgets/topics/outcome_watch.h"

#include <QPushButton>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace streamscope;
using namespace streamscope::widgets;

namespace {

constexpr int kResult = 3; // column
const core::KafkaError kLost = core::localError(core::ErrorKind::TimedOut, u"the answer was lost"_s);
const QString kThere = u"It is there now. The answer was lost: somebody else may have made it."_s;

} // namespace

class TestLostAnswers : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    ThemeController m_theme;
    std::unique_ptr<session::Journal> m_journal;
    std::unique_ptr<session::Session> m_session;
    tests::FakeCluster *m_cluster = nullptr;

    ViewContext context() const { return {.session = m_session.get()}; }

    static QPushButton *button(const QDialog &dialog, const QString &text)
    {
        for (QPushButton *candidate : dialog.findChildren<QPushButton *>()) {
            if (QString(candidate->text()).remove(u'&').startsWith(text) && candidate->isVisible())
                return candidate;
        }
        return nullptr;
    }
    static QString result(const QDialog &dialog, int row) { return dialog.findChild<QTableWidget *>(u"topics"_s)->item(row, kResult)->text(); }
    static bool isEditable(const QTableWidget &table, int row) { return table.item(row, 0)->flags().testFlag(Qt::ItemIsEditable); }
    static QString banner(const QDialog &dialog) { return dialog.findChild<Banner *>()->text(); }
    static void setBounds(const QDialog &dialog, qint64 lookMs, qint64 waitMs)
    {
        dialog.findChild<OutcomeWatch *>()->setBounds(lookMs, waitMs);
    }

private Q_SLOTS:
    void init()
    {
        m_journal = std::make_unique<session::Journal>(m_folder.filePath(u"journal.jsonl"_s));
        auto cluster = std::make_unique<tests::FakeCluster>();
        m_cluster = cluster.get();
        for (const auto &name : {u"a"_s, u"b"_s})
            m_cluster->topics.insert(name, {{0, 7}});
        session::Profile profile;
        profile.id = u"fake"_s;
        m_session = std::make_unique<session::Session>(profile, std::move(cluster), *m_journal);
        QTRY_VERIFY(m_session->metadata());
    }
    void cleanup() { m_session.reset(); }

    void deletedAllTheSame()
    {
        m_cluster->topicErrors = {{u"a"_s, kLost}, {u"b"_s, kLost}};
        DeleteTopicsDialog dialog(context(), {u"a"_s, u"b"_s});
        dialog.show();
        setBounds(dialog, 60'000, 120'000);
        QSignalSpy deleted(&dialog, &DeleteTopicsDialog::deleted);
        dialog.submit();
        QTRY_VERIFY(result(dialog, 0).contains(u"looking"_s));
        QVERIFY2(banner(dialog).contains(u"being looked at"_s), qPrintable(banner(dialog)));
        QVERIFY(!dialog.deleteButton()->isVisible()); // nothing to try again before it is known
        QVERIFY(tests::savePicture(dialog, u"delete-topics-looking"_s));
        m_cluster->topics.clear();
        m_session->refresh();
        QTRY_COMPARE(result(dialog, 0), u"deleted; the answer was lost"_s);
        QTRY_COMPARE(result(dialog, 1), u"deleted; the answer was lost"_s);
        QCOMPARE(deleted.count(), 2);
        QCOMPARE(banner(dialog), u"All of them are deleted."_s);
        QVERIFY(!dialog.deleteButton()->isVisible());
        QVERIFY(button(dialog, u"Close"_s) && !button(dialog, u"Cancel"_s));
        QVERIFY(tests::savePicture(dialog, u"delete-topics-found-gone"_s));
    }

    void notDeleted()
    {
        m_cluster->ids = {{u"a"_s, u"first"_s}};
        m_cluster->topicErrors = {{u"a"_s, kLost}};
        DeleteTopicsDialog dialog(context(), {u"a"_s});
        dialog.show();
        setBounds(dialog, 20, 120'000);
        dialog.submit();
        QTRY_VERIFY2(result(dialog, 0).contains(u"it was not deleted"_s), qPrintable(result(dialog, 0)));
        QVERIFY2(banner(dialog).contains(u"Not all"_s), qPrintable(banner(dialog)));
        QVERIFY(button(dialog, u"Delete 1"_s) && dialog.deleteButton()->isEnabled());
        m_cluster->topicErrors.clear(); // once more
        dialog.submit();
        QTRY_VERIFY(!dialog.isVisible());
    }

    // One of the same name is not the same one: ids tell them apart.
    void madeAnewMeanwhile()
    {
        m_cluster->ids = {{u"a"_s, u"first"_s}, {u"b"_s, u"other"_s}};
        m_cluster->topicErrors = {{u"a"_s, kLost}, {u"b"_s, kLost}};
        DeleteTopicsDialog dialog(context(), {u"a"_s, u"b"_s});
        dialog.show();
        setBounds(dialog, 20, 120'000);
        m_cluster->hold = true;
        dialog.submit();
        QTRY_COMPARE(m_cluster->callCount(u"topicIds"_s), 1);
        m_cluster->release();
        m_cluster->ids.insert(u"a"_s, u"second"_s);
        QTRY_VERIFY2(result(dialog, 0).contains(u"made one of the same name"_s), qPrintable(result(dialog, 0)));
        QTRY_VERIFY2(result(dialog, 1).contains(u"it was not deleted"_s), qPrintable(result(dialog, 1)));
        QVERIFY(button(dialog, u"Delete 1"_s));
    }

    void withoutIdsNobodyKnows()
    {
        m_cluster->topicErrors = {{u"a"_s, kLost}};
        DeleteTopicsDialog dialog(context(), {u"a"_s});
        dialog.show();
        setBounds(dialog, 20, 120'000);
        dialog.submit();
        QTRY_VERIFY2(result(dialog, 0).contains(u"no topic ids"_s), qPrintable(result(dialog, 0)));
        QVERIFY(dialog.deleteButton()->isEnabled());
    }

    // Whoever cannot be asked leaves it unknown, and that is said; a broker that comes back tells all the same.
    void nobodyCanBeAsked()
    {
        m_cluster->topicErrors = {{u"a"_s, kLost}};
        DeleteTopicsDialog dialog(context(), {u"a"_s});
        dialog.show();
        setBounds(dialog, 20, 40);
        m_cluster->hold = true;
        dialog.submit();
        for (const QString &call : {u"topicIds"_s, u"deleteTopics"_s}) {
            QTRY_COMPARE(m_cluster->callCount(call), 1);
            m_cluster->release();
            m_cluster->hold = true; // no metadata from here on
        }
        QTRY_VERIFY2(result(dialog, 0).contains(u"no broker could be asked"_s), qPrintable(result(dialog, 0)));
        QVERIFY(dialog.deleteButton()->isEnabled());
        m_cluster->topics.remove(u"a"_s);
        m_cluster->release();
        m_session->refresh();
        QTRY_COMPARE(result(dialog, 0), u"deleted; the answer was lost"_s);
    }

    void creating()
    {
        m_cluster->topicErrors = {{u"new"_s, kLost}, {u"late"_s, kLost}};
        CreateTopicsDialog dialog(context());
        dialog.show();
        dialog.addLines(u"new 1 1\nlate 1 1"_s);
        setBounds(dialog, 20, 120'000);
        dialog.submit(false);
        m_cluster->topics.insert(u"new"_s, {{0, 0}});
        QTRY_COMPARE(result(dialog, 0), kThere);
        QTRY_VERIFY2(result(dialog, 1).contains(u"it was not created"_s), qPrintable(result(dialog, 1)));
        QCOMPARE(result(dialog, 0), kThere);
        QVERIFY2(banner(dialog).contains(u"Not all"_s), qPrintable(banner(dialog)));
        QVERIFY(button(dialog, u"Create 1"_s));
        QVERIFY(tests::savePicture(dialog, u"create-topics-lost-answers"_s));
        m_cluster->topics.insert(u"late"_s, {{0, 0}}); // by the second try, whose answer is lost too
        dialog.submit(false);
        QTRY_COMPARE(result(dialog, 1), kThere);
        QCOMPARE(banner(dialog), u"All of them are there now."_s);
    }

    // A frozen broker that goes on works off what it was sent: after the first metadata it answers with.
    void doneLaterAllTheSame()
    {
        m_cluster->topicErrors = {{u"late"_s, kLost}, {u"a"_s, kLost}};
        m_cluster->ids = {{u"a"_s, u"first"_s}};
        CreateTopicsDialog creation(context());
        creation.show();
        creation.addLines(u"late 1 1"_s);
        setBounds(creation, 20, 120'000);
        creation.submit(false);
        DeleteTopicsDialog deletion(context(), {u"a"_s});
        deletion.show();
        setBounds(deletion, 20, 120'000);
        deletion.submit();
        QTRY_VERIFY2(result(creation, 0).contains(u"it was not created"_s), qPrintable(result(creation, 0)));
        QTRY_VERIFY2(result(deletion, 0).contains(u"it was not deleted"_s), qPrintable(result(deletion, 0)));
        m_cluster->topics.insert(u"late"_s, {{0, 0}});
        m_cluster->topics.remove(u"a"_s);
        m_session->refresh();
        QTRY_COMPARE(result(creation, 0), kThere);
        QCOMPARE(banner(creation), u"All of them are there now."_s);
        QTRY_COMPARE(result(deletion, 0), u"deleted; the answer was lost"_s);
        QCOMPARE(banner(deletion), u"All of them are deleted."_s);
    }

    // What is sent keeps its row until it is known what became of it; what another row was told stays while one is written.
    void heldRows()
    {
        m_cluster->topicErrors = {{u"lost"_s, kLost}, {u"refused"_s, core::localError(core::ErrorKind::Authorization, u"no"_s)}};
        CreateTopicsDialog dialog(context());
        dialog.show();
        dialog.addLines(u"lost 1 1\nrefused 1 1"_s);
        setBounds(dialog, 60'000, 120'000);
        auto *table = dialog.findChild<QTableWidget *>(u"topics"_s);
        m_cluster->hold = true;
        dialog.submit(false);
        QVERIFY(!isEditable(*table, 0) && !isEditable(*table, 1) && isEditable(*table, 2)); // on its way
        m_cluster->release();
        QTRY_VERIFY(result(dialog, 0).contains(u"looking"_s));
        QVERIFY(!isEditable(*table, 0) && isEditable(*table, 1));
        table->setCurrentCell(0, 0);
        QVERIFY(button(dialog, u"Remove"_s));
        button(dialog, u"Remove"_s)->click();
        QCOMPARE(table->item(0, 0)->text(), u"lost"_s);
        QVERIFY2(banner(dialog).contains(u"stays until it is known"_s), qPrintable(banner(dialog)));

        const QString refusal = result(dialog, 1);
        QVERIFY(!refusal.isEmpty());
        table->item(2, 0)->setText(u"another"_s);
        QCOMPARE(result(dialog, 1), refusal);
        table->item(1, 0)->setText(u"renamed"_s);
        QCOMPARE(result(dialog, 1), QString());
        QVERIFY(result(dialog, 0).contains(u"looking"_s));
        m_cluster->topics.insert(u"lost"_s, {{0, 0}});
        m_session->refresh();
        QTRY_COMPARE(result(dialog, 0), kThere);
        QVERIFY(isEditable(*table, 0));
        QCOMPARE(dialog.topics().size(), 2);
    }

    // When nobody could be asked the row is free again; what is told of it later has its name.
    void toldWithoutARow()
    {
        m_cluster->topicErrors = {{u"lost"_s, kLost}};
        CreateTopicsDialog dialog(context());
        dialog.show();
        dialog.addLines(u"lost 1 1"_s);
        setBounds(dialog, 20, 40);
        dialog.submit(false);
        m_cluster->hold = true;
        QTRY_VERIFY2(result(dialog, 0).contains(u"no broker could be asked"_s), qPrintable(result(dialog, 0)));
        auto *table = dialog.findChild<QTableWidget *>(u"topics"_s);
        QVERIFY(isEditable(*table, 0));
        table->item(0, 0)->setText(u"renamed"_s);
        QCOMPARE(result(dialog, 0), QString());
        QCOMPARE(banner(dialog), QString());
        m_cluster->topics.insert(u"lost"_s, {{0, 0}});
        m_cluster->release();
        m_session->refresh();
        QTRY_COMPARE(banner(dialog), u"lost: "_s + kThere);
    }
};

QTEST_MAIN(TestLostAnswers)
#include "tst_lost_answers.moc"
