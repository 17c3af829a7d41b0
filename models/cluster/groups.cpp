// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/cluster/groups.h"

using namespace Qt::StringLiterals;

namespace streamscope::cluster {

QString groupStateName(GroupState state)
{
    switch (state) {
    case GroupState::PreparingRebalance: return u"PreparingRebalance"_s;
    case GroupState::CompletingRebalance: return u"CompletingRebalance"_s;
    case GroupState::Stable: return u"Stable"_s;
    case GroupState::Dead: return u"Dead"_s;
    case GroupState::Empty: return u"Empty"_s;
    case GroupState::Assigning: return u"Assigning"_s;
    case GroupState::Reconciling: return u"Reconciling"_s;
    case GroupState::Unknown: break;
    }
    return u"Unknown"_s;
}

QString groupTypeName(GroupType type)
{
    switch (type) {
    case GroupType::Classic: return u"classic"_s;
    case GroupType::Consumer: return u"consumer"_s;
    case GroupType::Share: return u"share"_s;
    case GroupType::Unknown: break;
    }
    return u"unknown"_s;
}

} // namespace streamscope::cluster
