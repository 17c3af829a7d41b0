// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QHash>
#include <QObject>
#include <QString>
#include <QTimer>

namespace streamscope::session {
class Session;
}

namespace streamscope::widgets {

/// Looks what became of topics whose creation or deletion was asked for and not answered. It may have been done all the same; what
/// does not show while the cluster answers for the time of the bound was not done. A broker that was away may do it later still:
/// what was told as not done is told anew then. One of the same name may be another: its id tells, where the cluster has ids.
class OutcomeWatch final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(OutcomeWatch)

public:
    enum class Found {
        Done,
        DoneAndMadeAnew, ///< deleted; that of this name is another
        NotDone,         ///< told by metadata that was taken after the bound; Done may follow
        ThereUnknown,    ///< wished away, and one of this name is there; nobody can tell whether it is another
        Unknown,         ///< no metadata came; one of the others may follow
    };

    /// wished: whether the topics are there when it was done.
    OutcomeWatch(session::Session *session, bool wished, QObject *parent);
    ~OutcomeWatch() override;

    /// id: of the topic before it was to be deleted; empty: not known, or there was none.
    void look(const QString &topic, const QString &id = {});
    [[nodiscard]] bool isLooking(const QString &topic) const;
    [[nodiscard]] bool isLooking() const;
    /// It is asked for anew: what is found of the time before is of no interest.
    void forget(const QString &topic);
    /// Milliseconds: of looking, from the first answer of the cluster on; of waiting for metadata at all, from the last look().
    void setBounds(qint64 lookMs, qint64 waitMs);

Q_SIGNALS:
    void found(const QString &topic, streamscope::widgets::OutcomeWatch::Found what); ///< isLooking() is as it is afterwards

private:
    enum class Told { Nothing, Unknown, NotDone };
    struct Watched {
        Told told = Told::Nothing;
        QString id;            ///< from before
        bool isAsking = false; ///< for what it is now
    };

    void ask();
    void compare();
    void compareId(const QString &topic);
    [[nodiscard]] bool isOver() const { return m_answering.isValid() && m_answering.hasExpired(m_lookMs); }
    [[nodiscard]] bool isLate() const { return m_asked || (!m_timer.isActive() && isOver()); } ///< what shows now does so after the bound
    void tell(const QString &topic, Found what);

    session::Session *m_session;
    const bool m_wished;
    QHash<QString, Watched> m_topics; ///< until one is done
    QTimer m_timer;
    QElapsedTimer m_since;
    QElapsedTimer m_answering; ///< since the first metadata after the last look()
    qint64 m_lookMs = 10'000;
    qint64 m_waitMs = 60'000;
    bool m_asked = false; ///< after the bound
};

} // namespace streamscope::widgets
