// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sandbox/proxy.h"

#include <arpa/inet.h>
#include <cerrno>
#include <deque>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

namespace streamscope::sandbox {
namespace {

constexpr std::size_t kRead = 256 << 10;
constexpr std::size_t kEnough = 8 << 20; // bytes that wait for one side before the other is not read any more
constexpr qint32 kLargestRequest = 64 << 20;

sockaddr_in loopback(int port)
{
    sockaddr_in address = {};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(static_cast<quint16>(port));
    return address;
}

void tune(int descriptor)
{
    const int yes = 1;
    ::setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    ::fcntl(descriptor, F_SETFL, ::fcntl(descriptor, F_GETFL) | O_NONBLOCK);
}

// Bytes on their way: appended at the end, taken from the front without moving the rest each time.
class Buffer {
public:
    void append(std::string_view bytes) { m_bytes.append(bytes); }
    [[nodiscard]] std::string_view view() const { return std::string_view(m_bytes).substr(m_from); }
    [[nodiscard]] std::size_t size() const { return m_bytes.size() - m_from; }
    void consume(std::size_t count)
    {
        m_from += count;
        if (m_from == m_bytes.size() || m_from > (1 << 20)) {
            m_bytes.erase(0, m_from);
            m_from = 0;
        }
    }

    // False: the other side has gone.
    bool readFrom(int descriptor)
    {
        thread_local std::string chunk(kRead, '\0');
        const ssize_t count = ::recv(descriptor, chunk.data(), chunk.size(), 0);
        if (count > 0)
            m_bytes.append(chunk.data(), static_cast<std::size_t>(count));
        return count > 0 || (count < 0 && (errno == EAGAIN || errno == EINTR));
    }
    bool writeTo(int descriptor)
    {
        while (size() > 0) {
            const ssize_t count = ::send(descriptor, m_bytes.data() + m_from, size(), MSG_NOSIGNAL);
            if (count < 0)
                return errno == EAGAIN || errno == EINTR;
            consume(static_cast<std::size_t>(count));
        }
        return true;
    }

private:
    std::string m_bytes;
    std::size_t m_from = 0;
};

std::string sized(const std::string &frame)
{
    WireWriter out;
    out.int32(static_cast<qint32>(frame.size())).raw(frame);
    return out.take();
}

} // namespace

// One client and its connection to the broker behind. Answers keep the order of the requests.
struct Proxy::Link {
    int client = -1;
    int broker = -1;
    int index = 0; // of the broker
    Buffer fromClient;
    Buffer toBroker;
    Buffer fromBroker;
    Buffer toClient;
    struct Expected {
        ClusterBook::Pending pending;
        bool rewrite = false;
        bool answered = false;
        std::string answer;
    };
    std::deque<Expected> expected;
    std::size_t passing = 0; // bytes of an answer that are handed on as they come

    ~Link()
    {
        ::close(client);
        ::close(broker);
    }

