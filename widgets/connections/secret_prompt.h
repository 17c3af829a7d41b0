// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/session/profile.h"

#include <QDialog>

#include <functional>
#include <optional>

class QLineEdit;

namespace streamscope::widgets {

/// What a secret property is called in a form.
[[nodiscard]] QString secretLabel(const QString &property);

/// Asks for the secrets of a connection that are not kept anywhere.
class SecretPrompt final : public QDialog {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SecretPrompt)

public:
    using Secrets = QHash<QString, QString>; ///< property → value

    SecretPrompt(const session::Profile &profile, const QStringList &properties, QWidget *parent = nullptr,
                 const QString &reason = {});
    ~SecretPrompt() override;

    [[nodiscard]] Secrets secrets() const;

    /// Opens the prompt; done gets the answer, or nothing when it was cancelled. reason: why it asks again.
    static void ask(const session::Profile &profile, const QStringList &properties, QWidget *parent,
                    std::function<void(const std::optional<Secrets> &)> done, const QString &reason = {});

protected:
    void showEvent(QShowEvent *event) override;

private:
    QList<std::pair<QString, QLineEdit *>> m_fields;
};

} // namespace streamscope::widgets
