// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/query/window_aggregate.h"

#include "models/query/value_ops.h"
#include "models/query/window_sketches.h"
#include "models/query/window_values.h"

#include <algorithm>
#include <cmath>

namespace streamscope::query {
namespace {

__extension__ using Wide = __int128; // 2^63 integers of 64 bits fit

constexpr double kTwo53 = 9007199254740992.0;
constexpr std::size_t kExactRanks = 1024;

void appendWide(std::string &out, Wide number)
{
    char digits[40];
    char *at = digits + sizeof digits;
    const bool minus = number < 0;
    do {
        const int digit = static_cast<int>(number % 10);
        *--at = static_cast<char>('0' + (digit < 0 ? -digit : digit));
        number /= 10;
    } while (number != 0);
    if (minus)
        *--at = '-';
    out.append(at, digits + sizeof digits);
}

bool isUsableNumber(const Value &value)
{
    return value.isNumber() && (value.kind() != Kind::Double || std::isfinite(value.toDouble()));
}

AggregateResult ofDouble(double number)
{
    AggregateResult result;
    result.json.clear();
    (void)appendJson(result.json, Value::ofDouble(number));
    result.number = number;
    return result;
}

class Sum final : public Aggregator {
public:
    explicit Sum(bool mean)
        : m_mean(mean)
    {
    }

    [[nodiscard]] bool add(const Value &value) override
    {
        switch (value.kind()) {
        case Kind::Null: return true;
        case Kind::Int: m_whole += value.toInt(); break;
        case Kind::Uint: m_whole += value.toUint(); break;
        case Kind::Double:
            if (!std::isfinite(value.toDouble()))
                return false;
            m_anyDouble = true;
            compensate(value.toDouble());
            break;
        default: return false;
        }
        ++m_count;
        return true;
    }

    void merge(const Aggregator &other) override
    {
        const auto &sum = static_cast<const Sum &>(other);
        m_whole += sum.m_whole;
        m_anyDouble = m_anyDouble || sum.m_anyDouble;
        m_count += sum.m_count;
        compensate(sum.m_sum);
        compensate(sum.m_compensation);
    }

    [[nodiscard]] AggregateResult result() const override
    {
        if (m_count == 0)
            return {};
        const double total = toDouble();
        if (m_mean)
            return ofDouble(total / static_cast<double>(m_count));
        if (m_anyDouble) {
            AggregateResult result = ofDouble(total);
            if (std::abs(static_cast<double>(m_whole)) >= kTwo53)
                result.sketch = Sketch::Rounding;
            return result;
        }
        AggregateResult result{.json = {}, .number = total};
        appendWide(result.json, m_whole);
        return result;
    }

    [[nodiscard]] std::size_t bytes() const override { return sizeof *this; }

private:
    static void add(double &sum, double &compensation, double number)
    {
        const double more = sum + number;
        compensation += std::abs(sum) >= std::abs(number) ? (sum - more) + number : (number - more) + sum;
        sum = more;
    }
    void compensate(double number) { add(m_sum, m_compensation, number); }

    // The integers' low digits, which one double would lose, are added with the fractions.
    [[nodiscard]] double toDouble() const
    {
        double sum = static_cast<double>(m_whole);
        double compensation = m_compensation + static_cast<double>(m_whole - static_cast<Wide>(sum));
        add(sum, compensation, m_sum);
        return sum + compensation;
    }

    const bool m_mean;
    bool m_anyDouble = false;
    quint64 m_count = 0;
    Wide m_whole = 0;
    double m_sum = 0;
    double m_compensation = 0;
};

class Extreme final : public Aggregator {
public:
    explicit Extreme(bool greatest)
        : m_greatest(greatest)
    {
    }

    [[nodiscard]] bool add(const Value &value) override
    {
        if (value.isNull())
            return true;
        const int rank = rankOf(value);
        if (rank == kUseless || (m_any && rank < rankOf(m_best)))
            return false;
        if (!m_any || rank > rankOf(m_best)) {
            keep(value);
            return true;
        }
        std::partial_ordering order = std::partial_ordering::equivalent;
        (void)compareValues(value, m_best, order);
        // Of equal numbers the integer.
        if ((m_greatest ? order > 0 : order < 0) || (order == 0 && m_best.kind() == Kind::Double && value.kind() != Kind::Double))
            keep(value);
        return true;
    }

