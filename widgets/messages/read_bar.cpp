// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/messages/read_bar.h"

#include "models/decode/decode.h"

#include <QComboBox>
#include <QDateTimeEdit>
#include <QHBoxLayout>
#include <QLineEdit>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace streamscope::widgets {
namespace {

using Kind = cluster::StartPosition::Kind;

enum From { Latest, Earliest, LastN, LastMinutes, Offset, Time };

constexpr qint64 kMinuteMs = 60'000;
constexpr qint64 kMostMinutes = 60LL * 24 * 366 * 100;
constexpr qsizetype kMostPartitions = 100'000;
constexpr int kNumberWidth = 90;
constexpr int kPartitionsWidth = 110;

core::KafkaError invalid(const QString &sentence)
{
    return core::localError(core::ErrorKind::InvalidInput, sentence);
}

} // namespace

core::Result<QList<qint32>> parsePartitions(const QString &text)
{
    QList<qint32> numbers;
    for (const QString &part : text.split(u',', Qt::SkipEmptyParts)) {
        const QStringList ends = part.split(u'-');
        bool firstOk = false;
        bool lastOk = false;
        const int first = ends.value(0).trimmed().toInt(&firstOk);
        const int last = ends.size() > 1 ? ends.value(1).trimmed().toInt(&lastOk) : first;
        if (!firstOk || (ends.size() > 1 && !lastOk) || ends.size() > 2 || first < 0 || last < first)
            return tl::make_unexpected(invalid(
                ReadBar::tr("Partitions are numbers and ranges, such as 0, 3-5; “%1” is not.").arg(decode::visibleText(part.trimmed()))));
        if (numbers.size() + (qint64{last} - first) >= kMostPartitions)
            return tl::make_unexpected(invalid(ReadBar::tr("These are more partitions than a topic can have.")));
        for (int p = first; p <= last; ++p)
            numbers.append(p);
    }
    std::sort(numbers.begin(), numbers.end());
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
    return numbers;
}

ReadBar::ReadBar(QWidget *parent)
    : QWidget(parent)
    , m_from(new QComboBox)
    , m_number(new QLineEdit)
    , m_time(new QDateTimeEdit)
    , m_partitions(new QLineEdit)
    , m_until(new QComboBox)
    , m_isolation(new QComboBox)
{
    m_from->addItems(
        {tr("From latest"), tr("From earliest"), tr("Last messages:"), tr("Last minutes:"), tr("From offset:"), tr("From time:")});
    m_from->setCurrentIndex(LastN);
    m_from->setAccessibleName(tr("Where reading begins"));
    m_from->setToolTip(tr("Where reading begins; the topic is read anew"));
    m_number->setText(u"1000"_s);
    m_number->setFixedWidth(kNumberWidth);
    m_number->setAlignment(Qt::AlignRight);
    m_time->setDisplayFormat(u"yyyy-MM-dd HH:mm:ss.zzz"_s);
    m_time->setCalendarPopup(true);
    m_time->setDateTime(QDateTime::currentDateTime().addSecs(-3600));
    m_time->setAccessibleName(tr("Time to begin at"));
    m_time->setToolTip(tr("Local time. Each partition begins at its first message at or after it"));
    m_partitions->setPlaceholderText(tr("All partitions"));
    m_partitions->setAccessibleName(tr("Partitions"));
    m_partitions->setToolTip(tr("Which partitions are read, such as 0, 3-5; empty: all"));
    m_partitions->setFixedWidth(kPartitionsWidth);
    m_until->addItems({tr("Live"), tr("Until the end")});
    m_until->setAccessibleName(tr("Live or until the end"));
    m_until->setToolTip(
        tr("Live: goes on with what arrives, and lets the oldest go when memory is full. Until the end: stops at the ends as "
           "they are now, and skips nothing"));
    m_isolation->addItems({tr("Committed"), tr("Uncommitted")});
    m_isolation->setAccessibleName(tr("Isolation"));
    m_isolation->setToolTip(tr("Committed ends at the last stable offset and leaves aborted messages out; uncommitted shows all."));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_from, m_number, m_time, m_partitions, m_until, m_isolation})
        layout->addWidget(widget);
    connect(m_from, &QComboBox::currentIndexChanged, this, [this] {
        showFields();
        Q_EMIT changed();
    });
    for (QComboBox *box : {m_until, m_isolation})
        connect(box, &QComboBox::currentIndexChanged, this, &ReadBar::changed);
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
    connect(m_time, &QDateTimeEdit::editingFinished, this, &ReadBar::changed);
    showFields();
}

ReadBar::~ReadBar() = default;

void ReadBar::showFields()
{
    const int from = m_from->currentIndex();
    m_number->setVisible(from == LastN || from == LastMinutes || from == Offset);
    m_time->setVisible(from == Time);
    const QString name = from == LastN ? tr("How many messages") : from == LastMinutes ? tr("How many minutes") : tr("Offset to begin at");
    m_number->setAccessibleName(name);
    m_number->setToolTip(from == LastN ? tr("So many offsets before the end, shared among the partitions") : name);
}

core::Result<qint64> ReadBar::number() const
{
    bool ok = false;
    QString digits = m_number->text().trimmed();
    for (const QChar separator : {QChar(u','), QChar(u'.'), QChar(u' '), QChar(u'_'), QChar(0x202f), QChar(0xa0)})
        digits.remove(separator);
    const qint64 number = digits.toLongLong(&ok);
    if (!ok || number < 0)
        return tl::make_unexpected(invalid(tr("“%1” is not a whole number from 0.").arg(decode::visibleText(m_number->text()))));
    return number;
}

