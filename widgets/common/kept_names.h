// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QComboBox;
class QHBoxLayout;

namespace streamscope::widgets {

/// What is kept by name: a field with the names that there are, and what is done under the one in it.
class KeptNames final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(KeptNames)

public:
    struct Words {
        QString label; ///< with a mnemonic
        QString name;  ///< of the field, for who cannot see it
        QString toolTip;
        QString placeholder;
        QString keep;
        QString keepToolTip;
        QString forget;
        QString forgetToolTip;
    };
    explicit KeptNames(const Words &words, QWidget *parent = nullptr);
    ~KeptNames() override;

    void setNames(const QStringList &names); ///< what is typed stays
    [[nodiscard]] QString name() const;      ///< that is typed, without spaces around it
    void setName(const QString &name);
    void focusName();
    [[nodiscard]] QHBoxLayout *row() const { return m_row; } ///< for what else stands in it

Q_SIGNALS:
    void keepRequested(const QString &name);
    void forgetRequested(const QString &name);
    void chosen(const QString &name);

private:
    QComboBox *m_names;
    QHBoxLayout *m_row;
};

} // namespace streamscope::widgets
