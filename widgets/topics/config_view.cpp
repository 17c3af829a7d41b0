// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/topics/config_view.h"

#include "models/cluster/topic_config_catalog.h"
#include "models/core/when_finished.h"
#include "models/session/session.h"
#include "widgets/common/copy_as.h"
#include "widgets/common/data_table.h"
#include "widgets/common/sandbox_limits.h"
#include "widgets/common/state_frame.h"
#include "widgets/common/theme.h"

#include <QCheckBox>
#include <QCoreApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QIdentityProxyModel>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace streamscope::widgets {
namespace {

using items::ConfigTableModel;

QString sourceText(const QString &name)
{
    if (name == "default"_L1)
        return ConfigView::tr("default");
    if (name == "dynamic-topic"_L1)
        return ConfigView::tr("override of this topic");
    if (name == "static-broker"_L1)
        return ConfigView::tr("the broker's file");
    if (name == "dynamic-broker"_L1)
        return ConfigView::tr("override of this broker");
    if (name == "dynamic-default-broker"_L1)
        return ConfigView::tr("override of all brokers");
    return name;
}

// Words for the facts: sources, hidden and missing values, overrides in bold, the meaning as a tool tip.
class ConfigWords final : public QIdentityProxyModel {
public:
    using QIdentityProxyModel::QIdentityProxyModel;

    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override
    {
        const bool sensitive = QIdentityProxyModel::data(index, ConfigTableModel::SensitiveRole).toBool();
        if (role == Qt::DisplayRole && index.column() == ConfigTableModel::Source)
            return sourceText(QIdentityProxyModel::data(index, role).toString());
        if (role == Qt::DisplayRole && index.column() == ConfigTableModel::Value && sensitive)
            return ConfigView::tr("hidden: sensitive");
        if (role == Qt::FontRole && !QIdentityProxyModel::data(index, ConfigTableModel::DefaultRole).toBool()) {
            QFont font;
            font.setBold(true);
            return font;
        }
        if (role == Qt::ForegroundRole && sensitive && index.column() == ConfigTableModel::Value)
            return color(Token::Muted);
        if (role == Qt::ToolTipRole)
            return toolTip(index);
        return QIdentityProxyModel::data(index, role);
    }

private:
    [[nodiscard]] QString toolTip(const QModelIndex &index) const
    {
        const auto *info = cluster::topicConfigInfo(QIdentityProxyModel::data(index, items::KeyRole).toString());
        QStringList words;
        if (info)
            words.append(QCoreApplication::translate(cluster::kTopicConfigContext, info->documentation));
        if (QIdentityProxyModel::data(index, ConfigTableModel::ReadOnlyRole).toBool())
            words.append(ConfigView::tr("Cannot be changed while the broker runs."));
        return words.join(u'\n').toHtmlEscaped();
    }
};

} // namespace

