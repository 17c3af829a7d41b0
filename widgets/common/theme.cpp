// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/theme.h"

#include <QAbstractButton>
#include <QApplication>
#include <QDBusConnection>
#include <QDBusInterface>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#include <QEvent>
#include <QFile>
#include <QFontDatabase>
#include <QFontMetrics>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QPixmap>
#include <QPixmapCache>
#include <QProxyStyle>
#include <QStyleOption>
#include <QSvgRenderer>

#include <array>

using namespace Qt::StringLiterals;

namespace streamscope::widgets {
namespace {

struct Pair {
    Token token;
    const char *light;
    const char *dark;
};

// One table for both: a text colour has a contrast of at least 4.5 : 1 on Surface and Raised (a test computes it).
constexpr std::array kColors = {
    Pair{Token::Surface, "#ffffff", "#1e2126"},       Pair{Token::Raised, "#f3f4f6", "#282c33"},
    Pair{Token::Line, "#d3d7dd", "#3d434c"},          Pair{Token::Text, "#1d2127", "#e4e7eb"},
    Pair{Token::Muted, "#5a6270", "#a3abb8"},         Pair{Token::Accent, "#0b62b8", "#6cb2f5"},
    Pair{Token::OnAccent, "#ffffff", "#10151b"},      Pair{Token::Ok, "#1c7040", "#6fcf97"},
    Pair{Token::Warning, "#8a5a00", "#f0b849"},       Pair{Token::Error, "#b3261e", "#ff8a80"},
    Pair{Token::Selection, "#cfe4f9", "#254a6e"},     Pair{Token::Development, "#46607a", "#46607a"},
    Pair{Token::Staging, "#8f5b00", "#8f5b00"},       Pair{Token::Production, "#b3261e", "#b3261e"},
    Pair{Token::OnEnvironment, "#ffffff", "#ffffff"}, Pair{Token::JsonKey, "#3b5ba5", "#9ab8ff"},
    Pair{Token::JsonString, "#1c7040", "#8fd6a8"},    Pair{Token::JsonNumber, "#8a4b08", "#f0b988"},
    Pair{Token::JsonLiteral, "#7b3fa0", "#d3a6ef"},   Pair{Token::Series1, "#0072b2", "#56b4e9"},
    Pair{Token::Series2, "#d55e00", "#e69f00"},       Pair{Token::Series3, "#009e73", "#2fc59b"},
    Pair{Token::Series4, "#cc79a7", "#e6a3c6"},       Pair{Token::Series5, "#56b4e9", "#0c86c9"},
    Pair{Token::Series6, "#e69f00", "#f0e442"},       Pair{Token::Series7, "#6b6b6b", "#b0b0b0"},
    Pair{Token::Series8, "#000000", "#ffffff"},
};

bool g_dark = false;

// Coloured when it is painted, so that icons follow a change of theme.
class ThemeIcon final : public QIconEngine {
public:
    ThemeIcon(const QString &file, Token token)
        : m_file(file)
        , m_token(token)
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        const qreal scale = painter->device()->devicePixelRatio();
        painter->drawPixmap(rect, scaledPixmap(rect.size() * scale, mode, state, scale));
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override { return scaledPixmap(size, mode, state, 1.0); }

    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State, qreal) override
    {
        const QColor tint = color(mode == QIcon::Disabled ? Token::Muted : m_token);
        const QString key = u"%1 %2 %3 %4"_s.arg(m_file, tint.name()).arg(size.width()).arg(size.height());
        QPixmap pixmap;
        if (QPixmapCache::find(key, &pixmap))
            return pixmap;
        pixmap = QPixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        QSvgRenderer(m_file).render(&painter);
        painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
        painter.fillRect(pixmap.rect(), tint);
        painter.end();
        QPixmapCache::insert(key, pixmap);
        return pixmap;
    }

    QIconEngine *clone() const override { return new ThemeIcon(m_file, m_token); }

private:
    QString m_file;
    Token m_token;
};

// Fusion but for the marks that close a tab, which are ours, and the boxes to check, whose frame it darkens until nobody sees it
// on a dark ground.
class OwnStyle final : public QProxyStyle {
public:
    OwnStyle()
        : QProxyStyle(u"Fusion"_s)
    {
    }

    // The mark of a menu would stand on the last letter.
    QSize sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &contents, const QWidget *widget) const override
    {
        QSize size = QProxyStyle::sizeFromContents(type, option, contents, widget);
        const auto *button = type == CT_ToolButton ? qstyleoption_cast<const QStyleOptionToolButton *>(option) : nullptr;
        if (button && button->features.testFlag(QStyleOptionToolButton::HasMenu) &&
            !button->features.testFlag(QStyleOptionToolButton::MenuButtonPopup) && button->toolButtonStyle != Qt::ToolButtonIconOnly)
            size.rwidth() += pixelMetric(PM_MenuButtonIndicator, option, widget);
        return size;
    }

    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const override
    {
        if (element != PE_IndicatorTabClose) {
            QProxyStyle::drawPrimitive(element, option, painter, widget);
            if (isDark() && (element == PE_IndicatorItemViewItemCheck || element == PE_IndicatorCheckBox)) {
                painter->setPen(color(Token::Muted));
                painter->setBrush(Qt::NoBrush);
                painter->drawRect(option->rect.adjusted(1, 1, -2, -2));
            }
            return;
        }
        if (option->state.testFlag(State_MouseOver))
            painter->fillRect(option->rect, color(Token::Line));
        icon(u"close"_s, option->state.testFlag(State_MouseOver) ? Token::Text : Token::Muted).paint(painter, option->rect);
    }
};

