// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/messages/read_bar.h"

#include "models/decode/decode.h"
#include "widgets/common/long_line.h"

#include <QComboBox>
#include <QCompleter>
#include <QDateTimeEdit>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QStandardItemModel>
#include <QStringListModel>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace streamscope::widgets {
namespace {

using Kind = cluster::StartPosition::Kind;

enum From { Latest, Earliest, LastN, LastMinutes, Offset, Time, Group, ByPartition };
enum Until { Live, UntilEnd, UntilOffset, UntilTime, UntilCount };

constexpr qint64 kMinuteMs = 60'000;
constexpr qint64 kMostMinutes = 60LL * 24 * 366 * 100;
constexpr int kNumberWidth = 90;
constexpr int kPartitionsWidth = 110;
constexpr int kGroupWidth = 150;

core::KafkaError invalid(const QString &sentence)
{
    return core::localError(core::ErrorKind::InvalidInput, sentence);
}

} // namespace

ReadBar::ReadBar(QWidget *parent)
    : QWidget(parent)
    , m_from(new QComboBox)
    , m_number(new QLineEdit)
    , m_time(new QDateTimeEdit)
    , m_group(new QLineEdit)
    , m_groups(new QStringListModel(this))
    , m_starts(new QPushButton)
    , m_partitions(new QLineEdit)
    , m_until(new QComboBox)
    , m_untilNumber(new QLineEdit)
    , m_untilTime(new QDateTimeEdit)
    , m_isolation(new QComboBox)
{
    m_from->addItems({tr("From latest"), tr("From earliest"), tr("Last messages:"), tr("Last minutes:"), tr("From offset:"), tr("From time:"),
                      tr("From a group:"), tr("By partition…")});
    m_from->setCurrentIndex(LastN);
    m_from->setAccessibleName(tr("Where reading begins"));
    m_from->setToolTip(tr("Where reading begins; the topic is read anew"));
    m_partitions->setPlaceholderText(tr("All partitions"));
    m_partitions->setAccessibleName(tr("Partitions"));
    m_partitions->setToolTip(tr("Which partitions are read, such as 0, 3-5; empty: all"));
    m_partitions->setFixedWidth(kPartitionsWidth);
    m_until->addItems({tr("Live"), tr("Until the end"), tr("Until offset:"), tr("Until time:"), tr("Until count:")});
    m_until->setAccessibleName(tr("Live or until the end"));
    m_until->setToolTip(tr("Live: goes on with what arrives, and lets the oldest go when memory is full. Until the end: stops at the ends as "
                           "they are now, and skips nothing. So do the others, each at its place"));
    m_isolation->addItems({tr("Committed"), tr("Uncommitted")});
    m_isolation->setAccessibleName(tr("Isolation"));
    m_isolation->setToolTip(tr("Committed ends at the last stable offset and leaves aborted messages out; uncommitted shows all."));
    for (QLineEdit *line : {m_partitions, m_group})
        new LongLine(line);
    m_shownFrom = LastN;
    m_numbers = {{LastN, u"1000"_s}, {LastMinutes, u"10"_s}};
    addFields();
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_from, m_number, m_time, m_group, m_starts, m_partitions, m_until, m_untilNumber,
                                                            m_untilTime, m_isolation})
        layout->addWidget(widget);
    connectFields();
    showFields();
}

void ReadBar::addFields()
{
    m_number->setText(u"1000"_s);
    for (QLineEdit *number : {m_number, m_untilNumber}) {
        number->setFixedWidth(kNumberWidth);
        number->setAlignment(Qt::AlignRight);
    }
    for (QDateTimeEdit *time : {m_time, m_untilTime}) {
        time->setDisplayFormat(u"yyyy-MM-dd HH:mm:ss.zzz"_s);
        time->setCalendarPopup(true);
    }
    m_time->setDateTime(QDateTime::currentDateTime().addSecs(-3600));
    m_time->setAccessibleName(tr("Time to begin at"));
    m_time->setToolTip(tr("Local time. Each partition begins at its first message at or after it"));
    m_untilTime->setDateTime(QDateTime::currentDateTime());
    m_untilTime->setAccessibleName(tr("Time to end at"));
    m_untilTime->setToolTip(tr("Local time. Each partition ends before its first message at or after it, or where it ends now"));
    m_group->setFixedWidth(kGroupWidth);
    m_group->setPlaceholderText(tr("Group"));
    m_group->setAccessibleName(tr("Group whose offsets reading begins at"));
    m_group->setToolTip(tr("Reading begins where this consumer group would go on. It is neither joined nor changed"));
    auto *completer = new QCompleter(m_groups, m_group);
    completer->setFilterMode(Qt::MatchContains);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    m_group->setCompleter(completer);
    m_starts->setAccessibleName(tr("Where each partition begins"));
    m_starts->setToolTip(tr("Choose the partitions and where each of them begins"));
    m_starts->setAutoDefault(false);
}

