// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/flows/file_feed.h"

#include <QObject>

#include <atomic>
#include <memory>

namespace streamscope::widgets {

/// What is found in a file before anything is sent.
struct FileFindings {
    QByteArray identity; ///< empty: the file could not be read to its end
    quint64 messages = 0;
    qint64 lines = 0;    ///< of the file, up to the last that has something
    quint64 faulty = 0;
    quint64 unlisted = 0;           ///< of these not in `faults`
    QList<flows::LineFault> faults;
    std::optional<core::KafkaError> error; ///< why nothing could be read
    bool stopped = false;
};

/// Reads a file through on a thread of its own.
class FileCheck final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FileCheck)

public:
    explicit FileCheck(QObject *parent = nullptr);
    ~FileCheck() override;

    void start(const QString &path, const flows::FileFormat &format);
    void stop();
    [[nodiscard]] bool isRunning() const { return m_shared != nullptr; }
    [[nodiscard]] double progress() const; ///< 0 to 1

Q_SIGNALS:
    void finished(const streamscope::widgets::FileFindings &findings);

private:
    struct Shared {
        std::atomic<bool> stop = false;
        std::atomic<int> permille = 0;
    };
    std::shared_ptr<Shared> m_shared;
};

} // namespace streamscope::widgets
