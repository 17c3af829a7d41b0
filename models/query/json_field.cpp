// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/query/json_field.h"

#include "models/query/json_walker.h"
#include "models/query/sentences.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace streamscope::query {
namespace {

bool isNameCharacter(QChar c)
{
    return c != u'.' && c != u'[' && c != u']' && c != u'"';
}

tl::unexpected<core::KafkaError> refuse(qsizetype column, const QString &message)
{
    return tl::make_unexpected(core::localError(core::ErrorKind::InvalidInput, message, QString::number(column + 1)));
}

bool isPlainName(const QString &name)
{
    return !name.isEmpty() && std::all_of(name.begin(), name.end(), isNameCharacter);
}

// "…"] with backslash before a quote or a backslash; at stands behind the first quote.
bool readQuoted(const QString &text, qsizetype &at, QString &name)
{
    for (; at < text.size() && text[at] != u'"'; ++at) {
        if (text[at] == u'\\' && at + 1 < text.size())
            ++at;
        name += text[at];
    }
    at += 2;
    return at <= text.size() && text[at - 1] == u']';
}

} // namespace

core::Result<FieldPath> FieldPath::parse(const QString &text)
{
    std::vector<Step> steps;
    for (qsizetype at = 0; at < text.size();) {
        const qsizetype start = at;
        if (text[at] == u'[' && at + 1 < text.size() && text[at + 1] == u'"') {
            QString name;
            at += 2;
            if (!readQuoted(text, at, name))
                return refuse(start, Sentences::tr("A name in brackets is written [\"name\"]."));
            steps.emplace_back(name.toStdString());
        } else if (text[at] == u'[') {
            const qsizetype end = text.indexOf(u']', at);
            bool ok = false;
            const qint64 index = text.mid(at + 1, end - at - 1).toLongLong(&ok);
            if (end < 0 || !ok || index < 0)
                return refuse(start, Sentences::tr("An element is written [0]: a number from 0 in brackets."));
            steps.emplace_back(index);
            at = end + 1;
        } else {
            if (text[at] == u'.' && start > 0)
                ++at;
            const qsizetype first = at;
            while (at < text.size() && isNameCharacter(text[at]))
                ++at;
            if (at == first)
                return refuse(at, Sentences::tr("The name of a field is missing."));
            steps.emplace_back(text.mid(first, at - first).toStdString());
        }
        if (at < text.size() && text[at] != u'.' && text[at] != u'[')
            return refuse(at, Sentences::tr("A “.” or a “[” is wanted here."));
    }
    return FieldPath(std::move(steps));
}

QString FieldPath::text() const
{
    QString text;
    for (const Step &step : m_steps) {
        if (const auto *index = std::get_if<qint64>(&step)) {
            text += u"[%1]"_s.arg(*index);
            continue;
        }
        QString name = QString::fromStdString(std::get<std::string>(step));
        if (isPlainName(name)) {
            text += text.isEmpty() ? name : u'.' + name;
        } else {
            name.replace(u'\\', "\\\\"_L1).replace(u'"', "\\\""_L1);
            text += u"[\"%1\"]"_s.arg(name);
        }
    }
    return text;
}

std::string JsonField::text() const
{
    if (type != Type::String)
        return std::string(raw);
    std::string out;
    unescapeJson(out, raw.substr(1, raw.size() - 2));
    return out;
}

struct FieldExtractor::Private {
    PathTree tree;
    std::vector<quint32> nodes; ///< of each path
    std::vector<RawJson> found;
    JsonWalker walker;
    bool valid = false;
};

FieldExtractor::FieldExtractor(const std::vector<FieldPath> &paths)
    : d(std::make_unique<Private>())
{
    for (const FieldPath &path : paths) {
        quint32 node = 0;
        for (const FieldPath::Step &step : path.steps()) {
            if (node == PathTree::kNone)
                break;
            const auto *index = std::get_if<qint64>(&step);
            node = index ? d->tree.element(node, *index) : d->tree.field(node, std::get<std::string>(step));
        }
        d->nodes.push_back(node);
    }
    const std::vector<quint32> moved = d->tree.seal();
    for (quint32 &node : d->nodes)
        node = node == PathTree::kNone ? node : moved[node];
    d->found.resize(d->tree.size());
}

FieldExtractor::FieldExtractor(FieldExtractor &&) noexcept = default;
FieldExtractor &FieldExtractor::operator=(FieldExtractor &&) noexcept = default;
FieldExtractor::~FieldExtractor() = default;

bool FieldExtractor::extract(std::string_view json)
{
    d->valid = d->walker.walk(json, d->tree, d->found.data());
    return d->valid;
}

JsonField FieldExtractor::field(std::size_t index) const
{
    const quint32 node = d->nodes[index];
    if (!d->valid || node == PathTree::kNone || d->found[node].type == RawJson::Type::Missing)
        return {};
    return {static_cast<JsonField::Type>(d->found[node].type), d->found[node].text()};
}

} // namespace streamscope::query