void ReadBar::connectFields()
{
    connect(m_from, &QComboBox::currentIndexChanged, this, [this] {
        if (!signalsBlocked()) // else who set it sets the number as well
            changeNumber();
        m_fromBefore = std::exchange(m_shownFrom, m_from->currentIndex());
        showFields();
        if (m_shownFrom == Group)
            Q_EMIT groupsWanted();
        if (m_shownFrom == ByPartition && m_partitionStarts.isEmpty()) { // what was read stays until they are chosen
            Q_EMIT partitionStartsWanted();
            return;
        }
        takeChoice(m_shownFrom == Group ? m_group : m_shownFrom == Offset ? m_number : nullptr);
    });
    connect(m_until, &QComboBox::currentIndexChanged, this, [this] {
        if (!signalsBlocked())
            changeUntilNumber();
        m_shownUntil = m_until->currentIndex();
        showFields();
        takeChoice(m_untilNumber->isHidden() ? nullptr : m_untilNumber);
    });
    connect(m_starts, &QPushButton::clicked, this, &ReadBar::partitionStartsWanted);
    connect(m_isolation, &QComboBox::currentIndexChanged, this, &ReadBar::changed);
    // Leaving a field unchanged reads nothing anew.
    const auto onEdit = [this](QLineEdit *field, QString ReadBar::*last) {
        this->*last = field->text();
        connect(field, &QLineEdit::editingFinished, this, [this, field, last] {
            if (std::exchange(this->*last, field->text()) != field->text())
                Q_EMIT changed();
        });
    };
    onEdit(m_number, &ReadBar::m_lastNumber);
    onEdit(m_partitions, &ReadBar::m_lastPartitions);
    onEdit(m_group, &ReadBar::m_lastGroup);
    onEdit(m_untilNumber, &ReadBar::m_lastUntil);
    for (QDateTimeEdit *time : {m_time, m_untilTime})
        connect(time, &QDateTimeEdit::editingFinished, this, &ReadBar::changed);
}

ReadBar::~ReadBar() = default;

// What is still to be typed is waited for: the rows stay until then.
void ReadBar::takeChoice(QLineEdit *field)
{
    if (field && field->text().isEmpty() && !signalsBlocked())
        field->setFocus();
    else
        Q_EMIT changed();
}

// A number of messages is no offset: each choice has its own.
void ReadBar::changeNumber()
{
    m_numbers.insert(m_shownFrom, m_number->text());
    m_number->setText(m_numbers.value(m_from->currentIndex()));
    m_lastNumber = m_number->text();
}

void ReadBar::changeUntilNumber()
{
    m_untilNumbers.insert(m_shownUntil, m_untilNumber->text());
    m_untilNumber->setText(m_untilNumbers.value(m_until->currentIndex()));
    m_lastUntil = m_untilNumber->text();
}

