// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// streamscope-bench-broker TOPICS PARTITIONS CODEC BATCH HISTORY RATE: a Kafka broker for benchmarks where Kafka itself
// would be the limit. It serves prepared record batches straight from memory and speaks what a consumer without a group
// needs: ApiVersions 0, Metadata 4, ListOffsets 2, Fetch 4. Prints its port, ends with its standard input.
#include "tests/benchmarks/prepared_data.h"
#include "tests/benchmarks/stand_in.h"

#include <QtEndian>

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <deque>
#include <optional>
#include <thread>
#include <vector>

using namespace streamscope::benchmarks;
using Clock = std::chrono::system_clock;

namespace {

constexpr int kMostParts = 1000; // of one writev
constexpr qint16 kUnsupportedVersion = 35;
constexpr qint16 kUnknownTopic = 3;

enum Api : qint16 { Produce = 0, Fetch = 1, ListOffsets = 2, Metadata = 3, FindCoordinator = 10, ApiVersions = 18 };

class Reader {
public:
    explicit Reader(std::string_view bytes)
        : m_rest(bytes)
    {
    }
    template<typename T>
    T number()
    {
        if (m_rest.size() < sizeof(T))
            std::exit(3);
        const T value = qFromBigEndian<T>(m_rest.data());
        m_rest.remove_prefix(sizeof(T));
        return value;
    }
    std::string text()
    {
        const auto size = number<qint16>();
        if (size <= 0)
            return {};
        std::string value(m_rest.substr(0, static_cast<std::size_t>(size)));
        m_rest.remove_prefix(value.size());
        return value;
    }

private:
    std::string_view m_rest;
};

template<typename T>
void put(std::string &out, T value)
{
    char bytes[sizeof(T)];
    qToBigEndian(value, bytes);
    out.append(bytes, sizeof bytes);
}

void putText(std::string &out, std::string_view text)
{
    put(out, static_cast<qint16>(text.size()));
    out += text;
}

// What lies in the topics, and how much of it at a moment. Read-only once it serves.
class Log {
public:
    Log(int topics, int partitions, Codec codec, int batch, qint64 history, qint64 rate)
        : m_topics(topics)
        , m_batch(batch)
        , m_history(history / batch * batch)
        , m_perSecond(static_cast<double>(rate) / partitions)
    {
        m_prepared.resize(static_cast<std::size_t>(partitions));
        for (qint32 p = 0; p < partitions; ++p) {
            for (int b = 0; b < StandIn::kPeriodBatches; ++b)
                m_prepared[static_cast<std::size_t>(p)].push_back(
                    recordBatch(p, static_cast<quint64>(b) * static_cast<quint64>(batch), batch, codec));
        }
        m_begun = Clock::now();
    }

    [[nodiscard]] int topics() const { return m_topics; }
    [[nodiscard]] int partitions() const { return static_cast<int>(m_prepared.size()); }
    [[nodiscard]] int batch() const { return m_batch; }
    [[nodiscard]] bool has(const std::string &topic) const
    {
        return topic.starts_with("bench-") && std::atoi(topic.c_str() + 6) < m_topics;
    }

    [[nodiscard]] qint64 end() const
    {
        const double seconds = std::chrono::duration<double>(Clock::now() - m_begun).count();
        return m_history + static_cast<qint64>(seconds * m_perSecond / m_batch) * m_batch;
    }
    // When the batch that begins there is complete.
    [[nodiscard]] Clock::time_point availableAt(qint64 offset) const
    {
        if (offset < m_history || m_perSecond <= 0)
            return m_begun;
        return m_begun + std::chrono::duration_cast<Clock::duration>(
                             std::chrono::duration<double>(static_cast<double>(offset - m_history + m_batch) / m_perSecond));
    }
    [[nodiscard]] bool grows() const { return m_perSecond > 0; }
    [[nodiscard]] const std::string &prepared(int partition, qint64 offset) const
    {
        const auto &batches = m_prepared[static_cast<std::size_t>(partition)];
        return batches[static_cast<std::size_t>(offset / m_batch) % batches.size()];
    }

private:
    const int m_topics;
    const int m_batch;
    const qint64 m_history;
    const double m_perSecond;
    std::vector<std::vector<std::string>> m_prepared;
    Clock::time_point m_begun;
};

qint64 milliseconds(Clock::time_point time)
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(time.time_since_epoch()).count();
}

// An answer in parts: own bytes, and prepared ones that are not copied.
class Parts {
public:
    // The bytes stay where they are until clear().
    void own(std::string bytes)
    {
        m_owned.push_back(std::move(bytes));
        borrow(m_owned.back());
    }
    void borrow(std::string_view bytes)
    {
        m_parts.push_back({const_cast<char *>(bytes.data()), bytes.size()});
        m_size += bytes.size();
    }
    [[nodiscard]] std::size_t size() const { return m_size; }

