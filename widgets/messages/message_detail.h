// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/query/json_field.h"
#include "widgets/messages/message_cells.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QTableWidget;
class QTabWidget;

namespace streamscope::widgets {

class Banner;
class FieldTable;

/// One message in full: value and key as JSON, text or hex, headers in their order, metadata. Payloads of any size: what is
/// too long to be shown is told, and saved whole. Beside a JSON value its fields, each of which can be a column of the list.
class MessageDetail final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MessageDetail)

public:
    explicit MessageDetail(session::SettingsStore *settings, QWidget *parent = nullptr);
    ~MessageDetail() override;

    /// snapshot keeps the bytes alive while the message is shown.
    void setMessage(const messages::Snapshot &snapshot, quint64 row, const QStringList &topics);
    void clear();
    /// Of the message in view, if it is marked.
    void setNote(const std::optional<QString> &note);
    void focusNote();
    /// Which fields of the value are columns.
    void setColumns(const std::vector<query::FieldPath> &columns);
    [[nodiscard]] QString valueText() const; ///< as shown
    bool saveBytes(const QString &path);     ///< of the value or key that is shown; what went wrong is shown

Q_SIGNALS:
    void noteEdited(const QString &note);
    void markRemoved();
    void columnToggled(const query::FieldPath &path, bool shown);

protected:
    void changeEvent(QEvent *event) override;

private:
    enum Section { Value, Key, Headers, Metadata };
    QWidget *makeNote();
    QWidget *makeValue();
    QWidget *makePayload(QPlainTextEdit *text);
    void showValueMenu(const QPoint &position);
    void toggleColumnAtCursor();
    [[nodiscard]] std::optional<query::FieldPath> fieldAtCursor() const;
    void showPayload(QPlainTextEdit *text, const std::optional<std::string_view> &bytes);
    void showHeaders();
    void showMetadata();
    void showAll();
    void chooseFile();
    [[nodiscard]] std::optional<std::string_view> shownBytes() const;

    session::SettingsStore *m_settings;
    QTabWidget *m_sections;
    QComboBox *m_form;
    QLabel *m_note;
    Banner *m_banner;
    QWidget *m_noteRow = nullptr; ///< hidden while the message is not marked
    QLineEdit *m_noteText = nullptr;
    QPlainTextEdit *m_value;
    FieldTable *m_fields; ///< of the value
    QPlainTextEdit *m_key;
    QTableWidget *m_headers;
    QTableWidget *m_metadata;
    messages::Snapshot m_snapshot;
    std::optional<messages::HeldMessage> m_message;
    QStringList m_topics;
};

} // namespace streamscope::widgets
