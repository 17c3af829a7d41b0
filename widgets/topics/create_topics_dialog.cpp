// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/topics/create_topics_dialog.h"

#include "models/cluster/topic_config_catalog.h"
#include "models/core/when_finished.h"
#include "models/decode/decode.h"
#include "models/session/activity.h"
#include "models/session/session.h"
#include "widgets/common/banner.h"
#include "widgets/common/copy_as.h"
#include "widgets/common/plain_label.h"
#include "widgets/common/rest_offers.h"
#include "widgets/common/sandbox_limits.h"
#include "widgets/common/sentences.h"
#include "widgets/common/tab_order.h"
#include "widgets/common/theme.h"
#include "widgets/topics/config_fields.h"
#include "widgets/topics/row_outcomes.h"

#include <QApplication>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QRegularExpression>
#include <QShortcut>
#include <QSignalBlocker>
#include <QSplitter>
#include <QTableWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <limits>
#include <optional>
#include <utility>

using namespace Qt::StringLiterals;

namespace streamscope::widgets {
namespace {

constexpr QSize kSize(900, 560);
constexpr int kMaximumRows = 5000; // pasted by accident: the rest is said, not taken
constexpr qsizetype kShownName = 60;

// Empty: the broker's default. nullopt: not a number that Kafka could take.
std::optional<qint32> number(const QString &text, qint32 largest)
{
    if (text.isEmpty())
        return -1;
    bool ok = false;
    const qint32 value = text.toInt(&ok);
    return ok && value >= 1 && value <= largest ? std::optional(value) : std::nullopt;
}

} // namespace

CreateTopicsDialog::CreateTopicsDialog(const ViewContext &context, QWidget *parent)
    : QDialog(parent)
    , m_context(context)
    , m_topics(makeTopicTable())
    , m_configs(makeConfigTable())
    , m_banner(new Banner)
    , m_validate(new QPushButton(tr("Chec&k only")))
    , m_create(new QPushButton)
    , m_outcomes(new RowOutcomes(context.session, m_topics, Name, this))
{
    setWindowTitle(tr("Create topics"));
    resize(kSize);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    buttons->addButton(m_validate, QDialogButtonBox::ActionRole);
    buttons->addButton(m_create, QDialogButtonBox::AcceptRole);
    m_validate->setToolTip(tr("Ask the brokers whether they would accept it; nothing is created"));
    auto *rows = new QWidget;
    auto *rowsLayout = new QVBoxLayout(rows);
    rowsLayout->setContentsMargins(0, 0, 0, 0);
    auto *bar = new QHBoxLayout;
    auto *hint = new PlainLabel(tr("Topics. Empty numbers take the broker's default; lines “name partitions replication” can be pasted."));
    hint->setBuddy(m_topics);
    bar->addWidget(hint, 1);
    const auto addButton = [this, bar](const QString &label, const QString &toolTip, auto act) {
        auto *button = new QPushButton(label);
        button->setAutoDefault(false);
        button->setToolTip(toolTip);
        connect(button, &QPushButton::clicked, this, act);
        bar->addWidget(button);
    };
    addButton(tr("&Add"), tr("Another row"), [this] {
        addRow();
        m_topics->setCurrentCell(m_topics->rowCount() - 1, Name);
        m_topics->editItem(m_topics->item(m_topics->rowCount() - 1, Name));
    });
    addButton(tr("&Paste"), tr("Rows from the clipboard: name, partitions, replication factor (Ctrl+V)"), [this] { pasteRows(); });
    addButton(tr("&Remove"), tr("The chosen rows (Del)"), [this] { removeSelectedRows(); });
    auto *copyAs = new CopyAsMenu(
        m_context.session,
        [this](const rest::Capabilities &offers) {
            QList<rest::RestCall> calls;
            for (const cluster::NewTopic &topic : faults().isEmpty() ? topics() : QList<cluster::NewTopic>())
                calls += rest::act::createTopic(offers, topic);
            return calls;
        },
        this);
    bar->addWidget(copyAs->makeButton());
    rowsLayout->addLayout(bar);
    rowsLayout->addWidget(m_topics, 1);
    auto *configs = new QWidget;
    auto *configsLayout = new QVBoxLayout(configs);
    configsLayout->setContentsMargins(0, 0, 0, 0);
    auto *configLabel = new PlainLabel(tr("Configuration of all of them. What is not named keeps the cluster's default."));
    configLabel->setBuddy(m_configs);
    configsLayout->addWidget(configLabel);
    if (QLabel *note = makeSandboxNote(m_context.session, sandbox::Limit::FewConfigurations))
        configsLayout->addWidget(note);
    configsLayout->addWidget(m_configs, 1);
    auto *splitter = new QSplitter(Qt::Vertical);
    splitter->addWidget(rows);
    splitter->addWidget(configs);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    splitter->setChildrenCollapsible(false);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_banner);
    layout->addWidget(splitter, 1);
    layout->addWidget(buttons);
    m_create->setDefault(true); // a button learns its dialog only here
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_validate, &QPushButton::clicked, this, [this] { submit(true); });
    connect(m_create, &QPushButton::clicked, this, [this] { submit(false); });
    connect(m_outcomes, &RowOutcomes::created, this, [this](const QString &topic) { Q_EMIT created({topic}); });
    connect(m_outcomes, &RowOutcomes::told, this, &CreateTopicsDialog::takeTold);
    addRow();
    m_configs->setRowCount(1);
    check();
    m_topics->setCurrentCell(0, Name);
    m_topics->setFocus();
}

