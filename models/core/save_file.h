// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSaveFile>

namespace streamscope::core {

/// A QSaveFile whose commit() fails where not all of it could be written, and leaves the file that was there. That of Qt 6.4 does
/// not look at what its last write came to: on a full disk it puts an empty file in the place of the old one.
class SaveFile final : public QSaveFile {
public:
    using QSaveFile::QSaveFile;

    /// On failure errorString() says why.
    [[nodiscard]] bool commit()
    {
        if (flush())
            return QSaveFile::commit();
        const QString reason = errorString();
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
    return written ? QString() : file.errorString();
}

} // namespace streamscope::core
