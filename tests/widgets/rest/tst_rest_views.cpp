// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Every view on a connection through a REST Proxy in front of real Apache Kafka, one that speaks v2 and v3 and one that speaks v2
// only: each works, or says what is missing and why. In English and German, in both themes; pictures for a person to look at.
#include "models/kafka/kafka_connection.h"
#include "models/rest/rest_connection.h"
#include "tests/kafka/collecting_sink.h"
#include "tests/widgets/language.h"
#include "tests/widgets/pictures.h"
#include "tests/widgets/rest/proxies.h"
#include "tests/widgets/view_checks.h"
#include "tests/widgets/window_harness.h"
#include "widgets/common/data_table.h"
#include "widgets/common/rest_offers.h"
#include "widgets/common/state_frame.h"
#include "widgets/flows/flow_page.h"
#include "widgets/shell/page_list.h"
#include "widgets/topics/create_topics_dialog.h"
#include "widgets/topics/delete_topics_dialog.h"

using namespace Qt::StringLiterals;
using namespace streamscope;
using namespace streamscope::widgets;
using namespace streamscope::testing;

namespace {

constexpr int kLong = 30'000;

struct Stop {
    QString target;
    QString whole; ///< words that are read there on a proxy with v2 and v3; empty: it just works
    QString old;   ///< the same on one with v2 only
};

QList<Stop> stops()
{
    const QString noV3 = u"does not speak v3"_s;
    const QString short3 = u"(no v3)"_s; // in a line for several reasons
    const QString oneByOne = u"takes one message at a time"_s;
    return {{u"topics"_s, {}, short3},
            {u"cluster"_s, u"REST Proxy v2 + v3"_s, u"REST Proxy v2"_s},
            {u"broker:1"_s, {}, short3},
            {u"groups"_s, {}, noV3},
            {u"group:billing"_s, {}, noV3},
            {u"messages:orders"_s, u"What looking costs here"_s, u"What looking costs here"_s},
            {u"partitions:orders"_s, {}, {}},
            {u"config:orders"_s, {}, noV3},
            {u"groups:orders"_s, {}, noV3},
            {u"chart:orders"_s, {}, {}},
            {u"chart"_s, {}, {}},
            {u"produce"_s, u"a choice of acks (the proxy decides)"_s, short3},
            {u"workbench:orders"_s, oneByOne, oneByOne},
            {u"load:orders"_s, oneByOne, oneByOne},
            {u"produce-file"_s, oneByOne, oneByOne},
            {u"analytics:orders"_s, {}, {}},
            {u"flows:"_s + FlowPage::kExample, u"a REST Proxy cannot carry it"_s, u"a REST Proxy cannot carry it"_s},
            {u"log"_s, {}, {}}};
}

} // namespace

