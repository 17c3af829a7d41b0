// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a MessagePage reads, where the cluster has to be asked for it first.
#include "models/cluster/read_bounds.h"
#include "models/core/when_finished.h"
#include "models/decode/decode.h"
#include "models/session/session.h"
#include "widgets/common/banner.h"
#include "widgets/common/rest_offers.h"
#include "widgets/common/state_frame.h"
#include "widgets/messages/message_page.h"
#include "widgets/messages/partition_starts_dialog.h"
#include "widgets/messages/read_bar.h"

using namespace Qt::StringLiterals;

namespace streamscope::widgets {

QString MessagePage::namesOf(const QList<cluster::TopicPartition> &partitions)
{
    QStringList names;
    for (const cluster::TopicPartition &partition : partitions.mid(0, kNamedPartitions))
        names.append(u"%1-%2"_s.arg(decode::visibleText(partition.topic)).arg(partition.partition));
    return names.join(u", "_s) + (partitions.size() > kNamedPartitions ? u", …"_s : QString());
}

// Reading anew overtakes what the cluster was asked for before.
void MessagePage::withRequest(std::function<void(const cluster::TailRequest &)> next)
{
    const auto plan = m_read->plan(m_topics, context().session->metadata());
    if (!plan) {
        m_notice->show(Banner::Kind::Error, plan.error().message);
        return;
    }
    const quint64 asked = ++m_asked;
    cluster::TailRequest request = plan->request;
    if (m_span) {
        request.startOffsets = m_span->starts;
        request.endOffsets = m_span->ends;
        request.untilEnd = true;
    }
    if (m_span || !plan->needsCluster()) {
        next(request);
        return;
    }
    m_tail.reset();
    m_search.reset();
    m_status = {}; // what it told is of the reading that ends here
    m_status.state = cluster::TailStatus::State::Stopped;
    m_banner->clear();
    m_frame->setLoading(plan->group.isEmpty() ? tr("Asking for the offsets…")
                                              : tr("Asking for the committed offsets of %1…").arg(decode::visibleText(plan->group)));
    core::whenFinished<cluster::MetadataPtr>(
        context().session->reader().metadata(m_topics), this,
        [this, asked, plan = *plan, next = std::move(next)](const core::Result<cluster::MetadataPtr> &metadata) {
            if (asked != m_asked)
                return;
            if (!metadata)
                m_frame->setFailed(metadata.error());
            else
                resolveStart({plan, cluster::partitionsOf(plan.request, **metadata), asked, next});
        });
}

void MessagePage::resolveStart(Resolving work)
{
    if (!work.plan.starts.isEmpty()) {
        askStarts(std::move(work));
        return;
    }
    if (work.plan.group.isEmpty()) {
        resolveEnd(std::move(work));
        return;
    }
    const QString group = work.plan.group;
    core::whenFinished<QList<cluster::GroupOffset>>(
        context().session->reader().groupOffsets(group), this,
        [this, group, resolving = std::move(work)](const core::Result<QList<cluster::GroupOffset>> &committed) mutable {
            if (resolving.asked != m_asked)
                return;
            if (!committed && committed.error().kind != core::ErrorKind::UnknownObject) {
                m_frame->setFailed(committed.error());
                return;
            }
            const auto start = cluster::committedStart(committed.value_or(QList<cluster::GroupOffset>()), resolving.partitions);
            if (start.offsets.isEmpty()) {
                m_frame->setEmpty(tr("The group %1 has committed no offset of what would be read here.").arg(decode::visibleText(group)),
                                  m_readEarliest);
                Q_EMIT loadedChanged();
                return;
            }
            resolving.plan.request.startOffsets = start.offsets;
            resolving.without = start.without;
            resolveEnd(std::move(resolving));
        });
}

void MessagePage::askStarts(Resolving work)
{
    const auto queries = cluster::queriesForStarts(work.plan.starts, work.plan.request.isolation);
    core::whenFinished<QList<cluster::OffsetAnswer>>(
        context().session->reader().listOffsets(queries), this,
        [this, resolving = std::move(work)](const core::Result<QList<cluster::OffsetAnswer>> &answers) mutable {
            if (resolving.asked != m_asked)
                return;
            const auto starts = answers ? cluster::startsAt(*answers) : tl::make_unexpected(answers.error());
            if (!starts) {
                m_frame->setFailed(starts.error());
                return;
            }
            resolving.plan.request.startOffsets.insert(*starts);
            resolveEnd(std::move(resolving));
        });
}

void MessagePage::choosePartitionStarts()
{
    auto *dialog = new PartitionStartsDialog(m_read->partitionStarts(), m_topics, context().session->metadata(),
                                             whyMissing(context().session, rest::Feature::OffsetsByTime), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] { m_read->setPartitionStarts(dialog->starts()); });
    connect(dialog, &QDialog::rejected, m_read, &ReadBar::leavePartitionStarts);
    dialog->open();
}

void MessagePage::resolveEnd(Resolving work)
{
    cluster::TailRequest &request = work.plan.request;
    if (work.plan.untilOffset) {
        for (const cluster::TopicPartition &partition : std::as_const(work.partitions))
            request.endOffsets.insert(partition, *work.plan.untilOffset);
    }
    if (!work.plan.untilMs) {
        goOn(work);
        return;
    }
    const auto queries = cluster::queriesForEnd(work.partitions, *work.plan.untilMs, request.isolation);
    core::whenFinished<QList<cluster::OffsetAnswer>>(
        context().session->reader().listOffsets(queries), this,
        [this, resolving = std::move(work)](const core::Result<QList<cluster::OffsetAnswer>> &answers) mutable {
            if (resolving.asked != m_asked)
                return;
            const auto ends = answers ? cluster::endsAt(*answers) : tl::make_unexpected(answers.error());
            if (!ends) {
                m_frame->setFailed(ends.error());
                return;
            }
            resolving.plan.request.endOffsets = *ends;
            goOn(resolving);
        });
}

void MessagePage::goOn(const Resolving &work)
{
    work.next(work.plan.request);
    if (!work.without.isEmpty())
        m_notice->show(Banner::Kind::Information,
                       tr("The group %1 has committed nothing for %Ln partition(s): %2. Read from the earliest there.", nullptr,
                          static_cast<int>(work.without.size()))
                           .arg(decode::visibleText(work.plan.group), namesOf(work.without)));
}

void MessagePage::listGroups()
{
    core::whenFinished<cluster::GroupList>(context().session->reader().listGroups(), this, [this](const core::Result<cluster::GroupList> &groups) {
        QStringList names;
        for (const cluster::GroupListing &listing : groups ? groups->groups : QList<cluster::GroupListing>())
            names.append(listing.group);
        m_read->setGroups(names);
    });
}

} // namespace streamscope::widgets