    [[nodiscard]] bool send(int socket)
    {
        std::size_t at = 0;
        while (at < m_parts.size()) {
            const auto count = std::min<std::size_t>(kMostParts, m_parts.size() - at);
            auto sent = ::writev(socket, m_parts.data() + at, static_cast<int>(count));
            if (sent <= 0)
                return false;
            while (at < m_parts.size() && static_cast<std::size_t>(sent) >= m_parts[at].iov_len)
                sent -= static_cast<ssize_t>(m_parts[at++].iov_len);
            if (sent > 0) {
                m_parts[at].iov_base = static_cast<char *>(m_parts[at].iov_base) + sent;
                m_parts[at].iov_len -= static_cast<std::size_t>(sent);
            }
        }
        return true;
    }

private:
    std::deque<std::string> m_owned;
    std::vector<iovec> m_parts;
    std::size_t m_size = 0;
};

struct Asked {
    int partition = 0;
    qint64 offset = 0;
    qint32 most = 0;
};

class Connection {
public:
    Connection(int socket, const Log &log, quint16 port)
        : m_socket(socket)
        , m_log(log)
        , m_port(port)
    {
    }

    void serve()
    {
        std::string request;
        while (receive(request)) {
            Reader reader(request);
            const auto api = reader.number<qint16>();
            const auto version = reader.number<qint16>();
            const auto correlation = reader.number<qint32>();
            (void)reader.text(); // client id
            Parts parts;
            std::string head;
            put(head, correlation);
            switch (api) {
            case ApiVersions: parts.own(head + versions(version)); break;
            case Metadata: parts.own(head + metadata(reader)); break;
            case ListOffsets: parts.own(head + offsets(reader)); break;
            case Fetch: fetch(reader, std::move(head), parts); break;
            default: ::close(m_socket); return;
            }
            std::string size;
            put(size, static_cast<qint32>(parts.size()));
            if (::send(m_socket, size.data(), size.size(), MSG_MORE) != static_cast<ssize_t>(size.size()) || !parts.send(m_socket))
                break;
        }
        ::close(m_socket);
    }

private:
    bool read(char *to, std::size_t size) const
    {
        while (size > 0) {
            const auto got = ::recv(m_socket, to, size, 0);
            if (got <= 0)
                return false;
            to += got;
            size -= static_cast<std::size_t>(got);
        }
        return true;
    }

    bool receive(std::string &request) const
    {
        char size[4];
        if (!read(size, sizeof size))
            return false;
        request.resize(qFromBigEndian<quint32>(size));
        return read(request.data(), request.size());
    }

    static std::string versions(qint16 asked)
    {
        constexpr std::array<std::array<qint16, 3>, 6> kSpoken = {
            {{Produce, 0, 3}, {Fetch, 4, 4}, {ListOffsets, 2, 2}, {Metadata, 4, 4}, {FindCoordinator, 0, 0}, {ApiVersions, 0, 0}}};
        std::string out;
        put<qint16>(out, asked == 0 ? 0 : kUnsupportedVersion);
        put(out, static_cast<qint32>(kSpoken.size()));
        for (const auto &api : kSpoken) {
            for (const qint16 number : api)
                put(out, number);
        }
        return out;
    }

    std::string metadata(Reader &reader) const
    {
        const auto count = reader.number<qint32>();
        std::vector<std::string> topics;
        for (qint32 i = 0; i < count; ++i)
            topics.push_back(reader.text());
        for (int i = 0; count < 0 && i < m_log.topics(); ++i)
            topics.push_back("bench-" + std::to_string(i));
        std::string out;
        put<qint32>(out, 0); // throttle time
        put<qint32>(out, 1);
        put<qint32>(out, 1); // the only broker
        putText(out, "127.0.0.1");
        put<qint32>(out, m_port);
        put<qint16>(out, -1); // no rack
        putText(out, "streamscope-bench");
        put<qint32>(out, 1);
        put(out, static_cast<qint32>(topics.size()));
        for (const std::string &topic : topics) {
            const bool known = m_log.has(topic);
            put<qint16>(out, known ? 0 : kUnknownTopic);
            putText(out, topic);
            put<qint8>(out, 0);
            put<qint32>(out, known ? m_log.partitions() : 0);
            for (qint32 p = 0; known && p < m_log.partitions(); ++p) {
                put<qint16>(out, 0);
                put(out, p);
                for (const qint32 number : {1, 1, 1, 1, 1}) // leader; one replica; one in sync
                    put<qint32>(out, number);
            }
        }
        return out;
    }

