// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/topics/config_fields.h"

#include "models/cluster/topic_config_catalog.h"
#include "models/decode/decode.h"
#include "widgets/common/cell_completer.h"
#include "widgets/common/long_line.h"

#include <QCoreApplication>
#include <QLineEdit>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace streamscope::widgets {
namespace {

using cluster::TopicConfigFault;
using cluster::TopicConfigInfo;

struct Fields {
    Q_DECLARE_TR_FUNCTIONS(streamscope::widgets::ConfigFields)
};

QString typeName(TopicConfigInfo::Type type)
{
    switch (type) {
    case TopicConfigInfo::Type::Boolean: return Fields::tr("true or false");
    case TopicConfigInfo::Type::Int:
    case TopicConfigInfo::Type::Long: return Fields::tr("whole number");
    case TopicConfigInfo::Type::Double: return Fields::tr("number");
    case TopicConfigInfo::Type::Text: return Fields::tr("text");
    case TopicConfigInfo::Type::List: return Fields::tr("list, separated by commas");
    }
    return {};
}

} // namespace

QString configMeaning(const QString &name)
{
    const TopicConfigInfo *info = cluster::topicConfigInfo(name);
    if (!info)
        return name.isEmpty() ? QString() : Fields::tr("Not known here; a broker newer than this program may know it.");
    const QString type = info->allowedValues.isEmpty() ? typeName(info->type) : info->allowedValues.join(u" | "_s);
    const QString byDefault = info->defaultValue.isEmpty() ? QString() : u" · "_s + Fields::tr("default %1").arg(info->defaultValue);
    return type + byDefault + u" · "_s + QCoreApplication::translate(cluster::kTopicConfigContext, info->documentation);
}

QString configFaultText(const QString &name, const QString &value)
{
    const TopicConfigInfo *info = cluster::topicConfigInfo(name);
    switch (cluster::checkTopicConfig(name, value)) {
    case TopicConfigFault::None:
    case TopicConfigFault::UnknownName: return {};
    case TopicConfigFault::NotABoolean: return Fields::tr("%1 is true or false.").arg(name);
    case TopicConfigFault::NotANumber: return Fields::tr("%1 is a number.").arg(name);
    case TopicConfigFault::OutOfRange: {
        const bool small = info && value.toDouble() < info->minimum;
        const double bound = !info ? 0 : small ? info->minimum : info->maximum;
        return (small ? Fields::tr("%1 is at least %2.") : Fields::tr("%1 is at most %2."))
            .arg(name, QLocale().toString(bound, 'f', QLocale::FloatingPointShortest));
    }
    case TopicConfigFault::NotAllowed:
        return Fields::tr("%1 is one of: %2.").arg(name, info ? info->allowedValues.join(u", "_s) : QString());
    }
    return {};
}

QWidget *ConfigFieldDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QWidget *editor = QStyledItemDelegate::createEditor(parent, option, index);
    auto *line = qobject_cast<QLineEdit *>(editor);
    if (line)
        new LongLine(line);
    QStringList words;
    if (index.column() == 0) {
        for (const TopicConfigInfo &info : cluster::topicConfigCatalog())
            words.append(info.name);
    } else if (const TopicConfigInfo *info = cluster::topicConfigInfo(index.siblingAtColumn(0).data().toString().trimmed())) {
        words = info->type == TopicConfigInfo::Type::Boolean ? QStringList{u"true"_s, u"false"_s} : info->allowedValues;
    }
    if (line && !words.isEmpty())
        new CellCompleter(words, line);
    return editor;
}

} // namespace streamscope::widgets
