// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/sandbox/cluster_book.h"

#include <atomic>
#include <functional>
#include <memory>
#include <thread>
#include <vector>

namespace streamscope::sandbox {

/// Stands in front of the mock brokers, on loopback: forwards whole frames, and lets the book answer or change what the mock
/// lacks. One thread for all connections.
class Proxy {
public:
    explicit Proxy(ClusterBook &book);
    ~Proxy();
    Proxy(const Proxy &) = delete;
    Proxy &operator=(const Proxy &) = delete;

    /// Listens for a broker whose real port is given. Returns the port to tell clients, 0 on failure. Before start().
    [[nodiscard]] int listenFor(int brokerPort);
    void start();

private:
    struct Listener {
        int descriptor;
        int brokerPort;
    };
    struct Link;

    void run();
    void accept(const Listener &listener, int index);
    bool pump(Link &link, short clientEvents, short brokerEvents);
    bool takeRequests(Link &link);
    bool takeAnswers(Link &link);

    ClusterBook &m_book;
    std::vector<Listener> m_listeners;
    std::vector<std::unique_ptr<Link>> m_links;
    int m_wakeUp = -1;
    std::atomic<bool> m_stop = false;
    std::thread m_thread;
};

} // namespace streamscope::sandbox
