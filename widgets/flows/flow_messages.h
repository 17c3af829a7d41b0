// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/common/page.h"

namespace streamscope::items {
class FlowMessageModel;
}

namespace streamscope::widgets {

class DataTable;

/// A table of messages that went through a flow. A double click or Enter opens the message where it came from.
/// Not owned by the caller: the table has a parent soon, the model is the table's.
struct FlowMessages {
    DataTable *table = nullptr;
    items::FlowMessageModel *model = nullptr;
};

/// name: the accessible name. key: under which the columns are kept. hidden: columns that say nothing here.
[[nodiscard]] FlowMessages makeFlowMessages(const ViewContext &context, const QString &name, const QString &key, const QList<int> &hidden);

} // namespace streamscope::widgets
