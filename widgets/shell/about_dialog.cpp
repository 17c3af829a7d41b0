// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/shell/about_dialog.h"

#include "widgets/common/plain_label.h"
#include "widgets/common/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QIcon>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace streamscope::widgets {
namespace {

constexpr int kIcon = 64;
constexpr int kWordsWidth = 420;

} // namespace

AboutDialog::AboutDialog(const QString &versions, QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(tr("About Streamscope"));
    auto *mark = new PlainLabel;
    mark->setPixmap(QIcon(u":/streamscope/streamscope.svg"_s).pixmap(kIcon, kIcon));
    auto *name = new PlainLabel(u"Streamscope"_s);
    QFont font = name->font();
    font.setPointSizeF(font.pointSizeF() * 1.6);
    name->setFont(font);
    auto *words = new QVBoxLayout;
    words->setSpacing(8);
    words->addWidget(name);
    for (const QString &text :
         {tr("A native desktop for Apache Kafka."), QString(versions).replace(u", "_s, u"\n"_s),
          tr("Free software under the GNU General Public License, version 3 or later. It uses Qt, librdkafka, QCustomPlot, QtKeychain, "
             "simdjson, RE2, yaml-cpp and tl::expected."),
          tr("No telemetry, no login, no update check: it speaks to nobody but the clusters that you connect to.")}) {
        auto *label = new PlainLabel(text);
        label->setWordWrap(true);
        label->setFixedWidth(kWordsWidth);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        words->addWidget(label);
    }
    auto *row = new QHBoxLayout;
    row->setSpacing(16);
    row->addWidget(mark, 0, Qt::AlignTop);
    row->addLayout(words, 1);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    QPushButton *copy = buttons->addButton(tr("&Copy the versions"), QDialogButtonBox::ActionRole);
    copy->setToolTip(tr("For a report of a fault"));
    buttons->button(QDialogButtonBox::Close)->setDefault(true);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(row);
    layout->addWidget(buttons);
    layout->setSizeConstraint(QLayout::SetFixedSize);
    connect(copy, &QPushButton::clicked, this, [versions] { QApplication::clipboard()->setText(versions); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

AboutDialog::~AboutDialog() = default;

} // namespace streamscope::widgets
