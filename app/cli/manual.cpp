// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/manual.h"

#include "app/cli/command.h"
#include "app/common/open_targets.h"

#include <QHash>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace streamscope::cli {
namespace {

// Words that an option takes, where they are few.
const QHash<QString, QString> &wordsOf()
{
    static const QHash<QString, QString> words = {
        {u"output"_s, u"json table"_s},
        {u"isolation"_s, u"committed uncommitted"_s},
        {u"from"_s, u"earliest latest offset: time: duration: last: group:"_s},
        {u"partitioner"_s, u"murmur2"_s},
        {u"acks"_s, u"all 1 0"_s},
        {u"as"_s, u"flink-sql kafka-streams"_s},
    };
    return words;
}

// For roff: a minus that is one, no escapes, and no request at the beginning of a line.
QString roff(const QString &text)
{
    QString out = text;
    out.replace(u'\\', "\\e"_L1).replace(u'-', "\\-"_L1);
    return out.startsWith(u'.') || out.startsWith(u'\'') ? "\\&"_L1 + out : out;
}

QStringList spellings(const QCommandLineOption &option)
{
    QStringList spelled;
    for (const QString &name : option.names())
        spelled.append((name.size() == 1 ? u"-"_s : u"--"_s) + name);
    return spelled;
}

bool isShown(const QCommandLineOption &option)
{
    return !option.flags().testFlag(QCommandLineOption::HiddenFromHelp);
}

QString roffOptions(const QList<QCommandLineOption> &options)
{
    QString text;
    for (const QCommandLineOption &option : options) {
        if (!isShown(option))
            continue;
        QStringList names;
        for (const QString &name : spellings(option))
            names.append("\\fB"_L1 + roff(name) + "\\fR"_L1);
        const QString value = option.valueName().isEmpty() ? QString() : " \\fI"_L1 + roff(option.valueName()) + "\\fR"_L1;
        text += u".TP\n%1%2\n%3\n"_s.arg(names.join(u", "_s), value, roff(option.description()));
    }
    return text;
}

// The words of some options for a shell's word list.
QString wordList(const QList<QCommandLineOption> &options)
{
    QStringList words;
    for (const QCommandLineOption &option : options)
        words += isShown(option) ? spellings(option) : QStringList();
    return words.join(u' ');
}

// Whose next word is a value, as the pattern of a shell's case.
QString valuedPattern(const QList<QCommandLineOption> &general)
{
    QStringList names;
    const auto add = [&names](const QList<QCommandLineOption> &options) {
        for (const QCommandLineOption &option : options)
            names += option.valueName().isEmpty() ? QStringList() : spellings(option);
    };
    add(general);
    for (const Command &command : commands())
        add(command.options());
    names.removeDuplicates();
    return names.join(u'|');
}

// What the word after an option is completed with.
QString valueCases(const QList<QCommandLineOption> &options)
{
    QStringList files;
    QStringList others;
    QString cases;
    for (const QCommandLineOption &option : options) {
        if (!isShown(option) || option.valueName().isEmpty())
            continue;
        const QStringList names = spellings(option);
        const QString words = wordsOf().value(option.names().constLast());
        if (!words.isEmpty())
            cases += u"        %1) _streamscope_words \"%2\"; return ;;\n"_s.arg(names.join(u'|'), words);
        else
            (option.valueName() == "FILE"_L1 ? files : others) += names;
    }
    if (!files.isEmpty())
        cases += u"        %1) _streamscope_files; return ;;\n"_s.arg(files.join(u'|'));
    if (!others.isEmpty())
        cases += u"        %1) return ;;\n"_s.arg(others.join(u'|'));
    return cases;
}

} // namespace