CreateTopicsDialog::~CreateTopicsDialog() = default;

void CreateTopicsDialog::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    orderTabs(this);
}

QTableWidget *CreateTopicsDialog::makeTopicTable()
{
    auto *table = new QTableWidget(0, ColumnCount);
    table->setHorizontalHeaderLabels({tr("Name"), tr("Partitions"), tr("Replication factor"), tr("Check")});
    table->setObjectName(u"topics"_s);
    table->setAccessibleName(tr("Topics to create"));
    table->setTabKeyNavigation(false); // Tab leaves it; while a cell is edited it goes to the next one
    table->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed | QAbstractItemView::AnyKeyPressed);
    table->horizontalHeader()->resizeSection(Name, 300);
    table->horizontalHeader()->resizeSection(Replication, 140);
    table->horizontalHeader()->setStretchLastSection(true);
    connect(table, &QTableWidget::cellChanged, this, [this](int row, int column) {
        if (column == Name && row == m_topics->rowCount() - 1 && !text(m_topics, row, Name).isEmpty())
            addRow(); // there is always an empty one
        takeEdit(row);
    });
    auto *paste = new QShortcut(QKeySequence::Paste, table, nullptr, nullptr, Qt::WidgetShortcut);
    connect(paste, &QShortcut::activated, this, &CreateTopicsDialog::pasteRows);
    auto *remove = new QShortcut(QKeySequence::Delete, table, nullptr, nullptr, Qt::WidgetShortcut);
    connect(remove, &QShortcut::activated, this, &CreateTopicsDialog::removeSelectedRows);
    return table;
}

QTableWidget *CreateTopicsDialog::makeConfigTable()
{
    auto *table = new QTableWidget(0, ConfigColumnCount);
    table->setHorizontalHeaderLabels({tr("Configuration"), tr("Value"), tr("Meaning")});
    table->setObjectName(u"configurations"_s);
    table->setTabKeyNavigation(false);
    table->setAccessibleName(tr("Configuration of the topics"));
    table->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed | QAbstractItemView::AnyKeyPressed);
    table->setItemDelegate(new ConfigFieldDelegate(table));
    table->horizontalHeader()->resizeSection(ConfigName, 260);
    table->horizontalHeader()->resizeSection(ConfigValue, 160);
    table->horizontalHeader()->setStretchLastSection(true);
    table->setWordWrap(false);
    connect(table, &QTableWidget::cellChanged, this, [this](int row, int column) {
        if (column == ConfigName && row == m_configs->rowCount() - 1 && !text(m_configs, row, ConfigName).isEmpty())
            m_configs->setRowCount(row + 2);
        takeEdit(-1);
    });
    return table;
}

QString CreateTopicsDialog::text(const QTableWidget *table, int row, int column) const
{
    const QTableWidgetItem *item = table->item(row, column);
    return item ? item->text().trimmed() : QString();
}

