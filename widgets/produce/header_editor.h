// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cluster/changes.h"
#include "models/core/result.h"

#include <QJsonArray>
#include <QWidget>

#include <optional>

namespace streamscope::widgets {

class HeaderTable;

/// The headers of a message in order; duplicates count, null is told from empty.
class HeaderEditor final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HeaderEditor)

public:
    explicit HeaderEditor(QWidget *parent = nullptr);
    ~HeaderEditor() override;

    /// Rows without a name and value are left out, unless setHeaders() has brought them. The error is a sentence.
    [[nodiscard]] tl::expected<QList<cluster::Header>, QString> headers() const;
    void setHeaders(const QList<cluster::Header> &headers);
    [[nodiscard]] QJsonArray draft() const;
    [[nodiscard]] qsizetype textSize() const; ///< characters of names and values
    void setDraft(const QJsonArray &draft);

Q_SIGNALS:
    void changed();

private:
    void addForm(int row);
    void addRow(const QString &name, const QString &value, int form, const std::optional<QByteArray> &nameBytes = {});
    void greyValue(int row);
    [[nodiscard]] std::optional<QByteArray> nameBytes(int row) const; ///< of a message that was taken over, unless another is typed
    void move(int by);
    [[nodiscard]] int formOf(int row) const;

    HeaderTable *m_rows;
};

} // namespace streamscope::widgets
