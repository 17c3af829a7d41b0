// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/messages/place_test.h"

namespace streamscope::messages {
namespace {

class PlaceTest final : public MessageTest {
public:
    PlaceTest(std::shared_ptr<const Places> places, std::unique_ptr<MessageTest> also)
        : m_places(std::move(places))
        , m_also(std::move(also))
    {
    }

    [[nodiscard]] Verdict test(const cluster::RawMessage &message) override { return verdict(message); }
    [[nodiscard]] Verdict test(const HeldMessage &message) override { return verdict(message); }
    [[nodiscard]] std::unique_ptr<MessageTest> clone() const override
    {
        return std::make_unique<PlaceTest>(m_places, m_also ? m_also->clone() : nullptr);
    }

private:
    template<typename Message>
    [[nodiscard]] Verdict verdict(const Message &message) const
    {
        if (message.topic >= m_places->size() || !(*m_places)[message.topic].contains({message.partition, message.offset}))
            return Verdict::No;
        return !m_also || m_also->test(message) == Verdict::Yes ? Verdict::Yes : Verdict::No;
    }

    const std::shared_ptr<const Places> m_places;
    const std::unique_ptr<MessageTest> m_also;
};

} // namespace

std::unique_ptr<MessageTest> makePlaceTest(std::shared_ptr<const Places> places, std::unique_ptr<MessageTest> also)
{
    return std::make_unique<PlaceTest>(std::move(places), std::move(also));
}

} // namespace streamscope::messages