core::Result<cluster::StartPosition> ReadBar::start() const
{
    switch (m_from->currentIndex()) {
    case Latest: return cluster::StartPosition{Kind::Latest, 0};
    case Earliest: return cluster::StartPosition{Kind::Earliest, 0};
    case Time: return cluster::StartPosition{Kind::Time, m_time->dateTime().toMSecsSinceEpoch()};
    default: break;
    }
    const auto value = number();
    if (!value)
        return tl::make_unexpected(value.error());
    switch (m_from->currentIndex()) {
    case LastN: return cluster::StartPosition{Kind::LastN, *value};
    case Offset: return cluster::StartPosition{Kind::Offset, *value};
    default: return cluster::StartPosition{Kind::Time, QDateTime::currentMSecsSinceEpoch() - std::min(*value, kMostMinutes) * kMinuteMs};
    }
}

core::Result<cluster::TailRequest> ReadBar::request(const QStringList &topics, const cluster::MetadataPtr &metadata) const
{
    const auto position = start();
    if (!position)
        return tl::make_unexpected(position.error());
    const auto partitions = parsePartitions(m_partitions->text());
    if (!partitions)
        return tl::make_unexpected(partitions.error());
    cluster::TailRequest request;
    request.topics = topics;
    request.start = *position;
    request.untilEnd = untilEnd();
    request.isolation = isolation();
    for (const QString &topic : topics) {
        const cluster::Topic *known = metadata ? metadata->topic(topic) : nullptr;
        for (const qint32 p : *partitions) {
            if (known && !known->error && p >= known->partitions.size())
                return tl::make_unexpected(invalid(
                    tr("%1 has no partition %2; it has %n partition(s), from 0.", nullptr, static_cast<int>(known->partitions.size()))
                        .arg(decode::visibleText(topic))
                        .arg(p)));
            request.partitions.append({topic, p});
        }
    }
    return request;
}

cluster::Isolation ReadBar::isolation() const
{
    return m_isolation->currentIndex() == 0 ? cluster::Isolation::ReadCommitted : cluster::Isolation::ReadUncommitted;
}

bool ReadBar::readsAll() const
{
    return m_from->currentIndex() == Earliest || m_from->currentIndex() == LastN;
}

void ReadBar::readEarliest()
{
    m_from->setCurrentIndex(Earliest);
}

// The fields show where, as if a person had set them.
bool ReadBar::readFrom(const QString &text)
{
    bool isOffset = false;
    const qint64 offset = QString(text).remove(u',').remove(u' ').toLongLong(&isOffset);
    QDateTime time = QDateTime::fromString(text.trimmed(), Qt::ISODateWithMs);
    if (!time.isValid())
        time = QDateTime::fromString(text.trimmed().replace(u' ', u'T'), Qt::ISODateWithMs);
    if (isOffset ? offset < 0 : !time.isValid())
        return false;
    const bool blocked = blockSignals(true);
    if (isOffset)
        m_number->setText(QString::number(offset));
    else
        m_time->setDateTime(time.toLocalTime());
    m_from->setCurrentIndex(isOffset ? Offset : Time);
    m_lastNumber = m_number->text();
    blockSignals(blocked);
    Q_EMIT changed();
    return true;
}

bool ReadBar::untilEnd() const
{
    return m_until->currentIndex() == 1;
}

QJsonObject ReadBar::saveState() const
{
    return {{u"from"_s, m_from->currentIndex()},     {u"number"_s, m_number->text()}, {u"time"_s, m_time->dateTime().toMSecsSinceEpoch()},
            {u"partitions"_s, m_partitions->text()}, {u"until_end"_s, untilEnd()},    {u"uncommitted"_s, m_isolation->currentIndex() == 1}};
}

QJsonObject ReadBar::fromTime(QJsonObject state, qint64 timeMs)
{
    state.insert(u"from"_s, int(Time));
    state.insert(u"time"_s, timeMs);
    state.insert(u"until_end"_s, false);
    return state;
}

QJsonObject ReadBar::lastMinutes(int minutes)
{
    return {{u"from"_s, int(LastMinutes)}, {u"number"_s, QString::number(minutes)}};
}

void ReadBar::restoreState(const QJsonObject &state)
{
    if (state.isEmpty())
        return;
    const bool blocked = blockSignals(true);
    m_from->setCurrentIndex(std::clamp(state.value("from"_L1).toInt(LastN), int(Latest), int(Time)));
    m_number->setText(state.value("number"_L1).toString(u"1000"_s).left(24));
    m_time->setDateTime(QDateTime::fromMSecsSinceEpoch(state.value("time"_L1).toInteger(QDateTime::currentMSecsSinceEpoch())));
    m_partitions->setText(state.value("partitions"_L1).toString());
    m_until->setCurrentIndex(state.value("until_end"_L1).toBool() ? 1 : 0);
    m_isolation->setCurrentIndex(state.value("uncommitted"_L1).toBool() ? 1 : 0);
    m_lastNumber = m_number->text();
    m_lastPartitions = m_partitions->text();
    showFields();
    blockSignals(blocked);
    Q_EMIT changed();
}

} // namespace streamscope::widgets
