// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/analytics/query_form.h"

#include "models/decode/decode.h"
#include "models/session/session.h"
#include "widgets/common/long_line.h"
#include "widgets/common/plain_label.h"
#include "widgets/common/rest_offers.h"
#include "widgets/messages/expression_edit.h"
#include "widgets/messages/read_bar.h"

#include <QComboBox>
#include <QCompleter>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QStringListModel>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace streamscope::widgets {
namespace {

using Kind = query::Windowing::Kind;

constexpr int kTimeWidth = 70;
constexpr int kFirstMinutes = 60;
constexpr QChar kComma = u',';

// Completes the name behind the last comma.
class ListCompleter final : public QCompleter {
public:
    ListCompleter(QAbstractItemModel *model, QLineEdit *edit)
        : QCompleter(model, edit)
        , m_edit(edit)
    {
        setCaseSensitivity(Qt::CaseInsensitive);
        setFilterMode(Qt::MatchContains);
    }
    [[nodiscard]] QStringList splitPath(const QString &path) const override { return {path.section(kComma, -1).trimmed()}; }
    [[nodiscard]] QString pathFromIndex(const QModelIndex &index) const override
    {
        const qsizetype comma = m_edit->text().lastIndexOf(kComma);
        return (comma < 0 ? QString() : m_edit->text().left(comma + 1) + u' ') + index.data().toString();
    }

private:
    QLineEdit *m_edit;
};

core::Result<void> refuse(QWidget *field, const QString &sentence)
{
    field->setFocus();
    return tl::make_unexpected(core::localError(core::ErrorKind::InvalidInput, sentence));
}

} // namespace

QueryForm::QueryForm(const ViewContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_held(new PlainLabel)
    , m_topics(new QLineEdit)
    , m_names(new QStringListModel(this))
    , m_read(new ReadBar)
    , m_groupBy(new ExpressionEdit)
    , m_where(new ExpressionEdit)
    , m_aggregates(new QLineEdit)
    , m_kind(new QComboBox)
    , m_length(new QLineEdit)
    , m_slide(new QLineEdit)
    , m_time(new QComboBox)
    , m_lateness(new QLineEdit)
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(12, 4, 12, 6);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(4);
    grid->setColumnStretch(1, 1);
    grid->setColumnStretch(3, 1);
    m_topicsLabel = addField(*grid, 0, 0, tr("T&opics"), m_topics);
    grid->addWidget(m_read, 0, 2, 1, 2);
    grid->addWidget(m_held, 0, 1, 1, 3);
    m_held->setAccessibleName(tr("What is aggregated"));
    m_held->setWordWrap(true);
    m_held->hide();
    addField(*grid, 1, 0, tr("&Group by"), m_groupBy);
    addField(*grid, 1, 2, tr("&Where"), m_where);
    addField(*grid, 2, 0, tr("&Aggregates"), m_aggregates);
    grid->addWidget(makeWindowRow(), 2, 2, 1, 2);
    for (QLineEdit *line : {m_topics, m_aggregates})
        new LongLine(line);
    m_topics->setPlaceholderText(tr("orders, payments"));
    m_topics->setToolTip(tr("One topic or several, separated by commas"));
    m_topics->setCompleter(new ListCompleter(m_names, m_topics));
    m_groupBy->setIsExpression(true);
    m_groupBy->setText(u"partition"_s);
    m_groupBy->setPlaceholderText(u"value.event"_s);
    m_where->setIsExpression(true);
    m_where->setPlaceholderText(tr("all messages, or value.total > 100"));
    m_aggregates->setText(u"count"_s);
    m_aggregates->setToolTip(tr("Separated by commas: count, sum:value.total, min:, max:, mean:, p99: (any percentile), distinct:, top5: – "
                                "each with an expression"));
    if (restConnection(context.session)) { // a proxy tells no offsets by time, and not when messages were written
        m_read->readEarliest();
        m_time->setCurrentIndex(int(query::WindowQuery::Time::Arrival));
    } else {
        m_read->restoreState(ReadBar::lastMinutes(kFirstMinutes));
    }
    for (QLineEdit *field : std::initializer_list<QLineEdit *>{m_topics, m_groupBy, m_where, m_aggregates, m_length, m_slide, m_lateness})
        connect(field, &QLineEdit::returnPressed, this, &QueryForm::startRequested);
    connect(m_topics, &QLineEdit::textChanged, this, [this] {
        if (std::exchange(m_lastTopics, topics()) != m_lastTopics)
            Q_EMIT topicsChanged();
    });
    connect(m_kind, &QComboBox::currentIndexChanged, this, &QueryForm::showFields);
    connect(context.session, &session::Session::metadataChanged, this, &QueryForm::showTopics);
    showFields();
    showTopics();
}

