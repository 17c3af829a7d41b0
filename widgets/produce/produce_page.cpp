// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/produce/produce_page.h"

#include "models/core/when_finished.h"
#include "models/decode/decode.h"
#include "models/rest/rest_connection.h"
#include "models/session/session.h"
#include "widgets/common/banner.h"
#include "widgets/common/copy_as.h"
#include "widgets/common/page_header.h"
#include "widgets/common/plain_label.h"
#include "widgets/common/rest_offers.h"
#include "widgets/common/sentences.h"
#include "widgets/common/theme.h"
#include "widgets/produce/bulk_options_form.h"
#include "widgets/produce/header_editor.h"
#include "widgets/produce/payload_editor.h"

#include <QComboBox>
#include <QCompleter>
#include <QDateTime>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QShortcut>
#include <QSplitter>
#include <QTableWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

using namespace Qt::StringLiterals;

namespace streamscope::widgets {
namespace {

constexpr int kDraftMs = 500;

qsizetype sizeOf(const cluster::ProducerRecord &record)
{
    qsizetype size = (record.key ? record.key->size() : 0) + (record.value ? record.value->size() : 0);
    for (const cluster::Header &header : record.headers)
        size += header.name.size() + (header.value ? header.value->size() : 0);
    return size;
}

QString acksText(cluster::Acks acks)
{
    switch (acks) {
    case cluster::Acks::All: return ProducePage::tr("All in-sync replicas must have it; idempotent: neither lost nor doubled.");
    case cluster::Acks::Leader: return ProducePage::tr("The leader alone: lost if it fails before others have it, may be doubled.");
    case cluster::Acks::None: return ProducePage::tr("Nobody answers: no offset is told, and a loss goes unnoticed.");
    }
    return {};
}

// Two lines, whatever it says: with a height that follows its width the form would ask for all that its editors like to have.
// QLabel takes a size policy's word for it back at each text.
class TwoLines final : public PlainLabel {
public:
    [[nodiscard]] bool hasHeightForWidth() const override { return false; }
};

} // namespace

ProducePage::ProducePage(const ViewContext &context, QWidget *parent)
    : Page(context, parent)
    , m_topic(new QComboBox)
    , m_partition(new QComboBox)
    , m_target(new TwoLines)
    , m_timestamp(new QLineEdit)
    , m_timestampNote(new PlainLabel)
    , m_acks(new QComboBox)
    , m_acksNote(new PlainLabel)
    , m_key(new PayloadEditor(tr("Key"), PayloadEditor::Form::Null))
    , m_value(new PayloadEditor(tr("Value"), PayloadEditor::Form::Json))
    , m_headers(new HeaderEditor)
    , m_send(new QPushButton(icon(u"send"_s), tr("&Send")))
    , m_fault(new PlainLabel)
    , m_banner(new Banner)
    , m_replaced(new Banner)
    , m_offers(new OffersNote(context.session, {rest::Feature::ProduceHeaders, rest::Feature::ProduceTimestamp, rest::Feature::ChooseAcks}))
    , m_sent(SentMessages::of(context))
{
    m_key->setObjectName(u"key"_s);
    m_value->setObjectName(u"value"_s);
    auto *splitter = new QSplitter(Qt::Vertical);
    auto *upper = new QWidget;
    auto *form = new QVBoxLayout(upper);
    form->setContentsMargins(0, 0, 0, 0);
    form->setSpacing(0);
    form->addWidget(scrolled(makeForm()), 1); // banners take their room from it, not from the screen
    form->addWidget(makeButtons());
    splitter->addWidget(upper);
    splitter->addWidget(makeHistory());
    splitter->setStretchFactor(0, 4);
    splitter->setStretchFactor(1, 1);
    splitter->setChildrenCollapsible(false);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(new PageHeader(tr("Produce a message")));
    layout->addWidget(m_offers);
    layout->addWidget(m_banner);
    layout->addWidget(m_replaced);
    layout->addWidget(splitter, 1);

    m_filling = true;
    fillTopics();
    restoreDraft();
    m_filling = false;
    showOffers();
    fillPartitions();
    connect(m_offers, &OffersNote::offersChanged, this, &ProducePage::showOffers);
    connect(context.session, &session::Session::metadataChanged, this, [this] {
        fillTopics();
        fillPartitions();
    });
    connect(context.session, &session::Session::guardChanged, this, &ProducePage::check);
    connect(m_topic, &QComboBox::currentTextChanged, this, &ProducePage::fillPartitions);
    connect(m_partition, &QComboBox::currentIndexChanged, this, &ProducePage::check);
    connect(m_acks, &QComboBox::currentIndexChanged, this, &ProducePage::check);
    connect(m_timestamp, &QLineEdit::textChanged, this, &ProducePage::check);
    connect(m_key, &PayloadEditor::changed, this, &ProducePage::check);
    connect(m_value, &PayloadEditor::changed, this, &ProducePage::check);
    connect(m_headers, &HeaderEditor::changed, this, &ProducePage::check);
    m_draftTimer.setSingleShot(true);
    m_draftTimer.setInterval(kDraftMs);
    connect(&m_draftTimer, &QTimer::timeout, this, &ProducePage::keepDraft);
    connect(m_send, &QPushButton::clicked, this, &ProducePage::send);
    connect(m_replaced, &Banner::actionTriggered, this, &ProducePage::takeBack);
    auto *enter = new QShortcut(QKeySequence(u"Ctrl+Return"_s), this, nullptr, nullptr, Qt::WidgetWithChildrenShortcut);
    connect(enter, &QShortcut::activated, this, &ProducePage::send);
    connect(&m_sent, &SentMessages::changed, this, &ProducePage::showHistory);
    connect(&m_sent, &SentMessages::answered, this, &ProducePage::showAnswer);
    showHistory();
}

ProducePage::~ProducePage()
{
    if (m_draftTimer.isActive())
        keepDraft();
}

QWidget *ProducePage::makeForm()
{
    m_topic->setEditable(true);
    m_topic->setInsertPolicy(QComboBox::NoInsert);
    m_topic->lineEdit()->setAccessibleName(tr("Topic"));
    m_topic->setMinimumWidth(280);
    m_topic->completer()->setFilterMode(Qt::MatchContains);
    m_topic->completer()->setCompletionMode(QCompleter::PopupCompletion);
    m_topic->setAccessibleName(tr("Topic"));
    m_partition->setAccessibleName(tr("Partition"));
    m_partition->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_partition->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed); // the note beside it gives way
    m_target->setWordWrap(true);
    m_target->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored);
    m_target->setMinimumHeight(2 * m_target->fontMetrics().lineSpacing());
    m_timestamp->setAccessibleName(tr("Timestamp"));
    m_timestamp->setPlaceholderText(tr("now; or 2026-01-31T12:00:00Z, or milliseconds since 1970"));
    m_timestamp->setMinimumWidth(m_timestamp->fontMetrics().horizontalAdvance(m_timestamp->placeholderText()) + 24);
    m_acks->setAccessibleName(tr("Acknowledgement"));
    for (const auto &[acks, text] :
         {std::pair(cluster::Acks::All, tr("all")), std::pair(cluster::Acks::Leader, tr("1")), std::pair(cluster::Acks::None, tr("0"))})
        m_acks->addItem(text, int(acks));
    auto *form = new QFormLayout;
    const auto addRow = [form](const QString &label, QWidget *field, QLabel *note) {
        auto *name = new PlainLabel(label);
        name->setBuddy(field);
        auto *row = new QHBoxLayout;
        row->addWidget(field);
        row->addWidget(note, 1);
        form->addRow(name, row);
    };
    addRow(tr("T&opic"), m_topic, m_fault);
    addRow(tr("&Partition"), m_partition, m_target);
    addRow(tr("Ti&mestamp"), m_timestamp, m_timestampNote);
    addRow(tr("&Acks"), m_acks, m_acksNote);
    auto *payloads = new QSplitter(Qt::Vertical);
    payloads->addWidget(m_key);
    payloads->addWidget(m_value);
    payloads->addWidget(m_headers);
    payloads->setStretchFactor(0, 1);
    payloads->setStretchFactor(1, 4);
    payloads->setStretchFactor(2, 2);
    payloads->setChildrenCollapsible(false);
    auto *content = new QWidget;
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(12, 0, 12, 8);
    layout->addLayout(form);
    layout->addWidget(payloads, 1);
    return content;
}

