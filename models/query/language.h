// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace streamscope::query {

/// In which language a fault is put into words.
enum class Language {
    Program, ///< that of the window; English where no translator is installed
    English  ///< whatever the window speaks: what is written into messages and files is read by machines
};

} // namespace streamscope::query