class TestRestViews : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<KafkaServer> m_kafka;
    std::unique_ptr<Proxies> m_proxies;
    std::unique_ptr<tests::Language> m_spoken;
    std::unique_ptr<WindowHarness> m_harness;
    QString m_language;
    QString m_proxy;
    QStringList m_faults;
    QSet<QString> m_told;

    void fill()
    {
        QByteArray lines;
        for (int i = 0; i < 40; ++i)
            lines += "{\"order\":" + QByteArray::number(i) + ",\"status\":\"" + (i % 3 ? "paid" : "new") + "\"}\n";
        (void)kafkaTool(*m_kafka, u"TopicCommand"_s, {u"--create"_s, u"--topic"_s, u"orders"_s, u"--partitions"_s, u"3"_s});
        (void)kafkaTool(*m_kafka, u"ConsoleProducer"_s, {u"--topic"_s, u"orders"_s}, lines);
    }
    [[nodiscard]] bool connectTo(const StandIn &proxy)
    {
        session::Profile profile;
        profile.id = u"proxy"_s;
        profile.kind = session::Profile::Kind::Rest;
        profile.name = u"Shop over HTTP"_s;
        profile.restUrl = proxy.url();
        profile.properties = {{u"rest.proxy"_s, u"none"_s}};
        m_harness->window().connectTo(profile);
        return QTest::qWaitFor([this] { return m_harness->isConnected(); }, kLong);
    }
    void note(const QString &where, const QString &fault)
    {
        if (!m_told.contains(fault))
            m_faults.append(m_proxy + u' ' + m_language + u' ' + where + u": "_s + fault);
        m_told.insert(fault);
    }
    // Loaded, or failed for a reason that is told.
    static bool isSettled(const Page *page)
    {
        const auto frames = page->findChildren<StateFrame *>();
        return page->isLoaded() || std::any_of(frames.begin(), frames.end(), [](const StateFrame *frame) {
                   return frame->isVisible() && frame->state() == StateFrame::State::Failed;
               });
    }
    void look(QWidget &widget, const QString &where)
    {
        for (const auto mode : {session::ThemeMode::Light, session::ThemeMode::Dark}) {
            m_harness->theme().setMode(mode);
            const QString theme = mode == session::ThemeMode::Dark ? u"dark"_s : u"light"_s;
            QVERIFY(tests::savePicture(widget, u"rest/%1-%2-%3-%4"_s.arg(m_proxy, QString(where).replace(u'/', u'-'), m_language, theme)));
        }
        for (const QString &fault : tests::viewFaults(widget, m_language))
            note(where, fault);
        for (const auto *offers : widget.findChildren<OffersNote *>()) {
            if (offers->isVisible() && offers->height() > 3 * offers->fontMetrics().lineSpacing())
                note(where, u"more than two lines of what is missing: "_s + offers->text());
        }
    }
    // In a label, or as the tool tip of an action that is grey.
    [[nodiscard]] bool says(const QWidget *page, const QString &words) const
    {
        const auto actions = page->findChildren<QAction *>();
        return m_harness->says(words, page) || std::any_of(actions.begin(), actions.end(), [&words](const QAction *action) {
                   return !action->isEnabled() && action->toolTip().contains(words);
               });
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_kafka = std::make_unique<KafkaServer>(KafkaServer::Options());
        STREAMSCOPE_REQUIRE_KAFKA(*m_kafka);
        m_proxies = std::make_unique<Proxies>(m_kafka->bootstrap());
        fill();
    }

    void cleanup()
    {
        m_harness.reset();
        m_spoken.reset();
        rest::waitForClosedConnections(std::chrono::seconds(1));
        if (m_proxies)
            QTRY_VERIFY_WITH_TIMEOUT(m_proxies->areClean(), kLong);
    }

    void cleanupTestCase()
    {
        m_proxies.reset();
        kafka::waitForClosedConnections(std::chrono::seconds(5));
    }

    void walk_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<bool>("whole");
        for (const QString &language : {u"en"_s, u"de"_s}) {
            QTest::addRow("v2 and v3 %s", qPrintable(language)) << language << true;
            QTest::addRow("v2 %s", qPrintable(language)) << language << false;
        }
    }

    void walk()
    {
        QFETCH(const QString, language);
        QFETCH(const bool, whole);
        m_language = language;
        m_proxy = whole ? u"whole"_s : u"old"_s;
        m_faults.clear();
        m_spoken = std::make_unique<tests::Language>(language);
        m_harness = std::make_unique<WindowHarness>();
        QVERIFY(QTest::qWaitForWindowActive(&m_harness->window()));
        QVERIFY2(connectTo(whole ? m_proxies->whole : m_proxies->old), m_harness->words().constData());
        for (const Stop &stop : stops()) {
            Page *page = m_harness->page(stop.target, resolveTarget(stop.target).page);
            QVERIFY2(page, qPrintable(stop.target));
            if (!QTest::qWaitFor([page] { return isSettled(page); }, kLong))
                note(stop.target, u"does not settle: "_s + QString::fromUtf8(m_harness->words(page)));
            const QString words = whole ? stop.whole : stop.old;
            if (language == "en"_L1 && !QTest::qWaitFor([&] { return says(page, words); }, kLong))
                note(stop.target, u"does not say “%1”: "_s.arg(words) + QString::fromUtf8(m_harness->words(page)));
            look(m_harness->window(), stop.target);
        }
        m_harness->window().createTopics(m_harness->session());
        auto *create = m_harness->window().findChild<CreateTopicsDialog *>();
        QVERIFY(create);
        create->addLines(u"orders-by-day 12 3\n"_s);
        look(*create, u"dialog-create"_s);
        delete create;
        m_harness->window().deleteTopics(m_harness->session(), {u"orders"_s});
        auto *remove = m_harness->window().findChild<DeleteTopicsDialog *>();
        QVERIFY(remove);
        look(*remove, u"dialog-delete"_s);
        delete remove;
        QVERIFY2(m_faults.isEmpty(), qPrintable(u'\n' + m_faults.join(u'\n')));
    }

    // The tail of a proxy is counted like any other.
    void analyticsCountOverHttp()
    {
        m_harness = std::make_unique<WindowHarness>();
        QVERIFY2(connectTo(m_proxies->whole), m_harness->words().constData());
        Page *page = m_harness->page(u"analytics:orders"_s);
        QVERIFY(page);
        page->restoreState({{u"form"_s, QJsonObject{{u"topics"_s, u"orders"_s},
                                                    {u"read"_s, QJsonObject{{u"from"_s, 1}, {u"until_end"_s, true}}},
                                                    {u"group_by"_s, u"value.status"_s}}}});
        m_harness->action(u"Start"_s, page)->trigger();
        auto *table = page->findChild<DataTable *>();
        QTRY_VERIFY2_WITH_TIMEOUT(m_harness->says(u"at the end"_s, page), m_harness->words(page).constData(), kLong);
        QTRY_COMPARE_WITH_TIMEOUT(table->model()->rowCount(), 2, kLong);
        QVERIFY(tests::savePicture(m_harness->window(), u"rest/whole-analytics-counted-en-light"_s));
    }
};

QTEST_MAIN(TestRestViews)
#include "tst_rest_views.moc"
