// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/shell/activity_pane.h"

#include "models/decode/decode.h"
#include "models/session/activity.h"
#include "widgets/common/plain_label.h"
#include "widgets/common/sentences.h"
#include "widgets/common/theme.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QLocale>
#include <QProgressBar>
#include <QScrollArea>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace streamscope::widgets {
namespace {

constexpr int kSteps = 1000;
constexpr int kBarWidth = 180;
constexpr int kMarkSize = 16;
constexpr qint64 kJudgedAfterMs = 2000;
constexpr double kJudgedFrom = 0.01; ///< of the work

} // namespace

QString paceOf(const session::Activity &activity, qint64 nowMs)
{
    const qint64 passed = nowMs - activity.startedMs;
    if (passed < kJudgedAfterMs || activity.progress < kJudgedFrom)
        return {};
    const QString left = timeLeft(static_cast<qint64>(static_cast<double>(passed) * (1 - activity.progress) / activity.progress));
    if (activity.rows == 0)
        return left;
    return formatRowRate(static_cast<double>(activity.rows) * 1000 / static_cast<double>(passed)) + u" · "_s + left;
}

class ActivityRow final : public QWidget {
public:
    ActivityRow(session::ActivityList &activities, quint64 id)
        : m_mark(new PlainLabel)
        , m_text(new PlainLabel)
        , m_detail(new PlainLabel)
        , m_bar(new QProgressBar)
        , m_cancel(new QToolButton)
    {
        m_bar->setFixedWidth(kBarWidth);
        m_bar->setTextVisible(false);
        m_bar->setAccessibleName(ActivityPane::tr("Progress"));
        m_cancel->setIcon(icon(u"stop"_s));
        m_cancel->setAutoRaise(true);
        m_cancel->setFocusPolicy(Qt::StrongFocus);
        m_cancel->setToolTip(ActivityPane::tr("Cancel"));
        m_detail->setTextInteractionFlags(Qt::TextSelectableByMouse);
        auto *layout = new QHBoxLayout(this);
        layout->setContentsMargins(8, 2, 8, 2);
        layout->addWidget(m_mark);
        layout->addWidget(m_text);
        layout->addWidget(m_detail, 1);
        layout->addWidget(m_bar);
        layout->addWidget(m_cancel);
        QObject::connect(m_cancel, &QToolButton::clicked, this, [&activities, id] { activities.cancel(id); });
    }

    void show(const session::Activity &activity)
    {
        const QString name = activity.running ? u"clock"_s : activity.error ? u"error"_s : u"ok"_s;
        const Token token = activity.running ? Token::Muted : activity.error ? Token::Error : Token::Ok;
        m_mark->setPixmap(icon(name, token).pixmap(kMarkSize, kMarkSize));
        m_mark->setAccessibleName(activity.running ? ActivityPane::tr("running")
                                  : activity.error ? ActivityPane::tr("failed")
                                                   : ActivityPane::tr("done"));
        const QString time = QLocale().toString(QDateTime::fromMSecsSinceEpoch(activity.startedMs).time(), u"HH:mm:ss"_s);
        m_text->setText(time + u"  "_s + decode::visibleText(activity.title));
        QString detail = activity.detail;
        if (activity.error)
            detail = describe(*activity.error).sentence + (detail.isEmpty() ? QString() : u" "_s + detail);
        const QString pace = activity.running ? paceOf(activity, QDateTime::currentMSecsSinceEpoch()) : QString();
        if (!pace.isEmpty())
            detail += (detail.isEmpty() ? QString() : u" · "_s) + pace;
        m_detail->setText(decode::visibleText(detail));
        m_bar->setVisible(activity.running);
        m_bar->setRange(0, activity.progress < 0 ? 0 : kSteps);
        m_bar->setValue(static_cast<int>(activity.progress * kSteps));
        m_cancel->setVisible(activity.running && activity.cancellable);
        m_cancel->setAccessibleName(ActivityPane::tr("Cancel: %1").arg(m_text->text()));
    }

private:
    PlainLabel *m_mark;
    PlainLabel *m_text;
    PlainLabel *m_detail;
    QProgressBar *m_bar;
    QToolButton *m_cancel;
};

ActivityPane::ActivityPane(session::ActivityList &activities, QWidget *parent)
    : QWidget(parent)
    , m_activities(activities)
    , m_empty(new PlainLabel(tr("Nothing runs. Longer work shows here with its progress.")))
{
    auto *content = new QWidget;
    m_rows = new QVBoxLayout(content);
    m_rows->setContentsMargins(0, 4, 0, 4);
    m_rows->setSpacing(0);
    m_rows->addWidget(m_empty, 0, Qt::AlignHCenter);
    m_rows->addStretch(1);
    auto *scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidget(content);
    scroll->setAccessibleName(tr("Activity"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(scroll);
    connect(&activities, &session::ActivityList::changed, this, &ActivityPane::update);
    for (const session::Activity &activity : activities.activities())
        update(activity.id);
}

ActivityPane::~ActivityPane() = default;

void ActivityPane::update(quint64 id)
{
    const QList<session::Activity> &all = m_activities.activities();
    const auto it = std::find_if(all.begin(), all.end(), [id](const session::Activity &activity) { return activity.id == id; });
    if (it == all.end()) {
        delete m_shown.take(id);
    } else {
        ActivityRow *&row = m_shown[id];
        if (!row) {
            row = new ActivityRow(m_activities, id);
            m_rows->insertWidget(1, row);
        }
        row->show(*it);
    }
    for (auto shown = m_shown.begin(); shown != m_shown.end();) { // those that made room
        const bool kept = std::any_of(all.begin(), all.end(), [&shown](const session::Activity &a) { return a.id == shown.key(); });
        if (!kept)
            delete shown.value();
        shown = kept ? std::next(shown) : m_shown.erase(shown);
    }
    m_empty->setVisible(m_shown.isEmpty());
}

} // namespace streamscope::widgets
