// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/flows/flow_page.h"

#include "models/decode/decode.h"
#include "models/session/activity.h"
#include "models/session/session.h"
#include "models/session/settings.h"
#include "widgets/common/banner.h"
#include "widgets/common/page_header.h"
#include "widgets/common/state_frame.h"
#include "widgets/common/theme.h"
#include "widgets/flows/dry_run_view.h"
#include "widgets/flows/flow_editor.h"

#include <QAction>
#include <QFileDialog>
#include <QFileInfo>
#include <QJsonArray>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QSplitter>
#include <QTabBar>
#include <QTabWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace streamscope::widgets {
namespace {

constexpr int kDraftMs = 500;
constexpr int kRateMs = 1000;
constexpr qsizetype kRecent = 10;
constexpr qsizetype kDraftChars = 4 << 20; // of all drafts together
constexpr qsizetype kNewDrafts = 20;
constexpr qsizetype kTimeInName = 24; // "20261127-221530-123.yaml"
constexpr int kHalf = 1000;

} // namespace

const QString FlowPage::kExample = u":/streamscope/flows/order-processor.yaml"_s;

// Those that were not saved and are no longer wanted make room for others.
QString FlowPage::keepNew(session::SettingsStore &settings, const session::Session &session, const QString &name, const QString &text)
{
    const QString key = u"flows/"_s + session.profile().id;
    QJsonObject state = settings.state(key);
    QJsonObject drafts = state.value("drafts"_L1).toObject();
    QStringList kept = drafts.keys();
    kept.removeIf([](const QString &path) { return !path.startsWith(flows::FlowDocument::newPath({}).section(u'/', 0, 1)); });
    std::sort(kept.begin(), kept.end(), [](const QString &a, const QString &b) { return a.right(kTimeInName) < b.right(kTimeInName); });
    for (qsizetype i = 0; i + kNewDrafts <= kept.size(); ++i)
        drafts.remove(kept.at(i));
    const QString path = flows::FlowDocument::newPath(name);
    drafts.insert(path, text);
    state.insert(u"drafts"_s, drafts);
    settings.setState(key, state);
    return path;
}

FlowPage::FlowPage(const ViewContext &context, const QString &path, QWidget *parent)
    : Page(context, parent)
    , m_header(new PageHeader(tr("Flows")))
    , m_banner(new Banner)
    , m_notice(new Banner)
    , m_editor(new FlowEditor)
    , m_status(new FlowStatusView(context))
    , m_dryRun(new DryRunView(context))
    , m_sections(new QTabWidget)
    , m_splitter(new QSplitter(Qt::Horizontal))
    , m_fileMenu(new QMenu(this))
    , m_targetButton(new QToolButton)
{
    makeActions();
    makeTargetMenu();
    makeFileMenu();
    m_frame = new StateFrame(makeResults());
    m_splitter->addWidget(m_editor);
    m_splitter->addWidget(m_frame);
    m_splitter->setSizes({kHalf, kHalf}); // shares, whatever the width
    m_splitter->setChildrenCollapsible(false);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    layout->addWidget(m_banner);
    layout->addWidget(m_notice);
    layout->addWidget(m_splitter, 1);
    m_draftTimer.setSingleShot(true);
    m_draftTimer.setInterval(kDraftMs);
    m_rateTimer.setInterval(kRateMs);
    connect(&m_draftTimer, &QTimer::timeout, this, &FlowPage::keepDraft);
    connect(&m_rateTimer, &QTimer::timeout, this, &FlowPage::measureRate);
    connect(&m_ticker, &core::FrameTicker::tick, this, &FlowPage::showAll);
    connect(m_editor, &FlowEditor::changed, this, &FlowPage::noteText);
    connect(m_editor, &FlowEditor::checked, this, &FlowPage::takeCheck);
    connect(m_dryRun, &DryRunView::changed, this, &FlowPage::showAll);
    connect(m_frame, &StateFrame::retryRequested, this, [this] { this->context().session->refresh(); });
    connect(context.session, &session::Session::stateChanged, this, &FlowPage::showAll);
    connect(context.session, &session::Session::metadataChanged, this, &FlowPage::showAll);
    connect(context.session, &session::Session::metadataFailed, this, &FlowPage::showAll);
    if (path.isEmpty())
        showAll();
    else
        openFile(path);
}

FlowPage::~FlowPage()
{
    if (m_draftTimer.isActive())
        keepDraft();
    if (context().activities && m_activity != 0)
        context().activities->end(m_activity, core::localError(core::ErrorKind::Cancelled, {}));
    m_run.reset();
}

