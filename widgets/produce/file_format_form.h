// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/flows/record_reader.h"

#include <QJsonObject>
#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QListWidget;

namespace streamscope::widgets {

/// Which file, and how messages stand in it. The columns of a CSV file are offered as its first line names them.
class FileFormatForm final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FileFormatForm)

public:
    explicit FileFormatForm(QWidget *parent = nullptr);
    ~FileFormatForm() override;

    [[nodiscard]] QString path() const;
    void setPath(const QString &path);
    [[nodiscard]] flows::FileFormat format() const;
    void setKind(flows::FileFormat::Kind kind);
    [[nodiscard]] QString fault() const { return m_fault; } ///< a sentence; empty: none

Q_SIGNALS:
    void changed();

private:
    QWidget *makeFileRow();
    QWidget *makeCsv();
    void choose();
    void check();
    void showColumns();

    QComboBox *m_kind;
    QLineEdit *m_path;
    QWidget *m_ndjson;
    QCheckBox *m_keepPartitions;
    QCheckBox *m_keepTimestamps;
    QWidget *m_csv;
    QComboBox *m_separator;
    QCheckBox *m_titles;
    QComboBox *m_key;
    QComboBox *m_value;
    QComboBox *m_timestamp;
    QCheckBox *m_numbers;
    QListWidget *m_headers;
    QString m_fault;
    QStringList m_columns;
    bool m_filling = false;
};

} // namespace streamscope::widgets
