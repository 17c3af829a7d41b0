// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// One walk over all pages and dialogs, in every state: each control has a name and a place in the tab order, no words are cut
// off, and a picture of each is left in the build tree for a person to look at.
#include "models/flows/replay.h"
#include "models/kafka/kafka_connection.h"
#include "models/sandbox/sandbox.h"
#include "models/session/activity.h"
#include "models/session/journal.h"
#include "models/session/profile_store.h"
#include "models/session/secret_store.h"
#include "models/session/session.h"
#include "models/session/session_manager.h"
#include "models/session/settings.h"
#include "tests/session/fake_cluster.h"
#include "tests/widgets/language.h"
#include "tests/widgets/pictures.h"
#include "tests/widgets/view_checks.h"
#include "widgets/common/state_frame.h"
#include "widgets/common/theme.h"
#include "widgets/connections/connection_editor.h"
#include "widgets/connections/connection_form.h"
#include "widgets/connections/import_dialog.h"
#include "widgets/connections/secret_prompt.h"
#include "widgets/connections/test_panel.h"
#include "widgets/flows/flow_page.h"
#include "widgets/flows/replay_dialog.h"
#include "widgets/messages/message_list_view.h"
#include "widgets/messages/partition_starts_dialog.h"
#include "widgets/produce/confirm_produce_dialog.h"
#include "widgets/produce/produce_page.h"
#include "widgets/produce/resend_dialog.h"
#include "widgets/shell/about_dialog.h"
#include "widgets/shell/go_to_anything.h"
#include "widgets/shell/main_window.h"
#include "widgets/shell/page_list.h"
#include "widgets/topics/create_topics_dialog.h"
#include "widgets/topics/delete_topics_dialog.h"

#include <QCheckBox>
#include <QDir>
#include <QDockWidget>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace streamscope;
using namespace streamscope::widgets;
using session::Profile;
using session::Session;
using State = StateFrame::State;
using tests::FakeCluster;

namespace {

enum class Situation { Empty, Loading, Loaded, Failed, Disconnected, ReadOnly };

constexpr QSize kUsual(1280, 800);
constexpr QSize kLarge(2560, 1440);
constexpr int kPatienceMs = 20'000;

QString name(Situation situation)
{
    static const QStringList names = {u"empty"_s, u"loading"_s, u"loaded"_s, u"failed"_s, u"disconnected"_s, u"read-only"_s};
    return names.at(int(situation));
}

// Those of the three pipelines are looked at by day and by night in every state.
bool isPipeline(const QString &target)
{
    const QString kind = target.section(u':', 0, 0);
    return QStringList{u"analytics"_s, u"flows"_s, u"workbench"_s, u"load"_s, u"produce-file"_s}.contains(kind);
}

Profile profileOf(const QString &id, const QString &title)
{
    Profile profile;
    profile.id = id;
    profile.name = title;
    profile.bootstrapServers = u"127.0.0.1:1"_s;
    return profile;
}

} // namespace

class TestViews : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void faultsAreNoticed();
    void walk_data();
    void walk();
    void dialogs_data();
    void dialogs();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ThemeController> m_theme;
    std::unique_ptr<session::SettingsStore> m_settings;
    std::unique_ptr<session::ActivityList> m_activities;
    std::unique_ptr<session::Journal> m_journal;
    std::unique_ptr<session::SecretStore> m_secrets;
    std::unique_ptr<session::ProfileStore> m_profiles;
    std::unique_ptr<sandbox::Sandbox> m_brokers; ///< of the session that loses them
    std::unique_ptr<session::SessionManager> m_sessions;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<tests::Language> m_spoken;
    FakeCluster *m_fake = nullptr;
    Situation m_situation = Situation::Loaded;
    QString m_language;
    QStringList m_faults;
    QSet<QString> m_told;

    void speak(const QString &language);
    std::unique_ptr<Session> makeSession(const Profile &profile, const QHash<QString, QString> &secrets, session::Journal &journal);
    Session *openSession();
    Session *openSandboxWithEmptyTopic();
    Page *page(const QString &target, Session *session);
    void settle(const QString &target, Page *page, std::optional<State> state);
    void check(QWidget &root, const QString &where);
    void checkRoom(const Page &page, const QString &where);
    void picture(QWidget &widget, const QString &title);
    ViewContext context(Session *session);
};