void FlowPage::makeActions()
{
    m_try = pageAction(this, u"search"_s, tr("&Dry run"), QString(), &FlowPage::dryRun);
    m_start = pageAction(this, u"play"_s, tr("&Run"), QString(), &FlowPage::run);
    m_pause = pageAction(this, u"pause"_s, tr("Pa&use"), QString(), &FlowPage::pauseOrResume);
    m_stop = pageAction(this, u"stop"_s, tr("Sto&p"), tr("End what is open, and leave the group"), &FlowPage::stop);
    m_save = pageAction(this, u"save"_s, tr("&Save"), tr("Write the file (Ctrl+S)"), &FlowPage::save);
    m_save->setShortcut(QKeySequence::Save);
    m_save->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addAction(m_save);
    m_saveAs = pageAction(this, {}, tr("Save &as…"), tr("Write another file, and go on with that"), &FlowPage::chooseTarget);
    m_open = pageAction(this, {}, tr("&Open…"), tr("Open a flow file, YAML or JSON"), &FlowPage::chooseFile);
    m_example = pageAction(this, u"play"_s, tr("Open the example"), tr("The order processor: orders become payments and notifications, or failures"),
                    [this] { openFile(kExample); });
    for (QAction *action : {m_try, m_start, m_pause, m_stop, m_save})
        m_header->addAction(action);
}

void FlowPage::makeFileMenu()
{
    auto *button = new QToolButton;
    button->setText(tr("&File"));
    button->setAccessibleName(tr("File"));
    button->setToolTip(tr("Open, save, and the files opened last"));
    button->setPopupMode(QToolButton::InstantPopup);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setMenu(m_fileMenu);
    connect(m_fileMenu, &QMenu::aboutToShow, this, &FlowPage::fillFileMenu);
    fillFileMenu();
    m_header->addMenuButton(button);
}

void FlowPage::fillFileMenu()
{
    m_fileMenu->clear();
    m_fileMenu->addActions({m_open, m_example, m_saveAs});
    m_fileMenu->addSeparator();
    const QJsonObject kept = context().settings ? context().settings->state(stateKey()) : QJsonObject();
    for (const QJsonValue &path : kept.value("recent"_L1).toArray()) {
        auto *action = new QAction(decode::visibleText(path.toString()).replace(u'&', u"&&"_s), m_fileMenu);
        connect(action, &QAction::triggered, this, [this, path = path.toString()] { openFile(path); });
        m_fileMenu->addAction(action);
    }
}

QWidget *FlowPage::makeResults()
{
    m_sections->setDocumentMode(true);
    m_sections->setAccessibleName(tr("Sections of the flow"));
    m_sections->tabBar()->setAccessibleName(tr("Sections of the flow"));
    m_sections->addTab(m_status, tr("Flow"));
    m_sections->addTab(m_dryRun, tr("Dry run"));
    return m_sections;
}

QString FlowPage::stateKey() const
{
    return u"flows/"_s + context().session->profile().id;
}

QString FlowPage::fileName() const
{
    return m_document ? m_document->path() : m_failedPath;
}

QString FlowPage::target() const
{
    return fileName().isEmpty() ? u"flows"_s : u"flows:"_s + fileName();
}

QString FlowPage::title() const
{
    if (fileName().isEmpty())
        return tr("Flows");
    return (isModified() ? u"*"_s : QString()) + decode::visibleText(QFileInfo(fileName()).fileName());
}

void FlowPage::find()
{
    m_editor->focusText();
}

void FlowPage::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("Open a flow"), QFileInfo(fileName()).isNativePath() ? QFileInfo(fileName()).path() : QString(),
                                   tr("Flows (*.yaml *.yml *.json);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &FlowPage::openFile);
    dialog->open();
}

