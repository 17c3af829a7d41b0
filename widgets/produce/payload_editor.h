// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"

#include <QByteArray>
#include <QJsonObject>
#include <QWidget>

#include <optional>

class QComboBox;
class QLabel;
class QPushButton;

namespace streamscope::widgets {

class BoundedTextEdit;

/// A key or value as a person writes it: JSON or text, hex, base64, or null, which is not the same as empty. What is too
/// large to be edited is held as bytes and told by its size. Checked as it is typed; a fault in JSON never stops anybody.
class PayloadEditor final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PayloadEditor)

public:
    enum class Form { Json, Text, Hex, Base64, Null };
    using Bytes = std::optional<QByteArray>; ///< empty: Kafka's null

    /// name: "Key", "Value"; for screen readers and faults.
    PayloadEditor(const QString &name, Form form, QWidget *parent = nullptr);
    ~PayloadEditor() override;

    /// The bytes, or a sentence about what is wrong with the hex or base64.
    [[nodiscard]] tl::expected<Bytes, QString> bytes() const;
    /// Shown in the form that keeps them exactly.
    void setBytes(const Bytes &bytes);
    void clear(); ///< empty, in the form of the beginning
    [[nodiscard]] Form form() const;
    void setForm(Form form);
    [[nodiscard]] bool isEmpty() const; ///< nothing is written
    [[nodiscard]] bool isHeld() const { return m_held.has_value(); } ///< too large to be edited
    [[nodiscard]] QWidget *field() const;
    [[nodiscard]] QString note() const;

    /// What was typed, for a draft; of a held payload only that there was one, and what was typed before it.
    [[nodiscard]] QJsonObject draft() const;
    void setDraft(const QJsonObject &draft);

    static constexpr qsizetype kLargestEdited = 256 << 10; ///< bytes

Q_SIGNALS:
    void changed();

private:
    [[nodiscard]] tl::expected<QByteArray, QString> bytesOf(const QString &text) const;
    void takeLarge(const QString &text);
    void hold(const QByteArray &bytes);
    void letGo();
    void loadFile();
    void check();
    void showNote(const QString &note, bool isWrong);
    void formatText();

    QString m_name;
    Form m_first;
    QComboBox *m_form;
    BoundedTextEdit *m_text;
    QLabel *m_note;
    QPushButton *m_format;
    QPushButton *m_clear;
    std::optional<QByteArray> m_held;
    bool m_lineEndsChanged = false;
    QString m_typed; ///< before that; comes back when the held bytes are let go
};

} // namespace streamscope::widgets
