// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/state_frame.h"

#include "widgets/common/banner.h"
#include "widgets/common/plain_label.h"
#include "widgets/common/sentences.h"

#include <QAction>
#include <QElapsedTimer>
#include <QEvent>
#include <QPainter>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedLayout>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace streamscope::widgets {
namespace {

constexpr int kLoadingShowsMs = 150;
constexpr int kAgeEveryMs = 1000;
constexpr int kMargin = 48;
constexpr double kVeil = 0.55;

} // namespace

// Greys what lies below it, and lets the mouse through. (An effect of opacity shows black where a view is opaque.)
class Veil final : public QWidget {
public:
    explicit Veil(QWidget *below)
        : QWidget(below)
    {
        setAttribute(Qt::WA_TransparentForMouseEvents);
        setFocusPolicy(Qt::NoFocus);
        below->installEventFilter(this);
        hide();
    }

    void setShown(bool shown)
    {
        setGeometry(parentWidget()->rect());
        setVisible(shown);
        raise();
    }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::Resize)
            setGeometry(parentWidget()->rect());
        return QWidget::eventFilter(watched, event);
    }

    void paintEvent(QPaintEvent *) override
    {
        QColor ground = palette().color(QPalette::Window);
        ground.setAlphaF(kVeil);
        QPainter(this).fillRect(rect(), ground);
    }
};

// A page in the middle of the frame: title, words, buttons. The same for empty, loading and failed.
struct StateFrame::Private {
    QWidget *content = nullptr;
    Veil *veil = nullptr;
    Banner *banner = nullptr;
    QStackedLayout *stack = nullptr;
    QWidget *page = nullptr;
    PlainLabel *title = nullptr;
    PlainLabel *words = nullptr;
    PlainLabel *details = nullptr;
    QPushButton *more = nullptr;
    QProgressBar *progress = nullptr;
    QPushButton *next = nullptr;
    QPushButton *retry = nullptr;
    QPushButton *cancel = nullptr;
    QTimer showLoading;
    QTimer ageing;
    QElapsedTimer lostSince;
    qint64 ageThen = 0; ///< of what is shown, in milliseconds, when the connection was lost
    QString reason;
    QString reasonDetails;
    QMetaObject::Connection nextConnection;
    State state = State::Loaded;
    bool hasContent = false;

    // A button that goes leaves the focus to whatever comes next in the window: it stays here, and the stack takes it on.
    void present(const QString &headline, const QString &text, const QString &moreText = {})
    {
        if (next->hasFocus() || retry->hasFocus() || cancel->hasFocus() || more->hasFocus())
            title->setFocus();
        title->setText(headline);
        words->setText(text);
        words->setVisible(!text.isEmpty());
        details->setText(moreText);
        details->hide();
        more->setVisible(!moreText.isEmpty());
        progress->hide();
        next->hide();
        retry->hide();
        cancel->hide();
    }

    void stopWaiting()
    {
        showLoading.stop();
        ageing.stop();
    }

    void showAge()
    {
        banner->show(Banner::Kind::Warning,
                     StateFrame::tr("%1 What is shown was read %2; it goes on by itself.").arg(reason, formatAge(ageThen + lostSince.elapsed())),
                     StateFrame::tr("Try again"), reasonDetails);
    }

    void grey(bool on)
    {
        if (veil->isHidden() == on)
            veil->setShown(on);
    }
};

