// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"

#include <QByteArray>
#include <QString>

namespace streamscope::flows {

/// A flow file that is edited: UTF-8 text whose lines end as they did. A value; its functions read and write the file at once.
class FlowDocument {
public:
    /// A path of what was never saved: the document is empty, and is saved under another name.
    [[nodiscard]] static QString newPath(const QString &name);

    /// InvalidInput: it is no text, or larger than kMaxFlowBytes. Local: it cannot be read. Both with the system's own words.
    [[nodiscard]] static core::Result<FlowDocument> open(const QString &path);

    /// One name for a file, however it is reached: absolute and without symbolic links, where it exists. What is part of the
    /// program keeps its own.
    [[nodiscard]] static QString canonicalPath(const QString &path);

    [[nodiscard]] const QString &path() const { return m_path; } ///< canonical
    [[nodiscard]] QString text() const; ///< lines end with \n
    /// It is part of the program, or new, and is saved under another name.
    [[nodiscard]] bool isBuiltIn() const;
    [[nodiscard]] bool isNew() const;
    /// Another program has written to it since it was opened or saved. False where it is gone: nothing would be overwritten.
    [[nodiscard]] bool isChangedOutside() const;

    /// Writes the whole file or nothing, whatever is there. The path, if given, becomes the document's.
    [[nodiscard]] core::Result<void> save(const QString &text, const QString &path = {});

private:
    QString m_path;
    QByteArray m_bytes; ///< as they were read or written last
    bool m_carriageReturns = false;
};

} // namespace streamscope::flows