void ReadBar::showFields()
{
    const int from = m_from->currentIndex();
    m_number->setVisible(from == LastN || from == LastMinutes || from == Offset);
    m_time->setVisible(from == Time);
    m_group->setVisible(from == Group);
    m_starts->setVisible(from == ByPartition);
    m_partitions->setVisible(from != ByPartition); // they are chosen with their places
    m_starts->setText(m_partitionStarts.others == PartitionStarts::Others::NotRead
                          ? tr("%Ln partition(s)…", nullptr, static_cast<int>(m_partitionStarts.own.size()))
                          : tr("All, %Ln of its own…", nullptr, static_cast<int>(m_partitionStarts.own.size())));
    const int until = m_until->currentIndex();
    m_untilNumber->setVisible(until == UntilOffset || until == UntilCount);
    m_untilTime->setVisible(until == UntilTime);
    m_untilNumber->setAccessibleName(until == UntilCount ? tr("How many messages to read") : tr("Offset to end at"));
    m_untilNumber->setToolTip(until == UntilCount ? tr("Reading ends after so many messages of all partitions together")
                                                  : tr("Each partition is read below this offset"));
    const QString name = from == LastN ? tr("How many messages") : from == LastMinutes ? tr("How many minutes") : tr("Offset to begin at");
    m_number->setAccessibleName(name);
    m_number->setToolTip(from == LastN ? tr("So many of the newest messages by timestamp, of all partitions together. Where finding them takes "
                                            "longer than five seconds, of those read till then; beyond a million, and through a REST Proxy, "
                                            "so many offsets, shared evenly among the partitions.")
                                       : name);
}

core::Result<cluster::StartPosition> ReadBar::start() const
{
    switch (m_from->currentIndex()) {
    case Latest: return cluster::StartPosition{Kind::Latest, 0};
    case Earliest: return cluster::StartPosition{Kind::Earliest, 0};
    case Time: return cluster::StartPosition{Kind::Time, m_time->dateTime().toMSecsSinceEpoch()};
    case Group: return cluster::StartPosition{Kind::Earliest, 0}; // where the group has committed nothing
    case ByPartition:
        return cluster::StartPosition{m_partitionStarts.others == PartitionStarts::Others::Latest ? Kind::Latest : Kind::Earliest, 0};
    default: break;
    }
    const auto value = parseNumber(m_number->text());
    if (!value)
        return tl::make_unexpected(value.error());
    switch (m_from->currentIndex()) {
    case LastN: return cluster::StartPosition{Kind::LastN, *value};
    case Offset: return cluster::StartPosition{Kind::Offset, *value};
    default: return cluster::StartPosition{Kind::Time, QDateTime::currentMSecsSinceEpoch() - std::min(*value, kMostMinutes) * kMinuteMs};
    }
}

core::Result<void> ReadBar::setEnd(ReadPlan &plan) const
{
    const int until = m_until->currentIndex();
    plan.request.untilEnd = until == UntilEnd || until == UntilTime;
    if (until == UntilTime)
        plan.untilMs = m_untilTime->dateTime().toMSecsSinceEpoch();
    if (until != UntilOffset && until != UntilCount)
        return {};
    const auto number = parseNumber(m_untilNumber->text());
    if (!number)
        return tl::make_unexpected(number.error());
    if (until == UntilOffset)
        plan.untilOffset = *number;
    else
        plan.request.maxMessages = *number;
    return {};
}

core::Result<void> ReadBar::setStarts(ReadPlan &plan) const
{
    if (m_partitionStarts.isEmpty())
        return tl::make_unexpected(invalid(tr("No partition is chosen that would be read.")));
    for (auto start = m_partitionStarts.own.cbegin(); start != m_partitionStarts.own.cend(); ++start) {
        if (start->kind == Kind::Offset)
            plan.request.startOffsets.insert(start.key(), start->value);
        else
            plan.starts.insert(start.key(), *start);
    }
    // Without a list partitions that are added while it is read are read as well.
    plan.request.partitions = m_partitionStarts.others == PartitionStarts::Others::NotRead ? m_partitionStarts.own.keys()
                                                                                           : QList<cluster::TopicPartition>();
    std::sort(plan.request.partitions.begin(), plan.request.partitions.end());
    return {};
}

// Of the partitions that were chosen.
core::Result<void> ReadBar::setPartitions(ReadPlan &plan) const
{
    const auto partitions = parsePartitions(m_partitions->text());
    if (!partitions)
        return tl::make_unexpected(partitions.error());
    for (const QString &topic : std::as_const(plan.request.topics)) {
        for (const qint32 p : *partitions)
            plan.request.partitions.append({topic, p});
    }
    return {};
}

