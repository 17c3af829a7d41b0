// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTest>

/// Where a part that the test is about is not there (words: which), the test fails where CI is set, else it is skipped aloud.
#define STREAMSCOPE_REQUIRE(condition, words)                                                                                              \
    do {                                                                                                                                   \
        if (!(condition)) {                                                                                                                \
            if (qEnvironmentVariableIsSet("CI"))                                                                                           \
                QFAIL(qPrintable(QStringLiteral("needed here: ") + (words)));                                                              \
            QSKIP(qPrintable(QStringLiteral("not here: ") + (words)));                                                                     \
        }                                                                                                                                  \
    } while (false)
