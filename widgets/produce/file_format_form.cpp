// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/produce/file_format_form.h"

#include "models/decode/decode.h"
#include "widgets/common/plain_label.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

#include <utility>

using namespace Qt::StringLiterals;

namespace streamscope::widgets {
namespace {

using Kind = flows::FileFormat::Kind;

constexpr int kHeadersHeight = 90;

} // namespace

FileFormatForm::FileFormatForm(QWidget *parent)
    : QWidget(parent)
    , m_kind(new QComboBox)
    , m_path(new QLineEdit)
    , m_ndjson(new QWidget)
    , m_keepPartitions(new QCheckBox(tr("Keep the p&artitions that the lines tell")))
    , m_keepTimestamps(new QCheckBox(tr("Keep the tim&estamps that the lines tell")))
    , m_separator(new QComboBox)
    , m_titles(new QCheckBox(tr("The fi&rst line names the columns")))
    , m_key(new QComboBox)
    , m_value(new QComboBox)
    , m_timestamp(new QComboBox)
    , m_numbers(new QCheckBox(tr("N&umbers stand as numbers in the object")))
    , m_headers(new QListWidget)
{
    m_keepTimestamps->setChecked(true);
    m_titles->setChecked(true);
    m_numbers->setChecked(true);
    auto *ndjson = new QVBoxLayout(m_ndjson);
    ndjson->setContentsMargins(0, 0, 0, 0);
    ndjson->addWidget(m_keepPartitions);
    ndjson->addWidget(m_keepTimestamps);
    m_csv = makeCsv();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(makeFileRow());
    layout->addWidget(m_ndjson);
    layout->addWidget(m_csv);
    layout->addStretch(1);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &FileFormatForm::showColumns);
    connect(m_path, &QLineEdit::textChanged, this, &FileFormatForm::showColumns);
    connect(m_separator, &QComboBox::currentIndexChanged, this, &FileFormatForm::showColumns);
    connect(m_titles, &QCheckBox::toggled, this, &FileFormatForm::showColumns);
    for (QComboBox *box : {m_key, m_value, m_timestamp})
        connect(box, &QComboBox::currentIndexChanged, this, &FileFormatForm::check);
    for (QCheckBox *box : {m_keepPartitions, m_keepTimestamps, m_numbers})
        connect(box, &QCheckBox::toggled, this, &FileFormatForm::check);
    connect(m_headers, &QListWidget::itemChanged, this, &FileFormatForm::check);
    showColumns();
}

FileFormatForm::~FileFormatForm() = default;

QWidget *FileFormatForm::makeFileRow()
{
    for (const auto &[kind, text] : {std::pair(Kind::Ndjson, tr("JSON, one message a line")),
                                     std::pair(Kind::Csv, tr("CSV, one message a line")),
                                     std::pair(Kind::Folder, tr("A folder, one message a file"))})
        m_kind->addItem(text, int(kind));
    m_kind->setAccessibleName(tr("Form of the file"));
    m_path->setAccessibleName(tr("File"));
    m_path->setPlaceholderText(tr("Path"));
    auto *choose = new QPushButton(tr("Choose…"));
    choose->setAutoDefault(false);
    connect(choose, &QPushButton::clicked, this, &FileFormatForm::choose);
    auto *row = new QWidget;
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    auto *label = new PlainLabel(tr("File"));
    label->setBuddy(m_path);
    layout->addWidget(label);
    layout->addWidget(m_kind);
    layout->addWidget(m_path, 1);
    layout->addWidget(choose);
    return row;
}

