// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QWidget>

namespace streamscope::tests {

/// Leaves a picture of the widget in the build tree's folder "pictures", for a person to look at. name: without ".png"; spaces,
/// colons and commas in it are replaced. False when it could not be written.
inline bool savePicture(QWidget &widget, QString name)
{
    for (int i = 0; i < 3; ++i) // what has changed is laid out, then charts are drawn anew: each asks for the next
        QCoreApplication::processEvents();
    name.replace(u' ', u'-').replace(u':', u'-').replace(u',', u'+');
    const QFileInfo file(QStringLiteral(STREAMSCOPE_PICTURES "/") + name + QStringLiteral(".png"));
    constexpr int kQuality = 85; // fast rather than small
    return QDir().mkpath(file.path()) && widget.grab().save(file.filePath(), "PNG", kQuality);
}

} // namespace streamscope::tests
