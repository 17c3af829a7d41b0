// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/topics/row_outcomes.h"

#include "models/session/session.h"
#include "widgets/common/sentences.h"
#include "widgets/common/theme.h"

#include <QSignalBlocker>
#include <QTableWidget>

using namespace Qt::StringLiterals;

namespace streamscope::widgets {

RowOutcomes::RowOutcomes(session::Session *session, QTableWidget *table, int nameColumn, QObject *parent)
    : QObject(parent)
    , m_table(table)
    , m_nameColumn(nameColumn)
    , m_unknown(new OutcomeWatch(session, true, this))
{
    connect(m_unknown, &OutcomeWatch::found, this, &RowOutcomes::takeFound);
}

RowOutcomes::~RowOutcomes() = default;

void RowOutcomes::show(int row, const QString &fault)
{
    const QString topic = name(row);
    if (fault.isEmpty() || isSent(topic))
        setCell(row, m_answers.value(topic));
    else
        setCell(row, {fault, {}, false});
}

void RowOutcomes::forget(int row)
{
    const QString topic = row < 0 ? QString() : name(row);
    m_answers.removeIf([&](const std::pair<const QString &, Answer &> &answer) {
        return (row < 0 || answer.first == topic) && !isSent(answer.first);
    });
}

void RowOutcomes::hold(const QList<cluster::NewTopic> &sent)
{
    for (const cluster::NewTopic &topic : sent) {
        m_answers.remove(topic.name);
        m_unknown->forget(topic.name);
        m_held.insert(topic.name);
        setCell(rowOf(topic.name), {});
    }
    showHeld();
}

void RowOutcomes::take(const QList<cluster::TopicOutcome> &outcomes, bool validateOnly)
{
    m_held.clear();
    for (const cluster::TopicOutcome &outcome : outcomes) {
        Answer answer{validateOnly ? tr("The brokers would accept it.") : tr("created"), {}, true};
        if (outcome.error) {
            const ErrorText words = describe(*outcome.error);
            const bool unknown = outcome.error->kind == core::ErrorKind::TimedOut && !validateOnly;
            answer = {unknown ? tr("Outcome unknown: looking whether it is there.") : words.sentence, words.details, false};
            if (unknown)
                m_unknown->look(outcome.topic);
        } else if (!validateOnly) {
            m_created.insert(outcome.topic);
        }
        m_answers.insert(outcome.topic, answer);
        setCell(rowOf(outcome.topic), answer);
    }
    showHeld();
}

void RowOutcomes::takeFound(const QString &topic, OutcomeWatch::Found what)
{
    const Answer answer = found(what);
    const int row = rowOf(topic);
    m_answers.insert(topic, answer);
    setCell(row, answer);
    showHeld();
    if (answer.good) {
        m_created.insert(topic);
        Q_EMIT created(topic);
    }
    Q_EMIT told(row < 0 ? u"%1: %2"_s.arg(topic, answer.text) : QString());
}

RowOutcomes::Answer RowOutcomes::found(OutcomeWatch::Found what) const
{
    switch (what) {
    case OutcomeWatch::Found::Done: return {tr("It is there now. The answer was lost: somebody else may have made it."), {}, true};
    case OutcomeWatch::Found::NotDone: return {tr("It is not there: it was not created."), {}, false};
    case OutcomeWatch::Found::DoneAndMadeAnew: // of deletions
    case OutcomeWatch::Found::ThereUnknown:
    case OutcomeWatch::Found::Unknown: break;
    }
    return {tr("Outcome unknown: no broker could be asked whether it is there."), {}, false};
}

bool RowOutcomes::isHeld(int row) const
{
    return m_held.contains(name(row)) || m_unknown->isLooking(name(row));
}

bool RowOutcomes::isSent(const QString &topic) const
{
    return m_created.contains(topic) || m_unknown->isLooking(topic);
}

void RowOutcomes::showHeld()
{
    const QSignalBlocker quiet(m_table);
    for (int row = 0; row < m_table->rowCount(); ++row) {
        for (int column = 0; column < m_table->columnCount() - 1; ++column) {
            if (QTableWidgetItem *item = m_table->item(row, column))
                item->setFlags(item->flags().setFlag(Qt::ItemIsEditable, !isHeld(row)));
        }
    }
}

void RowOutcomes::setCell(int row, const Answer &answer)
{
    QTableWidgetItem *item = m_table->item(row, m_table->columnCount() - 1);
    if (!item)
        return;
    const QSignalBlocker quiet(m_table); // nothing was typed
    item->setText(answer.text);
    item->setToolTip((answer.text + u'\n' + answer.details).trimmed().toHtmlEscaped());
    item->setIcon(answer.text.isEmpty() ? QIcon() : answer.good ? icon(u"ok"_s, Token::Ok) : icon(u"error"_s, Token::Error));
    item->setForeground(answer.good ? color(Token::Text) : color(Token::Error));
}

QString RowOutcomes::name(int row) const
{
    const QTableWidgetItem *item = m_table->item(row, m_nameColumn);
    return item ? item->text().trimmed() : QString();
}

int RowOutcomes::rowOf(const QString &topic) const
{
    for (int row = 0; row < m_table->rowCount(); ++row) {
        if (name(row) == topic)
            return row;
    }
    return -1;
}

} // namespace streamscope::widgets
