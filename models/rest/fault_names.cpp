// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rest/fault_names.h"

#include <algorithm>
#include <array>

namespace streamscope::rest {

bool isOfProxy(const core::KafkaError &error)
{
    static constexpr std::array kNames{kConnectionRefused, kNoHttp,      kRedirected,  kAnswerTooLarge,
                                       kBrokenAnswer,      kNoRestProxy, kSchemaFormat};
    static constexpr std::array kBeginnings{"HTTP_", "REST_", "NETWORK_"};
    const auto isName = [&error](const char *name) { return error.name == QLatin1StringView(name); };
    const auto isBeginning = [&error](const char *beginning) { return error.name.startsWith(QLatin1StringView(beginning)); };
    return std::any_of(kNames.begin(), kNames.end(), isName) || std::any_of(kBeginnings.begin(), kBeginnings.end(), isBeginning);
}

} // namespace streamscope::rest
