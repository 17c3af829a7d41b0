// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/shell/window_banners.h"

#include "models/session/profile_store.h"
#include "models/session/session.h"
#include "models/session/session_manager.h"
#include "models/session/settings.h"
#include "widgets/common/banner.h"
#include "widgets/common/rest_offers.h"
#include "widgets/common/sentences.h"
#include "widgets/common/state_frame.h"

#include <QVBoxLayout>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace streamscope::widgets {

struct WindowBanners::Say {
    Banner::Kind kind = Banner::Kind::Information;
    QString sentence; ///< empty: nothing
    QString details;
    QString action;
};

WindowBanners::WindowBanners(const ViewContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_connection(new Banner)
    , m_files(new Banner)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_connection);
    layout->addWidget(m_files);
    connect(m_connection, &Banner::actionTriggered, this, [this] {
        if (m_session)
            Q_EMIT reconnectRequested(m_session);
    });
    connect(m_context.sessions, &session::SessionManager::opened, this, [this](const session::Session *session) {
        if (m_context.profiles)
            m_openedAt.insert(session->profile().id, m_context.profiles->revision(session->profile().id));
    });
    connect(m_context.sessions, &session::SessionManager::aboutToClose, this, [this](const session::Session *session) {
        m_openedAt.remove(session->profile().id);
        if (m_session == session)
            m_session = nullptr;
    });
    if (m_context.settings)
        connect(m_context.settings, &session::SettingsStore::problemsChanged, this, &WindowBanners::showFiles);
    showFiles();
}

WindowBanners::~WindowBanners() = default;

bool WindowBanners::isOutdated(const session::Session *session) const
{
    const QString id = session ? session->profile().id : QString();
    return m_context.profiles && m_openedAt.contains(id) && m_context.profiles->profile(id) &&
           m_openedAt.value(id) != m_context.profiles->revision(id);
}

WindowBanners::Say WindowBanners::ofConnection(session::Session *session, const QWidget *page) const
{
    const auto frames = page ? page->findChildren<StateFrame *>() : QList<StateFrame *>();
    const bool told = std::any_of(frames.begin(), frames.end(), [page](const StateFrame *frame) {
        const auto state = frame->state();
        return frame->isVisibleTo(page) && (state == StateFrame::State::Failed || state == StateFrame::State::Disconnected);
    });
    if (isOutdated(session))
        return {Banner::Kind::Warning, tr("The settings of this connection were changed. They hold when it is connected anew; a stricter guard holds now."), {},
                tr("&Reconnect")};
    if (!session || told)
        return {};
    const auto error = session->connection().lastError();
    const cluster::ConnectionState state = session->connection().state();
    if (state == cluster::ConnectionState::Lost)
        return {Banner::Kind::Warning,
                restConnection(session) ? tr("The REST Proxy does not answer. It goes on by itself as soon as it does.")
                                        : tr("No broker answers. It goes on by itself as soon as one does."),
                error ? describe(*error).details : QString(), {}};
    if (state == cluster::ConnectionState::Failed && error) {
        const ErrorText text = describe(*error);
        return {Banner::Kind::Error, text.remedy.isEmpty() ? text.sentence : text.sentence + u' ' + text.remedy, text.details, {}};
    }
    if (isUnprotected(session))
        return {Banner::Kind::Warning, unprotectedSentence(), {}, {}};
    return {};
}

void WindowBanners::showConnection(session::Session *session, const QWidget *page)
{
    const Say say = ofConnection(session, page);
    m_session = session;
    QString said = say.sentence + u'\n' + say.details;
    if (session && !say.sentence.isEmpty())
        said.prepend(session->profile().id + u'\n');
    if (std::exchange(m_said, said) == said)
        return;
    say.sentence.isEmpty() ? m_connection->clear() : m_connection->show(say.kind, say.sentence, say.action, say.details);
}

// Whoever starts without their connections or settings is to know that they are not lost, whatever page they see first.
void WindowBanners::showFiles()
{
    QList<session::FileProblem> problems = m_context.settings ? m_context.settings->fileProblems() : QList<session::FileProblem>();
    if (const auto problem = m_context.profiles ? m_context.profiles->problem() : std::nullopt)
        problems.prepend(*problem);
    QStringList sentences;
    bool isLost = false;
    for (const session::FileProblem &problem : std::as_const(problems)) {
        sentences.append(describe(problem));
        isLost = isLost || problem.refusesSaving();
    }
    if (isLost)
        sentences.append(tr("What is typed or set holds until the program ends."));
    sentences.isEmpty() ? m_files->clear() : m_files->show(Banner::Kind::Warning, sentences.join(u' '));
}

} // namespace streamscope::widgets