void TestViews::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_theme = std::make_unique<ThemeController>();
    m_settings = std::make_unique<session::SettingsStore>(m_folder->path());
    m_activities = std::make_unique<session::ActivityList>();
    m_journal = std::make_unique<session::Journal>(m_folder->filePath(u"journal.jsonl"_s));
    m_secrets = std::make_unique<session::SessionSecretStore>();
    m_profiles = std::make_unique<session::ProfileStore>(m_folder->path(), *m_secrets);
    m_sessions = std::make_unique<session::SessionManager>(
        *m_journal,
        [this](const Profile &profile, const QHash<QString, QString> &secrets, session::Journal &journal) {
            return makeSession(profile, secrets, journal);
        });
    m_faults.clear();
    m_told.clear();
}

void TestViews::cleanup()
{
    m_window.reset();
    m_sessions.reset();
    m_brokers.reset();
    m_spoken.reset();
}

void TestViews::speak(const QString &language)
{
    m_language = language;
    m_spoken.reset();
    m_spoken = std::make_unique<tests::Language>(language);
}

// Real parts, but where a state cannot be held otherwise: an answer that does not come, a cluster with nothing in it.
std::unique_ptr<Session> TestViews::makeSession(const Profile &profile, const QHash<QString, QString> &secrets, session::Journal &journal)
{
    if (profile.id == "fake"_L1) {
        auto fake = std::make_unique<FakeCluster>();
        m_fake = fake.get();
        m_fake->hold = m_situation == Situation::Loading;
        if (m_fake->hold)
            m_fake->setState(cluster::ConnectionState::Connecting);
        cluster::GroupDescription group;
        group.group = u"order-processor"_s;
        m_fake->descriptions = {{group.group, group}};
        return std::make_unique<Session>(profile, std::move(fake), journal);
    }
    if (profile.id == "stopped"_L1) {
        m_brokers = std::make_unique<sandbox::Sandbox>();
        Profile local = profile;
        local.bootstrapServers = m_brokers->start().value_or(QString());
        return std::make_unique<Session>(local, kafka::openConnection(session::connectionConfig(local, {})), journal);
    }
    return std::make_unique<Session>(profile, secrets, journal);
}

Session *TestViews::openSession()
{
    Profile profile;
    switch (m_situation) {
    case Situation::Empty:
    case Situation::Loading: profile = profileOf(u"fake"_s, u"A cluster with nothing in it"_s); break;
    case Situation::Loaded: return m_sessions->open(session::sandboxProfile());
    case Situation::Failed:
        profile = profileOf(u"dead"_s, u"Nobody <b>there</b>"_s);
        profile.environment = session::Environment::Production;
        break;
    case Situation::Disconnected:
    case Situation::ReadOnly:
        profile = profileOf(u"stopped"_s, u"Brokers that go away"_s);
        profile.environment = session::Environment::Staging;
        profile.readOnly = true;
        break;
    }
    Session *session = m_sessions->open(profile);
    session->connection().setTimeout(std::chrono::milliseconds(1500));
    return session;
}

Session *TestViews::openSandboxWithEmptyTopic()
{
    Session *session = m_sessions->open(session::sandboxProfile());
    (void)QTest::qWaitFor([session] { return session->metadata() != nullptr; }, kPatienceMs);
    cluster::NewTopic topic;
    topic.name = u"nothing-yet"_s;
    topic.partitions = 2;
    topic.replicationFactor = 1;
    (void)session->gate().createTopics({topic}, false);
    (void)QTest::qWaitFor([session] { return session->metadata() && session->metadata()->topic(u"nothing-yet"_s); }, kPatienceMs);
    return session;
}

Page *TestViews::page(const QString &target, Session *session)
{
    m_window->open(target, session);
    const PageTarget resolved = resolveTarget(target);
    for (Page *candidate : m_window->findChildren<Page *>()) {
        if (candidate->target() == resolved.page && (candidate->context().session == session || !candidate->context().session))
            return candidate;
    }
    return nullptr;
}