void CreateTopicsDialog::addRow(const QString &name, const QString &partitions, const QString &replication)
{
    const QSignalBlocker quiet(m_topics); // nothing was typed
    const int row = m_topics->rowCount();
    m_topics->setRowCount(row + 1);
    m_topics->setItem(row, Name, new QTableWidgetItem(name));
    m_topics->setItem(row, Partitions, new QTableWidgetItem(partitions));
    m_topics->setItem(row, Replication, new QTableWidgetItem(replication));
    auto *outcome = new QTableWidgetItem;
    outcome->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
    m_topics->setItem(row, Outcome, outcome);
}

void CreateTopicsDialog::addLines(const QString &pasted)
{
    static const QRegularExpression separator(u"[\\s,;]+"_s);
    if (m_topics->rowCount() > 0 && text(m_topics, m_topics->rowCount() - 1, Name).isEmpty())
        m_topics->removeRow(m_topics->rowCount() - 1);
    int left = 0;
    for (const QString &line : pasted.split(u'\n', Qt::SkipEmptyParts)) {
        const QStringList parts = line.trimmed().split(separator, Qt::SkipEmptyParts);
        if (parts.isEmpty())
            continue;
        if (m_topics->rowCount() >= kMaximumRows)
            ++left;
        else if (parts.size() > 3)
            addRow(line.trimmed());
        else
            addRow(parts[0], parts.value(1), parts.value(2));
    }
    addRow();
    m_topics->setCurrentCell(m_topics->rowCount() - 1, Name); // what is typed next goes there
    check();
    if (left > 0)
        m_banner->show(Banner::Kind::Warning,
                       tr("%Ln line(s) were left out: that many at once are too many for one request.", nullptr, left));
}

void CreateTopicsDialog::pasteRows()
{
    addLines(QApplication::clipboard()->text());
}

void CreateTopicsDialog::removeSelectedRows()
{
    QList<int> rows;
    for (const QTableWidgetSelectionRange &range : m_topics->selectedRanges()) {
        for (int row = range.topRow(); row <= range.bottomRow(); ++row)
            rows.append(row);
    }
    std::sort(rows.rbegin(), rows.rend());
    for (const int row : std::as_const(rows)) {
        if (m_outcomes->isHeld(row))
            m_banner->show(Banner::Kind::Information, tr("What was sent stays until it is known what became of it."));
        else
            m_topics->removeRow(row);
    }
    if (m_topics->rowCount() == 0 || !text(m_topics, m_topics->rowCount() - 1, Name).isEmpty())
        addRow();
    check();
}

QList<cluster::NewTopic> CreateTopicsDialog::topics() const
{
    QList<QPair<QString, QString>> configs;
    for (int row = 0; row < m_configs->rowCount(); ++row) {
        if (const QString name = text(m_configs, row, ConfigName); !name.isEmpty())
            configs.append({name, text(m_configs, row, ConfigValue)});
    }
    QList<cluster::NewTopic> result;
    for (int row = 0; row < m_topics->rowCount(); ++row) {
        const QString name = text(m_topics, row, Name);
        if (name.isEmpty() || m_outcomes->isSent(name))
            continue;
        result.append({name, number(text(m_topics, row, Partitions), std::numeric_limits<qint32>::max()).value_or(-1),
                       number(text(m_topics, row, Replication), std::numeric_limits<qint16>::max()).value_or(-1), configs});
    }
    return result;
}

QStringList CreateTopicsDialog::rowFaults() const
{
    TakenNames listed;
    TakenNames existing;
    if (const cluster::MetadataPtr metadata = m_context.session->metadata()) {
        for (const cluster::Topic &topic : metadata->topics)
            existing.insert(cluster::topicCollisionKey(topic.name), topic.name);
    }
    QStringList result;
    for (int row = 0; row < m_topics->rowCount(); ++row) {
        const QString name = text(m_topics, row, Name);
        const bool empty = (name + text(m_topics, row, Partitions) + text(m_topics, row, Replication)).isEmpty();
        result.append(empty ? QString() : rowFault(row, listed, existing));
        if (const QString key = cluster::topicCollisionKey(name); !name.isEmpty() && !listed.contains(key))
            listed.insert(key, name);
    }
    return result;
}

