// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is changed while it is in use: the settings of a connection that is open, and the folder of the program's files.
#include "models/items/cluster_tree_model.h"
#include "models/kafka/kafka_connection.h"
#include "models/sandbox/sandbox.h"
#include "tests/widgets/window_harness.h"
#include "widgets/common/banner.h"
#include "widgets/common/theme.h"
#include "widgets/connections/connections_page.h"
#include "widgets/produce/produce_page.h"
#include "widgets/shell/cluster_tree.h"
#include "widgets/shell/header_bar.h"
#include "widgets/shell/window_banners.h"
#include "widgets/topics/topic_actions.h"

#include <QDir>
#include <QTableWidget>
#include <QTreeView>

using namespace Qt::StringLiterals;
using namespace streamscope;
using namespace streamscope::testing;
using namespace streamscope::widgets;

class TestOpenConnections : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<sandbox::Sandbox> m_brokers;
    std::unique_ptr<WindowHarness> m_harness;

    session::Profile only() { return m_harness->profiles().profiles().value(0); }
    QString banner() const { return m_harness->window().findChild<WindowBanners *>()->findChild<Banner *>()->text(); }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_brokers = std::make_unique<sandbox::Sandbox>();
        const auto servers = m_brokers->start();
        QVERIFY(servers.has_value());
        m_harness = std::make_unique<WindowHarness>(m_folder->path());
        QVERIFY(m_harness->connectByForm({.name = u"one"_s, .servers = *servers}));
        QTRY_VERIFY_WITH_TIMEOUT(m_harness->isConnected(), 40'000);
    }
    void cleanup()
    {
        m_harness.reset();
        m_brokers.reset();
    }

    // Saved elsewhere, or without connecting: told until it is connected anew, with the pages that were open.
    void changedSettingsAreTold()
    {
        QVERIFY(banner().isEmpty());
        QVERIFY(m_harness->page(u"topic:orders"_s));
        const QAction *create = m_harness->action(u"Create topics…"_s, m_harness->page(u"topics"_s));
        QVERIFY(create && create->isEnabled());
        session::Profile guarded = only();
        (void)m_harness->profiles().save(guarded, {});
        QVERIFY(banner().isEmpty()); // nothing was changed
        guarded.readOnly = true;
        guarded.environment = session::Environment::Production;
        (void)m_harness->profiles().save(guarded, {});
        QTRY_VERIFY(banner().contains(u"were changed"_s));
        // The guard alone waits for nobody, on the page that was open too.
        session::Session *open = m_harness->session();
        QVERIFY(open->gate().refusal().has_value() && open->gate().wantsTypedName());
        const auto *header = m_harness->window().findChild<HeaderBar *>();
        QVERIFY(header->styleSheet().contains(environmentColor(session::Environment::Production).name()));
        QVERIFY(m_harness->says(u"read-only"_s));
        QVERIFY(!create->isEnabled()); // though no topic was chosen
        QVERIFY2(create->toolTip().contains(u"read-only"_s), qPrintable(create->toolTip()));
        QVERIFY(!m_harness->action(u"Produce a message…"_s)->isEnabled());
        session::Profile loose = guarded;
        loose.readOnly = false;
        loose.environment = session::Environment::Development;
        (void)m_harness->profiles().save(loose, {});
        QVERIFY(open->gate().refusal().has_value() && open->gate().wantsTypedName());
        (void)m_harness->profiles().save(guarded, {});
        QPushButton *anew = m_harness->button(m_harness->window().findChild<WindowBanners *>(), u"Reconnect"_s);
        QVERIFY(anew && anew->isVisible());
        anew->click();
        QTRY_VERIFY_WITH_TIMEOUT(m_harness->isConnected() && m_harness->session()->profile().readOnly, 40'000);
        QVERIFY(m_harness->session()->gate().refusal().has_value());
        QVERIFY(banner().isEmpty());
        QVERIFY(m_harness->window().findChild<Page *>());
        QTRY_VERIFY(m_harness->says(u"read-only"_s));
    }

    // The page is the connection's, and so is what was sent by it.
    void whatWasSentOutlivesAReconnect()
    {
        QVERIFY(m_harness->page(u"produce"_s));
        const auto history = [this]() -> QTableWidget * {
            Page *page = m_harness->page(u"produce"_s);
            return page ? WindowHarness::named<QTableWidget>(page, u"Sent messages"_s) : nullptr;
        };
        cluster::ProducerRecord record;
        record.topic = u"orders"_s;
        record.value = "by hand";
        auto *page = qobject_cast<ProducePage *>(m_harness->page(u"produce"_s));
        page->setRecord(record);
        QTRY_VERIFY_WITH_TIMEOUT(page->record().has_value(), 20'000);
        page->send();
        QTRY_VERIFY_WITH_TIMEOUT(history()->rowCount() == 1 && history()->item(0, 6)->text() == "delivered"_L1, 20'000);
        record.value = "another";
        page->setRecord(record);
        QVERIFY(m_harness->says(u"was replaced"_s, page));
        const session::Session *before = m_harness->session();
        m_harness->window().reconnect(only());
        QTRY_VERIFY_WITH_TIMEOUT(m_harness->session() && m_harness->session() != before && m_harness->isConnected(), 40'000);
        QVERIFY(history());
        QCOMPARE(history()->rowCount(), 1);
        QCOMPARE(history()->item(0, 5)->text(), u"by hand"_s);
        page = qobject_cast<ProducePage *>(m_harness->page(u"produce"_s));
        QVERIFY(m_harness->says(u"was replaced"_s, page));
        QTRY_VERIFY_WITH_TIMEOUT(page->record().has_value(), 20'000);
        page->send(); // by the new session
        QTRY_VERIFY_WITH_TIMEOUT(history()->rowCount() == 2 && history()->item(0, 6)->text() == "delivered"_L1, 20'000);
    }

    void saveAndConnectMeansWhatWasSaved()
    {
        auto *page = qobject_cast<ConnectionsPage *>(m_harness->page(u"connections"_s));
        QVERIFY(page);
        auto *table = page->findChild<QTableView *>();
        table->selectRow(0);
        m_harness->action(u"Edit…"_s, page)->trigger();
        QTRY_VERIFY(page->findChild<ConnectionEditor *>());
        auto *editor = page->findChild<ConnectionEditor *>();
        for (QCheckBox *box : editor->findChildren<QCheckBox *>())
            box->setChecked(box->isChecked() || WindowHarness::plain(box->text()).contains(u"ead-only"));
        m_harness->button(editor, u"Save and connect"_s)->click();
        QTRY_VERIFY_WITH_TIMEOUT(m_harness->isConnected() && m_harness->session()->profile().readOnly, 40'000);
        QVERIFY(m_harness->session()->gate().refusal().has_value());
    }

    void whatIsPinnedFirstShows()
    {
        const auto *tree = m_harness->window().findChild<ClusterTree *>()->view();
        const auto pins = [tree]() -> QModelIndex {
            const QModelIndex cluster = tree->model()->index(0, 0);
            for (int row = 0; row < tree->model()->rowCount(cluster); ++row) {
                const QModelIndex child = tree->model()->index(row, 0, cluster);
                if (child.data(items::ClusterTreeModel::KindRole).toInt() == int(items::ClusterTreeModel::Kind::Pinned))
                    return child;
            }
            return {};
        };
        QTRY_VERIFY(m_harness->session()->metadata()->topic(u"orders"_s));
        QVERIFY(!pins().isValid());
        setPinnedTopics(&m_harness->settings(), m_harness->session(), {u"orders"_s});
        QVERIFY(pins().isValid() && tree->isExpanded(pins()));
        m_harness->window().findChild<ClusterTree *>()->view()->collapse(pins()); // a choice is kept
        setPinnedTopics(&m_harness->settings(), m_harness->session(), {u"orders"_s, u"payments"_s});
        QVERIFY(pins().isValid() && !tree->isExpanded(pins()));
    }

    // What can be kept nowhere is told while there is time to copy it.
    void aFolderThatVanishesIsTold()
    {
        const QString state = m_folder->filePath(u"state.json"_s);
        (void)QFile::remove(state);
        QVERIFY(QDir(m_folder->path()).mkpath(u"state.json/taken"_s));
        m_harness->settings().setState(u"draft"_s, {{u"text"_s, u"typed"_s}});
        QTRY_VERIFY_WITH_TIMEOUT(m_harness->says(u"state.json"_s), 20'000);
        QVERIFY(m_harness->says(u"holds until the program ends"_s));
    }
};

QTEST_MAIN(TestOpenConnections)
#include "tst_open_connections.moc"
