// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/flows/flow_messages.h"

#include "models/items/flow_table_models.h"
#include "widgets/common/data_table.h"
#include "widgets/common/theme.h"
#include "widgets/messages/read_bar.h"

#include <QAction>
#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace streamscope::widgets {
namespace {

using Model = items::FlowMessageModel;

constexpr int kNumberWidth = 56;
constexpr int kTopicWidth = 120;
constexpr int kPartitionWidth = 84;
constexpr int kOffsetWidth = 84;
constexpr int kTargetsWidth = 190;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(streamscope::widgets::FlowMessages)
};

} // namespace

FlowMessages makeFlowMessages(const ViewContext &context, const QString &name, const QString &key, const QList<int> &hidden)
{
    auto *table = new DataTable(name, key, context.settings);
    auto *model = new Model(table);
    model->setTitles({Words::tr("No."), Words::tr("Topic"), Words::tr("Partition"), Words::tr("Offset"), Words::tr("Rule"),
                      Words::tr("Writes to"), Words::tr("Reason")});
    table->setSourceModel(model, items::FactRole);
    table->setFormats({CellFormat::Id, CellFormat::Text, CellFormat::Id, CellFormat::Id});
    table->setDefaultWidth(Model::Number, kNumberWidth);
    table->setDefaultWidth(Model::Topic, kTopicWidth);
    table->setDefaultWidth(Model::Partition, kPartitionWidth);
    table->setDefaultWidth(Model::Offset, kOffsetWidth);
    table->setDefaultWidth(Model::Targets, kTargetsWidth);
    for (const int column : hidden)
        table->setColumnHidden(column, true);
    auto *open = new QAction(icon(u"topic"_s), Words::tr("Show the &message"), table);
    const auto openMessage = [context, model](const QModelIndex &index) {
        if (!index.isValid() || !context.navigator)
            return;
        const items::FlowMessageRow &message = model->message(index.row());
        context.navigator->openMessages(context.session, {message.partition.topic},
                                        {{u"read"_s, ReadBar::at(message.partition.partition, message.offset)}});
    };
    QObject::connect(table, &DataTable::rowActivated, table, openMessage);
    QObject::connect(open, &QAction::triggered, table, [table, openMessage] { openMessage(table->sourceIndex(table->currentIndex())); });
    table->setRowActions({open});
    return {table, model};
}

} // namespace streamscope::widgets