StateFrame::StateFrame(QWidget *content, QWidget *parent)
    : QWidget(parent)
    , d(std::make_unique<Private>())
{
    d->content = content;
    d->banner = new Banner;
    d->page = new QWidget;
    d->title = new PlainLabel;
    d->words = new PlainLabel;
    d->details = new PlainLabel;
    d->more = new QPushButton(tr("Details"));
    d->progress = new QProgressBar;
    d->next = new QPushButton;
    d->retry = new QPushButton(tr("Try again"));
    d->cancel = new QPushButton(tr("Cancel"));
    QFont font = d->title->font();
    font.setPointSizeF(font.pointSizeF() * 1.25);
    d->title->setFont(font);
    d->progress->setObjectName(u"loading"_s);
    d->progress->setRange(0, 0);
    d->progress->setTextVisible(false);
    d->progress->setFixedWidth(240);
    d->progress->setAccessibleName(tr("Loading"));
    for (PlainLabel *label : {d->title, d->words, d->details}) {
        label->setAlignment(Qt::AlignCenter);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    auto *column = new QVBoxLayout(d->page);
    column->setContentsMargins(kMargin, 0, kMargin, 0);
    column->addStretch(2);
    column->addWidget(d->title);
    column->addWidget(d->words);
    column->addWidget(d->progress, 0, Qt::AlignHCenter);
    column->addSpacing(8);
    for (QPushButton *button : {d->next, d->retry, d->cancel, d->more})
        column->addWidget(button, 0, Qt::AlignHCenter);
    column->addWidget(d->details);
    column->addStretch(3);

    auto *body = new QWidget;
    d->veil = new Veil(body); // not a child of the content: a splitter would make a pane of it
    d->stack = new QStackedLayout(body);
    d->stack->addWidget(content);
    d->stack->addWidget(d->page);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(d->banner);
    layout->addWidget(body, 1);

    d->showLoading.setSingleShot(true);
    d->showLoading.setInterval(kLoadingShowsMs);
    connect(&d->showLoading, &QTimer::timeout, this, [this] { d->stack->setCurrentWidget(d->page); });
    d->ageing.setInterval(kAgeEveryMs);
    connect(&d->ageing, &QTimer::timeout, this, [this] {
        if (!d->banner->isHidden()) // somebody may have closed it
            d->showAge();
    });
    connect(d->retry, &QPushButton::clicked, this, &StateFrame::retryRequested);
    connect(d->cancel, &QPushButton::clicked, this, &StateFrame::cancelRequested);
    connect(d->banner, &Banner::actionTriggered, this, &StateFrame::retryRequested);
    connect(d->more, &QPushButton::clicked, this, [this] { d->details->setVisible(d->details->isHidden()); });
}

StateFrame::~StateFrame() = default;

StateFrame::State StateFrame::state() const
{
    return d->state;
}

void StateFrame::setLoading(const QString &what, bool cancellable)
{
    if (d->hasContent)
        return; // what is there stays while it is read again
    d->state = State::Loading;
    d->banner->clear();
    d->present(what.isEmpty() ? tr("Loading…") : what, {});
    d->progress->show();
    d->cancel->setVisible(cancellable);
    d->showLoading.start();
    Q_EMIT stateChanged();
}

void StateFrame::setLoaded()
{
    d->stopWaiting();
    d->state = State::Loaded;
    d->hasContent = true;
    d->banner->clear();
    d->grey(false);
    d->stack->setCurrentWidget(d->content);
    Q_EMIT stateChanged();
}

void StateFrame::setStale(const QString &why)
{
    d->stopWaiting();
    d->state = State::Loaded;
    d->hasContent = true;
    d->banner->show(Banner::Kind::Warning, why);
    d->grey(true);
    d->stack->setCurrentWidget(d->content);
    Q_EMIT stateChanged();
}

void StateFrame::setEmpty(const QString &why, QAction *next)
{
    d->stopWaiting();
    d->state = State::Empty;
    d->hasContent = false;
    d->banner->clear();
    d->grey(false);
    d->present(why, {});
    disconnect(d->nextConnection);
    if (next) {
        d->next->setText(next->text());
        d->next->setToolTip(next->toolTip());
        d->next->setEnabled(next->isEnabled());
        d->next->show();
        d->nextConnection = connect(d->next, &QPushButton::clicked, next, &QAction::trigger);
    }
    d->stack->setCurrentWidget(d->page);
    Q_EMIT stateChanged();
}

void StateFrame::setFailed(const core::KafkaError &error)
{
    d->stopWaiting();
    d->state = State::Failed;
    const ErrorText text = describe(error);
    if (d->hasContent) {
        d->banner->showError(error, tr("Try again"));
        d->grey(true);
    } else {
        d->banner->clear();
        d->present(text.sentence, text.remedy, text.details);
        d->retry->show();
        d->stack->setCurrentWidget(d->page);
    }
    Q_EMIT stateChanged();
}

void StateFrame::setDisconnected(qint64 ageMs, const std::optional<core::KafkaError> &error)
{
    d->stopWaiting();
    d->state = State::Disconnected;
    d->reason = error ? describe(*error).sentence : tr("The connection was lost.");
    d->reasonDetails = error ? describe(*error).details : QString();
    if (d->hasContent && ageMs >= 0) {
        d->ageThen = ageMs;
        d->lostSince.start();
        d->showAge();
        d->grey(true);
        d->ageing.start();
    } else {
        d->banner->clear();
        d->present(tr("Not connected"), d->reason + u' ' + tr("It goes on by itself as soon as there is an answer."), d->reasonDetails);
        d->retry->show();
        d->stack->setCurrentWidget(d->page);
    }
    Q_EMIT stateChanged();
}

} // namespace streamscope::widgets
