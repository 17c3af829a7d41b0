// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/session/profile.h"
#include "models/session/settings.h"

#include <QColor>
#include <QDBusVariant>
#include <QFont>
#include <QIcon>
#include <QObject>

class QAbstractButton;

namespace streamscope::widgets {

/// The colours of the program, by meaning. Each has a light and a dark value with a text contrast of at least 4.5 : 1.
enum class Token {
    Surface,
    Raised,
    Line,
    Text,
    Muted,
    Accent,
    OnAccent,
    Ok,
    Warning,
    Error,
    Selection,
    Development,
    Staging,
    Production,
    OnEnvironment,
    JsonKey,
    JsonString,
    JsonNumber,
    JsonLiteral, // values in payloads
    Series1,
    Series2,
    Series3,
    Series4,
    Series5,
    Series6,
    Series7,
    Series8 // charts: Okabe and Ito
};

/// The theme in force. One object a program, made by app and handed to nobody: widgets read it through these functions, which
/// follow QApplication's palette, and repaint at QEvent::PaletteChange.
[[nodiscard]] QColor color(Token token);
[[nodiscard]] QColor environmentColor(session::Environment environment);
[[nodiscard]] bool isDark();
[[nodiscard]] QFont monospaceFont();                   ///< tabular figures, the size of the interface font
[[nodiscard]] int rowHeight(session::Density density); ///< pixels: 23 or 28, grown with the font
/// An icon of resources/icons by its name without ending, recoloured by token.
[[nodiscard]] QIcon icon(const QString &name, Token token = Token::Text);

/// A checkable button wears the colour of chosen things while it is checked: the style alone hardly shows it.
void markWhenChecked(QAbstractButton *button);

/// The icon of the worst of items::Mark in marks; none for marks that are no trouble. markText says the same in words.
[[nodiscard]] QIcon markIcon(int marks);
[[nodiscard]] QString markText(int marks);

/// Sets the application's style and palette, and follows the desktop's colour scheme when mode is System.
class ThemeController : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ThemeController)

public:
    explicit ThemeController(QObject *parent = nullptr);
    ~ThemeController() override;
    void setMode(session::ThemeMode mode);

private Q_SLOTS:
    void onSettingChanged(const QString &group, const QString &key, const QDBusVariant &value);

private:
    void apply();
    void followPortal();
    session::ThemeMode m_mode = session::ThemeMode::System;
    bool m_systemDark = false;
};

} // namespace streamscope::widgets
