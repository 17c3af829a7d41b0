// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/flows/replay_dialog.h"

#include "models/cluster/changes.h"
#include "models/decode/decode.h"
#include "models/query/template.h"
#include "models/session/session.h"
#include "widgets/common/long_line.h"
#include "widgets/common/plain_label.h"
#include "widgets/common/tab_order.h"
#include "widgets/common/theme.h"
#include "widgets/flows/flow_target.h"
#include "widgets/messages/expression_edit.h"
#include "widgets/produce/template_edit.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QPushButton>
#include <QSpinBox>
#include <QStringListModel>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace streamscope::widgets {
namespace {

constexpr int kWidth = 640;
constexpr int kValueHeight = 160;
constexpr double kLeastSpeed = 0.01;
constexpr double kMostSpeed = 1000;
constexpr int kMostRate = 10'000'000;

enum Timing { Fast, Original, Faster };
enum Partitions { Keep, ByKey };

QLabel *makeNote()
{
    auto *note = new PlainLabel;
    note->setWordWrap(true);
    note->hide();
    return note;
}

void showNote(QLabel *note, const QString &text)
{
    note->setText(text);
    note->setVisible(!text.isEmpty());
}

} // namespace

ReplayDialog::ReplayDialog(const ViewContext &context, const QList<flows::Replay> &choices, QWidget *parent)
    : QDialog(parent)
    , m_context(context)
    , m_choices(choices)
    , m_messages(new QComboBox)
    , m_connection(new QComboBox)
    , m_connectionNote(makeNote())
    , m_topics(new QLineEdit)
    , m_known(new QStringListModel(this))
    , m_topicNote(makeNote())
    , m_condition(new ExpressionEdit)
    , m_conditionNote(makeNote())
    , m_changeValue(new QCheckBox(tr("Change the &value")))
    , m_value(new TemplateEdit(tr("Value")))
    , m_partitions(new QComboBox)
    , m_keepHeaders(new QCheckBox(tr("Keep the &headers")))
    , m_provenance(new QCheckBox(tr("Add headers that tell &where each message comes from")))
    , m_once(new QCheckBox(tr("E&xactly once")))
    , m_timing(new QComboBox)
    , m_speed(new QDoubleSpinBox)
    , m_rate(new QSpinBox)
    , m_open(new QPushButton(icon(u"search"_s), tr("&Open and try it")))
{
    setWindowTitle(tr("Replay or copy"));
    setMinimumWidth(kWidth);
    auto *note = new PlainLabel(tr("Keys and timestamps stay as they are. It opens as a flow, which is tried on the last of these messages; "
                                   "nothing is written before it is run there. Stopped, it goes on where it was."));
    note->setWordWrap(true);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    buttons->addButton(m_open, QDialogButtonBox::AcceptRole);
    m_open->setDefault(true);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(makeForm());
    layout->addWidget(note);
    layout->addStretch(1);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    for (const flows::Replay &choice : m_choices)
        m_messages->addItem(choice.words);
    fillConnections();
    takeChoice();
    takeConnection();
    connect(m_messages, &QComboBox::currentIndexChanged, this, &ReplayDialog::takeChoice);
    connect(m_connection, &QComboBox::currentIndexChanged, this, &ReplayDialog::takeConnection);
    connect(m_topics, &QLineEdit::textChanged, this, &ReplayDialog::check);
    connect(m_condition, &ExpressionEdit::checked, this, &ReplayDialog::check);
    connect(m_value, &TemplateEdit::changed, this, &ReplayDialog::check);
    for (QComboBox *box : {m_partitions, m_timing})
        connect(box, &QComboBox::currentIndexChanged, this, &ReplayDialog::check);
    for (QCheckBox *box : {m_changeValue, m_once})
        connect(box, &QCheckBox::toggled, this, &ReplayDialog::check);
}

ReplayDialog::~ReplayDialog() = default;

void ReplayDialog::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    orderTabs(this);
}