// Always in view, however little room there is for the rest.
QWidget *ProducePage::makeButtons()
{
    m_send->setToolTip(tr("Send the message (Ctrl+Enter)"));
    m_send->setAutoDefault(false);
    auto *reset = new QPushButton(tr("Start over"));
    reset->setToolTip(tr("Empty key, value and headers"));
    reset->setAutoDefault(false);
    connect(reset, &QPushButton::clicked, this, [this] {
        keepBefore();
        m_key->clear();
        m_value->clear();
        m_headers->setHeaders({});
        m_timestamp->clear();
        offerBefore();
    });
    auto *copyAs = new CopyAsMenu(
        context().session,
        [this](const rest::Capabilities &offers) {
            const auto read = record();
            const qint32 partitions = topic() ? static_cast<qint32>(topic()->partitions.size()) : 0;
            return read ? rest::act::produce(offers, *read, partitions, restConnection(context().session)->config().format)
                        : QList<rest::RestCall>();
        },
        this);
    auto *row = new QWidget;
    auto *buttons = new QHBoxLayout(row);
    buttons->setContentsMargins(12, 4, 12, 8);
    buttons->addStretch(1);
    buttons->addWidget(copyAs->makeButton());
    buttons->addWidget(reset);
    buttons->addWidget(m_send);
    return row;
}

