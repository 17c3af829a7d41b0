// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/connections/test_panel.h"

#include "models/decode/decode.h"
#include "widgets/common/plain_label.h"
#include "widgets/common/sentences.h"
#include "widgets/common/theme.h"

#include <QDateTime>
#include <QGridLayout>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace streamscope::widgets {
namespace {

using cluster::TestStage;
using cluster::TestStageResult;

constexpr int kMarkSize = 16;

QString stageName(TestStage stage)
{
    switch (stage) {
    case TestStage::NameResolution: return TestPanel::tr("Name resolution");
    case TestStage::Tcp: return TestPanel::tr("TCP connection");
    case TestStage::Tls: return TestPanel::tr("TLS handshake");
    case TestStage::Sasl: return TestPanel::tr("Authentication (SASL)");
    case TestStage::Protocol: return TestPanel::tr("Kafka protocol");
    case TestStage::Metadata: return TestPanel::tr("Metadata");
    case TestStage::AdvertisedListeners: return TestPanel::tr("Advertised listeners");
    case TestStage::HttpAnswer: return TestPanel::tr("HTTP answer and authentication");
    case TestStage::ProxyVersions: return TestPanel::tr("Versions of the protocol");
    }
    return {};
}

struct Mark {
    QString iconName;
    Token token;
    QString word;
};

Mark markOf(TestStageResult::Outcome outcome)
{
    switch (outcome) {
    case TestStageResult::Outcome::Running: return {u"clock"_s, Token::Muted, TestPanel::tr("running")};
    case TestStageResult::Outcome::Passed: return {u"ok"_s, Token::Ok, TestPanel::tr("passed")};
    case TestStageResult::Outcome::Failed: return {u"error"_s, Token::Error, TestPanel::tr("failed")};
    case TestStageResult::Outcome::Skipped: return {u"information"_s, Token::Muted, TestPanel::tr("not needed")};
    }
    return {};
}

QString timeWords(const QString &iso, session::TimeZoneMode zone)
{
    const QDateTime time = QDateTime::fromString(iso, Qt::ISODate);
    return QLocale().toString(zone == session::TimeZoneMode::Utc ? time.toUTC() : time.toLocalTime(), u"yyyy-MM-dd HH:mm:ss t"_s);
}

// A fact of a certificate, as cluster::certificateFacts() names them; others stay as they are.
QString certificateWords(const QString &fact, session::TimeZoneMode zone)
{
    const QString name = fact.section(u'=', 0, 0);
    const QString value = fact.section(u'=', 1);
    if (name == "subject"_L1)
        return TestPanel::tr("certificate of %1").arg(value);
    if (name == "issuer"_L1)
        return TestPanel::tr("issued by %1").arg(value);
    if (name == "valid"_L1)
        return TestPanel::tr("valid from %1 to %2").arg(timeWords(value.section(u'/', 0, 0), zone), timeWords(value.section(u'/', 1), zone));
    return name == "name"_L1 ? TestPanel::tr("for the name %1").arg(value) : fact;
}

} // namespace

TestPanel::TestPanel(session::TimeZoneMode zone, QWidget *parent)
    : QFrame(parent)
    , m_zone(zone)
    , m_stages(new QGridLayout)
    , m_verdict(new PlainLabel)
    , m_details(new PlainLabel)
    , m_map(new QPushButton(tr("Add it to the address map")))
{
    setFrameShape(StyledPanel);
    setAccessibleName(tr("Connection test"));
    m_verdict->setWordWrap(true);
    m_verdict->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_details->setWordWrap(true);
    m_details->setEnabled(false);
    m_details->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_map->setAutoDefault(false);
    m_map->hide();
    m_stages->setColumnStretch(3, 1);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(m_stages);
    layout->addWidget(m_verdict);
    layout->addWidget(m_details);
    layout->addWidget(m_map, 0, Qt::AlignLeft);
    connect(m_map, &QPushButton::clicked, this, [this] { Q_EMIT mapRequested(m_unreachable); });
    hide();
}

TestPanel::~TestPanel() = default;

void TestPanel::start(std::unique_ptr<cluster::ConnectionTest> test)
{
    m_test = std::move(test);
    connect(m_test.get(), &cluster::ConnectionTest::stageChanged, this, &TestPanel::showResults);
    connect(m_test.get(), &cluster::ConnectionTest::finished, this, &TestPanel::finish);
    m_verdict->setText(tr("Testing…"));
    m_details->clear();
    m_map->hide();
    show();
    m_test->start();
    showResults();
}

void TestPanel::cancel()
{
    if (m_test)
        m_test->cancel();
}

void TestPanel::clear()
{
    m_test.reset();
    hide();
}

bool TestPanel::isRunning() const
{
    return m_test && m_test->isRunning();
}

QString TestPanel::verdict() const
{
    return m_verdict->text();
}

void TestPanel::showResults()
{
    while (QLayoutItem *item = m_stages->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    int row = 0;
    for (const TestStageResult &result : m_test->results()) {
        const Mark mark = markOf(result.outcome);
        auto *picture = new PlainLabel;
        picture->setPixmap(icon(mark.iconName, mark.token).pixmap(kMarkSize, kMarkSize));
        picture->setAccessibleName(mark.word);
        const bool timed = result.outcome == TestStageResult::Outcome::Passed || result.outcome == TestStageResult::Outcome::Failed;
        m_stages->addWidget(picture, row, 0);
        m_stages->addWidget(new PlainLabel(stageName(result.stage)), row, 1);
        m_stages->addWidget(new PlainLabel(timed ? tr("%1, %2 ms").arg(mark.word).arg(result.tookMs) : mark.word), row, 2);
        QStringList words;
        for (const QString &fact : result.facts)
            words.append(decode::visibleText(result.stage == TestStage::Tls ? certificateWords(fact, m_zone) : fact));
        auto *facts = new PlainLabel(words.join(u" · "_s));
        facts->setWordWrap(true);
        facts->setTextInteractionFlags(Qt::TextSelectableByMouse);
        m_stages->addWidget(facts, row, 3);
        ++row;
    }
}

void TestPanel::finish(bool passed)
{
    showResults();
    const auto results = m_test->results();
    if (passed) {
        m_verdict->setText(results.last().stage == TestStage::ProxyVersions
                               ? tr("The connection works, from the name to the proxy's answers.")
                               : tr("The connection works, from the name to every broker."));
        m_details->clear();
    } else if (!results.isEmpty() && results.last().error) {
        const TestStageResult &last = results.last();
        const ErrorText words = describe(*last.error);
        if (last.stage == TestStage::AdvertisedListeners) {
            m_unreachable = last.error->where.split(u", "_s, Qt::SkipEmptyParts);
            m_verdict->setText(tr("The cluster answers, but it advertises %1, which cannot be reached from here. Brokers in "
                                  "containers or behind tunnels do that: say in the address map what to dial instead.")
                                   .arg(decode::visibleText(last.error->where)));
            m_map->setVisible(!m_unreachable.isEmpty());
        } else if (last.error->kind == core::ErrorKind::Configuration) { // of ours: no stage was reached
            m_verdict->setText((words.sentence + u' ' + words.remedy).trimmed());
        } else {
            m_verdict->setText(tr("%1 failed. %2 %3").arg(stageName(last.stage), words.sentence, words.remedy));
        }
        m_details->setText(words.details);
    } else {
        m_verdict->setText(tr("The test was cancelled."));
    }
    Q_EMIT finished(passed);
}

} // namespace streamscope::widgets