    std::string offsets(Reader &reader) const
    {
        (void)reader.number<qint32>();
        (void)reader.number<qint8>();
        std::string out;
        put<qint32>(out, 0);
        const auto topics = reader.number<qint32>();
        put(out, topics);
        for (qint32 t = 0; t < topics; ++t) {
            putText(out, reader.text());
            const auto partitions = reader.number<qint32>();
            put(out, partitions);
            for (qint32 i = 0; i < partitions; ++i) {
                put(out, reader.number<qint32>());
                const auto time = reader.number<qint64>();
                put<qint16>(out, 0);
                put<qint64>(out, -1);
                put<qint64>(out, time == -2 ? 0 : m_log.end());
            }
        }
        return out;
    }

    void fetch(Reader &reader, std::string head, Parts &parts) const
    {
        (void)reader.number<qint32>();
        const auto wait = std::chrono::milliseconds(reader.number<qint32>());
        (void)reader.number<qint32>();
        const auto most = reader.number<qint32>();
        (void)reader.number<qint8>();
        std::vector<std::pair<std::string, std::vector<Asked>>> asked(static_cast<std::size_t>(reader.number<qint32>()));
        std::optional<Clock::time_point> next;
        for (auto &[topic, partitions] : asked) {
            topic = reader.text();
            partitions.resize(static_cast<std::size_t>(reader.number<qint32>()));
            for (Asked &one : partitions) {
                one = {reader.number<qint32>(), reader.number<qint64>(), reader.number<qint32>()};
                const auto at = m_log.availableAt(one.offset / m_log.batch() * m_log.batch());
                if (one.offset < m_log.end() || m_log.grows())
                    next = next ? std::min(*next, at) : at;
            }
        }
        // Like a broker: an answer as soon as there is something, else after the time that the client wants to wait.
        const auto latest = Clock::now() + wait;
        std::this_thread::sleep_until(next ? std::min(*next, latest) : latest);

        put<qint32>(head, 0);
        put(head, static_cast<qint32>(asked.size()));
        qint64 left = most;
        for (const auto &[topic, partitions] : asked) {
            putText(head, topic);
            put(head, static_cast<qint32>(partitions.size()));
            for (const Asked &one : partitions)
                answer(one, left, head, parts);
        }
        parts.own(std::move(head));
    }

    // head: what is written since the last prepared batch; moves into parts before each.
    void answer(const Asked &one, qint64 &left, std::string &head, Parts &parts) const
    {
        const qint64 end = m_log.end();
        const qint64 first = one.offset / m_log.batch() * m_log.batch();
        qint64 size = 0;
        std::vector<qint64> batches;
        for (qint64 at = first; at < end; at += m_log.batch()) {
            const auto more = static_cast<qint64>(m_log.prepared(one.partition, at).size());
            if (!batches.empty() && (size + more > one.most || more > left))
                break;
            if (batches.empty() && left <= 0)
                break;
            batches.push_back(at);
            size += more;
            left -= more;
        }
        put<qint32>(head, one.partition);
        put<qint16>(head, 0);
        put(head, end);
        put(head, end); // last stable offset
        put<qint32>(head, -1);
        put(head, static_cast<qint32>(size));
        for (const qint64 at : batches) {
            const std::string &batch = m_log.prepared(one.partition, at);
            head.append(batch, 0, kBatchHead);
            stamp(head.data() + head.size() - kBatchHead, at, milliseconds(m_log.availableAt(at)));
            parts.own(std::exchange(head, {}));
            parts.borrow(std::string_view(batch).substr(kBatchHead));
        }
    }

    const int m_socket;
    const Log &m_log;
    const quint16 m_port;
};

} // namespace

int main(int argc, char **argv)
{
    if (argc != 7)
        return 2;
    std::signal(SIGPIPE, SIG_IGN);
    const std::string codec = argv[3];
    const Log log(std::atoi(argv[1]), std::atoi(argv[2]), codec == "lz4" ? Codec::Lz4 : codec == "zstd" ? Codec::Zstd : Codec::None,
                  std::atoi(argv[4]), std::atoll(argv[5]), std::atoll(argv[6]));
    const int listener = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address = {};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto *const generic = reinterpret_cast<sockaddr *>(&address);
    if (::bind(listener, generic, size) != 0 || ::listen(listener, 64) != 0 || ::getsockname(listener, generic, &size) != 0)
        return 1;
    const quint16 port = ntohs(address.sin_port);
    std::thread([] {
        while (std::getchar() != EOF) { }
        std::_Exit(0);
    }).detach();
    std::printf("%u\n", port);
    std::fflush(stdout);
    while (true) {
        const int socket = ::accept(listener, nullptr, nullptr);
        if (socket < 0)
            continue;
        const int on = 1;
        ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        std::thread([socket, &log, port] { Connection(socket, log, port).serve(); }).detach();
    }
}
