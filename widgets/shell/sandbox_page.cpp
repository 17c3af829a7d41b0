// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/shell/sandbox_page.h"

#include "models/sandbox/sandbox.h"
#include "models/session/session.h"
#include "models/session/settings.h"
#include "widgets/common/page_header.h"
#include "widgets/common/plain_label.h"
#include "widgets/common/sandbox_limits.h"
#include "widgets/common/sentences.h"
#include "widgets/common/state_frame.h"

#include <QAction>
#include <QFormLayout>
#include <QSlider>
#include <QVBoxLayout>

#include <cmath>

using namespace Qt::StringLiterals;

namespace streamscope::widgets {
namespace {

using sandbox::Limit;
using sandbox::Sandbox;

constexpr int kSteps = 100; // the slider is logarithmic: 10/s to as much as it takes
const double kDecades = std::log10(double(Sandbox::kMaximumRate) / Sandbox::kMinimumRate);

int rateOf(int step)
{
    return step == kSteps ? Sandbox::kMaximumRate
                          : static_cast<int>(std::lround(Sandbox::kMinimumRate * std::pow(10.0, kDecades * step / kSteps)));
}

int stepOf(int rate)
{
    return static_cast<int>(std::lround(kSteps * std::log10(double(qMax(rate, Sandbox::kMinimumRate)) / Sandbox::kMinimumRate) / kDecades));
}

} // namespace

SandboxPage::SandboxPage(const ViewContext &context, QWidget *parent)
    : Page(context, parent)
{
    Sandbox *sandbox = context.session->sandbox();
    auto *rate = new QSlider(Qt::Horizontal);
    auto *shown = new PlainLabel;
    rate->setRange(0, kSteps);
    rate->setAccessibleName(tr("Messages a second"));
    auto *form = new QFormLayout;
    form->setContentsMargins(12, 8, 12, 8);
    form->addRow(tr("Rate"), rate);
    form->addRow(QString(), shown);
    auto *address = new PlainLabel(sandbox ? sandbox->bootstrapServers() : QString());
    address->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    form->addRow(tr("Address for other clients"), address);
    QStringList limits;
    for (const Limit limit : Sandbox::limits())
        limits.append(u"• "_s + sandboxLimit(limit));
    auto *limitsLabel = new PlainLabel(limits.join(u'\n'));
    limitsLabel->setWordWrap(true);
    limitsLabel->setTextInteractionFlags(Qt::TextSelectableByMouse);
    form->addRow(tr("What it cannot do"), limitsLabel);
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(form);
    column->addStretch(1);
    auto *frame = new StateFrame(content);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(new PageHeader(tr("Sandbox")));
    layout->addWidget(frame, 1);
    if (!sandbox) {
        auto *open = new QAction(tr("Open the sandbox"), this);
        open->setToolTip(tr("A cluster inside this program, with live traffic"));
        connect(open, &QAction::triggered, this, [this] { this->context().navigator->connectTo(session::sandboxProfile()); });
        frame->setEmpty(tr("This connection is not the sandbox."), open);
        return;
    }
    frame->setLoaded();
    const auto showRate = [shown](int value) {
        shown->setText(value >= Sandbox::kMaximumRate ? tr("as much as it takes") : tr("%1 messages a second").arg(formatCount(value)));
    };
    rate->setValue(stepOf(sandbox->rate()));
    showRate(sandbox->rate());
    const auto keep = [this, sandbox] {
        session::Settings settings = this->context().settings->settings();
        settings.sandboxRate = sandbox->rate();
        this->context().settings->setSettings(settings);
    };
    connect(rate, &QSlider::valueChanged, this, [sandbox, rate, keep](int step) {
        sandbox->setRate(rateOf(step));
        if (!rate->isSliderDown())
            keep();
    });
    connect(rate, &QSlider::sliderReleased, this, keep);
    connect(sandbox, &Sandbox::rateChanged, shown, showRate);
}

SandboxPage::~SandboxPage() = default;

QString SandboxPage::title() const
{
    return tr("Sandbox");
}

} // namespace streamscope::widgets
