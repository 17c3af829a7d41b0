// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"

#include <QDateTime>
#include <QJsonObject>
#include <QPair>
#include <QString>

#include <functional>
#include <optional>

namespace streamscope::session {

/// Why a file of the configuration folder was not taken as it is. A fact; the sentence is written in widgets.
struct FileProblem {
    enum class Kind {
        Damaged,    ///< not ours to read: moved aside, see keptAs
        PartUnknown, ///< entries that are not understood: kept in it as they are, see reason
        Newer,      ///< written by a newer version: left alone, nothing is saved to it
        Unreadable, ///< could not be opened: left alone, nothing is saved to it
        WriteFailed ///< could not be written; what is set lives in memory only
    };
    Kind kind = Kind::Damaged;
    QString file;
    QString keptAs; ///< where a damaged file is now
    QString reason; ///< of the parser or of the system; plain text

    [[nodiscard]] bool refusesSaving() const { return kind != Kind::Damaged && kind != Kind::PartUnknown; }
};

/// One readable, versioned JSON object in a file: read whole, written atomically, for its owner's eyes only (0600).
/// A damaged or newer file is never overwritten.
class JsonFile {
public:
    static constexpr const char *kNotWritten = "FILE_NOT_WRITTEN"; ///< name of the error of a write that failed; its message says why

    enum class Use {
        Own,     ///< read, written, moved aside when damaged
        LookOnly ///< read; nothing on disk is changed, save() fails
    };
    JsonFile(QString path, int version, Use use = Use::Own);

    /// Empty object: there is none yet, or it was kept aside (see problem).
    [[nodiscard]] QJsonObject load();
    /// Adds "version" to the object. Fails when the file must be left alone or cannot be written.
    [[nodiscard]] core::Result<void> save(QJsonObject object);
    /// The same for a part of it: what another program has written since is read into object first, then changed and saved. Keeps
    /// other programs out meanwhile.
    [[nodiscard]] core::Result<void> update(QJsonObject &object, const std::function<void(QJsonObject &)> &change);

    /// What load() gave is not what it has to be: moved aside, like a damaged one.
    void keepAside(const QString &reason);

    [[nodiscard]] QString path() const { return m_path; }
    [[nodiscard]] const std::optional<FileProblem> &problem() const { return m_problem; }

private:
    using Stamp = QPair<QDateTime, qint64>; ///< when it was written, and its length
    [[nodiscard]] Stamp stamp() const;
    [[nodiscard]] core::Result<void> cannotWrite(const QString &reason);

    QString m_path;
    int m_version;
    Use m_use;
    Stamp m_seen; ///< of what load() or save() left in the file
    bool m_writable;
    std::optional<FileProblem> m_problem;
};

} // namespace streamscope::session
