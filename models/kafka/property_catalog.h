// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace streamscope::kafka {

/// One configuration property of librdkafka, as the library itself documents it.
struct PropertyInfo {
    QString name;
    QString type;         ///< "string", "integer", "boolean", "enum value", …
    QString range;        ///< "0 .. 300000", "true, false"; empty: any
    QString defaultValue; ///< empty: none
    QString description;  ///< the library's own English words, plain text
    enum class Role { Both, Consumer, Producer };
    Role role = Role::Both;
};

/// What the library in use knows, ascending by name; without callbacks and other properties that cannot be set as text.
/// Read from it once. Empty where the system offers no stream in memory.
[[nodiscard]] const QList<PropertyInfo> &propertyCatalog();
[[nodiscard]] const PropertyInfo *propertyInfo(const QString &name); ///< nullptr: not known

/// What the library says against this value, in its own English words; empty: it takes it. Not to be asked about a property
/// that loads libraries (session::propertyRisk): the library would load them.
[[nodiscard]] QString propertyFault(const QString &name, const QString &value);

} // namespace streamscope::kafka
