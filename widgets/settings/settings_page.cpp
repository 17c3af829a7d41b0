// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/settings/settings_page.h"

#include "widgets/common/banner.h"
#include "widgets/common/page_header.h"
#include "widgets/common/plain_label.h"
#include "widgets/common/theme.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QGroupBox>
#include <QLineEdit>
#include <QScrollArea>
#include <QSpinBox>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace streamscope::widgets {
namespace {

constexpr int kFieldWidth = 220;
constexpr int kFormWidth = 900;
constexpr int kLabelWidth = 150; // the fields of all groups stand in one line
constexpr int kSmallestMiB = 4;
constexpr int kLargestMiB = 1 << 20;
constexpr int kFewestRows = 1000;
constexpr int kMostRows = 1'000'000'000;
constexpr int kRowsStep = 1'000'000;

template<typename Enum>
Enum chosen(const QComboBox *box)
{
    return static_cast<Enum>(box->currentData().toInt());
}

void choose(QComboBox *box, const QVariant &value)
{
    box->setCurrentIndex(qMax(0, box->findData(value)));
}

} // namespace

SettingsPage::SettingsPage(const ViewContext &context, QWidget *parent)
    : Page(context, parent)
{
    auto *content = new QWidget;
    content->setMaximumWidth(kFormWidth);
    auto *column = new QVBoxLayout(content);
    const auto group = [column](const QString &title) {
        auto *box = new QGroupBox(title);
        auto *form = new QFormLayout(box);
        form->setFieldGrowthPolicy(QFormLayout::FieldsStayAtSizeHint);
        column->addWidget(box);
        return form;
    };
    addAppearance(group(tr("Appearance")));
    addMemory(group(tr("Memory")));
    addBehaviour(group(tr("Behaviour")));
    column->addStretch(1);
    m_scroll = new QScrollArea;
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setWidget(content);
    auto *header = new PageHeader(tr("Settings"));
    auto *defaults = new QAction(icon(u"refresh"_s), tr("Restore defaults"), this);
    defaults->setToolTip(tr("Set everything on this page as on a first start"));
    auto *restored = new Banner;
    connect(defaults, &QAction::triggered, this, [this, restored] {
        m_before = this->context().settings->settings();
        this->context().settings->setSettings({});
        restored->show(Banner::Kind::Information, tr("Everything on this page is as on a first start."), tr("Undo"));
    });
    connect(restored, &Banner::actionTriggered, this, [this, restored] {
        this->context().settings->setSettings(m_before);
        restored->clear();
    });
    header->addAction(defaults);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(header);
    QList<session::FileProblem> problems = context.settings->fileProblems();
    problems.removeIf([](const session::FileProblem &problem) { return !problem.refusesSaving(); });
    addProblems(*layout, Banner::Kind::Information, problems);
    layout->addWidget(restored);
    layout->addWidget(m_scroll, 1);
    take(context.settings->settings());
    connect(context.settings, &session::SettingsStore::changed, this, &SettingsPage::take);
}

SettingsPage::~SettingsPage() = default;

QList<std::pair<QString, QString>> SettingsPage::names()
{
    return {{u"theme"_s, tr("Theme")},
            {u"language"_s, tr("Language")},
            {u"density"_s, tr("Row height")},
            {u"times"_s, tr("Times: local, UTC or relative")},
            {u"view-memory"_s, tr("Memory of each message view")},
            {u"view-rows"_s, tr("Rows of each message view")},
            {u"all-memory"_s, tr("Memory of all message views together")},
            {u"folders"_s, tr("Separator of topic folders")},
            {u"internal"_s, tr("Show internal topics")},
            {u"reopen"_s, tr("Reopen what was open")}};
}

void SettingsPage::showSection(const QString &section)
{
    if (auto *field = findChild<QWidget *>(section)) {
        field->setFocus(Qt::ShortcutFocusReason);
        m_scroll->ensureWidgetVisible(field);
    }
}

QString SettingsPage::title() const
{
    return tr("Settings");
}

void SettingsPage::addRow(QFormLayout *form, const QString &label, QWidget *field, const QString &help)
{
    auto *name = new PlainLabel(label);
    name->setBuddy(field);
    name->setMinimumWidth(kLabelWidth);
    field->setAccessibleName(QString(label).remove(u'&'));
    field->setAccessibleDescription(help);
    field->setMinimumWidth(kFieldWidth);
    auto *meaning = new PlainLabel(help);
    meaning->setWordWrap(true);
    meaning->setEnabled(false);
    auto *cell = new QWidget;
    auto *row = new QHBoxLayout(cell);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(field);
    row->addWidget(meaning, 1);
    cell->setMinimumWidth(kFormWidth - kLabelWidth - 60);
    form->addRow(name, cell);
}

