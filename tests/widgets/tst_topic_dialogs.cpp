// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Creating and deleting topics by their dialogs, on real Apache Kafka.
#include "models/kafka/kafka_connection.h"
#include "models/session/activity.h"
#include "models/session/journal.h"
#include "models/session/session.h"
#include "models/session/settings.h"
#include "tests/support/kafka_server.h"
#include "tests/widgets/pictures.h"
#include "widgets/common/bounded_text_edit.h"
#include "widgets/common/theme.h"
#include "widgets/topics/create_topics_dialog.h"
#include "widgets/topics/delete_topics_dialog.h"
#include "widgets/topics/topic_actions.h"

#include <QApplication>
#include <QClipboard>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace streamscope;
using namespace streamscope::widgets;
using testing::KafkaServer;

class TestTopicDialogs : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    ThemeController m_theme;
    session::SettingsStore m_settings{m_folder.path()};
    session::ActivityList m_activities;
    session::Journal m_journal{m_folder.filePath(u"journal.jsonl"_s)};
    std::unique_ptr<KafkaServer> m_server;
    std::unique_ptr<session::Session> m_session;

    ViewContext open(session::Environment environment = session::Environment::Development, bool readOnly = false)
    {
        session::Profile profile;
        profile.id = u"kafka"_s;
        profile.name = u"real <b>kafka</b>"_s;
        profile.bootstrapServers = m_server->bootstrap();
        profile.environment = environment;
        profile.readOnly = readOnly;
        m_session = std::make_unique<session::Session>(profile, kafka::openConnection(session::connectionConfig(profile, {})), m_journal);
        (void)QTest::qWaitFor([this] { return m_session->metadata() != nullptr; }, 30'000);
        return {.session = m_session.get(), .settings = &m_settings, .activities = &m_activities};
    }

    QStringList toolTopics() const
    {
        const auto run = m_server->tool(u"TopicCommand"_s, {u"--bootstrap-server"_s, m_server->bootstrap(), u"--list"_s});
        return QString::fromUtf8(run.output).split(u'\n', Qt::SkipEmptyParts);
    }

    static QPushButton *button(QDialog &dialog, const QString &text)
    {
        for (QPushButton *candidate : dialog.findChildren<QPushButton *>()) {
            if (QString(candidate->text()).remove(u'&').startsWith(text))
                return candidate;
        }
        return nullptr;
    }

    static QTableWidget *table(QDialog &dialog) { return dialog.findChild<QTableWidget *>(u"topics"_s); }

private Q_SLOTS:
    void aStricterGuardHoldsAtOnce()
    {
        QWidget parent;
        TopicActions actions(open(), &parent);
        actions.setTopics(m_session.get(), {u"any"_s});
        QVERIFY(actions.create()->isEnabled() && actions.remove()->isEnabled());
        session::Profile saved = m_session->profile();
        saved.readOnly = true;
        m_session->tighten(saved);
        QVERIFY(!actions.create()->isEnabled() && !actions.remove()->isEnabled());
        QVERIFY(actions.create()->toolTip().contains(u"read-only"_s));
    }

    // The program that had copied is gone, and the clipboard has nothing in any form.
    void nothingIsPasted()
    {
        QApplication::clipboard()->setMimeData(new QMimeData);
        BoundedTextEdit text(1000);
        text.setPlainText(u"typed"_s);
        text.paste();
        QCOMPARE(text.toPlainText(), u"typed"_s);
    }

    void initTestCase()
    {
        m_server = std::make_unique<KafkaServer>(KafkaServer::Options());
        STREAMSCOPE_REQUIRE_KAFKA(*m_server);
    }
    void cleanup() { m_session.reset(); }

    void faultsAreToldAsTyped()
    {
        const ViewContext context = open();
        CreateTopicsDialog dialog(context);
        dialog.show();
        QVERIFY(!button(dialog, u"Create"_s)->isEnabled());
        QVERIFY(button(dialog, u"Create"_s)->isDefault());
        dialog.addLines(u"good 3 1\nbad/name 1 1\n.. 1 1\ngood 1 1\ngo.od 1 1\ngo_od 1 1\nzero 0 1\nmany 1 5\nwords one two\n"_s +
                        QString(300, u'x') + u"\n a b c d e"_s);
        const QStringList faults = dialog.faults();
        QCOMPARE(faults.size(), 9);
        for (const auto &[index, words] :
             {std::pair(0, u"Only letters"_s), std::pair(1, u"cannot be names"_s), std::pair(2, u"twice"_s), std::pair(3, u"go.od"_s),
              std::pair(4, u"partitions is a whole number"_s), std::pair(5, u"needs as many brokers"_s), std::pair(6, u"whole number"_s),
              std::pair(7, u"300 characters"_s), std::pair(8, u"Only letters"_s)})
            QVERIFY2(faults[index].contains(words), qPrintable(faults[index] + u" / "_s + words));
        QVERIFY(!button(dialog, u"Create"_s)->isEnabled());
        QVERIFY(tests::savePicture(dialog, u"create-topics-faults"_s));
    }

    void configurationsAreChecked()
    {
        const ViewContext context = open();
        CreateTopicsDialog dialog(context);
        dialog.addLines(u"configured"_s);
        QTableWidget *configs = dialog.findChild<QTableWidget *>(u"configurations"_s);
        configs->setItem(0, 0, new QTableWidgetItem(u"cleanup.policy"_s));
        configs->setItem(0, 1, new QTableWidgetItem(u"shred"_s));
        QCOMPARE(dialog.faults().size(), 1);
        configs->item(0, 1)->setText(u"compact"_s);
        QVERIFY(dialog.faults().isEmpty());
        QCOMPARE(dialog.topics().first().config, (QList<QPair<QString, QString>>{{u"cleanup.policy"_s, u"compact"_s}}));
        QCOMPARE(dialog.topics().first().partitions, -1);
    }

    void checkOnlyCreatesNothing()
    {
        const ViewContext context = open();
        CreateTopicsDialog dialog(context);
        dialog.show();
        dialog.addLines(u"only-checked 2 1"_s);
        button(dialog, u"Check only"_s)->click();
        QTRY_COMPARE_WITH_TIMEOUT(table(dialog)->item(0, 3)->text(), u"The brokers would accept it."_s, 30'000);
        QVERIFY(dialog.isVisible());
        QVERIFY(!toolTopics().contains(u"only-checked"_s));
    }

    void createsSeveralAndCloses()
    {
        const ViewContext context = open();
        CreateTopicsDialog dialog(context);
        dialog.show();
        QApplication::clipboard()->setText(u"first-made 2 1\nsecond-made,3,1\n"_s);
        QVERIFY(QTest::qWaitForWindowActive(&dialog));
        QTest::keyClick(table(dialog), Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(dialog.topics().size(), 2);
        QSignalSpy created(&dialog, &CreateTopicsDialog::created);
        button(dialog, u"Create 2"_s)->click();
        QTRY_COMPARE_WITH_TIMEOUT(created.count(), 1, 30'000);
        QVERIFY(!dialog.isVisible());
        QCOMPARE(created.first().first().toStringList(), QStringList({u"first-made"_s, u"second-made"_s}));
        QVERIFY(toolTopics().contains(u"first-made"_s) && toolTopics().contains(u"second-made"_s));
        QTRY_VERIFY_WITH_TIMEOUT(m_session->metadata()->topic(u"second-made"_s) != nullptr, 30'000);
        QCOMPARE(m_session->metadata()->topic(u"second-made"_s)->partitions.size(), 3);
        QVERIFY(!m_activities.activities().last().running);
    }

    void whatFailedStays()
    {
        const ViewContext context = open();
        CreateTopicsDialog dialog(context);
        dialog.show();
        dialog.addLines(u"half-made 1 1\nfull-of-errors 1 1"_s);
        QTableWidget *configs = dialog.findChild<QTableWidget *>(u"configurations"_s);
        configs->setItem(0, 0, new QTableWidgetItem(u"no.such.config"_s));
        configs->setItem(0, 1, new QTableWidgetItem(u"1"_s));
        button(dialog, u"Create 2"_s)->click();
        QTRY_VERIFY_WITH_TIMEOUT(table(dialog)->item(0, 3)->text().contains(u"configuration is not accepted"_s), 30'000);
        QVERIFY(dialog.isVisible());
        QCOMPARE(dialog.topics().size(), 2);
        QVERIFY(table(dialog)->item(1, 3)->toolTip().contains(u"no.such.config"_s));
        QVERIFY(tests::savePicture(dialog, u"create-topics-failed"_s));
    }

    void deletionOnProductionWantsTheNames()
    {
        const ViewContext context = open(session::Environment::Production);
        const auto made = m_session->gate().createTopics({{u"doomed-a"_s, 2, 1, {}}, {u"doomed-b"_s, 1, 1, {}}}, false);
        QTRY_VERIFY_WITH_TIMEOUT(made.isFinished(), 30'000);
        QTRY_VERIFY_WITH_TIMEOUT(m_session->metadata()->topic(u"doomed-b"_s) != nullptr, 30'000);
        DeleteTopicsDialog dialog(context, {u"doomed-a"_s, u"doomed-b"_s});
        dialog.show();
        QVERIFY(!dialog.deleteButton()->isEnabled());
        QVERIFY(!dialog.deleteButton()->isDefault());
        auto *typed = dialog.findChild<QPlainTextEdit *>();
        typed->setPlainText(u"doomed-a\ndoomed-c"_s);
        QVERIFY(!dialog.deleteButton()->isEnabled());
        typed->setPlainText(u"doomed-a\n doomed-b "_s);
        QVERIFY(dialog.deleteButton()->isEnabled());
        QTRY_COMPARE_WITH_TIMEOUT(table(dialog)->item(0, 2)->text(), u"0"_s, 30'000);
        QVERIFY(tests::savePicture(dialog, u"delete-topics"_s));
        QSignalSpy deleted(&dialog, &DeleteTopicsDialog::deleted);
        dialog.deleteButton()->click();
        QTRY_COMPARE_WITH_TIMEOUT(deleted.count(), 1, 30'000);
        QVERIFY(!dialog.isVisible());
        QVERIFY(!toolTopics().contains(u"doomed-a"_s) && !toolTopics().contains(u"doomed-b"_s));
    }

    void deletingWhatIsGoneSaysSo()
    {
        const ViewContext context = open();
        DeleteTopicsDialog dialog(context, {u"never-was"_s});
        dialog.show();
        QVERIFY(!dialog.findChild<QPlainTextEdit *>());
        dialog.deleteButton()->click();
        QTRY_VERIFY_WITH_TIMEOUT(table(dialog)->item(0, 3)->text().contains(u"does not exist"_s), 30'000);
        QVERIFY(dialog.isVisible());
    }

    void readOnlyIsToldAndStops()
    {
        const ViewContext context = open(session::Environment::Development, true);
        CreateTopicsDialog create(context);
        create.addLines(u"refused 1 1"_s);
        QVERIFY(!button(create, u"Create"_s)->isEnabled() && !button(create, u"Check only"_s)->isEnabled());
        DeleteTopicsDialog dialog(context, {u"first-made"_s});
        QVERIFY(!dialog.deleteButton()->isEnabled());
    }
};

QTEST_MAIN(TestTopicDialogs)
#include "tst_topic_dialogs.moc"
