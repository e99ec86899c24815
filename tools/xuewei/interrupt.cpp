#include "tools/xuewei/interrupt.hpp"

#include <csignal>

namespace xuewei {
namespace {

volatile std::sig_atomic_t asked_to_stop = 0;

void on_signal(int number) {
  asked_to_stop = 1;
  std::signal(number, SIG_DFL);
}

}  // namespace

void watch_for_interruption() {
  std::signal(SIGINT, on_signal);
  std::signal(SIGTERM, on_signal);
}

bool interrupted() { return asked_to_stop != 0; }

void stop_if_interrupted() {
  if (interrupted()) throw Interruption();
}

}  // namespace xuewei
