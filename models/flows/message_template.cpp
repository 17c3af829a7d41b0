// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/flows/message_template.h"

#include "models/flows/record_view.h"
#include "models/messages/message_json.h"

#include <QCoreApplication>
#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace streamscope::flows {
namespace {

using query::TemplateFormat;

QJsonValue toJson(const std::optional<QString> &text)
{
    return text ? QJsonValue(*text) : QJsonValue(QJsonValue::Null);
}

std::optional<QString> textOf(const QJsonValue &value)
{
    return value.isString() ? std::optional(value.toString()) : std::nullopt;
}

struct Words {
    Q_DECLARE_TR_FUNCTIONS(MessageTemplate)
};

QString partName(TemplateFault::Part part, std::size_t header)
{
    switch (part) {
    case TemplateFault::Part::Key: return Words::tr("key");
    case TemplateFault::Part::Value: return Words::tr("value");
    case TemplateFault::Part::Header: return Words::tr("header %1").arg(header + 1);
    case TemplateFault::Part::Reference: break;
    }
    return {};
}

} // namespace

QJsonObject MessageTemplateText::toJson() const
{
    QJsonArray list;
    for (const Header &header : headers)
        list.append(QJsonObject{{u"name"_s, header.name}, {u"value"_s, flows::toJson(header.value)}});
    return {{u"key"_s, flows::toJson(key)}, {u"json_key"_s, jsonKey}, {u"value"_s, flows::toJson(value)}, {u"json_value"_s, jsonValue},
            {u"headers"_s, list},           {u"reference"_s, reference}};
}

MessageTemplateText MessageTemplateText::fromJson(const QJsonObject &object)
{
    MessageTemplateText text;
    text.key = textOf(object.value("key"_L1));
    text.jsonKey = object.value("json_key"_L1).toBool();
    text.value = textOf(object.value("value"_L1));
    text.jsonValue = object.value("json_value"_L1).toBool(true);
    text.reference = object.value("reference"_L1).toString();
    for (const QJsonValue &header : object.value("headers"_L1).toArray())
        text.headers.append({header["name"_L1].toString(), textOf(header["value"_L1])});
    return text;
}

struct MessageTemplate::Data {
    struct Header {
        QByteArray name;
        std::optional<query::Template> value;
    };
    std::optional<query::Template> key;
    std::optional<query::Template> value;
    std::vector<Header> headers;
    std::optional<cluster::ProducerRecord> reference;
};

tl::expected<MessageTemplate, QList<TemplateFault>> MessageTemplate::compile(const MessageTemplateText &text)
{
    auto data = std::make_shared<Data>();
    QList<TemplateFault> faults;
    const auto part = [&faults](const std::optional<QString> &source, bool json, TemplateFault::Part which, int header) {
        std::optional<query::Template> compiled;
        if (!source)
            return compiled;
        auto made = query::Template::compile(*source, json ? TemplateFormat::Json : TemplateFormat::Text);
        if (made)
            compiled = *made;
        else
            faults.append({which, header, made.error()});
        return compiled;
    };
    data->key = part(text.key, text.jsonKey, TemplateFault::Part::Key, -1);
    data->value = part(text.value, text.jsonValue, TemplateFault::Part::Value, -1);
    for (qsizetype i = 0; i < text.headers.size(); ++i)
        data->headers.push_back(
            {text.headers[i].name.toUtf8(), part(text.headers[i].value, false, TemplateFault::Part::Header, static_cast<int>(i))});
    if (!text.reference.trimmed().isEmpty()) {
        const QByteArray line = text.reference.toUtf8();
        auto reference = line.size() > kMaxReferenceBytes
                             ? tl::make_unexpected(core::localError(core::ErrorKind::InvalidInput, u"The message is too large."_s))
                             : messages::parseMessageJson(line);
        if (reference)
            data->reference = std::move(*reference);
        else
            faults.append({TemplateFault::Part::Reference, -1, {.message = reference.error().message}});
    }
    if (!faults.isEmpty())
        return tl::make_unexpected(faults);
    MessageTemplate made;
    made.m_data = std::move(data);
    return made;
}

struct MessageWriter::Private {
    struct Header {
        QByteArray name;
        std::optional<query::TemplateWriter> value;
    };
    MessageTemplate text;
    std::shared_ptr<query::TemplateSource> source;
    std::optional<query::TemplateWriter> key;
    std::optional<query::TemplateWriter> value;
    std::vector<Header> headers;
    std::optional<RecordView> reference; ///< of the template's, which is kept in it

    [[nodiscard]] std::optional<query::TemplateWriter> writer(const std::optional<query::Template> &part) const
    {
        return part ? std::optional<query::TemplateWriter>(std::in_place, *part, source) : std::nullopt;
    }
    core::Result<void> write(std::optional<query::TemplateWriter> &part, std::optional<QByteArray> &out, TemplateFault::Part which,
                             std::size_t header = 0);
};

core::Result<void> MessageWriter::Private::write(std::optional<query::TemplateWriter> &part, std::optional<QByteArray> &out,
                                                 TemplateFault::Part which, std::size_t header)
{
    out.reset();
    if (!part)
        return {};
    auto written = reference ? part->write(reference->raw(), reference->topic()) : part->write();
    if (!written) {
        core::KafkaError error = written.error();
        error.where = partName(which, header) + u' ' + error.where;
        return tl::make_unexpected(error);
    }
    out = std::move(*written);
    return {};
}

MessageWriter::MessageWriter(MessageTemplate text, std::shared_ptr<query::TemplateSource> source)
    : d(std::make_unique<Private>())
{
    d->text = std::move(text);
    d->source = std::move(source);
    const MessageTemplate::Data &data = *d->text.m_data;
    d->key = d->writer(data.key);
    d->value = d->writer(data.value);
    for (const MessageTemplate::Data::Header &header : data.headers)
        d->headers.push_back({header.name, d->writer(header.value)});
    if (data.reference)
        d->reference.emplace(*data.reference);
}

MessageWriter::MessageWriter(MessageWriter &&) noexcept = default;
MessageWriter &MessageWriter::operator=(MessageWriter &&) noexcept = default;
MessageWriter::~MessageWriter() = default;

core::Result<void> MessageWriter::write(cluster::ProducerRecord &record)
{
    d->source->nextMessage();
    if (auto done = d->write(d->key, record.key, TemplateFault::Part::Key); !done)
        return done;
    if (auto done = d->write(d->value, record.value, TemplateFault::Part::Value); !done)
        return done;
    record.headers.resize(static_cast<qsizetype>(d->headers.size()));
    for (std::size_t i = 0; i < d->headers.size(); ++i) {
        cluster::Header &header = record.headers[static_cast<qsizetype>(i)];
        header.name = d->headers[i].name;
        if (auto done = d->write(d->headers[i].value, header.value, TemplateFault::Part::Header, i); !done)
            return done;
    }
    return {};
}

} // namespace streamscope::flows
