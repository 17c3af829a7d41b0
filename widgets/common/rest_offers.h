// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/rest/capabilities.h"
#include "widgets/common/banner.h"

namespace streamscope::rest {
class RestConnection;
}

namespace streamscope::session {
class Session;
}

namespace streamscope::widgets {

/// The REST Proxy behind a session; null: brokers, which offer everything, or no session.
[[nodiscard]] rest::RestConnection *restConnection(session::Session *session);

/// What a feature is called in a sentence.
[[nodiscard]] QString featureTitle(rest::Feature feature);
/// Why a feature is missing; empty for reasons that are none.
[[nodiscard]] QString reasonSentence(rest::Reason reason);
/// The same, with what the server said.
[[nodiscard]] QString reasonSentence(const rest::FeatureFact &fact);
/// The same for one session; empty: it is offered, or not known yet.
[[nodiscard]] QString whyMissing(session::Session *session, rest::Feature feature);

/// Credentials travel unprotected, which every page is to show; and the sentence for it.
[[nodiscard]] bool isUnprotected(session::Session *session);
[[nodiscard]] QString unprotectedSentence();

/// Why no flow – and no replay, which is one – can run on this connection, a sentence; empty: it can.
[[nodiscard]] QString whyNoFlow(session::Session *session);

/// A quiet line that says what a view lacks on a REST Proxy and why, with sentences in its details, and follows what is found out.
/// Never shown on brokers.
class OffersNote final : public Banner {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(OffersNote)

public:
    /// lead: a sentence ahead of it, shown on every REST Proxy, and more of it for the details. withWarnings: what a person should
    /// know of the server, too.
    OffersNote(session::Session *session, const QList<rest::Feature> &features, const QString &lead = {}, const QString &leadDetails = {},
               bool withWarnings = false, QWidget *parent = nullptr);
    ~OffersNote() override;

Q_SIGNALS:
    void offersChanged();

private:
    struct Missing {
        rest::FeatureFact fact; ///< of the first one
        QStringList titles;
    };

    void showOffers();
    [[nodiscard]] QList<Missing> missing(const rest::Capabilities &offers) const;
    [[nodiscard]] static QString lineOf(const QList<Missing> &groups);
    [[nodiscard]] static QString detailsOf(const QList<Missing> &groups);

    session::Session *m_session;
    QList<rest::Feature> m_features;
    QString m_lead;
    QString m_leadDetails;
    bool m_withWarnings;
    QString m_told;
};

} // namespace streamscope::widgets
