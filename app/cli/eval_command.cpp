// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// eval: expressions without a cluster – alone, from a file, or over the messages of a file.
#include "app/cli/command.h"

#include "models/messages/message_json.h"
#include "models/query/expression.h"
#include "models/query/json_field.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace streamscope::cli {
namespace {

constexpr std::size_t kFlushBytes = 1 << 16;

std::atomic<int> stopCode = 0;
std::atomic<bool> waiting = false;

// Whole lines only: a line under way is finished first. While nothing but input is waited for, there is none.
extern "C" void stopEval(int signal)
{
    const int code = signal == SIGINT ? Interrupted : Terminated;
    if (waiting.load())
        ::_exit(code);
    stopCode.store(code);
}

// Lines of a file or of standard input, each as soon as it is there: who writes one and waits gets its answer.
class Lines {
public:
    explicit Lines(const QString &path)
        : m_interactive(path == "-"_L1)
        , m_file(m_interactive ? stdin : std::fopen(QFile::encodeName(path).constData(), "re"))
    {
        if (!m_file)
            m_error = QString::fromLocal8Bit(std::strerror(errno));
    }
    ~Lines()
    {
        std::free(m_line);
        if (m_file && !m_interactive)
            std::fclose(m_file);
    }
    Q_DISABLE_COPY_MOVE(Lines)

    [[nodiscard]] bool isOpen() const { return m_file != nullptr; }
    [[nodiscard]] QString error() const { return m_error; }
    [[nodiscard]] bool isInteractive() const { return m_interactive; }

    bool next(QByteArray &line)
    {
        do {
            waiting.store(true);
            if (stopCode.load() != 0) // the signal came before the line above
                return false;
            const ssize_t length = ::getline(&m_line, &m_capacity, m_file);
            waiting.store(false);
            if (length < 0 || stopCode.load() != 0)
                return false;
            line = QByteArray(m_line, length).trimmed();
        } while (line.isEmpty());
        return true;
    }

private:
    bool m_interactive;
    std::FILE *m_file;
    QString m_error;
    char *m_line = nullptr;
    std::size_t m_capacity = 0;
};

// A message of the NDJSON form, and what a RawMessage views.
class LineMessage {
public:
    [[nodiscard]] core::Result<void> read(const QByteArray &line)
    {
        auto record = messages::parseMessageJson(line);
        if (!record)
            return tl::make_unexpected(record.error());
        m_record = std::move(*record);
        m_places.extract({line.constData(), static_cast<std::size_t>(line.size())});
        m_topic = m_places.field(0).text();
        m_headers.clear();
        for (const cluster::Header &header : m_record.headers)
            m_headers.push_back({view(header.name), header.value ? view(*header.value) : std::string_view(), !header.value});
        m_raw = {};
        m_raw.partition = m_record.partition.value_or(-1);
        m_raw.offset = QByteArray::fromStdString(m_places.field(1).text()).toLongLong();
        if (m_places.field(1).type == query::JsonField::Type::Missing)
            m_raw.offset = -1;
        m_raw.timestampMs = m_record.timestampMs.value_or(-1);
        m_raw.nullKey = !m_record.key;
        m_raw.nullValue = !m_record.value;
        m_raw.key = m_record.key ? view(*m_record.key) : std::string_view();
        m_raw.value = m_record.value ? view(*m_record.value) : std::string_view();
        m_raw.headers = m_headers;
        return {};
    }
    [[nodiscard]] const cluster::RawMessage &raw() const { return m_raw; }
    [[nodiscard]] std::string_view topic() const { return m_topic; }

private:
    static std::string_view view(const QByteArray &bytes) { return {bytes.constData(), static_cast<std::size_t>(bytes.size())}; }

    query::FieldExtractor m_places{{query::FieldPath({"topic"}), query::FieldPath({"offset"})}};
    cluster::ProducerRecord m_record;
    cluster::RawMessage m_raw;
    std::string m_topic;
    std::vector<cluster::RawHeader> m_headers;
};

class Eval {
public:
    Eval(Output &output, bool typed)
        : m_output(output)
        , m_typed(typed)
    {
    }

