// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QWidget>

#include <memory>

namespace streamscope::session {
class ActivityList;
class Journal;
class ProfileStore;
class Session;
class SessionManager;
class SettingsStore;
struct Profile;
} // namespace streamscope::session

namespace streamscope::messages {
struct HeldSet;
class MemoryBudget;
} // namespace streamscope::messages

namespace streamscope::cluster {
struct ProducerRecord;
} // namespace streamscope::cluster

namespace streamscope::flows {
struct Replay;
} // namespace streamscope::flows

namespace streamscope::widgets {

/// How a page asks for another one. Implemented by the window.
class Navigator {
public:
    virtual ~Navigator() = default;

    /// Opens or brings to front: "topic:NAME", "messages:NAME", "chart:NAME", "partitions:NAME", "config:NAME", "groups:NAME",
    /// "broker:ID", "group:NAME", "analytics", "analytics:NAME", "flows", "flows:FILE", "topics", "cluster", "groups", "produce",
    /// "workbench", "workbench:NAME", "load", "load:NAME", "produce-file", "sandbox", "connections", "settings", "journal", "log",
    /// "about". NAME may be a comma-separated list for messages and analytics; messages of one topic are a section of its page. On
    /// the session in front unless one is named.
    virtual void open(const QString &target, session::Session *session = nullptr) = 0;
    /// Opens the messages of these topics with what is read and filtered as MessagePage keeps it in its state ("read", "filter").
    virtual void openMessages(session::Session *session, const QStringList &topics, const QJsonObject &state)
    {
        Q_UNUSED(state)
        open(QStringLiteral("messages:") + topics.join(u','), session);
    }
    /// Opens the producer with this message, also where it has nothing but a topic: a null value is one.
    virtual void produce(session::Session *session, const cluster::ProducerRecord &draft) = 0;
    /// Opens the producer for a topic, with what is being written there; empty: for the one that is chosen.
    virtual void produceTo(session::Session *session, const QString &topic)
    {
        Q_UNUSED(topic)
        open(QStringLiteral("produce"), session);
    }
    /// Asks where to send these messages again, and what is changed in them.
    virtual void produceAgain(session::Session *session, const QList<cluster::ProducerRecord> &records)
    {
        Q_UNUSED(session)
        Q_UNUSED(records)
    }
    /// Opens the analytics over exactly these messages, which words describe.
    virtual void analyse(session::Session *session, const messages::HeldSet &set, const QString &words)
    {
        Q_UNUSED(session)
        Q_UNUSED(set)
        Q_UNUSED(words)
    }
    /// Asks how messages are to be written once more, and opens the flow that does it; nothing runs yet. choices: at least one,
    /// each with its words.
    virtual void replay(session::Session *session, const QList<flows::Replay> &choices)
    {
        Q_UNUSED(session)
        Q_UNUSED(choices)
    }
    virtual void createTopics(session::Session *session) = 0;
    /// The same with these to begin with: lines of "name partitions".
    virtual void createListed(session::Session *session, const QString &lines)
    {
        Q_UNUSED(lines)
        createTopics(session);
    }
    virtual void deleteTopics(session::Session *session, const QStringList &topics) = 0;
    /// Opens a saved connection (or the sandbox) and shows it; asks for the secrets that are not kept.
    virtual void connectTo(const session::Profile &profile) = 0;
    /// The same, but closes it first where it is open: after a question, when something runs in it.
    virtual void reconnect(const session::Profile &profile) { connectTo(profile); }
};

/// What every page gets; nothing in it is owned. session is null for pages of the whole program. In a test of one page any
/// of the others may be null too.
struct ViewContext {
    session::Session *session = nullptr;
    session::SettingsStore *settings = nullptr;
    session::ActivityList *activities = nullptr;
    Navigator *navigator = nullptr;
    session::SessionManager *sessions = nullptr;
    session::ProfileStore *profiles = nullptr;
    session::Journal *journal = nullptr;
    std::shared_ptr<messages::MemoryBudget> tailBudget = {}; ///< that all tails share; null: each has its own bound only
};

/// One tab.
class Page : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Page)

public:
    explicit Page(const ViewContext &context, QWidget *parent = nullptr)
        : QWidget(parent)
        , m_context(context)
    {
    }
    ~Page() override = default;

    [[nodiscard]] virtual QString target() const = 0; ///< what reopens it, see Navigator::open
    [[nodiscard]] virtual QString title() const = 0;
    /// All that is in view has loaded, or is known to be empty or failed. A live view: its first rows are painted.
    [[nodiscard]] virtual bool isLoaded() const = 0;
    [[nodiscard]] virtual QString statusText() const { return {}; } ///< the honest numbers of the page
    [[nodiscard]] virtual QJsonObject saveState() const { return {}; }
    virtual void restoreState(const QJsonObject &state) { Q_UNUSED(state) }
    /// Brings a part of the page to front, see Navigator::open ("partitions" of a topic).
    virtual void showSection(const QString &section) { Q_UNUSED(section) }
    virtual void reload() {} ///< F5
    virtual void find() {}   ///< Ctrl+F
    /// The keyboard goes to what a person is about here: where it was last, else the first list, or field of a form.
    virtual void takeKeyboard();
    /// What ends with the page and what becomes of it then, in sentences; empty: nothing does. Who closes it asks first.
    [[nodiscard]] virtual QString runningWork() const { return {}; }
    virtual void stopWork() {} ///< ends it in order: workStopped() comes within 5 s
    /// What runs here ends with that connection.
    [[nodiscard]] virtual bool uses(const session::Session *session) const { return m_context.session == session; }

    [[nodiscard]] const ViewContext &context() const { return m_context; }

Q_SIGNALS:
    void titleChanged();
    void loadedChanged();
    void statusChanged();
    void workStopped();

private:
    ViewContext m_context;
};

} // namespace streamscope::widgets