QString CreateTopicsDialog::rowFault(int row, const TakenNames &listed, const TakenNames &existing) const
{
    const QString name = text(m_topics, row, Name);
    switch (cluster::checkTopicName(name)) {
    case cluster::TopicNameFault::None: break;
    case cluster::TopicNameFault::Empty: return tr("The name is missing.");
    case cluster::TopicNameFault::TooLong: return tr("The name has %1 characters; Kafka allows 249.").arg(name.size());
    case cluster::TopicNameFault::IllegalCharacter: return tr("Only letters, digits, “.”, “_” and “-” may be in a name.");
    case cluster::TopicNameFault::Reserved: return tr("“.” and “..” cannot be names.");
    }
    const QString key = cluster::topicCollisionKey(name);
    if (listed.value(key) == name)
        return tr("This name is in the list twice.");
    const cluster::MetadataPtr metadata = m_context.session->metadata();
    if (metadata && metadata->topic(name))
        return tr("A topic of this name exists already.");
    for (const TakenNames *taken : {&listed, &existing}) {
        if (taken->contains(key))
            return tr("It differs from “%1” by “.” and “_” only, which Kafka refuses.").arg(taken->value(key));
    }
    if (!number(text(m_topics, row, Partitions), std::numeric_limits<qint32>::max()))
        return tr("The number of partitions is a whole number from 1.");
    const auto replication = number(text(m_topics, row, Replication), std::numeric_limits<qint16>::max());
    if (!replication)
        return tr("The replication factor is a whole number from 1.");
    if (metadata && *replication > metadata->brokers.size())
        return tr("A replication factor of %1 needs as many brokers; there are %n.", nullptr, static_cast<int>(metadata->brokers.size()))
            .arg(*replication);
    return {};
}

QString CreateTopicsDialog::configFault(int row) const
{
    const QString name = text(m_configs, row, ConfigName);
    const QString value = text(m_configs, row, ConfigValue);
    if (name.isEmpty())
        return value.isEmpty() ? QString() : tr("A value without a configuration.");
    return configFaultText(name, value);
}

void CreateTopicsDialog::takeEdit(int row)
{
    m_outcomes->forget(row);
    if (!m_outcomes->isLooking())
        m_banner->clear();
    check();
}

// The faults of the rows and configurations as they are now, shown where they are.
void CreateTopicsDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_outcomes)
        check(); // faults wear a colour of the theme
}

void CreateTopicsDialog::check()
{
    const QSignalBlocker quiet(m_configs); // nothing was typed
    const QStringList ofRows = rowFaults();
    for (int row = 0; row < m_topics->rowCount(); ++row)
        m_outcomes->show(row, ofRows.value(row));
    for (int row = 0; row < m_configs->rowCount(); ++row) {
        const QString fault = configFault(row);
        auto *meaning = new QTableWidgetItem(fault.isEmpty() ? configMeaning(text(m_configs, row, ConfigName)) : fault);
        meaning->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
        meaning->setToolTip(meaning->text().toHtmlEscaped());
        if (!fault.isEmpty())
            meaning->setForeground(color(Token::Error));
        m_configs->setItem(row, ConfigMeaning, meaning);
    }
    showButtons();
}

void CreateTopicsDialog::showButtons()
{
    const int count = static_cast<int>(topics().size());
    const auto refusal = m_context.session->gate().refusal();
    m_create->setText(tr("&Create %Ln topic(s)", nullptr, count));
    const bool possible = !m_busy && count > 0 && faults().isEmpty();
    const QString whyNot = whyMissing(m_context.session, rest::Feature::CreateTopics);
    const QString whyNoTrial = whyMissing(m_context.session, rest::Feature::ValidateOnly);
    m_create->setEnabled(possible && !refusal && whyNot.isEmpty());
    m_create->setToolTip(whyNot);
    m_validate->setEnabled(possible && !refusal && whyNoTrial.isEmpty());
    if (!whyNoTrial.isEmpty())
        m_validate->setToolTip(whyNoTrial);
    if (!whyNot.isEmpty())
        m_banner->show(Banner::Kind::Warning, whyNot);
    if (refusal)
        m_banner->show(Banner::Kind::Warning, describe(*refusal).sentence);
}

