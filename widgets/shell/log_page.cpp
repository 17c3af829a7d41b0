// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/shell/log_page.h"

#include "models/decode/decode.h"
#include "models/session/session.h"
#include "widgets/common/page_header.h"
#include "widgets/common/theme.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QDateTime>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QToolButton>
#include <QVBoxLayout>

#include <array>

using namespace Qt::StringLiterals;

namespace streamscope::widgets {
namespace {

constexpr int kLines = 5000;
constexpr qsizetype kLongestLine = 2000;
constexpr char kChosen[] = "debugContexts"; // of the session: holds as long as it, also when the page is closed

// librdkafka's "debug" contexts that say something about a client like this one.
constexpr std::array kContexts{"broker",   "topic", "metadata", "feature", "queue", "msg", "protocol",
                               "security", "fetch", "consumer", "admin",   "eos",   "conf"};

QString levelName(int level)
{
    if (level <= 3)
        return LogPage::tr("error");
    if (level == 4)
        return LogPage::tr("warning");
    return level >= 7 ? LogPage::tr("debug") : LogPage::tr("info");
}

} // namespace

LogPage::LogPage(const ViewContext &context, QWidget *parent)
    : Page(context, parent)
    , m_lines(new QPlainTextEdit)
    , m_find(new QLineEdit)
    , m_debug(new QToolButton)
    , m_contexts(new QMenu(this))
{
    m_lines->setReadOnly(true);
    m_lines->setMaximumBlockCount(kLines);
    m_lines->setFont(monospaceFont());
    m_lines->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_lines->setFrameShape(QFrame::NoFrame);
    m_lines->setAccessibleName(tr("Log of the client library"));
    m_lines->setPlaceholderText(tr("The client library has nothing to say: that is a good sign."));
    m_find->setPlaceholderText(tr("Find in the log (Ctrl+F), Enter for the next"));
    m_find->setAccessibleName(tr("Find in the log"));
    m_find->setClearButtonEnabled(true);
    makeContexts();
    auto *header = new PageHeader(tr("Log"));
    auto *copy = new QAction(icon(u"copy"_s), tr("Copy all"), this);
    copy->setToolTip(tr("Copy all lines; passwords and keys were never in them"));
    connect(copy, &QAction::triggered, this, [this] {
        if (!m_lines->document()->isEmpty())
            QApplication::clipboard()->setText(m_lines->toPlainText());
    });
    auto *clear = new QAction(icon(u"clear"_s), tr("Clear"), this);
    clear->setToolTip(tr("Empty this view"));
    connect(clear, &QAction::triggered, m_lines, &QPlainTextEdit::clear);
    header->addAction(copy);
    header->addAction(clear);
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(8, 0, 8, 6);
    bar->setSpacing(8);
    bar->addWidget(m_debug);
    bar->addWidget(m_find, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(header);
    layout->addLayout(bar);
    layout->addWidget(m_lines, 1);
    connect(m_find, &QLineEdit::returnPressed, this, &LogPage::findNext);
    for (const cluster::LogLine &line : context.session->log())
        addLine(line);
    connect(&context.session->connection(), &cluster::Connection::logLine, this, &LogPage::addLine);
}

LogPage::~LogPage() = default;

QString LogPage::title() const
{
    return tr("Log");
}

void LogPage::makeContexts()
{
    m_debug->setMenu(m_contexts);
    m_debug->setPopupMode(QToolButton::InstantPopup);
    m_debug->setFocusPolicy(Qt::StrongFocus);
    m_debug->setAccessibleName(tr("Debug contexts"));
    m_debug->setToolTip(tr("What the client library tells in detail; for what is opened from now on"));
    for (const char *name : kContexts) {
        QAction *action = m_contexts->addAction(QString::fromLatin1(name));
        action->setCheckable(true);
        action->setChecked(context().session->property(kChosen).toStringList().contains(action->text()));
        connect(action, &QAction::toggled, this, &LogPage::takeContexts);
    }
    showContexts();
}

QStringList LogPage::chosenContexts() const
{
    QStringList chosen;
    for (const QAction *action : m_contexts->actions()) {
        if (action->isChecked())
            chosen.append(action->text());
    }
    return chosen;
}

void LogPage::showContexts()
{
    const QStringList chosen = chosenContexts();
    m_debug->setText(chosen.isEmpty() ? tr("Debug: off") : tr("Debug: %1").arg(chosen.join(u", "_s)));
}

void LogPage::takeContexts()
{
    context().session->setProperty(kChosen, chosenContexts());
    context().session->connection().setDebugContexts(chosenContexts().join(u','));
    showContexts();
}

void LogPage::addLine(const cluster::LogLine &line)
{
    const QString time = QDateTime::fromMSecsSinceEpoch(line.timestampMs).toString(u"HH:mm:ss.zzz"_s);
    const QString repeats = line.repeats > 1 ? tr(" (%n time(s))", nullptr, line.repeats) : QString();
    const QString text = decode::visibleText(line.text.left(kLongestLine));
    const int across = m_lines->horizontalScrollBar()->value(); // a long line moves it, and time and level are out of view
    m_lines->appendPlainText(time + u"  "_s + levelName(line.level) + u"  "_s + decode::visibleText(line.facility) + u"  "_s + text +
                             repeats);
    m_lines->horizontalScrollBar()->setValue(across);
}

void LogPage::find()
{
    m_find->setFocus();
    m_find->selectAll();
}

void LogPage::findNext()
{
    if (!m_lines->find(m_find->text())) {
        m_lines->moveCursor(QTextCursor::Start);
        (void)m_lines->find(m_find->text());
    }
}

} // namespace streamscope::widgets