    void merge(const Aggregator &other) override
    {
        const auto &extreme = static_cast<const Extreme &>(other);
        if (extreme.m_any)
            (void)add(extreme.m_best);
    }

    [[nodiscard]] AggregateResult result() const override
    {
        if (!m_any)
            return {};
        AggregateResult result;
        result.json.clear();
        if (!appendJson(result.json, m_best))
            result.json = "null"; // longer than a result may be
        result.number = m_best.nearestDouble();
        return result;
    }

    [[nodiscard]] std::size_t bytes() const override { return sizeof *this + m_text.capacity(); }

private:
    static constexpr int kUseless = 0;

    // Of several types the highest counts, whichever comes first: numbers before all others, as for a sum.
    static int rankOf(const Value &value)
    {
        if (value.isNumber())
            return isUsableNumber(value) ? 6 : kUseless;
        switch (value.kind()) {
        case Kind::Timestamp: return 5;
        case Kind::Duration: return 4;
        case Kind::String: return 3;
        case Kind::Bytes: return 2;
        case Kind::Bool: return 1;
        default: return kUseless;
        }
    }

    void keep(const Value &value)
    {
        m_any = true;
        m_best = value;
        if (value.kind() != Kind::String && value.kind() != Kind::Bytes)
            return;
        m_text = value.text();
        m_best = value.kind() == Kind::String ? Value::ofString(m_text) : Value::ofBytes(m_text);
    }

    const bool m_greatest;
    bool m_any = false;
    Value m_best;
    std::string m_text; // what m_best views
};

class Percentile final : public Aggregator {
public:
    explicit Percentile(double percent)
        : m_quantile(percent / 100)
    {
    }

    [[nodiscard]] bool add(const Value &value) override
    {
        if (value.isNull())
            return true;
        if (!isUsableNumber(value))
            return false;
        const double number = value.nearestDouble();
        m_allWhole = m_allWhole && value.kind() != Kind::Double && std::abs(number) < kTwo53;
        m_rounded = m_rounded || (value.kind() != Kind::Double && std::abs(number) >= kTwo53);
        addNumber(number);
        return true;
    }

    void merge(const Aggregator &other) override
    {
        const auto &percentile = static_cast<const Percentile &>(other);
        m_allWhole = m_allWhole && percentile.m_allWhole;
        m_rounded = m_rounded || percentile.m_rounded;
        for (const double number : percentile.m_numbers)
            addNumber(number);
        if (!percentile.m_digest)
            return;
        useDigest();
        m_digest->merge(*percentile.m_digest);
    }

    [[nodiscard]] AggregateResult result() const override
    {
        if (m_digest) {
            AggregateResult result = ofDouble(m_digest->quantile(m_quantile));
            result.sketch = Sketch::TDigest;
            result.error = TDigest::rankError(m_quantile);
            return result;
        }
        if (m_numbers.empty())
            return {};
        std::vector<double> sorted = m_numbers;
        const auto rank = static_cast<std::size_t>(std::ceil(m_quantile * static_cast<double>(sorted.size()) - 1e-9));
        const auto at = sorted.begin() + static_cast<std::ptrdiff_t>(std::clamp<std::size_t>(rank, 1, sorted.size()) - 1);
        std::nth_element(sorted.begin(), at, sorted.end());
        AggregateResult result = ofDouble(*at);
        if (m_allWhole)
            result.json = std::to_string(static_cast<qint64>(*at));
        if (m_rounded)
            result.sketch = Sketch::Rounding;
        return result;
    }

    [[nodiscard]] std::size_t bytes() const override
    {
        return sizeof *this + m_numbers.capacity() * sizeof(double) + (m_digest ? m_digest->bytes() : 0);
    }

private:
    void addNumber(double number)
    {
        if (m_digest) {
            m_digest->add(number);
            return;
        }
        m_numbers.push_back(number);
        if (m_numbers.size() > kExactRanks)
            useDigest();
    }