core::Result<ReadPlan> ReadBar::plan(const QStringList &topics, const cluster::MetadataPtr &metadata) const
{
    const auto position = start();
    if (!position)
        return tl::make_unexpected(position.error());
    ReadPlan plan;
    cluster::TailRequest &request = plan.request;
    request.topics = topics;
    request.start = *position;
    request.isolation = isolation();
    const bool byPartition = m_from->currentIndex() == ByPartition;
    if (const auto chosen = byPartition ? setStarts(plan) : setPartitions(plan); !chosen)
        return tl::make_unexpected(chosen.error());
    if (const auto end = setEnd(plan); !end)
        return tl::make_unexpected(end.error());
    if (m_from->currentIndex() == Group) {
        plan.group = m_group->text().trimmed();
        if (plan.group.isEmpty())
            return tl::make_unexpected(invalid(tr("The name of the group is missing.")));
    }
    for (const auto &[topic, p] : byPartition ? m_partitionStarts.own.keys() : request.partitions) {
        const cluster::Topic *known = metadata ? metadata->topic(topic) : nullptr;
        if (known && !known->error && p >= known->partitions.size())
            return tl::make_unexpected(
                invalid(tr("%1 has no partition %2; it has %Ln partition(s), from 0.", nullptr, static_cast<int>(known->partitions.size()))
                            .arg(decode::visibleText(topic))
                            .arg(p)));
    }
    return plan;
}

void ReadBar::setPartitionStarts(const PartitionStarts &starts)
{
    m_partitionStarts = starts;
    showFields();
    Q_EMIT changed();
}

// Nothing was chosen: what is read is as it was.
void ReadBar::leavePartitionStarts()
{
    if (m_from->currentIndex() != ByPartition || !m_partitionStarts.isEmpty())
        return;
    const bool blocked = blockSignals(true);
    m_number->setText(m_numbers.value(m_fromBefore));
    m_lastNumber = m_number->text();
    m_from->setCurrentIndex(m_fromBefore);
    blockSignals(blocked);
}

void ReadBar::setGroups(const QStringList &groups)
{
    m_groups->setStringList(groups);
}

cluster::Isolation ReadBar::isolation() const
{
    return m_isolation->currentIndex() == 0 ? cluster::Isolation::ReadCommitted : cluster::Isolation::ReadUncommitted;
}

bool ReadBar::readsAll() const
{
    return m_from->currentIndex() == Earliest || m_from->currentIndex() == LastN;
}

bool ReadBar::isEarliest() const
{
    return m_from->currentIndex() == Earliest;
}

void ReadBar::readEarliest()
{
    m_from->setCurrentIndex(Earliest);
}

std::optional<qint64> ReadBar::offsetOf(const QString &text)
{
    bool isOffset = false;
    const qint64 offset = QString(text).remove(u',').remove(u' ').toLongLong(&isOffset);
    return isOffset ? std::optional(offset) : std::nullopt;
}

// The fields show where, as if a person had set them.
bool ReadBar::readFrom(const QString &text)
{
    const auto offset = offsetOf(text);
    const QDateTime time = parseTime(text);
    if (offset ? *offset < 0 : !time.isValid())
        return false;
    const bool blocked = blockSignals(true);
    if (offset)
        m_number->setText(QString::number(*offset));
    else
        m_time->setDateTime(time.toLocalTime());
    m_from->setCurrentIndex(offset ? Offset : Time);
    m_lastNumber = m_number->text();
    blockSignals(blocked);
    Q_EMIT changed();
    return true;
}

void ReadBar::noteIsolation(const QString &note)
{
    if (!note.isEmpty())
        m_isolation->setToolTip(m_isolation->toolTip() + u'\n' + note);
}

void ReadBar::setMissing(const Missing &missing)
{
    const auto offer = [](QComboBox *box, int row, const QString &why) {
        QStandardItem *item = qobject_cast<QStandardItemModel *>(box->model())->item(row);
        item->setEnabled(why.isEmpty());
        item->setToolTip(why);
    };
    offer(m_from, Time, missing.byTime);
    offer(m_from, LastMinutes, missing.byTime);
    offer(m_from, LastN, missing.offsets);
    offer(m_from, Group, missing.groups);
    offer(m_from, ByPartition, missing.offsets);
    offer(m_until, UntilEnd, missing.offsets);
    offer(m_until, UntilTime, missing.byTime);
    m_isolation->setEnabled(missing.isolation.isEmpty());
    if (!missing.isolation.isEmpty())
        m_isolation->setToolTip(missing.isolation);
    const auto canBe = [](const QComboBox *box) { return box->model()->index(box->currentIndex(), 0).flags().testFlag(Qt::ItemIsEnabled); };
    const bool possible = canBe(m_from) && canBe(m_until);
    const bool blocked = blockSignals(true);
    if (!canBe(m_from))
        m_from->setCurrentIndex(Latest);
    if (!canBe(m_until))
        m_until->setCurrentIndex(Live);
    blockSignals(blocked);
    if (!possible)
        Q_EMIT changed();
}

