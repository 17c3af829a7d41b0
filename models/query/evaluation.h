// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/query/program.h"

/// One evaluator's memory and the walk over the nodes. Room-internal.
namespace streamscope::query {

/// What is looked at; views of the caller's.
struct MessageView {
    qint32 partition = -1;
    qint64 offset = -1;
    qint64 timestampMs = -1;
    bool nullKey = true;
    bool nullValue = true;
    std::string_view key;
    std::string_view value;
    std::string_view topic;
    const cluster::RawMessage *raw = nullptr;
    const messages::HeldMessage *held = nullptr;
};

class Evaluation {
public:
    /// source may be null.
    explicit Evaluation(const Program &program, TemplateSource *source = nullptr);

    [[nodiscard]] Value run(const MessageView *message);
    /// Of the root, where that is a path; empty: it is not, or leads to nothing. After run().
    [[nodiscard]] std::string_view jsonText() const;

    // For functions.
    [[nodiscard]] TemplateSource *source() { return m_source; }
    [[nodiscard]] Arena &arena() { return m_arena; }
    [[nodiscard]] const Limits &limits() const { return m_program.limits; }
    /// Throws when the steps are used up.
    void charge(quint64 steps)
    {
        if (steps > m_left)
            throw LimitExceeded{QT_TRANSLATE_NOOP("Expression", "more steps than an expression may take")};
        m_left -= steps;
    }
    void chargeBytes(std::size_t bytes) { charge(bytes / 16); }
    void chargeEqual(const Value &a, const Value &b);
    /// sentence: as QT_TRANSLATE_NOOP marks it; its %1 and %2 are detail, which is copied, and more, which is a view.
    [[nodiscard]] Value fail(const Node &node, const char *sentence, std::string_view detail = {}, std::string_view more = {});
    [[nodiscard]] Value failPattern(const Node &node, const re2::RE2 &pattern);
    [[nodiscard]] Value noOverload(const Node &node, const Value &left);
    [[nodiscard]] Value noOverload(const Node &node, const Value &left, const Value &right);
    [[nodiscard]] Value makeString(const Node &node, std::string_view text);
    [[nodiscard]] Value makeBytes(const Node &node, std::string_view bytes);
    [[nodiscard]] Value makeOptional(const Value &value);
    /// A node that needs neither a message nor variables, in at most so many steps; valid until the next call.
    [[nodiscard]] Value fold(const Node &node, quint64 steps);

private:
    /// A JSON document of the message, walked at most once an evaluation.
    struct Document {
        explicit Document(const PathTree &paths)
            : tree(paths)
            , found(paths.size())
            , values(paths.size())
            , known(paths.size())
        {
        }
        const PathTree &tree;
        std::vector<RawJson> found;
        std::vector<Value> values;
        std::vector<quint8> known; ///< values that are made
        bool walked = false;
        bool isJson = false;
        Value plain; ///< where it is no JSON
    };

    Value guarded(const Node &node);
    Value eval(const Node &node);
    Value message(const Node &node);
    Value record(const Node &node);
    Value headerList();
    Value headerMap();
    Value textOf(bool null, std::string_view bytes);
    Value size();
    void walk(Document &document, bool null, std::string_view bytes);
    Value documentValue(Document &document, quint32 node);
    Document &document(bool key);
    Value path(const Node &node);
    Value hasPath(const Node &node);
    Value missing(const Node &node, Document &document);
    Value select(const Node &node);
    Value hasSelect(const Node &node);
    Value index(const Node &node);
    Value lookUp(const Node &node, const Value &target, const Value &key, bool optional);
    Value element(const Node &node, const Value &target, const Value &key, bool optional);
    Value list(const Node &node);
    Value map(const Node &node);
    Value logical(const Node &node, bool absorbing);
    Value conditional(const Node &node);
    Value negate(const Node &node);
    Value arithmetic(const Node &node);
    Value ordered(const Node &node);
    Value equality(const Node &node);
    Value contains(const Node &node);
    Value call(const Node &node);
    Value bind(const Node &node);
    Value quantifier(const Node &node);
    Value existsOne(const Node &node);
    Value mapList(const Node &node);
    Value mapEntries(const Node &node);
    Value mapEntry(const Node &node);
    Value sortBy(const Node &node);
    Value optionalOr(const Node &node);
    Value optionalMap(const Node &node);
    Value notBound(const Node &node, std::string_view name);
    Value noKey(const Node &node, const Value &key);
    /// Walks a list or map: sets the variables of each round. Answers the range's own error.
    template<typename Round>
    Value loop(const Node &node, Round round);
    enum class Chosen { Yes, No, Error };
    Chosen chosen(const Node &node, Value &fault);

    const Program &m_program;
    TemplateSource *m_source;
    const MessageView *m_message = nullptr;
    Arena m_arena;
    quint64 m_left = 0;
    std::vector<Value> m_locals;
    Document m_value;
    Document m_key;
    JsonWalker m_walker;
    Value m_headers;   ///< null: not made yet
    ErrorData m_limit; ///< which one was met
    Value m_headerMap;
};

/// + - * / % of two values; charges for texts and lists.
[[nodiscard]] Value arithmeticOf(Evaluation &run, const Node &node, const Value &a, const Value &b);

} // namespace streamscope::query