void FlowPage::chooseTarget()
{
    auto *dialog = new QFileDialog(this, tr("Save the flow"), QString(), tr("Flows (*.yaml *.yml *.json);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"yaml"_s);
    dialog->selectFile(QFileInfo(fileName()).fileName());
    connect(dialog, &QFileDialog::fileSelected, this, &FlowPage::saveAs);
    dialog->open();
}

// A page is for one file: another one gets a page of its own.
void FlowPage::openFile(const QString &path)
{
    if (!m_document && m_failedPath.isEmpty())
        loadFile(path, true);
    else if (context().navigator)
        context().navigator->open(u"flows:"_s + path, context().session);
}

void FlowPage::loadFile(const QString &path, bool withDraft)
{
    auto document = flows::FlowDocument::open(path);
    if (!document) {
        m_failedPath = flows::FlowDocument::canonicalPath(path);
        m_banner->show(Banner::Kind::Error, tr("%1 cannot be read. %2").arg(decode::visibleText(path), decode::visibleText(document.error().message)));
        showAll();
        Q_EMIT titleChanged();
        return;
    }
    m_failedPath.clear();
    m_document = std::move(*document);
    m_banner->clear();
    const QJsonObject drafts = context().settings ? context().settings->state(stateKey()).value("drafts"_L1).toObject() : QJsonObject();
    const QString draft = drafts.value(m_document->path()).toString();
    m_hasDraft = withDraft && !draft.isEmpty() && draft != m_document->text();
    const bool kept = m_editor->setText(m_hasDraft ? draft : m_document->text());
    compareText();
    if (!kept)
        m_banner->show(Banner::Kind::Warning, tr("The file has characters that a text field does not keep. It can be run, not edited."));
    noteRecent();
    showAll();
    Q_EMIT titleChanged();
}

void FlowPage::reload()
{
    if (isModified() || fileName().isEmpty())
        context().session->refresh();
    else
        loadFile(fileName(), false);
}

void FlowPage::save()
{
    if (!m_document)
        return;
    if (m_document->isBuiltIn())
        chooseTarget();
    else if (m_document->isChangedOutside())
        askBeforeOverwriting();
    else
        write(m_document->path());
}

void FlowPage::saveAs(const QString &path)
{
    if (m_document)
        write(path);
}

void FlowPage::askBeforeOverwriting()
{
    auto *box = new QMessageBox(QMessageBox::Warning, tr("The file has changed"),
                                tr("Another program has changed %1 since it was opened here.").arg(decode::visibleText(fileName())),
                                QMessageBox::Cancel, this);
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(tr("Overwriting it loses what the other program wrote. Reading it again loses what was typed here."));
    box->setAttribute(Qt::WA_DeleteOnClose);
    auto *overwrite = box->addButton(tr("Overwrite it"), QMessageBox::DestructiveRole);
    auto *readAgain = box->addButton(tr("Read it again"), QMessageBox::ResetRole);
    box->setDefaultButton(QMessageBox::Cancel);
    connect(box, &QMessageBox::buttonClicked, this, [this, overwrite, readAgain](const QAbstractButton *button) {
        if (button == overwrite)
            write(fileName());
        else if (button == readAgain)
            loadFile(fileName(), false);
    });
    box->open();
}

void FlowPage::write(const QString &path)
{
    const QString before = fileName();
    if (const auto written = m_document->save(m_editor->text(), path); !written) {
        m_banner->show(Banner::Kind::Error,
                       tr("%1 cannot be written. %2").arg(decode::visibleText(path), decode::visibleText(written.error().message)));
        return;
    }
    m_hasDraft = false;
    compareText();
    m_banner->show(Banner::Kind::Information, tr("Written to %1.").arg(decode::visibleText(fileName())));
    keepDraft();
    if (before != fileName())
        dropDraft(before);
    noteRecent();
    showAll();
    if (before != fileName())
        Q_EMIT titleChanged();
}

void FlowPage::compareText()
{
    const QString text = m_editor->text();
    m_modified = m_document && text != m_document->text();
    m_changedSinceRun = m_run && text != m_runText;
}

void FlowPage::noteText()
{
    compareText();
    m_draftTimer.start();
    showActions();
    Q_EMIT titleChanged();
}

// What is typed is not lost with the page; what is saved needs no draft.
void FlowPage::keepDraft()
{
    m_draftTimer.stop();
    if (!context().settings || !m_document)
        return;
    QJsonObject state = context().settings->state(stateKey());
    QJsonObject drafts = state.value("drafts"_L1).toObject();
    drafts.remove(m_document->path());
    qsizetype chars = m_editor->text().size();
    for (const QJsonValue &draft : std::as_const(drafts))
        chars += draft.toString().size();
    m_isDraftTooMuch = isModified() && chars > kDraftChars;
    if (isModified() && !m_isDraftTooMuch)
        drafts.insert(m_document->path(), m_editor->text());
    state.insert(u"drafts"_s, drafts);
    context().settings->setState(stateKey(), state);
    showNotice();
}

void FlowPage::dropDraft(const QString &path)
{
    if (!context().settings)
        return;
    QJsonObject state = context().settings->state(stateKey());
    QJsonObject drafts = state.value("drafts"_L1).toObject();
    drafts.remove(path);
    state.insert(u"drafts"_s, drafts);
    context().settings->setState(stateKey(), state);
}

void FlowPage::noteRecent()
{
    if (!context().settings || m_document->isBuiltIn())
        return;
    QJsonObject state = context().settings->state(stateKey());
    QStringList paths = {m_document->path()};
    for (const QJsonValue &path : state.value("recent"_L1).toArray())
        paths.append(path.toString());
    paths.removeDuplicates();
    state.insert(u"recent"_s, QJsonArray::fromStringList(paths.first(std::min(paths.size(), kRecent))));
    context().settings->setState(stateKey(), state);
}

QJsonObject FlowPage::saveState() const
{
    return {{u"section"_s, m_sections->currentIndex()},
            {u"dry_run"_s, m_dryRun->count()},
            {u"splitter"_s, QString::fromLatin1(m_splitter->saveState().toBase64())}};
}

void FlowPage::restoreState(const QJsonObject &state)
{
    if (state.isEmpty())
        return;
    m_sections->setCurrentIndex(std::clamp(state.value("section"_L1).toInt(), 0, m_sections->count() - 1));
    m_dryRun->setCount(state.value("dry_run"_L1).toInt(m_dryRun->count()));
    m_splitter->restoreState(QByteArray::fromBase64(state.value("splitter"_L1).toString().toLatin1()));
}

} // namespace streamscope::widgets