void ProducePage::fillTopics()
{
    const bool filling = std::exchange(m_filling, true);
    const QString chosen = m_topic->currentText();
    QStringList names;
    const cluster::MetadataPtr metadata = context().session->metadata();
    for (const cluster::Topic &topic : metadata ? metadata->topics : QList<cluster::Topic>()) {
        if (!topic.internal)
            names.append(topic.name);
    }
    QStringList known;
    for (int i = 0; i < m_topic->count(); ++i)
        known.append(m_topic->itemText(i));
    if (known != names) {
        m_topic->clear();
        m_topic->addItems(names);
        m_topic->setCurrentText(chosen);
    }
    m_filling = filling;
}

const cluster::Topic *ProducePage::topic() const
{
    const cluster::MetadataPtr metadata = context().session->metadata();
    return metadata ? metadata->topic(m_topic->currentText().trimmed()) : nullptr;
}

void ProducePage::fillPartitions()
{
    if (m_filling)
        return;
    m_filling = true;
    const QVariant chosen = m_partition->currentData();
    const int count = topic() ? static_cast<int>(topic()->partitions.size()) : 0;
    if (m_partition->count() != count + 1) {
        m_partition->clear();
        m_partition->addItem(tr("By the partitioner"), -1);
        for (int partition = 0; partition < count; ++partition)
            m_partition->addItem(QString::number(partition), partition);
        m_partition->setCurrentIndex(qMax(0, m_partition->findData(chosen)));
    }
    m_filling = false;
    askLimit();
    check();
}

// What the topic takes at most, so that it can be said before the broker does.
void ProducePage::askLimit()
{
    const QString name = m_topic->currentText().trimmed();
    if (!topic() || m_limits.contains(name))
        return;
    m_limits.insert(name, -1);
    core::whenFinished(context().session->reader().describeConfigs({cluster::ConfigResource::Type::Topic, name}), this,
                       [this, name](const core::Result<QList<cluster::ConfigEntry>> &entries) {
                           for (const cluster::ConfigEntry &entry : entries ? *entries : QList<cluster::ConfigEntry>()) {
                               if (entry.name == "max.message.bytes"_L1 && entry.value)
                                   m_limits.insert(name, entry.value->toLongLong());
                           }
                           check();
                       });
}

