// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sandbox/traffic.h"

#include <array>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <string_view>
#include <vector>

namespace streamscope::sandbox {
namespace {

using Clock = std::chrono::steady_clock;

constexpr int kHistoryMessages = 4000;
constexpr int64_t kHistoryMs = 10 * 60 * 1000;
constexpr auto kStep = std::chrono::milliseconds(10);
constexpr int kMostPerStep = 20'000;

int64_t nowMs()
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now().time_since_epoch()).count();
}

// A small generator is enough for demo data, and costs next to nothing.
class Random {
public:
    explicit Random(uint64_t seed)
        : m_state(seed | 1U)
    {
    }
    uint32_t below(uint32_t bound)
    {
        m_state ^= m_state << 13;
        m_state ^= m_state >> 7;
        m_state ^= m_state << 17;
        return static_cast<uint32_t>((m_state >> 16) % bound);
    }
    template<std::size_t N>
    const char *choice(const std::array<const char *, N> &list)
    {
        return list[below(N)];
    }

private:
    uint64_t m_state;
};

constexpr std::array kEvents = {"page_view", "page_view", "page_view", "page_view", "click", "click", "search", "add_to_cart", "purchase"};
constexpr std::array kPages = {"/", "/products", "/products/espresso-machine", "/cart", "/checkout", "/help", "/account"};
constexpr std::array kBrowsers = {"Firefox 145", "Chrome 142", "Safari 26", "Edge 142"};
constexpr std::array kCountries = {"DE", "AT", "CH", "FR", "NL", "PL", "SE"};
constexpr std::array kProducts = {"espresso-machine", "grinder", "kettle", "filter-paper", "beans-1kg", "cup"};

// Writes one message after another into the same buffers.
class Scene {
public:
    Scene(rd_kafka_t *producer, const std::atomic<bool> &stop)
        : m_producer(producer)
        , m_stop(stop)
        , m_random(static_cast<uint64_t>(nowMs()))
        , m_rides(40)
    {
        for (Ride &ride : m_rides)
            ride = {52.45 + m_random.below(1400) / 10'000.0, 13.25 + m_random.below(3000) / 10'000.0, m_random.below(628) / 100.0};
    }

    void next(int64_t timestampMs)
    {
        const uint32_t dice = m_random.below(100);
        if (dice < 60)
            userEvent(timestampMs);
        else if (dice < 85)
            ridePosition(timestampMs);
        else
            order(timestampMs);
    }

private:
    struct Ride {
        double latitude;
        double longitude;
        double heading;
    };

    template<typename... Arguments>
    std::string_view print(std::array<char, 1024> &buffer, const char *format, Arguments... arguments)
    {
        const int size = std::snprintf(buffer.data(), buffer.size(), format, arguments...);
        return {buffer.data(), static_cast<std::size_t>(size)};
    }

