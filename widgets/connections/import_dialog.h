// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/session/profile_import.h"

#include <QDialog>
#include <QSet>

class QPushButton;
class QVBoxLayout;

namespace streamscope::widgets {

class Banner;
class BoundedTextEdit;

/// A note of an import as a sentence.
[[nodiscard]] QString noteText(const session::ImportNote &note);

/// Takes over a connection from a Java client's properties, a kcat configuration or command, or an exported profile: shows
/// what was understood as it is pasted, and what was left out and why. Nothing is saved here.
class ImportDialog final : public QDialog {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ImportDialog)

public:
    explicit ImportDialog(QWidget *parent = nullptr);
    ~ImportDialog() override;

    void setText(const QString &text);
    void loadFile(const QString &path);
    [[nodiscard]] const session::ProfileImport &result() const { return m_result; }

Q_SIGNALS:
    void imported(const streamscope::session::Profile &profile, const QHash<QString, QString> &secrets);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void read();
    void refuseLarge();
    void showResult();
    void addLine(const QString &iconName, const QString &text, const QString &command = {});

    BoundedTextEdit *m_text;
    Banner *m_banner;
    QVBoxLayout *m_lines;
    QPushButton *m_next;
    session::ProfileImport m_result;
    QList<session::RefusedProperty> m_agreed; ///< those that were confirmed
};

} // namespace streamscope::widgets
