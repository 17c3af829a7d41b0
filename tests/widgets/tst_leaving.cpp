// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The window, or a connection of it, is closed while changes are on their way.
#include "models/session/activity.h"
#include "models/session/journal.h"
#include "models/session/profile_store.h"
#include "models/session/secret_store.h"
#include "models/session/session.h"
#include "models/session/session_manager.h"
#include "models/session/settings.h"
#include "tests/session/fake_cluster.h"
#include "tests/widgets/pictures.h"
#include "widgets/common/theme.h"
#include "widgets/shell/header_bar.h"
#include "widgets/shell/leave_question.h"
#include "widgets/shell/main_window.h"

#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace streamscope;
using namespace streamscope::widgets;

class TestLeaving : public QObject {
    Q_OBJECT

private:
    struct Program {
        Program()
        {
            window.show();
            session::Profile profile;
            profile.id = u"held"_s;
            profile.name = u"held"_s;
            session = sessions.open(profile);
            window.showSession(session);
        }
        std::unique_ptr<session::Session> make(const session::Profile &profile)
        {
            auto made = std::make_unique<tests::FakeCluster>();
            made->topics.insert(u"orders"_s, {{0, 0}});
            cluster = made.get();
            return std::make_unique<session::Session>(profile, std::move(made), journal);
        }
        [[nodiscard]] core::FutureResult<cluster::Delivery> produce()
        {
            cluster::ProducerRecord record;
            record.topic = u"orders"_s;
            record.value = "1";
            return session->gate().produce(record, {});
        }
        // What was asked for by closing; the one before it goes later.
        [[nodiscard]] LeaveQuestion *question() const
        {
            for (LeaveQuestion *candidate : window.findChildren<LeaveQuestion *>()) {
                if (candidate->isVisible())
                    return candidate;
            }
            return nullptr;
        }
        void press(const QString &text) const
        {
            for (QPushButton *button : question()->findChildren<QPushButton *>()) {
                if (button->text().remove(u'&') == text) {
                    button->click();
                    return;
                }
            }
            QFAIL("no such button");
        }

        QTemporaryDir folder;
        ThemeController theme;
        session::SettingsStore settings{folder.path()};
        session::ActivityList activities;
        session::Journal journal{folder.filePath(u"journal.jsonl"_s)};
        session::SessionSecretStore secrets;
        session::ProfileStore profiles{folder.path(), secrets};
        tests::FakeCluster *cluster = nullptr;
        session::SessionManager sessions{journal, [this](const session::Profile &profile, const auto &, session::Journal &) { return make(profile); }};
        MainWindow window{ViewContext{.settings = &settings,
                                      .activities = &activities,
                                      .sessions = &sessions,
                                      .profiles = &profiles,
                                      .journal = &journal}};
        session::Session *session = nullptr;
    };

private Q_SLOTS:
    void nothingIsAskedWhenNothingIsOnItsWay()
    {
        Program program;
        QVERIFY(program.window.close());
        QVERIFY(!program.question());
    }

    void messagesOnTheirWayAreToldAndCanBeLeft()
    {
        Program program;
        program.cluster->hold = true;
        const auto first = program.produce();
        const auto second = program.produce();
        QVERIFY(!program.window.close());
        QVERIFY(program.question());
        QVERIFY2(program.question()->text().startsWith(u"2 message"_s), qPrintable(program.question()->text()));
        QVERIFY(program.question()->defaultButton()->text().contains(u"Wait"_s));
        QVERIFY(tests::savePicture(*program.question(), u"leave-question"_s));
        program.press(u"Wait"_s);
        QTRY_VERIFY(!program.question());
        QVERIFY(program.window.isVisible());
        QVERIFY(!program.window.close());
        program.press(u"Quit anyway"_s);
        QTRY_VERIFY(!program.window.isVisible());
    }

    void itGoesOnByItselfWhenAllIsAnswered()
    {
        Program program;
        program.cluster->hold = true;
        const auto sent = program.produce();
        QVERIFY(!program.window.close());
        program.cluster->release();
        QTRY_VERIFY(!program.window.isVisible());
        QVERIFY(sent.isFinished() && sent.result());
    }

    // Else nobody would see it.
    void aFailureKeepsTheWindow()
    {
        Program program;
        program.cluster->topicErrors.insert(u"orders"_s, core::localError(core::ErrorKind::TimedOut, u"nobody knows"_s));
        program.cluster->hold = true;
        const auto sent = program.produce();
        QVERIFY(!program.window.close());
        program.cluster->release();
        QTRY_VERIFY(!program.question());
        QVERIFY(sent.isFinished() && !sent.result());
        QVERIFY(program.window.isVisible());
        QVERIFY(program.window.close());
    }

    void disconnectingAsksAsWell()
    {
        Program program;
        program.cluster->hold = true;
        const auto created = program.session->gate().createTopics({{u"new"_s, 1, 1, {}}}, false);
        auto *header = program.window.findChild<HeaderBar *>();
        Q_EMIT header->disconnectRequested(program.session);
        QVERIFY(program.question());
        QVERIFY2(program.question()->text().startsWith(u"1 change"_s), qPrintable(program.question()->text()));
        QCOMPARE(program.sessions.sessions().size(), 1);
        program.press(u"Disconnect anyway"_s);
        QTRY_VERIFY(program.sessions.sessions().isEmpty());
        QVERIFY(program.window.isVisible());
        QTRY_VERIFY(created.isFinished());
        QVERIFY(!created.result());
        QCOMPARE(program.journal.entries().first().outcome, session::JournalEntry::Outcome::Unknown);
    }

    // A validation changes nothing.
    void lookingIsNoChange()
    {
        Program program;
        program.cluster->hold = true;
        const auto checked = program.session->gate().createTopics({{u"new"_s, 1, 1, {}}}, true);
        QVERIFY(program.window.close());
        QVERIFY(!checked.isFinished());
    }

    // Told to end by the system: nobody is there to answer.
    void aSignalDoesNotAsk()
    {
        Program program;
        program.cluster->hold = true;
        const auto sent = program.produce();
        program.window.stopWork([&program] { program.window.close(); });
        QVERIFY(!program.window.isVisible());
        QVERIFY(!sent.isFinished());
    }
};

QTEST_MAIN(TestLeaving)
#include "tst_leaving.moc"
