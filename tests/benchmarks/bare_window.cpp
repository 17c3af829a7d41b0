// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// streamscope-bare-window [BOOTSTRAP TOPIC PARTITIONS]: the peer of a start: an empty window, then one message by a bare
// librdkafka consumer. Prints when each was there, in milliseconds of the monotonic clock.
#include "tests/benchmarks/bare_consumer.h"

#include <QApplication>
#include <QMainWindow>

#include <chrono>
#include <cstdio>
#include <cstdlib>

using namespace streamscope::benchmarks;

namespace {

void say(const char *what)
{
    const auto now = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now().time_since_epoch());
    std::fprintf(stderr, "streamscope.startup: %s %lld\n", what, static_cast<long long>(now.count()));
}

class EmptyWindow final : public QMainWindow {
public:
    using QMainWindow::QMainWindow;

protected:
    void paintEvent(QPaintEvent *event) override
    {
        QMainWindow::paintEvent(event);
        QMetaObject::invokeMethod(this, &EmptyWindow::painted, Qt::QueuedConnection);
    }

private:
    void painted()
    {
        if (std::exchange(m_painted, true))
            return;
        say("window");
        const QStringList arguments = QApplication::arguments();
        if (arguments.size() < 4)
            return;
        BareConsumer consumer(arguments.at(1));
        (void)consumer.read(arguments.at(2), arguments.at(3).toInt(), 1);
        say("loaded");
    }

    bool m_painted = false;
};

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    EmptyWindow window;
    window.resize(1280, 800);
    window.show();
    std::_Exit(QApplication::exec());
}
