// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/shell/log_page.h"

#include "models/decode/decode.h"
#include "models/session/session.h"
#include "widgets/common/page_header.h"
#include "widgets/common/theme.h"

#include <QDateTime>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace streamscope::widgets {
namespace {

constexpr int kLines = 5000;
constexpr qsizetype kLongestLine = 2000;

} // namespace

LogPage::LogPage(const ViewContext &context, QWidget *parent)
    : Page(context, parent)
    , m_lines(new QPlainTextEdit)
{
    m_lines->setReadOnly(true);
    m_lines->setMaximumBlockCount(kLines);
    m_lines->setFont(monospaceFont());
    m_lines->setAccessibleName(tr("Log of the client library"));
    m_lines->setPlaceholderText(tr("Lines of the client library appear here as they come."));
    auto *contexts = new QLineEdit;
    contexts->setPlaceholderText(tr("Debug contexts for what is opened from now on: broker,topic,fetch …"));
    contexts->setAccessibleName(tr("Debug contexts"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(new PageHeader(tr("Log")));
    layout->addWidget(contexts);
    layout->addWidget(m_lines, 1);
    connect(contexts, &QLineEdit::editingFinished, this,
            [this, contexts] { this->context().session->connection().setDebugContexts(contexts->text().trimmed()); });
    connect(&context.session->connection(), &cluster::Connection::logLine, this, [this](const cluster::LogLine &line) {
        const QString time = QDateTime::fromMSecsSinceEpoch(line.timestampMs).toString(u"HH:mm:ss.zzz"_s);
        const QString repeats = line.repeats > 1 ? tr(" (%n time(s))", nullptr, line.repeats) : QString();
        const QString text = decode::visibleText(line.text.left(kLongestLine));
        m_lines->appendPlainText(time + u' ' + QString::number(line.level) + u' ' + line.facility + u' ' + text + repeats);
    });
}

LogPage::~LogPage() = default;

QString LogPage::title() const
{
    return tr("Log");
}

} // namespace streamscope::widgets