    // Each line is an answer; a failed one makes the exit code 1.
    void answer(const query::Value &value)
    {
        const std::size_t start = m_lines.size();
        auto done = m_typed ? query::appendTypedJson(m_lines, value) : query::appendJson(m_lines, value);
        if (done) {
            m_lines += '\n';
            return;
        }
        m_lines.resize(start);
        failed(done.error().message);
    }

    void failed(const QString &sentence, const query::ExpressionFault *at = nullptr)
    {
        m_failed = true;
        m_lines += "{\"error\":";
        query::appendJsonString(m_lines, sentence.toStdString());
        if (at) {
            m_lines += ",\"line\":" + std::to_string(at->line) + ",\"column\":" + std::to_string(at->column) +
                       ",\"length\":" + std::to_string(at->length);
        }
        m_lines += "}\n";
    }

    bool flush(std::size_t above = 0)
    {
        if (m_lines.size() <= above)
            return !m_closed;
        m_closed = !m_output.writeBytes(m_lines) || m_closed;
        m_lines.clear();
        return !m_closed;
    }

    [[nodiscard]] int code() const { return stopCode.load() != 0 ? stopCode.load() : m_failed ? ItemFailed : Done; }

    void expressions(Lines &lines)
    {
        QByteArray line;
        while (lines.next(line)) {
            const QJsonArray parsed = QJsonDocument::fromJson('[' + line + ']').array();
            if (parsed.size() == 1 && parsed[0].isString())
                expression(parsed[0].toString());
            else
                failed(u"This line is no JSON string."_s);
            if (!flush(lines.isInteractive() ? 0 : kFlushBytes))
                return;
        }
    }

    void expression(const QString &text)
    {
        auto compiled = query::Expression::compile(text, query::UnknownNames::Fail);
        if (!compiled) {
            failed(compiled.error().message, &compiled.error());
            return;
        }
        query::Evaluator evaluator(std::move(*compiled));
        answer(evaluator.evaluate());
    }

    void messages(const QString &text, Lines &lines)
    {
        auto compiled = query::Expression::compile(text);
        if (!compiled) {
            failed(compiled.error().message, &compiled.error());
            return;
        }
        query::Evaluator evaluator(std::move(*compiled));
        LineMessage message;
        QByteArray line;
        while (lines.next(line)) {
            if (const auto read = message.read(line))
                answer(evaluator.evaluate(message.raw(), message.topic()));
            else
                failed(read.error().message);
            if (!flush(lines.isInteractive() ? 0 : kFlushBytes))
                return;
        }
    }

private:
    Output &m_output;
    bool m_typed;
    bool m_failed = false;
    bool m_closed = false;
    std::string m_lines;
};

} // namespace

std::optional<int> runEval(const QCommandLineParser &options, const QStringList &arguments, Output &output)
{
    const QString list = options.value(u"exprs"_s);
    const QString file = options.value(u"messages"_s);
    if (arguments.size() != (list.isEmpty() ? 1 : 0)) {
        say(u"eval wants one expression, or --exprs and a file of them"_s);
        return WrongUsage;
    }
    if (!list.isEmpty() && !file.isEmpty()) {
        say(u"--exprs and --messages do not go together"_s);
        return WrongUsage;
    }
    struct sigaction action = {};
    action.sa_handler = stopEval;
    ::sigaction(SIGINT, &action, nullptr);
    ::sigaction(SIGTERM, &action, nullptr);
    Eval eval(output, options.isSet(u"typed"_s));
    const QString path = list.isEmpty() ? file : list;
    if (path.isEmpty()) {
        eval.expression(arguments[0]);
    } else {
        Lines lines(path);
        if (!lines.isOpen()) {
            say(u"cannot read %1: %2"_s.arg(path, lines.error()));
            return WrongUsage;
        }
        if (list.isEmpty())
            eval.messages(arguments[0], lines);
        else
            eval.expressions(lines);
    }
    eval.flush();
    return eval.code();
}

} // namespace streamscope::cli