void ReadBar::readFrom(qint32 partition, qint64 offset)
{
    m_partitions->setText(QString::number(partition));
    m_lastPartitions = m_partitions->text();
    readFrom(QString::number(offset));
}

QJsonObject ReadBar::saveState() const
{
    return {{u"from"_s, m_from->currentIndex()},
            {u"starts"_s, m_partitionStarts.toJson()},
            {u"number"_s, m_number->text()},
            {u"time"_s, m_time->dateTime().toMSecsSinceEpoch()},
            {u"group"_s, m_group->text()},
            {u"partitions"_s, m_partitions->text()},
            {u"until_end"_s, m_until->currentIndex() == UntilEnd},
            {u"until"_s, m_until->currentIndex()},
            {u"until_number"_s, m_untilNumber->text()},
            {u"until_time"_s, m_untilTime->dateTime().toMSecsSinceEpoch()},
            {u"uncommitted"_s, m_isolation->currentIndex() == 1}};
}

QJsonObject ReadBar::fromTime(QJsonObject state, qint64 timeMs)
{
    state.insert(u"from"_s, int(Time));
    state.insert(u"time"_s, timeMs);
    state.insert(u"until_end"_s, false);
    return state;
}

QJsonObject ReadBar::at(qint32 partition, qint64 offset)
{
    return {{u"from"_s, int(Offset)}, {u"number"_s, QString::number(offset)}, {u"partitions"_s, QString::number(partition)}};
}

QJsonObject ReadBar::lastMinutes(int minutes)
{
    return {{u"from"_s, int(LastMinutes)}, {u"number"_s, QString::number(minutes)}};
}

// A choice that was kept while it waited for what was to be typed.
void ReadBar::leaveUnfinished()
{
    const int from = m_from->currentIndex();
    if ((from == Group && m_group->text().isEmpty()) || (from == Offset && m_number->text().isEmpty()) ||
        (from == ByPartition && m_partitionStarts.isEmpty())) {
        m_from->setCurrentIndex(LastN);
        m_number->setText(m_numbers.value(LastN));
    }
    if (m_until->currentIndex() >= UntilOffset && m_until->currentIndex() != UntilTime && m_untilNumber->text().isEmpty())
        m_until->setCurrentIndex(Live);
}

void ReadBar::restoreState(const QJsonObject &state)
{
    if (state.isEmpty())
        return;
    const bool blocked = blockSignals(true);
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    m_number->setText(state.value("number"_L1).toString(u"1000"_s).left(24));
    m_time->setDateTime(QDateTime::fromMSecsSinceEpoch(state.value("time"_L1).toInteger(now)));
    m_group->setText(state.value("group"_L1).toString());
    m_partitionStarts = PartitionStarts::fromJson(state.value("starts"_L1).toObject());
    m_from->setCurrentIndex(std::clamp(state.value("from"_L1).toInt(LastN), int(Latest), int(ByPartition)));
    m_partitions->setText(state.value("partitions"_L1).toString());
    m_untilNumber->setText(state.value("until_number"_L1).toString().left(24));
    m_untilTime->setDateTime(QDateTime::fromMSecsSinceEpoch(state.value("until_time"_L1).toInteger(now)));
    const int until = state.value("until_end"_L1).toBool() ? UntilEnd : Live; // as earlier versions kept it
    m_until->setCurrentIndex(std::clamp(state.value("until"_L1).toInt(until), int(Live), int(UntilCount)));
    m_isolation->setCurrentIndex(state.value("uncommitted"_L1).toBool() ? 1 : 0);
    leaveUnfinished();
    m_lastNumber = m_number->text();
    m_lastPartitions = m_partitions->text();
    m_lastGroup = m_group->text();
    m_lastUntil = m_untilNumber->text();
    showFields();
    blockSignals(blocked);
    Q_EMIT changed();
}

} // namespace streamscope::widgets
