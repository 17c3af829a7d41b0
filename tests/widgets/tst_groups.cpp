// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The cluster, its brokers and its consumer groups: on a cluster that can be made to fail, and on real Apache Kafka.
#include "models/items/group_table_models.h"
#include "models/kafka/kafka_connection.h"
#include "models/session/journal.h"
#include "models/session/session.h"
#include "models/session/settings.h"
#include "tests/session/fake_cluster.h"
#include "tests/support/kafka_server.h"
#include "tests/widgets/pictures.h"
#include "widgets/common/banner.h"
#include "widgets/common/data_table.h"
#include "widgets/common/state_frame.h"
#include "widgets/common/theme.h"
#include "widgets/groups/group_page.h"
#include "widgets/groups/groups_page.h"
#include "widgets/groups/topic_groups_view.h"
#include "widgets/topics/broker_page.h"
#include "widgets/topics/cluster_page.h"

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QLineEdit>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace streamscope;
using namespace streamscope::widgets;
using items::GroupOffsetTableModel;
using testing::KafkaServer;

namespace {

class Window final : public Navigator {
public:
    void open(const QString &target, session::Session *) override { opened.append(target); }
    void produce(session::Session *, const cluster::ProducerRecord &) override {}
    void createTopics(session::Session *) override {}
    void deleteTopics(session::Session *, const QStringList &) override {}
    void connectTo(const session::Profile &) override {}

    QStringList opened;
};

} // namespace

