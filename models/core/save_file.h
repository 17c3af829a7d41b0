// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QSaveFile>

namespace streamscope::core {

/// A QSaveFile whose commit() fails where not all of it could be written, and leaves the file that was there. That of Qt 6.4 does
/// not look at what its last write came to: on a full disk it puts an empty file in the place of the old one.
class SaveFile final : public QSaveFile {
public:
    using QSaveFile::QSaveFile;

    /// Why a write came short. Qt keeps the system's words where nothing at all could be written; where a part could, as on a disk
    /// that becomes full, "Unknown error" is all it has. For a file that is given up.
    [[nodiscard]] QString whyNotWritten() const
    {
        QFile rest;
        if (isOpen() && rest.open(handle(), QIODevice::WriteOnly | QIODevice::Unbuffered) && rest.write("\n", 1) < 0)
            return rest.errorString();
        return errorString();
    }

    /// On failure errorString() says why.
    [[nodiscard]] bool commit()
    {
        if (flush())
            return QSaveFile::commit();
        const QString reason = whyNotWritten();
        cancelWriting();
        (void)QSaveFile::commit(); // takes the unfinished one away
        setErrorString(reason);
        return false;
    }
};

/// All of a file at once. Empty: it is written; else what the system says, and what was there is left.
[[nodiscard]] inline QString writeFile(const QString &path, const QByteArray &bytes)
{
    SaveFile file(path);
    const bool written = file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit();
    return written ? QString() : file.whyNotWritten();
}

} // namespace streamscope::core