    // Answers of ours go out as soon as those before them have.
    void flushAnswered()
    {
        for (; passing == 0 && !expected.empty() && expected.front().answered; expected.pop_front())
            toClient.append(sized(expected.front().answer));
    }
};

Proxy::Proxy(ClusterBook &book)
    : m_book(book)
{
}

Proxy::~Proxy()
{
    m_stop.store(true);
    if (m_thread.joinable()) {
        const quint64 one = 1;
        (void)!::write(m_wakeUp, &one, sizeof one);
        m_thread.join();
    }
    for (const Listener &listener : m_listeners)
        ::close(listener.descriptor);
    if (m_wakeUp >= 0)
        ::close(m_wakeUp);
}

int Proxy::listenFor(int brokerPort)
{
    const int descriptor = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address = loopback(0);
    socklen_t size = sizeof address;
    if (descriptor < 0 || ::bind(descriptor, reinterpret_cast<sockaddr *>(&address), size) != 0 || ::listen(descriptor, 64) != 0 ||
        ::getsockname(descriptor, reinterpret_cast<sockaddr *>(&address), &size) != 0) {
        ::close(descriptor);
        return 0;
    }
    tune(descriptor);
    m_listeners.push_back({descriptor, brokerPort});
    return ntohs(address.sin_port);
}

void Proxy::start()
{
    m_wakeUp = ::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    m_thread = std::thread([this] { run(); });
}

void Proxy::run()
{
    std::vector<pollfd> descriptors;
    while (!m_stop.load()) {
        descriptors.assign(1, {m_wakeUp, POLLIN, 0});
        for (const Listener &listener : m_listeners)
            descriptors.push_back({listener.descriptor, POLLIN, 0});
        for (const auto &link : m_links) {
            const bool readClient = link->toBroker.size() < kEnough;
            const bool readBroker = link->toClient.size() < kEnough;
            descriptors.push_back(
                {link->client, static_cast<short>((readClient ? POLLIN : 0) | (link->toClient.size() > 0 ? POLLOUT : 0)), 0});
            descriptors.push_back(
                {link->broker, static_cast<short>((readBroker ? POLLIN : 0) | (link->toBroker.size() > 0 ? POLLOUT : 0)), 0});
        }
        if (::poll(descriptors.data(), descriptors.size(), -1) < 0)
            continue;
        const std::size_t first = 1 + m_listeners.size();
        const std::size_t links = m_links.size();
        for (std::size_t i = 0; i < links; ++i) {
            if (!pump(*m_links[i], descriptors[first + 2 * i].revents, descriptors[first + 2 * i + 1].revents))
                m_links[i].reset();
        }
        std::erase(m_links, nullptr);
        for (std::size_t i = 0; i < m_listeners.size(); ++i) {
            if (descriptors[1 + i].revents & POLLIN)
                accept(m_listeners[i], static_cast<int>(i));
        }
    }
    m_links.clear();
}

void Proxy::accept(const Listener &listener, int index)
{
    const int client = ::accept4(listener.descriptor, nullptr, nullptr, SOCK_CLOEXEC);
    if (client < 0)
        return;
    auto link = std::make_unique<Link>();
    link->client = client;
    link->index = index;
    link->broker = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const sockaddr_in address = loopback(listener.brokerPort);
    // Loopback: it is accepted or refused at once.
    if (link->broker < 0 || ::connect(link->broker, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0)
        return;
    tune(client);
    tune(link->broker);
    m_links.push_back(std::move(link));
}

// False: the link is to be closed.
bool Proxy::pump(Link &link, short clientEvents, short brokerEvents)
{
    if ((clientEvents | brokerEvents) & (POLLERR | POLLNVAL))
        return false;
    if ((clientEvents & (POLLIN | POLLHUP)) && (!link.fromClient.readFrom(link.client) || !takeRequests(link)))
        return false;
    if ((brokerEvents & (POLLIN | POLLHUP)) && (!link.fromBroker.readFrom(link.broker) || !takeAnswers(link)))
        return false;
    link.flushAnswered();
    return link.toBroker.writeTo(link.broker) && link.toClient.writeTo(link.client);
}

bool Proxy::takeRequests(Link &link)
{
    while (link.fromClient.size() >= 4) {
        WireReader head(link.fromClient.view());
        const qint32 size = head.int32();
        if (size < 8 || size > kLargestRequest)
            return false;
        const auto whole = static_cast<std::size_t>(size) + 4;
        if (link.fromClient.size() < whole)
            return true;
        const std::string_view frame = link.fromClient.view().substr(0, whole);
        Link::Expected expected;
        ClusterBook::Reaction reaction = m_book.onRequest(frame.substr(4), link.index, expected.pending);
        if (reaction.broken)
            return false;
        expected.rewrite = reaction.rewriteAnswer;
        expected.answered = reaction.answered;
        expected.answer = std::move(reaction.answer);
        // A produce request with acks 0 gets no answer.
        const std::size_t acksAt = 4 + expected.pending.header.bodyAt;
        const bool produce = expected.pending.header.api == Api::Produce;
        WireReader body(frame.substr(acksAt));
        if (produce && expected.pending.header.version >= 3)
            body.nullableString();
        const bool silent = produce && body.int16() == 0;
        if (!expected.answered)
            link.toBroker.append(frame);
        if (!silent)
            link.expected.push_back(std::move(expected));
        link.fromClient.consume(whole);
    }
    return true;
}

bool Proxy::takeAnswers(Link &link)
{
    while (true) {
        if (link.passing > 0) {
            const std::size_t count = std::min(link.passing, link.fromBroker.size());
            link.toClient.append(link.fromBroker.view().substr(0, count));
            link.fromBroker.consume(count);
            link.passing -= count;
            if (link.passing > 0)
                return true;
        }
        link.flushAnswered();
        if (link.fromBroker.size() < 4)
            return true;
        WireReader head(link.fromBroker.view());
        const qint32 size = head.int32();
        if (size < 4 || link.expected.empty())
            return false; // the mock answers what it was asked, or the link is of no use
        const auto whole = static_cast<std::size_t>(size) + 4;
        if (!link.expected.front().rewrite) {
            link.expected.pop_front();
            link.passing = whole;
            continue;
        }
        if (link.fromBroker.size() < whole)
            return true;
        std::string frame(link.fromBroker.view().substr(4, whole - 4));
        link.fromBroker.consume(whole);
        link.toClient.append(sized(m_book.rewrite(std::move(frame), link.expected.front().pending)));
        link.expected.pop_front();
    }
}

} // namespace streamscope::sandbox
