// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/message_store.h"
#include "models/session/activity.h"
#include "models/session/journal.h"
#include "models/session/profile_store.h"
#include "models/session/secret_store.h"
#include "models/session/session.h"
#include "models/session/session_manager.h"
#include "models/session/settings.h"
#include "widgets/common/theme.h"
#include "widgets/shell/main_window.h"

#include <QTemporaryDir>

#include <memory>

namespace streamscope::benchmarks {

/// The whole main window with all that belongs to it, in a folder of its own.
struct WindowParts {
    QTemporaryDir folder;
    widgets::ThemeController theme;
    session::SettingsStore settings{folder.path()};
    session::ActivityList activities;
    session::Journal journal{folder.filePath(QStringLiteral("journal.jsonl"))};
    session::SessionSecretStore secrets;
    session::ProfileStore profiles{folder.path(), secrets};
    session::SessionManager sessions{journal};
    widgets::MainWindow window{widgets::ViewContext{.settings = &settings,
                                                    .activities = &activities,
                                                    .sessions = &sessions,
                                                    .profiles = &profiles,
                                                    .journal = &journal,
                                                    .tailBudget = std::make_shared<messages::MemoryBudget>(1ULL << 30)}};

    WindowParts() { window.show(); }

    session::Session *connectTo(const QString &bootstrap)
    {
        session::Profile profile;
        profile.id = bootstrap;
        profile.name = bootstrap;
        profile.bootstrapServers = bootstrap;
        return sessions.open(profile);
    }
};

} // namespace streamscope::benchmarks