QueryForm::~QueryForm() = default;

QLabel *QueryForm::addField(QGridLayout &grid, int row, int column, const QString &label, QWidget *field)
{
    auto *words = new PlainLabel(label);
    words->setBuddy(field);
    field->setAccessibleName(QString(label).remove(u'&'));
    grid.addWidget(words, row, column, Qt::AlignRight | Qt::AlignVCenter);
    grid.addWidget(field, row, column + 1);
    return words;
}

QWidget *QueryForm::makeWindowRow()
{
    m_kind->addItems({tr("Windows of:"), tr("Hopping windows of:"), tr("Sessions, silent for:")});
    m_kind->setAccessibleName(tr("Kind of window"));
    m_kind->setToolTip(tr("Windows one after the other, aligned to the epoch; hopping ones that overlap; or sessions, each of one group, "
                          "that last until it is silent"));
    m_length->setText(u"60s"_s);
    m_length->setAccessibleName(tr("Length of a window"));
    m_slide->setText(u"10s"_s);
    m_slide->setAccessibleName(tr("A window begins every"));
    m_slide->setToolTip(tr("So often a window begins; a message is in all that are over it"));
    m_time->addItems({tr("by their timestamps"), tr("as they arrive")});
    m_time->setAccessibleName(tr("Time of a message"));
    m_time->setToolTip(tr("The messages' own timestamps, or the clock when they are read"));
    m_lateness->setText(u"0s"_s);
    m_lateness->setAccessibleName(tr("Lateness allowed"));
    m_lateness->setToolTip(tr("A window closes so much later; what comes after that is counted as late"));
    for (QLineEdit *field : {m_length, m_slide, m_lateness}) {
        field->setFixedWidth(kTimeWidth);
        if (field->toolTip().isEmpty())
            field->setToolTip(tr("500ms, 60s, 5m, 2h, 1d"));
    }
    auto *row = new QWidget;
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    m_every = new PlainLabel(tr("every"));
    for (QWidget *widget : std::initializer_list<QWidget *>{m_kind, m_length, m_every, m_slide, m_time})
        layout->addWidget(widget);
    auto *late = new PlainLabel(tr("late by"));
    late->setBuddy(m_lateness);
    layout->addWidget(late);
    layout->addWidget(m_lateness);
    layout->addStretch(1);
    return row;
}

void QueryForm::showFields()
{
    const bool hopping = m_kind->currentIndex() == int(Kind::Hopping);
    m_slide->setVisible(hopping);
    m_every->setVisible(hopping);
}

void QueryForm::showTopics()
{
    QStringList names;
    if (const cluster::MetadataPtr metadata = m_context.session->metadata()) {
        for (const cluster::Topic &topic : metadata->topics)
            names.append(topic.name);
    }
    if (names != m_names->stringList())
        m_names->setStringList(names);
}

QStringList QueryForm::topics() const
{
    QStringList topics = m_heldTopics;
    for (const QString &part : m_topics->text().split(kComma, Qt::SkipEmptyParts)) {
        if (const QString name = part.trimmed(); !name.isEmpty() && !topics.contains(name))
            topics.append(name);
    }
    return topics;
}

void QueryForm::setTopics(const QStringList &topics)
{
    m_topics->setText(topics.join(u", "_s));
}

void QueryForm::setHeld(const QString &words, const QStringList &topics)
{
    m_heldTopics = topics;
    m_topics->hide();
    m_read->hide();
    m_topicsLabel->setText(tr("Over"));
    m_topicsLabel->setBuddy(nullptr);
    m_held->setText(words);
    m_held->show();
    // When they came is not kept, and none is late: windows close when all are counted.
    m_time->setCurrentIndex(int(query::WindowQuery::Time::Message));
    m_time->setEnabled(false);
    m_time->setToolTip(tr("When held messages arrived is not known any more"));
    m_lateness->setEnabled(false);
    m_lateness->setToolTip(tr("Of what is held, nothing is late"));
}

core::Result<void> QueryForm::readTime(QLineEdit *field, qint64 least, qint64 &milliseconds)
{
    const auto time = query::parseWindowTime(field->text().trimmed(), least);
    if (!time)
        return refuse(field, tr("“%1” is no length of time here: write 500ms, 60s, 5m, 2h or 1d.").arg(decode::visibleText(field->text())));
    milliseconds = *time;
    return {};
}