    void useDigest()
    {
        if (m_digest)
            return;
        m_digest = std::make_unique<TDigest>();
        for (const double number : m_numbers)
            m_digest->add(number);
        std::vector<double>().swap(m_numbers); // gives the memory back
    }

    const double m_quantile;
    bool m_allWhole = true;
    bool m_rounded = false;
    std::vector<double> m_numbers;
    std::unique_ptr<TDigest> m_digest;
};

// Counts values by what makes a group of them; null is none.
class Keyed : public Aggregator {
public:
    [[nodiscard]] bool add(const Value &value) final
    {
        if (value.isNull())
            return true;
        m_key.clear();
        if (value.isError() || appendValueKey(m_key, value))
            return false;
        count(m_key);
        return true;
    }

private:
    virtual void count(const std::string &key) = 0;

    std::string m_key;
};

class Distinct final : public Keyed {
public:
    void merge(const Aggregator &other) override { m_counter.merge(static_cast<const Distinct &>(other).m_counter); }

    [[nodiscard]] AggregateResult result() const override
    {
        const quint64 count = m_counter.count();
        AggregateResult result{.json = std::to_string(count), .number = static_cast<double>(count)};
        if (!m_counter.isExact()) {
            result.sketch = Sketch::HyperLogLog;
            result.error = DistinctCounter::kStandardError;
        }
        return result;
    }

    [[nodiscard]] std::size_t bytes() const override { return sizeof *this + m_counter.bytes(); }

private:
    void count(const std::string &key) override { m_counter.add(steadyHash(key)); }

    DistinctCounter m_counter;
};

class Top final : public Keyed {
public:
    explicit Top(int most)
        : m_most(static_cast<std::size_t>(most))
    {
    }

    void merge(const Aggregator &other) override { m_counter.merge(static_cast<const Top &>(other).m_counter); }

    [[nodiscard]] AggregateResult result() const override
    {
        AggregateResult result;
        result.json = "[";
        quint64 error = 0;
        for (const TopCounter::Entry &entry : m_counter.top(m_most)) {
            result.json += result.json.size() > 1 ? ",{\"value\":" : "{\"value\":";
            appendKeyJson(result.json, entry.text);
            result.json += ",\"count\":" + std::to_string(entry.count) + '}';
            error = std::max(error, entry.error);
        }
        result.json += ']';
        if (!m_counter.isExact()) {
            result.sketch = Sketch::SpaceSaving;
            result.error = static_cast<double>(error);
        }
        return result;
    }

    [[nodiscard]] std::size_t bytes() const override { return sizeof *this + m_counter.bytes(); }

private:
    void count(const std::string &key) override { m_counter.add(key); }

    const std::size_t m_most;
    TopCounter m_counter;
};

std::string percentText(double share)
{
    std::string text;
    appendGoDouble(text, std::ceil(share * 10000) / 100);
    return text + " %";
}

} // namespace

std::string sketchText(const AggregateResult &result)
{
    switch (result.sketch) {
    case Sketch::None: return {};
    case Sketch::TDigest: return "t-digest, rank within ±" + percentText(result.error);
    case Sketch::HyperLogLog: return "HyperLogLog, standard error " + percentText(result.error);
    case Sketch::SpaceSaving: return "space-saving, counts at most " + std::to_string(static_cast<quint64>(result.error)) + " too high";
    case Sketch::Rounding: return "integers above 2^53 as doubles";
    }
    return {};
}

std::unique_ptr<Aggregator> Aggregator::make(const Aggregation &aggregation)
{
    switch (aggregation.kind) {
    case Aggregation::Kind::Count: return nullptr;
    case Aggregation::Kind::Sum: return std::make_unique<Sum>(false);
    case Aggregation::Kind::Mean: return std::make_unique<Sum>(true);
    case Aggregation::Kind::Min: return std::make_unique<Extreme>(false);
    case Aggregation::Kind::Max: return std::make_unique<Extreme>(true);
    case Aggregation::Kind::Percentile: return std::make_unique<Percentile>(aggregation.percent);
    case Aggregation::Kind::Distinct: return std::make_unique<Distinct>();
    case Aggregation::Kind::Top: return std::make_unique<Top>(aggregation.most);
    }
    return nullptr;
}

} // namespace streamscope::query