QStringList CreateTopicsDialog::faults() const
{
    QStringList result;
    const QStringList ofRows = rowFaults();
    for (int row = 0; row < m_topics->rowCount(); ++row) {
        const QString name = text(m_topics, row, Name);
        if (!ofRows.value(row).isEmpty() && !m_outcomes->isSent(name))
            result.append(name.left(kShownName) + u": "_s + ofRows.value(row));
    }
    for (int row = 0; row < m_configs->rowCount(); ++row) {
        if (const QString fault = configFault(row); !fault.isEmpty())
            result.append(fault);
    }
    return result;
}

void CreateTopicsDialog::submit(bool validateOnly)
{
    for (QTableWidget *table : {m_topics, m_configs}) {
        if (table->isAncestorOf(focusWidget()))
            table->setFocus(); // what is being typed counts
    }
    const QList<cluster::NewTopic> wanted = topics();
    if (m_busy || wanted.isEmpty() || !faults().isEmpty())
        return;
    m_busy = true;
    m_banner->clear();
    const int count = static_cast<int>(wanted.size());
    if (m_context.activities)
        m_activity = m_context.activities->begin(validateOnly ? tr("Checking %Ln topic(s)", nullptr, count)
                                                              : tr("Creating %Ln topic(s)", nullptr, count));
    m_outcomes->hold(wanted);
    check();
    core::whenFinished(m_context.session->gate().createTopics(wanted, validateOnly), this,
                       [this, validateOnly](const core::Result<QList<cluster::TopicOutcome>> &result) { take(result, validateOnly); });
}

void CreateTopicsDialog::take(const core::Result<QList<cluster::TopicOutcome>> &result, bool validateOnly)
{
    m_busy = false;
    std::optional<core::KafkaError> first = result ? std::nullopt : std::optional(result.error());
    const QList<cluster::TopicOutcome> outcomes = result.value_or(QList<cluster::TopicOutcome>());
    QStringList done;
    for (const cluster::TopicOutcome &outcome : outcomes) {
        if (outcome.error)
            first = first ? first : outcome.error;
        else
            done.append(outcome.topic);
    }
    m_outcomes->take(outcomes, validateOnly);
    showButtons();
    if (m_context.activities)
        m_context.activities->end(m_activity, first);
    if (!result)
        m_banner->showError(result.error());
    else if (first)
        showEnd();
    else if (validateOnly)
        m_banner->show(Banner::Kind::Information,
                       tr("The brokers would accept %Ln topic(s). Nothing was created.", nullptr, static_cast<int>(done.size())));
    if (validateOnly)
        return;
    if (!done.isEmpty())
        Q_EMIT created(done);
    if (first)
        m_context.session->refresh();
    else
        accept();
}

void CreateTopicsDialog::takeTold(const QString &elsewhere)
{
    showButtons();
    showEnd();
    if (!elsewhere.isEmpty())
        m_banner->show(Banner::Kind::Information, elsewhere);
}

void CreateTopicsDialog::showEnd()
{
    if (m_outcomes->isLooking())
        m_banner->show(Banner::Kind::Warning, tr("Not every answer came; what became of the topics is being looked at."));
    else if (topics().isEmpty())
        m_banner->show(Banner::Kind::Information, tr("All of them are there now."));
    else
        m_banner->show(Banner::Kind::Error, tr("Not all could be done; each row says why."));
}

void CreateTopicsDialog::reject()
{
    if (m_busy)
        m_banner->show(Banner::Kind::Information, tr("The request is on its way; closing does not take it back. Wait for its answer."));
    else if (const int unsaved = static_cast<int>(topics().size()); unsaved == 0)
        QDialog::reject();
    else
        askToDiscard(unsaved);
}

// What was typed or pasted is not dropped by a key pressed too often.
void CreateTopicsDialog::askToDiscard(int topics)
{
    auto *box = new QMessageBox(QMessageBox::Question, windowTitle(), tr("%Ln topic(s) that are written here were not created.", nullptr, topics),
                                QMessageBox::Discard | QMessageBox::Cancel, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setDefaultButton(QMessageBox::Cancel);
    connect(box, &QMessageBox::finished, this, [this](int button) {
        if (button == QMessageBox::Discard)
            QDialog::reject();
    });
    box->open();
}

} // namespace streamscope::widgets
