// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/messages/search_strip.h"

#include "widgets/common/plain_label.h"
#include "widgets/common/sentences.h"
#include "widgets/common/theme.h"
#include "widgets/messages/filter_bar.h"
#include "widgets/messages/kept_search.h"

#include <QHBoxLayout>
#include <QProgressBar>
#include <QToolButton>

#include <cmath>

using namespace Qt::StringLiterals;

namespace streamscope::widgets {
namespace {

constexpr int kSteps = 1000;
constexpr int kBarWidth = 160;
using State = messages::SearchProgress::State;

QString stateText(const messages::SearchProgress &progress)
{
    switch (progress.state) {
    case State::Starting: return SearchStrip::tr("asking for the offsets…");
    case State::Paused: return SearchStrip::tr("paused");
    case State::Full: return SearchStrip::tr("waiting for memory: clear, or raise the limit in the settings");
    case State::Waiting: return SearchStrip::tr("waiting for an answer");
    case State::Finished: return SearchStrip::tr("at the end");
    case State::Failed: return progress.error ? describe(*progress.error).sentence : SearchStrip::tr("failed");
    case State::Searching: break;
    }
    const qint64 left = progress.millisecondsLeft();
    return left < 0 ? SearchStrip::tr("searching") : timeLeft(left);
}

} // namespace

SearchStrip::SearchStrip(QWidget *parent)
    : QFrame(parent)
    , m_bar(new QProgressBar)
    , m_text(new PlainLabel)
    , m_pause(makeBarButton(u"pause"_s, tr("Pause search"), tr("Hold the search where it is"), true))
    , m_continue(makeBarButton(u"play"_s, tr("Go on"), tr("Go on where the search was; the matches found before are read again first"), false))
    , m_end(makeBarButton(u"close"_s, tr("End search"), tr("Leave the matches and read the topic again"), false))
{
    m_bar->setRange(0, kSteps);
    m_bar->setTextVisible(false);
    m_bar->setFixedWidth(kBarWidth);
    m_bar->setAccessibleName(tr("Progress of the search"));
    m_text->setWordWrap(true); // there may be much to tell
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 0, 8, 6);
    layout->addWidget(m_bar);
    layout->addWidget(m_text, 1);
    for (QToolButton *button : {m_continue, m_pause, m_end})
        layout->addWidget(button);
    connect(m_pause, &QToolButton::clicked, this, &SearchStrip::pauseToggled);
    connect(m_continue, &QToolButton::clicked, this, &SearchStrip::continueRequested);
    connect(m_end, &QToolButton::clicked, this, &SearchStrip::endRequested);
    hide();
}

SearchStrip::~SearchStrip() = default;

void SearchStrip::show(const messages::SearchProgress &progress)
{
    const double fraction = progress.fraction();
    m_bar->setRange(0, fraction < 0 ? 0 : kSteps);
    m_bar->setValue(static_cast<int>(fraction * kSteps));
    QStringList facts;
    if (progress.isRecalling)
        facts.append(tr("reading again what was found before the restart"));
    else
        facts.append(tr("scanned %1 of %2 offsets").arg(formatCount(progress.scannedOffsets), formatCount(progress.totalOffsets)));
    facts.append(tr("%Ln match(es)", nullptr, counted(progress.hits)));
    if (progress.gone > 0)
        facts.append(tr("%Ln found before and not there any more", nullptr, counted(progress.gone)));
    if (progress.unkept > 0)
        facts.append(tr("%Ln more found before and not remembered", nullptr, counted(progress.unkept)));
    if (progress.failed > 0)
        facts.append(tr("%Ln could not be tested", nullptr, counted(progress.failed)));
    if (progress.removed > 0)
        facts.append(tr("%Ln removed before they could be read", nullptr, counted(progress.removed)));
    facts.append(stateText(progress));
    m_text->setText(facts.join(u" · "_s));
    m_pause->setVisible(!progress.isOver());
    m_pause->setChecked(progress.state == State::Paused);
    m_continue->hide();
    setVisible(true);
}

void SearchStrip::showInterrupted(const KeptSearch &search)
{
    m_bar->setRange(0, kSteps);
    m_bar->setValue(static_cast<int>(search.fraction * kSteps));
    m_text->setText(tr("The search was at %1 % when the program ended, with %Ln match(es).", nullptr,
                       counted(search.found.count() + search.found.unkept()))
                        .arg(static_cast<int>(std::lround(search.fraction * 100))));
    m_pause->hide();
    m_continue->show();
    setVisible(true);
}

QString SearchStrip::text() const
{
    return m_text->text();
}

} // namespace streamscope::widgets