void SettingsPage::addAppearance(QFormLayout *form)
{
    m_theme = new QComboBox;
    m_theme->addItem(tr("As the system"), int(session::ThemeMode::System));
    m_theme->addItem(tr("Light"), int(session::ThemeMode::Light));
    m_theme->addItem(tr("Dark"), int(session::ThemeMode::Dark));
    m_language = new QComboBox;
    m_language->addItem(tr("As the system"), QString());
    m_language->addItem(u"English"_s, u"en"_s);
    m_language->addItem(u"Deutsch"_s, u"de"_s);
    m_density = new QComboBox;
    m_density->addItem(tr("Compact"), int(session::Density::Compact));
    m_density->addItem(tr("Comfortable"), int(session::Density::Comfortable));
    m_timeZone = new QComboBox;
    m_timeZone->addItem(tr("Local time"), int(session::TimeZoneMode::Local));
    m_timeZone->addItem(tr("UTC"), int(session::TimeZoneMode::Utc));
    m_timeZone->addItem(tr("Relative to now"), int(session::TimeZoneMode::Relative));
    m_theme->setObjectName(u"theme"_s);
    m_language->setObjectName(u"language"_s);
    m_density->setObjectName(u"density"_s);
    m_timeZone->setObjectName(u"times"_s);
    addRow(form, tr("Them&e"), m_theme, tr("Light, dark, or what the desktop says, as it changes."));
    addRow(form, tr("&Language"), m_language, tr("Of the window. Takes effect at the next start."));
    addRow(form, tr("&Row height"), m_density, tr("Of tables and lists that are opened from now on."));
    addRow(form, tr("Time&s"), m_timeZone, tr("How timestamps of messages are shown."));
    for (QComboBox *box : {m_theme, m_language, m_density, m_timeZone})
        connect(box, &QComboBox::currentIndexChanged, this, &SettingsPage::give);
}

void SettingsPage::addMemory(QFormLayout *form)
{
    m_tailMiB = new QSpinBox;
    m_tailMiB->setRange(kSmallestMiB, kLargestMiB);
    m_tailMiB->setSuffix(tr(" MiB"));
    m_tailRows = new QSpinBox;
    m_tailRows->setRange(kFewestRows, kMostRows);
    m_tailRows->setSingleStep(kRowsStep);
    m_tailRows->setGroupSeparatorShown(true);
    m_tailRows->setSuffix(tr(" rows"));
    m_allMiB = new QSpinBox;
    m_allMiB->setRange(kSmallestMiB, kLargestMiB);
    m_allMiB->setSuffix(tr(" MiB"));
    m_tailMiB->setObjectName(u"view-memory"_s);
    m_tailRows->setObjectName(u"view-rows"_s);
    m_allMiB->setObjectName(u"all-memory"_s);
    addRow(form, tr("Each &message view"), m_tailMiB, tr("When it is full, the oldest leave and are counted as skipped."));
    addRow(form, tr("Ro&ws of each view"), m_tailRows, tr("The other bound of the same view."));
    addRow(form, tr("&All views together"), m_allMiB, tr("Of the whole program. Views opened from now on take it over."));
    for (QSpinBox *box : {m_tailMiB, m_tailRows, m_allMiB})
        connect(box, &QSpinBox::editingFinished, this, &SettingsPage::give);
}

void SettingsPage::addBehaviour(QFormLayout *form)
{
    m_separator = new QLineEdit;
    m_separator->setMaxLength(8);
    m_internal = new QCheckBox(tr("Show internal topics"));
    m_restore = new QCheckBox(tr("Reopen what was open"));
    m_separator->setObjectName(u"folders"_s);
    m_internal->setObjectName(u"internal"_s);
    m_restore->setObjectName(u"reopen"_s);
    addRow(form, tr("Topic &folders at"), m_separator, tr("The tree folds names at this text: “.” or “-”. Empty: no folders."));
    addRow(form, tr("&Internal topics"), m_internal, tr("Kafka's own, whose names begin with two underscores."));
    addRow(form, tr("&Pages"), m_restore, tr("When a connection is opened again."));
    connect(m_separator, &QLineEdit::editingFinished, this, &SettingsPage::give);
    connect(m_internal, &QCheckBox::clicked, this, &SettingsPage::give);
    connect(m_restore, &QCheckBox::clicked, this, &SettingsPage::give);
}

void SettingsPage::take(const session::Settings &settings)
{
    m_taking = true;
    choose(m_theme, int(settings.theme));
    choose(m_language, settings.language);
    choose(m_density, int(settings.density));
    choose(m_timeZone, int(settings.timeZone));
    m_tailMiB->setValue(static_cast<int>(settings.tailLimits.bytes >> 20));
    m_tailRows->setValue(static_cast<int>(settings.tailLimits.rows));
    m_allMiB->setValue(static_cast<int>(settings.allTailsBytes >> 20));
    m_separator->setText(settings.topicSeparator);
    m_internal->setChecked(settings.showInternalTopics);
    m_restore->setChecked(settings.restorePages);
    m_taking = false;
}

void SettingsPage::give()
{
    if (m_taking)
        return;
    session::Settings settings = context().settings->settings();
    settings.theme = chosen<session::ThemeMode>(m_theme);
    settings.language = m_language->currentData().toString();
    settings.density = chosen<session::Density>(m_density);
    settings.timeZone = chosen<session::TimeZoneMode>(m_timeZone);
    settings.tailLimits.bytes = static_cast<quint64>(m_tailMiB->value()) << 20;
    settings.tailLimits.rows = static_cast<quint64>(m_tailRows->value());
    settings.allTailsBytes = static_cast<quint64>(m_allMiB->value()) << 20;
    settings.topicSeparator = m_separator->text();
    settings.showInternalTopics = m_internal->isChecked();
    settings.restorePages = m_restore->isChecked();
    context().settings->setSettings(settings);
}

} // namespace streamscope::widgets