// Waits until the visible part of the page is in the state.
void TestViews::settle(const QString &target, Page *page, std::optional<State> state)
{
    const auto seen = [page] {
        QList<State> states;
        for (const StateFrame *frame : page->findChildren<StateFrame *>()) {
            if (frame->isVisible())
                states.append(frame->state());
        }
        return states;
    };
    const auto isThere = [&] {
        if (!state || seen().isEmpty())
            return page->isLoaded();
        if (seen().first() != *state)
            return false;
        return *state != State::Loaded || page->isLoaded();
    };
    const bool settled = QTest::qWaitFor(isThere, kPatienceMs);
    if (!settled)
        m_faults.append(u"%1 %2: state %3 instead of %4, connection %5"_s.arg(name(m_situation), target)
                            .arg(seen().isEmpty() ? -1 : int(seen().first()))
                            .arg(state ? int(*state) : -1)
                            .arg(page->context().session ? int(page->context().session->connection().state()) : -1));
    if (state == State::Loading)
        (void)QTest::qWaitFor(
            [page, seen] {
                const auto bars = page->findChildren<QWidget *>(u"loading"_s);
                return seen().isEmpty() || std::any_of(bars.begin(), bars.end(), [](const QWidget *bar) { return bar->isVisible(); });
            },
            2'000);
}

void TestViews::check(QWidget &root, const QString &where)
{
    for (const QString &fault : tests::viewFaults(root, m_language)) {
        if (!m_told.contains(fault))
            m_faults.append(where + u' ' + m_language + u": "_s + fault);
        m_told.insert(fault);
    }
}

// A page that needs more than it has makes the window grow beyond the screen; a banner more must find room too.
void TestViews::checkRoom(const Page &page, const QString &where)
{
    constexpr int kBanner = 60; // pixels: two lines
    const QSize needed = page.minimumSizeHint();
    if (m_window->size() != kUsual || needed.height() + kBanner > page.height() || needed.width() > page.width())
        m_faults.append(u"%1 %2: needs %3 × %4 of %5 × %6 pixels in a window of %7 × %8"_s.arg(where, m_language)
                            .arg(needed.width()).arg(needed.height()).arg(page.width()).arg(page.height())
                            .arg(m_window->width()).arg(m_window->height()));
}

void TestViews::picture(QWidget &widget, const QString &title)
{
    QVERIFY(tests::savePicture(widget, u"views/%1-%2-%3"_s.arg(title, m_language, isDark() ? u"dark"_s : u"light"_s)));
}

ViewContext TestViews::context(Session *session)
{
    return {.session = session,
            .settings = m_settings.get(),
            .activities = m_activities.get(),
            .navigator = m_window.get(),
            .sessions = m_sessions.get(),
            .profiles = m_profiles.get(),
            .journal = m_journal.get()};
}

// What the walk looks for, it finds.
void TestViews::faultsAreNoticed()
{
    speak(u"en"_s);
    QWidget window;
    auto *column = new QVBoxLayout(&window);
    auto *named = new QPushButton(u"Named"_s);
    auto *nameless = new QPushButton;
    auto *skipped = new QPushButton(u"Skipped"_s);
    skipped->setFocusPolicy(Qt::NoFocus);
    auto *cut = new QLabel(u"3 broker(s) with far more words than fit"_s);
    cut->setFixedWidth(40);
    for (QWidget *widget : std::initializer_list<QWidget *>{named, nameless, skipped, cut})
        column->addWidget(widget);
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    QCOMPARE(tests::unnamedControls(window).size(), 1);
    QVERIFY(tests::unreachableControls(window).join(u' ').contains(u"not in the tab order"_s));
    QCOMPARE(tests::truncatedTexts(window).size(), 1);
    QCOMPARE(tests::undecidedPlurals(window).size(), 1);
    QVERIFY(tests::sharedMnemonics(window).isEmpty());
    named->setText(u"&Named"_s);
    skipped->setText(u"&No"_s);
    QCOMPARE(tests::sharedMnemonics(window).size(), 1);
    auto *trap = new QPlainTextEdit;
    trap->setAccessibleName(u"Takes every Tab"_s);
    column->addWidget(trap);
    trap->show();
    QVERIFY(tests::unreachableControls(window).join(u' ').contains(u"Tab does not leave"_s));
}

void TestViews::walk_data()
{
    QTest::addColumn<int>("situation");
    QTest::addColumn<QString>("language");
    for (const Situation situation :
         {Situation::Empty, Situation::Loading, Situation::Loaded, Situation::Failed, Situation::Disconnected, Situation::ReadOnly}) {
        for (const QString &language : {u"en"_s, u"de"_s})
            QTest::addRow("%s %s", qPrintable(name(situation)), qPrintable(language)) << int(situation) << language;
    }
}

void TestViews::walk()
{
    QFETCH(int, situation);
    QFETCH(QString, language);
    m_situation = static_cast<Situation>(situation);
    speak(language);
    m_theme->setMode(language == "en"_L1 ? session::ThemeMode::Light : session::ThemeMode::Dark);
    if (m_situation == Situation::Loaded) {
        (void)m_profiles->save(profileOf(u"a"_s, u"Orders, staging"_s), {});
        Profile production = profileOf(u"b"_s, u"Orders, production"_s);
        production.environment = session::Environment::Production;
        production.securityProtocol = session::SecurityProtocol::SaslSsl;
        production.readOnly = true;
        (void)m_profiles->save(production, {});
        QTRY_COMPARE(m_profiles->profiles().size(), 2);
    }
    m_window = std::make_unique<MainWindow>(context(nullptr));
    m_window->resize(kUsual);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    Session *session = openSession();
    m_window->showSession(session);
    Session *tailed = m_situation == Situation::Empty || m_situation == Situation::Loaded ? openSandboxWithEmptyTopic() : session;
    const bool hasTopics =
        m_situation == Situation::Loaded || m_situation == Situation::Disconnected || m_situation == Situation::ReadOnly;

    const QString topic = m_situation == Situation::Empty ? u"nothing-yet"_s : u"orders"_s;
    flows::Replay chosen{.topics = {u"orders"_s}, .messages = {}, .range = {}, .condition = {}, .notes = {}};
    for (const qint64 offset : {7, 8, 12})
        chosen.messages.append({{u"orders"_s, 0}, offset});
    const QString replay = FlowPage::keepNew(*m_settings, *session, u"replay-orders-20261127-221530-000"_s, flows::replayText(chosen, u"replay-orders"_s));
    flows::Replay copy{.topics = {u"orders"_s}, .messages = {}, .range = {}, .condition = u"value.total > 100"_s, .notes = {}};
    copy.to = flows::FlowTarget{u"Orders, production"_s, {}};
    copy.timing = cluster::OriginalTiming{.speed = 10, .longestGapMs = 5000};
    const QString elsewhere = FlowPage::keepNew(*m_settings, *session, u"copy-orders-20261127-221531-000"_s, flows::replayText(copy, u"copy-orders"_s));
    const QHash<QString, QStringList> targets = {
        {u"topic"_s, {u"messages:"_s + topic, u"partitions:"_s + topic, u"config:"_s + topic, u"groups:"_s + topic, u"chart:"_s + topic}},
        {u"messages"_s, {u"messages:"_s + topic + u",payments"_s}},
        {u"analytics"_s, {u"analytics:"_s + topic}},
        {u"flows"_s, {u"flows"_s, u"flows:"_s + FlowPage::kExample, u"flows:"_s + replay, u"flows:"_s + elsewhere}},
        {u"workbench"_s, {u"workbench"_s, u"workbench:"_s + topic}},
        {u"load"_s, {u"load:"_s + topic}},
        {u"broker"_s, {u"broker:1"_s}},
        {u"group"_s, {u"group:order-processor"_s}},
    };
    const QHash<QString, State> empty = {{u"topics"_s, State::Empty},      {u"groups"_s, State::Empty},  {u"broker:1"_s, State::Empty},
                                         {u"group:order-processor"_s, State::Empty}, {u"messages:nothing-yet"_s, State::Empty},
                                         {u"groups:nothing-yet"_s, State::Empty},    {u"chart"_s, State::Empty}};
    const auto expected = [&](const QString &target, bool needsSession) -> std::optional<State> {
        if (!needsSession)
            return std::nullopt;
        if (target == "flows"_L1) // no file is open
            return State::Empty;
        if (target == "sandbox"_L1) // of another cluster there is nothing to say there
            return m_situation == Situation::Loaded ? State::Loaded : State::Empty;
        switch (m_situation) {
        case Situation::Empty: return empty.contains(target) ? std::optional(empty.value(target)) : std::nullopt;
        case Situation::Loading: return State::Loading;
        case Situation::Loaded:
        case Situation::ReadOnly: return State::Loaded;
        case Situation::Failed: return State::Failed;
        case Situation::Disconnected: return State::Disconnected;
        }
        return std::nullopt;
    };
    struct Stop {
        QString target;
        bool needsSession;
        Session *session;
    };
    QList<Stop> stops;
    for (const PageKind &kind : pageList()) {
        for (const QString &target : targets.value(QString::fromLatin1(kind.kind), {QString::fromLatin1(kind.kind)})) {
            const bool ofTopic = target.contains(topic);
            stops.append({target, kind.needsSession, ofTopic ? tailed : session});
        }
    }
    // What goes away must have been there.
    if (m_situation == Situation::Disconnected) {
        for (const Stop &stop : std::as_const(stops))
            settle(stop.target, page(stop.target, stop.session),
                   stop.needsSession && stop.target != "sandbox"_L1 && stop.target != "flows"_L1 ? std::optional(State::Loaded) : std::nullopt);
        m_brokers.reset();
        QTRY_VERIFY_WITH_TIMEOUT(session->connection().state() == cluster::ConnectionState::Lost, 60'000);
    }
    for (const Stop &stop : std::as_const(stops)) {
        Page *shown = page(stop.target, stop.session);
        QVERIFY2(shown, qPrintable(stop.target));
        settle(stop.target, shown, expected(stop.target, stop.needsSession));
        if (auto *list = shown->findChild<MessageListView *>(); list && list->isVisible() && hasTopics) {
            QTest::keyClick(list, Qt::Key_End);
            QTest::keyClick(list, Qt::Key_Up);
        }
        const QString title = name(m_situation) + u'-' + QString(stop.target).replace(u'/', u'-');
        picture(*m_window, title);
        check(*m_window, title);
        checkRoom(*shown, title);
        if (m_situation == Situation::Loaded || isPipeline(stop.target)) {
            m_theme->setMode(isDark() ? session::ThemeMode::Light : session::ThemeMode::Dark);
            picture(*m_window, title);
            m_theme->setMode(isDark() ? session::ThemeMode::Light : session::ThemeMode::Dark);
        }
    }
    if (m_situation == Situation::Loaded) {
        for (const QString &target : {u"start"_s, u"topics"_s, u"messages:orders"_s, u"chart:orders"_s,
                                       u"workbench:orders"_s, u"load:orders"_s, u"produce-file"_s}) {
            m_window->resize(kLarge);
            QVERIFY(page(target, session));
            picture(*m_window, u"large-"_s + target);
        }
    }
    QVERIFY2(m_faults.isEmpty(), qPrintable(u'\n' + m_faults.join(u'\n')));
}

void TestViews::dialogs_data()
{
    QTest::addColumn<QString>("language");
    QTest::newRow("en") << u"en"_s;
    QTest::newRow("de") << u"de"_s;
}

void TestViews::dialogs()
{
    QFETCH(QString, language);
    speak(language);
    m_situation = Situation::Loaded;
    m_theme->setMode(language == "en"_L1 ? session::ThemeMode::Light : session::ThemeMode::Dark);
    m_window = std::make_unique<MainWindow>(context(nullptr));
    m_window->show();
    Session *session = openSession();
    m_window->showSession(session);
    QTRY_VERIFY_WITH_TIMEOUT(session->metadata() != nullptr, kPatienceMs);
    m_situation = Situation::Empty;
    Profile production = profileOf(u"fake"_s, u"Orders, production"_s);
    production.environment = session::Environment::Production;
    Session *guarded = m_sessions->open(production);
    m_fake->topics = {{u"orders"_s, {{0, 12'031}, {7, 4'000'000}}}, {u"payments"_s, {{0, 9}}}};
    guarded->refresh();
    QTRY_VERIFY_WITH_TIMEOUT(guarded->metadata() && guarded->metadata()->topic(u"orders"_s), kPatienceMs);

    const auto look = [&](std::unique_ptr<QDialog> dialog, const QString &title) {
        dialog->show();
        QVERIFY(QTest::qWaitForWindowActive(dialog.get()));
        picture(*dialog, u"dialog-"_s + title);
        check(*dialog, title);
        m_theme->setMode(isDark() ? session::ThemeMode::Light : session::ThemeMode::Dark);
        picture(*dialog, u"dialog-"_s + title);
        m_theme->setMode(isDark() ? session::ThemeMode::Light : session::ThemeMode::Dark);
    };
    look(std::make_unique<CreateTopicsDialog>(context(session)), u"create-empty"_s);
    auto create = std::make_unique<CreateTopicsDialog>(context(session));
    create->addLines(u"orders-by-day 12 3\nbad/name 1 1\nmany-replicas 1 5\n"_s);
    look(std::move(create), u"create-faults"_s);
    auto refused = std::make_unique<CreateTopicsDialog>(context(guarded));
    refused->addLines(u"orders-by-day 12 1\nnew-one"_s);
    m_fake->failWith = core::localError(core::ErrorKind::TimedOut, u"CreateTopics"_s);
    refused->submit(false);
    look(std::move(refused), u"create-outcome-unknown"_s);
    m_fake->failWith.reset();
    look(std::make_unique<DeleteTopicsDialog>(context(session), QStringList{u"orders"_s}), u"delete-one"_s);
    look(std::make_unique<DeleteTopicsDialog>(context(guarded), QStringList{u"orders"_s, u"payments"_s}), u"delete-production"_s);

    auto starts = std::make_unique<PartitionStartsDialog>(PartitionStarts(), QStringList{u"orders"_s, u"payments"_s}, guarded->metadata(),
                                                          QString());
    starts->addLines(u"orders 0 12031\norders 1 soon\npayments 7 1\n"_s);
    look(std::move(starts), u"partition-starts"_s);
    look(std::make_unique<ConfirmProduceDialog>(guarded, QStringList{u"orders"_s}, u"Messages go to “orders”."_s), u"produce-production"_s);
    look(std::make_unique<ConfirmProduceDialog>(guarded, QStringList{u"orders"_s, u"payments"_s}, u"The flow “copy” writes to them."_s),
         u"flow-to-production"_s);
    flows::Replay all{.topics = {u"orders"_s}, .messages = {}, .range = {}, .condition = {}, .notes = {}, .words = u"All of orders"_s};
    look(std::make_unique<ReplayDialog>(context(session), QList<flows::Replay>{all}), u"replay"_s);
    cluster::ProducerRecord again;
    again.topic = u"orders"_s;
    look(std::make_unique<ResendDialog>(context(session), QList<cluster::ProducerRecord>(12, again)), u"produce-again"_s);
    auto changed = std::make_unique<ResendDialog>(context(session), QList<cluster::ProducerRecord>(1, again));
    changed->setValueTemplate(u"{\"amount\": \"${value.amount *}\"}"_s, true);
    look(std::move(changed), u"produce-again-changed"_s);

    look(std::make_unique<ConnectionEditor>(*m_profiles, Profile(), QHash<QString, QString>()), u"connection-new"_s);
    Profile secure = profileOf({}, u"Orders, production"_s);
    secure.environment = session::Environment::Production;
    secure.securityProtocol = session::SecurityProtocol::SaslSsl;
    secure.saslMechanism = u"SCRAM-SHA-512"_s;
    secure.username = u"reader"_s;
    secure.caFile = u"/no/such/ca.pem"_s;
    look(std::make_unique<ConnectionEditor>(*m_profiles, secure, QHash<QString, QString>{{u"sasl.password"_s, u"secret"_s}}),
         u"connection-faults"_s);
    auto tested = std::make_unique<ConnectionEditor>(*m_profiles, profileOf({}, u"Nobody there"_s), QHash<QString, QString>());
    tested->show();
    tested->test();
    QTRY_VERIFY_WITH_TIMEOUT(!tested->findChild<TestPanel *>()->isRunning(), kPatienceMs);
    look(std::move(tested), u"connection-tested"_s);
    look(std::make_unique<ImportDialog>(), u"import-empty"_s);
    auto import = std::make_unique<ImportDialog>();
    import->setText(u"bootstrap.servers=a.example:9093\nsecurity.protocol=SASL_SSL\nsasl.mechanism=PLAIN\n"
                    "sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required username=\"u\" password=\"p\";\n"
                    "ssl.truststore.location=/etc/kafka/trust.jks\nplugin.library.paths=monitoring\nno.such=1\n"_s);
    look(std::move(import), u"import-read"_s);
    look(std::make_unique<SecretPrompt>(secure, QStringList{u"sasl.password"_s, u"ssl.key.password"_s}), u"secrets"_s);
    const auto actions = m_window->findChildren<QAction *>(Qt::FindDirectChildrenOnly);
    look(std::make_unique<GoToAnything>(context(session), actions), u"go-to-all"_s);
    for (const QString &typed : {u"ord"_s, u"theme"_s, u"no such thing"_s}) {
        auto goTo = std::make_unique<GoToAnything>(context(session), actions);
        goTo->findChild<QLineEdit *>()->setText(typed);
        look(std::move(goTo), u"go-to-"_s + QString(typed).replace(u' ', u'-'));
    }
    look(std::make_unique<AboutDialog>(u"Streamscope 0.1.0, librdkafka 2.14.2, Qt 6.4.2"_s), u"about"_s);
    QVERIFY2(m_faults.isEmpty(), qPrintable(u'\n' + m_faults.join(u'\n')));
}

QTEST_MAIN(TestViews)
#include "tst_views.moc"