class TestGroups : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    ThemeController m_theme;
    session::SettingsStore m_settings{m_folder.path()};
    session::Journal m_journal{m_folder.filePath(u"journal.jsonl"_s)};
    Window m_window;
    tests::FakeCluster *m_cluster = nullptr;
    std::unique_ptr<session::Session> m_session;
    std::unique_ptr<KafkaServer> m_server;

    ViewContext open(std::unique_ptr<cluster::Connection> connection)
    {
        session::Profile profile;
        profile.id = u"x"_s;
        profile.name = u"cluster <b>x</b>"_s;
        m_session = std::make_unique<session::Session>(profile, std::move(connection), m_journal);
        m_session->refresh();
        (void)QTest::qWaitFor([this] { return m_session->metadata() != nullptr; }, 30'000);
        return {.session = m_session.get(), .settings = &m_settings, .navigator = &m_window};
    }

    ViewContext fake()
    {
        auto cluster = std::make_unique<tests::FakeCluster>();
        m_cluster = cluster.get();
        m_cluster->topics = {{u"orders"_s, {{0, 100}, {0, 50}}}, {u"payments"_s, {{0, 7}}}};
        m_cluster->racks = {{1, u"r1"_s}};
        m_cluster->groups.groups = {{u"empty"_s, cluster::GroupState::Empty, cluster::GroupType::Classic, false},
                                    {u"readers"_s, cluster::GroupState::Stable, cluster::GroupType::Consumer, false}};
        cluster::GroupDescription readers;
        readers.group = u"readers"_s;
        readers.state = cluster::GroupState::Stable;
        readers.type = cluster::GroupType::Consumer;
        readers.partitionAssignor = u"uniform"_s;
        readers.coordinator = 1;
        readers.members = {{u"m-1"_s, u"client-a"_s, u"/10.0.0.1"_s, {{u"orders"_s, 1}, {u"orders"_s, 0}, {u"payments"_s, 0}}}};
        m_cluster->descriptions = {{u"readers"_s, readers}};
        m_cluster->committed = {{u"readers"_s, {{{u"orders"_s, 0}, 40, {}}, {{u"orders"_s, 1}, 60, {}}, {{u"gone"_s, 0}, 5, {}}}}};
        return open(std::move(cluster));
    }

    static QString texts(const QWidget &widget)
    {
        QStringList all;
        for (const QLabel *label : widget.findChildren<QLabel *>())
            all.append(label->text());
        return all.join(u'|');
    }

    static DataTable *table(const QWidget &page, const QString &name)
    {
        for (auto *candidate : page.findChildren<DataTable *>()) {
            if (candidate->accessibleName() == name)
                return candidate;
        }
        return nullptr;
    }

    static QStringList column(const DataTable &table, int column)
    {
        QStringList shown;
        for (int row = 0; row < table.shownRows(); ++row)
            shown.append(table.shownText(table.model()->index(row, column)));
        return shown;
    }

    void picture(QWidget &page, const QString &name)
    {
        for (const auto mode : {session::ThemeMode::Light, session::ThemeMode::Dark}) {
            m_theme.setMode(mode);
            QVERIFY(tests::savePicture(page, u"%1-%2"_s.arg(name, isDark() ? u"dark"_s : u"light"_s)));
        }
    }

private Q_SLOTS:
    void cleanup()
    {
        m_session.reset();
        m_cluster = nullptr;
        m_window.opened.clear();
    }

    void groupsAreListed()
    {
        const ViewContext context = fake();
        GroupsPage page(context);
        page.resize(900, 400);
        page.show();
        QTRY_VERIFY(page.isLoaded());
        auto *list = table(page, u"Consumer groups"_s);
        QCOMPARE(column(*list, 0), (QStringList{u"empty"_s, u"readers"_s}));
        QCOMPARE(column(*list, 1), (QStringList{u"Empty"_s, u"Stable"_s}));
        page.findChild<QLineEdit *>()->setText(u"READ"_s);
        QCOMPARE(column(*list, 0), (QStringList{u"readers"_s}));
        QVERIFY(page.statusText().contains(u"1 of"_s));
        list->setCurrentIndex(list->model()->index(0, 0));
        QTest::keyClick(list, Qt::Key_Return);
        QCOMPARE(m_window.opened, QStringList{u"group:readers"_s});
        picture(page, u"groups"_s);
    }

    // Old brokers list names only.
    void statesThatTheListDoesNotNameAreAskedFor()
    {
        const ViewContext context = fake();
        for (cluster::GroupListing &group : m_cluster->groups.groups)
            group.state = cluster::GroupState::Unknown;
        m_cluster->descriptions[u"readers"_s].state = cluster::GroupState::Stable;
        m_cluster->descriptions.remove(u"empty"_s);
        GroupsPage page(context);
        page.show();
        QTRY_COMPARE(column(*table(page, u"Consumer groups"_s), 1), (QStringList{u"–"_s, u"Stable"_s}));
    }

    void topicNamesItsGroups()
    {
        const ViewContext context = fake();
        TopicGroupsView view(context, u"orders"_s);
        QAbstractItemModelTester tester(view.findChild<items::TopicGroupTableModel *>(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        view.show();
        QTRY_VERIFY(view.isLoaded());
        auto *list = view.findChild<DataTable *>();
        QCOMPARE(column(*list, 0), QStringList{u"readers"_s});
        // 100 − 40 of partition 0; the commit of partition 1 lies beyond its end, so its lag is not known.
        QVERIFY2(view.summary().contains(u"lag 60"_s), qPrintable(view.summary()));
        m_cluster->committed.clear();
        m_cluster->descriptions[u"readers"_s].members.clear();
        view.reload();
        QTRY_VERIFY(view.findChild<StateFrame *>()->state() == StateFrame::State::Empty);
        m_cluster->failWith = core::localError(core::ErrorKind::Authorization, u"groups"_s);
        view.reload();
        QTRY_VERIFY(view.findChild<StateFrame *>()->state() == StateFrame::State::Failed);
        m_cluster->failWith.reset();
    }

    void missingBrokersAreTold()
    {
        const ViewContext context = fake();
        m_cluster->groups.errors = {core::localError(core::ErrorKind::Transport, u"broker 2"_s)};
        GroupsPage page(context);
        page.show();
        QTRY_VERIFY(page.isLoaded());
        QVERIFY(page.findChild<Banner *>()->text().contains(u"some may be missing"_s));
        m_cluster->groups = {};
        page.reload();
        QTRY_VERIFY(page.findChild<StateFrame *>()->state() == StateFrame::State::Empty);
        m_cluster->failWith = core::localError(core::ErrorKind::Authorization, u"cluster"_s);
        page.reload();
        QTRY_VERIFY(page.findChild<StateFrame *>()->state() == StateFrame::State::Failed);
        m_cluster->failWith.reset();
    }

    void thousandsOfGroups()
    {
        const ViewContext context = fake();
        for (int i = 0; i < 5000; ++i)
            m_cluster->groups.groups.append({u"group-%1"_s.arg(i), cluster::GroupState::Empty, cluster::GroupType::Classic, false});
        GroupsPage page(context);
        page.show();
        QTRY_COMPARE(table(page, u"Consumer groups"_s)->shownRows(), 5002);
        page.findChild<QLineEdit *>()->setText(u"group-4999"_s);
        QCOMPARE(table(page, u"Consumer groups"_s)->shownRows(), 1);
        QCOMPARE(m_cluster->callCount(u"describeGroups"_s), 0);
    }

    void lagAndMembers()
    {
        const ViewContext context = fake();
        GroupPage page(context, u"readers"_s);
        page.resize(1000, 400);
        page.show();
        QTRY_VERIFY(page.isLoaded());
        auto *offsets = table(page, u"Offsets of the group"_s);
        QCOMPARE(column(*offsets, GroupOffsetTableModel::Topic), (QStringList{u"gone"_s, u"orders"_s, u"orders"_s, u"payments"_s}));
        QCOMPARE(column(*offsets, GroupOffsetTableModel::Committed), (QStringList{u"5"_s, u"40"_s, u"60"_s, u"–"_s}));
        QCOMPARE(column(*offsets, GroupOffsetTableModel::LogEnd), (QStringList{u"–"_s, u"100"_s, u"50"_s, u"7"_s}));
        // A commit beyond the end and a topic that is gone have no lag that anybody could know.
        QCOMPARE(column(*offsets, GroupOffsetTableModel::Lag), (QStringList{u"–"_s, u"60"_s, u"–"_s, u"–"_s}));
        QCOMPARE(column(*offsets, GroupOffsetTableModel::Member), (QStringList{u"–"_s, u"client-a"_s, u"client-a"_s, u"client-a"_s}));
        auto *members = table(page, u"Members of the group"_s);
        QCOMPARE(column(*members, items::GroupMemberTableModel::Assignment), QStringList{u"orders 0, 1 · payments 0"_s});
        const QString shown = texts(page);
        for (const QString &fact : {u"Stable"_s, u"consumer"_s, u"assignor uniform"_s, u"coordinator 1"_s, u"lag 60"_s})
            QVERIFY2(shown.contains(fact), qPrintable(shown));
        QVERIFY(page.statusText().contains(u"unknown"_s));
        picture(page, u"group"_s);
        // New numbers come by themselves while it is visible, and not while it is hidden.
        m_cluster->committed[u"readers"_s][0].committed = 90;
        QTRY_COMPARE_WITH_TIMEOUT(column(*offsets, GroupOffsetTableModel::Lag).at(1), u"10"_s, 3 * GroupPage::kIntervalMs);
        page.hide();
        const int before = m_cluster->callCount(u"describeGroups"_s);
        QVERIFY(!QTest::qWaitFor([&] { return m_cluster->callCount(u"describeGroups"_s) != before; }, GroupPage::kIntervalMs + 500));
    }

    void groupThatIsNotThere()
    {
        const ViewContext context = fake();
        GroupPage page(context, u"<img src=x>"_s);
        page.show();
        QTRY_VERIFY(page.findChild<StateFrame *>()->state() == StateFrame::State::Failed);
        QVERIFY2(texts(page).contains(u"does not exist"_s), qPrintable(texts(page)));
        for (const QLabel *label : page.findChildren<QLabel *>())
            QCOMPARE(int(label->textFormat()), int(Qt::PlainText));
    }

    void modelsKeepTheRules()
    {
        GroupOffsetTableModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(model.lagSum(), -1);
        model.setOffsets({{{u"b"_s, 0}, 1, {}}, {{u"a"_s, 1}, -1, {}}}, {}, {{{u"b"_s, 0}, 4}});
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.lagSum(), 3);
        QCOMPARE(model.unknownLags(), 0);
        model.setOffsets({{{u"a"_s, 1}, 7, core::localError(core::ErrorKind::Authorization, {})}}, {}, {});
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.lagSum(), -1);
        QCOMPARE(model.unknownLags(), 1);
        QCOMPARE(model.index(0, 0).data(items::MarksRole).toInt(), int(items::Unreadable));
    }

    void brokersAndTheirPartitions()
    {
        const ViewContext context = fake();
        ClusterPage cluster(context);
        cluster.resize(900, 400);
        cluster.show();
        QTRY_VERIFY(cluster.isLoaded());
        auto *brokers = table(cluster, u"Brokers"_s);
        QTRY_COMPARE(column(*brokers, 3), QStringList{u"r1"_s});
        QCOMPARE(column(*brokers, 4), QStringList{u"3"_s});
        brokers->setCurrentIndex(brokers->model()->index(0, 0));
        QTest::keyClick(brokers, Qt::Key_Return);
        QCOMPARE(m_window.opened, QStringList{u"broker:1"_s});
        picture(cluster, u"cluster"_s);
        BrokerPage broker(context, u"1"_s);
        broker.resize(900, 400);
        broker.show();
        QTRY_VERIFY(broker.isLoaded());
        QCOMPARE(table(broker, u"Partitions of the broker"_s)->shownRows(), 3);
        QVERIFY(texts(broker).contains(u"rack r1"_s));
        picture(broker, u"broker"_s);
        for (const QString &name : {u"9"_s, u"nonsense"_s, u"-1"_s}) {
            BrokerPage missing(context, name);
            missing.show();
            QTRY_VERIFY(missing.findChild<StateFrame *>()->state() == StateFrame::State::Failed);
        }
    }

    void realGroup()
    {
        m_server = std::make_unique<KafkaServer>();
        STREAMSCOPE_REQUIRE_KAFKA(*m_server);
        session::Profile profile;
        profile.bootstrapServers = m_server->bootstrap();
        const ViewContext context = open(kafka::openConnection(session::connectionConfig(profile, {})));
        QVERIFY(m_session->metadata());
        const auto run = [this](const QString &tool, const QStringList &more, const QByteArray &input = {}) {
            return m_server->tool(tool, QStringList{u"--bootstrap-server"_s, m_server->bootstrap()} + more, input);
        };
        QCOMPARE(run(u"TopicCommand"_s, {u"--create"_s, u"--topic"_s, u"seen"_s, u"--partitions"_s, u"1"_s}).code, 0);
        QCOMPARE(run(u"ConsoleProducer"_s, {u"--topic"_s, u"seen"_s}, "a\nb\nc\nd\n").code, 0);
        QCOMPARE(run(u"consumer.ConsoleConsumer"_s,
                     {u"--topic"_s, u"seen"_s, u"--group"_s, u"lagging"_s, u"--from-beginning"_s, u"--max-messages"_s, u"3"_s})
                     .code,
                 0);
        const auto told = run(u"consumer.group.ConsumerGroupCommand"_s, {u"--describe"_s, u"--group"_s, u"lagging"_s});
        QVERIFY2(QString::fromUtf8(told.output).simplified().contains(u"seen 0 3 4 1"_s), told.output.constData());
        GroupsPage groups(context);
        groups.show();
        QTRY_VERIFY_WITH_TIMEOUT(groups.isLoaded(), 30'000);
        QVERIFY(column(*table(groups, u"Consumer groups"_s), 0).contains(u"lagging"_s));
        GroupPage page(context, u"lagging"_s);
        page.show();
        QTRY_VERIFY_WITH_TIMEOUT(page.isLoaded(), 30'000);
        auto *offsets = table(page, u"Offsets of the group"_s);
        QCOMPARE(column(*offsets, GroupOffsetTableModel::Committed), QStringList{u"3"_s});
        QCOMPARE(column(*offsets, GroupOffsetTableModel::LogEnd), QStringList{u"4"_s});
        QCOMPARE(column(*offsets, GroupOffsetTableModel::Lag), QStringList{u"1"_s});
        BrokerPage broker(context, u"1"_s);
        broker.show();
        QTRY_VERIFY_WITH_TIMEOUT(broker.isLoaded(), 30'000);
        m_session->refresh();
        QTRY_VERIFY_WITH_TIMEOUT(table(broker, u"Partitions of the broker"_s)->shownRows() >= 1, 30'000);
    }

    void cleanupTestCase() { m_server.reset(); }
};

QTEST_MAIN(TestGroups)
#include "tst_groups.moc"