tl::expected<std::optional<qint64>, QString> ProducePage::timestamp() const
{
    const QString text = m_timestamp->text().trimmed();
    if (text.isEmpty())
        return std::optional<qint64>();
    bool isNumber = false;
    const qint64 number = text.toLongLong(&isNumber);
    if (isNumber && number >= 0)
        return std::optional(number);
    const QDateTime time = QDateTime::fromString(text, Qt::ISODateWithMs);
    if (!isNumber && time.isValid() && time.toMSecsSinceEpoch() >= 0)
        return std::optional(time.toMSecsSinceEpoch());
    return tl::make_unexpected(tr("The timestamp is a time such as 2026-01-31T12:00:00Z, or milliseconds since 1970."));
}

cluster::ProduceOptions ProducePage::options() const
{
    return {static_cast<cluster::Acks>(m_acks->currentData().toInt())};
}

tl::expected<cluster::ProducerRecord, QString> ProducePage::record() const
{
    cluster::ProducerRecord record;
    record.topic = m_topic->currentText().trimmed();
    if (record.topic.isEmpty())
        return tl::make_unexpected(tr("Choose a topic."));
    if (context().session->metadata() && !topic())
        return tl::make_unexpected(tr("This topic is not on the cluster; producing never creates one."));
    if (const int partition = m_partition->currentData().toInt(); partition >= 0)
        record.partition = partition;
    const auto key = m_key->bytes();
    const auto value = m_value->bytes();
    const auto headers = m_headers->headers();
    const auto time = timestamp();
    if (!key)
        return tl::make_unexpected(key.error());
    if (!value)
        return tl::make_unexpected(value.error());
    if (!headers)
        return tl::make_unexpected(headers.error());
    if (!time)
        return tl::make_unexpected(time.error());
    record.key = *key;
    record.value = *value;
    record.headers = *headers;
    record.timestampMs = *time;
    return record;
}

void ProducePage::check()
{
    if (m_filling)
        return;
    const auto read = record();
    const auto refusal = context().session->gate().refusal();
    m_fault->setText(read ? QString() : read.error());
    const auto time = timestamp();
    m_timestampNote->setText(time && *time ? QLocale().toString(QDateTime::fromMSecsSinceEpoch(**time), u"yyyy-MM-dd HH:mm:ss.zzz t"_s)
                                           : QString());
    m_acksNote->setText(m_acks->isEnabled() ? acksText(options().acks) : m_acks->toolTip());
    m_send->setEnabled(read && !refusal);
    m_send->setToolTip(refusal ? describe(*refusal).sentence : tr("Send the message (Ctrl+Enter)"));
    if (refusal)
        m_banner->show(Banner::Kind::Warning, describe(*refusal).sentence);
    showTarget(read);
    m_draftTimer.start();
}

// What a REST Proxy cannot carry is grey and empty, and its tool tip says why: it would be refused, or dropped on the way.
void ProducePage::showOffers()
{
    const auto offer = [this](QWidget *field, rest::Feature feature) {
        const QString why = whyMissing(context().session, feature);
        field->setEnabled(why.isEmpty());
        field->setToolTip(why);
        return why.isEmpty();
    };
    if (!offer(m_headers, rest::Feature::ProduceHeaders))
        m_headers->setHeaders({});
    if (!offer(m_timestamp, rest::Feature::ProduceTimestamp))
        m_timestamp->clear();
    if (!offer(m_acks, rest::Feature::ChooseAcks))
        m_acks->setCurrentIndex(m_acks->findData(int(cluster::Acks::All)));
    check();
}

void ProducePage::showTarget(const tl::expected<cluster::ProducerRecord, QString> &read)
{
    QStringList facts;
    const int partitions = topic() ? static_cast<int>(topic()->partitions.size()) : 0;
    if (partitions > 0 && m_partition->currentData().toInt() < 0) {
        if (const auto key = m_key->bytes(); key && *key)
            facts.append(tr("would go to partition %1").arg(cluster::defaultPartition(**key, partitions)));
        else
            facts.append(tr("without a key the partitioner spreads messages over all partitions"));
    }
    const qint64 limit = m_limits.value(m_topic->currentText().trimmed(), -1);
    if (read && limit >= 0 && sizeOf(*read) > limit)
        facts.append(tr("%1 is more than the topic takes: %2")
                         .arg(formatBytes(static_cast<quint64>(sizeOf(*read))), formatBytes(static_cast<quint64>(limit))));
    if (isDraftTooLarge())
        facts.append(tr("too long to be kept until it is sent"));
    m_target->setText(facts.join(u" · "_s));
}

