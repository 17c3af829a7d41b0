// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

#include <utility>

class QFormLayout;
class QLabel;
class QLineEdit;
class QWidget;

namespace streamscope::widgets {

/// An input and a sentence about what is wrong with it.
using FieldFaults = QList<std::pair<QWidget *, QString>>;

/// Rows of forms: a label, an input, and below it its help, or what is wrong with it as it is typed.
class FormFields {
public:
    /// An input with a focus proxy is known by that.
    void add(QFormLayout *form, const QString &label, QWidget *widget, const QString &help);
    void setShown(const QWidget *input, bool shown);
    /// The first fault of each input in place of its help. Also after a change of the palette: faults wear a colour.
    /// What has not been written yet is not wrong before it is asked for.
    void show(const FieldFaults &faults);
    void askForAll() { m_allAskedFor = true; } ///< what is missing is wrong from now on

private:
    struct Field {
        QWidget *input;
        QLabel *note;
        QFormLayout *form;
        QWidget *cell;
        QString help;
        bool shown = true;
        bool written = false; ///< once at least
    };
    QList<Field> m_fields;
    bool m_allAskedFor = false;
};

/// The field with a button that chooses a PEM file.
[[nodiscard]] QWidget *pemFileField(QLineEdit *field, const QString &title);

/// What is wrong with a PEM file that must hold a marker such as "BEGIN CERTIFICATE"; empty: nothing, or no file is named.
[[nodiscard]] QString pemFault(const QString &path, const QByteArray &marker);

/// A sentence about what is wrong with "host:port", the port being optional; empty: nothing.
[[nodiscard]] QString hostPortFault(const QString &text);

} // namespace streamscope::widgets
