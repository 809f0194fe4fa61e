#include "tools/workers/interruption.h"

#include <csignal>
#include <cstdlib>

namespace scrutineer::tools {

namespace {

volatile std::sig_atomic_t arrived = 0;
constexpr int watched[] = {SIGINT, SIGTERM, SIGHUP};

void remember(int signal) { arrived = signal; }

}  // namespace

void watch_for_interruption() {
  struct sigaction action {};
  action.sa_handler = remember;
  for (const int signal : watched) {
    struct sigaction before {};
    // A signal that nohup or a shell's background job has set aside stays so.
    if (sigaction(signal, nullptr, &before) == 0 && before.sa_handler == SIG_IGN) continue;
    sigaction(signal, &action, nullptr);
  }
}

bool interrupted() { return arrived != 0; }

void die_of_interruption() {
  std::signal(arrived, SIG_DFL);
  std::raise(arrived);
  std::_Exit(128 + arrived);
}

void leave_interruption_to_parent() {
  for (const int signal : watched) std::signal(signal, SIG_IGN);
}

}  // namespace scrutineer::tools