ConfigView::ConfigView(const ViewContext &context, const cluster::ConfigResource &resource, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_resource(resource)
    , m_model(new ConfigTableModel(this))
    , m_table(new DataTable(tr("Configuration"), u"configuration"_s, context.settings))
    , m_filter(new QLineEdit)
    , m_overridesOnly(new QCheckBox(tr("&Overrides only")))
{
    m_model->setTitles({tr("Configuration"), tr("Value"), tr("Source")});
    auto *words = new ConfigWords(this);
    words->setSourceModel(m_model);
    m_table->setDefaultWidth(ConfigTableModel::Name, 300);
    m_table->setDefaultWidth(ConfigTableModel::Value, 320);
    m_table->setSourceModel(words);
    m_table->setRowActions({});
    m_filter->setPlaceholderText(tr("Filter configurations (Ctrl+F)"));
    m_filter->setAccessibleName(tr("Filter configurations"));
    m_filter->setClearButtonEnabled(true);
    m_overridesOnly->setToolTip(tr("Hide what has Kafka's own default"));
    auto *content = new QWidget;
    auto *inner = new QVBoxLayout(content);
    auto *bar = new QHBoxLayout;
    bar->addWidget(m_filter, 1);
    bar->addWidget(m_overridesOnly);
    auto *copyAs = new CopyAsMenu(
        context.session, [this](const rest::Capabilities &offers) { return rest::act::configs(offers, m_resource); }, this);
    bar->addWidget(copyAs->makeButton());
    inner->setContentsMargins(8, 8, 8, 8);
    inner->addLayout(bar);
    if (QLabel *note = makeSandboxNote(context.session, sandbox::Limit::FewConfigurations))
        inner->addWidget(note);
    inner->addWidget(m_table, 1);
    m_frame = new StateFrame(content);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_frame);
    connect(m_filter, &QLineEdit::textChanged, m_table, &DataTable::setFilterText);
    connect(m_overridesOnly, &QCheckBox::toggled, this, &ConfigView::showEntries);
    connect(m_frame, &StateFrame::retryRequested, this, &ConfigView::reload);
    connect(context.session, &session::Session::stateChanged, this, &ConfigView::takeState);
    m_frame->setLoading(tr("Reading the configuration…"));
}

ConfigView::~ConfigView() = default;

void ConfigView::showEvent(QShowEvent *event)
{
    if (!std::exchange(m_asked, true))
        reload();
    QWidget::showEvent(event);
}

void ConfigView::reload()
{
    m_asked = true;
    if (m_entries.isEmpty())
        m_frame->setLoading(tr("Reading the configuration…"));
    core::whenFinished(m_context.session->reader().describeConfigs(m_resource), this,
                       [this](const core::Result<QList<cluster::ConfigEntry>> &result) { take(result); });
}

// What was read stays, with its age, while the brokers are away; then it is read again.
void ConfigView::takeState()
{
    const cluster::Connection &connection = m_context.session->connection();
    if (connection.state() == cluster::ConnectionState::Lost)
        m_frame->setDisconnected(m_age.isValid() ? m_age.elapsed() : -1, connection.lastError());
    else if (connection.state() == cluster::ConnectionState::Failed && connection.lastError())
        m_frame->setFailed(*connection.lastError());
    else if (connection.state() == cluster::ConnectionState::Connected && m_asked)
        reload();
    Q_EMIT changed();
}

void ConfigView::find()
{
    m_filter->setFocus();
    m_filter->selectAll();
}

void ConfigView::take(const core::Result<QList<cluster::ConfigEntry>> &result)
{
    if (result) {
        m_entries = *result;
        m_age.start();
        showEntries();
        m_entries.isEmpty() ? m_frame->setEmpty(tr("The broker told no configuration.")) : m_frame->setLoaded();
    } else if (m_context.session->connection().state() == cluster::ConnectionState::Lost) {
        takeState();
        return;
    } else {
        m_frame->setFailed(result.error());
    }
    Q_EMIT changed();
}

void ConfigView::showEntries()
{
    QList<cluster::ConfigEntry> shown = m_entries;
    if (m_overridesOnly->isChecked())
        erase_if(shown, [](const cluster::ConfigEntry &entry) { return entry.isDefault(); });
    m_model->setEntries(shown);
    Q_EMIT changed();
}

bool ConfigView::isLoaded() const
{
    return m_frame->state() != StateFrame::State::Loading && m_frame->state() != StateFrame::State::Disconnected;
}

QString ConfigView::summary() const
{
    if (!m_age.isValid())
        return {}; // not known is not none
    const auto overrides =
        std::count_if(m_entries.begin(), m_entries.end(), [](const cluster::ConfigEntry &entry) { return !entry.isDefault(); });
    return tr("%Ln configuration(s)", nullptr, static_cast<int>(m_entries.size())) + u" · "_s +
           tr("%n not at Kafka's default", nullptr, static_cast<int>(overrides));
}

} // namespace streamscope::widgets