    void userEvent(int64_t timestampMs)
    {
        const auto user = m_random.below(5000);
        const std::string_view key = print(m_key, "user-%04u", user);
        const char *event = m_random.choice(kEvents);
        const std::string_view value = print(
            m_value,
            R"({"event":"%s","user_id":"user-%04u","session":"s-%06x","page":"%s","browser":"%s","country":"%s","duration_ms":%u,"timestamp":%lld})",
            event, user, m_random.below(0xffffff), m_random.choice(kPages), m_random.choice(kBrowsers), m_random.choice(kCountries),
            m_random.below(30'000), static_cast<long long>(timestampMs));
        rd_kafka_headers_t *headers = nullptr;
        if (m_random.below(10) == 0) {
            headers = rd_kafka_headers_new(2);
            const std::string_view trace = print(m_header, "%08x%08x", m_random.below(0xffffffff), m_random.below(0xffffffff));
            rd_kafka_header_add(headers, "trace-id", -1, trace.data(), static_cast<ssize_t>(trace.size()));
            if (m_random.below(5) == 0) // the same name twice is allowed, and happens
                rd_kafka_header_add(headers, "trace-id", -1, "retry", 5);
        }
        sendMessage(m_producer, "user-events", key, value, headers, timestampMs, m_stop);
    }

    void ridePosition(int64_t timestampMs)
    {
        const auto number = m_random.below(static_cast<uint32_t>(m_rides.size()));
        Ride &ride = m_rides[number];
        ride.heading += (static_cast<int>(m_random.below(21)) - 10) / 100.0;
        ride.latitude += 0.0002 * std::cos(ride.heading);
        ride.longitude += 0.0003 * std::sin(ride.heading);
        const std::string_view key = print(m_key, "ride-%03u", number);
        const std::string_view value =
            print(m_value, R"({"ride_id":"ride-%03u","lat":%.6f,"lon":%.6f,"heading":%.0f,"speed_kmh":%.1f,"battery":%u,"at":%lld})",
                  number, ride.latitude, ride.longitude, std::fmod(ride.heading * 57.2958 + 3600, 360), 12 + m_random.below(140) / 10.0,
                  20 + m_random.below(80), static_cast<long long>(timestampMs));
        sendMessage(m_producer, "ride-positions", key, value, nullptr, timestampMs, m_stop);
    }

    // One in twenty is bad, in one of three ways.
    void order(int64_t timestampMs)
    {
        const auto number = ++m_orders;
        const auto quantity = 1 + m_random.below(4);
        const double price = 4.9 + m_random.below(40'000) / 100.0;
        const uint32_t fault = m_random.below(20) == 0 ? 1 + m_random.below(3) : 0;
        const std::string_view key = print(m_key, "o-%lld-%06u", static_cast<long long>(timestampMs / 86'400'000), number);
        const std::string user = fault == 1 ? std::string() : "\"user_id\":\"user-" + std::to_string(m_random.below(5000)) + "\",";
        const double total = fault == 2 ? -price : price * quantity;
        const std::string_view value = print(
            m_value,
            R"({"order_id":"%.*s",%s"items":[{"sku":"%s","quantity":%u,"price":%.2f}],"total":%.2f,"currency":"EUR","created_at":%lld})",
            static_cast<int>(key.size()), key.data(), user.c_str(), m_random.choice(kProducts), fault == 3 ? 0 : quantity, price, total,
            static_cast<long long>(timestampMs));
        sendMessage(m_producer, "orders", key, value, nullptr, timestampMs, m_stop);
    }

    rd_kafka_t *m_producer;
    const std::atomic<bool> &m_stop;
    Random m_random;
    std::vector<Ride> m_rides;
    uint32_t m_orders = 0;
    std::array<char, 1024> m_key;
    std::array<char, 1024> m_value;
    std::array<char, 1024> m_header;
};

} // namespace

ClientPtr makeClient(rd_kafka_type_t type, const std::string &bootstrap, const char *clientId, const char *group)
{
    rd_kafka_conf_t *conf = rd_kafka_conf_new();
    const auto set = [conf](const char *name, const char *value) { rd_kafka_conf_set(conf, name, value, nullptr, 0); };
    set("bootstrap.servers", bootstrap.c_str());
    set("client.id", clientId);
    set("log_level", "0");
    set("enable.metrics.push", "false");
    if (type == RD_KAFKA_PRODUCER) {
        set("linger.ms", "5");
        set("batch.num.messages", "10000");
        set("queue.buffering.max.messages", "200000");
        set("delivery.report.only.error", "true");
        set("partitioner", "murmur2_random");
    } else {
        set("group.id", group);
        set("auto.offset.reset", "earliest");
        set("fetch.wait.max.ms", "10");
        set("auto.commit.interval.ms", "1000");
        set("session.timeout.ms", "6000");
        set("heartbeat.interval.ms", "1000");
    }
    rd_kafka_t *handle = rd_kafka_new(type, conf, nullptr, 0);
    if (!handle)
        rd_kafka_conf_destroy(conf);
    return ClientPtr(handle);
}

void sendMessage(rd_kafka_t *producer, const char *topic, std::string_view key, std::string_view value, rd_kafka_headers_t *headers,
                 int64_t timestampMs, const std::atomic<bool> &stop)
{
    std::array<rd_kafka_vu_t, 6> arguments = {};
    arguments[0].vtype = RD_KAFKA_VTYPE_TOPIC;
    arguments[0].u.cstr = topic;
    arguments[1].vtype = RD_KAFKA_VTYPE_MSGFLAGS;
    arguments[1].u.i = RD_KAFKA_MSG_F_COPY;
    arguments[2].vtype = RD_KAFKA_VTYPE_KEY;
    arguments[2].u.mem = {const_cast<char *>(key.data()), key.size()};
    arguments[3].vtype = RD_KAFKA_VTYPE_VALUE;
    arguments[3].u.mem = {const_cast<char *>(value.data()), value.size()};
    arguments[4].vtype = RD_KAFKA_VTYPE_TIMESTAMP;
    arguments[4].u.i64 = timestampMs;
    arguments[5].vtype = RD_KAFKA_VTYPE_HEADERS;
    arguments[5].u.headers = headers;
    const std::size_t count = headers ? 6 : 5;
    while (true) {
        rd_kafka_error_t *refused = rd_kafka_produceva(producer, arguments.data(), count);
        const rd_kafka_resp_err_t error = refused ? rd_kafka_error_code(refused) : RD_KAFKA_RESP_ERR_NO_ERROR;
        if (refused)
            rd_kafka_error_destroy(refused);
        if (error == RD_KAFKA_RESP_ERR_NO_ERROR)
            return;
        if (error != RD_KAFKA_RESP_ERR__QUEUE_FULL || stop.load()) {
            if (headers)
                rd_kafka_headers_destroy(headers);
            return;
        }
        rd_kafka_poll(producer, 5);
    }
}

Traffic::Traffic(std::string bootstrap, int rate)
    : m_bootstrap(std::move(bootstrap))
    , m_rate(rate)
    , m_thread([this] { run(); })
{
}

Traffic::~Traffic()
{
    m_stop.store(true);
    m_thread.join();
}

void Traffic::run()
{
    const ClientPtr producer = makeClient(RD_KAFKA_PRODUCER, m_bootstrap, "sandbox-traffic");
    if (!producer)
        return;
    Scene scene(producer.get(), m_stop);
    const int64_t start = nowMs();
    for (int i = 0; i < kHistoryMessages && !m_stop.load(); ++i)
        scene.next(start - kHistoryMs + kHistoryMs * i / kHistoryMessages);
    auto last = Clock::now();
    double due = 0;
    while (!m_stop.load()) {
        rd_kafka_poll(producer.get(), 0);
        std::this_thread::sleep_for(kStep);
        const auto now = Clock::now();
        due += m_rate.load() * std::chrono::duration<double>(now - last).count();
        last = now;
        // What could not be sent in time is not made up for: the rate is what it is.
        const int count = static_cast<int>(std::min<double>(due, kMostPerStep));
        due = std::min(due - count, static_cast<double>(kMostPerStep));
        const int64_t stamp = nowMs();
        for (int i = 0; i < count && !m_stop.load(); ++i)
            scene.next(stamp);
    }
    rd_kafka_purge(producer.get(), RD_KAFKA_PURGE_F_QUEUE | RD_KAFKA_PURGE_F_INFLIGHT);
}

} // namespace streamscope::sandbox
