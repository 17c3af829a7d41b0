// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/message_store.h"
#include "models/query/json_field.h"

#include <QString>

#include <optional>
#include <unordered_map>
#include <vector>

namespace streamscope::widgets {

/// A field of a value as a cell. What is no text of the message is a mark, which is drawn apart from texts.
struct FieldCell {
    QString text; ///< one line, control characters made visible; a number with all its digits
    bool isNumber = false;
    bool isMark = false; ///< null, missing, empty, not JSON
};

/// Fields of the value that are shown as columns. Each message is read once while it is in view: what is painted again comes
/// from memory, which is that of a few hundred rows.
class FieldColumns {
public:
    static constexpr std::size_t kMost = 32;                 ///< columns
    static constexpr std::size_t kLongestValue = 256 << 10; ///< bytes; no fields are read of longer ones: a screen of them would be felt

    void setPaths(std::vector<query::FieldPath> paths);
    [[nodiscard]] const std::vector<query::FieldPath> &paths() const { return m_paths; }
    /// In the order of the paths; until the next call.
    [[nodiscard]] const std::vector<FieldCell> &cells(const messages::HeldMessage &message);
    /// Row numbers stand for other messages from now on.
    void forget() { m_read.clear(); }

private:
    std::vector<query::FieldPath> m_paths;
    std::optional<query::FieldExtractor> m_extractor;
    std::unordered_map<quint64, std::vector<FieldCell>> m_read; ///< by row
};

/// As an expression names it: "value.amount", "value[0]".
[[nodiscard]] QString fieldTitle(const query::FieldPath &path);
[[nodiscard]] FieldCell fieldCell(const query::JsonField &field);

} // namespace streamscope::widgets