// One role only: the others go on following the application.
class CheckedColour final : public QObject {
public:
    explicit CheckedColour(QAbstractButton *button)
        : QObject(button)
        , m_button(button)
    {
        button->installEventFilter(this);
        connect(button, &QAbstractButton::toggled, this, &CheckedColour::paint);
        paint();
    }

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::PaletteChange && m_button->isChecked() &&
            m_button->palette().color(QPalette::Button) != color(Token::Selection))
            paint();
        return QObject::eventFilter(watched, event);
    }

private:
    void paint()
    {
        QPalette palette;
        if (m_button->isChecked())
            palette.setColor(QPalette::Button, color(Token::Selection));
        m_button->setPalette(palette);
    }

    QAbstractButton *m_button;
};

} // namespace

bool isDark()
{
    return g_dark;
}

QColor color(Token token)
{
    for (const Pair &pair : kColors) {
        if (pair.token == token)
            return QColor(QLatin1StringView(g_dark ? pair.dark : pair.light));
    }
    return {};
}

QColor environmentColor(session::Environment environment)
{
    switch (environment) {
    case session::Environment::Production: return color(Token::Production);
    case session::Environment::Staging: return color(Token::Staging);
    case session::Environment::Development: break;
    }
    return color(Token::Development);
}

QFont monospaceFont()
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setPointSizeF(QApplication::font().pointSizeF());
    return font;
}

int rowHeight(session::Density density)
{
    return QFontMetrics(QApplication::font()).height() + (density == session::Density::Compact ? 7 : 12);
}

QIcon icon(const QString &name, Token token)
{
    const QString file = u":/streamscope/icons/%1.svg"_s.arg(name);
    return QFile::exists(file) ? QIcon(new ThemeIcon(file, token)) : QIcon();
}

void markWhenChecked(QAbstractButton *button)
{
    new CheckedColour(button);
}

ThemeController::ThemeController(QObject *parent)
    : QObject(parent)
{
    QApplication::setStyle(new OwnStyle);
    followPortal();
    apply();
}

ThemeController::~ThemeController() = default;

void ThemeController::setMode(session::ThemeMode mode)
{
    m_mode = mode;
    apply();
}

void ThemeController::apply()
{
    g_dark = m_mode == session::ThemeMode::Dark || (m_mode == session::ThemeMode::System && m_systemDark);
    QPalette palette;
    palette.setColor(QPalette::Window, color(Token::Raised));
    palette.setColor(QPalette::Base, color(Token::Surface));
    palette.setColor(QPalette::AlternateBase, color(Token::Raised));
    palette.setColor(QPalette::Button, color(Token::Raised));
    palette.setColor(QPalette::ToolTipBase, color(Token::Surface));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::ToolTipText, QPalette::HighlightedText})
        palette.setColor(role, color(Token::Text));
    palette.setColor(QPalette::PlaceholderText, color(Token::Muted));
    palette.setColor(QPalette::Highlight, color(Token::Selection));
    palette.setColor(QPalette::Link, color(Token::Accent));
    palette.setColor(QPalette::Mid, color(Token::Line));
    palette.setColor(QPalette::Dark, color(Token::Line));
    palette.setColor(QPalette::Light, color(Token::Surface));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, color(Token::Muted));
    palette.setColor(QPalette::Disabled, QPalette::Base, color(Token::Raised)); // a field that takes nothing is no white paper
    QApplication::setPalette(palette);
}

// The desktop portal tells the preference and its changes; where there is none, light it is.
void ThemeController::followPortal()
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    const auto service = u"org.freedesktop.portal.Desktop"_s;
    const auto path = u"/org/freedesktop/portal/desktop"_s;
    const auto interface = u"org.freedesktop.portal.Settings"_s;
    bus.connect(service, path, interface, u"SettingChanged"_s, this, SLOT(onSettingChanged(QString, QString, QDBusVariant)));
    QDBusMessage call = QDBusMessage::createMethodCall(service, path, interface, u"Read"_s);
    call << u"org.freedesktop.appearance"_s << u"color-scheme"_s;
    auto *watcher = new QDBusPendingCallWatcher(bus.asyncCall(call, 1000), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        const QDBusPendingReply<QDBusVariant> reply = *watcher;
        watcher->deleteLater();
        if (!reply.isError())
            onSettingChanged(u"org.freedesktop.appearance"_s, u"color-scheme"_s,
                             QDBusVariant(reply.value().variant().value<QDBusVariant>()));
    });
}

void ThemeController::onSettingChanged(const QString &group, const QString &key, const QDBusVariant &value)
{
    if (group != "org.freedesktop.appearance"_L1 || key != "color-scheme"_L1)
        return;
    m_systemDark = value.variant().toUInt() == 1;
    apply();
}

} // namespace streamscope::widgets
