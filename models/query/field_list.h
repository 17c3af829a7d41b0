// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/query/json_field.h"

#include <optional>
#include <string_view>
#include <vector>

/// The fields that a JSON document has, for choosing among them. Pure and reentrant.
namespace streamscope::query {

struct ListedField {
    FieldPath path;
    JsonField value; ///< a view of the document; of a name that occurs twice the last
};

/// Every field of objects and every element of arrays, those inside others too, in the order of the document and each path
/// once; at most `most` of them. Of bytes that are no valid JSON those before the fault.
[[nodiscard]] std::vector<ListedField> listFields(std::string_view json, std::size_t most);

/// The field that the byte at `position` belongs to: its name, its value, or what follows up to the next field. Nothing: the
/// document itself. What comes after position need not be JSON, nor be there.
[[nodiscard]] std::optional<FieldPath> fieldAt(std::string_view json, std::size_t position);

} // namespace streamscope::query
