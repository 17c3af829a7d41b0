// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/produce/aligned_labels.h"

#include "widgets/common/plain_label.h"

#include <QHBoxLayout>

#include <algorithm>

namespace streamscope::widgets {

void alignLabels(const QWidget &page)
{
    QList<QWidget *> labels;
    int width = 0;
    for (PlainLabel *label : page.findChildren<PlainLabel *>()) {
        const auto *row = qobject_cast<QHBoxLayout *>(label->parentWidget()->layout());
        if (!row || !label->buddy() || row->indexOf(label) != 0)
            continue;
        labels.append(label);
        width = std::max(width, label->sizeHint().width());
    }
    for (QWidget *label : std::as_const(labels))
        label->setMinimumWidth(width);
}

} // namespace streamscope::widgets
