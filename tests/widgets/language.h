// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

namespace streamscope::tests {

/// The program speaks a language ("en", "de") as long as it lives, then British English again.
class Language {
public:
    explicit Language(const QString &code)
    {
        QLocale::setDefault(QLocale(code == QStringLiteral("de") ? QStringLiteral("de_DE") : QStringLiteral("en_GB")));
        if (m_own.load(QStringLiteral(":/i18n/streamscope_%1.qm").arg(code)))
            QCoreApplication::installTranslator(&m_own);
        if (m_qt.load(QLocale(), QStringLiteral("qtbase"), QStringLiteral("_"), QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
            QCoreApplication::installTranslator(&m_qt);
    }
    ~Language() { QLocale::setDefault(QLocale(QStringLiteral("en_GB"))); }
    Q_DISABLE_COPY_MOVE(Language)

private:
    QTranslator m_own; ///< each leaves the program by itself when it goes
    QTranslator m_qt;
};

} // namespace streamscope::tests
