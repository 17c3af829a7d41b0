// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/produce/workbench_page.h"

#include "models/core/bytes.h"
#include "models/decode/decode.h"
#include "models/query/template_source.h"
#include "models/session/session.h"
#include "widgets/common/banner.h"
#include "widgets/common/page_header.h"
#include "widgets/common/plain_label.h"
#include "widgets/common/sentences.h"
#include "widgets/common/theme.h"
#include "widgets/produce/aligned_labels.h"
#include "widgets/produce/bulk_actions.h"
#include "widgets/produce/bulk_counts.h"
#include "widgets/produce/bulk_options_form.h"
#include "widgets/produce/bulk_run.h"
#include "widgets/produce/function_list.h"
#include "widgets/produce/template_form.h"
#include "widgets/produce/topic_row.h"

#include <QAction>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QShortcut>
#include <QSpinBox>
#include <QSplitter>
#include <QTableWidget>
#include <QTabBar>
#include <QTabWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

using namespace Qt::StringLiterals;

namespace streamscope::widgets {
namespace {

constexpr int kPreviewed = 5;
constexpr int kPreviewChars = 2000;
constexpr int kMostMessages = 1'000'000'000;
constexpr double kMostRate = 10'000'000;
constexpr double kUsualRate = 10;
constexpr int kUsualNumber = 1000;

enum PreviewColumn { PreviewKey, PreviewValue, PreviewHeaders, PreviewColumns };
enum SideTab { PreviewTab, CountsTab, OptionsTab, FunctionsTab };

QString shown(const std::optional<QByteArray> &bytes)
{
    if (!bytes)
        return u"null"_s;
    if (bytes->isEmpty())
        return WorkbenchPage::tr("(empty)");
    return decode::preview(core::viewOf(*bytes), kPreviewChars);
}

} // namespace

WorkbenchPage::WorkbenchPage(const ViewContext &context, const QString &topic, QWidget *parent)
    : Page(context, parent)
    , m_asked(topic)
    , m_banner(new Banner)
    , m_topic(new TopicRow(context.session))
    , m_form(new TemplateForm(context))
    , m_options(new BulkOptionsForm)
    , m_counts(new BulkCounts)
    , m_run(new BulkRun(context, this))
    , m_actions(new BulkActions(m_run, m_options, tr("Send (Ctrl+Enter)"), this))
    , m_amount(new QComboBox)
    , m_number(new QSpinBox)
    , m_pace(new QComboBox)
    , m_rate(new QDoubleSpinBox)
    , m_live(new PlainLabel)
    , m_source(std::make_shared<query::TemplateSource>())
{
    auto *header = new PageHeader(tr("Workbench"));
    for (QAction *action : m_actions->all())
        header->addAction(action);
    connect(m_actions, &BulkActions::startRequested, this, &WorkbenchPage::start);
    auto *splitter = new QSplitter(Qt::Horizontal);
    splitter->addWidget(m_form);
    splitter->addWidget(makeSide());
    splitter->setStretchFactor(0, 1);
    splitter->setStretchFactor(1, 1);
    splitter->setChildrenCollapsible(false);
    auto *body = new QWidget;
    auto *inner = new QVBoxLayout(body);
    inner->setContentsMargins(12, 4, 12, 8);
    inner->addWidget(m_topic);
    inner->addWidget(makeAmountRow());
    inner->addWidget(splitter, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(header);
    layout->addWidget(m_banner);
    layout->addWidget(body, 1);
    alignLabels(*this);
    m_topic->setTopic(topic);
    connect(m_topic, &TopicRow::changed, this, &WorkbenchPage::check);
    connect(m_form, &TemplateForm::changed, this, &WorkbenchPage::showPreview);
    connect(m_run, &BulkRun::started, this, [this] {
        m_feed = std::exchange(m_next, nullptr);
        m_banner->clear();
        m_side->setCurrentIndex(CountsTab);
        showRun();
    });
    connect(m_run, &BulkRun::changed, this, &WorkbenchPage::showRun);
    connect(m_run, &BulkRun::finished, this, &WorkbenchPage::showEnd);
    connect(m_run, &BulkRun::finished, this, &Page::workStopped);
    connect(m_run, &BulkRun::declined, this, [this] { m_next.reset(); });
    connect(m_run, &BulkRun::failedToStart, this, [this](const core::KafkaError &error) {
        m_next.reset();
        m_banner->showError(error);
    });
    auto *enter = new QShortcut(QKeySequence(u"Ctrl+Return"_s), this, nullptr, nullptr, Qt::WidgetWithChildrenShortcut);
    connect(enter, &QShortcut::activated, this, &WorkbenchPage::start);
    showAmount();
    showPreview();
}

WorkbenchPage::~WorkbenchPage() = default;

QWidget *WorkbenchPage::makeAmountRow()
{
    for (const auto &[amount, text] : {std::pair(Amount::One, tr("One message")), std::pair(Amount::Number, tr("A number of messages")),
                                       std::pair(Amount::Stream, tr("A stream until it is stopped"))})
        m_amount->addItem(text, int(amount));
    m_amount->setAccessibleName(tr("How many"));
    m_number->setRange(1, kMostMessages);
    m_number->setValue(kUsualNumber);
    m_number->setGroupSeparatorShown(true);
    m_number->setAccessibleName(tr("Number of messages"));
    m_pace->addItem(tr("at a steady rate"), true);
    m_pace->addItem(tr("as fast as it goes"), false);
    m_pace->setAccessibleName(tr("How fast"));
    m_rate->setRange(0.01, kMostRate);
    m_rate->setDecimals(2);
    m_rate->setValue(kUsualRate);
    m_rate->setGroupSeparatorShown(true);
    m_rate->setSuffix(tr(" a second"));
    m_rate->setAccessibleName(tr("Messages a second"));
    m_live->setAccessibleName(tr("What is sent"));
    auto *row = new QWidget;
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    auto *label = new PlainLabel(tr("Sen&d"));
    label->setBuddy(m_amount);
    layout->addWidget(label);
    for (QWidget *field : std::initializer_list<QWidget *>{m_amount, m_number, m_pace, m_rate})
        layout->addWidget(field);
    layout->addWidget(m_live, 1);
    for (QComboBox *box : {m_amount, m_pace})
        connect(box, &QComboBox::currentIndexChanged, this, &WorkbenchPage::showAmount);
    return row;
}

QTabWidget *WorkbenchPage::makeSide()
{
    m_preview = new QTableWidget(kPreviewed, PreviewColumns);
    m_preview->setHorizontalHeaderLabels({tr("Key"), tr("Value"), tr("Headers")});
    m_preview->setAccessibleName(tr("The next five messages"));
    m_preview->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_preview->setTabKeyNavigation(false);
    m_preview->setFont(monospaceFont());
    m_preview->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_preview->setSelectionMode(QAbstractItemView::SingleSelection);
    m_preview->setWordWrap(false);
    m_preview->horizontalHeader()->setSectionResizeMode(PreviewValue, QHeaderView::Stretch);
    m_preview->verticalHeader()->setDefaultSectionSize(rowHeight(session::Density::Compact));
    m_preview->setFixedHeight(m_preview->horizontalHeader()->sizeHint().height() + kPreviewed * rowHeight(session::Density::Compact) +
                              2 * m_preview->frameWidth() + 2);
    m_preview->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(m_preview, &QTableWidget::currentCellChanged, this, &WorkbenchPage::showWhole);
    m_whole = new QPlainTextEdit;
    m_whole->setReadOnly(true);
    m_whole->setTabChangesFocus(true);
    m_whole->setFont(monospaceFont());
    m_whole->setWordWrapMode(QTextOption::WrapAnywhere);
    m_whole->setAccessibleName(tr("The value of the chosen message"));
    auto *again = new QToolButton;
    again->setText(tr("Start over"));
    again->setToolTip(tr("Count from the beginning, with other chances"));
    again->setFocusPolicy(Qt::StrongFocus);
    connect(again, &QToolButton::clicked, this, &WorkbenchPage::restart);
    auto *next = new QWidget;
    auto *nextLayout = new QVBoxLayout(next);
    nextLayout->setContentsMargins(0, 4, 0, 0);
    nextLayout->addWidget(m_preview);
    nextLayout->addWidget(m_whole, 1);
    nextLayout->addWidget(again, 0, Qt::AlignLeft);
    auto *functions = new FunctionList;
    connect(functions, &FunctionList::chosen, m_form, &TemplateForm::insert);
    QScrollArea *options = scrolled(m_options);
    connect(m_options, &BulkOptionsForm::changed, this, &WorkbenchPage::check);
    m_side = new QTabWidget;
    m_side->setDocumentMode(true);
    m_side->tabBar()->setAccessibleName(tr("Parts of the workbench"));
    m_side->setAccessibleName(m_side->tabBar()->accessibleName());
    m_side->addTab(next, tr("Next five"));
    m_side->addTab(m_counts, tr("Outcome"));
    m_side->addTab(options, tr("Options"));
    m_side->addTab(functions, tr("Functions"));
    return m_side;
}

QString WorkbenchPage::target() const
{
    return m_asked.isEmpty() ? u"workbench"_s : u"workbench:"_s + m_asked;
}

QString WorkbenchPage::title() const
{
    return m_asked.isEmpty() ? tr("Workbench") : tr("Workbench of %1").arg(decode::visibleText(m_asked));
}

QString WorkbenchPage::statusText() const
{
    return m_feed || m_run->status().sent > 0 ? bulkSums(m_run->status()) : QString();
}

void WorkbenchPage::setTopic(const QString &topic)
{
    m_topic->setTopic(topic);
}

WorkbenchPage::Amount WorkbenchPage::amount() const
{
    return static_cast<Amount>(m_amount->currentData().toInt());
}

void WorkbenchPage::setAmount(Amount amount, quint64 messages, double perSecond)
{
    m_amount->setCurrentIndex(m_amount->findData(int(amount)));
    m_number->setValue(static_cast<int>(qMin<quint64>(messages, kMostMessages)));
    m_pace->setCurrentIndex(m_pace->findData(perSecond > 0));
    if (perSecond > 0)
        m_rate->setValue(perSecond);
}

void WorkbenchPage::showAmount()
{
    m_number->setVisible(amount() == Amount::Number);
    m_pace->setVisible(amount() != Amount::One);
    m_rate->setVisible(amount() != Amount::One && m_pace->currentData().toBool());
    check();
}

void WorkbenchPage::check()
{
    const int partitions = m_run->partitions(m_topic->topic());
    m_form->setTopic(m_topic->topic());
    m_options->setTransactionNote(m_run->transactionNote());
    const QString why = m_run->refusal(m_topic->topic(), m_options->options());
    m_topic->setNote(!why.isEmpty() ? why : partitions > 0 ? tr("%Ln partition(s)", nullptr, partitions) : QString());
    m_actions->update(!why.isEmpty() ? why : m_form->fault());
}

// Made with a copy of the numbers and chances that the run will have: what is shown is what will be sent.
void WorkbenchPage::showPreview()
{
    check();
    if (m_feed)
        return;
    const auto &compiled = m_form->compiled();
    if (!compiled)
        return; // the last good ones stay
    flows::MessageWriter writer(*compiled, std::make_shared<query::TemplateSource>(*m_source));
    for (int row = 0; row < kPreviewed; ++row) {
        cluster::ProducerRecord record;
        const auto made = writer.write(record);
        fillPreviewRow(row, record, made);
    }
    m_preview->setColumnHidden(PreviewHeaders, m_form->text().headers.isEmpty());
    if (m_preview->currentRow() < 0)
        m_preview->selectRow(0);
    showWhole();
}

void WorkbenchPage::showWhole()
{
    const QTableWidgetItem *value = m_preview->item(qMax(0, m_preview->currentRow()), PreviewValue);
    m_whole->setPlainText(value ? value->text() : QString());
}

void WorkbenchPage::fillPreviewRow(int row, const cluster::ProducerRecord &record, const core::Result<void> &made)
{
    QStringList headers;
    for (const cluster::Header &header : record.headers)
        headers.append(decode::visibleText(QString::fromUtf8(header.name)) + u'=' + shown(header.value));
    const QString fault = made ? QString() : decode::visibleText(u"%1: %2"_s.arg(made.error().where, made.error().message));
    const QStringList cells = {made ? shown(record.key) : QString(), made ? shown(record.value) : fault,
                               made ? headers.join(u", "_s) : QString()};
    for (int column = 0; column < PreviewColumns; ++column) {
        auto *item = new QTableWidgetItem(cells[column]);
        item->setToolTip(cells[column].toHtmlEscaped());
        if (!made)
            item->setForeground(color(Token::Error));
        m_preview->setItem(row, column, item);
    }
}

void WorkbenchPage::restart()
{
    if (m_feed)
        return;
    m_source = std::make_shared<query::TemplateSource>();
    showPreview();
}

QString WorkbenchPage::amountText() const
{
    switch (amount()) {
    case Amount::One: return tr("One message goes to “%1”.").arg(decode::visibleText(m_topic->topic()));
    case Amount::Number:
        return tr("%Ln message(s) go to “%1”.", nullptr, m_number->value()).arg(decode::visibleText(m_topic->topic()));
    case Amount::Stream: return tr("Messages go to “%1” until you stop it.").arg(decode::visibleText(m_topic->topic()));
    }
    return {};
}

void WorkbenchPage::start()
{
    check();
    if (!m_actions->canStart())
        return;
    flows::LoadShape shape;
    flows::StreamBounds bounds;
    if (amount() == Amount::One)
        bounds.messages = 1;
    else if (amount() == Amount::Number)
        bounds.messages = static_cast<quint64>(m_number->value());
    if (amount() != Amount::One && m_pace->currentData().toBool()) {
        shape.kind = flows::LoadShape::Kind::Constant;
        shape.rate = m_rate->value();
    }
    cluster::BulkRequest request;
    request.topic = m_topic->topic();
    request.options = m_options->options();
    m_next = std::make_shared<flows::TemplateStream>(*m_form->compiled(), m_source, shape, bounds);
    m_run->start(request, m_next, tr("Producing to %1").arg(decode::visibleText(m_topic->topic())), amountText(), bounds.messages);
}

void WorkbenchPage::showRun()
{
    const flows::TemplateStream::Counts counts = m_feed ? m_feed->counts() : flows::TemplateStream::Counts();
    const cluster::BulkStatus &status = m_run->status();
    m_counts->show(status, counts.faulty, counts.fault ? counts.fault->where + u": "_s + counts.fault->message : QString());
    QStringList live = {formatRate(m_run->isRunning() ? m_run->rate() : -1)};
    if (status.transactionOpen)
        live.append(tr("%Ln message(s) not committed", nullptr, counted(status.inTransaction)));
    m_live->setText(m_run->isRunning() ? live.join(u" · "_s) : QString());
    if (status.state == cluster::BulkStatus::State::Open && status.mustAbort && status.error)
        m_banner->showError(*status.error);
    else if (status.state == cluster::BulkStatus::State::Open)
        m_banner->show(Banner::Kind::Information, tr("A transaction is open: commit it or abort it. Until then readers of committed messages "
                                                     "wait in front of it; after five minutes Kafka aborts it."));
    else if (m_run->isRunning())
        m_banner->clear();
    check();
    Q_EMIT statusChanged();
}

void WorkbenchPage::showEnd()
{
    const cluster::BulkStatus &status = m_run->status();
    const quint64 faulty = m_feed ? m_feed->counts().faulty : 0;
    m_feed.reset(); // the numbers are ours again
    if (status.state == cluster::BulkStatus::State::Failed && status.error)
        m_banner->showError(*status.error);
    else if (status.error)
        m_banner->show(Banner::Kind::Warning, tr("The transaction could not be committed and was aborted."), {},
                       describe(*status.error).details);
    else if (status.failed + faulty > 0)
        m_banner->show(Banner::Kind::Warning, tr("Not all messages were written: the errors are beside the template."));
    showPreview();
}

QString WorkbenchPage::runningWork() const
{
    return m_run->work();
}

void WorkbenchPage::stopWork()
{
    m_run->end();
}

QJsonObject WorkbenchPage::saveState() const
{
    return {{u"topic"_s, m_topic->topic()}, {u"template"_s, m_form->text().toJson()}, {u"options"_s, m_options->state()},
            {u"amount"_s, int(amount())},         {u"number"_s, m_number->value()},          {u"paced"_s, m_pace->currentData().toBool()},
            {u"rate"_s, m_rate->value()}};
}

void WorkbenchPage::restoreState(const QJsonObject &state)
{
    if (m_run->isRunning() || !state.contains("template"_L1))
        return;
    if (m_asked.isEmpty())
        m_topic->setTopic(state.value("topic"_L1).toString());
    m_form->setText(flows::MessageTemplateText::fromJson(state.value("template"_L1).toObject()));
    m_options->setState(state.value("options"_L1).toObject());
    setAmount(static_cast<Amount>(state.value("amount"_L1).toInt()), static_cast<quint64>(state.value("number"_L1).toInt(kUsualNumber)),
              state.value("paced"_L1).toBool(true) ? state.value("rate"_L1).toDouble(kUsualRate) : 0);
}

} // namespace streamscope::widgets
