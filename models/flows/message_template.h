// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cluster/changes.h"
#include "models/query/template.h"

#include <QJsonObject>
#include <QList>
#include <QString>

#include <memory>
#include <optional>
#include <vector>

namespace streamscope::flows {

/// What a person writes to have messages made: a template for each part. Nothing is Kafka's null.
struct MessageTemplateText {
    struct Header {
        QString name;
        std::optional<QString> value;

        friend bool operator==(const Header &, const Header &) = default;
    };

    std::optional<QString> key;
    bool jsonKey = false; ///< the template is a JSON document; else any text
    std::optional<QString> value;
    bool jsonValue = true;
    QList<Header> headers; ///< in order
    QString reference;     ///< a message in the documented JSON form, for expressions that read one; empty: none

    [[nodiscard]] QJsonObject toJson() const;
    [[nodiscard]] static MessageTemplateText fromJson(const QJsonObject &object);

    friend bool operator==(const MessageTemplateText &, const MessageTemplateText &) = default;
};

/// Where a template is wrong.
struct TemplateFault {
    enum class Part { Key, Value, Header, Reference };
    Part part = Part::Value;
    int header = -1; ///< which, from 0
    query::ExpressionFault fault;
};

/// All parts, compiled. Immutable; copies share it.
class MessageTemplate {
public:
    static constexpr qsizetype kMaxReferenceBytes = 1 << 20;

    /// All parts that are wrong, one fault each; never an empty list.
    [[nodiscard]] static tl::expected<MessageTemplate, QList<TemplateFault>> compile(const MessageTemplateText &text);

private:
    friend class MessageWriter;
    struct Data;
    std::shared_ptr<const Data> m_data;
};

/// Makes messages of a template, one after another. One thread at a time.
class MessageWriter {
public:
    /// source: shared with whoever goes on with the same numbers.
    MessageWriter(MessageTemplate text, std::shared_ptr<query::TemplateSource> source);
    MessageWriter(MessageWriter &&) noexcept;
    MessageWriter &operator=(MessageWriter &&) noexcept;
    ~MessageWriter();

    /// Key, value and headers of the next message; the rest of the record stays as it is. The error's where tells the part, in
    /// the program's language, and the place in it: "value 3:14".
    [[nodiscard]] core::Result<void> write(cluster::ProducerRecord &record);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace streamscope::flows