QString manPage(const QList<QCommandLineOption> &general, const QString &version)
{
    QString text = u".\\\" SPDX-FileCopyrightText: 2026 The Streamscope authors\n.\\\" SPDX-License-Identifier: GPL-3.0-or-later\n"
                   ".TH STREAMSCOPE\\-CLI 1 \"\" \"Streamscope %1\" \"User Commands\"\n"
                   ".SH NAME\nstreamscope\\-cli \\- look at an Apache Kafka cluster and change it, from a script\n"
                   ".SH SYNOPSIS\n\\fBstreamscope\\-cli\\fR \\fICOMMAND\\fR [\\fIARGUMENTS\\fR] [\\fIOPTIONS\\fR]\n"
                   ".SH DESCRIPTION\nResults go to standard output, as JSON lines unless it is a terminal; progress and messages to standard "
                   "error. What only looks joins no group and commits nothing. What destroys wants \\fB\\-\\-yes\\fR.\n"
                   ".SH COMMANDS\n"_s.arg(roff(version));
    for (const Command &command : commands()) {
        text += u".SS \"%1 %2\"\n%3.\n"_s.arg(roff(QLatin1StringView(command.name)), roff(QString::fromUtf8(command.arguments)),
                                              roff(QString::fromUtf8(command.summary)));
        text += roffOptions(command.options());
        text += u".PP\nExample:\n.PP\n.nf\n.RS 4\n%1\n.RE\n.fi\n"_s.arg(roff(QString::fromUtf8(command.example)));
    }
    text += u".SH OPTIONS\nThose of every command, before or after it; a \\fBSTREAMSCOPE_\\fR… environment variable stands for each of the "
            "connection.\n"_s +
            roffOptions(general);
    text += u".SH EXIT STATUS\n.TP\n0\nAll done.\n.TP\n1\nAt least one item failed; each is named on standard error.\n.TP\n2\nWrong usage.\n"
            ".TP\n3\nCannot connect, or not authenticated.\n.TP\n4\nConnected, but timed out: the outcome is unknown.\n"
            ".TP\n130, 143\nAfter Ctrl\\-C, after SIGTERM.\n"
            ".SH THE WINDOW\n\\fBstreamscope\\fR takes the same options of the connection, and \\fB\\-\\-open\\fR \\fITARGET\\fR for a page: "_s +
            roff(QLatin1StringView(app::kOpenTargets)) +
            u".\n.SH SEE ALSO\n\\fBstreamscope\\fR \\fB\\-\\-help\\fR, the window; \\fBstreamscope\\-cli\\fR \\fICOMMAND\\fR \\fB\\-\\-help\\fR\n"_s;
    return text;
}

QString bashCompletion(const QList<QCommandLineOption> &general)
{
    QStringList names;
    QString options;
    QString values;
    for (const Command &command : commands()) {
        const QString name = QLatin1StringView(command.name);
        names.append(name);
        options += u"        %1) options=\"%2\" ;;\n"_s.arg(name, wordList(command.options()));
        // The same option of two commands may take another value.
        const QString cases = valueCases(command.options());
        if (!cases.isEmpty())
            values += u"    if [[ $command == %1 ]]; then\n        case \"$prev\" in\n%2        esac\n    fi\n"_s.arg(name, cases);
    }
    return u"# SPDX-FileCopyrightText: 2026 The Streamscope authors\n# SPDX-License-Identifier: GPL-3.0-or-later\n"
           "# bash completion of streamscope-cli\n"
           "# What asks for more goes on without a blank.\n"
           "_streamscope_words()\n{\n"
           "    COMPREPLY=($(compgen -W \"$1\" -- \"$cur\"))\n"
           "    [[ ${#COMPREPLY[@]} == 1 && ${COMPREPLY[0]} == *: ]] && compopt -o nospace 2>/dev/null\n"
           "    return 0\n"
           "}\n"
           "# Names with blanks stay whole, and a folder is gone into.\n"
           "_streamscope_files()\n{\n"
           "    compopt -o filenames 2>/dev/null\n"
           "    mapfile -t COMPREPLY < <(compgen -f -- \"$cur\")\n"
           "}\n"
           "_streamscope_cli()\n{\n"
           "    local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} command= options= word before=\n"
           "    COMPREPLY=()\n"
           "    for word in \"${COMP_WORDS[@]:1:COMP_CWORD-1}\"; do\n"
           "        case $before in %7) [[ $word == = ]] || before=; continue ;; esac\n"
           "        case $word in\n"
           "        %1) command=$word; break ;;\n"
           "        esac\n"
           "        before=$word\n"
           "    done\n"
           "    # --from=earliest comes as three words.\n"
           "    if [[ $cur == = ]]; then cur=; elif [[ $prev == = ]]; then prev=${COMP_WORDS[COMP_CWORD-2]}; fi\n"
           "    case \"$prev\" in\n%2    esac\n"
           "%3"
           "    case \"$command\" in\n%4    esac\n"
           "    if [[ $cur == -* ]]; then\n"
           "        _streamscope_words \"$options %5\"\n"
           "    elif [[ -z $command ]]; then\n"
           "        _streamscope_words \"%6\"\n"
           "    elif [[ $prev == configs ]]; then\n"
           "        _streamscope_words \"topic broker\"\n"
           "    elif [[ $prev == flow ]]; then\n"
           "        _streamscope_words \"check run\"\n"
           "    elif [[ $command == flow && ( $prev == check || $prev == run ) ]]; then\n"
           "        _streamscope_files\n"
           "    fi\n"
           "}\n"
           "complete -F _streamscope_cli streamscope-cli\n"_s.arg(names.join(u'|'), valueCases(general), values, options, wordList(general),
                                                                 names.join(u' '), valuedPattern(general));
}

} // namespace streamscope::cli