core::Result<void> QueryForm::readWindow(query::WindowQuery &query)
{
    query.window.kind = Kind(m_kind->currentIndex());
    query.time = query::WindowQuery::Time(m_time->currentIndex());
    if (auto done = readTime(m_length, 1, query.window.lengthMs); !done)
        return done;
    if (query.window.kind == Kind::Hopping) {
        if (auto done = readTime(m_slide, 1, query.window.slideMs); !done)
            return done;
        if (query.fault())
            return refuse(m_slide, tr("Windows of %1 begin at most that far apart, and at most %2 of them are over one message.")
                                       .arg(decode::visibleText(m_length->text()))
                                       .arg(query::Windowing::kMaxOverlap));
    }
    return readTime(m_lateness, 0, query.latenessMs);
}

core::Result<QueryForm::Asked> QueryForm::ask()
{
    const auto fault = [](QWidget *field, const QString &sentence) { return tl::make_unexpected(refuse(field, sentence).error()); };
    const bool held = !m_heldTopics.isEmpty();
    if (!held && topics().isEmpty())
        return fault(m_topics, tr("Name a topic."));
    if (!m_groupBy->expression())
        return fault(m_groupBy, m_groupBy->fault().isEmpty() ? tr("Say what to group by, such as value.event.")
                                                             : tr("Group by: %1").arg(m_groupBy->fault()));
    if (!m_where->fault().isEmpty())
        return fault(m_where, tr("Where: %1").arg(m_where->fault()));
    Asked asked{query::WindowQuery(*m_groupBy->expression()), {}};
    if (held) {
        asked.request.topics = m_heldTopics;
        asked.request.start = {cluster::StartPosition::Kind::Earliest, 0};
        asked.request.untilEnd = true;
    } else {
        auto plan = m_read->plan(topics(), m_context.session->metadata());
        if (!plan)
            return tl::make_unexpected(plan.error());
        if (plan->needsCluster())
            return fault(m_read, tr("Counting does not begin at a group's offsets, and ends at the end or not at all."));
        asked.request = std::move(plan->request);
    }
    asked.query.where = m_where->expression();
    auto aggregations = query::parseAggregations(m_aggregates->text());
    if (!aggregations)
        return fault(m_aggregates, tr("Aggregates: %1").arg(decode::visibleText(aggregations.error().message)));
    asked.query.aggregations = std::move(*aggregations);
    if (const auto done = readWindow(asked.query); !done)
        return tl::make_unexpected(done.error());
    asked.query.keepOpen = asked.request.untilEnd;
    return asked;
}

void QueryForm::learnFields(std::string_view json)
{
    m_groupBy->learnFields(json);
    m_where->learnFields(json);
}

void QueryForm::focusFirst()
{
    QLineEdit *first = topics().isEmpty() ? m_topics : m_groupBy;
    first->setFocus();
    first->selectAll();
}

QJsonObject QueryForm::readState() const
{
    return m_read->saveState();
}

QJsonObject QueryForm::saveState() const
{
    return {{u"topics"_s, topics().join(kComma)},
            {u"read"_s, m_read->saveState()},
            {u"group_by"_s, m_groupBy->text()},
            {u"where"_s, m_where->text()},
            {u"aggregates"_s, m_aggregates->text()},
            {u"window"_s, m_kind->currentIndex()},
            {u"length"_s, m_length->text()},
            {u"slide"_s, m_slide->text()},
            {u"time"_s, m_time->currentIndex()},
            {u"lateness"_s, m_lateness->text()}};
}

void QueryForm::restoreState(const QJsonObject &state)
{
    if (state.isEmpty())
        return;
    if (m_heldTopics.isEmpty()) {
        setTopics(state.value("topics"_L1).toString().split(kComma, Qt::SkipEmptyParts));
        m_read->restoreState(state.value("read"_L1).toObject());
    }
    m_groupBy->setText(state.value("group_by"_L1).toString());
    m_where->setText(state.value("where"_L1).toString());
    m_aggregates->setText(state.value("aggregates"_L1).toString(u"count"_s));
    m_kind->setCurrentIndex(std::clamp(state.value("window"_L1).toInt(), 0, m_kind->count() - 1));
    m_length->setText(state.value("length"_L1).toString(u"60s"_s));
    m_slide->setText(state.value("slide"_L1).toString(u"10s"_s));
    if (m_time->isEnabled())
        m_time->setCurrentIndex(std::clamp(state.value("time"_L1).toInt(m_time->currentIndex()), 0, m_time->count() - 1));
    m_lateness->setText(state.value("lateness"_L1).toString(u"0s"_s));
    for (QLineEdit *field : {static_cast<QLineEdit *>(m_groupBy), static_cast<QLineEdit *>(m_where), m_aggregates})
        field->setCursorPosition(0); // what is long is read from its beginning
}

} // namespace streamscope::widgets
