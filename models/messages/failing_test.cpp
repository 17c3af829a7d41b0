// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/messages/failing_test.h"

namespace streamscope::messages {
namespace {

class FailingTest final : public MessageTest {
public:
    explicit FailingTest(std::unique_ptr<MessageTest> test)
        : m_test(std::move(test))
    {
    }

    [[nodiscard]] Verdict test(const cluster::RawMessage &message) override { return turned(m_test->test(message)); }
    [[nodiscard]] Verdict test(const HeldMessage &message) override { return turned(m_test->test(message)); }
    [[nodiscard]] std::unique_ptr<MessageTest> clone() const override { return std::make_unique<FailingTest>(m_test->clone()); }

private:
    [[nodiscard]] static Verdict turned(Verdict verdict) { return verdict == Verdict::Failed ? Verdict::Yes : Verdict::No; }

    const std::unique_ptr<MessageTest> m_test;
};

} // namespace

std::unique_ptr<MessageTest> makeFailingTest(std::unique_ptr<MessageTest> test)
{
    return std::make_unique<FailingTest>(std::move(test));
}

} // namespace streamscope::messages