QWidget *ReplayDialog::makeForm()
{
    m_messages->setAccessibleName(tr("Messages"));
    m_connection->setAccessibleName(tr("Connection"));
    new LongLine(m_topics);
    m_topics->setAccessibleName(tr("Topic"));
    m_topics->setClearButtonEnabled(true);
    auto *completer = new QCompleter(m_known, this);
    completer->setFilterMode(Qt::MatchContains);
    m_topics->setCompleter(completer);
    m_condition->setIsExpression(true);
    m_condition->setAccessibleName(tr("Only where"));
    m_condition->setPlaceholderText(tr("all of them; or an expression: value.total > 100"));
    m_value->setText(u"${value}"_s, false);
    m_value->setMinimumHeight(kValueHeight);
    m_partitions->addItems({tr("Keep each message's own, and with it the order"), tr("Choose anew, by the key")});
    m_partitions->setAccessibleName(tr("Partitions"));
    m_keepHeaders->setChecked(true);
    m_provenance->setChecked(true);
    m_once->setChecked(true);
    auto *box = new QWidget;
    auto *form = new QFormLayout(box);
    form->setContentsMargins(0, 0, 0, 0);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(tr("&Messages"), m_messages);
    form->addRow(tr("&Connection"), m_connection);
    form->addRow(QString(), m_connectionNote);
    form->addRow(tr("&Topic"), m_topics);
    form->addRow(QString(), m_topicNote);
    form->addRow(tr("Onl&y where"), m_condition);
    form->addRow(QString(), m_conditionNote);
    form->addRow(QString(), m_changeValue);
    form->addRow(QString(), m_value);
    form->addRow(tr("&Partitions"), m_partitions);
    form->addRow(tr("&Speed"), makePace());
    form->addRow(QString(), m_keepHeaders);
    form->addRow(QString(), m_once);
    form->addRow(QString(), m_provenance);
    return box;
}

QWidget *ReplayDialog::makePace()
{
    m_timing->addItems({tr("As fast as it goes"), tr("As far apart as they were"), tr("So many times as fast:")});
    m_timing->setAccessibleName(tr("Speed"));
    m_speed->setRange(kLeastSpeed, kMostSpeed);
    m_speed->setDecimals(2);
    m_speed->setValue(2);
    m_speed->setSuffix(tr(" ×"));
    m_speed->setAccessibleName(tr("Times as fast"));
    m_rate->setRange(0, kMostRate);
    m_rate->setGroupSeparatorShown(true);
    m_rate->setSpecialValueText(tr("any number a second"));
    m_rate->setPrefix(tr("at most "));
    m_rate->setSuffix(tr(" a second"));
    m_rate->setAccessibleName(tr("Messages a second at most"));
    auto *row = new QWidget;
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_timing);
    layout->addWidget(m_speed);
    layout->addWidget(m_rate);
    layout->addStretch(1);
    return row;
}

void ReplayDialog::fillConnections()
{
    m_connection->addItem(tr("This one, %1").arg(decode::visibleText(m_context.session->profile().name)));
    for (const QString &name : possibleTargets(m_context))
        m_connection->addItem(decode::visibleText(name), name);
}

const flows::Replay &ReplayDialog::choice() const
{
    return m_choices.at(std::max(0, m_messages->currentIndex()));
}

std::optional<flows::FlowTarget> ReplayDialog::otherConnection() const
{
    const QString name = m_connection->currentData().toString();
    return name.isEmpty() ? std::nullopt : std::optional(flows::FlowTarget{name, {}});
}

session::Session *ReplayDialog::target() const
{
    const auto other = otherConnection();
    return other ? findTarget(m_context, *other).session : m_context.session;
}

// Whoever has typed something else keeps it.
void ReplayDialog::takeChoice()
{
    const QString given = QString(choice().condition).replace(u'\n', u' ');
    if (m_condition->text() == m_given)
        m_condition->setText(given);
    m_given = given;
    takeConnection();
}

void ReplayDialog::takeConnection()
{
    offerTopics();
    const QString usual = usualTopics();
    if (m_topics->text() == m_usual)
        m_topics->setText(usual);
    m_usual = usual;
    check();
}

// A copy on another cluster is called as the original.
QString ReplayDialog::usualTopics() const
{
    const QStringList names = otherConnection() ? choice().topics : flows::targetsOf(choice());
    return names.join(u", "_s);
}

void ReplayDialog::offerTopics()
{
    const session::Session *session = target();
    const cluster::MetadataPtr metadata = session ? session->metadata() : nullptr;
    QStringList names;
    for (const cluster::Topic &topic : metadata ? metadata->topics : QList<cluster::Topic>()) {
        if (!topic.internal)
            names.append(topic.name);
    }
    m_known->setStringList(names);
}

// One for each of the topics: all to one where one is typed.
QStringList ReplayDialog::typedTopics() const
{
    QStringList typed;
    for (const QString &name : m_topics->text().split(u','))
        typed.append(name.trimmed());
    return typed.size() == 1 ? QStringList(choice().topics.size(), typed.first()) : typed;
}

QString ReplayDialog::connectionFault() const
{
    const auto other = otherConnection();
    if (!other)
        return {};
    const TargetConnection found = findTarget(m_context, *other);
    return found.session ? found.whyNot : QString();
}

