// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/cluster/config.h"

using namespace Qt::StringLiterals;

namespace streamscope::cluster {

QString configSourceName(ConfigSource source)
{
    switch (source) {
    case ConfigSource::Default: return u"default"_s;
    case ConfigSource::StaticBroker: return u"static-broker"_s;
    case ConfigSource::DynamicBroker: return u"dynamic-broker"_s;
    case ConfigSource::DynamicDefaultBroker: return u"dynamic-default-broker"_s;
    case ConfigSource::DynamicTopic: return u"dynamic-topic"_s;
    case ConfigSource::Group: return u"group"_s;
    case ConfigSource::Unknown: break;
    }
    return u"unknown"_s;
}

} // namespace streamscope::cluster