void ProducePage::setTopic(const QString &topic)
{
    m_topic->setCurrentText(topic);
    m_value->field()->setFocus();
}

void ProducePage::setRecord(const cluster::ProducerRecord &record)
{
    keepBefore();
    m_filling = true;
    m_topic->setCurrentText(record.topic);
    m_filling = false;
    fillPartitions();
    m_filling = true;
    m_key->setBytes(record.key);
    m_value->setBytes(record.value);
    m_headers->setHeaders(m_headers->isEnabled() ? record.headers : QList<cluster::Header>());
    m_partition->setCurrentIndex(record.partition ? qMax(0, m_partition->findData(*record.partition)) : 0);
    m_timestamp->setText(record.timestampMs && m_timestamp->isEnabled() ? QString::number(*record.timestampMs) : QString());
    m_filling = false;
    check();
    offerBefore();
    m_value->field()->setFocus();
}

void ProducePage::send()
{
    const auto read = record();
    if (!read) {
        m_banner->show(Banner::Kind::Warning, read.error());
        return;
    }
    sendRecord(*read, options());
}

void ProducePage::sendRecord(const cluster::ProducerRecord &record, const cluster::ProduceOptions &options)
{
    if (!m_send->isEnabled() && context().session->gate().refusal())
        return;
    m_banner->clear();
    const quint64 id = m_sent.add(record, options);
    m_awaited.insert(id);
    m_sent.send(id);
}

void ProducePage::showAnswer(quint64 id)
{
    const Sent *sent = m_awaited.remove(id) ? m_sent.find(id) : nullptr;
    if (!sent)
        return;
    tell(*sent);
    Q_EMIT answered(sent->answer->has_value());
}

void ProducePage::tell(const Sent &sent)
{
    const core::Result<cluster::Delivery> &result = *sent.answer;
    if (!result) {
        m_banner->showError(result.error());
        return;
    }
    const QString took = tr("%1 ms").arg(QLocale().toString(static_cast<double>(result->latencyUs) / 1000.0, 'f', 1));
    const QString topic = decode::visibleText(result->partition.topic);
    if (result->mayBeDoubled) {
        m_banner->show(Banner::Kind::Warning, tr("Written to %1, partition %2. The server refused the first try and it was repeated: the "
                                                 "message may have been written twice.")
                                                  .arg(topic)
                                                  .arg(result->partition.partition));
        return;
    }
    if (result->offset < 0) {
        const QString text = sent.options.acks == cluster::Acks::None
                                 ? tr("Sent to %1, partition %2; with acks 0 nobody tells the offset. %3.")
                                 : tr("Written to %1, partition %2; the server does not tell the offset. %3.");
        m_banner->show(Banner::Kind::Information, text.arg(topic).arg(result->partition.partition).arg(took));
        return;
    }
    const QString time = result->timestampMs < 0
                             ? u"–"_s
                             : QLocale().toString(QDateTime::fromMSecsSinceEpoch(result->timestampMs), u"yyyy-MM-dd HH:mm:ss.zzz"_s);
    m_banner->show(Banner::Kind::Information, tr("Written to %1, partition %2, offset %3, timestamp %4, in %5.")
                                                  .arg(topic)
                                                  .arg(result->partition.partition)
                                                  .arg(result->offset)
                                                  .arg(time, took));
}

QString ProducePage::title() const
{
    return tr("Produce");
}

QString ProducePage::statusText() const
{
    int delivered = 0;
    int failed = 0;
    for (const Sent &sent : m_sent.all()) {
        delivered += sent.answer && *sent.answer ? 1 : 0;
        failed += sent.answer && !*sent.answer ? 1 : 0;
    }
    const QString text = tr("%Ln message(s) sent", nullptr, delivered);
    return failed > 0 ? text + u" · "_s + tr("%Ln failed", nullptr, failed) : text;
}

} // namespace streamscope::widgets