QWidget *FileFormatForm::makeCsv()
{
    for (const auto &[separator, text] :
         {std::pair(',', tr("comma")), std::pair(';', tr("semicolon")), std::pair('\t', tr("tab")), std::pair('|', tr("bar"))})
        m_separator->addItem(text, int(separator));
    m_headers->setMaximumHeight(kHeadersHeight);
    m_headers->setTabKeyNavigation(false);
    auto *content = new QWidget;
    auto *form = new QFormLayout(content);
    form->setContentsMargins(0, 0, 0, 0);
    const auto addRow = [form](const QString &label, const QString &name, const QString &toolTip, QWidget *field) {
        field->setAccessibleName(name);
        field->setToolTip(toolTip);
        auto *words = new PlainLabel(label);
        words->setBuddy(field);
        form->addRow(words, field);
    };
    addRow(tr("Separate&d by"), tr("Separator"), tr("What stands between two fields"), m_separator);
    form->addRow(QString(), m_titles);
    addRow(tr("Ke&y"), tr("Column of the key"), tr("An empty field is null, a quoted empty one is empty"), m_key);
    addRow(tr("Value"), tr("Column of the value"), tr("One column, or all of them as a JSON object"), m_value);
    form->addRow(QString(), m_numbers);
    addRow(tr("Timesta&mp"), tr("Column of the timestamp"), tr("Milliseconds since 1970, or 2026-01-31T12:00:00Z"), m_timestamp);
    addRow(tr("Headers"), tr("Columns that become headers"), tr("Each chosen column becomes a header of its title"), m_headers);
    return content;
}

QString FileFormatForm::path() const
{
    return m_path->text().trimmed();
}

void FileFormatForm::setPath(const QString &path)
{
    m_path->setText(path);
}

void FileFormatForm::setKind(Kind kind)
{
    m_kind->setCurrentIndex(m_kind->findData(int(kind)));
}

flows::FileFormat FileFormatForm::format() const
{
    flows::FileFormat format;
    format.kind = static_cast<Kind>(m_kind->currentData().toInt());
    format.keepPartitions = m_keepPartitions->isChecked();
    format.keepTimestamps = m_keepTimestamps->isChecked();
    format.separator = static_cast<char>(m_separator->currentData().toInt());
    format.hasTitles = m_titles->isChecked();
    format.plainNumbers = m_numbers->isChecked();
    const auto column = [](const QComboBox *box) { return box->currentData().isValid() ? box->currentData().toInt() : -1; };
    format.key = column(m_key);
    format.value = column(m_value);
    format.timestamp = column(m_timestamp);
    for (int row = 0; row < m_headers->count(); ++row) {
        if (m_headers->item(row)->checkState() == Qt::Checked)
            format.headers.append(row);
    }
    return format;
}

void FileFormatForm::choose()
{
    auto *dialog = new QFileDialog(this, tr("File to produce from"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(format().kind == Kind::Folder ? QFileDialog::Directory : QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &FileFormatForm::setPath);
    dialog->open();
}

void FileFormatForm::showColumns()
{
    const bool filling = std::exchange(m_filling, true);
    const flows::FileFormat now = format();
    m_ndjson->setVisible(now.kind == Kind::Ndjson);
    m_csv->setVisible(now.kind == Kind::Csv);
    QStringList columns;
    if (now.kind == Kind::Csv && QFileInfo(path()).isFile())
        columns = flows::RecordReader::csvColumns(path(), now).value_or(QStringList());
    if (columns != m_columns || m_key->count() == 0) {
        m_columns = columns;
        m_headers->clear();
        for (const auto &[box, none] : {std::pair(m_key, tr("null")), std::pair(m_value, tr("all columns, a JSON object")),
                                        std::pair(m_timestamp, tr("now"))}) {
            box->clear();
            box->addItem(none, -1);
            for (qsizetype i = 0; i < columns.size(); ++i)
                box->addItem(decode::visibleText(columns[i]), static_cast<int>(i));
        }
        for (const QString &title : std::as_const(columns)) {
            auto *item = new QListWidgetItem(decode::visibleText(title), m_headers);
            item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
            item->setCheckState(Qt::Unchecked);
        }
    }
    m_filling = filling;
    check();
}

void FileFormatForm::check()
{
    if (m_filling)
        return;
    const QFileInfo file(path());
    const bool folder = format().kind == Kind::Folder;
    m_numbers->setEnabled(format().value < 0);
    if (path().isEmpty())
        m_fault = folder ? tr("Choose a folder.") : tr("Choose a file.");
    else if (folder && !file.isDir())
        m_fault = tr("There is no such folder.");
    else if (!folder && !file.isFile())
        m_fault = tr("There is no such file.");
    else
        m_fault = file.isReadable() ? QString() : tr("It cannot be read.");
    Q_EMIT changed();
}

} // namespace streamscope::widgets
