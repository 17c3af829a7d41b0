// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/messages/field_columns.h"

#include "models/decode/decode.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace streamscope::widgets {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(streamscope::widgets::FieldColumns)
};

constexpr std::size_t kRowsKept = 512;
constexpr int kPreview = 200; // characters of a cell

FieldCell mark(const QString &text)
{
    return {.text = text, .isNumber = false, .isMark = true};
}

} // namespace

QString fieldTitle(const query::FieldPath &path)
{
    const QString text = decode::visibleText(path.text());
    return text.isEmpty() || text.startsWith(u'[') ? u"value"_s + text : u"value."_s + text;
}

FieldCell fieldCell(const query::JsonField &field)
{
    using Type = query::JsonField::Type;
    switch (field.type) {
    case Type::Missing: return mark(u"–"_s);
    case Type::Null: return mark(Words::tr("null"));
    case Type::Number: return {.text = QString::fromLatin1(field.raw.data(), static_cast<qsizetype>(field.raw.size())), .isNumber = true};
    case Type::String: {
        const std::string text = field.text();
        return text.empty() ? mark(Words::tr("(empty)")) : FieldCell{.text = decode::preview(text, kPreview)};
    }
    default: return {.text = decode::preview(field.raw, kPreview)};
    }
}

void FieldColumns::setPaths(std::vector<query::FieldPath> paths)
{
    m_paths = std::move(paths);
    m_read.clear();
    m_extractor.reset();
    if (!m_paths.empty())
        m_extractor.emplace(m_paths);
}

const std::vector<FieldCell> &FieldColumns::cells(const messages::HeldMessage &message)
{
    const auto known = m_read.find(message.row);
    if (known != m_read.end())
        return known->second;
    if (m_read.size() >= kRowsKept)
        m_read.clear();
    std::vector<FieldCell> cells(m_paths.size(), mark(u"–"_s));
    if (!m_paths.empty() && message.value && !message.value->empty()) {
        const bool tooLong = message.value->size() > kLongestValue;
        if (!tooLong && m_extractor->extract(*message.value)) {
            for (std::size_t i = 0; i < cells.size(); ++i)
                cells[i] = fieldCell(m_extractor->field(i));
        } else {
            std::fill(cells.begin(), cells.end(), mark(tooLong ? Words::tr("(too long)") : Words::tr("(not JSON)")));
        }
    }
    return m_read.emplace(message.row, std::move(cells)).first->second;
}

} // namespace streamscope::widgets
