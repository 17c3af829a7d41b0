// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/stand_in.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace streamscope::benchmarks {

StandIn::StandIn(const Options &options)
{
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start(QCoreApplication::applicationDirPath() + "/streamscope-bench-broker"_L1,
                    {QString::number(options.topics), QString::number(options.partitions), codecName(options.codec),
                     QString::number(options.batch), QString::number(options.history), QString::number(options.rate)});
    if (!m_process.waitForStarted() || !m_process.waitForReadyRead(60'000))
        qFatal("the stand-in broker does not start");
    m_bootstrap = u"127.0.0.1:"_s + QString::fromLatin1(m_process.readLine().trimmed());
}

StandIn::~StandIn()
{
    m_process.closeWriteChannel(); // it ends with its standard input
    m_process.waitForFinished();
}

} // namespace streamscope::benchmarks
