// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/fact_table.h"
#include "widgets/common/theme.h"

#include <QCoreApplication>
#include <QHash>

using namespace Qt::StringLiterals;

namespace streamscope::widgets {
namespace {

struct Marks {
    Q_DECLARE_TR_FUNCTIONS(streamscope::widgets::Marks)
};

// Drawing an icon anew for each cell would cost more than the cell; the theme asks for another set.
QIcon kept(const QString &name, Token token)
{
    static QHash<QString, QIcon> icons[2];
    QIcon &found = icons[isDark() ? 1 : 0][name];
    if (found.isNull())
        found = icon(name, token);
    return found;
}

} // namespace

QIcon markIcon(int marks)
{
    if (marks & items::Offline)
        return kept(u"error"_s, Token::Error);
    if (marks & items::Unreadable)
        return kept(u"lock"_s, Token::Warning);
    if (marks & (items::UnderReplicated | items::Failed | items::Silent))
        return kept(u"warning"_s, Token::Warning);
    return {};
}

QString markText(int marks)
{
    QStringList words;
    if (marks & items::Offline)
        words.append(Marks::tr("offline partitions"));
    if (marks & items::UnderReplicated)
        words.append(Marks::tr("under-replicated"));
    if (marks & items::Silent)
        words.append(Marks::tr("the leader does not answer: the offsets are those of its last answer"));
    if (marks & items::Unreadable)
        words.append(Marks::tr("cannot be read"));
    if (marks & items::EmptyLog)
        words.append(Marks::tr("empty"));
    if (marks & items::Failed)
        words.append(Marks::tr("failed"));
    if (marks & items::Internal)
        words.append(Marks::tr("internal"));
    return words.join(u", "_s);
}

} // namespace streamscope::widgets
