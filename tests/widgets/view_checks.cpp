// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/widgets/view_checks.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QComboBox>
#include <QCoreApplication>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QSet>
#include <QTabBar>
#include <QTest>
#include <QTextDocument>
#include <QToolButton>

#include <algorithm>

namespace streamscope::tests {
namespace {

// Names a widget in a message of a test.
QString nameOf(const QWidget *widget)
{
    QStringList path;
    for (const QWidget *at = widget; at && path.size() < 4; at = at->parentWidget())
        path.prepend(QString::fromLatin1(at->metaObject()->className()).section(u':', -1));
    const auto *button = qobject_cast<const QAbstractButton *>(widget);
    return QStringLiteral("%1 “%2” %3 %4")
        .arg(path.join(u'/'), widget->accessibleName(), button ? button->text() : QString(), widget->objectName())
        .trimmed();
}

// Parts that Qt makes for itself inside of a control, or that have the keyboard's way round another one (Ctrl+W for the close
// button of a tab, the arrow keys for the tabs that do not fit).
bool isInnerPart(const QWidget *widget)
{
    const QString type = QString::fromLatin1(widget->metaObject()->className());
    static const QSet<QString> inner = {QStringLiteral("CloseButton"), QStringLiteral("QLineEditIconButton"),
                                        QStringLiteral("QDockWidgetTitleButton"), QStringLiteral("QTableCornerButton"),
                                        QStringLiteral("QToolBarExtension"), QStringLiteral("QMenuBar")};
    const QWidget *parent = widget->parentWidget();
    return inner.contains(type) || widget->inherits("QHeaderView") || widget->objectName().startsWith(QStringLiteral("qt_")) ||
           (parent && (parent->inherits("QTabBar") || parent->inherits("QAbstractSpinBox") || parent->inherits("QComboBox") ||
                       parent->inherits("QMenuBar")));
}

// What a person can act on, or read with the keyboard, and sees.
QList<QWidget *> controls(const QWidget &root)
{
    QList<QWidget *> found;
    for (QWidget *widget : root.findChildren<QWidget *>()) {
        if (!widget->isVisibleTo(&root) || isInnerPart(widget) || widget->window() != root.window())
            continue;
        const bool acts = qobject_cast<QAbstractButton *>(widget) || qobject_cast<QComboBox *>(widget) || qobject_cast<QLineEdit *>(widget) ||
                          qobject_cast<QAbstractItemView *>(widget) || qobject_cast<QAbstractSpinBox *>(widget) ||
                          qobject_cast<QPlainTextEdit *>(widget) || qobject_cast<QTabBar *>(widget) || widget->inherits("QSlider");
        if (acts || (widget->focusPolicy() & Qt::TabFocus))
            found.append(widget);
    }
    return found;
}

} // namespace

QStringList unnamedControls(const QWidget &root)
{
    QStringList faults;
    for (QWidget *control : controls(root)) {
        QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(control);
        if (!spoken || spoken->text(QAccessible::Name).trimmed().isEmpty())
            faults.append(QStringLiteral("no name: ") + nameOf(control));
    }
    return faults;
}

QStringList unreachableControls(QWidget &root)
{
    QWidget *window = root.window();
    QSet<const QWidget *> reached;
    QStringList faults;
    if (!window->focusWidget())
        window->setFocus();
    for (int i = 0; i < 500; ++i) {
        QWidget *before = window->focusWidget();
        QTest::keyClick(before ? before : window, Qt::Key_Tab);
        QWidget *now = window->focusWidget();
        if (now && now == before && controls(*window).size() > 1)
            return {QStringLiteral("Tab does not leave: ") + nameOf(now)};
        if (!now || reached.contains(now))
            break;
        reached.insert(now);
    }
    const auto isReached = [&reached](const QWidget *control) {
        return std::any_of(reached.begin(), reached.end(), [control](const QWidget *focused) {
            return focused == control || control->isAncestorOf(focused) || control->focusProxy() == focused;
        });
    };
    for (const QWidget *control : controls(root)) {
        if (control->isEnabled() && !isReached(control))
            faults.append(QStringLiteral("not in the tab order: ") + nameOf(control));
    }
    return faults;
}

QStringList truncatedTexts(const QWidget &root)
{
    QStringList faults;
    const auto note = [&faults](const QWidget *widget, const QString &text, int wanted, int given) {
        faults.append(QStringLiteral("cut off (%1 of %2 pixels): “%3” in ").arg(given).arg(wanted).arg(text) + nameOf(widget));
    };
    for (const QWidget *widget : root.findChildren<QWidget *>()) {
        if (!widget->isVisibleTo(&root) || widget->window() != root.window() || widget->visibleRegion().isEmpty())
            continue;
        if (const auto *label = qobject_cast<const QLabel *>(widget)) {
            const bool high = label->wordWrap() && label->heightForWidth(label->width()) > label->height();
            const bool wide = !label->wordWrap() && label->sizeHint().width() > label->width();
            if (!label->text().isEmpty() && (high || wide))
                note(label, label->text(), high ? label->heightForWidth(label->width()) : label->sizeHint().width(),
                     high ? label->height() : label->width());
        } else if (const auto *button = qobject_cast<const QAbstractButton *>(widget)) {
            if (!isInnerPart(button) && !button->text().isEmpty() && button->sizeHint().width() > button->width())
                note(button, button->text(), button->sizeHint().width(), button->width());
        } else if (const auto *box = qobject_cast<const QComboBox *>(widget)) {
            constexpr int kArrow = 24;
            const int wanted = box->fontMetrics().horizontalAdvance(box->currentText()) + kArrow;
            if (!box->isEditable() && wanted > box->width())
                note(box, box->currentText(), wanted, box->width());
        } else if (const auto *field = qobject_cast<const QLineEdit *>(widget)) {
            constexpr int kFrame = 10;
            const int wanted = field->fontMetrics().horizontalAdvance(field->placeholderText()) + kFrame;
            if (field->text().isEmpty() && !field->placeholderText().isEmpty() && wanted > field->width())
                note(field, field->placeholderText(), wanted, field->width());
        } else if (const auto *header = qobject_cast<const QHeaderView *>(widget); header && header->orientation() == Qt::Horizontal) {
            for (int section = 0; section < header->count(); ++section) {
                const QString title = header->model()->headerData(section, Qt::Horizontal).toString();
                const int wanted = header->fontMetrics().horizontalAdvance(title) + 8;
                if (!header->isSectionHidden(section) && wanted > header->sectionSize(section))
                    note(header, title, wanted, header->sectionSize(section));
            }
        }
    }
    return faults;
}

QStringList undecidedPlurals(const QWidget &root)
{
    QStringList faults;
    for (const QWidget *widget : root.findChildren<QWidget *>()) {
        QString text;
        if (const auto *label = qobject_cast<const QLabel *>(widget))
            text = label->text();
        else if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
            text = button->text();
        if (widget->isVisibleTo(&root) && (text.contains(QStringLiteral("(s)")) || text.contains(QStringLiteral("(es)"))))
            faults.append(QStringLiteral("undecided plural: “%1” in ").arg(text) + nameOf(widget));
    }
    return faults;
}

QStringList sharedMnemonics(const QWidget &root)
{
    QStringList faults;
    QHash<QString, QString> owners;
    const auto note = [&faults](QHash<QString, QString> &taken, const QString &text, const QString &owner) {
        const QString letter = QKeySequence::mnemonic(text).toString();
        if (letter.isEmpty())
            return;
        if (taken.contains(letter))
            faults.append(QStringLiteral("%1 is shared: %2 and %3").arg(letter, taken.value(letter), owner));
        taken.insert(letter, owner);
    };
    const auto *window = qobject_cast<const QMainWindow *>(root.window());
    for (const QAction *title : window ? window->menuBar()->actions() : QList<QAction *>()) {
        note(owners, title->text(), QStringLiteral("the menu “%1”").arg(title->text()));
        QHash<QString, QString> inMenu;
        for (const QAction *action : title->menu() ? title->menu()->actions() : QList<QAction *>())
            note(inMenu, action->text(), QStringLiteral("“%1”").arg(action->text()));
    }
    for (const QWidget *widget : root.findChildren<QWidget *>()) {
        if (!widget->isVisibleTo(&root) || widget->window() != root.window() || qobject_cast<const QToolButton *>(widget))
            continue;
        if (const auto *label = qobject_cast<const QLabel *>(widget); label && label->buddy())
            note(owners, label->text(), QStringLiteral("“%1”").arg(label->text()));
        else if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
            note(owners, button->text(), QStringLiteral("“%1”").arg(button->text()));
        else if (const auto *tabs = qobject_cast<const QTabBar *>(widget); tabs && !tabs->inherits("QMainWindowTabBar")) {
            for (int tab = 0; tab < tabs->count(); ++tab)
                note(owners, tabs->tabText(tab), QStringLiteral("the tab “%1”").arg(tabs->tabText(tab)));
        }
    }
    return faults;
}

QStringList viewFaults(QWidget &root, const QString &language)
{
    QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
    QStringList faults = unnamedControls(root) + truncatedTexts(root) + sharedMnemonics(root);
    if (language == QStringLiteral("en"))
        faults += undecidedPlurals(root) + unreachableControls(root);
    return faults;
}

} // namespace streamscope::tests