QString ReplayDialog::topicFault() const
{
    const QStringList typed = typedTopics();
    if (m_topics->text().trimmed().isEmpty())
        return tr("The topic is missing.");
    if (typed.size() != choice().topics.size())
        return tr("One topic, or as many as are read, %1, with commas between them.").arg(choice().topics.size());
    for (const QString &name : typed) {
        if (cluster::checkTopicName(name) != cluster::TopicNameFault::None)
            return tr("“%1” is no name of a topic.").arg(decode::visibleText(name));
    }
    const session::Session *to = target();
    return to ? loopFault(*m_context.session, *to, choice().topics, typed) : QString();
}

// What the page of the flow will say, too.
QString ReplayDialog::topicNote() const
{
    const session::Session *to = target();
    const cluster::MetadataPtr metadata = to ? to->metadata() : nullptr;
    const cluster::MetadataPtr here = m_context.session->metadata();
    if (!metadata || !here)
        return {};
    QStringList missing;
    for (const QString &name : typedTopics()) {
        if (!metadata->topic(name))
            missing.append(decode::visibleText(name));
    }
    missing.removeDuplicates();
    if (!missing.isEmpty())
        return tr("Not there yet: %1. The flow's page offers to create it.").arg(missing.join(u", "_s));
    qsizetype most = 0;
    for (const QString &name : choice().topics)
        most = std::max(most, here->topic(name) ? here->topic(name)->partitions.size() : 0);
    for (const QString &name : typedTopics()) {
        if (const qsizetype has = metadata->topic(name)->partitions.size(); has < most && m_partitions->currentIndex() == Keep)
            return tr("%1 has %2 partitions and %3 are read: they cannot be kept.").arg(decode::visibleText(name)).arg(has).arg(most);
    }
    return {};
}

QString ReplayDialog::valueFault() const
{
    m_value->clearFault();
    if (!m_changeValue->isChecked() || !m_value->text())
        return {};
    const auto made = query::Template::compile(*m_value->text(), m_value->form() == TemplateEdit::Form::Json ? query::TemplateFormat::Json
                                                                                                             : query::TemplateFormat::Text);
    if (!made)
        m_value->showFault(made.error());
    return m_value->fault();
}

void ReplayDialog::check()
{
    const auto other = otherConnection();
    if (m_changeValue->isChecked() != m_value->isVisibleTo(this)) {
        m_value->setVisible(m_changeValue->isChecked());
        layout()->activate();
        if (isVisible())
            resize(width(), std::max(height(), sizeHint().height())); // its least height leaves no room between the rows
    }
    m_speed->setVisible(m_timing->currentIndex() == Faster);
    m_once->setEnabled(!other);
    m_once->setToolTip(other ? tr("Between two clusters it is at least once: no transaction has both") : QString());
    const bool once = !other && m_once->isChecked();
    m_provenance->setEnabled(once);
    m_provenance->setToolTip(once ? QString() : tr("At least once they are always written"));
    const QString connection = connectionFault();
    const QString topic = topicFault();
    showNote(m_connectionNote, !connection.isEmpty() ? connection
                               : other               ? tr("At least once: after a fault some messages may be there twice; headers always tell where "
                                                          "each comes from.")
                                                     : QString());
    showNote(m_topicNote, topic.isEmpty() ? topicNote() : topic);
    showNote(m_conditionNote, m_condition->fault());
    const QString value = valueFault();
    for (const QString &fault : {connection, topic, m_condition->fault(), value}) {
        m_open->setEnabled(fault.isEmpty());
        m_open->setToolTip(fault);
        if (!fault.isEmpty())
            return;
    }
}

flows::Replay ReplayDialog::replay() const
{
    flows::Replay replay = choice();
    replay.targets = typedTopics();
    replay.to = otherConnection();
    replay.condition = m_condition->text().trimmed();
    if (m_changeValue->isChecked())
        replay.value = flows::ReplayValue{m_value->text(), m_value->form() == TemplateEdit::Form::Json};
    replay.keepsPartitions = m_partitions->currentIndex() == Keep;
    replay.keepsHeaders = m_keepHeaders->isChecked();
    replay.exactlyOnce = !replay.to && m_once->isChecked();
    replay.provenance = m_provenance->isChecked();
    if (m_timing->currentIndex() != Fast)
        replay.timing.emplace().speed = m_timing->currentIndex() == Faster ? m_speed->value() : 1;
    replay.rate = m_rate->value();
    return replay;
}

} // namespace streamscope::widgets
